"""The reserve proposed, over columns: the next best of those not taken (OP-14)."""

from collections.abc import Collection, Iterable
from itertools import compress
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from fzdigital.population.score_columns import ScoreColumns
from fzdigital.population.score_ranks import Order, Runners


@frozen
class Reserve:
    """Who is proposed for the reserve.

    Args:
        proposed: ids for certain, best first.
        open: ids that belong to it or not, depending on what is still open.
        tied: ids left out only because their group is tied across the end, which the text gives no way to cut.
    """

    proposed: tuple[Any, ...]
    open: tuple[Any, ...]
    tied: tuple[Any, ...]


def reserve(
    columns: ScoreColumns,
    found: Runners,
    order: Order,
    taken: Collection[object],
    waiting: Collection[object],
    size: int,
) -> Reserve:
    """The best of the rest, as ``selection.select`` proposes them.

    Args:
        columns: the batch.
        found: who is ranked, or may be.
        order: their ranking by sector.
        taken: ids within the places.
        waiting: ids of firms that a tie or an unknown may still place.
        size: the greatest reserve.
    """
    if not size:
        return Reserve((), (), ())
    heads = _heads(found, order, size + 1 + len(taken) + len(waiting))
    codes, values = columns.ids[heads].tolist(), found.values[heads].tolist()
    best = sure = _greatest(codes, values, taken)
    if waiting or found.certain is not None:
        certain = [True] * len(heads) if found.certain is None else found.certain[heads].tolist()
        sure = _greatest(compress(codes, certain), compress(values, certain), {*taken, *waiting})
    if len(found.hidden):
        # One whose score is unknown may be the best of all.
        best = {**best, **dict.fromkeys(columns.ids[found.hidden].tolist(), int(found.values.max()) + 1)}
        best = {code: value for code, value in best.items() if code not in taken}
    ranked = sorted(best.values(), reverse=True)
    edge = _after(ranked, size)
    proposed = sorted((code for code, value in sure.items() if value > edge), key=lambda code: (-sure[code], code))
    divided = edge >= 0 and ranked[size - 1] == edge
    tied = sorted(code for code, value in sure.items() if value == edge) if divided else ()
    likely = () if sure is best else sorted(_reaching(best, sure, size) - {*proposed})
    return Reserve(tuple(proposed), tuple(likely), tuple(tied))


def _reaching(best: dict[Any, int], sure: dict[Any, int], size: int) -> set[Any]:
    """The firms that with their best value reach the reserve against the others' sure ones."""
    ranked = sorted(sure.values(), reverse=True)
    # One that is among the sure ones with the same value takes one of the places itself.
    among, beside = _after(ranked, size), _after(ranked, size - 1)
    return {code for code, value in best.items() if value > (among if sure.get(code) == value else beside)}


def _greatest(codes: Iterable[Any], values: Iterable[int], without: Collection[object]) -> dict[Any, int]:
    """The best value of every firm that is not left out."""
    found: dict[Any, int] = {}
    for code, value in zip(codes, values, strict=True):
        if code not in without and value > found.get(code, -1):
            found[code] = value
    return found


def _after(values: list[int], number: int) -> int:
    """The value that follows so many better or equal ones; below all if there is none."""
    return values[number] if len(values) > number else -1


def _heads(found: Runners, order: Order, length: int) -> NDArray[np.intp]:
    """The first rows of every sector, with so many certain ones, and all that tie with the last.

    Where ``length`` is more than the reserve and all who are left out of it, nobody behind them matters.
    """
    if length >= len(order.rows):
        return order.rows
    starts, ends = order.starts[:-1], order.starts[1:]
    reached = starts + length
    if found.certain is not None:
        certain = np.concatenate(([0], order.certain.cumsum()))
        reached = np.searchsorted(certain, certain[starts] + length)
    heads = []
    for start, end, stop in zip(starts.tolist(), ends.tolist(), reached.tolist(), strict=True):
        if stop < end:
            last = stop - 1
            # A rank is counted from the start of the sector.
            stop = start + int(order.above[last] + order.equal[last])
        heads.append(order.rows[start : min(stop, end)])
    return np.concatenate(heads)
