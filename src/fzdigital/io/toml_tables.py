"""What the tables of a TOML document may hold: from untyped values to typed ones, each fault noted at its place."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from fzdigital.domain.checked import checked_line
from fzdigital.errors import InvalidValueError
from fzdigital.io.cells import CELL, LONGEST_REASON
from fzdigital.io.raw import Place, Problems, shown
from fzdigital.text import Text

Read = Callable[[object, Place, Problems], Any]
"""Makes a typed value of an untyped one at a place, or notes what is wrong with it."""

_TABLE: Final = Text("表，其键不含控制字符和格式字符", "a table, without control or format characters in its keys")


def below(place: Place, key: str) -> Place:
    """The place of a key of the table at a place."""
    name = str(shown(key))
    return Place(f"{place.path}.{name}", Text(f"「{name}」", name))


def table(make: Callable[..., Any], needed: Mapping[str, Read], optional: Mapping[str, Read] | None = None) -> Read:
    """Reads a table.

    Args:
        make: makes the value of the table from those of its keys, which are given by name.
        needed: how the value of each key is read that must be there.
        optional: the same of the keys that may be left out, in which case ``make`` is not given them.
    """
    keys = {**needed, **(optional or {})}
    listed = ", ".join(keys)

    def read(value: object, place: Place, problems: Problems) -> Any:
        if not isinstance(value, dict):
            return problems.refuse(place, value, _TABLE)
        before = problems.count
        for key in (key for key in value if key not in keys):
            name = shown(key)
            problems.add(
                place, f"中没有名为{name!r}的键，可用的键：{listed}。", f" has no key {name!r}; its keys are: {listed}."
            )
        for key in (key for key in needed if key not in value):
            problems.add(place, f"缺少键{key!r}，请补上。", f" lacks the key {key!r}; add it.")
        values = {key: one(value[key], below(place, key), problems) for key, one in keys.items() if key in value}
        return make(**values) if problems.count == before else None

    return read


def entries(read_one: Read) -> Read:
    """Reads a table whose keys are names of the regulation, as pairs of name and value."""

    def read(value: object, place: Place, problems: Problems) -> Any:
        if not isinstance(value, dict):
            return problems.refuse(place, value, _TABLE)
        return tuple((key, read_one(inner, below(place, key), problems)) for key, inner in value.items())

    return read


def each(read_one: Read) -> Read:
    """Reads an array, as a tuple."""

    def read(value: object, place: Place, problems: Problems) -> Any:
        if not isinstance(value, list):
            return problems.refuse(place, value, Text("数组", "an array"))
        places = (Place(f"{place.path}[{index}]", Text("该项", "the item")) for index in range(len(value)))
        return tuple(read_one(inner, at, problems) for inner, at in zip(value, places, strict=True))

    return read


def _line(limit: int) -> Read:
    def read(value: object, place: Place, problems: Problems) -> Any:
        try:
            line = checked_line(value, CELL, limit)
        except InvalidValueError as error:
            return problems.refuse(place, value, error.expected)
        if isinstance(value, str) and value != value.strip():
            problems.refuse(place, value, Text("首尾没有空白的文字", "text without white space at its ends"))
        return line

    return read


name: Final = _line(100)
"""Reads an identifier."""

sentence: Final = _line(LONGEST_REASON)
"""Reads a wording in one language."""

text: Final = table(Text, {"zh": sentence, "en": sentence})
"""Reads a wording in both languages."""


def _of_types(expected: Text, *types: type) -> Read:
    def read(value: object, place: Place, problems: Problems) -> Any:
        # By the exact type: a truth value is a number to Python.
        return value if type(value) in types else problems.refuse(place, value, expected)

    return read


day: Final = _of_types(Text("不加引号的日期，如2026-12-31", "a day without quotation marks, such as 2026-12-31"), date)
"""Reads a day."""

whole: Final = _of_types(Text("整数", "a whole number"), int)
"""Reads a whole number."""

amount: Final = _of_types(Text("整数，或不加引号的日期", "a whole number, or a day without quotation marks"), int, date)
"""Reads a whole number or a day."""

anything: Final = _of_types(
    Text("是否、整数、文字或日期", "a truth value, a whole number, text or a day"), bool, int, str, date
)
"""Reads a value of any sort of fact."""


def word(words: tuple[str, ...]) -> Read:
    """Reads one of some words."""

    def read(value: object, place: Place, problems: Problems) -> Any:
        if value in words:
            return value
        return problems.refuse(place, value, Text("下列之一：" + "、".join(words), "one of " + ", ".join(words)))

    return read


def variant(kinds: Mapping[str, Read]) -> Read:
    """Reads a table with a single key, which says of what kind the value is."""

    def read(value: object, place: Place, problems: Problems) -> Any:
        match list(value.items()) if isinstance(value, dict) else ():
            case [(str(kind), inner)] if kind in kinds:
                return kinds[kind](inner, below(place, kind), problems)
            case _:
                listed = ", ".join(kinds)
                expected = Text(f"只有下列一个键的表：{listed}", f"a table with a single key of these: {listed}")
                return problems.refuse(place, value, expected)

    return read
