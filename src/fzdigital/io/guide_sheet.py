"""Writes the guide as the first sheet: what to know, every sheet and column, and the lists of long drop-downs."""

from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from fzdigital.io.columns import Column, Table
from fzdigital.io.form import LINE_HEIGHT, Lists, Styles, height, is_long, set_page
from fzdigital.io.guide import GUIDE_NAME, TOPICS
from fzdigital.io.tables import ROW_TABLES, SETTING_ROWS, SETTINGS

_WIDTHS = (28, 40, 8, 34)
_LAST = len(_WIDTHS) - 1
_EVERYWHERE: Final = 2


def write_guide(workbook: Workbook, styles: Styles) -> Lists:
    """Add the guide to a workbook.

    Args:
        workbook: the workbook.
        styles: its formats.

    Returns:
        Where the lists stand that are too long for a drop-down of their own.
    """
    guide = _Guide(workbook, styles)
    guide.title(f"数字化服务商遴选案卷：{GUIDE_NAME.zh}")
    for topic in TOPICS:
        guide.pair(topic.title, topic.said)
    guide.columns(SETTING_ROWS, (*SETTING_ROWS.columns, *SETTINGS.columns))
    for table in ROW_TABLES:
        guide.columns(table, table.columns)
    return {
        column.choices: guide.choices(table, column)
        for table in ROW_TABLES
        for column in table.columns
        if is_long(column)
    }


class _Guide:
    """The sheet while it is written, row by row."""

    def __init__(self, workbook: Workbook, styles: Styles) -> None:
        self._sheet: Worksheet = workbook.add_worksheet(GUIDE_NAME.zh)
        self._styles = styles
        self._band = workbook.add_format({"bold": True, "font_size": 12, "valign": "vcenter", "bottom": 1})
        self._said = workbook.add_format({"text_wrap": True, "valign": "top", "border": 1})
        self._named = workbook.add_format({"text_wrap": True, "valign": "top", "border": 1, "bold": True})
        self._row = 0
        for position, width in enumerate(_WIDTHS):
            self._sheet.set_column(position, position, width)
        self._sheet.hide_gridlines(_EVERYWHERE)
        set_page(self._sheet, sum(_WIDTHS))

    def title(self, text: str) -> None:
        """Write a line over the whole width, a line away from what stands above."""
        if self._row:
            self._row += 1
        self._sheet.merge_range(self._row, 0, self._row, _LAST, "", self._band)
        self._sheet.write_string(self._row, 0, text, self._band)
        self._next(LINE_HEIGHT + 6)

    def pair(self, name: str, said: str) -> None:
        """Write a name and what is said of it."""
        self._sheet.write_string(self._row, 0, name, self._named)
        self._sheet.merge_range(self._row, 1, self._row, _LAST, "", self._said)
        self._sheet.write_string(self._row, 1, said, self._said)
        self._next(height(((name, _WIDTHS[0]), (said, sum(_WIDTHS[1:])))))

    def columns(self, table: Table, columns: tuple[Column, ...]) -> None:
        """Write what a sheet is for and what each of its columns holds."""
        self.title(f"{table.name.zh}表：{table.about.zh}")
        self._cells(("栏目", "填什么", "必填", "可选的内容"), self._styles.optional)
        for column in columns:
            words = "、".join(choice.word for choice in column.choices)
            offered = f"见下文清单：{column.heading.zh}" if is_long(column) else words
            needed = "必填" if column.required else ""
            heading = self._styles.heading(column)
            self._cells((column.heading.zh, column.about.zh, needed, offered), self._said, heading)

    def choices(self, table: Table, column: Column) -> str:
        """Write a list, and say where it stands."""
        self.title(f"{table.name.zh}表“{column.heading.zh}”栏的清单")
        first = self._row + 1
        for choice in column.choices:
            self.pair(choice.word, choice.meaning.zh)
        return f"='{GUIDE_NAME.zh}'!$A${first}:$A${self._row}"

    def _cells(self, texts: tuple[str, ...], style: Format, first: Format | None = None) -> None:
        for position, text in enumerate(texts):
            self._sheet.write_string(self._row, position, text, style if position or first is None else first)
        self._next(height(zip(texts, _WIDTHS, strict=True)))

    def _next(self, points: int) -> None:
        self._sheet.set_row(self._row, points)
        self._row += 1
