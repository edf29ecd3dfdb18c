"""A result in detail."""

import pytest

from fzdigital.errors import InvalidValueError
from fzdigital.whatif.breakdown import by_firm, by_ground, by_round, by_sector
from fzdigital.whatif.result import Result
from tests.whatif.studies import LASTING, STUDY

RESULT = STUDY.compare(LASTING, LASTING.amend(no_star_limit=1))


class TestByRound:
    """The size of the library over time."""

    def test_there_is_a_row_for_each_round(self) -> None:
        """With its day, and sizes that agree with the result."""
        rows = by_round(RESULT)
        assert [(row["round"], row["day"]) for row in rows] == [*enumerate(STUDY.days(), start=1)]
        assert rows[-1]["mean"] == pytest.approx(RESULT.mean("size").mean)
        assert tuple(row["q0.5"] for row in rows) == RESULT.sizes(0.5)

    def test_below_is_the_share_below_the_floor(self) -> None:
        """Summed over rounds, the rounds below."""
        rows = by_round(RESULT, 1)
        assert sum(row["below"] for row in rows) == pytest.approx(RESULT.mean("rounds_below", 1).mean)
        assert sum(row["below"] for row in rows) > 0

    def test_levels_can_be_chosen(self) -> None:
        """Each a column."""
        assert [*by_round(RESULT, levels=(0.25,))[0]] == ["round", "day", "mean", "q0.25", "below"]


class TestBySector:
    """The size of each sector over time."""

    def test_sectors_add_up(self) -> None:
        """In every round to the size of the library."""
        rows = by_sector(RESULT, 1)
        assert [row["sector"] for row in rows[:4]] == ["knit", "cotton", "elec", "auto"]
        for round in by_round(RESULT, 1):
            members = [row["mean"] for row in rows if (row["round"], row["day"]) == (round["round"], round["day"])]
            assert sum(members) == pytest.approx(round["mean"])


class TestByGround:
    """Exits by rule over time."""

    def test_rounds_add_up(self) -> None:
        """For every rule to what the result says of all rounds."""
        rows = by_ground(RESULT, 1)
        for rule, exits in RESULT.exits(1).items():
            assert sum(row["exits"] for row in rows if row["rule"] == rule) == pytest.approx(exits)
        assert {row["round"] for row in rows if row["exits"]} == {1, 2, 3, 4}


class TestByFirm:
    """Who leaves."""

    def test_firms_add_up(self) -> None:
        """To all exits and all refills."""
        rows = by_firm(RESULT, 1)
        assert [(row["code"], row["member"]) for row in (rows[0], rows[-1])] == [("M01", True), ("R12", False)]
        assert sum(row["leaves"] for row in rows) == pytest.approx(RESULT.mean("exits", 1).mean)
        assert sum(row["selected"] for row in rows) == pytest.approx(RESULT.mean("refills", 1).mean)


class TestTables:
    """Each is a dataframe if asked."""

    @pytest.mark.parametrize("rows_of", [by_round, by_sector, by_ground, by_firm])
    def test_of_the_library_that_is_named(self, rows_of: object) -> None:
        """The same rows; another name is refused."""
        ask = lambda result, **named: rows_of(result, 0, **named)  # type: ignore[operator]
        result: Result = RESULT
        assert ask(result, library="polars").to_dicts() == ask(result)
        with pytest.raises(InvalidValueError, match="library of dataframes"):
            ask(result, library="spreadsheet")
