"""What must or may happen to a firm, as the clerk finds it: each matter looked at by itself (sections 4 and 5).

Every answer is a pair: whether it is so for sure, and whether it may be so once what is unknown is known.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from tests.extremes.cards import Card, Firm
from tests.extremes.desk import Desk
from tests.extremes.ratings import two_in_a_row, window

Pair = tuple[bool, bool]
NO: Pair = (False, False)
YES: Pair = (True, True)
OPEN: Pair = (False, True)


def pair(value: object, *wanted: object) -> Pair:
    """Whether a value is one of those wanted; None is unknown."""
    return (value in wanted, value is None or value in wanted)


def sure(holds: bool) -> Pair:
    """Known to be so, or known not to be."""
    return YES if holds else NO


def both(*parts: Pair) -> Pair:
    """All of them."""
    return all(sure for sure, _ in parts), all(maybe for _, maybe in parts)


def either(*parts: Pair) -> Pair:
    """Any of them."""
    return any(sure for sure, _ in parts), any(maybe for _, maybe in parts)


def contrary(part: Pair) -> Pair:
    """Not so."""
    return not part[1], not part[0]


def managed(desk: Desk, firm: Firm) -> bool:
    """5/scope: whom dynamic management concerns; the reserve too if it is read so (OP-21)."""
    if firm in desk.lists.members:
        return True
    return desk.reads("OP-21.libraries") == "both_libraries" and firm in desk.lists.reserve


def recent(desk: Desk, firm: Firm, day: date) -> bool:
    """Whether a day belongs to the present membership: not before it began, and not of one that ended (5/scope)."""
    joined, left = desk.joined(firm), desk.left(firm)
    if joined is None:
        return True
    return day >= joined and (left is None or day > left)


def of_now(desk: Desk, firm: Firm, card: Card, stages: Iterable[tuple[str, str, object]]) -> Pair:
    """Whether a matter is one of the present membership: it began in it, or something of it came about in it."""
    if recent(desk, firm, card["on"]):
        return YES
    perhaps = False
    for value, day, nothing in stages:
        reached = desk.stage(card, value, day, nothing)
        if reached != nothing and card[day] is not None and recent(desk, firm, card[day]):
            return YES
        perhaps = perhaps or (reached != nothing and card[day] is None)
    return (False, perhaps)


NOTICE_STAGES = (("done", "done_on", False),)
DEMAND_STAGES = (("outcome", "outcome_on", "pending"),)
REPORT_STAGES = (
    ("accepted", "accepted_on", False),
    ("reply", "reply_on", "pending"),
    ("verification", "verification_on", "pending"),
)


def is_vague(desk: Desk, firm: Firm) -> bool:
    """Whether a matter of an earlier membership reached a stage on a day that nobody knows: perhaps in this one.

    The library then takes each fact of it by itself to be so or not. Its answer is safe, and may be wider than ours.
    """
    kinds = (("notice", NOTICE_STAGES), ("demand", DEMAND_STAGES), ("report", REPORT_STAGES))
    return any(of_now(desk, firm, card, stages) == OPEN for what, stages in kinds for card in desk.of(firm, what))


def grounds(desk: Desk, firm: Firm) -> dict[str, Pair]:
    """The grounds on which a firm must leave, each with whether it is met (5(1) to 5(4))."""
    found: dict[str, Pair] = {}

    def add(clause: str, met: Pair) -> None:
        found[clause] = either(found.get(clause, NO), met)

    for card in desk.of(firm, "demand"):
        now = of_now(desk, firm, card, DEMAND_STAGES)
        refused, failed = ("5(1)c", "5(1)d") if card["basis"] == "5(1)" else ("5(3)a.2", "5(3)a.3")
        outcome = desk.stage(card, "outcome", "outcome_on", "pending")
        add(refused, both(now, pair(outcome, "refused")))
        add(failed, both(now, either(pair(outcome, "failed"), _silence(desk, card, outcome))))
    for card in desk.of(firm, "report"):
        for clause, met in _of_report(desk, firm, card):
            add(clause, met)
    for card in desk.of(firm, "incident"):
        for clause, met in _of_incident(desk, firm, card):
            add(clause, met)
    add("5(4)", two_in_a_row(desk, firm))
    for kind, clauses in _IF_MISSING.items():
        if kind in desk.incomplete:
            for clause in clauses:
                add(clause, OPEN)
    if desk.reads("OP-13.reach") == "plus_members" and firm in desk.lists.members:
        add("3/veto", pair(desk.last_look(firm), True))
    return {clause: met for clause, met in found.items() if met != NO}


_IF_MISSING = {
    "demand": ("5(1)c", "5(1)d", "5(3)a.2", "5(3)a.3"),
    "report": ("5(2)d", "5(2)e"),
    "incident": ("5(3)b.1", "5(3)b.2"),
}
"""The grounds that a card nobody has might give."""


def _silence(desk: Desk, card: Card, outcome: object) -> Pair:
    """A deadline gone by without any finding, where it is read as a failure (OP-23)."""
    if desk.reads("OP-23.silence") == "needs_refusal":
        return NO
    deadline = card["deadline"]
    overdue = OPEN if deadline is None else YES if deadline != "none" and desk.on > deadline else NO
    return both(pair(outcome, "pending"), overdue)


def admissible(desk: Desk, card: Card) -> Pair:
    """5(2)a, 5(2)b: under a real name, with evidence and contact details; the name alone if it is read so (OP-25)."""
    if desk.reads("OP-25.admissible") == "real_name_only":
        return pair(card["real_name"], True)
    return both(*(pair(card[element], True) for element in ("real_name", "evidence", "contact")))


def _of_report(desk: Desk, firm: Firm, card: Card) -> Iterator[tuple[str, Pair]]:
    now = either(of_now(desk, firm, card, REPORT_STAGES), _put_since(desk, firm, card))
    reply = desk.stage(card, "reply", "reply_on", "pending")
    result = desk.stage(card, "verification", "verification_on", "pending")
    verified = both(pair(desk.stage(card, "accepted", "accepted_on", False), True), admissible(desk, card))
    yield "5(2)d", both(now, verified, pair(reply, "not_as_required"))
    source = YES if desk.reads("OP-25.source") == "any_source" else verified
    wanted = ("falsification", "inaccuracy") if desk.reads("OP-25.inaccuracy") == "exit" else ("falsification",)
    yield "5(2)e", both(now, source, pair(result, *wanted))


def _put_since(desk: Desk, firm: Firm, card: Card) -> Pair:
    """Whether the report was put to the firm in its present membership."""
    put = card["verified_on"]
    return YES if put is not None and put <= desk.seen and recent(desk, firm, put) else NO


def _of_incident(desk: Desk, firm: Firm, card: Card) -> Iterator[tuple[str, Pair]]:
    if not recent(desk, firm, card["on"]):
        return
    serving = YES if desk.reads("OP-24.during") == "any_time_as_member" else pair(card["during"], True)
    if card["kind"] == "major_safety":
        yield "5(3)b.1", serving
    elif card["kind"] == "severe_dishonesty":
        yield "5(3)b.2", serving
    elif card["kind"] == "other_illegal":
        grave = YES if desk.reads("OP-24.other") == "any_violation" else pair(card["grave"], True)
        yield "5(3)b.2", both(serving, grave)


def late(desk: Desk, card: Card, done: Any) -> Pair:
    """Whether an update was late: by the day in the notice, else as somebody judged (OP-22)."""
    due = card["due"]
    if desk.reads("OP-22.in_time") == "judgement" or due == "none":
        return pair(card["late"], True)
    if due is None:
        return OPEN
    if done is True:
        return OPEN if card["done_on"] is None else YES if card["done_on"] > due else NO
    if desk.on <= due:
        return NO
    return YES if done is False else OPEN


def followed(desk: Desk, firm: Firm, basis: str, since: date) -> Pair:
    """Whether rectification was demanded on that basis since a day."""
    if any(card["basis"] == basis and card["on"] >= since for card in desk.of(firm, "demand")):
        return YES
    return OPEN if "demand" in desk.incomplete else NO


def unrated(desk: Desk, firm: Firm) -> Pair:
    """4(2): whether a member is still to be rated in the latest round held since it joined."""
    joined = desk.joined(firm)
    if joined is None:
        return NO
    rounds = [number for number, day in desk.rounds if day >= joined]
    rated = {card["round"] for card in desk.of(firm, "rate") if card["on"] >= joined}
    done = pair(
        True if (rounds[-1] in rated if rounds else bool(rated)) else None if "rate" in desk.incomplete else False, True
    )
    if desk.reads("OP-17.later_firms") == "join_next_round":
        return both(YES if rounds else NO, contrary(done))
    return both(_own_window_begun(desk, firm), contrary(done))


def _own_window_begun(desk: Desk, firm: Firm) -> Pair:
    """OP-17: whether a third month of its own has begun for a firm that was admitted with a batch."""
    admitted = [place for place in desk.lists.places if place.firm == firm and place.by == "admit"]
    if not admitted:
        return NO
    due = window(desk, min(admitted, key=lambda place: place.joined).batch or 0)
    if isinstance(due, str):
        return OPEN if due == "unknown" else NO
    return YES if due[0] <= desk.on else NO
