"""From a case to its decision."""

from datetime import date

import pytest
from attrs import evolve

import fzdigital.rules.decide as module
from fzdigital.errors import UnknownNameError
from fzdigital.rules.build import at_least, holds
from fzdigital.rules.decide import Decider, decide, decider
from fzdigital.rules.decision import Outcome
from fzdigital.rules.expr import TRUE
from fzdigital.rules.rule import Force
from fzdigital.rules.vocabulary import Facts, Possible
from tests.rules.toy import (
    ABOUT,
    BAN,
    DESK,
    FINE,
    HEAD,
    LATE,
    ROOM_RULES,
    RULES,
    STUDENT,
    UPHELD,
    WARNED,
    Matter,
    asked,
    card,
    matter,
    outcomes,
    rule,
)


class TestSubjects:
    """A misspelt kind is an error, never a silent nothing."""

    def test_a_subject_that_no_act_is_about(self) -> None:
        """It is named along with those there are."""
        with pytest.raises(UnknownNameError, match=r"^reading-room: no kind of subject is named 'crad'") as error:
            decide(ROOM_RULES, evolve(card(), subject="crad"))
        assert error.value.text.zh.startswith("reading-room：没有名为'crad'的对象")

    def test_a_matter_of_a_kind_that_no_fact_is_of(self) -> None:
        """Otherwise it would be taken as one that never happened."""
        with pytest.raises(UnknownNameError, match=r"^No\. 7: no kind of matter is named 'complant'") as error:
            decide(ROOM_RULES, card(Matter("complant", "C1", Facts((True,)))))
        assert error.value.text.zh.startswith("No. 7：没有名为'complant'的事项，相近的有：complaint")

    def test_matters_of_several_such_kinds(self) -> None:
        """The first by name is told; a kind that there is does not count, although it comes before."""
        sound = matter("complaint", "C1")
        strays = [Matter(kind, "", Facts(())) for kind in ("lonas", "complant", "laon")]
        with pytest.raises(UnknownNameError) as error:
            decide(ROOM_RULES, card(sound, *strays))
        assert (error.value.name, error.value.place) == ("complant", "No. 7")

    def test_a_matter_no_rule_speaks_of(self) -> None:
        """A kind that is declared, and of which no rule speaks any more, changes nothing."""
        fewer = evolve(ROOM_RULES, rules=tuple(one for one in RULES if one.act != "ban"))
        with_complaint = asked(matter("complaint", "C1", upheld=True, about="damage"), regulation=fewer, points=9)
        without = asked(regulation=fewer, points=9)
        assert [one.outcomes for one in with_complaint.acts] == [one.outcomes for one in without.acts]

    def test_an_act_without_rules(self) -> None:
        """Nothing concerns the subject, which is not the same as being out of force."""
        fewer = evolve(ROOM_RULES, rules=tuple(one for one in RULES if one.act != "ban"))
        assert outcomes(BAN, regulation=fewer) == (Outcome.NOT_APPLICABLE,)


class TestCompletion:
    """A kind of matter left out never happened."""

    def test_the_case_says_so(self) -> None:
        """The decision's case has one matter of each kind that rules speak of, with an empty id."""
        decision = asked(matter("loan", "L1"))
        assert [(one.kind, one.id) for one in decision.case.matters] == [("loan", "L1"), ("complaint", "")]
        assert decision.case.matters[1].facts == ROOM_RULES.vocabulary.absent("complaint")

    def test_it_equals_the_absent_matter(self) -> None:
        """Leaving it out or stating it as absent is the same."""
        absent = [Matter(kind, "", ROOM_RULES.vocabulary.absent(kind)) for kind in ("complaint", "loan")]
        assert asked(points=9) == asked(*absent, points=9)


