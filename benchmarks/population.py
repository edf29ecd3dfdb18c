"""Article five for many firms at once: planes of integers through the interpreter and as a program; columns to masks.

Run: ``python benchmarks/population.py``. Prints milliseconds, nanoseconds a firm and ratios; everything is measured in
one process. The firms are made up: every truth and every bit is drawn, and about one value in ten is not known.
"""

from collections.abc import Callable
from datetime import date
from functools import reduce
from operator import or_
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np

from fzdigital import MEASURES
from fzdigital.policy.facts.firm import FIRM
from fzdigital.population.frames import masks, read
from fzdigital.rules.applying import applies
from fzdigital.rules.binding import Always, Binding, Column
from fzdigital.rules.bits import Algebra
from fzdigital.rules.codes import code, largest, width
from fzdigital.rules.columns import Means, Packed, algebra_of
from fzdigital.rules.planes import Column as Known
from fzdigital.rules.planes import Numbers, Planes, Truths
from fzdigital.rules.population import Population
from fzdigital.rules.programs import rules_on
from fzdigital.rules.supply import Supply, needed
from fzdigital.rules.vocabulary import Bool, FactDef, OneOf

EXIT = "exit"
DAY: dict[str, Binding] = {"as_of": Always(date(2025, 6, 30))}
FACTS = [MEASURES.vocabulary.get(name) for name in needed(MEASURES, (EXIT,)) if name not in DAY]
MISSING = 0.1


class DrawnPlanes:
    """Planes of integers in which every bit is drawn; the columns are not looked at.

    Args:
        rows: how many cases there are.
    """

    def __init__(self, rows: int) -> None:
        self.rows = rows
        self.algebra: Algebra[int] = algebra_of(rows)

    def packed(self, fact: FactDef, values: object, means: Means) -> Packed[int]:
        """A fact that is not known in one row of eight."""
        chance = Random(fact.name)
        known = reduce(or_, (chance.getrandbits(self.rows) for _ in range(3)))
        bits = tuple(chance.getrandbits(self.rows) & known for _ in range(width(fact)))
        column = Truths(bits[0], known ^ bits[0]) if isinstance(fact.sort, Bool) else Numbers(known, bits)
        return Packed(column, False, ())

    def holds(self, plane: int, row: int) -> bool:
        """Whether a plane holds in one case."""
        return bool(plane >> row & 1)

    def truths(self, plane: int) -> list[bool]:
        """Whether a plane holds, in every case."""
        return [self.holds(plane, row) for row in range(self.rows)]


def drawn_columns(rows: int, missing: float) -> tuple[Supply, dict[str, Any]]:
    """Synthetic columns of NumPy: truths as truths, counts and places in a closed list as small numbers."""
    chance = np.random.default_rng(5)
    columns: dict[str, Any] = {}
    bindings = dict(DAY)
    for fact in filter(None, FACTS):
        values = chance.integers(0, min(largest(fact), 3) + 1, rows, np.int8)
        column = values == 1 if isinstance(fact.sort, Bool) else values
        gone = chance.random(rows) < missing
        columns[fact.name] = np.ma.masked_array(column, gone) if missing else column
        if isinstance(fact.sort, OneOf):
            bindings[fact.name] = Column(fact.name, {place: name for place, (name, _) in enumerate(fact.sort.values)})
    return Supply(MEASURES, FIRM, (EXIT,), columns, bindings), columns


def seconds(call: Callable[[], object], rounds: int) -> tuple[float, float]:
    """How long the first call takes, and the median of those that follow."""
    times = []
    for _ in range(rounds + 1):
        start = perf_counter()
        call()
        times.append(perf_counter() - start)
    return times[0], median(times[1:])


def main() -> None:
    """Measure and print."""
    rows = 1_000_000
    names = [fact.name for fact in FACTS if fact]
    supply = Supply(MEASURES, FIRM, (EXIT,), names, DAY)
    rules = rules_on(supply, EXIT)
    packing = DrawnPlanes(rows)
    columns: dict[str, Known[int]] = {fact.name: packing.packed(fact, (), ()).column for fact in FACTS if fact}
    day = MEASURES.vocabulary.get("as_of")
    assert day
    number = code(day, date(2025, 6, 30))
    one = packing.algebra.one
    columns["as_of"] = Numbers(one, tuple(one if number >> bit & 1 else 0 for bit in range(width(day))))
    asked = [rule for rule in MEASURES.rules if rule.act == EXIT]

    def interpreted() -> list[Truths[int]]:
        planes = Planes(MEASURES, packing.algebra, columns)
        return [applies(planes, rule) for rule in asked]

    population = Population(supply, DrawnPlanes(rows), dict.fromkeys(names, ()))
    written, program = seconds(lambda: population.applying(rules), 30)
    _, interpreter = seconds(interpreted, 5)
    assert [*population.applying(rules).values()] == interpreted(), "the program and the interpreter differ"
    print(f"{rows:,} firms, {len(rules)} rules, three-valued, planes of integers")
    print(f"  the interpreter                       {interpreter * 1e3:8.2f} ms")
    print(f"  as a program                          {program * 1e3:8.2f} ms   ratio {program / interpreter:.2f}")
    print(f"  the first time, with writing it down  {written * 1e3:8.2f} ms")

    groups = [(rule,) for rule in rules]
    for rows in (1000, 100_000, 1_000_000):
        print(f"{rows:,} firms, columns of NumPy to masks of grounds")
        for missing in (0, MISSING):
            supply, table = drawn_columns(rows, missing)
            _, whole = seconds(lambda supply=supply, table=table: masks(read(supply, table), groups), 30)
            packed = read(supply, table)
            _, run = seconds(lambda packed=packed: packed.certain(groups), 30)
            _, out = seconds(lambda packed=packed: masks(packed, groups), 30)
            shown = "nothing missing " if not missing else f"{missing:.0%} missing     "
            print(
                f"  {shown}  {whole / rows * 1e9:8.1f} ns a firm: in {(whole - out) / rows * 1e9:.1f}, "
                f"rules {run / rows * 1e9:.1f}, out {(out - run) / rows * 1e9:.1f}"
            )


if __name__ == "__main__":
    main()
