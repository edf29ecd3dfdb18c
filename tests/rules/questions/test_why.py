"""Why and why not, against every case there can be of the same shape."""

from collections.abc import Collection, Mapping

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from fzdigital.errors import InconsistentError, NotSoError, UndeterminedError, UnknownNameError
from fzdigital.rules.answer import Decision
from fzdigital.rules.build import all_of, at_least, holds, not_
from fzdigital.rules.decide import decide
from fzdigital.rules.decision import Outcome
from fzdigital.rules.questions.given import Stated
from fzdigital.rules.questions.why import Blocked, Why, WhyNot, why, why_not
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force, Invariant, Rule
from fzdigital.rules.vocabulary import Known, Possible
from fzdigital.text import Text
from tests.rules.toy import (
    AS_OF,
    DESK,
    EXTRA,
    FINE,
    FROM_WHEN,
    LATE,
    LOAN,
    POINTS,
    ROOM_RULES,
    STUDENT,
    SUSPEND,
    VALID,
    WARNED,
    asked,
    matter,
    rule,
)
from tests.strategies.small import Place, Trial, few, often_known, small_cases, small_regulations

ACT = "praise"
ALLOWED = {Outcome.MUST, Outcome.MAY}
NOTHING = {Outcome.NOT_IN_FORCE, Outcome.NOT_APPLICABLE, Outcome.SILENT}


def comes_to(outcomes: Collection[Outcome]) -> set[Outcome]:
    """What outcomes come to: those under which nothing holds are one."""
    return {Outcome.SILENT if outcome in NOTHING else outcome for outcome in outcomes}


def decided(regulation: Regulation, data: DataObject) -> tuple[Decision, Trial]:
    """A small case of which something is known, and every case of its shape."""
    decision = decide(regulation, data.draw(small_cases(regulation, often_known)))
    return decision, Trial(regulation, decision.case, ACT)


def places(trial: Trial, facts: Collection[Stated]) -> dict[Place, Known]:
    """Where stated facts stand; each must be what the case says."""
    found: dict[Place, Known] = {}
    for one in facts:
        at = next((at for at, matter in enumerate(trial.case.matters) if one.fact.of == matter.kind == "book"
                   and matter.id == one.matter), -1)  # fmt: skip
        assert trial.known[at, one.fact.name] == one.value
        found[at, one.fact.name] = one.value
    assert len(found) == len(facts)
    return found


def without(known: Mapping[Place, Known], place: Place) -> dict[Place, Known]:
    """Known facts but for one."""
    return {one: value for one, value in known.items() if one != place}


