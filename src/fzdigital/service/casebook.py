"""The casebook: every entry of one selection, its corrections and its settings, as one value."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from attrs import field, frozen

from fzdigital.domain.checked import checked_line
from fzdigital.domain.dates import require_day
from fzdigital.domain.entry import Correction, Entry
from fzdigital.domain.review import Score
from fzdigital.errors import CasebookError, InvalidValueError
from fzdigital.text import Text

FORMAT = "fzdigital-casebook"
VERSION = 1

DEFAULT_SCALE_TOP = Score(10000)

MATTER_SHEETS = ("ratings", "updates", "rectifications", "reports", "incidents", "checks")
"""The sheets that may be declared incomplete: those of matters, where a missing row could hide something.

An application, a mark or an official act exists only as recorded, so their sheets cannot be incomplete.
"""


def _axis(value: str) -> str:
    return checked_line(value, Text("事项", "axis"))


def _choice(value: str) -> str:
    return checked_line(value, Text("口径", "choice"))


def _authority(value: str) -> str:
    return checked_line(value, Text("确定机关", "by"))


@frozen
class SettledReading:
    """A question that somebody entitled to has settled.

    Args:
        axis: id of the axis, such as ``OP-26.floor``.
        choice: id of the reading chosen, such as ``strict``.
        by: who settled it.
        on: day from which the choice is known. Does not decide whether ``by`` was entitled to settle it.

    Raises:
        InvalidValueError: if a field holds what it cannot.
    """

    axis: str = field(converter=_axis)
    choice: str = field(converter=_choice)
    by: str = field(converter=_authority)
    on: date

    def __attrs_post_init__(self) -> None:
        """Hold the invariants whatever attrs is told to skip."""
        require_day(self.on, Text("确定日期", "on"))


def _entries(given: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(given, key=lambda entry: (entry.happened_on, entry.recorded_on, entry.id)))


def _corrections(given: Iterable[Correction]) -> tuple[Correction, ...]:
    # Stable: two corrections of one field on one day follow each other as they were written down.
    return tuple(sorted(given, key=lambda correction: correction.recorded_on))


def _readings(given: Iterable[SettledReading]) -> tuple[SettledReading, ...]:
    return tuple(sorted(given, key=lambda reading: (reading.on, reading.axis, reading.choice, reading.by)))


def _names(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(given)))


def _days(given: Iterable[date]) -> tuple[date, ...]:
    # By their text, so that a wrong type among them is reported instead of breaking the comparison.
    return tuple(sorted(set(given), key=str))


@frozen
class Casebook:
    """Everything recorded about one selection. Its parts come in any order and are kept in one.

    Args:
        entries: the entries; kept by day of happening, day of recording and id.
        corrections: the corrections; kept by day of recording, those of one day as given.
        readings: the questions settled; kept by day, axis, choice and authority.
        incomplete: keys of the sheets declared incomplete, of ``MATTER_SHEETS``.
        released_on: day the measures were released; None if unknown (OP-01).
        scale_top: the greatest score an expert can give; 100 points unless said otherwise (OP-10).
        days_off: public holidays beside weekends, as a person listed them (OP-16.holiday).
        format: always ``FORMAT``; it marks the documents.
        version: always ``VERSION``.

    Raises:
        CasebookError: with every fault at once: an id given twice, a correction of an entry that is not there,
            an unknown sheet, format or version, or a setting of the wrong type.
    """

    entries: tuple[Entry, ...] = field(converter=_entries)
    corrections: tuple[Correction, ...] = field(default=(), converter=_corrections)
    readings: tuple[SettledReading, ...] = field(default=(), converter=_readings)
    incomplete: tuple[str, ...] = field(default=(), converter=_names)
    released_on: date | None = None
    scale_top: Score = DEFAULT_SCALE_TOP
    days_off: tuple[date, ...] = field(default=(), converter=_days)
    format: str = FORMAT
    version: int = VERSION

    def __attrs_post_init__(self) -> None:
        """Hold the invariants whatever attrs is told to skip."""
        problems = tuple(_problems(self))
        if problems:
            raise CasebookError(problems)


def _problems(casebook: Casebook) -> Iterator[tuple[str, Text]]:
    ids = sorted(entry.id for entry in casebook.entries)
    known = set(ids)
    for earlier, later in pairwise(ids):
        if earlier == later:
            yield "entries", _fault(later, Text("登记号", "id"), Text("未用过的登记号", "an id not used before"))
    for correction in casebook.corrections:
        if correction.entry not in known:
            expected = Text("案卷中已有的登记号", "the id of an entry of the casebook")
            yield "corrections", _fault(correction.entry, Text("所更正的登记号", "entry"), expected)
    for name in casebook.incomplete:
        if name not in MATTER_SHEETS:
            yield "incomplete", _fault(name, Text("未齐表", "incomplete"), _one_of(MATTER_SHEETS))
    if casebook.format != FORMAT:
        yield "format", _fault(casebook.format, Text("格式", "format"), _one_of((FORMAT,)))
    if casebook.version != VERSION:
        yield "version", _fault(casebook.version, Text("版本", "version"), _one_of((str(VERSION),)))
    if not _is_scale(casebook.scale_top):
        expected = Text("大于0的分数", "a Score above 0")
        yield "scale_top", _fault(casebook.scale_top, Text("满分", "scale_top"), expected)
    released = () if casebook.released_on is None else (("released_on", casebook.released_on),)
    for place, day in (*released, *(("days_off", day) for day in casebook.days_off)):
        try:
            require_day(day, Text(place, place))
        except InvalidValueError as error:
            yield place, error.text


def _is_scale(value: object) -> bool:
    return isinstance(value, Score) and value > Score(0)


def _one_of(known: tuple[str, ...]) -> Text:
    return Text("下列之一：" + "、".join(known), "one of " + ", ".join(known))


def _fault(value: object, place: Text, expected: Text) -> Text:
    return InvalidValueError(value, place, expected).text
