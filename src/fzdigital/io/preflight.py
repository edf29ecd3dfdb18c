"""Looks through a workbook before any spreadsheet library does, and refuses what could overwhelm or mislead one.

Everything is streamed. Every member goes through an XML parser, whatever its name, because a workbook may keep its
sheets under any name; what is no XML, no library can read as a sheet either.
"""

import struct
import zlib
from collections.abc import Iterator, Mapping
from typing import BinaryIO, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from fzdigital.errors import FileRefusedError
from fzdigital.io.grid import Area
from fzdigital.io.members import Scan

MOST_BYTES = 64 * 2**20
"""The greatest size of a workbook in bytes, as stored and again as unpacked."""

MOST_RATIO = 200
"""The greatest ratio of unpacked to stored size of a member that unpacks to more than a mebibyte."""

MOST_MEMBERS = 1_000
"""The greatest number of members; a workbook of a hundred sheets has a few hundred."""

OLE_MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")
"""How an encrypted workbook begins, and an .xls or .et under whatever name."""

ZIP_MAGIC = b"PK\x03\x04"

_CHUNK = 2**16
_CONTENT_TYPES = "[Content_Types].xml"
_ENCRYPTED = 0x1


class Survey(NamedTuple):
    """What was seen of a workbook.

    Args:
        sheets: the number of sheets it declares.
        formulas: whether a cell holds a formula.
        merged: the merged cells of each member that has some, by its name.
    """

    sheets: int
    formulas: bool
    merged: Mapping[str, list[Area]]


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
    scan = Scan()
    try:
        with ZipFile(file) as archive:
            members = archive.infolist()
            _check_directory(members)
            for member in members:
                scan.count(_chunks(archive, member))
            for member in members:
                scan.read(member.filename, _chunks(archive, member))
    except FileRefusedError:
        raise
    except (BadZipFile, zlib.error, struct.error, EOFError, OSError, LookupError, ValueError, NotImplementedError):
        raise FileRefusedError(
            "文件不完整或已损坏，不予打开；请重新传输，或用Excel、WPS修复后另存为.xlsx。",
            "the file is cut short or damaged and is not opened; transfer it again, or repair it and save it as .xlsx.",
        ) from None
    return Survey(scan.sheets, scan.formulas, scan.merged)


def _check_beginning(file: BinaryIO) -> None:
    size = file.seek(0, 2)
    file.seek(0)
    magic = file.read(len(OLE_MAGIC))
    if size > MOST_BYTES:
        raise FileRefusedError(
            f"文件有{size}字节，超过{MOST_BYTES}字节，不予打开；请拆分案卷。",
            f"the file has {size} bytes, more than {MOST_BYTES}, and is not opened; divide the casebook.",
        )
    if magic == OLE_MAGIC:
        raise FileRefusedError(
            "文件已加密，或为.xls、.et等旧格式，不予打开；请去除密码并另存为.xlsx。",
            "the file is encrypted or of an old format such as .xls or .et; remove the password and save it as .xlsx.",
        )
    if not magic.startswith(ZIP_MAGIC):
        raise FileRefusedError(
            "文件不是.xlsx工作簿，不予打开；请用Excel或WPS另存为.xlsx。",
            "the file is no .xlsx workbook and is not opened; save it as .xlsx.",
        )


def _check_directory(members: list[ZipInfo]) -> None:
    if _CONTENT_TYPES not in {member.filename for member in members}:
        raise FileRefusedError(
            "压缩文件中没有工作簿，不予打开；请用Excel或WPS另存为.xlsx。",
            "the archive holds no workbook and is not opened; save the workbook as .xlsx.",
        )
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise FileRefusedError(
            "文件已加密，不予打开；请去除密码并另存为.xlsx。",
            "the file is encrypted and is not opened; remove the password and save it as .xlsx.",
        )
    if any(member.filename.lower().endswith("vbaproject.bin") for member in members):
        raise FileRefusedError(
            "工作簿含有宏，不予打开；请另存为不含宏的.xlsx。",
            "the workbook holds macros and is not opened; save it as .xlsx, without macros.",
        )
    unpacked = sum(member.file_size for member in members)
    if unpacked > MOST_BYTES or len(members) > MOST_MEMBERS or any(map(_is_bomb, members)):
        raise FileRefusedError(
            f"工作簿解压后有{unpacked}字节、{len(members)}个部分，超出限度或压缩异常，不予打开；请只保留案卷各表，另存为.xlsx。",
            f"the workbook unpacks to {unpacked} bytes in {len(members)} parts, too many or packed too tightly, and is "
            "not opened; keep the casebook's sheets only and save it as .xlsx.",
        )


def _is_bomb(member: ZipInfo) -> bool:
    # A method other than the two that workbooks use is beyond any ratio this can judge.
    return member.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or (
        member.file_size > 2**20 and member.file_size > MOST_RATIO * member.compress_size
    )


def _chunks(archive: ZipFile, member: ZipInfo) -> Iterator[bytes]:
    with archive.open(member) as unpacked:
        while chunk := unpacked.read(_CHUNK):
            yield chunk
