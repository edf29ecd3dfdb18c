"""Identities of those who report: kept out of casebooks, and out of what is said of them."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdigital.errors import CasebookError
from fzdigital.io.conduct_tables import REPORTS
from fzdigital.io.csv_folder import read_csv_folder
from fzdigital.io.privacy import holds_identity, is_personal
from fzdigital.io.workbook import read_workbook
from fzdigital.nouns import Report
from tests.io.documents import (
    APPLICATION,
    APPLICATIONS_HEADING,
    APPLICATIONS_ROW,
    CORRECTION,
    ONE,
    Fault,
    Rows,
    faults,
    faults_in,
    read,
    saved,
)
from tests.strategies.casebooks import AXES
from tests.strategies.nouns import code_of

PLANTED = "虚构人"
"""Stands for a name."""

IDENTITIES = (
    *("13800000000", "电话138 0000 0000。", "139-0000-0000", "+8613800000000", "86 13800000000"),
    *("0591-8000000", "059180000000", "010 80000000", "1380000\uff10000"),
    *("110101190001010000", "11010119000101000X", "身份证11010119000101000x"),
    *("nobody@example.org", "邮箱：a.b@example.cn"),
)
NO_IDENTITIES = (
    *("举报〔2024〕1号", "JB20240513000001", "2024-06-01", "R-1380000000", "138000000001", "00591-8000000"),
    *(ONE, "91350100MADEM0001Y", "1101011900010100001", "甲@乙", "@", ""),
)
REPORT = {"case_number": "举报〔2024〕1号", "on": "2024-08-05", "code": ONE}
WRONG = CORRECTION | {"entry": "举报-1", "field": "举报编号", "recorded_on": "2024-08-06"}
HEADING = ("举报编号", "举报日期", "统一社会信用代码", "实名", "佐证材料", "联系方式")
ROW = ("举报〔2024〕1号", "2024-08-05", ONE, "是", "否", None)


@pytest.fixture(params=["workbook", "csv"])
def told(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[Rows], tuple[Fault, ...]]:
    """The faults of a sheet of reports, in a workbook and in a folder; nothing planted is in them."""

    def in_workbook(rows: Rows) -> tuple[Fault, ...]:
        with pytest.raises(CasebookError) as caught:
            read_workbook(saved(tmp_path / "案卷.xlsx", {"举报": rows}), AXES)
        return checked(caught.value)

    def in_folder(rows: Rows) -> tuple[Fault, ...]:
        for title, lines in {"申报": (APPLICATIONS_HEADING, APPLICATIONS_ROW), "举报": rows}.items():
            text = "\n".join(",".join("" if one is None else f'"{one}"' for one in line) for line in lines)
            (tmp_path / f"{title}.csv").write_text(text, encoding="utf-8")
        with pytest.raises(CasebookError) as caught:
            read_csv_folder(tmp_path, AXES)
        return checked(caught.value)

    return in_workbook if request.param == "workbook" else in_folder


def checked(error: CasebookError) -> tuple[Fault, ...]:
    """The faults, of which none repeats anything planted, in either language."""
    for text in (str(error), repr(error), error.text.zh, error.text.en):
        assert PLANTED not in text
        assert not any(identity in text for identity in IDENTITIES)
    return error.problems


def told_json(reports: object, **sheets: object) -> tuple[Fault, ...]:
    """The faults of a document with these reports; nothing planted is in them."""
    problems = faults(reports=reports, **sheets)
    checked(CasebookError(problems))
    return problems


class TestIdentities:
    """What looks like an identity."""

    @pytest.mark.parametrize("text", IDENTITIES)
    def test_are_seen(self, text: str) -> None:
        """Telephone numbers, identity card numbers and addresses are seen, alone and in a sentence."""
        assert holds_identity(text)
        assert holds_identity(f"联系：{text}；")

    @pytest.mark.parametrize("text", NO_IDENTITIES)
    def test_other_text_is_none(self, text: str) -> None:
        """Case numbers, days and credit codes are none."""
        assert not holds_identity(text)

    @pytest.mark.parametrize("value", [13800000000, 13800000000.0, None, True, (), ["13800000000"]], ids=repr)
    def test_of_any_type(self, value: object) -> None:
        """A number is seen too; whatever else a cell may be is none."""
        assert holds_identity(value) == (value == 13800000000)

    @given(st.from_regex(r"1[3-9]\d{9}", fullmatch=True))
    def test_every_mobile_number_is_seen(self, number: str) -> None:
        """In any script and behind any word."""
        assert holds_identity(number)
        assert holds_identity(f"请打{number}联系")


class TestHeadings:
    """Columns that ask for an identity."""

    @pytest.mark.parametrize(
        "heading",
        [
            *(
                "举报人",
                "举报人姓名",
                "姓 名",
                "电话",
                "手机号",
                "联系电话",
                "身份证号",
                "住址",
                "地址",
                "邮箱",
                "微信号",
                "QQ",
            ),
            *(
                "Reporter",
                "NAME",
                "Phone",
                "telephone",
                "mobile",
                "E-mail",
                "email",
                "home address",
                "name_of_reporter",
            ),
        ],
    )
    def test_are_refused(self, told: Callable[[Rows], tuple[Fault, ...]], heading: str) -> None:
        """Such a column is refused once, with what to do, and without what stands in it."""
        ((place, text),) = told(((*HEADING, heading), (*ROW, PLANTED)))
        assert place.endswith("!1:1")
        assert "G列" in text.zh
        assert "整列删去" in text.zh
        assert "delete" in text.en

    def test_own_headings_stay(self) -> None:
        """Whether there was a name or a contact is what a casebook records."""
        assert read(reports=[REPORT | {"real_name": True, "contact": True}])

    def test_other_sheets_are_not_concerned(self) -> None:
        """A firm has a name."""
        assert is_personal(REPORTS, "name")
        assert not is_personal(None, "name")

    def test_a_name_in_a_heading_is_not_repeated(self, told: Callable[[Rows], tuple[Fault, ...]]) -> None:
        """An unknown heading of this sheet is named by its column alone, for the row may be no heading at all."""
        ((_, text),) = told(((*HEADING, PLANTED), (*ROW, None)))
        assert "G列的标题***" in text.zh
        assert told(((PLANTED, "13800000000"),))


class TestValues:
    """Identities in cells."""

    @pytest.mark.parametrize("identity", IDENTITIES)
    @pytest.mark.parametrize("position", [0, 1, 3, 5, 6, 7])
    def test_are_refused(self, told: Callable[[Rows], tuple[Fault, ...]], position: int, identity: str) -> None:
        """Wherever it stands, in a column of the sheet or of remarks, it is refused without being repeated."""
        row = [*ROW, None, None]
        row[position] = identity
        ((place, text),) = told(((*HEADING, "登记号", "备注"), row))
        assert place.endswith(f"!{'ABCDEFGH'[position]}2")
        assert "***" in text.zh
        assert "身份信息只留在举报系统中" in text.zh
        assert "reporting system" in text.en

    def test_above_the_headings(self, told: Callable[[Rows], tuple[Fault, ...]]) -> None:
        """A title may not tell one either."""
        ((place, _),) = told((("", "13800000000"), HEADING, ROW))
        assert place.endswith("!B1")

    @pytest.mark.parametrize("position", range(1, 6))
    def test_other_text_in_a_column_is_not_repeated(
        self, told: Callable[[Rows], tuple[Fault, ...]], position: int
    ) -> None:
        """A name in a column of days, codes or yes and no is refused without being repeated."""
        row = list(ROW)
        row[position] = PLANTED
        ((_, text),) = told((HEADING, row))
        assert "为***，应为" in text.zh
        assert "is ***; it must be" in text.en

    def test_numbers(self, tmp_path: Path) -> None:
        """A number stored as a number is not repeated."""
        path = saved(tmp_path / "案卷.xlsx", {"举报": ((*HEADING, "备注"), (13800000000, *ROW[1:], 13800000000))})
        with pytest.raises(CasebookError) as caught:
            read_workbook(path, AXES)
        assert [place for place, _ in checked(caught.value)] == ["举报!G2", "举报!A2"]

    def test_blanks_are_blank(self, told: Callable[[Rows], tuple[Fault, ...]]) -> None:
        """What is missing is said to be."""
        ((_, text),) = told((HEADING, (None, *ROW[1:])))
        assert "为空" in text.zh

    def test_a_code_that_is_one(self) -> None:
        """A credit code of digits alone has the form of an identity card's number, and is none."""
        code = next(code for code in map(code_of, range(100)) if code.isdigit())
        assert holds_identity(code)
        report = read(applications=[APPLICATION | {"code": code}], reports=[REPORT | {"code": code}]).entries[1].what
        assert isinstance(report, Report)
        assert report.code == code


