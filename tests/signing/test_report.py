"""The document to be signed: what it says of every unit, and that nothing wrong stays hidden in it."""

from collections.abc import Iterable
from hashlib import sha256

import pytest
from attrs import evolve

from fzdigital.policy.measures import MEASURES
from fzdigital.policy.official_text import check_text
from fzdigital.rules.source import Pin
from fzdigital.rules.wording import rule_text
from fzdigital.signing.carried import signing_html, signing_markdown
from fzdigital.signing.report import Signed, lead_lines, sections, signed, signing_paper
from fzdigital.signing.scenarios import Scenario, Sentence
from fzdigital.text import Language
from fzdigital.vectors import Vector, all_vectors

LANGUAGES: tuple[Language, ...] = ("zh", "en")
PASSED = Scenario(
    "a.feature/one", "a.feature", "五、（五）", "", "低于27家的可以补充", "Below 27", ("5(5)a",),
    (Sentence("假如", "在库26家", (("行业", "家数"), ("针织", "26"))), Sentence("那么", "可以补充")),
    (("家数", "26"),), "passed",
)  # fmt: skip


def made(
    *scenarios: Scenario, vectors: Iterable[Vector] = (), language: Language = "zh", floor: int | None = None
) -> Signed:
    """The document of some vectors and scenarios."""
    regulation = MEASURES if floor is None else MEASURES.with_parameters(refill_floor=floor)
    return signed(regulation, vectors, scenarios, language)


def page(one: Signed, unit: str) -> str:
    """Everything that the page of a unit says."""
    (found,) = (each for each in signing_paper(one).pages if each.name == unit)
    cells = (str(cell) for grid in found.grids for row in grid.rows for cell in row)
    return "\n".join([found.title, *found.lead, *cells, *found.notes])


def of(unit: str) -> tuple[Vector, ...]:
    """The vectors of one unit."""
    return tuple(one for one in all_vectors() if one.unit == unit)


class TestUnit:
    """What stands on the page of one unit."""

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("unit", [clause.id for clause in MEASURES.clauses])
    def test_citation_paraphrase_rules_and_questions(self, unit: str, language: Language) -> None:
        """Where it stands, what it says, each of its rules in words, its numbers and its open questions."""
        said, clause = page(made(language=language), unit), MEASURES.clause(unit)
        assert clause.citation.said_in(language) in said
        assert clause.paraphrase.said_in(language) in said
        for rule in MEASURES.rules:
            assert (rule.id in said and rule_text(rule, MEASURES, language) in said) or rule.clause != unit
        for parameter in MEASURES.parameters:
            assert (f"{parameter.text.said_in(language)} = {parameter.value}" in said) is (parameter.clause == unit)
        for axis in MEASURES.axes:
            assert (axis.question.said_in(language) in said) is (unit in axis.clauses)

    def test_a_unit_that_computes_nothing_says_why(self) -> None:
        """The excuse stands where the rules would."""
        excuse = MEASURES.clause("notice/open").excuse
        assert excuse is not None
        assert excuse.zh in page(made(), "notice/open")

    @pytest.mark.parametrize("unit", ["notice/commence", "6"])
    def test_the_period_in_force(self, unit: str) -> None:
        """No rule encodes it, so that the condition itself is shown."""
        assert "所问之日不早于" in page(made(), unit)

    def test_a_reading_that_is_unresolved_is_said_to_be(self) -> None:
        """Nobody signs over a default that is not one."""
        regulation = MEASURES.with_readings({"OP-26.floor": None})
        assert "→ 未定" in page(signed(regulation, (), (), "zh"), "5(5)a")


class TestBeside:
    """What stands beside or before the units."""

    def test_the_original_stands_beside_its_unit_only(self) -> None:
        """Of a text in which the unit's words stand in their place."""
        pin = Pin(0, 4, sha256("甲乙丙丁".encode()).hexdigest())
        clauses = tuple(evolve(one, pins=(pin,) if one.id == "6" else ()) for one in MEASURES.clauses)
        one = evolve(made(), text=check_text("甲乙丙丁", clauses))
        assert "原文（所给文本）：甲乙丙丁" in page(one, "6")
        assert "原文" not in page(one, "5(4)")
        assert "原文" not in page(made(), "6")

    def test_every_rule_stands_in_the_overview_once(self) -> None:
        """With whoever acts and the word of command."""
        (grid,) = signing_paper(made()).pages[0].grids
        assert sorted(str(row[-1]) for row in grid.rows) == sorted(rule.id for rule in MEASURES.rules)
        (row,) = (row for row in grid.rows if row[-1] == "5(1)b")
        assert row[2:5] == ("福州市工信局", "应当", "就信息未更新要求整改")

    def test_the_overview_comes_first(self) -> None:
        """Before the units, and in the contents."""
        html = signing_html(made())
        assert html.index("一览") < html.index("notice/approval")


