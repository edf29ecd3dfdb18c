"""Official acts held against the Measures."""

from datetime import date, timedelta

import pytest

from fzdigital.nouns import Correction, Entry, Industry, OfficialAct
from fzdigital.service.conformity import findings
from fzdigital.service.history import History
from tests.service.builders import (
    AUTO,
    COTTON,
    DECIDED,
    ELEC,
    LAST,
    LATER,
    PICKED,
    accident,
    admitted,
    applied,
    book,
    brief,
    call,
    candidate,
    checked,
    demanded,
    exited,
    filled,
    found,
    left,
    marks,
    opinion,
    promoted,
    recommended,
    reserved,
    stand_by,
    under,
)
from tests.strategies.nouns import code_of

ONE, TWO = code_of(1), code_of(2)
BEFORE, FIRST, AFTER = date(2024, 4, 10), date(2024, 4, 11), date(2026, 1, 1)
MORROW = LATER + timedelta(days=1)


class TestPeriodInForce:
    """notice/commence, 6: an act on the first or the last day is in time; a day earlier or later it is not."""

    ACTS = (
        ("recommend", lambda on: [applied(1, on=on), marks(1, 90, on=on), recommended(1, on=on)]),
        ("opinion", lambda on: [opinion(on)]),
        ("call", lambda on: [call(on)]),
        (
            "admit",
            lambda on: [applied(1, on=on), marks(1, 90, on=on), recommended(1, on=on), admitted(1, on=on)],
        ),
        ("exit", lambda on: [admitted(1, on=on - timedelta(1)), accident(1, on), exited(1, on, "5(3)b.1")]),
    )

    @pytest.mark.parametrize(("kind", "acts"), ACTS, ids=[kind for kind, _ in ACTS])
    @pytest.mark.parametrize(
        ("on", "clause"),
        [(BEFORE, "notice/commence"), (FIRST, None), (LAST, None), (AFTER, "6")],
        ids=["before", "first", "last", "after"],
    )
    def test_each_kind_of_act(self, kind: str, acts: object, on: date, clause: str | None) -> None:
        """The clause named is the one that draws the line that was crossed."""
        given = found(*acts(on), on=on)  # type: ignore[operator]
        of_day = {(one.kind.value, one.clause) for one in given if one.on == on and one.clause != "3/call"}
        assert of_day == ({("nonconforming", clause)} if clause else set())

    @pytest.mark.parametrize(
        ("on", "given"), [(LAST, [("nonconforming", "6", "batch 1")]), (LAST - timedelta(days=1), [])], ids=["31", "30"]
    )
    def test_the_closing_day_may_be_read_as_excluded(self, on: date, given: list[tuple[str, str, str]]) -> None:
        """OP-02 exclusive: the thirtieth is the last day."""
        assert brief(found(opinion(on), on=LAST, regulation=under(OP_02_last_day="exclusive"))) == given

    def test_an_unresolved_closing_day_leaves_an_act_of_it_open(self) -> None:
        """OP-02 unresolved: an opinion of the last day is neither allowed nor not."""
        regulation = under(OP_02_last_day=None)
        assert brief(found(opinion(LAST), on=LAST, regulation=regulation)) == [("unsettled", "6", "batch 1")]

    def test_an_unknown_release_leaves_the_first_days_open(self) -> None:
        """OP-01 release_date without a known release: the beginning is what is open."""
        regulation = under(OP_01_commencement="release_date")
        assert brief(found(call(FIRST, 1), on=FIRST, regulation=regulation)) == [
            ("unsettled", "notice/commence", "batch 1")
        ]

    @pytest.mark.parametrize(("on", "clauses"), [(date(2024, 4, 18), ["notice/commence"]), (date(2024, 4, 19), [])])
    def test_a_known_release_is_the_first_day(self, on: date, clauses: list[str]) -> None:
        """OP-01 release_date: the day of release counts, the day before does not."""
        given = found(
            opinion(on), on=on, regulation=under(OP_01_commencement="release_date"), released_on=date(2024, 4, 19)
        )
        assert [one.clause for one in given] == clauses


