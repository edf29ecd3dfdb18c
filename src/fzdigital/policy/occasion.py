"""What all questions of one day share: the day, the rounds and notices so far, the release of the text."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from attrs import frozen

from fzdigital.domain.notice import PublicNotice
from fzdigital.policy.articles.a4_rating import Window, window
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.vocabulary import Facts, Possible, Value

WINDOW_READINGS: Final = ("calendar_after", "rolling_third", "anniversary_day", "calendar_inclusive")


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
        notice = next((one for one in self.notices if one.batch == batch), None)
        decided = dict(self.decided).get(batch)
        days = {
            "publicity_end": notice.ends_on if notice else None,
            "publicity_start": notice.on if notice else None,
            "decision_date": decided,
        }
        chosen = regulation.reading("OP-16.base")
        return tuple(days.values()) if chosen is None else (days[chosen],)

    def windows(self, regulation: Regulation, batch: int) -> tuple[Window | None, ...]:
        """The windows of the first rating of a batch, one for each combination of readings left open.

        Args:
            regulation: gives the readings.
            batch: number of the batch.

        Returns:
            at least one; None where its base is not known yet.
        """
        chosen = regulation.reading("OP-16.window")
        readings = WINDOW_READINGS if chosen is None else (chosen,)
        return tuple(
            None if base is None else window(shifting, base, self.days_off, reading)
            for base in self.bases(regulation, batch)
            for reading in readings
            for shifting in _shifting(regulation)
        )


def _shifting(regulation: Regulation) -> tuple[Regulation, ...]:
    """The regulation under each reading of OP-16.holiday left open."""
    if regulation.reading("OP-16.holiday") is not None:
        return (regulation,)
    return tuple(regulation.with_readings({"OP-16.holiday": one}) for one in ("no_shift", "next_working_day"))


def agreed(answers: Iterable[str | bool | None]) -> Value:
    """One fact's value from the answers of all readings left open: the same, one of several, or unknown."""
    found = list(dict.fromkeys(answers))
    if len(found) == 1:
        return found[0]
    known = [one for one in found if one is not None]
    return Possible(tuple(sorted(known, key=str))) if len(known) == len(found) else None
