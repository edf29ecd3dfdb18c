"""The commands that ask something of a casebook: run, demo, explain, check."""

import sys
from collections.abc import Callable, Iterable
from io import StringIO
from pathlib import Path
from typing import Final

from rich.console import Console

from fzdigital.cli import screen
from fzdigital.cli.files import DEMO, FAULTS, STREAM, casebook_from, write
from fzdigital.cli.options import Firm, Folder, Known, Lang, LatestOn, MaskFirms, NameExperts, On, Out, Readings, Source
from fzdigital.cli.shared import DONE, TO_SEE_TO, day, firm_called, latest_day, masked, readings
from fzdigital.cli.steps import CHECKING, READING, WRITING, steps
from fzdigital.io.document_json import casebook_sha256
from fzdigital.policy.measures import MEASURES
from fzdigital.render.decisions import decisions_json
from fzdigital.render.filed import File, filed
from fzdigital.render.firm import firm_lines
from fzdigital.render.papers.told import Told
from fzdigital.service.assess import assess
from fzdigital.service.history import History
from fzdigital.service.management import explain_firm
from fzdigital.text import Language, Text

_FILES: Final = 10
"""About as many files are made of one day."""
_COLUMNS: Final = 100
"""The width of what the terminal shows, as it is kept in a file."""


def run_casebook(
    casebook: Source,
    /,
    *,
    on: On,
    known: Known = None,
    reading: Readings = (),
    out: Out = None,
    name_experts: NameExperts = False,
    mask_firms: MaskFirms = False,
    lang: Lang = "zh",
) -> int:
    """列出案卷在某日的全部结论，并生成可打印的文书。 Everything the measures say about a casebook on a day."""
    asked, as_known = day(on, "--on"), None if known is None else day(known, "--known")
    chosen = readings(reading)
    files: tuple[File, ...] = ()
    with steps(_FILES + 2, lang) as step:
        step(READING)
        book = masked(casebook_from(casebook), name_experts=name_experts, mask_firms=mask_firms)
        step(CHECKING)
        history = History(book, as_known)
        assessment = assess(MEASURES, book, asked, as_known, chosen)
        if out is not None and out != STREAM:
            files = tuple(
                _each(filed(Told(assessment, history, lang), casebook_sha256(book)), lambda name: step(WRITING, name))
            )
    if out == STREAM:
        sys.stdout.write(decisions_json(assessment, casebook_sha256(book)))
        return DONE

    def summary(console: Console) -> None:
        screen.summary(console, assessment, history.name, lang)

    if out is not None:
        kept = File(Text("摘要.txt", "summary.txt").said_in(lang), _kept(summary))
        write(Path(out), (*files, kept), instead_of=FAULTS)
    summary(screen.Screen())
    if out is not None:
        names = (f"  {one.name}" for one in (*files, kept))
        print(Text(f"已写入{out}：", f"written to {out}:").said_in(lang), *names, sep="\n")
    return DONE


def _each(files: Iterable[File], begun: Callable[[str], None]) -> Iterable[File]:
    for one in files:
        begun(one.name)
        yield one


def _kept(shown: Callable[[Console], None]) -> bytes:
    """What a terminal shows, as a file keeps it."""
    kept = StringIO()
    shown(Console(file=kept, width=_COLUMNS, color_system=None))
    return "".join(f"{line.rstrip()}\n" for line in kept.getvalue().splitlines()).encode()


def demo(
    *,
    on: On = "2025-06-30",
    reading: Readings = (),
    out: Out = None,
    name_experts: NameExperts = False,
    mask_firms: MaskFirms = False,
    lang: Lang = "zh",
) -> int:
    """运行随附的虚构案卷，先看看能做什么。 Runs the bundled synthetic casebook."""
    if out != STREAM:
        print(
            Text(
                "以下为虚构示例数据，不涉及任何真实企业。", "What follows is synthetic data; no real firm is meant."
            ).said_in(lang)
        )
    return run_casebook(
        DEMO, on=on, reading=reading, out=out, name_experts=name_experts, mask_firms=mask_firms, lang=lang
    )


def explain(
    casebook: Source, firm: Firm, /, *, on: On, reading: Readings = (), out: Folder = None, lang: Lang = "zh"
) -> int:
    """逐条说明一家企业的结论和理由；企业写名称或代码。 One firm, by name or code: what follows, with all reasons."""
    asked, chosen = day(on, "--on"), readings(reading)
    book = masked(casebook_from(casebook))
    history = History(book)
    code = firm_called(history, firm)
    assessment = assess(MEASURES, book, asked, None, chosen)
    decision = explain_firm(assessment.regulation, history, code, asked)
    lines = tuple(firm_lines(assessment, decision, history.name, lang))
    _say(lambda console: screen.lines(console, lines), f"{code}.txt", out, lang)
    return DONE


def check(
    casebook: Source, /, *, on: LatestOn = None, reading: Readings = (), out: Folder = None, lang: Lang = "zh"
) -> int:
    """只查错误和核查发现。 Errors and findings only."""
    asked, chosen = None if on is None else day(on, "--on"), readings(reading)
    book = masked(casebook_from(casebook))
    assessment = assess(MEASURES, book, asked or latest_day(book), None, chosen)
    entries = len(book.entries)

    def shown(console: Console) -> None:
        screen.heading(console, assessment, lang)
        whole = Text(
            f"案卷没有错误，共{entries}项登记。", f"The casebook has no faults; it holds {entries} entries."
        ).said_in(lang)
        screen.lines(console, (whole,))
        screen.findings(console, assessment.findings, assessment.regulation, History(book).name, lang)

    _say(shown, Text("核查.txt", "check.txt").said_in(lang), out, lang)
    return TO_SEE_TO if assessment.findings else DONE


def _say(shown: Callable[[Console], None], name: str, out: Path | None, language: Language) -> None:
    """Show something, and keep it in a file if asked to."""
    if out is not None:
        write(out, ((name, _kept(shown)),), instead_of=FAULTS)
    shown(screen.Screen())
    if out is not None:
        print(Text(f"已写入{out / name}", f"written to {out / name}").said_in(language))
