"""Entries of the register: what happened, and when that was recorded; and their corrections."""

from datetime import date
from typing import Any

from attrs import evolve, fields_dict, frozen

# Not by its own name, which the correction's own ``field`` would hide from the fields after it.
from attrs import field as attribute

from fzdigital.domain.acts import OfficialAct
from fzdigital.domain.application import Application
from fzdigital.domain.checked import checked_line
from fzdigital.domain.dates import require_day, require_not_before
from fzdigital.domain.incident import Incident, ListingCheck
from fzdigital.domain.notice import PublicNotice
from fzdigital.domain.provider import Provider
from fzdigital.domain.rating import Rating
from fzdigital.domain.rectification import Rectification
from fzdigital.domain.report import Report
from fzdigital.domain.review import Mark
from fzdigital.domain.update import UpdateNotice
from fzdigital.errors import InconsistentError, InvalidValueError
from fzdigital.text import Text

Happening = (
    Application
    | Mark
    | PublicNotice
    | OfficialAct
    | Rating
    | UpdateNotice
    | Rectification
    | Report
    | Incident
    | ListingCheck
)
"""Everything that an entry can record; each has ``on``, the day it happened."""

_RECORDED_ON = Text("登记日期", "recorded_on")
_FIELD = Text("栏目", "field")


def _id(value: str) -> str:
    return checked_line(value, Text("登记号", "id"))


def _field_name(value: str) -> str:
    return checked_line(value, _FIELD)


def _why(value: str) -> str:
    return checked_line(value, Text("原因", "why"), limit=1000)


@frozen
class Entry:
    """One recorded happening.

    Args:
        id: the entry's number, by which corrections name it.
        recorded_on: day it was recorded.
        what: the happening.

    Raises:
        InvalidValueError: if a field holds what it cannot.
        InconsistentError: if it was recorded before it happened.
    """

    id: str = attribute(converter=_id)
    recorded_on: date
    what: Happening

    def __attrs_post_init__(self) -> None:
        """Hold the invariants whatever attrs is told to skip."""
        if not isinstance(self.what, Happening):
            raise InvalidValueError(self.what, Text("登记内容", "what"), Text("一项可登记的事项", "a Happening"))
        require_day(self.recorded_on, _RECORDED_ON)
        require_not_before(self.recorded_on, self.what.on, _RECORDED_ON)

    @property
    def happened_on(self) -> date:
        """The day it happened."""
        return self.what.on


@frozen
class Correction:
    """One field of one entry corrected, with what stood there before.

    Args:
        entry: id of the entry corrected.
        field: name of the field of its happening; of an application also ``code``, ``name`` and ``kind``.
        old: what stands there.
        new: what should stand there.
        why: the reason, in at most 1000 characters.
        recorded_on: day of the correction.

    Raises:
        InvalidValueError: if a field holds what it cannot, or a value is mutable.
    """

    entry: str = attribute(converter=_id)
    field: str = attribute(converter=_field_name)
    old: object
    new: object
    why: str = attribute(converter=_why)
    recorded_on: date

    def __attrs_post_init__(self) -> None:
        """Hold the invariants whatever attrs is told to skip."""
        for value, place in ((self.old, Text("原值", "old")), (self.new, Text("新值", "new"))):
            try:
                hash(value)
            except TypeError:
                raise InvalidValueError(value, place, Text("不可变的值", "an immutable value")) from None
        require_day(self.recorded_on, _RECORDED_ON)


def corrected(entry: Entry, correction: Correction) -> Entry:
    """An entry with one field corrected, checked anew.

    Args:
        entry: the entry.
        correction: what to correct in it.

    Returns:
        Another entry, of the same id and day of recording.

    Raises:
        InconsistentError: if the correction is of another entry, names no field of the happening, or states an
            old value that does not stand there.
        InvalidValueError: if the new value cannot stand there.
    """
    if correction.entry != entry.id:
        raise InconsistentError(
            correction.entry, Text("登记号", "entry"), Text(f"所更正的登记号{entry.id}", f"the entry's id {entry.id!r}")
        )
    match entry.what:
        case Application(provider=provider) as application if correction.field in fields_dict(Provider):
            return evolve(entry, what=evolve(application, provider=_with_new_value(provider, correction)))
        case what:
            return evolve(entry, what=_with_new_value(what, correction))


def _with_new_value(noun: Any, correction: Correction) -> Any:
    # Typed Any because a field known only by name has no static type; the noun itself checks the new value.
    names = tuple(fields_dict(type(noun)))
    if correction.field not in names:
        known = ", ".join(names)
        raise InconsistentError(correction.field, _FIELD, Text(f"该登记项的栏目：{known}", f"a field of it: {known}"))
    present = getattr(noun, correction.field)
    # The types are compared too because True == 1.
    if type(present) is not type(correction.old) or present != correction.old:
        raise InconsistentError(
            correction.old,
            Text(f"{correction.field}栏更正的原值", f"the old value of {correction.field}"),
            Text(f"现值{present!r}", f"what stands there, {present!r}"),
        )
    return evolve(noun, **{correction.field: correction.new})
