"""The typed values of one row, or the fault of each of its cells."""

from collections.abc import Callable
from typing import TypeVar

from fzdigital.errors import InvalidValueError
from fzdigital.io.columns import Table
from fzdigital.io.privacy import read_cell
from fzdigital.io.raw import Problems, RawRow

_T = TypeVar("_T")


def row_values(table: Table, row: RawRow, problems: Problems) -> dict[str, object] | None:
    """The values of a row by the keys of its columns, or None if a cell is at fault."""
    before = problems.count
    values: dict[str, object] = {}
    for index, (column, raw) in enumerate(zip(table.columns, row.values, strict=True)):
        try:
            values[column.key] = read_cell(table, column, raw)
        except InvalidValueError as error:
            problems.refuse(row.at(index), error.value, error.expected)
    return values if problems.count == before else None


def built(make: Callable[[], _T], row: RawRow, problems: Problems) -> _T | None:
    """What the values of a row make together, or None if they cannot hold together."""
    try:
        return make()
    except InvalidValueError as error:
        problems.add(row.at(None), f"：{error.text.zh}", f": {error.text.en}")
        return None
