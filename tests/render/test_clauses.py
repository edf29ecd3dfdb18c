"""The clauses in words."""

import pytest

from fzdigital.errors import UnknownNameError
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
    """What became of the pins in a text."""

    def test_all_hold(self) -> None:
        """One line says so."""
        assert list(pin_lines(check_text(TEXT, (clause("1", 0, 9),)), "en")) == ["1 of 1 units hold."]

    def test_one_moved(self) -> None:
        """Where it stands now and where it should."""
        result = check_text(f"甲乙{TEXT}", (clause("1", 0, 9),))
        assert list(pin_lines(result, "zh")) == ["1：不在第0字处，而在第2字处", "1个单元中0个定位全部相符。"]
        assert next(pin_lines(result, "en")) == "1: stands at character 2, not 0"

    def test_one_of_two_is_missing(self) -> None:
        """The clause is named."""
        result = check_text(TEXT.replace("转借", "外借"), (clause("1", 0, 9), clause("2", 9, 18)))
        assert list(pin_lines(result, "en")) == ["2: not found in the text", "1 of 2 units hold."]

    def test_nothing_is_found(self) -> None:
        """It is probably another text."""
        lines = list(pin_lines(check_text("别的", (clause("1", 0, 9), clause("2", 9, 18))), "en"))
        assert lines == [
            "no unit is found in the text; check that it is the whole text of the Measures.",
            "0 of 2 units hold.",
        ]
