"""What becomes of the firms in a round, some of them at a time."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final

import numpy as np
from attrs import define, frozen

from fzdigital.rules.bits import Algebra
from fzdigital.whatif.behaviour import Behaviour
from fzdigital.whatif.blocks import Plane, anywhere, nowhere
from fzdigital.whatif.cohort import Cohort
from fzdigital.whatif.counting import Bits, added, counted
from fzdigital.whatif.draws import Draws
from fzdigital.whatif.firm_programs import FACTS_OF_A_FIRM, FirmRound

_LEFT: Final = FACTS_OF_A_FIRM.index("firm.exited")
"""The place of having left among what a program is handed."""

_AT_ONCE: Final = 8
"""Firms that are looked at together, so that what is known of them stays at hand."""


@frozen(eq=False)
class Leaving:
    """Who leaves in a round.

    Args:
        left: where each firm leaves, by place.
        grounds: where each leaves on a rule, by the rule's place; rules on which nobody can leave are left out.
        counts: what the behaviour counts in the round, each over all firms.
    """

    left: Plane
    grounds: Mapping[int, Plane]
    counts: Sequence[Bits[Plane]]


@define(eq=False)
class _Part:
    """Some firms, what is due of them and what is remembered."""

    rows: slice
    due: Sequence[Plane]
    memory: Sequence[Plane]


class Lives:
    """The firms of some blocks under one regulation.

    Args:
        algebra: the algebra of the planes.
        blocks: how many blocks of scenarios there are.
        cohort: the firms.
        behaviour: how facts come about.
        programs: what becomes of a firm, round by round.

    Attributes:
        members: where each firm is a member.
        waiting: where each is in reserve.
    """

    def __init__(
        self,
        algebra: Algebra[Plane],
        blocks: int,
        cohort: Cohort,
        behaviour: Behaviour,
        programs: Sequence[FirmRound],
    ) -> None:
        self._algebra, self._blocks = algebra, blocks
        self._firms = cohort.firms
        self.members = self._where([firm.member for firm in self._firms])
        self.waiting = self._where([not firm.member for firm in self._firms])
        self._left = self._nowhere()
        self._asked_who_left = any(_LEFT in one.program.reads for one in programs)
        self._listed = self._where([firm.listed for firm in self._firms])
        self._parts: list[_Part] = []
        for start in range(0, len(self._firms), _AT_ONCE):
            firms = self._firms[start : start + _AT_ONCE]
            starts = [
                {name: value for element in behaviour.elements for name, value in element.start(firm).items()}
                for firm in firms
            ]
            memory = [
                self._where([bool(one.get(name, 0) >> bit & 1) for one in starts])
                for name, bits in programs[0].memory
                for bit in range(bits)
            ]
            due = [self._where([rule in firm.due for firm in firms]) for rule in programs[0].due]
            self._parts.append(_Part(slice(start, start + len(firms)), due, memory))

    def end(self) -> None:
        """Let the library and the reserve end."""
        self.members = self._nowhere()
        self.waiting = self._nowhere()

    def round(self, number: int, program: FirmRound, draws: Draws) -> Leaving:
        """What becomes of the firms in a round.

        Args:
            number: the number of the round, from 1.
            program: the round.
            draws: the draws.
        """
        # Parts behind the last member anywhere need no draws.
        some = [place for place, each in enumerate(self.members) if anywhere(each)]
        parts = self._parts[: some[-1] // _AT_ONCE + 1] if some else []
        count = parts[-1].rows.stop if parts else 0
        drawn = [draws.planes(one, self._firms[:count], number) for one in program.chances]
        rules = len(program.rules) + 1
        left = self._of_the_first(count)
        grounds: dict[int, Plane] = {}
        counts = [[self._of_the_first(count) for _ in range(bits)] for bits in program.counts]
        for part in parts:
            states = (each[part.rows] for each in (self.members, self.waiting, self._left, self._listed))
            found = program.program.run(
                self._algebra, [*states, *part.due, *part.memory, *(one[part.rows] for one in drawn)]
            )
            left[part.rows], *applying = found[:rules]
            for rule, applies in enumerate(applying):
                # The same for every part: nobody ever leaves on a rule that comes to nothing.
                if applies is not self._algebra.zero:
                    grounds.setdefault(rule, self._of_the_first(count))[part.rows] = applies
            memory = rules + len(part.due)
            ends = memory + len(part.memory)
            for bit, counts_here in zip(chain.from_iterable(counts), found[ends:], strict=True):
                bit[part.rows] = counts_here
            part.due, part.memory = found[rules:memory], found[memory:ends]
        # A new plane: the old one may be among what is remembered.
        self.members = self.members ^ left
        if self._asked_who_left:
            self._left = self._left | left
        return Leaving(left, grounds, [self._summed(bits) for bits in counts])

    def select(self, places: Mapping[int, Plane]) -> None:
        """Make firms in reserve members.

        Args:
            places: where each is selected, by place.
        """
        # As to members there has been a new plane in this round.
        self.waiting = self.waiting.copy()
        for place, taken in places.items():
            self.members[place] |= taken
            self.waiting[place] ^= taken

    def _summed(self, bits: Sequence[Plane]) -> Bits[Plane]:
        """A number of every firm, added up over the firms."""
        total: Bits[Plane] = ()
        for weight, planes in enumerate(bits):
            total = added(self._algebra, total, (*[self._algebra.zero] * weight, *counted(self._algebra, list(planes))))
        return total

    def _of_the_first(self, count: int) -> Plane:
        """A plane for each firm, still to be filled for the first."""
        found: Plane = np.empty_like(self.members)
        found[count:] = 0
        return found

    def _nowhere(self) -> Plane:
        return nowhere(self._blocks, len(self._firms))

    def _where(self, held: Sequence[bool]) -> Plane:
        """A plane for each firm that holds everywhere or nowhere."""
        found = nowhere(self._blocks, len(held))
        found[np.array(held, bool)] = self._algebra.one
        return found