class TestAdmission:
    """3/decide: the bureau decides freely, within the caps, among those who applied and are not vetoed."""

    def test_a_recommended_firm_is_in_order(self) -> None:
        """Applied, scored, recommended, not listed: nothing to find."""
        assert found(candidate(1, 90), recommended(1), admitted(1)) == []

    def test_thirty_two_in_their_rows_are_in_order(self) -> None:
        """1/total, 1/table: a full library is exactly what was planned."""
        assert found(filled(32), on=PICKED) == []

    def test_the_thirty_third_breaks_the_total(self) -> None:
        """1/total: one firm more than planned, in whatever sector, is named with the clause of the total."""
        given = found(filled(32), candidate(33, 50, industry=AUTO), admitted(33, AUTO, on=PICKED), on=PICKED)
        assert ("nonconforming", "1/total", code_of(33)) in brief(given)

    def test_the_eleventh_of_ten_breaks_the_row(self) -> None:
        """1/table: the eleventh in knitting is one too many although the library is far from full."""
        given = found(filled(10), candidate(11, 50), admitted(11, on=PICKED), on=PICKED)
        assert brief(given)[-1] == ("nonconforming", "1/table", code_of(11))

    def test_all_of_one_day_share_the_breach(self) -> None:
        """1/table: where eleven enter on one day nobody is the first ten, so each of them stands against ten others."""
        given = found(filled(10), candidate(11, 50), admitted(11), on=PICKED)
        assert {one.subject for one in given if one.clause == "1/table"} == {code_of(firm) for firm in range(1, 12)}

    def test_a_guideline_is_not_broken(self) -> None:
        """OP-04 guideline: the numbers guide and forbid nothing."""
        given = found(
            *(filled(10), candidate(11, 50), recommended(11), admitted(11, on=PICKED)),
            on=PICKED,
            regulation=under(OP_04_force="guideline"),
        )
        assert "1/table" not in {one.clause for one in given}

    def test_without_an_application(self) -> None:
        """3/call: what is reviewed and decided are applications."""
        assert brief(found(admitted(1))) == [("nonconforming", "3/call", ONE)]

    def test_with_an_application_in_another_sector_or_batch_only(self) -> None:
        """3/call: an application counts for its own sector and its own batch."""
        assert brief(found(candidate(1, 90, industry=ELEC), admitted(1))) == [("nonconforming", "3/call", ONE)]
        assert brief(found(candidate(1, 90), admitted(1, batch=2))) == [("nonconforming", "3/call", ONE)]

    def test_with_an_application_that_came_later(self) -> None:
        """3/call: an application handed in after the decision does not help."""
        late = candidate(1, 90, on=PICKED, reviewed=PICKED)
        assert brief(found(late, admitted(1))) == [("nonconforming", "3/call", ONE)]

    def test_without_the_form(self) -> None:
        """3/call: no form, no review, no admission."""
        assert brief(found(candidate(1, 90, form=False), recommended(1), admitted(1))) == [
            ("nonconforming", "3/call", ONE)
        ]

    def test_of_a_vetoed_firm(self) -> None:
        """3/veto: a listed firm is out whatever its score, for the panel and for the bureau."""
        given = found(candidate(1, 100, listed=True), recommended(1), admitted(1))
        assert brief(given) == [("nonconforming", "3/veto", ONE), ("nonconforming", "3/veto", ONE)]

    def test_of_a_firm_of_which_nobody_knows_whether_it_is_listed(self) -> None:
        """3/veto: unknown is never "not listed"; the finding names what is missing."""
        given = found(candidate(1, 100, listed=None), admitted(1))
        assert brief(given) == [("unsettled", "3/veto", ONE)]
        assert "列入失信名单" in given[0].text.zh
        assert "dishonesty list" in given[0].text.en

    def test_without_a_score(self) -> None:
        """3/decide: nobody is admitted before the review."""
        assert brief(found(applied(1), admitted(1))) == [("nonconforming", "3/decide", ONE)]

    def test_beside_the_list(self) -> None:
        """3/decide: a firm that the panel did not list may be admitted, but it is shown (OP-12)."""
        given = found(candidate(1, 90), candidate(2, 80), recommended(1), admitted(1), admitted(2))
        assert brief(given) == [("deviation", "3/decide", TWO)]

    def test_beside_the_list_where_the_list_binds(self) -> None:
        """3/decide: under may_only_strike nobody may be added."""
        given = found(
            *(candidate(1, 90), candidate(2, 80), recommended(1), admitted(1), admitted(2)),
            regulation=under(OP_12_binding="may_only_strike"),
        )
        assert brief(given) == [("nonconforming", "3/decide", TWO)]

    def test_a_listing_in_another_sector_is_none(self) -> None:
        """3/recommend: the panel lists a firm for a sector."""
        given = found(
            *(candidate(1, 90), candidate(1, 90, industry=ELEC), candidate(2, 80)),
            *(recommended(1, ELEC), recommended(2), admitted(1)),
        )
        assert brief(given) == [("deviation", "3/decide", ONE)]

    def test_a_list_drawn_up_afterwards_is_none(self) -> None:
        """3/recommend: what the panel lists after the decision does not change what stood against it."""
        given = found(
            *(candidate(1, 90), candidate(2, 80), recommended(1), admitted(1), admitted(2)),
            recommended(2, on=PICKED),
        )
        assert ("deviation", "3/decide", TWO) in brief(given)

    def test_without_a_recorded_list_the_ranking_stands_for_it(self) -> None:
        """3/recommend: where no list is recorded, a firm within the places is no deviation, one beyond them is."""
        field = [candidate(firm, 100 - firm, industry=COTTON) for firm in range(1, 8)]
        given = found(*field, admitted(6, COTTON), admitted(7, COTTON))
        assert brief(given) == [("deviation", "3/decide", code_of(7))]

    def test_a_tie_at_the_cut_shows_no_deviation(self) -> None:
        """3/rank: whether a tied firm belongs on the list is open, so nobody can say it deviates (OP-11)."""
        field = [candidate(firm, 90 if firm < 6 else 80, industry=COTTON) for firm in range(1, 8)]
        assert found(*field, admitted(6, COTTON)) == []

    def test_twice_in_one_sector(self) -> None:
        """preamble/library: a member of the sector is not admitted to it again."""
        again = candidate(1, 90, batch=2, on=LATER, reviewed=LATER)
        given = found(candidate(1, 90), admitted(1), again, admitted(1, batch=2, on=LATER))
        assert brief(given) == [("nonconforming", "preamble/library", ONE)]

    def test_in_two_sectors(self) -> None:
        """1/table: one firm takes one place; with several places admitted it takes both (OP-06)."""
        twice = [candidate(1, 90), candidate(1, 90, industry=ELEC), admitted(1), admitted(1, ELEC, on=PICKED)]
        assert brief(found(*twice)) == [("nonconforming", "1/table", ONE)]
        assert found(*twice, regulation=under(OP_06_slots="multi_slot_counts_firms")) == []

    def test_after_an_exit(self) -> None:
        """OP-20: by default nothing bars a firm that left; under barred it stays out."""
        again = candidate(1, 90, batch=2, on=MORROW, reviewed=MORROW)
        story = [candidate(1, 90), admitted(1), left([1]), again, admitted(1, batch=2, on=MORROW)]
        assert found(*story, on=MORROW) == []
        assert brief(found(*story, on=MORROW, regulation=under(OP_20_reapply="barred"))) == [
            ("nonconforming", "5/scope", ONE)
        ]


