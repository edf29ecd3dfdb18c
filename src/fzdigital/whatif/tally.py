"""What is counted of scenarios: sums that add up to the same whatever pieces they are taken in."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from fzdigital.domain.industry import Industry
from fzdigital.whatif.counting import Bits
from fzdigital.whatif.draws import BLOCK
from fzdigital.whatif.simulate import Round

Numbers = NDArray[np.int64]

METRICS: Final = ("exits", "refills", "size", "rounds_below", "first_below", "reserve_left", "rounds_to_empty")
"""What is told of a scenario: exits and refills in all, members at the end, rounds that end below the floor, the first
round that does (one more than there are rounds if none), firms in reserve at the end, and the first round that ends
with an empty reserve (likewise)."""


def numbers_of(bits: Bits[int], scenarios: int) -> Numbers:
    """A number in every scenario, as an array."""
    total = np.zeros(scenarios, np.uint8)
    for weight, plane in enumerate(bits):
        if plane:
            total += truths_of(plane, scenarios) << np.uint8(weight)
    return total.astype(np.int64)


def truths_of(plane: int, scenarios: int) -> NDArray[np.uint8]:
    """A plane as an array of ones and zeros."""
    packed = np.frombuffer(plane.to_bytes(BLOCK // 8, "little"), np.uint8)
    return np.unpackbits(packed, bitorder="little")[:scenarios]


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


def measured(rounds: Sequence[Round], floor: int, scenarios: int) -> Mapping[str, Numbers]:
    """Every metric of every scenario of a block.

    Args:
        rounds: what happened.
        floor: the level below which a round counts as below.
        scenarios: how many of the block are used.
    """
    sizes = [numbers_of(one.size, scenarios) for one in rounds]
    reserves = [numbers_of(one.reserve, scenarios) for one in rounds]
    return {
        "exits": numbers_of(rounds[-1].exits, scenarios),
        "refills": numbers_of(rounds[-1].refills, scenarios),
        "size": sizes[-1],
        "rounds_below": _counted((size < floor for size in sizes), scenarios),
        "first_below": _first([size < floor for size in sizes]),
        "reserve_left": reserves[-1],
        "rounds_to_empty": _first([left == 0 for left in reserves]),
    }


def _counted(held: Iterable[NDArray[np.uint8] | NDArray[np.bool_]], scenarios: int) -> Numbers:
    """In how many of some arrays each scenario has a one."""
    total = np.zeros(scenarios, np.int64)
    for one in held:
        total += one
    return total


def _first(held: Sequence[NDArray[np.bool_]]) -> Numbers:
    """The number of the first round in which something holds; one more than there are rounds if none."""
    found = np.full(len(held[0]), len(held) + 1, np.int64)
    for number in reversed(range(len(held))):
        found[held[number]] = number + 1
    return found


def tallied(rounds: Sequence[Round], metrics: Mapping[str, Numbers], firms: int, rules: int, scenarios: int) -> Tally:
    """A block counted.

    Args:
        rounds: what happened.
        metrics: every metric of every scenario.
        firms: how many firms there are.
        rules: how many rules on exit.
        scenarios: how many scenarios of the block are used.
    """
    used = (1 << scenarios) - 1
    highest = max(firms, len(rounds) + 1) + 1
    sizes = [np.bincount(numbers_of(one.size, scenarios), minlength=highest) for one in rounds]
    rows = [[_sum(one.rows[industry], used) for industry in Industry] for one in rounds]
    grounds = np.zeros((len(rounds), rules), np.int64)
    by_firm = np.zeros((2, firms), np.int64)
    for number, one in enumerate(rounds):
        for place, planes in enumerate(one.grounds):
            for rule, plane in enumerate(planes):
                grounds[number, rule] += (plane & used).bit_count()
            by_firm[0, place] += (one.left[place] & used).bit_count()
        for place, plane in one.selected.items():
            by_firm[1, place] += (plane & used).bit_count()
    values = [metrics[name] for name in METRICS]
    return Tally(
        scenarios,
        np.array(sizes),
        np.array(rows, np.int64),
        grounds,
        by_firm,
        np.array([[value.sum(), (value * value).sum()] for value in values]),
        np.array([np.bincount(value, minlength=highest) for value in values]),
    )


def _sum(bits: Iterable[int], used: int) -> int:
    return sum((plane & used).bit_count() << weight for weight, plane in enumerate(bits))
