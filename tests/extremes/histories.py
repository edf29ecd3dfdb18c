"""All histories of a length over three firms and ten named moves, each held against the clerk and the laws.

Run from the root of the repository::

    python -m tests.extremes.histories --length 6 --workers 2

Every move falls on a day of its own, and in a second walk two moves fall on each day. Exit code 1 if anything is
otherwise than the clerk or a law says; the first such histories are shown.
"""

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Sequence
from time import perf_counter
from typing import NamedTuple

from tests.extremes.register import failure_text
from tests.extremes.table import shared, table
from tests.extremes.tree import MOVES
from tests.extremes.walk import LAWS, ORDER, Walk, Walked

WAYS = {1: "a move a day", 2: "two moves a day"}


class Task(NamedTuple):
    """One part of a walk.

    Args:
        length: moves of a history.
        moves_a_day: how many fall on one day.
        thoroughly: up to so many moves everything on file is held against the text.
        first: the moves with which its histories begin; none for the whole walk.
    """

    length: int
    moves_a_day: int
    thoroughly: int
    first: tuple[str, ...]


def tasks(length: int, moves_a_day: int, thoroughly: int) -> list[Task]:
    """The parts of a walk: one for each first move, or the whole of it where it is over after a day."""
    if length <= moves_a_day:
        return [Task(length, moves_a_day, thoroughly, ())]
    return [Task(length, moves_a_day, thoroughly, (one,)) for one in MOVES]


def work(task: Task) -> Walked:
    """One part."""
    return Walk(task.length, task.moves_a_day, task.thoroughly).all_from(*task.first)


def first_day(length: int) -> Walked:
    """The first day alone, of which no part that begins after its first move can tell whether the order matters."""
    found = Walk(length, 2, 0, stop=2).all_from()
    looked, broken = (Counter({ORDER: one[ORDER]}) for one in (found.looked, found.broken))
    return Walked(0, 0, looked, +broken, 0, found.seconds, found.failures)


def together(parts: Iterable[Walked]) -> Walked:
    """What came of all parts."""
    found = Walked(0, 0, Counter(), Counter(), 0, 0.0, ())
    for one in parts:
        found = Walked(
            found.histories + one.histories,
            found.prefixes + one.prefixes,
            found.looked + one.looked,
            found.broken + one.broken,
            found.wider + one.wider,
            found.seconds + one.seconds,
            (*found.failures, *one.failures),
        )
    return found


def figures(way: str, found: Walked, seconds: float) -> str:
    """A row for each law."""
    rows = [
        (
            law,
            found.histories,
            found.prefixes,
            found.looked[law],
            found.wider if law is LAWS[0] else 0,
            found.broken[law],
        )
        for law in LAWS
        if found.looked[law]
    ]
    head = (way, "histories", "prefixes", "looked at", "wider", "mismatches")
    return f"{table(head, rows)}\n{seconds:.1f} seconds, {found.seconds:.1f} seconds of processor"


def main(arguments: Sequence[str]) -> int:
    """Walk both ways, print the figures, and say by the result whether everything holds.

    Args:
        arguments: of the command line.
    """
    parser = ArgumentParser(prog="python -m tests.extremes.histories", description=__doc__.splitlines()[0])
    parser.add_argument("--length", type=int, default=4)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--moves-a-day", type=int, choices=[*WAYS], help="one way only; both where left out")
    parser.add_argument("--thoroughly", type=int, default=4, help="moves up to which everything on file is judged too")
    asked = parser.parse_args(arguments)
    failed = False
    for moves_a_day in [*WAYS] if asked.moves_a_day is None else [asked.moves_a_day]:
        begun = perf_counter()
        parts = tasks(asked.length, moves_a_day, asked.thoroughly)
        found = together(shared(work, parts, asked.workers))
        if len(parts) > 1 and moves_a_day > 1:
            found = together((found, first_day(asked.length)))
        seconds = perf_counter() - begun
        failed = failed or bool(found.broken)
        for failure in found.failures[:3]:
            print(failure_text(failure), end="\n\n")
        print(figures(WAYS[moves_a_day], found, seconds), end="\n\n", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
