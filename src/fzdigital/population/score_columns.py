"""What the panel gave a batch, as columns of whole numbers (3/score, 3/veto)."""

from typing import Any, Final

import numpy as np
from attrs import field, frozen
from numpy.typing import ArrayLike, NDArray

from fzdigital.domain.industry import Industry
from fzdigital.errors import InconsistentError, InvalidScoreError, InvalidValueError
from fzdigital.text import Text

Integers = NDArray[np.integer[Any]]
Flags = NDArray[np.bool_]

NO_SCORE: Final = -1
"""The expert was recused or absent: no score, and not a nought (OP-08)."""

UNKNOWN: Final = -2
"""What the expert gave is not known; it leaves the final score unknown."""

NO_MARK: Final = -3
"""Nothing stands there: a gap if the expert marked anybody in the sector, else the expert is not on that panel."""

SECTORS: Final = tuple(Industry)
"""The sectors; the code of one is its place here."""

FEW: Final = 1000
"""Up to so many rows the plain way is quicker than the way for long columns; measured. The answers are the same."""

_GREATEST = 99999


def _column(values: ArrayLike) -> NDArray[Any]:
    return np.asarray(values)


def _optional(values: ArrayLike | None) -> NDArray[Any] | None:
    return None if values is None else np.asarray(values)


@frozen(eq=False)
class ScoreColumns:
    """One batch under review, a row for each application.

    Args:
        ids: what names the firm, whole numbers or text; a firm may apply in several sectors, once in each.
        sectors: the place of the sector in ``Industry``, from 0.
        marks: applications by experts, in hundredths of a point from 0 to 99999, or ``NO_SCORE``, ``UNKNOWN`` or
            ``NO_MARK``.
        vetoed: whether the dishonesty list keeps the application out: true or 1, false or 0, or -1 for unknown.
        tie_orders: place among applications of equal score as a person settled it, from 1; 0 if not settled.

    Raises:
        InvalidScoreError: a mark that is none of these; a float in particular.
        InvalidValueError: a column of another length or kind, or a value that it cannot hold.
        InconsistentError: a firm twice in one sector.
    """

    ids: NDArray[Any] = field(converter=_column)
    sectors: NDArray[Any] = field(converter=_column)
    marks: NDArray[Any] = field(converter=_column)
    vetoed: NDArray[Any] = field(converter=_column)
    tie_orders: NDArray[Any] | None = field(default=None, converter=_optional)
    by_id: NDArray[np.intp] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Hold the invariants whatever attrs is told to skip."""
        if self.ids.ndim != 1 or self.ids.dtype.kind not in "iuUT":
            raise _wrong("ids", self.ids, Text("一列整数或文本", "one column of whole numbers or text"))
        _check("sectors", self.sectors, len(self.ids), 0, len(SECTORS) - 1)
        _check("vetoed", self.vetoed, len(self.ids), -1, 1)
        if self.tie_orders is not None:
            _check("tie_orders", self.tie_orders, len(self.ids), 0, None)
        self._check_marks()
        object.__setattr__(self, "by_id", _by_id(self.ids))
        self._check_ids()

    def _check_marks(self) -> None:
        marks = self.marks
        if marks.ndim != 2 or len(marks) != len(self.ids) or marks.dtype.kind not in "iu":
            expected = Text(
                f"{len(self.ids)}行的整数表，以百分之一分计",
                f"a table of {len(self.ids)} rows of whole numbers, in hundredths of a point",
            )
            raise _wrong("marks", marks, expected)
        if marks.size and (marks.max() > _GREATEST or marks.min() < NO_MARK):
            row, column = np.argwhere((marks > _GREATEST) | (marks < NO_MARK))[0].tolist()
            place = f"marks[{row}, {column}]"
            raise InvalidScoreError(
                marks[row, column].item(),
                Text(place, place),
                Text(
                    "0至99999个百分之一分，或-1（回避或缺席）、-2（未知）、-3（没有评）",
                    "from 0 to 99999 hundredths of a point, or -1 (recused or absent), -2 (unknown), -3 (not marked)",
                ),
            )

    def _check_ids(self) -> None:
        ordered = self.ids[self.by_id]
        again = np.flatnonzero(ordered[1:] == ordered[:-1])
        if not len(again):
            return
        seen: set[tuple[object, int]] = set()
        for place in sorted({*again.tolist(), *(again + 1).tolist()}):
            row = self.by_id[place]
            name = ordered[place].item() if self.ids.dtype.kind in "iu" else str(ordered[place])
            if (name, int(self.sectors[row])) in seen:
                raise InconsistentError(
                    name,
                    Text(f"ids[{row}]", f"ids[{row}]"),
                    Text("在一个行业只申报一次的企业", "a firm that applies once in a sector"),
                )
            seen.add((name, int(self.sectors[row])))


def _check(name: str, column: NDArray[Any], rows: int, least: int, greatest: int | None) -> None:
    to_zh, to_en = ("以上", "or more") if greatest is None else (f"至{greatest}", f"to {greatest}")
    if column.shape != (rows,) or column.dtype.kind not in "biu":
        expected = Text(f"一列{rows}个整数，{least}{to_zh}", f"a column of {rows} whole numbers, {least} {to_en}")
        raise _wrong(name, column, expected)
    if rows and column.dtype.kind != "b":
        wrong = column.min() < least or (greatest is not None and column.max() > greatest)
        if wrong:
            outside = (column < least) if greatest is None else (column < least) | (column > greatest)
            row = int(np.flatnonzero(outside)[0])
            place = Text(f"{name}[{row}]", f"{name}[{row}]")
            raise InvalidValueError(column[row].item(), place, Text(f"{least}{to_zh}", f"{least} {to_en}"))


def _wrong(name: str, column: NDArray[Any], expected: Text) -> InvalidValueError:
    return InvalidValueError(f"{column.dtype}{list(column.shape)}", Text(name, name), expected)


def _by_id(ids: NDArray[Any]) -> NDArray[np.intp]:
    """The rows in the order of their ids; numbers close to each other need no comparing."""
    rows = len(ids)
    if rows > FEW and ids.dtype.kind == "i":
        least, greatest = int(ids.min()), int(ids.max())
        if greatest - least < 4 * rows:
            slots = np.full(greatest - least + 1, -1, np.intp)
            slots[ids.astype(np.int64) - least] = np.arange(rows)
            found = slots if len(slots) == rows else slots[slots >= 0]
            if len(found) == rows and found.min() >= 0:
                return found
    return np.argsort(ids, kind="stable")
