"""What a sheet is made of: its columns and what each cell of them means."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any, NamedTuple

from attrs import frozen

from fzdigital.domain.entry import Happening
from fzdigital.errors import InvalidValueError
from fzdigital.io.cells import CELL, Parser, Unreadable
from fzdigital.text import Text


class Choice(NamedTuple):
    """One of the words that a form offers for a cell.

    Args:
        word: what the cell then holds, in Chinese or as an id.
        meaning: what it means, in both languages.
    """

    word: str
    meaning: Text


@frozen
class Column:
    """One column of a sheet.

    Args:
        key: its key in a JSON document.
        heading: its heading in a workbook, in either language.
        about: what it holds, in both languages.
        parse: makes a typed value of a cell that is not blank.
        required: whether the column must be there and no cell of it blank.
        blank: what a blank cell means; None is unknown.
        path: where the value stands in the noun, if not under the key.
        choices: the words for every value a cell can have, if the set is closed; else nothing. A parser may know
            further spellings of the same values.
    """

    key: str
    heading: Text
    about: Text
    parse: Parser
    required: bool = False
    blank: object = None
    path: str = ""
    choices: tuple[Choice, ...] = ()

    def value_in(self, noun: object) -> object:
        """The value of this column in a noun of the sheet."""
        return attrgetter(self.path or self.key)(noun)

    def is_headed(self, heading: str) -> bool:
        """Whether a heading or a key names this column; white space in it does not count."""
        bare = without_space(heading)
        return bare == self.key or bare in map(without_space, self.heading)

    def read(self, raw: object) -> object:
        """The typed value of a cell.

        Args:
            raw: the cell as the carrier holds it; white space around text does not count.

        Returns:
            The value, or what a blank cell means.

        Raises:
            InvalidValueError: if it is none; the place named is not the true one.
        """
        # By the exact type: a number token is never blank, and stripping would turn it into text.
        if type(raw) is str:
            raw = raw.strip()
        if raw is None or raw == "":
            if self.required:
                raise InvalidValueError(None, CELL, Text("已填写的内容", "filled in"))
            return self.blank
        if isinstance(raw, Unreadable):
            raise InvalidValueError(raw.value, CELL, raw.expected)
        return self.parse(raw)


@frozen
class Table:
    """One sheet.

    Args:
        key: its key in a JSON document.
        name: its name in a workbook, in either language.
        about: what a row of it records, in both languages.
        columns: its columns, in the order in which they are written.
        build: makes the noun of a row from its values by key.
        noun: the noun's type; None if a row is no entry.
    """

    key: str
    name: Text
    about: Text
    columns: tuple[Column, ...]
    build: Callable[..., Any]
    noun: type[Happening] | None = None

    def index(self, key: str) -> int:
        """The position of the column of that key.

        Raises:
            StopIteration: if there is none.
        """
        return next(index for index, column in enumerate(self.columns) if column.key == key)

    def column(self, heading: str) -> Column | None:
        """The column that a heading or key names, or None."""
        return next((column for column in self.columns if column.is_headed(heading)), None)


def without_space(heading: str) -> str:
    """A heading without any white space, for a heading may be broken into lines."""
    return "".join(heading.split())
