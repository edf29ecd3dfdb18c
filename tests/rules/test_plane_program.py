"""Programs of planes: the same planes as the interpreter gives, in no more operations than are needed."""

from collections.abc import Callable, Sequence
from functools import reduce
from operator import and_, or_, xor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from fzdigital.rules.columns import algebra_of
from fzdigital.rules.plane_program import Noted, Notes, program, where_not

GIVEN = 3
PLANES = (0b11110000, 0b11001100, 0b10101010)
"""Three planes in which every combination of truths is met once."""
ALGEBRA = algebra_of(8)
OPERATIONS = (and_, or_, xor)


def noted(count: int = GIVEN) -> tuple[Notes, tuple[Noted, ...]]:
    """Notes with planes that are handed in."""
    notes = Notes()
    return notes, tuple(notes.given() for _ in range(count))


def ran(notes: Notes, asked: Sequence[Noted]) -> tuple[int, ...]:
    """What a program gives for the three planes."""
    return program(notes, asked).run(ALGEBRA, PLANES)


class TestSameAsDone:
    """A program gives what the operations give when they are done at once."""

    @given(st.data())
    def test_any_operations_in_any_order(self, data: DataObject) -> None:
        """Of planes handed in, of the two that are always there, and of what came out before; contraries included."""
        notes, given_planes = noted()
        algebra = notes.algebra
        later = [algebra.zero, algebra.one, *given_planes]
        at_once = [ALGEBRA.zero, ALGEBRA.one, *PLANES]
        for operation in data.draw(st.lists(st.sampled_from(OPERATIONS), max_size=25)):
            one, other = (data.draw(st.integers(0, len(later) - 1)) for _ in range(2))
            later.append(operation(later[one], later[other]))
            at_once.append(operation(at_once[one], at_once[other]))
        places = data.draw(st.lists(st.integers(0, len(later) - 1), max_size=4))
        assert ran(notes, [later[place] for place in places]) == tuple(at_once[place] for place in places)


class TestWhereNot:
    """What planes come to where one of those handed in does not hold."""

    @given(st.data())
    def test_any_operations(self, data: DataObject) -> None:
        """The same as the planes have there, and no plane is asked for that is not needed."""
        notes, given_planes = noted()
        algebra = notes.algebra
        later = [algebra.zero, algebra.one, *given_planes]
        for operation in data.draw(st.lists(st.sampled_from(OPERATIONS), max_size=20)):
            one, other = (data.draw(st.integers(0, len(later) - 1)) for _ in range(2))
            later.append(operation(later[one], later[other]))
        lacking = data.draw(st.integers(0, GIVEN - 1))
        contrary = data.draw(st.booleans())
        without = algebra.one ^ given_planes[lacking] if contrary else given_planes[lacking]
        found = where_not(notes, without, later)
        elsewhere = PLANES[lacking] if contrary else ALGEBRA.one ^ PLANES[lacking]
        for before, after in zip(ran(notes, later), ran(notes, found), strict=True):
            assert before & elsewhere == after & elsewhere
        assert lacking not in program(notes, found).reads

    def test_a_plane_that_is_handed_in(self) -> None:
        """It holds nowhere where it does not hold, and its contrary everywhere."""
        notes, (plane, *_) = noted()
        algebra = notes.algebra
        assert where_not(notes, plane, [plane, algebra.one ^ plane]) == (algebra.zero, algebra.one)

    def test_the_contrary_of_one(self) -> None:
        """Where that does not hold, the plane itself holds everywhere."""
        notes, (plane, other, _) = noted()
        algebra = notes.algebra
        without = algebra.one ^ plane
        asked = [plane, without, plane & other, without & other]
        assert where_not(notes, without, asked) == (algebra.one, algebra.zero, other, algebra.zero)

    def test_what_comes_first_is_settled_first(self) -> None:
        """What a plane comes to is found of what its parts come to, whatever the numbers of their notes."""
        for count in range(3, 12):
            notes, (first, second, third, *_) = noted(count)
            assert where_not(notes, first, [(first & second) ^ third]) == (third,)

    def test_more_can_be_done_to_them(self) -> None:
        """What comes out belongs to the same notes."""
        notes, (first, second, third) = noted()
        (found,) = where_not(notes, first, [first ^ second])
        assert ran(notes, [found & third]) == (PLANES[1] & PLANES[2],)


class TestReads:
    """Which planes handed in a program reads."""

    def test_those_that_its_results_hang_on(self) -> None:
        """One that is a result itself counts; one that cancels out does not."""
        notes, (first, second, third) = noted()
        assert program(notes, [first & second]).reads == {0, 1}
        assert program(notes, [third]).reads == {2}
        assert program(notes, [(first & second) ^ (first & second), notes.algebra.one]).reads == frozenset()


class TestOperations:
    """What comes to nothing, comes twice or is never asked for is not done."""

    @pytest.mark.parametrize(
        "trivial",
        [
            lambda zero, one, plane: plane & plane,
            lambda zero, one, plane: plane & one,
            lambda zero, one, plane: plane | zero,
            lambda zero, one, plane: plane ^ zero,
            lambda zero, one, plane: plane & (one ^ plane),
            lambda zero, one, plane: plane | (one ^ plane),
            lambda zero, one, plane: plane ^ plane,
            lambda zero, one, plane: one ^ (one ^ plane),
        ],
    )
    def test_what_comes_to_nothing(self, trivial: Callable[[Noted, Noted, Noted], Noted]) -> None:
        """With itself, with its contrary, with everything and with nothing."""
        notes, (plane, *_) = noted()
        found = program(notes, [trivial(notes.algebra.zero, notes.algebra.one, plane)])
        assert found.steps == ()

    def test_what_comes_twice(self) -> None:
        """The other way round it is the same, and so is what it comes to by way of contraries."""
        notes, (left, right, _) = noted()
        one = notes.algebra.one
        by_contraries = one ^ ((one ^ left) | (one ^ right))
        assert len(program(notes, [left & right, right & left, by_contraries]).steps) == 1

    def test_what_nobody_asks_for(self) -> None:
        """It was noted, and is left out."""
        notes, (left, right, other) = noted()
        assert (left & right).number != (left & other).number
        assert len(program(notes, [left | other]).steps) == 1

    def test_where_both_contraries_are_at_hand(self) -> None:
        """Not this and not that takes one operation and one for the contrary."""
        notes, (left, right, _) = noted()
        one = notes.algebra.one
        neither = (one ^ left) & (one ^ right)
        assert [step[0] for step in program(notes, [neither]).steps] == [or_, xor]
        assert ran(notes, [neither]) == (0b00000011,)

    def test_what_is_apart_of_which_only_the_contraries_are_at_hand(self) -> None:
        """Of two contraries it is the same, and needs no operation for it."""
        notes, (left, middle, right) = noted()
        apart = (left | middle) ^ (middle | right)
        assert [step[0] for step in program(notes, [apart]).steps] == [or_, or_, xor]
        assert ran(notes, [apart]) == ((PLANES[0] | PLANES[1]) ^ (PLANES[1] | PLANES[2]),)

    def test_places_are_used_again(self) -> None:
        """A chain of any length needs the planes handed in and one more."""
        notes, planes = noted(20)
        found = program(notes, [reduce(xor, planes)])
        assert len(found.steps) == 19
        assert found.places == 2 + 20 + 1

    def test_a_plane_handed_in_may_be_a_result(self) -> None:
        """It comes back as it is."""
        notes, (_, right, _) = noted()
        assert ran(notes, [right, notes.algebra.zero, notes.algebra.one]) == (PLANES[1], 0, ALGEBRA.one)
