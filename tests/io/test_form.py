"""Workbooks as forms to fill in: what is offered, what is kept as text, what is explained."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from attrs import evolve
from openpyxl import Workbook, load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.worksheet import Worksheet

from fzdigital import MEASURES
from fzdigital.io import cells
from fzdigital.io.columns import Column, Table
from fzdigital.io.form import height, room
from fzdigital.io.guide import GUIDE_NAME, TOPICS
from fzdigital.io.read import read_casebook
from fzdigital.io.tables import ENTRY_TABLES, READINGS, ROW_TABLES, SETTING_ROWS, SETTINGS
from fzdigital.io.workbook_out import write_workbook
from fzdigital.nouns import Application, Entry, Industry, Mark, Provider, ProviderKind, Score
from fzdigital.service.casebook import MATTER_SHEETS, Casebook, SettledReading
from tests.domain.samples import APPLICATION, DAY, PROVIDER

COLUMNS = [(table, column) for table in ROW_TABLES for column in table.columns]
LAST_ROW = 1_048_576
KNIT = "针织或钩针编织物及其制造"
APPLIED = (None, DAY, 1, PROVIDER.code, PROVIDER.name, "专业服务商", KNIT, "是", None, None, None)


def described(pair: object) -> str | None:
    """The id of a case: the sheet and the column."""
    return getattr(pair, "key", None)


of_each_column = pytest.mark.parametrize(("table", "column"), COLUMNS, ids=described)


@pytest.fixture(scope="module")
def form_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where an empty form has been written."""
    path = tmp_path_factory.mktemp("form") / "案卷.xlsx"
    write_workbook(Casebook(()), path)
    return path


@pytest.fixture(scope="module")
def form(form_path: Path) -> Workbook:
    """An empty form."""
    return load_workbook(form_path)


def rules(form: Workbook, title: str) -> Mapping[tuple[int, int, int, int], DataValidation]:
    """The validations of a sheet by their first column and row and their last ones."""
    sheet = form[title]
    assert isinstance(sheet, Worksheet)
    return {range_boundaries(str(rule.sqref)): rule for rule in sheet.data_validations.dataValidation}


def rule(form: Workbook, table: Table, column: Column) -> DataValidation:
    """The validation of a whole column, which begins under the heading and ends with the sheet."""
    position = table.columns.index(column) + 1
    return rules(form, table.name.zh)[position, 2, position, LAST_ROW]


def dimension(form: Workbook, table: Table, column: Column) -> ColumnDimension:
    """The format and width of a whole column; neighbours of the same are stored together."""
    position = table.columns.index(column) + 1
    stored = form[table.name.zh].column_dimensions.values()
    return next(one for one in stored if one.min <= position <= one.max)


def offered(form: Workbook, given: DataValidation) -> list[object]:
    """The words of a drop-down, from the rule itself or from the cells it names."""
    formula = str(given.formula1)
    if formula.startswith('"'):
        return list(formula.strip('"').split(","))
    title, _, cells_named = formula.partition("!")
    return [cell.value for row in form[title.strip("'")][cells_named.replace("$", "")] for cell in row]


