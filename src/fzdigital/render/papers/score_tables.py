"""评分汇总表: every score of a sector, what was struck, the final score and the place (3/score to 3/recommend)."""

from collections.abc import Iterator
from typing import Final, assert_never

from fzdigital.domain.review import NoScore, Score
from fzdigital.render.paper import Cell, Grid, Page, Paper
from fzdigital.render.papers.told import DATED, SEALED, Told, exact_text, filed_together
from fzdigital.render.selection_words import VOID, score_text, standing_text
from fzdigital.render.words import batch_text
from fzdigital.service.placing import Field, Scored
from fzdigital.service.selection import Selection
from fzdigital.text import Text

_NAME: Final = Text("评分汇总表", "score-tables")
_TITLE: Final = Text("评分汇总表", "Score tables")

HIGHEST: Final = "▲"
LOWEST: Final = "▼"

_UNKNOWN: Final = Text("不明", "unknown")
_NOTES: Final = (
    Text(
        f"{HIGHEST}为去掉的最高分，{LOWEST}为去掉的最低分；“{VOID}”在专家栏表示未评此项申报，在名次、得分栏表示没有或尚不能确定。",
        f"{HIGHEST} is a highest score struck, {LOWEST} a lowest; {VOID} means not marked under an expert, and none or "
        "not settled yet under rank and score.",
    ),
    Text(
        "名次按精确得分排列，显示得分四舍五入至两位小数，不作比较之用。",
        "Ranks go by the exact score; the score shown is rounded to two decimals and never compared.",
    ),
)
_BLANKS: Final = (
    Text("专家组签字：", "Signed for the panel: "),
    Text("统计人：", "Counted by: "),
    Text("复核人：", "Checked by: "),
    DATED,
    SEALED,
)


def score_tables(told: Told) -> Paper:
    """One page for every batch and sector that somebody applied for."""
    pages = tuple(
        _page(selection, field, told)
        for selection in told.assessment.selections
        for field in selection.fields
        if field.scored
    )
    return filed_together(told, _NAME, _TITLE, pages)


def _page(selection: Selection, field: Field, told: Told) -> Page:
    batch, sector = told.said(batch_text(selection.batch)), told.said(field.industry.text)
    counts = told.say(
        f"申报{len(field.scored)}项，专家{len(field.panel)}名，名额{field.places}个。",
        f"{len(field.scored)} applications, {len(field.panel)} experts, {field.places} places.",
    )
    headings = (
        *told.all_said((Text("名次", "rank"), Text("企业名称", "firm"), Text("统一社会信用代码", "credit code"))),
        *field.panel,
        *told.all_said(
            (Text("最终得分（精确）", "final (exact)"), Text("最终得分", "final"), Text("结论", "standing"))
        ),
    )
    ranks = [one.rank for one in field.scored]
    rows = tuple(tuple(_cells(one, field, ranks.count(one.rank) > 1, told)) for one in field.scored)
    grid = Grid(headings, rows, (8, 26, 25, *(9 for _ in field.panel), 14, 10, 18))
    return Page(
        f"{batch} {sector}",
        told.titled(told.say(f"{batch}“{sector}”评分汇总表", f"Scores of {batch}: {sector}")),
        (*told.lead(), counts),
        (grid,),
        told.all_said(_NOTES),
        told.blanks(*_BLANKS),
        wide=True,
    )


def _cells(one: Scored, field: Field, shared: bool, told: Told) -> Iterator[Cell]:
    if one.rank is None:
        yield VOID
    else:
        yield told.say(f"{one.rank}（并列）", f"{one.rank} (tie)") if shared else one.rank
    yield told.name(one.code)
    yield one.code
    given = marks_shown(one)
    for expert in field.panel:
        shown = given.get(expert, VOID)
        yield shown if isinstance(shown, str) else told.said(shown)
    yield VOID if one.points is None else exact_text(one.points, told)
    yield score_text(one)
    yield standing_text(one, told.language)


def marks_shown(one: Scored) -> dict[str, str | Text]:
    """What each expert gave, with the struck scores marked.

    Args:
        one: an application with its review.

    Returns:
        By expert: a score as text, or why there is none. Of equal scores of which fewer are struck, which expert's one
        is marked changes nothing; it is the first by name.
    """
    if one.review is None or one.final is None:
        return {}
    high, low = list(one.final.high), list(one.final.low)
    shown: dict[str, str | Text] = {}
    for expert, given in one.review.marks:
        match given:
            case Score(hundredths) if hundredths in high:
                high.remove(hundredths)
                shown[expert] = f"{HIGHEST}{given}"
            case Score(hundredths) if hundredths in low:
                low.remove(hundredths)
                shown[expert] = f"{LOWEST}{given}"
            case Score():
                shown[expert] = str(given)
            case NoScore():
                shown[expert] = given.text
            case None:
                shown[expert] = _UNKNOWN
            case _:
                assert_never(given)
    return shown
