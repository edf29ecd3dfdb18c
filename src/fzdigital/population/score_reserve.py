"""The reserve proposed, over columns: the next best of those not taken (OP-14)."""

from collections.abc import Collection, Iterable
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
    best: dict[object, int] = {}
    sure: dict[object, int] = {}
    if found.certain is None:
        rows = _heads(order, size + 1 + len(taken) + len(waiting))
        certain: Iterable[bool] = [True] * len(rows)
    else:
        rows = np.concatenate((found.hidden, order.rows))
        certain = [*[False] * len(found.hidden), *order.certain.tolist()]
    values = found.values[rows]
    if len(found.hidden):
        values[: len(found.hidden)] = found.values.max() + 1
    for value, code, is_certain in zip(values.tolist(), columns.ids[rows].tolist(), certain, strict=True):
        if code not in taken:
            best[code] = max(value, best.get(code, value))
            if is_certain and code not in waiting:
                sure[code] = max(value, sure.get(code, value))
    all_best, all_sure = sorted(best.values(), reverse=True), sorted(sure.values(), reverse=True)
    edge = _after(all_best, size)
    proposed = sorted((code for code, value in sure.items() if value > edge), key=lambda code: (-sure[code], code))
    with_it, without_it = _after(all_sure, size), _after(all_sure, size - 1)
    likely = (code for code, value in best.items() if value > (with_it if sure.get(code) == value else without_it))
    divided = edge >= 0 and all_best[size - 1] == edge
    tied = (code for code, value in sure.items() if divided and value == edge)
    return Reserve(tuple(proposed), tuple(sorted({*likely} - {*proposed})), tuple(sorted(tied)))


def _after(values: list[int], number: int) -> int:
    """The value that follows so many better or equal ones; below all if there is none."""
    return values[number] if len(values) > number else -1


def _heads(order: Order, length: int) -> NDArray[np.intp]:
    """The first rows of every sector, as many as asked and all that tie with the last: none behind them matters."""
    heads = []
    for start, end in zip(order.starts[:-1].tolist(), order.starts[1:].tolist(), strict=True):
        stop = min(start + length, end)
        if start < stop < end:
            stop = start + int(order.above[stop - 1] + order.equal[stop - 1])
        heads.append(order.rows[start:stop])
    return np.concatenate(heads)
