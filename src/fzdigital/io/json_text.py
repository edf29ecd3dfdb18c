"""JSON text, strictly: one object in UTF-8, within bounds, with its numbers as they are written.

The JSON parser converts no number: its text goes to the grammar of the cell. ``NaN`` and ``Infinity``, which are no
JSON, come the same way and are refused where they stand.
"""

import json
from pathlib import Path
from typing import Final

from fzdigital.errors import FileRefusedError
from fzdigital.io.cells import Token
from fzdigital.io.sources import decoded, stored

MOST_BYTES: Final = 64 * 2**20
"""The greatest size of a document, in bytes; of text already decoded, in characters."""

MOST_VALUES: Final = 2_000_000
"""The greatest number of commas and opening brackets: brackets alone would take thirty times their size in memory."""

MOST_OBJECTS: Final = 200_000
"""The greatest number of objects: one that is empty says nothing, yet takes as much memory as a row that says all."""


class Repeating(dict[str, object]):
    """An object in which some key stands more than once.

    Args:
        pairs: its keys and values as they stand.
    """

    __slots__ = ("repeated",)

    def __init__(self, pairs: list[tuple[str, object]]) -> None:
        super().__init__()
        repeated: dict[str, None] = {}
        for key, value in pairs:
            if key in self:
                repeated[key] = None
            self[key] = value
        self.repeated = tuple(repeated)


def json_object(source: str | bytes | Path) -> dict[str, object]:
    """The object that a document holds.

    Args:
        source: the document as text or in UTF-8, or the path of a file.

    Returns:
        The object; every number in it is a ``Token``, and an object with a repeated key is a ``Repeating``.

    Raises:
        FileRefusedError: if it is no JSON object in UTF-8, or beyond the bounds of this module.
    """
    try:
        document = json.loads(
            _text(source), object_pairs_hook=_members, parse_float=Token, parse_int=Token, parse_constant=Token
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
    return members if len(members) == len(pairs) else Repeating(pairs)


def _text(source: str | bytes | Path) -> str:
    if isinstance(source, Path):
        source = stored(source, MOST_BYTES)
    if len(source) > MOST_BYTES:
        raise FileRefusedError(
            f"文件超过{MOST_BYTES}字节，不予打开；请拆分案卷。",
            f"the file has more than {MOST_BYTES} bytes and is not opened; divide the casebook.",
        )
    # Before decoding, which would double what a hostile file takes.
    marks = map(source.count, ",[{") if isinstance(source, str) else map(source.count, (b",", b"[", b"{"))
    commas, arrays, objects = marks
    if commas + arrays + objects > MOST_VALUES or objects > MOST_OBJECTS:
        raise FileRefusedError(
            f"文档超出限度（{MOST_VALUES}个值、{MOST_OBJECTS}个对象），不予读取；请拆分案卷。",
            f"the document is beyond the limits of {MOST_VALUES} values and {MOST_OBJECTS} objects and is not read; "
            "divide the casebook.",
        )
    if isinstance(source, bytes):
        source = decoded(source)
    return source.removeprefix("\ufeff")
