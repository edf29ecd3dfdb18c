"""The simulation of some blocks of scenarios, round by round, under one regulation."""

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from itertools import zip_longest

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from fzdigital.domain.industry import Industry
from fzdigital.whatif.behaviour import Behaviour
from fzdigital.whatif.blocks import Plane, algebra_of_blocks, anywhere
from fzdigital.whatif.cohort import Cohort
from fzdigital.whatif.counting import Bits, added, counted, less, short_of
from fzdigital.whatif.draws import REFILL, Chance, Draws
from fzdigital.whatif.in_turn import InTurn
from fzdigital.whatif.lives import Leaving, Lives
from fzdigital.whatif.programs import RoundPrograms


@frozen(eq=False)
class Round:
    """What happened in one round, as planes over the scenarios.

    Args:
        leaving: who left, and on which rules.
        selected: where each firm was selected from the reserve, by place.
        members: where each firm is a member after the round.
        remaining: how many members there were after the exits, before the library was refilled.
        size: how many members there are after the round.
        rows: the same by sector, a row for each.
        exits: how many firms have left up to now in the study.
        refills: how many firms have been selected up to now.
        short: where the library was to be, or could be, refilled after the exits.
        reserve: how many firms are in reserve after the round.
        counts: what the behaviour counts, each over all firms and the rounds up to now.
    """

    leaving: Leaving
    selected: Mapping[int, Plane]
    members: Plane
    remaining: Bits[Plane]
    size: Bits[Plane]
    rows: Bits[Plane]
    exits: Bits[Plane]
    refills: Bits[Plane]
    short: Plane
    reserve: Bits[Plane]
    counts: Sequence[Bits[Plane]]


class Simulation:
    """Some blocks of scenarios under one regulation.

    Args:
        cohort: the firms.
        behaviour: how facts come about and powers are used.
        programs: what the regulation says, round by round.
        ceiling: the planned total of the library.
        draws: the draws of the blocks.
        blocks: how many blocks there are.
    """

    def __init__(
        self,
        cohort: Cohort,
        behaviour: Behaviour,
        programs: Sequence[RoundPrograms],
        ceiling: int,
        draws: Draws,
        blocks: int,
    ) -> None:
        self._cohort = cohort
        self._refilling = behaviour.refilling
        self._programs = programs
        self._ceiling = ceiling
        self._draws = draws
        self._algebra = algebra_of_blocks(blocks)
        self._lives = Lives(self._algebra, blocks, cohort, behaviour, [one.firm for one in programs])
        self._sectors = _sectors(cohort)
        self._width = programs[0].width
        self._rows = self._by_sector(self._lives.members)
        self._size = self._total(self._rows)
        self._reserve = self._waiting(cohort.reserve)
        self._exits = self._refills = self._wide(())
        zero, one = self._algebra.zero, self._algebra.one
        self._before = tuple(one if cohort.exits >> bit & 1 else zero for bit in range(self._width))
        self._counts: list[Bits[Plane]] = [()] * len(behaviour.counts)

    def rounds(self) -> Iterator[Round]:
        """All rounds, in order."""
        for number, programs in enumerate(self._programs, start=1):
            yield self._round(number, programs)

    def _round(self, number: int, programs: RoundPrograms) -> Round:
        algebra = self._algebra
        if programs.dissolved:
            self._lives.end()
            self._size = self._reserve = self._wide(())
        leaving = self._lives.round(number, programs.firm, self._draws)
        self._counts = [added(algebra, *pair) for pair in zip(self._counts, leaving.counts, strict=True)]
        self._rows = self._by_sector(self._lives.members)
        remaining = self._total(self._rows)
        self._exits = self._sum(self._exits, less(algebra, self._size, remaining))
        short, selected = self._refill(number, programs, remaining)
        size = self._total(self._rows) if selected else remaining
        new = less(algebra, size, remaining)
        self._refills = self._sum(self._refills, new)
        self._reserve = less(algebra, self._reserve, new)
        self._size = size
        return Round(
            leaving=leaving,
            selected=selected,
            members=self._lives.members,
            remaining=remaining,
            size=size,
            rows=self._rows,
            exits=self._exits,
            refills=self._refills,
            short=short,
            reserve=self._reserve,
            counts=self._counts,
        )

    def _refill(self, number: int, programs: RoundPrograms, size: Bits[Plane]) -> tuple[Plane, Mapping[int, Plane]]:
        """Where the library could be refilled, and who is selected."""
        firms, refilling, algebra = self._cohort.firms, self._refilling, self._algebra
        unlisted = [place for place in self._cohort.reserve if not firms[place].listed]
        usable = self._reserve if len(unlisted) == len(self._cohort.reserve) else self._waiting(unlisted)
        exits = self._sum(self._exits, self._before) if self._cohort.exits else self._exits
        must, may, route = programs.library.run(self._algebra, (*size, *exits, *self._reserve, *usable))
        goes = may & self._draws.planes(Chance(REFILL, refilling.probability), firms[:1], number)[0]
        if refilling.below is not None:
            goes = goes & algebra.negated(algebra.at_least(size, refilling.below))
        goes = (goes | must) & route
        selected: Mapping[int, Plane] = {}
        if anywhere(goes):
            upto = self._ceiling if refilling.upto is None else min(self._ceiling, refilling.upto)
            wanted = self._wide(tuple(bit & goes for bit in short_of(algebra, size, upto)))
            now = InTurn(self._cohort, self._lives.waiting, self._rows, size, exits)
            selected = now.selected(algebra, programs.candidates, wanted)
            self._lives.select(selected)
            self._rows = self._by_sector(self._lives.members)
        return must | may, selected

    def _waiting(self, places: Sequence[int]) -> Bits[Plane]:
        """How many firms of some places are in reserve."""
        return self._wide(counted(self._algebra, [self._lives.waiting[place] for place in places]))

    def _by_sector(self, planes: Plane) -> Bits[Plane]:
        """How many of some planes hold, of which there is one for each firm, sector by sector."""
        each = planes[self._sectors]
        each[self._sectors < 0] = self._algebra.zero
        rows = counted(self._algebra, list(each))
        return (*rows, *[np.zeros_like(each[0])] * (self._width - len(rows)))

    def _total(self, rows: Bits[Plane]) -> Bits[Plane]:
        """The sum over the sectors."""
        return reduce(self._sum, (tuple(bit[row] for bit in rows) for row in range(len(Industry))))

    def _sum(self, one: Bits[Plane], other: Bits[Plane]) -> Bits[Plane]:
        return self._wide(added(self._algebra, one, other))

    def _wide(self, bits: Bits[Plane]) -> Bits[Plane]:
        return (*bits[: self._width], *(self._algebra.zero,) * (self._width - len(bits)))


def _sectors(cohort: Cohort) -> NDArray[np.int64]:
    """The places of the firms of each sector, one firm of each sector to a row; -1 where a sector has no more."""
    places = [[place for place, firm in enumerate(cohort.firms) if firm.industry is industry] for industry in Industry]
    return np.array(list(zip_longest(*places, fillvalue=-1)), np.int64)
