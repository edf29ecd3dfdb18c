"""Sensitivity to readings, against every combination of them."""

from collections.abc import Iterator, Mapping
from itertools import combinations, product
from typing import Final

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from fzdigital.errors import InconsistentError, InvalidValueError, UnknownNameError
from fzdigital.policy.measures import MEASURES
from fzdigital.rules.build import all_of, choice, holds, not_
from fzdigital.rules.case import Case
from fzdigital.rules.decide import decide, decider
from fzdigital.rules.decision import Outcome
from fzdigital.rules.expr import FALSE, TRUE, Choice
from fzdigital.rules.questions.consulted import consulted
from fzdigital.rules.questions.sensitivity import RUNS_AT_MOST, Sensitivity, sensitivity
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force, Invariant
from fzdigital.rules.source import Axis, Reading
from fzdigital.text import Text
from tests.rules.toy import (
    DESK,
    FINE,
    FROM_WHEN,
    LAST_DAY,
    LOAN,
    ROOM_RULES,
    STUDENT,
    SUSPEND,
    WARNED,
    asked,
    card,
    matter,
    rule,
)
from tests.strategies.small import Trial, often_known, small_cases, small_regulations

ACT = "praise"
NOTHING: Final = Text("", "")
few: Final = settings(deadline=None, max_examples=40)
"""Every combination of readings is tried, and in each every case."""

Tree = Case | tuple[str, Mapping[str, object]]
"""A case, or an axis to read with a tree for each of its readings: how a plain function asks for readings."""


def more_axes(*readings: int) -> tuple[Axis, ...]:
    """Axes of which no rule speaks, with so many readings each."""
    return tuple(
        Axis(
            f"Q-more{number}",
            ("1",),
            NOTHING,
            tuple(Reading(f"r{one}", NOTHING) for one in range(count)),
            "r0",
            NOTHING,
            NOTHING,
        )
        for number, count in enumerate(readings)
    )


def trees(regulation: Regulation, data: DataObject) -> Tree:
    """A function that reads up to three axes, each once, and makes a case of what it reads."""

    def drawn(axes: tuple[Axis, ...]) -> Tree:
        left = data.draw(st.sampled_from((None, *axes))) if axes else None
        if left is None:
            return data.draw(small_cases(regulation, often_known))
        rest = tuple(axis for axis in axes if axis != left)
        return left.id, {reading.id: drawn(rest) for reading in left.readings}

    axes = data.draw(st.lists(st.sampled_from(regulation.axes), min_size=1, max_size=3, unique=True))
    return drawn(tuple(axes))


def made(tree: Tree, regulation: Regulation) -> Case:
    """The case that a function makes; of an axis that is not resolved it takes the first reading."""
    while not isinstance(tree, Case):
        axis, branches = tree
        tree = branches[regulation.reading(axis) or "r0"]  # type: ignore[assignment]
    return tree


def read(tree: Tree, regulation: Regulation) -> set[str]:
    """The axes that a function may read; of an axis that is not resolved it follows the first reading."""
    if isinstance(tree, Case):
        return set()
    axis, branches = tree
    followed = [branches["r0"]] if regulation.reading(axis) is None else branches.values()  # type: ignore[index]
    return {axis}.union(*(read(branch, regulation) for branch in followed))  # type: ignore[arg-type]


class Asked:
    """One question, and what becomes of it under every combination of readings.

    Args:
        regulation: the regulation.
        data: draws what plain functions make of readings.
    """

    def __init__(self, regulation: Regulation, data: DataObject) -> None:
        self.regulation = evolve(regulation, axes=(*regulation.axes, *more_axes(2)))
        self.tree = trees(self.regulation, data)
        self.chosen = {axis: one for axis, one in self.regulation.setting.readings if one is not None}
        self.trials: dict[Case, Trial] = {}
        self.now = self.outcomes({})
        assume(self.now)
        decision = decide(self.regulation, made(self.tree, self.regulation))
        self.found = sensitivity(decision, ACT, lambda asked_: made(self.tree, asked_))

    def outcomes(self, others: Mapping[str, str]) -> set[Outcome]:
        """The outcomes that are possible when some axes are read otherwise."""
        case = made(self.tree, self.regulation.with_readings(others))
        if case not in self.trials:
            completed = decider(self.regulation, case.subject).completed(case)
            self.trials[case] = Trial(self.regulation.with_readings(dict.fromkeys(self.chosen)), completed, ACT)
        trial = self.trials[case]
        return trial.outcomes({**trial.known, **self.chosen, **others})

    def others(self) -> Iterator[dict[str, str]]:
        """Every way to read some axes otherwise, fewest first."""
        for size in range(1, len(self.chosen) + 1):
            for axes in combinations(self.chosen, size):
                for picked in product(*(self._others(axis) for axis in axes)):
                    yield dict(zip(axes, picked, strict=True))

    def _others(self, axis: str) -> list[str]:
        return [one.id for one in self.regulation.axis(axis).readings if one.id != self.chosen[axis]]


