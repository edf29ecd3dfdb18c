"""What a vector gives, taken apart with errors that say what is wrong."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from re import ASCII, fullmatch
from typing import Final

from fzdigital.domain.dates import checked_day
from fzdigital.domain.provider import completed_code
from fzdigital.errors import InvalidValueError
from fzdigital.rules.interchange import Json
from fzdigital.text import Text

READING_OPEN: Final[Mapping[str, Json]] = {"none": "reading_open"}
"""The answer of a plain question that hangs on a reading nobody has settled."""


def wrong(value: object, key: str, zh: str, en: str) -> InvalidValueError:
    """The error of something given that is not what it must be."""
    return InvalidValueError(value, Text(key, key), Text(zh, en))


def text(given: Mapping[str, Json], key: str) -> str:
    """A text that is given."""
    value = given.get(key)
    if isinstance(value, str):
        return value
    raise wrong(value, key, "文本", "text")


def number(given: Mapping[str, Json], key: str) -> int:
    """A whole number that is given."""
    value = given.get(key)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise wrong(value, key, "整数", "a whole number")


def entries(given: Mapping[str, Json], key: str) -> list[Json]:
    """A list that is given."""
    value = given.get(key)
    if isinstance(value, list):
        return value
    raise wrong(value, key, "列表", "a list")


def members(given: Mapping[str, Json], key: str) -> dict[str, Json]:
    """An object that is given; an empty one where the key is left out."""
    value = given.get(key, {})
    if isinstance(value, dict):
        return value
    raise wrong(value, key, "对象", "an object")


def every(given: Mapping[str, Json], key: str) -> list[dict[str, Json]]:
    """A list of objects that is given."""
    found = [one for one in entries(given, key) if isinstance(one, dict)]
    if len(found) == len(entries(given, key)):
        return found
    raise wrong(given[key], key, "对象的列表", "a list of objects")


def day(given: Mapping[str, Json], key: str) -> date | None:
    """A day that is given, or None where it is null or left out."""
    value = given.get(key)
    return None if value is None else checked_day(value, Text(key, key))


def known_day(given: Mapping[str, Json], key: str) -> date:
    """A day that must be given."""
    found = day(given, key)
    if found is None:
        raise wrong(None, key, "日期", "a day")
    return found


def listed_days(given: Mapping[str, Json], key: str) -> tuple[date, ...]:
    """A list of days that is given; none where the key is left out."""
    if key not in given:
        return ()
    return tuple(checked_day(one, Text(key, key)) for one in entries(given, key))


def exact(value: Json, key: str) -> Fraction:
    """An exact number: a whole one, or a fraction ``n/d``, as text."""
    written = fullmatch(r"(\d{1,9})(?:/([1-9]\d{0,8}))?", value, ASCII) if isinstance(value, str) else None
    if written is None:
        raise wrong(value, key, "整数或分数的文本，如'431/5'", "a whole number or fraction as text, such as '431/5'")
    return Fraction(int(written[1]), int(written[2] or 1))


def scores(given: Mapping[str, Json]) -> tuple[tuple[str, Fraction], ...]:
    """The exact points of firms by name."""
    return tuple((name, exact(value, "scores")) for name, value in members(given, "scores").items())


def made_up_code(number: int) -> str:
    """A code for a firm of which a vector says no more than a name.

    Args:
        number: from 0; greater numbers have codes that come later in order.
    """
    return completed_code(f"91350100MA{number:07}")
