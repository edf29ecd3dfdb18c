"""In which order variables are tested: it changes no answer, and yet it must be the one that is said."""

from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from fzdigital.rules.build import above, all_of, any_of, at_least, choice, holds, not_
from fzdigital.rules.expr import TRUE, Compare, Condition, Fact
from fzdigital.rules.ordering import Varying, in_order, levels_of, tied
from tests.rules.toy import AS_OF, FROM_WHEN, LATE, MADE_ON, POINTS, STUDENT, VALID, VISITORS, WARNED

OPEN: Final[dict[str, str | None]] = {FROM_WHEN.id: None}
CHOSEN: Final[dict[str, str | None]] = {FROM_WHEN.id: "at_once"}
OWN: Final = frozenset(fact.name for fact in (AS_OF, POINTS, VALID, STUDENT, WARNED))
"""Facts that are not of a matter."""


def groups(*conditions: Condition, position: int = 0, known: tuple[tuple[int, str], ...] = ()) -> list[list[Varying]]:
    """The groups of some conditions of one matter, in order."""
    spoken = [(position, condition, OPEN) for condition in conditions]
    return [list(group) for group in in_order(spoken, OWN, known)]


def own(fact: object) -> Varying:
    """A fact that is not of a matter."""
    return -1, fact.name  # type: ignore[attr-defined]


class TestInOrder:
    """Facts and open readings come in the order in which conditions speak of them."""

    def test_by_first_occurrence(self) -> None:
        """Each once, where it is spoken of first."""
        found = groups(all_of(holds(VALID), not_(holds(STUDENT))), any_of(holds(WARNED), holds(VALID)))
        assert found == [[own(VALID)], [own(STUDENT)], [own(WARNED)]]

    def test_a_constant_has_none(self) -> None:
        """Nor does a parameter."""
        assert groups(TRUE, at_least(POINTS, 3)) == [[own(POINTS)]]

    def test_an_open_reading_just_before_what_hangs_on_it(self) -> None:
        """And all branches are spoken of."""
        found = groups(holds(VALID), choice(FROM_WHEN, after_grace=holds(STUDENT), at_once=holds(WARNED)))
        assert found == [[own(VALID)], [FROM_WHEN.id], [own(STUDENT)], [own(WARNED)]]

    def test_a_chosen_reading_speaks_of_its_branch_alone(self) -> None:
        """It does not vary, and the other branch is not looked at."""
        condition = choice(FROM_WHEN, after_grace=holds(STUDENT), at_once=holds(WARNED))
        assert in_order([(0, condition, CHOSEN)], OWN) == ((own(WARNED),),)

    def test_each_matter_has_its_own_facts(self) -> None:
        """A fact of two matters is two, and one of the subject is one."""
        condition = all_of(at_least(LATE, 1), holds(VALID))
        found = in_order([(0, condition, OPEN), (1, condition, OPEN)], OWN)
        assert found == (((0, LATE.name),), (own(VALID),), ((1, LATE.name),))

    def test_what_is_compared_is_one_group(self) -> None:
        """Also through a third, and wherever else they are spoken of."""
        found = groups(
            at_least(LATE, 1), holds(VALID), above(LATE, VISITORS), Compare(Fact(VISITORS.name), "<", Fact(POINTS.name))
        )
        assert found == [[(0, LATE.name), (0, VISITORS.name), own(POINTS)], [own(VALID)]]

    def test_compared_with_itself_it_stays_alone(self) -> None:
        """Nothing is brought together."""
        assert groups(above(LATE, LATE)) == [[(0, LATE.name)]]

    def test_compared_with_what_is_known_it_stays_alone(self) -> None:
        """What is known does not vary, so that there are no bits to put beside its own."""
        found = groups(above(MADE_ON, AS_OF), known=((-1, AS_OF.name),))
        assert found == [[(0, MADE_ON.name)], [own(AS_OF)]]


names: Final = st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=8, unique=True)


@st.composite
def grouped(draw: st.DrawFn) -> tuple[tuple[Varying, ...], ...]:
    """Facts and axes in groups."""
    found: list[list[Varying]] = []
    for name in draw(names):
        one: Varying = name if name < "c" else (0, name)
        if found and draw(st.booleans()):
            found[-1].append(one)
        else:
            found.append([one])
    return tuple(map(tuple, found))


class TestTied:
    """What is tied stands together."""

    @given(grouped(), st.lists(st.sets(st.sampled_from("cdefgh"), max_size=3), max_size=4))
    def test_each_group_once(self, given_: tuple[tuple[Varying, ...], ...], ties: list[set[str]]) -> None:
        """Nothing is lost and nothing is doubled; without ties all stays as it was."""
        there = {one for group in given_ for one in group}
        places = [{(0, name) for name in tie if (0, name) in there} for tie in ties]
        found = tuple(tied(given_, places))
        assert sorted(found, key=given_.index) == list(given_)
        assert tuple(tied(given_, [])) == given_

    def test_behind_each_what_is_tied_to_it(self) -> None:
        """In the old order, and what is tied to that behind it in turn."""
        a, b, c, d, e = (((0, name),) for name in "abcde")
        found = tuple(tied((a, b, c, d, e), [{(0, "d"), (0, "a")}, {(0, "d"), (0, "c")}]))
        assert found == (a, d, c, b, e)


class TestLevels:
    """Every bit has its own variable."""

    @given(grouped(), st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 4)))
    def test_a_permutation(self, given_: tuple[tuple[Varying, ...], ...], bits: dict[str, int]) -> None:
        """The variables are all numbers from 0, each once, as many for each as it has bits."""
        widths = {one: bits.get(one if isinstance(one, str) else one[1], 0) for group in given_ for one in group}
        found = levels_of(widths, given_)
        assert {one: len(levels) for one, levels in found.items()} == {one: w for one, w in widths.items() if w}
        assert sorted(level for levels in found.values() for level in levels) == list(range(sum(widths.values())))

    @given(grouped(), st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 4)))
    def test_group_by_group_from_the_highest_bit(
        self, given_: tuple[tuple[Varying, ...], ...], bits: dict[str, int]
    ) -> None:
        """Groups follow each other; within one the bits of one weight stand together, the highest first."""
        widths = {one: bits.get(one if isinstance(one, str) else one[1], 0) for group in given_ for one in group}
        found = levels_of(widths, given_)
        place = {one: at for at, group in enumerate(given_) for one in group}
        of = {level: (place[one], -weight) for one, levels in found.items() for weight, level in enumerate(levels)}
        keys = [of[level] for level in sorted(of)]
        assert keys == sorted(keys)

    def test_two_numbers_alternate(self) -> None:
        """Bit beside bit: of one weight first the one spoken of first."""
        left, right = (0, "left"), (0, "right")
        assert levels_of({left: 2, right: 3}, [(left, right)]) == {left: (3, 1), right: (4, 2, 0)}

    def test_what_has_no_width_takes_none(self) -> None:
        """A fact that is known, or can have one value only, is left out."""
        assert levels_of({(0, "a"): 0, "axis": 1}, [((0, "a"),), ((0, "b"),), ("axis",)]) == {"axis": (0,)}
