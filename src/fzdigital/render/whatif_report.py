"""A report on many futures as one page that needs nothing but itself: charts, tables, and everything assumed."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from matplotlib.figure import Figure

from fzdigital.render import whatif_tables as tables
from fzdigital.render.charts.all import charts
from fzdigital.render.charts.drawing import Drawing, saved
from fzdigital.render.fonts import embedded
from fzdigital.render.html import document, paragraphs, said, table, written
from fzdigital.render.inline_svg import inlined
from fzdigital.render.paper import Grid
from fzdigital.render.whatif_words import spread_text
from fzdigital.text import Language, Text
from fzdigital.whatif.plan import Answers, Plan

MEANS: Final = Text("各版本的平均值", "Means under each version")
DIFFERENCES: Final = Text("与首个版本之差", "Differences to the first version")
_CHARTS: Final = {
    "size": Text("资源库规模", "How large the library becomes"),
    "exits": Text("退出的依据", "On which grounds firms leave"),
    "sweep": Text("各种组合", "Every combination"),
    "tornado": Text("各项单独修改的影响", "What each single change does"),
    "variance": Text("不确定性的来源", "Where the spread comes from"),
}
_NOTES: Final = {
    "size": Text(
        "每轮结束后的在库家数；深色带为中间50%的情景，浅色带为中间90%的情景。灰底表示该版本已不再有效的轮次。",
        "Members after each round; the dark band holds the middle 50 % of scenarios, the light one the middle 90 %. "
        "Grey marks rounds in which the version has no effect any more.",
    ),
    "exits": Text("一次退出有两项依据的，两项各计一次；没有企业因其退出的规则不列出。",
                  "An exit on two grounds counts for both; rules on which nobody leaves are left out."),
    "sweep": Text("以首个版本为基础，试遍各种组合，所用随机数相同。",
                  "Every combination of changes to the first version, over the same draws."),
    "tornado": Text("以首个版本为基础，每次只改一项，所用随机数相同。",
                    "Changes to the first version, one at a time, over the same draws."),
    "variance": Text("份额取决于所设的裁量和口径的范围。",
                     "The shares hang on how far discretion and readings were allowed to go."),
}  # fmt: skip
_MEANT: Final = Text(
    "方括号内为95%置信区间；从未低于界线或从未用尽后备的情景，其轮次记为轮数加一。",
    "In brackets the 95 % interval; where the library is never below the floor, or the reserve never runs out, the "
    "round counts as one more than there are.",
)
_PAIRED: Final = Text(
    "同一情景下逐一相减后平均；方括号内为95%置信区间。",
    "Subtracted scenario by scenario, then averaged; in brackets the 95 % interval.",
)

_STYLE: Final = """
body, svg text {{ font-family: "{family}", sans-serif; }}
figure {{ margin: .8rem 0; }} svg {{ display: block; width: 100%; max-width: 60rem; height: auto; }}
.warning {{ color: var(--mark); font-weight: bold; }} table {{ min-width: 0; }}
@media print {{ figure {{ break-inside: avoid; }} }}
"""

_Section = tuple[str, Text, Callable[[Element], None]]


def whatif_html(answers: Answers, drawing: Drawing) -> str:
    """The answers to a plan as one HTML page; the same answers, the same bytes.

    Args:
        answers: the answers.
        drawing: the font, which is embedded as far as it is needed, and the language.

    Raises:
        FontError: the font lacks some of what is said.
    """
    figures = tuple(charts(answers, drawing))
    # What is said has to be known before the font can be cut, so the page is made once without it.
    bare, body = _filled(answers, drawing, figures, "")
    text = "".join((*body.itertext(), *(one.get("aria-label", "") for one in body.iter("svg")), *bare.itertext()))
    font = embedded(drawing.font, text) + _STYLE.format(family=drawing.font.family)
    return written(_filled(answers, drawing, figures, font)[0])


def _filled(
    answers: Answers, drawing: Drawing, figures: Iterable[tuple[str, Figure]], font: str
) -> tuple[Element, Element]:
    plan, language = answers.plan, drawing.language
    root, body = document(drawing.said(plan.title), language, font)
    said(body, "h1", drawing.said(plan.title))
    said(body, "p", drawing.said(plan.enacted.title))
    paragraphs(body, (drawing.said(one) for one in summary_lines(plan)))
    paragraphs(body, (drawing.said(one) for one in effect_lines(answers)), class_="warning")
    for key, title, fill in _sections(answers, drawing, figures):
        section = SubElement(body, "section", {"id": key})
        said(section, "h2", drawing.said(title))
        fill(section)
    return root, body


def summary_lines(plan: Plan) -> Iterator[Text]:
    """What was simulated: firms, rounds, scenarios, seed."""
    study = plan.study
    first, last = study.days()[0], study.days()[-1]
    members, reserve = len(study.cohort.members), len(study.cohort.reserve)
    yield Text(
        f"{plan.cohort.zh}：在库{members}家，后备{reserve}家。",
        f"{plan.cohort.en}: {members} in the library, {reserve} in reserve.",
    )
    yield Text(
        f"{study.rounds}轮（{first}至{last}），{study.scenarios}个情景，随机种子{study.seed}；各版本使用相同的随机数。",
        f"{study.rounds} rounds ({first} to {last}), {study.scenarios} scenarios, seed {study.seed}; all versions see "
        "the same draws.",
    )


def effect_lines(answers: Answers) -> Iterator[Text]:
    """From which round on a version has no effect, unless it is amended."""
    for version, one in enumerate(answers.plan.versions):
        ended = answers.result.without_effect(version)
        if ended is not None:
            day = answers.result.job.days[ended - 1]
            yield Text(
                f"“{one.name.zh}”如不修改，自第{ended}轮（{day}）起不产生效力：此后无人退出，也不补充。",
                f'"{one.name.en}" has no effect from round {ended} ({day}) on unless amended: nobody leaves and '
                "nothing is refilled from then on.",
            )


def _sections(answers: Answers, drawing: Drawing, figures: Iterable[tuple[str, Figure]]) -> Iterator[_Section]:
    plan, language = answers.plan, drawing.language
    yield "means", MEANS, _tables(tables.means(answers, language), note=drawing.said(_MEANT))
    if len(plan.versions) > 1:
        note = drawing.said(_PAIRED)
        yield "differences", DIFFERENCES, _tables(tables.differences(answers, language), note=note)
    under = {"sweep": tables.combinations, "tornado": tables.changes, "variance": tables.shares}
    for name, drawn in figures:
        grids = tuple(under[name](answers, language)) if name in under else ()
        notes = [_NOTES[name]]
        if name == "variance" and plan.spread is not None:
            notes.append(spread_text(plan.spread))
        yield name, _CHARTS[name], _chart(name, drawn, drawing, grids, "\n".join(map(drawing.said, notes)))
    yield from _assumed(plan, language)


def _assumed(plan: Plan, language: Language) -> Iterator[_Section]:
    yield "assumptions", Text("所作假设", "What is assumed"), _tables(tables.assumptions(plan, language))
    yield "versions", Text("各版本的修改", "What each version changes"), _tables(tables.amended(plan, language))
    yield "rounds", Text("轮次", "Rounds"), _tables(tables.rounds(plan, language))
    yield "readings", Text("所用口径", "Readings used"), _tables(tables.readings(plan, language))
    yield "hashes", Text("版本与散列值", "Versions and hashes"), _tables(tables.hashes(plan, language))


def _tables(*grids: Grid, note: str = "") -> Callable[[Element], None]:
    def fill(section: Element) -> None:
        paragraphs(section, filter(None, (note,)))
        for grid in grids:
            table(section, grid)

    return fill


def _chart(name: str, drawn: Figure, drawing: Drawing, grids: tuple[Grid, ...], note: str) -> Callable[[Element], None]:
    def fill(section: Element) -> None:
        picture = saved(drawn, "svg", drawing, words=True)
        SubElement(section, "figure").append(inlined(picture, name, drawing.said(_CHARTS[name])))
        _tables(*grids, note=note)(section)

    return fill
