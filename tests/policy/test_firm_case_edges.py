"""From a dossier to facts: what a membership that ended leaves open, and which days a report counts from."""

from datetime import date

import pytest
from attrs import evolve

from fzdigital.nouns import (
    ActKind,
    Basis,
    Industry,
    Membership,
    NoDeadline,
    OfficialAct,
    PublicNotice,
    Rectification,
    RectificationOutcome,
    Reply,
    Report,
    UpdateNotice,
    Verification,
)
from fzdigital.policy.facts.declare import LAST_DAY
from fzdigital.policy.firm_case import firm_case
from fzdigital.policy.measures import MEASURES
from fzdigital.policy.occasion import Occasion
from fzdigital.rules.case import named_values
from fzdigital.rules.vocabulary import Possible, Value
from tests.domain.samples import DAY, LATER, MORROW, ONE, REPORT
from tests.policy.test_firm_case import EMPTY, matters, values

LEFT, BACK, NOW = date(2025, 4, 1), date(2025, 5, 1), LATER
RETURNED = evolve(
    EMPTY,
    memberships=(Membership(ONE, Industry.KNIT, BACK, ActKind.ADMIT, 2),),
    exits=(OfficialAct(ActKind.EXIT, LEFT, ONE, None, None),),
)
"""A firm that was told, demanded or reported in March, left in April and came back in May."""

NOTICE = UpdateNotice(ONE, DAY, MORROW, first_filling=False, done=True, done_on=None, late=None)
DEMAND = Rectification(ONE, Basis.INFORMATION, DAY, MORROW, RectificationOutcome.FAILED, None)
ASKED = Report(ONE, "1", DAY, True, True, True, True, MORROW, None, Reply.PENDING, None, Verification.PENDING, None)


def own_window(*notices: PublicNotice, batch: int | None = 1) -> Value:
    """Whether the first rating of a member's own batch is due on a day."""
    file = evolve(EMPTY, memberships=(Membership(ONE, Industry.KNIT, DAY, ActKind.ADMIT, batch),))
    case = firm_case(MEASURES, file, Occasion(LATER, notices=notices, decided=((1, DAY),)))
    return dict(named_values(MEASURES, case))["firm.own_first_rating_due"]


class TestOwnWindow:
    """OP-17 own_third_month: when the rating of a firm's own batch is due."""

    def test_without_a_notice_it_is_not(self) -> None:
        """4(5)a: a batch that was not made public has no window yet."""
        assert own_window() is False

    def test_with_a_notice_of_unknown_end_it_is_open(self) -> None:
        """4(5)a: made public until nobody knows when, its window may have begun."""
        assert own_window(PublicNotice(1, DAY, None)) is None

    def test_of_another_batch_it_is_not(self) -> None:
        """4(5)a: the notice of batch 2 opens no window for batch 1."""
        assert own_window(PublicNotice(2, DAY, None)) is False

    def test_of_an_unknown_batch_it_is_not_told(self) -> None:
        """A firm of no batch joins the next round."""
        assert own_window(PublicNotice(1, DAY, None), batch=None) is False


