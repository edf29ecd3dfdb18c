"""The rows of a casebook, as every carrier writes them."""

from collections.abc import Iterator
from typing import NamedTuple

from fzdigital.io.columns import Column, Table
from fzdigital.io.common_columns import ID, RECORDED_ON
from fzdigital.io.tables import CORRECTIONS, ENTRY_TABLES, INCOMPLETE, READINGS, SETTINGS
from fzdigital.service.casebook import Casebook

Values = tuple[object, ...]


class WrittenSheet(NamedTuple):
    """One sheet to be written.

    Args:
        table: what the sheet is.
        rows: the typed values of each row, one for each column of the table.
    """

    table: Table
    rows: tuple[Values, ...]


def written_settings(casebook: Casebook) -> Iterator[tuple[Column, object]]:
    """Every setting with its value as a cell holds it: sheets by their Chinese names."""
    for column in SETTINGS.columns:
        value = column.value_in(casebook)
        if column is INCOMPLETE:
            value = tuple(table.name.zh for table in ENTRY_TABLES if table.key in casebook.incomplete)
        yield column, value


def written_sheets(casebook: Casebook) -> Iterator[WrittenSheet]:
    """Every sheet of a casebook but the settings, in the order of the tables, empty ones too."""
    for table in ENTRY_TABLES:
        plain = tuple(column for column in table.columns if column not in (ID, RECORDED_ON))
        yield WrittenSheet(
            table,
            tuple(
                (entry.id, *(column.value_in(entry.what) for column in plain), entry.recorded_on)
                for entry in casebook.entries
                if type(entry.what) is table.noun
            ),
        )
    for table, nouns in ((CORRECTIONS, casebook.corrections), (READINGS, casebook.readings)):
        yield WrittenSheet(table, tuple(tuple(column.value_in(noun) for column in table.columns) for noun in nouns))
