"""Finds the vectors of the diagram and writes them beside those worked out by hand, which stay as they are.

``python -m tests.vectors.generate [FOLDER]`` writes a file for each unit, into the package unless told
otherwise. It is run once for a version of the Measures, and what it wrote is read over; from then on the vectors stand
still, so that a change of the law shows as a vector that fails.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from attrs import evolve

from fzdigital.policy.measures import MEASURES
from fzdigital.vectors.documents import document_of, file_name, text_of
from fzdigital.vectors.stored import all_vectors
from fzdigital.vectors.vector import LEVELS, Vector
from tests.mutation.law.mutants import mutants
from tests.vectors.found import Finding
from tests.vectors.opened import opened

DATA = Path(__file__).parents[2] / "src" / "fzdigital" / "vectors" / "data"


def generated(by_hand: Iterable[Vector]) -> dict[str, list[Vector]]:
    """All vectors by unit: those worked out by hand, and those that the diagram adds to them.

    Args:
        by_hand: the vectors worked out by hand.
    """
    hand = tuple(by_hand)
    finding = Finding(MEASURES, ())
    for mutant in mutants(MEASURES):
        finding.meet(mutant)
    units: dict[str, list[Vector]] = defaultdict(list)
    for vector in hand:
        units[vector.unit].append(vector)
    found = [*finding.vectors, *opened(MEASURES, finding.vectors)]
    for vector in sorted(found, key=lambda one: LEVELS.index(one.level)):
        number = sum(one.by == "diagram" for one in units[vector.unit]) + 1
        units[vector.unit].append(evolve(vector, id=f"{vector.unit}/diagram-{number}"))
    return units


def main(folder: Path) -> None:
    """Write every file and say how many vectors there are."""
    units = generated(vector for vector in all_vectors() if vector.by == "hand")
    folder.mkdir(parents=True, exist_ok=True)
    for clause in MEASURES.clauses:
        if clause.id in units:
            document = document_of(MEASURES.id, clause.id, units[clause.id])
            (folder / file_name(clause.id)).write_text(text_of(document), encoding="utf-8", newline="\n")
    counted = Counter((vector.by, vector.level) for several in units.values() for vector in several)
    for (origin, level), count in sorted(counted.items()):
        print(f"{origin:8} {level:10} {count}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA)
