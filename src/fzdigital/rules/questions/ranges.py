"""The values of one fact, in ranges of such as come to the same."""

from collections.abc import Iterable, Iterator, Sequence

from fzdigital.rules.diagram import Node

Range = tuple[int, int, tuple[bool, ...]]
"""The first and the last code of a range, and which of several functions hold in it."""


def ranges(levels: Sequence[int], functions: Sequence[Node]) -> Iterator[Range]:
    """All codes of a fact in ascending order, in ranges as long as can be.

    Args:
        levels: the variables of the fact, lowest bit first; earlier ones of higher bits are tested first.
        functions: functions of these variables alone.
    """
    return merged(_blocks(0, len(levels), levels, tuple(functions)))


def merged(blocks: Iterable[Range]) -> Iterator[Range]:
    """Ranges in ascending order without a gap, those that come to the same and follow each other as one."""
    joined: Range | None = None
    for first, last, held in blocks:
        if joined is not None and joined[2] == held:
            joined = (joined[0], last, held)
            continue
        if joined is not None:
            yield joined
        joined = (first, last, held)
    if joined is not None:
        yield joined


def _blocks(first: int, bits: int, levels: Sequence[int], functions: tuple[Node, ...]) -> Iterator[Range]:
    if bits == 0 or all(node.index <= 1 for node in functions):
        yield first, first + (1 << bits) - 1, tuple(map(bool, functions))
        return
    halves = zip(*(node.branches(levels[bits - 1]) for node in functions), strict=True)
    for upper, half in enumerate(halves):
        yield from _blocks(first + (upper << (bits - 1)), bits - 1, levels, half)
