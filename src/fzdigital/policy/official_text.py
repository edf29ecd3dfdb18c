"""Compares a supplied copy of the official text with the places pinned in the catalogue.

The library carries no sentence of the regulation. Whoever has the text can hand it in: each pin is then
looked up by position and by hash, the original words can be shown beside our paraphrase, and whatever no pin
accounts for is named.
"""

from collections.abc import Iterable
from itertools import chain, groupby
from typing import Final, Literal

from attrs import frozen

from fzdigital.errors import OfficialTextError, UnknownNameError
from fzdigital.policy.catalogue.outside import Outside
from fzdigital.policy.passages import pin_of as pin_of
from fzdigital.policy.passages import places_of
from fzdigital.rules.source import Clause, Pin
from fzdigital.text import Text

PinState = Literal["holds", "moved", "missing"]
"""In its place, elsewhere in the text, or nowhere in it."""

LONGEST: Final = 20_000
"""Characters, white space removed, above which a text is refused; the Measures have less than a tenth of that.

The search for a moved passage hashes at every position, so that an unbounded text would take unbounded time.
"""


@frozen
class PinCheck:
    """What became of one pin.

    Args:
        clause: id of the unit the pin belongs to.
        pin: the place and hash expected.
        state: ``holds``, ``moved`` or ``missing``.
        found_at: position at which the passage stands, white space removed; None if it is missing.
        passage: the original words from the supplied text, white space removed; None if they are missing.
    """

    clause: str
    pin: Pin
    state: PinState
    found_at: int | None
    passage: str | None


@frozen
class OutsideCheck:
    """What became of one span outside the units.

    Args:
        span: what was expected, and where.
        state: ``holds``, ``moved`` or ``missing``.
        found_at: position at which it stands, white space removed; None if it is missing.
    """

    span: Outside
    state: PinState
    found_at: int | None


@frozen
class Stretch:
    """Characters in a row of a supplied text.

    Args:
        start: position of the first one, from 0, white space removed.
        words: the characters.
    """

    start: int
    words: str


@frozen
class TextCheck:
    """A supplied text, compared pin by pin.

    It says whether the words are the same, not whether the text is still in force. What is covered follows from where
    the pins were found, so that words that only moved are covered where they stand now.

    Args:
        pins: one result per pin, in the order of the catalogue.
        clauses: ids of all units compared, in the order of the catalogue.
        outside: one result per span declared to be outside the units, in the order of the text.
        bare: the text as supplied, white space removed.
    """

    pins: tuple[PinCheck, ...]
    clauses: tuple[str, ...]
    outside: tuple[OutsideCheck, ...]
    bare: str

    @property
    def by_units(self) -> tuple[Stretch, ...]:
        """What the units cover, from stretch to stretch."""
        return self._stretches(self._of_units)

    @property
    def by_outside(self) -> tuple[Stretch, ...]:
        """What the spans outside the units cover."""
        return self._stretches(self._of_outside)

    @property
    def uncovered(self) -> tuple[Stretch, ...]:
        """What neither a unit nor a span outside them covers: words that nothing accounts for."""
        return self._stretches(frozenset(range(len(self.bare))) - self._of_units - self._of_outside)

    @property
    def twice(self) -> tuple[Stretch, ...]:
        """What a unit covers and a span outside the units as well: one of the two is pinned wrongly."""
        return self._stretches(self._of_units & self._of_outside)

    @property
    def _of_units(self) -> frozenset[int]:
        return _characters((check.found_at, check.pin) for check in self.pins)

    @property
    def _of_outside(self) -> frozenset[int]:
        return _characters((check.found_at, check.span.pin) for check in self.outside)

    def _stretches(self, characters: frozenset[int]) -> tuple[Stretch, ...]:
        runs = groupby(enumerate(sorted(characters)), key=lambda one: one[1] - one[0])
        return tuple(
            Stretch(places[0], self.bare[places[0] : places[-1] + 1])
            for places in ([at for _, at in run] for _, run in runs)
        )

    @property
    def holding(self) -> tuple[str, ...]:
        """Ids of the units whose pins all hold in place; a unit without pins has none to break."""
        broken = {check.clause for check in self.pins if check.state != "holds"}
        return tuple(clause for clause in self.clauses if clause not in broken)

    @property
    def complete(self) -> bool:
        """Whether every unit holds."""
        return len(self.holding) == len(self.clauses)

    def of(self, clause_id: str) -> tuple[PinCheck, ...]:
        """The results for one unit.

        Args:
            clause_id: id of the unit, such as ``5(5)a``.

        Returns:
            one result per pin, in the order of the text.

        Raises:
            UnknownNameError: no unit compared has that id.
        """
        if clause_id not in self.clauses:
            raise UnknownNameError(Text("条款", "clause"), clause_id, "TextCheck", self.clauses)
        return tuple(check for check in self.pins if check.clause == clause_id)

    def original(self, clause_id: str) -> tuple[str, ...]:
        """The original passages of one unit, taken from the supplied text.

        Args:
            clause_id: id of the unit, such as ``5(5)a``.

        Returns:
            the passages found, in place or moved, white space removed; missing ones are left out.

        Raises:
            UnknownNameError: no unit compared has that id.
        """
        return tuple(check.passage for check in self.of(clause_id) if check.passage is not None)


def without_white_space(text: str) -> str:
    """The text as pins count it: everything that ``str.split`` takes for white space removed."""
    return "".join(text.split())


def check_text(text: str, clauses: tuple[Clause, ...], outside: tuple[Outside, ...] = ()) -> TextCheck:
    """Compare a supplied text with the pins of a catalogue.

    A passage that is not in its place is searched for through the whole text by the hash of as many characters;
    :func:`fzdigital.policy.passages.places_of` says which of several places is taken.

    Args:
        text: the text as supplied, at most ``LONGEST`` characters without its white space.
        clauses: the units whose pins are looked up.
        outside: the spans declared to be outside the units, looked up as well.

    Returns:
        one result per pin and per span, and what they cover.

    Raises:
        OfficialTextError: the text is too long to be the official text.
    """
    bare = without_white_space(text)
    if len(bare) > LONGEST:
        raise OfficialTextError(
            f"所给文本去除空白后有{len(bare)}字，超过{LONGEST}字，不是本办法的文本；请只提供本办法全文。",
            f"the text has {len(bare)} characters without white space, more than {LONGEST}, and cannot be the "
            "Measures; supply the Measures alone.",
        )
    pins = tuple((clause.id, pin) for clause in clauses for pin in clause.pins)
    places = places_of(bare, (pin for _, pin in pins), (span.pin for span in outside))
    return TextCheck(
        tuple(_check(bare, clause, pin, places[pin]) for clause, pin in pins),
        tuple(clause.id for clause in clauses),
        tuple(OutsideCheck(span, _state(span.pin, places[span.pin]), places[span.pin]) for span in outside),
        bare,
    )


def _check(bare: str, clause: str, pin: Pin, at: int | None) -> PinCheck:
    passage = None if at is None else bare[at : at + pin.end - pin.start]
    return PinCheck(clause, pin, _state(pin, at), at, passage)


def _state(pin: Pin, at: int | None) -> PinState:
    if at is None:
        return "missing"
    return "holds" if at == pin.start else "moved"


def _characters(found: Iterable[tuple[int | None, Pin]]) -> frozenset[int]:
    stretches = (range(at, at + pin.end - pin.start) for at, pin in found if at is not None)
    return frozenset(chain.from_iterable(stretches))
