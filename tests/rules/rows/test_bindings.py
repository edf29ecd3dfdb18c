"""How rows hold facts, read with every check."""

import pytest

from fzdigital.errors import InvalidValueError, UnknownNameError
from fzdigital.rules.binding import Always, Column
from fzdigital.rules.rows.bindings import COLUMN, Derived, Row, RowBinding, checked_row_bindings, read_row
from tests.rules.toy import POINTS, ROOM_RULES, VALID

VOCABULARY = ROOM_RULES.vocabulary


class TestBindings:
    """Names and values are found sound before any row is read."""

    def test_each_keeps_its_way(self) -> None:
        """A column, a constant and a function."""
        bindings: dict[str, RowBinding] = {
            "card.valid": Column("ok"),
            "card.student": Always(None),
            "card.points": Derived(lambda row: 3),
        }
        assert bindings.items() <= checked_row_bindings(VOCABULARY, bindings).items()

    def test_what_is_not_spoken_of_never_happened(self) -> None:
        """Without any fact of a loan there is none; of a card that is spoken of, the other facts stay unknown."""
        found = checked_row_bindings(VOCABULARY, {"card.valid": Column("ok")})
        assert (found["loan.returned"], found["loan.days_late"]) == (Always(True), Always(0))
        assert "card.points" not in found

    def test_a_fact_that_there_is_not(self) -> None:
        """A misspelt fact is an error, whatever it is bound to."""
        with pytest.raises(UnknownNameError, match=r"no fact is named 'card\.poins'"):
            checked_row_bindings(VOCABULARY, {"card.poins": Derived(lambda row: 3)})

    def test_a_value_that_the_fact_does_not_admit(self) -> None:
        """A meaning outside the range is an error."""
        with pytest.raises(InvalidValueError, match="31"):
            checked_row_bindings(VOCABULARY, {"card.points": Column("points", {"many": 31})})


class TestReading:
    """Every value of a row has a meaning that its fact admits."""

    def test_all_ways(self) -> None:
        """From a column, from one with codes, from a function and from nowhere; None is unknown."""
        facts: dict[object, RowBinding] = {
            POINTS: Column("points"),
            VALID: Column("ok", {"Y": True, "N": False}),
        }
        assert read_row(facts, {"points": 4, "ok": "N"}, "rows[0]") == {"card.points": 4, "card.valid": False}  # type: ignore[arg-type]
        assert read_row(facts, {"points": None, "ok": None}, "rows[0]") == {"card.points": None, "card.valid": None}  # type: ignore[arg-type]
        assert read_row({POINTS: Derived(lambda row: 5)}, {}, "rows[0]") == {"card.points": 5}
        assert read_row({POINTS: Always(6)}, {}, "rows[0]") == {"card.points": 6}

    def test_a_column_that_there_is_not(self) -> None:
        """It is named, with the row and the columns there are."""
        with pytest.raises(UnknownNameError, match=r"rows\[3\]: no column is named 'points'; .*: pts, ok"):
            read_row({POINTS: Column("points")}, {"pts": 4, "ok": True}, "rows[3]")

    @pytest.mark.parametrize("value", ["y", 1, True, ["Y"]])
    def test_a_value_without_a_meaning(self, value: object) -> None:
        """It is shown with its place and the values that have one; a number is no yes or no."""
        with pytest.raises(InvalidValueError, match=r"rows\[3\]\['ok'\] is .*; it must be one of 'Y', 'N'"):
            read_row({VALID: Column("ok", {"Y": True, "N": False})}, {"ok": value}, "rows[3]")

    def test_a_number_that_means_yes_is_no_yes(self) -> None:
        """To Python True is 1, to a table of meanings it is not."""
        with pytest.raises(InvalidValueError, match="is True"):
            read_row({VALID: Column("ok", {1: True, 0: False})}, {"ok": True}, "rows[0]")

    @pytest.mark.parametrize("value", [31, "4", 4.0, True])
    def test_a_value_that_the_fact_does_not_admit(self, value: object) -> None:
        """Out of range or of another sort."""
        with pytest.raises(InvalidValueError, match=r"rows\[0\]\['points'\] is .* a whole number from 0 to 30"):
            read_row({POINTS: Column("points")}, {"points": value}, "rows[0]")

    def test_a_derived_value_that_the_fact_does_not_admit(self) -> None:
        """It is named by the fact."""
        with pytest.raises(InvalidValueError, match=r"rows\[0\] card.points is 99"):
            read_row({POINTS: Derived(lambda row: 99)}, {}, "rows[0]")

    def test_a_column_that_a_function_misses(self) -> None:
        """It is an error like any other missing column."""
        with pytest.raises(UnknownNameError, match=r"rows\[0\]: no column is named 'points'"):
            read_row({POINTS: Derived(lambda row: row["points"])}, {"ok": 1}, "rows[0]")  # type: ignore[arg-type, return-value]

    def test_a_fault_of_the_function(self) -> None:
        """Its own look-ups are not taken for columns."""
        with pytest.raises(KeyError):
            read_row({POINTS: Derived(lambda row: dict[str, int]()[next(iter(row))])}, {"ok": 1}, "rows[0]")

    def test_a_fault_that_says_more_than_the_column(self) -> None:
        """What a function looked for comes first in its error, and is taken for the column."""

        def raising(row: Row) -> int:
            raise KeyError("points", *row)

        with pytest.raises(UnknownNameError) as error:
            read_row({POINTS: Derived(raising)}, {"ok": 1}, "rows[0]")
        assert error.value.args == (COLUMN, "points", "rows[0]", ("ok",))
