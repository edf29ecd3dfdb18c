"""Whoever had to leave on the last day in force, and what becomes of that afterwards, where it is read to last (OP-03).

Conduct is then judged by the rule of its own time: what came about until the end still puts a firm out, and nothing
that came about later does.
"""

from tests.extremes.cards import Firm
from tests.extremes.conduct import DEMAND_STAGES, NO, REPORT_STAGES, Pair, either, grounds, managed
from tests.extremes.desk import Desk
from tests.extremes.terms import BEGINS, last_day


def lasting_grounds(desk: Desk, firm: Firm) -> dict[str, Pair] | None:
    """The grounds on which a firm must still leave after the end; None on a day on which this is no question.

    Args:
        desk: the clerk's desk.
        firm: the firm.
    """
    last = last_day(desk.terms)
    if desk.reads("OP-03.pending") != "facts_before_expiry_survive" or desk.on <= last or desk.on < BEGINS:
        return None
    if not managed(desk, firm):
        return {}
    then = desk.on_day(last)
    # Who is a member is asked of the day itself; what came about, of the last day in force.
    then.lists = desk.lists
    return {clause: one for clause, one in grounds(then, firm).items() if clause != "3/veto"}


def lasting(desk: Desk, firm: Firm) -> Pair | None:
    """Whether a firm must still leave after the end; None on a day on which this is no question."""
    met = lasting_grounds(desk, firm)
    return None if met is None else either(NO, *met.values())


def undated(desk: Desk, firm: Firm) -> bool:
    """Whether something of the firm came about on a day that nobody knows: before the end, or after it."""
    stages = (("demand", DEMAND_STAGES), ("report", REPORT_STAGES))
    return any(
        card[day] is None and card[value] != nothing
        for what, some in stages
        for card in desk.of(firm, what)
        for value, day, nothing in some
    )
