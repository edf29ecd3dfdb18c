"""``report.html``: one assessment as one page, the open questions first, every decision foldable into its reasons."""

from collections.abc import Callable, Iterable
from typing import Final
from xml.etree.ElementTree import Element, SubElement

import fzdigital
from fzdigital.render.decisions import identity
from fzdigital.render.html import document, outline, page, paragraphs, said, table, written
from fzdigital.render.overview import ALWAYS_THERE, SECTIONS, act_groups, all_decisions, asked_lines, group_line
from fzdigital.render.paper import Grid, Paper
from fzdigital.render.papers.told import Told
from fzdigital.render.reasons import act_blocks
from fzdigital.render.words import NONE, heading_lines, listed, subject_text
from fzdigital.rules.answer import Decision
from fzdigital.rules.decision import ActDecision, Outcome
from fzdigital.text import Text

_TITLE: Final = Text("数字化服务商资源库：当日结论", "Library of digital service providers on one day")
_CONTENTS: Final = Text("目录", "Contents")
_REASONS: Final = Text("各项结论与理由", "Every decision and its reasons")
_READINGS: Final = Text("所用口径与版本", "Readings and versions")
_FIRST: Final = (None, Outcome.MUST, Outcome.MAY, Outcome.CONFLICT, Outcome.MUST_NOT)
"""What is still open comes first: nobody should sign over it."""

_Section = tuple[str, str, Callable[[Element], None]]


def report_html(told: Told, papers: Iterable[Paper]) -> str:
    """An assessment as one HTML page that needs nothing but itself.

    Args:
        told: the assessment, with the register it was made of.
        papers: the papers to include.

    Experts are called as in the casebook, reports by case number: the page is for the office and not for publication.
    """
    root, body = document(told.said(_TITLE), told.language)
    said(body, "h1", told.said(_TITLE))
    said(body, "p", told.said(told.assessment.regulation.title))
    period, *others = heading_lines(told.assessment, told.language)
    said(body, "p", period, class_="period")
    paragraphs(body, others)
    sections = (*_act_sections(told), *_paper_sections(told, papers), *_last_sections(told))
    nav = SubElement(body, "nav")
    said(nav, "b", told.said(_CONTENTS))
    contents = SubElement(nav, "ol")
    for key, title, _ in sections:
        said(SubElement(contents, "li"), "a", title, href=f"#{key}")
    for key, title, fill in sections:
        section = SubElement(body, "section", {"id": key})
        said(section, "h2", title)
        fill(section)
    return written(root)


def _act_sections(told: Told) -> Iterable[_Section]:
    titles = dict(SECTIONS)
    decisions = all_decisions(told.assessment)
    for outcome in _FIRST:
        if outcome is not Outcome.CONFLICT or act_groups(decisions, outcome, told.name, told.language):
            key = outcome.value if outcome else "open"
            yield key, told.said(titles[outcome]), _acts(told, decisions, outcome)


def _acts(told: Told, decisions: tuple[Decision, ...], outcome: Outcome | None) -> Callable[[Element], None]:
    def fill(section: Element) -> None:
        groups = act_groups(decisions, outcome, told.name, told.language)
        if not groups:
            said(section, "p", told.said(NONE))
            return
        items = SubElement(section, "ul")
        for group in groups:
            item = SubElement(items, "li")
            said(item, "b", group_line(group, told.language))
            said(item, "p", listed(group.subjects, told.language))
            if outcome is None:
                outline(item, asked_lines(group, told.language))

    return fill


def _paper_sections(told: Told, papers: Iterable[Paper]) -> Iterable[_Section]:
    for number, paper in enumerate(papers, start=1):
        yield f"paper-{number}", paper.title, _pages(told, paper)


def _pages(told: Told, paper: Paper) -> Callable[[Element], None]:
    def fill(section: Element) -> None:
        if all(one.wide for one in paper.pages):
            # The title is printed on the paper of its pages.
            section.set("class", "wide")
        for one in paper.pages:
            page(section, one, without=told.lead())

    return fill


def _last_sections(told: Told) -> Iterable[_Section]:
    def reasons(section: Element) -> None:
        for decision in all_decisions(told.assessment):
            _decision(section, decision, told)

    def readings(section: Element) -> None:
        _readings(section, told)

    yield "reasons", told.said(_REASONS), reasons
    yield "readings", told.said(_READINGS), readings


def _decision(section: Element, decision: Decision, told: Told) -> None:
    """One decision space, folded; each of its acts folded again."""
    shown = [one for one in decision.acts if one.act.id not in ALWAYS_THERE]
    folded = SubElement(section, "details")
    head = said(folded, "summary", "")
    said(head, "b", subject_text(decision, told.name, told.language))
    brief = (f"{told.said(one.act.text)}{told.say('：', ': ')}{_outcomes(one, told)}" for one in shown if _speaks(one))
    told_brief = listed(brief, told.language)
    said(head, "span", told.say("　", " — ") + told_brief if told_brief else "")
    for one in shown:
        under = SubElement(folded, "details")
        said(under, "summary", f"{told.said(one.act.text)}{told.say('：', ': ')}{_outcomes(one, told)}")
        outline(under, (line for block in act_blocks(decision, one, told.language) for line in block))


def _outcomes(one: ActDecision, told: Told) -> str:
    return " / ".join(told.all_said(outcome.text for outcome in one.outcomes))


def _speaks(one: ActDecision) -> bool:
    return not {*one.outcomes} <= {Outcome.SILENT, Outcome.NOT_APPLICABLE, Outcome.NOT_IN_FORCE}


def _readings(section: Element, told: Told) -> None:
    regulation = told.assessment.regulation
    chosen = dict(regulation.readings)
    settled = {one.axis: one for one in told.assessment.settled}
    rows = []
    for axis in regulation.axes:
        source = told.say("默认", "default")
        if axis.id in settled:
            source = told.say(f"{settled[axis.id].by}确定", f"settled by {settled[axis.id].by}")
        elif axis.id in chosen:
            source = told.say("本次选用", "asked for")
        reading = regulation.reading(axis.id) or told.say("未定", "unresolved")
        rows.append((axis.id, told.said(axis.question), reading, source))
    headings = (Text("事项", "axis"), Text("问题", "question"), Text("口径", "reading"), Text("来源", "source"))
    table(section, Grid(told.all_said(headings), tuple(rows), (16, 50, 24, 20)))
    known = identity(regulation)
    said(section, "p", f"fzdigital {fzdigital.__version__}")
    for name, digest in ((regulation.id, known["sha256"]), (told.say("口径", "readings"), known["readings_sha256"])):
        said(SubElement(section, "p"), "code", f"{name}: sha256 {digest}")
