"""What a cell may hold: from whatever a carrier found there to a typed value, or an error that says what is expected.

A parser takes a cell that is not blank and returns its value. Nothing is guessed and nothing is rounded.
"""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from re import ASCII
from re import compile as pattern
from typing import NamedTuple

from fzdigital.domain.checked import checked_line
from fzdigital.domain.dates import NoDeadline, checked_day
from fzdigital.domain.provider import checked_code, checked_name
from fzdigital.domain.rating import Stars
from fzdigital.domain.review import NoScore, Score
from fzdigital.domain.worded import Worded
from fzdigital.errors import InvalidScoreError, InvalidValueError
from fzdigital.text import Text

Parser = Callable[[object], object]

CELL = Text("单元格", "the cell")
"""The place named by a parser; whoever knows the true place puts it in its stead."""

LONGEST_REASON = 1000

_WHOLE = pattern(r"\d{1,15}", ASCII)
# What spreadsheet programs make of a day when they save it as text.
_OTHERWISE = pattern(r"(\d{4})[/.年](\d{1,2})[/.月](\d{1,2})日?", ASCII)
_SEPARATOR = pattern(r"[、,，;；]")
STARS_IN_WORDS = ("无星级", "一星级", "二星级", "三星级")
"""Further words for the grades, from no star upwards."""


class Token(str):
    """Text that is shown as it stands, without quotation marks; foremost a number as a JSON document writes it.

    A number stays text until its grammar is known: ``1e3000000`` must never become an integer.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        """The text itself."""
        return str(self)


class Unreadable(NamedTuple):
    """A cell of which the carrier already knows that it holds no value.

    Args:
        value: what it holds instead.
        expected: what it should hold, in both languages.
    """

    value: object
    expected: Text


def refused(value: object, zh: str, en: str) -> InvalidValueError:
    """The error that refuses a cell, saying in both languages what is expected there."""
    return InvalidValueError(value, CELL, Text(zh, en))


def plain(value: object) -> str:
    """Text that was stored as text, for numbers lose leading zeros and, from the 16th on, their digits."""
    # By the exact type: a token is a number.
    if type(value) is not str:
        raise refused(value, "文本（请把该列存为文本格式）", "text; store the column as text, not as numbers")
    return value


def line(value: object) -> str:
    """One line of text of at most 100 characters."""
    return checked_line(plain(value), CELL)


def reason(value: object) -> str:
    """One line of text of at most 1000 characters."""
    return checked_line(plain(value), CELL, LONGEST_REASON)


def code(value: object) -> str:
    """A unified social credit code."""
    return checked_code(plain(value))


def name(value: object) -> str:
    """A firm's name."""
    return checked_name(plain(value))


def day(value: object) -> date:
    """A day: a true date of a spreadsheet, which it keeps as a midnight, or text exactly YYYY-MM-DD."""
    match value:
        case datetime() if value.timetz() == time():
            return value.date()
        case str() if meant := _day_meant(value):
            raise refused(
                value,
                f"写作YYYY-MM-DD的日期，如{meant}；在Excel、WPS中可将单元格格式改为yyyy-mm-dd",
                f"a day written YYYY-MM-DD, such as {meant}; spreadsheet programs show it so in the format yyyy-mm-dd",
            )
        case _:
            return checked_day(value, CELL)


def _day_meant(value: str) -> str | None:
    if written := _OTHERWISE.fullmatch(value):
        try:
            return date(*map(int, written.groups())).isoformat()
        except ValueError:
            pass
    return None


def deadline(value: object) -> date | NoDeadline:
    """A day, or that there is no deadline."""
    if value in ("无", "无期限", "none"):
        return NoDeadline.NONE
    try:
        return day(value)
    except InvalidValueError as error:
        raise refused(value, f"{error.expected.zh}，或“无”", f'{error.expected.en}, or "none"') from None


def whole(value: object) -> int:
    """A whole number from 1, of at most 15 digits, as a number or in ASCII digits."""
    match value:
        case bool():
            pass
        case int() | float() if 1 <= value < 10**15 and value == int(value):
            return int(value)
        case str() if _WHOLE.fullmatch(value) and int(value) >= 1:
            return int(value)
    raise refused(value, "不小于1的整数", "a whole number from 1")


def truth(value: object) -> bool:
    """Yes or no."""
    match value:
        case bool():
            return value
        case "是" | "true" | "TRUE":
            return True
        case "否" | "false" | "FALSE":
            return False
    raise refused(value, "是或否；未知则留空", "是 (true) or 否 (false); blank if unknown")


def member(value: object, kind: type[Worded]) -> Worded:
    """A member of an enumeration, by its Chinese wording or its value."""
    # A bool is excluded because True would pass for the value 1.
    if isinstance(value, str | int) and not isinstance(value, bool):
        written = str(value)
        for candidate in kind:
            if written in (candidate.text.zh, str(candidate.value)):
                return candidate
    raise refused(
        value,
        "下列之一：" + "、".join(candidate.text.zh for candidate in kind),
        "one of " + ", ".join(f"{candidate.text.zh} ({candidate.value})" for candidate in kind),
    )


def stars(value: object) -> Worded:
    """A grade; its number of stars may also be written in Chinese."""
    if value in STARS_IN_WORDS:
        return Stars(STARS_IN_WORDS.index(str(value)))
    return member(value, Stars)


def score(value: object) -> Score | Worded:
    """A score of at most two decimals, or why there is none. Does not decide the scale."""
    match value:
        case "回避" | "缺席" | "recused" | "absent":
            return member(value, NoScore)
        case float():
            # The shortest decimal that the spreadsheet can have meant; a float is never computed with.
            decimal: object = Decimal(repr(value))
        case _:
            decimal = value
    try:
        return Score.parse(decimal)
    except InvalidScoreError:
        raise refused(
            value,
            "用半角数字写的分数，最多两位小数；或回避、缺席；未知则留空",
            "a score in ASCII digits with at most two decimals, 回避 (recused) or 缺席 (absent); blank if unknown",
        ) from None


def pieces(value: object) -> tuple[object, ...]:
    """The pieces of a list, or of text divided by 、 or a comma or semicolon."""
    match value:
        case list() | tuple():
            return tuple(value)
        case str() if type(value) is str:
            return tuple(piece.strip() for piece in _SEPARATOR.split(value) if piece.strip())
        case _:
            return (value,)


def lines(value: object) -> tuple[str, ...]:
    """Several pieces of text."""
    return tuple(line(piece) for piece in pieces(value))


def days(value: object) -> tuple[date, ...]:
    """Several days, earliest first."""
    return tuple(sorted({day(piece) for piece in pieces(value)}))


def anything(value: object) -> object:
    """The cell as it is, where only another cell says what it must be."""
    return value
