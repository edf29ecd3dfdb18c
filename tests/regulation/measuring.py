"""What a scenario measured against which number of the text, where that number decided."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import assert_never

from fzdigital.rules.case import named_values
from fzdigital.rules.expr import FALSE, TRUE, All, Choice, Compare, Condition, Const, Fact, Not, Param
from fzdigital.rules.expr import Any as AnyOf
from fzdigital.rules.kleene import Setting, explain
from fzdigital.rules.vocabulary import Value
from tests.regulation.evidence import Asked

Measured = tuple[str, str, int | date]
"""A number of the text by its name, what was measured against it, and the value found."""


def measured(one: Asked) -> Iterator[Measured]:
    """Everything that one answer measured against a number of the text, and on which the answer hung.

    A comparison counts only where the rule would come out otherwise if that comparison alone did.
    """
    for name, value in one.numbers:
        yield name, one.question, value
    if one.decision is None:
        return
    setting = one.regulation.setting
    for ground in one.decision.of(one.act).grounds:
        values = named_values(one.regulation, one.decision.case, ground.matter)
        rule = ground.result.rule
        for condition in (rule.when, rule.scope, one.regulation.effect(rule)):
            for leaf in _leaves(condition, setting):
                if _hangs_on(condition, leaf, values, setting):
                    yield from _compared(leaf, values)


def _leaves(condition: Condition, setting: Setting) -> Iterator[Compare]:
    """The comparisons of a condition with a number of the text, under the readings in use."""
    match condition:
        case Compare(left, _, right):
            if isinstance(left, Param) or isinstance(right, Param):
                yield condition
        case Const() | Fact():
            return
        case All(inner) | AnyOf(inner):
            for part in inner:
                yield from _leaves(part, setting)
        case Not(part):
            yield from _leaves(part, setting)
        case Choice(axis, branches):
            reading = dict(setting.readings)[axis]
            for name, branch in branches:
                if name == reading:
                    yield from _leaves(branch, setting)
        case _:
            assert_never(condition)


def _hangs_on(condition: Condition, leaf: Compare, values: Mapping[str, Value], setting: Setting) -> bool:
    held, failed = (explain(_with(condition, leaf, truth), values, setting).truth for truth in (TRUE, FALSE))
    return held is not failed


def _with(condition: Condition, leaf: Compare, truth: Const) -> Condition:
    """A condition in which one comparison is replaced by a truth value."""
    match condition:
        case Compare():
            return truth if condition == leaf else condition
        case Const() | Fact():
            return condition
        case All(inner):
            return All(tuple(_with(part, leaf, truth) for part in inner))
        case AnyOf(inner):
            return AnyOf(tuple(_with(part, leaf, truth) for part in inner))
        case Not(part):
            return Not(_with(part, leaf, truth))
        case Choice(axis, branches):
            return Choice(axis, tuple((name, _with(branch, leaf, truth)) for name, branch in branches))
        case _:
            assert_never(condition)


def _compared(leaf: Compare, values: Mapping[str, Value]) -> Iterator[Measured]:
    for number, other in ((leaf.left, leaf.right), (leaf.right, leaf.left)):
        if isinstance(number, Param) and isinstance(other, Fact):
            value = values.get(other.name)
            if isinstance(value, int | date):
                yield number.name, other.name, value


def beside(value: int | date) -> tuple[int | date, int | date, int | date]:
    """Just below a number, the number, just above."""
    if isinstance(value, date):
        return value - timedelta(days=1), value, value + timedelta(days=1)
    return value - 1, value, value + 1