class TestRecommendation:
    """3/recommend: the panel lists those within the places and nobody else."""

    FIELD = tuple((firm, 100 - firm) for firm in range(1, 9))

    def test_within_the_places(self) -> None:
        """The six best of cotton may all be listed."""
        field = [candidate(firm, points, industry=COTTON) for firm, points in self.FIELD]
        assert found(*field, [recommended(firm, COTTON) for firm in range(1, 7)]) == []

    def test_beyond_the_places(self) -> None:
        """The seventh may not."""
        field = [candidate(firm, points, industry=COTTON) for firm, points in self.FIELD]
        assert brief(found(*field, recommended(7, COTTON))) == [("nonconforming", "3/recommend", code_of(7))]

    def test_the_panels_list_answers_a_tie(self) -> None:
        """3/rank: a tie goes back to the panel, and its list is the answer (OP-11 return_to_panel)."""
        field = [candidate(firm, 90 if firm < 6 else 80, industry=COTTON) for firm in range(1, 8)]
        listed = [recommended(firm, COTTON) for firm in (1, 2, 3, 4, 5, 7)]
        assert found(*field, listed) == []

    def test_before_the_scores(self) -> None:
        """3/mean: without a score there is no place."""
        assert brief(found(applied(1), recommended(1))) == [("nonconforming", "3/recommend", ONE)]

    def test_with_a_score_nobody_knows(self) -> None:
        """3/mean: an unknown mark leaves open whether the firm was within."""
        given = found(candidate(1, 90, 80, None), recommended(1))
        assert brief(given) == [("unsettled", "3/recommend", ONE)]


