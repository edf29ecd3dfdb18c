"""A sheet as its carrier holds it: rows of cells, and how a place in it is called."""

from typing import Final, NamedTuple
from unicodedata import category

from fzdigital.io.raw import Place
from fzdigital.text import Text

Cells = tuple[object, ...]

WORKSHEET = Text("工作表", "sheet")
FILE = Text("文件", "file")

_NEVER_SHOWN: Final = ("Cc", "Cs")


class Area(NamedTuple):
    """Cells that are merged into one; rows and columns count from 1.

    Args:
        first_row, last_row: its rows.
        first_column, last_column: its columns.
    """

    first_row: int
    last_row: int
    first_column: int
    last_column: int


class Sheet(NamedTuple):
    """One sheet as a workbook or a folder stores it.

    Args:
        title: its name, which says what it is.
        rows: its rows from the first one on, each as far as it is filled.
        name: how places call it, :func:`printable`.
        kind: what it is to whoever keeps it, a sheet or a file.
        merged: its merged cells.
    """

    title: str
    rows: tuple[Cells, ...]
    name: str
    kind: Text = WORKSHEET
    merged: tuple[Area, ...] = ()

    def place(self) -> Place:
        """The place of the whole sheet."""
        return Place(self.name, Text(f"{self.kind.zh}{self.name!r}", f"{self.kind.en} {self.name!r}"))

    def row_place(self, number: int) -> Place:
        """The place of a row, by its number from 1."""
        return Place(f"{self.name}!{number}:{number}", Text(f"{self.name} 第{number}行", f"{self.name} row {number}"))

    def cell_place(self, number: int, position: int) -> Place:
        """The place of a cell, by the number of its row from 1 and its position in it from 0."""
        where = f"{letters(position + 1)}{number}"
        return Place(f"{self.name}!{where}", Text(f"{self.name} {where}", f"{self.name} {where}"))

    def area_place(self, area: Area) -> Place:
        """The place of merged cells."""
        first = f"{letters(area.first_column)}{area.first_row}"
        where = f"{first}:{letters(area.last_column)}{area.last_row}"
        return Place(f"{self.name}!{where}", Text(f"{self.name} {where}", f"{self.name} {where}"))

    def headed_place(self, number: int, position: int | None, heading: str) -> Place:
        """The place of a cell under a heading; of a column that the sheet does not have the position is None."""
        row = self.row_place(number)
        if position is None:
            return Place(row.path, Text(f"{row.words.zh}「{heading}」列", f'{row.words.en}, column "{heading}"'))
        where = f"{letters(position + 1)}{number}"
        words = Text(f"{row.words.zh}「{heading}」列（{where}）", f'{row.words.en}, column "{heading}" ({where})')
        return Place(f"{self.name}!{where}", words)


def cell(cells: Cells, position: int | None) -> object:
    """The cell at a position of a row, or None if the row does not reach so far."""
    return None if position is None or position >= len(cells) else cells[position]


def is_filled(cells: Cells) -> bool:
    """Whether a row holds anything but white space."""
    return any(one is not None and not (isinstance(one, str) and not one.strip()) for one in cells)


def printable(name: str) -> str:
    """A name as a message can show it.

    Args:
        name: the name of a file, a sheet or a column, as somebody gave it. One that is not in UTF-8, such as one in GBK
            out of an old archive, comes with halves of pairs in it, which nothing can write.

    Returns:
        The name, with their codes in place of such halves and of control characters.
    """
    return "".join(repr(one)[1:-1] if category(one) in _NEVER_SHOWN else one for one in name)


def letters(column: int) -> str:
    """The letters of a column, from 1, as a spreadsheet heads it."""
    written = ""
    while column:
        column, rest = divmod(column - 1, 26)
        written = chr(ord("A") + rest) + written
    return written
