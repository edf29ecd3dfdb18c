"""Sheets of marks in the layouts that offices use, brought into the one row per mark that a casebook has.

A sheet may have one row per mark; or one row per application with a column for each expert; or be one expert's own,
with the expert in its name. Its headings tell which.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from itertools import count
from re import IGNORECASE
from re import compile as pattern
from typing import NamedTuple

from fzdigital.errors import InvalidValueError
from fzdigital.io.columns import without_space
from fzdigital.io.common_columns import BATCH, ID, INDUSTRY
from fzdigital.io.grid import Cells, Sheet, cell, is_filled, printable
from fzdigital.io.headings import Heading, heading_of, note_headings, note_strays, rows_merged
from fzdigital.io.raw import Place, Problems, RawRow, RawSheet
from fzdigital.io.selection_tables import MARKS
from fzdigital.io.table_rows import table_rows
from fzdigital.text import Text

_TITLE = pattern(r"(?:评分|marks)(?:\s*[（(](.+)[）)]|[-－—–_:：\s]+(.+))", IGNORECASE)
_NAMED = pattern(r"专家[:：](.+)")
# A column such as 专家平均分 must not become an expert's, so without a colon a number or letter is all that may follow.
_NUMBERED = pattern(r"专家(?:[\dA-Za-z]{1,4}|[一二三四五六七八九十]{1,3}|[甲乙丙丁戊己庚辛壬癸])号?")
_EXPERT, _SCORE, _ID = MARKS.index("expert"), MARKS.index("score"), MARKS.index("id")
_APART = {ID.key, "expert", "score"}
_PER_APPLICATION = tuple(column for column in MARKS.columns if column.key not in _APART)
_HINT = Text(
    "每名专家一列的，该列标题须以“专家”开头，如“专家01”或“专家：姓名”；每名专家一张表的，须有“分数”列，表名写明专家，如“评分-专家01”。",
    " With one column for each expert, its heading begins with 专家, such as 专家01 or 专家：NAME; with one sheet for "
    "each expert, it has a column 分数 and its name tells the expert, such as 评分-专家01.",
)


class _Part(NamedTuple):
    """What one sheet gives.

    Args:
        sheet: its rows.
        wide: whether several come from one row of the sheet, so that none can have an id of its own.
    """

    sheet: RawSheet
    wide: bool = False


class _Application(NamedTuple):
    """A row of a sheet with one row per application."""

    number: int
    cells: Cells
    values: tuple[object, ...]
    panel: object


def is_marks(title: str) -> bool:
    """Whether a sheet of that name holds marks."""
    return title in (MARKS.key, *MARKS.name) or _TITLE.fullmatch(title) is not None


def marks_sheet(sheets: Iterable[Sheet], problems: Problems) -> RawSheet:
    """All marks of a workbook.

    Args:
        sheets: its sheets of marks.
        problems: where faults are noted.
    """
    parts = [_part(sheet, problems) for sheet in sheets]
    return RawSheet(MARKS, _numbered(parts), all(part.sheet.whole for part in parts))


def _part(sheet: Sheet, problems: Problems) -> _Part:
    if not any(map(is_filled, sheet.rows)):
        return _Part(RawSheet(MARKS, ()))
    heading = heading_of(sheet, MARKS)
    if "expert" not in heading.columns:
        if heading.columns and "score" not in heading.columns and (experts := _experts(heading, problems)):
            return _Part(_unpivoted(heading, experts, problems), wide=True)
        titled = _TITLE.fullmatch(sheet.title.strip())
        if "score" in heading.columns and titled is not None:
            return _Part(table_rows(heading, {"expert": _expert(titled[1] or titled[2])}, problems, _HINT))
    return _Part(table_rows(heading, {}, problems, _HINT))


def _expert(written: str) -> str:
    named = _NAMED.fullmatch(written.strip())
    return named[1].strip() if named else written.strip()


def _experts(heading: Heading, problems: Problems) -> dict[int, str]:
    """The experts of a heading row, by the positions of their columns."""
    experts: dict[int, str] = {}
    for position, one in enumerate(heading.cells):
        if not isinstance(one, str):
            continue
        if _NUMBERED.fullmatch(bare := without_space(one)):
            expert = bare
        elif _NAMED.fullmatch(" ".join(one.split())):
            expert = _expert(" ".join(one.split()))
        else:
            continue
        place = heading.sheet.cell_place(heading.row, position)
        if expert in experts.values():
            problems.add(
                place,
                f"与另一列同为{expert!r}，请合为一列或改正标题。",
                f" is another column of {expert!r}; put the two together or correct the heading.",
            )
        try:
            MARKS.columns[_EXPERT].read(expert)
        except InvalidValueError as error:
            problems.refuse(place, error.value, error.expected)
        experts[position] = expert
    return experts


def _unpivoted(heading: Heading, experts: Mapping[int, str], problems: Problems) -> RawSheet:
    positions = {column.key: heading.columns.get(column.key) for column in _PER_APPLICATION}
    used = {*experts, *(position for position in positions.values() if position is not None)}
    if not note_headings(heading, used, _PER_APPLICATION, problems, _HINT):
        return RawSheet(MARKS, (), whole=False)
    note_strays(heading, problems)
    merged = rows_merged(heading, used, problems)
    applications = [
        _application(number, cells, positions)
        for number, cells in heading.below
        if is_filled(tuple(cell(cells, position) for position in used)) and number not in merged
    ]
    panels: dict[object, set[int]] = {}
    for one in applications:
        panels.setdefault(one.panel, set()).update(
            position for position in experts if is_filled((cell(one.cells, position),))
        )
    rows = tuple(
        RawRow(
            (*one.values[:_EXPERT], expert, cell(one.cells, position), *one.values[_SCORE + 1 :]),
            partial(_place, heading, positions, position, one.number),
        )
        for one in applications
        for position, expert in experts.items()
        # Where batch or sector cannot be made out, every expert stays, so that the faults are found.
        if one.panel is None or position in panels[one.panel]
    )
    return RawSheet(MARKS, rows, whole=not merged)


def _application(number: int, cells: Cells, positions: Mapping[str, int | None]) -> _Application:
    values = tuple(cell(cells, positions.get(column.key)) for column in MARKS.columns)
    try:
        panel = tuple(column.read(cell(cells, positions[column.key])) for column in (BATCH, INDUSTRY))
    except InvalidValueError:
        panel = None
    return _Application(number, cells, values, panel)


def _place(heading: Heading, positions: Mapping[str, int | None], expert: int, number: int, index: int | None) -> Place:
    if index is None:
        return heading.sheet.row_place(number)
    if index in (_EXPERT, _SCORE):
        return heading.sheet.headed_place(number, expert, printable(without_space(str(heading.cells[expert]))))
    column = MARKS.columns[index]
    return heading.sheet.headed_place(number, positions.get(column.key), column.heading.zh)


def _numbered(parts: Iterable[_Part]) -> tuple[RawRow, ...]:
    """The rows of all sheets; each of several from one row gets an id that no other has."""
    rows = [(row, part.wide) for part in parts for row in part.sheet.rows]
    taken = {
        str(row.values[_ID]).strip() if is_filled((row.values[_ID],)) else _id(number)
        for number, (row, wide) in enumerate(rows, start=1)
        if not wide
    }
    spare = (number for number in count(len(rows) + 1) if _id(number) not in taken)
    return tuple(
        RawRow((_id(number) if _id(number) not in taken else _id(next(spare)), *row.values[_ID + 1 :]), row.at)
        if wide
        else row
        for number, (row, wide) in enumerate(rows, start=1)
    )


def _id(number: int) -> str:
    return f"{MARKS.name.zh}-{number}"
