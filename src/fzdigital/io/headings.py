"""The heading row of a sheet: found, and its faults noted."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from fzdigital.io.columns import Column, Table, without_space
from fzdigital.io.grid import Cells, Sheet, is_filled, letters
from fzdigital.io.privacy import HIDDEN, NO_HEADING, NO_IDENTITY, holds_identity, is_personal, told
from fzdigital.io.raw import Problems, shown
from fzdigital.text import Text

HEADING_WITHIN = 10
"""A heading row is looked for in so many rows from the top; what stands above it is a title."""

REMARKS = ("备注", "Remarks")
"""Headings of columns that anybody may keep beside a table."""

NO_HINT = Text("", "")


class Heading(NamedTuple):
    """The heading row of a sheet.

    Args:
        sheet: the sheet.
        table: what it is.
        row: the row's number, from 1.
        columns: the position of every column that is there, by key.
    """

    sheet: Sheet
    table: Table
    row: int
    columns: dict[str, int]

    @property
    def cells(self) -> Cells:
        """The cells of the row."""
        return self.sheet.rows[self.row - 1]

    @property
    def below(self) -> Iterable[tuple[int, Cells]]:
        """The rows below, with their numbers."""
        return enumerate(self.sheet.rows[self.row :], start=self.row + 1)


def heading_of(sheet: Sheet, table: Table) -> Heading:
    """The first row near the top that names most of the required columns; the first of all if none names any."""
    required = {column.key for column in table.columns if column.required}
    best, columns = 0, _columns(sheet.rows[0], table)
    for index, cells in enumerate(sheet.rows[:HEADING_WITHIN]):
        named = _columns(cells, table)
        if len(required & named.keys()) > len(required & columns.keys()):
            best, columns = index, named
    return Heading(sheet, table, best + 1, columns)


def _columns(cells: Cells, table: Table) -> dict[str, int]:
    """The positions of the columns that a row names, by key; of two that name one column the first."""
    positions: dict[str, int] = {}
    for position, one in enumerate(cells):
        column = table.column(one) if isinstance(one, str) else None
        if column is not None:
            positions.setdefault(column.key, position)
    return positions


def note_headings(
    heading: Heading, used: Collection[int], columns: tuple[Column, ...], problems: Problems, hint: Text = NO_HINT
) -> bool:
    """Note headings that are unknown, repeated or missing.

    Args:
        heading: the row.
        used: the positions of the headings that are understood.
        columns: the columns that the sheet may have.
        problems: where faults are noted.
        hint: what else may help, in both languages.

    Returns:
        Whether all that is required is there.
    """
    place = heading.sheet.row_place(heading.row)
    if used:
        _note_unknown(heading, used, columns, problems, hint)
    missing = [column.heading for column in columns if column.required and column.key not in heading.columns]
    if missing:
        listed = Text("、".join(one.zh for one in missing), ", ".join(f"{one.zh} ({one.en})" for one in missing))
        problems.add(place, f"缺少标题：{listed.zh}。{hint.zh}", f" lacks the headings: {listed.en}.{hint.en}")
    return not missing


def _note_unknown(
    heading: Heading, used: Collection[int], columns: tuple[Column, ...], problems: Problems, hint: Text
) -> None:
    place = heading.sheet.row_place(heading.row)
    known = "、".join(column.heading.zh for column in columns)
    for position, one in enumerate(heading.cells):
        if not is_filled((one,)) or position in used or _is_remark(one):
            continue
        where = letters(position + 1)
        if is_personal(heading.table, one):
            problems.add(place, f"{where}列的标题{NO_HEADING.zh}", f", column {where}: the heading {NO_HEADING.en}")
            continue
        written = told(heading.table, shown(one))
        problems.add(
            place,
            f"{where}列的标题{written!r}不在表中或重复，请删去或改为“备注”；可用的标题：{known}。{hint.zh}",
            f", column {where}: the heading {written!r} is unknown or repeated; delete it or make it 备注. The "
            f"headings are: {known}.{hint.en}",
        )


def _is_remark(heading: object) -> bool:
    return isinstance(heading, str) and without_space(heading) in REMARKS


def note_strays(heading: Heading, problems: Problems) -> None:
    """Note values under no heading, once a column, for they would be lost without a word."""
    headed = {position for position, one in enumerate(heading.cells) if is_filled((one,))}
    for number, cells in heading.below:
        for position, one in enumerate(cells):
            if position not in headed and is_filled((one,)):
                headed.add(position)
                problems.add(
                    heading.sheet.cell_place(number, position),
                    "有内容而该列没有标题，请补上标题或删去。",
                    " holds something, but its column has no heading; add one or delete the cell.",
                )


def note_identities(heading: Heading, used: Collection[int], problems: Problems) -> None:
    """Note every cell, of those that no column reads, that tells who reported."""
    for number, cells in enumerate(heading.sheet.rows, start=1):
        for position, one in enumerate(cells):
            if (number <= heading.row or position not in used) and holds_identity(one):
                problems.refuse(heading.sheet.cell_place(number, position), HIDDEN, NO_IDENTITY)


def rows_merged(heading: Heading, used: Collection[int], problems: Problems) -> set[int]:
    """Note merged cells among the data, of which all but the first would seem to be blank.

    Args:
        heading: the heading row.
        used: the positions of the columns that are read.
        problems: where faults are noted.

    Returns:
        The numbers of the rows that hold some.
    """
    sheet = heading.sheet
    if not sheet.merged:
        return set()
    last = max(number for number, cells in enumerate(sheet.rows, start=1) if is_filled(cells))
    rows: set[int] = set()
    end = heading.row
    for area in sorted(sheet.merged):
        if area.last_row <= heading.row or area.first_row > last:
            continue
        if any(area.first_column <= position + 1 <= area.last_column for position in used):
            problems.add(
                sheet.area_place(area),
                "是合并单元格，除左上角外各格都会被当作空白；请取消合并，逐格填写。",
                " are merged cells, of which all but the first would count as blank; unmerge them and fill in each.",
            )
            rows.update(range(max(area.first_row, end + 1), min(area.last_row, last) + 1))
            end = max(end, area.last_row)
    return rows