class TestDropDowns:
    """Whoever fills in a closed set picks from it."""

    @of_each_column
    def test_offers_exactly_the_words(self, form: Workbook, table: Table, column: Column) -> None:
        """A column of a closed set has a list of its words and refuses others; no other column has a list."""
        given = rule(form, table, column)
        if column.choices:
            assert given.type == "list"
            assert offered(form, given) == [choice.word for choice in column.choices]
            assert given.showErrorMessage
            assert column.heading.zh in given.error
        else:
            assert given.type in (None, "none")

    @of_each_column
    def test_offers_what_is_read(self, table: Table, column: Column) -> None:
        """Every word offered is read, and no two are read as the same value."""
        read = [column.read(choice.word) for choice in column.choices]
        assert len(set(map(str, read))) == len(read)

    @pytest.mark.parametrize("parse", [cells.truth, cells.stars, cells.member], ids=lambda parse: parse.__name__)
    def test_every_closed_set_is_offered(self, parse: cells.Parser) -> None:
        """No column of yes and no, of stars or of a member goes without."""
        asked = [column for _, column in COLUMNS if getattr(column.parse, "func", column.parse) is parse]
        assert asked
        assert all(column.choices for column in asked)

    def test_enumerations_are_offered_whole(self) -> None:
        """Every member of the enumeration of a column is among its words."""
        for _, column in COLUMNS:
            if kind := getattr(column.parse, "keywords", {}).get("kind"):
                assert {column.read(choice.word) for choice in column.choices} == set(kind)

    def test_open_columns_refuse_nothing(self) -> None:
        """A deadline may be a day or none, a score a number or a word: no list could hold them all."""
        assert not any(column.choices for _, column in COLUMNS if column.parse in (cells.deadline, cells.score))

    def test_readings_are_those_of_the_measures(self, form: Workbook, tmp_path: Path) -> None:
        """Each axis and each of its readings is offered, and the two together are read."""
        axes, choices = (offered(form, rule(form, READINGS, column)) for column in READINGS.columns[:2])
        assert axes == [axis.id for axis in MEASURES.axes]
        assert set(choices) == {reading.id for axis in MEASURES.axes for reading in axis.readings}
        settled = tuple(
            SettledReading(axis.id, reading.id, "市工信局", evolve(APPLICATION, on=DAY).on.replace(year=2030 + number))
            for axis in MEASURES.axes
            for number, reading in enumerate(axis.readings)
        )
        write_workbook(Casebook((), (), settled), tmp_path / "a.xlsx")
        assert set(read_casebook(tmp_path / "a.xlsx", MEASURES.axes).readings) == set(settled)

    def test_settings_are_offered(self, form: Workbook) -> None:
        """The items of the settings are a list too."""
        assert offered(form, rule(form, SETTING_ROWS, SETTING_ROWS.columns[0])) == [
            column.heading.zh for column in SETTINGS.columns
        ]


class TestHints:
    """Whoever stands on a cell is told what belongs there."""

    @of_each_column
    def test_every_column_has_one(self, form: Workbook, table: Table, column: Column) -> None:
        """The hint has the heading, what the column holds, and whether it is required."""
        given = rule(form, table, column)
        assert given.showInputMessage
        assert given.promptTitle == column.heading.zh
        assert given.prompt == ("必填。" if column.required else "") + column.about.zh

    def test_every_setting_has_one(self, form: Workbook) -> None:
        """The value of a setting has the hint of that setting."""
        given = rules(form, SETTING_ROWS.name.zh)
        assert [given[2, row, 2, row].prompt for row in range(2, 6)] == [column.about.zh for column in SETTINGS.columns]


