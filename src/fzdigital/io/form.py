"""How a sheet of a workbook looks and how it helps to fill it in: headings, formats, drop-downs, hints, the page."""

from collections.abc import Iterable, Mapping
from math import ceil
from typing import Any, Final
from unicodedata import east_asian_width

from attrs import frozen
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from fzdigital.io import cells
from fzdigital.io.columns import Choice, Column, Table

Lists = Mapping[tuple[Choice, ...], str]
"""Where in the workbook the choices stand that are too long for a drop-down of their own, as formulas."""

LINE_HEIGHT = 16
"""The height of one line of text, in points."""

_LONGEST_LIST = 255
"""The greatest length of a drop-down that holds its words itself, in characters."""

LAST_ROW = 1_048_575
"""The number of the last row of a sheet, from 0."""

_A4 = 9
_NOWHERE: Final = 0
_PORTRAIT_WIDTH = 110

_TEXTS = (cells.code, cells.line, cells.name, cells.reason, cells.lines, cells.days, cells.anything)
_DAYS = (cells.day, cells.deadline)
_WIDTHS: Mapping[cells.Parser, int] = {
    cells.code: 21,
    cells.name: 36,
    cells.reason: 36,
    cells.line: 18,
    cells.lines: 18,
    cells.anything: 24,
    cells.day: 12,
    cells.deadline: 12,
}
"""How much room what a column holds takes, in characters; of other columns it is the longest choice."""


@frozen
class Styles:
    """The formats of one workbook.

    Args:
        required: of the heading of a column that must be filled in.
        optional: of the heading of one that may be blank.
        text: of cells that keep what is typed as text.
        day: of days.
        plain: of other cells.
    """

    required: Format
    optional: Format
    text: Format
    day: Format
    plain: Format

    def heading(self, column: Column) -> Format:
        """The format of a column's heading."""
        return self.required if column.required else self.optional

    def cell(self, column: Column) -> Format:
        """The format of a column's cells: a code typed as a number would lose its last digits."""
        if column.parse in _DAYS:
            return self.day
        return self.text if column.parse in _TEXTS else self.plain


def styles_of(workbook: Workbook) -> Styles:
    """The formats, added to a workbook."""
    heading = {"bold": True, "text_wrap": True, "border": 1, "align": "center", "valign": "vcenter"}
    cell = {"text_wrap": True, "align": "left", "valign": "top"}
    return Styles(
        required=workbook.add_format({**heading, "bg_color": "#FFD966"}),
        optional=workbook.add_format({**heading, "bg_color": "#DDEBF7"}),
        text=workbook.add_format({**cell, "num_format": "@"}),
        day=workbook.add_format({**cell, "num_format": "yyyy-mm-dd"}),
        plain=workbook.add_format(cell),
    )


def set_up(sheet: Worksheet, table: Table, styles: Styles) -> None:
    """Give a sheet its headings, the formats of its columns and the set-up of its page."""
    widths = tuple(_width(column) for column in table.columns)
    for position, (column, width) in enumerate(zip(table.columns, widths, strict=True)):
        sheet.set_column(position, position, width, styles.cell(column))
        sheet.write_string(0, position, column.heading.zh, styles.heading(column))
    sheet.set_row(0, 2 * LINE_HEIGHT)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.hide_gridlines(_NOWHERE)
    set_page(sheet, sum(widths))


def set_page(sheet: Worksheet, width: int) -> None:
    """Print a sheet on A4, as wide as the paper and numbered, across if it is wide.

    Args:
        sheet: the sheet.
        width: the width of all its columns, in characters.
    """
    sheet.set_paper(_A4)
    if width > _PORTRAIT_WIDTH:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.75)
    sheet.set_header("&C&A")
    sheet.set_footer("&C第&P页，共&N页")


def offer_help(sheet: Worksheet, rows: tuple[int, int], position: int, column: Column, lists: Lists) -> None:
    """Show a hint at some cells of one column, and let nothing but its choices in if they are a closed set.

    Args:
        sheet: the sheet.
        rows: the numbers of the first and the last row, from 0.
        position: the number of the column, from 0.
        column: what the cells hold.
        lists: where the choices stand that are too long.
    """
    first, last = rows
    name, about = column.heading.zh, column.about.zh
    options: dict[str, Any] = {"input_title": name, "input_message": f"必填。{about}" if column.required else about}
    if column.choices:
        options["validate"] = "list"
        options["source"] = lists.get(column.choices) or [choice.word for choice in column.choices]
        options["error_title"] = "不在列表中"
        options["error_message"] = f"“{name}”只能填下拉列表中的内容，请重新选取。"
    else:
        options["validate"] = "any"
    sheet.data_validation(first, position, last, position, options)


def is_long(column: Column) -> bool:
    """Whether the choices of a column are too long for a drop-down that holds them itself."""
    return len(",".join(choice.word for choice in column.choices)) > _LONGEST_LIST


def room(text: str) -> int:
    """The room a text takes in a line, in characters; a Chinese character takes two."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def height(texts: Iterable[tuple[str, int]]) -> int:
    """The height of a row, in points.

    Args:
        texts: its texts, each with the width of its cell in characters.
    """
    return LINE_HEIGHT * max(ceil(room(text) / (width - 2)) for text, width in texts)


def _width(column: Column) -> int:
    # Headings are broken into two lines.
    heading = ceil(room(column.heading.zh) / 2) + 3
    offered = max((room(choice.word) for choice in column.choices), default=0) + 2
    return max(heading, offered, _WIDTHS.get(column.parse, 0))
