"""The JSON Schema of casebook documents, made from the same tables that read and write them.

Where a value can be spelt in several ways, the first branch of ``anyOf`` is the way it is written, and the further ones
are read too. What a schema cannot state, such as the check character of a code, is left to the reader.
"""

from collections.abc import Mapping
from functools import partial
from typing import Final

from fzdigital.domain.rating import Stars
from fzdigital.domain.review import NoScore
from fzdigital.domain.worded import Worded
from fzdigital.io import cells
from fzdigital.io.cells import LONGEST_REASON, Parser
from fzdigital.io.columns import Column, Table
from fzdigital.io.tables import ENTRY_TABLES, INCOMPLETE, ROW_TABLES, SCALE_TOP, SETTINGS
from fzdigital.rules.interchange_tree import Json
from fzdigital.service.casebook import FORMAT, MATTER_SHEETS, VERSION
from fzdigital.text import Text

Schema = dict[str, Json]

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_LONGEST_LINE: Final = 100

_VISIBLE: Final = r"[^\s\u0000-\u001f\u007f-\u009f]"
_LINE: Final = rf"^{_VISIBLE}([^\u0000-\u001f\u007f-\u009f\u2028\u2029]*{_VISIBLE})?$"
_BARE: Final = r"^\S([\s\S]*\S)?$"
_DAY: Final = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_CODE: Final = "^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$"
_POINTS: Final = r"(0|[1-9][0-9]{0,2})(\.[0-9]?[1-9])?"
_FURTHER_POINTS: Final = r"^[0-9]{1,3}(\.[0-9]{1,2})?$"


def casebook_schema() -> Schema:
    """The schema of a casebook document, as a JSON value (draft 2020-12).

    A document that the schema refuses, the reader refuses. One that the schema accepts, the reader accepts unless it
    breaks a rule that a schema cannot state: ``docs/reference/formats.md`` lists them.
    """
    return {
        "$schema": _DIALECT,
        "$id": f"urn:fzdigital:casebook:{VERSION}",
        **_said(Text("案卷", "Casebook"), Text("一次遴选的全部登记", "everything recorded about one selection")),
        "type": "object",
        "required": ["format", "version"],
        "additionalProperties": False,
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            SETTINGS.key: _said(SETTINGS.name, SETTINGS.about) | _row(SETTINGS),
            **{
                table.key: _said(table.name, table.about) | {"type": "array", "items": _row(table)}
                for table in ROW_TABLES
            },
        },
        "$defs": dict(_SHAPES),
    }


def _said(title: Text, about: Text) -> Schema:
    """Title and description in both languages, each on a line of its own."""
    return {"title": f"{title.zh}\n{title.en}", "description": f"{about.zh}\n{about.en}"}


def _row(table: Table) -> Schema:
    return {
        "type": "object",
        "required": [column.key for column in table.columns if column.required],
        "additionalProperties": False,
        "properties": {column.key: _column(column) for column in table.columns},
    }


def _column(column: Column) -> Schema:
    shape = _shape(column.parse)
    may_be: Schema = shape if column.required else {"anyOf": [shape, {"type": "null"}]}
    return _said(column.heading, column.about) | may_be


def _shape(parse: Parser) -> Schema:
    match parse:
        case partial(keywords={"kind": kind}):
            return _member(kind)
        case _:
            return {"$ref": f"#/$defs/{_SHAPE_OF[parse]}"}


def _member(kind: type[Worded], *further: str) -> Schema:
    written: list[Json] = [member.value for member in kind]
    spelt = (*(str(member.value) for member in kind), *(member.text.zh for member in kind), *further)
    others: list[Json] = [word for word in dict.fromkeys(spelt) if word not in written]
    return {"anyOf": [{"enum": written}, {"enum": others}]}


def _text(pattern: str, longest: int | None = None) -> Schema:
    bound: Schema = {} if longest is None else {"maxLength": longest}
    return {"type": "string", **bound, "pattern": pattern}


_NO_SCORE: Final = "|".join(str(member.value) for member in NoScore)

_MATTER_NAMES: Final = tuple(table.name.zh for table in ENTRY_TABLES if table.key in MATTER_SHEETS)

_SHAPES: Final[Mapping[str, Json]] = {
    "line": _text(_LINE, _LONGEST_LINE),
    "reason": _text(_LINE, LONGEST_REASON),
    "code": _text(_CODE),
    "day": _text(f"^{_DAY}$") | {"format": "date"},
    "deadline": {"anyOf": [{"oneOf": [{"$ref": "#/$defs/day"}, {"const": "none"}]}, {"enum": ["无", "无期限"]}]},
    "whole": {
        "anyOf": [
            {"type": "integer", "minimum": 1, "maximum": 10**15 - 1},
            _text("^0*[1-9][0-9]*$", 15),
        ]
    },
    "truth": {"anyOf": [{"type": "boolean"}, {"enum": ["是", "否", "true", "false", "TRUE", "FALSE"]}]},
    "stars": _member(Stars, *cells.STARS_IN_WORDS),
    "score": {
        "anyOf": [
            _text(f"^({_POINTS}|{_NO_SCORE})$"),
            {"type": "number", "minimum": 0, "exclusiveMaximum": 1000},
            _text(_FURTHER_POINTS),
            {"enum": [member.text.zh for member in NoScore]},
        ]
    },
    "scale": {
        "anyOf": [
            _text(f"^{_POINTS}$") | {"not": {"const": "0"}},
            {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1000},
            _text(_FURTHER_POINTS) | {"not": {"pattern": r"^0+(\.0+)?$"}},
        ]
    },
    "lines": {"anyOf": [{"type": "array", "items": {"$ref": "#/$defs/line"}}, _text(_BARE)]},
    "days": {"anyOf": [{"type": "array", "items": {"$ref": "#/$defs/day"}}, _text(_BARE)]},
    "sheets": {
        "anyOf": [
            {"type": "array", "items": {"enum": [*MATTER_SHEETS]}},
            {"type": "array", "items": {"enum": [*MATTER_SHEETS, *_MATTER_NAMES]}},
            _text(_BARE),
        ]
    },
    "value": {
        "anyOf": [
            _text(_BARE) | {"type": ["string", "integer", "boolean", "array"], "items": {"$ref": "#/$defs/line"}},
            {"type": "number"},
        ]
    },
}

_SHAPE_OF: Final[Mapping[Parser, str]] = {
    cells.line: "line",
    cells.reason: "reason",
    cells.code: "code",
    cells.name: "line",
    cells.day: "day",
    cells.deadline: "deadline",
    cells.whole: "whole",
    cells.truth: "truth",
    cells.stars: "stars",
    cells.score: "score",
    SCALE_TOP.parse: "scale",
    cells.lines: "lines",
    cells.days: "days",
    INCOMPLETE.parse: "sheets",
    cells.anything: "value",
}
