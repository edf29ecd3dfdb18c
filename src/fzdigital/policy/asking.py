"""Asking a regulation only for the readings that make a difference."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

from fzdigital.rules.regulation import Regulation

T = TypeVar("T", bound=Hashable)


def as_read(regulation: Regulation, axes: tuple[str, ...], found: Mapping[tuple[str, ...], T]) -> tuple[T, ...]:
    """What is found under the readings in use.

    Args:
        regulation: gives the readings; an axis is asked only if what is found hangs on it.
        axes: the axes.
        found: what is found under every combination of their readings, in the order of the axes.

    Returns:
        each thing found once; several where an axis is left unresolved on which it hangs.
    """
    for place, axis in enumerate(axes):
        if _hangs_on(found, place):
            reading = regulation.reading(axis)
            if reading is not None:
                found = {one: what for one, what in found.items() if one[place] == reading}
    return tuple(dict.fromkeys(found.values()))


def _hangs_on(found: Mapping[tuple[str, ...], T], place: int) -> bool:
    """Whether another reading on one axis, all others being equal, may lead to something else."""
    if len({*found.values()}) == 1:
        return False
    alike: dict[tuple[str, ...], set[T]] = {}
    for one, what in found.items():
        alike.setdefault((*one[:place], *one[place + 1 :]), set()).add(what)
    return any(len(several) > 1 for several in alike.values())
