"""The least change, against every change there can be."""

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations, product

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from fzdigital.errors import InconsistentError, InvalidValueError, UnknownNameError
from fzdigital.rules.answer import Decision
from fzdigital.rules.build import all_of, any_of, at_least, holds, not_
from fzdigital.rules.decide import decide
from fzdigital.rules.decision import Outcome
from fzdigital.rules.questions.change import WAYS_AT_MOST, LeastChange, Way, least_change
from fzdigital.rules.questions.needed import needed
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force, Invariant
from fzdigital.rules.vocabulary import FactDef, Int, Known, Movement, Vocabulary
from fzdigital.text import Text
from tests.rules.toy import AS_OF, CARD, DESK, POINTS, ROOM, ROOM_RULES, STUDENT, SUSPEND, VALID, WARNED, asked, rule
from tests.strategies.small import ACTORS, Place, Trial, often_known, small_cases, small_regulations
from tests.strategies.trees import values_of

ACT = "praise"
often = settings(deadline=None, max_examples=100)
"""Of many cases there is nothing that would change them."""
NOTHING = {Outcome.NOT_IN_FORCE, Outcome.NOT_APPLICABLE, Outcome.SILENT}


class Asked:
    """One question about a small case, and every answer there could be.

    Args:
        regulation: the regulation.
        data: draws the case, the outcomes to reach and who asks.
    """

    def __init__(self, regulation: Regulation, data: DataObject) -> None:
        self.decision = decide(regulation, data.draw(small_cases(regulation, often_known)))
        self.trial = Trial(regulation, self.decision.case, ACT)
        self.now = self.trial.outcomes(self.trial.known)
        assume(self.now)
        self.to = data.draw(st.none() | st.none() | st.sets(st.sampled_from(Outcome), min_size=1, max_size=3))
        self.by = data.draw(st.sampled_from((None, None, None, *ACTORS)))
        self.found = least_change(self.decision, ACT, self.to, self.by.id if self.by else None)

    @property
    def wanted(self) -> set[Outcome]:
        """The outcomes to reach."""
        if self.to is not None:
            return set(self.to)
        now = self.now | (NOTHING if self.now & NOTHING else set())
        return set(Outcome) - now - {Outcome.CONFLICT, Outcome.NOT_APPLICABLE, Outcome.NOT_IN_FORCE}

    @property
    def movable(self) -> list[Place]:
        """The known facts that the asker can change."""
        places = (place for place in self.trial.known if not isinstance(place, str))
        return [place for place in places if self._can_change(self.trial.facts[place[1]])]

    def reaches(self, new: Mapping[Place, Known]) -> bool:
        """Whether a changed case can come about and comes out as wanted, whatever is unknown."""
        outcomes = self.trial.outcomes({**self.trial.known, **new})
        return bool(outcomes) and outcomes <= self.wanted

    def changes(self, places: Collection[Place]) -> Iterator[dict[Place, Known]]:
        """Every way to move all of some facts to other values."""
        for values in product(*(self._others(place) for place in places)):
            yield dict(zip(places, values, strict=True))

    def smallest(self) -> set[frozenset[Place]]:
        """Which facts are changed in the changes of as few as can be."""
        for size in range(len(self.movable) + 1):
            sets = {
                frozenset(places)
                for places in combinations(self.movable, size)
                if any(map(self.reaches, self.changes(places)))
            }
            if sets:
                return sets
        return set()

    def new(self, way: Way) -> dict[Place, Known]:
        """What a way changes, by place."""
        ids = [matter.id for matter in self.trial.case.matters]
        return {(ids.index(one.matter) if one.fact.of == "book" else -1, one.fact.name): one.new for one in way.changes}

    def distance(self, new: Mapping[Place, Known]) -> list[tuple[int, int]]:
        """How far each fact is moved; of two moves as far, the lower value is the nearer."""
        found = []
        for place, value in new.items():
            values = values_of(self.trial.facts[place[1]].sort)
            at, now = values.index(value), values.index(self.trial.known[place])
            found.append((abs(at - now), at))
        return found

    def _can_change(self, fact: FactDef) -> bool:
        return fact.moves != "never" and fact.changed_by is not None and self._whose(fact)

    def _whose(self, fact: FactDef) -> bool:
        return self.by is None or fact.changed_by == self.by.text

    def _others(self, place: Place) -> list[Known]:
        fact = self.trial.facts[place[1]]
        values = values_of(fact.sort)
        now = values.index(self.trial.known[place])
        new = place[0] >= 0 and not self.trial.case.matters[place[0]].id and values[now] == fact.absent
        inside = {
            "up": range(now + 1, len(values)),
            "down": range(now),
            "freely": range(len(values)),
            "once": range(0 if now else len(values)),
            "anew": range(len(values) if new else 0),
        }[fact.moves]
        return [values[at] for at in inside if at != now]


