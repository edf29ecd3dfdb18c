"""Vectors as JSON documents and back, strictly: a file is read whole or not at all, and all its faults are told."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, TypeGuard

from fzdigital.errors import VectorsError
from fzdigital.rules.interchange import Json
from fzdigital.text import Text, shown
from fzdigital.vectors.vector import LEVELS, ORIGINS, Vector

FORMAT: Final = "fzdigital-vectors"
VERSION: Final = 1
_REQUIRED: Final = ("id", "level", "question", "given", "expected", "by")
_ALLOWED: Final = (*_REQUIRED, "readings", "working", "shows")
_Faults = list[tuple[str, Text]]


def file_name(unit: str) -> str:
    """The name of the file with the vectors of a unit, such as ``5-5-a.json`` for ``5(5)a``."""
    return re.sub(r"[^A-Za-z0-9.]+", "-", unit).strip("-") + ".json"


def document_of(regulation: str, unit: str, vectors: Iterable[Vector]) -> Json:
    """The document of one unit.

    Args:
        regulation: id of the regulation.
        unit: id of the unit.
        vectors: its vectors, in the order wanted.
    """
    return {
        "format": FORMAT,
        "version": VERSION,
        "regulation": regulation,
        "unit": unit,
        "vectors": [_entry(vector) for vector in vectors],
    }


def _entry(vector: Vector) -> Json:
    entry: dict[str, Json] = {"id": vector.id, "level": vector.level, "question": vector.question}
    if vector.readings:
        entry["readings"] = dict(vector.readings)
    entry |= {"given": dict(vector.given), "expected": dict(vector.expected), "by": vector.by}
    if vector.working is not None:
        entry["working"] = {"zh": vector.working.zh, "en": vector.working.en}
    if vector.shows:
        entry["shows"] = list(vector.shows)
    return entry


def text_of(document: Json) -> str:
    """A document as it is stored: a line for each key of each vector, in UTF-8 with its characters as they are."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def vectors_from(text: str | bytes, name: str = "vectors") -> tuple[Vector, ...]:
    """The vectors of one document.

    Args:
        text: the document; bytes are UTF-8.
        name: what messages call it, such as its file name.

    Returns:
        its vectors in order.

    Raises:
        VectorsError: with every fault at once; nothing is returned of a document that has one.

    Does not ask whether the vectors hold.
    """
    faults: _Faults = []
    document = _parsed(text, name, faults)
    found = tuple(_vectors(document, name, faults)) if not faults else ()
    if faults:
        raise VectorsError(tuple(faults))
    return found


def _parsed(text: str | bytes, name: str, faults: _Faults) -> Json:
    def refused(number: str) -> Json:
        faults.append(
            (name, Text(f"数{number}不是整数，请写成文本。", f"{number} is no whole number; write it as text."))
        )
        return None

    def members(pairs: list[tuple[str, Json]]) -> Json:
        times = Counter(key for key, _ in pairs)
        for key in (key for key in times if times[key] > 1):
            faults.append((name, Text(f"键{key!r}出现两次，请删其一。", f"key {key!r} stands twice; drop one.")))
        return dict(pairs)

    try:
        parsed: Json = json.loads(text, parse_float=refused, parse_constant=refused, object_pairs_hook=members)
    except (ValueError, RecursionError) as error:
        faults.append((name, Text(f"不是JSON文档（{error}），请改正。", f"is no JSON document ({error}); mend it.")))
        return None
    return parsed


def _vectors(document: Json, name: str, faults: _Faults) -> Iterator[Vector]:
    match document:
        case {
            "format": "fzdigital-vectors",
            "version": 1,
            "regulation": str(),
            "unit": str(unit),
            "vectors": list(all),
        }:
            for position, entry in enumerate(all):
                vector = _vector(entry, unit, f"{name} vectors[{position}]", faults)
                if vector is not None:
                    yield vector
        case _:
            keys = "format, version, regulation, unit, vectors"
            faults.append(
                (name, Text(f"缺少或写错了以下各项之一：{keys}。", f"one of {keys} is missing or not as it must be."))
            )


def _vector(entry: Json, unit: str, place: str, faults: _Faults) -> Vector | None:
    if not isinstance(entry, dict):
        faults.append((place, Text(f"{shown(entry)}不是对象。", f"{shown(entry)} is no object.")))
        return None
    before = len(faults)
    faults += [(place, fault) for fault in _entry_faults(entry, unit)]
    if len(faults) > before:
        return None
    working, readings = entry.get("working"), entry.get("readings", {})
    given, expected = (json.dumps(entry[key], ensure_ascii=False) for key in ("given", "expected"))
    return Vector(
        str(entry["id"]),
        unit,
        next(level for level in LEVELS if level == entry["level"]),
        str(entry["question"]),
        tuple(sorted(readings.items())) if _are_readings(readings) else (),
        given,
        expected,
        next(origin for origin in ORIGINS if origin == entry["by"]),
        Text(str(working["zh"]), str(working["en"])) if isinstance(working, dict) else None,
        tuple(map(str, shows)) if isinstance(shows := entry.get("shows", []), list) else (),
    )


def _entry_faults(entry: dict[str, Json], unit: str) -> Iterator[Text]:
    for key in _REQUIRED:
        if key not in entry:
            yield Text(f"缺少{key!r}，请补上。", f"has no {key!r}; add it.")
    for key in entry:
        if key not in _ALLOWED:
            yield Text(f"键{key!r}不在格式之内，请删去。", f"key {key!r} is not in the format; drop it.")
    asked: tuple[tuple[str, bool, str], ...] = (
        ("id", _starts(entry.get("id"), f"{unit}/"), f"{unit}/…"),
        ("level", entry.get("level") in LEVELS, ", ".join(LEVELS)),
        ("question", isinstance(entry.get("question"), str), "text"),
        ("given", isinstance(entry.get("given"), dict), "{…}"),
        ("expected", isinstance(entry.get("expected"), dict), "{…}"),
        ("by", entry.get("by") in ORIGINS, ", ".join(ORIGINS)),
        ("readings", _are_readings(entry.get("readings", {})), "{axis: reading}"),
        ("working", _is_working(entry.get("working")), "{zh, en}"),
        ("shows", _are_texts(entry.get("shows", [])), "[text]"),
    )
    for key, right, wanted in asked:
        if key in entry and not right:
            value = shown(entry[key])
            yield Text(f"{key!r}为{value}，应为{wanted}。", f"{key!r} is {value}; it must be {wanted}.")


def _starts(value: Json, with_what: str) -> bool:
    return isinstance(value, str) and value.startswith(with_what)


def _are_readings(value: Json) -> TypeGuard[dict[str, str | None]]:
    return isinstance(value, dict) and all(one is None or isinstance(one, str) for one in value.values())


def _is_working(value: Json) -> bool:
    return value is None or (isinstance(value, dict) and value.keys() == {"zh", "en"} and _are_texts([*value.values()]))


def _are_texts(value: Json) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)
