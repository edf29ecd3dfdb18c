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
    silent = (speaks(planes, exception).denied for exception in _exceptions(planes, rule))
    return planes.all_of((_own(planes, rule), *silent))


def speaks(planes: Planes[P], rule: Rule) -> Truths[P]:
    """Where a rule, or an exception to it, is known to speak, and where not.

    Args:
        planes: the cases.
        rule: a rule of the regulation.
    """
    silent = (speaks(planes, exception).denied for exception in _exceptions(planes, rule))
    return planes.all_of((_own(planes, rule).denied, *silent)).denied


def _exceptions(planes: Planes[P], rule: Rule) -> tuple[Rule, ...]:
    return tuple(one for one in planes.regulation.rules if one.id in rule.unless)


def _own(planes: Planes[P], rule: Rule) -> Truths[P]:
    conditions = (planes.regulation.effect(rule), rule.scope, rule.when)
    return planes.all_of(map(planes.truths, conditions))
