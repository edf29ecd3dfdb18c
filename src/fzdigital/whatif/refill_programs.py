"""Refilling the library in a round, as straight lines of operations on planes."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from attrs import frozen

from fzdigital.domain.industry import Industry
from fzdigital.policy.acts import PROMOTE, REPLENISH, USE_RESERVE
from fzdigital.rules.decision import Outcome
from fzdigital.rules.plane_program import Noted, Notes, Program, program
from fzdigital.rules.planes import Column, Numbers, Truths
from fzdigital.rules.regulation import Regulation
from fzdigital.whatif.asking import asked, day_facts, fixed
from fzdigital.whatif.counting import Bits, decreased, increased

Kinds = tuple[tuple[Industry, bool], ...]
"""Sectors, each with whether a firm of it is on the dishonesty list."""


@lru_cache(maxsize=64)
def library_round(regulation: Regulation, on: date, width: int) -> Program:
    """Whether the library must or may be refilled on a day, and may be from the reserve.

    Args:
        regulation: the regulation.
        on: the day.
        width: bits of a number of firms.

    Raises:
        UnsuppliedFactsError: a rule speaks of a fact that nobody tells.
    """
    notes = Notes()
    algebra = notes.algebra
    count, exits, reserve, usable = (Numbers(algebra.one, _given(notes, width)) for _ in range(4))
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


@frozen
class CandidateRounds:
    """Whether firms in reserve are selected on a day, one after the other.

    Args:
        programs: for a sector and whether the firm is listed, from: waiting; still wanted, its row, all firms, all
            after adjustment, exits; to: selected; still wanted, and what ``counted`` says.
        counted: whether any rule asks how many firms the row has by now, and how many there are in all.
    """

    programs: Mapping[tuple[Industry, bool], Program]
    counted: tuple[bool, bool]


@lru_cache(maxsize=64)
def candidate_rounds(regulation: Regulation, kinds: Kinds, on: date, width: int) -> CandidateRounds:
    """Whether firms in reserve are selected on a day.

    Args:
        regulation: the regulation.
        kinds: their sectors, each with whether a firm is on the dishonesty list.
        on: the day.
        width: bits of a number of firms.

    Raises:
        UnsuppliedFactsError: a rule speaks of a fact that nobody tells.
    """
    written = {kind: _Candidate(regulation, kind, on, width) for kind in kinds}
    asked = {place for one in written.values() for place in program(one.notes, [one.selected]).reads}
    # The waiting firm and the number still wanted come first among what is handed in.
    row, total = (bool(asked.intersection(range(1 + of * width, 1 + (of + 1) * width))) for of in (1, 2))
    return CandidateRounds({kind: one.program(row, total) for kind, one in written.items()}, (row, total))


class _Candidate:
    """A firm in reserve on a day: whether it is selected, being written down."""

    def __init__(self, regulation: Regulation, kind: tuple[Industry, bool], on: date, width: int) -> None:
        self.notes = Notes()
        algebra = self.notes.algebra
        industry, listed = kind
        waiting = self.notes.given()
        self._wanted, self._row, self._total, adjusted, exits = (_given(self.notes, width) for _ in range(5))
        sector = {fact.name: fact for fact in regulation.vocabulary.facts}["candidate.sector"]
        facts: dict[str, Column[Noted]] = {
            **day_facts(regulation, algebra, on),
            "candidate.in_reserve": Truths(waiting, algebra.negated(waiting)),
            "candidate.member": algebra.settled(False),
            "candidate.listed": algebra.settled(listed),
            "candidate.sector": fixed(algebra, sector, industry.value),
            # Firms are taken in their order, so that it is always the turn of the one asked about.
            "candidate.first_in_order": algebra.settled(True),
            "candidate.row_count": Numbers(algebra.one, self._row),
            "candidate.total_count": Numbers(algebra.one, self._total),
            "candidate.adjusted_count": Numbers(algebra.one, adjusted),
            "candidate.exits": Numbers(algebra.one, exits),
        }
        outcome = asked(regulation, algebra, PROMOTE.id, facts)
        allowed = outcome[Outcome.MAY].yes | outcome[Outcome.MUST].yes
        self.selected = waiting & allowed & algebra.at_least(self._wanted, 1)

    def program(self, row: bool, total: bool) -> Program:
        """From what is given to whether it is selected, and what follows from that."""
        algebra = self.notes.algebra
        counts = (
            decreased(algebra, self._wanted, self.selected),
            increased(algebra, self._row, self.selected) if row else (),
            increased(algebra, self._total, self.selected) if total else (),
        )
        return program(self.notes, [self.selected, *(bit for bits in counts for bit in bits)])


def _given(notes: Notes, width: int) -> Bits[Noted]:
    return tuple(notes.given() for _ in range(width))
