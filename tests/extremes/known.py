"""Differences between library and clerk that are known and written down, so that a run shows the unknown ones.

Each has a test in ``test_known.py`` with the smallest history that shows it. Once the library agrees there, that test
fails, and the difference is to be taken out here.
"""

from datetime import date

from tests.extremes.cards import Firm
from tests.extremes.conduct import admissible, is_vague, recent
from tests.extremes.desk import Desk

__all__ = ["is_vague", "judged_on_the_vague", "misjudged_reports", "picked_outside_the_period"]


def misjudged_reports(desk: Desk) -> set[tuple[date, Firm]]:
    """5(2)b: the day and the firm of each accepted report about which the library's finding is known to differ.

    Of a report older than the membership in which it was accepted it is said that it lacks an element. Where the sheet
    of reports is incomplete, it is left open whether one that lacks an element could be accepted.
    """
    found = set()
    for card in desk.cards:
        if card["what"] == "report" and desk.stage(card, "accepted", "accepted_on", False) is True:
            day = card["accepted_on"] or card["on"]
            there = desk.on_day(day)
            old = not recent(there, card["firm"], card["on"])
            if old or ("report" in desk.incomplete and not admissible(there, card)[0]):
                found.add((day, card["firm"]))
    return found


def judged_on_the_vague(desk: Desk) -> set[tuple[date, Firm]]:
    """5(1) to 5(4): the day and the firm of each exit or demand for which a matter counts as wholly unknown."""
    judged = [card for card in desk.cards if card["what"] in ("exit", "demand")]
    return {(card["on"], card["firm"]) for card in judged if is_vague(desk.on_day(card["on"], card), card["firm"])}


def picked_outside_the_period(desk: Desk) -> set[tuple[date, object]]:
    """6, notice/commence: the day and the batch of each pick that is held against a band that is not in force."""
    picks = [card for card in desk.cards if card["what"] == "reserve"]
    return {(card["on"], f"batch {card['batch']}") for card in picks if not desk.on_day(card["on"]).in_force}
