"""The commands about all cases at once: analyse, compare."""

from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from fzdigital.cli import screen
from fzdigital.cli.files import FAULTS, casebook_from, require_new, write
from fzdigital.cli.options import Lang, LatestOn, MaskFirms
from fzdigital.cli.shared import DONE, day, latest_day, masked
from fzdigital.errors import InvalidValueError
from fzdigital.io.amendment import read_amendment
from fzdigital.policy.measures import MEASURES
from fzdigital.render.amended import Amended
from fzdigital.render.amendment_report import amendment_html, amendment_lead, amendment_markdown, amendment_paper
from fzdigital.render.analysis import analysis_lead, analysis_paper
from fzdigital.render.pages import pages_markdown
from fzdigital.rules.questions.analyse import analyse as analysed
from fzdigital.rules.questions.compare import compare as compared
from fzdigital.service.casebook import Casebook
from fzdigital.service.comparison import Affected, affected, transitional
from fzdigital.text import Text

AmendmentFile = Annotated[Path, Parameter(help="修改文件（TOML） the amendment, a TOML document")]
Concerned = Annotated[
    str | None,
    Parameter(help="案卷，列出受影响的企业；可省略 a casebook, to name who is affected; may be left out"),
]
ReportFolder = Annotated[
    Path | None, Parameter(help="另存amendment.md和amendment.html到此目录 also written into this folder")
]
NewFile = Annotated[Path | None, Parameter(help="另存为此Markdown文件 also written to this Markdown file")]


def analyse(*, out: NewFile = None, lang: Lang = "zh") -> int:
    """证明条文之间有无矛盾、空转和重复。 What is proved about the measures over all cases."""
    if out is not None:
        require_new(out)
    found = analysed(MEASURES)
    lead, paper = tuple(analysis_lead(found, lang)), analysis_paper(found, lang)
    if out is not None:
        write(out.parent, ((out.name, pages_markdown(paper, lead).encode()),))
    screen.paper(screen.Screen(), paper, lead)
    if out is not None:
        print(Text(f"已写入{out}", f"written to {out}").said_in(lang))
    return DONE


def compare(
    amendment: AmendmentFile,
    casebook: Concerned = None,
    /,
    *,
    on: LatestOn = None,
    out: ReportFolder = None,
    mask_firms: MaskFirms = False,
    lang: Lang = "zh",
) -> int:
    """逐条证明一项修改改变了什么、对谁从严从宽。 What exactly an amendment changes, and for whom."""
    if on is not None and casebook is None:
        expected = Text(
            "与案卷一同给出，否则不问任何一日", "given with a casebook, for without one no day is asked about"
        )
        raise InvalidValueError(on, Text("--on", "--on"), expected)
    asked = None if on is None else day(on, "--on")
    made = read_amendment(amendment)
    after = MEASURES.amend(made)
    found = compared(MEASURES, after, made.from_day)
    concerned: tuple[Affected, ...] | None = None
    between: tuple[Affected, ...] | None = None
    if casebook is not None:
        book = masked(casebook_from(casebook), mask_firms=mask_firms)
        asked = asked or _day_for(made.from_day, book)
        if made.from_day is None or asked >= made.from_day:
            concerned = affected(MEASURES, after, book, asked, from_day=made.from_day)
        if made.from_day is not None:
            between = transitional(MEASURES, after, book, made.from_day)
    told = Amended(found, made.title, concerned, asked, between, lang)
    if out is not None:
        files = (("amendment.md", amendment_markdown(told).encode()), ("amendment.html", amendment_html(told).encode()))
        write(out, files, instead_of=FAULTS)
    screen.paper(screen.Screen(), amendment_paper(told, brief=True), amendment_lead(told))
    if out is not None:
        names = (f"  {name}" for name, _ in files)
        print(Text(f"已写入{out}：", f"written to {out}:").said_in(lang), *names, sep="\n")
    return DONE


def _day_for(from_day: date | None, casebook: Casebook) -> date:
    """The day asked about where none is given: the last one recorded, but not before the amendment applies."""
    latest = latest_day(casebook)
    return latest if from_day is None else max(latest, from_day)
