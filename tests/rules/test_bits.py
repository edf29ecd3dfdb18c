"""Arithmetic on bit planes, against the numbers themselves."""

from hypothesis import given
from hypothesis import strategies as st

from fzdigital.rules.bits import Algebra
from fzdigital.rules.columns import algebra_of, cases_in, plane

WIDTH = 4
numbers = st.lists(st.integers(0, 2**WIDTH - 1), min_size=1, max_size=8)
bounds = st.integers(-3, 2**WIDTH + 3)


def bits(values: list[int], width: int = WIDTH) -> tuple[int, ...]:
    """Numbers as planes."""
    return tuple(plane(bool(value >> bit & 1) for value in values) for bit in range(width))


def shown(found: int, values: list[int]) -> list[bool]:
    """A plane as the truths of the cases."""
    return list(cases_in(found, len(values)))


class TestAgainstNumbers:
    """Every operation gives for each case what arithmetic gives."""

    @given(numbers, bounds)
    def test_at_least(self, values: list[int], bound: int) -> None:
        """A bound may lie below, within or beyond what the bits hold."""
        found = algebra_of(len(values)).at_least(bits(values), bound)
        assert shown(found, values) == [value >= bound for value in values]

    @given(numbers, bounds)
    def test_equal_to(self, values: list[int], bound: int) -> None:
        """Nothing equals what the bits cannot hold."""
        found = algebra_of(len(values)).equal_to(bits(values), bound)
        assert shown(found, values) == [value == bound for value in values]

    @given(st.lists(st.tuples(st.integers(0, 15), st.integers(0, 63)), min_size=1, max_size=8))
    def test_two_numbers(self, pairs: list[tuple[int, int]]) -> None:
        """Numbers of different width compare as numbers."""
        left, right = [one for one, _ in pairs], [other for _, other in pairs]
        algebra = algebra_of(len(pairs))
        narrow, wide = bits(left), bits(right, 6)
        assert shown(algebra.not_below(narrow, wide), left) == [one >= other for one, other in pairs]
        assert shown(algebra.not_below(wide, narrow), left) == [other >= one for one, other in pairs]
        assert shown(algebra.equal(narrow, wide), left) == [one == other for one, other in pairs]

    @given(numbers, st.integers(0, 40))
    def test_plus(self, values: list[int], amount: int) -> None:
        """A sum never loses its highest bit."""
        found = algebra_of(len(values)).plus(bits(values), amount)
        sums = [sum(list(cases_in(bit, len(values)))[case] << place for place, bit in enumerate(found))
                for case in range(len(values))]  # fmt: skip
        assert sums == [value + amount for value in values]


class TestNoBits:
    """A number that has one value only needs no bit."""

    def test_it_is_nothing_but_zero(self) -> None:
        """It is at least 0 and not at least 1."""
        algebra = Algebra(0, 1)
        assert (algebra.at_least((), 0), algebra.at_least((), 1)) == (1, 0)
        assert (algebra.equal_to((), 0), algebra.equal_to((), 1)) == (1, 0)
