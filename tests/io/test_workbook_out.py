"""Workbooks as they are written."""

import sys
from datetime import date
from importlib.util import find_spec, module_from_spec
from pathlib import Path

import pytest
from attrs import evolve
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from fzdigital.errors import FileRefusedError, InvalidValueError, MissingExtraError
from fzdigital.io.tables import ROW_TABLES
from fzdigital.io.workbook import read_workbook
from fzdigital.io.workbook_out import write_workbook
from fzdigital.nouns import Entry, Score
from fzdigital.service.casebook import Casebook
from tests.domain.samples import ADMISSION, APPLICATION, CORRECTION, DAY, ENTRY, EXIT, MARK, PROVIDER
from tests.strategies.casebooks import AXES

APPLIED = Entry("申报-1", DAY, APPLICATION)
MARKED = Entry("评分-1", DAY, MARK)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a workbook may be written."""
    return tmp_path / "案卷.xlsx"


def sheet(path: Path, casebook: Casebook, title: str) -> Worksheet:
    """One sheet of a casebook as written."""
    write_workbook(casebook, path)
    written = load_workbook(path)[title]
    assert isinstance(written, Worksheet)
    return written


def named(name: str) -> Casebook:
    """A casebook of one firm of that name."""
    return Casebook((evolve(APPLIED, what=evolve(APPLICATION, provider=evolve(PROVIDER, name=name))),))


class TestCells:
    """How values are written."""

    @pytest.mark.parametrize("name", ["=1+1", "+1", "@SUM(A1)", "-甲", "http://192.0.2.1/", "mailto:甲", "007", "{=1}"])
    def test_text_is_text(self, path: Path, name: str) -> None:
        """What looks like a formula, a link or a number is written as text and read back as it was."""
        cell = sheet(path, named(name), "申报")["E2"]
        assert (cell.value, cell.data_type, cell.hyperlink) == (name, "s", None)
        assert read_workbook(path, AXES) == named(name)

    @pytest.mark.parametrize("name", ["_x0041_", "a<b>&\"'", "甲\u00a0乙", "𠮷"])
    def test_text_survives_the_format(self, path: Path, name: str) -> None:
        """What the format itself gives a meaning comes back unchanged."""
        write_workbook(named(name), path)
        assert read_workbook(path, AXES) == named(name)

    @pytest.mark.parametrize("name", ["甲\ufffe", "甲\uffff"], ids=ascii)
    def test_text_that_the_format_has_no_room_for(self, path: Path, name: str) -> None:
        """The two characters that XML does not admit are refused, and nothing is written."""
        with pytest.raises(InvalidValueError):
            write_workbook(named(name), path)
        assert not path.exists()

    def test_days_are_true_dates(self, path: Path) -> None:
        """A day is a date of the spreadsheet, formatted as one."""
        cell = sheet(path, Casebook((APPLIED,)), "申报")["B2"]
        assert cell.is_date
        assert cell.number_format == "yyyy-mm-dd"

    @pytest.mark.parametrize("day", [date(1, 1, 1), date(1900, 2, 28), date(1900, 3, 1), date(9999, 12, 31)], ids=str)
    def test_days_before_the_calendar_of_spreadsheets(self, path: Path, day: date) -> None:
        """Days that spreadsheets count wrongly or not at all are written as text, and every day comes back."""
        casebook = Casebook((), released_on=day, days_off=(day,))
        write_workbook(casebook, path)
        assert read_workbook(path, AXES) == casebook

    def test_scores_are_decimal_numbers(self, path: Path) -> None:
        """A score is a number, stored as the decimal it is."""
        casebook = Casebook((APPLIED, evolve(MARKED, what=evolve(MARK, score=Score(8535)))))
        cell = sheet(path, casebook, "评分")["G2"]
        assert (cell.value, cell.data_type) == (85.35, "n")

    def test_codes_stand_in_text_columns(self, path: Path) -> None:
        """A code typed into the file later stays text."""
        assert sheet(path, Casebook((APPLIED,)), "申报")["D2"].number_format == "@"
        assert sheet(path, Casebook((APPLIED,)), "申报").column_dimensions["D"].number_format == "@"

    def test_grounds_are_divided(self, path: Path) -> None:
        """Several grounds are one text; a ground that would come back as two is refused."""
        two = evolve(EXIT, grounds=("5(3)b.1", "5(4)"))
        assert sheet(path, Casebook((Entry("1", EXIT.on, two),)), "决定")["G2"].value == "5(3)b.1、5(4)"
        with pytest.raises(InvalidValueError):
            write_workbook(Casebook((Entry("1", EXIT.on, evolve(EXIT, grounds=("5(4)，其他",))),)), path)

    @pytest.mark.parametrize(("field", "shown"), [("kind", "服务商类型"), ("on", "申报日期"), ("色", "色")])
    def test_corrections_name_the_heading(self, path: Path, field: str, shown: str) -> None:
        """The column corrected is named as it is headed in its sheet; what names no column stands as it is."""
        corrected = Casebook((APPLIED,), (evolve(CORRECTION, entry=APPLIED.id, field=field),))
        assert sheet(path, corrected, "更正")["B2"].value == shown

    @pytest.mark.parametrize("value", [PROVIDER, 1.5, 10**15, (PROVIDER,)], ids=repr)
    def test_a_value_of_no_cell_is_refused(self, path: Path, value: object) -> None:
        """A correction made by a program may hold anything; what no cell holds and gives back is not written."""
        with pytest.raises(InvalidValueError):
            write_workbook(Casebook((ENTRY,), (evolve(CORRECTION, new=value),)), path)

    def test_a_whole_number_has_at_most_fifteen_digits(self, path: Path) -> None:
        """The greatest number a spreadsheet keeps exactly comes back."""
        most = 10**15 - 1
        applied = evolve(APPLIED, what=evolve(APPLICATION, batch=most))
        casebook = Casebook((applied, Entry("1", DAY, evolve(ADMISSION, batch=most))))
        write_workbook(casebook, path)
        assert read_workbook(path, AXES) == casebook


class TestSheets:
    """Which sheets are written."""

    def test_all_with_headings(self, path: Path) -> None:
        """Sheets without rows are written too, with headings in Chinese, so that they can be filled in."""
        write_workbook(Casebook(()), path)
        workbook = load_workbook(path)
        assert workbook.sheetnames == ["填写说明", "说明", *(table.name.zh for table in ROW_TABLES)]
        for table in ROW_TABLES:
            headings = [cell.value for cell in workbook[table.name.zh][1]]
            assert headings == [column.heading.zh for column in table.columns]
            assert workbook[table.name.zh].freeze_panes == "A2"

    def test_settings_in_chinese(self, path: Path) -> None:
        """Settings and the sheets they name bear their Chinese names; what is not set is left blank."""
        written = sheet(path, Casebook((), incomplete=("reports", "ratings")), "说明")
        assert [[cell.value for cell in row] for row in written.rows] == [
            ["项目", "内容"],
            ["发布日期", None],
            ["满分", 100],
            ["未齐表", "评级、举报"],
            ["休息日", None],
        ]


class TestFile:
    """The file itself."""

    def test_the_clock_leaves_no_trace(self, path: Path) -> None:
        """The same casebook gives the same bytes, whenever it is written."""
        write_workbook(Casebook((APPLIED,)), path)
        assert load_workbook(path).properties.created.isoformat() == "2000-01-01T00:00:00"

    def test_a_place_that_cannot_be_written(self, tmp_path: Path) -> None:
        """A folder is no file; the error names it."""
        with pytest.raises(FileRefusedError) as caught:
            write_workbook(Casebook(()), tmp_path)
        assert tmp_path.name in caught.value.text.zh


class TestMissingExtra:
    """Where the optional packages are not installed."""

    def test_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
        """The module can be imported without XlsxWriter; writing names the extra."""
        monkeypatch.setitem(sys.modules, "xlsxwriter", None)
        spec = find_spec("fzdigital.io.workbook_out")
        assert spec is not None
        assert spec.loader is not None
        # A module of its own: reloading would keep the names of the first import.
        without = module_from_spec(spec)
        spec.loader.exec_module(without)
        with pytest.raises(MissingExtraError) as caught:
            without.write_workbook(Casebook(()), path)
        assert "fzdigital[excel]" in str(caught.value)
