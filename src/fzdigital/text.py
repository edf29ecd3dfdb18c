"""Two languages side by side: every sentence this library says exists in Chinese and in English."""

from typing import Final, Literal, NamedTuple

Language = Literal["zh", "en"]
"""The languages of every wording: Chinese first, English too."""


class Text(NamedTuple):
    """One wording in both languages.

    Args:
        zh: the Chinese wording, the one an official reads.
        en: the English wording.
    """

    zh: str
    en: str

    def said_in(self, language: Language) -> str:
        """The wording in one language."""
        return self.zh if language == "zh" else self.en


OFFERED: Final = 5
"""Names offered instead of one that nobody declared."""


def shown(value: object) -> str:
    """A value as a message shows it: written out, but never at length."""
    try:
        text = repr(value)
    except ValueError:
        # Python refuses to write integers of thousands of digits.
        return type(value).__name__
    return text if len(text) <= 60 else f"{text[:57]}…"


def near(name: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """The declared names that start alike; difflib would cost an import for a courtesy."""
    length = max(2, len(name) // 2)
    found = _starting(name[:length], known)
    while len(found) > OFFERED and length < len(name):
        length += 1
        closer = _starting(name[:length], known)
        found = closer or found[:OFFERED]
    return found[:OFFERED]


def _starting(stem: str, known: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(candidate for candidate in known if candidate.lower().startswith(stem.lower()))