class TestLook:
    """Formats, headings and the printed page."""

    @of_each_column
    def test_what_is_text_stays_text(self, form: Workbook, table: Table, column: Column) -> None:
        """A column whose parser takes no number is formatted as text down to its end, one of days as days."""
        expected = (
            "yyyy-mm-dd" if column.parse in (cells.day, cells.deadline) else "@" if is_text(column) else "General"
        )
        assert dimension(form, table, column).number_format == expected

    def test_settings_have_formats_of_their_own(self, form: Workbook) -> None:
        """A day, a number, and two lists kept as text or as it comes."""
        formats = [row[0].number_format for row in form[SETTING_ROWS.name.zh]["B2:B5"]]
        assert formats == ["yyyy-mm-dd", "General", "General", "@"]

    @of_each_column
    def test_required_columns_are_marked(self, form: Workbook, table: Table, column: Column) -> None:
        """The heading is the bare heading, bold and filled; the fill tells what is required."""
        cell = form[table.name.zh].cell(1, table.columns.index(column) + 1)
        assert cell.value == column.heading.zh
        assert cell.font.b
        assert cell.alignment.wrapText
        assert cell.fill.fgColor.rgb == ("FFFFD966" if column.required else "FFDDEBF7")

    @of_each_column
    def test_columns_have_room(self, form: Workbook, table: Table, column: Column) -> None:
        """Half of the heading and each word of the list fit into a line."""
        needed = [len(column.heading.zh), *(room(choice.word) for choice in column.choices)]
        assert dimension(form, table, column).width >= max(needed)

    @pytest.mark.parametrize("table", [SETTING_ROWS, *ROW_TABLES], ids=described)
    def test_headings_stay_in_sight(self, form: Workbook, table: Table) -> None:
        """The heading row is frozen on the screen and repeated on paper."""
        sheet = form[table.name.zh]
        assert sheet.freeze_panes == "A2"
        assert sheet.print_title_rows == "$1:$1"

    @pytest.mark.parametrize("title", ["填写说明", "说明", *(table.name.zh for table in ROW_TABLES)])
    def test_prints_on_a4(self, form: Workbook, title: str) -> None:
        """A sheet is as wide as the paper, whatever its length."""
        sheet = form[title]
        assert sheet.page_setup.paperSize == 9
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage

    @pytest.mark.parametrize(
        ("title", "orientation"), [("填写说明", "portrait"), ("公示", "portrait"), ("申报", "landscape")]
    )
    def test_wide_sheets_lie_across(self, form: Workbook, title: str, orientation: str) -> None:
        """A sheet that is wider than the guide is printed across."""
        assert form[title].page_setup.orientation == orientation

    @pytest.mark.parametrize(
        ("text", "width", "lines"), [("甲" * 9, 20, 1), ("甲" * 10, 20, 2), ("a" * 18, 20, 1), ("", 20, 0)]
    )
    def test_a_row_is_as_high_as_its_text(self, text: str, width: int, lines: int) -> None:
        """A Chinese character takes the room of two Latin letters, and two of them are left free."""
        assert height([(text, width)]) == 16 * lines


class TestGuide:
    """The first sheet."""

    def test_comes_first(self, form: Workbook) -> None:
        """It is the sheet that a clerk sees on opening the workbook."""
        assert form.sheetnames[0] == GUIDE_NAME.zh
        assert form.active.title == GUIDE_NAME.zh

    def test_explains_every_topic(self, form: Workbook) -> None:
        """Each topic has its row with title and explanation."""
        rows = [tuple(row[:2]) for row in form[GUIDE_NAME.zh].values]
        assert [row for row in rows if row in TOPICS] == [tuple(topic) for topic in TOPICS]

    @pytest.mark.parametrize("table", [SETTING_ROWS, *ROW_TABLES], ids=described)
    def test_describes_every_column(self, form: Workbook, table: Table) -> None:
        """Under the name of each sheet stand all its columns, what they hold and whether they are required."""
        rows = list(form[GUIDE_NAME.zh].values)
        start = next(index for index, row in enumerate(rows) if str(row[0]).startswith(f"{table.name.zh}表："))
        assert table.about.zh in str(rows[start][0])
        columns = (*table.columns, *(SETTINGS.columns if table is SETTING_ROWS else ()))
        assert [row[:3] for row in rows[start + 2 : start + 2 + len(columns)]] == [
            (column.heading.zh, column.about.zh, "必填" if column.required else "") for column in columns
        ]

    def test_names_the_sheets_that_may_be_incomplete(self) -> None:
        """What may be declared incomplete is named where missing rows are explained, and nothing else is."""
        said = next(topic.said for topic in TOPICS if topic.title == "没有的行")
        names = "、".join(table.name.zh for table in ENTRY_TABLES if table.key in MATTER_SHEETS)
        assert f"{names}各表" in said

    def test_explains_every_reading(self, form: Workbook) -> None:
        """Beside the words of a long list stands what they mean."""
        said = {row[0]: row[1] for row in form[GUIDE_NAME.zh].values}
        for axis in MEASURES.axes:
            assert said[axis.id] == axis.question.zh
            assert all(f"{axis.id}：{reading.text.zh}" in str(said[reading.id]) for reading in axis.readings)

    def test_nothing_is_cut_off(self, form: Workbook) -> None:
        """Every row is at least as high as the text of its widest cells needs."""
        sheet = form[GUIDE_NAME.zh]
        widths = [sheet.column_dimensions[letter].width for letter in "ABCD"]
        merged = {tuple(part.bounds)[:2] for part in sheet.merged_cells.ranges}
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    wide = (
                        sum(widths[cell.column - 1 :]) if (cell.column, cell.row) in merged else widths[cell.column - 1]
                    )
                    assert sheet.row_dimensions[cell.row].height >= 16 * room(cell.value) / wide

    def test_is_no_part_of_the_casebook(self, form_path: Path) -> None:
        """An empty form is an empty casebook."""
        assert read_casebook(form_path, MEASURES.axes) == Casebook(())


