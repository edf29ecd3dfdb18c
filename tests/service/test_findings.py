"""What stands against an act in a case."""

import pytest

from fzdigital.errors import UnknownNameError
from fzdigital.rules.answer import Decision
from fzdigital.rules.regulation import Regulation
from fzdigital.service.findings import FindingKind, against, out_of_force
from fzdigital.service.management import explain_firm
from tests.service.builders import (
    LAST,
    LATER,
    MEASURES,
    accident,
    admitted,
    candidate,
    demanded,
    fault,
    history,
    told,
    under,
)
from tests.strategies.nouns import code_of

MEMBER = (*candidate(1, 90), admitted(1))


def firm(*parts: object, regulation: Regulation = MEASURES) -> Decision:
    """The decision space of firm 1 on 3 March 2025."""
    return explain_firm(regulation, history(*parts), code_of(1), LATER)  # type: ignore[arg-type]


class TestAgainst:
    """Nothing stands against what must or may be done; something stands against everything else."""

    def test_what_must_be_done(self) -> None:
        """5(3)b.1: the exit is compelled."""
        assert against(firm(MEMBER, accident(1)), "exit") is None

    def test_what_may_be_done(self) -> None:
        """5(3)a.1: a demand for poor service is a power."""
        assert against(firm(MEMBER, fault(1)), "demand_rectification_5_3") is None

    def test_what_must_or_may_be_done(self) -> None:
        """OP-23 unresolved: must or may, but allowed in any case."""
        decision = firm(MEMBER, fault(1), regulation=under(OP_23_gravity=None))
        assert decision.of("demand_rectification_5_3").is_open
        assert against(decision, "demand_rectification_5_3") is None

    def test_what_has_no_ground(self) -> None:
        """Silence is against it, with every clause that could have been a ground."""
        objection = against(firm(MEMBER), "exit")
        assert objection is not None
        assert objection.kind is FindingKind.NONCONFORMING
        assert {"5(1)c", "5(1)d", "5(2)d", "5(2)e", "5(3)a.2", "5(3)a.3", "5(3)b.1", "5(3)b.2", "5(4)"} <= {
            *objection.clauses
        }
        assert "无此情形" in objection.why.zh

    def test_what_concerns_nobody(self) -> None:
        """5/scope: a firm outside is not concerned at all."""
        objection = against(firm(candidate(1, 90)), "exit")
        assert objection is not None
        assert objection.clauses == ("5/scope",)

    def test_what_is_open_names_only_the_grounds_that_are_open(self) -> None:
        """An unknown outcome opens refusal and failure on its own basis, and says what is missing."""
        objection = against(firm(MEMBER, demanded(1, LATER, outcome=None)), "exit")
        assert objection is not None
        assert (objection.kind, objection.clauses) == (FindingKind.UNSETTLED, ("5(1)c", "5(1)d"))
        assert "整改结果" in objection.why.zh
        assert "outcome of the rectification" in objection.why.en

    def test_what_hangs_on_a_reading_names_the_open_point(self) -> None:
        """OP-22 unresolved: a first filling never done is late or not."""
        notice = told(1, LATER.replace(month=1), LATER.replace(month=2), first=True)
        objection = against(firm(MEMBER, notice, regulation=under(OP_22_duty=None)), "demand_rectification_5_1")
        assert objection is not None
        assert "OP-22.duty" in objection.why.zh
        assert "OP-22.duty" in objection.why.en

    def test_an_act_nobody_knows(self) -> None:
        """A name that is no act is an error, not an objection."""
        with pytest.raises(UnknownNameError):
            against(firm(MEMBER), "promote")


class TestOutOfForce:
    """By the day alone."""

    def test_in_force(self) -> None:
        """Within the period nothing stands against it by the day, ground or not."""
        assert out_of_force(firm(MEMBER), "exit") is None

    def test_not_in_force(self) -> None:
        """On 1 January 2026 section 6 does."""
        decision = explain_firm(MEASURES, history(MEMBER), code_of(1), LAST.replace(year=2026, month=1, day=1))
        objection = out_of_force(decision, "rate")
        assert objection is not None
        assert (objection.kind, objection.clauses) == (FindingKind.NONCONFORMING, ("6",))

    def test_perhaps_in_force(self) -> None:
        """With the closing day unresolved it is open."""
        decision = explain_firm(under(OP_02_last_day=None), history(MEMBER), code_of(1), LAST)
        objection = out_of_force(decision, "rate")
        assert objection is not None
        assert (objection.kind, objection.clauses) == (FindingKind.UNSETTLED, ("6",))
