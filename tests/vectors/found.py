"""Vectors found by the diagram: for every mutant of the law that some case gives away, one that does."""

import json
from collections.abc import Iterable, Iterator
from datetime import date

from attrs import evolve

from fzdigital.rules.case import Case
from fzdigital.rules.interchange import Json
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.vocabulary import Facts, Value
from fzdigital.vectors.answers import answer, found
from fzdigital.vectors.vector import Level, Vector
from tests.mutation.law.differences import Difference, aims, difference_of
from tests.mutation.law.mutants import Mutant


def kills(regulation: Regulation, vector: Vector, mutant: Mutant) -> bool:
    """Whether a vector has another outcome under a mutant: of an act its outcomes, of a plain question its answer.

    Args:
        regulation: the original.
        vector: the vector.
        mutant: the mutant. Which units are named does not count, but for an act about which there is only an aim: to
            miss it has no outcome beside its being named.
    """
    answered = found(mutant.regulation, vector)
    assert isinstance(answered, dict)
    if vector.question != "decide" or vector.given["act"] in aims(regulation):
        return answered != vector.expected
    return answered["outcomes"] != vector.expected["outcomes"]


class Finding:
    """Goes through the mutants of a regulation and collects vectors that give them away.

    Args:
        regulation: the regulation.
        known: vectors that there are already.
    """

    def __init__(self, regulation: Regulation, known: Iterable[Vector]) -> None:
        self.regulation = regulation
        self.vectors: list[Vector] = [vector for vector in known if vector.question == "decide"]
        self.equivalent: list[Mutant] = []
        self._defaults = {axis.id: axis.default for axis in regulation.axes}

    def meet(self, mutant: Mutant) -> None:
        """Note a mutant: a vector shows it, or a new one is found, or none can be."""
        for place, vector in enumerate(self.vectors):
            if self._asks(vector, mutant) and kills(self.regulation, vector, mutant):
                self.vectors[place] = self._shown(vector, mutant)
                return
        difference = difference_of(self.regulation, mutant)
        if difference is None:
            self.equivalent.append(mutant)
        else:
            self.vectors.append(self._shown(self._vector(mutant, difference), mutant))

    def _asks(self, vector: Vector, mutant: Mutant) -> bool:
        return vector.given["act"] in mutant.acts and vector.readings == self._other_than_default(mutant.readings)

    def _other_than_default(self, readings: Iterable[tuple[str, str]]) -> tuple[tuple[str, str | None], ...]:
        return tuple(sorted((axis, reading) for axis, reading in readings if self._defaults[axis] != reading))

    @staticmethod
    def _shown(vector: Vector, mutant: Mutant) -> Vector:
        return evolve(vector, shows=(*vector.shows, mutant.name)) if vector.by == "diagram" else vector

    def _vector(self, mutant: Mutant, difference: Difference) -> Vector:
        readings = self._other_than_default(difference.readings)
        given = given_of(self.regulation, difference.case, difference.act)
        answered = answer(self.regulation, "decide", dict(readings), given)
        if mutant.part == "survives" or mutant.kind == "day" or not (mutant.rule or mutant.acts == (difference.act,)):
            level: Level = "readings" if mutant.kind in ("default reading", "number") else "time"
        else:
            level = "readings"
        if level == "readings" and not readings:
            level = "core"
        return Vector(
            "", mutant.unit, level, "decide", readings,
            json.dumps(given, ensure_ascii=False), json.dumps(answered, ensure_ascii=False), "diagram",
        )  # fmt: skip


def given_of(regulation: Regulation, case: Case, act: str) -> dict[str, Json]:
    """A case as a vector gives it; what is unknown is left out.

    Args:
        regulation: whose vocabulary the case follows.
        case: the case.
        act: id of the act asked about.
    """
    matters: dict[str, list[Json]] = {}
    for matter in case.matters:
        matters.setdefault(matter.kind, []).append(dict(_known(regulation, matter.kind, matter.facts)))
    given: dict[str, Json] = {
        "subject": case.subject,
        "facts": {
            **dict(_known(regulation, "", case.common)),
            **dict(_known(regulation, case.subject, case.facts)),
        },
        "act": act,
    }
    if matters:
        given["matters"] = {kind: list(several) for kind, several in sorted(matters.items())}
    return given


def _known(regulation: Regulation, kind: str, facts: Facts) -> Iterator[tuple[str, Json]]:
    for fact, value in zip(regulation.vocabulary.of(kind), facts.values, strict=True):
        if value is not None:
            yield fact.name, _written(value)


def _written(value: Value) -> Json:
    assert isinstance(value, bool | int | str | date), value
    return value.isoformat() if isinstance(value, date) else value
