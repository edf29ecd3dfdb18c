"""What a clerk would keep: one card for everything that happened, as a plain dictionary, and corrections of cards.

Cards know nothing of the library. What the library is asked about them is said by ``tests.extremes.nouns``.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

Card = dict[str, Any]
"""Always ``id``, ``what``, ``on`` and ``recorded``; of a firm its number under ``firm``; the rest by kind."""

Firm = int
SECTORS = ("knit", "cotton", "elec", "auto")
ACTS = ("admit", "reserve", "promote", "exit", "recommend")
"""The kinds of cards that are official acts."""


class Fix(NamedTuple):
    """One field of one card put right.

    Args:
        card: id of the card.
        field: its key.
        old: what stands there.
        new: what should stand there.
        recorded: day on which it was put right.
    """

    card: str
    field: str
    old: Any
    new: Any
    recorded: date


class Box(NamedTuple):
    """Everything on file.

    Args:
        cards: in the order in which they were written.
        fixes: in the order in which they were written, which is that of their days.
        incomplete: kinds of sheets said to be incomplete.
    """

    cards: tuple[Card, ...]
    fixes: tuple[Fix, ...] = ()
    incomplete: frozenset[str] = frozenset()

    def with_card(self, card: Card) -> "Box":
        """One card more."""
        return self._replace(cards=(*self.cards, card))

    def with_fixes(self, *fixes: Fix) -> "Box":
        """Some fields put right."""
        return self._replace(fixes=(*self.fixes, *fixes))


def as_known(box: Box, known: date | None) -> list[Card]:
    """The cards as they read on a day: those written by then, with what was put right by then.

    Args:
        box: everything on file.
        known: the day; None for all that was ever written.
    """
    if known is None:
        found = {card["id"]: card for card in box.cards}
    else:
        found = {card["id"]: card for card in box.cards if card["recorded"] <= known}
    for fix in box.fixes:
        if fix.card in found and (known is None or fix.recorded <= known):
            found[fix.card] = {**found[fix.card], fix.field: fix.new}
    return list(found.values())


def shown(box: Box) -> str:
    """The box as lines that a person can follow, by day."""
    return "\n".join((*map(_card_line, sorted(box.cards, key=lambda card: card["on"])), *map(_fix_line, box.fixes)))


def _card_line(card: Card) -> str:
    rest = {key: _brief(value) for key, value in card.items() if key not in ("id", "what", "on", "recorded")}
    late = f" (recorded {card['recorded']})" if card["recorded"] != card["on"] else ""
    return f"  {card['on']} {card['id']} {card['what']} {_pairs(rest.items())}{late}"


def _fix_line(fix: Fix) -> str:
    return f"  {fix.recorded} put right: {fix.card}.{fix.field} from {_brief(fix.old)} to {_brief(fix.new)}"


def _brief(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _pairs(items: Iterable[tuple[str, str]]) -> str:
    return " ".join(f"{key}={value}" for key, value in items)
