"""Bytes as a source of choices, so that one who makes up bytes makes up arrays and tables."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Choices:
    """Choices read off bytes, one after the other; where they are used up, always the first.

    Args:
        data: the bytes.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def number(self, least: int, greatest: int) -> int:
        """A whole number between two, which belong to it."""
        size = 1 if greatest - least < 256 else 8
        taken = self._data[self._at : self._at + size]
        self._at += size
        return least + int.from_bytes(taken, "little") % (greatest - least + 1)

    def one(self, of: Sequence[T]) -> T:
        """One of several."""
        return of[self.number(0, len(of) - 1)]

    def flag(self) -> bool:
        """Yes or no."""
        return bool(self.number(0, 1))
