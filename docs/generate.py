"""Writes the reference pages from the code, so that they cannot say anything else.

``python docs/generate.py`` rewrites them. A test compares them, byte for byte, with what this module makes.
"""

from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from functools import partial
from pathlib import Path

from fzdigital import MEASURES
from fzdigital.domain.acts import ActKind
from fzdigital.domain.dates import NoDeadline
from fzdigital.domain.incident import IncidentKind
from fzdigital.domain.industry import Industry
from fzdigital.domain.provider import ProviderKind
from fzdigital.domain.rating import Stars
from fzdigital.domain.rectification import Basis, RectificationOutcome
from fzdigital.domain.report import Reply, Verification
from fzdigital.domain.review import NoScore
from fzdigital.io.columns import Column, Table
from fzdigital.io.tables import ROW_TABLES, SETTINGS
from fzdigital.policy.open_points import GAPS
from fzdigital.rules.decision import Outcome
from fzdigital.rules.expr import All, Any, Choice, Compare, Condition, Not, Param
from fzdigital.rules.rule import Force
from fzdigital.rules.source import Axis, Clause, Parameter
from fzdigital.rules.vocabulary import OneOf
from fzdigital.rules.wording import condition_text, rule_text
from fzdigital.service.findings import FindingKind
from fzdigital.text import Language, Text

FOLDER = Path(__file__).parent / "reference"
NOTE = "<!-- Written by docs/generate.py from the code; change the code instead. -->"

BEFORE_ANY_RULE = ("OP-03.status", "OP-21.effect")
"""The axes that no rule names: they tell who is in the library on the day, which is asked before any rule."""

CLAUSE_KINDS = {
    "purpose": "目的", "definition": "定义", "scope": "适用范围", "procedure": "程序", "obligation": "义务",
    "permission": "许可", "discretion": "裁量", "sanction": "不利后果", "quota": "名额", "time-limit": "期限",
    "validity": "效力",
}  # fmt: skip

ENUMERATIONS: tuple[tuple[Text, type[Enum]], ...] = (
    (Text("细分行业", "Sectors"), Industry),
    (Text("服务商类型", "Kinds of provider"), ProviderKind),
    (Text("决定类型", "Kinds of official act"), ActKind),
    (Text("星级", "Stars"), Stars),
    (Text("没有分数的原因", "Why there is no score"), NoScore),
    (Text("整改依据", "Basis of a rectification"), Basis),
    (Text("整改结果", "Outcome of a rectification"), RectificationOutcome),
    (Text("回复", "Reply to a report"), Reply),
    (Text("核实结论", "Result of a verification"), Verification),
    (Text("事件类型", "Kinds of incident"), IncidentKind),
    (Text("没有期限", "No deadline"), NoDeadline),
    (Text("规则的效力", "Force of a rule"), Force),
    (Text("结论", "Outcome of an act"), Outcome),
    (Text("核查发现的类别", "Kinds of finding"), FindingKind),
)


def pages() -> dict[str, str]:
    """Every generated page, by its file name."""
    made = {"glossary.md": page(glossary())}
    writers: tuple[tuple[str, Callable[[Language], Iterator[str]]], ...] = (
        ("axes", axes), ("clauses", clauses), ("parameters", parameters), ("sheets", sheets),
    )  # fmt: skip
    for name, write in writers:
        here, there = f"{name}.md", f"{name}.zh-CN.md"
        made[here] = page(write("en"), f"[中文]({there})")
        made[there] = page(write("zh"), f"[English]({here})")
    return made


def page(lines: Iterator[str], other: str = "") -> str:
    """A page from its lines, with the note under its title and the way to the other language."""
    title = next(lines)
    top = (title, "", NOTE, *(("", other) if other else ()), "")
    return "\n".join((*top, *lines)) + "\n"


def table(*rows: Iterable[object]) -> Iterator[str]:
    """A table; the first row is its heading."""
    for number, row in enumerate(rows):
        cells = tuple(str(cell).replace("|", "\\|") for cell in row)
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield "|---" * len(cells) + "|"


def code(names: Iterable[object]) -> str:
    """Names as code, in their order and each once."""
    return " ".join(f"`{name}`" for name in dict.fromkeys(names))


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
            "change nothing that can be computed. Each has several *readings*. The default is **bold**: it is only what "
            "the library assumes until somebody entitled to has settled the question.",
        )
    )
    yield ""
    yield from table(
        map(say, (Text("事项", "axis"), Text("问题", "question"), Text("口径", "readings"), Text("影响", "what it moves"))),
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
    yield say(Text("办法没有涉及、因而也无口径可选的事项：", "What the text does not deal with, so that no reading can be chosen:"))
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
            f"The Measures come apart into {total} normative units. The paraphrases are ours and have no legal force; the "
            "rules are written out from the rules themselves, under the default readings.",
        )
    )
    for clause in MEASURES.clauses:
        kind = CLAUSE_KINDS[clause.kind] if language == "zh" else clause.kind
        about = (say(clause.citation), kind, say(clause.actor), code(clause.points))
        yield from ("", f"## {clause.id}", "", " · ".join(part for part in about if part), "", say(clause.paraphrase), "")
        yield from claims(clause, language)


