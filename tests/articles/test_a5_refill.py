"""Refilling a library that fell below 27: trigger, power, routes (5(5))."""

import pytest

from fzdigital.nouns import ActKind, Industry, ListingCheck, OfficialAct
from fzdigital.policy.library_case import Standing
from fzdigital.policy.measures import MEASURES
from fzdigital.rules.decide import decide
from fzdigital.rules.decision import Outcome
from fzdigital.rules.regulation import Regulation
from fzdigital.service.cases import case_of_candidate
from fzdigital.service.conformity import findings
from fzdigital.service.history import History
from fzdigital.service.replenishment import Replenishment, replenish
from tests.articles.builders import (
    DAY,
    LATER,
    MAY,
    MUST,
    MUST_NOT,
    NOT_APPLICABLE,
    OTHER,
    SILENT,
    THIRD,
    admission,
    application,
    history,
    marks,
    of_candidate,
    of_library,
    possible,
    promote_of,
    standing,
    under,
)
from tests.strategies.nouns import code_of

ROWS = {Industry.KNIT: 10, Industry.COTTON: 6, Industry.ELEC: 10, Industry.AUTO: 6}


def full_library(exits: int) -> History:
    """A library of 32, some of which have left since: knitting firms first, then cotton firms."""
    places = [industry for industry, row in ROWS.items() for _ in range(row)]
    admitted = [admission(code_of(100 + number), industry) for number, industry in enumerate(places)]
    gone = [OfficialAct(ActKind.EXIT, DAY, code_of(100 + number), None, None) for number in range(exits)]
    return history(*admitted, *gone)


def refill(exits: int, regulation: Regulation = MEASURES) -> Replenishment:
    """The range of choice after some exits from a library of 32."""
    return replenish(regulation, full_library(exits), LATER)


class TestTrigger:
    """5(5)a: the trigger is a library below 27 after dynamic adjustment."""

    @pytest.mark.parametrize(("count", "expected"), [(26, MAY), (27, SILENT), (28, SILENT), (0, MAY)])
    def test_below_27(self, count: int, expected: tuple[Outcome, ...]) -> None:
        """At 27 there is no power under this item, at 26 there is."""
        assert of_library(standing(count)).of("replenish").outcomes == expected

    @pytest.mark.parametrize(
        ("reading", "expected"), [("strict", [MAY, SILENT, SILENT]), ("inclusive", [MAY, MAY, SILENT])]
    )
    def test_27_itself_is_open(self, reading: str, expected: list[tuple[Outcome, ...]]) -> None:
        """Only one reading includes the figure; none reaches 28."""
        regulation = under("OP-26.floor", reading)
        found = [of_library(standing(count), regulation=regulation) for count in (26, 27, 28)]
        assert [one.of("replenish").outcomes for one in found] == expected

    @pytest.mark.parametrize(("reading", "expected"), [("after_exit", [SILENT, MAY]), ("whenever", [MAY, MAY])])
    def test_a_thin_start_is_open(self, reading: str, expected: list[tuple[Outcome, ...]]) -> None:
        """A library that began at 26 was never adjusted; one exit makes the difference."""
        regulation = under("OP-26.occasion", reading)
        found = [of_library(standing(26, exits), regulation=regulation) for exits in (0, 1)]
        assert [one.of("replenish").outcomes for one in found] == expected

    @pytest.mark.parametrize(("exits", "count", "expected"), [(5, 27, SILENT), (6, 26, MAY)])
    def test_from_32_the_sixth_exit_triggers(self, exits: int, count: int, expected: tuple[Outcome, ...]) -> None:
        """Five exits leave 27 and no trigger."""
        found = refill(exits)
        assert (found.count, found.decision.of("replenish").outcomes) == (count, expected)

    def test_several_may_be_added_on_one_day(self) -> None:
        """What was refilled on the day itself is no adjustment: after the first of a day the second may follow."""
        assert of_library(standing(27, adjusted=26)).of("replenish").outcomes == MAY

    @pytest.mark.parametrize(("count", "expected"), [(31, MAY), (32, SILENT)])
    def test_up_to_the_total(self, count: int, expected: tuple[Outcome, ...]) -> None:
        """On a day that began at 26, the power lasts until the 32nd place is filled."""
        decision = of_library(standing(count, adjusted=26))
        assert [decision.of(act).outcomes for act in ("replenish", "use_reserve", "call")] == [expected] * 3

    def test_the_floor_is_a_number_of_the_text(self) -> None:
        """With another floor enacted, another count triggers."""
        amended = MEASURES.with_parameters(refill_floor=28)
        assert of_library(standing(27), regulation=amended).of("replenish").outcomes == MAY


