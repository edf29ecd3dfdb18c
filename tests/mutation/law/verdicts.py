"""What becomes of every mutant of the law: who notices it, or why nobody can."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, Literal

from attrs import frozen

from fzdigital.rules.regulation import Regulation
from fzdigital.vectors.vector import Vector
from tests.mutation.law.differences import difference_of
from tests.mutation.law.mutants import Mutant
from tests.vectors.found import kills

Fate = Literal["vector", "scenario", "proved", "reasoned", "alive"]
FATES: Final[tuple[Fate, ...]] = ("vector", "scenario", "proved", "reasoned", "alive")

READ_BY_FUNCTIONS: Final = ("number", "day", "extreme kept", "default reading")
"""Kinds of mutants that plain functions and services may read too, so that a proof about rules proves nothing."""

Scenarios = Callable[[Regulation], Iterable[str]]
"""Gives the names of the scenarios that fail under a regulation."""


@frozen
class Verdict:
    """What became of one mutant.

    Args:
        mutant: the mutant.
        fate: how it ended; ``alive`` is a fault.
        by: the vector or scenario that noticed it, or the reason why it makes no difference.
    """

    mutant: Mutant
    fate: Fate
    by: str = ""


class Judging:
    """Judges mutants of a regulation.

    Args:
        regulation: the original.
        vectors: the vectors; those that say they show a mutant are asked first.
        scenarios: tells which scenarios fail under another regulation.
        reasons: reasons, by the mutant's name, why it makes no difference; each was reviewed by somebody.
    """

    def __init__(
        self, regulation: Regulation, vectors: Iterable[Vector], scenarios: Scenarios, reasons: Mapping[str, str]
    ) -> None:
        self._regulation, self._scenarios, self._reasons = regulation, scenarios, reasons
        self._vectors = tuple(vectors)
        self._showing: dict[str, list[Vector]] = defaultdict(list)
        for vector in self._vectors:
            for name in vector.shows:
                self._showing[name].append(vector)

    def judge(self, mutant: Mutant) -> Verdict:
        """What becomes of one mutant."""
        for vector in self._candidates(mutant):
            if kills(self._regulation, vector, mutant):
                return Verdict(mutant, "vector", vector.id)
        if mutant.kind not in READ_BY_FUNCTIONS and difference_of(self._regulation, mutant) is None:
            return Verdict(mutant, "proved")
        failed = next(iter(self._scenarios(mutant.regulation)), None)
        if failed is not None:
            return Verdict(mutant, "scenario", failed)
        if mutant.name in self._reasons:
            return Verdict(mutant, "reasoned", self._reasons[mutant.name])
        return Verdict(mutant, "alive")

    def _candidates(self, mutant: Mutant) -> Iterator[Vector]:
        """The vectors that might notice a mutant: first those that say so."""
        yield from self._showing[mutant.name]
        if mutant.kind in READ_BY_FUNCTIONS:
            yield from (vector for vector in self._vectors if vector.by == "hand")
        elif not self._showing[mutant.name]:
            yield from (
                vector for vector in self._vectors if vector.by == "hand" and vector.given.get("act") in mutant.acts
            )
