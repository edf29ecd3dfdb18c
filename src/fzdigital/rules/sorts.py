"""The sorts of facts: yes or no, a count, one of a closed list, a day."""

from datetime import date
from typing import assert_never

from attrs import frozen

from fzdigital.text import Text


@frozen
class Bool:
    """The sort of yes-or-no facts.

    Args:
        affirmed: the whole statement when the fact holds, in both languages.
        denied: the whole statement when it does not hold.
    """

    affirmed: Text
    denied: Text


@frozen
class Int:
    """The sort of counts.

    Args:
        low: the smallest value, included.
        high: the largest value, included.
        unit: what is counted, in both languages.
    """

    low: int
    high: int
    unit: Text


@frozen
class OneOf:
    """The sort of a closed list of values.

    Args:
        values: each value with its name in both languages, in a fixed order.
    """

    values: tuple[tuple[str, Text], ...]

    def name_of(self, value: object) -> Text:
        """The name of one value in both languages."""
        return next(text for key, text in self.values if key == value)


@frozen
class Day:
    """The sort of calendar days.

    Args:
        first: the earliest day a case may carry, included.
        last: the latest day, included.
    """

    first: date
    last: date


Sort = Bool | Int | OneOf | Day

Known = bool | int | str | date
"""A value that is known."""


def expected(sort: Sort) -> Text:
    """What a sort admits, in words in both languages."""
    match sort:
        case Bool():
            return Text("是或否", "true or false")
        case Int(low, high):
            return Text(f"{low}至{high}的整数", f"a whole number from {low} to {high}")
        case OneOf(values):
            return Text(
                "下列之一：" + "、".join(text.zh for _, text in values),
                "one of " + ", ".join(key for key, _ in values),
            )
        case Day(first, last):
            return Text(f"{first}至{last}之间的日期", f"a day from {first} to {last}")
        case _:
            assert_never(sort)


def admits(sort: Sort, value: bool | int | str | date) -> bool:
    """Whether a known value is of the sort and within its range; a number is no yes or no, and the other way round."""
    match sort:
        case Bool():
            return value is True or value is False
        case Int(low, high):
            return type(value) is int and low <= value <= high
        case OneOf(values):
            return any(key == value for key, _ in values)
        case Day(first, last):
            # A moment is a date to Python, yet cannot be compared with one.
            return type(value) is date and first <= value <= last
        case _:
            assert_never(sort)
