"""TOML text, strictly: one table in UTF-8, within bounds, of text, whole numbers, truth values and days."""

import tomllib
from datetime import date
from pathlib import Path
from re import DOTALL
from re import compile as pattern
from typing import Final

from attrs import frozen

from fzdigital.errors import FileRefusedError
from fzdigital.io.sources import decoded, stored
from fzdigital.text import Text

MOST_BYTES: Final = 256 * 2**10
"""The greatest size of a document, in bytes; of text already decoded, in characters."""

MOST_DIGITS: Final = 15
"""The greatest number of digits of a whole number."""

MOST_PARTS: Final = 16
"""The greatest number of names joined by dots in one key: the parser takes their square in time."""

# Possessive, and begun only where a name begins, so that the search passes over the text once.
_LONG_KEY: Final = pattern(rf"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){{{MOST_PARTS}}}""")
_SAID: Final = pattern(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", DOTALL)
_LONGEST_SAID: Final = 60


@frozen(repr=False)
class Foreign:
    """A value that TOML knows and a document here does not: a number with decimals, a time of day, a huge number.

    Args:
        text: how a message shows it.
    """

    text: str

    def __repr__(self) -> str:
        return self.text


def toml_table(source: str | bytes | Path) -> object:
    """The table that a document holds.

    Args:
        source: the document as text or in UTF-8, or the path of a file.

    Returns:
        The table, of tables, lists, text, whole numbers, truth values, days, and ``Foreign`` in place of the rest, such
        as a table with a key that cannot be shown.

    Raises:
        FileRefusedError: if it is no TOML in UTF-8, or beyond the bounds of this module.
    """
    text = _text(source)
    try:
        return _known(tomllib.loads(text, parse_float=Foreign))
    except tomllib.TOMLDecodeError as error:
        place, said = _place(error)
        raise FileRefusedError(
            f"{place.zh}不是TOML，不予读取；请改正。", f"{place.en} is not TOML ({said}); the document is not read."
        ) from None
    except RecursionError:
        raise FileRefusedError(
            "文档嵌套过深，不予读取；请拆成几条规则。",
            "the document is nested too deep and is not read; split its rules.",
        ) from None
    except ValueError:
        # Python converts no digits by the thousand.
        raise FileRefusedError(
            f"文档中有数字过长，不予读取；整数最多{MOST_DIGITS}位。",
            f"the document holds too long a number and is not read; whole numbers have {MOST_DIGITS} digits at most.",
        ) from None


def _text(source: str | bytes | Path) -> str:
    if isinstance(source, Path):
        source = stored(source, MOST_BYTES)
    if len(source) > MOST_BYTES:
        raise FileRefusedError(
            f"文件超过{MOST_BYTES}字节，不予打开；请拆成几个文件。",
            f"the file has more than {MOST_BYTES} bytes and is not opened; divide it.",
        )
    text = (decoded(source) if isinstance(source, bytes) else source).removeprefix("\ufeff")
    if _LONG_KEY.search(text):
        raise FileRefusedError(
            f"文档中有键由超过{MOST_PARTS}个名称以句点相连，不予读取；请改用表。",
            f"the document has a key of more than {MOST_PARTS} names joined by dots and is not read; use tables.",
        )
    return text


def _known(value: object) -> object:
    match value:
        case dict() if unshown := [key for key in value if not key.isprintable()]:
            return Foreign(repr(unshown[0]))
        case dict():
            return {key: _known(inner) for key, inner in value.items()}
        case list():
            return [_known(inner) for inner in value]
        case bool() | str() | Foreign():
            return value
        case int() if abs(value) < 10**MOST_DIGITS:
            return value
        case int():
            return Foreign("…")
        case _:
            # By the exact type: a moment is a day to Python.
            return value if type(value) is date else Foreign(str(value))


def _place(error: tomllib.TOMLDecodeError) -> tuple[Text, str]:
    """Where the parser stopped, in both languages, and what it says of it in one."""
    found = _SAID.fullmatch(str(error))
    said, line, column = found.groups() if found else (str(error), None, None)
    place = Text(f"第{line}行第{column}列", f"line {line}, column {column}") if line else Text("文末", "the end")
    return place, said[:_LONGEST_SAID]
