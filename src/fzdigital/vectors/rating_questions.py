"""The questions about grades, the first rating and runs of no-stars (sections 4 and 5(4))."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from fzdigital.domain.notice import PublicNotice
from fzdigital.domain.rating import Rating, Stars
from fzdigital.errors import UndeterminedError
from fzdigital.policy.articles.a4_rating import run_of_no_stars, stars_of
from fzdigital.policy.occasion import Occasion
from fzdigital.rules.interchange import Json
from fzdigital.rules.regulation import Regulation
from fzdigital.vectors.given import (
    READING_OPEN,
    day,
    entries,
    every,
    known_day,
    listed_days,
    made_up_code,
    number,
    text,
    wrong,
)

_BATCH: Final = 1


def stars_question(regulation: Regulation, given: Mapping[str, Json]) -> dict[str, Json]:
    """The stars of a grade, or that the word is no grade (4(3)).

    Args:
        regulation: not asked; each grade is a unit of the text.
        given: ``grade``.

    Raises:
        InvalidValueError: the grade is no text.
    """
    try:
        return {"stars": stars_of(text(given, "grade")).value}
    except UndeterminedError:
        return {"none": "no_grade"}


def window_question(regulation: Regulation, given: Mapping[str, Json]) -> dict[str, Json]:
    """The first and last day of the window for the first rating (4(5)a).

    Args:
        regulation: gives the ordinal month and the readings of OP-16.
        given: ``starts_on``, ``ends_on``, ``decided_on``, ``days_off``.

    Raises:
        InvalidValueError: something given that means nothing.
    """
    starts_on, ends_on, decided_on = (day(given, key) for key in ("starts_on", "ends_on", "decided_on"))
    notices = () if starts_on is None else (PublicNotice(_BATCH, starts_on, ends_on),)
    decided = () if decided_on is None else ((_BATCH, decided_on),)
    # No window hangs on the day that is asked about.
    occasion = Occasion(date.max, days_off=listed_days(given, "days_off"), notices=notices, decided=decided)
    windows = occasion.windows(regulation, _BATCH)
    days = {None if one is None else (one.first, one.last) for one in windows}
    if len(days) > 1:
        return dict(READING_OPEN)
    (found,) = days
    if found is None:
        return {"none": "no_base"}
    first, last = found
    return {"first": first.isoformat(), "last": last.isoformat()}


def run_question(regulation: Regulation, given: Mapping[str, Json]) -> dict[str, Json]:
    """The longest run of no-star ratings and the day it first reached the limit (5(4)).

    Args:
        regulation: gives the limit and the readings of OP-19 and OP-20.
        given: ``ratings``, ``rounds``, ``joined_on``.

    Raises:
        InvalidValueError: something given that means nothing.
    """
    sequence, rerating, reapply = (
        regulation.reading(axis) for axis in ("OP-19.sequence", "OP-19.rerating", "OP-20.reapply")
    )
    if sequence is None or rerating is None or reapply is None:
        return dict(READING_OPEN)
    since = day(given, "joined_on") if reapply == "no_bar_reset" else None
    run = run_of_no_stars(
        [_rating(one) for one in every(given, "ratings")],
        limit=regulation.number("no_star_limit"),
        rounds=[held for held, on in map(_round, entries(given, "rounds")) if since is None or on >= since],
        since=since,
        rechecks_replace=rerating == "recheck_replaces",
        broken_by_gap=sequence == "skip_breaks",
    )
    return {"longest": run.longest, "complete_on": None if run.complete_on is None else run.complete_on.isoformat()}


def _rating(one: Mapping[str, Json]) -> Rating:
    rechecks = None if one.get("rechecks") is None else number(one, "rechecks")
    stars = next((stars for stars in Stars if stars.value == one.get("stars")), None)
    if stars is None:
        raise wrong(one.get("stars"), "stars", "0至3", "from 0 to 3")
    return Rating(made_up_code(1), number(one, "round"), known_day(one, "on"), stars, rechecks)


def _round(one: Json) -> tuple[int, date]:
    if isinstance(one, list) and len(one) == 2:
        both = {"round": one[0], "on": one[1]}
        return number(both, "round"), known_day(both, "on")
    raise wrong(one, "rounds", "[轮次, 日期]", "[round, day]")
