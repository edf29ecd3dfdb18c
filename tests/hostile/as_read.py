"""What the library read, as the plain values of :mod:`tests.hostile.meanings`."""

from typing import Any, Final

from msgspec.structs import fields

from fzdigital.domain.worded import Worded
from fzdigital.nouns import (
    Application,
    Entry,
    Incident,
    ListingCheck,
    Mark,
    OfficialAct,
    PublicNotice,
    Rating,
    Rectification,
    Report,
    Score,
    UpdateNotice,
)
from fzdigital.service.casebook import Casebook
from tests.hostile.casebook_format import SHEETS
from tests.hostile.meanings import Row

Change = tuple[object, ...]
"""A correction: entry, field, old, new, why, day."""

_SHEET: Final[dict[type, str]] = {
    Application: "applications", Mark: "marks", PublicNotice: "notices", OfficialAct: "acts", Rating: "ratings",
    UpdateNotice: "updates", Rectification: "rectifications", Report: "reports", Incident: "incidents",
    ListingCheck: "checks",
}  # fmt: skip
_KEYS: Final = {
    sheet: tuple(one.name for one in fields(kind) if one.name not in ("id", "recorded_on"))
    for sheet, (_, kind) in SHEETS.items()
}


def rows_read(casebook: Casebook) -> dict[str, Row]:
    """The entries of a casebook by id."""
    return {entry.id: _row(entry) for entry in casebook.entries}


def changes_read(casebook: Casebook) -> list[Change]:
    """The corrections of a casebook, in order."""
    return [
        (one.entry, one.field, plain(one.old), plain(one.new), one.why, one.recorded_on) for one in casebook.corrections
    ]


def readings_read(casebook: Casebook) -> list[tuple[object, ...]]:
    """The readings of a casebook."""
    return [(one.axis, one.choice, one.by, one.on) for one in casebook.readings]


def settings_read(casebook: Casebook) -> dict[str, object]:
    """The settings of a casebook."""
    return {key: plain(getattr(casebook, key)) for key in ("released_on", "scale_top", "incomplete", "days_off")}


def _row(entry: Entry) -> Row:
    what: Any = entry.what
    sheet = _SHEET[type(what)]
    firm = ("name", "kind") if sheet == "applications" else ()
    values = {key: plain(getattr(what.provider if key in firm else what, key)) for key in _KEYS[sheet]}
    return Row(sheet, entry.id, entry.recorded_on, values)


def plain(value: object) -> object:
    """A value of a noun as a plain one."""
    match value:
        case Worded():
            return value.value
        case Score():
            return value.hundredths
        case _:
            return value
