"""Casebooks as workbooks that an office goes on filling in: with a guide, drop-downs and hints."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from fzdigital.errors import MissingExtraError
from fzdigital.io.refusal import unopened
from fzdigital.service.casebook import Casebook

try:
    from xlsxwriter import Workbook

    from fzdigital.io.form import styles_of
    from fzdigital.io.guide_sheet import write_guide
    from fzdigital.io.workbook_sheets import write_rows, write_settings
except ImportError:
    _READY = False
else:
    _READY = True

_CREATED = datetime(2000, 1, 1, tzinfo=UTC)


def write_workbook(casebook: Casebook, path: Path) -> None:
    """Write a casebook as a workbook with Chinese sheet names and headings; without entries it is an empty form.

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
        styles = styles_of(workbook)
        lists = write_guide(workbook, styles)
        write_settings(workbook, casebook, styles)
        write_rows(workbook, casebook, styles, lists)
    try:
        path.write_bytes(buffer.getvalue())
    except OSError as error:
        raise unopened(path, error) from None
