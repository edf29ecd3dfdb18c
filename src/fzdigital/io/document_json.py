"""Casebooks as JSON documents: read strictly, written canonically.

A document is an object of ``format``, ``version``, ``settings`` and one array of objects per sheet, with the keys of
the tables. The JSON parser converts no number: its text goes to the grammar of the cell.
"""

import json
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from fzdigital.domain.review import Score
from fzdigital.domain.worded import Worded
from fzdigital.errors import FileRefusedError, InvalidValueError
from fzdigital.io.cells import CELL, Token
from fzdigital.io.columns import Table
from fzdigital.io.document import casebook_of
from fzdigital.io.raw import Place, Problems, RawRow, RawSheet, shown
from fzdigital.io.refusal import unopened
from fzdigital.io.tables import ROW_TABLES, SETTINGS
from fzdigital.io.written import written_sheets
from fzdigital.rules.source import Axis
from fzdigital.service.casebook import FORMAT, VERSION, Casebook
from fzdigital.text import Text

MOST_BYTES = 64 * 2**20
"""The greatest size of a document, in bytes; of text already decoded, in characters."""

MOST_VALUES = 1_000_000
"""The greatest number of commas and opening brackets: brackets alone would take thirty times their size in memory."""

_DOCUMENT = Place("$", Text("文档", "the document"))
_FIXED = (("format", FORMAT), ("version", Token(VERSION)))
_KEYS = (*(key for key, _ in _FIXED), SETTINGS.key, *(table.key for table in ROW_TABLES))


class _Repeating(dict[str, object]):
    """An object in which some key stands more than once."""

    __slots__ = ("repeated",)

    def __init__(self, pairs: list[tuple[str, object]]) -> None:
        super().__init__()
        repeated: dict[str, None] = {}
        for key, value in pairs:
            if key in self:
                repeated[key] = None
            self[key] = value
        self.repeated = tuple(repeated)


def read_json(source: str | bytes | Path, axes: tuple[Axis, ...]) -> Casebook:
    """Read a casebook from a JSON document.

    Args:
        source: the document as text or in UTF-8, or the path of a file.
        axes: the questions that readings may settle.

    Returns:
        The casebook.

    Raises:
        FileRefusedError: if it is no JSON document in UTF-8, or beyond the bounds of this module.
        CasebookError: with every fault of what it says; nothing of it is used then.
    """
    document = _parsed(_text(source))
    problems = Problems()
    _check_members(document, _KEYS, _DOCUMENT, problems)
    for key, value in _FIXED:
        given = document.get(key)
        # The types too: the text "1" is not the number 1.
        if type(given) is not type(value) or given != value:
            problems.refuse(Place(f"$.{key}", Text(f"「{key}」", key)), given, Text(repr(value), repr(value)))
    return casebook_of(tuple(_sheets(document, problems)), axes, problems)


def write_json(casebook: Casebook) -> str:
    """Write a casebook as a JSON document.

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


def _text(source: str | bytes | Path) -> str:
    if isinstance(source, Path):
        source = _stored(source)
    if len(source) > MOST_BYTES:
        raise FileRefusedError(
            f"文件超过{MOST_BYTES}字节，不予打开；请拆分案卷。",
            f"the file has more than {MOST_BYTES} bytes and is not opened; divide the casebook.",
        )
    # Before decoding, which would double what a hostile file takes.
    values = sum(map(source.count, ",[{")) if isinstance(source, str) else sum(map(source.count, (b",", b"[", b"{")))
    if values > MOST_VALUES:
        raise FileRefusedError(
            f"文档的值超过{MOST_VALUES}个，不予读取；请拆分案卷。",
            f"the document has more than {MOST_VALUES} values and is not read; divide the casebook.",
        )
    if isinstance(source, bytes):
        try:
            source = source.decode()
        except UnicodeDecodeError as error:
            raise FileRefusedError(
                f"文件第{error.start + 1}个字节起不是UTF-8编码，不予打开；请以UTF-8编码另存。",
                f"the file is not UTF-8 from byte {error.start + 1} and is not opened; save it in UTF-8.",
            ) from None
    return source.removeprefix("\ufeff")


def _stored(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            # One byte more than allowed tells a file that is too long, whatever its size.
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise unopened(path, error) from None


def _parsed(text: str) -> dict[str, object]:
    try:
        document = json.loads(
            text, object_pairs_hook=_members, parse_float=Token, parse_int=Token, parse_constant=Token
        )
    except json.JSONDecodeError as error:
        raise FileRefusedError(
            f"第{error.lineno}行第{error.colno}列不是JSON，不予读取；请改正。",
            f"line {error.lineno}, column {error.colno} is not JSON ({error.msg}); the document is not read.",
        ) from None
    except RecursionError:
        raise FileRefusedError(
            "文档嵌套过深，不予读取；案卷文档只有四层。",
            "the document is nested too deep and is not read; a casebook has four levels.",
        ) from None
    if not isinstance(document, dict):
        raise FileRefusedError(
            "文档不是JSON对象，不予读取；案卷文档应以“{”开头。",
            "the document is no JSON object and is not read; a casebook begins with '{'.",
        )
    return document


def _members(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    return members if len(members) == len(pairs) else _Repeating(pairs)


def _check_members(members: dict[str, object], known: tuple[str, ...], place: Place, problems: Problems) -> None:
    if isinstance(members, _Repeating):
        for key in members.repeated:
            problems.add(
                place,
                f"中的键{shown(key)!r}重复，请删去其一。",
                f" has the key {shown(key)!r} more than once; delete one.",
            )
    listed = ", ".join(known)
    for key in (key for key in members if key not in known):
        problems.add(
            place,
            f"中没有名为{shown(key)!r}的键，可用的键：{listed}。",
            f" has no key {shown(key)!r}; its keys are: {listed}.",
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
            problems.refuse(Place(f"$.{table.key}", Text(table.name.zh, table.key)), items, expected)
            yield RawSheet(table, (), False)


def _row(table: Table, item: object, at: Callable[[int | None], Place], problems: Problems) -> RawRow | None:
    if not isinstance(item, dict):
        problems.refuse(at(None), item, Text("对象", "an object"))
        return None
    keys = tuple(column.key for column in table.columns)
    _check_members(item, keys, at(None), problems)
    return RawRow(tuple(map(item.get, keys)), at)


def _cell_place(table: Table, path: str, index: int | None) -> Place:
    if index is None:
        return Place(path, Text("该项", "the item"))
    column = table.columns[index]
    return Place(f"{path}.{column.key}", Text(f"「{column.heading.zh}」", column.key))
