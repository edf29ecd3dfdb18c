"""Sheets of marks with one row per application, and with one sheet per expert."""

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fzdigital.io.csv_folder import read_csv_folder
from fzdigital.io.workbook import read_workbook
from fzdigital.nouns import Entry, Industry, Mark, NoScore, Score
from fzdigital.service.casebook import Casebook
from tests.io.documents import (
    APPLICATIONS_HEADING,
    APPLICATIONS_ROW,
    KNIT,
    MARKS_HEADING,
    ONE,
    OTHER,
    Fault,
    Rows,
    mark_row,
    saved,
    workbook_faults,
)
from tests.strategies.casebooks import AXES

COTTON = Industry.COTTON.text.zh
BY_FIRM = ("评审日期", "批次", "细分行业", "统一社会信用代码")
BY_EXPERT = (*BY_FIRM, "分数")
APPLICATIONS = (
    APPLICATIONS_HEADING,
    APPLICATIONS_ROW,
    ("2024-05-06", 1, OTHER, "福州乙公司", "专业服务商", KNIT),
    ("2024-05-06", 2, OTHER, "福州乙公司", "专业服务商", COTTON),
)


def firm(code: str = ONE, batch: object = 1, industry: str = KNIT) -> tuple[object, ...]:
    """The cells that say which application is marked."""
    return ("2024-06-03", batch, industry, code)


def long(code: str, expert: str, score: object, batch: int = 1, industry: str = KNIT) -> tuple[object, ...]:
    """A row with one mark."""
    return (*firm(code, batch, industry), expert, score)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a workbook may be saved."""
    return tmp_path / "案卷.xlsx"


def opened(path: Path, sheets: dict[str, Rows]) -> Casebook:
    """The casebook of these sheets and three applications; as CSV files they say the same."""
    casebook = read_workbook(saved(path, {"申报": APPLICATIONS} | sheets), AXES)
    with TemporaryDirectory() as folder:
        for title, rows in ({"申报": APPLICATIONS} | sheets).items():
            with Path(folder, f"{title}.csv").open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(rows)
        again = read_csv_folder(Path(folder), AXES)
    # Files come by name, sheets as they stand, so that ids may differ.
    assert {entry.what for entry in again.entries} == {entry.what for entry in casebook.entries}
    return casebook


def marks(path: Path, sheets: dict[str, Rows]) -> list[tuple[str, str, object]]:
    """Code, expert and score of the marks of these sheets."""
    given = (entry.what for entry in opened(path, sheets).entries)
    return [(what.code, what.expert, what.score) for what in given if isinstance(what, Mark)]


def faults(path: Path, rows: Rows, title: str = "评分") -> tuple[Fault, ...]:
    """The faults of one sheet of marks."""
    return workbook_faults(path, {"申报": APPLICATIONS, title: rows})


class TestOneRowPerApplication:
    """A column for each expert."""

    def test_is_the_same_casebook_as_the_long_sheet(self, path: Path) -> None:
        """The same marks give the same casebook, ids and all, wherever the columns stand."""
        heading = ("专家甲", *BY_FIRM, "登记日期", "专家：\n虚构", "备注", "专家 01")
        wide = (heading, (85, *firm(), "2024-06-05", "回避", "迟到", None), (90.5, *firm(OTHER), None, "缺席", None, 0))
        listed = (
            (*MARKS_HEADING, "登记日期"),
            (*long(ONE, "专家甲", 85), "2024-06-05"),
            (*long(ONE, "虚构", "回避"), "2024-06-05"),
            (*long(ONE, "专家01", None), "2024-06-05"),
            long(OTHER, "专家甲", "90.5"),
            long(OTHER, "虚构", "缺席"),
            long(OTHER, "专家01", 0),
        )
        assert opened(path, {"评分": wide}) == opened(path, {"评分": listed})

    @pytest.mark.parametrize(
        ("heading", "expert"),
        [
            ("专家1", "专家1"),
            ("专家 A", "专家A"),
            ("专家十二号", "专家十二号"),
            ("专家:虚构 一", "虚构 一"),
            ("专家： 1 ", "1"),
        ],
    )
    def test_headings_of_experts(self, path: Path, heading: str, expert: str) -> None:
        """An expert is a number or letter after 专家, or whatever follows a colon."""
        assert marks(path, {"评分": ((*BY_FIRM, heading), (*firm(), 85))}) == [(ONE, expert, Score(8500))]

    @pytest.mark.parametrize("heading", ["专家平均分", "专家组意见", "专家总分", "专家人数", "得分", "专家："])
    def test_other_headings_are_no_experts(self, path: Path, heading: str) -> None:
        """A column of averages is none of an expert; it is a fault that says how an expert's column is headed."""
        ((place, text),) = faults(path, ((*BY_FIRM, "专家01", heading), (*firm(), 85, 85)))
        assert place == "评分!1:1"
        assert "F列" in text.zh
        assert "须以“专家”开头" in text.zh
        assert "begins with 专家" in text.en

    def test_blank_cells_are_unknown(self, path: Path) -> None:
        """Where an expert marked another application of the batch and sector, a blank is an unknown score."""
        rows = ((*BY_FIRM, "专家01"), (*firm(), 85), firm(OTHER))
        assert marks(path, {"评分": rows}) == [(ONE, "专家01", Score(8500)), (OTHER, "专家01", None)]

    def test_blank_columns_are_experts_of_other_panels(self, path: Path) -> None:
        """An expert with nothing for any application of a batch and sector is not on that panel, text or number."""
        rows = (
            (*BY_FIRM, "专家01", "专家02"),
            (*firm(), 85, None),
            (*firm(OTHER, "1"), None, "  "),
            (*firm(OTHER, 2, COTTON), None, 90),
        )
        assert marks(path, {"评分": rows}) == [
            (ONE, "专家01", Score(8500)),
            (OTHER, "专家01", None),
            (OTHER, "专家02", Score(9000)),
        ]

    def test_panels_are_made_out_sheet_by_sheet(self, path: Path) -> None:
        """What another sheet says of the batch and sector makes no blank of this one unknown."""
        sheets = {
            "评分-一": ((*BY_FIRM, "专家01", "专家02"), (*firm(), 85, None)),
            "评分-二": ((*BY_FIRM, "专家02"), (*firm(OTHER), 90)),
        }
        assert marks(path, sheets) == [(ONE, "专家01", Score(8500)), (OTHER, "专家02", Score(9000))]

    def test_blank_rows_and_titles(self, path: Path) -> None:
        """Titles, blank rows and blank columns are passed over."""
        rows = (("评分表",), (*BY_FIRM, None, "专家01"), (), (*firm(), None, 85))
        assert marks(path, {"评分": rows}) == [(ONE, "专家01", Score(8500))]

    def test_a_blank_sheet(self, path: Path) -> None:
        """A sheet with nothing on it has no marks."""
        assert marks(path, {"评分-一": ((None, " "),)}) == []


