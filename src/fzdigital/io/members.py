"""Scans the XML of a workbook's members without building anything of it."""

from collections.abc import Iterable, Mapping
from re import ASCII
from re import compile as pattern
from xml.parsers.expat import ExpatError, ParserCreate

from fzdigital.errors import FileRefusedError

MOST_ELEMENTS = 1_000_000
"""The greatest number of XML elements of all members; a row of eight cells has seventeen."""

LONGEST_TAG = 2**18
"""The greatest length of one tag or comment in bytes: parsers go over an unfinished one again with every piece of it."""

MOST_ROWS = 100_000
"""The number of the last row that may hold anything."""

MOST_COLUMNS = 256
"""The number of the last column that may hold anything, IV."""

_REFERENCE = pattern(r"([A-Z]{0,3})([1-9]\d{0,6})", ASCII)


class Scan:
    """What the members of one workbook hold, gathered while they are read one after the other.

    Refuses rows and cells out of order too: a library that reads in passing would drop them without a word.
    """

    def __init__(self) -> None:
        self.sheets = 0
        self.formulas = False
        self._elements = 0
        self._row = 0
        self._column = 0

    def read(self, chunks: Iterable[bytes]) -> None:
        """Go through one member; stop where it is no XML.

        Args:
            chunks: its bytes, in pieces.

        Raises:
            FileRefusedError: if it holds what no casebook needs and what could overwhelm or mislead a library.
        """
        self._row = self._column = 0
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
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise _beyond(f"超过{MOST_ELEMENTS}个元素", f"more than {MOST_ELEMENTS} elements")
        local = name.rpartition(":")[2]
        if local == "row":
            self._go_to(attributes.get("r", str(self._row + 1)), is_row=True)
        elif self._row and local == "c":
            self._go_to(attributes.get("r"), is_row=False)
        elif local == "f" and self._row:
            self.formulas = True
        elif local == "sheet":
            self.sheets += 1
        elif self._row and "r" in attributes:
            # Libraries take whatever stands in a row for a cell.
            _position(attributes["r"])

    def _doctype(self, *_: object) -> None:
        raise FileRefusedError(
            "工作簿含有文档类型声明（DOCTYPE），不予打开；请用Excel或WPS另存为.xlsx。",
            "the workbook holds a document type declaration (DOCTYPE) and is not opened; save it as .xlsx with a "
            "spreadsheet program.",
        )