class TestWhy:
    """The facts named settle the act, and none of them can be left out."""

    @few
    @given(small_regulations(), st.data())
    def test_they_settle_it_whatever_all_others_are(self, regulation: Regulation, data: DataObject) -> None:
        """In every case with those facts the same holds, be all others as they may."""
        decision, trial = decided(regulation, data)
        found = self.found(decision, trial)
        assert comes_to(trial.outcomes(places(trial, found.facts))) == comes_to(found.outcomes)

    @few
    @given(small_regulations(), st.data())
    def test_without_any_one_they_do_not(self, regulation: Regulation, data: DataObject) -> None:
        """Whichever fact is left out, something else is possible."""
        decision, trial = decided(regulation, data)
        found = self.found(decision, trial)
        facts = places(trial, found.facts)
        for place in facts:
            assert len(comes_to(trial.outcomes(without(facts, place)))) > 1

    @few
    @given(small_regulations(), st.data())
    def test_the_outcomes_are_those_still_possible(self, regulation: Regulation, data: DataObject) -> None:
        """As many as trying every case gives; they all come to the same."""
        decision, trial = decided(regulation, data)
        found = self.found(decision, trial)
        possible = trial.outcomes(trial.known)
        assert found.outcomes == tuple(one for one in Outcome if one in possible)

    @few
    @given(small_regulations(), st.data())
    def test_refused_exactly_where_it_is_not_settled(self, regulation: Regulation, data: DataObject) -> None:
        """Contradictory facts and several effects are refused, each by its own error; all else is answered."""
        decision, trial = decided(regulation, data)
        possible = comes_to(trial.outcomes(trial.known))
        if not possible:
            with pytest.raises(InconsistentError):
                why(decision, ACT)
        elif len(possible) > 1:
            with pytest.raises(UndeterminedError):
                why(decision, ACT)
        else:
            assert comes_to(why(decision, ACT).outcomes) == possible

    def found(self, decision: Decision, trial: Trial) -> Why:
        """The answer, where there is one."""
        assume(len(comes_to(trial.outcomes(trial.known))) == 1)
        return why(decision, ACT)

    def test_of_a_suspended_card(self) -> None:
        """The day, the points, that it is valid and the holder no student; whether he was warned does not count."""
        found = why(asked(points=9), SUSPEND.id)
        assert (found.act, found.outcomes) == (SUSPEND, (Outcome.MUST,))
        assert [one.fact for one in found.facts] == [AS_OF, VALID, POINTS, STUDENT]
        assert [one.value for one in found.facts][1:] == [True, 9, False]

    def test_a_fact_of_a_matter_names_it(self) -> None:
        """Of two loans the one that is late is named."""
        found = why(asked(matter(LOAN, "L-1"), matter(LOAN, "L-2", days_late=20)), FINE.id)
        assert [(one.fact, one.matter) for one in found.facts] == [(AS_OF, ""), (LATE, "L-2")]

    def test_where_nothing_is_known_nothing_is_named(self) -> None:
        """Two rules that between them always apply need no fact."""
        both = tuple(
            rule(id, SUSPEND, DESK, Force.MUST, part)
            for id, part in (("1", holds(STUDENT)), ("1a", not_(holds(STUDENT))))
        )
        found = why(asked(student=None, regulation=evolve(ROOM_RULES, rules=both)), SUSPEND.id)
        assert [one.fact for one in found.facts] == [AS_OF]

    def test_an_open_act_names_what_is_possible(self) -> None:
        """The message says which outcomes there are, and what to ask instead."""
        with pytest.raises(UndeterminedError, match="may still come out as must, no ground; ask first what is needed"):
            why(asked(points=None), SUSPEND.id)

    def test_reasons_apart_it_is_settled(self) -> None:
        """Not applicable or no ground: either way nothing holds, so that it can be said why."""
        found = why(asked(points=3, valid=None), SUSPEND.id)
        assert found.outcomes == (Outcome.NOT_APPLICABLE, Outcome.SILENT)
        assert POINTS in [one.fact for one in found.facts]

    def test_an_unresolved_reading_is_open(self) -> None:
        """Three days are late under one reading; twenty under both."""
        open_ = ROOM_RULES.with_readings({FROM_WHEN.id: None})
        with pytest.raises(UndeterminedError):
            why(asked(matter(LOAN, "L-1", days_late=3), regulation=open_), FINE.id)
        assert why(asked(matter(LOAN, "L-1", days_late=20), regulation=open_), FINE.id).outcomes == (Outcome.MUST,)

    def test_what_is_narrowed_stays_so(self) -> None:
        """Twenty days or thirty, the loan is late; the narrowed value is no known fact."""
        found = why(asked(matter(LOAN, "L-1", days_late=Possible((20, 30)))), FINE.id)
        assert (found.outcomes, [one.fact for one in found.facts]) == ((Outcome.MUST,), [AS_OF])

    def test_contradictory_facts_are_refused(self) -> None:
        """The invariant is named with the facts that break it."""
        never = Invariant(
            not_(all_of(holds(STUDENT), holds(WARNED))), Text("学生不受告诫", "students are never warned")
        )
        decision = asked(student=True, warned=True, regulation=evolve(ROOM_RULES, invariants=(never,)))
        with pytest.raises(InconsistentError, match="students are never warned"):
            why(decision, SUSPEND.id)

    def test_an_act_that_does_not_exist(self) -> None:
        """It is refused by name."""
        with pytest.raises(UnknownNameError, match="no act is named 'fin'"):
            why(asked(), "fin")


