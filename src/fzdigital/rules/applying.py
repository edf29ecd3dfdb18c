"""Which rules apply, over planes: in force, in scope, condition met, and no exception speaks."""

from fzdigital.rules.bits import P
from fzdigital.rules.planes import Planes, Truths
from fzdigital.rules.rule import Rule


def applies(planes: Planes[P], rule: Rule) -> Truths[P]:
    """Where a rule is known to apply, and where it is known not to.

    Args:
        planes: the cases; each has at most one matter of a kind.
        rule: a rule of the regulation.
    """
    return planes.algebra.all_of((planes.truths(planes.regulation.effect(rule)), met(planes, rule)))


def met(planes: Planes[P], rule: Rule) -> Truths[P]:
    """Where a rule would apply if it had effect: in scope, condition met, and no exception speaks.

    Args:
        planes: the cases; each has at most one matter of a kind.
        rule: a rule of the regulation.
    """
    silent = (_speaks(planes, exception, rule).denied for exception in _exceptions(planes, rule))
    return planes.algebra.all_of((planes.truths(rule.scope), planes.truths(rule.when), *silent))


def _speaks(planes: Planes[P], rule: Rule, base: Rule) -> Truths[P]:
    """Where an exception to a rule, or an exception to that, is known to speak, and where not."""
    parts = [rule.scope, rule.when]
    # Where both have effect on the same days, the base rule's own condition for it is enough.
    if rule.survives != base.survives:
        parts.append(planes.regulation.effect(rule))
    own = planes.algebra.all_of(map(planes.truths, parts))
    silent = (_speaks(planes, exception, base).denied for exception in _exceptions(planes, rule))
    return planes.algebra.all_of((own.denied, *silent)).denied


def _exceptions(planes: Planes[P], rule: Rule) -> tuple[Rule, ...]:
    return tuple(one for one in planes.regulation.rules if one.id in rule.unless)
