"""Notices to update one's information."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given

from fzdigital.errors import InconsistentError
from fzdigital.nouns import NoDeadline, UpdateNotice
from tests.domain.samples import DAY, EVE, LATER, MORROW, ONE, UPDATE
from tests.strategies.nouns import days, update_notices

OPEN = UpdateNotice(ONE, DAY, MORROW, first_filling=None, done=False, done_on=None, late=None)


class TestDays:
    """5(1)a: first the notice, then the update."""

    def test_the_update_may_come_the_same_day(self) -> None:
        """Notice and update on one day hold together."""
        assert evolve(UPDATE, done_on=DAY).done_on == DAY

    def test_the_update_may_come_after_the_deadline(self) -> None:
        """A late update is a fact like any other."""
        assert evolve(UPDATE, done_on=LATER).done_on == LATER

    def test_the_update_may_be_of_unknown_day(self) -> None:
        """That it was done may be known without the day."""
        assert evolve(UPDATE, done_on=None).done is True

    @pytest.mark.parametrize("done", [False, None], ids=str)
    def test_no_day_without_an_update(self, done: bool | None) -> None:
        """An update not done, or not known to be done, has no day."""
        with pytest.raises(InconsistentError, match="not recorded as done"):
            evolve(UPDATE, done=done)

    @pytest.mark.parametrize("due", [None, NoDeadline.NONE, DAY, LATER], ids=str)
    def test_the_deadline_may_be_any_later_day_or_none(self, due: object) -> None:
        """Unknown, none, the day itself and later days are admitted."""
        assert evolve(UPDATE, due=due).due == due


class TestAsOf:
    """The notice as it stood on a day."""

    def test_is_done_from_the_day_of_the_update(self) -> None:
        """The day before it is not yet done; on the day, at its end, it is."""
        assert UPDATE.as_of(DAY) == evolve(UPDATE, done=False, done_on=None)
        assert UPDATE.as_of(MORROW) == UPDATE

    def test_leaves_an_update_of_unknown_day(self) -> None:
        """What has no day cannot be placed after the day asked about."""
        undated = evolve(UPDATE, done_on=None)
        assert undated.as_of(DAY) == undated

    @pytest.mark.parametrize("day", [EVE, DAY, LATER], ids=str)
    def test_leaves_what_is_not_done(self, day: date) -> None:
        """A notice not followed was not followed at any time."""
        assert OPEN.as_of(day) == OPEN

    @given(update_notices(), days(), days())
    def test_the_earlier_day_prevails(self, notice: UpdateNotice, one: date, other: date) -> None:
        """To look back from a day in the past is to look at the earlier of both days."""
        assert notice.as_of(one).as_of(other) == notice.as_of(min(one, other))
