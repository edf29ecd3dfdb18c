"""The clauses in words: the list of them, one with all that is built on it, and how they compare with a text."""

from collections.abc import Iterator
from typing import Final

from fzdigital.policy.official_text import PinCheck, TextCheck
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.source import Axis
from fzdigital.rules.wording import condition_text, rule_text
from fzdigital.text import Language, Text

_LONGEST: Final = 120
"""Characters of a stretch that are shown; of a longer one the beginning."""


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
    """How a supplied text compares: what does not hold, what nothing accounts for, and how much is covered.

    Args:
        result: the comparison.
        language: the language.

    Returns:
        a line for every unit of which a pin does not hold, one about spans outside the units, one for every stretch
        that nothing covers, with its words, and two with the totals; where no unit is found, those and advice alone.
    """
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
        yield from (line.said_in(language) for line in (*_outside(result), *_stretches(result)))
    yield _totals(result).said_in(language)
    total, holding = len(result.clauses), len(result.holding)
    yield Text(f"{total}个单元中{holding}个定位全部相符。", f"{holding} of {total} units hold.").said_in(language)


def _state(pin: PinCheck) -> Text:
    if pin.found_at is None:
        return Text("文本中找不到", "not found in the text")
    return Text(
        f"不在第{pin.pin.start}字处，而在第{pin.found_at}字处",
        f"stands at character {pin.found_at}, not {pin.pin.start}",
    )


def _outside(result: TextCheck) -> Iterator[Text]:
    """What is not in place outside the units: it lays down nothing, and what replaced it is uncovered."""
    moved = sum(check.state == "moved" for check in result.outside)
    missing = [check.span for check in result.outside if check.state == "missing"]
    if moved or missing:
        zh = "、".join(f"{span.kind.zh}（第{span.pin.start}字处）" for span in missing)
        en = ", ".join(f"{span.kind.en} (character {span.pin.start})" for span in missing)
        yield Text(
            f"单元之外的文字（仅供参考）：{moved}处位置有变，{len(missing)}处找不到" + (f"：{zh}" if missing else ""),
            f"outside the units (for information): {moved} moved, {len(missing)} not found"
            + (f": {en}" if missing else ""),
        )


def _stretches(result: TextCheck) -> Iterator[Text]:
    for one in result.uncovered:
        words = one.words if len(one.words) <= _LONGEST else f"{one.words[:_LONGEST]}…"
        yield Text(
            f"未涵盖：第{one.start}字处起{len(one.words)}字：{words}",
            f"uncovered: from character {one.start}, length {len(one.words)}: {words}",
        )
    for one in result.twice:
        yield Text(
            f"重复涵盖（既属单元，又列在单元之外）：第{one.start}字处起{len(one.words)}字：{one.words}",
            f"in a unit and outside the units: from character {one.start}, length {len(one.words)}: {one.words}",
        )


def _totals(result: TextCheck) -> Text:
    units, outside, uncovered = (
        sum(len(one.words) for one in stretches) for stretches in (result.by_units, result.by_outside, result.uncovered)
    )
    return Text(
        f"全文{len(result.bare)}字（不计空白）：单元涵盖{units}字，列在单元之外{outside}字，未涵盖{uncovered}字。",
        f"{len(result.bare)} characters without white space: {units} in units, {outside} outside the units, "
        f"{uncovered} uncovered.",
    )
