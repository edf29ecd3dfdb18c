"""A selection in words: the rankings as tables, and what they leave to be settled."""

from collections.abc import Iterator
from typing import Final

from fzdigital.policy.articles.a3_scoring import shown
from fzdigital.render.words import Name, batch_text, listed
from fzdigital.service.placing import Field, Scored
from fzdigital.service.selection import Selection
from fzdigital.text import Language, Text

VOID: Final = "—"
_STANDINGS: Final = (
    ("within", Text("入围", "within the places")),
    ("tied", Text("名额线上并列", "tied at the cut")),
    ("beyond", Text("未入围", "beyond the places")),
)


def selection_lines(selection: Selection, name: Name, language: Language) -> Iterator[str]:
    """One batch as Markdown: a ranking for each sector that somebody applied for, then what is to be settled.

    Args:
        selection: the batch, selected.
        name: how firms are called.
        language: ``zh`` or ``en``.

    Experts and what they gave are not in it.
    """
    yield f"### {batch_text(selection.batch).said_in(language)}"
    for field in selection.fields:
        if field.scored:
            yield ""
            yield from _field_lines(field, name, language)
    waiting = () if selection.answered else selection.tied
    for label, codes in (
        (Text("名额线上并列，待定：", "Tied at the cut, undetermined: "), waiting),
        (Text("名次取决于未明事实或口径：", "Place depends on an unknown fact or reading: "), selection.unsettled),
        (Text("在两个行业均入围，须先确定归属：", "Within the places of two sectors: "), selection.twice),
        (Text("建议列入后备：", "Proposed for the reserve: "), selection.reserve or ()),
        (Text("是否建议列入后备待定：", "For the reserve or not, undetermined: "), selection.reserve_open),
    ):
        if codes:
            yield ""
            yield label.said_in(language) + listed((name(code) for code in codes), language)


def _field_lines(field: Field, name: Name, language: Language) -> Iterator[str]:
    places = Text(f"（名额{field.places}）", f" ({field.places} places)").said_in(language)
    yield f"#### {field.industry.text.said_in(language)}{places}"
    yield ""
    yield Text("| 名次 | 企业 | 最终得分 | 位置 |", "| rank | firm | final score | standing |").said_in(language)
    yield "|---|---|---|---|"
    for one in field.scored:
        standing = standing_text(one, language)
        yield f"| {one.rank or VOID} | {name(one.application.code)} | {score_text(one)} | {standing} |"


def score_text(one: Scored) -> str:
    """The final score as it is shown, or a dash."""
    return VOID if one.points is None else shown(one.points)


def standing_text(one: Scored, language: Language) -> str:
    """Where an application stands: within, tied, beyond, vetoed, or not at all; with what leaves that in doubt."""
    if one.vetoed is True:
        return Text("一票否决", "vetoed").said_in(language)
    if one.elsewhere:
        return Text("已在另一行业占名额", "has its place in another sector").said_in(language)
    words = " / ".join(word.said_in(language) for standing, word in _STANDINGS if standing in one.standings)
    doubts = [Text("是否失信不明", "listing unknown")] if one.vetoed is None else []
    if one.elsewhere is None:
        doubts.append(Text("可否再占一个名额待定", "whether it may take a second place is open"))
    if one.points is None:
        doubts.append((one.final.why if one.final else None) or Text("未评审", "not reviewed"))
    why = listed((doubt.said_in(language) for doubt in doubts), language)
    return Text(f"{words}（{why}）", f"{words} ({why})").said_in(language) if words and why else words or why
