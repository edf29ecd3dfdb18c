"""The pages about the text: its open wordings, its clauses, its numbers."""

from collections.abc import Iterator
from functools import partial

from fzdigital import MEASURES
from fzdigital.policy.open_points import GAPS
from fzdigital.rules.expr import All, Any, Choice, Compare, Condition, Not, Param
from fzdigital.rules.source import Axis, Clause, Parameter
from fzdigital.rules.wording import condition_text, rule_text
from fzdigital.text import Language, Text
from generator.layout import code, table

BEFORE_ANY_RULE = ("OP-03.status", "OP-21.effect")
"""The axes that no rule names: they tell who is in the library on the day, which is asked before any rule."""

CLAUSE_KINDS = {
    "purpose": "目的", "definition": "定义", "scope": "适用范围", "procedure": "程序", "obligation": "义务",
    "permission": "许可", "discretion": "裁量", "sanction": "不利后果", "quota": "名额", "time-limit": "期限",
    "validity": "效力",
}  # fmt: skip


def nodes(condition: Condition) -> Iterator[Choice | Param]:
    """The open points and parameters in a condition."""
    match condition:
        case All(parts) | Any(parts):
            for part in parts:
                yield from nodes(part)
        case Not(part):
            yield from nodes(part)
        case Choice(_, branches):
            yield condition
            for _, branch in branches:
                yield from nodes(branch)
        case Compare(left, _, right):
            yield from (side for side in (left, right) if isinstance(side, Param))
        case _:
            return


def named_in(name: str) -> Iterator[str]:
    """The rules and functions that an axis or parameter moves.

    Args:
        name: the axis' id or the parameter's name.
    """

    def names(condition: Condition) -> bool:
        found = (node.axis if isinstance(node, Choice) else node.name for node in nodes(condition))
        return name in found

    for rule in MEASURES.rules:
        if any(names(condition) for condition in (rule.scope, rule.when)):
            yield rule.id
    for function in MEASURES.functions:
        if name in (*function.axes, *function.parameters):
            yield f"{function.function.__name__}()"


def moves(axis: Axis, language: Language) -> str:
    """What changes with the reading of an axis."""
    if axis.inert is not None:
        return Text("不影响计算：", "nothing computable: ").said_in(language) + axis.inert.said_in(language)
    if axis.id in BEFORE_ANY_RULE:
        return Text("某日名单上有谁", "who is in the library on a day").said_in(language)
    found = code(named_in(axis.id))
    whole = Text("整个办法是否在有效期内", "whether the Measures are in force at all").said_in(language)
    period = any(isinstance(node, Choice) and node.axis == axis.id for node in nodes(MEASURES.in_force))
    surviving = any(
        isinstance(node, Choice) and node.axis == axis.id for rule in MEASURES.rules for node in nodes(rule.survives)
    )
    after = Text("届满后可否仍作退出决定", "whether an exit may still be decided afterwards").said_in(language)
    said = "; ".join(part for part in (found, whole if period else "", after if surviving else "") if part)
    assert said, f"{axis.id} moves nothing and does not say why"
    return said


def axes(language: Language) -> Iterator[str]:
    """The page of all axes."""
    say = partial(Text.said_in, language=language)
    yield "# " + say(Text("未定之处", "Open wordings"))
    inert = sum(axis.inert is not None for axis in MEASURES.axes)
    yield say(
        Text(
            f"办法的文字留下{len(MEASURES.axes)}个彼此独立的问题（“事项”），其中{inert}个不影响任何计算。"
            "每个问题有若干种读法（“口径”），**粗体**为默认口径：只是无人确定之前本库采用的假定。",
            f"The wording of the Measures leaves {len(MEASURES.axes)} independent questions (*axes*); {inert} of them "
            "change nothing that can be computed. Each has several *readings*. The default is **bold**: it is only "
            "what the library assumes until somebody entitled to has settled the question.",
        )
    )
    yield ""
    heading = Text("事项", "axis"), Text("问题", "question"), Text("口径", "readings"), Text("影响", "what it moves")
    yield from table(
        map(say, heading),
        *((f"[`{a.id}`](#{anchor(a.id)})", say(a.question), listed(a), moves(a, language)) for a in MEASURES.axes),
    )
    for axis in MEASURES.axes:
        yield from ("", f"## {axis.id}", "", f"**{say(axis.question)}** ({code(axis.clauses)})", "")
        for reading in axis.readings:
            default = say(Text("（默认）", " (default)")) if reading.id == axis.default else ""
            yield f"- `{reading.id}`{default}{say(Text('：', ': '))}{say(reading.text)}"
        yield from ("", say(axis.arguments), "")
        yield say(Text(f"由谁确定：{axis.settled_by.zh}。", f"Settled by: {axis.settled_by.en}."))
    yield from ("", "## OP-30", "")
    yield say(
        Text("办法没有涉及、也就没有口径可选的：", "Not dealt with in the text, so that no reading can be chosen:")
    )
    yield from ("", *(f"- {say(gap)}" for gap in GAPS))