def parameters(language: Language) -> Iterator[str]:
    """The page of all numbers and days."""
    say = partial(Text.said_in, language=language)
    yield "# " + say(Text("参数", "Parameters"))
    yield say(
        Text(
            "办法写明的全部数字和日期。规则只引用名称，不写数字。",
            "Every number and day that the text enacts. A rule names them and never carries a bare number.",
        )
    )
    yield ""
    heading = map(
        say,
        (Text("名称", "name"), Text("值", "value"), Text("单位", "unit"), Text("条款", "clause"), Text("含义", "what it is"),
         Text("用在", "used in")),
    )  # fmt: skip
    yield from table(heading, *(parameter_row(one, language) for one in MEASURES.parameters))


def parameter_row(one: Parameter, language: Language) -> tuple[object, ...]:
    """One parameter as a row."""
    say = partial(Text.said_in, language=language)
    used = code(named_in(one.name)) or say(Text("施行期", "the period in force"))
    return f"`{one.name}`", one.value, say(one.unit), f"`{one.clause}`", say(one.text), used


def sheets(language: Language) -> Iterator[str]:
    """The page of all sheets of a casebook."""
    say = partial(Text.said_in, language=language)
    yield "# " + say(Text("案卷各表", "Sheets of a casebook"))
    yield say(
        Text(
            "工作簿用表名和栏目标题（中英文均可），JSON文档用键。空白单元格的含义见"
            "[缺行与空格](../explanation/missing-rows.md)（英文）。",
            "A workbook has names and headings, in either language; a JSON document has keys. What a blank cell means: "
            "[missing rows](../explanation/missing-rows.md).",
        )
    )
    for sheet in (*ROW_TABLES, SETTINGS):
        yield from ("", f"## {sheet.name.zh} · {sheet.name.en}", "")
        yield say(Text(f"`{sheet.key}`：{sheet.about.zh}。", f"`{sheet.key}`: {sheet.about.en}."))
        yield ""
        yield from columns(sheet, language)


def columns(sheet: Table, language: Language) -> Iterator[str]:
    """The columns of one sheet as a table."""
    say = partial(Text.said_in, language=language)
    heading = (Text("栏目", "heading"), Text("键", "key"), Text("必填", "required"), Text("内容", "what it holds"))
    rows = (
        (f"{one.heading.zh} · {one.heading.en}", f"`{one.key}`", "✓" if one.required else "", say(one.about) + values(one))
        for one in sheet.columns
    )
    yield from table(map(say, heading), *rows)


def values(column: Column) -> str:
    """The values of a column that takes one of a closed list."""
    kind = column.parse.keywords.get("kind") if isinstance(column.parse, partial) else None
    if kind is None:
        return ""
    return "<br>" + "<br>".join(f"{member.text.zh} `{member.value}`" for member in kind)


def glossary() -> Iterator[str]:
    """The page of all terms: Chinese, English, identifier."""
    heading = ("中文", "English", "identifier")
    yield "# 术语 Glossary"
    yield "中文 · English · identifier. 取自代码中的枚举、主体、行为和事实。 From the enumerations, actors, acts and facts."
    for title, kind in ENUMERATIONS:
        yield from section(title)
        rows = (
            (*(f"{a} · {b}" for a, b in zip(one.text, one.grade, strict=True)), f"`Stars.{one.name}`")
            if isinstance(one, Stars)
            else (*one.text, f"`{kind.__name__}.{one.name}` = `{one.value}`")
            for one in kind
        )
        yield from table(heading, *rows)
    yield from section(Text("主体", "Actors"))
    yield from table(heading, *((*one.text, f"`{one.id}`") for one in MEASURES.actors))
    for subject in dict.fromkeys(act.subject for act in MEASURES.acts):
        yield from section(Text(f"行为（{subject}）", f"Acts on a {subject}"))
        yield from table(heading, *((*one.text, f"`{one.id}`") for one in MEASURES.acts if one.subject == subject))
    for kind_of in MEASURES.vocabulary.kinds:
        yield from section(Text(f"事实（{kind_of or '各案共有'}）", f"Facts ({kind_of or 'shared by all cases'})"))
        yield from table(heading, *fact_rows(kind_of))


def section(title: Text) -> tuple[str, ...]:
    """The heading of a section in both languages."""
    return "", f"## {title.zh} {title.en}", ""


def fact_rows(kind: str) -> Iterator[tuple[str, str, str]]:
    """The facts of one kind of subject or matter, each with the values of its closed list."""
    for fact in MEASURES.vocabulary.of(kind):
        yield (*fact.text, f"`{fact.name}`")
        if isinstance(fact.sort, OneOf):
            for value, text in fact.sort.values:
                yield f"— {text.zh}", f"— {text.en}", f"— `{value}`"


def main() -> None:
    """Write every page."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
