"""Writes the sheets of a casebook: the settings, one a row, and every sheet with its rows."""

from collections.abc import Iterator

from attrs import evolve
from xlsxwriter import Workbook

from fzdigital.io.form import LAST_ROW, Lists, Styles, offer_help, set_up
from fzdigital.io.tables import CORRECTIONS, ENTRY_TABLES, SETTING_ROWS
from fzdigital.io.workbook_cells import write_cell
from fzdigital.io.written import Values, written_settings, written_sheets
from fzdigital.service.casebook import Casebook


def write_rows(workbook: Workbook, casebook: Casebook, styles: Styles, lists: Lists) -> None:
    """Add every sheet but the settings, each with its rows.

    Args:
        workbook: the workbook.
        casebook: the casebook.
        styles: the formats of the workbook.
        lists: where the choices stand that are too long for a drop-down of their own.

    Raises:
        InvalidValueError: if a cell cannot hold a value and give it back.
    """
    for table, rows in written_sheets(casebook):
        sheet = workbook.add_worksheet(table.name.zh)
        set_up(sheet, table, styles)
        for position, column in enumerate(table.columns):
            offer_help(sheet, (1, LAST_ROW), position, column, lists)
        for number, values in enumerate(_headed(casebook) if table is CORRECTIONS else rows, start=1):
            for position, (column, value) in enumerate(zip(table.columns, values, strict=True)):
                write_cell(sheet, number, position, value, styles.cell(column), styles.day)


def write_settings(workbook: Workbook, casebook: Casebook, styles: Styles) -> None:
    """Add the sheet of the settings: every setting has its row, with the format and the hint of its own.

    Args:
        workbook: the workbook.
        casebook: the casebook.
        styles: the formats of the workbook.

    Raises:
        InvalidValueError: if a cell cannot hold a value and give it back.
    """
    sheet = workbook.add_worksheet(SETTING_ROWS.name.zh)
    set_up(sheet, SETTING_ROWS, styles)
    item = SETTING_ROWS.columns[0]
    offer_help(sheet, (1, LAST_ROW), 0, item, {})
    for number, (setting, value) in enumerate(written_settings(casebook), start=1):
        write_cell(sheet, number, 0, setting.heading.zh, styles.cell(item), styles.day)
        # A blank cell has the format of its column, which is not that of the setting.
        sheet.write_blank(number, 1, None, styles.cell(setting))
        write_cell(sheet, number, 1, value, styles.cell(setting), styles.day)
        offer_help(sheet, (number, number), 1, setting, {})


def _headed(casebook: Casebook) -> Iterator[Values]:
    """The corrections, each with the heading of its column, which is what a clerk knows; programs know the key."""
    tables = {entry.id: table for entry in casebook.entries for table in ENTRY_TABLES if type(entry.what) is table.noun}
    for correction in casebook.corrections:
        column = tables[correction.entry].column(correction.field)
        known = correction if column is None else evolve(correction, field=column.heading.zh)
        yield tuple(one.value_in(known) for one in CORRECTIONS.columns)
