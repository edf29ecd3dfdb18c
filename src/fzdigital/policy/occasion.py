"""What all questions of one day share: the day, the rounds and notices so far, the release of the text."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from attrs import frozen

from fzdigital.domain.incident import ListingCheck
from fzdigital.domain.notice import PublicNotice
from fzdigital.policy.articles.a4_rating import Window, window, window_as_read
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.vocabulary import Facts, Possible, Value

WINDOW_READINGS: Final = ("calendar_after", "rolling_third", "anniversary_day", "calendar_inclusive")
HOLIDAY_READINGS: Final = ("no_shift", "next_working_day")
WINDOW_AXES: Final = ("OP-16.base", "OP-16.window", "OP-16.holiday")
"""The axes on which the window of a first rating hangs."""

_window = lru_cache(maxsize=256)(window_as_read)


@frozen
class Occasion:
    """The day asked about and what everybody knows on it.

    Args:
        on: the day.
        released_on: the day the text was made public; None if unknown (OP-01).
        days_off: public holidays, as a person listed them (OP-16.holiday).
        rounds: the rating rounds held so far, as (number, first day).
        notices: the public notices so far.
        decided: the batches decided so far, as (batch, day).
    """

    on: date
    released_on: date | None = None
    days_off: tuple[date, ...] = ()
    rounds: tuple[tuple[int, date], ...] = ()
    notices: tuple[PublicNotice, ...] = ()
    decided: tuple[tuple[int, date], ...] = ()

    def common(self, regulation: Regulation) -> Facts:
        """The facts that all cases of the day share."""
        plus_30 = None if self.released_on is None else self.released_on + timedelta(days=30)
        return regulation.vocabulary.facts_of(
            "", {"as_of": self.on, "doc.released_on": self.released_on, "doc.release_plus_30": plus_30}
        )

    def announced(self, batch: int) -> bool:
        """Whether a batch has been notified, be it until a day nobody knows."""
        return any(notice.batch == batch for notice in self.notices)

    def bases(self, regulation: Regulation, batch: int) -> tuple[date | None, ...]:
        """The days a first rating may be counted from, one for each reading of OP-16.base left open."""
        days = self._days_counted_from(batch)
        chosen = regulation.reading("OP-16.base")
        return tuple(days.values()) if chosen is None else (days[chosen],)

    def _days_counted_from(self, batch: int) -> dict[str, date | None]:
        start = min((one.on for one in self.notices if one.batch == batch), default=None)
        ends = {one.ends_on for one in self.notices if (one.batch, one.on) == (batch, start)}
        return {
            # Two notices that began together and end apart leave the end unknown.
            "publicity_end": ends.pop() if len(ends) == 1 else None,
            "publicity_start": start,
            "decision_date": dict(self.decided).get(batch),
        }

    def windows_as_read(self, regulation: Regulation, batch: int) -> dict[tuple[str, ...], Window | None]:
        """The windows of the first rating of a batch under all readings of :data:`WINDOW_AXES`.

        Args:
            regulation: gives the ordinal month; it is asked for no reading.
            batch: number of the batch.
        """
        months, days_off = regulation.number("first_rating_month"), frozenset(self.days_off)
        return {
            (base, reading, holiday): None if day is None else _window(day, months, days_off, reading, holiday)
            for base, day in self._days_counted_from(batch).items()
            for reading in WINDOW_READINGS
            for holiday in HOLIDAY_READINGS
        }

    def windows(self, regulation: Regulation, batch: int, reading: str | None = None) -> tuple[Window | None, ...]:
        """The windows of the first rating of a batch, one for each combination of readings left open.

        Args:
            regulation: gives the readings.
            batch: number of the batch.
            reading: a reading of OP-16.window to use instead of the regulation's.

        Returns:
            at least one; None where its base is not known yet.
        """
        chosen = reading or regulation.reading("OP-16.window")
        readings = WINDOW_READINGS if chosen is None else (chosen,)
        return tuple(
            None if base is None else window(shifting, base, self.days_off, one)
            for base in self.bases(regulation, batch)
            for one in readings
            for shifting in _shifting(regulation)
        )


@lru_cache(maxsize=64)
def _shifting(regulation: Regulation) -> tuple[Regulation, ...]:
    """The regulation under each reading of OP-16.holiday left open."""
    if regulation.reading("OP-16.holiday") is not None:
        return (regulation,)
    return tuple(regulation.with_readings({"OP-16.holiday": one}) for one in HOLIDAY_READINGS)


def last_look(checks: Iterable[ListingCheck], on: date, *, complete: bool = True) -> bool | None:
    """What the last look at the dishonesty list showed; None if nobody looked or looks of one day disagree (OP-13).

    Args:
        checks: the looks for one firm, in any order.
        on: the day; later looks do not count.
        complete: whether no look is missing; one that is may be later and have shown anything.
    """
    if not complete:
        return None
    looks = [check for check in checks if check.on <= on]
    latest = max((check.on for check in looks), default=on)
    shown = {check.listed for check in looks if check.on == latest}
    return shown.pop() if len(shown) == 1 else None


def agreed(answers: Iterable[str | bool | None]) -> Value:
    """One fact's value from the answers of all readings left open: the same, one of several, or unknown."""
    found = list(dict.fromkeys(answers))
    if len(found) == 1:
        return found[0]
    known = [one for one in found if one is not None]
    return Possible(tuple(sorted(known, key=str))) if len(known) == len(found) else None
