"""The clauses in words: the list of them, one with all that is built on it, and how they compare with a text."""

from collections.abc import Iterator

from fzdigital.policy.official_text import PinCheck, TextCheck
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.source import Axis
from fzdigital.rules.wording import condition_text, rule_text
from fzdigital.text import Language, Text


def list_lines(regulation: Regulation, language: Language) -> Iterator[str]:
    """Every clause: its id, its citation, and what it says in our words."""
    for one in regulation.clauses:
        yield f"{one.id}  {one.citation.said_in(language)}"
        yield f"    {one.paraphrase.said_in(language)}"


def clause_lines(regulation: Regulation, clause: str, language: Language) -> Iterator[str]:
    """One clause with its rules, numbers, calculations and open questions.

    Raises:
        UnknownNameError: there is no such clause.
    """
    found = regulation.clause(clause)
    yield f"{found.id}  {found.citation.said_in(language)}"
    yield found.paraphrase.said_in(language)
    if found.excuse is not None:
        yield _item(Text("不计算", "nothing is computed"), found.excuse.said_in(language), language)
    for rule in regulation.rules:
        if rule.clause == clause:
            yield _item(Text("规则", "rule"), rule_text(rule, regulation, language), language)
    for name, condition in regulation.conditions:
        if name == clause:
            yield _item(Text("条件", "condition"), condition_text(condition, regulation, language), language)
    for one in regulation.parameters:
        if one.clause == clause:
            unit = one.unit.zh if language == "zh" else f" {one.unit.en}"
            amount = f"{one.text.said_in(language)} = {one.value}{unit}"
            yield _item(Text("数值", "number"), amount, language)
    for function in regulation.functions:
        if function.clause == clause:
            name = f"{function.function.__module__}.{function.function.__qualname__}"
            yield _item(Text("计算", "computed by"), name, language)
    for axis in regulation.axes:
        if clause in axis.clauses:
            yield _item(Text("待定事项", "open question"), f"{axis.id} {axis.question.said_in(language)}", language)
            yield from _reading_lines(axis, language)


def _reading_lines(axis: Axis, language: Language) -> Iterator[str]:
    for reading in axis.readings:
        default = Text("（默认）", " (default)").said_in(language) if reading.id == axis.default else ""
        yield f"    {reading.id}{default}{Text('：', ': ').said_in(language)}{reading.text.said_in(language)}"


def _item(kind: Text, said: str, language: Language) -> str:
    return f"- {kind.said_in(language)}{Text('：', ': ').said_in(language)}{said}"


def pin_lines(result: TextCheck, language: Language) -> Iterator[str]:
    """Every clause of which a pin does not hold in a supplied text, then how many clauses hold."""
    total, holding = len(result.clauses), len(result.holding)
    if all(pin.state == "missing" for pin in result.pins):
        yield Text(
            "文本中找不到任何单元，请检查它是否为办法全文。",
            "no unit is found in the text; check that it is the whole text of the Measures.",
        ).said_in(language)
    else:
        yield from dict.fromkeys(
            f"{pin.clause}{Text('：', ': ').said_in(language)}{_state(pin).said_in(language)}"
            for pin in result.pins
            if pin.state != "holds"
        )
    yield Text(f"{total}个单元中{holding}个定位全部相符。", f"{holding} of {total} units hold.").said_in(language)


def _state(pin: PinCheck) -> Text:
    if pin.found_at is None:
        return Text("文本中找不到", "not found in the text")
    return Text(
        f"不在第{pin.pin.start}字处，而在第{pin.found_at}字处",
        f"stands at character {pin.found_at}, not {pin.pin.start}",
    )
