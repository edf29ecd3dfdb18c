"""Demands to rectify."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given

from fzdigital.errors import InconsistentError
from fzdigital.nouns import NoDeadline, Rectification, RectificationOutcome
from tests.domain.samples import DAY, LATER, MORROW, RECTIFICATION
from tests.strategies.nouns import days, rectifications

PENDING = evolve(RECTIFICATION, outcome=RectificationOutcome.PENDING, outcome_on=None)
FOUND = tuple(outcome for outcome in RectificationOutcome if outcome is not RectificationOutcome.PENDING)


class TestDays:
    """5(1), 5(3): first the demand, then its outcome."""

    @pytest.mark.parametrize("outcome", FOUND, ids=str)
    def test_an_outcome_may_be_found_the_same_day(self, outcome: RectificationOutcome) -> None:
        """Every outcome may have a day, from that of the demand on."""
        assert evolve(RECTIFICATION, outcome=outcome, outcome_on=DAY).outcome_on == DAY

    @pytest.mark.parametrize("outcome", FOUND, ids=str)
    def test_an_outcome_may_be_of_unknown_day(self, outcome: RectificationOutcome) -> None:
        """What came of it may be known without the day."""
        assert evolve(RECTIFICATION, outcome=outcome, outcome_on=None).outcome is outcome

    @pytest.mark.parametrize("outcome", [None, RectificationOutcome.PENDING], ids=str)
    def test_no_day_without_an_outcome(self, outcome: RectificationOutcome | None) -> None:
        """A pending or unknown outcome has no day."""
        with pytest.raises(InconsistentError, match="no outcome is recorded"):
            evolve(RECTIFICATION, outcome=outcome)

    @pytest.mark.parametrize("deadline", [None, NoDeadline.NONE, DAY, LATER], ids=str)
    def test_the_deadline_may_be_any_later_day_or_none(self, deadline: date | NoDeadline | None) -> None:
        """Unknown, none, the day itself and later days are admitted."""
        assert evolve(RECTIFICATION, deadline=deadline).deadline == deadline


class TestAsOf:
    """The demand as it stood on a day."""

    def test_has_its_outcome_from_that_day_on(self) -> None:
        """The day before it is pending; on the day, at its end, it is not."""
        assert RECTIFICATION.as_of(DAY) == PENDING
        assert RECTIFICATION.as_of(MORROW) == RECTIFICATION

    @pytest.mark.parametrize("outcome", [None, *RectificationOutcome], ids=str)
    def test_leaves_what_has_no_day(self, outcome: RectificationOutcome | None) -> None:
        """An outcome of unknown day, a pending and an unknown one stay as they are."""
        undated = evolve(RECTIFICATION, outcome=outcome, outcome_on=None)
        assert undated.as_of(DAY) == undated

    @given(rectifications(), days(), days())
    def test_the_earlier_day_prevails(self, demand: Rectification, one: date, other: date) -> None:
        """To look back from a day in the past is to look at the earlier of both days."""
        assert demand.as_of(one).as_of(other) == demand.as_of(min(one, other))
