"""Keeps the identity of whoever reports out of casebooks, and out of the messages that say so.

A casebook records of a report its number, and that there is a name or a contact, never which. What stands in the sheet
of reports, or in a correction of it, is not repeated in a message either: it may be a name in the wrong column.
"""

from re import compile as pattern
from typing import Final
from unicodedata import normalize

from fzdigital.errors import InvalidValueError
from fzdigital.io.cells import CELL, Token
from fzdigital.io.columns import Column, Table, without_space
from fzdigital.io.common_columns import CODE
from fzdigital.io.conduct_tables import REPORTS
from fzdigital.text import Text

HIDDEN = Token("***")
"""Stands for a value that no message repeats."""

MOST_SEARCHED: Final = 2**15
"""The number of characters that are looked through, as many as a spreadsheet program keeps in a cell.

No column takes so long a text and no message repeats it, but in compatibility form it could be eighteen times as long.
"""

NO_IDENTITY = Text(
    "不含电话、身份证号、邮箱的内容；请删去，案卷只留举报编号和是、否，身份信息只留在举报系统中",
    "without telephone numbers, identity card numbers and e-mail addresses; delete them: a casebook keeps the case "
    "number and yes or no, identities stay in the reporting system",
)
NO_HEADING = Text(
    "涉及举报人的身份，案卷不得留存；请整列删去，只保留举报编号，“实名”“联系方式”只填是或否，身份信息只留在举报系统中。",
    "asks for the identity of whoever reported, which no casebook keeps; delete it with all values, keep the case "
    "number and yes or no only, and leave identities in the reporting system.",
)
"""What is said of a heading that asks for an identity."""

_HEADINGS = (
    *("举报人", "姓名", "电话", "手机", "身份证", "住址", "地址", "邮箱", "微信", "qq"),
    *("reporter", "name", "phone", "mobile", "email", "e-mail", "address"),
)
_REPORTERS = ("举报人", "reporter")
"""What no sheet may have; a firm's own telephone in another sheet is no secret of a report."""
_IDENTITY = pattern(
    r"(?<!\d)(?:86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)"
    r"|(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)"
    r"|(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])"
    r"|[^\s@]@[^\s@]+\.[A-Za-z]{2}"
)


def is_personal(table: Table | None, heading: object) -> bool:
    """Whether a heading or key that a sheet does not have asks for the identity of whoever reported.

    Args:
        table: the sheet; None for what is none.
        heading: the heading or key.
    """
    bare = without_space(str(heading)[:MOST_SEARCHED]).casefold()
    return any(word in bare for word in (_HEADINGS if table is REPORTS else _REPORTERS))


def holds_identity(value: object) -> bool:
    """Whether a cell holds something that looks like a telephone number, an identity card or an e-mail address."""
    if not isinstance(value, str | int | float):
        return False
    return _IDENTITY.search(normalize("NFKC", str(value)[:MOST_SEARCHED])) is not None


def told(table: Table | None, value: object) -> object:
    """A value of a sheet, or of what is none, as a message may repeat it; None is a blank."""
    return HIDDEN if table is REPORTS and value is not None else value


def read_cell(table: Table, column: Column, raw: object) -> object:
    """The typed value of a cell, as its column reads it, unless it tells who reported.

    Args:
        table: the sheet.
        column: the column.
        raw: the cell as the carrier holds it.

    Returns:
        The value, or what a blank cell means.

    Raises:
        InvalidValueError: if it is none, or tells an identity; the place named is not the true one.
    """
    if table is not REPORTS:
        return column.read(raw)
    # A credit code may have the form of an identity card's number; one that is wrong is not repeated anyway.
    if column is not CODE and holds_identity(raw):
        raise InvalidValueError(HIDDEN, CELL, NO_IDENTITY)
    try:
        return column.read(raw)
    except InvalidValueError as error:
        raise InvalidValueError(told(table, error.value), CELL, error.expected) from None
