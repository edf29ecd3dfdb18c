"""Reading a stored ``decisions.json``: what was asked, strictly, so that nothing else is asked in its stead."""

import json
from collections.abc import Iterator
from datetime import date
from re import compile as pattern
from typing import Any, Final, NamedTuple

from fzdigital.domain.dates import checked_day
from fzdigital.errors import FileRefusedError, InvalidValueError
from fzdigital.render.decisions import FORMAT, VERSION
from fzdigital.render.decisions_schema import decisions_schema
from fzdigital.text import Text

_SHA256: Final = pattern("[0-9a-f]{64}")
_LONGEST_NUMBER: Final = 18
_MOST_LISTED: Final = 20
_DEEPEST: Final = 16
"""More than twice as deep as any answer."""


class Stored(NamedTuple):
    """A stored answer and the question it answers.

    Args:
        document: the answer, as a JSON value.
        on: the day asked about.
        known: the day of knowledge; None for everything recorded.
        readings: the reading used on each axis; None where it was left unresolved.
    """

    document: dict[str, Any]
    on: date
    known: date | None
    readings: dict[str, str | None]


class _NoNumber(str):
    """A number that no answer holds, as it is written."""

    __slots__ = ()


class _Repeating(dict[str, object]):
    """An object in which some key stands more than once."""

    __slots__ = ()


def stored_decisions(text: str) -> Stored:
    """Read a stored answer.

    Args:
        text: the text of a ``decisions.json``.

    Returns:
        The answer. Its keys, and everything that makes up the question, have been checked; the rest of what it says has
        not, for a fresh answer is what tells whether it is right.

    Raises:
        FileRefusedError: if it is no answer of this version of the format, with every fault found.
    """
    document = _parsed(text)
    faults = tuple(_of_another_kind(document)) or (*_faults(document), *_keys(document)) or tuple(_question(document))
    if faults:
        listed = faults[:_MOST_LISTED]
        raise FileRefusedError(
            f"所存结论有{len(faults)}处错误，不予重放：" + "".join(f"\n  {fault.zh}" for fault in listed),
            f"the stored answer has {len(faults)} fault(s) and is not replayed:"
            + "".join(f"\n  {fault.en}" for fault in listed),
        )
    known = document["known"]
    return Stored(
        document,
        date.fromisoformat(document["on"]),
        None if known is None else date.fromisoformat(known),
        document["regulation"]["readings"],
    )


def _parsed(text: str) -> dict[str, Any]:
    try:
        document = json.loads(
            text, object_pairs_hook=_members, parse_int=_whole, parse_float=_NoNumber, parse_constant=_NoNumber
        )
    except json.JSONDecodeError as error:
        raise FileRefusedError(
            f"所存结论第{error.lineno}行第{error.colno}列不是JSON，不予重放；请取原文件。",
            f"line {error.lineno}, column {error.colno} of the stored answer is not JSON ({error.msg}); it is not "
            "replayed: take the file as it was written.",
        ) from None
    except RecursionError:
        raise FileRefusedError(
            "所存结论嵌套过深，不予重放；请取原文件。",
            "the stored answer is nested too deep and is not replayed; take the file as it was written.",
        ) from None
    if not isinstance(document, dict):
        raise FileRefusedError(
            "所存结论不是JSON对象，不予重放；请取decisions.json。",
            "the stored answer is no JSON object and is not replayed; take a decisions.json.",
        )
    return document


def _members(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    return members if len(members) == len(pairs) else _Repeating(pairs)


def _whole(digits: str) -> object:
    # Python refuses to read integers of thousands of digits.
    return int(digits) if len(digits) <= _LONGEST_NUMBER else _NoNumber(digits)


def _fault(value: object, path: str, zh: str, en: str) -> Text:
    return InvalidValueError(value, Text(path, path), Text(zh, en)).text


def _of_another_kind(document: dict[str, Any]) -> Iterator[Text]:
    if document.get("format") != FORMAT:
        yield _fault(document.get("format"), "$.format", repr(FORMAT), repr(FORMAT))
    version = document.get("version")
    if type(version) is not int:
        yield _fault(version, "$.version", str(VERSION), str(VERSION))
    elif version > VERSION:
        yield Text(
            f"$.version为{version}：由更新版本的fzdigital写成，本版本只读版本{VERSION}；请升级fzdigital。",
            f"$.version is {version}: a newer version of fzdigital wrote it, and this one reads version {VERSION} "
            "only; update fzdigital.",
        )
    elif version < VERSION:
        yield Text(
            f"$.version为{version}：没有这样早的版本，本版本只读版本{VERSION}。",
            f"$.version is {version}: older than any there is, for this version of fzdigital reads version {VERSION} "
            "only.",
        )


def _faults(document: dict[str, Any]) -> Iterator[Text]:
    """What is wrong anywhere: a key that stands twice, a number that is none, a depth that no answer has."""
    waiting: list[tuple[str, object, int]] = [("$", document, 0)]
    while waiting:
        path, value, depth = waiting.pop()
        if depth > _DEEPEST:
            yield Text(f"{path}嵌套过深。", f"{path} is nested too deep.")
            continue
        match value:
            case _NoNumber():
                yield _fault(str(value), path, "整数", "a whole number")
            case dict():
                if isinstance(value, _Repeating):
                    yield Text(f"{path}中有重复的键。", f"{path} has a key more than once.")
                waiting += [(f"{path}.{key}", inner, depth + 1) for key, inner in reversed(value.items())]
            case list():
                numbered = reversed(tuple(enumerate(value)))
                waiting += [(f"{path}[{position}]", inner, depth + 1) for position, inner in numbered]
            case _:
                pass


def _keys(document: dict[str, Any]) -> Iterator[Text]:
    properties: Any = decisions_schema()["properties"]
    yield from _keys_of(document, "$", tuple(properties))
    for key in ("regulation", "casebook"):
        yield from _keys_of(document.get(key), f"$.{key}", tuple(properties[key]["properties"]))


def _keys_of(value: object, path: str, known: tuple[str, ...]) -> Iterator[Text]:
    if not isinstance(value, dict):
        yield _fault(value, path, "对象", "an object")
        return
    for key in known:
        if key not in value:
            yield Text(f"{path}中没有{key!r}。", f"{path} has no {key!r}.")
    for key in value:
        if key not in known:
            yield Text(f"{path}中不应有{key!r}。", f"{path} has the unknown key {key!r}.")


def _question(document: dict[str, Any]) -> Iterator[Text]:
    days = [("$.on", document["on"])]
    days += [("$.known", document["known"])] if document["known"] is not None else []
    for path, value in days:
        try:
            checked_day(value, Text(path, path))
        except InvalidValueError as error:
            yield error.text
    readings, digest = document["regulation"]["readings"], document["casebook"]["sha256"]
    if not isinstance(readings, dict):
        yield _fault(readings, "$.regulation.readings", "对象", "an object")
    else:
        for axis, reading in readings.items():
            if reading is not None and not isinstance(reading, str):
                yield _fault(reading, f"$.regulation.readings.{axis}", "口径编号或null", "the id of a reading, or null")
    if not isinstance(digest, str) or not _SHA256.fullmatch(digest):
        yield _fault(digest, "$.casebook.sha256", "64位小写十六进制数", "64 hexadecimal digits in lower case")
