"""Columns of many cases as planes of Python integers, which need no package: bit *i* is case *i*."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, Generic, NamedTuple

from attrs import frozen

from fzdigital.errors import InvalidValueError
from fzdigital.rules.binding import Means
from fzdigital.rules.bits import Algebra, P
from fzdigital.rules.codes import code, width
from fzdigital.rules.planes import Column, Numbers, Truths
from fzdigital.rules.sorts import admits, expected
from fzdigital.rules.vocabulary import Bool, FactDef, Known, Possible, Value
from fzdigital.text import Text

UNKNOWN: Final = -1
"""Stands for the code of a value that nobody knows."""

WRONG: Final = -2
"""Stands for the code of a value that its fact does not admit."""

_BYTE: Final = 8
_DIGITS: Final = tuple(bytes(48 + (number >> bit & 1) for number in range(256)) for bit in range(_BYTE))
"""For each bit, every byte as the digit that it has there."""

_TRUTHS: Final = bytes(digit & 1 for digit in range(256))
"""A digit as the number that it writes."""


class Packed(NamedTuple, Generic[P]):
    """A column as planes.

    Args:
        column: the planes.
        everywhere: whether the fact is known in every case.
        wrong: rows whose value means nothing, from 0; where there are any the planes are worthless.
    """

    column: Column[P]
    everywhere: bool
    wrong: Sequence[int]


@frozen
class IntegerPlanes:
    """How columns become planes of integers.

    Args:
        rows: how many cases there are.
    """

    rows: int

    @property
    def algebra(self) -> Algebra[int]:
        """The algebra of the planes."""
        return algebra_of(self.rows)

    def packed(self, fact: FactDef, values: Sequence[Any], means: Means) -> Packed[int]:
        """One fact of every case.

        Args:
            fact: the fact.
            values: one for each case.
            means: what they mean.
        """
        codes = codes_of(fact, values, means)
        wrong = tuple(row for row, one in enumerate(codes) if one == WRONG) if WRONG in codes else ()
        return Packed(packed(fact, codes), UNKNOWN not in codes, wrong)

    def holds(self, plane: int, row: int) -> bool:
        """Whether a plane holds in one case."""
        return bool(plane >> row & 1)

    def truths(self, plane: int) -> Iterator[bool]:
        """Whether a plane holds, in every case."""
        return cases_in(plane, self.rows)


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
    codes = codes_of(fact, [None if isinstance(value, Possible) else value for value in values])
    if WRONG in codes:
        place = codes.index(WRONG)
        where = f"{fact.name}[{place}]"
        raise InvalidValueError(values[place], Text(where, where), expected(fact.sort))
    return packed(fact, codes)


def codes_of(fact: FactDef, values: Sequence[Any], means: Means = ()) -> list[int]:
    """The codes of many values.

    Args:
        fact: the fact.
        values: the values; None and what is no number (NaN) are unknown.
        means: what they mean.

    Returns:
        for each its code, ``UNKNOWN`` or ``WRONG``.
    """

    def one(value: Any) -> int:
        if value is None or (isinstance(value, float) and value != value):
            return UNKNOWN
        if means:
            return next((_coded(fact, known) for given, known in means if given == value), WRONG)
        return code(fact, value) if admits(fact.sort, value) else WRONG

    kinds = [*map(type, values)]
    # To Python True is 1, to a fact it is not.
    mixed = len({*kinds} - {type(None)}) > 1
    keys = zip(kinds, values, strict=True) if mixed else values
    try:
        distinct = dict.fromkeys(keys)
    except TypeError:
        # What cannot be looked up is no value of any fact.
        return [*map(one, values)]
    if mixed:
        found = {key: one(key[1]) for key in distinct}
        return [*map(found.__getitem__, zip(kinds, values, strict=True))]
    alone = {value: one(value) for value in distinct}
    return [*map(alone.__getitem__, values)]


def _coded(fact: FactDef, meant: Known | None) -> int:
    return UNKNOWN if meant is None else code(fact, meant)


def packed(fact: FactDef, codes: Sequence[int]) -> Column[int]:
    """One fact of many cases, given by its codes.

    Args:
        fact: the fact.
        codes: the codes; below 0 the value is unknown.
    """
    known = plane([one >= 0 for one in codes])
    bits = tuple(known & one for one in _bits(codes, width(fact)))
    return Truths(bits[0], known ^ bits[0]) if isinstance(fact.sort, Bool) else Numbers(known, bits)


def _bits(codes: Sequence[int], width: int) -> Iterator[int]:
    for start in range(0, width, _BYTE):
        octets = bytes([one >> start & 255 for one in codes])
        for digits in _DIGITS[: width - start]:
            yield int(octets.translate(digits)[::-1] or b"0", 2)


def plane(truths: Iterable[bool]) -> int:
    """The truths of many cases as one integer."""
    return int(bytes(truths).translate(_DIGITS[0])[::-1] or b"0", 2)


def cases_in(plane: int, cases: int) -> Iterator[bool]:
    """The truth of every case in a plane.

    Args:
        plane: the plane.
        cases: how many cases there are.
    """
    return map(bool, f"{plane:0{cases}b}".encode()[::-1].translate(_TRUTHS)) if cases else iter(())
