"""Star ratings: who is rated, the window of the first rating, the run of no-stars (section 4)."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from attrs import frozen
from dateutil.relativedelta import relativedelta

from fzdigital.domain.rating import Rating, Stars
from fzdigital.errors import UndeterminedError
from fzdigital.policy.acts import FIRST_RATING, RATE, RE_RATE
from fzdigital.policy.facts.firm import IN_LIBRARY, OWN_WINDOW, RATED_ROUND, ROUND_OPEN
from fzdigital.policy.facts.library import FIRST_HELD, WINDOW
from fzdigital.policy.open_points import OP_17_LATER_FIRMS
from fzdigital.rules.build import all_of, any_of, choice, holds, is_, not_
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force, Rule
from fzdigital.text import Text

GRADES: Final = ((Stars.THREE, "4(3)a"), (Stars.TWO, "4(3)b"), (Stars.ONE, "4(3)c"), (Stars.NONE, "4(3)d"))
"""The four grades with the units that define them; no star is one of them."""


def stars_of(grade: str) -> Stars:
    """The stars of a grade by its Chinese or English word (4(3)a to 4(3)d).

    Raises:
        UndeterminedError: the word is no grade; the text knows these four only.
    """
    for stars, _ in GRADES:
        if grade in stars.grade:
            return stars
    raise UndeterminedError(
        f"等级{grade!r}不在四个等级之内，应为优秀、良好、一般、较差之一。",
        f"grade {grade!r} is none of the four; give excellent, good, fair or poor.",
    )


@frozen
class Window:
    """The days on which the first rating falls (4(5)a).

    Args:
        first: first day, included.
        last: last day, included.
        safest: the day that satisfies the most readings, or None where the chosen reading excludes it.
    """

    first: date
    last: date
    safest: date | None


def window(regulation: Regulation, base: date, days_off: Iterable[date] = (), reading: str | None = None) -> Window:
    """The window of a first rating, counted from a public notice.

    Args:
        regulation: gives the ordinal month and the readings of OP-16.
        base: the day counted from.
        days_off: public holidays beside weekends; used only where OP-16.holiday shifts.
        reading: a reading of OP-16.window to use instead of the regulation's.

    Raises:
        UndeterminedError: the reading is left unresolved.

    Does not decide which day is the base (OP-16.base).
    """
    chosen = reading or regulation.reading("OP-16.window")
    holiday = regulation.reading("OP-16.holiday") if chosen == "anniversary_day" else None
    return window_as_read(base, regulation.number("first_rating_month"), frozenset(days_off), chosen, holiday)


def window_as_read(
    base: date, months: int, days_off: frozenset[date], reading: str | None, holiday: str | None
) -> Window:
    """The window of a first rating under given readings.

    Args:
        base: the day counted from.
        months: the ordinal month, from 1 to 120.
        days_off: public holidays beside weekends.
        reading: the reading of OP-16.window.
        holiday: the reading of OP-16.holiday.

    Raises:
        UndeterminedError: the window is left unresolved.
    """
    anniversary = base + relativedelta(months=months)
    if reading == "calendar_after":
        return Window(*_month(anniversary), anniversary)
    if reading == "calendar_inclusive":
        return Window(*_month(base + relativedelta(months=months - 1)), None)
    if reading == "rolling_third":
        return Window(base + relativedelta(months=months - 1) + timedelta(days=1), anniversary, anniversary)
    if reading == "anniversary_day":
        day = _shifted(anniversary, days_off) if holiday == "next_working_day" else anniversary
        return Window(day, day, day)
    raise UndeterminedError(
        "首次评级期间的口径（OP-16.window）未定，请先选定。",
        "the reading of the first rating's window (OP-16.window) is unresolved; settle it first.",
    )


def _month(day: date) -> tuple[date, date]:
    return day.replace(day=1), day + relativedelta(day=31)


def _shifted(day: date, days_off: frozenset[date]) -> date:
    while day.isoweekday() > 5 or day in days_off:
        day += timedelta(days=1)
    return day


@frozen
class Run:
    """A run of no-star ratings (5(4)).

    Args:
        longest: the length of the longest run, in ratings; a later star does not undo it.
        complete_on: the day on which a run first reached the limit asked about, or None.
    """

    longest: int
    complete_on: date | None


def run_of_no_stars(
    ratings: Iterable[Rating],
    *,
    limit: int,
    rounds: Iterable[int],
    since: date | None,
    rechecks_replace: bool,
    broken_by_gap: bool,
) -> Run:
    """The longest run of no-star ratings of one firm (5(4)).

    Args:
        ratings: one firm's ratings with known stars, in any order; a round given twice counts once.
        limit: the length whose completion is dated.
        rounds: all rounds that were held, for telling a gap.
        since: only ratings from this day on count, or None for all.
        rechecks_replace: whether a rating that rechecks a round takes that round's place.
        broken_by_gap: whether a round in which the firm was not rated breaks the run.
    """
    kept: dict[int, Rating] = {}
    first_on: dict[int, date] = {}
    corrects: dict[int, int] = {}
    for rating in sorted(ratings, key=lambda one: (one.on, one.round)):
        if since is None or rating.on >= since:
            number = rating.round
            if rechecks_replace and rating.rechecks is not None:
                corrected = corrects.get(rating.rechecks, rating.rechecks)
                if corrected in kept:
                    number = corrects[rating.round] = corrected
            kept[number] = rating
            first_on.setdefault(number, rating.on)
    # A rating that corrects another stands in its place, and is no round in which the firm went unrated.
    adjoining = sorted({*rounds, *kept} - corrects.keys())
    longest, complete_on = 0, None
    run: list[date] = []
    for number in adjoining if broken_by_gap else sorted(kept, key=lambda one: (first_on[one], one)):
        rating_or_gap = kept.get(number)
        if rating_or_gap is None or rating_or_gap.stars is not Stars.NONE:
            run = []
            continue
        run.append(rating_or_gap.on)
        longest = max(longest, len(run))
        if len(run) >= limit:
            # Only when the last of them was given, or corrected, did the run come about.
            day = max(run[-limit:])
            complete_on = day if complete_on is None else min(complete_on, day)
    return Run(longest, complete_on)


RULES: Final = (
    Rule(
        "4(5)a", "4(5)a", FIRST_RATING.id, "bureau", Force.MUST,
        all_of(any_of(is_(WINDOW, "within"), is_(WINDOW, "after")), not_(holds(FIRST_HELD))),
    ),
    Rule(
        "4(5)b", "4(5)b", RE_RATE.id, "bureau", Force.MAY, holds(FIRST_HELD),
        latitude=Text("是否复评、何时复评视具体情况", "whether and when, as circumstances require"),
    ),
    Rule(
        "4(2)", "4(2)", RATE.id, "bureau", Force.MUST,
        all_of(
            choice(OP_17_LATER_FIRMS, join_next_round=holds(ROUND_OPEN), own_third_month=holds(OWN_WINDOW)),
            not_(holds(RATED_ROUND)),
        ),
        holds(IN_LIBRARY),
    ),
)  # fmt: skip