class TestPower:
    """5(5)b: whether and how far to refill is for the bureau, as needed."""

    @pytest.mark.parametrize(
        ("reading", "expected"), [("power_no_target", MAY), ("duty_to_27", MUST), ("duty_to_32", MUST)]
    )
    def test_power_or_duty_is_open(self, reading: str, expected: tuple[Outcome, ...]) -> None:
        """At 26 it may, or must."""
        assert of_library(standing(26), regulation=under("OP-27.duty", reading)).of("replenish").outcomes == expected

    @pytest.mark.parametrize(
        ("reading", "expected"), [("power_no_target", MAY), ("duty_to_27", MAY), ("duty_to_32", MUST)]
    )
    def test_the_target_is_open(self, reading: str, expected: tuple[Outcome, ...]) -> None:
        """Where 27 itself triggers, a duty up to 27 is met already and one up to 32 is not."""
        regulation = under("OP-27.duty", reading, under("OP-26.floor", "inclusive"))
        assert of_library(standing(27), regulation=regulation).of("replenish").outcomes == expected

    @pytest.mark.parametrize("reading", ["power_no_target", "duty_to_27", "duty_to_32"])
    def test_without_a_trigger_there_is_neither(self, reading: str) -> None:
        """At 27 nothing need be done and nothing may under this item."""
        assert of_library(standing(27), regulation=under("OP-27.duty", reading)).of("replenish").outcomes == SILENT

    @pytest.mark.parametrize(
        ("reading", "least", "most"), [("power_no_target", 0, 6), ("duty_to_27", 1, 6), ("duty_to_32", 6, 6)]
    )
    def test_how_many(self, reading: str, least: int, most: int) -> None:
        """At 26 up to six may be added: the ceiling is the total."""
        found = refill(6, under("OP-27.duty", reading))
        assert (found.least, found.most) == (least, most)

    def test_at_27_none(self) -> None:
        """Without the trigger nothing may be added by promotion."""
        assert (refill(5).least, refill(5).most) == (0, 0)


class TestReserveRoute:
    """5(5)c: one route is to select back-up providers from the reserve."""

    def test_it_is_a_power(self) -> None:
        """A triggered library and a reserve give a choice."""
        assert of_library().of("use_reserve").outcomes == MAY

    @pytest.mark.parametrize("reading", ["applicants", "plus_reserve_and_promotion", "plus_members"])
    def test_an_empty_reserve_gives_no_route(self, reading: str) -> None:
        """There is nobody to select, however far the veto reaches."""
        found = of_library(standing(reserve=(), listed=()), regulation=under("OP-13.reach", reading))
        assert found.of("use_reserve").outcomes == SILENT

    def test_without_a_trigger_there_is_no_route(self) -> None:
        """At 27 the reserve stays where it is."""
        assert of_library(standing(27)).of("use_reserve").outcomes == SILENT

    @pytest.mark.parametrize(
        ("listed", "expected"),
        [
            ((True, True), SILENT),
            ((True, False), MAY),
            ((None, False), MAY),
            ((None, True), possible(Outcome.MAY, Outcome.SILENT)),
        ],
    )
    def test_a_tainted_reserve(self, listed: tuple[bool | None, ...], expected: tuple[Outcome, ...]) -> None:
        """One firm known to be off the list is enough; one nobody looked up may or may not be."""
        assert of_library(standing(listed=listed)).of("use_reserve").outcomes == expected

    @pytest.mark.parametrize(
        ("reading", "expected"), [("applicants", MAY), ("plus_reserve_and_promotion", SILENT), ("plus_members", SILENT)]
    )
    def test_taint_counts_as_far_as_the_veto_reaches(self, reading: str, expected: tuple[Outcome, ...]) -> None:
        """If the veto concerns applicants only, a listed reserve is a usable one (OP-13)."""
        found = of_library(standing(listed=(True, True)), regulation=under("OP-13.reach", reading))
        assert found.of("use_reserve").outcomes == expected