def flips(found: Sensitivity) -> dict[frozenset[tuple[str, str]], set[Outcome]]:
    """The flips by the readings that they take."""
    told = {frozenset((axis.id, one.id) for axis, one in flip.readings): set(flip.outcomes) for flip in found.flips}
    assert len(told) == len(found.flips)
    return told


class TestLaw:
    """The flips are the smallest changes of readings that lead to other outcomes: all of them and no other."""

    @few
    @given(small_regulations(), st.data())
    def test_all_smallest_changes_and_no_other(self, regulation: Regulation, data: DataObject) -> None:
        """Every combination of readings is tried, plain functions run again in each."""
        one = Asked(regulation, data)
        expected: dict[frozenset[tuple[str, str]], set[Outcome]] = {}
        for others in one.others():
            picked = frozenset(others.items())
            if (outcomes := one.outcomes(others)) != one.now and not any(less < picked for less in expected):
                expected[picked] = outcomes
        assert flips(one.found) == expected
        assert one.found.complete
        assert one.found.is_robust is (not expected)

    @few
    @given(small_regulations(), st.data())
    def test_the_outcomes_now(self, regulation: Regulation, data: DataObject) -> None:
        """Under the readings in use, exactly."""
        one = Asked(regulation, data)
        assert one.found.outcomes == tuple(outcome for outcome in Outcome if outcome in one.now)

    @few
    @given(small_regulations(), st.data())
    def test_what_was_not_consulted_does_not_bear(self, regulation: Regulation, data: DataObject) -> None:
        """Consulted are chosen axes that a function may read or a rule speaks of; to vary others changes nothing."""
        one = Asked(regulation, data)
        consulted_ = [axis.id for axis in one.found.consulted]
        assert consulted_ == [axis.id for axis in one.regulation.axes if axis.id in consulted_]
        assert set(consulted_) <= set(one.chosen)
        assert set(consulted_) - {"Q-2", "Q-3"} == {
            axis for axis in read(one.tree, one.regulation) if axis in one.chosen
        } - {
            "Q-2",
            "Q-3",
        }
        for others in one.others():
            left_alone = {axis: reading for axis, reading in others.items() if axis in consulted_}
            assert one.outcomes(others) == one.outcomes(left_alone)

    @few
    @given(small_regulations(), st.data())
    def test_fewest_first(self, regulation: Regulation, data: DataObject) -> None:
        """Flips come by how many readings they take, then in the order of the regulation."""
        one = Asked(regulation, data)
        order = [axis.id for axis in one.regulation.axes]
        places = [
            (
                len(flip.readings),
                [(order.index(axis.id), axis.readings.index(reading)) for axis, reading in flip.readings],
            )
            for flip in one.found.flips
        ]
        assert places == sorted(places)
        assert all(told == sorted(told) for _, told in places)


LATE = asked(matter(LOAN, "L-1", days_late=3))


