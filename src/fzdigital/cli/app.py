"""The commands."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from cyclopts import App, CycloptsError, Parameter
from rich.console import Console

import fzdigital
from fzdigital.cli import screen
from fzdigital.cli.shared import DEMO, DONE, REFUSED, TO_SEE_TO, casebook_from, day, firm, readings
from fzdigital.errors import FileRefusedError, FzdigitalError
from fzdigital.policy.measures import MEASURES
from fzdigital.policy.official_text import check_text as check_pins
from fzdigital.render.decisions import decisions_json
from fzdigital.render.reasons import act_line, ground_lines, missing_lines
from fzdigital.render.report import report_markdown
from fzdigital.rules.wording import condition_text, rule_text
from fzdigital.service.assess import assess, in_force, regulation_for
from fzdigital.service.history import History
from fzdigital.service.management import explain_firm
from fzdigital.text import Language, Text

app = App(
    name="fzdigital",
    version=fzdigital.__version__,
    help=(
        "福州市细分行业中小企业数字化服务商遴选暂行办法：读入案卷，列出某日应当、可以和待明确的事项。\n\n"
        "Reads a casebook and lists what must, may and cannot yet be decided on a day.\n\n"
        "退出码 exit codes: 0 完成 done; 1 有核查发现或定位不符 something to see to; 2 拒绝文件或参数 refused."
    ),
)
On = Annotated[str, Parameter(help="所问之日 day asked about, YYYY-MM-DD")]
Lang = Annotated[Language, Parameter(help="语言 language: zh, en")]
Readings = Annotated[
    tuple[str, ...], Parameter(help="口径 axis=reading，可重复 repeatable；=open 表示未定", negative="")
]


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Args:
        arguments: the arguments after the program's name.

    Returns:
        the exit code: 0 done, 1 something wants seeing to, 2 refused.
    """
    try:
        result = app(list(arguments), exit_on_error=False, result_action="return_value")
    except FzdigitalError as error:
        language: Language = "en" if _asks_english(arguments) else "zh"
        print(error.text.said_in(language), file=sys.stderr)
        return REFUSED
    except CycloptsError:
        return REFUSED
    return result if isinstance(result, int) else DONE


def _asks_english(arguments: Sequence[str]) -> bool:
    return "--lang=en" in arguments or any(
        pair == ("--lang", "en") for pair in zip(arguments, arguments[1:], strict=False)
    )


@app.command(name="run")
def run_casebook(
    casebook: str,
    *,
    on: On,
    known: Annotated[str | None, Parameter(help="按此日已知 as known on, YYYY-MM-DD")] = None,
    reading: Readings = (),
    out: Annotated[Path | None, Parameter(help="输出目录 folder for decisions.json, report.md")] = None,
    lang: Lang = "zh",
) -> int:
    """列出案卷在某日的全部结论。 Everything the measures say about a casebook on a day."""
    asked, as_known = day(on, "--on"), None if known is None else day(known, "--known")
    chosen = readings(reading)
    book = casebook_from(casebook)
    history = History(book, as_known)
    console = Console()
    with console.status(Text("正在核对案卷……", "working…").said_in(lang)):
        assessment = assess(MEASURES, book, asked, as_known, chosen)
    screen.summary(console, assessment, history.name, lang)
    if out is not None:
        _write(out, "decisions.json", decisions_json(assessment))
        _write(out, "report.md", report_markdown(assessment, history.name, lang))
        console.print(
            Text(f"已写入{out}：decisions.json、report.md", f"written to {out}: decisions.json, report.md").said_in(
                lang
            )
        )
    return DONE


