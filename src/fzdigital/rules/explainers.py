"""Reasons from patterns: a condition compiled once into a function from leaf truths to its reason tree.

It gives what :func:`fzdigital.rules.kleene.explain` gives, faster: a leaf has only three reasons and a condition of two
leaves only nine, all made beforehand.
"""

from collections.abc import Callable, Mapping
from itertools import product
from operator import itemgetter
from typing import Final, assert_never

from fzdigital.rules.expr import All, Any, Choice, Compare, Condition, Const, Fact, Not
from fzdigital.rules.kleene import Reason, negation
from fzdigital.rules.patterns import Pattern, leaves

ReasonOf = Callable[[Pattern], Reason]

_FEW: Final = 2
"""Leaves of a condition whose reasons are made beforehand: three truths each."""


def compile_reason(
    condition: Condition, places: Mapping[Fact | Compare, int], readings: Mapping[str, str | None]
) -> ReasonOf:
    """A function from a pattern to the reason of a condition.

    Args:
        condition: a checked condition.
        places: where each leaf stands in a pattern.
        readings: the readings in use; None where an axis is unresolved.
    """
    reason = _compiled(condition, places, readings)
    own = tuple(sorted({places[leaf] for leaf in leaves(condition, readings)}))
    return _made_beforehand(reason, own, len(places)) if len(own) <= _FEW else reason


def _made_beforehand(reason: ReasonOf, own: tuple[int, ...], size: int) -> ReasonOf:
    """Every reason that a condition of few leaves can have."""
    if not own:
        only = reason((None,) * size)
        return lambda pattern: only
    truths_of = itemgetter(*own)
    made = {}
    for truths in product((True, False, None), repeat=len(own)):
        at = dict(zip(own, truths, strict=True))
        pattern = tuple(at.get(place) for place in range(size))
        made[truths_of(pattern)] = reason(pattern)
    return lambda pattern: made[truths_of(pattern)]


def _compiled(
    condition: Condition, places: Mapping[Fact | Compare, int], readings: Mapping[str, str | None]
) -> ReasonOf:
    match condition:
        case Const(value):
            return lambda pattern: Reason(condition, value is True)
        case Fact() | Compare():
            place = places[condition]
            return lambda pattern: Reason(condition, pattern[place])
        case All(parts) | Any(parts):
            compiled = tuple(compile_reason(part, places, readings) for part in parts)
            # A part of the deciding truth settles the whole; else an unknown part leaves it unknown.
            deciding = isinstance(condition, Any)

            def joined(pattern: Pattern) -> Reason:
                reasons = tuple([part(pattern) for part in compiled])
                truths = [reason.truth for reason in reasons]
                truth = deciding if deciding in truths else None if None in truths else not deciding
                return Reason(condition, truth, reasons)

            return joined
        case Not(part):
            inner = compile_reason(part, places, readings)

            def negated(pattern: Pattern) -> Reason:
                reason = inner(pattern)
                return Reason(condition, negation(reason.truth), (reason,))

            return negated
        case Choice(axis, branches):
            chosen = readings[axis]
            walked = tuple(
                compile_reason(branch, places, readings) for name, branch in branches if chosen in (None, name)
            )

            if len(walked) == 1:
                only = walked[0]

                def chosen_one(pattern: Pattern) -> Reason:
                    reason = only(pattern)
                    return Reason(condition, reason.truth, (reason,))

                return chosen_one

            def every_branch(pattern: Pattern) -> Reason:
                reasons = tuple([branch(pattern) for branch in walked])
                truth = reasons[0].truth
                agree = all(reason.truth is truth for reason in reasons)
                return Reason(condition, truth if agree else None, reasons)

            return every_branch
        case _:
            assert_never(condition)
