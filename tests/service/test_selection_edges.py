"""A batch selected: its own acts, its own days, and the reserve in its order."""

from datetime import timedelta
from fractions import Fraction

import pytest

from fzdigital.nouns import Industry, OfficialAct
from fzdigital.policy.articles.a3_scoring import FinalScore
from fzdigital.service.conformity_acts import ActJudge
from fzdigital.service.selection import Scored, Selection, select
from tests.service.builders import (
    COTTON,
    DECIDED,
    ELEC,
    KNIT,
    LATER,
    LISTED_ON,
    MEASURES,
    admitted,
    applied,
    candidate,
    checked,
    exited,
    history,
    opinion,
    recommended,
    under,
)
from tests.strategies.nouns import code_of


def selected(*parts: object, **readings: str | None) -> Selection:
    """The first batch selected."""
    return select(under(**readings), history(*parts), 1, LATER)  # type: ignore[arg-type]


class TestAnswered:
    """OP-11 return_to_panel: a tie waits until the panel has given its list or the bureau its decision."""

    STORY = (*candidate(1, 90), *candidate(2, 90, batch=2))

    @pytest.mark.parametrize(
        ("act", "answered"),
        [
            (recommended(1, on=LATER), True),
            (recommended(1, on=LATER + timedelta(days=1)), False),
            (recommended(2, batch=2), False),
            (opinion(LISTED_ON), False),
            (admitted(1, on=LATER), True),
            (admitted(2, batch=2, on=LATER), False),
        ],
    )
    def test_by_a_list_or_decision_of_its_own(self, act: OfficialAct, answered: bool) -> None:
        """Of its own batch, on the day at the latest, and no other act."""
        assert selected(*self.STORY, act).answered is answered


class TestUnsaid:
    """What a selection or an application put together by hand takes for granted."""

    def test_nothing_is_answered(self) -> None:
        """Without a word on it no list and no decision has come, and nobody is open for the reserve."""
        bare = Selection(1, (), (), (), (), (), None)
        assert (bare.answered, bare.reserve_open) == (False, ())

    def test_it_has_no_place_elsewhere(self) -> None:
        """OP-06: an application with a score and a clean record is ranked for certain, in no standing yet."""
        final = FinalScore(Fraction(90), (9000,), (9500,), (8500,))
        bare = Scored(applied(1), None, final, vetoed=False)
        assert (bare.elsewhere, bare.certain, bare.rank, bare.standings) == (False, True, None, ())


class TestVeto:
    """3/veto: known of an application whether or not it was reviewed."""

    @pytest.mark.parametrize("listed", [True, False, None])
    def test_before_the_review(self, listed: bool | None) -> None:
        """Without marks the listing is told all the same."""
        found = selected(applied(1, listed=listed)).find(code_of(1), KNIT)
        assert found is not None
        assert found.vetoed is listed

    def test_as_of_the_review_a_later_look_does_not_matter(self) -> None:
        """OP-13 as_of_review: what the application said stands, whatever was seen afterwards."""
        found = selected(applied(1), checked(1, LATER, listed=True)).find(code_of(1), KNIT)
        assert found is not None
        assert found.vetoed is False