class TestReserveEntry:
    """1/reserve: after the selection, from those not selected, the better ones, nobody vetoed."""

    def enough(self) -> list[object]:
        """Two members and twenty-five more applicants in knitting."""
        return [
            *(candidate(firm, 90) for firm in (1, 2)),
            *(admitted(firm) for firm in (1, 2)),
            *(candidate(firm, f"59.{firm}") for firm in range(10, 35)),
        ]

    def of_acts(self, *parts: object, on: date = PICKED) -> list[tuple[str, str, str]]:
        """The findings on single entries, without those on the size of the pick."""
        return [one for one in brief(found(*parts, on=on)) if one[2] != "batch 1"]  # type: ignore[arg-type]

    def test_twenty_not_selected_are_in_order(self) -> None:
        """Twenty of the twenty-five: nothing to find."""
        assert found(*self.enough(), [reserved(firm) for firm in range(15, 35)], on=PICKED) == []  # type: ignore[arg-type]

    def test_firms_within_the_places_whom_the_bureau_passed_over_count_as_not_selected(self) -> None:
        """1/reserve/pool: who was not admitted was not selected, even if the ranking had it within the places."""
        field = [candidate(firm, 90 - firm) for firm in range(1, 4)]
        assert self.of_acts(*field, admitted(1), reserved(2)) == []

    def test_before_the_decision(self) -> None:
        """1/reserve/after: the reserve comes after the selection."""
        assert self.of_acts(candidate(1, 90), reserved(1)) == [("nonconforming", "1/reserve/after", ONE)]

    def test_on_the_day_of_the_decision(self) -> None:
        """1/reserve/after: the same day is not before."""
        field = [*(candidate(firm, 90 - firm, industry=COTTON) for firm in range(1, 8)), admitted(1, COTTON)]
        assert self.of_acts(*field, reserved(7, on=DECIDED)) == []

    def test_a_member(self) -> None:
        """1/reserve/pool: nobody is in both."""
        assert self.of_acts(candidate(1, 90), admitted(1), reserved(1)) == [("nonconforming", "1/reserve/pool", ONE)]

    def test_a_vetoed_applicant(self) -> None:
        """3/veto: it was not selected either, and the veto still keeps it out (OP-13)."""
        story = [candidate(1, 90), candidate(2, 80, listed=True), admitted(1), reserved(2)]
        assert self.of_acts(*story) == [("nonconforming", "3/veto", TWO)]

    def test_an_applicant_of_whom_nobody_knows_whether_it_is_listed(self) -> None:
        """3/veto: open, not a plain no."""
        story = [candidate(1, 90), candidate(2, 80, listed=None), admitted(1), reserved(2)]
        assert self.of_acts(*story) == [("unsettled", "3/veto", TWO)]

    def test_without_an_application(self) -> None:
        """1/reserve/pool: the pool is the applicants."""
        assert self.of_acts(candidate(1, 90), admitted(1), reserved(2)) == [("nonconforming", "3/call", TWO)]

    def test_not_among_the_next_best(self) -> None:
        """1/reserve/merit: with twenty-six to choose from, the last is not among the twenty-five next best."""
        field = [*self.enough(), candidate(3, 50)]
        assert self.of_acts(*field, reserved(3)) == [("nonconforming", "1/reserve/merit", code_of(3))]

    def test_by_discretion_anybody_scored_will_do(self) -> None:
        """OP-14 bureau_discretion: which are the better ones is for the bureau."""
        field = [*self.enough(), candidate(3, 50)]
        given = found(*field, reserved(3), on=PICKED, regulation=under(OP_14_choice="bureau_discretion"))  # type: ignore[arg-type]
        assert "1/reserve/merit" not in {one.clause for one in given}

    def test_in_either_of_two_sectors(self) -> None:
        """1/reserve/pool: the reserve knows no sector, so one application in order is enough."""
        story = [candidate(1, 90), admitted(1), candidate(2, 80), applied(2, ELEC), reserved(2)]
        assert self.of_acts(*story) == []

    def test_the_twenty_sixth(self) -> None:
        """1/reserve/size: twenty-five is the most; whoever is picked beside twenty-five others is one too many."""
        field = [candidate(firm, f"59.{firm}") for firm in range(10, 36)]
        picks = [reserved(firm) for firm in range(10, 36)]
        given = self.of_acts(candidate(1, 90), admitted(1), *field, *picks)
        assert ("nonconforming", "1/reserve/size", code_of(35)) in given


