"""How many: the total, the rows of the table, the reserve (section 1)."""

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from fzdigital.nouns import ActKind, Industry, OfficialAct
from fzdigital.policy.articles.a1_goals import next_best, reserve_pick, row
from fzdigital.policy.library_case import Places
from fzdigital.policy.measures import MEASURES
from fzdigital.rules.decision import Outcome
from fzdigital.service.conformity import findings
from fzdigital.service.findings import FindingKind
from fzdigital.service.selection import select
from tests.articles.builders import (
    DAY,
    LATER,
    MAY,
    MUST,
    MUST_NOT,
    SILENT,
    admission,
    admit_of,
    application,
    history,
    marks,
    of_application,
    of_library,
    possible,
    standing,
    under,
)
from tests.strategies.nouns import code_of

NONE = (0, 0, 0)
ROWS = {Industry.KNIT: 10, Industry.COTTON: 6, Industry.ELEC: 10, Industry.AUTO: 6}
ROW = pytest.mark.parametrize(("industry", "places"), ROWS.items())


def alike(count: int) -> tuple[int, int, int]:
    """A count that is the same however batches are counted."""
    return (count, count, count)


def taken(
    row: tuple[int, int, int] = NONE, firms: tuple[int, int, int] = NONE, slots: tuple[int, int, int] | None = None
) -> Places:
    """What others have taken; places as many as firms unless said otherwise."""
    return Places(row, firms, firms if slots is None else slots)


class TestTotal:
    """1/total: thirty-two providers in all."""

    @pytest.mark.parametrize(("others", "expected"), [(0, MAY), (31, MAY), (32, MUST_NOT), (33, MUST_NOT)])
    def test_the_32nd_is_the_last(self, others: int, expected: tuple[Outcome, ...]) -> None:
        """With 31 others one more may be admitted, with 32 none."""
        assert admit_of(places=taken(firms=alike(others))) == expected

    def test_the_rows_add_up_to_it(self) -> None:
        """10 + 6 + 10 + 6 = 32."""
        assert sum(row(MEASURES, industry) for industry in Industry) == MEASURES.number("total") == 32

    @pytest.mark.parametrize(("count", "aimed_at"), [(0, True), (31, True), (32, False), (33, False)])
    def test_fewer_are_fewer_than_planned(self, count: int, aimed_at: bool) -> None:
        """Up to 31 the plan is not filled; nobody is compelled to fill it."""
        decision = of_library(standing(count)).of("fill")
        assert bool(decision.applying) is aimed_at
        assert decision.outcomes == SILENT

    @pytest.mark.parametrize(("reading", "expected"), [("cap", SILENT), ("exact", MUST), ("guideline", SILENT)])
    @pytest.mark.parametrize(("count", "short"), [(31, True), (32, False)])
    def test_whether_it_must_be_filled_is_open(
        self, reading: str, expected: tuple[Outcome, ...], count: int, short: bool
    ) -> None:
        """Only if exactly 32 are meant is the bureau bound to go on selecting."""
        found = of_library(standing(count), regulation=under("OP-04.force", reading)).of("fill")
        assert found.outcomes == (expected if short else SILENT)

    def test_before_any_selection_nothing_is_missing(self) -> None:
        """An empty library before the first list is no shortfall."""
        assert of_library(standing(0, selected=False)).of("fill").applying == ()

    @pytest.mark.parametrize(("reading", "expected"), [("cap", MUST_NOT), ("exact", MUST_NOT), ("guideline", MAY)])
    def test_whether_more_may_be_admitted_is_open(self, reading: str, expected: tuple[Outcome, ...]) -> None:
        """A guideline binds neither upwards nor downwards, in the total as in a row."""
        regulation = under("OP-04.force", reading)
        assert admit_of(places=taken(firms=alike(32)), regulation=regulation) == expected
        assert admit_of(places=taken(row=alike(10)), regulation=regulation) == expected

    @pytest.mark.parametrize(
        ("reading", "kind"),
        [("cap", FindingKind.SHORTFALL), ("exact", FindingKind.NONCONFORMING), (None, FindingKind.UNSETTLED)],
    )
    @pytest.mark.parametrize(("count", "found"), [(31, True), (32, False)])
    def test_whether_31_is_a_breach_is_open(
        self, reading: str | None, kind: FindingKind, count: int, found: bool
    ) -> None:
        """Fewer than 32 is reported, and a breach only if exactly 32 are meant."""
        places = [industry for industry, places in ROWS.items() for _ in range(places)][:count]
        register = history(*(admission(code_of(number), industry) for number, industry in enumerate(places)))
        shortfalls = [
            one.kind for one in findings(under("OP-04.force", reading), register, DAY) if one.subject == "library"
        ]
        assert shortfalls == ([kind] if found else [])


