"""Corrections once more: typed by the column they correct, and made one after the other."""

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Final

from msgspec.structs import fields
from stdnum.cn import uscc

from tests.hostile.as_read import Change
from tests.hostile.casebook_format import SHEETS, Correction
from tests.hostile.further_rules import breaks_a_row, breaks_the_rows
from tests.hostile.meanings import Book, Row, line, meant
from tests.hostile.scalars import Number
from tests.hostile.second_decoder import fits

CORRECTIONS: Final = "a correction of what is not there, or with a value that does not fit"

_SCHEMA: Final = json.loads((files("fzdigital") / "schemas" / "casebook-1.schema.json").read_text(encoding="utf-8"))
_TYPES: Final = {sheet: {one.name: one.type for one in fields(kind)} for sheet, (_, kind) in SHEETS.items()}


def _bare(heading: str) -> str:
    return "".join(heading.split())


def _headings(sheet: str) -> dict[str, str]:
    """The columns of a sheet by key and by either heading; of two of one name the first."""
    found: dict[str, str] = {}
    for key, column in _SCHEMA["properties"][sheet]["items"]["properties"].items():
        for heading in (key, *column["title"].split("\n")):
            found.setdefault(_bare(heading), key)
    return found


_COLUMNS: Final = {sheet: _headings(sheet) for sheet in SHEETS}


def changes_of(corrections: list[Correction], book: Book) -> tuple[list[Change], set[str]]:
    """The corrections of a document, and the rules they break.

    Args:
        corrections: the rows of their sheet.
        book: what the rest of the document says.
    """
    faults: set[str] = set()
    standing = {row.id: row for row in book.rows}
    ordered = sorted(corrections, key=lambda one: one.recorded_on)
    made = [_change(one, standing, faults) for one in ordered]
    for change in made if not faults else ():
        entry, field, old, new, *_ = change
        row = standing[str(entry)]
        present = row.values[str(field)]
        if type(present) is not type(old) or present != old:
            faults.add(CORRECTIONS)
            continue
        standing[row.id] = row._replace(values=row.values | {str(field): new})
        if breaks_a_row(standing[row.id]):
            faults.add(CORRECTIONS)
    if made and not faults and breaks_the_rows(standing.values(), book.settings["scale_top"]):
        faults.add(CORRECTIONS)
    return made, faults


def _change(one: Correction, standing: Mapping[str, Row], faults: set[str]) -> Change:
    entry = line(one.entry, faults)
    why, field = line(one.why, faults, 1000), line(one.field, faults)
    row = standing.get(entry)
    key = None if row is None else _COLUMNS[row.sheet].get(_bare(field))
    if row is None or key in (None, "id", "recorded_on") or one.recorded_on < row.recorded_on:
        faults.add(CORRECTIONS)
        return entry, field, one.old, one.new, why, one.recorded_on
    values = [_typed(row.sheet, str(key), value, faults) for value in (one.old, one.new)]
    return entry, key, *values, why, one.recorded_on


def _typed(sheet: str, key: str, value: Any, faults: set[str]) -> object:
    inner: set[str] = set()
    found = None
    try:
        found = meant(key, fits(value, _TYPES[sheet][key]), inner)
    except ValueError:
        inner.add(CORRECTIONS)
    # A number as it is written is text to Python.
    if key != "score" and any(isinstance(one, Number) for one in (value if isinstance(value, list) else (value,))):
        inner.add(CORRECTIONS)
    if key == "code" and isinstance(found, str) and not uscc.is_valid(found):
        inner.add(CORRECTIONS)
    if inner:
        faults.add(CORRECTIONS)
    return found
