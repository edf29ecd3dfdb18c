"""评级结果: the stars of every firm in every round (4(3))."""

from datetime import date
from typing import Final

from fzdigital.render.paper import Cell, Grid, Page, Paper
from fzdigital.render.papers.told import DATED, SEALED, SIGNED, Told, filed_together
from fzdigital.render.selection_words import VOID
from fzdigital.render.words import listed
from fzdigital.text import Text

_NAME: Final = Text("评级结果", "ratings")
_TITLE: Final = Text("评星评级结果", "Star ratings")
_HEADINGS: Final = (Text("企业名称", "firm"), Text("统一社会信用代码", "credit code"), Text("在库", "member"))


def rating_results(told: Told) -> Paper:
    """One page with all rounds until the day."""
    pages = (_page(told, told.assessment.ratings.rounds),) if told.assessment.ratings.rounds else ()
    return filed_together(told, _NAME, _TITLE, pages)


def _page(told: Told, held: tuple[tuple[int, date], ...]) -> Page:
    stars = {(one.code, one.round): one.stars for one in told.history.ratings if one.on <= told.assessment.on}
    members = {one.code for one in told.assessment.pools.library.members}
    codes = sorted(members | {code for code, _ in stars}, key=lambda code: (code not in members, code))

    def cell(code: str, number: int) -> Cell:
        if (code, number) not in stars:
            return VOID
        given = stars[code, number]
        if given is None:
            return told.say("不明", "unknown")
        grade = told.said(given.grade)
        return told.say(f"{given.text.zh}（{grade}）", f"{given.text.en} ({grade})")

    rows = tuple(
        (
            told.name(code),
            code,
            told.say("是", "yes") if code in members else told.say("否", "no"),
            *(cell(code, number) for number, _ in held),
        )
        for code in codes
    )
    rounds = (told.say(f"第{number}轮（{day}）", f"round {number} ({day})") for number, day in held)
    grid = Grid((*told.all_said(_HEADINGS), *rounds), rows, (42, 26, 8, *(22 for _ in held)))
    notes = [told.say(f"“{VOID}”表示该轮未评级，与无星级不同。", f"{VOID} means not rated, which is not “no star”.")]
    if told.assessment.ratings.to_rate:
        names = listed(map(told.name, told.assessment.ratings.to_rate), told.language)
        notes.append(told.say(f"最近一轮尚未评级：{names}。", f"Not yet rated in the latest round: {names}."))
    title = told.said(_TITLE)
    return Page(
        title,
        told.titled(title),
        told.lead(),
        (grid,),
        tuple(notes),
        told.blanks(SIGNED, DATED, SEALED),
        wide=len(held) > 2,
    )
