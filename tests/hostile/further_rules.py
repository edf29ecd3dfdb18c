"""What no field by itself can break: the rules that ``docs/reference/formats.md`` leaves to the reader, once more."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from json import loads
from typing import Any, Final
from unicodedata import normalize

from stdnum.cn import uscc

from tests.hostile.meanings import Book, Row

CHECK_CHARACTER: Final = "a check character of a code"
REPEATED_KEY: Final = "a key that stands twice"
AS_WRITTEN: Final = "how a number is written"
ONE_ROW: Final = "what the fields of one row must be to each other"
ROWS: Final = "what rows must be to each other"
AXES: Final = "a reading of an axis that the regulation does not have"

_OF_A_FIRM: Final = ("recommend", "admit", "put_in_reserve", "promote", "exit")
_IN_A_SECTOR: Final = ("recommend", "admit", "promote")
_OF_A_BATCH: Final = ("recommend", "issue_opinion", "admit", "put_in_reserve")


def broken(data: bytes, book: Book, axes: Mapping[str, Iterable[str]]) -> set[str]:
    """The rules that a document of the right format breaks.

    Args:
        data: the document.
        book: what it says.
        axes: the readings there are, by axis.
    """
    found = {*book.faults, *_written(data)}
    codes = {row.values.get("code") for row in book.rows} - {None}
    if not all(uscc.is_valid(code) for code in codes):
        found.add(CHECK_CHARACTER)
    if any(map(breaks_a_row, book.rows)):
        found.add(ONE_ROW)
    if breaks_the_rows(book.rows, book.settings["scale_top"]):
        found.add(ROWS)
    settled: dict[tuple[object, object], object] = {}
    for axis, choice, _, on in book.readings:
        if choice not in axes.get(str(axis), ()):
            found.add(AXES)
        elif settled.setdefault((axis, on), choice) != choice:
            found.add(ROWS)
    return found


def _written(data: bytes) -> set[str]:
    """What is wrong with a document as it is written."""
    found: set[str] = set()

    def members(pairs: list[tuple[str, object]]) -> None:
        if len({key for key, _ in pairs}) < len(pairs):
            found.add(REPEATED_KEY)

    def whole(digits: str) -> None:
        if digits == "-0":
            found.add(AS_WRITTEN)

    loads(data.decode("utf-8-sig"), object_pairs_hook=members, parse_int=whole)
    return found


def breaks_a_row(row: Row) -> bool:
    """Whether the fields of a row cannot hold together."""
    values = row.values
    on = values["on"]
    return row.recorded_on < on or any(  # type: ignore[operator]
        isinstance(day, date) and (day < on or not reached)  # type: ignore[operator]
        for day, reached in _stages(row.sheet, values)
    ) or (row.sheet == "acts" and _no_act(values)) or (row.sheet == "ratings" and _no_recheck(values))  # fmt: skip


def _stages(sheet: str, values: Mapping[str, Any]) -> Iterator[tuple[object, bool]]:
    """The days of a row that may not lie before it, and whether what they date has happened."""
    match sheet:
        case "notices":
            yield values["ends_on"], True
        case "updates":
            yield values["due"], True
            yield values["done_on"], values["done"] is True
        case "rectifications":
            yield values["deadline"], True
            yield values["outcome_on"], values["outcome"] not in (None, "pending")
        case "reports":
            yield values["accepted_on"], values["accepted"] is True
            yield values["verified_on"], True
            yield values["reply_on"], values["reply"] not in (None, "pending")
            yield values["verification_on"], values["verification"] not in (None, "pending")


def _no_act(values: Mapping[str, Any]) -> bool:
    kind = values["kind"]
    return (
        (kind in _OF_A_FIRM) != (values["code"] is not None)
        or (kind in _IN_A_SECTOR) != (values["industry"] is not None)
        or (kind != "call" and (kind in _OF_A_BATCH) != (values["batch"] is not None))
        or (kind != "exit" and bool(values["grounds"]))
    )


def _no_recheck(values: Mapping[str, Any]) -> bool:
    return values["rechecks"] is not None and values["rechecks"] >= values["round"]


def breaks_the_rows(rows: Iterable[Row], scale_top: Any) -> bool:
    """Whether rows cannot stand beside each other.

    Args:
        rows: all of them.
        scale_top: the greatest score there can be, in hundredths.
    """
    rows = tuple(rows)
    names: dict[object, str] = {}
    applied = {_of(row, "code", "industry", "batch") for row in rows if row.sheet == "applications"}
    firms = {code for code, *_ in applied}
    once = Counter(key for row in rows for key in _once(row))
    for row in rows:
        values: Mapping[str, Any] = row.values
        if row.sheet == "applications":
            name = _comparable(values["name"])
            if names.setdefault(values["code"], name) != name:
                return True
        elif row.sheet == "marks":
            score = values["score"]
            if _of(row, "code", "industry", "batch") not in applied or (isinstance(score, int) and score > scale_top):
                return True
        elif values.get("code") is not None and values["code"] not in firms:
            return True
    return any(times > 1 for times in once.values())


def _once(row: Row) -> Iterator[tuple[object, ...]]:
    """What no two rows may say."""
    yield "id", row.id
    match row.sheet:
        case "applications":
            yield ("application", *_of(row, "code", "industry", "batch"))
        case "marks":
            yield ("mark", *_of(row, "code", "industry", "batch", "expert"))
        case "ratings":
            yield ("rating", *_of(row, "code", "round"))


def _of(row: Row, *keys: str) -> tuple[object, ...]:
    return tuple(row.values[key] for key in keys)


def _comparable(name: str) -> str:
    """A name by which width and letter case do not count (definition D146 of the Unicode Standard)."""
    folded = normalize("NFKC", normalize("NFD", name).casefold())
    return normalize("NFKC", folded.casefold())
