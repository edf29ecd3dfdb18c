"""Ranks and standings over columns: who is within the places, whatever the unknown turns out to be (3/rank)."""

from math import lcm
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from fzdigital.errors import InvalidValueError
from fzdigital.population.score_columns import FEW, SECTORS, Flags, Integers, ScoreColumns
from fzdigital.population.scored import FinalScores
from fzdigital.text import Text

_BITS = 63


@frozen(eq=False)
class Runners:
    """The applications that are ranked, or may be.

    Args:
        values: for each row the final score times one common denominator: whole numbers that compare as the scores do.
        rows: those with a final score and no veto, in the order of their ids.
        hidden: those whose final score is undetermined and that no veto keeps out.
        certain: for each row whether it is ranked whatever turns out; None where all of ``rows`` are.
    """

    values: Integers
    rows: NDArray[np.intp]
    hidden: NDArray[np.intp]
    certain: Flags | None


@frozen(eq=False)
class Order:
    """One ranking per field, best first.

    Args:
        rows: the rows, field by field; within one score by id, which decides nothing.
        starts: where each field begins in ``rows``, and the end of the last.
        above: for each place of ``rows``, how many of its field have more points.
        equal: how many have as many, itself included.
        above_certain, equal_certain: the same, counting beside itself only those that are ranked for certain.
        certain: whether it is itself.
    """

    rows: NDArray[np.intp]
    starts: Integers
    above: Integers
    equal: Integers
    above_certain: Integers
    equal_certain: Integers
    certain: Flags


def runners(columns: ScoreColumns, finals: FinalScores) -> Runners:
    """Who is ranked, or may be, and with what, for comparing.

    Args:
        columns: the batch.
        finals: its final scores.

    Raises:
        InvalidValueError: the denominators of the final scores have no common one that a machine number can hold.
    """
    rows = len(columns.ids)
    denominators = finals.denominators
    counts = [int(denominators.max())] if rows else []
    if rows and denominators.min() != counts[0]:
        counts = [count for count in np.bincount(denominators).nonzero()[0].tolist() if count]
    common = lcm(*counts)
    # A value times the number of sectors must be a number that the machine can hold.
    most = (1 << _BITS - len(SECTORS).bit_length()) // 100_000
    if common > most:
        raise InvalidValueError(
            common,
            Text("最终得分的公分母", "the common denominator of the final scores"),
            Text(
                f"不超过{most}的数，更大的请用service.selection",
                f"at most {most}; select the batch from a register instead",
            ),
        )
    values = finals.numerators
    if len(counts) > 1:
        factors = np.zeros(counts[-1] + 1, np.int64)
        factors[counts] = [common // count for count in counts]
        values = values * factors[denominators]
    open_to = columns.vetoed != 1
    running = open_to & (denominators > 0)
    ranked = columns.by_id[running[columns.by_id]]
    hidden = (finals.undetermined & open_to).nonzero()[0]
    certain = running & (columns.vetoed == 0)
    everyone = not len(hidden) and np.count_nonzero(certain) == len(ranked)
    return Runners(values, ranked, hidden, None if everyone else certain)


def ordered(found: Runners, fields: NDArray[Any]) -> Order:
    """Rank the runners of every field from high to low.

    Args:
        found: the runners.
        fields: for each row the field it competes in, a place in ``SECTORS``.
    """
    rows = len(found.rows)
    span = int(found.values.max()) + 1 if rows else 1
    groups = fields[found.rows].astype(np.int64)
    groups += 1
    groups *= span
    groups -= found.values[found.rows]
    groups -= 1
    by_group = _stable(groups, span * len(SECTORS))
    order, groups = found.rows[by_group], groups[by_group]
    starts = groups.searchsorted(np.arange(len(SECTORS) + 1) * span).astype(np.int32)
    changes = np.ones(rows + 1, np.bool_)
    np.not_equal(groups[1:], groups[:-1], out=changes[1:-1])
    bounds = changes.nonzero()[0].astype(np.int32)
    sizes = bounds[1:] - bounds[:-1]
    first, equal = bounds[:-1].repeat(sizes), sizes.repeat(sizes)
    base = starts[:-1].repeat(starts[1:] - starts[:-1])
    above = first - base
    if found.certain is None:
        return Order(order, starts, above, equal, above, equal, np.ones(rows, np.bool_))
    certain = found.certain[order]
    before = np.concatenate(([0], certain.cumsum()))
    others = before[first + equal] - before[first] + ~certain
    return Order(order, starts, above, equal, before[first] - before[base], others, certain)


@frozen(eq=False)
class Places:
    """Rank and standing of every row.

    Args:
        ranks: 1 for the best, equal scores share a rank and the next is skipped; 0 where there is none or it depends
            on an unknown.
        best: the best standing still possible, a place in ``placing.STANDINGS``; -1 where it cannot be ranked.
        worst: the worst standing still possible.
    """

    ranks: Integers
    best: NDArray[np.int8]
    worst: NDArray[np.int8]


def _stable(keys: Integers, end: int) -> NDArray[np.intp]:
    """The order of keys from 0 to below an end; equal ones keep theirs."""
    if len(keys) <= FEW:
        return keys.argsort(kind="stable")
    # NumPy sorts numbers of 16 bits by counting, several times quicker than any others; the last digits go first.
    order = keys.astype(np.uint16).argsort(kind="stable")
    for shift in range(16, end.bit_length(), 16):
        order = order[(keys >> shift).astype(np.uint16)[order].argsort(kind="stable")]
    return order


def placed(found: Runners, order: Order, fields: NDArray[Any], places: Integers) -> Places:
    """Ranks and standings, as ``placing.placed`` gives them.

    Args:
        found: the runners.
        order: their ranking.
        fields: for each row the field it competes in.
        places: how many places each field has.
    """
    ranks = np.zeros(len(fields), np.int32)
    best = np.full(len(fields), -1, np.int8)
    worst = best.copy()
    lengths = order.starts[1:] - order.starts[:-1]
    cut = places.repeat(lengths)
    worst[order.rows] = low = _standing(order.above, order.equal, cut)
    if found.certain is None:
        best[order.rows] = low
        ranks[order.rows] = order.above + 1
        return Places(ranks, best, worst)
    # One whose score is unknown may be the best of all, and the last of all.
    hidden = fields[found.hidden].astype(np.intp)
    unseen = np.bincount(hidden, minlength=len(SECTORS))
    above = order.above + unseen.repeat(lengths)
    worst[order.rows] = _standing(above, order.equal, cut)
    best[order.rows] = _standing(order.above_certain, order.equal_certain, cut)
    ranks[order.rows] = np.where(above == order.above_certain, above + 1, 0)
    rivals = (lengths + unseen)[hidden] - 1
    best[found.hidden] = _standing(0 * rivals, 1 + 0 * rivals, places[hidden])
    worst[found.hidden] = _standing(rivals, 1 + 0 * rivals, places[hidden])
    ranks[found.hidden] = rivals == 0
    return Places(ranks, best, worst)


def _standing(above: Integers, equal: Integers, places: Integers) -> NDArray[np.int8]:
    """Within, divided by the cut, or beyond."""
    return (above + equal > places).astype(np.int8) + (above >= places)
