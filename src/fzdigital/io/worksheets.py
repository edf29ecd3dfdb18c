"""Finds the tables in the sheets of a workbook: their headings, their rows, and the place of every cell."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from fzdigital.io.columns import Table, without_space
from fzdigital.io.guide import GUIDE_NAME
from fzdigital.io.raw import Place, Problems, RawRow, RawSheet, shown
from fzdigital.io.setting_rows import setting_row
from fzdigital.io.tables import ROW_TABLES, SETTING_ROWS, table_named
from fzdigital.text import Text

HEADING_WITHIN = 10
"""A heading row is looked for in so many rows from the top; what stands above it is a title."""

REMARKS = ("备注", "Remarks")
"""Headings of columns that anybody may keep beside a table."""

Cells = tuple[object, ...]


class Sheet(NamedTuple):
    """One sheet as a workbook stores it.

    Args:
        title: its name.
        rows: its rows from the first one on, each as far as it is filled.
    """

    title: str
    rows: tuple[Cells, ...]


class _Heading(NamedTuple):
    """The heading row of a sheet.

    Args:
        title: the sheet's name.
        row: the row's number, from 1.
        positions: for each column of the table, its position in the row; None if the sheet has no such column.
    """

    title: str
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
        if sheet.title.strip() in GUIDE_NAME:
            continue
        table = table_named(sheet.title.strip(), tables)
        place = Place(sheet.title, Text(f"工作表{sheet.title!r}", f"sheet {sheet.title!r}"))
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
                f"与另一工作表同为“{table.name.zh}”，请合为一表。",
                f" is another sheet of {table.name.en}; put the two together.",
            )
        else:
            read.add(table.key)
            raw = _raw_sheet(sheet, table, problems)
            yield setting_row(raw, problems) if table is SETTING_ROWS else raw


def _raw_sheet(sheet: Sheet, table: Table, problems: Problems) -> RawSheet:
    if not any(map(_is_filled, sheet.rows)):
        return RawSheet(table, ())
    heading = _heading(sheet, table, problems)
    if heading is None:
        return RawSheet(table, (), whole=False)
    _note_strays(sheet, heading, problems)
    rows: list[RawRow] = []
    for number, cells in enumerate(sheet.rows[heading.row :], start=heading.row + 1):
        values = tuple(_cell(cells, position) for position in heading.positions)
        if _is_filled(values):
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
    place = Place(f"{sheet.title}!{row}:{row}", Text(f"{sheet.title} 第{row}行", f"{sheet.title} row {row}"))
    if columns:
        _note_unknown(sheet.rows[best], table, columns, place, problems)
    if missing := [column.heading for column in table.columns if column.key in required - columns.keys()]:
        listed = Text("、".join(one.zh for one in missing), ", ".join(f"{one.zh} ({one.en})" for one in missing))
        problems.add(place, f"缺少标题：{listed.zh}。", f" lacks the headings: {listed.en}.")
        return None
    return _Heading(sheet.title, row, tuple(columns.get(column.key) for column in table.columns))


def _columns(cells: Cells, table: Table) -> dict[str, int]:
    """The positions of the columns that a row names, by key; of two that name one column the first."""
    positions: dict[str, int] = {}
    for position, cell in enumerate(cells):
        column = table.column(cell) if isinstance(cell, str) else None
        if column is not None:
            positions.setdefault(column.key, position)
    return positions


def _note_unknown(cells: Cells, table: Table, columns: dict[str, int], place: Place, problems: Problems) -> None:
    known = "、".join(column.heading.zh for column in table.columns)
    for position, cell in enumerate(cells):
        if not _is_filled((cell,)) or position in columns.values() or _is_remark(cell):
            continue
        where = letters(position + 1)
        problems.add(
            place,
            f"{where}列的标题{shown(cell)!r}不在表中或重复，请删去或改为“备注”；可用的标题：{known}。",
            f", column {where}: the heading {shown(cell)!r} is unknown or repeated; delete it or make it 备注. The "
            f"headings are: {known}.",
        )


def _note_strays(sheet: Sheet, heading: _Heading, problems: Problems) -> None:
    """Note values under no heading, once a column, for they would be lost without a word."""
    headed = {position for position, cell in enumerate(sheet.rows[heading.row - 1]) if _is_filled((cell,))}
    for number, cells in enumerate(sheet.rows[heading.row :], start=heading.row + 1):
        for position, cell in enumerate(cells):
            if position not in headed and _is_filled((cell,)):
                headed.add(position)
                where = f"{letters(position + 1)}{number}"
                problems.add(
                    Place(f"{sheet.title}!{where}", Text(f"{sheet.title} {where}", f"{sheet.title} {where}")),
                    "有内容而该列没有标题，请补上标题或删去。",
                    " holds something, but its column has no heading; add one or delete the cell.",
                )


def _cell(cells: Cells, position: int | None) -> object:
    return None if position is None or position >= len(cells) else cells[position]


def _is_filled(cells: Cells) -> bool:
    return any(cell is not None and not (isinstance(cell, str) and not cell.strip()) for cell in cells)


def _is_remark(cell: object) -> bool:
    return isinstance(cell, str) and without_space(cell) in REMARKS


def _cell_place(table: Table, heading: _Heading, number: int, index: int | None) -> Place:
    title = heading.title
    row = Place(f"{title}!{number}:{number}", Text(f"{title} 第{number}行", f"{title} row {number}"))
    if index is None:
        return row
    name = table.columns[index].heading.zh
    position = heading.positions[index]
    if position is None:
        return Place(row.path, Text(f"{row.words.zh}「{name}」列", f'{row.words.en}, column "{name}"'))
    where = f"{letters(position + 1)}{number}"
    words = Text(f"{row.words.zh}「{name}」列（{where}）", f'{row.words.en}, column "{name}" ({where})')
    return Place(f"{title}!{where}", words)


def letters(column: int) -> str:
    """The letters of a column, from 1, as a spreadsheet heads it."""
    written = ""
    while column:
        column, rest = divmod(column - 1, 26)
        written = chr(ord("A") + rest) + written
    return written
