"""Writes the sheets of a casebook: the settings, one a row, and every sheet with its rows."""

from xlsxwriter import Workbook

from fzdigital.io.form import LAST_ROW, Lists, Styles, offer_help, set_up
from fzdigital.io.tables import ENTRY_TABLES, INCOMPLETE, SETTING_ROWS, SETTINGS
from fzdigital.io.workbook_cells import write_cell
from fzdigital.io.written import WrittenSheet
from fzdigital.service.casebook import Casebook


def write_rows(workbook: Workbook, written: WrittenSheet, styles: Styles, lists: Lists) -> None:
    """Add a sheet with its rows.

    Args:
        workbook: the workbook.
        written: the sheet.
        styles: the formats of the workbook.
        lists: where the choices stand that are too long for a drop-down of their own.

    Raises:
        InvalidValueError: if a cell cannot hold a value and give it back.
    """
    table = written.table
    sheet = workbook.add_worksheet(table.name.zh)
    set_up(sheet, table, styles)
    for position, column in enumerate(table.columns):
        offer_help(sheet, (1, LAST_ROW), position, column, lists)
        for number, values in enumerate(written.rows, start=1):
            write_cell(sheet, number, position, values[position], styles.cell(column), styles.day)


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
    for number, setting in enumerate(SETTINGS.columns, start=1):
        value = setting.value_in(casebook)
        if setting is INCOMPLETE:
            value = tuple(table.name.zh for table in ENTRY_TABLES if table.key in casebook.incomplete)
        write_cell(sheet, number, 0, setting.heading.zh, styles.cell(item), styles.day)
        # A blank cell has the format of its column, which is not that of the setting.
        sheet.write_blank(number, 1, None, styles.cell(setting))
        write_cell(sheet, number, 1, value, styles.cell(setting), styles.day)
        offer_help(sheet, (number, number), 1, setting, {})
