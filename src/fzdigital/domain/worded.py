"""Enumerations whose members carry their wording, so that member and wording cannot drift apart."""

from enum import Enum
from typing import Self

from fzdigital.text import Text


class Worded(Enum):
    """The base of every enumeration of the nouns.

    A member is written ``NAME = value, zh, en``; looking one up takes the value alone, as in
    ``Industry("knit")``. The two wordings have defaults only so that such a look-up type-checks.
    """

    text: Text

    def __new__(cls, value: object, zh: str = "", en: str = "") -> Self:
        """The member of that value, with its wording in both languages."""
        member = object.__new__(cls)
        member._value_ = value
        member.text = Text(zh, en)
        return member
