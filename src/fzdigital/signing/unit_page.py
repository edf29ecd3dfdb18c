"""One unit of the text as a page: what it says, the rules that encode it, and what shows that they do."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from fzdigital.render.paper import Grid, Page
from fzdigital.rules.decision import Outcome
from fzdigital.rules.expr import Condition, Param
from fzdigital.rules.function import PlainFunction
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.source import Parameter
from fzdigital.rules.wording import condition_text, rule_text
from fzdigital.signing.account import Account
from fzdigital.signing.answer_words import answer_in_words
from fzdigital.signing.scenarios import Scenario, Sentence
from fzdigital.text import Language, Text
from fzdigital.vectors import Vector

_COLON: Final = Text("：", ": ")
_PASSED: Final = Text("通过", "passes")
_FAILED: Final = Text("未通过", "FAILS")
_NOT_RUN: Final = Text("未运行", "not run")
_UNRESOLVED: Final = Text("未定", "unresolved")


def unit_page(
    account: Account,
    regulation: Regulation,
    failing: frozenset[str],
    language: Language,
    original: tuple[str, ...] = (),
) -> Page:
    """The page of one unit.

    Args:
        account: what stands on the unit.
        regulation: gives the names of facts and the readings used.
        failing: ids of the vectors that do not hold.
        language: ``zh`` or ``en``.
        original: the words of the unit in an official text that somebody supplied.
    """
    page = _Unit(account, regulation, failing, language).page()
    said = Text("原文（所给文本）：", "Original (as supplied): ").said_in(language)
    return page._replace(lead=(*(said + passage for passage in original), *page.lead))


class _Unit:
    """A unit on its way to a page."""

    def __init__(self, account: Account, regulation: Regulation, failing: frozenset[str], language: Language) -> None:
        self.account, self.regulation, self.failing = account, regulation, failing
        self.language: Language = language

    def page(self) -> Page:
        """The whole page."""
        unit = self.account.unit
        grids = (grid for grid in (self._scenarios(), self._by_hand()) if grid.rows)
        title = f"{unit.id}　{self._said(unit.citation)}"
        return Page(unit.id, title, tuple(self._lead()), tuple(grids), tuple(self._notes()))

    def _said(self, text: Text) -> str:
        return text.said_in(self.language)

    def _line(self, what: Text, said: str) -> str:
        return self._said(what) + self._said(_COLON) + said

    def _lead(self) -> Iterator[str]:
        account, regulation = self.account, self.regulation
        yield self._line(Text("释义", "What it says"), self._said(account.unit.paraphrase))
        if self._said(account.unit.actor):
            yield self._line(Text("由谁", "Who acts"), self._said(account.unit.actor))
        if account.unit.excuse is not None:
            yield self._line(Text("不产生计算", "Computes nothing"), self._said(account.unit.excuse))
        for rule in account.rules:
            yield self._line(Text(f"规则 {rule.id}", f"Rule {rule.id}"), rule_text(rule, regulation, self.language))
        for condition in (*account.conditions, *self._in_force()):
            yield self._line(Text("条件", "Condition"), condition_text(condition, regulation, self.language))
        for parameter in account.parameters:
            yield self._line(Text("数值", "Number"), self._number(parameter))
        for function in dict.fromkeys(map(self._computed, account.functions)):
            yield self._line(Text("计算", "Computed"), function)
        for axis in account.points:
            chosen = regulation.reading(axis.id)
            yield self._line(Text(f"待定 {axis.id}", f"Open {axis.id}"), self._read(axis.id, chosen))

    def _in_force(self) -> Iterator[Condition]:
        """The period in force, where the unit enacts a day on which it hangs."""
        if any(f"{Param(parameter.name)!r}" in repr(self.regulation.in_force) for parameter in self.account.parameters):
            yield self.regulation.in_force

    def _number(self, parameter: Parameter) -> str:
        unit = parameter.unit.zh if self.language == "zh" else f" {parameter.unit.en}"
        return f"{self._said(parameter.text)} = {parameter.value}{unit}"

    def _computed(self, function: PlainFunction) -> str:
        """The name of a function with the numbers and open questions that steer it."""
        numbers = [f"{name} = {_value(self.regulation, name)}" for name in function.parameters]
        axes = [f"{axis} = {self.regulation.reading(axis)}" for axis in function.axes]
        steered = ", ".join([*numbers, *axes])
        name = f"{function.function.__module__.rpartition('.')[2]}.{function.function.__qualname__}"
        return f"{name} ({steered})" if steered else name

    def _scenarios(self) -> Grid:
        headings = (Text("场景", "scenario"), Text("步骤", "steps"), Text("结果", "result"))
        rows = tuple((self._title(one), _steps(one.steps), self._result(one)) for one in self.account.scenarios)
        return Grid(tuple(map(self._said, headings)), rows, (26, 60, 12))

    def _title(self, scenario: Scenario) -> str:
        name = scenario.english if self.language == "en" and scenario.english else scenario.name
        filled = "\n".join(f"{column} = {value}" for column, value in scenario.row)
        return f"{name}\n{filled}".strip()

    def _result(self, scenario: Scenario) -> str:
        if scenario.result is None:
            return self._said(_NOT_RUN)
        if scenario.result == "passed":
            return self._said(_PASSED)
        step = "" if scenario.failed_at is None else f"{scenario.failed_at + 1}. "
        return f"{self._said(_FAILED)}\n{step}{scenario.message}"

    def _by_hand(self) -> Grid:
        headings = (
            Text("人工推算", "worked out by hand"), Text("推算过程", "working"), Text("答案", "answer"),
            Text("结果", "result"),
        )  # fmt: skip
        rows = tuple(
            (vector.id, self._worked(vector), self._answer(vector), self._held(vector))
            for vector in self.account.vectors
            if vector.by == "hand"
        )
        return Grid(tuple(map(self._said, headings)), rows, (16, 52, 24, 8))

    def _worked(self, vector: Vector) -> str:
        working = "" if vector.working is None else self._said(vector.working)
        return "\n".join([working, *(self._read(*one) for one in vector.readings)])

    def _read(self, name: str, chosen: str | None) -> str:
        axis = self.regulation.axis(name)
        reading = axis.reading(chosen) if chosen else None
        return f"{self._said(axis.question)} → {self._said(_UNRESOLVED if reading is None else reading.text)}"

    def _answer(self, vector: Vector) -> str:
        if vector.question != "decide":
            return answer_in_words(vector, self.language)
        outcomes, units = vector.expected["outcomes"], vector.expected.get("units", [])
        assert isinstance(outcomes, list)
        assert isinstance(units, list)
        act = self._said(self.regulation.act(str(vector.given["act"])).text)
        said = " / ".join(self._said(Outcome(outcome).text) for outcome in outcomes)
        cited = "".join(f"\n{self._said(self.regulation.clause(str(unit)).citation)} [{unit}]" for unit in units)
        return f"{act}{self._said(_COLON)}{said}{cited}"

    def _held(self, vector: Vector) -> str:
        return self._said(_FAILED if vector.id in self.failing else _PASSED)

    def _notes(self) -> Iterator[str]:
        found = [vector for vector in self.account.vectors if vector.by == "diagram"]
        if found:
            failing = sum(vector.id in self.failing for vector in found)
            yield self._said(
                Text(
                    f"另有判定图求得的例子{len(found)}个，每个显示一处改动会改变结论；不符{failing}个。",
                    f"Besides, {len(found)} examples found by proof, each showing what turns an answer; "
                    f"{failing} fail.",
                )
            )


def _value(regulation: Regulation, name: str) -> int | date:
    return next(parameter.value for parameter in regulation.parameters if parameter.name == name)


def _steps(steps: tuple[Sentence, ...]) -> str:
    lines = []
    for step in steps:
        lines.append(f"{step.keyword} {step.text}")
        lines += ["　　" + " | ".join(row) for row in step.table or ()]
    return "\n".join(lines)