def listed(axis: Axis) -> str:
    """The readings of an axis, the default in bold."""
    return "<br>".join(f"**`{one.id}`**" if one.id == axis.default else f"`{one.id}`" for one in axis.readings)


def anchor(heading: str) -> str:
    """The anchor that a heading gets."""
    kept = "".join(character for character in heading.lower() if character.isalnum() or character in "-_ ")
    return kept.replace(" ", "-")


def claims(clause: Clause, language: Language) -> Iterator[str]:
    """What encodes a clause: rules in words, numbers, functions, shared conditions, facts; or why nothing does."""
    for rule in MEASURES.rules:
        if rule.clause == clause.id:
            yield f"- `{rule.id}` {rule_text(rule, MEASURES, language)}"
    for number in MEASURES.parameters:
        if number.clause == clause.id:
            yield f"- `{number.name}` = {number.value}: {number.text.said_in(language)}"
    for function in MEASURES.functions:
        if function.clause == clause.id:
            yield f"- `{function.function.__module__}.{function.function.__qualname__}`"
    for name, condition in MEASURES.conditions:
        if name == clause.id:
            yield f"- {condition_text(condition, MEASURES, language)}"
    facts = code(fact.name for fact in MEASURES.vocabulary.facts if fact.clause == clause.id)
    if facts:
        yield Text(f"- 事实：{facts}", f"- facts: {facts}").said_in(language)
    if clause.excuse is not None:
        yield Text("- 无须执行：", "- nothing to execute: ").said_in(language) + clause.excuse.said_in(language)


def clauses(language: Language) -> Iterator[str]:
    """The page of all units of the text."""
    say = partial(Text.said_in, language=language)
    total = len(MEASURES.clauses)
    yield "# " + say(Text("条款", "Clauses"))
    yield say(
        Text(
            f"办法分为{total}个规范单元。释义是我们自己的话，没有法律效力；规则文字由规则本身写出，按默认口径。",
            f"The Measures come apart into {total} normative units. The paraphrases are ours and have no legal force; "
            "the wording of each rule is made from the rule itself, under the default readings.",
        )
    )
    for clause in MEASURES.clauses:
        kind = CLAUSE_KINDS[clause.kind] if language == "zh" else clause.kind
        about = (say(clause.citation), kind, say(clause.actor), code(clause.points))
        yield from ("", f"## {clause.id}", "", " · ".join(filter(None, about)), "", say(clause.paraphrase), "")
        yield from claims(clause, language)


def parameters(language: Language) -> Iterator[str]:
    """The page of all numbers and days."""
    say = partial(Text.said_in, language=language)
    yield "# " + say(Text("参数", "Parameters"))
    yield say(
        Text(
            "办法写明的全部数字和日期。规则只引用名称，不写数字。范围不是办法的内容：超出范围的值没有规则能够表达，或无从计算，"
            "修改法规时会被拒绝。",
            "Every number and day that the text enacts. A rule names them and never carries a bare number. The ranges "
            "are no part of the text: beyond them no rule could mean the value, or no computation follow it, and an "
            "amendment that goes there is refused.",
        )
    )
    yield ""
    heading = (
        Text("名称", "name"), Text("值", "value"), Text("范围", "range"), Text("单位", "unit"), Text("条款", "clause"),
        Text("含义", "what it is"), Text("用在", "used in"),
    )  # fmt: skip
    yield from table(map(say, heading), *(parameter_row(one, language) for one in MEASURES.parameters))


def parameter_row(one: Parameter, language: Language) -> tuple[object, ...]:
    """One parameter as a row."""
    say = partial(Text.said_in, language=language)
    used = code(named_in(one.name)) or say(Text("施行期", "the period in force"))
    other = Text(f"，不大于`{one.at_most}`", f", not above `{one.at_most}`") if one.at_most else Text("", "")
    bounds = say(one.range) + say(other)
    return f"`{one.name}`", one.value, bounds, say(one.unit), f"`{one.clause}`", say(one.text), used
