"""Reports by the public."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given

from fzdigital.errors import InconsistentError
from fzdigital.nouns import Reply, Report, Verification
from tests.domain.samples import DAY, EVE, LATER, MORROW, REPORT
from tests.strategies.nouns import days, reports

UNREACHED: dict[str, tuple[tuple[str, object], ...]] = {
    "accepted_on": (("accepted", False), ("accepted", None)),
    "reply_on": (("reply", Reply.PENDING), ("reply", None)),
    "verification_on": (("verification", Verification.PENDING), ("verification", None)),
}
STAGES = ("accepted_on", "verified_on", "reply_on", "verification_on")


class TestStages:
    """5(2): acceptance, putting it to the firm, reply, verification."""

    @pytest.mark.parametrize("stage", STAGES)
    def test_may_come_the_same_day(self, stage: str) -> None:
        """Every stage may be reached on the day of the report, and not the day before."""
        assert getattr(evolve(REPORT, **{stage: DAY}), stage) == DAY
        with pytest.raises(InconsistentError, match=f"^{stage} is"):
            evolve(REPORT, **{stage: EVE})

    @pytest.mark.parametrize("stage", STAGES)
    def test_may_be_of_unknown_day(self, stage: str) -> None:
        """Every stage may be known without its day."""
        assert getattr(evolve(REPORT, **{stage: None}), stage) is None

    @pytest.mark.parametrize(
        ("stage", "name", "value"),
        [(stage, name, value) for stage, cases in UNREACHED.items() for name, value in cases],
    )
    def test_has_no_day_unless_reached(self, stage: str, name: str, value: object) -> None:
        """A stage that is pending or unknown has no day; without the day it may be either."""
        with pytest.raises(InconsistentError, match=f"^{stage} is .* not recorded as reached"):
            evolve(REPORT, **{name: value})
        assert getattr(evolve(REPORT, **{name: value, stage: None}), name) is value

    def test_a_wrong_reply_has_a_day(self) -> None:
        """That the firm did not reply as required was found on a day too (5(2)d)."""
        assert evolve(REPORT, reply=Reply.NOT_AS_REQUIRED).reply_on == MORROW


class TestAsOf:
    """The report as it stood on a day."""

    def test_on_its_own_day(self) -> None:
        """What happened on the day itself is there, all else is still to come."""
        assert REPORT.as_of(DAY) == evolve(
            REPORT,
            verified_on=None,
            reply=Reply.PENDING,
            reply_on=None,
            verification=Verification.PENDING,
            verification_on=None,
        )

    def test_before_acceptance(self) -> None:
        """A report accepted later is not accepted yet."""
        late = evolve(REPORT, accepted_on=LATER)
        assert (late.as_of(MORROW).accepted, late.as_of(MORROW).accepted_on) == (False, None)
        assert late.as_of(LATER) == late

    def test_before_verification(self) -> None:
        """The reply is there the day after, the verification is not."""
        assert REPORT.as_of(MORROW) == evolve(REPORT, verification=Verification.PENDING, verification_on=None)

    def test_at_the_end(self) -> None:
        """From the last stage on the report is complete."""
        assert REPORT.as_of(LATER) == REPORT

    def test_leaves_what_has_no_day(self) -> None:
        """Stages of unknown day stay as they are."""
        undated = evolve(REPORT, accepted_on=None, verified_on=None, reply_on=None, verification_on=None)
        assert undated.as_of(EVE) == undated

    @given(reports(), days(), days())
    def test_the_earlier_day_prevails(self, report: Report, one: date, other: date) -> None:
        """To look back from a day in the past is to look at the earlier of both days."""
        assert report.as_of(one).as_of(other) == report.as_of(min(one, other))
