"""The commands."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

from cyclopts import App, CycloptsError, Parameter
from rich.console import Console

import fzdigital
from fzdigital.cli import screen
from fzdigital.cli.faults import argument_fault
from fzdigital.cli.shared import (
    DEMO,
    DONE,
    REFUSED,
    TO_SEE_TO,
    casebook_from,
    day,
    firm_called,
    language_of,
    official_text,
    readings,
    write,
)
from fzdigital.errors import FzdigitalError
from fzdigital.policy.measures import MEASURES
from fzdigital.policy.official_text import check_text as check_pins
from fzdigital.render.clauses import clause_lines, list_lines, pin_lines
from fzdigital.render.decisions import decisions_json
from fzdigital.render.firm import firm_lines
from fzdigital.render.report import report_markdown
from fzdigital.service.assess import assess
from fzdigital.service.history import History
from fzdigital.service.management import explain_firm
from fzdigital.text import Language, Text

app = App(
    name="fzdigital",
    version=fzdigital.__version__,
    help=(
        "福州市细分行业中小企业数字化服务商遴选暂行办法：读入案卷，列出某日应当、可以和待明确的事项。\n\n"
        "Reads a casebook and lists what must, may and cannot yet be decided on a day.\n\n"
        "退出码 exit codes: 0 完成 done; 1 check有核查发现、check-text有不符 check has findings, check-text a pin that "
        "does not hold; 2 拒绝文件或参数 a file or argument is refused."
    ),
)
On = Annotated[str, Parameter(help="所问之日 day asked about, YYYY-MM-DD")]
Lang = Annotated[Language, Parameter(help="语言 language: zh, en")]
Out = Annotated[Path | None, Parameter(help="输出目录 folder for decisions.json, report.md")]
Readings = Annotated[
    tuple[str, ...],
    Parameter(
        help="口径 axis=reading，可重复 repeatable；=open 表示未定 leaves it open", negative="", show_default=False
    ),
]


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Args:
        arguments: the arguments after the program's name.

    Returns:
        the exit code: 0 done, 1 something wants seeing to, 2 refused.
    """
    try:
        result = app(list(arguments), exit_on_error=False, print_error=False, result_action="return_value")
    except FzdigitalError as error:
        return _refused(error.text, arguments)
    except CycloptsError as error:
        return _refused(argument_fault(error), arguments)
    return result if isinstance(result, int) else DONE


def _refused(what: Text, arguments: Sequence[str]) -> int:
    print(what.said_in(language_of(arguments)), file=sys.stderr)
    return REFUSED


def _print(lines: Iterator[str]) -> None:
    for line in lines:
        print(line)


@app.command(name="run")
def run_casebook(
    casebook: str,
    /,
    *,
    on: On,
    known: Annotated[str | None, Parameter(help="按此日已知 as known on, YYYY-MM-DD")] = None,
    reading: Readings = (),
    out: Out = None,
    lang: Lang = "zh",
) -> int:
    """列出案卷在某日的全部结论。 Everything the measures say about a casebook on a day."""
    asked, as_known = day(on, "--on"), None if known is None else day(known, "--known")
    chosen = readings(reading)
    book = casebook_from(casebook)
    history = History(book, as_known)
    with Console(stderr=True).status(Text("正在核对案卷……", "working…").said_in(lang)):
        assessment = assess(MEASURES, book, asked, as_known, chosen)
    screen.summary(Console(), assessment, history.name, lang)
    if out is not None:
        report = report_markdown(assessment, history.name, lang)
        write(out, (("decisions.json", decisions_json(assessment)), ("report.md", report)))
        print(
            Text(f"已写入{out}：decisions.json、report.md", f"written to {out}: decisions.json, report.md").said_in(
                lang
            )
        )
    return DONE


@app.command
def demo(*, on: On = "2025-06-30", reading: Readings = (), out: Out = None, lang: Lang = "zh") -> int:
    """运行随附的虚构案卷。 Runs the bundled synthetic casebook."""
    print(
        Text(
            "以下为虚构示例数据，不涉及任何真实企业。", "What follows is synthetic data; no real firm is meant."
        ).said_in(lang)
    )
    return run_casebook(DEMO, on=on, reading=reading, out=out, lang=lang)


@app.command
def explain(casebook: str, firm: str, /, *, on: On, reading: Readings = (), lang: Lang = "zh") -> int:
    """逐条说明一家企业的结论和理由；企业写名称或代码。 One firm, by name or code: what follows, with all reasons."""
    asked, chosen = day(on, "--on"), readings(reading)
    book = casebook_from(casebook)
    history = History(book)
    code = firm_called(history, firm)
    assessment = assess(MEASURES, book, asked, None, chosen)
    decision = explain_firm(assessment.regulation, history, code, asked)
    _print(firm_lines(assessment, decision, history.name, lang))
    return DONE


@app.command
def clauses(clause: str | None = None, /, *, lang: Lang = "zh") -> int:
    """列出条款，或一条的释义与规则。 The clauses, or one with its rules in words."""
    _print(list_lines(MEASURES, lang) if clause is None else clause_lines(MEASURES, clause, lang))
    return DONE


@app.command
def check(casebook: str, /, *, on: On = "2025-12-31", reading: Readings = (), lang: Lang = "zh") -> int:
    """只查错误和核查发现。 Errors and findings only."""
    asked, chosen = day(on, "--on"), readings(reading)
    book = casebook_from(casebook)
    assessment = assess(MEASURES, book, asked, None, chosen)
    console = Console()
    screen.heading(console, assessment, lang)
    entries = len(book.entries)
    print(
        Text(f"案卷没有错误，共{entries}项登记。", f"The casebook has no faults; it holds {entries} entries.").said_in(
            lang
        )
    )
    screen.findings(console, assessment.findings, assessment.regulation, History(book).name, lang)
    return TO_SEE_TO if assessment.findings else DONE


@app.command
def check_text(file: Path, /, *, lang: Lang = "zh") -> int:
    """用官方文本核对全部定位。 Checks every pin against an official text file."""
    result = check_pins(official_text(file), MEASURES.clauses)
    _print(pin_lines(result, lang))
    return DONE if result.complete else TO_SEE_TO