class TestLaw:
    """Each way flips the outcome, no smaller one does, and none as small is left out."""

    @often
    @given(small_regulations(), st.data())
    def test_each_way_reaches_what_is_wanted(self, regulation: Regulation, data: DataObject) -> None:
        """However the unknown turns out, the changed case comes out as wanted."""
        asked_ = Asked(regulation, data)
        assert set(asked_.found.to) == asked_.wanted
        for way in asked_.found.ways:
            assert asked_.reaches(asked_.new(way))

    @often
    @given(small_regulations(), st.data())
    def test_the_facts_changed_are_all_smallest_sets(self, regulation: Regulation, data: DataObject) -> None:
        """The ways differ in which facts they change, and these are exactly the smallest sets that can do it."""
        asked_ = Asked(regulation, data)
        told = [frozenset(asked_.new(way)) for way in asked_.found.ways]
        assert len(set(told)) == len(told)
        assert set(told) == asked_.smallest()
        assert asked_.found.is_possible is bool(told)
        assert not asked_.found.more

    @often
    @given(small_regulations(), st.data())
    def test_what_it_hangs_on(self, regulation: Regulation, data: DataObject) -> None:
        """Where no change is enough, it hangs on something unknown if and only if some outcome wanted is reachable."""
        asked_ = Asked(regulation, data)
        if asked_.found.ways:
            assert asked_.found.unknown == ()
            return
        movable = [place for place in asked_.movable if asked_._others(place)]
        sets = (places for size in range(len(movable) + 1) for places in combinations(movable, size))
        new = (change for places in sets for change in asked_.changes(places))
        reachable = any(asked_.trial.outcomes({**asked_.trial.known, **one}) & asked_.wanted for one in new)
        assert bool(asked_.found.unknown) is reachable
        assert asked_.found.is_impossible is not reachable

    @often
    @given(small_regulations(), st.data())
    def test_each_fact_moves_as_it_can(self, regulation: Regulation, data: DataObject) -> None:
        """Only known facts move, up where they only grow, and only those that the asker can change."""
        asked_ = Asked(regulation, data)
        for way in asked_.found.ways:
            new = asked_.new(way)
            assert new in list(asked_.changes(list(new)))
            assert set(new) <= set(asked_.movable)
            for change, place in zip(way.changes, new, strict=True):
                assert change.old == asked_.trial.known[place]

    @often
    @given(small_regulations(), st.data())
    def test_no_further_than_it_must(self, regulation: Regulation, data: DataObject) -> None:
        """Of all values that would do, the nearest: of the first fact, then of the second, and so on."""
        asked_ = Asked(regulation, data)
        for way in asked_.found.ways:
            new = asked_.new(way)
            reaching = filter(asked_.reaches, asked_.changes(list(new)))
            assert asked_.distance(new) == min(map(asked_.distance, reaching))

    @often
    @given(small_regulations(), st.data())
    def test_the_decision_shown_is_that_of_the_changed_case(self, regulation: Regulation, data: DataObject) -> None:
        """Deciding the case with the new values gives it, and nothing else of the case is touched."""
        asked_ = Asked(regulation, data)
        for way in asked_.found.ways:
            _, case = asked_.trial.completed(asked_.new(way))  # type: ignore[arg-type]
            assert way.decision == decide(regulation, case)
            assert set(way.decision.of(ACT).outcomes) & asked_.wanted

    @often
    @given(small_regulations(), st.data())
    def test_what_hangs_on_it_is_named(self, regulation: Regulation, data: DataObject) -> None:
        """Facts named as movable can be moved by the asker, and every fact of every way is among them."""
        asked_ = Asked(regulation, data)
        ids = [matter.id for matter in asked_.trial.case.matters]
        named = [
            (ids.index(one.matter) if one.fact.of == "book" else -1, one.fact.name) for one in asked_.found.movable
        ]
        assert set(named) <= {place for place in asked_.movable if asked_._others(place)}
        assert all(set(asked_.new(way)) <= set(named) for way in asked_.found.ways)


