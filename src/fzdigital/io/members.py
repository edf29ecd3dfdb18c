"""Scans the XML of a workbook's members without building anything of it."""

from collections.abc import Iterable, Mapping
from re import ASCII
from re import compile as pattern
from xml.parsers.expat import ExpatError, ParserCreate

from fzdigital.errors import FileRefusedError
from fzdigital.io.grid import Area, letters

MOST_TAGS = 5_000_000
"""The greatest number of XML tags of all members; a row of eight cells has thirty-four."""

MOST_ELEMENTS = 500_000
"""The greatest number of XML elements of all members besides rows, cells and what these hold, for they are kept."""

LONGEST_TAG = 2**18
"""The greatest length of one tag or comment in bytes: parsers go over an unfinished one again with every piece."""

MOST_ROWS = 200_000
"""The number of the last row that may hold anything."""

MOST_COLUMNS = 256
"""The number of the last column that may hold anything, IV."""

MOST_CELLS = 2_000_000
"""The greatest number of cells of all members, with the blank ones before others in a row."""

MOST_MERGED = 10_000
"""The greatest number of areas of merged cells of all members."""

_IN_CELL = 3
"""A formula with its value, or a text in two elements, is all that a cell holds."""

_REFERENCE = pattern(r"([A-Z]{0,3})([1-9]\d{0,6})", ASCII)
_NAMES = tuple(letters(column) for column in range(1, MOST_COLUMNS + 1))


class Scan:
    """What the members of one workbook hold, gathered while they are read one after the other.

    Refuses rows and cells out of order too: a library that reads in passing would drop them without a word.
    """

    def __init__(self) -> None:
        self.sheets = 0
        self.formulas = False
        self.merged: dict[str, list[Area]] = {}
        self._member = ""
        self._areas = 0
        self._tags = 0
        self._elements = 0
        self._free = 0
        self._cells = 0
        self._row = 0
        self._row_name = "0"
        self._column = 0

    def count(self, chunks: Iterable[bytes]) -> None:
        """Count the tags of one member without parsing it, which would take far longer.

        Args:
            chunks: its bytes, in pieces.

        Raises:
            FileRefusedError: if there are too many.
        """
        for chunk in chunks:
            self._tags += chunk.count(b"<")
            if self._tags > MOST_TAGS:
                raise _beyond(f"超过{MOST_TAGS}个标记", f"more than {MOST_TAGS} tags")

    def read(self, member: str, chunks: Iterable[bytes]) -> None:
        """Go through one member; stop where it is no XML.

        Args:
            member: its name.
            chunks: its bytes, in pieces.

        Raises:
            FileRefusedError: if it holds what no casebook needs and what could overwhelm or mislead a library.
        """
        self._member = member
        self._row = self._column = self._free = 0
        parser = ParserCreate()
        parser.StartElementHandler = self._element
        parser.StartDoctypeDeclHandler = self._doctype
        fed = 0
        try:
            for chunk in chunks:
                parser.Parse(chunk)
                fed += len(chunk)
                if fed - parser.CurrentByteIndex > LONGEST_TAG:
                    raise _beyond(f"长于{LONGEST_TAG}字节的标记", f"a tag longer than {LONGEST_TAG} bytes")
        except ExpatError:
            # Any other parser stops here as well; if it needs the member, it is the one to say that it is damaged.
            return

    def _element(self, name: str, attributes: Mapping[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "c" if self._row:
                self._enter_cell(attributes.get("r"))
            case "v" | "is" | "t" if self._free:
                self._free -= 1
            case "f" if self._free:
                self._free -= 1
                self.formulas = True
            case "row":
                self._enter_row(attributes.get("r"))
            case other:
                self._elements += 1
                if self._elements > MOST_ELEMENTS:
                    raise _beyond(f"超过{MOST_ELEMENTS}个元素", f"more than {MOST_ELEMENTS} elements")
                self._enter_other(other, attributes)

    def _enter_row(self, reference: str | None) -> None:
        column, row = _position(str(self._row + 1) if reference is None else reference)
        if column or row <= self._row:
            raise _beyond(f"次序错乱的第{row}行", f"row {row} out of order")
        self._row, self._row_name, self._column, self._free = row, str(row), 0, 0

    def _enter_cell(self, reference: str | None) -> None:
        column = self._column + 1
        # Nearly every cell stands where it is expected.
        expected = _NAMES[self._column] + self._row_name if self._column < MOST_COLUMNS else ""
        if reference != expected:
            column, row = _position(f"{letters(column)}{self._row}" if reference is None else reference)
            if row != self._row or column <= self._column:
                raise _beyond(f"次序错乱的单元格{reference}", f"the cell {reference} out of order")
        self._add_cells(column - self._column)
        self._column, self._free = column, _IN_CELL

    def _enter_other(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "f" if self._row:
                self.formulas = True
            case "sheet":
                self.sheets += 1
            case "mergeCell":
                self._add_area(attributes.get("ref", ""))
            case _ if self._row and "r" in attributes:
                # Some libraries take whatever stands in a row for a cell.
                self._add_cells(_position(attributes["r"])[0])

    def _add_cells(self, number: int) -> None:
        self._cells += number
        if self._cells > MOST_CELLS:
            raise _beyond(f"超过{MOST_CELLS}个单元格", f"more than {MOST_CELLS} cells")

    def _add_area(self, reference: str) -> None:
        self._areas += 1
        if self._areas > MOST_MERGED:
            raise _beyond(f"超过{MOST_MERGED}处合并单元格", f"more than {MOST_MERGED} areas of merged cells")
        first, _, last = reference.partition(":")
        (left, top), (right, bottom) = (_parsed(one) for one in (first, last or first))
        self.merged.setdefault(self._member, []).append(Area(top, bottom, left, right))

    def _doctype(self, *_: object) -> None:
        raise _beyond("文档类型声明（DOCTYPE）", "a document type declaration (DOCTYPE)")


def _position(reference: str) -> tuple[int, int]:
    """Column and row of a cell, both from 1 and within bounds; of a row alone the column is 0."""
    column, row = _parsed(reference)
    if row > MOST_ROWS or column > MOST_COLUMNS:
        raise _beyond(
            f"远在{reference}的单元格（限{MOST_ROWS}行、{MOST_COLUMNS}列）",
            f"a cell as far out as {reference} (limits: {MOST_ROWS} rows, {MOST_COLUMNS} columns)",
        )
    return column, row


def _parsed(reference: str) -> tuple[int, int]:
    written = _REFERENCE.fullmatch(reference)
    if written is None:
        raise _beyond(f"不成位置的位置{reference[:20]!r}", f"a place that is none, {reference[:20]!r}")
    column = 0
    for letter in written[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column, int(written[2])


def _beyond(zh: str, en: str) -> FileRefusedError:
    return FileRefusedError(
        f"工作簿含有{zh}，不予打开；请只保留案卷各表，用Excel或WPS另存为.xlsx。",
        f"the workbook holds {en} and is not opened; keep the casebook's sheets only and save it as .xlsx.",
    )
