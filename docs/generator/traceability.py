"""The page that leads from every unit of the text to all that is built on it, and shows it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from fzdigital import MEASURES
from fzdigital.signing import Account, Measured, NumberCases, Scenario, accounts, numbers, unaccounted
from fzdigital.text import Language, Text
from fzdigital.vectors import Vector, all_vectors, file_name
from generator.features import scenarios_in
from generator.law import anchor
from generator.layout import code, table
from tests.regulation.evidence import Asked
from tests.regulation.measuring import measured as against_numbers
from tests.regulation.running import runs

VECTORS = Path("..", "..", "src", "fzdigital", "vectors", "data")
"""Where the files of vectors stand, from the page."""

MOST_NAMED = 3
"""Vectors named for one side of a number; of more, the first and how many there are."""


def measured() -> tuple[Measured, ...]:
    """What the scenarios measured against numbers of the text, as running them shows."""
    return tuple(
        dict.fromkeys(
            Measured(name, value, one.example.id)
            for one in runs()
            for asked in one.evidence
            if isinstance(asked, Asked)
            for name, _, value in against_numbers(asked)
        )
    )


def traceability(language: Language) -> Iterator[str]:
    """The page."""
    say = partial(Text.said_in, language=language)
    scenarios, vectors = scenarios_in(), all_vectors()
    found = accounts(MEASURES, vectors, scenarios)
    yield "# " + say(Text("条文落实对照表", "Traceability"))
    yield say(
        Text(
            "每个单元由什么承载（规则、数值、计算、共用条件），由哪些场景和测试向量验证，留有哪些待定事项。"
            "[测试向量](vectors.md)分“人工 + 判定图”两数，链接指向所在文件；场景数链接指向其名称。",
            "For every unit of the text: what encodes it (rules, numbers, functions, shared conditions), which "
            "scenarios and [vectors](vectors.md) show it, and what its wording leaves open. Vectors are counted as by "
            "hand + by the diagram, with a link to their file; the count of scenarios leads to their titles.",
        )
    )
    yield ""
    yield say(total(found))
    yield ""
    heading = (
        Text("单元", "unit"), Text("规则", "rules"), Text("数值", "numbers"),
        Text("计算和条件", "functions, conditions"), Text("场景", "scenarios"), Text("测试向量", "vectors"),
        Text("待定事项", "open points"),
    )  # fmt: skip
    yield from table(map(say, heading), *(unit_row(one, language) for one in found), total_row(found, language))
    yield from of_numbers(numbers(MEASURES, vectors, measured()), language)
    yield from of_scenarios(found, language)
    yield from ("", "## " + say(Text("未落实之处", "Not accounted for")), "")
    losses = [f"- {say(loss.text)}" for loss in unaccounted(MEASURES, vectors, scenarios)]
    yield from losses or [say(Text("没有。", "Nothing."))]


def total(found: Iterable[Account]) -> Text:
    """How many units are claimed or excused, of how many."""
    all_of_them = tuple(found)
    settled = [one for one in all_of_them if one.claimed is not one.excused]
    excused = sum(one.excused for one in settled)
    return Text(
        f"**{len(all_of_them)}个单元中，{len(settled)}个有着落**：{len(settled) - excused}个有内容承载，"
        f"{excused}个说明了为何不产生计算。",
        f"**{len(settled)} of {len(all_of_them)} units are claimed or excused**: {len(settled) - excused} claimed, "
        f"{excused} excused as computing nothing.",
    )


def link(name: str) -> str:
    """A unit as a link to its clause."""
    return f"[`{name}`](clauses.md#{anchor(name)})"


def unit_row(one: Account, language: Language) -> tuple[str, ...]:
    """One unit as a row."""
    name = one.unit.id
    functions = [f"{function.function.__name__}()" for function in one.functions]
    shared = Text(f"{len(one.conditions)}个共用条件", f"{len(one.conditions)} shared condition(s)").said_in(language)
    excused = Text("不产生计算", "computes nothing").said_in(language)
    unit = link(name) if language == "en" else link(name).replace("clauses.md", "clauses.zh-CN.md")
    titles = len(dict.fromkeys((scenario.file, scenario.name) for scenario in one.scenarios))
    return (
        unit,
        excused if one.excused else code(rule.id for rule in one.rules),
        code(number.name for number in one.parameters),
        " ".join(filter(None, (code(functions), shared if one.conditions else ""))),
        f"[{titles}](#{anchor(name)})" if titles else "",
        f"[{by_origin(one.vectors)}]({(VECTORS / file_name(name)).as_posix()})" if one.vectors else "",
        code(one.unit.points),
    )


def by_origin(vectors: Iterable[Vector]) -> str:
    """Vectors counted as by hand + by the diagram."""
    counted = Counter(vector.by for vector in vectors)
    return f"{counted['hand']} + {counted['diagram']}"


def total_row(found: tuple[Account, ...], language: Language) -> tuple[str, ...]:
    """The sums of the columns; what two units share counts once."""
    scenarios = {(one.file, one.name) for account in found for one in account.scenarios}
    vectors = dict.fromkeys(vector for account in found for vector in account.vectors)
    points = {point for account in found for point in account.unit.points}
    return (
        Text("合计", "total").said_in(language),
        str(sum(len(account.rules) for account in found)),
        str(sum(len(account.parameters) for account in found)),
        str(len({one.function for account in found for one in account.functions}))
        + f" + {sum(len(account.conditions) for account in found)}",
        str(len(scenarios)),
        by_origin(vectors),
        str(len(points)),
    )


def of_numbers(cases: tuple[NumberCases, ...], language: Language) -> Iterator[str]:
    """The numbers and days, with the vectors that tell each from its neighbours, and what was measured against it."""
    say = partial(Text.said_in, language=language)
    yield from ("", "## " + say(Text("数值", "Numbers")), "")
    yield say(
        Text(
            "数值少1（日期早一天）或多1（晚一天）即结果不同的测试向量，以及所量之数低于、恰为、高于该数的场景数。",
            "The vectors that turn out otherwise if a number is one less (a day: one day earlier) or one more, and how "
            "many scenarios measure something below it, at it and above it.",
        )
    )
    yield ""
    sides = any(one.below or one.at or one.above for one in cases)
    heading = [Text("数值", "number"), Text("条款", "clause"), Text("值", "value"), Text("少1", "one less"),
               Text("多1", "one more")]  # fmt: skip
    if sides:
        heading += [Text("低于", "below"), Text("恰为", "at"), Text("高于", "above")]
    rows = []
    for one in cases:
        number = one.parameter
        alone = say(number.range) if number.low == number.high else ""
        beside = [named(one.one_less) or alone, named(one.one_more) or alone]
        row = [f"`{number.name}`", f"`{number.clause}`", str(number.value), *beside]
        rows.append(row + ([str(len(several)) for several in (one.below, one.at, one.above)] if sides else []))
    yield from table(map(say, heading), *rows)


def named(ids: tuple[str, ...]) -> str:
    """The first few of some ids, and how many there are."""
    more = f" … ({len(ids)})" if len(ids) > MOST_NAMED else ""
    return code(ids[:MOST_NAMED]) + more


def of_scenarios(found: Iterable[Account], language: Language) -> Iterator[str]:
    """The titles of the scenarios of every unit that has any."""
    yield from ("", "## " + Text("场景", "Scenarios").said_in(language))
    for one in found:
        if one.scenarios:
            yield from ("", f"### {one.unit.id}", "")
            yield from titles(one.scenarios, language)


def titles(scenarios: Iterable[Scenario], language: Language) -> Iterator[str]:
    """Each title once, with the file it stands in and how many rows it has."""
    rows = Counter((one.file, one.name, one.english) for one in scenarios)
    for (file, name, english), count in rows.items():
        several = Text(f"（{count}例）", f" ({count} examples)").said_in(language) if count > 1 else ""
        yield f"- `{file}` {english if language == 'en' and english else name}{several}"
