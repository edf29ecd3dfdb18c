"""Finds pinned passages in a text by their hashes: in their place, elsewhere, or nowhere."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from hashlib import sha256
from typing import Final

from fzdigital.rules.source import Pin

Places = Mapping[Pin, int | None]
"""The position at which each passage stands, white space removed; None where it is missing."""

TELLING: Final = 4
"""Characters from which a passage outside the units is known by its words; shorter ones are so only by their place."""


def pin_of(text: str, start: int, end: int) -> Pin:
    """The pin of a passage.

    Args:
        text: the text, white space removed.
        start: position of the first character, from 0.
        end: position after the last character.

    Returns:
        the pin, which holds in that text.
    """
    return Pin(start, end, _hash(text[start:end]))


def places_of(bare: str, units: Iterable[Pin], outside: Iterable[Pin]) -> Places:
    """Where the passages of the units and those outside them stand in a text.

    A unit's passage that is not in its place is searched for through the whole text; of several places it is the
    one nearest to where it stood, shifted as far as the passage before it was. A passage outside the units stands
    beside its neighbours, shifted as far as one of them was; one that can be told by its words may also stand
    elsewhere between them.

    Args:
        bare: the text, white space removed.
        units: the pins of the units.
        outside: the pins of what lies outside them.

    Returns:
        a place, or None, for every pin.
    """
    standing = _standing(bare)
    of_units = _unit_places(sorted(units, key=_start), standing)
    found: dict[Pin, int] = {pin: at for pin, at in of_units.items() if at is not None}
    missing = {pin: at for pin, at in of_units.items() if at is None}
    for pin in sorted(outside, key=_start):
        at = found.get(pin, _beside(pin, found, standing(pin), len(bare)))
        if at is None:
            missing[pin] = None
        else:
            found[pin] = at
    return missing | found


def _start(pin: Pin) -> tuple[int, int]:
    return pin.start, pin.end


def _standing(bare: str) -> Callable[[Pin], tuple[int, ...]]:
    """All places at which a pinned passage stands, found by going through the text once for each length asked."""

    @cache
    def by_hash(length: int) -> Mapping[str, list[int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for at in range(len(bare) - length + 1):
            places[_hash(bare[at : at + length])].append(at)
        return dict(places)

    return lambda pin: tuple(by_hash(pin.end - pin.start).get(pin.sha256, ()))


def _unit_places(units: Iterable[Pin], standing: Callable[[Pin], tuple[int, ...]]) -> dict[Pin, int | None]:
    found: dict[Pin, int | None] = {}
    shift = 0
    for pin in units:
        places = standing(pin)
        at = pin.start if pin.start in places else _nearest(places, pin.start + shift)
        found[pin] = at
        shift = shift if at is None else at - pin.start
    return found


def _nearest(places: Iterable[int], expected: int) -> int | None:
    return min(places, key=lambda at: abs(at - expected), default=None)


def _beside(pin: Pin, found: Mapping[Pin, int], places: tuple[int, ...], length: int) -> int | None:
    before = max((one for one in found if one.end <= pin.start), key=lambda one: one.end, default=None)
    after = min((one for one in found if one.start >= pin.end), key=_start, default=None)
    expected = [pin.start + found[one] - one.start for one in (before, after) if one is not None]
    free = [at for at in places if _is_free(pin, at, found)]
    for at in expected:
        if at in free:
            return at
    if pin.end - pin.start < TELLING:
        return None
    low = 0 if before is None else found[before] + before.end - before.start
    high = length if after is None else found[after]
    return _nearest((at for at in free if low <= at and at + pin.end - pin.start <= high), (expected or [pin.start])[0])


def _is_free(pin: Pin, at: int, found: Mapping[Pin, int]) -> bool:
    """Whether a passage at a place lies over no other one, save those that it lies over where both are pinned."""
    return not any(
        at < place + one.end - one.start and place < at + pin.end - pin.start
        for one, place in found.items()
        if pin.end <= one.start or one.end <= pin.start
    )


def _hash(passage: str) -> str:
    # A supplied string may hold a lone surrogate, which is no reason to fail: it simply matches nothing.
    return sha256(passage.encode(errors="surrogatepass")).hexdigest()
