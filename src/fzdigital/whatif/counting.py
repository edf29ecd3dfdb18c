"""Counting over planes: how many of some planes hold in each scenario, as a number of bits."""

from collections.abc import Sequence

from fzdigital.rules.bits import Algebra, P

Bits = tuple[P, ...]
"""A number in every scenario, lowest bit first."""


def counted(algebra: Algebra[P], planes: Sequence[P]) -> Bits[P]:
    """How many of some planes hold.

    Args:
        algebra: the algebra of the planes.
        planes: the planes.
    """
    # Of three planes of one weight two become one of that weight and one of the next: nothing waits for a carry.
    bits: list[P] = []
    waiting = list(planes)
    while waiting:
        carried: list[P] = []
        while len(waiting) > 1:
            if len(waiting) == 2:
                one, other = waiting.pop(), waiting.pop()
                waiting.append(one ^ other)
                carried.append(one & other)
                break
            one, other, third = waiting.pop(), waiting.pop(), waiting.pop()
            half = one ^ other
            waiting.append(half ^ third)
            carried.append((one & other) | (half & third))
        bits.append(waiting[0])
        waiting = carried
    return tuple(bits)


def added(algebra: Algebra[P], one: Bits[P], other: Bits[P]) -> Bits[P]:
    """The sum of two numbers."""
    total, carry = [], algebra.zero
    for place in range(max(len(one), len(other))):
        left = one[place] if place < len(one) else algebra.zero
        right = other[place] if place < len(other) else algebra.zero
        half = left ^ right
        total.append(half ^ carry)
        carry = (left & right) | (half & carry)
    return (*total, carry)


def less(algebra: Algebra[P], one: Bits[P], other: Bits[P]) -> Bits[P]:
    """One number less another, which is nowhere more."""
    total, borrow = [], algebra.zero
    for place, left in enumerate(one):
        right = other[place] if place < len(other) else algebra.zero
        half = left ^ right
        total.append(half ^ borrow)
        borrow = (right & borrow) | (algebra.negated(left) & (right | borrow))
    return tuple(total)


def increased(algebra: Algebra[P], bits: Bits[P], where: P) -> Bits[P]:
    """A number, greater by one in some scenarios; what no longer fits its bits is lost."""
    total, carry = [], where
    for bit in bits:
        total.append(bit ^ carry)
        carry = bit & carry
    return tuple(total)


def decreased(algebra: Algebra[P], bits: Bits[P], where: P) -> Bits[P]:
    """A number, less by one in some scenarios, in none of which it is zero."""
    total, borrow = [], where
    for bit in bits:
        total.append(bit ^ borrow)
        borrow = algebra.negated(bit) & borrow
    return tuple(total)


def short_of(algebra: Algebra[P], bits: Bits[P], level: int) -> Bits[P]:
    """How far a number is below a level; zero where it is not.

    Args:
        algebra: the algebra of the planes.
        bits: the number.
        level: the level, at least 0.
    """
    below = algebra.negated(algebra.at_least(bits, level))
    # The level less the number is the level plus its contrary plus one, without what is carried out.
    width = max(level.bit_length(), len(bits), 1)
    contrary = tuple(algebra.negated(bits[place]) if place < len(bits) else algebra.one for place in range(width))
    level_bits = tuple(algebra.one if (level + 1) >> place & 1 else algebra.zero for place in range(width))
    return tuple(bit & below for bit in added(algebra, contrary, level_bits)[:width])
