"""Casebooks as JSON documents: read strictly, written canonically.

A document is an object of ``format``, ``version``, ``settings`` and one array of objects per sheet, with the keys of
the tables. :mod:`fzdigital.io.schema` states the same as a JSON Schema.
"""

import json
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from re import ASCII
from re import compile as pattern
from typing import Final

from fzdigital.domain.review import Score
from fzdigital.domain.worded import Worded
from fzdigital.errors import InvalidValueError
from fzdigital.io.cells import CELL, Token, Unreadable
from fzdigital.io.columns import Column, Table
from fzdigital.io.document import casebook_of
from fzdigital.io.json_text import Repeating, json_object
from fzdigital.io.privacy import NO_HEADING, is_personal, told
from fzdigital.io.raw import Place, Problems, RawRow, RawSheet, shown
from fzdigital.io.tables import ROW_TABLES, SETTINGS
from fzdigital.io.written import written_sheets
from fzdigital.rules.source import Axis
from fzdigital.service.casebook import FORMAT, VERSION, Casebook
from fzdigital.text import Text

_DOCUMENT: Final = Place("$", Text("文档", "the document"))
_FORMAT: Final = Place("$.format", Text("「format」", "format"))
_VERSION: Final = Place("$.version", Text("「version」", "version"))
_KEYS: Final = ("format", "version", SETTINGS.key, *(table.key for table in ROW_TABLES))
_VERSION_NUMBER: Final = pattern(r"\d{1,9}", ASCII)
_TEXT: Final = Text("首尾没有空白且不为空的文字", "text that is not empty and has no white space at its ends")
_TEXT_IF_KNOWN: Final = Text(f"{_TEXT.zh}；未知则写null，或不写该键", f"{_TEXT.en}; if unknown, null or no such key")


def read_json(source: str | bytes | Path, axes: tuple[Axis, ...]) -> Casebook:
    """Read a casebook from a JSON document.

    Args:
        source: the document as text or in UTF-8, or the path of a file.
        axes: the questions that readings may settle.

    Returns:
        The casebook.

    Raises:
        FileRefusedError: if it is no JSON object in UTF-8, or too large (:mod:`fzdigital.io.json_text`).
        CasebookError: with every fault of what it says; nothing of it is used then.
    """
    document = json_object(source)
    problems = Problems()
    _check_kind(document, problems)
    _check_members(document, _KEYS, _DOCUMENT, problems)
    return casebook_of(tuple(_sheets(document, problems)), axes, problems)


def write_json(casebook: Casebook) -> str:
    """Write a casebook as a JSON document, in its canonical form.

    Args:
        casebook: the casebook.

    Returns:
        The document; equal casebooks give equal texts. What is unknown is left out.

    Raises:
        InvalidValueError: if a correction holds a value that no sheet can hold.
    """
    document: dict[str, object] = {"format": FORMAT, "version": VERSION}
    document[SETTINGS.key] = _object(SETTINGS, tuple(column.value_in(casebook) for column in SETTINGS.columns))
    for table, rows in written_sheets(casebook):
        if rows:
            document[table.key] = [_object(table, row) for row in rows]
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def casebook_sha256(casebook: Casebook) -> str:
    """SHA-256 of the canonical document of a casebook in UTF-8, in hexadecimal: that of the file it is written to.

    Args:
        casebook: the casebook.

    Raises:
        InvalidValueError: if a correction holds a value that no sheet can hold.
    """
    return sha256(write_json(casebook).encode()).hexdigest()


