"""The small language in which a step is written: ``{name:kind}`` for what varies, ``[…]`` for what may be left out."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from attrs import frozen

_PART: Final = re.compile(r"\{(?P<name>\w+)(?::(?P<kind>\w+))?\}|(?P<open>\[)|(?P<close>\])")
PARAMETER: Final = r"<[^<>]+>"
"""What stands in an outline where a row of its examples fills something in."""


@frozen
class Kind:
    """What can stand in one place of a step.

    Args:
        id: its name in patterns.
        regex: the Chinese words that can stand there, without capturing groups.
        read: the value they stand for.
        english: how the same is said in English.
    """

    id: str
    regex: str
    read: Callable[[str], object]
    english: Callable[[str], str]


@frozen
class Pattern:
    """A compiled pattern.

    Args:
        text: as it was written.
        kinds: the kind of each place, by its name.
        strict: finds the words of an example worked out.
        loose: finds the words of an outline too, in which parameters stand.
    """

    text: str
    kinds: tuple[tuple[str, Kind], ...]
    strict: re.Pattern[str]
    loose: re.Pattern[str]

    def words(self, sentence: str, *, loose: bool = False) -> dict[str, str] | None:
        """The words in each place of a sentence, without those left out; None if it is not of this pattern."""
        match = (self.loose if loose else self.strict).fullmatch(sentence)
        return None if match is None else {name: one for name, one in match.groupdict().items() if one is not None}

    def values(self, sentence: str) -> dict[str, object] | None:
        """The values in each place of a sentence; None if it is not of this pattern."""
        words = self.words(sentence)
        if words is None:
            return None
        kinds = dict(self.kinds)
        return {name: kinds[name].read(word) for name, word in words.items()}


def compiled(text: str, kinds: Mapping[str, Kind]) -> Pattern:
    """The pattern that a text describes.

    Args:
        text: the pattern.
        kinds: the kinds there are, by id.
    """
    used: dict[str, Kind] = {}
    parts: list[tuple[str, str]] = []
    for literal, match in _pieces(text):
        parts.append((re.escape(literal), re.escape(literal)))
        if match is None:
            continue
        if match["open"]:
            parts.append(("(?:", "(?:"))
        elif match["close"]:
            parts.append((")?", ")?"))
        else:
            name = match["name"]
            kind = used[name] = kinds[match["kind"] or name]
            parts.append((f"(?P<{name}>{kind.regex})", f"(?P<{name}>{kind.regex}|{PARAMETER})"))
    strict, loose = ("".join(side) for side in zip(*parts, strict=True))
    return Pattern(text, tuple(used.items()), re.compile(strict), re.compile(loose))


def filled(template: str, said: Mapping[str, str]) -> str:
    """A template with its places filled.

    Args:
        template: the English of a pattern; an optional part is left out where nothing is said in its places.
        said: what is said in each place, by name.
    """
    found, optional, inside = "", "", False
    complete = True
    for literal, match in _pieces(template):
        piece = literal
        if match is not None and match["name"]:
            complete = complete and match["name"] in said
            piece += said.get(match["name"], "")
        if inside:
            optional += piece
        else:
            found += piece
        if match is not None and match["open"]:
            inside, optional, complete = True, "", True
        if match is not None and match["close"]:
            found, inside = found + (optional if complete else ""), False
    return found


def _pieces(text: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """The literal parts of a text, each with what comes after it."""
    start = 0
    for match in _PART.finditer(text):
        yield text[start : match.start()], match
        start = match.end()
    yield text[start:], None
