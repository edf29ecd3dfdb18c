"""Replenish: whether the library may be refilled, by how many, by which routes, with whom (5(5))."""

from datetime import date

from attrs import frozen

from fzdigital.domain.industry import Industry
from fzdigital.rules.answer import Decision
from fzdigital.rules.decide import decide
from fzdigital.rules.decision import Outcome
from fzdigital.rules.regulation import Regulation
from fzdigital.service.cases import case_of_candidate, case_of_library, pools_on
from fzdigital.service.history import History


@frozen
class Candidate:
    """A reserve firm that might be promoted into a sector it applied for.

    Args:
        code: the firm's code.
        industry: the sector.
        decision: the decision space of promoting it.
    """

    code: str
    industry: Industry
    decision: Decision


@frozen
class Replenishment:
    """The range of choice on one day.

    Args:
        count: firms in the library.
        least: the fewest to add; above 0 only under a reading that makes it a duty (OP-27).
        most: the most that may be added; 0 where there is no power.
        decision: the decision space of the library.
        candidates: the reserve firms, in the order of the reserve.
    """

    count: int
    least: int
    most: int
    decision: Decision
    candidates: tuple[Candidate, ...]


def replenish(regulation: Regulation, history: History, on: date) -> Replenishment:
    """The range of choice for refilling the library on one day.

    Args:
        regulation: gives the floor, the total and the readings.
        history: the register.
        on: the day.

    Does not choose: whether, how many and by which route is for the bureau, as needed.
    """
    pools = pools_on(regulation, history, on)
    decision = decide(regulation, case_of_library(regulation, history, on, pools))
    outcomes = decision.of("replenish").outcomes
    count, total = pools.library.count, regulation.number("total")
    allowed = Outcome.MUST in outcomes or Outcome.MAY in outcomes
    target = {"duty_to_27": regulation.number("refill_floor"), "duty_to_32": total}.get(
        regulation.reading("OP-27.duty") or "", count
    )
    candidates = tuple(
        Candidate(code, industry, decide(regulation, case_of_candidate(regulation, history, code, industry, on, pools)))
        for code in pools.reserve.codes
        for industry in sorted(
            {one.industry for one in history.applications if one.code == code and one.on <= on},
            key=lambda one: str(one.value),
        )
    )
    return Replenishment(
        count,
        max(0, target - count) if outcomes == (Outcome.MUST,) else 0,
        max(0, total - count) if allowed else 0,
        decision,
        candidates,
    )
