"""The pages of a paper as sheets of a workbook. Loaded only where XlsxWriter is installed."""

from math import ceil
from typing import Final, NamedTuple
from unicodedata import east_asian_width

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from fzdigital.render.paper import Grid, Page
from fzdigital.text import Language, Text

_A4: Final = 9
_FONT: Final = "宋体"
_LINE: Final = 15
"""The height of one line of text, in points."""
_TALLEST: Final = 400
"""The tallest row that spreadsheets take, in points, rounded down."""
_BARE: Final = (21, 21, 21, 21)
"""The columns of a page without a table: several, because a single one too wide for the paper would be cut."""
_FOOTER: Final = Text("&C第&P页 共&N页", "&Cpage &P of &N")


class Formats(NamedTuple):
    """How the kinds of text look."""

    title: Format
    line: Format
    heading: Format
    cell: Format
    number: Format
    blank: Format


def formats_of(workbook: Workbook) -> Formats:
    """The formats, made once for a workbook."""

    def made(**how: object) -> Format:
        return workbook.add_format({"font_name": _FONT, "font_size": 11, "text_wrap": True, "valign": "vcenter"} | how)

    return Formats(
        title=made(font_size=16, bold=True, align="center"),
        line=made(valign="top"),
        heading=made(bold=True, align="center", border=1, bg_color="#E7EEF4"),
        cell=made(border=1),
        number=made(border=1, align="center"),
        blank=made(bottom=4),
    )


def set_up(sheet: Worksheet, page: Page, language: Language) -> None:
    """Set a sheet up to be printed on A4."""
    sheet.set_paper(_A4)
    if page.wide:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
    sheet.set_footer(_FOOTER.said_in(language))
    sheet.hide_gridlines(2)


def write(sheet: Worksheet, page: Page, formats: Formats) -> None:
    """Write a page down, every text as text."""
    widths = _widths(page)
    for position, width in enumerate(widths):
        sheet.set_column(position, position, width)
    total = sum(widths)
    row = _line(sheet, 0, page.title, formats.title, widths, 2 * _LINE)
    for said in page.lead:
        row = _line(sheet, row, said, formats.line, widths, _height(said, total))
    for grid in page.grids:
        row = _grid(sheet, row + 1, grid, widths, formats)
        heading = row - len(grid.rows) - 1
        # A workbook repeats one block of rows on the pages after it, so of several tables it is the last one's.
        sheet.repeat_rows(heading)
        if len(page.grids) == 1:
            sheet.freeze_panes(heading + 1, 0)
    row += 1 if page.notes else 0
    for said in page.notes:
        row = _line(sheet, row, said, formats.line, widths, _height(said, total))
    row += 1
    for said in page.blanks:
        row = _line(sheet, row, said, formats.blank, widths, 2 * _LINE)


def _widths(page: Page) -> tuple[int, ...]:
    """The widths of the columns: for each the greatest that a table asks for."""
    if not page.grids:
        return _BARE
    columns = max(len(grid.widths) for grid in page.grids)
    padded = (grid.widths + (0,) * (columns - len(grid.widths)) for grid in page.grids)
    return tuple(map(max, zip(*padded, strict=True)))


def _line(sheet: Worksheet, row: int, said: str, how: Format, widths: tuple[int, ...], height: int) -> int:
    sheet.set_row(row, height)
    sheet.merge_range(row, 0, row, len(widths) - 1, "", how)
    sheet.write_string(row, 0, said, how)
    return row + 1


def _grid(sheet: Worksheet, row: int, grid: Grid, widths: tuple[int, ...], formats: Formats) -> int:
    for position, heading in enumerate(grid.headings):
        sheet.write_string(row, position, heading, formats.heading)
    sheet.set_row(row, max(map(_height, grid.headings, widths)))
    for cells in grid.rows:
        row += 1
        sheet.set_row(row, max(map(_height, map(str, cells), widths)))
        for position, cell in enumerate(cells):
            if isinstance(cell, int):
                sheet.write_number(row, position, cell, formats.number)
            else:
                sheet.write_string(row, position, cell, formats.cell)
    return row + 1


def _height(said: str, width: int) -> int:
    """The height a text needs in a column; spreadsheets do not adapt that of merged cells, and some of none."""
    lines = sum(max(1, ceil(_columns(part) / max(1, width - 1))) for part in said.split("\n"))
    return min(_TALLEST, _LINE * lines + 3)


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(mark) in "WF" else 1 for mark in text)
