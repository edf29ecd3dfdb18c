"""The clauses in words."""

import pytest

from fzdigital.errors import UnknownNameError
from fzdigital.policy.catalogue.outside import Outside
from fzdigital.policy.measures import MEASURES
from fzdigital.policy.official_text import check_text, pin_of
from fzdigital.render.clauses import clause_lines, list_lines, pin_lines
from fzdigital.rules.source import Clause
from fzdigital.text import Text
from tests.rules.toy import ROOM_RULES

TEXT = "第一条读者须持卡。第二条卡不得转借。"
NOTHING = Text("", "")


def clause(name: str, start: int, end: int) -> Clause:
    """A clause with a pin in the text."""
    return Clause(name, NOTHING, "obligation", NOTHING, NOTHING, (pin_of(TEXT, start, end),))


def span(start: int, end: int) -> Outside:
    """A span outside the units."""
    return Outside(Text("序号", "number"), NOTHING, pin_of(TEXT, start, end))


BOTH = (clause("1", 0, 9), clause("2", 9, 18))


class TestClause:
    """One clause with all that is built on it."""

    def test_everything_built_on_it(self) -> None:
        """Its rules, numbers, calculations and open questions with their readings."""
        lines = list(clause_lines(ROOM_RULES, "5", "en"))
        assert lines[0] == "5  section 5"
        assert lines[1] == "[5]"
        assert lines[2].startswith("- rule: Where ")
        assert lines[3:] == [
            "- number: days of grace = 14 days",
            "- computed by: tests.rules.toy.fee",
            "- open question: Q-5.from_when From when is a loan overdue?",
            "    after_grace (default): after the days of grace",
            "    at_once: from the first day late",
        ]

    def test_in_chinese(self) -> None:
        """A unit follows its number without a blank."""
        assert "- 数值：宽限 = 14天" in list(clause_lines(ROOM_RULES, "5", "zh"))

    def test_one_that_nothing_is_built_on(self) -> None:
        """It says why."""
        excused = next(one for one in MEASURES.clauses if one.excuse is not None)
        assert excused.excuse is not None
        assert f"- 不计算：{excused.excuse.zh}" in list(clause_lines(MEASURES, excused.id, "zh"))

    def test_one_with_a_condition_that_rules_share(self) -> None:
        """The condition is written out."""
        name = MEASURES.conditions[0][0]
        assert any(line.startswith("- condition: ") for line in clause_lines(MEASURES, name, "en"))

    def test_an_unknown_one(self) -> None:
        """There is an error for it."""
        with pytest.raises(UnknownNameError):
            list(clause_lines(ROOM_RULES, "99", "en"))

    @pytest.mark.parametrize("one", [one.id for one in MEASURES.clauses])
    def test_every_clause_can_be_shown(self, one: str) -> None:
        """Each has at least its citation and what it says, in both languages."""
        for language in ("zh", "en"):
            assert len(list(clause_lines(MEASURES, one, language))) > 1  # type: ignore[arg-type]


class TestList:
    """All clauses."""

    def test_two_lines_each(self) -> None:
        """The id with the citation, then what it says."""
        assert list(list_lines(ROOM_RULES, "zh"))[:2] == ["0  第0款", "    〔0〕"]


class TestPins:
    """What became of the pins in a text, and what of it they cover."""

    def test_all_hold(self) -> None:
        """One line says how much is covered, one that all hold."""
        assert list(pin_lines(check_text(TEXT, BOTH), "en")) == [
            "18 characters without white space: 18 in units, 0 outside the units, 0 uncovered.",
            "2 of 2 units hold.",
        ]

    def test_what_lies_outside_is_counted(self) -> None:
        """Words that command nothing are covered too, and in both languages said to be."""
        result = check_text(TEXT, (clause("1", 3, 9), clause("2", 9, 18)), (span(0, 3),))
        assert list(pin_lines(result, "zh")) == [
            "全文18字（不计空白）：单元涵盖15字，列在单元之外3字，未涵盖0字。",
            "2个单元中2个定位全部相符。",
        ]

    def test_one_moved(self) -> None:
        """Where it stands now and where it should, and what stands there that nothing covers."""
        result = check_text(f"甲乙{TEXT}", BOTH)
        assert list(pin_lines(result, "zh")) == [
            "1：不在第0字处，而在第2字处",
            "2：不在第9字处，而在第11字处",
            "未涵盖：第0字处起2字：甲乙",
            "全文20字（不计空白）：单元涵盖18字，列在单元之外0字，未涵盖2字。",
            "2个单元中0个定位全部相符。",
        ]
        assert list(pin_lines(result, "en"))[1:3] == [
            "2: stands at character 11, not 9",
            "uncovered: from character 0, length 2: 甲乙",
        ]

    def test_one_of_two_is_missing(self) -> None:
        """The clause is named, and the words that stand in its place."""
        result = check_text(TEXT.replace("转借", "外借"), BOTH)
        assert list(pin_lines(result, "en")) == [
            "2: not found in the text",
            "uncovered: from character 9, length 9: 第二条卡不得外借。",
            "18 characters without white space: 9 in units, 0 outside the units, 9 uncovered.",
            "1 of 2 units hold.",
        ]

    def test_what_is_not_in_place_outside_is_for_information(self) -> None:
        """Spans outside the units take one line: how many moved, and which are gone."""
        spans = (span(0, 3), span(9, 12))
        result = check_text(TEXT[1:], (clause("1", 3, 9), clause("2", 12, 18)), spans)
        assert list(pin_lines(result, "en"))[2] == (
            "outside the units (for information): 1 moved, 1 not found: number (character 0)"
        )
        assert list(pin_lines(result, "zh"))[2] == "单元之外的文字（仅供参考）：1处位置有变，1处找不到：序号（第0字处）"

    def test_none_gone_none_named(self) -> None:
        """Where spans only moved, the line ends with the numbers."""
        lines = list(pin_lines(check_text(f"甲{TEXT}", (clause("1", 3, 9),), (span(0, 3),)), "en"))
        assert lines[1] == "outside the units (for information): 1 moved, 0 not found"
        assert "单元之外的文字（仅供参考）：1处位置有变，0处找不到" in list(
            pin_lines(check_text(f"甲{TEXT}", (clause("1", 3, 9),), (span(0, 3),)), "zh")
        )

    def test_a_long_stretch_is_cut(self) -> None:
        """The first words tell which it is; its length is given in full."""
        lines = list(pin_lines(check_text(TEXT + "甲" * 121, BOTH), "en"))
        assert lines[0] == f"uncovered: from character 18, length 121: {'甲' * 120}…"
        lines = list(pin_lines(check_text(TEXT + "甲" * 120, BOTH), "en"))
        assert lines[0] == f"uncovered: from character 18, length 120: {'甲' * 120}"

    def test_what_is_in_a_unit_and_outside(self) -> None:
        """A place pinned as both is named in both languages."""
        result = check_text(TEXT, BOTH, (span(0, 3),))
        assert next(pin_lines(result, "en")) == "in a unit and outside the units: from character 0, length 3: 第一条"
        assert next(pin_lines(result, "zh")) == "重复涵盖（既属单元，又列在单元之外）：第0字处起3字：第一条"

    def test_nothing_is_found(self) -> None:
        """It is probably another text, of which no stretch is listed."""
        assert list(pin_lines(check_text("别的", BOTH, (span(0, 3),)), "en")) == [
            "no unit is found in the text; check that it is the whole text of the Measures.",
            "2 characters without white space: 0 in units, 0 outside the units, 2 uncovered.",
            "0 of 2 units hold.",
        ]
