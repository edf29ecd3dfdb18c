"""Changes the law in every way, one thing at a time, and says who notices.

``python -m tests.mutation.law [--every N]`` judges every mutant, or every Nth; it prints how many were killed by a
vector or a scenario, proved to make no difference, or reasoned, and lists those that nobody notices. Exit code 1 if
there are any.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator

from fzdigital.policy.measures import MEASURES
from fzdigital.rules.regulation import Regulation
from fzdigital.vectors.stored import all_vectors
from tests.mutation.law.mutants import mutants
from tests.mutation.law.reasoned import REASONS
from tests.mutation.law.verdicts import FATES, Judging, Verdict
from tests.regulation.features import examples
from tests.regulation.running import run


def failing(regulation: Regulation) -> Iterator[str]:
    """The scenarios that fail under a regulation, each as it is found."""
    return (example.id for example in examples() if run(example, regulation).failed_at is not None)


def table(verdicts: Iterable[Verdict]) -> list[str]:
    """One line for each kind of change, and one for all."""
    counted = Counter((_kind(one), one.fate) for one in verdicts)
    kinds = sorted({kind for kind, _ in counted})
    lines = [f"{'change':20}{'mutants':>9}" + "".join(f"{fate:>10}" for fate in FATES)]
    for kind in kinds:
        numbers = [counted[kind, fate] for fate in FATES]
        lines.append(f"{kind:20}{sum(numbers):>9}" + "".join(f"{number:>10}" for number in numbers))
    totals = [sum(counted[kind, fate] for kind in kinds) for fate in FATES]
    return [*lines, f"{'all':20}{sum(totals):>9}" + "".join(f"{number:>10}" for number in totals)]


def _kind(verdict: Verdict) -> str:
    return "reading swapped" if verdict.mutant.kind.endswith("read as the next") else verdict.mutant.kind


def main(every: int) -> int:
    """Judge and print; the exit code."""
    start = time.perf_counter()
    judging = Judging(MEASURES, all_vectors(), failing, REASONS)
    verdicts = [judging.judge(mutant) for place, mutant in enumerate(mutants(MEASURES)) if place % every == 0]
    print(*table(verdicts), sep="\n")
    print(f"{time.perf_counter() - start:.0f} s")
    for one in verdicts:
        if one.fate in ("reasoned", "alive"):
            print(f"{one.fate}: {one.mutant.name}{': ' * bool(one.by)}{one.by}")
    return int(any(one.fate == "alive" for one in verdicts))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="judge every mutant of the law")
    parser.add_argument("--every", type=int, default=1, help="judge every Nth mutant only")
    sys.exit(main(parser.parse_args().every))
