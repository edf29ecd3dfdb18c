"""Looks through a workbook before any spreadsheet library does, and refuses what could overwhelm or mislead one.

Everything is streamed. Every member goes through an XML parser, whatever its name, because a workbook may keep its
sheets under any name; what is no XML no library can read as a sheet either.
"""

from collections.abc import Iterator
from re import ASCII
from re import compile as pattern
from typing import BinaryIO, NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError

from fzdigital.errors import FileRefusedError

MOST_BYTES = 64 * 2**20
"""The greatest size of a workbook in bytes, as stored and again as unpacked."""

MOST_RATIO = 200
"""The greatest ratio of unpacked to stored size of a member that unpacks to more than a mebibyte."""

MOST_MEMBERS = 1_000
MOST_ELEMENTS = 1_000_000
MOST_ROWS = 100_000
MOST_COLUMNS = 256

OLE_MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")
"""How an encrypted workbook begins, and an .xls or .et under whatever name."""

ZIP_MAGIC = b"PK\x03\x04"

_CHUNK = 2**20
_REFERENCE = pattern(r"([A-Z]{0,3})([1-9]\d{0,6})", ASCII)


class Survey(NamedTuple):
    """What was seen of a workbook.

    Args:
        sheets: the number of sheets it declares.
        formulas: whether a cell holds a formula.
    """

    sheets: int
    formulas: bool


def survey(file: BinaryIO) -> Survey:
    """Look through a workbook.

    Args:
        file: the file, open for reading; it is left at any position.

    Returns:
        What was seen.

    Raises:
        FileRefusedError: if it is no workbook of this format, or damaged, encrypted, with macros, with a document type
            or beyond a bound of this module.
    """
    _check_beginning(file)
    try:
        with ZipFile(file) as archive:
            members = archive.infolist()
            _check_directory(members)
            scan = _Scan()
            for member in members:
                scan.read(_chunks(archive, member))
    except (BadZipFile, ZlibError, EOFError, NotImplementedError, ValueError) as error:
        if isinstance(error, FileRefusedError):
            raise
        raise FileRefusedError(
            "文件不完整或已损坏，不予打开；请重新传输，或用Excel、WPS修复后另存为.xlsx。",
            "the file is cut short or damaged and is not opened; transfer it again, or repair it and save it as .xlsx.",
        ) from None
    return Survey(scan.sheets, scan.formulas)