class TestPromotion:
    """5(5): from the reserve, below the floor after exits, into a row with room, nobody listed."""

    def below(self, exits: int = 6) -> list[object]:
        """A full library with a reserve, of which some knitting firms leave on 3 March 2025."""
        return [filled(32), stand_by(range(101, 121)), left(range(1, exits + 1)), checked(101, LATER)]

    def of_promotions(self, *parts: object, on: date = MORROW) -> list[tuple[str, str, str]]:
        """The findings on promotions."""
        return [
            (one.kind.value, one.clause, one.subject)
            for one in found(*parts, on=on)  # type: ignore[arg-type]
            if one.text.zh.startswith("递补")
        ]

    def test_after_six_exits(self) -> None:
        """Twenty-six are left: promotion is open."""
        assert self.of_promotions(*self.below(), promoted(101, on=MORROW)) == []

    def test_after_five_exits(self) -> None:
        """Twenty-seven are left: that is not below the floor (OP-26 strict), under inclusive it is."""
        story = [*self.below(5), promoted(101, on=MORROW)]
        assert self.of_promotions(*story) == [("nonconforming", "5(5)c", code_of(101))]
        inclusive = found(*story, on=MORROW, regulation=under(OP_26_floor="inclusive"))  # type: ignore[arg-type]
        assert [one for one in inclusive if one.subject == code_of(101)] == []

    def test_six_on_one_day(self) -> None:
        """5(5)b: from twenty-six all six places may be refilled at once; none of the six spoils it for the others."""
        promotions = [promoted(firm, on=MORROW) for firm in range(101, 107)]
        looks = [checked(firm, LATER) for firm in range(101, 107)]
        assert self.of_promotions(*self.below(), *looks, *promotions) == []

    def test_a_seventh_on_that_day(self) -> None:
        """1/table: the row is full with six; whoever of the seven is looked at stands against six others."""
        promotions = [promoted(firm, on=MORROW) for firm in range(101, 108)]
        looks = [checked(firm, LATER) for firm in range(101, 108)]
        given = self.of_promotions(*self.below(), *looks, *promotions)
        assert {clause for _, clause, _ in given} <= {"1/table", "1/total"}
        assert len(given) == 7

    def test_without_any_exit(self) -> None:
        """5(5)a: a library thin from the start was never adjusted (OP-26), under whenever that does not matter."""
        story = [filled(26), stand_by(range(101, 121)), checked(101, LATER), promoted(101, AUTO, on=MORROW)]
        assert self.of_promotions(*story) == [("nonconforming", "5(5)c", code_of(101))]
        anyway = found(*story, on=MORROW, regulation=under(OP_26_occasion="whenever"))  # type: ignore[arg-type]
        assert [one for one in anyway if one.text.zh.startswith("递补")] == []

    def test_not_from_the_reserve(self) -> None:
        """5(5)c: whoever is promoted comes from the reserve."""
        story = [*self.below(), candidate(200, 50), checked(200, LATER), promoted(200, on=MORROW)]
        assert self.of_promotions(*story) == [("nonconforming", "5(5)c", code_of(200))]

    def test_of_a_listed_firm(self) -> None:
        """3/veto: nothing frees a promotion from the veto (OP-13, OP-28)."""
        story = [*self.below(), checked(101, MORROW, listed=True), promoted(101, on=MORROW)]
        assert self.of_promotions(*story) == [("nonconforming", "3/veto", code_of(101))]

    def test_of_a_firm_nobody_looked_up(self) -> None:
        """3/veto: without a look at the list whether it was allowed is open."""
        assert self.of_promotions(*self.below(), promoted(102, on=MORROW)) == [("unsettled", "3/veto", code_of(102))]

    def test_into_a_full_row(self) -> None:
        """1/table: six left knitting, so electronics has no place; under overall_only only the total counts (OP-28)."""
        story = [*self.below(), promoted(101, ELEC, on=MORROW)]
        assert self.of_promotions(*story) == [("nonconforming", "1/table", code_of(101))]
        overall = found(*story, on=MORROW, regulation=under(OP_28_sector="overall_only"))  # type: ignore[arg-type]
        assert [one for one in overall if one.subject == code_of(101)] == []

    def test_the_day_after_the_floor_is_reached_again(self) -> None:
        """5(5)a: once twenty-seven are in, a further promotion on another day has no trigger."""
        story = [*self.below(), promoted(101, on=MORROW), checked(102, LATER)]
        later = promoted(102, on=MORROW + timedelta(days=1))
        given = self.of_promotions(*story, later, on=MORROW + timedelta(days=1))
        assert given == [("nonconforming", "5(5)c", code_of(102))]

    def test_after_the_end(self) -> None:
        """6: in January 2026 there is nothing to promote under."""
        story = [*self.below(), promoted(101, on=AFTER)]
        assert self.of_promotions(*story, on=AFTER) == [("nonconforming", "6", code_of(101))]

    def test_in_the_order_of_scores(self) -> None:
        """OP-28 score_order: the best of the reserve is first, and 101 has the best score."""
        looks = [checked(102, LATER)]
        regulation = under(OP_28_order="score_order")
        for firm, clauses in ((101, []), (102, ["5(5)c"])):
            given = found(*self.below(), *looks, promoted(firm, on=MORROW), on=MORROW, regulation=regulation)  # type: ignore[arg-type]
            assert [one.clause for one in given if one.subject == code_of(firm)] == clauses