def _check_kind(document: dict[str, object], problems: Problems) -> None:
    if document.get("format") != FORMAT:
        problems.refuse(_FORMAT, document.get("format"), Text(repr(FORMAT), repr(FORMAT)))
    version = document.get("version")
    # By the exact type: the text "1" is not the number 1.
    if type(version) is not Token or not _VERSION_NUMBER.fullmatch(version):
        problems.refuse(_VERSION, version, Text(str(VERSION), str(VERSION)))
    elif int(version) > VERSION:
        problems.add(
            _VERSION,
            f"为{version}：该文档由更新版本的fzdigital写成，本版本只读版本{VERSION}；请升级fzdigital。",
            f" is {version}: a newer version of fzdigital wrote the document, and this one reads version {VERSION} "
            "only; update fzdigital.",
        )
        # What a newer version added would be called unknown, fault by fault.
        problems.raise_any()
    elif int(version) < VERSION:
        problems.add(
            _VERSION,
            f"为{version}：没有这样早的版本，本版本只读版本{VERSION}；请用fzdigital另存。",
            f" is {version}: older than any there is, for this version of fzdigital reads version {VERSION} only; "
            "save the casebook again.",
        )
        problems.raise_any()


def _object(table: Table, values: tuple[object, ...]) -> dict[str, object]:
    pairs = zip(table.columns, values, strict=True)
    return {column.key: _json_value(value) for column, value in pairs if value not in (None, ())}


def _json_value(value: object) -> object:
    match value:
        case str() | int():
            return value
        case date():
            return value.isoformat()
        case Score():
            return str(value)
        case Worded():
            return value.value
        case tuple():
            return [_json_value(piece) for piece in value]
        case _:
            raise InvalidValueError(value, CELL, Text("表中可写的值", "a value that a sheet can hold"))


def _check_members(
    members: dict[str, object], known: tuple[str, ...], place: Place, problems: Problems, table: Table | None = None
) -> None:
    if isinstance(members, Repeating):
        for key in members.repeated:
            name = told(table, shown(key))
            problems.add(
                place, f"中的键{name!r}重复，请删去其一。", f" has the key {name!r} more than once; delete one."
            )
    listed = ", ".join(known)
    for key in (key for key in members if key not in known):
        if is_personal(table, key):
            problems.add(place, f"中有一个键{NO_HEADING.zh}", f" has a key that {NO_HEADING.en}")
            continue
        name = told(table, shown(key))
        problems.add(
            place, f"中没有名为{name!r}的键，可用的键：{listed}。", f" has no key {name!r}; its keys are: {listed}."
        )


def _sheets(document: dict[str, object], problems: Problems) -> Iterator[RawSheet]:
    settings = document.get(SETTINGS.key, {})
    place = partial(_cell_place, SETTINGS, f"$.{SETTINGS.key}")
    if row := _row(SETTINGS, settings, place, problems):
        yield RawSheet(SETTINGS, (row,))
    for table in ROW_TABLES:
        items = document.get(table.key, [])
        if isinstance(items, list):
            places = (partial(_cell_place, table, f"$.{table.key}[{index}]") for index in range(len(items)))
            read = (_row(table, item, at, problems) for item, at in zip(items, places, strict=True))
            rows = tuple(row for row in read if row)
            yield RawSheet(table, rows, len(rows) == len(items))
        else:
            expected = Text("数组", "an array")
            problems.refuse(Place(f"$.{table.key}", Text(table.name.zh, table.key)), told(table, items), expected)
            yield RawSheet(table, (), False)


def _row(table: Table, item: object, at: Callable[[int | None], Place], problems: Problems) -> RawRow | None:
    if not isinstance(item, dict):
        problems.refuse(at(None), told(table, item), Text("对象", "an object"))
        return None
    _check_members(item, tuple(column.key for column in table.columns), at(None), problems, table)
    return RawRow(tuple(_cell(column, item.get(column.key)) for column in table.columns), at)


def _cell(column: Column, value: object) -> object:
    """A cell as it stands; no program pads a text or writes an empty one on purpose, as people at a spreadsheet do."""
    for piece in value if isinstance(value, list) else (value,):
        if type(piece) is str and (not piece or piece != piece.strip()):
            return Unreadable(piece, _TEXT if column.required else _TEXT_IF_KNOWN)
    return value


def _cell_place(table: Table, path: str, index: int | None) -> Place:
    if index is None:
        return Place(path, Text("该项", "the item"))
    column = table.columns[index]
    return Place(f"{path}.{column.key}", Text(f"「{column.heading.zh}」", column.key))
