"""One batch selected: ranks, the cut, what an unknown leaves open, the reserve proposed."""

from datetime import timedelta
from fractions import Fraction

import pytest

from fzdigital.nouns import Industry, NoScore
from fzdigital.rules.regulation import Regulation
from fzdigital.service.selection import Field, Scored, Selection, places_left, select
from tests.service.builders import (
    AUTO,
    COTTON,
    DECIDED,
    ELEC,
    KNIT,
    LATER,
    MEASURES,
    REVIEWED,
    admitted,
    applied,
    candidate,
    checked,
    exited,
    filled,
    history,
    marks,
    promoted,
    reserved,
    under,
)
from tests.strategies.nouns import code_of

MORROW = LATER + timedelta(days=1)


def selected(*parts: object, on: object = LATER, batch: int = 1, regulation: Regulation = MEASURES) -> Selection:
    """A batch, selected."""
    return select(regulation, history(*parts), batch, on)  # type: ignore[arg-type]


def of(selection: Selection, firm: int, industry: Industry = COTTON) -> Scored:
    """One firm in it."""
    found = selection.find(code_of(firm), industry)
    assert found is not None
    return found


def numbers(codes: object) -> list[int]:
    """The numbers of some firms' codes."""
    known = {code_of(number): number for number in range(1, 60)}
    return [known[code] for code in codes]  # type: ignore[attr-defined]


def recommended(selection: Selection, industry: Industry = COTTON) -> list[int]:
    """The firms within the places of a sector, best first."""
    return numbers(dict(selection.recommended)[industry])


def field(selection: Selection, industry: Industry = COTTON) -> Field:
    """The ranking of a sector."""
    return next(one for one in selection.fields if one.industry is industry)


def cotton(*points: object, **more: object) -> list[object]:
    """Firms 1, 2, 3 and so on in cotton, which has six places, with these final scores."""
    return [candidate(firm, one, industry=COTTON, **more) for firm, one in enumerate(points, start=1)]  # type: ignore[arg-type]


DESCENDING = (96, 95, 94, 93, 92, 91, 90, 89)


