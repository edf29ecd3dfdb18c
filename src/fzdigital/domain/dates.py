"""Calendar days as the nouns keep them; a moment of a day is never one."""

from datetime import date, datetime
from re import ASCII
from re import compile as compiled_pattern

from fzdigital.domain.worded import Worded
from fzdigital.errors import InconsistentError, InvalidDateError
from fzdigital.text import Text

_WRITTEN = compiled_pattern(r"\d{4}-\d\d-\d\d", ASCII)
_DAY = Text("公历日期（YYYY-MM-DD），不带时刻", "a calendar day (YYYY-MM-DD) without a time")
_ON = Text("日期", "on")


class NoDeadline(Worded):
    """That a notice or demand states no deadline, as opposed to a deadline that is unknown (None)."""

    NONE = "none", "无", "none"


def checked_day(value: object, place: Text) -> date:
    """A calendar day from what a document holds.

    Args:
        value: a ``date`` that is no ``datetime``, or text exactly YYYY-MM-DD in ASCII digits.
        place: where it stands, for the message.

    Returns:
        The day.

    Raises:
        InvalidDateError: if it is anything else, or no day of the calendar.
    """
    if not isinstance(value, str):
        return require_day(value, place)
    # The form comes first because date.fromisoformat alone would also take 20250301 and 2025-W09-6.
    if _WRITTEN.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise InvalidDateError(value, place, _DAY)


def require_day(value: object, place: Text = _ON) -> date:
    """Refuse anything but a ``date``: text is for documents, and a ``datetime`` does not compare with a day.

    Args:
        value: what stands there.
        place: where, for the message.

    Returns:
        The day.

    Raises:
        InvalidDateError: if it is no date, or a datetime.
    """
    if not isinstance(value, date) or isinstance(value, datetime):
        raise InvalidDateError(value, place, _DAY)
    return value


def require_not_before(value: object, start: date, place: Text) -> None:
    """Refuse anything but None (unknown) and a day from ``start`` on.

    Args:
        value: what stands there.
        start: the first day admitted.
        place: where, for the message.

    Raises:
        InvalidDateError: if it is neither None nor a date.
        InconsistentError: if it is an earlier day.
    """
    if value is not None and require_day(value, place) < start:
        raise InconsistentError(value, place, Text(f"不早于{start}的日期", f"a day not before {start}"))


def require_deadline(value: object, start: date, place: Text) -> None:
    """Refuse anything but a day from ``start`` on, no deadline, and None (unknown).

    Args:
        value: what stands there.
        start: the first day admitted.
        place: where, for the message.

    Raises:
        InvalidDateError: if it is none of these.
        InconsistentError: if it is an earlier day.
    """
    if value is not NoDeadline.NONE:
        require_not_before(value, start, place)