class TestNewCall:
    """5(5)d: the other route is a further nationwide call."""

    def test_it_stands_beside_the_first(self) -> None:
        """Either or both."""
        decision = of_library()
        assert (decision.of("use_reserve").outcomes, decision.of("call").outcomes) == (MAY, MAY)

    def test_without_a_trigger_this_item_says_nothing(self) -> None:
        """At 27 an ordinary batch rests on section 3, not on this item (OP-07)."""
        assert of_library(standing(27)).of("call").outcomes == SILENT

    def test_an_ordinary_call_is_no_breach(self) -> None:
        """A call recorded at 27 is not held against this item."""
        call = OfficialAct(ActKind.CALL, LATER, None, None, 2)
        register = full_library(5)
        happened = (*(entry.what for entry in register.entries), call)
        assert [
            one for one in findings(MEASURES, history(*happened), LATER) if one.on == LATER and one.subject == "batch 2"
        ] == []

    @pytest.mark.parametrize(("reading", "expected"), [("free_choice", MAY), ("reserve_first", MUST_NOT)])
    def test_whether_the_reserve_comes_first_is_open(self, reading: str, expected: tuple[Outcome, ...]) -> None:
        """With a usable reserve a call is free, or must wait."""
        assert of_library(regulation=under("OP-28.route", reading)).of("call").outcomes == expected

    @pytest.mark.parametrize("state", [standing(reserve=(), listed=()), standing(listed=(True, True))])
    def test_an_empty_or_tainted_reserve_leaves_only_the_call(self, state: Standing) -> None:
        """Even where the reserve comes first, there is nothing to wait for."""
        assert of_library(state, regulation=under("OP-28.route", "reserve_first")).of("call").outcomes == MAY

    def test_a_listed_reserve_comes_first_if_the_veto_does_not_reach_it(self) -> None:
        """Where the list concerns applicants only, it keeps nobody from being selected."""
        regulation = under("OP-28.route", "reserve_first", under("OP-13.reach", "applicants"))
        assert of_library(standing(listed=(True, True)), regulation=regulation).of("call").outcomes == MUST_NOT


