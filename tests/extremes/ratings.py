"""Runs of no-stars, as the clerk finds them: the firm's ratings laid out in order and looked through (4(5), 5(4))."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

from tests.extremes.cards import Card, Firm
from tests.extremes.desk import Desk

LIMIT = 2
"""So many no-stars in a row put a firm out (5(4))."""

Window = tuple[date, date]


def month_of(year: int, month: int) -> Window:
    """The first and the last day of a month; the thirteenth month is the first of the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    following = date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)


def same_day_later(day: date, months: int) -> date:
    """The corresponding day some months later, or the last of that month where there is none."""
    first, last = month_of(day.year, day.month + months)
    return min(first + timedelta(days=day.day - 1), last)


def window(desk: Desk, batch: int) -> Window | str:
    """The days of the first rating of a batch (4(5)a): ``no_notice``, or ``unknown`` where its base is not known."""
    base = _counted_from(desk, batch)
    notices = [card for card in desk.cards if card["what"] == "publish" and card["batch"] == batch]
    if base is None:
        return "unknown" if notices else "no_notice"
    match desk.reads("OP-16.window"):
        case "calendar_after":
            return month_of(base.year, base.month + 3)
        case "calendar_inclusive":
            return month_of(base.year, base.month + 2)
        case "rolling_third":
            return same_day_later(base, 2) + timedelta(days=1), same_day_later(base, 3)
        case _:
            return same_day_later(base, 3), same_day_later(base, 3)


def _counted_from(desk: Desk, batch: int) -> date | None:
    notices = [card for card in desk.cards if card["what"] == "publish" and card["batch"] == batch]
    if desk.reads("OP-16.base") == "decision_date":
        days: list[date] = [card["on"] for card in desk.cards if card["what"] == "admit" and card["batch"] == batch]
        return min(days, default=None)
    if not notices:
        return None
    start: date = min(card["on"] for card in notices)
    if desk.reads("OP-16.base") == "publicity_start":
        return start
    ends = {card["ends"] for card in notices if card["on"] == start}
    return ends.pop() if len(ends) == 1 else None


def two_in_a_row(desk: Desk, firm: Firm) -> tuple[bool, bool]:
    """Whether the firm had two no-stars in a row: for sure, and perhaps, where stars are unknown.

    Every way in which unknown stars may have come out is tried.
    """
    cards = desk.of(firm, "rate")
    if "rate" in desk.incomplete:
        return False, True
    if all(card["stars"] not in (0, None) for card in cards):
        return False, False
    found = {_met(desk, firm, one, void) for void in _void_rounds(desk) for one in _ways(cards)}
    return found == {True}, True in found


def _ways(cards: list[Card]) -> Iterator[list[Card]]:
    unknown = [card for card in cards if card["stars"] is None]
    known = [card for card in cards if card["stars"] is not None]
    for stars in product((0, 1), repeat=len(unknown)):
        yield known + [{**card, "stars": one} for card, one in zip(unknown, stars, strict=True)]


def _void_rounds(desk: Desk) -> list[int | None]:
    """The first round, if it counts for nothing because it was held out of time (OP-17); both where that is open."""
    if desk.reads("OP-17.late") == "valid_flagged" or not desk.rounds:
        return [None]
    number, held = desk.rounds[0]
    due = window(desk, 1)
    if due == "unknown":
        return [None, number]
    return [None] if isinstance(due, str) or due[0] <= held <= due[1] else [number]


def _met(desk: Desk, firm: Firm, cards: list[Card], void: int | None) -> bool:
    since = _counted_since(desk, firm)
    counted = [card for card in cards if card["round"] != void and (since is None or card["on"] >= since)]
    laid_out: list[int | None]
    if desk.reads("OP-19.sequence") == "own_sequence":
        laid_out = [stars for _, stars in sorted(_own_rounds(desk, counted).values())]
    else:
        laid_out = _with_gaps(desk, counted, since)
    run = longest = 0
    for stars in laid_out:
        run = run + 1 if stars == 0 else 0
        longest = max(longest, run)
    return longest >= LIMIT


def _counted_since(desk: Desk, firm: Firm) -> date | None:
    """From when ratings count: a new membership starts a new sequence unless old ones are carried over (OP-20)."""
    return desk.joined(firm) if desk.reads("OP-20.reapply") == "no_bar_reset" else None


def _own_rounds(desk: Desk, cards: list[Card]) -> dict[int, tuple[tuple[date, int], int]]:
    """By round: its place in the order of the firm's own ratings, and the stars that stand for it in the end."""
    found: dict[int, tuple[tuple[date, int], int]] = {}
    for card, number in _standing_for(desk, cards):
        place = found[number][0] if number in found else (card["on"], number)
        found[number] = (place, card["stars"])
    return found


def _standing_for(desk: Desk, cards: list[Card]) -> Iterator[tuple[Card, int]]:
    """The ratings by day, each with the round it stands for: that which it checks again, if it is read so (OP-19)."""
    corrected: dict[int, int] = {}
    met: set[int] = set()
    for card in sorted(cards, key=lambda one: (one["on"], one["round"])):
        number = card["round"]
        if desk.reads("OP-19.rerating") == "recheck_replaces" and card["rechecks"] is not None:
            target = corrected.get(card["rechecks"], card["rechecks"])
            if target in met:
                number = corrected[card["round"]] = target
        met.add(number)
        yield card, number


def _with_gaps(desk: Desk, cards: list[Card], since: date | None) -> list[int | None]:
    """The rounds one after the other by their numbers, with nothing where the firm was not rated (OP-19)."""
    stars = {number: found for number, (_, found) in _own_rounds(desk, cards).items()}
    moved = {card["round"] for card, number in _standing_for(desk, cards) if card["round"] != number}
    held = {number for number, day in desk.rounds if since is None or day >= since}
    return [stars.get(number) for number in sorted((held | stars.keys()) - moved)]