class TestExit:
    """5: a firm leaves on one of nine grounds; a ground is named, and it is the right one."""

    MEMBER = (*candidate(1, 90), admitted(1))

    def test_on_its_ground(self) -> None:
        """5(3)b.1: an accident during service, the exit names it."""
        assert found(*self.MEMBER, left([1])) == []

    def test_that_names_nothing(self) -> None:
        """5(3)b.1: the act need not name the ground it has."""
        assert found(*self.MEMBER, accident(1), exited(1)) == []

    @pytest.mark.parametrize("ground", ["5(3)b.1", "5(3)b", "5(3)"])
    def test_that_names_the_clause_or_what_contains_it(self, ground: str) -> None:
        """A parent clause stands for its children."""
        assert found(*self.MEMBER, accident(1), exited(1, LATER, ground)) == []

    @pytest.mark.parametrize("ground", ["5(4)", "5(3)b.2", "5(3)a", "第五条"])
    def test_that_names_another_ground(self, ground: str) -> None:
        """The exit stands, the ground named does not: a deviation from the clause that did apply."""
        given = found(*self.MEMBER, accident(1), exited(1, LATER, ground))
        assert brief(given) == [("deviation", "5(3)b.1", ONE)]
        assert ground in given[0].text.zh

    def test_without_any_ground(self) -> None:
        """5/scope: no ground, no exit."""
        assert brief(found(*self.MEMBER, exited(1))) == [("nonconforming", "5/scope", ONE)]

    def test_on_a_ground_that_is_not_there(self) -> None:
        """5(4): the ground named is what the exit is held against."""
        assert brief(found(*self.MEMBER, exited(1, LATER, "5(4)"))) == [("nonconforming", "5(4)", ONE)]

    def test_on_a_ground_that_is_still_open(self) -> None:
        """5(3)b.1: whether the accident was during service is unknown, so the exit is unsettled."""
        given = found(*self.MEMBER, accident(1, during=None), exited(1, LATER, "5(3)b.1"))
        assert brief(given) == [("unsettled", "5(3)b.1", ONE)]

    def test_before_the_demand(self) -> None:
        """5(1): there is no exit without a demand, and none while it is pending."""
        given = found(*self.MEMBER, exited(1, LATER, "5(1)d"))
        assert brief(given) == [("nonconforming", "5(1)d", ONE)]

    def test_before_the_ground_arose(self) -> None:
        """5(3)b.1: an accident of the day after does not carry an exit of the day before."""
        given = found(*self.MEMBER, exited(1), accident(1, MORROW), on=MORROW)
        assert brief(given) == [("nonconforming", "5/scope", ONE)]

    def test_of_a_firm_outside(self) -> None:
        """5/scope: who is not in the library cannot leave it."""
        assert brief(found(accident(1), exited(1))) == [("nonconforming", "5/scope", ONE)]

    def test_a_second_time(self) -> None:
        """5/scope: the second exit meets a firm that is outside."""
        given = found(*self.MEMBER, left([1]), exited(1, MORROW), on=MORROW)
        assert brief(given) == [("nonconforming", "5/scope", ONE)]

    def test_of_a_firm_in_reserve(self) -> None:
        """5/scope: a reserve firm has no exit ground; under both_libraries it has (OP-21)."""
        story = [candidate(1, 90), admitted(1), candidate(2, 80), reserved(2), left([2])]
        given = [one for one in brief(found(*story)) if one[2] == TWO]
        assert given == [("nonconforming", "5/scope", TWO)]
        both = brief(found(*story, regulation=under(OP_21_libraries="both_libraries")))
        assert [one for one in both if one[2] == TWO] == []

    def test_that_happened_by_itself_may_be_recorded(self) -> None:
        """OP-21 automatic: the act that records the loss is in order although the firm was out that day."""
        assert found(*self.MEMBER, left([1]), regulation=under(OP_21_effect="automatic")) == []

    def test_on_a_ground_of_december_decided_in_january(self) -> None:
        """6: by default nothing is decided after the end; where facts survive it may be (OP-03)."""
        story = [*self.MEMBER, accident(1, date(2025, 12, 20)), exited(1, AFTER, "5(3)b.1")]
        assert brief(found(*story, on=AFTER)) == [("nonconforming", "6", ONE)]
        assert found(*story, on=AFTER, regulation=under(OP_03_pending="facts_before_expiry_survive")) == []

    def test_after_re_entry_on_what_is_spent(self) -> None:
        """OP-20: the accident for which a firm left does not put it out of a new membership."""
        again = [*candidate(1, 90, batch=2, on=MORROW, reviewed=MORROW), admitted(1, batch=2, on=MORROW)]
        later = MORROW + timedelta(days=1)
        story = [*self.MEMBER, left([1]), *again, exited(1, later, "5(3)b.1")]
        assert brief(found(*story, on=later)) == [("nonconforming", "5(3)b.1", ONE)]


