"""Columns of many cases as planes of Python integers, which need no package: bit *i* is case *i*."""

from collections.abc import Iterable, Iterator, Sequence

from fzdigital.errors import InvalidValueError
from fzdigital.rules.bits import Algebra
from fzdigital.rules.codes import code, width
from fzdigital.rules.planes import Column, Numbers, Truths
from fzdigital.rules.sorts import admits, expected
from fzdigital.rules.vocabulary import Bool, FactDef, Possible, Value
from fzdigital.text import Text


def algebra_of(cases: int) -> Algebra[int]:
    """The algebra of planes of so many cases.

    Args:
        cases: how many, from 0.
    """
    return Algebra(0, (1 << cases) - 1)


def column_of(fact: FactDef, values: Sequence[Value]) -> Column[int]:
    """One fact of many cases.

    Args:
        fact: the fact.
        values: its value in each case; None is unknown, and so is a narrowed value, which a bit cannot hold.

    Raises:
        InvalidValueError: a value that the fact does not admit, with its place, from 0.
    """
    given = tuple(None if isinstance(value, Possible) else value for value in values)
    for place, value in enumerate(given):
        if value is not None and not admits(fact.sort, value):
            raise InvalidValueError(value, Text(f"{fact.name}[{place}]", f"{fact.name}[{place}]"), expected(fact.sort))
    if isinstance(fact.sort, Bool):
        return Truths(plane(value is True for value in given), plane(value is False for value in given))
    codes = [0 if value is None else code(fact, value) for value in given]
    bits = tuple(plane(bool(one >> bit & 1) for one in codes) for bit in range(width(fact)))
    return Numbers(plane(value is not None for value in given), bits)


def plane(truths: Iterable[bool]) -> int:
    """The truths of many cases as one integer."""
    digits = "".join("1" if truth else "0" for truth in truths)
    return int(digits[::-1] or "0", 2)


def cases_in(plane: int, cases: int) -> Iterator[bool]:
    """The truth of every case in a plane.

    Args:
        plane: the plane.
        cases: how many cases there are.
    """
    return (digit == "1" for digit in reversed(f"{plane:0{cases}b}")) if cases else iter(())
