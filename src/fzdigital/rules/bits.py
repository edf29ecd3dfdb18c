"""Arithmetic on bit planes: a number is a row of planes, lowest bit first, one case to each position of a plane.

A plane is anything with ``&``, ``|`` and ``^``: a Python integer of which bit *i* is case *i*, an array of machine
words, a node of a decision diagram. Complement is ``one ^ x``, so that a plane need not know how many cases there are.
"""

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import zip_longest
from operator import and_, or_
from typing import Generic, NamedTuple, Protocol, Self, TypeVar

from attrs import frozen


class Plane(Protocol):
    """An element of a Boolean algebra."""

    def __and__(self, other: Self, /) -> Self:
        """Both."""

    def __or__(self, other: Self, /) -> Self:
        """At least one of both."""

    def __xor__(self, other: Self, /) -> Self:
        """Exactly one of both."""


P = TypeVar("P", bound=Plane)


class Truths(NamedTuple, Generic[P]):
    """The truth of something in every case.

    Args:
        yes: where it is known to hold.
        no: where it is known not to; nowhere both.
    """

    yes: P
    no: P

    @property
    def denied(self) -> "Truths[P]":
        """The truth of its contrary."""
        return Truths(self.no, self.yes)


@frozen
class Algebra(Generic[P]):
    """A Boolean algebra.

    Args:
        zero: the plane that holds in no case.
        one: the plane that holds in every case.
    """

    zero: P
    one: P

    def settled(self, truth: bool) -> Truths[P]:
        """What holds in every case, or in none."""
        return Truths(self.one, self.zero) if truth else Truths(self.zero, self.one)

    def all_of(self, parts: Iterable[Truths[P]]) -> Truths[P]:
        """Where all parts hold, and where one of them does not; of no parts, they hold."""
        # The last first: in a diagram what comes late in the rules is tested late, and joins at little cost.
        found = tuple(parts)[::-1]
        yes = reduce(and_, (part.yes for part in found), self.one)
        return Truths(yes, reduce(or_, (part.no for part in found), self.zero))

    def any_of(self, parts: Iterable[Truths[P]]) -> Truths[P]:
        """Where one of the parts holds, and where none does; of no parts, none does."""
        found = self.all_of(Truths(part.no, part.yes) for part in parts)
        return Truths(found.no, found.yes)

    def negated(self, plane: P) -> P:
        """Where a plane does not hold."""
        return self.one ^ plane

    def at_least(self, bits: Sequence[P], least: int) -> P:
        """Where a number is at least so much.

        Args:
            bits: the number, at least 0.
            least: any whole number.
        """
        if least <= 0:
            return self.one
        if least >= 1 << len(bits):
            return self.zero
        # From the lowest bit up: where the bound has a one the number needs one too; where it has none, one settles it.
        reached = self.one
        for position, bit in enumerate(bits):
            reached = bit & reached if least >> position & 1 else bit | reached
        return reached

    def equal_to(self, bits: Sequence[P], value: int) -> P:
        """Where a number is exactly so much.

        Args:
            bits: the number, at least 0.
            value: any whole number.
        """
        if not 0 <= value < 1 << len(bits):
            return self.zero
        same = self.one
        for position, bit in enumerate(bits):
            same = same & (bit if value >> position & 1 else self.negated(bit))
        return same

    def not_below(self, left: Sequence[P], right: Sequence[P]) -> P:
        """Where one number is at least as great as another."""
        reached = self.one
        for one, other in zip_longest(left, right, fillvalue=self.zero):
            reached = (one & self.negated(other)) | (self.negated(one ^ other) & reached)
        return reached

    def equal(self, left: Sequence[P], right: Sequence[P]) -> P:
        """Where two numbers are the same."""
        same = self.one
        for one, other in zip_longest(left, right, fillvalue=self.zero):
            same = same & self.negated(one ^ other)
        return same

    def plus(self, bits: Sequence[P], amount: int) -> tuple[P, ...]:
        """A number with a constant added.

        Args:
            bits: the number, at least 0.
            amount: at least 0.
        """
        width = max(len(bits), amount.bit_length()) + (1 if amount else 0)
        carry, total = self.zero, []
        for position in range(width):
            bit = bits[position] if position < len(bits) else self.zero
            if amount >> position & 1:
                total.append(self.negated(bit ^ carry))
                carry = bit | carry
            else:
                total.append(bit ^ carry)
                carry = bit & carry
        return tuple(total)