def _write(folder: Path, name: str, text: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise FileRefusedError(
            f"无法写入{folder / name}（{error.strerror}），请关闭占用它的程序或换一个目录。",
            f"cannot write {folder / name} ({error.strerror}); close the program that holds it or choose another folder.",
        ) from None


@app.command
def demo(*, on: On = "2025-06-30", lang: Lang = "zh", out: Path | None = None) -> int:
    """运行随附的虚构案卷。 Runs the bundled synthetic casebook."""
    note = Text("以下为虚构示例数据，不涉及任何真实企业。", "What follows is synthetic data; no real firm is meant.")
    Console().print(note.said_in(lang))
    return run_casebook(DEMO, on=on, lang=lang, out=out)


@app.command
def explain(casebook: str, firm_name: str, *, on: On, reading: Readings = (), lang: Lang = "zh") -> int:
    """逐条说明一家企业的结论和理由。 One firm's decisions with all reasons."""
    asked, chosen = day(on, "--on"), readings(reading)
    book = casebook_from(casebook)
    history = History(book)
    code = firm(history, firm_name)
    regulation = regulation_for(MEASURES, book, asked, chosen)
    decision = explain_firm(regulation, history, code, asked)
    if in_force(regulation, history, asked).truth is not True:
        print(
            Text(
                f"{asked}不在办法有效期内或尚不能确定。", f"{asked} is not, or not certainly, in the period in force."
            ).said_in(lang)
        )
    print(f"{history.name(code)} {code} {asked}")
    for one in decision.acts:
        print(f"\n{act_line(one, decision, lang)}")
        for line in missing_lines(decision, one.act.id, lang):
            print(f"  ? {line}")
        for ground in one.grounds:
            for line in ground_lines(decision, ground, lang):
                print(f"  {line}")
    return DONE


@app.command
def clauses(clause: str | None = None, *, lang: Lang = "zh") -> int:
    """列出条款，或一条的释义与规则。 The clauses, or one with its rules in words."""
    if clause is None:
        for one in MEASURES.clauses:
            print(f"{one.id}\t{one.citation.said_in(lang)}\t{one.paraphrase.said_in(lang)}")
        return DONE
    found = MEASURES.clause(clause)
    print(f"{found.id}  {found.citation.said_in(lang)}\n{found.paraphrase.said_in(lang)}")
    if found.excuse is not None:
        print(found.excuse.said_in(lang))
    for rule in MEASURES.rules:
        if rule.clause == clause:
            print(f"- [{rule.id}] {rule_text(rule, MEASURES, lang)}")
    for parameter in MEASURES.parameters:
        if parameter.clause == clause:
            print(
                f"- {parameter.name} = {parameter.value} {parameter.unit.said_in(lang)}: {parameter.text.said_in(lang)}"
            )
    for function in MEASURES.functions:
        if function.clause == clause:
            print(f"- {function.function.__module__}.{function.function.__qualname__}")
    for name, condition in MEASURES.conditions:
        if name == clause:
            print(f"- {condition_text(condition, MEASURES, lang)}")
    for axis in MEASURES.axes:
        if clause in axis.clauses:
            names = ", ".join(reading.id for reading in axis.readings)
            print(f"- {axis.id}: {axis.question.said_in(lang)} ({names}; {axis.default})")
    return DONE


@app.command
def check(casebook: str, *, on: On = "2025-12-31", reading: Readings = (), lang: Lang = "zh") -> int:
    """只查错误和核查发现。 Errors and findings only."""
    asked, chosen = day(on, "--on"), readings(reading)
    book = casebook_from(casebook)
    found = assess(MEASURES, book, asked, None, chosen).findings
    screen.findings(Console(), found, History(book).name, lang)
    return TO_SEE_TO if found else DONE


@app.command
def check_text(file: Path, *, lang: Lang = "zh") -> int:
    """用官方文本核对全部定位。 Checks every pin against an official text file."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FileRefusedError(
            f"无法读取{file}（{type(error).__name__}），请给出UTF-8文本文件。",
            f"cannot read {file} ({type(error).__name__}); give a text file in UTF-8.",
        ) from None
    result = check_pins(text, MEASURES.clauses)
    for pin in result.pins:
        if pin.state != "holds":
            where = "" if pin.found_at is None else f" @ {pin.found_at}"
            print(f"{pin.clause}: {Text('不符', 'does not hold').said_in(lang)} ({pin.state}{where})")
    total, holding = len(result.clauses), len(result.holding)
    print(Text(f"{total}个单元中{holding}个定位全部相符。", f"{holding} of {total} units hold.").said_in(lang))
    return DONE if result.complete else TO_SEE_TO
