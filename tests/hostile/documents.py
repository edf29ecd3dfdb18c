"""Broken casebook documents through the reader, with a second decoder beside it.

``python -m tests.hostile.documents --count 100000 --seed 0`` prints what came of them and where the two do not agree,
and ends with 1 if they ever do not, or if refusing one took more than 0.2 s of processor time or 100 MiB.
"""

import sys
import time
import tracemalloc
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable
from typing import Final

from attrs import define, field

from fzdigital.errors import FzdigitalError
from tests.hostile.mutants import Mutant, mutants
from tests.hostile.verdicts import judged, read

MOST_SECONDS: Final = 0.2
MOST_MEBIBYTES: Final = 100.0
_SHOWN: Final = 20
_OF_EACH: Final = 300
_LARGE: Final = 50_000
_EVERY: Final = 50


@define
class Tally:
    """What came of many documents.

    Args:
        kinds: how many there were of each verdict.
        disagreements: a document for each disagreement, and how many there were of it.
        slowest: the longest time that a refusal took, in seconds, and its document.
        largest: the most memory that a refusal took, in mebibytes, and its document.
        weighed: how many refusals the memory of was measured.
    """

    kinds: Counter[str] = field(factory=Counter)
    disagreements: dict[str, tuple[int, bytes]] = field(factory=dict)
    slowest: tuple[float, bytes] = (0.0, b"")
    largest: tuple[float, bytes] = (0.0, b"")
    weighed: int = 0

    @property
    def clean(self) -> bool:
        """Whether nothing is amiss."""
        return not self.disagreements and self.slowest[0] <= MOST_SECONDS and self.largest[0] <= MOST_MEBIBYTES

    def add(self, mutant: Mutant) -> None:
        """Judge one document."""
        verdict = judged(mutant.data, mutant.axes)
        self.kinds[verdict.kind] += 1
        for one in verdict.disagreements:
            number, smallest = self.disagreements.get(one[:100], (0, mutant.data))
            self.disagreements[one[:100]] = number + 1, min(smallest, mutant.data, key=len)

    def time(self, mutant: Mutant) -> None:
        """Measure how long one document takes; of what is read nothing is kept."""
        started = time.process_time()
        found = read(mutant.data, mutant.axes)
        seconds = time.process_time() - started
        if isinstance(found, FzdigitalError):
            self.slowest = max(self.slowest, (seconds, mutant.data), key=_first)

    def weigh(self, mutant: Mutant) -> None:
        """Measure how much memory one document takes, which makes it slow."""
        tracemalloc.start()
        found = read(mutant.data, mutant.axes)
        held = tracemalloc.get_traced_memory()[1] / 2**20
        tracemalloc.stop()
        if isinstance(found, FzdigitalError):
            self.weighed += 1
            self.largest = max(self.largest, (held, mutant.data), key=_first)


def _first(measured: tuple[float, bytes]) -> float:
    return measured[0]


def tallied(documents: Iterable[Mutant], *, measured: bool = False) -> Tally:
    """What came of documents.

    Args:
        documents: the documents.
        measured: whether refusals are measured too: the time of all, the memory of the large ones and of some others.
    """
    tally = Tally()
    for number, mutant in enumerate(documents):
        if measured:
            tally.time(mutant)
            if len(mutant.data) > _LARGE or not number % _EVERY:
                tally.weigh(mutant)
        tally.add(mutant)
    return tally


def main() -> int:
    """Run the command; 1 if anything is amiss."""
    parser = ArgumentParser(prog="python -m tests.hostile.documents", description=__doc__)
    parser.add_argument("--count", type=int, default=100_000, help="how many documents")
    parser.add_argument("--seed", type=int, default=0, help="what they follow from")
    given = parser.parse_args()
    started = time.monotonic()
    tally = tallied(mutants(given.count, given.seed, _OF_EACH), measured=True)
    print(f"{sum(tally.kinds.values())} documents, seed {given.seed}, {time.monotonic() - started:.0f} s")
    for kind, number in tally.kinds.most_common():
        print(f"{number:8}  {kind}")
    print(f"slowest refusal: {tally.slowest[0]:.3f} s of processor time for {len(tally.slowest[1])} bytes")
    print(f"largest refusal: {tally.largest[0]:.1f} MiB for {len(tally.largest[1])} bytes, of {tally.weighed} measured")
    print(f"disagreements: {sum(number for number, _ in tally.disagreements.values())}")
    for one, (number, data) in [*tally.disagreements.items()][:_SHOWN]:
        print(f"{number:8}  {one}\n          smallest: {data[:600]!r}")
    return 0 if tally.clean else 1


if __name__ == "__main__":
    sys.exit(main())
