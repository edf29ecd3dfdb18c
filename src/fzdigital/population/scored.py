"""Final scores over columns: strike the highest and the lowest of every row, average the rest (3/trim, 3/mean)."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import repeat
from typing import Any, Final, NamedTuple

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from fzdigital.policy.articles.a3_scoring import NoResult, smallest_panel
from fzdigital.population.score_columns import FEW, NO_MARK, NO_SCORE, SECTORS, UNKNOWN, Flags, Integers, ScoreColumns
from fzdigital.rules.regulation import Regulation

REASONS: Final[tuple[NoResult | None, ...]] = (
    None, "panel_too_small", "score_missing", "nothing_left", "reading_open",
)  # fmt: skip
"""Why a row has no final score; its code in ``FinalScores.missing`` is the place here."""

_TOO_SMALL, _MISSING, _NOTHING_LEFT, _OPEN = range(1, 5)


class ScoreSheet(NamedTuple):
    """One application's final score, or why there is none: a ``FinalScore`` whose fraction is made when it is read.

    Args:
        counted: the scores averaged, in hundredths of a point, ascending.
        high: the scores struck as highest, in hundredths.
        low: the scores struck as lowest, in hundredths.
        numerator: the sum of the scores averaged; where OP-10 rounds, their rounded mean.
        denominator: what it is divided by, to give hundredths; 0 if there is no result.
        missing: why there is no result, or None.
    """

    counted: tuple[int, ...]
    high: tuple[int, ...]
    low: tuple[int, ...]
    numerator: int
    denominator: int
    missing: NoResult | None

    @property
    def points(self) -> Fraction | None:
        """The exact final score in points; None if there is none."""
        return Fraction(self.numerator, 100 * self.denominator) if self.denominator else None


@frozen(eq=False)
class FinalScores:
    """The final score of every application, exact.

    Args:
        ordered: experts by applications: the marks of each application ascending, what is no score first.
        start: where the scores begin in that order; what stands before is no score.
        first: where the scores averaged begin; those from ``start`` on are struck as lowest.
        last: where they end; the rest is struck as highest.
        numerators: the sum of the scores averaged, in hundredths of a point, rounded mean where OP-10 is so read.
        denominators: what it is divided by; 0 where there is no final score.
        missing: why there is none, as a place in ``REASONS``.
        undetermined: whether it hangs on an unknown mark or an unresolved reading.
    """

    ordered: Integers
    start: Integers
    first: Integers
    last: Integers
    numerators: Integers
    denominators: Integers
    missing: NDArray[np.int8]
    undetermined: Flags

    def sheets(self) -> tuple[ScoreSheet, ...]:
        """The score sheet of every application, in the order of the rows."""
        marks = zip(*self.ordered.tolist(), strict=True) if len(self.ordered) else repeat((), len(self.start))
        steps = (self.start, self.first, self.last, self.numerators, self.denominators, self.missing)
        rows = zip(marks, *(step.tolist() for step in steps), strict=True)
        return tuple(
            [
                ScoreSheet(given[first:last], given[last:], given[start:first], above, below, REASONS[why])
                for given, start, first, last, above, below, why in rows
            ]
        )


def final_scores(regulation: Regulation, columns: ScoreColumns) -> FinalScores:
    """The final score of every application, as ``a3_scoring.final_score`` gives it.

    Args:
        regulation: gives the trims and the readings of OP-08, OP-09, OP-10; where one of them is unresolved, so are all
            final scores.
        columns: what the experts gave. The panel of a sector are the experts who marked anybody in it.

    Does not decide whether a score lies on the scale.
    """
    readings = [regulation.reading(axis) for axis in ("OP-08.small_panel", "OP-08.missing", "OP-09.equal_extremes")]
    rounding = regulation.reading("OP-10.rounding")
    ordered = _ascending(columns.marks)
    if None in (*readings, rounding):
        return _open(columns, ordered)
    experts, rows = ordered.shape
    # Where every expert gave a score, as many are struck in every row: what a batch is nearly always.
    complete = rows and experts >= smallest_panel(regulation) and ordered[0].min() >= 0
    if complete and readings[2] == "drop_one_each":
        scores = _complete(ordered, regulation.number("trim_low"), experts - regulation.number("trim_high"))
    else:
        scores = _with_gaps(regulation, columns, ordered)
    return _rounded(scores) if rounding == "round_2dp_before_ranking" else scores


def _open(columns: ScoreColumns, ordered: Integers) -> FinalScores:
    """No final score at all; whoever was reviewed may still turn out to have one."""
    experts, rows = ordered.shape
    none, end = np.zeros(rows, np.int32), np.full(rows, experts, np.int32)
    reviewed = (columns.marks != NO_MARK).any(1)
    why = np.where(reviewed, _OPEN, _TOO_SMALL).astype(np.int8)
    return FinalScores(ordered, end, end, end, none, none, why, reviewed)


def _complete(ordered: Integers, first: int, last: int) -> FinalScores:
    rows = ordered.shape[1]
    sums = ordered[first:last].sum(0, dtype=np.int64)
    none = np.zeros(rows, np.int32)
    known = np.zeros(rows, np.int8)
    return FinalScores(
        ordered, none, none + first, none + last, sums, none + (last - first), known, known.view(np.bool_)
    )


def _with_gaps(regulation: Regulation, columns: ScoreColumns, ordered: Integers) -> FinalScores:
    """Every row by its own number of scores and of what is struck."""
    experts = len(ordered)
    start = (ordered < 0).sum(0)
    unknown = (ordered == UNKNOWN).any(0)
    gap = unknown | _gaps(columns) if regulation.reading("OP-08.missing") == "error_if_missing" else unknown
    small = experts - start < smallest_panel(regulation)
    untrimmed = (experts > start) & (regulation.reading("OP-08.small_panel") == "no_trim_below_3")
    why = np.select([gap, small & ~untrimmed], [_MISSING, _TOO_SMALL], 0).astype(np.int8)
    trimmed = ~(gap | small)
    lows, highs = _struck(regulation, ordered, start)
    first, last = start + trimmed * lows, experts - trimmed * highs
    why[trimmed & (first == last)] = _NOTHING_LEFT
    place = np.arange(experts)[:, None]
    counted = (place >= first) & (place < last) & (why == 0)
    sums = (ordered * counted).sum(0, dtype=np.int64)
    return FinalScores(ordered, start, first, last, sums, counted.sum(0), why, unknown)


def _struck(regulation: Regulation, ordered: Integers, start: Integers) -> tuple[Integers, Integers]:
    """How many are struck as lowest and as highest in every row of enough scores; in others it means nothing."""
    low, high = regulation.number("trim_low"), regulation.number("trim_high")
    experts, rows = ordered.shape
    if regulation.reading("OP-09.equal_extremes") == "drop_one_each" or not experts:
        return np.full(rows, low), np.full(rows, high)
    lows = highs = np.zeros(rows, np.int64)
    if low:
        at = np.minimum(start + low, experts) - 1
        lows = ((ordered <= np.take_along_axis(ordered, at[None, :], 0)) & (ordered >= 0)).sum(0)
    if high:
        highs = np.minimum((ordered >= ordered[max(experts - high, 0)]).sum(0), experts - start - lows)
    return lows, highs


def _gaps(columns: ScoreColumns) -> Flags:
    """Where an expert of the sector's panel gave no score."""
    blank = columns.marks == NO_MARK
    gaps: Flags = (columns.marks == NO_SCORE).any(1)
    for sector in range(len(SECTORS)):
        within = columns.sectors == sector
        panel = ~blank[within].all(0)
        gaps[within] |= blank[np.ix_(within, panel)].any(1)
    return gaps


