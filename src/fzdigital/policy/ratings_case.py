"""From a firm's ratings to the runs that the rule on consecutive no-stars speaks of."""

from collections.abc import Iterator
from datetime import date
from itertools import chain, product
from typing import Final

from attrs import evolve

from fzdigital.domain.dossier import Dossier
from fzdigital.domain.rating import Rating, Stars
from fzdigital.policy.articles.a4_rating import Run, run_of_no_stars
from fzdigital.policy.asking import as_read
from fzdigital.policy.facts.declare import LAST_DAY
from fzdigital.policy.facts.firm import LATENESS, REAPPLYING, RERATINGS, SEQUENCES, run_name
from fzdigital.policy.occasion import WINDOW_AXES, Occasion
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.vocabulary import Possible, Value
from fzdigital.text import Text

TRIED_AT_MOST: Final = 8
"""Ratings of unknown stars tried in every combination; beyond it the whole range in between is taken as possible."""


_Steering = tuple[int | None, date | None, bool, bool]
"""The round left out as void, the day from which ratings count, whether re-checks replace, whether gaps break."""

_Combination = tuple[str, str, str, str]
"""What is steered: the sequence, a re-rating, a re-entry, a first rating out of time."""

_AXES: Final = ("OP-19.sequence", "OP-19.rerating", "OP-20.reapply", "OP-17.late")
"""The axis of each part of a combination."""

_COMBINATIONS: Final[tuple[_Combination, ...]] = tuple(product(SEQUENCES, RERATINGS, REAPPLYING, LATENESS))

_NO_RUN: Final[tuple[tuple[str, Value], ...]] = (
    *((run_name(*readings), 0) for readings in _COMBINATIONS),
    ("ratings.arose_on", LAST_DAY),
)


def rating_facts(regulation: Regulation, dossier: Dossier, occasion: Occasion) -> dict[str, Value]:
    """The longest run of no-stars under every combination of the readings that steer it, and the day it was complete.

    Args:
        regulation: gives the limit and the readings; only those are asked that make a difference for this firm.
        dossier: everything known of the firm; ratings after the day are ignored.
        occasion: the day and the rounds held so far.

    Returns:
        the values by fact; none of them where the sheet of ratings is declared incomplete.

    Does not decide what the run leads to (5(4), OP-19).
    """
    if "ratings" in dossier.incomplete:
        return {}
    ratings = tuple(one for one in dossier.ratings if one.on <= occasion.on)
    if all(one.stars not in (None, Stars.NONE) for one in ratings):
        # Without a no-star there is no run, however it may be read.
        return dict(_NO_RUN)
    because = tuple(
        Text(f"第{one.round}轮星级不明", f"stars of round {one.round} unknown") for one in ratings if one.stars is None
    )
    runs = _Runs(regulation, dossier, occasion)
    void = _void_rounds(regulation, occasion) if runs.hang_on_the_first_round() else (None,)
    known: dict[str, Value] = {}
    days: dict[_Combination, frozenset[date]] = {}
    for combination in _COMBINATIONS:
        found = runs.under(combination, void)
        lengths = sorted({run.longest for run in found})
        if len(because) > TRIED_AT_MOST:
            lengths = list(range(lengths[0], lengths[-1] + 1))
        known[run_name(*combination)] = lengths[0] if len(lengths) == 1 else Possible(tuple(lengths), because)
        # No run that is complete is one that never came to be, not one of unknown day.
        days[combination] = frozenset(run.complete_on or LAST_DAY for run in found)
    known["ratings.arose_on"] = _arose_on(regulation, days, because)
    return known


def longest_as_read(regulation: Regulation, dossier: Dossier, occasion: Occasion) -> tuple[Value, ...]:
    """The longest run of no-stars under the readings in use.

    Args:
        regulation: gives the limit and the readings; only those are asked that make a difference for this firm.
        dossier: everything known of the firm; ratings after the day are ignored.
        occasion: the day and the rounds held so far.

    Returns:
        the values, each once; several where a reading is unresolved on which they hang, and None where the sheet of
        ratings is declared incomplete.
    """
    facts = rating_facts(regulation, dossier, occasion)
    axes = tuple(map(regulation.axis, _AXES))
    read = {
        readings: facts.get(run_name(*_steered_by(*readings)))
        for readings in product(*([one.id for one in axis.readings] for axis in axes))
    }
    return as_read(regulation, _AXES, read)


def _arose_on(regulation: Regulation, days: dict[_Combination, frozenset[date]], because: tuple[Text, ...]) -> Value:
    """The day on which the run was complete, as it is read."""
    axes = tuple(map(regulation.axis, _AXES))
    read = {
        readings: days[_steered_by(*readings)]
        for readings in product(*([one.id for one in axis.readings] for axis in axes))
    }
    possible = frozenset[date]().union(*as_read(regulation, _AXES, read))
    if len(possible) == 1:
        return min(possible)
    # Where only the extremes were tried, it may have been any day between them.
    return None if len(because) > TRIED_AT_MOST else Possible(tuple(possible), because)


def _steered_by(sequence: str, rerating: str, reapply: str, late: str) -> _Combination:
    """What readings come to for the runs."""
    return (
        sequence,
        rerating,
        "reset" if reapply == "no_bar_reset" else "carry_over",
        "void" if late == "void" else "valid",
    )


class _Runs:
    """The runs of one firm, each worked out once."""

    def __init__(self, regulation: Regulation, dossier: Dossier, occasion: Occasion) -> None:
        self._given = regulation, dossier, occasion
        self._found: dict[_Steering, frozenset[Run]] = {}

    def under(self, combination: _Combination, void: tuple[int | None, ...]) -> frozenset[Run]:
        """The runs under a combination, for every way the unknown could be."""
        _, dossier, _ = self._given
        return frozenset().union(*map(self._steered, _steerings(dossier, combination, void)))

    def hang_on_the_first_round(self) -> bool:
        """Whether it makes any difference for this firm that the first round may be void."""
        _, dossier, occasion = self._given
        first = next((number for number, _ in occasion.rounds), None)
        return any(one.round == first and one.on <= occasion.on for one in dossier.ratings) and any(
            self.under(combination, (first,)) != self.under(combination, (None,)) for combination in _COMBINATIONS
        )

    def _steered(self, steering: _Steering) -> frozenset[Run]:
        if steering not in self._found:
            self._found[steering] = frozenset(_runs(*self._given, steering))
        return self._found[steering]


def _steerings(dossier: Dossier, combination: _Combination, void: tuple[int | None, ...]) -> Iterator[_Steering]:
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
    number, day = occasion.rounds[0]
    # Without a window the batch is not notified yet, or notified until a day nobody knows.
    without = (None, number) if occasion.announced(1) else (None,)
    found: dict[tuple[str, ...], tuple[int | None, ...]] = {
        readings: without if one is None else (None,) if one.first <= day <= one.last else (number,)
        for readings, one in occasion.windows_as_read(regulation, 1).items()
    }
    return tuple(dict.fromkeys(chain.from_iterable(as_read(regulation, WINDOW_AXES, found))))