class TestNothingIsRefused:
    """An act that took place is recorded, found against, and the rest goes on."""

    def test_the_rest_of_the_casebook_goes_on(self) -> None:
        """The wrong admission counts: the firm is a member, may be rated, and leaves on a ground."""
        story = [admitted(1), candidate(2, 90), recommended(2), admitted(2), left([1])]
        assert brief(found(*story)) == [("nonconforming", "3/call", ONE)]

    def test_findings_lead_to_the_entry(self) -> None:
        """The id of the entry stands in the finding."""
        assert [one.entry for one in found(candidate(2, 90), Entry("决定-7", PICKED, admitted(1, on=PICKED)))] == [
            "决定-7"
        ]

    def test_findings_end_with_the_day_asked_about(self) -> None:
        """What happened later is not yet there."""
        assert found(admitted(1), on=DECIDED - timedelta(days=1)) == []
        assert len(found(admitted(1), on=DECIDED)) == 1

    def test_a_corrected_act_is_judged_as_corrected(self) -> None:
        """The sector of an admission was copied wrongly: with the correction there is nothing to find."""
        wrong = Correction("入库-1", "industry", Industry.ELEC, Industry.KNIT, "抄写错误", LATER)
        entries = [*candidate(1, 90), recommended(1), Entry("入库-1", DECIDED, admitted(1, ELEC))]
        assert brief(found(*entries)) == [("nonconforming", "3/call", ONE)]
        assert found(*entries, corrections=(wrong,)) == []
        register = History(book(*entries, corrections=(wrong,)), known=LATER - timedelta(days=1))
        assert [one.clause for one in findings(under(), register, LATER)].count("3/call") == 1

    def test_equal_findings_are_one(self) -> None:
        """The same act recorded twice is found against once."""
        twice: OfficialAct = admitted(1)
        assert len(found(twice, twice)) == 1

    def test_each_act_is_judged_on_its_own_day(self) -> None:
        """3/score: scores that came in after the list do not justify it, and later demands change nothing."""
        story = [applied(1), recommended(1), marks(1, 90, on=PICKED), demanded(1, LATER)]
        assert ("nonconforming", "3/recommend", ONE) in brief(found(*story))
