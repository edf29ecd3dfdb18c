"""The regulation's own rules asked about facts that a behaviour tells, over planes of any kind."""

from collections.abc import Mapping

from fzdigital.errors import UnsuppliedFactsError
from fzdigital.rules.applying import applies
from fzdigital.rules.bits import Algebra, P
from fzdigital.rules.codes import code, width
from fzdigital.rules.decision import Outcome
from fzdigital.rules.outcome_planes import bearing_rules, outcome_planes
from fzdigital.rules.planes import Column, Numbers, Planes, Truths
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.supply import needed
from fzdigital.rules.vocabulary import Bool, FactDef, Known

Facts = Mapping[str, Column[P]]
"""Facts by name."""


def constant(algebra: Algebra[P], fact: FactDef, value: Known) -> Column[P]:
    """A fact with one value everywhere."""
    if isinstance(fact.sort, Bool):
        return algebra.settled(value is True)
    number = code(fact, value)
    bits = tuple(algebra.one if number >> bit & 1 else algebra.zero for bit in range(width(fact)))
    return Numbers(algebra.one, bits)


def asked(
    regulation: Regulation, algebra: Algebra[P], act: str, facts: Facts[P]
) -> tuple[Mapping[Outcome, Truths[P]], Mapping[str, Truths[P]]]:
    """What holds for an act, and where each rule on it applies.

    Args:
        regulation: the regulation.
        algebra: the algebra of the planes.
        act: id of the act.
        facts: what is told; a kind of matter of which nothing is told never happened.

    Raises:
        UnknownNameError: the regulation has no such act.
        UnsuppliedFactsError: facts that the rules speak of and nobody tells.
    """
    planes = Planes(regulation, algebra, {**facts, **_quiet(regulation, algebra, act, facts)})
    rules = [rule for rule in regulation.rules if rule.act == act]
    bearing = bearing_rules(regulation, act)
    outcomes = outcome_planes(algebra, [(rule, planes) for rule in bearing])
    return outcomes, {rule.id: applies(planes, rule) for rule in rules}


def _quiet(regulation: Regulation, algebra: Algebra[P], act: str, facts: Facts[P]) -> dict[str, Column[P]]:
    """The facts of matters that never happened."""
    own = ("", regulation.act(act).subject)
    declared = {fact.name: fact for fact in regulation.vocabulary.facts}
    told = {declared[name].of for name in facts}
    found: dict[str, Column[P]] = {}
    missing: list[FactDef] = []
    for name in needed(regulation, (act,)):
        fact = declared[name]
        if name in facts:
            continue
        if fact.of in own or fact.of in told or fact.absent is None:
            missing.append(fact)
        else:
            found[name] = constant(algebra, fact, fact.absent)
    if missing:
        raise UnsuppliedFactsError(act, tuple(fact.text for fact in missing), tuple(fact.name for fact in missing))
    return found