class TestPromotion:
    """5(5)c: who may be selected from the reserve."""

    def test_a_reserve_firm_may_be(self) -> None:
        """Which firms is for the bureau."""
        assert promote_of() == MAY

    def test_only_a_reserve_firm_may_be(self) -> None:
        """A firm outside the reserve is no candidate."""
        assert promote_of(in_reserve=False) == NOT_APPLICABLE

    def test_a_member_may_not_be(self) -> None:
        """Reserve and library share no firm (1/reserve/pool)."""
        assert promote_of(member=True) == MUST_NOT

    @pytest.mark.parametrize(("count", "exits", "expected"), [(26, 6, MAY), (27, 5, SILENT), (26, 0, SILENT)])
    def test_the_trigger_is_needed(self, count: int, exits: int, expected: tuple[Outcome, ...]) -> None:
        """Without it the text gives no power to promote."""
        assert promote_of(standing(count, exits)) == expected

    @pytest.mark.parametrize(
        ("reading", "listed", "unknown"),
        [
            ("applicants", MAY, MAY),
            ("plus_reserve_and_promotion", MUST_NOT, possible(Outcome.MAY, Outcome.MUST_NOT)),
            ("plus_members", MUST_NOT, possible(Outcome.MAY, Outcome.MUST_NOT)),
        ],
    )
    def test_the_list_is_looked_at_again(
        self, reading: str, listed: tuple[Outcome, ...], unknown: tuple[Outcome, ...]
    ) -> None:
        """A listed firm may not be promoted and unknown is not unlisted, unless the veto reaches applicants only."""
        regulation = under("OP-13.reach", reading)
        assert promote_of(listed=True, regulation=regulation) == listed
        assert promote_of(listed=None, regulation=regulation) == unknown
        assert promote_of(listed=False, regulation=regulation) == MAY

    @pytest.mark.parametrize(("industry", "row"), ROWS.items())
    @pytest.mark.parametrize(("reading", "at_the_row"), [("row_caps_apply", MUST_NOT), ("overall_only", MAY)])
    def test_the_row_is_open(self, industry: Industry, row: int, reading: str, at_the_row: tuple[Outcome, ...]) -> None:
        """With one place left in the row it may be; with none, only if the total alone counts."""
        regulation = under("OP-28.sector", reading)
        assert promote_of(industry=industry, row=row - 1, regulation=regulation) == MAY
        assert promote_of(industry=industry, row=row, regulation=regulation) == at_the_row

    @pytest.mark.parametrize(("count", "expected"), [(31, MAY), (32, MUST_NOT)])
    def test_the_total_is_the_ceiling(self, count: int, expected: tuple[Outcome, ...]) -> None:
        """Of one day's promotions the last is the one that fills the 32nd place."""
        state = standing(count, adjusted=26)
        assert promote_of(state, regulation=under("OP-28.sector", "overall_only")) == expected

    @pytest.mark.parametrize(("reading", "expected"), [("free", MAY), ("score_order", MUST_NOT)])
    def test_the_order_is_open(self, reading: str, expected: tuple[Outcome, ...]) -> None:
        """Passing over a better score is free, or forbidden."""
        regulation = under("OP-28.order", reading)
        assert promote_of(first_in_order=False, regulation=regulation) == expected
        assert promote_of(first_in_order=True, regulation=regulation) == MAY

    def test_an_unknown_order_leaves_it_open(self) -> None:
        """If nobody knows whose turn it is, nobody is told that it is his."""
        found = promote_of(first_in_order=None, regulation=under("OP-28.order", "score_order"))
        assert found == possible(Outcome.MAY, Outcome.MUST_NOT)

    def test_latitude_is_said(self) -> None:
        """The offer says whose choice it is."""
        (ground,) = of_candidate().of("promote").applying
        assert ground.result.rule.holder == "bureau"
        assert ground.result.rule.latitude is not None


class TestTurn:
    """5(5)c (OP-28.order): whose turn it is goes by final score, among the reserve firms of the sector off the list."""

    def promotable(self, better_listed: bool, code: str) -> tuple[Outcome, ...]:
        """Whether one of two reserve firms, of 80 and 70 points, may be promoted if the order binds."""
        first, second = application(THIRD), application(OTHER)
        picks = [OfficialAct(ActKind.RESERVE, DAY, one, None, 1) for one in (OTHER, THIRD)]
        checks = (ListingCheck(THIRD, LATER, better_listed), ListingCheck(OTHER, LATER, listed=False))
        happened = (entry.what for entry in full_library(6).entries)
        register = history(
            *happened, first, *marks(first, "80", "80", "80"), second, *marks(second, "70", "70", "70"), *picks, *checks
        )
        regulation = under("OP-28.order", "score_order")
        case = case_of_candidate(regulation, register, code, Industry.KNIT, LATER, register.pools(LATER))
        return decide(regulation, case).of("promote").outcomes

    def test_the_better_score_comes_first(self) -> None:
        """Of two reserve firms the one of 80 points may be promoted and the one of 70 may not."""
        assert [self.promotable(False, code) for code in (THIRD, OTHER)] == [MAY, MUST_NOT]

    def test_a_listed_firm_holds_nobody_up(self) -> None:
        """The better one being on the list, it is the other's turn."""
        assert [self.promotable(True, code) for code in (THIRD, OTHER)] == [MUST_NOT, MAY]
