"""Who is selected from the reserve in a round: one firm after the other, as the rules have it when its turn comes."""

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import frozen

from fzdigital.domain.industry import Industry
from fzdigital.rules.bits import Algebra
from fzdigital.whatif.blocks import Plane, anywhere
from fzdigital.whatif.cohort import Cohort
from fzdigital.whatif.counting import Bits
from fzdigital.whatif.refill_programs import CandidateRounds

_ROWS: Final = {industry: row for row, industry in enumerate(Industry)}


@frozen(eq=False)
class InTurn:
    """The library and its reserve before it is refilled.

    Args:
        cohort: the firms.
        waiting: where each firm is in reserve.
        rows: how many members each sector has, a row for each.
        size: how many there are in all.
        exits: how many firms have left up to now.
    """

    cohort: Cohort
    waiting: Plane
    rows: Bits[Plane]
    size: Bits[Plane]
    exits: Bits[Plane]

    def selected(
        self, algebra: Algebra[Plane], candidates: CandidateRounds, wanted: Sequence[Plane]
    ) -> Mapping[int, Plane]:
        """Where each firm is selected, by place; those whose turn never comes are left out.

        Args:
            algebra: the algebra of the planes.
            candidates: what the regulation says of a firm whose turn it is.
            wanted: how many firms are to be selected.
        """
        width, found = len(wanted), dict[int, Plane]()
        rows = {industry: [bit[row] for bit in self.rows] for industry, row in _ROWS.items()}
        total: Sequence[Plane] = self.size
        for place in self.cohort.reserve:
            if not any(map(anywhere, wanted)):
                break
            firm, waiting = self.cohort.firms[place], self.waiting[place]
            if anywhere(waiting):
                given = (waiting, *wanted, *rows[firm.industry], *total, *self.size, *self.exits)
                found[place], *counts = candidates.programs[firm.industry, firm.listed].run(algebra, given)
                wanted = counts[:width]
                # What no rule asks about is not counted on.
                if candidates.counted[0]:
                    rows[firm.industry] = counts[width : 2 * width]
                if candidates.counted[1]:
                    total = counts[-width:]
        return found