class TestTable:
    """1/table: each sector has a number of its own."""

    @ROW
    def test_the_rows(self, industry: Industry, places: int) -> None:
        """Ten for knitting and electronics, six for cotton and automobile parts."""
        assert row(MEASURES, industry) == places

    @ROW
    def test_the_last_place_of_a_row(self, industry: Industry, places: int) -> None:
        """One place left admits one, none left none, and none left over neither."""
        found = [
            admit_of(application(industry=industry), places=taken(row=alike(places + more))) for more in (-1, 0, 1)
        ]
        assert found == [MAY, MUST_NOT, MUST_NOT]

    def test_a_row_can_be_amended_alone(self) -> None:
        """The four numbers are independent."""
        amended = MEASURES.with_parameters(row_knit=11)
        assert admit_of(places=taken(row=alike(10)), regulation=amended) == MAY
        auto = application(industry=Industry.AUTO)
        assert admit_of(auto, places=taken(row=alike(6)), regulation=amended) == MUST_NOT

    @pytest.mark.parametrize(
        ("reading", "expected"),
        [("per_sector", MUST_NOT), ("overall_with_row_caps", MUST_NOT), ("transferable", MAY)],
    )
    def test_a_row_full_by_transfer(self, reading: str, expected: tuple[Outcome, ...]) -> None:
        """Only where unused places move is a firm within not stopped by its own row; one beyond always is (OP-05)."""
        full, regulation = taken(row=alike(10)), under("OP-05.field", reading)
        assert admit_of(places=full, standing="within", regulation=regulation) == expected
        assert admit_of(places=full, standing="beyond", regulation=regulation) == MUST_NOT

    @pytest.mark.parametrize(
        ("reading", "expected"),
        [("return_to_panel", MUST_NOT), ("admit_all_tied", MAY), ("admit_none", MUST_NOT), ("secondary_key", MUST_NOT)],
    )
    def test_a_row_broken_by_a_tie(self, reading: str, expected: tuple[Outcome, ...]) -> None:
        """Only where all tied are to be admitted does the row give way, and to them alone (OP-11)."""
        full, regulation = taken(row=alike(10)), under("OP-11.tie", reading)
        assert admit_of(places=full, standing="tied", regulation=regulation) == expected
        assert admit_of(places=full, standing="beyond", regulation=regulation) == MUST_NOT


class TestTwoSectors:
    """1/total, 1/table (OP-06.slots): whether one firm may hold places in two sectors, and how it then counts."""

    @pytest.mark.parametrize(
        ("reading", "expected"),
        [("one_firm_one_slot", MUST_NOT), ("multi_slot_counts_slots", MAY), ("multi_slot_counts_firms", MAY)],
    )
    def test_a_second_place(self, reading: str, expected: tuple[Outcome, ...]) -> None:
        """A firm with a place elsewhere may or may not take another."""
        assert admit_of(industries=(Industry.AUTO,), regulation=under("OP-06.slots", reading)) == expected

    @pytest.mark.parametrize(
        ("reading", "expected"),
        [("one_firm_one_slot", MAY), ("multi_slot_counts_slots", MUST_NOT), ("multi_slot_counts_firms", MAY)],
    )
    def test_31_firms_on_32_places(self, reading: str, expected: tuple[Outcome, ...]) -> None:
        """The total counts places, or firms."""
        places = taken(firms=alike(31), slots=alike(32))
        assert admit_of(places=places, regulation=under("OP-06.slots", reading)) == expected

    def test_within_two_cuts_is_shown(self) -> None:
        """A firm within the places of two sectors is a matter for somebody to settle before the list is final."""
        both = [application(industry=industry) for industry in (Industry.KNIT, Industry.AUTO)]
        other = application(code_of(7))
        happened = [*both, other, *(mark for one in (*both, other) for mark in marks(one, "80", "80", "80"))]
        assert select(MEASURES, history(*happened), 1, DAY).twice == (both[0].code,)


