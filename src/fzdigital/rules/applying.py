"""Which rules apply, over planes: in force, in scope, condition met, and no exception speaks."""

from functools import reduce
from operator import and_, or_

from fzdigital.rules.bits import P
from fzdigital.rules.planes import Planes, Truths
from fzdigital.rules.rule import Rule


def applies(planes: Planes[P], rule: Rule) -> Truths[P]:
    """Where a rule is known to apply, and where it is known not to.

    Args:
        planes: the cases; each has at most one matter of a kind.
        rule: a rule of the regulation.
    """
    silent = (_denied(speaks(planes, exception)) for exception in _exceptions(planes, rule))
    return _all(planes, (_own(planes, rule), *silent))


def speaks(planes: Planes[P], rule: Rule) -> Truths[P]:
    """Where a rule, or an exception to it, is known to speak, and where not.

    Args:
        planes: the cases.
        rule: a rule of the regulation.
    """
    own = _denied(_own(planes, rule))
    return _denied(_all(planes, (own, *(_denied(speaks(planes, one)) for one in _exceptions(planes, rule)))))


def _exceptions(planes: Planes[P], rule: Rule) -> tuple[Rule, ...]:
    return tuple(one for one in planes.regulation.rules if one.id in rule.unless)


def _own(planes: Planes[P], rule: Rule) -> Truths[P]:
    conditions = (planes.regulation.effect(rule), rule.scope, rule.when)
    return _all(planes, tuple(map(planes.truths, conditions)))


def _all(planes: Planes[P], parts: tuple[Truths[P], ...]) -> Truths[P]:
    return Truths(
        reduce(and_, (part.yes for part in parts), planes.algebra.one),
        reduce(or_, (part.no for part in parts), planes.algebra.zero),
    )


def _denied(truths: Truths[P]) -> Truths[P]:
    return Truths(truths.no, truths.yes)