def moving(fact: FactDef, moves: Movement = "freely", by: Text = ROOM) -> FactDef:
    """The fact as one that somebody can change."""
    return evolve(fact, moves=moves, changed_by=by)


def regulated(*facts: FactDef, **parts: object) -> Regulation:
    """The reading room with some facts declared otherwise."""
    by_name = {fact.name: fact for fact in facts}
    declared = tuple(by_name.get(fact.name, fact) for fact in ROOM_RULES.vocabulary.facts)
    extra = tuple(fact for fact in facts if fact not in declared)
    return evolve(ROOM_RULES, vocabulary=Vocabulary(declared + extra), **parts)


def suspended(regulation: Regulation, **differing: object) -> Decision:
    """The decision on a card with nine points."""
    return asked(regulation=regulation, **{"points": 9, **differing})  # type: ignore[arg-type]


def told(found: LeastChange) -> list[list[tuple[str, Known, Known]]]:
    """The changes of each way."""
    return [[(one.fact.name, one.old, one.new) for one in way.changes] for way in found.ways]


class TestDirection:
    """A fact moves as its declaration says."""

    @pytest.mark.parametrize(
        ("moves", "expected"),
        [
            ("once", []),
            ("anew", []),
            ("freely", [[("card.points", 9, 7)]]),
            ("down", [[("card.points", 9, 7)]]),
            ("up", []),
            ("never", []),
        ],
    )
    def test_points(self, moves: Movement, expected: list[object]) -> None:
        """A suspended card needs two points less; where they only grow nothing helps."""
        found = least_change(suspended(regulated(moving(POINTS, moves))), SUSPEND.id)
        assert told(found) == expected
        assert found.is_possible is bool(expected)

    def test_once_from_the_first_value(self) -> None:
        """What is still as it begins can come to something; what has come to something stays."""
        regulation = regulated(moving(POINTS, "once"))
        fresh = least_change(suspended(regulation, points=0), SUSPEND.id, {Outcome.MUST})
        assert told(fresh) == [[("card.points", 0, 8)]]
        assert least_change(suspended(regulation, points=3), SUSPEND.id, {Outcome.MUST}).is_impossible

    @pytest.mark.parametrize(("moves", "possible"), [("freely", True), ("up", True), ("down", False)])
    def test_up_to_the_boundary(self, moves: Movement, possible: bool) -> None:
        """A card of three points is suspended from eight."""
        found = least_change(suspended(regulated(moving(POINTS, moves)), points=3), SUSPEND.id, {Outcome.MUST})
        assert told(found) == ([[("card.points", 3, 8)]] if possible else [])

    def test_a_fact_that_all_cases_share(self) -> None:
        """Where somebody can change the day itself, the case shown has the other day."""
        found = least_change(suspended(regulated(moving(AS_OF))), SUSPEND.id, {Outcome.NOT_IN_FORCE})
        (way,) = found.ways
        assert way.decision.case.common.values == (way.changes[0].new,)
        assert way.decision.of(SUSPEND.id).outcome is Outcome.NOT_IN_FORCE

    def test_what_nobody_changes_stays(self) -> None:
        """A fact that could move, but that nobody can change, does not."""
        stays = evolve(POINTS, moves="freely")
        found = least_change(suspended(regulated(stays)), SUSPEND.id)
        assert (found.movable, found.ways) == ((), ())


