"""Looks through a workbook before any spreadsheet library does, and refuses what could overwhelm or mislead one.

Everything is streamed: no member is ever held in memory. Every member goes through an XML parser that expands nothing, for
a sheet may hide under any name.
"""

from collections.abc import Iterator
from re import ASCII
from re import compile as pattern
from typing import BinaryIO, NamedTuple, NoReturn
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError

from fzdigital.errors import FileRefusedError

MOST_BYTES = 64 * 2**20
"""The greatest size of a workbook, in bytes, as stored and again as unpacked."""

MOST_RATIO = 200
"""The greatest ratio of unpacked to stored size of a member larger than a mebibyte."""

MOST_MEMBERS = 1000
MOST_ELEMENTS = 2_000_000
MOST_ROWS = 100_000
MOST_COLUMNS = 256

OLE_MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")
"""How an encrypted workbook begins, and an .xls or .et of whatever name."""

ZIP_MAGIC = b"PK\x03\x04"
_CHUNK = 2**16
