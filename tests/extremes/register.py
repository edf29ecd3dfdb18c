"""A register under random moves, held after each against a clerk who goes through the cards by hand.

Run from the root of the repository::

    python -m tests.extremes.register --steps 1000000 --seed 0 --workers 2

The moves are the same for the same seed, with any number of workers. Exit code 1 if the two see anything otherwise; the
smallest register that can be found in which they do is shown.
"""

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Sequence
from time import perf_counter
from typing import NamedTuple

from tests.extremes.cards import shown
from tests.extremes.running import Failure, Ran, run, smallest
from tests.extremes.table import shared, table

PART = 10_000
"""Steps that are run one after the other in one process."""


class Task(NamedTuple):
    """One part of a run.

    Args:
        steps: how many moves.
        seed: of these moves.
    """

    steps: int
    seed: str


def tasks(steps: int, seed: int) -> list[Task]:
    """The parts of a run."""
    sizes = [min(PART, steps - start) for start in range(0, steps, PART)]
    return [Task(size, f"{seed}/{number}") for number, size in enumerate(sizes)]


def work(task: Task) -> Ran:
    """One part."""
    return run(task.steps, task.seed)


def together(parts: Iterable[Ran]) -> Ran:
    """What came of all parts."""
    found = Ran(0, 0, 0, 0.0, Counter(), (), 0)
    for one in parts:
        found = Ran(
            found.steps + one.steps,
            found.made + one.made,
            found.wider + one.wider,
            found.seconds + one.seconds,
            found.moves + one.moves,
            (*found.failures, *one.failures),
            found.differing + one.differing,
        )
    return found


def failure_text(failure: Failure) -> str:
    """A difference with the smallest register that shows it."""
    one = smallest(failure)
    lines = (
        f"{one.check.about}, asked about {one.asked.on}, known {one.asked.known or 'in full'}",
        f"  readings: {dict(one.terms.other) or 'defaults'}; incomplete: {sorted(one.box.incomplete) or 'nothing'}",
        shown(one.box),
        f"  expected by the text: {one.check.expected}",
        f"  found in the library: {one.check.found}",
    )
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Run, print the figures, and say by the result whether the two agree.

    Args:
        arguments: of the command line.
    """
    parser = ArgumentParser(prog="python -m tests.extremes.register", description=__doc__.splitlines()[0])
    parser.add_argument("--steps", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=1)
    asked = parser.parse_args(arguments)
    begun = perf_counter()
    found = together(shared(work, tasks(asked.steps, asked.seed), asked.workers))
    for failure in found.failures[:3]:
        print(failure_text(failure), end="\n\n")
    print(table(("move", "times"), found.moves.most_common()), end="\n\n")
    head = (
        "steps",
        "answers compared",
        "wider",
        "mismatches",
        "seconds",
        "seconds of processor",
        "steps/s",
    )
    seconds = perf_counter() - begun
    figures = (found.steps, found.made, found.wider, found.differing, seconds, found.seconds)
    print(table(head, [(*figures, found.steps / found.seconds)]))
    return 1 if found.differing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
