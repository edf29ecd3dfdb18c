"""Whom an amendment concerns on one day: duties by name, powers in numbers."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from fzdigital.render.amended import AFTER, BEFORE, Amended
from fzdigital.render.amendment_words import NOTHING_THERE
from fzdigital.render.paper import Cell, Page
from fzdigital.render.stated import outcomes_text
from fzdigital.render.words import NONE, batch_text, listed
from fzdigital.rules.decision import Outcome
from fzdigital.rules.questions.effects import NOTHING
from fzdigital.service.comparison import Affected
from fzdigital.text import Language, Text

ACT: Final = Text("事项", "act")
_WHO: Final = Text("对象", "who")
_CODE: Final = Text("统一社会信用代码", "credit code")
_CALLED: Final = 3
"""So many who gain or lose a power are still named."""
_COUNTED: Final = {
    "firm": Text("家企业", "firms"),
    "application": Text("件申报", "applications"),
    "candidate": Text("家后备企业", "reserve firms"),
    "batch": Text("个批次", "batches"),
}


def affected_pages(amended: Amended) -> Iterator[Page]:
    """Who is affected on the day asked about, or that the amendment does not apply on it; nothing without a day."""
    if amended.on is None:
        return
    title = amended.say(f"{amended.on}受影响的", f"Affected on {amended.on}")
    if amended.affected is None:
        only = amended.say(
            f"修改自{amended.from_day}起适用，在{amended.on}不适用：当日仍按原版本办理，没有谁受影响。",
            f"The amendment applies from {amended.from_day} and does not apply on {amended.on}: the version before it "
            "counts on that day, and nobody is affected.",
        )
        yield Page(title, title, (only,))
        return
    order = {act.id: place for place, act in enumerate(amended.comparison.after.acts)}
    found = sorted(amended.affected, key=lambda one: order[one.act.id])
    columns = ((ACT, 24), (_WHO, 34), (_CODE, 22), (BEFORE, 16), (AFTER, 16))
    duties = amended.grid(columns, (_named(one, amended) for one in found if not _is_power(one)))
    powers = tuple(_counted([one for one in found if _is_power(one)], amended))
    heading = (amended.say("只涉及可以与否的：", "Where only a power comes or goes:"),) if powers else ()
    lead = () if duties or powers else (amended.said(NONE),)
    yield Page(title, title, lead, duties, (*heading, *powers))


def _is_power(one: Affected) -> bool:
    """Whether nobody must or must not do anything either way: at most something may be done."""
    return {*one.before, *one.after} <= NOTHING | {Outcome.MAY}


def _named(one: Affected, amended: Amended) -> tuple[Cell, ...]:
    language = amended.language
    outcomes = (_outcomes(one.before, language), _outcomes(one.after, language))
    return (amended.said(one.act.text), subject_words(one, language), one.code if one.name else "", *outcomes)


def _counted(found: list[Affected], amended: Amended) -> Iterator[str]:
    """A line for each act and each way in which it comes out otherwise, with how many that concerns."""
    language, places = amended.language, list(Outcome)

    def way(one: Affected) -> tuple[str, str, list[int], list[int]]:
        return one.act.id, one.subject, [places.index(x) for x in one.before], [places.index(x) for x in one.after]

    order = {act.id: place for place, act in enumerate(amended.comparison.after.acts)}
    for _, same in groupby(sorted(found, key=lambda one: (order[one.act.id], way(one))), way):
        some = list(same)
        one, names = some[0], listed((subject_words(one, language) for one in some), language)
        counted = _COUNTED.get(one.subject)
        many = (
            names
            if counted is None or len(some) <= _CALLED
            else amended.say(f"{len(some)}{counted.zh}", f"{len(some)} {counted.en}")
        )
        act, before, after = amended.said(one.act.text), _outcomes(one.before, language), _outcomes(one.after, language)
        yield amended.say(f"{act}（{before} → {after}）：{many}", f"{act} ({before} → {after}): {many}")


def subject_words(one: Affected, language: Language) -> str:
    """Who or what is affected, with the sector where that is part of it."""
    if one.subject == "library":
        return Text("资源库", "library").said_in(language)
    if one.subject == "batch":
        return batch_text(one.code).said_in(language)
    if one.industry is None:
        return one.name
    sector = one.industry.text
    if one.batch is None:
        kind = Text(f"{sector.zh}递补", f"to be promoted, {sector.en}")
    else:
        kind = Text(f"第{one.batch}批{sector.zh}申报", f"application, batch {one.batch}, {sector.en}")
    return Text(f"{one.name}（{kind.zh}）", f"{one.name} ({kind.en})").said_in(language)


def _outcomes(outcomes: tuple[Outcome, ...], language: Language) -> str:
    """What may come of an act; nothing where nobody asks about the subject."""
    return outcomes_text(outcomes, language) or NOTHING_THERE
