"""推荐名单, 入库名单, 后备名单: what may be published (3/recommend, 1/table, 1/reserve).

They hold no score, no expert and no report.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from fzdigital.domain.acts import ActKind
from fzdigital.domain.industry import Industry
from fzdigital.render.paper import Cell, Grid, Page, Paper
from fzdigital.render.papers.told import DATED, SEALED, SIGNED, Told
from fzdigital.render.selection_words import VOID
from fzdigital.render.words import batch_text
from fzdigital.service.selection import Selection
from fzdigital.text import Text

_NUMBER: Final = Text("序号", "no.")
_FIRM: Final = (Text("企业名称", "firm"), Text("统一社会信用代码", "credit code"), Text("服务商类型", "kind"))
_SECTOR: Final = Text("细分行业", "sector")
_JOINED: Final = (Text("入库日期", "joined on"), Text("方式", "by"), Text("批次", "batch"))
_BLANKS: Final = (SIGNED, DATED, SEALED)


def lists(told: Told) -> Paper:
    """The lists as they stand on the day; of a batch that nobody has recommended yet, a draft by the scores."""
    pages = (
        *(_recommended(selection, told) for selection in told.assessment.selections),
        _library(told),
        _reserve(told),
    )
    return Paper(told.say("名单", "lists"), told.say("名单", "Lists"), pages, public=True)


def _recommended(selection: Selection, told: Told) -> Page:
    batch = told.said(batch_text(selection.batch))
    listed = [
        (act.code, act.industry)
        for act in told.history.acts
        if act.kind is ActKind.RECOMMEND and act.batch == selection.batch and act.on <= told.assessment.on
    ]
    if listed:
        of_sector = {industry: [code for code, one in listed if one is industry and code] for industry in Industry}
        note = told.say("本名单为专家组已登记的推荐。", "This is the panel's recommendation as recorded.")
        title = told.say(f"{batch}推荐名单", f"List recommended, {batch}")
    else:
        of_sector = {industry: list(codes) for industry, codes in selection.recommended}
        open_ones = len({*selection.tied, *selection.unsettled})
        note = told.say(
            f"本名单依评分推算，以专家组推荐为准；另有{open_ones}家待定，未列入。",
            f"Computed from the scores; the panel's recommendation counts. {open_ones} more are open and not listed.",
        )
        title = told.say(f"{batch}推荐名单（推算稿）", f"List recommended, {batch} (computed draft)")
    ordered = [
        (code, industry)
        for industry in Industry
        for code in sorted(of_sector[industry], key=lambda code: _place(selection, code, industry))
    ]
    rows = ((*_firm(code, told), told.said(industry.text)) for code, industry in ordered)
    return _page(told.say(f"{batch}推荐名单", f"recommended, {batch}"), title, (*_FIRM, _SECTOR), rows, (note,), told)


def _place(selection: Selection, code: str, industry: Industry) -> tuple[int, str]:
    """A firm's place in its ranking; one that is not in it comes last."""
    field = next(one for one in selection.fields if one.industry is industry)
    codes = [one.code for one in field.scored]
    return codes.index(code) if code in codes else len(codes), code


def _library(told: Told) -> Page:
    members = told.assessment.pools.library.members
    ordered = sorted(members, key=lambda one: ([*Industry].index(one.industry), one.joined_on, one.code))
    rows = (
        (
            *_firm(one.code, told),
            told.said(one.industry.text),
            one.joined_on.isoformat(),
            told.said(one.by.text),
            VOID if one.batch is None else one.batch,
        )
        for one in ordered
    )
    title = told.say("入库名单", "Firms in the library")
    return _page(told.say("入库名单", "library"), title, (*_FIRM, _SECTOR, *_JOINED), rows, (), told)


def _reserve(told: Told) -> Page:
    rows = (_firm(code, told) for code in told.assessment.pools.reserve.codes)
    note = told.say("按列入次序排列；次序本身不决定递补。", "In order of entry, which decides nothing by itself.")
    title = told.say("后备名单", "Firms in reserve")
    return _page(told.say("后备名单", "reserve"), title, _FIRM, rows, (note,), told)


def _firm(code: str, told: Told) -> tuple[Cell, ...]:
    return told.name(code), code, told.kind(code)


def _page(
    name: str,
    title: str,
    headings: Iterable[Text],
    rows: Iterable[tuple[Cell, ...]],
    notes: tuple[str, ...],
    told: Told,
) -> Page:
    listed = tuple(headings)
    widths = (7, 42, 26, 14, 30, 13, 10, 7)[: len(listed) + 1]
    grid = Grid(told.all_said((_NUMBER, *listed)), tuple(_numbered(rows)), widths)
    count = told.say(f"共{len(grid.rows)}家。", f"{len(grid.rows)} firms.")
    return Page(name, title, (*told.lead(), count), (grid,), notes, told.all_said(_BLANKS))


def _numbered(rows: Iterable[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    for number, row in enumerate(rows, start=1):
        yield (number, *row)
