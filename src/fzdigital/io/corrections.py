"""Corrections: found to belong to an entry, typed by the column they correct, and tried out."""

from collections.abc import Iterable
from functools import partial
from typing import Any, NamedTuple

from fzdigital.domain.entry import Correction, corrected
from fzdigital.errors import InvalidValueError
from fzdigital.io.columns import Column, Table
from fzdigital.io.common_columns import ID, RECORDED_ON
from fzdigital.io.conduct_tables import REPORTS
from fzdigital.io.crosscheck import Filed
from fzdigital.io.privacy import HIDDEN, read_cell
from fzdigital.io.raw import Place, Problems, RawRow
from fzdigital.io.row_values import built, row_values
from fzdigital.io.tables import CORRECTIONS
from fzdigital.text import Text


class Corrections(NamedTuple):
    """The corrections of a document and what they lead to.

    Args:
        made: the corrections in the order of recording.
        entries: the entries as they stand after all of them.
    """

    made: tuple[Correction, ...]
    entries: tuple[Filed, ...]


def read_corrections(
    rows: Iterable[RawRow], filed: Iterable[Filed], problems: Problems, *, all_entries: bool
) -> Corrections:
    """Read the corrections and apply them one after the other.

    Args:
        rows: the rows of their sheet.
        filed: the entries as first recorded.
        problems: where faults are noted.
        all_entries: whether the entries are all there. If some could not be read, no entry is called unknown.

    Returns:
        The corrections that could be read and applied.
    """
    standing = {one.entry.id: one for one in filed}
    read: list[tuple[Correction, RawRow]] = []
    for row in rows:
        values = row_values(CORRECTIONS, row, problems)
        if values is not None and (correction := _correction(values, row, standing, problems, all_entries)):
            read.append((correction, row))
    read.sort(key=lambda pair: pair[0].recorded_on)
    for correction, row in read:
        one = standing[correction.entry]
        column = one.table.columns[one.table.index(correction.field)]
        if one.table is REPORTS and column.value_in(one.entry.what) != correction.old:
            # The general sentence would repeat both.
            problems.refuse(_at(row, "old"), HIDDEN, Text("该栏现有的值", "what stands in that field"))
        elif entry := built(partial(corrected, one.entry, correction), row, problems):
            standing[entry.id] = one._replace(entry=entry)
    return Corrections(tuple(correction for correction, _ in read), tuple(standing.values()))


def _correction(
    values: dict[str, Any], row: RawRow, standing: dict[str, Filed], problems: Problems, all_entries: bool
) -> Correction | None:
    one = standing.get(values["entry"])
    if one is None:
        if all_entries:
            expected = Text("案卷中已有的登记号", "the id of an entry of the casebook")
            problems.refuse(_at(row, "entry"), values["entry"], expected)
        return None
    if values["recorded_on"] < one.entry.recorded_on:
        first = one.entry.recorded_on.isoformat()
        expected = Text(f"不早于登记日期{first}的日期", f"a day not before {first}, when the entry was recorded")
        problems.refuse(_at(row, "recorded_on"), values["recorded_on"].isoformat(), expected)
        return None
    column = one.table.column(values["field"])
    if column is None or column in (ID, RECORDED_ON):
        may_be = [column for column in one.table.columns if column not in (ID, RECORDED_ON)]
        expected = Text(
            "下列之一：" + "、".join(column.heading.zh for column in may_be),
            "one of " + ", ".join(f"{column.heading.zh} ({column.key})" for column in may_be),
        )
        problems.refuse(_at(row, "field"), values["field"], expected)
        return None
    before = problems.count
    old = _typed(one.table, column, values["old"], _at(row, "old"), problems)
    new = _typed(one.table, column, values["new"], _at(row, "new"), problems)
    if problems.count > before:
        return None
    return Correction(one.entry.id, column.key, old, new, values["why"], values["recorded_on"])


def _at(row: RawRow, key: str) -> Place:
    return row.at(CORRECTIONS.index(key))


def _typed(table: Table, column: Column, raw: object, place: Place, problems: Problems) -> object:
    try:
        return read_cell(table, column, raw)
    except InvalidValueError as error:
        problems.refuse(place, error.value, error.expected)
        return None