class TestPlaces:
    """Faults are where the cells are."""

    def test_of_a_score(self, path: Path) -> None:
        """A score is named by the cell under its expert."""
        ((place, text),) = faults(path, ((*BY_FIRM, "专家01", "专家：虚构"), (*firm(), 85, "八十五")))
        assert place == "评分!F2"
        assert text.zh.startswith("评分 第2行「专家：虚构」列（F2）为'八十五'，应为用半角数字写的分数")

    def test_of_an_application(self, path: Path) -> None:
        """A fault of the row is told once, however many experts there are."""
        heading = (*BY_FIRM, "专家01", "专家02", "专家03")
        found = faults(path, (heading, (*firm("?"), 85, 86, 87), (*firm(ONE, "一"), 85, 86, 87)))
        assert [place for place, _ in found] == ["评分!D2", "评分!B3"]
        assert found[0][1].zh.startswith("评分 第2行「统一社会信用代码」列（D2）")

    def test_of_a_firm_that_did_not_apply(self, path: Path) -> None:
        """So is a fault that only other sheets show."""
        ((place, _),) = faults(path, ((*BY_FIRM, "专家01", "专家02"), (*firm(ONE, 2), 85, 86)))
        assert place == "评分!D2"

    def test_of_a_row(self, path: Path) -> None:
        """And a fault of several cells together."""
        heading = (*BY_FIRM, "登记日期", "专家01", "专家02")
        ((place, _),) = faults(path, (heading, (*firm(), "2024-06-01", 85, 86)))
        assert place == "评分!2:2"

    def test_of_a_column_that_is_missing(self, path: Path) -> None:
        """An id, which such a sheet does not have, is named by its row."""
        applications = ((*APPLICATIONS_HEADING, "登记号"), (*APPLICATIONS_ROW, "评分-1"))
        sheets = {"申报": applications, "评分": ((*BY_FIRM, "专家01"), (*firm(), 85))}
        ((place, text),) = workbook_faults(path, sheets)
        assert place == "评分!2:2"
        assert "「登记号」" in text.zh

    @pytest.mark.parametrize("heading", ["登记号", "得分"])
    def test_of_headings(self, path: Path, heading: str) -> None:
        """A column of ids cannot be, since several marks come from one row; neither can an unknown one."""
        ((place, text),) = faults(path, ((*BY_FIRM, heading, "专家01"), (*firm(), "E-1", 85)))
        assert place == "评分!1:1"
        assert heading in text.zh

    def test_of_experts_named_twice(self, path: Path) -> None:
        """Two columns of one expert are a fault at the second heading, and their marks repeat."""
        found = faults(path, ((*BY_FIRM, "专家01", "专家：专家01"), (*firm(), 85, 85)))
        assert [place for place, _ in found] == ["评分!F1", "评分!F2"]

    def test_of_a_name_that_is_too_long(self, path: Path) -> None:
        """A name that none can have is a fault of the heading."""
        found = faults(path, ((*BY_FIRM, "专家：" + "长" * 101), firm()))
        assert [place for place, _ in found] == ["评分!E1"]

    def test_of_missing_headings(self, path: Path) -> None:
        """What is missing is named; the expert and the score are not among it."""
        ((place, text),) = faults(path, ((*BY_FIRM[1:], "专家01"), (*firm()[1:], 85)))
        assert place == "评分!1:1"
        assert "缺少标题：评审日期。" in text.zh

    def test_of_values_under_no_heading(self, path: Path) -> None:
        """A value beside the columns is a fault."""
        ((place, _),) = faults(path, ((*BY_FIRM, "专家01"), (*firm(), 85, "迟到")))
        assert place == "评分!F2"


