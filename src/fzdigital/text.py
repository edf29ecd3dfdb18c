"""Two languages side by side: every sentence this library says exists in Chinese and in English."""

from typing import Literal, NamedTuple

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
