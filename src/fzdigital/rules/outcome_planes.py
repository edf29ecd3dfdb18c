"""The outcome of an act over planes: of seven possible ones exactly one holds in a complete case."""

from collections.abc import Iterable, Mapping

from fzdigital.rules.applying import applies
from fzdigital.rules.bits import Algebra, P
from fzdigital.rules.decision import Outcome
from fzdigital.rules.planes import Planes, Truths
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force, Rule

Applied = tuple[Rule, Planes[P]]
"""A rule with the cases it is applied to; a rule that speaks of a matter is applied once for each of its kind."""


def bearing_rules(regulation: Regulation, act: str) -> tuple[Rule, ...]:
    """The rules that can make a difference to the outcome of an act.

    An aim compels nobody: it bears on an act only as an exception to another rule, or where there are nothing but aims.

    Args:
        regulation: the regulation.
        act: id of an act.
    """
    rules = tuple(rule for rule in regulation.rules if rule.act == act)
    excepting = {name for rule in rules for name in rule.unless}
    return tuple(rule for rule in rules if rule.force is not Force.AIM or rule.id in excepting) or rules


def outcome_planes(algebra: Algebra[P], applied: Iterable[Applied[P]]) -> Mapping[Outcome, Truths[P]]:
    """Where each outcome is known to hold, and where it is known not to.

    Args:
        algebra: the algebra of the planes.
        applied: the rules that bear on the act.

    Returns:
        by outcome. Where the planes hold all cases at once this is exact. Where facts are unknown it is safe: what is
        known is right, and where several outcomes stay possible a closer look may exclude some.
    """
    by_force: dict[Force, list[Truths[P]]] = {force: [] for force in Force}
    effects, scopes = [], []
    for rule, planes in applied:
        by_force[rule.force].append(applies(planes, rule))
        effects.append(planes.truths(planes.regulation.effect(rule)))
        scopes.append(algebra.all_of((effects[-1], planes.truths(rule.scope))))
    # Where there is no rule at all there is nothing that could be out of force.
    in_force = algebra.any_of(effects) if effects else algebra.settled(True)
    concerned = algebra.any_of(scopes)
    must, may, must_not = (algebra.any_of(by_force[force]) for force in (Force.MUST, Force.MAY, Force.MUST_NOT))
    return {
        Outcome.NOT_IN_FORCE: in_force.denied,
        Outcome.NOT_APPLICABLE: algebra.all_of((in_force, concerned.denied)),
        Outcome.CONFLICT: algebra.all_of((must_not, algebra.any_of((must, may)))),
        Outcome.MUST: algebra.all_of((must, must_not.denied)),
        Outcome.MAY: algebra.all_of((may, must.denied, must_not.denied)),
        Outcome.MUST_NOT: algebra.all_of((must_not, must.denied, may.denied)),
        Outcome.SILENT: algebra.all_of((concerned, must.denied, may.denied, must_not.denied)),
    }
