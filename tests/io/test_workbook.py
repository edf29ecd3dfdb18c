"""Casebooks in workbooks."""

import sys
from datetime import date, datetime, time
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart
from openpyxl.worksheet.formula import ArrayFormula

from fzdigital.errors import CasebookError, FileRefusedError, MissingExtraError
from fzdigital.io.workbook import read_workbook
from fzdigital.nouns import Mark, NoScore, Score
from fzdigital.service.casebook import Casebook
from tests.io.documents import (
    APPLICATIONS_HEADING,
    APPLICATIONS_ROW,
    MARK,
    MARKS_HEADING,
    Rows,
    mark_row,
    read,
    saved,
    with_member,
    workbook_faults,
)
from tests.strategies.casebooks import AXES

DAY = date(2024, 5, 6)
MIDNIGHT = datetime.combine(DAY, time.min)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a workbook may be saved."""
    return tmp_path / "案卷.xlsx"


def opened(path: Path, **sheets: Rows) -> Casebook:
    """The casebook of a workbook of these sheets."""
    return read_workbook(saved(path, sheets), AXES)


class TestReading:
    """A workbook that is read."""

    def test_is_the_same_casebook_as_the_document(self, path: Path) -> None:
        """A workbook and a JSON document that say the same give equal casebooks."""
        assert opened(path, 评分=(MARKS_HEADING, mark_row(85.5))) == read(marks=[MARK])

    @pytest.mark.parametrize("name", ["案卷.xlsx", "案卷.xls", "案卷.et", "案卷"])
    def test_what_the_file_is_called_does_not_matter(self, tmp_path: Path, name: str) -> None:
        """The content decides, not the name."""
        saved(tmp_path / "a.xlsx", {}).rename(tmp_path / name)
        assert read_workbook(tmp_path / name, AXES) == read()

    def test_cells_of_every_type(self, path: Path) -> None:
        """True dates, whole numbers, floats, booleans, text and blanks are read as what they are."""
        heading = (*APPLICATIONS_HEADING, "申报书", "失信名单", "并列次序", "登记日期")
        row = (MIDNIGHT, 1, *APPLICATIONS_ROW[2:], True, "否", None, DAY)
        assert opened(path, 申报=(heading, row)).entries[0].happened_on == DAY
        scores = (85, 85.35, "85.25", "回避", None, 0)
        marks = [mark_row(score, f"专家{number}") for number, score in enumerate(scores)]
        given = [
            entry.what.score
            for entry in opened(path, 评分=(MARKS_HEADING, *marks)).entries
            if isinstance(entry.what, Mark)
        ]
        assert given == [Score(8500), Score(8535), Score(8525), NoScore.RECUSED, None, Score(0)]

    def test_names_and_headings_may_be_english(self, path: Path) -> None:
        """Sheets and columns may bear their English names or their keys."""
        heading = ("Reviewed on", "batch", "Sector", "Credit code", "Expert", "Score")
        assert opened(path, Marks=(heading, mark_row(85.5))) == read(marks=[MARK])

    def test_columns_may_be_in_any_order(self, path: Path) -> None:
        """The headings say which column is which; one not required may be missing."""
        heading, row = MARKS_HEADING[:5][::-1], mark_row(None)[:5][::-1]
        assert opened(path, 评分=(heading, row)) == read(marks=[MARK | {"score": None}])

    def test_settings(self, path: Path) -> None:
        """Settings are rows of a name and a value; a list is divided by marks, a single day may be a true date."""
        rows = (("项目", "内容"), ("发布日期", MIDNIGHT), ("满分", 120), ("未齐表", "评级、举报"), ("休息日", MIDNIGHT))
        casebook = opened(path, 说明=rows)
        assert casebook.released_on == DAY
        assert casebook.scale_top == Score(12000)
        assert casebook.incomplete == ("ratings", "reports")
        assert casebook.days_off == (DAY,)

    def test_an_extent_that_is_stated_wrong_hides_nothing(self, path: Path) -> None:
        """Rows and columns beyond the extent that a sheet states are read all the same."""
        saved(path, {})
        with ZipFile(path) as archive:
            sheet = archive.read("xl/worksheets/sheet1.xml")
        assert b'<dimension ref="A1:F2"' in sheet
        for extent in (b"A1", b"A1:XFD1048576"):
            path.write_bytes(
                with_member(path.read_bytes(), "xl/worksheets/sheet1.xml", sheet.replace(b"A1:F2", extent))
            )
            assert read_workbook(path, AXES) == read()

    @pytest.mark.parametrize("rows", [(), ((None, " "),)], ids=["nothing", "blanks"])
    def test_an_empty_sheet_is_empty(self, path: Path, rows: Rows) -> None:
        """A sheet without anything in it needs no headings."""
        assert opened(path, 评分=rows) == read()

    def test_a_sheet_of_headings_is_empty(self, path: Path) -> None:
        """So does a sheet of headings alone."""
        assert opened(path, 评分=(MARKS_HEADING,)) == read()


class TestLayout:
    """Titles, blank rows, remarks."""

    def test_titles_stand_above_the_headings(self, path: Path) -> None:
        """A merged title and a line of notes above the headings are passed over."""
        saved(path, {"评分": (("专家评分表",), ("填表人：", "甲"), MARKS_HEADING, mark_row(85.5))})
        workbook = load_workbook(path)
        workbook["评分"].merge_cells("A1:F1")
        workbook.save(path)
        assert read_workbook(path, AXES) == read(marks=[MARK])

    @pytest.mark.parametrize(("above", "found"), [(9, True), (10, False)])
    def test_headings_are_within_ten_rows(self, path: Path, above: int, found: bool) -> None:
        """Headings in the tenth row are found, in the eleventh they are not."""
        sheets = {"评分": (*[("标题",)] * above, MARKS_HEADING, mark_row(85.5))}
        if found:
            assert read_workbook(saved(path, sheets), AXES) == read(marks=[MARK])
        else:
            assert "缺少标题" in workbook_faults(path, sheets)[-1][1].zh

    def test_blank_rows_are_passed_over(self, path: Path) -> None:
        """A blank row in the middle is no entry and takes no number."""
        rows = (MARKS_HEADING, (), mark_row(85.5), (None, "  "), mark_row(90, "专家乙"))
        assert opened(path, 评分=rows) == read(marks=[MARK, MARK | {"expert": "专家乙", "score": 90}])

    @pytest.mark.parametrize("heading", ["备注", "备 注", "Remarks"])
    def test_remarks_are_ignored(self, path: Path, heading: str) -> None:
        """A column of remarks may stand anywhere; a row with nothing but a remark is no entry."""
        rows = ((heading, *MARKS_HEADING), ("迟到", *mark_row(85.5)), ("以上一人",))
        assert opened(path, 评分=rows) == read(marks=[MARK])


class TestPlaces:
    """Where a fault is, as somebody with the file open would say it."""

    def test_of_a_cell(self, path: Path) -> None:
        """A cell is named by sheet, row, heading and letters, with what stands there and what should."""
        rows = (("专家评分表",), MARKS_HEADING, mark_row(85), (), mark_row("八十五", "专家乙"))
        ((place, text),) = workbook_faults(path, {"评分": rows})
        assert place == "评分!F5"
        assert text.zh.startswith("评分 第5行「分数」列（F5）为'八十五'，应为用半角数字写的分数")
        assert text.en.startswith("""评分 row 5, column "分数" (F5) is '八十五'; it must be a score""")

    def test_of_a_column_that_is_missing(self, path: Path) -> None:
        """A fault in a column that the sheet does not have is named by row and heading."""
        applications = ((*APPLICATIONS_HEADING, "登记号"), (*APPLICATIONS_ROW, "评分-2"))
        marks = (MARKS_HEADING, mark_row(85), mark_row(90, "专家乙"))
        ((place, text),) = workbook_faults(path, {"申报": applications, "评分": marks})
        assert place == "评分!3:3"
        assert text.zh.startswith("评分 第3行「登记号」列与申报!G2重复")
        assert text.en.startswith('评分 row 3, column "登记号" repeats 申报!G2')

    def test_of_a_row(self, path: Path) -> None:
        """What only the cells of a row together show is named by the row."""
        rows = (("公示开始", "公示结束", "批次"), (date(2024, 7, 5), date(2024, 7, 1), 1))
        ((place, text),) = workbook_faults(path, {"公示": rows})
        assert place == "公示!2:2"
        assert text.zh.startswith("公示 第2行：公示结束为")
        assert text.en.startswith("公示 row 2: ends_on is")

    def test_of_a_column_beyond_the_alphabet(self, path: Path) -> None:
        """The column after Z is AA."""
        rows = ((*[None] * 26, *MARKS_HEADING), (*[None] * 26, *mark_row(101)))
        ((place, _),) = workbook_faults(path, {"评分": rows})
        assert place == "评分!AF2"

    def test_of_a_setting(self, path: Path) -> None:
        """A wrong setting is named by its value's cell, an unknown or repeated one by its name's."""
        rows = (("项目", "内容"), ("满分", 0), ("总分", 100), ("满分", 100), (5, None))
        found = workbook_faults(path, {"说明": rows})
        assert [place for place, _ in found] == ["说明!A3", "说明!A4", "说明!A5", "说明!B2"]
        assert "发布日期" in found[0][1].zh


class TestFaultsOfSheets:
    """Sheets and headings that are none."""

    def test_unknown_sheets(self, path: Path) -> None:
        """A sheet that no casebook has is a fault that lists those it has."""
        ((place, text),) = workbook_faults(path, {"打分": (MARKS_HEADING,)})
        assert place == "打分"
        assert "评分" in text.zh
        assert "评分" in text.en

    def test_a_sheet_under_two_names(self, path: Path) -> None:
        """The Chinese and the English sheet together are a fault."""
        ((place, _),) = workbook_faults(path, {"申报": (), "Applications": ()})
        assert place == "Applications"

    @pytest.mark.parametrize("heading", ["得分", 85, DAY], ids=repr)
    def test_unknown_headings(self, path: Path, heading: object) -> None:
        """A heading that the sheet does not have is a fault that lists those it has."""
        ((place, text),) = workbook_faults(path, {"评分": ((*MARKS_HEADING, heading), mark_row(85))})
        assert place == "评分!1:1"
        assert "G列" in text.zh
        assert "专家" in text.en

    def test_repeated_headings(self, path: Path) -> None:
        """A heading given twice is a fault, for one of the columns would be lost."""
        ((place, text),) = workbook_faults(path, {"评分": ((*MARKS_HEADING, "分数"), mark_row(85))})
        assert place == "评分!1:1"
        assert "重复" in text.zh

    def test_missing_headings(self, path: Path) -> None:
        """Required headings that are missing are named, with what stands in their stead, and the rows are not read."""
        rows = ((*MARKS_HEADING[:3], "代码", "评委", "分数"), mark_row("?"))
        found = workbook_faults(path, {"评分": rows})
        assert [place for place, _ in found] == ["评分!1:1"] * 3
        assert "'代码'" in found[0][1].zh
        assert "缺少标题：统一社会信用代码、专家" in found[2][1].zh
        assert "Credit code" in found[2][1].en

    def test_no_headings(self, path: Path) -> None:
        """A sheet of data alone lacks all headings that are required."""
        ((_, text),) = workbook_faults(path, {"评分": (mark_row(85),)})
        assert "评审日期、批次、细分行业、统一社会信用代码、专家" in text.zh

    def test_applications_without_headings_make_no_firm_unknown(self, path: Path) -> None:
        """Where the applications cannot be made out, no firm is called unknown."""
        found = workbook_faults(path, {"申报": (APPLICATIONS_ROW,), "评分": (MARKS_HEADING, mark_row(85))})
        assert [place for place, _ in found] == ["申报!1:1"]

    def test_values_under_no_heading(self, path: Path) -> None:
        """A value in a column without heading is a fault, once a column, for it would be lost."""
        rows = (MARKS_HEADING, (*mark_row(85), "迟到", None), (*mark_row(90, "专家乙"), "早退", 1))
        found = workbook_faults(path, {"评分": rows})
        assert [place for place, _ in found] == ["评分!G2", "评分!H3"]
        assert "没有标题" in found[0][1].zh


class TestCellsOfSpreadsheets:
    """What only a spreadsheet has."""

    def test_formulas_without_a_result(self, path: Path) -> None:
        """A formula that no program calculated is a fault that says what to do; its value is not guessed."""
        rows = (MARKS_HEADING, mark_row("=80+5"), mark_row(85, "专家乙"))
        ((place, text),) = workbook_faults(path, {"评分": rows})
        assert place == "评分!F2"
        assert "=80+5" in text.zh
        assert "打开并保存" in text.zh
        assert "open and save" in text.en

    def test_array_formulas_without_a_result(self, path: Path) -> None:
        """A formula over an area is one too."""
        rows = (MARKS_HEADING, mark_row(ArrayFormula("F2", "=SUM(A1:A2)")))
        ((place, _),) = workbook_faults(path, {"评分": rows})
        assert place == "评分!F2"

    @pytest.mark.parametrize(
        ("stored", "exact"), [("<v>85.5</v>", True), ("<v>85.50000000000001</v>", False)], ids=["exact", "inexact"]
    )
    def test_formulas_with_a_result(self, path: Path, stored: str, exact: bool) -> None:
        """A formula stands for its stored result, which is checked like any other cell."""
        saved(path, {"评分": (MARKS_HEADING, mark_row("=171/2"))})
        with ZipFile(path) as archive:
            sheet = archive.read("xl/worksheets/sheet2.xml")
        assert b"<v />" in sheet or b"<v></v>" in sheet or b"<v/>" in sheet
        for empty in (b"<v />", b"<v></v>", b"<v/>"):
            sheet = sheet.replace(empty, stored.encode())
        path.write_bytes(with_member(path.read_bytes(), "xl/worksheets/sheet2.xml", sheet))
        if exact:
            assert read_workbook(path, AXES) == read(marks=[MARK])
        else:
            with pytest.raises(CasebookError) as caught:
                read_workbook(path, AXES)
            assert "85.50000000000001" in str(caught.value)

    def test_formulas_that_give_nothing(self, path: Path) -> None:
        """A formula whose stored result is an empty text is a blank."""
        saved(path, {"评分": (MARKS_HEADING, mark_row('=""'))})
        with ZipFile(path) as archive:
            sheet = archive.read("xl/worksheets/sheet2.xml")
        sheet = sheet.replace(b'<c r="F2">', b'<c r="F2" t="str">')
        assert b't="str"' in sheet
        path.write_bytes(with_member(path.read_bytes(), "xl/worksheets/sheet2.xml", sheet))
        assert read_workbook(path, AXES) == read(marks=[MARK | {"score": None}])

    @pytest.mark.parametrize("error", ["#N/A", "#REF!", "#VALUE!"])
    def test_error_values(self, path: Path, error: str) -> None:
        """An error value is a fault, not a text that says so."""
        ((place, text),) = workbook_faults(path, {"评分": (MARKS_HEADING, mark_row(85, error))})
        assert place == "评分!E2"
        assert f"为{error}，" in text.zh

    @pytest.mark.parametrize(
        ("column", "value", "shown"),
        [
            (0, datetime.combine(DAY, time(8, 30)), "2024-05-06 08:30:00"),
            (0, "20240506", "'20240506'"),
            (0, 45418, "45418"),
            (2, 913501000000000012, "9.13501e+17"),
            (5, True, "True"),
        ],
        ids=repr,
    )
    def test_cells_of_the_wrong_type(self, path: Path, column: int, value: object, shown: str) -> None:
        """A moment, a serial number, a code as a number and a boolean are refused, and shown as they are."""
        row = list(APPLICATIONS_ROW)
        row[column] = value
        ((_, text),) = workbook_faults(path, {"申报": (APPLICATIONS_HEADING, row)})
        assert shown in text.zh

    def test_a_date_beyond_the_calendar(self, path: Path) -> None:
        """A number formatted as a date beyond the calendar is an error value, and nobody is warned on the side."""
        saved(path, {"评分": (MARKS_HEADING, mark_row(85))})
        workbook = load_workbook(path)
        workbook["评分"]["A2"] = 10**9
        workbook["评分"]["A2"].number_format = "yyyy-mm-dd"
        workbook.save(path)
        with pytest.raises(CasebookError) as caught:
            read_workbook(path, AXES)
        assert "#VALUE!" in str(caught.value)


class TestRefusal:
    """Workbooks that are not read at all."""

    def test_a_file_that_is_not_there(self, path: Path) -> None:
        """A missing file is refused by name."""
        with pytest.raises(FileRefusedError) as caught:
            read_workbook(path, AXES)
        assert path.name in caught.value.text.zh

    def test_a_sheet_whose_member_is_missing(self, path: Path) -> None:
        """A sheet that is declared but not there is noticed, although the library passes over it."""
        saved(path, {"评分": (MARKS_HEADING, mark_row(85))})
        with ZipFile(path) as archive, ZipFile(path.with_name("b.xlsx"), "w") as copy:
            for name in archive.namelist():
                if name != "xl/worksheets/sheet2.xml":
                    copy.writestr(name, archive.read(name))
        with pytest.raises(FileRefusedError) as caught:
            read_workbook(path.with_name("b.xlsx"), AXES)
        assert "of 2 sheets only 1" in caught.value.text.en

    def test_sheets_of_charts(self, path: Path) -> None:
        """A sheet that is a chart holds no rows; it is refused with what to remove."""
        workbook = Workbook()
        workbook.worksheets[0].title = "申报"
        workbook.create_chartsheet("图").add_chart(BarChart())
        workbook.save(path)
        with pytest.raises(FileRefusedError) as caught:
            read_workbook(path, AXES)
        assert "图表" in caught.value.text.zh


class TestMissingExtra:
    """Where the optional packages are not installed."""

    def test_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
        """Without openpyxl, reading names the extra."""
        saved(path, {})
        monkeypatch.delitem(sys.modules, "fzdigital.io.stored_sheets", raising=False)
        monkeypatch.setitem(sys.modules, "openpyxl", None)
        with pytest.raises(MissingExtraError, match=r"fzdigital\[excel\]"):
            read_workbook(path, AXES)

    def test_a_parser_that_takes_entities_is_none(self, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
        """Without defusedxml, openpyxl would read with a parser that resolves entities; the extra is named."""
        saved(path, {})
        monkeypatch.setattr("fzdigital.io.stored_sheets.READY", False)
        with pytest.raises(MissingExtraError, match=r"fzdigital\[excel\]"):
            read_workbook(path, AXES)

    def test_a_hostile_file_is_refused_without_it(self, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
        """The survey comes first and needs nothing."""
        path.write_bytes(b"PK\x03\x04 cut short")
        monkeypatch.setitem(sys.modules, "openpyxl", None)
        with pytest.raises(FileRefusedError):
            read_workbook(path, AXES)
