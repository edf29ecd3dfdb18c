"""Vectors of what is open: settled ones with one thing hidden, so that it alone would settle the act again."""

import json
from collections.abc import Iterable, Iterator

from attrs import evolve

from fzdigital.errors import FzdigitalError
from fzdigital.rules.interchange import Json
from fzdigital.rules.regulation import Regulation
from fzdigital.vectors.answers import answer
from fzdigital.vectors.vector import Vector


def opened(regulation: Regulation, vectors: Iterable[Vector]) -> Iterator[Vector]:
    """For every act and every fact that its rules speak of, and for every axis, one vector in which it is open.

    Args:
        regulation: the regulation.
        vectors: settled vectors that ask ``decide``.
    """
    seen: set[tuple[str, str]] = set()
    for vector in vectors:
        act = str(vector.given["act"])
        for name, given in _hidden(vector):
            if (act, name) not in seen:
                found = _open(regulation, vector, dict(vector.readings), given)
                if found is not None:
                    seen.add((act, name))
                    yield evolve(found, shows=(f"{act}: {name} unknown",))
        for axis in regulation.axes:
            if axis.inert is None and (act, axis.id) not in seen and not vector.readings:
                found = _open(regulation, vector, {axis.id: None}, dict(vector.given))
                if found is not None:
                    seen.add((act, axis.id))
                    yield evolve(found, shows=(f"{act}: {axis.id} unresolved",))


def _hidden(vector: Vector) -> Iterator[tuple[str, dict[str, Json]]]:
    """What is given with one fact left out, each with the fact's name."""
    given = vector.given
    facts, matters = given["facts"], given.get("matters", {})
    assert isinstance(facts, dict)
    assert isinstance(matters, dict)
    for name in facts:
        yield name, {**given, "facts": _without(facts, name)}
    for kind, several in matters.items():
        assert isinstance(several, list)
        assert isinstance(several[0], dict)
        for name in several[0]:
            hidden: list[Json] = [dict(_without(several[0], name)), *several[1:]]
            yield name, {**given, "matters": {**matters, kind: hidden}}


def _without(facts: dict[str, Json], name: str) -> dict[str, Json]:
    return {key: value for key, value in facts.items() if key != name}


def _open(
    regulation: Regulation, vector: Vector, readings: dict[str, str | None], given: dict[str, Json]
) -> Vector | None:
    """The vector with that given, if the act is open; None if it is settled, or what is known cannot be so."""
    try:
        answered = answer(regulation, "decide", readings, given)
    except FzdigitalError:
        return None
    if "needed" not in answered:
        return None
    return evolve(
        vector,
        level="open",
        readings=tuple(sorted(readings.items())),
        given_text=json.dumps(given, ensure_ascii=False),
        expected_text=json.dumps(answered, ensure_ascii=False),
    )
