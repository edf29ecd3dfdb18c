"""Every pair of interpreters on very many random cases.

Run from the root of the repository::

    python -m tests.extremes.interpreters --cases 1000000 --workers 2

Every case is put to every interpreter, so each pair is held against each other on so many cases. They are of the
Measures under the default and under random readings, and of random regulations; of about half of them something is
unknown. The same seed gives the same cases, with any number of workers. Exit code 1 if two do not agree.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from time import perf_counter

from tests.extremes.batches import PARTS, Apart, Tally, Task, nothing, work
from tests.extremes.interpreted import INTERPRETERS, names
from tests.extremes.said import OUTCOMES
from tests.extremes.table import shared, table

SHARES = (35, 25, 15, 25)
"""Of a hundred cases so many belong to each part."""
SIZES = (1000, 500, 1000, 2000)
"""Cases of one task of each part."""


def tasks(cases: int, seed: int) -> list[Task]:
    """Tasks that come to so many cases, or a few more."""
    found = []
    for part, share, size in zip(PARTS, SHARES, SIZES, strict=True):
        count = -(-cases * share // 100)
        sizes = [min(size, count - start) for start in range(0, count, size)]
        found += [Task(part, one, f"{seed}/{number}") for number, one in enumerate(sizes)]
    return found


def together(tallies: Iterable[Tally]) -> Tally:
    """What came of all tasks."""
    found = nothing()
    for one in tallies:
        found = found.and_also(one)
    return found


def tables(found: Tally, seconds: float) -> str:
    """The figures, by part, by interpreter and by pair."""
    parts = [
        (part, found.cases[part, True] + found.cases[part, False], found.cases[part, True], found.cases[part, False])
        for part in PARTS
    ]
    took = {name: found.nanoseconds[name] / 1e9 for name in INTERPRETERS}
    single = [(name, sum(found.cases.values()), took[name]) for name in INTERPRETERS]
    pairs = [(*pair, found.compared[pair], found.mismatches[pair], took[pair[0]] + took[pair[1]]) for pair in names()]
    return "\n\n".join(
        (
            table(("part", "cases", "complete", "with something open"), parts),
            table(("interpreter", "cases", "seconds of processor"), single),
            table(("one", "other", "cases", "mismatches", "seconds of processor"), pairs),
            f"{seconds:.1f} seconds in all",
        )
    )


def apart_text(one: Apart) -> str:
    """A case on which two interpreters do not agree."""
    values = ", ".join(f"{name}={value}" for name, value in one.row.items())
    said = (
        f"  {name}: outcomes {_outcomes(answer.outcomes)}, applies {answer.sure}, may apply {answer.maybe}"
        for name, answer in zip(one.pair, one.answers, strict=True)
    )
    return "\n".join((f"{' and '.join(one.pair)} on {one.part}: {one.shape}", f"  {values}", *said))


def _outcomes(possible: tuple[bool, ...]) -> list[list[str]]:
    acts = range(0, len(possible), len(OUTCOMES))
    return [[outcome.value for outcome, one in zip(OUTCOMES, possible[start:], strict=False) if one] for start in acts]


def main(arguments: Sequence[str]) -> int:
    """Run, print the figures, and say by the result whether all agree.

    Args:
        arguments: of the command line.
    """
    parser = ArgumentParser(prog="python -m tests.extremes.interpreters", description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=1)
    asked = parser.parse_args(arguments)
    begun = perf_counter()
    found = together(shared(work, tasks(asked.cases, asked.seed), asked.workers))
    for one in found.apart[:3]:
        print(apart_text(one), end="\n\n")
    print(tables(found, perf_counter() - begun))
    return 1 if found.mismatches.total() else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