class TestDocuments:
    """The same in a JSON document."""

    @pytest.mark.parametrize("key", ["reporter", "name", "phone", "email", "举报人", f"举报人{PLANTED}"])
    def test_keys(self, key: str) -> None:
        """A key that asks for an identity is refused with what to do; it is not repeated."""
        ((place, text),) = told_json([REPORT | {key: PLANTED}])
        assert place == "$.reports[0]"
        assert "涉及举报人的身份" in text.zh
        assert "asks for the identity" in text.en

    def test_other_keys_are_not_repeated(self) -> None:
        """An unknown key is refused, too, and so is one that stands there twice."""
        ((_, text),) = told_json([REPORT | {PLANTED: 1}])
        assert "'***'" in text.zh or "***" in text.zh
        twice = f'[{{"case_number": "1", "on": "2024-08-05", "code": "{ONE}", "{PLANTED}": 1, "{PLANTED}": 2}}]'
        checked(CasebookError(faults_in(f'{{"format": "fzdigital-casebook", "version": 1, "reports": {twice}}}')))

    @pytest.mark.parametrize("field", ["case_number", "real_name", "contact", "accepted_on", "reply", "id"])
    @pytest.mark.parametrize("value", ["13800000000", [PLANTED], f" {PLANTED}", f"{PLANTED}\n"], ids=repr)
    def test_values(self, field: str, value: object) -> None:
        """A value is refused without being repeated, be it an identity or no value at all."""
        ((place, _),) = told_json([REPORT | {field: value}])
        assert place == f"$.reports[0].{field}"

    @pytest.mark.parametrize("reports", [[PLANTED], [[PLANTED]], PLANTED, {PLANTED: "13800000000"}], ids=repr)
    def test_what_is_no_report(self, reports: object) -> None:
        """Nor is what should be a report."""
        assert told_json(reports)

    @pytest.mark.parametrize("end", ["old", "new"])
    def test_corrections(self, end: str) -> None:
        """A correction of a report is held to the same."""
        change: Mapping[str, object] = {"old": REPORT["case_number"], "new": "2"} | {end: "13800000000"}
        ((place, _),) = told_json([REPORT], corrections=[WRONG | change])
        assert place == f"$.corrections[0].{end}"

    def test_corrections_of_what_does_not_stand_there(self) -> None:
        """Where the old value is another, neither is repeated."""
        ((place, text),) = told_json([REPORT], corrections=[WRONG | {"old": PLANTED, "new": "2"}])
        assert place == "$.corrections[0].old"
        assert "***" in text.zh
        assert str(REPORT["case_number"]) not in text.zh
        assert read(reports=[REPORT], corrections=[WRONG | {"old": REPORT["case_number"], "new": "2"}]).corrections
