"""From the raw document that a carrier gives to a casebook, or to all of its faults at once."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from fzdigital.domain.entry import Entry
from fzdigital.io.columns import Table
from fzdigital.io.corrections import read_corrections
from fzdigital.io.crosscheck import Filed, cross_check
from fzdigital.io.raw import Problems, RawRow, RawSheet
from fzdigital.io.row_values import built, row_values
from fzdigital.io.selection_tables import APPLICATIONS
from fzdigital.io.tables import CORRECTIONS, ENTRY_TABLES, READINGS, SETTINGS
from fzdigital.rules.source import Axis
from fzdigital.service.casebook import DEFAULT_SCALE_TOP, Casebook, SettledReading
from fzdigital.text import Text


def casebook_of(sheets: Iterable[RawSheet], axes: tuple[Axis, ...], problems: Problems) -> Casebook:
    """The casebook that a raw document holds.

    Args:
        sheets: its sheets; one that is missing is empty.
        axes: the questions that readings may settle.
        problems: the faults that the carrier found already.

    Returns:
        The casebook.

    Raises:
        CasebookError: with every fault of the document; nothing of it is used then.
    """
    book = {sheet.table.key: sheet for sheet in sheets}
    settings = _settings(_sheet(book, SETTINGS).rows, problems)
    scale_top = settings["scale_top"]
    filed: list[Filed] = []
    unread: set[str] = set()
    for table in ENTRY_TABLES:
        sheet = _sheet(book, table)
        read = tuple(_filed(sheet, problems))
        filed.extend(read)
        if not sheet.whole or len(read) < len(sheet.rows):
            unread.add(table.key)
    cross_check(filed, scale_top, problems, all_applications=APPLICATIONS.key not in unread)
    corrections = read_corrections(_sheet(book, CORRECTIONS).rows, filed, problems, all_entries=not unread)
    if corrections.made and not problems.count:
        # Once more as corrected: a correction must not make two rows the same.
        cross_check(corrections.entries, scale_top, problems, all_applications=True)
    readings = tuple(_readings(_sheet(book, READINGS).rows, axes, problems))
    problems.raise_any()
    return Casebook(tuple(one.entry for one in filed), corrections.made, readings, **settings)


def _sheet(book: Mapping[str, RawSheet], table: Table) -> RawSheet:
    return book.get(table.key) or RawSheet(table, ())


def _settings(rows: tuple[RawRow, ...], problems: Problems) -> dict[str, Any]:
    values = next((row_values(SETTINGS, row, problems) for row in rows), None) or {}
    given = {key: value for key, value in values.items() if value is not None}
    return {"scale_top": DEFAULT_SCALE_TOP} | given


def _filed(sheet: RawSheet, problems: Problems) -> Iterator[Filed]:
    table = sheet.table
    for number, row in enumerate(sheet.rows, start=1):
        values = row_values(table, row, problems)
        if values is not None and (entry := built(partial(_entry, table, number, values), row, problems)):
            yield Filed(entry, table, row)


def _entry(table: Table, number: int, values: dict[str, Any]) -> Entry:
    entry_id = values.pop("id") or f"{table.name.zh}-{number}"
    recorded_on = values.pop("recorded_on") or values["on"]
    return Entry(entry_id, recorded_on, table.build(**values))


def _readings(rows: tuple[RawRow, ...], axes: tuple[Axis, ...], problems: Problems) -> Iterator[SettledReading]:
    known = {axis.id: axis for axis in axes}
    settled: dict[tuple[object, object], tuple[str, RawRow]] = {}
    for row in rows:
        values: dict[str, Any] | None = row_values(READINGS, row, problems)
        if values is None:
            continue
        axis = known.get(values["axis"])
        if axis is None:
            problems.refuse(row.at(READINGS.index("axis")), values["axis"], _one_of(known))
        elif axis.reading(values["choice"]) is None:
            choices = _one_of(reading.id for reading in axis.readings)
            problems.refuse(row.at(READINGS.index("choice")), values["choice"], choices)
        else:
            yield SettledReading(**values)
            choice, first = settled.setdefault((axis.id, values["on"]), (values["choice"], row))
            if choice != values["choice"]:
                where = first.at(READINGS.index("choice")).path
                problems.add(
                    row.at(READINGS.index("choice")),
                    f"为{values['choice']!r}，而{where}在同一天确定为{choice!r}，请删去其一或改正日期。",
                    f" is {values['choice']!r}, but {where} settles it as {choice!r} on the same day; delete one or "
                    "correct a day.",
                )


def _one_of(names: Iterable[str]) -> Text:
    listed = tuple(names)
    return Text("下列之一：" + "、".join(listed), "one of " + ", ".join(listed))
