"""What holds of every regulation and every case, whatever they are about."""

import pickle
from itertools import product

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from fzdigital.rules.case import Case
from fzdigital.rules.decide import Decider, Decision, decide
from fzdigital.rules.decision import Outcome
from fzdigital.rules.regulation import Regulation
from tests.rules.oracle import outcome
from tests.strategies.trees import cases, completions, known, readings_of, regulations, unhurried

ACTS = ("praise", "warn")


def settled(regulation: Regulation, data: DataObject) -> Regulation:
    """The regulation with a reading for every axis that was left unresolved."""
    unresolved = [axis for axis in regulation.axes if regulation.reading(axis.id) is None]
    return regulation.with_readings({axis.id: data.draw(readings_of(axis).filter(bool)) for axis in unresolved})


def outcomes(decision: Decision) -> tuple[tuple[Outcome, ...], ...]:
    """What is still possible for each act."""
    return tuple(decision.of(act).outcomes for act in ACTS)


class TestOutcomes:
    """A decision holds exactly what can still come true, or a little more, never less."""

    @unhurried
    @given(regulations(), st.data())
    def test_a_complete_case_has_one(self, regulation: Regulation, data: DataObject) -> None:
        """Where nothing is unknown and every reading is chosen, the one outcome is that of the plain definition."""
        chosen = settled(regulation, data)
        decision = decide(chosen, data.draw(cases(chosen.vocabulary, known)))
        assert outcomes(decision) == tuple((outcome(chosen, decision.case, act),) for act in ACTS)

    @unhurried
    @given(regulations(), st.data())
    def test_whatever_comes_true_was_possible(self, regulation: Regulation, data: DataObject) -> None:
        """However the unknown turns out and whichever readings are chosen, the outcome was held possible."""
        decision = decide(regulation, data.draw(cases(regulation.vocabulary)))
        complete = data.draw(completions(decision.case, regulation.vocabulary))
        chosen = settled(regulation, data)
        for act in ACTS:
            assert outcome(chosen, complete, act) in decision.of(act).outcomes

    @unhurried
    @given(regulations(), st.data())
    def test_learning_only_narrows(self, regulation: Regulation, data: DataObject) -> None:
        """Hiding facts only opens outcomes: what is possible when all is known was possible when less was."""
        hidden = data.draw(cases(regulation.vocabulary))
        full = data.draw(completions(hidden, regulation.vocabulary))
        for less, more in zip(outcomes(decide(regulation, hidden)), outcomes(decide(regulation, full)), strict=True):
            assert set(more) <= set(less)

    @unhurried
    @given(regulations(), st.data())
    def test_choosing_a_reading_only_narrows(self, regulation: Regulation, data: DataObject) -> None:
        """What is possible under a chosen reading was possible while the reading was unresolved."""
        case = data.draw(cases(regulation.vocabulary))
        chosen = settled(regulation, data)
        for less, more in zip(outcomes(decide(regulation, case)), outcomes(decide(chosen, case)), strict=True):
            assert set(more) <= set(less)


class TestMissing:
    """What is named as missing is enough."""

    @unhurried
    @given(regulations(), st.data())
    def test_it_settles_the_act(self, regulation: Regulation, data: DataObject) -> None:
        """Once every fact and reading named is supplied, the act is open no more."""
        decision = decide(regulation, data.draw(cases(regulation.vocabulary)))
        for act in ACTS:
            missing = decision.missing(act)
            readings = {axis.id: axis.default for axis in missing.axes}
            named = {(fact.name, matter) for fact, matter in missing.facts}
            full = data.draw(completions(decision.case, regulation.vocabulary))
            supplied = with_only(named, decision.case, full, regulation)
            assert not decide(regulation.with_readings(readings), supplied).of(act).is_open

    @unhurried
    @given(regulations(), st.data())
    def test_nothing_known_is_named(self, regulation: Regulation, data: DataObject) -> None:
        """Of a case in which everything is known, no fact is missing; of one with every reading chosen, no axis."""
        chosen = settled(regulation, data)
        known_case = data.draw(cases(regulation.vocabulary, known))
        unknown_case = data.draw(cases(regulation.vocabulary))
        for act in ACTS:
            assert decide(regulation, known_case).missing(act).facts == ()
            assert decide(chosen, unknown_case).missing(act).axes == ()