class TestWhoAsks:
    """Each asker moves what he can change."""

    REGULATION = regulated(
        moving(POINTS, by=Text("借阅台", "the desk")), moving(VALID, by=Text("主任", "the head of the room"))
    )

    NOTHING = (Outcome.SILENT, Outcome.NOT_APPLICABLE)

    def test_anybody(self) -> None:
        """Either fewer points or a card that is not valid: both are as small."""
        found = least_change(suspended(self.REGULATION), SUSPEND.id, self.NOTHING)
        assert sorted(told(found)) == [[("card.points", 9, 7)], [("card.valid", True, False)]]

    @pytest.mark.parametrize(("by", "fact"), [("desk", "card.points"), ("head", "card.valid")])
    def test_one_of_them(self, by: str, fact: str) -> None:
        """Only his own."""
        found = least_change(suspended(self.REGULATION), SUSPEND.id, self.NOTHING, by)
        assert [one.fact.name for one in found.movable] == [fact]
        assert [[one.fact.name for one in way.changes] for way in found.ways] == [[fact]]

    def test_who_can_change_nothing(self) -> None:
        """The holder cannot bring it about: that is an answer."""
        assert not least_change(suspended(self.REGULATION), SUSPEND.id, by="holder").is_possible

    def test_nobody_of_that_name(self) -> None:
        """An actor who does not exist is refused by name."""
        with pytest.raises(UnknownNameError, match="no actor is named 'porter'"):
            least_change(suspended(self.REGULATION), SUSPEND.id, by="porter")


