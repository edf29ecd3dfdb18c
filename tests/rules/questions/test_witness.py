"""One readable case out of a function over all cases."""

from datetime import date

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from fzdigital.rules.build import above, all_of, at_least, holds, not_
from fzdigital.rules.case import Case, Matter, named_values
from fzdigital.rules.decision import Outcome
from fzdigital.rules.questions.witness import Witness, everything, witness
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force, Invariant
from fzdigital.rules.universe import Universe
from fzdigital.rules.vocabulary import Int, Possible, Vocabulary
from tests.rules.toy import (
    AS_OF,
    CARD,
    COMPLAINT,
    DESK,
    FINE,
    FROM_WHEN,
    LATE,
    LOAN,
    NOTIFY,
    POINTS,
    RETURNED,
    ROOM_RULES,
    STUDENT,
    SUSPEND,
    VALID,
    WARNED,
    WELCOME,
    card,
    matter,
    rule,
)
from tests.strategies.trees import SUBJECT, cases, regulations

LATE_LOAN = matter(LOAN, "L-1", days_late=3)
FIRST_DAY = date(2024, 3, 1)


def shown(
    outcome: Outcome, *acts: str, of: Case | None = None, like: Case | None = None, unresolved: str = ""
) -> Witness | None:
    """The plainest card for which the first of some acts comes out so."""
    regulation = ROOM_RULES.with_readings({unresolved: None} if unresolved else {})
    universe = Universe(of or everything(regulation, CARD), acts, regulation)
    return witness(universe, universe.outcomes(acts[0])[outcome], like)


def values(found: Witness | None, matter: int = -1) -> dict[str, object]:
    """What a witness says, by name, without what it leaves unknown."""
    assert found is not None
    named = named_values(ROOM_RULES, found.case, matter)
    return {name: value for name, value in named.items() if value is not None}


class TestEverything:
    """The case of which nothing is known may turn out to be any case."""

    def test_nothing_of_it_is_known(self) -> None:
        """Neither the day nor the subject nor a matter says anything."""
        case = everything(ROOM_RULES, CARD)
        facts = (case.common, case.facts, *(matter.facts for matter in case.matters))
        assert {value for one in facts for value in one.values} == {None}

    def test_a_matter_of_each_kind_that_the_rules_speak_of(self) -> None:
        """Kinds come in a fixed order, and a kind that no rule on such a subject speaks of is not there."""
        assert [matter.kind for matter in everything(ROOM_RULES, CARD).matters] == [COMPLAINT, LOAN]
        assert everything(ROOM_RULES, "branch").matters == ()