class TestRanks:
    """3/trim, 3/mean, 3/rank: the mean without the highest and the lowest, ranked high to low, sector by sector."""

    def test_the_six_best_of_eight(self) -> None:
        """1/table: cotton has six places; the order of recording decides nothing."""
        for field_ in (cotton(*DESCENDING), cotton(*DESCENDING)[::-1]):
            selection = selected(*field_)
            assert recommended(selection) == [1, 2, 3, 4, 5, 6]
            assert [of(selection, firm).rank for firm in range(1, 9)] == [1, 2, 3, 4, 5, 6, 7, 8]
            assert of(selection, 6).standing == "within"
            assert of(selection, 7).standing == "beyond"

    def test_the_score_is_exact(self) -> None:
        """Of 90, 91, 91, 92 and 70 the mean of 90, 91 and 91 counts: 272 thirds, which no decimal writes."""
        selection = selected(candidate(1, 90, 91, 91, 92, 70, industry=COTTON))
        assert of(selection, 1).points == Fraction(272, 3)

    def test_sectors_do_not_compete(self) -> None:
        """An 85 beyond the places of one sector does not displace a 70 within those of another."""
        selection = selected(*cotton(*DESCENDING), candidate(20, 70, industry=AUTO))
        assert recommended(selection, AUTO) == [20]
        assert 7 not in recommended(selection)

    def test_equal_scores_share_a_rank(self) -> None:
        """A tie above the cut does not matter: both are within, the next rank is skipped."""
        selection = selected(*cotton(90, 90, 80))
        assert [of(selection, firm).rank for firm in (1, 2, 3)] == [1, 1, 3]
        assert recommended(selection) == [1, 2, 3]

    def test_an_expert_recused_is_no_zero(self) -> None:
        """OP-08: three scores beside a recusal are the panel."""
        selection = selected(candidate(1, 90, 80, 70, NoScore.RECUSED, industry=COTTON))
        assert of(selection, 1).points == 80

    def test_two_scores_are_too_few(self) -> None:
        """3/trim: nothing is left to average, so the firm is not ranked, and that is settled."""
        selection = selected(candidate(1, 90, 80, industry=COTTON), candidate(2, 70, industry=COTTON))
        assert of(selection, 1).standing == "unranked"
        assert of(selection, 1).undetermined is False
        assert selection.unsettled == ()
        assert recommended(selection) == [2]

    def test_an_application_nobody_reviewed(self) -> None:
        """No marks, no score, no rank; the others are ranked without it."""
        selection = selected(applied(1, COTTON), candidate(2, 70, industry=COTTON))
        assert of(selection, 1).final is None
        assert of(selection, 1).standing == "unranked"
        assert of(selection, 2).rank == 1

    def test_the_panel_of_a_sector(self) -> None:
        """3/panel: whoever marked anybody in the sector belongs to it."""
        selection = selected(candidate(1, 90, industry=COTTON), candidate(2, 90, 80, 70, 60, industry=COTTON))
        assert field(selection).panel == ("专家1", "专家2", "专家3", "专家4")
        assert field(selection, KNIT).panel == ()

    def test_a_missing_mark_counts_only_if_gaps_are_errors(self) -> None:
        """OP-08 error_if_missing: the fourth expert gave firm 1 nothing, so it has no score; that is settled."""
        story = [candidate(1, 90, industry=COTTON), candidate(2, 90, 80, 70, 60, industry=COTTON)]
        assert of(selected(*story), 1).points == 90
        strict = of(selected(*story, regulation=under(OP_08_missing="error_if_missing")), 1)
        assert (strict.points, strict.undetermined, strict.standing) == (None, False, "unranked")

    def test_only_the_batch_and_what_is_on_file(self) -> None:
        """3/recommend: other batches, later applications and later marks are not in it."""
        story = [
            *(candidate(1, 90, industry=COTTON), candidate(2, 95, industry=COTTON, batch=2)),
            *(applied(3, COTTON, on=MORROW), applied(4, COTTON), marks(4, 80, industry=COTTON, on=MORROW)),
        ]
        selection = selected(*story)
        assert numbers(one.code for one in field(selection).scored) == [1, 4]
        assert of(selection, 4).final is None
        assert selection.find(code_of(2), COTTON) is None
        assert recommended(selected(*story, on=MORROW)) == [1, 4]

    def test_ranks_over_all_sectors(self) -> None:
        """OP-05 overall_with_row_caps: one order for all, cut by the rows; who is within does not change."""
        story = [*cotton(90, 70), candidate(20, 80, industry=AUTO)]
        overall = selected(*story, regulation=under(OP_05_field="overall_with_row_caps"))
        assert (of(overall, 1).rank, of(overall, 20, AUTO).rank, of(overall, 2).rank) == (1, 2, 3)
        assert overall.recommended == selected(*story).recommended