class TestFilledIn:
    """What a clerk puts into the form."""

    def test_is_read(self, form_path: Path, tmp_path: Path) -> None:
        """Words from the lists, a code, a true date and a score in the cells give the entries meant."""
        filled = load_workbook(form_path)
        filled["申报"].append(APPLIED)
        filled["评分"].append((None, DAY, 1, KNIT, PROVIDER.code, "01", 85.35, None))
        filled.save(tmp_path / "a.xlsx")
        applied, marked = read_casebook(tmp_path / "a.xlsx", MEASURES.axes).entries
        provider = Provider(PROVIDER.code, PROVIDER.name, ProviderKind.PROFESSIONAL)
        assert applied.what == Application(provider, Industry.KNIT, 1, DAY, True, None, None)
        assert marked.what == Mark(PROVIDER.code, Industry.KNIT, 1, DAY, "01", Score(8535))

    @pytest.mark.parametrize(
        ("title", "headings", "cells"),
        [("评分", ("专家01", "专家02"), (85.35, "缺席")), ("评分-专家01", ("分数",), (85.35,))],
        ids=["one column per expert", "one sheet per expert"],
    )
    def test_scores_in_the_layouts_explained(
        self, form_path: Path, tmp_path: Path, title: str, headings: tuple[str, ...], cells: tuple[object, ...]
    ) -> None:
        """Both other layouts of scores, as the guide tells to fill them in, are read."""
        filled = load_workbook(form_path)
        assert all(f"“{name}”" in "".join(topic.said for topic in TOPICS) for name in (title, *headings))
        filled["申报"].append(APPLIED)
        filled.remove(filled["评分"])
        scores = filled.create_sheet(title)
        scores.append(("评审日期", "批次", "细分行业", "统一社会信用代码", *headings))
        scores.append((DAY, 1, KNIT, PROVIDER.code, *cells))
        filled.save(tmp_path / "a.xlsx")
        marks = [entry.what for entry in read_casebook(tmp_path / "a.xlsx", MEASURES.axes).entries][1:]
        assert marks[0] == Mark(PROVIDER.code, Industry.KNIT, 1, DAY, "专家01", Score(8535))
        assert len(marks) == len(cells)


class TestFormulas:
    """A form computes nothing."""

    def test_no_cell_is_one(self, form: Workbook, tmp_path: Path) -> None:
        """Neither what the library writes nor what a casebook holds becomes a formula."""
        name = '=HYPERLINK("http://192.0.2.1")'
        applied = evolve(APPLICATION, provider=evolve(APPLICATION.provider, name=name))
        write_workbook(Casebook((Entry("=1+1", DAY, applied),)), tmp_path / "a.xlsx")
        for book in (form, load_workbook(tmp_path / "a.xlsx")):
            assert [cell.coordinate for cell in every_cell(book) if cell.data_type == "f"] == []


def every_cell(book: Workbook) -> Iterator[object]:
    """All cells of a workbook."""
    return (cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)


def is_text(column: Column) -> bool:
    """Whether a column takes text but, of the same digits, no number; corrections hold anything as text."""
    return column.parse in (cells.code, cells.line, cells.name, cells.reason, cells.lines, cells.anything)
