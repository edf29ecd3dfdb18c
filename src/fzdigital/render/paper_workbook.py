"""Papers as workbooks that print on A4: headings repeated, nothing cut, blanks for signature, date and seal.

Every text is written as text, so that none becomes a formula.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from math import ceil
from typing import Final, NamedTuple
from unicodedata import east_asian_width

from fzdigital.errors import MissingExtraError
from fzdigital.render.paper import Grid, Page, Paper
from fzdigital.text import Language, Text

try:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet
except ImportError:
    _READY = False
else:
    _READY = True

_CREATED: Final = datetime(2000, 1, 1, tzinfo=UTC)
_A4: Final = 9
_FONT: Final = "宋体"
_LINE: Final = 15
"""The height of one line of text, in points."""
_TALLEST: Final = 400
"""The tallest row that spreadsheets take, in points, rounded down."""
_BARE: Final = (21, 21, 21, 21)
"""The columns of a page without a table: several, because a single one too wide for the paper would be cut."""
_LONGEST_TAB: Final = 31
_REFUSED_IN_TABS: Final = "[]:*?/\\"
_FOOTER: Final = Text("&C第&P页 共&N页", "&Cpage &P of &N")


class _Formats(NamedTuple):
    """How the kinds of text look."""

    title: Format
    line: Format
    heading: Format
    cell: Format
    number: Format
    blank: Format


def paper_workbook(paper: Paper, language: Language) -> bytes:
    """A paper as an ``.xlsx`` workbook, one sheet a page.

    Args:
        paper: the paper.
        language: ``zh`` or ``en``, for the page numbers.

    Returns:
        The workbook; equal papers give equal bytes.

    Raises:
        MissingExtraError: if the packages of the extra ``excel`` are not installed.
    """
    if not _READY:
        raise MissingExtraError("excel")
    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True}) as workbook:
        # Otherwise the clock would make every file another one.
        workbook.set_properties({"created": _CREATED, "title": paper.title})
        formats = _formats(workbook)
        for page, tab in zip(paper.pages, tabs(page.name for page in paper.pages), strict=True):
            sheet = workbook.add_worksheet(tab)
            _set_up(sheet, page, language)
            _write(sheet, page, formats)
    return buffer.getvalue()


def tabs(names: Iterable[str]) -> tuple[str, ...]:
    """Names as a workbook's tabs can bear them: short, without the characters refused there, each once."""
    used: dict[str, str] = {}
    for name in names:
        bare = "".join(" " if mark in _REFUSED_IN_TABS else mark for mark in name).strip("' ") or "—"
        number, tab = 1, bare[:_LONGEST_TAB]
        while tab.lower() in used:
            number += 1
            end = f"~{number}"
            tab = bare[: _LONGEST_TAB - len(end)] + end
        used[tab.lower()] = tab
    return tuple(used.values())


def _formats(workbook: Workbook) -> _Formats:
    def made(**how: object) -> Format:
        return workbook.add_format({"font_name": _FONT, "font_size": 11, "text_wrap": True, "valign": "vcenter"} | how)

    return _Formats(
        title=made(font_size=16, bold=True, align="center"),
        line=made(valign="top"),
        heading=made(bold=True, align="center", border=1, bg_color="#E7EEF4"),
        cell=made(border=1),
        number=made(border=1, align="center"),
        blank=made(bottom=4),
    )


def _set_up(sheet: Worksheet, page: Page, language: Language) -> None:
    sheet.set_paper(_A4)
    if page.wide:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
    sheet.set_footer(_FOOTER.said_in(language))
    sheet.hide_gridlines(2)


def _write(sheet: Worksheet, page: Page, formats: _Formats) -> None:
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
    row += 1 if page.annex else 0
    for said in page.annex:
        row = _line(sheet, row, said, formats.line, widths, _height(said, total))


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


def _grid(sheet: Worksheet, row: int, grid: Grid, widths: tuple[int, ...], formats: _Formats) -> int:
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
