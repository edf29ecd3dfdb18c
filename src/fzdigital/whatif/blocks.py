"""Blocks of scenarios as planes: rows of machine words, each bit a scenario, from the lowest of the first word on."""

from collections.abc import Iterable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from fzdigital.rules.bits import Algebra

BLOCK: Final = 16384
"""Scenarios in a block, which are drawn together; the last block of a study may be used in part."""

WORD: Final = 64
"""Scenarios in a word."""

WORDS: Final = BLOCK // WORD
"""Words that a plane has for each block."""

_LARGER: Final = 31 << 20
"""Bytes: close to the most of which the C library still takes notice, so that as much as may be is kept."""

EVERYWHERE: Final = np.uint64((1 << WORD) - 1)
"""A word that holds throughout."""

Plane = NDArray[Any]
"""Whether something holds: the last dimension counts scenarios, :data:`WORDS` for each block, one before it firms."""


def blocks_of(scenarios: int) -> int:
    """How many blocks so many scenarios take."""
    return -(-scenarios // BLOCK)


def nowhere(blocks: int, *dimensions: int) -> Plane:
    """A plane of some blocks that holds in no scenario; with dimensions before it, that many planes."""
    return np.zeros((*dimensions, blocks * WORDS), np.uint64)


def keep_memory() -> None:
    """Let memory that becomes free be used again for the next planes.

    The C library of Linux hands larger pieces back to the system at once, and to have them again takes longer than to
    compute what is put into them, until a still larger piece has once been free. Elsewhere this does nothing.
    """
    np.empty(_LARGER, np.uint8)


def algebra_of_blocks(blocks: int) -> Algebra[Plane]:
    """The algebra of the planes of some blocks."""
    zero = nowhere(blocks)
    one = ~zero
    for each in (zero, one):
        each.setflags(write=False)
    return Algebra(zero, one)


def used(scenarios: int, blocks: int) -> Plane:
    """The plane of some blocks that holds in the first scenarios only.

    Args:
        scenarios: how many.
        blocks: how many blocks.
    """
    return packed(np.arange(blocks * BLOCK) < scenarios)


def packed(truths: NDArray[np.bool_]) -> Plane:
    """Truths as planes; the last dimension counts the scenarios."""
    return np.packbits(truths, axis=-1, bitorder="little").view("<u8")


def holds(one: Plane, scenario: int) -> bool:
    """Whether a plane holds in a scenario."""
    return bool(int(one[scenario // WORD]) >> scenario % WORD & 1)


def turned(truths: NDArray[np.bool_]) -> Plane:
    """Truths by scenario as planes: one for each column, both a multiple of :data:`WORD`."""
    columns = truths.shape[1]
    words = packed(truths.reshape(-1)).reshape(-1, WORD, columns // WORD)
    # The words of 64 scenarios, one below the other, are a square of bits; halves, quarters and so on change places.
    square = np.ascontiguousarray(words.transpose(1, 2, 0))
    for span in (32, 16, 8, 4, 2, 1):
        halves = square.reshape(WORD // (2 * span), 2, span, -1)
        upper, lower = halves[:, 0], halves[:, 1]
        apart = ((upper >> np.uint64(span)) ^ lower) & np.uint64(((1 << WORD) - 1) // ((1 << span) + 1))
        lower ^= apart
        upper ^= apart << np.uint64(span)
    return square.transpose(1, 0, 2).reshape(columns, -1)


def anywhere(one: Plane) -> bool:
    """Whether a plane holds in any scenario."""
    # Bytes other than 0 and 1 are no truths, but quicker to look through for any that is not 0.
    return bool(one.view(np.bool_).any())


def count(one: Plane) -> NDArray[np.int64]:
    """In how many scenarios planes hold, along the last dimension."""
    found: NDArray[np.int64] = np.bitwise_count(one).sum(axis=-1, dtype=np.int64)
    return found


def numbers_of(bits: Iterable[Plane], scenarios: int) -> NDArray[Any]:
    """A number in every scenario, lowest bit first, as an array of as small numbers as will do."""
    planes = tuple(bits)
    kind = np.min_scalar_type((1 << len(planes)) - 1)
    total = np.zeros(scenarios, kind)
    for weight, each in enumerate(planes):
        truths = np.unpackbits(each.view(np.uint8), bitorder="little")[:scenarios]
        total += truths.astype(kind, copy=False) << kind.type(weight)
    return total
