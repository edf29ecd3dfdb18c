"""What the terminal shows: a summary in tables, plain enough for an office and short enough to be read."""

from collections.abc import Iterable
from typing import Final, NoReturn

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from fzdigital.render.overview import ALWAYS_THERE, SECTIONS, ActGroup, act_groups, all_decisions
from fzdigital.render.paper import Paper
from fzdigital.render.words import Name, cited, finding_subject, heading_lines, listed, range_text
from fzdigital.rules.decision import Outcome
from fzdigital.rules.regulation import Regulation
from fzdigital.service.assess import Assessment
from fzdigital.service.findings import Finding
from fzdigital.text import Language, Text

_QUIET: Final = (*ALWAYS_THERE, "accept_report")
_NAMES: Final = 6
"""Subjects named in one cell; of more only the number is given."""
_ASKED: Final = 3
"""Questions shown for one open act."""
FINDINGS: Final = 15
"""Findings shown in a summary."""

_WHAT, _WHO, _CLAUSE = Text("事项", "what"), Text("由谁", "who"), Text("依据", "clause")
_SUBJECT = Text("对象", "subject")


class Screen(Console):
    """The terminal; whoever stops reading is left to the program to answer."""

    def on_broken_pipe(self) -> NoReturn:
        """Let the error through, where the console would end the process with a code of its own."""
        raise BrokenPipeError


def summary(console: Console, assessment: Assessment, name: Name, language: Language) -> None:
    """Show an assessment: the period first, then the counts, duties, powers, bans, open questions, findings."""
    heading(console, assessment, language)
    _say(console, _counts(assessment).said_in(language))
    decisions = all_decisions(assessment)
    for outcome, title in SECTIONS:
        groups = act_groups(decisions, outcome, name, language, without=_QUIET)
        if groups and outcome is Outcome.MUST_NOT:
            console.print()
            _say(console, _bans(title.said_in(language), groups, language))
        elif groups:
            console.print()
            console.print(_acts(title.said_in(language), groups, outcome, language))
        elif outcome is Outcome.MUST:
            console.print()
            _say(console, Text("当日没有应当办理的事项。", "Nothing must be done on this day.").said_in(language))
    console.print()
    findings(console, assessment.findings, assessment.regulation, name, language, FINDINGS)


def lines(console: Console, said: Iterable[str]) -> None:
    """Show lines as they are, however long."""
    for line in said:
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def paper(console: Console, shown: Paper, lead: Iterable[str]) -> None:
    """Show a paper, its title in bold, each page under its own.

    Args:
        console: where to.
        shown: the paper.
        lead: paragraphs above all pages.
    """
    console.print(escape(shown.title), style="bold", highlight=False)
    for line in lead:
        _say(console, line)
    for page in shown.pages:
        console.print()
        console.print(escape(page.title), style="bold", highlight=False)
        for line in page.lead:
            _say(console, line)
        for grid in page.grids:
            table = Table(box=box.HORIZONTALS, show_lines=True)
            for heading, width in zip(grid.headings, grid.widths, strict=True):
                table.add_column(heading, overflow="fold", ratio=width)
            for cells in grid.rows:
                table.add_row(*(escape(str(cell)) for cell in cells))
            console.print(table)
        for line in page.notes:
            _say(console, line)


def heading(console: Console, assessment: Assessment, language: Language) -> None:
    """Show what must be said before any answer, the period in bold."""
    period, *others = heading_lines(assessment, language)
    console.print(escape(period), style="bold", highlight=False)
    for line in others:
        _say(console, line)


def findings(
    console: Console,
    found: tuple[Finding, ...],
    regulation: Regulation,
    name: Name,
    language: Language,
    most: int | None = None,
) -> None:
    """Show the findings as a table, or that there are none.

    Args:
        console: where to.
        found: the findings.
        regulation: gives the citations.
        name: how firms are called.
        language: ``zh`` or ``en``.
        most: how many to show; None for all.
    """
    if not found:
        _say(console, Text("没有核查发现。", "No findings.").said_in(language))
        return
    title = Text(f"核查发现（{len(found)}项）", f"Findings ({len(found)})").said_in(language)
    headings = (Text("日期", "day"), Text("类别", "kind"), _SUBJECT, Text("说明", "finding"), _CLAUSE)
    table = _table(title, headings, language)
    for one in found[:most]:
        kind, text = one.kind.text.said_in(language), one.text.said_in(language)
        subject = finding_subject(one, name, language)
        table.add_row(*map(escape, (str(one.on), kind, subject, text, *cited(regulation, (one.clause,), language))))
    console.print(table)
    hidden = len(found[most:]) if most is not None else 0
    if hidden:
        _say(
            console,
            Text(
                f"另有{hidden}项，用check命令或报告（--out）查看。",
                f"{hidden} more: see the command check or the report (--out).",
            ).said_in(language),
        )


def _counts(assessment: Assessment) -> Text:
    pools, may = assessment.pools, range_text(assessment.replenishment)
    count, reserve, left = pools.library.count, len(pools.reserve.codes), len(pools.exits)
    return Text(
        f"在库{count}家，后备{reserve}家，已退出{left}家；{may.zh}。",
        f"{count} in the library, {reserve} in reserve, {left} left; {may.en}.",
    )


def _acts(title: str, groups: tuple[ActGroup, ...], outcome: Outcome | None, language: Language) -> Table:
    last = Text("须先明确", "to be settled first") if outcome is None else _CLAUSE
    table = _table(title, (_WHAT, _WHO, _SUBJECT, last), language)
    for group in groups:
        what, why = group.act, "\n".join(group.clauses)
        if outcome is None:
            what, why = (
                f"{group.act}（{group.outcome}）" if language == "zh" else f"{what} ({group.outcome})",
                _asks(group.asks, language),
            )
        elif group.latitude:
            what = f"{group.act}（{group.latitude}）" if language == "zh" else f"{what} ({group.latitude})"
        table.add_row(*map(escape, (what, group.holder, _subjects(group.subjects, language), why)))
    return table


def _subjects(subjects: tuple[str, ...], language: Language) -> str:
    shown = "\n".join(subjects[:_NAMES])
    count = len(subjects)
    return shown + Text(f"\n……共{count}家", f"\n… {count} in all").said_in(language) if count > _NAMES else shown


def _bans(title: str, groups: tuple[ActGroup, ...], language: Language) -> str:
    """What must not be done, in one line: whoever does nothing of it need not read on."""
    concerned: dict[str, set[str]] = {}
    for group in groups:
        concerned.setdefault(group.act, set()).update(group.subjects)
    acts = listed((f"{act} ({len(subjects)})" for act, subjects in concerned.items()), language)
    return Text(
        f"{title}：{acts}；理由见explain命令或报告（--out）。",
        f"{title}: {acts}; for the reasons see the command explain or the report (--out).",
    ).said_in(language)


def _asks(asks: tuple[str, ...], language: Language) -> str:
    shown = "\n".join(asks[:_ASKED])
    hidden = len(asks[_ASKED:])
    return shown + Text(f"\n另有{hidden}项", f"\n{hidden} more").said_in(language) if hidden else shown


def _say(console: Console, line: str) -> None:
    console.print(line, markup=False, highlight=False)


def _table(title: str, headings: tuple[Text, ...], language: Language) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=box.HORIZONTALS, show_lines=True)
    for heading in headings:
        table.add_column(heading.said_in(language), overflow="fold")
    return table
