"""Names handed over as a collection: to Python a text is one too, of its letters."""

from collections.abc import Iterable
from typing import TypeVar

from fzdigital.errors import InvalidValueError
from fzdigital.text import Text

T = TypeVar("T")

_A_LIST = Text("列表，如['…']", "a list, such as ['...']")


def listed(names: Iterable[T], place: str) -> tuple[T, ...]:
    """What is handed over, once it is found to be a collection.

    Args:
        names: names, or groups of them.
        place: what they are handed over as, such as ``acts``.

    Raises:
        InvalidValueError: a single text, or what is no collection.
    """
    if isinstance(names, str) or not isinstance(names, Iterable):
        raise InvalidValueError(names, Text(place, place), _A_LIST)
    return tuple(names)
