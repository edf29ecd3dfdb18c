"""From grounds to possible outcomes."""

from unittest.mock import patch

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

import fzdigital.rules.outcomes as module
from fzdigital.rules.build import at_least, holds, is_
from fzdigital.rules.decide import Decider
from fzdigital.rules.decision import Outcome
from fzdigital.rules.expr import TRUE
from fzdigital.rules.outcomes import bearing, possible_outcomes
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force
from tests.rules.toy import (
    ABOUT,
    BAN,
    DESK,
    HEAD,
    POINTS,
    ROOM_RULES,
    SUSPEND,
    UPHELD,
    VALID,
    WARNED,
    asked,
    card,
    matter,
    outcomes,
    rule,
)
from tests.strategies.trees import cases, regulations, unhurried

AIM = rule("aim", SUSPEND, DESK, Force.AIM, holds(WARNED), clause="1")
MUST = rule("must", SUSPEND, DESK, Force.MUST, at_least(POINTS, 8), clause="1")


def with_rules(*rules: object) -> Regulation:
    """The reading room with these rules only."""
    return evolve(ROOM_RULES, rules=rules)


class TestBearing:
    """Which grounds make a difference."""

    def bearing_on_suspension(self, *rules: object) -> list[str]:
        """The ids of the rules that bear on the act."""
        grounds = asked(regulation=with_rules(*rules)).of("suspend").grounds
        return [ground.result.rule.id for ground in bearing(grounds)]

    def test_an_aim_beside_a_duty_does_not(self) -> None:
        """An aim compels nobody."""
        assert self.bearing_on_suspension(AIM, MUST) == ["must"]

    def test_an_aim_alone_does(self) -> None:
        """An act that is only aimed at is still regulated."""
        assert self.bearing_on_suspension(AIM) == ["aim"]

    def test_an_aim_as_an_exception_does(self) -> None:
        """It stops the rule that names it."""
        assert self.bearing_on_suspension(AIM, evolve(MUST, unless=("aim",))) == ["aim", "must"]


class TestAims:
    """What an aim does to an act."""

    @pytest.mark.parametrize("warned", [True, False, None])
    def test_it_never_changes_what_other_rules_say(self, warned: bool | None) -> None:
        """With or without it, whatever it says, the outcome is that of the duty."""
        for points in (7, 8, None):
            assert outcomes(SUSPEND, regulation=with_rules(AIM, MUST), points=points, warned=warned) == outcomes(
                SUSPEND, regulation=with_rules(MUST), points=points, warned=warned
            )

    def test_as_an_exception_it_stops_a_duty(self) -> None:
        """Nothing is then compelled, and the act is merely not spoken of."""
        regulation = with_rules(AIM, evolve(MUST, unless=("aim",)))
        assert outcomes(SUSPEND, regulation=regulation, points=9, warned=True) == (Outcome.SILENT,)
        assert outcomes(SUSPEND, regulation=regulation, points=9) == (Outcome.MUST,)


class TestWhatHangsTogether:
    """Unknown conditions that several rules share are tried together."""

    def test_a_rule_and_its_exception_never_both_apply(self) -> None:
        """So that what cannot be is not held possible."""
        assert outcomes(SUSPEND, points=9, student=None, warned=False) == (Outcome.MUST, Outcome.MUST_NOT)

    def test_two_rules_share_their_scope(self) -> None:
        """Both apply to a valid card, or neither: one of them alone cannot."""
        permitted = rule("may", SUSPEND, HEAD, Force.MAY, TRUE, holds(VALID), clause="1")
        forbidden = rule("not", SUSPEND, HEAD, Force.MUST_NOT, TRUE, holds(VALID), clause="1")
        found = outcomes(SUSPEND, regulation=with_rules(permitted, forbidden), valid=None)
        assert found == (Outcome.NOT_APPLICABLE, Outcome.CONFLICT)

    def test_the_period_is_the_same_for_all(self) -> None:
        """On an unknown day, rules about the card and about its matters are in force together."""
        forbidden = rule("not", BAN, HEAD, Force.MUST_NOT, TRUE, clause="3")
        compelled = rule("must", BAN, HEAD, Force.MUST, holds(UPHELD), clause="3")
        complaints = (matter("complaint", "C1", upheld=True), matter("complaint", "C2"))
        found = outcomes(BAN, *complaints, regulation=with_rules(forbidden, compelled), as_of=None)
        assert found == (Outcome.NOT_IN_FORCE, Outcome.CONFLICT)

    def test_a_scope_of_the_subject_is_the_same_for_all_matters(self) -> None:
        """Whether the card is valid is one question, however many complaints there are."""
        compelled = rule("must", BAN, HEAD, Force.MUST, holds(UPHELD), holds(VALID), clause="3")
        complaints = (matter("complaint", "C1", upheld=True), matter("complaint", "C2"))
        found = outcomes(BAN, *complaints, regulation=with_rules(compelled), valid=None)
        assert found == (Outcome.NOT_APPLICABLE, Outcome.MUST)

    def test_a_scope_of_a_matter_is_each_matters_own(self) -> None:
        """Whether a complaint is upheld is a question about each of them."""
        compelled = rule("must", BAN, HEAD, Force.MUST, TRUE, holds(UPHELD), clause="3")
        forbidden = rule("not", BAN, HEAD, Force.MUST_NOT, is_(ABOUT, "noise"), holds(UPHELD), clause="3")
        complaints = (matter("complaint", "C1", upheld=None, about="damage"), matter("complaint", "C2", upheld=None))
        found = outcomes(BAN, *complaints, regulation=with_rules(compelled, forbidden))
        assert found == (Outcome.NOT_APPLICABLE, Outcome.CONFLICT, Outcome.MUST)

    @pytest.mark.parametrize(("bound", "sharp"), [(3, True), (2, False)])
    def test_beyond_the_bound_the_answer_is_coarser(
        self, bound: int, sharp: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """With more unknown conditions than are tried, what cannot be may be held possible, and nothing is lost."""
        monkeypatch.setattr(module, "JOINT_AT_MOST", bound)
        decision = Decider(ROOM_RULES, "card").decide(card(points=None, student=None, warned=None)).of("suspend")
        found = decision.outcomes
        assert (Outcome.CONFLICT not in found) is sharp
        assert {Outcome.MUST, Outcome.MAY, Outcome.MUST_NOT, Outcome.SILENT} <= {*found}


class TestBound:
    """The bound costs sharpness, never safety."""

    @unhurried
    @given(regulations(), st.data())
    def test_whatever_is_possible_stays_possible(self, regulation: Regulation, data: DataObject) -> None:
        """Where nothing is tried together, every outcome is still there, whatever else is held possible."""
        case = data.draw(cases(regulation.vocabulary))
        sharp = Decider(regulation, case.subject).decide(case)
        with patch.object(module, "JOINT_AT_MOST", -1):
            coarse = Decider(regulation, case.subject).decide(case)
        for one, other in zip(sharp.acts, coarse.acts, strict=True):
            assert set(one.outcomes) <= set(other.outcomes)


class TestNothing:
    """An act of which no rule speaks."""

    def test_it_is_not_applicable(self) -> None:
        """Without rules nothing is out of force, and nothing concerns anybody."""
        assert possible_outcomes((), frozenset()) == (Outcome.NOT_APPLICABLE,)
        assert outcomes(SUSPEND, regulation=with_rules(), as_of=None) == (Outcome.NOT_APPLICABLE,)
