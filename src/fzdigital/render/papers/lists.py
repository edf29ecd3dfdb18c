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
from fzdigital.text import Text

_NUMBER: Final = Text("序号", "no.")
_FIRM: Final = (Text("企业名称", "firm"), Text("统一社会信用代码", "credit code"), Text("服务商类型", "kind"))
_SECTOR: Final = Text("细分行业", "sector")
_JOINED: Final = (Text("入库日期", "joined on"), Text("方式", "by"), Text("批次", "batch"))
_UPRIGHT: Final = 4
"""So many columns beside the number can be read on upright paper."""
_BLANKS: Final = (SIGNED, DATED, SEALED)


def lists(told: Told) -> Paper:
    """The lists as recorded by the day; where the Measures have no effect, for information only."""
    recorded = (_recommended(selection.batch, told) for selection in told.assessment.selections)
    pages = (*(page for page in recorded if page is not None), _library(told), _reserve(told))
    return Paper(told.say("名单", "lists"), told.say("名单", "Lists"), pages, public=told.in_force)


def _recommended(batch: int, told: Told) -> Page | None:
    """The list that the panel put on record for a batch; None if there is none yet."""
    listed = [
        (act.code, act.industry)
        for act in told.history.acts
        if act.kind is ActKind.RECOMMEND and act.batch == batch and act.on <= told.assessment.on
    ]
    if not listed:
        return None
    number = told.said(batch_text(batch))
    rows = (
        (*_firm(code, told), told.said(industry.text))
        for industry in Industry
        for code, one in sorted(listed, key=lambda pair: told.name(pair[0] or ""))
        if one is industry and code
    )
    title = told.say(f"{number}推荐名单", f"List recommended, {number}")
    note = told.say("本名单为专家组已登记的推荐。", "This is the panel's recommendation as recorded.")
    return _page(title, title, (*_FIRM, _SECTOR), rows, (note,), told)


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
    places, firms = len(grid.rows), len({row[2] for row in grid.rows})
    count = told.say(f"共{firms}家。", f"{firms} firms.")
    if places > firms:
        # A firm may stand in two sectors where the readings let it.
        count = told.say(f"共{places}项，{firms}家。", f"{places} entries of {firms} firms.")
    lead = (*told.public_lead(), count)
    wide = len(listed) > _UPRIGHT
    return Page(name, told.titled(title), lead, (grid,), notes, told.blanks(*_BLANKS), wide=wide)


def _numbered(rows: Iterable[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    for number, row in enumerate(rows, start=1):
        yield (number, *row)
