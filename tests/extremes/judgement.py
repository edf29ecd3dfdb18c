"""What was done, held against what was allowed on that day, as the clerk sees it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from tests.extremes.answers import (
    Words,
    about_firm,
    about_promotion,
    against_promotion,
    said,
)
from tests.extremes.cards import Card
from tests.extremes.conduct import NO, Pair, either, grounds, pair, sure
from tests.extremes.desk import Desk, Place
from tests.extremes.selection import applications, can_tell, decided_on, next_best, on_the_list, within
from tests.extremes.survival import lasting_grounds, undated
from tests.extremes.terms import BEGINS, row_of

EITHER_END = {True: "notice/commence", False: "6"}


class Found(NamedTuple):
    """One thing that does not agree with the text.

    Args:
        kind: how it stands; ``?`` where the clerk cannot tell.
        on: the day.
        subject: the firm's number, or what else it is about.
        clauses: those that it may be held against.
    """

    kind: str
    on: date
    subject: object
    clauses: frozenset[str]


def _found(kind: str, on: date, subject: object, *clauses: str) -> Found:
    return Found(kind, on, subject, frozenset(clauses))


def judged(words: Words, on: date, subject: object, *clauses: str) -> Iterator[Found]:
    """An act against the outcomes that were possible for it."""
    if words == {"not_in_force"}:
        yield _found("nonconforming", on, subject, EITHER_END[on < BEGINS])
    elif words == {"not_applicable"}:
        yield _found("nonconforming", on, subject, *clauses, "5/scope")
    elif words.isdisjoint(("must", "may")):
        yield _found("nonconforming", on, subject, *clauses)
    elif not words <= {"must", "may"}:
        yield _found("unsettled", on, subject, *clauses)


def of_act(desk: Desk, card: Card) -> Iterator[Found]:
    """An official act against the other acts of its day.

    Args:
        desk: the clerk's desk, of any day.
        card: the act.
    """
    there = desk.on_day(card["on"], card)
    match card["what"]:
        case "exit":
            yield from _of_exit(there, card)
        case "promote":
            words = about_promotion(there, card["firm"], card["sector"])
            against = against_promotion(there, card["firm"], card["sector"])
            forbidding = [clause for clause, met in against.items() if met[0]]
            forbidding = forbidding or [clause for clause, met in against.items() if met[1]]
            clauses = ["5(5)c"] if words == {"not_applicable"} or not forbidding else forbidding
            yield from judged(words, card["on"], card["firm"], *clauses)
        case _:
            yield from _of_application(there, card)


def _of_exit(there: Desk, card: Card) -> Iterator[Found]:
    on, firm = card["on"], card["firm"]
    afterwards = lasting_grounds(there, firm)
    met = grounds(there, firm) if afterwards is None else afterwards
    words = about_firm(there, firm)["exit"] if afterwards is None else _afterwards(met)
    if afterwards is not None and undated(there, firm):
        yield _found("?", on, firm)
    elif words == {"must"}:
        applying = sorted(clause for clause, one in met.items() if one[0])
        for ground in card["grounds"]:
            if not any(clause.startswith(ground) for clause in applying):
                yield _found("deviation", on, firm, applying[0])
    else:
        clauses = ("5/scope", "6", *card["grounds"], *(clause for clause, one in met.items() if one[1]))
        yield from judged(words, on, firm, *clauses)


def _afterwards(met: Mapping[str, Pair]) -> Words:
    """Whether a firm must leave after the end: by what lasts; else there is no ground for it."""
    return said(either(NO, *met.values()), "must")


def _of_application(there: Desk, card: Card) -> Iterator[Found]:
    on, firm, batch = card["on"], card["firm"], card["batch"]
    made = [
        one
        for one in applications(there, batch)
        if one["firm"] == firm and (card["what"] == "reserve" or one["sector"] == card["sector"])
    ]
    if not made:
        yield _found("nonconforming", on, firm, "3/call")
        return
    if not can_tell(there, batch):
        yield _found("?", on, firm)
        return
    found = [[*judged(_words(there, card, one), on, firm, *_against(there, card, one))] for one in made]
    if all(found):
        yield from found[0]
    elif card["what"] == "admit" and not on_the_list(there.on_day(on), batch, firm, card["sector"]):
        yield _found("deviation", on, firm, "3/decide")


def _words(there: Desk, card: Card, application: Card) -> Words:
    if not there.in_force:
        return frozenset(["not_in_force"])
    forbidden, _ = either(NO, *_forbidding(there, card, application).values())
    if forbidden:
        return frozenset(["must_not"])
    whole = there.on_day(there.on)
    batch, firm = card["batch"], card["firm"]
    scored = application["score"] is not None
    if card["what"] == "recommend":
        listed = [one for one in whole.cards if one["what"] == "recommend" and one["batch"] == batch]
        return (
            frozenset(["must" if scored and firm in within(whole, batch, card["sector"]) else "silent"])
            if listed
            else frozenset()
        )
    if card["what"] == "reserve":
        return frozenset(["may" if scored and firm in next_best(whole, batch) else "silent"])
    return frozenset(["may" if scored else "silent"])


def _against(there: Desk, card: Card, application: Card) -> tuple[str, ...]:
    clauses = tuple(clause for clause, met in _forbidding(there, card, application).items() if met[0])
    return (
        clauses
        or {"admit": ("3/decide",), "recommend": ("3/recommend",), "reserve": ("1/reserve/merit",)}[card["what"]]
    )


def _forbidding(there: Desk, card: Card, application: Card) -> dict[str, Pair]:
    """What forbids putting an applicant on a list, by clause."""
    listed = pair(application["listed"], True)
    if card["what"] == "recommend":
        return {"3/veto": listed}
    lists = there.lists
    if card["what"] == "reserve":
        return {
            "3/veto": NO if there.reads("OP-13.reach") == "applicants" else listed,
            "1/reserve/pool": sure(card["firm"] in lists.members),
            "1/reserve/after": sure(decided_on(there.on_day(there.on), card["batch"]) is None),
            "1/reserve/size": sure(len({*lists.reserve} - {card["firm"]}) >= there.terms.high),
        }
    own = [place for place in lists.places if place.firm == card["firm"]]
    taken = _counted(there, card)
    in_row = {place.firm for place in taken if place.sector == card["sector"]}
    by_slots = there.reads("OP-06.slots") == "multi_slot_counts_slots"
    in_all = {(place.firm, place.sector) if by_slots else place.firm for place in taken}
    binding = there.reads("OP-04.force") != "guideline"
    elsewhere = (
        any(place.sector != card["sector"] for place in own) and there.reads("OP-06.slots") == "one_firm_one_slot"
    )
    full_row = binding and len(in_row) >= row_of(there.terms, card["sector"])
    barred = there.reads("OP-20.reapply") == "barred" and any(who == card["firm"] for _, who in lists.exits)
    return {
        "3/veto": listed,
        "3/call": pair(application["form"], False),
        "1/total": sure(binding and len(in_all) >= there.terms.total),
        "1/table": sure(full_row or elsewhere),
        "preamble/library": sure(any(place.sector == card["sector"] for place in own)),
        "5/scope": sure(barred),
    }


def _counted(there: Desk, card: Card) -> list[Place]:
    """The places of others that count against the plan, as OP-07 is read."""
    by_batches = there.reads("OP-07.batches")
    places = there.lists.ever if by_batches == "cumulative_ever_selected" else there.lists.places
    return [
        place
        for place in places
        if place.firm != card["firm"]
        and (by_batches != "per_batch" or (place.by == "admit" and place.batch == card["batch"]))
    ]
