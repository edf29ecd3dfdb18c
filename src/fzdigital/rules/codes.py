"""Values as codes: how far a value lies above the least one of its sort, so that a few bits hold any of them."""

from collections.abc import Iterable
from datetime import date
from typing import Final, assert_never

from fzdigital.rules.expr import Comparison
from fzdigital.rules.vocabulary import Bool, Day, FactDef, Int, Known, OneOf

MIRRORED: Final[dict[Comparison, Comparison]] = {
    "==": "==", "!=": "!=", ">=": "<=", "<=": ">=", ">": "<", "<": ">",
}  # fmt: skip
"""The comparison that says the same with both sides exchanged."""


def least(fact: FactDef) -> int:
    """The number that code 0 stands for; 0 for a closed list, whose codes are places in it."""
    match fact.sort:
        case Int(low):
            return low
        case Day(first):
            return first.toordinal()
        case Bool() | OneOf():
            return 0
        case _:
            assert_never(fact.sort)


def width(fact: FactDef) -> int:
    """How many bits the codes of a fact need; none where it has one value only."""
    return largest(fact).bit_length()


def code(fact: FactDef, value: Known) -> int:
    """The code of a value.

    Args:
        fact: the fact.
        value: a value of its sort; it may lie out of the fact's range.

    Returns:
        Its code: below 0, or beyond what the fact's bits hold, if the fact cannot have the value. A named value that is
        not in the list has -1.
    """
    if isinstance(fact.sort, OneOf):
        return next((place for place, (key, _) in enumerate(fact.sort.values) if key == value), -1)
    number = value.toordinal() if isinstance(value, date) else value
    assert isinstance(number, int)
    return number - least(fact)


def bits(number: int, levels: Iterable[int]) -> dict[int, bool]:
    """A code as the values of the variables of a diagram.

    Args:
        number: the code.
        levels: the variables that stand for its bits, lowest first.
    """
    return {level: bool(number >> bit & 1) for bit, level in enumerate(levels)}


def largest(fact: FactDef) -> int:
    """The greatest code that stands for a value of the fact."""
    match fact.sort:
        case Int(low, high):
            return high - low
        case Day(first, last):
            return (last - first).days
        case OneOf(values):
            return len(values) - 1
        case Bool():
            return 1
        case _:
            assert_never(fact.sort)


def value_of(fact: FactDef, number: int) -> Known:
    """The value that a code stands for.

    Args:
        fact: the fact.
        number: from 0 to :func:`largest`.
    """
    match fact.sort:
        case Int(low):
            return low + number
        case Day(first):
            return date.fromordinal(first.toordinal() + number)
        case OneOf(values):
            return values[number][0]
        case Bool():
            return bool(number)
        case _:
            assert_never(fact.sort)