class TestWanted:
    """What is to be reached."""

    def test_what_holds_already_takes_no_change(self) -> None:
        """The way there is to do nothing."""
        found = least_change(suspended(regulated(moving(POINTS))), SUSPEND.id, {Outcome.MUST})
        assert told(found) == [[]]

    def test_another_reason_is_not_another_outcome(self) -> None:
        """Of a card that is not suspended for want of points, it is no change that it is not valid either."""
        regulation = regulated(moving(VALID), moving(POINTS))
        found = least_change(suspended(regulation, points=3), SUSPEND.id)
        assert Outcome.NOT_APPLICABLE not in found.to
        assert told(found) == [[("card.points", 3, 8)]]

    def test_a_conflict_is_not_wanted_unless_asked_for(self) -> None:
        """Nobody asks how to bring rules at odds; whoever does gets an answer."""
        rules = (
            rule("1", SUSPEND, DESK, Force.MUST, at_least(POINTS, 8)),
            rule("1a", SUSPEND, DESK, Force.MUST_NOT, holds(STUDENT)),
        )
        decision = suspended(regulated(moving(STUDENT), rules=rules))
        assert not least_change(decision, SUSPEND.id).is_possible
        found = least_change(decision, SUSPEND.id, {Outcome.CONFLICT})
        assert told(found) == [[("card.student", False, True)]]

    def test_the_unknown_must_not_matter(self) -> None:
        """Whether the holder was warned is not known: to become a student may still leave a power to suspend."""
        regulation = regulated(moving(STUDENT), moving(VALID))
        found = least_change(suspended(regulation, warned=None), SUSPEND.id, {Outcome.MUST_NOT})
        assert told(found) == []
        known = least_change(suspended(regulation, warned=False), SUSPEND.id, {Outcome.MUST_NOT})
        assert told(known) == [[("card.student", False, True)]]

    def test_what_cannot_come_about_is_no_way(self) -> None:
        """Where no student is ever warned, a warned holder becomes a student only if the warning goes."""
        never = Invariant(not_(all_of(holds(STUDENT), holds(WARNED))), Text("从不", "never so"))
        decision = suspended(regulated(moving(STUDENT), moving(WARNED), invariants=(never,)), warned=True)
        found = least_change(decision, SUSPEND.id, {Outcome.MUST_NOT})
        assert told(found) == [[("card.student", False, True), ("card.warned", True, False)]]

    def test_contradictory_facts_are_refused(self) -> None:
        """There is nothing to change in a case that cannot be."""
        never = Invariant(not_(all_of(holds(STUDENT), holds(WARNED))), Text("从不", "never so"))
        decision = suspended(regulated(moving(STUDENT), invariants=(never,)), warned=True, student=True)
        facts, must = "card.student, card.warned", r"it must be such as can hold together \(never so\)\.$"
        said = rf"^what is known of .+, {facts}, is .*; {must}"
        with pytest.raises(InconsistentError, match=said):
            least_change(decision, SUSPEND.id)

    def test_an_act_that_does_not_exist(self) -> None:
        """It is refused by name."""
        with pytest.raises(UnknownNameError, match="no act is named 'suspnd'"):
            least_change(asked(), "suspnd")

    def test_not_to_be_concerned_is_no_way_out_unless_asked_for(self) -> None:
        """A card that is not valid need not be suspended; that is reached only by name."""
        decision = suspended(regulated(moving(VALID)))
        assert least_change(decision, SUSPEND.id).is_impossible
        found = least_change(decision, SUSPEND.id, [Outcome.NOT_APPLICABLE])
        assert told(found) == [[("card.valid", True, False)]]

    def test_the_act_itself_is_no_way_out_of_it(self) -> None:
        """What records that the act is done is not moved, whatever is asked for."""
        recorded = evolve(SUSPEND, records=("card.valid",))
        acts = tuple(recorded if act == SUSPEND else act for act in ROOM_RULES.acts)
        found = least_change(suspended(regulated(moving(VALID), acts=acts)), SUSPEND.id, [Outcome.NOT_APPLICABLE])
        assert (found.movable, found.ways) == ((), ())

    def test_it_hangs_on_the_unknown(self) -> None:
        """To become a student helps a holder who was not warned: while that is not known, it cannot be told."""
        regulation = regulated(moving(STUDENT))
        found = least_change(suspended(regulation, warned=None), SUSPEND.id, {Outcome.MUST_NOT})
        assert not found.is_possible
        assert not found.is_impossible
        assert [(one.about, one.matter) for one in found.unknown] == [(WARNED, "")]
        known = least_change(suspended(regulation, warned=True), SUSPEND.id, {Outcome.MUST_NOT})
        assert known.is_impossible

    @pytest.mark.parametrize("to", ["must", (), ["must"], Outcome.MUST, 3, {Outcome.MUST, "may"}])
    def test_what_is_no_outcome(self, to: object) -> None:
        """It is refused with the outcomes that there are."""
        with pytest.raises(InvalidValueError, match=r"what is wanted \(to\) is .*Outcome\.MUST, Outcome\.MAY"):
            least_change(suspended(ROOM_RULES), SUSPEND.id, to)  # type: ignore[arg-type]

    @pytest.mark.parametrize("id", [None, SUSPEND, ["suspend"], 3])
    def test_an_id_that_is_no_text(self, id: object) -> None:
        """An act or an actor is asked for by its id."""
        decision = suspended(ROOM_RULES)
        with pytest.raises(InvalidValueError, match=r"act is .* it must be one id, given as text"):
            least_change(decision, id)  # type: ignore[arg-type]
        with pytest.raises(InvalidValueError, match=r"act is .* it must be one id, given as text"):
            needed(decision, id)  # type: ignore[arg-type]
        if id is not None:
            with pytest.raises(InvalidValueError, match=r"actor is .* it must be one id, given as text"):
                least_change(decision, SUSPEND.id, by=id)  # type: ignore[arg-type]


class TestMany:
    """Where very many changes are as small, some are worked out and it is said that there are more."""

    @pytest.mark.parametrize(("facts", "more"), [(WAYS_AT_MOST, False), (WAYS_AT_MOST + 1, True)])
    def test_as_many_as_are_worked_out(self, facts: int, more: bool) -> None:
        """Each of so many facts would do by itself."""
        several = tuple(
            evolve(moving(POINTS), name=f"card.more{number}", sort=Int(0, 9, POINTS.text)) for number in range(facts)
        )
        rules = (rule("1", SUSPEND, DESK, Force.MUST, any_of(*(at_least(fact, 5) for fact in several))),)
        regulation = regulated(*several, rules=rules)
        own = {fact.name: 4 for fact in several}
        facts_ = regulation.vocabulary.facts_of(CARD, own)
        case = evolve(asked().case, facts=facts_, matters=())
        found = least_change(decide(regulation, case), SUSPEND.id)
        assert (len(found.ways), found.more) == (WAYS_AT_MOST, more)
        assert all(len(way.changes) == 1 and way.changes[0].new == 5 for way in found.ways)
