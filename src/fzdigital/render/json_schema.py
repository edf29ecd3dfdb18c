"""What the schema of an output is put together from; every part is described in both languages."""

from collections.abc import Iterable
from enum import Enum
from typing import Final

from fzdigital.rules.interchange_tree import Json

Schema = dict[str, Json]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

_CODE: Final = "^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$"


def said(zh: str, en: str) -> Schema:
    """A description in both languages, each on a line of its own."""
    return {"description": f"{zh}\n{en}"}


def object_of(about: tuple[str, str], members: dict[str, Schema]) -> Schema:
    """An object of exactly these members; ``about`` says in both languages what it is."""
    return {
        **said(*about),
        "type": "object",
        "required": [*members],
        "additionalProperties": False,
        "properties": dict(members),
    }


def list_of(about: tuple[str, str], item: Schema) -> Schema:
    """An array of such items; ``about`` says in both languages what it is."""
    return said(*about) | {"type": "array", "items": item}


def or_null(one: Schema) -> Schema:
    """The same, or null."""
    return one | {"type": [one["type"], "null"]}


def text(zh: str, en: str) -> Schema:
    """A text."""
    return said(zh, en) | {"type": "string"}


def truth(zh: str, en: str) -> Schema:
    """True, false, or null for what is open or unknown."""
    return said(zh, en) | {"type": ["boolean", "null"]}


def day(zh: str, en: str) -> Schema:
    """A day, YYYY-MM-DD."""
    return text(zh, en) | {"format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


def sha256(zh: str, en: str) -> Schema:
    """A SHA-256 in hexadecimal."""
    return text(zh, en) | {"pattern": "^[0-9a-f]{64}$"}


def code(zh: str = "统一社会信用代码", en: str = "credit code of the firm") -> Schema:
    """A unified social credit code; a schema cannot state its check character."""
    return text(zh, en) | {"pattern": _CODE}


def codes(zh: str, en: str) -> Schema:
    """An array of unified social credit codes."""
    return list_of((zh, en), code())


def number(zh: str, en: str, least: int = 0) -> Schema:
    """A whole number."""
    return said(zh, en) | {"type": "integer", "minimum": least}


def one_of(zh: str, en: str, values: Iterable[str | None]) -> Schema:
    """One of these values."""
    return said(zh, en) | {"enum": [*values]}


def member_of(zh: str, en: str, kind: type[Enum]) -> Schema:
    """The value of a member of an enumeration."""
    return one_of(zh, en, (str(member.value) for member in kind))
