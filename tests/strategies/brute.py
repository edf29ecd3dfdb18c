"""Every case there can be of a small regulation, one by one: what a proof over all cases is held against."""

from collections.abc import Iterator, Mapping
from itertools import product
from math import prod
from typing import NamedTuple

from attrs import evolve

from fzdigital.rules.case import Case, Matter
from fzdigital.rules.check import fact_names
from fzdigital.rules.decide import decide
from fzdigital.rules.decision import Outcome
from fzdigital.rules.patterns import leaves
from fzdigital.rules.questions.witness import everything
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.vocabulary import Facts
from tests.rules.oracle import holds
from tests.strategies.trees import Known, values_of

Places = tuple[tuple[int, str], ...]


class Decided(NamedTuple):
    """One complete case under one reading of every axis, decided.

    Args:
        values: the value of each fact that may vary, by the position of its matter and its name; and each reading.
        applying: ids of the rules that apply.
        outcome: the outcome.
    """

    values: Mapping[object, object]
    applying: frozenset[str]
    outcome: Outcome


def size(regulation: Regulation, act: str, each: int) -> int:
    """How many cases there are."""
    facts = {fact.name: fact for fact in regulation.vocabulary.facts}
    counts = (len(values_of(facts[name].sort)) for _, name in _places(regulation, act, each))
    return prod(counts) * prod(len(readings) for _, readings in _unresolved(regulation))


def every_case(regulation: Regulation, act: str, each: int) -> Iterator[Decided]:
    """Every case, as far as the rules on an act speak of it under any reading.

    Args:
        regulation: the regulation.
        act: id of the act.
        each: matters of each kind.
    """
    subject = regulation.act(act).subject
    facts = {fact.name: fact for fact in regulation.vocabulary.facts}
    places = _places(regulation, act, each)
    unresolved = _unresolved(regulation)
    blank = _blank(regulation, subject, each)
    for readings in product(*(readings for _, readings in unresolved)):
        chosen = {axis: reading for (axis, _), reading in zip(unresolved, readings, strict=True)}
        settled = regulation.with_readings(chosen)
        for values in product(*(values_of(facts[name].sort) for _, name in places)):
            known = dict(zip(places, values, strict=True))
            if not _comes_about(regulation, act, known):
                continue
            decided = decide(settled, _case(regulation, blank, known)).of(act)
            applying = frozenset(ground.result.rule.id for ground in decided.applying)
            yield Decided({**known, **chosen}, applying, decided.outcome)


def _blank(regulation: Regulation, subject: str, each: int) -> Case:
    case = everything(regulation, subject)
    return evolve(case, matters=tuple(one for one in case.matters for _ in range(each)))


def _places(regulation: Regulation, act: str, each: int) -> Places:
    subject = regulation.act(act).subject
    conditions = [regulation.in_force]
    for rule in regulation.rules:
        conditions += [rule.survives, rule.scope, rule.when] if rule.act == act else []
    names = {name for condition in conditions for name in fact_names(condition)}
    matters = _blank(regulation, subject, each).matters
    return tuple(
        (position, fact.name)
        for fact in regulation.vocabulary.facts
        if fact.name in names
        for position in ([-1] if fact.of in ("", subject) else range(len(matters)))
        if position < 0 or matters[position].kind == fact.of
    )


def _comes_about(regulation: Regulation, act: str, known: Mapping[tuple[int, str], Known]) -> bool:
    """Whether the invariants hold that speak of nothing but what the rules on an act speak of."""
    readings = dict(regulation.setting.readings)
    spoken = [regulation.in_force] + [
        part for rule in regulation.rules if rule.act == act for part in (rule.survives, rule.scope, rule.when)
    ]
    leaf_names = {name for part in spoken for leaf in leaves(part, readings) for name in fact_names(leaf)}
    for invariant in regulation.invariants:
        names = set(fact_names(invariant.condition))
        if names <= leaf_names:
            for position in {place for place, name in known if name in names and place >= 0} or {-1}:
                values = {name: known.get((position, name), known.get((-1, name))) for name in names}
                if not holds(invariant.condition, values, regulation.setting):
                    return False
    return True


def _unresolved(regulation: Regulation) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (axis.id, tuple(reading.id for reading in axis.readings))
        for axis in regulation.axes
        if regulation.reading(axis.id) is None
    )


def _case(regulation: Regulation, blank: Case, known: Mapping[tuple[int, str], bool | int | str]) -> Case:
    def facts(kind: str, position: int = -1) -> Facts:
        return Facts(tuple(known.get((position, fact.name)) for fact in regulation.vocabulary.of(kind)))

    matters = tuple(Matter(one.kind, one.id, facts(one.kind, place)) for place, one in enumerate(blank.matters))
    return Case(blank.subject, blank.name, facts(""), facts(blank.subject), matters)