class TestVeto:
    """3/veto: a listed firm is out before the ranking."""

    def test_the_next_moves_up(self) -> None:
        """The best is listed: the seventh is within."""
        selection = selected(*cotton(99, listed=True), *cotton(*DESCENDING)[1:])
        assert recommended(selection) == [2, 3, 4, 5, 6, 7]
        assert (of(selection, 1).standing, of(selection, 1).rank) == ("unranked", None)

    def test_an_unknown_listing_opens_its_own_place_and_the_one_at_the_cut(self) -> None:
        """If firm 1 is out firm 7 is within, else beyond; nobody else's place hangs on it."""
        selection = selected(*cotton(99, listed=None), *cotton(*DESCENDING)[1:])
        assert selection.unsettled == (code_of(1), code_of(7))
        assert of(selection, 7).standing is None
        assert {"within", "beyond"} <= {*of(selection, 7).standings}
        assert recommended(selection) == [2, 3, 4, 5, 6]
        assert of(selection, 8).standing == "beyond"
        assert of(selection, 2).rank is None

    def test_below_the_cut_it_opens_nothing(self) -> None:
        """Firm 8 is beyond the places either way."""
        selection = selected(*cotton(*DESCENDING[:7]), candidate(8, 10, industry=COTTON, listed=None))
        assert recommended(selection) == [1, 2, 3, 4, 5, 6]
        assert of(selection, 8).standing == "beyond"
        assert [of(selection, firm).standing for firm in (6, 7)] == ["within", "beyond"]

    def test_as_of_the_decision(self) -> None:
        """OP-13 as_of_decision: the last look until the decision counts, not the one in the application."""
        regulation = under(OP_13_time="as_of_decision")
        story = [candidate(1, 90, industry=COTTON, listed=True), checked(1, REVIEWED), checked(1, MORROW, listed=True)]
        assert of(selected(*story, regulation=regulation), 1).vetoed is False
        assert of(selected(*story, on=MORROW, regulation=regulation), 1).vetoed is True
        assert of(selected(*story[:1], regulation=regulation), 1).vetoed is None

    def test_as_of_the_decision_a_later_look_does_not_matter(self) -> None:
        """OP-13 as_of_decision: what came to light after the decision does not rewrite the selection."""
        regulation = under(OP_13_time="as_of_decision")
        story = [candidate(1, 90, industry=COTTON), checked(1, REVIEWED), admitted(1, COTTON)]
        assert of(selected(*story, checked(1, LATER, listed=True), regulation=regulation), 1).vetoed is False

    def test_an_unresolved_time_matters_where_the_two_differ(self) -> None:
        """OP-13 time unresolved: open only if the review and the decision disagree."""
        regulation = under(OP_13_time=None)
        agree = [candidate(1, 90, industry=COTTON), checked(1, REVIEWED)]
        assert of(selected(*agree, regulation=regulation), 1).vetoed is False
        assert of(selected(*agree, checked(1, LATER, listed=True), regulation=regulation), 1).vetoed is None


class TestUnknownScore:
    """A mark nobody knows leaves open whose place it decides, and no other."""

    def test_it_may_be_the_best_or_the_last(self) -> None:
        """Firm 1 may land anywhere; firm 7 is within or not by it; nobody else is touched."""
        selection = selected(candidate(1, 90, 80, None, industry=COTTON), *cotton(*DESCENDING)[1:])
        assert of(selection, 1).undetermined is True
        assert of(selection, 1).standing is None
        assert of(selection, 7).standing is None
        assert recommended(selection) == [2, 3, 4, 5, 6]
        assert of(selection, 8).standing == "beyond"
        assert selection.unsettled == (code_of(1), code_of(7))

    def test_with_room_for_all_nobody_else_is_affected(self) -> None:
        """Six places, three firms: the two with scores are within, whatever the third gets."""
        selection = selected(candidate(1, 90, 80, None, industry=COTTON), *cotton(0, 90, 80)[1:])
        assert recommended(selection) == [2, 3]
        assert selection.unsettled == (code_of(1),)

    def test_of_a_vetoed_firm_it_does_not_matter(self) -> None:
        """3/veto: out is out."""
        selection = selected(candidate(1, None, industry=COTTON, listed=True), *cotton(*DESCENDING)[1:])
        assert recommended(selection) == [2, 3, 4, 5, 6, 7]
        assert of(selection, 1).standing == "unranked"

    def test_an_unresolved_reading_of_the_scoring_leaves_all_open(self) -> None:
        """OP-09 unresolved: no score is final, but nobody is refused for that."""
        selection = selected(*cotton(90, 80), regulation=under(OP_09_equal_extremes=None))
        assert recommended(selection) == []
        assert selection.unsettled == (code_of(1), code_of(2))


