"""A table at the end of a run, and work shared between processes."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows under a head, numbers to the right.

    Args:
        head: the head of each column.
        rows: a cell for each column.
    """
    cells = [[*map(str, head)], *([_cell(cell) for cell in row] for row in rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(head))]
    lines = ["  ".join(_aligned(cell, width) for cell, width in zip(row, widths, strict=True)) for row in cells]
    return "\n".join((lines[0], "  ".join("-" * width for width in widths), *lines[1:]))


def _cell(cell: object) -> str:
    return f"{cell:,.1f}" if isinstance(cell, float) else f"{cell:,}" if isinstance(cell, int) else str(cell)


def _aligned(cell: str, width: int) -> str:
    return cell.rjust(width) if cell[:1].isdigit() else cell.ljust(width)


def shared(work: Callable[[Task], Result], tasks: Sequence[Task], workers: int) -> Iterator[Result]:
    """The results of some tasks in their order, worked on by so many processes.

    Args:
        work: what to do, a function of a module.
        tasks: what to do it with.
        workers: how many processes; with one, everything is done in this one.
    """
    if workers == 1:
        yield from _told(map(work, tasks), len(tasks))
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from _told(pool.map(work, tasks), len(tasks))


def _told(results: Iterable[Result], count: int) -> Iterator[Result]:
    """The results as they come, with a line beside the output after every tenth of them."""
    for number, result in enumerate(results, 1):
        if number * 10 // count > (number - 1) * 10 // count:
            print(f"{number} of {count} parts done", file=sys.stderr, flush=True)
        yield result
