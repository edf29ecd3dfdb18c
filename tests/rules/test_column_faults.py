"""What is said of columns and values that do not fit."""

from collections.abc import Iterator, Sequence, Set
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from fzdigital.errors import ColumnsError
from fzdigital.rules.binding import Column
from fzdigital.rules.columns import IntegerPlanes
from fzdigital.rules.population import Population, population_of
from fzdigital.rules.supply import Supply
from fzdigital.text import Text
from tests.rules.toy import CARD, FINE, LATE, ROOM_RULES

FRAMES = "population_of_frame"


class Int64(int):
    """A whole number as another package might have it."""


class Unending:
    """Two numbers that can be asked for by their places, and of which nobody says how many there are."""

    def __getitem__(self, place: int) -> int:
        return range(1, 3)[place]


class Array(Unending):
    """Two numbers in some shape."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.shape = shape

    def __len__(self) -> int:
        return 2


class OrderedSet(Unending, Set[int]):
    """A set that keeps the order in which it was filled."""

    def __contains__(self, value: object) -> bool:
        return value in (1, 2)

    def __iter__(self) -> Iterator[int]:
        return iter((1, 2))

    def __len__(self) -> int:
        return 2


def refused(column: object, *, means: object = ()) -> tuple[str, Text]:
    """The one fault of a column of days late."""
    bindings = {LATE.name: Column("late", means)}  # type: ignore[arg-type]
    with pytest.raises(ColumnsError) as error:
        population_of(ROOM_RULES, CARD, {"late": column}, acts=[FINE.id], bindings=bindings, unknown=["as_of"])  # type: ignore[dict-item]
    (problem,) = error.value.problems
    return problem


class TestShapes:
    """A column is a sequence of values."""

    @pytest.mark.parametrize(
        ("column", "kind"),
        [
            ({0: 1}, "dict"),
            ({0: 1}.values(), "dict_values"),
            ("12", "str"),
            (bytearray(b"12"), "bytearray"),
            (12, "int"),
            (None, "NoneType"),
            (Array((2, 1)), "Array"),
            (Array(()), "Array"),
            (Unending(), "Unending"),
            (OrderedSet(), "OrderedSet"),
        ],
    )
    def test_the_type_of_what_is_none(self, column: object, kind: str) -> None:
        """It is told in both languages, with the column's name."""
        name, text = refused(column)
        assert name == "late"
        assert f"是{kind}，" in text.zh
        assert f"is of the type {kind};" in text.en

    @pytest.mark.parametrize("column", [[1, 2], (1, 2), range(1, 3), Array((2,))])
    def test_whatever_is_one(self, column: Sequence[int]) -> None:
        """It need not be a list; an array of one dimension is one too."""
        columns = {LATE.name: column}
        cards = population_of(ROOM_RULES, CARD, columns, acts=[FINE.id], unknown=["as_of"])
        assert [cards.case(row).matters[0].facts.values[0] for row in range(cards.rows)] == [1, 2]


class TestValues:
    """A value is of its fact's sort, or one of those that are bound."""

    def test_values_that_mean_something(self) -> None:
        """Where meanings are bound, the values that have one are offered, in both languages."""
        name, text = refused(["late", "early"], means={"late": 9, "not late": 0})
        assert name == "late[1]"
        assert "：'late'、'not late'" in text.zh
        assert ": 'late', 'not late'" in text.en

    @pytest.mark.parametrize("value", [2.0, Decimal(2), Int64(2)])
    def test_values_that_an_array_may_hold(self, value: object) -> None:
        """In a plain list they are told where they would be taken."""
        _, text = refused([value])
        assert FRAMES in text.zh
        assert FRAMES in text.en

    @pytest.mark.parametrize("value", ["2", -1, True, [2], date(2024, 6, 1), datetime(2024, 6, 1, tzinfo=UTC)])
    def test_values_of_python(self, value: object) -> None:
        """Those of Python itself would be wrong in an array too."""
        _, text = refused([value])
        assert FRAMES not in text.zh
        assert FRAMES not in text.en

    def test_values_that_are_in_no_list(self) -> None:
        """What is in no plain list is not sent from lists to dataframes."""
        supply = Supply(ROOM_RULES, CARD, [FINE.id], [LATE.name], unknown=["as_of"])
        with pytest.raises(ColumnsError) as error:
            Population(supply, IntegerPlanes(1), {LATE.name: (2.0,)})
        assert [name for name, _ in error.value.problems] == [f"{LATE.name}[0]"]
        assert FRAMES not in str(error.value)
