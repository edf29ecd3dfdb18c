"""What an amendment itself changes: the numbers, readings and days, and how two versions are told apart."""

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from fzdigital.render.amendment_words import amount_text, reading_text
from fzdigital.render.paper import Cell, Grid, Page
from fzdigital.render.words import NONE, cited
from fzdigital.rules.questions.differences import Comparison
from fzdigital.service.comparison import Affected
from fzdigital.text import Language, Text

CLAUSE: Final = Text("条款", "clause")
BEFORE: Final = Text("修改前", "before")
AFTER: Final = Text("修改后", "after")


class Amended(NamedTuple):
    """Two versions to be told apart in one language.

    Args:
        comparison: what differs.
        title: what the amendment is called, in both languages.
        affected: for whom an act comes out otherwise; None if no casebook was asked, or the amendment does not apply on
            the day asked about.
        on: the day for which that was asked; None without a casebook.
        transitional: the firms that had to be dealt with on the day before it applies and need not be under it; None
            without a casebook or without such a day.
        language: ``zh`` or ``en``.
    """

    comparison: Comparison
    title: Text
    affected: tuple[Affected, ...] | None
    on: date | None
    transitional: tuple[Affected, ...] | None
    language: Language

    @property
    def from_day(self) -> date | None:
        """The day from which the amendment applies; None if it has none."""
        return self.comparison.from_day

    def say(self, zh: str, en: str) -> str:
        """One of two wordings."""
        return zh if self.language == "zh" else en

    def said(self, text: Text) -> str:
        """A wording in the language."""
        return text.said_in(self.language)

    def grid(self, columns: Iterable[tuple[Text, int]], rows: Iterable[tuple[Cell, ...]]) -> tuple[Grid, ...]:
        """A table, or none without rows."""
        headings, widths = zip(*columns, strict=True)
        found = tuple(rows)
        return (Grid(tuple(map(self.said, headings)), found, widths),) if found else ()


def one_page(title: str, grids: tuple[Grid, ...], amended: Amended, *, wide: bool = False) -> Page:
    """A page of tables, or one that says that there is nothing."""
    lead = () if grids else (amended.said(NONE),)
    return Page(title, title, lead, grids, wide=wide)


def changes_page(amended: Amended) -> Page:
    """The numbers, days and readings that differ."""
    found, language = amended.comparison, amended.language
    numbers = (
        (
            *cited(found.after if new else found.before, (one.clause,), language),
            amended.said(one.text),
            amount_text(old, language),
            amount_text(new, language),
        )
        for old, new in found.parameters
        if (one := new or old) is not None
    )
    readings = (
        (axis.id, amended.said(axis.question), reading_text(old, language), reading_text(new, language))
        for axis, old, new in found.readings
    )
    number, axis, question = Text("数字或日期", "number or day"), Text("未定之处", "axis"), Text("问题", "question")
    grids = (
        *amended.grid(((CLAUSE, 16), (number, 40), (BEFORE, 16), (AFTER, 16)), numbers),
        *amended.grid(((axis, 16), (question, 40), (BEFORE, 30), (AFTER, 30)), readings),
    )
    return one_page(amended.say("改动的数字和口径", "Numbers and readings that change"), grids, amended)


def period_page(amended: Amended) -> Page:
    """The days gained and lost, and those on which neither version has effect because the amendment comes too late."""
    title, period = amended.say("有效期", "Period in force"), amended.comparison.period
    relation = period.relation.text
    lead = [amended.say(f"有效期{relation.zh}。", f"The period in force: {relation.en}.")]
    for ranges, head in (
        (period.only_after, Text("新增有效日", "Days gained")),
        (period.only_before, Text("失去有效日", "Days lost")),
    ):
        for first, last in ranges:
            count = (last - first).days + 1
            lead.append(
                amended.said(head)
                + amended.say(f"：{first}至{last}，共{count}日。", f": {first} to {last}, {count} in all.")
            )
    lead += (
        amended.say(
            f"修改自{amended.from_day}起才适用，因此{first}至{last}两个版本均不产生效力。",
            f"The amendment applies from {amended.from_day} only, so that from {first} to {last} neither version has "
            "effect.",
        )
        for first, last in period.too_early
    )
    if not period.is_ever:
        lead.append(
            amended.say("修改后的版本从无有效之日。", "The amended version is never in force: it has effect on no day.")
        )
    return Page(title, title, tuple(lead))
