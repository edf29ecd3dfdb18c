"""Compares a supplied copy of the official text with the places pinned in the catalogue.

The library carries no sentence of the regulation. Whoever has the text can hand it in: each pin is then
looked up by position and by hash, and the original words can be shown beside our paraphrase.
"""

from bisect import bisect_left
from hashlib import sha256
from typing import Final, Literal

from attrs import frozen

from fzdigital.errors import OfficialTextError, UnknownNameError
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
class TextCheck:
    """A supplied text, compared pin by pin.

    It says whether the words are the same, not whether the text is still in force.

    Args:
        pins: one result per pin, in the order of the catalogue.
        clauses: ids of all units compared, in the order of the catalogue.
    """

    pins: tuple[PinCheck, ...]
    clauses: tuple[str, ...]

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


def check_text(text: str, clauses: tuple[Clause, ...]) -> TextCheck:
    """Compare a supplied text with the pins of a catalogue.

    A passage that is not in its place is searched for through the whole text by the hash of as many
    characters; of several places the one nearest to the expected place is named.

    Args:
        text: the text as supplied, at most ``LONGEST`` characters without its white space.
        clauses: the units whose pins are looked up.

    Returns:
        one result per pin.

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
    return TextCheck(
        pins=tuple(_check(bare, clause.id, pin) for clause in clauses for pin in clause.pins),
        clauses=tuple(clause.id for clause in clauses),
    )


def _check(bare: str, clause: str, pin: Pin) -> PinCheck:
    length = pin.end - pin.start
    if _hash(bare[pin.start : pin.end]) == pin.sha256:
        return PinCheck(clause, pin, "holds", pin.start, bare[pin.start : pin.end])
    places = [at for at in range(len(bare) - length + 1) if _hash(bare[at : at + length]) == pin.sha256]
    if not places:
        return PinCheck(clause, pin, "missing", None, None)
    after = bisect_left(places, pin.start)
    nearest = min(places[max(0, after - 1) : after + 1], key=lambda at: abs(at - pin.start))
    return PinCheck(clause, pin, "moved", nearest, bare[nearest : nearest + length])


def _hash(passage: str) -> str:
    # A supplied string may hold a lone surrogate, which is no reason to fail: it simply matches nothing.
    return sha256(passage.encode(errors="surrogatepass")).hexdigest()
