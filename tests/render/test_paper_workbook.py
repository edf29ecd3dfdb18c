"""Papers as workbooks."""

import sys
from importlib.util import find_spec, module_from_spec
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from fzdigital.errors import MissingExtraError
from fzdigital.render.paper import Grid, Page, Paper
from fzdigital.render.paper_workbook import paper_workbook, tabs

TABLE = Grid(("名次", "企业"), ((1, "=1+1"), (2, "长" * 60)), (6, 20))
PAGE = Page("第1批", "评分汇总表", ("第一行", "第二行"), (TABLE,), ("注",), ("签字：", "单位（盖章）："), wide=True)


def sheets(*pages: Page) -> list[Worksheet]:
    """The sheets of a paper of these pages, read back by another library."""
    book = load_workbook(BytesIO(paper_workbook(Paper("paper", "题目", pages), "zh")))
    return list(book.worksheets)


class TestContent:
    """Everything of a page is on its sheet, in order."""

    def test_every_line_and_cell(self) -> None:
        """Title, lead, table, notes and blanks stand one below the other."""
        (sheet,) = sheets(PAGE)
        column = [cell.value for cell in sheet["A"] if cell.value is not None]
        assert column == ["评分汇总表", "第一行", "第二行", "名次", 1, 2, "注", "签字：", "单位（盖章）："]

    def test_no_text_becomes_a_formula(self) -> None:
        """A text that looks like one is text."""
        (sheet,) = sheets(PAGE)
        (cell,) = [cell for row in sheet.rows for cell in row if cell.value == "=1+1"]
        assert cell.data_type == "s"

    def test_a_page_without_a_table(self) -> None:
        """A letter is lines only."""
        (sheet,) = sheets(Page("信", "信", ("致：某",), blanks=("日期：",)))
        assert [cell.value for cell in sheet["A"] if cell.value is not None] == ["信", "致：某", "日期："]

    def test_equal_papers_are_equal_files(self) -> None:
        """No clock is in them."""
        paper = Paper("paper", "题目", (PAGE,))
        assert paper_workbook(paper, "en") == paper_workbook(paper, "en")


class TestPrint:
    """How it prints."""

    def test_on_a4_one_page_wide(self) -> None:
        """A4, across where the page is wide, scaled to the width of the paper."""
        across, upright = sheets(PAGE, PAGE._replace(wide=False, name="b"))
        assert (across.page_setup.paperSize, upright.page_setup.paperSize) == (9, 9)
        assert across.page_setup.orientation == "landscape"
        assert upright.page_setup.orientation != "landscape"
        assert across.page_setup.fitToHeight == 0
        assert across.sheet_properties.pageSetUpPr.fitToPage

    def test_the_heading_is_repeated(self) -> None:
        """The heading row of the table stands on every printed page and stays when scrolling."""
        (sheet,) = sheets(PAGE)
        heading = next(cell.row for cell in sheet["A"] if cell.value == "名次")
        assert sheet.print_title_rows == f"${heading}:${heading}"
        assert sheet.freeze_panes == f"A{heading + 1}"

    def test_of_two_tables_the_last_heading_is_repeated(self) -> None:
        """The pages after the first go on with the last table; nothing stays when scrolling."""
        (sheet,) = sheets(PAGE._replace(grids=(TABLE, TABLE)))
        heading = [cell.row for cell in sheet["A"] if cell.value == "名次"][-1]
        assert sheet.print_title_rows == f"${heading}:${heading}"
        assert sheet.freeze_panes is None

    def test_the_pages_are_numbered(self) -> None:
        """The footer counts the pages."""
        (sheet,) = sheets(PAGE)
        assert sheet.oddFooter.center.text == "第&P页 共&N页"

    def test_a_long_cell_gets_the_height_it_needs(self) -> None:
        """A name of 60 characters in a column of ten is given at least six lines."""
        (sheet,) = sheets(PAGE)
        row = next(cell.row for cell in sheet["A"] if cell.value == 2)
        assert sheet.row_dimensions[row].height >= 6 * 15

    def test_no_row_is_taller_than_a_spreadsheet_takes(self) -> None:
        """A text of thousands of characters is bounded."""
        (sheet,) = sheets(PAGE._replace(lead=("长" * 9000,)))
        assert sheet.row_dimensions[2].height <= 409


class TestTabs:
    """Names of sheets."""

    def test_characters_refused_there_are_blanks(self) -> None:
        """A name keeps what it can."""
        assert tabs(["a[b]:c*d?e/f\\g"]) == ("a b  c d e f g",)

    def test_a_long_name_is_cut(self) -> None:
        """A tab holds 31 characters."""
        assert tabs(["长" * 40]) == ("长" * 31,)

    def test_equal_names_are_told_apart(self) -> None:
        """Also where only letter case differs, or what was cut off."""
        assert tabs(["ab", "AB", "ab"]) == ("ab", "AB~2", "ab~3")
        assert tabs(["长" * 40, "长" * 41]) == ("长" * 31, "长" * 29 + "~2")

    def test_a_name_of_nothing(self) -> None:
        """A tab is never without a name, nor between quotation marks."""
        assert tabs(["''", "'x'"]) == ("—", "x")


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """The module can be imported without XlsxWriter; asking for a workbook says what to install."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    spec = find_spec("fzdigital.render.paper_workbook")
    assert spec is not None
    assert spec.loader is not None
    # A module of its own: reloading would keep the names of the first import.
    without = module_from_spec(spec)
    spec.loader.exec_module(without)
    with pytest.raises(MissingExtraError, match=r"fzdigital\[excel\]"):
        without.paper_workbook(Paper("paper", "题目", (PAGE,)), "zh")
