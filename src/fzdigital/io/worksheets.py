"""Finds the tables in the sheets of a workbook or folder."""

from collections.abc import Iterable, Iterator

from fzdigital.io.grid import WORKSHEET, Sheet, is_filled
from fzdigital.io.guide import GUIDE_NAME
from fzdigital.io.raw import Problems, RawSheet
from fzdigital.io.score_layouts import is_marks, marks_sheet
from fzdigital.io.setting_rows import setting_row
from fzdigital.io.table_rows import table_sheet
from fzdigital.io.tables import ROW_TABLES, SETTING_ROWS, table_named
from fzdigital.text import Text

_HIDDEN = Text("（看不到的，先取消隐藏）", " (if it is not to be seen, unhide it first)")


def raw_sheets(sheets: Iterable[Sheet], problems: Problems) -> Iterator[RawSheet]:
    """The tables of a workbook or folder, each once.

    Args:
        sheets: its sheets. The guide is passed over, and so is an unknown one with nothing on it; those of marks may
            be several.
        problems: where faults of sheets and headings are noted.
    """
    tables = (SETTING_ROWS, *ROW_TABLES)
    read: set[str] = set()
    marks: list[Sheet] = []
    for sheet in sheets:
        title = sheet.title.strip()
        table = table_named(title, tables)
        if title in GUIDE_NAME:
            continue
        if is_marks(title):
            marks.append(sheet)
        elif table is None and not any(map(is_filled, sheet.rows)):
            # A new workbook has such sheets, and nothing is lost with them.
            continue
        elif table is None:
            hidden = _HIDDEN if sheet.kind is WORKSHEET else Text("", "")
            known = "、".join(one.name.zh for one in tables)
            problems.add(
                sheet.place(),
                f"不是案卷的表，请删去或改名{hidden.zh}；案卷的表：{known}。",
                f" is none of a casebook; delete or rename it{hidden.en}. The sheets are: {known}.",
            )
        elif table.key in read:
            problems.add(
                sheet.place(),
                f"与另一张表同为“{table.name.zh}”，请合为一表。",
                f" is another sheet of {table.name.en}; put the two together.",
            )
        else:
            read.add(table.key)
            raw = table_sheet(sheet, table, problems)
            yield setting_row(raw, problems) if table is SETTING_ROWS else raw
    if marks:
        yield marks_sheet(marks, problems)