class TestReserve:
    """OP-14 next_best_score: the best of those not taken, in the order of their scores."""

    FIELD = tuple(candidate(firm, 90 - firm, industry=COTTON) for firm in range(1, 7))

    def test_comes_by_score(self) -> None:
        """Best first; of equals by code."""
        rest = [candidate(firm, points, industry=COTTON) for firm, points in ((13, 50), (12, 40), (11, 60), (15, 40))]
        equal = sorted(map(code_of, (12, 15)))
        assert selected(*self.FIELD, *rest).reserve == (code_of(11), code_of(13), *equal)

    def test_a_better_score_in_another_sector_counts(self) -> None:
        """A firm that applied twice stands with its best score, whichever came first."""
        for order in ((COTTON, KNIT), (KNIT, COTTON)):
            low, high = (30, 70) if order[0] is COTTON else (70, 30)
            full = [candidate(firm, 90, industry=KNIT) for firm in range(21, 31)]
            twice = [*candidate(11, low, industry=order[0]), *candidate(11, high, industry=order[1])]
            other = candidate(12, 50, industry=COTTON)
            assert selected(*self.FIELD, *full, twice, other).reserve == (code_of(11), code_of(12))

    def test_a_member_of_another_batch_is_not_proposed(self) -> None:
        """1/reserve/pool: who is in the library already is none of those not selected."""
        again = candidate(11, 50, industry=COTTON)
        found = selected(*self.FIELD, again, candidate(12, 40, industry=COTTON), admitted(11, batch=2, on=DECIDED))
        assert found.reserve is not None
        assert code_of(11) not in found.reserve

    def test_a_firm_admitted_with_a_later_decision_is_still_proposed(self) -> None:
        """3/decide: as of a day before the decision nobody is taken by it."""
        rest = candidate(11, 50, industry=COTTON)
        acts = [*(admitted(firm, COTTON) for firm in range(1, 7)), admitted(11, COTTON, on=LATER + timedelta(days=1))]
        assert selected(*self.FIELD, rest, acts).reserve == (code_of(11),)

    def test_who_was_taken_on_the_day_is_not(self) -> None:
        """3/decide: the decision of the day counts."""
        rest = candidate(11, 50, industry=COTTON)
        acts = [*(admitted(firm, COTTON, on=LATER) for firm in range(1, 7)), admitted(11, COTTON, on=LATER)]
        assert selected(*self.FIELD, rest, acts).reserve == ()

    def test_a_member_that_applied_for_its_own_sector_again_is_not_proposed(self) -> None:
        """1/reserve/pool: it would be the seventh of cotton, where it has its place from another batch."""
        found = selected(*self.FIELD, candidate(11, 50, industry=COTTON), admitted(11, COTTON, batch=2))
        assert code_of(11) not in (*(found.reserve or ()), *found.reserve_open)

    def test_who_came_and_left_with_another_batch_is_proposed(self) -> None:
        """1/reserve/pool: this batch did not select it, and it is no member any more."""
        story = [candidate(11, 50, industry=COTTON), admitted(1, COTTON)]
        gone = [admitted(11, COTTON, batch=2), exited(11)]
        assert code_of(11) in (selected(*self.FIELD, *story, *gone).reserve or ())

    def test_before_the_decision_whose_place_is_open_is_not_proposed_yet(self) -> None:
        """The seventh is within if a better one turns out to be listed: it belongs to the reserve or not."""
        found = selected(candidate(12, 95, industry=COTTON, listed=None), *self.FIELD)
        assert found.reserve == ()
        assert found.reserve_open == tuple(sorted(map(code_of, (6, 12))))

    def test_after_the_decision_who_may_be_listed_is_not_proposed_yet(self) -> None:
        """3/veto: a doubtful firm belongs to the reserve or not, decided or undecided."""
        doubtful = candidate(11, 50, industry=COTTON, listed=None)
        found = selected(*self.FIELD, doubtful, [admitted(firm, COTTON) for firm in range(1, 7)])
        assert (found.reserve, found.reserve_open) == ((), (code_of(11),))

    def test_who_is_too_low_in_any_case_is_in_neither_list(self) -> None:
        """Behind twenty-five better ones it makes no difference whether a firm is listed."""
        better = [candidate(firm, 80 - firm, industry=COTTON) for firm in range(11, 36)]
        found = selected(*self.FIELD, *better, candidate(40, 5, industry=COTTON, listed=None))
        assert found.reserve == tuple(map(code_of, range(11, 36)))
        assert found.reserve_open == ()

    def test_an_unknown_score_may_push_the_last_one_out_however_good_it_is(self) -> None:
        """Of twenty-five others at the very top of what can be given the last may have to give way."""
        unknown = candidate(10, 90, None, 90, industry=COTTON)
        others = [candidate(firm, f"999.{99 - firm}", industry=COTTON) for firm in range(11, 36)]
        found = selected(*self.FIELD, unknown, *others, [admitted(firm, COTTON) for firm in range(1, 7)])
        assert found.reserve == tuple(map(code_of, range(11, 35)))
        assert found.reserve_open == tuple(sorted(map(code_of, (10, 35))))

    @pytest.mark.parametrize("order", [(COTTON, KNIT), (KNIT, COTTON)])
    def test_the_better_of_two_scores_pushes_the_last_one_out(self, order: tuple[Industry, Industry]) -> None:
        """Twenty-four others have room beside it; the twenty-fifth would have, if its worse score counted."""
        full = [candidate(firm, 90, industry=KNIT) for firm in range(50, 60)]
        points = {KNIT: 75, COTTON: 5}
        twice = [candidate(10, points[industry], industry=industry) for industry in order]
        others = [candidate(firm, 80 - firm, industry=COTTON) for firm in range(11, 36)]
        found = selected(*self.FIELD, *full, *twice, *others)
        assert found.reserve == tuple(map(code_of, range(10, 35)))


class TestTwice:
    """OP-06: who is within the places of two sectors."""

    def test_in_the_order_of_codes(self) -> None:
        """Ten firms that are within both, each named once."""
        story = [candidate(firm, 100 - firm, industry=industry) for firm in range(1, 11) for industry in (KNIT, ELEC)]
        assert selected(*story).twice == tuple(sorted(map(code_of, range(1, 11))))


class TestPlaces:
    """1/table, OP-07: the places a batch finds are those its own sector has left."""

    def test_members_of_another_sector_take_none(self) -> None:
        """Six members in knitting leave cotton its six places."""
        others = [admitted(firm, KNIT, batch=2) for firm in range(21, 27)]
        found = selected(candidate(1, 90, industry=COTTON), others)
        assert {field.industry: field.places for field in found.fields} == {
            field.industry: places - (6 if field.industry is KNIT else 0)
            for field, places in zip(found.fields, (10, 6, 10, 6), strict=True)
        }

    def test_an_unresolved_reading_leaves_the_fewest(self) -> None:
        """OP-07 unresolved: with one place taken by another batch there may be five."""
        found = selected(candidate(1, 90, industry=COTTON), admitted(21, COTTON, batch=2), OP_07_batches=None)
        assert {field.industry: field.places for field in found.fields}[COTTON] == 5


def test_an_act_that_is_only_proposed_has_no_entry() -> None:
    """A finding on it leads to no entry of the register."""
    (finding,) = ActJudge(MEASURES, history(applied(1))).judge(admitted(1))
    assert finding.entry == ""