class TestTies:
    """3/rank, OP-11: seven firms for six places, the sixth and the seventh equal."""

    TIE = (96, 95, 94, 93, 92, 90, 90)

    def keyed(self, *keys: int | None, **last: object) -> list[object]:
        """The two tied firms with an order supplied."""
        tied = [
            candidate(firm, 90, industry=COTTON, tie=key, **(last if firm == 7 else {}))  # type: ignore[arg-type]
            for firm, key in zip((6, 7), keys, strict=True)
        ]
        return [*cotton(*self.TIE[:5]), *tied]

    def test_back_to_the_panel(self) -> None:
        """return_to_panel: both are undetermined, and reported so."""
        selection = selected(*cotton(*self.TIE))
        assert recommended(selection) == [1, 2, 3, 4, 5]
        assert selection.tied == (code_of(6), code_of(7))
        assert selection.proposes(code_of(6), COTTON) is None
        assert selection.unsettled == ()

    def test_all_of_them(self) -> None:
        """admit_all_tied: seven for six places."""
        selection = selected(*cotton(*self.TIE), regulation=under(OP_11_tie="admit_all_tied"))
        assert recommended(selection) == [1, 2, 3, 4, 5, 6, 7]
        assert selection.tied == ()

    def test_none_of_them(self) -> None:
        """admit_none: five; nobody is left undetermined, and both may stand in reserve."""
        selection = selected(*cotton(*self.TIE), regulation=under(OP_11_tie="admit_none"))
        assert recommended(selection) == [1, 2, 3, 4, 5]
        assert selection.tied == ()
        assert selection.proposes(code_of(6), COTTON) is False
        assert numbers(selection.reserve) == [6, 7]

    def test_by_an_order_supplied(self) -> None:
        """secondary_key: the seventh was put first; the sixth goes to the reserve."""
        selection = selected(*self.keyed(2, 1), regulation=under(OP_11_tie="secondary_key"))
        assert recommended(selection) == [1, 2, 3, 4, 5, 7]
        assert selection.proposes(code_of(6), COTTON) is False
        assert numbers(selection.reserve) == [6]

    @pytest.mark.parametrize("keys", [(None, None), (1, None), (1, 1)])
    def test_an_order_that_does_not_order_settles_nothing(self, keys: tuple[int | None, ...]) -> None:
        """secondary_key: missing or equal places leave both undetermined."""
        selection = selected(*self.keyed(*keys), regulation=under(OP_11_tie="secondary_key"))
        assert recommended(selection) == [1, 2, 3, 4, 5]
        assert selection.tied == (code_of(6), code_of(7))

    def test_an_order_does_not_settle_what_an_unknown_opens(self) -> None:
        """secondary_key: an eighth firm with equal points and unknown listing may take the place."""
        story = [*self.keyed(2, 3), candidate(8, 90, industry=COTTON, tie=1, listed=None)]
        selection = selected(*story, regulation=under(OP_11_tie="secondary_key"))
        assert recommended(selection) == [1, 2, 3, 4, 5]
        assert {6, 7} <= {*numbers(selection.tied)}

    def test_without_a_tie_an_order_changes_nothing(self) -> None:
        """secondary_key: it is asked only at the cut."""
        selection = selected(*cotton(*DESCENDING), regulation=under(OP_11_tie="secondary_key"))
        assert recommended(selection) == [1, 2, 3, 4, 5, 6]

    @pytest.mark.parametrize("axis", ["OP_05_field", "OP_07_batches"])
    def test_where_places_are_open_an_order_settles_nothing(self, axis: str) -> None:
        """secondary_key: how many of the tied firms fit is unknown while the places are."""
        readings: dict[str, str | None] = {"OP_11_tie": "secondary_key", axis: None}
        assert recommended(selected(*self.keyed(2, 1), regulation=under(**readings))) == [1, 2, 3, 4, 5]

    def test_an_unresolved_tie_is_open(self) -> None:
        """OP-11 unresolved: the same as undetermined."""
        assert selected(*cotton(*self.TIE), regulation=under(OP_11_tie=None)).tied == (code_of(6), code_of(7))

    def test_a_firm_tied_in_two_sectors_is_named_once(self) -> None:
        """A list of firms holds a firm once."""
        story = [*cotton(*self.TIE), *(candidate(firm, 90, industry=AUTO) for firm in (7, *range(20, 26)))]
        assert numbers(selected(*story).tied).count(7) == 1


