"""Refilling the library in a round, as straight lines of operations on planes."""

from datetime import date
from typing import Final

from fzdigital.domain.industry import Industry
from fzdigital.policy.acts import PROMOTE, REPLENISH, USE_RESERVE
from fzdigital.rules.decision import Outcome
from fzdigital.rules.plane_program import Noted, Notes, Program, program
from fzdigital.rules.planes import Column, Numbers, Truths
from fzdigital.rules.regulation import Regulation
from fzdigital.whatif.asking import asked, day_facts, fixed
from fzdigital.whatif.counting import Bits, decreased, increased

COUNT_BITS: Final = 8
"""Bits of a number of firms."""


def library_round(regulation: Regulation, on: date) -> Program:
    """Whether the library must or may be refilled on a day, and may be from the reserve.

    Args:
        regulation: the regulation.
        on: the day.

    Raises:
        UnsuppliedFactsError: a rule speaks of a fact that nobody tells.
    """
    notes = Notes()
    algebra = notes.algebra
    count, exits, reserve, usable = (Numbers(algebra.one, _given(notes)) for _ in range(4))
    facts: dict[str, Column[Noted]] = {
        **day_facts(regulation, algebra, on),
        "library.count": count,
        "library.adjusted_count": count,
        "library.exits": exits,
        "library.reserve_count": reserve,
        "library.reserve_usable": usable,
    }
    refill = asked(regulation, algebra, REPLENISH.id, facts)
    route = asked(regulation, algebra, USE_RESERVE.id, facts)
    return program(
        notes,
        [refill[Outcome.MUST].yes, refill[Outcome.MAY].yes, route[Outcome.MAY].yes | route[Outcome.MUST].yes],
    )


def candidate_round(regulation: Regulation, industry: Industry, listed: bool, on: date) -> Program:
    """Whether a firm in reserve is selected on a day.

    Args:
        regulation: the regulation.
        industry: its sector.
        listed: whether it is on the dishonesty list.
        on: the day.

    Raises:
        UnsuppliedFactsError: a rule speaks of a fact that nobody tells.
    """
    notes = Notes()
    algebra = notes.algebra
    waiting = notes.given()
    wanted, row, total, adjusted, exits = (_given(notes) for _ in range(5))
    sector = {fact.name: fact for fact in regulation.vocabulary.facts}["candidate.sector"]
    facts: dict[str, Column[Noted]] = {
        **day_facts(regulation, algebra, on),
        "candidate.in_reserve": Truths(waiting, algebra.negated(waiting)),
        "candidate.member": algebra.settled(False),
        "candidate.listed": algebra.settled(listed),
        "candidate.sector": fixed(algebra, sector, industry.value),
        # Firms are taken in their order, so that it is always the turn of the one asked about.
        "candidate.first_in_order": algebra.settled(True),
        "candidate.row_count": Numbers(algebra.one, row),
        "candidate.total_count": Numbers(algebra.one, total),
        "candidate.adjusted_count": Numbers(algebra.one, adjusted),
        "candidate.exits": Numbers(algebra.one, exits),
    }
    outcome = asked(regulation, algebra, PROMOTE.id, facts)
    allowed = outcome[Outcome.MAY].yes | outcome[Outcome.MUST].yes
    selected = waiting & allowed & algebra.at_least(wanted, 1)
    counts = (
        decreased(algebra, wanted, selected),
        increased(algebra, row, selected),
        increased(algebra, total, selected),
    )
    return program(notes, [selected, *(bit for bits in counts for bit in bits)])


def _given(notes: Notes) -> Bits[Noted]:
    return tuple(notes.given() for _ in range(COUNT_BITS))
