"""The scenarios as documents to read, in Chinese or in English; both come from the same feature files."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal

from tests.regulation.features import Cells, FeatureFile, Line, Scenario, examples_of, feature_files
from tests.regulation.kinds import KINDS
from tests.regulation.pattern import PARAMETER, Kind
from tests.regulation.step import Step, fitting
from tests.regulation.steps import STEPS

Language = Literal["zh", "en"]
KEYWORDS: Final = {
    "假如": "Given", "假设": "Given", "假定": "Given", "当": "When", "那么": "Then", "并且": "And", "而且": "And",
    "同时": "And", "但是": "But", "*": "*",
}  # fmt: skip
HEADINGS: Final = {
    "行业": "Sector", "家数": "Number", "申报单位": "Applicant", "企业": "Firm", "次序": "Place",
    "专家一": "Expert 1", "专家二": "Expert 2", "专家三": "Expert 3", "专家四": "Expert 4", "专家五": "Expert 5",
    "专家六": "Expert 6", "专家七": "Expert 7",
    "口径": "Reading", "结论": "Outcome", "日期": "Day", "期限": "Deadline", "依据": "Ground", "得分": "Score",
    "名次": "Rank", "位置": "Standing", "等级": "Grade", "星级": "Stars", "次数": "Count", "退出家数": "Exits",
    "最多": "At most", "至少": "At least", "在列": "Listed", "情形": "Situation", "认定": "Finding", "条款": "Clause",
    "批次": "Batch", "轮次": "Round", "起": "First day", "止": "Last day", "结果": "Result", "类型": "Type",
    "查询结果": "Look-up", "申报书": "Form", "核实": "Verification", "回复": "Reply", "要件": "Elements",
    "首日": "First day", "末日": "Last day", "后备家数": "Reserve", "名额": "Places", "分数": "Mark",
    "轮到": "Whose turn", "入库家数": "Admitted", "选取": "Selecting", "名单": "List",
    "署名": "Name", "佐证": "Evidence", "联系方式": "Contact", "尚缺": "Missing", "公示结束": "Notice ends",
    "更新日": "Day of update", "期间": "Period",
}  # fmt: skip
"""The headings of tables and the names of parameters; a new one is added here."""

_CJK: Final = re.compile(r"[\u3400-\u9fff]")


def cell_in_english(cell: str, kind: Kind | None = None) -> str:
    """What stands in a cell of a table, in English.

    Args:
        cell: the cell.
        kind: the kind of place it is for; where none is given, the first that has such words.

    Raises:
        LookupError: no kind has such words.
    """
    if kind is not None:
        return kind.english(cell)
    if not _CJK.search(cell):
        return cell
    for one in KINDS:
        if one.id != "quoted" and re.fullmatch(one.regex, cell):
            return one.english(cell)
    raise LookupError(f"the cell {cell!r} is of no kind in kinds.py")


def heading_in_english(heading: str) -> str:
    """A heading or a parameter in English.

    Raises:
        LookupError: it does not stand among :data:`HEADINGS`.
    """
    if heading not in HEADINGS:
        raise LookupError(f"the heading {heading!r} has no English; add it to HEADINGS in english.py")
    return HEADINGS[heading]


def line_in_english(line: Line, worked_out: Line) -> str:
    """A sentence in English, with its keyword; parameters of an outline stand in angle brackets.

    Args:
        line: the sentence as written.
        worked_out: the same with a row of examples filled in; it tells which step it is.

    Raises:
        LookupError: no step has its form.
    """
    said = _step_of(worked_out).said_in_english(line.text)
    if said is None:
        raise LookupError(f"a parameter of {line.text!r} does not stand for one place of its step")
    said = re.sub(r"<([^<>]+)>", lambda match: f"<{heading_in_english(match[1])}>", said)
    return f"{KEYWORDS[line.keyword]} {said}"


def _step_of(line: Line) -> Step:
    found = fitting(STEPS, line.place, line.text)
    if len(found) != 1:
        raise LookupError(f"{len(found)} steps have the form of {line.text!r}")
    return found[0]


def kinds_of_columns(scenario: Scenario) -> Mapping[str, Kind]:
    """The kind of place in which each parameter of an outline stands; not of those inside an act or a citation."""
    found: dict[str, Kind] = {}
    written = (*scenario.background, *scenario.lines)
    for line, worked_out in zip(written, next(examples_of(scenario)).steps, strict=True):
        step = _step_of(worked_out)
        kinds = dict(step.pattern.kinds)
        for name, word in (step.pattern.words(line.text, loose=True) or {}).items():
            if re.fullmatch(PARAMETER, word):
                found.setdefault(word[1:-1], kinds[name])
    return found


def scenarios(language: Language) -> Mapping[str, str]:
    """Every feature as a text in Markdown.

    Args:
        language: ``zh`` or ``en``.

    Returns:
        the texts by file name, ``.md`` in place of ``.feature``.

    Raises:
        LookupError: a sentence, a heading or a cell that cannot be said in English.
    """
    return {
        file.name.replace(".feature", ".md"): "\n".join(_feature(file, language)).rstrip() + "\n"
        for file in feature_files()
    }


def _feature(file: FeatureFile, language: Language) -> Iterator[str]:
    yield f"# {_title(file.title, file.english, language)}"
    yield ""
    rules = dict(file.rules)
    before = ""
    shared: tuple[Line, ...] = ()
    for scenario in file.scenarios:
        if scenario.rule != before:
            before = scenario.rule
            yield f"## {_title(before, rules[before], language)}"
            yield ""
        if scenario.background and scenario.background != shared:
            shared = scenario.background
            yield "背景：" if language == "zh" else "Background:"
            yield ""
            yield from _lines(zip(shared, shared, strict=True), language)
        yield from _scenario(scenario, language)


def _scenario(scenario: Scenario, language: Language) -> Iterator[str]:
    yield f"### {_title(scenario.name, scenario.english, language)}"
    yield ""
    yield ("条款编号：" if language == "zh" else "Units: ") + ", ".join(f"`{tag}`" for tag in scenario.tags)
    yield ""
    worked_out = next(examples_of(scenario)).steps[len(scenario.background) :]
    yield from _lines(zip(scenario.lines, worked_out, strict=True), language)
    if scenario.rows:
        yield from _table((scenario.columns, *scenario.rows), language, kinds_of_columns(scenario))
        yield ""


def _lines(lines: Iterable[tuple[Line, Line]], language: Language) -> Iterator[str]:
    for line, worked_out in lines:
        text = f"{line.keyword} {line.text}" if language == "zh" else line_in_english(line, worked_out)
        yield f"- {_escaped(text)}"
        if line.table is not None:
            yield ""
            yield from (f"  {row}" for row in _table(line.table, language, {}))
            yield ""
    yield ""


def _table(table: Cells, language: Language, kinds: Mapping[str, Kind]) -> Iterator[str]:
    header, *rows = table
    if language == "en":
        rows = [
            tuple(cell_in_english(cell, kinds.get(head)) for head, cell in zip(header, row, strict=True))
            for row in rows
        ]
        header = tuple(map(heading_in_english, header))
    yield "| " + " | ".join(header) + " |"
    yield "|" + "---|" * len(header)
    for row in rows:
        yield "| " + " | ".join(map(_escaped, row)) + " |"


def _title(zh: str, en: str, language: Language) -> str:
    return zh if language == "zh" else en


def _escaped(text: str) -> str:
    return text.replace("<", "‹").replace(">", "›")