class TestCapacity:
    """1/table, OP-07: how many of a row's places a second batch finds."""

    STORY = (
        *(admitted(firm, COTTON) for firm in (1, 2, 3, 4)),
        exited(4),
        *(reserved(5), promoted(5, COTTON, on=MORROW)),
    )

    @pytest.mark.parametrize(
        ("reading", "places"), [("cumulative", 2), ("cumulative_ever_selected", 1), ("per_batch", 6), (None, 1)]
    )
    def test_of_a_second_batch(self, reading: str | None, places: int) -> None:
        """Four admitted, one of them left, one promoted: two, one or six places; unresolved, the fewest."""
        pools = history(self.STORY).pools(MORROW)
        assert places_left(under(OP_07_batches=reading), pools, COTTON, 2) == places

    def test_what_the_batch_itself_admitted_does_not_count(self) -> None:
        """The selection of batch 1 is the same before and after its decision; a promotion counts."""
        pools = history(self.STORY).pools(MORROW)
        assert places_left(MEASURES, pools, COTTON, 1) == 5

    def test_never_below_zero(self) -> None:
        """A row filled beyond its number has no place, not minus one."""
        pools = history([admitted(firm, COTTON) for firm in range(1, 8)]).pools(LATER)
        assert places_left(MEASURES, pools, COTTON, 2) == 0

    def test_a_firm_that_came_back_is_one_firm(self) -> None:
        """OP-07 cumulative_ever_selected: the same firm selected twice took one place."""
        pools = history(admitted(1, COTTON), exited(1), admitted(1, COTTON, on=MORROW)).pools(MORROW)
        assert places_left(under(OP_07_batches="cumulative_ever_selected"), pools, COTTON, 2) == 5

    def test_no_place_nobody_recommended(self) -> None:
        """A full row recommends nobody, ties or not."""
        story = [[admitted(firm, COTTON) for firm in range(1, 7)], candidate(8, 99, industry=COTTON, batch=2)]
        selection = selected(*story, batch=2)
        assert recommended(selection) == []
        assert of(selection, 8).standing == "beyond"

    def test_unresolved_it_opens_the_places_in_between(self) -> None:
        """OP-07 unresolved: one to six places; the first is within, the others may be."""
        second = [candidate(firm, 100 - firm, industry=COTTON, batch=2, on=MORROW, reviewed=MORROW) for firm in (8, 9)]
        selection = selected(self.STORY, *second, on=MORROW, batch=2, regulation=under(OP_07_batches=None))
        assert recommended(selection) == [8]
        assert selection.unsettled == (code_of(9),)

    def test_a_decided_batch_keeps_the_places_of_its_day(self) -> None:
        """1/table: what a second batch took since does not push the first batch's firms beyond the places."""
        first = [*cotton(*DESCENDING), [admitted(firm, COTTON) for firm in range(1, 7)]]
        second = [candidate(9, 70, industry=COTTON, batch=2), exited(1), admitted(9, COTTON, 2, on=MORROW)]
        assert recommended(selected(*first, *second, on=MORROW)) == [1, 2, 3, 4, 5, 6]