class TestSpent:
    """5/scope, OP-20: matters of a membership that ended are spent, unless they may have gone on after it."""

    def test_a_matter_without_any_stage_since(self) -> None:
        """Nothing is left of a notice that is still not done, a demand still pending, a report still unanswered."""
        file = evolve(
            RETURNED,
            notices=(evolve(NOTICE, done=False),),
            rectifications=(evolve(DEMAND, outcome=RectificationOutcome.PENDING),),
            reports=(ASKED,),
        )
        assert [one.kind for one in firm_case(MEASURES, file, Occasion(NOW)).matters] == ["ratings"]

    def test_an_update_of_unknown_day(self) -> None:
        """It may have been done since: the notice is there with that, or it is not there."""
        found = values(evolve(RETURNED, notices=(NOTICE,)), "notice", NOW)
        assert (found["given"], found["done"]) == (None, None)

    def test_an_outcome_of_unknown_day(self) -> None:
        """It may have been found since: the demand is there with that outcome, or it is not there."""
        found = values(evolve(RETURNED, rectifications=(DEMAND,)), "rect_5_1", NOW)
        assert (found["demanded"], found["outcome"]) == (None, Possible(("failed", "pending")))

    def test_of_what_may_not_be_there_the_unknown_stays_unknown(self) -> None:
        """Of a demand whose outcome is not known nothing more is known where it may not be there."""
        found = values(evolve(RETURNED, rectifications=(evolve(DEMAND, outcome=None),)), "rect_5_1", NOW)
        assert (found["demanded"], found["outcome"], found["arose_on"]) == (None, None, None)

    def test_of_what_may_not_be_there_the_day_is_one_of_two(self) -> None:
        """A report accepted some day, with a wrong reply before: that reply is there with its day, or is not there."""
        asked = evolve(ASKED, accepted_on=None, reply=Reply.NOT_AS_REQUIRED, reply_on=DAY)
        found = values(evolve(RETURNED, reports=(asked,)), "report", NOW)
        assert found["replied_on"] == Possible((DAY, LAST_DAY))

    def test_what_is_as_if_it_were_not_there_is_known(self) -> None:
        """OP-23: a demand without a deadline is never overdue, be it there or not."""
        found = values(evolve(RETURNED, rectifications=(evolve(DEMAND, deadline=NoDeadline.NONE),)), "rect_5_1", NOW)
        assert found["overdue"] is False

    @pytest.mark.parametrize(
        "taken_up",
        [
            {"accepted": True, "accepted_on": DAY},
            {"verified_on": DAY},
            {"reply": Reply.AS_REQUIRED, "reply_on": DAY},
            {"verification": Verification.UNFOUNDED, "verification_on": DAY},
        ],
    )
    def test_a_report_nobody_took_up(self, taken_up: dict[str, object]) -> None:
        """5(2)b: it is there to be accepted, however old; once taken up it belongs to the membership of that time."""
        fresh = evolve(ASKED, accepted=False, accepted_on=None)
        assert values(evolve(RETURNED, reports=(fresh,)), "report", NOW)["made"] is True
        assert matters(evolve(RETURNED, reports=(evolve(fresh, **taken_up),)), NOW) == []

    def test_a_stage_of_unknown_day_of_a_report(self) -> None:
        """One stage of unknown day is enough, whatever the others are."""
        found = values(evolve(RETURNED, reports=(evolve(ASKED, reply=Reply.NOT_AS_REQUIRED),)), "report", NOW)
        assert (found["made"], found["reply"]) == (None, Possible(("not_as_required", "pending")))


class TestReport:
    """5(2)d, 5(2)e: the day on which a ground arose."""

    @pytest.mark.parametrize(
        ("verification", "on", "found_on"),
        [
            (Verification.FALSIFICATION, LATER, LATER),
            (Verification.INACCURACY, LATER, LATER),
            (Verification.UNFOUNDED, LATER, LAST_DAY),
            (Verification.PENDING, None, LAST_DAY),
            (None, None, None),
        ],
    )
    def test_of_a_finding(self, verification: Verification | None, on: date | None, found_on: date | None) -> None:
        """What may be a ground arose on its day or on an unknown one, what is none on no day."""
        report = evolve(REPORT, verification=verification, verification_on=on)
        assert values(evolve(EMPTY, reports=(report,)), "report")["found_on"] == found_on

    @pytest.mark.parametrize(
        ("reply", "on", "replied_on"),
        [
            (Reply.NOT_AS_REQUIRED, MORROW, MORROW),
            (Reply.AS_REQUIRED, MORROW, LAST_DAY),
            (Reply.PENDING, None, LAST_DAY),
            (None, None, None),
        ],
    )
    def test_of_a_reply(self, reply: Reply | None, on: date | None, replied_on: date | None) -> None:
        """The same of a reply that was not as required."""
        report = evolve(REPORT, reply=reply, reply_on=on)
        assert values(evolve(EMPTY, reports=(report,)), "report")["replied_on"] == replied_on