class TestQuiet:
    """A witness departs no more than it must from a quiet case."""

    def test_nothing_but_what_it_takes(self) -> None:
        """A suspended card is valid and has the points that suspend, on the first day in force; nothing else."""
        assert values(shown(Outcome.MUST, SUSPEND.id)) == {
            "as_of": FIRST_DAY, "card.points": 8, "card.valid": True, "card.student": False, "card.warned": False,
        }  # fmt: skip

    def test_what_nobody_asked_about_stays_unknown(self) -> None:
        """A fact that no rule on the acts asked about speaks of has no value."""
        assert "card.channel" not in values(shown(Outcome.MUST, SUSPEND.id))
        assert "card.channel" in values(shown(Outcome.MUST, SUSPEND.id, NOTIFY.id))

    def test_a_matter_that_did_not_happen_is_left_out(self) -> None:
        """Where no loan needs to be late there is no loan."""
        found = shown(Outcome.SILENT, FINE.id)
        assert found is not None
        assert found.case.matters == ()

    def test_a_matter_that_must_have_happened_is_there(self) -> None:
        """A fee needs a loan that is late; whether the book is back nobody asked."""
        found = shown(Outcome.MUST, FINE.id)
        assert found is not None
        assert [matter.kind for matter in found.case.matters] == [LOAN]
        assert found.case.matters[0].facts == ROOM_RULES.vocabulary.facts_of(LOAN, {"loan.days_late": 15})

    def test_no_further_than_it_must(self) -> None:
        """Of all numbers that would do, it is the one nearest to the quiet one: the boundary."""
        found = shown(Outcome.SILENT, FINE.id, like=card(as_of=date(2026, 1, 1)))
        assert values(found) == {"as_of": date(2025, 2, 28)}

    def test_near_to_a_case_that_is_given(self) -> None:
        """What is known of that case is kept where it can be; what is unknown or narrowed there is as if not given."""
        like = card(points=20, student=True, warned=Possible((False, True)), valid=None, as_of=date(2024, 9, 9))
        assert values(shown(Outcome.MUST, SUSPEND.id, like=like)) == {
            "as_of": date(2024, 9, 9),
            "card.points": 20,
            "card.valid": True,
            "card.student": False,
            "card.warned": False,
        }

    def test_what_is_known_of_the_case_asked_about_stays(self) -> None:
        """Only what is open gets a value, and a matter of which something is known stays although it is quiet."""
        loan = Matter(LOAN, "L-1", ROOM_RULES.vocabulary.facts_of(LOAN, {"loan.returned": True}))
        found = shown(Outcome.SILENT, NOTIFY.id, of=card(loan, points=3, channel=None))
        assert values(found)["card.points"] == 3
        assert values(found)["card.channel"] == "phone"
        assert found is not None
        assert found.case.matters[0].id == "L-1"
        assert found.case.matters[0].facts.values == (0, True)

    def test_a_quiet_matter_beside_another_is_left_out(self) -> None:
        """Of two loans that may be late one is enough."""
        unknown = ROOM_RULES.vocabulary.unknown(LOAN)
        found = shown(Outcome.MUST, FINE.id, of=card(Matter(LOAN, "L-1", unknown), Matter(LOAN, "L-2", unknown)))
        assert found is not None
        assert [one.facts.values[0] for one in found.case.matters] == [15]

    def test_one_is_enough_whatever_else_is_unknown(self) -> None:
        """The day and the card may be unknown as well: they are the same for both loans."""
        unknown = ROOM_RULES.vocabulary.unknown
        loans = tuple(Matter(LOAN, name, unknown(LOAN)) for name in ("L-1", "L-2"))
        found = shown(Outcome.MUST, FINE.id, of=Case(CARD, "No. 7", unknown(""), unknown(CARD), loans))
        assert values(found) == {"as_of": FIRST_DAY}
        assert found is not None
        assert [one.facts.values[0] for one in found.case.matters] == [15]

    def test_a_quiet_matter_that_counts_is_there(self) -> None:
        """Of two loans one may count because its book is back, even if nothing else ever happened to it."""
        back = evolve(ROOM_RULES, rules=(rule("5", FINE, DESK, Force.MUST_NOT, holds(RETURNED)),))
        out = matter(LOAN, "L-1", days_late=0, returned=False)
        unknown = Matter(LOAN, "L-2", back.vocabulary.unknown(LOAN))
        universe = Universe(card(out, unknown), (FINE.id,), back)
        found = witness(universe, universe.outcomes(FINE.id)[Outcome.MUST_NOT])
        assert found is not None
        assert [one.id for one in found.case.matters] == ["L-1", "L-2"]
        assert found.decided(back).of(FINE.id).outcome is Outcome.MUST_NOT

    def test_two_that_must_differ_are_both_there(self) -> None:
        """Of two unknown loans one may have to be late and the other back, even if that one is quiet."""
        late, back = all_of(above(LATE, 0), not_(holds(RETURNED))), holds(RETURNED)
        rules = (rule("5", FINE, DESK, Force.MUST, late), rule("9", FINE, DESK, Force.MUST_NOT, back, clause="5"))
        regulation = evolve(ROOM_RULES, rules=rules)
        loans = (Matter(LOAN, name, regulation.vocabulary.unknown(LOAN)) for name in ("L-1", "L-2"))
        universe = Universe(card(*loans), (FINE.id,), regulation)
        found = witness(universe, universe.outcomes(FINE.id)[Outcome.CONFLICT])
        assert found is not None
        assert sorted(one.facts.values for one in found.case.matters) == [(0, True), (1, False)]
        assert found.decided(regulation).of(FINE.id).outcome is Outcome.CONFLICT

    def test_where_the_regulation_names_no_day(self) -> None:
        """The day is then the first of its sort."""
        nameless = ROOM_RULES.parameters[2:]
        welcome = tuple(one for one in ROOM_RULES.rules if one.act == WELCOME.id)
        regulation = evolve(
            ROOM_RULES, parameters=nameless, axes=(), rules=welcome, functions=(), in_force=at_least(AS_OF, AS_OF)
        )
        universe = Universe(everything(regulation, CARD), (WELCOME.id,), regulation)
        found = witness(universe, universe.outcomes(WELCOME.id)[Outcome.SILENT])
        assert values(found)["as_of"] == date(2000, 1, 1)

    def test_a_fact_that_has_one_value_has_it(self) -> None:
        """What can be nothing else needs no variable, and is told all the same."""
        sole = evolve(POINTS, sort=Int(4, 4, POINTS.text))
        facts = tuple(sole if one is POINTS else one for one in ROOM_RULES.vocabulary.facts)
        regulation = evolve(
            ROOM_RULES, vocabulary=Vocabulary(facts), rules=(rule("1", SUSPEND, DESK, Force.MUST, at_least(POINTS, 4)),)
        )
        universe = Universe(everything(regulation, CARD), (SUSPEND.id,), regulation)
        assert values(witness(universe, universe.algebra.one))["card.points"] == 4