class TestTransfer:
    """OP-05 transferable: places nobody fills go to the best of the other sectors."""

    STORY = (*cotton(*DESCENDING), *(candidate(firm, 60, industry=AUTO) for firm in range(20, 24)))

    def by(self, reading: str | None, *parts: object) -> Selection:
        """A selection under a reading of OP-05 in which knitting and electronics are full."""
        full = [
            *(candidate(firm, 99, industry=KNIT) for firm in range(30, 40)),
            *(candidate(firm, 99, industry=ELEC) for firm in range(40, 50)),
        ]
        return selected(*full, *(parts or self.STORY), regulation=under(OP_05_field=reading))

    def test_by_default_a_place_stays_where_it_is(self) -> None:
        """per_sector: two places of the automobile row stay empty, two of cotton stay out."""
        assert recommended(self.by("per_sector")) == [1, 2, 3, 4, 5, 6]

    def test_two_places_move(self) -> None:
        """Two of automobile's six are unused: cotton's seventh and eighth get them."""
        selection = self.by("transferable")
        assert recommended(selection) == [1, 2, 3, 4, 5, 6, 7, 8]
        assert field(selection).places == 8

    def test_only_as_many_as_are_unused(self) -> None:
        """A ninth firm is still beyond."""
        selection = self.by("transferable", *self.STORY, candidate(9, 50, industry=COTTON))
        assert 9 not in recommended(selection)
        assert of(selection, 9).standing == "beyond"

    def test_a_place_that_ties_contend_for_is_not_unused(self) -> None:
        """Automobile has six places, five firms and two tied for the sixth: nothing moves."""
        auto = [candidate(firm, 60 if firm < 25 else 50, industry=AUTO) for firm in range(20, 27)]
        assert recommended(self.by("transferable", *cotton(*DESCENDING), *auto)) == [1, 2, 3, 4, 5, 6]

    def test_a_tie_for_the_place_that_moves(self) -> None:
        """One place, two equals beyond their own cut: neither gets it without an answer."""
        story = [*cotton(*DESCENDING[:6], 80, 80), *(candidate(firm, 60, industry=AUTO) for firm in range(20, 25))]
        selection = self.by("transferable", *story)
        assert recommended(selection) == [1, 2, 3, 4, 5, 6]
        assert selection.tied == (code_of(7), code_of(8))

    def test_an_unknown_listing_may_free_a_place(self) -> None:
        """One of automobile's six may be vetoed: cotton's seventh is in or not by it."""
        auto = [candidate(firm, 60, industry=AUTO, listed=None if firm == 20 else False) for firm in range(20, 26)]
        selection = self.by("transferable", *cotton(*DESCENDING), *auto)
        assert of(selection, 7).standing is None
        assert of(selection, 8).standing == "beyond"
        assert recommended(selection) == [1, 2, 3, 4, 5, 6]

    def test_unresolved_whom_it_would_help_is_open(self) -> None:
        """OP-05 unresolved: the seventh and eighth of cotton are within or beyond."""
        selection = self.by(None)
        assert recommended(selection) == [1, 2, 3, 4, 5, 6]
        assert [of(selection, firm).standings for firm in (7, 8)] == [("within", "beyond")] * 2


class TestTwoSectors:
    """OP-06: a firm inside the cut in two sectors is named; which place it takes is for somebody to say."""

    def test_it_is_named(self) -> None:
        """Within in cotton and in automobile."""
        selection = selected(candidate(1, 90, industry=COTTON), candidate(1, 90, industry=AUTO), *cotton(0, 80)[1:])
        assert selection.twice == (code_of(1),)
        assert recommended(selection) == [1, 2]
        assert recommended(selection, AUTO) == [1]

    def test_within_one_and_beyond_the_other_is_no_conflict(self) -> None:
        """Nothing is to be settled."""
        selection = selected(*cotton(*DESCENDING), candidate(8, 70, industry=AUTO))
        assert selection.twice == ()
        assert recommended(selection, AUTO) == [8]
        assert selection.proposes(code_of(8), COTTON) is False