def _rounded(scores: FinalScores) -> FinalScores:
    """Means rounded to hundredths, a half upwards."""
    counts = scores.denominators
    means = (2 * scores.numerators + counts) // np.maximum(2 * counts, 1)
    steps = (scores.ordered, scores.start, scores.first, scores.last)
    return FinalScores(*steps, means, np.minimum(counts, 1), scores.missing, scores.undetermined)


def _ascending(marks: NDArray[Any]) -> Integers:
    """The marks of every row ascending, turned to experts by applications."""
    rows, experts = marks.shape
    ordered = np.array(marks.T, marks.dtype if marks.itemsize < 4 else np.int32, order="C")
    if rows <= FEW:
        ordered.sort(0)
        return ordered
    # A sorting network compares whole columns with each other, which is several times quicker than row by row.
    lower = np.empty_like(ordered[0])
    for one, other in _comparators(experts):
        np.minimum(ordered[one], ordered[other], out=lower)
        np.maximum(ordered[one], ordered[other], out=ordered[other])
        ordered[one] = lower
    return ordered


def _comparators(places: int) -> Iterator[tuple[int, int]]:
    """Which places to compare, in this order, to sort any values: Batcher's merge exchange."""
    most = 1 << max(places - 1, 0).bit_length() >> 1
    step = most
    while step:
        distance, turn, part = step, 0, most
        while True:
            yield from ((one, one + distance) for one in range(places - distance) if one & step == turn)
            if part == step:
                break
            distance, turn, part = part - step, step, part >> 1
        step >>= 1
