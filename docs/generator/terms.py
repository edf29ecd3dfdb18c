"""The pages about the words: the sheets of a casebook, and the glossary."""

from collections.abc import Iterator
from functools import partial

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
from fzdigital.domain.worded import Worded
from fzdigital.io.columns import Column, Table
from fzdigital.io.tables import ROW_TABLES, SETTINGS
from fzdigital.rules.decision import Outcome
from fzdigital.rules.rule import Force
from fzdigital.rules.vocabulary import OneOf
from fzdigital.service.findings import FindingKind
from fzdigital.text import Language, Text
from generator.layout import table

ENUMERATIONS: tuple[tuple[Text, type[Worded | Force | Outcome | FindingKind]], ...] = (
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
        (" · ".join(one.heading), f"`{one.key}`", "✓" if one.required else "", say(one.about) + values(one))
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
    yield "取自代码中的枚举、主体、行为和事实。 From the enumerations, actors, acts and facts of the code."
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