class TestReserveProposal:
    """1/reserve/merit, OP-14: the next best by final score over all sectors, at most twenty-five, ties not cut."""

    def test_the_next_best_over_all_sectors(self) -> None:
        """Who is not within anywhere, in the order of scores."""
        story = [*cotton(*DESCENDING), *(candidate(firm, 90 - firm, industry=AUTO) for firm in range(10, 18))]
        assert numbers(selected(*story).reserve) == [7, 8, 16, 17]

    def test_at_most_twenty_five(self) -> None:
        """With thirty left over, five stay out."""
        story = [candidate(firm, 99 - firm, industry=COTTON) for firm in range(1, 37)]
        assert numbers(selected(*story).reserve) == [*range(7, 32)]

    def test_a_tie_across_the_end_is_left_out_whole(self) -> None:
        """Twenty-four certain, then two equals: nothing in the text chooses between them."""
        story = [candidate(firm, 99 - min(firm, 31), industry=COTTON) for firm in range(1, 33)]
        assert numbers(selected(*story).reserve) == [*range(7, 31)]

    def test_neither_the_vetoed_nor_the_unscored(self) -> None:
        """3/veto: a vetoed firm is not selected either, and stays out of the reserve."""
        story = [*cotton(*DESCENDING[:7]), candidate(8, 80, industry=COTTON, listed=True), applied(9, COTTON)]
        selection = selected(*story)
        assert numbers(selection.reserve) == [7]
        assert selection.reserve_open == ()

    def test_an_unknown_listing_leaves_open_whether_it_belongs_to_it(self) -> None:
        """The doubtful firm beyond the cut may belong to it; the others do for certain."""
        selection = selected(*cotton(*DESCENDING[:7]), candidate(8, 80, industry=COTTON, listed=None))
        assert numbers(selection.reserve) == [7]
        assert numbers(selection.reserve_open) == [8]

    def test_an_unknown_that_may_push_the_last_one_out(self) -> None:
        """Twenty-five are next best; a doubtful better one would leave the twenty-fifth outside."""
        story = [candidate(firm, 99 - firm, industry=COTTON) for firm in range(1, 32)]
        selection = selected(*story, candidate(40, "90.5", industry=COTTON, listed=None))
        assert numbers(selection.reserve) == [*range(7, 31)]
        assert {31, 40} <= {*numbers(selection.reserve_open)}

    def test_before_the_decision_whoever_is_tied_may_yet_be_selected(self) -> None:
        """One of the two tied firms will be within, the other may stand in reserve: which is open."""
        selection = selected(*cotton(*TestTies.TIE))
        assert selection.reserve == ()
        assert numbers(selection.reserve_open) == [6, 7]

    def test_after_the_decision_the_unselected_are_those_not_admitted(self) -> None:
        """1/reserve/pool: the bureau took the seventh instead of the first; the first is open to the reserve."""
        story = [*cotton(*DESCENDING), [admitted(firm, COTTON) for firm in range(2, 8)]]
        assert numbers(selected(*story).reserve) == [1, 8]

    def test_after_the_decision_an_unknown_mark_does_not_hide_a_score_elsewhere(self) -> None:
        """A firm scored for certain in one sector belongs to it whatever it may get in another."""
        story = [*cotton(*DESCENDING), candidate(8, 90, 80, None, industry=AUTO), admitted(1, COTTON)]
        assert 8 in numbers(selected(*story).reserve)

    def test_members_and_those_who_left_are_not_proposed(self) -> None:
        """A member of an earlier batch is none of the unselected, nor is a firm that this batch selected and lost."""
        story = [*cotton(*DESCENDING), admitted(8, COTTON), exited(8)]
        assert 8 not in numbers(selected(*story).reserve)
        second = [admitted(1, COTTON), candidate(1, 90, batch=2), candidate(2, 80, industry=AUTO, batch=2)]
        assert 1 not in numbers(selected(*second, batch=2).reserve)

    @pytest.mark.parametrize("reading", ["bureau_discretion", "min_score", None])
    def test_under_other_readings_nobody_is_proposed(self, reading: str | None) -> None:
        """OP-14: discretion, or a minimum set elsewhere, proposes nobody."""
        selection = selected(*cotton(*DESCENDING), regulation=under(OP_14_choice=reading))
        assert (selection.reserve, selection.reserve_open) == (None, ())


class TestWholeLibrary:
    """1/total: four rows filled at once."""

    def test_thirty_two_are_recommended(self) -> None:
        """10, 6, 10 and 6."""
        selection = selected(filled(32), on=DECIDED)
        assert [len(codes) for _, codes in selection.recommended] == [10, 6, 10, 6]
        assert selection.reserve == ()
