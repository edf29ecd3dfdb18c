"""Finds the tables in the sheets of a workbook: their headings, their rows, and the place of every cell."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from fzdigital.io.columns import Table, without_space
from fzdigital.io.grid import Cells, Sheet, cell, is_filled, letters
from fzdigital.io.guide import GUIDE_NAME
from fzdigital.io.raw import Place, Problems, RawRow, RawSheet, shown
from fzdigital.io.setting_rows import setting_row
from fzdigital.io.tables import ROW_TABLES, SETTING_ROWS, table_named
from fzdigital.text import Text

HEADING_WITHIN = 10
"""A heading row is looked for in so many rows from the top; what stands above it is a title."""

REMARKS = ("备注", "Remarks")
"""Headings of columns that anybody may keep beside a table."""


class _Heading(NamedTuple):
    """The heading row of a sheet.

    Args:
        sheet: the sheet.
        row: the row's number, from 1.
        positions: for each column of the table, its position in the row; None if the sheet has no such column.
    """

    sheet: Sheet
    row: int
    positions: tuple[int | None, ...]


def raw_sheets(sheets: Iterable[Sheet], problems: Problems) -> Iterator[RawSheet]:
    """The tables of a workbook, each once.

    Args:
        sheets: its sheets.
        problems: where faults of sheets and headings are noted.
    """
    tables = (SETTING_ROWS, *ROW_TABLES)
    read: set[str] = set()
    for sheet in sheets:
        title = sheet.title.strip()
        if title in GUIDE_NAME:
            continue
        table = table_named(title, tables)
        place = sheet.place()
        if table is None:
            known = "、".join(one.name.zh for one in tables)
            problems.add(
                place,
                f"不是案卷的表，请删去或改名；案卷的表：{known}。",
                f" is none of a casebook; delete or rename it. The sheets are: {known}.",
            )
        elif table.key in read:
            problems.add(
                place,
                f"与另一张表同为“{table.name.zh}”，请合为一表。",
                f" is another sheet of {table.name.en}; put the two together.",
            )
        else:
            read.add(table.key)
            raw = _raw_sheet(sheet, table, problems)
            yield setting_row(raw, problems) if table is SETTING_ROWS else raw


def _raw_sheet(sheet: Sheet, table: Table, problems: Problems) -> RawSheet:
    if not any(map(is_filled, sheet.rows)):
        return RawSheet(table, ())
    heading = _heading(sheet, table, problems)
    if heading is None:
        return RawSheet(table, (), whole=False)
    _note_strays(sheet, heading, problems)
    rows: list[RawRow] = []
    for number, cells in enumerate(sheet.rows[heading.row :], start=heading.row + 1):
        values = tuple(cell(cells, position) for position in heading.positions)
        if is_filled(values):
            rows.append(RawRow(values, partial(_cell_place, table, heading, number)))
    return RawSheet(table, tuple(rows))


def _heading(sheet: Sheet, table: Table, problems: Problems) -> _Heading | None:
    required = {column.key for column in table.columns if column.required}
    best, columns = 0, _columns(sheet.rows[0], table)
    for index, cells in enumerate(sheet.rows[:HEADING_WITHIN]):
        named = _columns(cells, table)
        if len(required & named.keys()) > len(required & columns.keys()):
            best, columns = index, named
    row = best + 1
    place = sheet.row_place(row)
    if columns:
        _note_unknown(sheet.rows[best], table, columns, place, problems)
    if missing := [column.heading for column in table.columns if column.key in required - columns.keys()]:
        listed = Text("、".join(one.zh for one in missing), ", ".join(f"{one.zh} ({one.en})" for one in missing))
        problems.add(place, f"缺少标题：{listed.zh}。", f" lacks the headings: {listed.en}.")
        return None
    return _Heading(sheet, row, tuple(columns.get(column.key) for column in table.columns))


def _columns(cells: Cells, table: Table) -> dict[str, int]:
    """The positions of the columns that a row names, by key; of two that name one column the first."""
    positions: dict[str, int] = {}
    for position, one in enumerate(cells):
        column = table.column(one) if isinstance(one, str) else None
        if column is not None:
            positions.setdefault(column.key, position)
    return positions


def _note_unknown(cells: Cells, table: Table, columns: dict[str, int], place: Place, problems: Problems) -> None:
    known = "、".join(column.heading.zh for column in table.columns)
    for position, heading in enumerate(cells):
        if not is_filled((heading,)) or position in columns.values() or _is_remark(heading):
            continue
        where = letters(position + 1)
        problems.add(
            place,
            f"{where}列的标题{shown(heading)!r}不在表中或重复，请删去或改为“备注”；可用的标题：{known}。",
            f", column {where}: the heading {shown(heading)!r} is unknown or repeated; delete it or make it 备注. The "
            f"headings are: {known}.",
        )


def _note_strays(sheet: Sheet, heading: _Heading, problems: Problems) -> None:
    """Note values under no heading, once a column, for they would be lost without a word."""
    headed = {position for position, one in enumerate(sheet.rows[heading.row - 1]) if is_filled((one,))}
    for number, cells in enumerate(sheet.rows[heading.row :], start=heading.row + 1):
        for position, one in enumerate(cells):
            if position not in headed and is_filled((one,)):
                headed.add(position)
                problems.add(
                    sheet.cell_place(number, position),
                    "有内容而该列没有标题，请补上标题或删去。",
                    " holds something, but its column has no heading; add one or delete the cell.",
                )


def _is_remark(heading: object) -> bool:
    return isinstance(heading, str) and without_space(heading) in REMARKS


def _cell_place(table: Table, heading: _Heading, number: int, index: int | None) -> Place:
    if index is None:
        return heading.sheet.row_place(number)
    return heading.sheet.headed_place(number, heading.positions[index], table.columns[index].heading.zh)
