"""A batch selected: its own acts, its own days, and the reserve in its order."""

from datetime import timedelta

import pytest

from fzdigital.nouns import OfficialAct
from fzdigital.service.conformity_acts import ActJudge
from fzdigital.service.selection import Selection, select
from tests.service.builders import (
    COTTON,
    DECIDED,
    KNIT,
    LATER,
    LISTED_ON,
    MEASURES,
    admitted,
    applied,
    candidate,
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


class TestVeto:
    """3/veto: known of an application whether or not it was reviewed."""

    @pytest.mark.parametrize("listed", [True, False, None])
    def test_before_the_review(self, listed: bool | None) -> None:
        """Without marks the listing is told all the same."""
        found = selected(applied(1, listed=listed)).find(code_of(1), KNIT)
        assert found is not None
        assert found.vetoed is listed


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
