"""What spreadsheet programs, and people with them, do to a table: read rightly, or refused, with what to do."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from fzdigital.errors import CasebookError
from fzdigital.io.raw import MOST_COUNTED
from fzdigital.io.workbook import read_workbook
from tests.io.documents import (
    APPLICATION,
    APPLICATIONS_HEADING,
    APPLICATIONS_ROW,
    KNIT,
    MARK,
    MARKS_HEADING,
    ONE,
    Fault,
    Row,
    mark_row,
    read,
    saved,
)
from tests.strategies.casebooks import AXES

NBSP, WIDE_SPACE = "\u00a0", "\u3000"
OTHER_MARK = MARK | {"expert": "专家乙", "score": "90"}
MARKS = (MARKS_HEADING, mark_row(85.5), mark_row(90, "专家乙"))

Edit = Callable[[Worksheet], object]


def put(cell: str, value: object) -> Edit:
    """Put a value into a cell."""
    return lambda sheet: sheet.__setitem__(cell, value)


def merge(area: str) -> Edit:
    """Merge cells."""
    return lambda sheet: sheet.merge_cells(area)


def hide(row: int, *values: object) -> Edit:
    """Hide a row, holding these values if there are any."""

    def edit(sheet: Worksheet) -> None:
        sheet.row_dimensions[row].hidden = True
        for column, value in enumerate(values, start=1):
            sheet.cell(row, column, value)

    return edit


def above(title: str, *areas: str) -> Edit:
    """Put a title above the headings, with merged cells."""

    def edit(sheet: Worksheet) -> None:
        sheet.insert_rows(1)
        sheet["A1"] = title
        for area in areas:
            sheet.merge_cells(area)

    return edit


def remarked(sheet: Worksheet) -> None:
    """Add a column of remarks, merged over all rows."""
    sheet["G1"] = "备 注"
    sheet["G2"] = "均按时到场"
    sheet.merge_cells("G2:G3")


READ: dict[str, tuple[Edit, Sequence[Row]]] = {
    "a merged title": (above("专家评分表", "A1:F1"), (MARK, OTHER_MARK)),
    "a title merged over the whole row": (above("专家评分表", "A1:XFD1"), (MARK, OTHER_MARK)),
    "a blank line in the middle": (lambda sheet: sheet.insert_rows(3), (MARK, OTHER_MARK)),
    "blank cells merged below the data": (merge("A9:F10"), (MARK, OTHER_MARK)),
    "merged remarks": (remarked, (MARK, OTHER_MARK)),
    "a row hidden by a filter": (hide(2), (MARK, OTHER_MARK)),
    "a hidden blank row": (hide(4, "  "), (MARK, OTHER_MARK)),
    "spaces behind a code": (put("D2", f"{ONE} "), (MARK, OTHER_MARK)),
    "full-width spaces around a name": (put("E2", f"{WIDE_SPACE}专家甲{WIDE_SPACE}"), (MARK, OTHER_MARK)),
    "a no-break space behind a sector": (put("C2", f"{KNIT}{NBSP}"), (MARK, OTHER_MARK)),
    "spaces in a heading": (put("F1", f" 分{WIDE_SPACE}数{NBSP}"), (MARK, OTHER_MARK)),
    "a batch as text": (put("B2", "1"), (MARK, OTHER_MARK)),
    "a batch with a decimal point": (put("B2", 1.0), (MARK, OTHER_MARK)),
    "a score as text": (put("F2", " 85.50 "), (MARK, OTHER_MARK)),
    "recused": (put("F2", "回避"), (MARK | {"score": "recused"}, OTHER_MARK)),
    "recused between spaces": (put("F2", f" 回避{NBSP}"), (MARK | {"score": "recused"}, OTHER_MARK)),
    "absent between spaces": (put("F2", f"{WIDE_SPACE}缺席 "), (MARK | {"score": "absent"}, OTHER_MARK)),
    "spaces alone": (put("F2", f" {WIDE_SPACE}{NBSP}"), (MARK | {"score": None}, OTHER_MARK)),
}

REFUSED: dict[str, tuple[Edit, str, str]] = {
    "a formula without a result": (put("F2", "=80+5"), "评分!F2", "打开并保存"),
    "an error value": (put("F2", "#N/A"), "评分!F2", "一个值，而不是错误值"),
    "cells merged in the data": (merge("A2:A3"), "评分!A2:A3", "取消合并"),
    "cells merged over a row": (merge("E2:F2"), "评分!E2:F2", "取消合并"),
    "headings merged downwards": (merge("B1:B2"), "评分!B1:B2", "取消合并"),
    "a code as a number": (put("D2", 913501000000000012), "评分!D2", "存为文本格式"),
    "a name as a number": (put("E2", 12), "评分!E2", "存为文本格式"),
    "a day as text with slashes": (put("A2", "2024/5/1"), "评分!A2", "如2024-05-01"),
    "a day as text with dots": (put("A2", "2024.12.31"), "评分!A2", "如2024-12-31"),
    "a day as text in Chinese": (put("A2", "2024年5月1日"), "评分!A2", "如2024-05-01"),
    "a day as text that no month has": (put("A2", "2024/2/30"), "评分!A2", "公历日期（YYYY-MM-DD）"),
    "a day as text, month first": (put("A2", "5/1/2024"), "评分!A2", "YYYY-MM-DD"),
    "a day as text in English": (put("A2", "May 1, 2024"), "评分!A2", "YYYY-MM-DD"),
    "a day as a number": (put("A2", 45413), "评分!A2", "YYYY-MM-DD"),
    "a score in full-width digits": (put("F2", "８５"), "评分!F2", "半角数字"),
    "a score with its unit": (put("F2", "85分"), "评分!F2", "半角数字"),
    "a truth for a score": (put("F2", True), "评分!F2", "半角数字"),
    "a truth for a name": (put("E2", False), "评分!E2", "文本"),
    "a word that means something else": (put("F2", "缺 席"), "评分!F2", "回避、缺席"),
    "a zero-width space in a name": (put("E2", "专家\u200b甲"), "评分!E2", "格式字符"),
    "a line break in a name": (put("E2", "专家\n甲"), "评分!E2", "一行文字"),
    "a hidden row of sums": (hide(4, None, None, None, None, "平均", 87.75), "评分!A4", "已填写的内容"),
    "a row of headings again": (hide(4, *MARKS_HEADING), "评分!A4", "YYYY-MM-DD"),
    "a column of one's own": (put("G1", "平均分"), "评分!1:1", "备注"),
    "a cell beside the table": (put("H9", "制表人"), "评分!H9", "没有标题"),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a workbook may be saved."""
    return tmp_path / "案卷.xlsx"


