"""Filling in what a found case leaves unknown, so that it is a case that can come about."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations, product
from typing import Final

from attrs import evolve

from fzdigital.rules.case import Case, named_values
from fzdigital.rules.check import fact_names
from fzdigital.rules.kleene import explain
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.vocabulary import Bool, Day, FactDef, Facts, Int, Known, OneOf, Value

FOUND_ON: Final = date(2024, 11, 5)
"""The day on which a ground came about, where nothing else is said."""

_MOST_CHANGED: Final = 3
"""How many facts at once may depart from what is preferred."""

Preferred = Callable[[FactDef], Known]


def completed(regulation: Regulation, case: Case, like: Case) -> Case:
    """The case with every unknown filled in, so that no invariant is broken.

    Args:
        regulation: whose vocabulary and invariants the case follows.
        case: the case; what is unknown in it makes no difference to the act it was found for.
        like: where the day's and the subject's facts come from; a matter's are as if it had not happened, if possible.
    """
    liked = named_values(regulation, like)

    def as_liked(fact: FactDef) -> Known:
        value = liked[fact.name]
        assert isinstance(value, bool | int | str | date)
        return value

    common = _filled(regulation, "", case.common, {}, as_liked)
    known = dict(_named(regulation, "", common))
    own = _filled(regulation, case.subject, case.facts, known, as_liked)
    known |= _named(regulation, case.subject, own)
    matters = tuple(
        evolve(one, facts=_filled(regulation, one.kind, one.facts, known, _as_absent)) for one in case.matters
    )
    return evolve(case, common=common, facts=own, matters=matters)


def _as_absent(fact: FactDef) -> Known:
    if isinstance(fact.sort, Day):
        return FOUND_ON
    assert fact.absent is not None
    return fact.absent


def _named(regulation: Regulation, kind: str, facts: Facts) -> Iterator[tuple[str, Value]]:
    return zip((fact.name for fact in regulation.vocabulary.of(kind)), facts.values, strict=True)


def _filled(regulation: Regulation, kind: str, facts: Facts, known: dict[str, Value], preferred: Preferred) -> Facts:
    """The facts of one kind, those unknown as preferred, or else with as few as can be otherwise."""
    declared = {fact.name: fact for fact in regulation.vocabulary.of(kind)}
    values = {name: value for name, value in _named(regulation, kind, facts) if value is not None}
    spoken = {*declared, *known}
    limits = [one.condition for one in regulation.invariants if {*fact_names(one.condition)} <= spoken]
    unknown = {name: fact for name, fact in declared.items() if name not in values}
    usual = {name: preferred(fact) for name, fact in unknown.items()}
    # Counts of which some are among others: as high as the highest of which something is known.
    highest = max((value for name, value in values.items() if isinstance(declared[name].sort, Int)), default=0)
    counted = {name: highest for name, fact in unknown.items() if isinstance(fact.sort, Int)}
    for number in range(min(_MOST_CHANGED, len(unknown)) + 1):
        for at_first in (usual, usual | counted):
            for chosen in combinations(unknown, number):
                for others in product(*(_others(unknown[name], usual[name]) for name in chosen)):
                    tried = {**known, **values, **at_first, **dict(zip(chosen, others, strict=True))}
                    if all(explain(limit, tried, regulation.setting).truth is True for limit in limits):
                        return Facts(tuple(tried[name] for name in declared))
    raise AssertionError(f"no way found to complete {values}")


def _others(fact: FactDef, usual: Known) -> list[Known]:
    """The values other than the usual one that are tried."""
    match fact.sort:
        case Bool():
            tried: list[Known] = [True, False]
        case OneOf(values):
            tried = [value for value, _ in values]
        case Int(low, high, _):
            tried = [low, high]
        case Day(_, last):
            tried = [last]
    return [value for value in tried if value != usual]
