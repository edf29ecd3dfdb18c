"""Columns of NumPy as planes: arrays of bytes, of which bit *i*, from the lowest of the first byte, is case *i*."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from fzdigital.rules.binding import Means
from fzdigital.rules.bits import Algebra
from fzdigital.rules.codes import code, largest, least, width
from fzdigital.rules.columns import WRONG, Packed, codes_of
from fzdigital.rules.planes import Numbers, Truths
from fzdigital.rules.vocabulary import Bool, Day, FactDef, Int, OneOf

Plane = NDArray[Any]

_COMPARABLE: Final = "biufU"
"""The kinds of NumPy types that are compared with a value as a whole column."""

_BYTE: Final = 8

_FIRST_DAY: Final = date(1970, 1, 1).toordinal()
"""NumPy counts days from here."""


@frozen(eq=False)
class Cells:
    """One column.

    Args:
        values: its values.
        missing: where they are missing; None if nowhere.
    """

    values: NDArray[Any]
    missing: NDArray[np.bool_] | None = None

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, row: int) -> object:
        found = self.values[row : row + 1]
        # What is finer than a microsecond NumPy would show as a bare number.
        return (found.astype("datetime64[us]") if found.dtype.kind == "M" else found).tolist()[0]


class ArrayPlanes:
    """How columns become planes of bytes.

    Args:
        rows: how many cases there are.
    """

    def __init__(self, rows: int) -> None:
        self.rows = rows
        self.algebra: Algebra[Plane] = Algebra(*(as_plane(np.full(rows, bit, np.uint8)) for bit in (0, 1)))
        # Asking for fresh memory for every bit would take longer than the bits do.
        self._scratch = np.empty(rows, np.uint8)

    def packed(self, fact: FactDef, values: Cells, means: Means) -> Packed[Plane]:
        """One fact of every case.

        Args:
            fact: the fact.
            values: one for each case.
            means: what they mean.
        """
        kind, missing = values.values.dtype.kind, values.missing
        if isinstance(fact.sort, OneOf) and not means:
            means = tuple((name, name) for name, _ in fact.sort.values)
        by_value = any(meant is None for _, meant in means) or (bool(means) and kind not in _COMPARABLE)
        if kind == "O" or by_value:
            plain = values.values.astype(object)
            if missing is not None:
                plain[missing] = None
            codes = np.array(codes_of(fact, plain.tolist(), means), np.int64)
            absent = codes < 0
            missing = absent if absent.any() else None
            bits, wrong = self._bits(fact, codes), np.flatnonzero(codes == WRONG)
            return self._packed(fact, missing, self._known(missing), bits, wrong)
        if means:
            return self._meant(fact, values, means)
        if isinstance(fact.sort, Bool) and kind == "b":
            return self._packed(fact, missing, self._known(missing), (as_plane(values.values),))
        codes, wrong = _codes(fact, values)
        return self._packed(fact, missing, self._known(missing), self._bits(fact, codes), wrong)

    def holds(self, plane: Plane, row: int) -> bool:
        """Whether a plane holds in one case."""
        return bool(plane[row // _BYTE] >> row % _BYTE & 1)

    def truths(self, plane: Plane) -> Iterator[bool]:
        """Whether a plane holds, in every case."""
        return iter(unpacked(plane, self.rows).astype(np.bool_).tolist())

    def _meant(self, fact: FactDef, cells: Cells, means: Means) -> Packed[Plane]:
        """A column whose values are told apart by comparing."""
        known = self._known(cells.missing)
        given, codes = [one for one, _ in means], [code(fact, value) for _, value in means if value is not None]
        octets = _in_a_row(cells.values, given)
        if octets is not None and codes == given:
            return self._packed(fact, cells.missing, known, self._bits(fact, octets))
        where = self._where(cells.values, given) if octets is None else self._places(octets, len(given))
        found = [*zip(where, codes, strict=True)]
        bits = [self._any(plane for plane, number in found if number >> bit & 1) for bit in range(width(fact))]
        wrong = known & (self.algebra.one ^ self._any(where))
        rows = np.flatnonzero(unpacked(wrong, self.rows)) if wrong.any() else ()
        return self._packed(fact, cells.missing, known, bits, rows)

    def _where(self, values: NDArray[Any], given: Sequence[Any]) -> list[Plane]:
        """Where each of some values stands."""
        if values.dtype.kind != "b":
            return [as_plane(values == one) for one in given]
        yes = as_plane(values)
        no = self.algebra.one ^ yes
        return [yes if one == 1 else no if one == 0 else self.algebra.zero for one in given]

    def _places(self, octets: NDArray[np.uint8], count: int) -> list[Plane]:
        """Where each of the first whole numbers stands: packing few bits takes less than comparing with each number."""
        bits = [self._bit(octets, bit) for bit in range((count - 1).bit_length())]
        return [self.algebra.equal_to(bits, number) for number in range(count)]

    def _any(self, planes: Iterable[Plane]) -> Plane:
        return reduce(or_, planes, self.algebra.zero)

    def _known(self, missing: NDArray[np.bool_] | None) -> Plane:
        return self.algebra.one if missing is None else self.algebra.one ^ as_plane(missing)

    def _bits(self, fact: FactDef, codes: NDArray[Any]) -> Iterator[Plane]:
        """The bits of codes, a byte at a time; those that none of the codes has are not looked for."""
        most = int(codes.max(initial=0)) if codes.dtype == np.uint8 or codes.min(initial=0) >= 0 else largest(fact)
        for start in range(0, width(fact), _BYTE):
            octets = _octets(codes >> start if start else codes)
            for bit in range(start, min(start + _BYTE, width(fact))):
                yield self._bit(octets, bit - start) if most >> bit else self.algebra.zero

    def _bit(self, octets: NDArray[np.uint8], bit: int) -> Plane:
        return as_plane(np.bitwise_and(octets, 1 << bit, out=self._scratch))

    def _packed(
        self,
        fact: FactDef,
        missing: NDArray[np.bool_] | None,
        known: Plane,
        bits: Iterable[Plane],
        wrong: Iterable[int] = (),
    ) -> Packed[Plane]:
        planes, rows = tuple(bits), tuple(int(row) for row in wrong)
        if isinstance(fact.sort, Bool):
            yes = planes[0] if missing is None else planes[0] & known
            return Packed(Truths(yes, known ^ yes), missing is None, rows)
        return Packed(Numbers(known, planes), missing is None, rows)


def as_plane(truths: NDArray[Any]) -> Plane:
    """The truths of many cases, eight to a byte."""
    return np.packbits(truths, bitorder="little")


def unpacked(plane: Plane, rows: int) -> NDArray[np.uint8]:
    """The truth of every case, 1 or 0."""
    return np.unpackbits(plane, count=rows, bitorder="little")


def _in_a_row(values: NDArray[Any], given: Sequence[Any]) -> NDArray[np.uint8] | None:
    """Whole numbers that are among those given, where those are few and in a row from 0; None otherwise."""
    if values.dtype.kind not in "iu" or [*given] != [*range(_BYTE)[: len(given)]]:
        return None
    octets = _octets(values)
    # Taken as octets, what is below 0 is great.
    inside = values.itemsize == 1 or (values.min(initial=0) >= 0 and values.max(initial=0) < len(given))
    return octets if inside and octets.max(initial=0) < len(given) else None


def _octets(codes: NDArray[Any]) -> NDArray[np.uint8]:
    """The lowest byte of each number."""
    return codes.view(np.uint8) if codes.itemsize == 1 else codes.astype(np.uint8)


def _codes(fact: FactDef, cells: Cells) -> tuple[NDArray[Any], NDArray[Any]]:
    """The codes of counts and days, and the rows whose value is of another sort or out of range."""
    values, missing = cells.values, cells.missing
    low, high = least(fact), least(fact) + largest(fact)
    stray: Any = False
    match fact.sort, values.dtype.kind:
        case Int(), "i" | "u":
            numbers = values
        case Int(), "f":
            filled = values if missing is None else np.where(missing, low, values)
            numbers = np.clip(filled, low, high).astype(np.int64)
            stray = numbers != filled
        case Day(), "M":
            days = values.astype("datetime64[D]")
            numbers = days.astype(np.int64) + _FIRST_DAY
            # A moment within a day is no day.
            stray = days != values
        case _:
            numbers, stray = np.zeros(len(values), np.int64), True
    if np.any(stray) or (len(numbers) and (int(numbers.min()) < low or int(numbers.max()) > high)):
        stray = stray | (numbers < low) | (numbers > high)
        stray = stray if missing is None else stray & ~missing
    codes = numbers.astype(np.int64) - low if low else numbers
    return codes, np.flatnonzero(stray)
