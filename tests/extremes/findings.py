"""Everything on file held against the text, as the clerk sees it."""

from collections.abc import Iterator
from typing import Any

from tests.extremes.answers import about_firm
from tests.extremes.cards import ACTS, Card
from tests.extremes.conduct import admissible, managed
from tests.extremes.desk import Desk
from tests.extremes.judgement import EITHER_END, Found, judged, of_act
from tests.extremes.ratings import window
from tests.extremes.selection import can_tell, ranked
from tests.extremes.terms import BEGINS


def everything(desk: Desk) -> Iterator[Found]:
    """All findings until a day."""
    for card in desk.cards:
        if card["what"] in ACTS:
            yield from of_act(desk, card)
        elif card["what"] in _OF_MATTERS:
            yield from _OF_MATTERS[card["what"]](desk, card)
    yield from _of_library(desk)
    yield from _of_picks(desk)


def _said(kind: str, on: Any, subject: object, *clauses: str) -> Found:
    return Found(kind, on, subject, frozenset(clauses))


def _of_rating(desk: Desk, card: Card) -> Iterator[Found]:
    """4(2): only members are rated, and only while the text is in force."""
    there = desk.on_day(card["on"])
    if not there.in_force:
        yield _said("nonconforming", card["on"], card["firm"], EITHER_END[card["on"] < BEGINS])
    elif card["firm"] not in there.lists.members:
        yield _said("nonconforming", card["on"], card["firm"], "4(2)")


def _of_notice(desk: Desk, card: Card) -> Iterator[Found]:
    """5/scope: only those under dynamic management are told to update."""
    there = desk.on_day(card["on"])
    if not there.in_force:
        yield _said("nonconforming", card["on"], card["firm"], EITHER_END[card["on"] < BEGINS])
    elif not managed(there, card["firm"]):
        yield _said("nonconforming", card["on"], card["firm"], "5/scope")


def _of_report(desk: Desk, card: Card) -> Iterator[Found]:
    """5(2)b: a report is accepted that is admissible, about a firm that is in the library on that day."""
    if desk.stage(card, "accepted", "accepted_on", False) is not True:
        return
    day = card["accepted_on"] or card["on"]
    there = desk.on_day(day)
    sure, maybe = admissible(there, card)
    if not there.in_force:
        yield _said("nonconforming", day, card["firm"], EITHER_END[day < BEGINS])
    elif not managed(there, card["firm"]):
        yield _said("nonconforming", day, card["firm"], "5/scope")
    elif not sure:
        yield _said("unsettled" if maybe else "deviation", day, card["firm"], "5(2)b")


def _of_demand(desk: Desk, card: Card) -> Iterator[Found]:
    """5(1)b, 5(3)a.1: rectification is demanded of whom was late, or at fault, and not demanded before."""
    earlier = [one for one in desk.all_cards if one["what"] != "demand" or one["on"] < card["on"]]
    there = Desk(earlier, desk.terms, card["on"], desk.known, desk.incomplete)
    act = "demand_rectification_5_1" if card["basis"] == "5(1)" else "demand_rectification_5_3"
    words = about_firm(there, card["firm"])[act]
    yield from judged(words, card["on"], card["firm"], "5(1)b" if card["basis"] == "5(1)" else "5(3)a.1")


_OF_MATTERS = {"rate": _of_rating, "notice": _of_notice, "report": _of_report, "demand": _of_demand}


def _of_library(desk: Desk) -> Iterator[Found]:
    admitted = any(card["what"] == "admit" for card in desk.cards)
    if desk.in_force and admitted and len(desk.lists.members) < desk.terms.total:
        exact = desk.reads("OP-04.force") == "exact"
        yield _said("nonconforming" if exact else "shortfall", desk.on, "library", "1/total")
    due = window(desk, 1)
    if isinstance(due, str):
        return
    if desk.rounds:
        _, held = desk.rounds[0]
        if not due[0] <= held <= due[1]:
            kind = "late" if held > due[1] else "deviation"
            void = desk.reads("OP-17.late") == "void"
            yield _said("nonconforming" if void else kind, held, "library", "4(5)a")
    elif desk.in_force and desk.on > due[1]:
        yield _said("late", desk.on, "library", "4(5)a")


def _of_picks(desk: Desk) -> Iterator[Found]:
    """1/reserve/size: the reserve as a batch's picking left it; too few are no breach where there were not enough."""
    picks = [(card["batch"], card["on"]) for card in desk.cards if card["what"] == "reserve"]
    for batch in sorted({batch for batch, _ in picks}):
        day = max(on for one, on in picks if one == batch)
        there = desk.on_day(day)
        if not there.in_force:
            # Outside the period there is no band to hold anything against.
            continue
        picked = len(there.lists.reserve)
        able = {card["firm"] for card in ranked(there, batch)} - there.lists.members | set(there.lists.reserve)
        subject = f"batch {batch}"
        if picked > desk.terms.high:
            yield _said("nonconforming", day, subject, "1/reserve/size")
        elif picked < desk.terms.low and not can_tell(there, batch):
            yield _said("?", day, subject)
        elif picked < desk.terms.low:
            yield _said("shortfall" if len(able) < desk.terms.low else "nonconforming", day, subject, "1/reserve/size")
