"""The interpreter with reasons: one condition, one case, three truth values.

Truth is ``True``, ``False`` or ``None`` for unknown (Kleene's strong logic). Every part is visited, whether or not
it still matters, so that the reasons for "no" are as complete as those for "yes". Kleene's answer is safe, not
always sharp: of a fact nobody knows it does not see that "it or its opposite" holds.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import product
from operator import eq, ge, gt, le, lt, ne
from typing import assert_never

from attrs import frozen

from fzdigital.rules.expr import All, Any, Choice, Compare, Condition, Const, Fact, Not, Param, Term
from fzdigital.rules.vocabulary import Possible, Value

Truth = bool | None
"""True, false, or None: unknown."""

SIGNS = {"==": eq, "!=": ne, ">=": ge, "<=": le, ">": gt, "<": lt}


@frozen
class Reason:
    """A condition with its truth in one case, and the same of its parts.

    Args:
        condition: the condition.
        truth: true, false, or None for unknown.
        parts: the reasons of the parts that were consulted; of an open point, the branch of the reading in use,
            or every branch when none is in use.
    """

    condition: Condition
    truth: Truth
    parts: "tuple[Reason, ...]" = ()


@frozen
class Setting:
    """What a run takes from the regulation: its numbers and the readings in use.

    Args:
        parameters: each parameter's name with its value.
        readings: each axis' id with the reading in use, or None where it is left unresolved.
    """

    parameters: tuple[tuple[str, int | date], ...]
    readings: tuple[tuple[str, str | None], ...]


def explain(condition: Condition, case: Mapping[str, Value], setting: Setting) -> Reason:
    """The truth of a condition in a case, with the reasons.

    Args:
        condition: a checked condition.
        case: the value of each fact the condition speaks of; None or left out is unknown.
        setting: numbers and readings in use.

    Returns:
        the reason tree; its root holds the truth.

    Does not decide what an unknown would lead to beyond Kleene's logic.
    """
    return _explain(condition, case, dict(setting.parameters), dict(setting.readings))


def _explain(
    condition: Condition,
    case: Mapping[str, Value],
    parameters: Mapping[str, int | date],
    readings: Mapping[str, str | None],
) -> Reason:
    match condition:
        case Const(value):
            return Reason(condition, value is True)
        case Fact() | Compare():
            return Reason(condition, leaf_truth(condition, case, parameters))
        case All(parts):
            reasons = tuple([_explain(part, case, parameters, readings) for part in parts])
            return Reason(condition, conjunction(reason.truth for reason in reasons), reasons)
        case Any(parts):
            reasons = tuple([_explain(part, case, parameters, readings) for part in parts])
            return Reason(condition, disjunction(reason.truth for reason in reasons), reasons)
        case Not(part):
            reason = _explain(part, case, parameters, readings)
            return Reason(condition, negation(reason.truth), (reason,))
        case Choice(axis, branches):
            chosen = readings[axis]
            reasons = tuple(
                [_explain(branch, case, parameters, readings) for name, branch in branches if chosen in (None, name)]
            )
            truths = {reason.truth for reason in reasons}
            return Reason(condition, truths.pop() if len(truths) == 1 else None, reasons)
        case _:
            assert_never(condition)


def leaf_truth(leaf: Fact | Compare, case: Mapping[str, Value], parameters: Mapping[str, int | date]) -> Truth:
    """The truth of a leaf; where values are narrowed, settled if all that remain agree."""
    match leaf:
        case Fact(name):
            value = case.get(name)
            return value if isinstance(value, bool) else None
        case Compare(left, sign, right):
            compare = SIGNS[sign]
            lefts, rights = _reachable(left, case, parameters), _reachable(right, case, parameters)
            if lefts is None or rights is None:
                return None
            truths = {compare(one, other) for one, other in product(lefts, rights)}
            return bool(truths.pop()) if len(truths) == 1 else None
        case _:
            assert_never(leaf)


def _reachable(
    term: Term, case: Mapping[str, Value], parameters: Mapping[str, int | date]
) -> tuple[bool | int | str | date, ...] | None:
    match term:
        case Const(value):
            return (value,)
        case Param(name):
            return (parameters[name],)
        case Fact(name):
            stated = case.get(name)
            if stated is None:
                return None
            return stated.values if isinstance(stated, Possible) else (stated,)
        case _:
            assert_never(term)


def negation(truth: Truth) -> Truth:
    """Not: unknown stays unknown."""
    return None if truth is None else not truth


def conjunction(truths: Iterable[Truth]) -> Truth:
    """And: one false settles it; otherwise one unknown leaves it unknown."""
    found = tuple(truths)
    return False if False in found else None if None in found else True


def disjunction(truths: Iterable[Truth]) -> Truth:
    """Or: one true settles it; otherwise one unknown leaves it unknown."""
    found = tuple(truths)
    return True if True in found else None if None in found else False


def unsettled(reason: Reason) -> Iterator[Condition]:
    """The leaves and open points, in order, that keep a reason unknown."""
    if reason.truth is not None:
        return
    if isinstance(reason.condition, Fact | Compare):
        yield reason.condition
        return
    if isinstance(reason.condition, Choice) and len(reason.parts) > 1:
        yield reason.condition
    for part in reason.parts:
        yield from unsettled(part)