class TestBatches:
    """1/total, 1/table (OP-07): how the numbers run over several batches."""

    @pytest.mark.parametrize(
        ("reading", "expected"),
        [("cumulative", MAY), ("cumulative_ever_selected", MUST_NOT), ("per_batch", MAY)],
    )
    def test_a_place_given_up(self, reading: str, expected: tuple[Outcome, ...]) -> None:
        """Ten were selected and one has left: its place is free again, or it is gone."""
        assert admit_of(places=taken(row=(9, 10, 0)), regulation=under("OP-07.batches", reading)) == expected

    @pytest.mark.parametrize(
        ("reading", "expected"),
        [("cumulative", MUST_NOT), ("cumulative_ever_selected", MUST_NOT), ("per_batch", MAY)],
    )
    def test_a_row_filled_by_an_earlier_batch(self, reading: str, expected: tuple[Outcome, ...]) -> None:
        """Only if the table applies to every batch anew has the second batch any place."""
        assert admit_of(places=taken(row=(10, 10, 0)), regulation=under("OP-07.batches", reading)) == expected
        assert admit_of(places=taken(firms=(32, 32, 0)), regulation=under("OP-07.batches", reading)) == expected

    def test_at_27_to_31_an_ordinary_batch_may_fill_up(self) -> None:
        """5(5)d gives another route below 27; it does not close this one."""
        assert admit_of(application(batch=2), places=taken(row=(9, 10, 0), firms=(31, 32, 0))) == MAY


def reserve_of(**known: Any) -> tuple[Outcome, ...]:
    """Whether a scored applicant beyond the places may be put in reserve, its batch being decided."""
    return of_application(**{"standing": "beyond", "recommended": False, **known}).of("put_in_reserve").outcomes


class TestBuildReserve:
    """1/reserve/build: a reserve is to be set up."""

    @pytest.mark.parametrize(
        ("selected", "built", "expected"), [(True, False, MUST), (True, True, SILENT), (False, False, SILENT)]
    )
    def test_it_is_a_duty_once_there_is_a_library(
        self, selected: bool, built: bool, expected: tuple[Outcome, ...]
    ) -> None:
        """Until it is built; before the selection there is nobody to pick from."""
        state = standing(32, 0, selected=selected, reserve_built=built)
        assert of_library(state).of("build_reserve").outcomes == expected


class TestReserveAfter:
    """1/reserve/after: the reserve is picked once the providers have been selected."""

    @pytest.mark.parametrize(("decided", "expected"), [(True, MAY), (False, MUST_NOT)])
    def test_not_before_the_list(self, decided: bool, expected: tuple[Outcome, ...]) -> None:
        """Picking before the list is decided is forbidden."""
        assert reserve_of(list_decided=decided) == expected

    @pytest.mark.parametrize(("on", "expected"), [(date(2024, 6, 4), 1), (date(2024, 6, 5), 0)])
    def test_the_same_day_is_not_before(self, on: date, expected: int) -> None:
        """The list was decided on 5 June: a pick of the 4th is held against this unit, one of the 5th is not."""
        one, other = application(code_of(1)), application(code_of(2))
        happened = [one, other, *marks(one, "90", "90", "90"), *marks(other, "80", "80", "80")]
        pick = OfficialAct(ActKind.RESERVE, on, other.code, None, 1)
        found = findings(MEASURES, history(*happened, admission(one.code), pick), DAY)
        assert len([finding for finding in found if finding.clause == "1/reserve/after"]) == expected


class TestReservePool:
    """1/reserve/pool: only firms not selected can be put in reserve."""

    @pytest.mark.parametrize("industry", [Industry.KNIT, Industry.AUTO])
    def test_a_member_cannot(self, industry: Industry) -> None:
        """In whatever sector its place is."""
        assert reserve_of(industries=(industry,)) == MUST_NOT


class TestReserveMerit:
    """1/reserve/merit: the better ones among those not selected."""

    @pytest.mark.parametrize(
        ("reading", "next_best", "above_minimum", "neither"),
        [
            ("next_best_score", MAY, SILENT, SILENT),
            ("min_score", SILENT, MAY, SILENT),
            ("bureau_discretion", MAY, MAY, MAY),
        ],
    )
    def test_the_yardstick_is_open(
        self,
        reading: str,
        next_best: tuple[Outcome, ...],
        above_minimum: tuple[Outcome, ...],
        neither: tuple[Outcome, ...],
    ) -> None:
        """By rank among those left, by a minimum set by somebody, or as the bureau sees fit."""
        regulation = under("OP-14.choice", reading)
        cases = [(True, False, next_best), (False, True, above_minimum), (False, False, neither)]
        for among, above, expected in cases:
            facts = {"above_reserve_minimum": above}
            assert reserve_of(among_next_best=among, facts=facts, regulation=regulation) == expected

    def test_without_a_score_nobody_is_better(self) -> None:
        """The final score is the one yardstick the text creates."""
        assert reserve_of(scored=False) == SILENT

    @pytest.mark.parametrize(("size", "expected"), [(0, ""), (1, "A"), (2, "A"), (3, "ABC"), (4, "ABCD"), (9, "ABCD")])
    def test_the_next_best(self, size: int, expected: str) -> None:
        """Best first; equal scores across the end are left out together, for nothing says who goes first."""
        scored = (("A", 90), ("B", 80), ("C", 80), ("D", 70))
        assert {next_best(order, size) for order in permutations(scored)} == {tuple(expected)}

    def test_it_is_proposed_over_all_sectors(self) -> None:
        """The reserve has no rows: the best of those left come first, whatever their sector."""
        happened = []
        for industry, first, best in ((Industry.KNIT, 0, 90), (Industry.AUTO, 50, 95)):
            for number in range(ROWS[industry] + 2):
                one = application(code_of(first + number), industry)
                happened += [one, *marks(one, *[str(best - number)] * 3)]
        # Beyond the ten of knitting stand 80 and 79, beyond the six of automobile parts 89 and 88.
        assert select(MEASURES, history(*happened), 1, DAY).reserve == tuple(map(code_of, (56, 57, 10, 11)))