class TestNever:
    """What never holds has no witness."""

    def test_a_function_that_never_holds(self) -> None:
        """A reader cannot be compelled to close early by a rule that only permits."""
        assert shown(Outcome.CONFLICT, SUSPEND.id) is None

    def test_a_case_that_cannot_come_about(self) -> None:
        """What an invariant excludes is no witness, though the rules by themselves would allow it."""
        text = VALID.text
        regulation = evolve(ROOM_RULES, invariants=(Invariant(all_of(holds(WARNED), holds(STUDENT)), text),))
        universe = Universe(everything(regulation, CARD), (SUSPEND.id,), regulation)
        found = universe.outcomes(SUSPEND.id)
        assert found[Outcome.MUST]
        assert witness(universe, found[Outcome.MUST]) is None


class TestReadings:
    """An unresolved axis is part of what a witness says."""

    def test_the_default_where_it_does_not_matter(self) -> None:
        """The default reading is named unless another one brings it about with less."""
        found = shown(Outcome.SILENT, FINE.id, unresolved=FROM_WHEN.id)
        assert found is not None
        assert found.readings == (("Q-5.from_when", "after_grace"),)

    def test_the_one_that_brings_it_about(self) -> None:
        """That a loan of three days is overdue takes the other reading."""
        regulation = ROOM_RULES.with_readings({FROM_WHEN.id: None})
        universe = Universe(card(LATE_LOAN), (FINE.id,), regulation)
        found = witness(universe, universe.outcomes(FINE.id)[Outcome.MUST])
        assert found == Witness(card(LATE_LOAN), (("Q-5.from_when", "at_once"),))

    def test_a_settled_axis_keeps_its_reading(self) -> None:
        """Deciding anew fills in unresolved axes only."""
        found = Witness(card(LATE_LOAN), (("Q-5.from_when", "at_once"),))
        assert found.decided(ROOM_RULES).of(FINE.id).outcome is Outcome.SILENT
        assert found.decided(ROOM_RULES.with_readings({FROM_WHEN.id: None})).of(FINE.id).outcome is Outcome.MUST


class TestTruth:
    """A witness is what it is said to be."""

    @settings(max_examples=60, deadline=None)
    @given(regulations(), st.data())
    def test_decided_anew_it_comes_out_so(self, regulation: Regulation, data: DataObject) -> None:
        """Whatever the regulation, each outcome that is possible has a witness, which has that outcome."""
        act = data.draw(st.sampled_from(regulation.acts)).id
        universe = Universe(everything(regulation, SUBJECT), (act,), regulation)
        like = data.draw(st.none() | cases(regulation.vocabulary))
        for outcome, node in universe.outcomes(act).items():
            found = witness(universe, node, like)
            assert (found is None) == (not node & universe.possible)
            if found is not None:
                assert found.decided(regulation).of(act).outcomes == (outcome,)
