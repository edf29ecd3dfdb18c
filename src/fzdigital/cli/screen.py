"""What the terminal shows: a summary in tables, plain enough for an office."""

from collections.abc import Callable

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from fzdigital.render.reasons import act_line
from fzdigital.render.report import period_text
from fzdigital.rules.answer import Decision
from fzdigital.rules.decision import Outcome
from fzdigital.service.assess import Assessment
from fzdigital.service.findings import Finding
from fzdigital.text import Language, Text

Name = Callable[[str], str]
_QUIET = ("report", "serve", "accept_report")
"""Acts open to everybody at all times; they are in the report, not on the screen."""


def summary(console: Console, assessment: Assessment, name: Name, language: Language) -> None:
    """Show an assessment: the period first, then the counts, duties, powers, open questions, findings."""

    def say(zh: str, en: str) -> str:
        return Text(zh, en).said_in(language)

    console.print(escape(period_text(assessment).said_in(language)), style="bold")
    pools, refill = assessment.pools, assessment.replenishment
    console.print(
        say(
            f"在库{pools.library.count}家，后备{len(pools.reserve.codes)}家，已退出{len(pools.exits)}家；"
            f"可补充{refill.least}至{refill.most}家。",
            f"{pools.library.count} in the library, {len(pools.reserve.codes)} in reserve, {len(pools.exits)} left; "
            f"{refill.least} to {refill.most} may be added.",
        )
    )
    spaces = (assessment.library, *assessment.batches, *assessment.applications, *assessment.firms)
    for title, outcome in (
        (say("应当办理", "What must be done"), Outcome.MUST),
        (say("可以办理", "What may be done"), Outcome.MAY),
        (say("待明确", "Open"), None),
    ):
        table = _table(title, say("对象", "subject"), say("结论", "outcome"))
        for decision in spaces:
            for one in decision.acts:
                wanted = one.is_open if outcome is None else one.outcomes == (outcome,)
                if wanted and one.act.id not in _QUIET:
                    table.add_row(escape(_subject(decision, name, language)), escape(act_line(one, decision, language)))
        if table.row_count:
            console.print(table)
    findings(console, assessment.findings, name, language)


def findings(console: Console, found: tuple[Finding, ...], name: Name, language: Language) -> None:
    """Show the findings as a table, or that there are none."""
    if not found:
        console.print(Text("没有核查发现。", "No findings.").said_in(language))
        return
    title = Text("核查发现", "Findings").said_in(language)
    table = _table(title, *(word.said_in(language) for word in (
        Text("日期", "day"), Text("类别", "kind"), Text("条款", "clause"), Text("对象", "subject"), Text("说明", "what")
    )))  # fmt: skip
    for one in found:
        table.add_row(
            str(one.on), one.kind.text.said_in(language), one.clause, escape(name(one.subject)),
            escape(one.text.said_in(language)),
        )  # fmt: skip
    console.print(table)


def _table(title: str, *headings: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def _subject(decision: Decision, name: Name, language: Language) -> str:
    match decision.case.subject:
        case "library":
            return Text("资源库", "library").said_in(language)
        case "batch":
            return Text(f"第{decision.case.name}批", f"batch {decision.case.name}").said_in(language)
        case _:
            return name(decision.case.name)
