"""Writes values into cells: every text as text, so that none becomes a formula, and every day a true date."""

from datetime import date, datetime, time
from decimal import Decimal

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from fzdigital.domain.review import Score
from fzdigital.domain.worded import Worded
from fzdigital.errors import InvalidValueError
from fzdigital.io import cells
from fzdigital.text import Text

_FIRST_DATE = date(1900, 3, 1)


def write_cell(sheet: Worksheet, row: int, position: int, value: object, style: Format, as_day: Format) -> None:
    """Write one value.

    Args:
        sheet: the sheet.
        row: the number of the row, from 0.
        position: the number of the column, from 0.
        value: the value as the nouns hold it; None and the empty tuple leave the cell blank.
        style: the format of the cell.
        as_day: its format if it holds a day.

    Raises:
        InvalidValueError: if a cell cannot hold the value and give it back.
    """
    match value:
        case None | ():
            pass
        case bool():
            sheet.write_string(row, position, "是" if value else "否", style)
        case int() if value < 10**15:
            sheet.write_number(row, position, value, style)
        case date() if value >= _FIRST_DATE:
            sheet.write_datetime(row, position, datetime.combine(value, time.min), as_day)
        case Score():
            # As a decimal: a float is written with 16 digits, 85.35 as 85.34999999999999.
            sheet.write(row, position, Decimal(str(value)), style)
        case str() | date() | Worded() | tuple():
            sheet.write_string(row, position, _as_text(value), style)
        case _:
            raise _unwritable(value)


def _as_text(value: object) -> str:
    match value:
        # The two characters that Unicode never assigns and XML does not admit.
        case str() if not {"\ufffe", "\uffff"} & set(value):
            return value
        case date():
            return value.isoformat()
        case Worded():
            return value.text.zh
        case tuple() if len(cells.pieces(joined := "、".join(map(_as_text, value)))) == len(value):
            return joined
        case _:
            raise _unwritable(value)


def _unwritable(value: object) -> InvalidValueError:
    return InvalidValueError(value, cells.CELL, Text("单元格可存的值", "a value that a cell can hold and give back"))