def edited(path: Path, edit: Edit, title: str = "评分") -> Path:
    """A workbook with two marks, of which one sheet is edited."""
    saved(path, {"评分": MARKS})
    workbook = load_workbook(path)
    edit(workbook[title])
    workbook.save(path)
    return path


def faults(path: Path) -> tuple[Fault, ...]:
    """The faults of a workbook; it must have some."""
    with pytest.raises(CasebookError) as caught:
        read_workbook(path, AXES)
    return caught.value.problems


class TestWhatSpreadsheetsDo:
    """Every mishap is read rightly or refused."""

    @pytest.mark.parametrize("name", READ)
    def test_is_read(self, path: Path, name: str) -> None:
        """What can mean one thing only is read as that."""
        edit, marks = READ[name]
        assert read_workbook(edited(path, edit), AXES) == read(marks=list(marks))

    @pytest.mark.parametrize("name", REFUSED)
    def test_is_refused(self, path: Path, name: str) -> None:
        """What would be lost or guessed is refused at its place, with what to do."""
        edit, place, advice = REFUSED[name]
        found = [text for where, text in faults(edited(path, edit)) if where == place]
        assert len(found) == 1
        assert found[0].zh.startswith("评分 ")
        assert advice in found[0].zh
        assert "must be" in found[0].en or ";" in found[0].en

    @pytest.mark.parametrize("name", ["福州甲公司", f"福州甲公司{NBSP}", "福州（甲）公司", "福州(甲)公司 "])
    def test_names_are_the_same_in_either_width(self, path: Path, name: str) -> None:
        """A name with full-width brackets is the name with half-width ones; brackets left out make another."""
        for other in ("福州（甲）公司", "福州(甲)公司"):
            again = (*APPLICATIONS_ROW[:1], 2, ONE, other, *APPLICATIONS_ROW[4:])
            first = (*APPLICATIONS_ROW[:3], name, *APPLICATIONS_ROW[4:])
            saved(path, {"申报": (APPLICATIONS_HEADING, first, again)})
            if "(" in name or "（" in name:
                assert len(read_workbook(path, AXES).entries) == 2
            else:
                assert [place for place, _ in faults(path)] == ["申报!D3"]

    @pytest.mark.parametrize(("value", "meant"), [(True, True), (False, False), ("TRUE", True), ("否 ", False)])
    def test_truths(self, path: Path, value: object, meant: bool) -> None:
        """A cell that is true or false, and the same as text, is yes or no."""
        saved(path, {"申报": ((*APPLICATIONS_HEADING, "申报书"), (*APPLICATIONS_ROW, value))})
        (entry,) = read_workbook(path, AXES).entries
        assert entry.what == read(applications=[APPLICATION | {"form_submitted": meant}]).entries[0].what

    @pytest.mark.parametrize("title", ["Sheet2", "汇总"])
    def test_blank_sheets_are_passed_over(self, path: Path, title: str) -> None:
        """A sheet that a new workbook has is no fault while nothing is on it; then it is, hidden or not."""
        saved(path, {title: ((None, " "),)})
        assert read_workbook(path, AXES) == read()
        workbook = load_workbook(path)
        workbook[title]["B2"], workbook[title].sheet_state = 1, "hidden"
        workbook.save(path)
        ((place, text),) = faults(path)
        assert place == title
        assert "取消隐藏" in text.zh

    @pytest.mark.parametrize("title", ["填写说明", " Guide "])
    def test_the_guide_is_passed_over(self, path: Path, title: str) -> None:
        """The guide is none of the casebook, whatever it says."""
        assert read_workbook(saved(path, {title: (("怎样填写", "=1+1"),)}), AXES) == read()


