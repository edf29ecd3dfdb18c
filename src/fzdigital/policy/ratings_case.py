"""From a firm's ratings to the runs that the rule on consecutive no-stars speaks of."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Final

from attrs import evolve

from fzdigital.domain.dossier import Dossier
from fzdigital.domain.rating import Rating, Stars
from fzdigital.policy.articles.a4_rating import Run, run_of_no_stars
from fzdigital.policy.facts.declare import LAST_DAY
from fzdigital.policy.facts.firm import LATENESS, REAPPLYING, RERATINGS, SEQUENCES, run_name
from fzdigital.policy.occasion import Occasion
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.vocabulary import Possible, Value
from fzdigital.text import Text

TRIED_AT_MOST: Final = 8
"""Ratings of unknown stars tried in every combination; beyond it the whole range in between is taken as possible."""


_Steering = tuple[int | None, date | None, bool, bool]
"""The round left out as void, the day from which ratings count, whether re-checks replace, whether gaps break."""


_NEVER_RATED: Final[tuple[tuple[str, Value], ...]] = (
    *((run_name(*readings), 0) for readings in product(SEQUENCES, RERATINGS, REAPPLYING, LATENESS)),
    ("ratings.arose_on", LAST_DAY),
)


def rating_facts(regulation: Regulation, dossier: Dossier, occasion: Occasion) -> dict[str, Value]:
    """The longest run of no-stars under every combination of the readings that steer it, and the day it was complete.

    Args:
        regulation: gives the limit and the readings.
        dossier: everything known of the firm; ratings after the day are ignored.
        occasion: the day and the rounds held so far.

    Returns:
        the values by fact; none of them where the sheet of ratings is declared incomplete.

    Does not decide what the run leads to (5(4), OP-19).
    """
    if "ratings" in dossier.incomplete:
        return {}
    if not dossier.ratings:
        return dict(_NEVER_RATED)
    known: dict[str, Value] = {}
    chosen = {
        axis: regulation.reading(axis) for axis in ("OP-19.sequence", "OP-19.rerating", "OP-20.reapply", "OP-17.late")
    }
    complete: list[date | None] = []
    because = tuple(
        Text(f"第{one.round}轮星级不明", f"stars of round {one.round} unknown")
        for one in dossier.ratings
        if one.stars is None and one.on <= occasion.on
    )
    void = _void_rounds(regulation, occasion)
    found: dict[_Steering, tuple[Run, ...]] = {}
    for combination in product(SEQUENCES, RERATINGS, REAPPLYING, LATENESS):
        runs: list[Run] = []
        for steering in _steerings(dossier, combination, void):
            if steering not in found:
                found[steering] = tuple(_runs(regulation, dossier, occasion, steering))
            runs += found[steering]
        lengths = sorted({run.longest for run in runs})
        if len(because) > TRIED_AT_MOST:
            lengths = list(range(lengths[0], lengths[-1] + 1))
        known[run_name(*combination)] = lengths[0] if len(lengths) == 1 else Possible(tuple(lengths), because)
        if _in_use(combination, chosen):
            complete += [run.complete_on for run in runs]
    # No run that is complete is one that never came to be, not one of unknown day.
    days = {day or LAST_DAY for day in complete}
    known["ratings.arose_on"] = days.pop() if len(days) == 1 else None
    return known


def _in_use(combination: tuple[str, ...], chosen: dict[str, str | None]) -> bool:
    sequence, rerating, reapplying, lateness = combination
    reapply, late = chosen["OP-20.reapply"], chosen["OP-17.late"]
    return (
        chosen["OP-19.sequence"] in (None, sequence)
        and chosen["OP-19.rerating"] in (None, rerating)
        and (reapply is None or (reapply == "no_bar_reset") == (reapplying == "reset"))
        and (late is None or (late == "void") == (lateness == "void"))
    )


def _steerings(dossier: Dossier, combination: tuple[str, ...], void: tuple[int | None, ...]) -> Iterator[_Steering]:
    """What a combination of readings comes to for this firm: most combinations come to the same."""
    sequence, rerating, reapplying, lateness = combination
    joined = min((member.joined_on for member in dossier.memberships), default=None)
    for left_out in void if lateness == "void" else (None,):
        yield (
            left_out,
            joined if reapplying == "reset" else None,
            rerating == "recheck_replaces" and any(one.rechecks is not None for one in dossier.ratings),
            sequence == "skip_breaks" and bool(dossier.ratings),
        )


def _runs(regulation: Regulation, dossier: Dossier, occasion: Occasion, steering: _Steering) -> Iterator[Run]:
    """The run under one steering, for every way the unknown stars could be."""
    void, since, rechecks_replace, broken_by_gap = steering
    ratings = [one for one in dossier.ratings if one.on <= occasion.on and one.round != void]
    unknown = [one for one in ratings if one.stars is None]
    certain = [one for one in ratings if one.stars is not None]
    for guess in _guesses(unknown):
        yield run_of_no_stars(
            [*certain, *guess],
            limit=regulation.number("no_star_limit"),
            rounds=[number for number, day in occasion.rounds if since is None or day >= since],
            since=since,
            rechecks_replace=rechecks_replace,
            broken_by_gap=broken_by_gap,
        )


def _guesses(unknown: list[Rating]) -> Iterator[tuple[Rating, ...]]:
    """Every way the unknown stars could be; past the bound the two extremes, between which all lengths lie."""
    if len(unknown) > TRIED_AT_MOST:
        yield from (tuple(evolve(one, stars=stars) for one in unknown) for stars in (Stars.ONE, Stars.NONE))
        return
    for guess in product((Stars.ONE, Stars.NONE), repeat=len(unknown)):
        yield tuple(evolve(one, stars=stars) for one, stars in zip(unknown, guess, strict=True))


def _void_rounds(regulation: Regulation, occasion: Occasion) -> tuple[int | None, ...]:
    """The first round, if it was held outside its window; None if not; both where that is open (OP-17.late)."""
    if not occasion.rounds:
        return (None,)
    number, day = occasion.rounds[0]
    # Without a window the batch is not notified yet, or notified until a day nobody knows.
    without = (None, number) if occasion.announced(1) else (None,)
    found: list[int | None] = []
    for one in occasion.windows(regulation, 1):
        found += without if one is None else (None,) if one.first <= day <= one.last else (number,)
    return tuple(dict.fromkeys(found))
