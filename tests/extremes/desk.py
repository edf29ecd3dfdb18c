"""The clerk's desk on one day: who is in which list, and which rounds were held, found by going through the cards.

Written from the text, with sets, lists and conditions only: nothing here calls the library.
"""

from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from tests.extremes.cards import SECTORS, Card, Firm
from tests.extremes.terms import Terms, in_force, last_day

LIST_ACTS = ("admit", "promote", "reserve", "exit")
"""The kinds of acts that change a list."""


class Place(NamedTuple):
    """A firm's place in the library.

    Args:
        firm: the firm.
        sector: the sector.
        joined: since when.
        by: ``admit`` or ``promote``.
        batch: the batch; None where promoted.
    """

    firm: Firm
    sector: str
    joined: date
    by: str
    batch: int | None


class Lists(NamedTuple):
    """What a clerk has at the end of a day.

    Args:
        places: the members with their places.
        reserve: the reserve in order of entry.
        exits: the acts that took a member out, as (day, firm).
        ever: every place there ever was.
    """

    places: list[Place]
    reserve: list[Firm]
    exits: list[tuple[date, Firm]]
    ever: list[Place]

    @property
    def members(self) -> set[Firm]:
        """The firms in the library, each once (1/total counts firms)."""
        return {place.firm for place in self.places}


def lists_from(acts: list[Card]) -> Lists:
    """Go through the acts day by day: first who leaves, then who enters, then who is put in reserve.

    Nobody is in both lists (1/reserve/pool): who enters leaves the reserve, and a member is not put there. An act that
    puts a firm out takes it from whichever list it is on; it is an exit from the library only if it was a member.
    """
    lists = Lists([], [], [], [])
    days: dict[date, list[Card]] = {}
    for card in acts:
        days.setdefault(card["on"], []).append(card)
    for day in sorted(days):
        for firm in sorted({card["firm"] for card in days[day] if card["what"] == "exit"}):
            _leaves(lists, day, firm)
        for card in sorted((card for card in days[day] if card["what"] in ("admit", "promote")), key=_entry_order):
            _enters(lists, card)
        for firm in sorted({card["firm"] for card in days[day] if card["what"] == "reserve"}):
            if firm not in lists.reserve and firm not in lists.members:
                lists.reserve.append(firm)
    return lists


def _entry_order(card: Card) -> tuple[Any, ...]:
    return card["what"], card["firm"], SECTORS.index(card["sector"]), card.get("batch") or 0


def _leaves(lists: Lists, day: date, firm: Firm) -> None:
    if firm in lists.members:
        lists.exits.append((day, firm))
        lists.places[:] = [place for place in lists.places if place.firm != firm]
    if firm in lists.reserve:
        lists.reserve.remove(firm)


def _enters(lists: Lists, card: Card) -> None:
    firm, sector = card["firm"], card["sector"]
    if firm in lists.reserve:
        lists.reserve.remove(firm)
    if not any(place.firm == firm and place.sector == sector for place in lists.places):
        place = Place(firm, sector, card["on"], card["what"], card.get("batch"))
        lists.places.append(place)
        lists.ever.append(place)


def _said(card: Card) -> Card:
    """What a card says, whenever and under whatever number it was written."""
    return {name: value for name, value in card.items() if name not in ("id", "recorded")}


class Desk:
    """Everything a clerk has in hand who is asked about one day.

    Args:
        cards: the cards as known.
        terms: numbers and readings.
        on: the day asked about.
        known: the day of knowledge; None for all that was ever written.
        incomplete: the kinds of cards of which some may be missing.
        left_out: an act that does not count, where it is itself judged.
    """

    def __init__(
        self,
        cards: list[Card],
        terms: Terms,
        on: date,
        known: date | None = None,
        incomplete: frozenset[str] = frozenset(),
        left_out: Card | None = None,
    ) -> None:
        self.all_cards = cards
        self.left_out = left_out
        self.terms = terms
        self.on = on
        self.known = known
        self.seen = on if known is None else min(on, known)
        self.incomplete = incomplete
        self.cards = [card for card in cards if card["on"] <= on]

    @property
    def in_force(self) -> bool:
        """Whether the text is in force that day."""
        return in_force(self.terms, self.on)

    def reads(self, axis: str) -> str:
        """The reading in use on an axis."""
        return self.terms.reads(axis)

    def on_day(self, on: date, left_out: Card | None = None) -> "Desk":
        """The same desk asked about another day, or without an act."""
        return Desk(self.all_cards, self.terms, on, self.known, self.incomplete, left_out)

    @cached_property
    def lists(self) -> Lists:
        """The lists at the end of the day; after the text has lapsed nobody is on any if it is read so (OP-03)."""
        return self.lists_without()

    def read(self, lists: Lists) -> Lists:
        """Lists as OP-03 is read."""
        if self.on > last_day(self.terms) and self.reads("OP-03.status") == "library_dissolves":
            return Lists([], [], lists.exits, lists.ever)
        return lists

    def lists_without(self, *left_out: Card) -> Lists:
        """The lists at the end of the day as they would be without some acts, however often these were written down."""
        acts = [card for card in self.cards if card["what"] in LIST_ACTS]
        out = [_said(card) for card in (*left_out, self.left_out) if card is not None]
        return self.read(lists_from([card for card in acts if _said(card) not in out]))

    def of(self, firm: Firm, what: str) -> list[Card]:
        """The cards of one kind about a firm until that day."""
        return [card for card in self.cards if card["what"] == what and card.get("firm") == firm]

    @cached_property
    def rounds(self) -> list[tuple[int, date]]:
        """The rating rounds held, each with its first day, in order."""
        first: dict[int, date] = {}
        for card in self.cards:
            if card["what"] == "rate":
                first[card["round"]] = min(card["on"], first.get(card["round"], card["on"]))
        return sorted(first.items(), key=lambda one: (one[1], one[0]))

    def joined(self, firm: Firm) -> date | None:
        """Since when a firm is a member; None if it is none."""
        days = [place.joined for place in self.lists.places if place.firm == firm]
        return min(days) if days else None

    def left(self, firm: Firm) -> date | None:
        """When a firm last left the library."""
        days = [day for day, who in self.lists.exits if who == firm]
        return max(days) if days else None

    def stage(self, card: Card, value: str, day: str, nothing: object) -> Any:
        """A stage of a matter as it stood: not yet reached if its day is later than what was seen."""
        if card[day] is not None and card[day] > self.seen:
            return nothing
        return card[value]

    def last_look(self, firm: Firm) -> bool | None:
        """What the last look at the dishonesty list showed; None if nobody looked or looks of one day disagree.

        Where looks may be missing, one of them may be later and have shown anything.
        """
        looks = self.of(firm, "look")
        if not looks or "look" in self.incomplete:
            return None
        latest = max(card["on"] for card in looks)
        shown = {card["listed"] for card in looks if card["on"] == latest}
        return shown.pop() if len(shown) == 1 else None