class TestSharing:
    """Reasons are kept by pattern."""

    def test_equal_arguments_share_a_decider(self) -> None:
        """The same regulation asked about the same kind of subject is the same memory."""
        assert decider(ROOM_RULES, "card") is decider(evolve(ROOM_RULES), "card")
        assert decider(ROOM_RULES, "card") is not decider(ROOM_RULES, "branch")

    def test_cases_of_one_pattern_share_their_reasons(self) -> None:
        """Nine points and ten are the same to every rule; eight and seven are not."""
        one = Decider(ROOM_RULES, "card")
        assert one.decide(card(points=9)).acts is one.decide(card(points=10)).acts
        assert one.decide(card(points=7)).acts != one.decide(card(points=8)).acts

    def test_narrowed_values_share_with_known_ones(self) -> None:
        """What is settled either way has the pattern of what is known."""
        one = Decider(ROOM_RULES, "card")
        assert one.decide(card(points=Possible((9, 10)))).acts is one.decide(card(points=9)).acts

    def test_positions_are_not_shared(self) -> None:
        """The same matters in another order are the same reasons about other positions."""
        one = Decider(ROOM_RULES, "card")
        grave, loan = matter("complaint", "C1", upheld=True, about=None), matter("loan", "L1")
        for case, position in ((card(loan, grave), 1), (card(grave, loan), 0)):
            decision = one.decide(case)
            assert [ground.matter for ground in decision.of("ban").grounds] == [position]
            assert decision.missing("ban").facts == ((ABOUT, "C1"),)

    def test_a_full_store_starts_afresh(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """With room for a single pattern, answers stay the same."""
        monkeypatch.setattr(module, "SHARED_AT_MOST", 1)
        small = Decider(ROOM_RULES, "card")
        for points in (9, 0, 9, 5, 0):
            assert small.decide(card(points=points)) == Decider(ROOM_RULES, "card").decide(card(points=points))
        assert (len(small._acts), len(small._results)) == (1, 1)


class TestExceptionsAcrossMatters:
    """An exception to a rule about matters."""

    def test_one_that_hangs_on_the_subject_stops_every_matter(self) -> None:
        """Students pay no fee, for whichever loan."""
        free = rule("5.student", FINE, DESK, Force.MUST_NOT, holds(STUDENT), clause="5")
        base = rule("5.base", FINE, DESK, Force.MUST, at_least(LATE, 1), TRUE, ("5.student",), clause="5")
        regulation = evolve(ROOM_RULES, rules=(free, base))
        loans = (matter("loan", "L1", days_late=1), matter("loan", "L2", days_late=2))
        assert outcomes(FINE, *loans, regulation=regulation, student=True) == (Outcome.MUST_NOT,)
        assert outcomes(FINE, *loans, regulation=regulation) == (Outcome.MUST,)
        unknown = (Outcome.MUST, Outcome.MUST_NOT)
        assert outcomes(FINE, *loans, regulation=regulation, student=None) == unknown

    def test_one_that_hangs_on_a_matter_stops_that_matter(self) -> None:
        """A returned book is free of the fee; another loan is not."""
        returned = rule("5.back", FINE, DESK, Force.MUST_NOT, at_least(LATE, 100), clause="5")
        base = rule("5.base", FINE, DESK, Force.MUST, at_least(LATE, 1), TRUE, ("5.back",), clause="5")
        regulation = evolve(ROOM_RULES, rules=(returned, base))
        loans = (matter("loan", "L1", days_late=100), matter("loan", "L2", days_late=2))
        grounds = asked(*loans, regulation=regulation).of("fine").grounds
        applies = {(one.result.rule.id, one.matter): one.result.applies for one in grounds}
        assert applies == {("5.back", 0): True, ("5.base", 0): False, ("5.back", 1): False, ("5.base", 1): True}


class TestExceptionsAndTime:
    """An exception that is no longer in force excepts nothing."""

    def test_a_surviving_rule_is_not_stopped_by_one_that_ended(self) -> None:
        """After the closing day, only the rule that survives still speaks."""
        ended = rule("3.not", BAN, HEAD, Force.MUST_NOT, holds(WARNED), clause="3")
        base = rule("3.base", BAN, HEAD, Force.MUST, holds(UPHELD), TRUE, ("3.not",), clause="3", survives=TRUE)
        regulation = evolve(ROOM_RULES, rules=(ended, base))
        upheld = matter("complaint", "C1", upheld=True)
        within = outcomes(BAN, upheld, regulation=regulation, warned=True)
        after = outcomes(BAN, upheld, regulation=regulation, warned=True, as_of=date(2025, 6, 1))  # type: ignore[arg-type]
        assert (within, after) == ((Outcome.MUST_NOT,), (Outcome.MUST,))