class TestOneSheetPerExpert:
    """The expert stands in the name of the sheet."""

    def test_is_the_same_casebook_as_the_long_sheet(self, path: Path) -> None:
        """The same marks give the same casebook, ids and all."""
        sheets = {
            "评分-专家01": (BY_EXPERT, (*firm(), 85), (*firm(OTHER), "回避")),
            "评分（专家02）": (("评分表",), BY_EXPERT, (*firm(), 90)),
        }
        rows = (
            MARKS_HEADING,
            long(ONE, "专家01", 85),
            long(OTHER, "专家01", "回避"),
            long(ONE, "专家02", 90),
        )
        assert opened(path, sheets) == opened(path, {"评分": rows})

    @pytest.mark.parametrize(
        "title",
        [
            "评分-甲",
            "评分－甲",
            "评分—甲",
            "评分_甲",
            "评分：甲",
            "评分 甲",
            "评分(甲)",
            "评分 （甲）",
            "Marks - 甲",
            "marks_甲",
            "评分-专家：甲",
        ],
    )
    def test_names_of_sheets(self, path: Path, title: str) -> None:
        """Any of the usual separators will do, under either name of the sheet."""
        assert marks(path, {title: (BY_EXPERT, (*firm(), "缺席"))}) == [(ONE, "甲", NoScore.ABSENT)]

    @pytest.mark.parametrize("title", ["评分甲", "评分-", "评分表"])
    def test_other_names_are_no_sheets_of_marks(self, path: Path, title: str) -> None:
        """Without a separator and an expert it is a stray sheet."""
        ((place, text),) = faults(path, (BY_EXPERT, (*firm(), 85)), title)
        assert place == title
        assert "不是案卷的表" in text.zh

    def test_a_sheet_without_an_expert(self, path: Path) -> None:
        """A sheet of scores that names no expert anywhere is a fault that says where to name one."""
        ((place, text),) = faults(path, (BY_EXPERT, (*firm(), 85)))
        assert place == "评分!1:1"
        assert "缺少标题：专家" in text.zh
        assert "评分-专家01" in text.zh
        assert "评分-专家01" in text.en

    def test_a_column_of_experts_comes_first(self, path: Path) -> None:
        """Where a column names the expert, the name of the sheet does not."""
        assert marks(path, {"评分-第一批": (MARKS_HEADING, mark_row(85))}) == [(ONE, "专家甲", Score(8500))]

    def test_a_mark_on_two_sheets(self, path: Path) -> None:
        """The same mark on two sheets is a fault at the second, named by its row."""
        sheets = {
            "申报": APPLICATIONS,
            "评分": (MARKS_HEADING, long(ONE, "专家01", 85)),
            "评分-专家01": (BY_EXPERT, (*firm(), 85)),
            "评分-各专家": ((*BY_FIRM, "专家01"), (*firm(), 85)),
        }
        found = workbook_faults(path, sheets)
        assert [place for place, _ in found] == ["评分-专家01!2:2", "评分-各专家!E2"]
        assert "评分!E2" in found[0][1].zh


