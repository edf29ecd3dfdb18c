"""What is counted of scenarios: sums that add up to the same whatever pieces they are taken in."""

from collections.abc import Iterable, Sequence

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from fzdigital.whatif.blocks import BLOCK, Plane, algebra_of_blocks, count, numbers_of, used
from fzdigital.whatif.counting import counted
from fzdigital.whatif.simulate import Round

Numbers = NDArray[np.int64]


@frozen(eq=False)
class Tally:
    """What was counted of some scenarios under one regulation.

    Args:
        scenarios: how many there are.
        sizes: by round and size of the library, in how many scenarios the round ended so.
        rows: by round and sector, the members at the end, summed over scenarios.
        grounds: by round and rule, the exits on it, summed over scenarios; an exit on two rules counts for both.
        firms: by firm, in how many scenarios it left; and in how many it was selected.
        metrics: by metric, the sum over scenarios; and the sum of squares.
        spread: by metric and value, in how many scenarios it had that value.
    """

    scenarios: int
    sizes: Numbers
    rows: Numbers
    grounds: Numbers
    firms: Numbers
    metrics: Numbers
    spread: Numbers

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.scenarios + other.scenarios,
            self.sizes + other.sizes,
            self.rows + other.rows,
            self.grounds + other.grounds,
            self.firms + other.firms,
            self.metrics + other.metrics,
            self.spread + other.spread,
        )


class Tallying:
    """Blocks being counted under one regulation, round by round.

    Args:
        floor: the level below which a round counts as below.
        firms: how many firms there are.
        rules: how many rules on exit.
        rounds: how many rounds.
        most: the greatest number that any metric can come to.
        scenarios: how many scenarios of the blocks are used.
        blocks: how many blocks there are.
    """

    def __init__(self, floor: int, firms: int, rules: int, rounds: int, most: int, scenarios: int, blocks: int) -> None:
        self._floor, self._scenarios, self._most = floor, scenarios, most
        self._algebra = algebra_of_blocks(blocks)
        self._used = None if scenarios == blocks * BLOCK else used(scenarios, blocks)
        self._sizes: list[Numbers] = []
        self._rows: list[Numbers] = []
        self._grounds = np.zeros((rounds, rules), np.int64)
        self._firms = np.zeros((2, firms), np.int64)
        self._below: list[Plane] = []
        self._dips: list[Plane] = []
        self._none_below: list[Plane] = []
        self._not_empty: list[Plane] = []

    def add(self, one: Round) -> None:
        """Count a round."""
        at_least, number = self._algebra.at_least, len(self._sizes)
        self._last = one
        self._sizes.append(np.bincount(numbers_of(one.size, self._scenarios), minlength=self._most + 1))
        self._rows.append(self._sum(one.rows))
        for rule, planes in one.leaving.grounds.items():
            self._grounds[number, rule] = self._count(planes).sum()
        self._firms[0] += self._count(one.leaving.left)
        for place, plane in one.selected.items():
            self._firms[1, place] += self._count(plane)
        reached = at_least(one.size, self._floor)
        self._below.append(self._algebra.negated(reached))
        self._dips.append(self._algebra.negated(at_least(one.remaining, self._floor)))
        self._none_below.append(_lasting(self._none_below, reached))
        self._not_empty.append(_lasting(self._not_empty, at_least(one.reserve, 1)))

    def values(self) -> NDArray[np.int32]:
        """Every metric of every scenario: by metric and scenario."""
        last, one = self._last, np.int32(1)
        return np.array(
            [
                self._numbers(last.exits),
                self._numbers(last.refills),
                self._numbers(last.size),
                self._times(self._below),
                self._times(self._none_below) + one,
                self._times(self._dips),
                self._numbers(last.reserve),
                self._times(self._not_empty) + one,
                *(self._numbers(bits) for bits in last.counts),
            ]
        )

    def tally(self, values: NDArray[np.int32]) -> "Tally":
        """What was counted.

        Args:
            values: every metric of every scenario.
        """
        spread = np.array([np.bincount(each, minlength=self._most + 1) for each in values])
        powers = np.arange(self._most + 1, dtype=np.int64)[:, None] ** np.array([1, 2])
        sizes, rows = np.array(self._sizes), np.array(self._rows)
        return Tally(self._scenarios, sizes, rows, self._grounds, self._firms, spread @ powers, spread)

    def _count(self, planes: Plane) -> Numbers:
        """In how many of the scenarios that are used planes hold."""
        return count(planes if self._used is None else planes & self._used)

    def _sum(self, bits: Iterable[Plane]) -> Numbers:
        """The sum over scenarios of a number of each sector."""
        counts = np.array([self._count(bit) for bit in bits])
        total: Numbers = counts.T @ (1 << np.arange(len(counts)))
        return total

    def _numbers(self, bits: Iterable[Plane]) -> NDArray[np.int32]:
        return numbers_of(bits, self._scenarios).astype(np.int32)

    def _times(self, planes: Sequence[Plane]) -> NDArray[np.int32]:
        """In how many rounds something holds."""
        return self._numbers(counted(self._algebra, planes))


def _lasting(before: Sequence[Plane], now: Plane) -> Plane:
    """Where something holds that held in every round before."""
    return before[-1] & now if before else now
