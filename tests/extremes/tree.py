"""All histories of a length over three firms and ten named moves, walked as a tree: what begins alike is shared.

The firms have parts: A lives a whole life as a member, B stands in reserve and is promoted, C is the other member that
makes the library larger. With the plan at two firms, one of a sector, and a floor of two, every cap and the refill are
reached within a few moves.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from fzdigital.nouns import Correction, Entry
from tests.extremes.cards import Box, Card, Firm, Fix
from tests.extremes.nouns import correction_of, entries_of
from tests.extremes.terms import ENDS, Terms

A, B, C = 0, 1, 2
FIRMS: Final = (A, B, C)
SECTOR: Final[Mapping[Firm, str]] = {A: "knit", B: "knit", C: "cotton"}
TERMS: Final = Terms(2, (1, 1, 1, 1), 2, 1, 1)
LAPSED: Final = ENDS + timedelta(days=1)

MOVES: Final = (
    "A admitted", "C admitted", "B in reserve", "B promoted", "A put out",
    "no stars for anybody", "stars for everybody", "demand to A", "refusal by A", "accident at A",
)  # fmt: skip
ACTS: Final = MOVES[:5]
"""The moves that are official acts; nothing else changes a list."""


class Node(NamedTuple):
    """A history up to some move, with the library's entries of it.

    Args:
        moves: the moves so far.
        box: the cards.
        entries: the library's entries.
        corrections: the library's corrections.
        touched: the firms that the last move was about.
    """

    moves: tuple[str, ...]
    box: Box
    entries: tuple[Entry, ...]
    corrections: tuple[Correction, ...]
    touched: tuple[Firm, ...]


def opening() -> Node:
    """Before any move: all three applied, and B was looked up and is not on the dishonesty list."""
    on = date(2025, 6, 3)
    cards: list[Card] = [
        {"id": f"a{firm}", "what": "apply", "on": on, "recorded": on, "firm": firm, "sector": SECTOR[firm], "batch": 1,
         "listed": False, "score": 9000 - 100 * firm, "form": True}
        for firm in FIRMS
    ]  # fmt: skip
    cards.append({"id": "l1", "what": "look", "on": on, "recorded": on, "firm": B, "listed": False})
    box = Box(tuple(cards))
    return Node((), box, tuple(entry for card in cards for entry in entries_of(card)), (), FIRMS)


def day_of(step: int, length: int, moves_a_day: int) -> date:
    """The day of a move: the last of a history falls on the last day in force.

    Args:
        step: its place, from 0.
        length: how many there are.
        moves_a_day: how many fall on one day.
    """
    return ENDS - timedelta(days=(length - 1) // moves_a_day - step // moves_a_day)


def after(node: Node, move: str, on: date) -> Node:
    """The history with one move more."""
    cards, fixes = [*_cards(node, move, on)], [*_fixes(node, move, on)]
    box = node.box._replace(cards=node.box.cards + tuple(cards)).with_fixes(*fixes)
    entries = node.entries + tuple(entry for card in cards for entry in entries_of(card))
    corrections = node.corrections + tuple(map(correction_of, fixes))
    firms = FIRMS if "body" in move else tuple(firm for firm, name in enumerate("ABC") if name in move.split())
    return Node((*node.moves, move), box, entries, corrections, firms)


def _cards(node: Node, move: str, on: date) -> Iterator[Card]:
    step = len(node.moves)

    def card(what: str, firm: Firm, **told: Any) -> Card:
        return {"id": f"m{step}.{firm}", "what": what, "on": on, "recorded": on, "firm": firm, **told}

    match move:
        case "A admitted" | "C admitted":
            firm = A if move[0] == "A" else C
            yield card("admit", firm, sector=SECTOR[firm], batch=1)
        case "B in reserve":
            yield card("reserve", B, batch=1)
        case "B promoted":
            yield card("promote", B, sector=SECTOR[B])
        case "A put out":
            yield card("exit", A, grounds=())
        case "no stars for anybody" | "stars for everybody":
            held = {card["round"] for card in node.box.cards if card["what"] == "rate"}
            for firm in FIRMS:
                yield card("rate", firm, round=len(held) + 1, stars=0 if move[0] == "n" else 1, rechecks=None)
        case "demand to A":
            yield card("demand", A, basis="5(1)", deadline="none", outcome="pending", outcome_on=None)
        case "accident at A":
            yield card("incident", A, kind="major_safety", during=True, grave=None)
        case _:
            return


def _fixes(node: Node, move: str, on: date) -> Iterator[Fix]:
    """A refuses what was last demanded of it; nothing where nothing is pending."""
    if move == "refusal by A":
        answered = {fix.card for fix in node.box.fixes}
        pending = [card for card in node.box.cards if card["what"] == "demand" and card["id"] not in answered]
        if pending:
            yield Fix(pending[-1]["id"], "outcome", "pending", "refused", on)
            yield Fix(pending[-1]["id"], "outcome_on", None, on, on)