class TestWhyNot:
    """The facts named exclude the act, and none of them can be left out; the same of each rule."""

    @few
    @given(small_regulations(), st.data())
    def test_they_exclude_it_whatever_all_others_are(self, regulation: Regulation, data: DataObject) -> None:
        """In no case with those facts must or may it be done; without any one of them, in some."""
        decision, trial = decided(regulation, data)
        facts = places(trial, self.found(decision, trial).facts)
        assert not trial.outcomes(facts) & ALLOWED
        for place in facts:
            assert trial.outcomes(without(facts, place)) & ALLOWED

    @few
    @given(small_regulations(), st.data())
    def test_each_rule_is_kept_from_applying(self, regulation: Regulation, data: DataObject) -> None:
        """In no case with its facts does a rule apply, and without any one of them it does in some."""
        decision, trial = decided(regulation, data)
        for one in self.found(decision, trial).blocked:
            if one.facts is not None:
                facts = places(trial, one.facts)
                assert not self.applies_somewhere(trial, one, facts)
                assert all(self.applies_somewhere(trial, one, without(facts, place)) for place in facts)

    @few
    @given(small_regulations(), st.data())
    def test_a_rule_that_may_apply_has_no_facts(self, regulation: Regulation, data: DataObject) -> None:
        """A rule is told without facts exactly where what is known lets it apply."""
        decision, trial = decided(regulation, data)
        for one in self.found(decision, trial).blocked:
            assert (one.facts is None) is self.applies_somewhere(trial, one, trial.known)  # type: ignore[arg-type]

    @few
    @given(small_regulations(), st.data())
    def test_every_rule_that_could_allow_it(self, regulation: Regulation, data: DataObject) -> None:
        """Each rule that compels or permits, with each matter that it was applied to, in the order of the rules."""
        decision, trial = decided(regulation, data)
        told = [(one.rule.id, one.matter) for one in self.found(decision, trial).blocked]
        matters = decision.case.matters
        applied = [
            (ground.result.rule.id, matters[ground.matter].id if ground.matter >= 0 else "")
            for one in regulation.rules
            for ground in decision.of(ACT).grounds
            if ground.result.rule == one and one.force in (Force.MUST, Force.MAY)
        ]
        assert told == applied

    @few
    @given(small_regulations(), st.data())
    def test_refused_exactly_where_it_is_not_so(self, regulation: Regulation, data: DataObject) -> None:
        """What must or may be done, or still might, is not excluded."""
        decision, trial = decided(regulation, data)
        possible = trial.outcomes(trial.known)
        assume(possible)
        if possible & ALLOWED:
            with pytest.raises(NotSoError):
                why_not(decision, ACT)
        else:
            assert set(why_not(decision, ACT).outcomes) == possible

    def found(self, decision: Decision, trial: Trial) -> WhyNot:
        """The answer, where there is one."""
        possible = trial.outcomes(trial.known)
        assume(possible and not possible & ALLOWED)
        return why_not(decision, ACT)

    def applies_somewhere(self, trial: Trial, blocked: Blocked, facts: Mapping[Place, Known]) -> bool:
        """Whether a rule applies to a matter in some case with some facts."""
        for values, _ in trial.matching(facts):  # type: ignore[arg-type]
            regulation, case = trial.completed(values)
            for ground in decide(regulation, case).of(ACT).applying:
                matter = case.matters[ground.matter].id if ground.matter >= 0 else ""
                if (ground.result.rule.id, matter) == (blocked.rule.id, blocked.matter):
                    return True
        return False

    def test_of_a_student(self) -> None:
        """The prohibition for students is an exception to the rule; each rule has its own facts."""
        found = why_not(asked(points=9, student=True, valid=True), SUSPEND.id)
        assert (found.act, found.outcomes) == (SUSPEND, (Outcome.MUST_NOT,))
        assert [(one.rule.id, [fact.fact for fact in one.facts or ()]) for one in found.blocked] == [
            ("1", [STUDENT]),
            ("1b", [WARNED]),
        ]

    def test_a_rule_that_applies_all_the_same(self) -> None:
        """A power against which a prohibition stands has no facts that keep it from applying."""
        found = why_not(asked(points=1, warned=True), EXTRA.id)
        assert [(one.rule.id, one.facts) for one in found.blocked] == [("2", None)]

    def test_each_matter_by_itself(self) -> None:
        """Of each loan it is told that it is not late."""
        found = why_not(asked(matter(LOAN, "L-1"), matter(LOAN, "L-2", days_late=3)), FINE.id)
        told = [(one.rule.id, one.matter, [fact.value for fact in one.facts or ()]) for one in found.blocked]
        assert told == [("5", "L-1", [0]), ("5", "L-2", [3])]
        assert [(fact.matter, fact.value) for fact in found.facts] == [("L-1", 0), ("L-2", 3)]

    def test_what_is_allowed_is_refused(self) -> None:
        """The message says how it comes out, and what to ask instead."""
        with pytest.raises(NotSoError, match="is not excluded, it comes out as must; ask why, or what is needed"):
            why_not(asked(points=9), SUSPEND.id)

    def test_what_may_still_be_allowed_is_refused(self) -> None:
        """Nothing is excluded while it is open."""
        with pytest.raises(NotSoError, match="comes out as must, no ground"):
            why_not(asked(points=None), SUSPEND.id)

    def test_a_rule_that_can_never_apply(self) -> None:
        """Its own contradiction keeps it from applying, so that no fact is needed."""
        rules: tuple[Rule, ...] = (
            rule("1", SUSPEND, DESK, Force.MUST, all_of(at_least(POINTS, 8), holds(STUDENT), not_(holds(STUDENT)))),
        )
        found = why_not(asked(regulation=evolve(ROOM_RULES, rules=rules)), SUSPEND.id)
        assert found.facts == ()
        assert [one.facts for one in found.blocked] == [()]
