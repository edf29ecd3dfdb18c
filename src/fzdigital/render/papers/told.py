"""What every paper is told from: the assessment, the names of firms, the language."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from fzdigital.render.paper import Page, Paper
from fzdigital.render.words import NONE, heading_lines, listed
from fzdigital.service.assess import Assessment
from fzdigital.service.history import History
from fzdigital.text import Language, Text


class Told(NamedTuple):
    """One assessment to be told in one language.

    Args:
        assessment: the assessment.
        history: the register it was made of.
        language: ``zh`` or ``en``.
    """

    assessment: Assessment
    history: History
    language: Language

    def say(self, zh: str, en: str) -> str:
        """One of two wordings."""
        return zh if self.language == "zh" else en

    def said(self, text: Text) -> str:
        """A wording in the language."""
        return text.said_in(self.language)

    def all_said(self, texts: Iterable[Text]) -> tuple[str, ...]:
        """Several wordings in the language."""
        return tuple(text.said_in(self.language) for text in texts)

    def name(self, code: str) -> str:
        """How a firm is called."""
        return self.history.name(code)

    def kind(self, code: str) -> str:
        """The kind of provider a firm said it is on its application; empty if it never applied."""
        applied = (one for one in self.history.applications if one.code == code)
        return next((self.said(one.provider.kind.text) for one in applied), "")

    @property
    def in_force(self) -> bool:
        """Whether the Measures are certainly in force that day: otherwise nothing is to be signed on them."""
        return self.assessment.in_force.truth is True

    def blanks(self, *texts: Text) -> tuple[str, ...]:
        """What is left to be filled in by hand; nothing where the Measures have no effect."""
        return self.all_said(texts) if self.in_force else ()

    def titled(self, title: str) -> str:
        """A title; where the Measures have no effect it says so."""
        if self.in_force:
            return title
        return self.say(f"{title}（不在有效期内，仅供了解）", f"{title} (not in force, for information)")

    def public_lead(self) -> tuple[str, ...]:
        """What is said before anything that may be published: the same, without who settled a reading."""
        dated = self.lead()[: 1 if self.assessment.known is None else 2]
        used = (
            f"{axis}={reading or self.say('未定', 'unresolved')}"
            for axis, reading in self.assessment.regulation.readings
        )
        readings = listed(used, self.language)
        return (*dated, self.say(f"所用口径：{readings}。", f"Readings used: {readings}.")) if readings else dated

    def lead(self) -> tuple[str, ...]:
        """What must be said before any answer: the period, the day of knowledge, the readings in use."""
        return tuple(heading_lines(self.assessment, self.language))


_MOST_PLACES = 6
"""More decimal places than these nobody reads; a fraction is shorter."""


def filed_together(told: Told, name: Text, title: Text, pages: tuple[Page, ...]) -> Paper:
    """Pages as a paper; without pages it says that there is nothing, so that no older paper is taken for this one."""
    said = told.said(title)
    return Paper(told.said(name), said, pages or (Page(said, said, told.lead(), notes=(told.said(NONE),)),))


SIGNED = Text("签字：", "Signature: ")
DATED = Text("日期：　　　年　　月　　日", "Date: ")
SEALED = Text("单位（盖章）：", "Authority (seal): ")


def exact_text(points: Fraction, told: Told) -> str:
    """A score without any rounding: as a decimal where one ends, else as a whole number and a fraction."""
    whole, rest = divmod(points.numerator, points.denominator)
    for places in range(_MOST_PLACES + 1):
        if 10**places % points.denominator == 0:
            return f"{whole}.{rest * 10**places // points.denominator:0{places}}" if places else str(whole)
    fraction = f"{rest}/{points.denominator}"
    return told.say(f"{whole}又{fraction}", f"{whole} {fraction}")