class TestIds:
    """Ids are told apart over all sheets of marks."""

    def ids(self, path: Path, sheets: dict[str, Rows]) -> list[str]:
        """The ids of the marks."""
        return [entry.id for entry in opened(path, sheets).entries if type(entry.what) is Mark]

    def test_run_over_all_sheets(self, path: Path) -> None:
        """A row without an id is numbered over all sheets of marks."""
        sheets = {
            "评分-专家01": (BY_EXPERT, (*firm(), 85), (*firm(OTHER), 86)),
            "评分-专家02": (BY_EXPERT, (*firm(), 87)),
            "评分": ((*BY_FIRM, "专家03", "专家04"), (*firm(), 88, 89)),
        }
        assert self.ids(path, sheets) == [f"评分-{number}" for number in range(1, 6)]

    def test_do_not_clash_with_ids_that_are_given(self, path: Path) -> None:
        """A mark that can have no id of its own gets none that another row has, given or by its place."""
        sheets = {
            "评分": ((*BY_FIRM, "专家03", "专家04"), (*firm(), 88, 89)),
            "评分-专家01": ((*BY_EXPERT, "登记号"), (*firm(), 85, " 评分-1 "), (*firm(OTHER), 86, None)),
            "评分-专家02": ((*BY_EXPERT, "登记号"), (*firm(), 85, "评分-6")),
        }
        assert self.ids(path, sheets) == ["评分-1", "评分-2", "评分-4", "评分-6", "评分-7"]

    def test_of_an_entry(self, path: Path) -> None:
        """Everything else of the entry is as in the long sheet."""
        (_, _, _, entry) = opened(path, {"评分": ((*BY_FIRM, "专家甲"), (*firm(), 85))}).entries
        assert isinstance(entry, Entry)
        assert entry == opened(path, {"评分": (MARKS_HEADING, mark_row(85))}).entries[3]


class TestTheSameMarks:
    """Whichever layout marks are kept in, they are the same marks."""

    @settings(deadline=None, max_examples=40)
    @given(
        st.lists(
            st.tuples(
                st.sampled_from(((ONE, 1, KNIT), (OTHER, 1, KNIT), (OTHER, 2, COTTON))),
                st.lists(st.sampled_from((None, 85, "90.5", "回避", "缺席")), min_size=3, max_size=3),
            ),
            unique_by=lambda row: row[0],
            min_size=1,
        )
    )
    def test_in_every_layout(self, rows: list[tuple[tuple[str, int, str], list[object]]]) -> None:
        """A column for each expert, a sheet for each expert and one row per mark give the same happenings."""
        experts = ("专家01", "专家02", "专家03")
        panels = {
            (key[1:], expert) for key, scores in rows for expert, score in zip(experts, scores, strict=True) if score
        }
        given_marks = [
            (key, expert, score)
            for key, scores in rows
            for expert, score in zip(experts, scores, strict=True)
            if (key[1:], expert) in panels
        ]
        wide = {"评分": ((*BY_FIRM, *experts), *((*firm(*key), *scores) for key, scores in rows))}
        listed = {"评分": (MARKS_HEADING, *((*firm(*key), expert, score) for key, expert, score in given_marks))}
        apart: dict[str, Rows] = {
            f"评分-{one}": (BY_EXPERT, *((*firm(*key), score) for key, expert, score in given_marks if expert == one))
            for one in experts
        }
        with TemporaryDirectory() as folder:
            first, *others = (opened(Path(folder, "案卷.xlsx"), sheets) for sheets in (listed, wide, apart))
        assert first == others[0]
        assert {one.what for one in first.entries} == {one.what for one in others[1].entries}
