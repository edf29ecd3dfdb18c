"""The simulation of one block of scenarios, round by round, under one regulation."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from fzdigital.domain.industry import Industry
from fzdigital.rules.columns import algebra_of
from fzdigital.whatif.behaviour import Behaviour
from fzdigital.whatif.cohort import Cohort
from fzdigital.whatif.counting import Bits, added, counted, short_of
from fzdigital.whatif.draws import BLOCK, Draws, steps_of
from fzdigital.whatif.programs import RoundPrograms
from fzdigital.whatif.refill_programs import COUNT_BITS


@frozen(eq=False)
class Round:
    """What happened in one round, as planes over the scenarios of a block.

    Args:
        left: where each firm left, by place; firms after the last that was ever a member are left out.
        grounds: where it left on each rule, by place and rule.
        selected: where each firm was selected from the reserve, by place.
        members: where each firm is a member after the round.
        size: how many members there are then.
        rows: the same by sector.
        exits: how many firms have left up to now.
        refills: how many firms have been selected up to now.
        short: where the library was to be, or could be, refilled after the exits.
        reserve: how many firms are in reserve after the round.
    """

    left: tuple[int, ...]
    grounds: tuple[tuple[int, ...], ...]
    selected: Mapping[int, int]
    members: tuple[int, ...]
    size: Bits[int]
    rows: Mapping[Industry, Bits[int]]
    exits: Bits[int]
    refills: Bits[int]
    short: int
    reserve: Bits[int]


class Simulation:
    """One block of scenarios under one regulation.

    Args:
        cohort: the firms.
        behaviour: how facts come about and powers are used.
        programs: what the regulation says, round by round.
        ceiling: the planned total of the library.
        draws: the draws of the block, round by round.
    """

    def __init__(
        self,
        cohort: Cohort,
        behaviour: Behaviour,
        programs: Sequence[RoundPrograms],
        ceiling: int,
        draws: Sequence[Draws],
    ) -> None:
        self._cohort = cohort
        self._behaviour = behaviour
        self._programs = programs
        self._ceiling = ceiling
        self._draws = draws
        self._algebra = algebra_of(BLOCK)
        zero, one = self._algebra.zero, self._algebra.one
        firms = cohort.firms
        self._members = [one if firm.member else zero for firm in firms]
        self._waiting = [zero if firm.member else one for firm in firms]
        self._left = [zero for _ in firms]
        self._listed = [one if firm.listed else zero for firm in firms]
        self._exits: Bits[int] = (zero,) * COUNT_BITS
        self._refills: Bits[int] = (zero,) * COUNT_BITS
        first = programs[0].firm
        self._due: list[Sequence[int]] = [(zero,) * len(first.rules) for _ in firms]
        starts = [
            {name: value for element in behaviour.elements for name, value in element.start(firm).items()}
            for firm in firms
        ]
        self._memory: list[Sequence[int]] = [
            [one if start.get(name, 0) >> bit & 1 else zero for name, bits in first.memory for bit in range(bits)]
            for start in starts
        ]

    def rounds(self) -> list[Round]:
        """All rounds, in order."""
        return [self._round(number, programs) for number, programs in enumerate(self._programs, start=1)]

    def _round(self, number: int, programs: RoundPrograms) -> Round:
        if programs.dissolved:
            self._members = [0] * len(self._members)
            self._waiting = [0] * len(self._waiting)
        draws = self._draws[number - 1]
        left, grounds = self._exit(number, programs, draws)
        self._exits = added(self._algebra, self._exits, counted(self._algebra, left))[:COUNT_BITS]
        rows = {industry: self._count(self._members, industry) for industry in Industry}
        size = self._total(rows)
        short, selected, size = self._refill(programs, draws, rows, size)
        self._refills = added(self._algebra, self._refills, counted(self._algebra, [*selected.values()]))[:COUNT_BITS]
        waiting = [self._waiting[place] for place in self._cohort.reserve]
        reserve = _wide(counted(self._algebra, waiting))
        return Round(
            left=tuple(left),
            grounds=tuple(grounds),
            selected=selected,
            members=tuple(self._members),
            size=size,
            rows=rows,
            exits=self._exits,
            refills=self._refills,
            short=short,
            reserve=reserve,
        )

    def _exit(self, number: int, programs: RoundPrograms, draws: Draws) -> tuple[list[int], list[tuple[int, ...]]]:
        """Who leaves, and on which rules."""
        firm = programs.firm
        # Firms behind the last member anywhere need no draws.
        count = max((place + 1 for place, member in enumerate(self._members) if member), default=0)
        firms = self._cohort.firms[:count]
        drawn = [draws.planes(one.purpose, [one.steps(each, number) for each in firms]) for one in firm.chances]
        left: list[int] = []
        grounds: list[tuple[int, ...]] = []
        rules, due = len(firm.rules), 2 * len(firm.rules)
        for place, member in enumerate(self._members[:count]):
            if not member:
                left.append(0)
                grounds.append(())
                continue
            given = (
                member,
                self._waiting[place],
                self._left[place],
                self._listed[place],
                *self._due[place],
                *self._memory[place],
                *[planes[place] for planes in drawn],
            )
            goes, *rest = firm.program.run(self._algebra, given)
            self._due[place] = rest[rules:due]
            self._memory[place] = rest[due:]
            self._members[place] ^= goes
            self._left[place] |= goes
            left.append(goes)
            grounds.append(tuple(rest[:rules]) if goes else ())
        return left, grounds

    def _refill(
        self, programs: RoundPrograms, draws: Draws, rows: dict[Industry, Bits[int]], size: Bits[int]
    ) -> tuple[int, dict[int, int], Bits[int]]:
        """Where the library could be refilled, who is selected, and the size afterwards; changes the rows."""
        firms, places = self._cohort.firms, self._cohort.reserve
        reserve = _wide(counted(self._algebra, [self._waiting[place] for place in places]))
        usable = _wide(counted(self._algebra, [self._waiting[place] for place in places if not firms[place].listed]))
        must, may, route = programs.library.run(self._algebra, (*size, *self._exits, *reserve, *usable))
        refilling = self._behaviour.refilling
        goes = may & draws.planes("refill", [steps_of(refilling.probability)])[0]
        if refilling.below is not None:
            goes &= self._algebra.negated(self._algebra.at_least(size, refilling.below))
        goes = (goes | must) & route
        selected: dict[int, int] = {}
        if goes:
            upto = self._ceiling if refilling.upto is None else min(self._ceiling, refilling.upto)
            wanted = _wide(tuple(bit & goes for bit in short_of(self._algebra, size, upto)))
            adjusted = size
            for place in places:
                if not any(wanted):
                    break
                if self._waiting[place]:
                    firm = firms[place]
                    given = (self._waiting[place], *wanted, *rows[firm.industry], *size, *adjusted, *self._exits)
                    taken, *counts = programs.candidates[firm.industry, firm.listed].run(self._algebra, given)
                    wanted = tuple(counts[:COUNT_BITS])
                    rows[firm.industry] = tuple(counts[COUNT_BITS : 2 * COUNT_BITS])
                    size = tuple(counts[2 * COUNT_BITS :])
                    selected[place] = taken
                    self._members[place] |= taken
                    self._waiting[place] ^= taken
        return must | may, selected, size

    def _count(self, planes: Sequence[int], industry: Industry) -> Bits[int]:
        return _wide(
            counted(
                self._algebra,
                [plane for plane, firm in zip(planes, self._cohort.firms, strict=True) if firm.industry is industry],
            )
        )

    def _total(self, rows: Mapping[Industry, Bits[int]]) -> Bits[int]:
        total: Bits[int] = (0,)
        for bits in rows.values():
            total = added(self._algebra, total, bits)[:COUNT_BITS]
        return _wide(total)


def _wide(bits: Bits[int]) -> Bits[int]:
    return (*bits[:COUNT_BITS], *(0,) * (COUNT_BITS - len(bits)))
