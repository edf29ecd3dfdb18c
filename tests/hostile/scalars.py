"""Single values that a decoder by types alone cannot tell: numbers as they are written, scores, deadlines.

Plain classes, for the decoder would take a dataclass or the like apart by itself.
"""

import re
from datetime import date
from typing import Any, Final, Self

_POINTS: Final = re.compile(r"([0-9]{1,3})(?:\.([0-9]{1,2}))?")
_NO_SCORE: Final = {"recused": "recused", "回避": "recused", "absent": "absent", "缺席": "absent"}


class Number(str):
    """A number with a decimal point or an exponent, as it is written."""

    __slots__ = ()


class Said:
    """A value that a JSON value says in one of several ways.

    Args:
        meaning: what it says.
    """

    __slots__ = ("meaning",)

    def __init__(self, meaning: object) -> None:
        self.meaning = meaning

    @classmethod
    def of(cls, value: Any) -> Self:
        """What a JSON value says.

        Raises:
            ValueError: nothing.
        """
        raise NotImplementedError


class Scale(Said):
    """The greatest score there can be, in hundredths of a point."""

    @classmethod
    def of(cls, value: Any) -> Self:
        """Points above nought."""
        if not (found := _hundredths(value)):
            raise ValueError("nought")
        return cls(found)


class Score(Said):
    """A score in hundredths of a point, or the word for why there is none."""

    @classmethod
    def of(cls, value: Any) -> Self:
        """What an expert gave."""
        return cls(_NO_SCORE[value] if isinstance(value, str) and value in _NO_SCORE else _hundredths(value))


class Deadline(Said):
    """A day, or the word for no deadline."""

    @classmethod
    def of(cls, value: Any) -> Self:
        """A day, written exactly, or that there is no deadline."""
        if value in ("none", "无", "无期限"):
            return cls("none")
        if not isinstance(value, str) or not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            raise ValueError("no day")
        return cls(date(*map(int, value.split("-"))))


def _hundredths(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise ValueError("neither a number nor text")
    if isinstance(value, int) and not 0 <= value <= 999:
        raise ValueError("out of bounds")
    written = _POINTS.fullmatch(str(value))
    if written is None:
        raise ValueError("not from 0 to 999.99 with at most two decimals")
    return 100 * int(written[1]) + int(((written[2] or "") + "00")[:2])
