"""What the sheets of a workbook store, by openpyxl. Loaded only when a workbook has passed the survey.

What the workbook says is taken from its stored values; nothing is calculated.
"""

from collections.abc import Iterator
from typing import BinaryIO
from warnings import catch_warnings, simplefilter

from openpyxl import DEFUSEDXML, load_workbook
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from fzdigital.errors import FileRefusedError
from fzdigital.io.cells import Token, Unreadable
from fzdigital.io.grid import Cells, Sheet, printable
from fzdigital.io.preflight import Survey
from fzdigital.text import Text

READY: bool = DEFUSEDXML
"""Whether the parser that the library reads with refuses entities: the last defence, should the survey miss one."""

_UNCOMPUTED = Text(
    "有存储结果的公式（请在Excel或WPS中打开并保存，或改填数值）",
    "a formula with its stored result; open and save the workbook in a spreadsheet program, or put the value there",
)
_NO_ERROR = Text("一个值，而不是错误值", "a value instead of an error")


def stored_sheets(file: BinaryIO, seen: Survey) -> tuple[Sheet, ...]:
    """The sheets of a workbook, with the cells they store.

    Args:
        file: the workbook, open for reading.
        seen: what the survey saw of it.

    Raises:
        FileRefusedError: if the workbook cannot wholly be read.
    """
    # The library warns of features it does not keep; nothing is kept here anyway.
    with catch_warnings():
        simplefilter("ignore")
        try:
            sheets = tuple(_sheets(file, seen))
        # It raises whatever its innards raise, from KeyError to ParseError, and documents none of it.
        except Exception as error:
            raise FileRefusedError(
                "工作簿无法读取，不予打开；请用Excel或WPS打开后另存为.xlsx。",
                "the workbook cannot be read and is not opened; open it in a spreadsheet program and save it as .xlsx.",
            ) from error
    if len(sheets) != seen.sheets:
        raise FileRefusedError(
            f"工作簿登记{seen.sheets}张表，只能读取{len(sheets)}张，不予打开；请删去图表页，另存为.xlsx。",
            f"of {seen.sheets} sheets only {len(sheets)} can be read, so the workbook is not opened; remove sheets of "
            "charts and save it as .xlsx.",
        )
    return sheets


def _sheets(file: BinaryIO, seen: Survey) -> Iterator[Sheet]:
    stored = _opened(file, data_only=True)
    # A formula is not seen beside its stored result, so that both are gone through.
    sources = _opened(file, data_only=False) if seen.formulas else (None,) * len(stored)
    for sheet, source in zip(stored, sources, strict=True):
        rows = (map(_stored, row) for row in sheet.values) if source is None else _computed_rows(sheet, source)
        # The one thing that tells which member a sheet is; merged cells are not read in passing.
        merged = seen.merged.get(vars(sheet)["_worksheet_path"], ())
        yield Sheet(sheet.title, tuple(map(tuple, rows)), printable(sheet.title), merged=tuple(merged))


def _opened(file: BinaryIO, *, data_only: bool) -> tuple[ReadOnlyWorksheet, ...]:
    sheets = load_workbook(file, read_only=True, data_only=data_only, keep_links=False).worksheets
    for sheet in sheets:
        # The extent that a sheet claims to have may be wrong, and rows beyond it would be left out.
        sheet.reset_dimensions()
    return tuple(sheets)


def _computed_rows(sheet: ReadOnlyWorksheet, source: ReadOnlyWorksheet) -> Iterator[Cells]:
    for cells, formulas in zip(sheet.rows, source.values, strict=True):
        yield tuple(
            # An empty text is a result too; it is stored as none, but as a text.
            Unreadable(Token(formula), _UNCOMPUTED)
            if cell.value is None and formula is not None and cell.data_type != "str"
            else _stored(cell.value)
            for cell, formula in zip(cells, formulas, strict=True)
        )


def _stored(value: object) -> object:
    if isinstance(value, str) and value in ERROR_CODES:
        return Unreadable(Token(value), _NO_ERROR)
    return value
