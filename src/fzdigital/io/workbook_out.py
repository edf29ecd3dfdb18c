"""Casebooks as workbooks: every text as text, so that none becomes a formula, and every day a true date."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from fzdigital.domain.review import Score
from fzdigital.domain.worded import Worded
from fzdigital.errors import InvalidValueError, MissingExtraError
from fzdigital.io import cells
from fzdigital.io.columns import Column
from fzdigital.io.refusal import unopened
from fzdigital.io.tables import ENTRY_TABLES, INCOMPLETE, SETTING_ROWS, SETTINGS
from fzdigital.io.written import Values, WrittenSheet, written_sheets
from fzdigital.service.casebook import Casebook
from fzdigital.text import Text

try:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet
except ImportError:
    _READY = False
else:
    _READY = True

_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
_FIRST_DATE = date(1900, 3, 1)
_WIDTH = 22


def write_workbook(casebook: Casebook, path: Path) -> None:
    """Write a casebook as a workbook with Chinese sheet names and headings; sheets without rows get headings too.

    Args:
        casebook: the casebook; equal casebooks give equal files.
        path: the file, which is overwritten.

    Raises:
        MissingExtraError: if the packages of the extra ``excel`` are not installed.
        InvalidValueError: if the casebook holds a value that a cell cannot hold and give back.
        FileRefusedError: if the file cannot be written.
    """
    if not _READY:
        raise MissingExtraError("excel")
    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True}) as workbook:
        # Otherwise the clock would make every file another one.
        workbook.set_properties({"created": _CREATED})
        as_text = workbook.add_format({"num_format": "@"})
        as_day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        for table, rows in (_setting_rows(casebook), *written_sheets(casebook)):
            sheet = workbook.add_worksheet(table.name.zh)
            sheet.freeze_panes(1, 0)
            for position, column in enumerate(table.columns):
                sheet.set_column(position, position, _WIDTH, as_text if _is_text(column) else None)
                sheet.write_string(0, position, column.heading.zh)
            for number, values in enumerate(rows, start=1):
                for position, value in enumerate(values):
                    _write(sheet, number, position, value, as_day)
    try:
        path.write_bytes(buffer.getvalue())
    except OSError as error:
        raise unopened(path, error) from None


def _setting_rows(casebook: Casebook) -> WrittenSheet:
    return WrittenSheet(SETTING_ROWS, tuple(_settings(casebook)))


def _settings(casebook: Casebook) -> Iterator[Values]:
    for column in SETTINGS.columns:
        value = column.value_in(casebook)
        if column is INCOMPLETE:
            value = tuple(table.name.zh for table in ENTRY_TABLES if table.key in casebook.incomplete)
        yield column.heading.zh, value


def _is_text(column: Column) -> bool:
    # A code typed into such a column stays text; elsewhere its last digits would be lost.
    return column.parse in (cells.code, cells.line, cells.name)


def _write(sheet: Worksheet, row: int, position: int, value: object, as_day: Format) -> None:
    match value:
        case None | ():
            pass
        case bool():
            sheet.write_string(row, position, "是" if value else "否")
        case int() if value < 10**15:
            sheet.write_number(row, position, value)
        case date() if value >= _FIRST_DATE:
            sheet.write_datetime(row, position, datetime.combine(value, time.min), as_day)
        case Score():
            # As a decimal: a float is written with 16 digits, 85.35 as 85.34999999999999.
            sheet.write(row, position, Decimal(str(value)))
        case str() | date() | Worded() | tuple():
            sheet.write_string(row, position, _as_text(value))
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