class TestOrder:
    """No order of anything changes an outcome."""

    @unhurried
    @given(regulations(), st.data())
    def test_of_rules(self, regulation: Regulation, data: DataObject) -> None:
        """Rules have no priority: shuffled, they say the same."""
        case = data.draw(cases(regulation.vocabulary))
        shuffled = evolve(regulation, rules=tuple(data.draw(st.permutations(regulation.rules))))
        assert outcomes(decide(shuffled, case)) == outcomes(decide(regulation, case))

    @unhurried
    @given(regulations(), st.data())
    def test_of_exceptions(self, regulation: Regulation, data: DataObject) -> None:
        """Exceptions of one rule can be named in any order."""
        case = data.draw(cases(regulation.vocabulary))
        turned = evolve(regulation, rules=tuple(evolve(rule, unless=rule.unless[::-1]) for rule in regulation.rules))
        assert outcomes(decide(turned, case)) == outcomes(decide(regulation, case))

    @unhurried
    @given(regulations(), st.data())
    def test_of_matters(self, regulation: Regulation, data: DataObject) -> None:
        """Matters can be listed in any order, and the same facts and axes are missing."""
        case = data.draw(cases(regulation.vocabulary))
        shuffled = evolve(case, matters=tuple(data.draw(st.permutations(case.matters))))
        one, other = decide(regulation, case), decide(regulation, shuffled)
        assert outcomes(one) == outcomes(other)
        for act in ACTS:
            assert set(one.missing(act).facts) == set(other.missing(act).facts)
            assert set(one.missing(act).axes) == set(other.missing(act).axes)


class TestSharing:
    """Reasons shared between cases of one pattern are the reasons each would have got alone."""

    @unhurried
    @given(regulations(), st.data())
    def test_shared_equals_fresh(self, regulation: Regulation, data: DataObject) -> None:
        """One decider over many cases, and a new one for each, give the same decisions with the same grounds."""
        shared = Decider(regulation, "pupil")
        drawn = data.draw(st.lists(cases(regulation.vocabulary), min_size=2, max_size=4))
        turned = [evolve(case, matters=case.matters[::-1]) for case in drawn]
        for case in (*drawn, *turned, *drawn):
            assert shared.decide(case) == Decider(regulation, "pupil").decide(case)


class TestValues:
    """Decisions are values."""

    @unhurried
    @given(regulations(), st.data())
    def test_a_decision_survives_pickling(self, regulation: Regulation, data: DataObject) -> None:
        """A decision that went to another process is the same decision, with the same hash."""
        decision = decide(regulation, data.draw(cases(regulation.vocabulary)))
        copy = pickle.loads(pickle.dumps(decision))
        assert copy == decision
        assert hash(copy) == hash(decision)
        assert outcomes(copy) == outcomes(decision)

    @unhurried
    @given(regulations(), st.data())
    def test_outcomes_come_in_their_fixed_order(self, regulation: Regulation, data: DataObject) -> None:
        """The outcomes of an act are never empty, without repetition, and in the order in which they are declared."""
        order = list(Outcome)
        for found in outcomes(decide(regulation, data.draw(cases(regulation.vocabulary)))):
            assert list(found) == sorted(set(found), key=order.index)
            assert found

    @unhurried
    @given(regulations(), st.data())
    def test_each_act_is_settled_in_one_way_or_open(self, regulation: Regulation, data: DataObject) -> None:
        """No act is in two of the lists of a decision, and what stands in one is not open."""
        decision = decide(regulation, data.draw(cases(regulation.vocabulary)))
        lists = (decision.must, decision.may, decision.may_not, decision.conflicts, decision.open)
        for one, other in product(lists, repeat=2):
            assert one is other or not set(one) & set(other)


def with_only(named: set[tuple[str, str]], case: Case, full: Case, regulation: Regulation) -> Case:
    """A case in which only the facts named, each of one matter or of none, have the values of the full case."""
    vocabulary = regulation.vocabulary

    def merged(kind: str, matter: str, before: tuple, after: tuple) -> tuple:  # type: ignore[type-arg]
        return tuple(
            new if (fact.name, matter) in named else old
            for fact, old, new in zip(vocabulary.of(kind), before, after, strict=True)
        )

    return evolve(
        case,
        common=evolve(case.common, values=merged("", "", case.common.values, full.common.values)),
        facts=evolve(case.facts, values=merged(case.subject, "", case.facts.values, full.facts.values)),
        matters=tuple(
            evolve(one, facts=evolve(one.facts, values=merged(one.kind, one.id, one.facts.values, other.facts.values)))
            for one, other in zip(case.matters, full.matters, strict=True)
        ),
    )
