"""A casebook as a carrier holds it: rows of untyped cells that know their place, and the faults found in them."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from fzdigital.errors import CasebookError, DocumentError, InvalidValueError
from fzdigital.io.cells import Token
from fzdigital.io.columns import Table
from fzdigital.text import Text

MOST_LISTED = 200
"""The greatest number of faults listed one by one; the rest is counted."""

MOST_COUNTED = 10_000
"""The number of faults at which reading stops: nobody mends more in one go, and a hostile file could hold millions."""

_LONGEST_SHOWN = 60


class Place(NamedTuple):
    """Where something stands in a document.

    Args:
        path: the place as a program would name it, such as ``$.marks[3].score`` or ``评分!F5``.
        words: the same in words, in both languages, with which a sentence begins.
    """

    path: str
    words: Text


class RawRow(NamedTuple):
    """One row.

    Args:
        values: its cells, one for each column of the sheet's table; None where there is none.
        at: gives the place of the cell of that column, or of the row for None.
    """

    values: tuple[object, ...]
    at: Callable[[int | None], Place]


class RawSheet(NamedTuple):
    """The rows of one sheet.

    Args:
        table: what the sheet is.
        rows: its rows in the order of the document.
        whole: whether these are all rows; False if some, or the whole sheet, could not be made out.
    """

    table: Table
    rows: tuple[RawRow, ...]
    whole: bool = True


class Problems:
    """Collects the faults of one document, so that they are reported at once.

    Args:
        error: the error that reports them.
    """

    def __init__(self, error: type[DocumentError] = CasebookError) -> None:
        self._error = error
        self.count = 0
        self._found: dict[tuple[str, Text], None] = {}

    def add(self, place: Place, zh: str, en: str) -> None:
        """Note a fault; one cell may be part of several records, but its fault is reported once.

        Args:
            place: where it is.
            zh: how the Chinese sentence goes on after the place.
            en: the same in English.

        Raises:
            DocumentError: if this is one fault too many.
        """
        self.count += 1
        self._found[place.path, Text(place.words.zh + zh, place.words.en + en)] = None
        if len(self._found) >= MOST_COUNTED:
            self.raise_any()

    def refuse(self, place: Place, value: object, expected: Text) -> None:
        """Note that a cell holds what it cannot; None is a blank cell."""
        if value is None:
            self.add(place, f"为空，应为{expected.zh}。", f" is blank; it must be {expected.en}.")
        else:
            error = InvalidValueError(shown(value), Text("", ""), expected)
            self.add(place, error.text.zh, error.text.en)

    def raise_any(self) -> None:
        """Report what was found, if anything.

        Raises:
            DocumentError: with the faults, as far as they are listed, and the number of the others.
        """
        if not self._found:
            return
        listed = list(self._found)[:MOST_LISTED]
        if rest := len(self._found) - len(listed):
            or_more = Text("或更多", " or more") if len(self._found) >= MOST_COUNTED else Text("", "")
            more = Text(f"另有{rest}处{or_more.zh}错误未列出。", f"{rest}{or_more.en} further faults are not listed.")
            listed.append(("…", more))
        raise self._error(tuple(listed), len(self._found))


def shown(value: object) -> object:
    """A cell as a message shows it: briefly, whatever its size or depth, and without the names of types."""
    match value:
        case datetime():
            return Token(value.isoformat(" "))
        case list() | tuple() | dict():
            return Token("…")
        case str() if len(value) > _LONGEST_SHOWN:
            return type(value)(f"{value[:_LONGEST_SHOWN]}…")
        case _:
            return value