class TestMergedCells:
    """Merged cells among the data."""

    def test_are_one_fault_each(self, path: Path) -> None:
        """The blanks that merging makes are no faults of their own, and no firm becomes unknown by them."""

        def edit(sheet: Worksheet) -> None:
            sheet.append(APPLICATIONS_ROW)
            sheet.merge_cells("A2:F2")
            sheet.merge_cells("A3:A7")

        found = faults(edited(path, edit, "申报"))
        assert [place for place, _ in found] == ["申报!A2:F2", "申报!A3:A7"]
        assert found[0][1].en.startswith(
            "申报 A2:F2 are merged cells, of which all but the first would count as blank;"
        )

    def test_leave_the_other_rows_to_be_checked(self, path: Path) -> None:
        """Faults of rows without merged cells are reported at the same time."""

        def edit(sheet: Worksheet) -> None:
            sheet.merge_cells("E2:F2")
            sheet["F3"] = "九十"

        assert [place for place, _ in faults(edited(path, edit))] == ["评分!E2:F2", "评分!F3"]

    def test_in_columns_for_experts(self, path: Path) -> None:
        """A score merged over two experts or two applications is a fault."""

        def edit(sheet: Worksheet) -> None:
            sheet["E1"], sheet["F1"] = "专家甲", "专家乙"
            sheet["E2"], sheet["E3"] = 85, 86
            sheet.merge_cells("E2:F2")

        assert [place for place, _ in faults(edited(path, edit))] == ["评分!E2:F2"]

    def test_that_overlap_a_thousandfold(self, path: Path) -> None:
        """However many there are, and however far they reach, their rows are gone through once."""
        workbook = load_workbook(saved(path, {"评分": MARKS}))
        for last in range(3, 1000):
            workbook["评分"].merged_cells.add(f"A2:A{last * 1000}")
        workbook.save(path)
        assert len(faults(path)) < MOST_COUNTED
