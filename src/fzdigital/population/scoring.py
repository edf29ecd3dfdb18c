"""Select a batch over columns: scores, ranks, the list and the reserve (3, 1/table)."""

from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from fzdigital.errors import InvalidValueError
from fzdigital.policy.articles.a1_goals import row
from fzdigital.population.score_columns import SECTORS, Flags, Integers, ScoreColumns
from fzdigital.population.score_ranks import Order, Places, Runners, ordered, placed, runners
from fzdigital.population.score_reserve import reserve
from fzdigital.population.scored import FinalScores, final_scores
from fzdigital.rules.regulation import Regulation
from fzdigital.text import Text

Rows = NDArray[np.intp]


@frozen(eq=False)
class ColumnSelection:
    """One batch, selected.

    Args:
        finals: the final scores.
        ranks: for each row its rank, as in ``Places``.
        best, worst: for each row its standings still possible, as in ``Places``.
        order: rows ranked, sector by sector, best first; within one score by id, which decides nothing.
        starts: where each sector begins in ``order``, and the end of the last.
        recommended: ids within the places, by sector, best first; with ties as OP-11 is read.
        tied: ids of firms that a tie at the cut leaves open.
        unsettled: ids of firms whose place depends on an unknown fact or an unresolved reading.
        twice: ids of firms within the places of two sectors; which one they take is for somebody to say (OP-06).
        reserve: ids proposed for the reserve, best first (OP-14); None where the reading proposes nobody.
        reserve_open: ids of firms that belong to that proposal or not, depending on what is still open.
        reserve_tied: ids of firms left out of it only because their group is tied across its end.
    """

    finals: FinalScores
    ranks: Integers
    best: NDArray[np.int8]
    worst: NDArray[np.int8]
    order: Rows
    starts: Integers
    recommended: tuple[tuple[Any, ...], ...]
    tied: tuple[Any, ...]
    unsettled: tuple[Any, ...]
    twice: tuple[Any, ...]
    reserve: tuple[Any, ...] | None
    reserve_open: tuple[Any, ...]
    reserve_tied: tuple[Any, ...]


def select_columns(regulation: Regulation, columns: ScoreColumns) -> ColumnSelection:
    """Select one batch, as ``selection.select`` does before anybody is in the library and before the list is decided.

    Args:
        regulation: gives the rows of the plan table, the trims, the reserve and the readings.
        columns: the batch.

    Returns:
        scores, ranks and what follows from them. Nobody becomes a member by it.

    Raises:
        InvalidValueError: OP-05 is read so that places move between sectors, or not resolved; or the final scores have
            no common denominator that a machine number can hold.

    Does not decide ties at the cut beyond the reading of OP-11, nor which of two sectors a firm takes.
    """
    field = regulation.reading("OP-05.field")
    if field not in ("per_sector", "overall_with_row_caps"):
        raise InvalidValueError(
            field,
            Text("OP-05.field", "OP-05.field"),
            Text(
                "per_sector或overall_with_row_caps，其他口径请用service.selection逐批计算",
                "per_sector or overall_with_row_caps; select the batch from a register for any other reading",
            ),
        )
    finals = final_scores(regulation, columns)
    found = runners(columns, finals)
    order = ordered(found, columns.sectors)
    quotas = np.array([row(regulation, sector) for sector in SECTORS])
    places = placed(found, order, columns.sectors, quotas)
    settled, tied_rows = _cut(regulation, columns, found, order, places, quotas)
    recommended = tuple(tuple(columns.ids[rows].tolist()) for rows in settled)
    chosen = [code for codes in recommended for code in codes]
    tied = _ids(columns, tied_rows)
    unsettled = () if found.certain is None else _ids(columns, np.flatnonzero(_hangs(found.certain, places)))
    taken, waiting = {*chosen}, {*tied, *unsettled}
    kept = None
    if regulation.reading("OP-14.choice") == "next_best_score":
        kept = reserve(columns, found, order, taken, waiting, regulation.number("reserve_max"))
    ranks = places.ranks if field == "per_sector" else _overall(columns, found)
    open_to, divided = (kept.open, kept.tied) if kept else ((), ())
    twice = tuple(sorted({code for code in taken if chosen.count(code) > 1})) if len(taken) < len(chosen) else ()
    return ColumnSelection(
        *(finals, ranks, places.best, places.worst, order.rows, order.starts, recommended, tied, unsettled, twice),
        *(kept.proposed if kept else None, open_to, divided),
    )


def _overall(columns: ScoreColumns, found: Runners) -> Integers:
    """The ranks counted over all sectors."""
    one_field = np.zeros(len(columns.ids), np.int64)
    return placed(found, ordered(found, one_field), one_field, np.zeros(len(SECTORS), np.int64)).ranks


def _hangs(certain: Flags, places: Places) -> Flags:
    """Which rows have a place that depends on something unknown."""
    hangs: Flags = (places.best >= 0) & ((places.best != places.worst) | ~certain)
    return hangs


def _ids(columns: ScoreColumns, rows: Rows) -> tuple[Any, ...]:
    return tuple(sorted({*columns.ids[rows].tolist()}))


def _cut(
    regulation: Regulation, columns: ScoreColumns, found: Runners, order: Order, places: Places, quotas: Integers
) -> tuple[list[Rows], Rows]:
    """By sector the rows within the places for certain, best first, and the rows that a tie leaves open."""
    none = order.rows[:0]
    settled, left = [], none
    for sector, quota in enumerate(quotas.tolist()):
        start, end = order.starts[sector : sector + 2].tolist()
        stop = min(start + quota, end)
        divided = start < stop < end and order.above[stop - 1] == order.above[stop]
        first = start + int(order.above[stop]) if divided else stop
        inside = order.rows[start:first]
        if found.certain is not None:
            inside = inside[(places.worst[inside] == 0) & order.certain[start:first]]
        if divided:
            after = first + int(order.equal[stop])
            group = order.rows[first:after]
            tied = group[(places.best[group] == 1) & (places.worst[group] == 1)]
            clear = bool(order.certain[start:after].all()) and sector not in columns.sectors[found.hidden]
            by_reading = _settled_tie(regulation, columns, tied, stop - first if clear else None)
            inside = np.concatenate((inside, none if by_reading is None else by_reading))
            left = left if by_reading is not None else np.concatenate((left, tied))
        settled.append(inside)
    return settled, left


def _settled_tie(regulation: Regulation, columns: ScoreColumns, tied: Rows, room: int | None) -> Rows | None:
    """The tied rows that the reading of OP-11 places within; None where it leaves the tie open."""
    match regulation.reading("OP-11.tie"):
        case "admit_all_tied":
            unlisted: Flags = columns.vetoed[tied] == 0
            return tied[unlisted]
        case "admit_none":
            return tied[:0]
        case "secondary_key" if regulation.reading("OP-07.batches") and columns.tie_orders is not None:
            keys = columns.tie_orders[tied]
            # An order settles the tie only if it is complete and no unknown fact bears on who shares it.
            complete = keys.all() and len({*keys.tolist()}) == len(keys)
            return tied[keys.argsort()][:room] if room is not None and complete else None
        case _:
            return None
