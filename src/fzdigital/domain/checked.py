"""What every noun checks of its fields when it is built.

These are plain functions called from ``__attrs_post_init__``: attrs validators can be switched off for
the whole process, and a noun that breaks its own invariants must not exist even then.
"""

from unicodedata import category, normalize

from fzdigital.domain.worded import Worded
from fzdigital.errors import InconsistentError, InvalidValueError
from fzdigital.text import Text

_UNWRITABLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def checked_line(value: object, place: Text, limit: int = 100) -> str:
    """One line of text as it is kept: stripped, in Unicode normal form C.

    Args:
        value: the text as given.
        place: where it stands, for the message.
        limit: the greatest length, in characters.

    Returns:
        The text; checking it again changes nothing.

    Raises:
        InvalidValueError: if it is not a string, is empty or too long, or holds a control or format character.
    """
    # The length comes first: normalising a text of megabytes only to refuse it would be a gift to whoever sent it.
    if isinstance(value, str) and len(value) <= limit:
        line = normalize("NFC", value.strip())
        if 0 < len(line) <= limit and not any(category(char) in _UNWRITABLE for char in line):
            return line
    raise InvalidValueError(
        value,
        place,
        Text(
            f"1至{limit}个字符的一行文字，不含控制字符和格式字符",
            f"one line of 1 to {limit} characters without control or format characters",
        ),
    )


def require_truth(value: object, place: Text) -> None:
    """Refuse anything but True, False and None (unknown): the text "否" would otherwise count as true.

    Args:
        value: what stands there.
        place: where, for the message.

    Raises:
        InvalidValueError: if it is anything else.
    """
    if value is not None and not isinstance(value, bool):
        raise InvalidValueError(value, place, Text("是、否，或空（未知）", "True, False, or None for unknown"))


def require_number(value: object, place: Text) -> None:
    """Refuse anything but a whole number from 1 upwards.

    Args:
        value: what stands there.
        place: where, for the message.

    Raises:
        InvalidValueError: if it is no integer, a bool, or below 1.
    """
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise InvalidValueError(value, place, Text("不小于1的整数", "an integer not below 1"))


def require_member(value: object, kind: type[Worded], place: Text) -> None:
    """Refuse anything but a member of one enumeration; the member's value does not stand in for it.

    Args:
        value: what stands there.
        kind: the enumeration.
        place: where, for the message.

    Raises:
        InvalidValueError: if it is no member.
    """
    if not isinstance(value, kind):
        raise InvalidValueError(
            value,
            place,
            Text(
                "下列之一：" + "、".join(member.text.zh for member in kind),
                "one of " + ", ".join(str(member) for member in kind),
            ),
        )


def require_absent(value: object, place: Text, why: Text) -> None:
    """Refuse a value in a place that must stay empty.

    Args:
        value: what stands there.
        place: where.
        why: in both languages, what makes the place empty; it follows the word "empty".

    Raises:
        InconsistentError: if anything stands there.
    """
    if value is not None:
        raise InconsistentError(value, place, Text(f"空，因为{why.zh}", f"empty (None), because {why.en}"))


def require_present(value: object, place: Text, why: Text) -> None:
    """Refuse an empty place where something must stand.

    Args:
        value: what stands there.
        place: where.
        why: in both languages, what asks for it; it follows the words "filled in".

    Raises:
        InconsistentError: if nothing stands there.
    """
    if value is None:
        raise InconsistentError(value, place, Text(f"有值，因为{why.zh}", f"filled in, because {why.en}"))
