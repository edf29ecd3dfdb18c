"""Rows as the text of a CSV file: decoded and parsed strictly, written for spreadsheet programs.

A spreadsheet program takes text that begins with ``=``, ``+``, ``-`` or ``@`` for a formula. Such text gets an
apostrophe in front when it is written and loses it when it is read: harmless on the way, the same at its end.
"""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from io import BytesIO, StringIO, TextIOWrapper
from re import compile as pattern
from typing import NoReturn

from fzdigital.domain.checked import checked_line
from fzdigital.domain.review import Score
from fzdigital.domain.worded import Worded
from fzdigital.errors import FileRefusedError, InvalidValueError
from fzdigital.io import cells
from fzdigital.io.grid import Cells
from fzdigital.io.members import MOST_COLUMNS, MOST_ROWS
from fzdigital.text import Text

LONGEST_LINE = 2**18
"""The greatest length of one line, in characters."""

_BOM = b"\xef\xbb\xbf"
# Full-width signs begin a formula too where a spreadsheet program is set to Chinese or Japanese.
_SIGN = r"[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]"
_FORMULA = pattern(f"'*{_SIGN}")
_SHIELDED = pattern(f"'+{_SIGN}")


def parsed(data: bytes, name: str) -> tuple[Cells, ...]:
    """The rows of a CSV file.

    Args:
        data: its bytes, in UTF-8 with or without a byte order mark, or in GB 18030.
        name: its name, for the message.

    Returns:
        Its rows, blank lines too.

    Raises:
        FileRefusedError: if it is in another encoding, is no CSV, or is beyond the bounds of this module.
    """
    for encoding in ("utf-8-sig",) if data.startswith(_BOM) else ("utf-8", "gb18030"):
        try:
            return tuple(_rows(TextIOWrapper(BytesIO(data), encoding, newline=""), name))
        except UnicodeDecodeError:
            pass
    raise FileRefusedError(
        f"{name!r}的编码既不是UTF-8也不是GB 18030，不予打开；请在Excel或WPS中另存为“CSV UTF-8（逗号分隔）”。",
        f'{name!r} is neither in UTF-8 nor in GB 18030 and is not opened; save it as "CSV UTF-8 (comma delimited)".',
    )


def _rows(file: TextIOWrapper, name: str) -> Iterator[Cells]:
    reader = csv.reader(_lines(file, name), strict=True)
    rows = 0
    while True:
        try:
            row = next(reader, None)
        except csv.Error:
            _refuse(
                name,
                f"第{rows + 1}行引号不成对、位置不对，或一格过长",
                f"the quotation marks of row {rows + 1} do not match, or a cell of it is too long",
            )
        if row is None:
            return
        rows += 1
        if rows > MOST_ROWS or len(row) > MOST_COLUMNS:
            _refuse(
                name,
                f"第{rows}行超出限度（{MOST_ROWS}行、{MOST_COLUMNS}列）",
                f"row {rows} is beyond the limits of {MOST_ROWS} rows and {MOST_COLUMNS} columns",
            )
        yield tuple(one[1:] if _SHIELDED.match(one) else one for one in row)


def _lines(file: TextIOWrapper, name: str) -> Iterator[str]:
    number = 0
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            _refuse(
                name,
                f"第{number}行长于{LONGEST_LINE}个字符",
                f"line {number} is longer than {LONGEST_LINE} characters",
            )
        yield line


def _refuse(name: str, zh: str, en: str) -> NoReturn:
    raise FileRefusedError(
        f"{name!r}{zh}，不予打开；请在Excel或WPS中检查该行后另存为CSV。",
        f"{name!r} is not opened, because {en}; check it in a spreadsheet program and save it as CSV.",
    ) from None


def written(rows: Iterable[tuple[object, ...]]) -> bytes:
    """Rows as a CSV file that spreadsheet programs open: UTF-8 with a byte order mark, lines ended by CR and LF.

    Args:
        rows: its rows of typed values.

    Raises:
        InvalidValueError: if a row holds a value that a cell cannot hold and give back.
    """
    text = StringIO(newline="")
    csv.writer(text).writerows(map(_text, row) for row in rows)
    return _BOM + text.getvalue().encode()


def _text(value: object) -> str:
    match value:
        case None | ():
            return ""
        case str() if type(value) is str and checked_line(value, cells.CELL, cells.LONGEST_REASON) == value:
            return _shielded(value)
        case bool():
            return "是" if value else "否"
        case date():
            return value.isoformat()
        case int() | Score():
            return str(value)
        case Worded():
            return value.text.zh
        case tuple() if len(cells.pieces(joined := "、".join(map(_piece, value)))) == len(value):
            return _shielded(joined)
        case _:
            raise InvalidValueError(
                value, cells.CELL, Text("单元格可存的值", "a value that a cell can hold and give back")
            )


def _piece(value: object) -> str:
    return value if isinstance(value, str) else _text(value)


def _shielded(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text
