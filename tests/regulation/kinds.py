"""What can stand in the places of a step: firms, days, acts, citations, open points, readings and listed words."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from typing import Final

from attrs import frozen

from fzdigital.nouns import NoDeadline
from fzdigital.policy.measures import MEASURES
from tests.regulation.deeds import deed_english, deed_of, deed_regex
from tests.regulation.names import FIRMS, day_english, day_of, firm_english, number_of_firm
from tests.regulation.pattern import PARAMETER, Kind
from tests.regulation.words import OUTCOMES, QUOTED, WORDS, Words

DAY: Final = r"\d{4}年\d{1,2}月\d{1,2}日"


@frozen
class ReadingNamed:
    """A reading as a step names it, by its own words.

    Args:
        axis: id of the axis.
        reading: id of the reading.
    """

    axis: str
    reading: str


def one_of(words: Iterable[str]) -> str:
    """An expression that finds any of some words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"


def _listed(id: str, words: Words) -> Kind:
    """A kind of which there are only these words."""
    return Kind(id, one_of(words), lambda word: words[word][0], lambda word: words[word][1])


def _several(id: str, one: str, read: Callable[[str], object], english: Callable[[str], str], by: str = "、") -> Kind:
    """A kind of which one or more may be named, in a row."""
    return Kind(
        id,
        f"{one}(?:{by}{one})*",
        lambda words: tuple(read(word) for word in words.split(by)),
        lambda words: ", ".join(english(word) for word in words.split(by)),
    )


def _points_of(word: str) -> Fraction:
    """Exact points, written ``86.25``, ``82又2/3`` or ``2/3``."""
    whole, _, part = word.rpartition("又")
    return Fraction(whole or 0) + Fraction(part)


def _unit_of(citation: str) -> str:
    return _UNITS[citation][0]


def _unit_english(citation: str) -> str:
    return citation if citation.startswith("<") else _UNITS[citation][1]


def _deadline(word: str) -> date | NoDeadline | None:
    if word == "期限不详":
        return None
    return NoDeadline.NONE if word == "未定期限" else day_of(word.removeprefix("期限为"))


def _deadline_english(word: str) -> str:
    if word == "期限不详":
        return "deadline unknown"
    return "no deadline set" if word == "未定期限" else f"deadline {day_english(word.removeprefix('期限为'))}"


_UNITS: Final = {one.citation.zh: (one.id, one.citation.en) for one in MEASURES.clauses}
_CITATION: Final = one_of(_UNITS)
_READINGS: Final = {
    reading.text.zh: (ReadingNamed(axis.id, reading.id), reading.text.en)
    for axis in MEASURES.axes
    for reading in axis.readings
}
POINTS: Final = {
    f"待定事项{axis.id[3:5]}“{axis.question.zh}”": (axis.id, f"open point {axis.id[3:5]}, “{axis.question.en}”")
    for axis in MEASURES.axes
}
"""How each open wording is called in a step: the number of the open point and the question."""
_FACTS: Final = {fact.text.zh: fact.text.en for fact in MEASURES.vocabulary.facts}

_QUOTED: Final = QUOTED | {word: en for kind in ("sector", "grade") for word, (_, en) in WORDS[kind].items()}

KINDS: Final = (
    Kind("firm", FIRMS, number_of_firm, firm_english),
    _several("firms", FIRMS, number_of_firm, firm_english),
    Kind("day", DAY, day_of, day_english),
    _several("days", DAY, day_of, day_english),
    Kind("number", r"\d+", int, str),
    Kind("points", r"(?:\d+又)?\d+(?:\.\d+|/\d+)?", _points_of, lambda word: word.replace("又", " and ")),
    Kind("quoted", r"[^“”]+", str, lambda word: _QUOTED[word]),
    Kind("deed", deed_regex(FIRMS), deed_of, deed_english),
    Kind("unit", _CITATION, _unit_of, _unit_english),
    _several("units", f"“(?:{_CITATION}|{PARAMETER})”", lambda word: _unit_of(word[1:-1]),
             lambda word: f"“{_unit_english(word[1:-1])}”", "和"),
    _several("outcomes", one_of(OUTCOMES), lambda word: OUTCOMES[word][0], lambda word: OUTCOMES[word][1]),
    _listed("point", POINTS),
    _several("points_open", one_of(POINTS), lambda word: POINTS[word][0], lambda word: POINTS[word][1]),
    _listed("reading", _READINGS),
    _several("facts", one_of(_FACTS), str, lambda word: _FACTS[word]),
    Kind("deadline", f"(?:期限为{DAY}|未定期限|期限不详)", _deadline, _deadline_english),
    *(_listed(id, words) for id, words in WORDS.items()),
)  # fmt: skip
"""All kinds of places."""