class TestReadingRoom:
    """The reading room under its two open wordings."""

    def test_a_loan_of_three_days(self) -> None:
        """It is late under the other reading of when a loan is late, and the last day has nothing to do with it."""
        found = sensitivity(LATE, FINE.id)
        assert (found.act, found.outcomes) == (FINE, (Outcome.SILENT,))
        assert [(flip.readings, flip.outcomes) for flip in found.flips] == [
            (((FROM_WHEN, FROM_WHEN.readings[1]),), (Outcome.MUST,))
        ]
        assert found.consulted == (LAST_DAY, FROM_WHEN)
        assert not found.is_robust

    def test_a_loan_of_twenty_days(self) -> None:
        """It is late under both."""
        found = sensitivity(asked(matter(LOAN, "L-1", days_late=20)), FINE.id)
        assert (found.flips, found.complete, found.is_robust) == ((), True, True)

    def test_an_axis_left_open_is_not_varied(self) -> None:
        """It stays open, as an unknown fact does."""
        open_ = ROOM_RULES.with_readings({FROM_WHEN.id: None})
        found = sensitivity(asked(matter(LOAN, "L-1", days_late=3), regulation=open_), FINE.id)
        assert found.outcomes == (Outcome.MUST, Outcome.SILENT)
        assert (found.consulted, found.flips) == ((LAST_DAY,), ())

    def test_without_plain_functions_the_case_is_taken_as_it_is(self) -> None:
        """A function that gives the same case changes nothing."""
        assert sensitivity(LATE, FINE.id) == sensitivity(
            LATE, FINE.id, lambda _: card(matter(LOAN, "L-1", days_late=3))
        )

    def test_a_function_that_reads_an_axis(self) -> None:
        """What a function makes of a reading counts, although no rule on the act speaks of it."""

        def again(regulation: Regulation) -> Case:
            return card(points=9 if regulation.reading(FROM_WHEN.id) == "at_once" else 3)

        found = sensitivity(asked(points=3), SUSPEND.id, again)
        assert [flip.outcomes for flip in found.flips] == [(Outcome.MUST,)]
        assert FROM_WHEN in found.consulted

    @pytest.mark.parametrize("made_", [None, "card", evolve(asked().case, name="another")])
    def test_what_is_no_case_of_the_same_subject(self, made_: object) -> None:
        """A function that gives something else is refused, with what it gave."""
        with pytest.raises(InvalidValueError, match=r"^what again makes is .*; it must be a case of the same subject"):
            sensitivity(asked(), SUSPEND.id, lambda _: made_)  # type: ignore[arg-type, return-value]

    def test_two_ways_to_the_same(self) -> None:
        """Where two readings of one axis each take a further one of another, both pairs are told."""
        (axis,) = more_axes(3)
        further = choice(FROM_WHEN, after_grace=FALSE, at_once=TRUE)
        condition = Choice(axis.id, (("r0", FALSE), ("r1", further), ("r2", further)))
        parts = {"axes": (*ROOM_RULES.axes, axis), "rules": (rule("5", FINE, DESK, Force.MUST, condition),)}
        found = sensitivity(asked(regulation=evolve(ROOM_RULES, **parts)), FINE.id)
        assert [[(one.id, reading.id) for one, reading in flip.readings] for flip in found.flips] == [
            [(FROM_WHEN.id, "at_once"), (axis.id, "r1")],
            [(FROM_WHEN.id, "at_once"), (axis.id, "r2")],
        ]

    def test_contradictory_facts_are_refused(self) -> None:
        """There is nothing to vary in a case that cannot be."""
        never = Invariant(not_(all_of(holds(STUDENT), holds(WARNED))), Text("从不", "never so"))
        decision = asked(student=True, warned=True, regulation=evolve(ROOM_RULES, invariants=(never,)))
        with pytest.raises(InconsistentError, match="never so"):
            sensitivity(decision, SUSPEND.id)

    def test_an_act_that_does_not_exist(self) -> None:
        """It is refused by name."""
        with pytest.raises(UnknownNameError, match="no act is named 'fines'"):
            sensitivity(LATE, "fines")


class TestBound:
    """Where functions hang on too many combinations, the answer says that it is not complete."""

    @pytest.mark.parametrize(("axes", "complete"), [(12, True), (13, False)])
    def test_as_many_as_are_run(self, axes: int, complete: bool) -> None:
        """Twelve axes of two readings are as many combinations as are run; one axis more is too many."""
        assert RUNS_AT_MOST == 1 << 12
        many = evolve(ROOM_RULES, axes=(*ROOM_RULES.axes, *more_axes(*[2] * axes)))
        runs = []

        def again(regulation: Regulation) -> Case:
            runs.append([regulation.reading(f"Q-more{number}") for number in range(axes)])
            return card(points=3)

        found = sensitivity(asked(points=3, regulation=many), SUSPEND.id, again)
        assert (len(runs), found.complete, found.is_robust) == (RUNS_AT_MOST, complete, complete)
        assert len(set(map(tuple, runs))) == RUNS_AT_MOST
        assert len(found.consulted) == axes + 1


class TestConsulted:
    """A regulation notes what is read of it."""

    def test_it_answers_as_the_regulation_does(self) -> None:
        """Every reading is the same, and noted in the order of asking."""
        noting = consulted(MEASURES)
        asked_ = [axis.id for axis in MEASURES.axes][::-1]
        assert [noting.reading(axis) for axis in asked_] == [MEASURES.reading(axis) for axis in asked_]
        assert list(noting.noted) == asked_

    def test_what_is_made_of_it_notes_too(self) -> None:
        """Under other readings it is the same note."""
        noting = consulted(ROOM_RULES)
        noting.with_readings({FROM_WHEN.id: "at_once"}).reading(FROM_WHEN.id)
        assert list(noting.noted) == [FROM_WHEN.id]

    def test_two_are_never_equal(self) -> None:
        """So that no memory of one answers for the other."""
        one, other = consulted(ROOM_RULES), consulted(ROOM_RULES)
        assert one in {one}
        assert one != other
        assert len({one, other}) == 2

    def test_an_axis_that_does_not_exist(self) -> None:
        """It is refused by name."""
        with pytest.raises(UnknownNameError):
            consulted(ROOM_RULES).reading("Q-9")