class TestShown:
    """Scenarios and examples on the page of their unit."""

    def test_a_scenario_with_its_steps(self) -> None:
        """Its title, what was filled in, each sentence with its table, and that it passes."""
        said = page(made(PASSED), "5(5)a")
        for words in ("低于27家的可以补充", "家数 = 26", "假如 在库26家", "针织 | 26", "那么 可以补充", "通过"):
            assert words in said
        assert "低于27家的可以补充" not in page(made(PASSED), "5(5)b")

    def test_a_scenario_that_fails_says_where(self) -> None:
        """The number of the sentence and what was found instead."""
        failed = evolve(PASSED, result="failed", failed_at=1, message="结论是“无此情形”")
        assert "未通过\n2. 结论是“无此情形”" in page(made(failed), "5(5)a")

    def test_one_that_was_not_run_is_not_taken_for_one_that_passes(self) -> None:
        """It says so."""
        said = page(made(evolve(PASSED, result=None)), "5(5)a")
        assert "未运行" in said

    def test_in_english_it_has_its_english_title(self) -> None:
        """The steps stay as they were signed."""
        assert "Below 27" in page(made(PASSED, language="en"), "5(5)a")

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("unit", dict.fromkeys(one.unit for one in all_vectors() if one.by == "hand"))
    def test_what_was_worked_out_by_hand(self, unit: str, language: Language) -> None:
        """The working and the answer, in the language of the document, with nothing of a program's in it."""
        by_hand = [one for one in of(unit) if one.by == "hand"]
        said = page(made(vectors=by_hand, language=language), unit)
        for vector in by_hand:
            assert vector.working is not None
            assert vector.working.said_in(language) in said
        examples = said[said.index(by_hand[0].id) :]
        assert "_" not in examples

    def test_a_vector_that_fails(self) -> None:
        """Under another floor the example at 26 no longer holds, and its row and the head say so."""
        one = made(vectors=of("5(5)a"), floor=20)
        assert "未通过" in page(one, "5(5)a")
        assert any("不符的测试向量" in line for line in lead_lines(one))


class TestSound:
    """Whether anything wants seeing to."""

    def test_without_scenarios_there_is_nothing_to_sign(self) -> None:
        """The head says so."""
        one = made(vectors=all_vectors())
        assert not one.sound
        assert any("场景没有运行" in line for line in lead_lines(one))

    def test_a_unit_without_scenarios_is_named(self) -> None:
        """One scenario leaves all other units without."""
        one = made(PASSED, vectors=all_vectors())
        assert not one.sound
        assert any(line.startswith("5(4)：") for line in lead_lines(one))

    def test_what_is_sound(self) -> None:
        """Scenarios that pass, vectors that hold, nothing lost."""
        one = evolve(made(PASSED), losses=())
        assert one.sound
        assert not evolve(one, failing=frozenset(["5(5)a/hand-1"])).sound
        assert not evolve(one, scenarios=(evolve(PASSED, result="failed", failed_at=0),)).sound
        assert not evolve(one, scenarios=(evolve(PASSED, result=None),)).sound


class TestCarried:
    """The document as files."""

    def test_sections_hold_every_unit_once(self) -> None:
        """In the order of the text."""
        listed = [unit.id for _, units in sections(made()) for unit in units]
        assert listed == [clause.id for clause in MEASURES.clauses]

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_both_carry_every_unit(self, language: Language) -> None:
        """The page has a heading and the Markdown has one for each, and each a place to sign."""
        one = made(PASSED, vectors=of("5(5)a"), language=language)
        html, markdown = signing_html(one), signing_markdown(one)
        for clause in MEASURES.clauses:
            assert f">{clause.id}　" in html
            assert f"## {clause.id}" in markdown.replace("\\", "")
        assert ("签名：" if language == "zh" else "Signature:") in html

    def test_the_page_fetches_nothing(self) -> None:
        """Nothing in it leads outside."""
        assert "http" not in signing_html(made(PASSED)).replace("http-equiv", "")

    def test_the_same_document_again(self) -> None:
        """Nothing in it depends on when it is made."""
        assert signing_html(made(PASSED)) == signing_html(made(PASSED))
