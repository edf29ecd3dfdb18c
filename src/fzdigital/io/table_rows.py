"""The rows below the headings of a sheet."""

from collections.abc import Mapping
from functools import partial
from operator import itemgetter

from fzdigital.io.columns import Table
from fzdigital.io.conduct_tables import REPORTS
from fzdigital.io.grid import Sheet, is_filled
from fzdigital.io.headings import NO_HINT, Heading, heading_of, note_headings, note_identities, note_strays, rows_merged
from fzdigital.io.raw import Place, Problems, RawRow, RawSheet
from fzdigital.text import Text


def table_sheet(sheet: Sheet, table: Table, problems: Problems) -> RawSheet:
    """The rows of a sheet that has one row for each record.

    Args:
        sheet: the sheet.
        table: what it is.
        problems: where faults are noted.
    """
    if not any(map(is_filled, sheet.rows)):
        return RawSheet(table, ())
    return table_rows(heading_of(sheet, table), {}, problems)


def table_rows(heading: Heading, given: Mapping[str, object], problems: Problems, hint: Text = NO_HINT) -> RawSheet:
    """The rows below a heading.

    Args:
        heading: the heading row.
        given: by key, the values of columns that the sheet does not have, the same in every row.
        problems: where faults are noted.
        hint: what else may help if headings are missing.
    """
    table = heading.table
    columns = tuple(column for column in table.columns if column.key not in given)
    used = set(heading.columns.values())
    if not note_headings(heading, used, columns, problems, hint):
        return RawSheet(table, (), whole=False)
    note_strays(heading, problems)
    if table is REPORTS:
        note_identities(heading, used, problems)
    merged = rows_merged(heading, used, problems)
    positions = tuple(heading.columns.get(column.key) for column in table.columns)
    width = max(used) + 1
    # A column that is not there is looked for behind the last one, where every row is filled up with a blank.
    values_of = itemgetter(*(width if position is None else position for position in positions))
    constants = tuple((table.index(key), value) for key, value in given.items())
    rows: list[RawRow] = []
    for number, cells in heading.below:
        values = values_of((*cells[:width], *(None,) * (width + 1 - min(len(cells), width))))
        if is_filled(values) and number not in merged:
            for index, value in constants:
                values = (*values[:index], value, *values[index + 1 :])
            rows.append(RawRow(values, partial(_place, heading, positions, number)))
    return RawSheet(table, tuple(rows), whole=not merged)


def _place(heading: Heading, positions: tuple[int | None, ...], number: int, index: int | None) -> Place:
    if index is None:
        return heading.sheet.row_place(number)
    return heading.sheet.headed_place(number, positions[index], heading.table.columns[index].heading.zh)