class TestReserveSize:
    """1/reserve/size: twenty to twenty-five firms."""

    @pytest.mark.parametrize(
        ("picked", "eligible", "fault"),
        [
            (19, 57, "too_few"),
            (20, 57, None),
            (25, 57, None),
            (26, 57, "too_many"),
            (19, 20, "too_few"),
            (19, 19, "shortfall"),
            (0, 0, "shortfall"),
        ],
    )
    def test_the_band(self, picked: int, eligible: int, fault: str | None) -> None:
        """Both ends are inside; nobody is bound to pick more than there are."""
        assert reserve_pick(MEASURES, picked, eligible).fault == fault

    @pytest.mark.parametrize(
        ("reading", "below", "above"),
        [
            ("band_at_pick", "too_few", "too_many"),
            ("cap_only", None, "too_many"),
            ("standing_stock", "too_few", "too_many"),
        ],
    )
    def test_the_lower_end_is_open(self, reading: str, below: str | None, above: str) -> None:
        """It binds at the pick, or not at all; the upper end always does."""
        regulation = under("OP-15.size", reading)
        assert [reserve_pick(regulation, picked, 57).fault for picked in (19, 26)] == [below, above]

    @pytest.mark.parametrize(("reading", "expected"), [("band_at_pick", 0), ("cap_only", 0), ("standing_stock", 1)])
    def test_falling_below_by_promotion_is_open(self, reading: str, expected: int) -> None:
        """Of twenty picked one is promoted: nineteen are a fault only if a level is to be held."""
        picks = [OfficialAct(ActKind.RESERVE, DAY, code_of(number), None, 1) for number in range(20)]
        promotion = OfficialAct(ActKind.PROMOTE, LATER, code_of(0), Industry.KNIT, None)
        regulation = under("OP-15.size", reading)
        counts = [
            len([one for one in findings(regulation, register, LATER) if one.clause == "1/reserve/size"])
            for register in (history(*picks), history(*picks, promotion))
        ]
        assert counts == [0, expected]

    @pytest.mark.parametrize(("others", "expected"), [(24, MAY), (25, MUST_NOT)])
    def test_the_25th_is_the_last(self, others: int, expected: tuple[Outcome, ...]) -> None:
        """With 24 others one more may be picked, with 25 none."""
        assert reserve_of(reserve_picked=others) == expected


class TestReserveVeto:
    """3/veto, 1/reserve/pool (OP-13): a vetoed firm is formally one not selected, so the veto keeps it out."""

    @pytest.mark.parametrize(
        ("reading", "expected"),
        [("applicants", MAY), ("plus_reserve_and_promotion", MUST_NOT), ("plus_members", MUST_NOT)],
    )
    def test_how_far_it_reaches_is_open(self, reading: str, expected: tuple[Outcome, ...]) -> None:
        """Only if it concerns nothing but the list proposed may a listed firm be kept in reserve."""
        assert reserve_of(asked=application(listed=True), regulation=under("OP-13.reach", reading)) == expected

    def test_unknown_is_not_unlisted(self) -> None:
        """A firm nobody looked up may or may not be put there."""
        assert reserve_of(asked=application(listed=None)) == possible(Outcome.MAY, Outcome.MUST_NOT)

    @pytest.mark.parametrize(("reading", "expected"), [("as_of_review", MAY), ("as_of_decision", MUST_NOT)])
    def test_the_day_is_that_of_the_veto(self, reading: str, expected: tuple[Outcome, ...]) -> None:
        """Listed since the review, it is kept out if the day of the decision counts."""
        assert reserve_of(listed_at_decision=True, regulation=under("OP-13.time", reading)) == expected
