"""遴选推算稿: what the scores of a batch come to, for the panel and the bureau to work with; nothing of it is a list.

What is open stands beside it by name: firms not scored, tied at the cut, within the places of two sectors.
"""

from collections.abc import Iterator
from typing import Final

from fzdigital.domain.industry import Industry
from fzdigital.render.paper import Cell, Grid, Page, Paper
from fzdigital.render.papers.told import Told, filed_together
from fzdigital.render.words import batch_text, listed
from fzdigital.service.selection import Selection
from fzdigital.text import Text

_NAME: Final = Text("遴选推算稿", "selection-drafts")
_TITLE: Final = Text("遴选推算稿", "What the scores come to (draft)")
_HEADINGS: Final = (
    Text("细分行业", "sector"),
    Text("名次", "rank"),
    Text("企业名称", "firm"),
    Text("统一社会信用代码", "credit code"),
)
_NO_LIST: Final = Text(
    "本稿依评分推算，不是名单；以专家组推荐和主管部门确定为准。",
    "Computed from the scores; it is no list: what the panel recommends and the bureau decides counts.",
)


def selection_drafts(told: Told) -> Paper:
    """One page for every batch: the firms within the places for certain, and what is open."""
    pages = tuple(_page(selection, told) for selection in told.assessment.selections)
    return filed_together(told, _NAME, _TITLE, pages)


def _page(selection: Selection, told: Told) -> Page:
    rows = tuple(_row(selection, code, industry, told) for industry, codes in selection.recommended for code in codes)
    batch = told.said(batch_text(selection.batch))
    title = told.titled(told.say(f"{batch}遴选推算稿", f"What the scores of {batch} come to (draft)"))
    grids = (Grid(told.all_said(_HEADINGS), rows, (30, 8, 42, 26)),) if rows else ()
    return Page(batch, title, (*told.lead(), told.said(_NO_LIST)), grids, tuple(_notes(selection, told)))


def _row(selection: Selection, code: str, industry: Industry, told: Told) -> tuple[Cell, ...]:
    found = selection.find(code, industry)
    rank = found.rank if found and found.rank is not None else "—"
    return told.said(industry.text), rank, told.name(code), code


def _notes(selection: Selection, told: Told) -> Iterator[str]:
    everyone = [one for field in selection.fields for one in field.scored]
    unscored = [one.code for one in everyone if one.points is None and one.vetoed is not True]
    for label, codes in (
        (Text("尚未评审或无法计分", "Not scored yet, or no score can be computed"), unscored),
        (Text("名额线上并列，待定", "Tied at the cut, undetermined"), () if selection.answered else selection.tied),
        (Text("名次取决于未明事实或口径", "Place depends on an unknown fact or reading"), selection.unsettled),
        (
            Text("在两个行业均入围，须先确定归属", "Within the places of two sectors, one is to be chosen"),
            selection.twice,
        ),
        (Text("依口径建议列入后备", "Proposed for the reserve under the reading"), selection.reserve or ()),
        (Text("是否建议列入后备待定", "For the reserve or not, undetermined"), selection.reserve_open),
    ):
        if codes:
            names = listed(map(told.name, codes), told.language)
            count = len(dict.fromkeys(codes))
            yield told.say(f"{label.zh}（{count}家）：{names}。", f"{label.en} ({count}): {names}.")
