"""Counting over planes against plain whole numbers, scenario by scenario."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from fzdigital.rules.columns import algebra_of
from fzdigital.whatif.counting import Bits, added, counted, decreased, increased, less, short_of

SCENARIOS = 8
ALGEBRA = algebra_of(SCENARIOS)
PLANES = st.integers(0, ALGEBRA.one)


def planes_of(numbers: Sequence[int], width: int) -> Bits[int]:
    """Numbers, one for each scenario, as planes."""
    return tuple(sum((number >> bit & 1) << place for place, number in enumerate(numbers)) for bit in range(width))


def numbers_of(bits: Bits[int]) -> list[int]:
    """Planes as numbers, one for each scenario."""
    return [sum((plane >> place & 1) << bit for bit, plane in enumerate(bits)) for place in range(SCENARIOS)]


def numbers(most: int) -> st.SearchStrategy[list[int]]:
    """A number for each scenario."""
    return st.lists(st.integers(0, most), min_size=SCENARIOS, max_size=SCENARIOS)


def holds(plane: int) -> list[bool]:
    """Where a plane holds."""
    return [bool(plane >> place & 1) for place in range(SCENARIOS)]


class TestCounted:
    """How many of some planes hold."""

    @given(st.lists(PLANES, max_size=40))
    def test_it_is_the_number_of_planes(self, planes: list[int]) -> None:
        """In every scenario, of none as of many."""
        found = numbers_of(counted(ALGEBRA, planes))
        assert found == [sum(holds(plane)[place] for plane in planes) for place in range(SCENARIOS)]


class TestSums:
    """Sums, steps up and down."""

    @given(numbers(255), st.integers(8, 10), numbers(31), st.integers(5, 10))
    def test_added(self, one: list[int], width: int, other: list[int], narrow: int) -> None:
        """A sum is the sum, whatever the widths."""
        total = added(ALGEBRA, planes_of(one, width), planes_of(other, narrow))
        assert numbers_of(total) == [left + right for left, right in zip(one, other, strict=True)]
        assert numbers_of(added(ALGEBRA, planes_of(other, narrow), planes_of(one, width))) == numbers_of(total)

    @given(numbers(15), PLANES)
    def test_increased(self, given_numbers: list[int], where: int) -> None:
        """One more where it is said; what no longer fits is lost."""
        found = numbers_of(increased(ALGEBRA, planes_of(given_numbers, 4), where))
        assert found == [(one + more) % 16 for one, more in zip(given_numbers, holds(where), strict=True)]

    @given(numbers(15), PLANES)
    def test_decreased(self, given_numbers: list[int], where: int) -> None:
        """One less where it is said, of what is more than zero."""
        sure = [one and less for one, less in zip(given_numbers, holds(where), strict=True)]
        plane = planes_of([1 if one else 0 for one in sure], 1)[0]
        found = numbers_of(decreased(ALGEBRA, planes_of(given_numbers, 4), plane))
        assert found == [one - bool(less) for one, less in zip(given_numbers, sure, strict=True)]


class TestShortOf:
    """How far below a level."""

    @given(numbers(31), st.integers(5, 8), st.integers(0, 300))
    def test_it_is_what_is_missing(self, given_numbers: list[int], width: int, level: int) -> None:
        """Nothing where the level is reached, whatever the widths."""
        found = numbers_of(short_of(ALGEBRA, planes_of(given_numbers, width), level))
        assert found == [max(0, level - one) for one in given_numbers]

    def test_of_no_bits(self) -> None:
        """A number of no bits is zero."""
        assert numbers_of(short_of(ALGEBRA, (), 5)) == [5] * SCENARIOS


class TestLess:
    """One number less another."""

    @given(numbers(200), numbers(200))
    def test_it_is_the_difference(self, one: list[int], other: list[int]) -> None:
        """Of a number and one that is nowhere more, whatever bits the lesser has."""
        more, fewer = (list(map(most, one, other)) for most in (max, min))
        found = numbers_of(less(ALGEBRA, planes_of(more, 8), planes_of(fewer, 8)))
        assert found == [left - right for left, right in zip(more, fewer, strict=True)]
        assert numbers_of(less(ALGEBRA, planes_of(more, 8), ())) == more
