"""What the library and the reserve are, and who may serve without either (preamble)."""

from datetime import date

import pytest

from fzdigital.nouns import ActKind, Industry, OfficialAct
from fzdigital.policy.firm_case import firm_case
from fzdigital.policy.measures import MEASURES
from fzdigital.rules.decide import decide
from fzdigital.rules.decision import Outcome
from fzdigital.rules.regulation import Regulation
from tests.articles.builders import (
    DAY,
    JOINED,
    LATER,
    MAY,
    MUST_NOT,
    NOT_APPLICABLE,
    ONE,
    OTHER,
    SILENT,
    admission,
    admit_of,
    application,
    changed,
    firm,
    history,
    left,
    marks,
    occasion,
    possible,
    promote_of,
    under,
)

RECOMMENDED = OfficialAct(ActKind.RECOMMEND, date(2024, 6, 3), ONE, Industry.KNIT, 1)
PICKED = OfficialAct(ActKind.RESERVE, date(2024, 6, 10), OTHER, None, 1)


class TestLibrary:
    """preamble/library: the service library is made of those selected."""

    def test_an_applicant_is_no_member(self) -> None:
        """Neither applying, nor the best score, nor the panel's list makes a member."""
        one = application()
        pools = history(one, *marks(one, "99", "99", "99"), RECOMMENDED).pools(DAY)
        assert (pools.library.count, pools.reserve.codes) == (0, ())

    @pytest.mark.parametrize(("on", "count"), [(date(2024, 6, 4), 0), (JOINED, 1)])
    def test_the_decision_makes_the_member(self, on: date, count: int) -> None:
        """From the day of the decision."""
        assert history(admission(ONE)).pools(on).library.count == count

    def test_a_member_is_not_admitted_again(self) -> None:
        """It has its place."""
        assert (
            admit_of(industries=(Industry.KNIT,), regulation=under("OP-06.slots", "multi_slot_counts_firms"))
            == MUST_NOT
        )


class TestReserve:
    """preamble/reserve: the better of the back-up providers form a reserve of their own."""

    def test_a_reserve_firm_is_no_member(self) -> None:
        """The two libraries are two."""
        pools = history(admission(ONE), PICKED).pools(DAY)
        assert ([one.code for one in pools.library.members], pools.reserve.codes) == ([ONE], (OTHER,))

    def test_only_from_it_a_firm_is_promoted(self) -> None:
        """The status opens the route of 5(5)c and nothing else."""
        assert promote_of(in_reserve=True) == MAY
        assert promote_of(in_reserve=False) == NOT_APPLICABLE

    def test_on_promotion_it_changes_over(self) -> None:
        """A promoted firm is a member and leaves the reserve."""
        promotion = OfficialAct(ActKind.PROMOTE, LATER, OTHER, Industry.KNIT, None)
        pools = history(PICKED, promotion).pools(LATER)
        assert ([one.code for one in pools.library.members], pools.reserve.codes) == ([OTHER], ())


def serve(
    meets: bool | None,
    *,
    member: bool = False,
    in_reserve: bool = False,
    exited: bool = False,
    regulation: Regulation = MEASURES,
) -> tuple[Outcome, ...]:
    """Whether a firm may serve the pilot."""
    gone = (left(date(2024, 7, 1)),) if exited else ()
    dossier = firm(*gone, joined=date(2024, 8, 1) if member else None, in_reserve=in_reserve)
    case = changed(firm_case(regulation, dossier, occasion(DAY)), meets_service_conditions=meets)
    return decide(regulation, case).of("serve").outcomes


class TestNonmembers:
    """preamble/nonmember: a firm outside may serve the pilot too, if it meets the conditions for service."""

    @pytest.mark.parametrize(
        ("meets", "expected"), [(True, MAY), (False, SILENT), (None, possible(Outcome.MAY, Outcome.SILENT))]
    )
    def test_the_conditions_count_outside(self, meets: bool | None, expected: tuple[Outcome, ...]) -> None:
        """They are not in this text, so unless somebody says it is open."""
        assert serve(meets) == expected

    @pytest.mark.parametrize("meets", [True, False, None])
    def test_a_member_may_serve(self, meets: bool | None) -> None:
        """Membership is enough."""
        assert serve(meets, member=True) == MAY

    @pytest.mark.parametrize(("reading", "expected"), [("includes_exited", MAY), ("excludes_exited", SILENT)])
    def test_an_exited_firm_is_open(self, reading: str, expected: tuple[Outcome, ...]) -> None:
        """Outside is a state, or it leaves out those that were put out."""
        assert serve(True, exited=True, regulation=under("OP-29.exited", reading)) == expected

    def test_an_exited_firm_needs_the_conditions_like_others(self) -> None:
        """The exit takes the label, and gives nothing either."""
        assert serve(False, exited=True) == SILENT

    def test_one_admitted_again_is_a_member(self) -> None:
        """What it was before does not matter then."""
        assert serve(False, exited=True, member=True, regulation=under("OP-29.exited", "excludes_exited")) == MAY

    @pytest.mark.parametrize(("reading", "expected"), [("outside", SILENT), ("inside", MAY)])
    def test_a_reserve_firm_without_the_conditions_is_open(self, reading: str, expected: tuple[Outcome, ...]) -> None:
        """It counts as outside and needs the conditions, or as inside and does not."""
        assert serve(False, in_reserve=True, regulation=under("OP-29.reserve", reading)) == expected

    def test_a_reserve_firm_with_the_conditions_may(self) -> None:
        """Inside or outside, nothing stands against it."""
        assert serve(True, in_reserve=True, regulation=under("OP-29.reserve", None)) == MAY
