"""Which units of the text a scenario proves to bite, or not to bite: told from what it asked, never from its tags."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final, assert_never

from fzdigital.nouns import Stars
from fzdigital.policy.articles.a6_term import BEGUN, NOT_ENDED
from fzdigital.rules.answer import Decision
from fzdigital.rules.case import named_values
from fzdigital.rules.expr import TRUE, All, Choice, Compare, Condition, Const, Fact, Not
from fzdigital.rules.expr import Any as AnyOf
from fzdigital.rules.kleene import explain
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force, Rule
from tests.regulation.evidence import Asked

Bite = tuple[str, bool]
"""A unit, and whether it bites."""

PERIOD: Final = (("notice/commence", BEGUN), ("6", NOT_ENDED))
"""The two ends of the period in force, which every rule has over it."""

BY_FUNCTION: Final[Mapping[str, tuple[tuple[str, Callable[[Any], bool | None]], ...]]] = {
    "final_score": (
        ("3/panel", lambda found: None if found is None else found.missing == "panel_too_small"),
        ("3/trim", lambda found: None if found is None else bool(found.high and found.low)),
        ("3/mean", lambda found: found is not None and found.points is not None),
    ),
    "in_scale": (("3/score", lambda valid: not valid),),
    "placed": (("3/rank", lambda place: place[1] == "within"),),
    "proposed": (("3/rank", bool),),
    "sector": (("1/sectors", bool),),
    "next_best": (("1/reserve/merit", lambda proposed: bool(proposed)),),
    "reserve_pick": (("1/reserve/size", lambda fault: fault is not None),),
    "stars": (
        ("4(3)", lambda stars: stars is not None),
        ("4(3)a", lambda stars: stars is Stars.THREE),
        ("4(3)b", lambda stars: stars is Stars.TWO),
        ("4(3)c", lambda stars: stars is Stars.ONE),
        ("4(3)d", lambda stars: stars is Stars.NONE),
    ),
    "window": (("4(5)a", lambda windows: windows != (None,)),),
}  # fmt: skip
"""For the units that are plain functions: which question is about them, and when its answer shows that they bite."""


def bites(one: Asked) -> Iterator[Bite]:
    """The units that one answer shows to bite, or not to bite.

    A rule bites where it applies. It does not bite where it has effect and concerns the subject, and yet does not
    apply: its own condition is not met, or a rule that goes before it speaks.
    """
    for unit, judge in BY_FUNCTION.get(one.question, ()):
        verdict = judge(one.answer)
        if verdict is not None:
            yield unit, verdict
    if one.decision is None:
        return
    for ground in one.decision.of(one.act).grounds:
        result = ground.result
        if not _shown(one, result.rule):
            continue
        if result.applies is True:
            yield result.rule.clause, True
        # A rule without any condition is bounded by whom it concerns alone.
        concerned = result.scope.truth is (result.rule.when != TRUE)
        if result.applies is False and result.in_force.truth is True and concerned:
            yield result.rule.clause, False
    yield from _conditions(one.regulation, one.decision, one.act)


def _shown(one: Asked, rule: Rule) -> bool:
    """Whether the answer checked would be another if the rule alone came out otherwise.

    It is where the grounds were checked, or the unit was named, or no other unit's rule of the same force applies: an
    outcome that another ground leads to as well says nothing of this one.
    """
    if one.decision is None or one.grounds or one.unit == rule.clause:
        return True
    alike = (ground.result for ground in one.decision.of(one.act).grounds if ground.result.rule.force is rule.force)
    others = {result.rule.clause for result in alike if result.applies is not False} - {rule.clause}
    return rule.force is not Force.AIM and not others


def _conditions(regulation: Regulation, decision: Decision, act: str) -> Iterator[Bite]:
    """The conditions stated by units of their own, where the rules on the act ask them."""
    asked = conditions_of(regulation, act)
    values = named_values(regulation, decision.case)
    for unit, condition in (*regulation.conditions, *PERIOD):
        if condition in asked:
            truth = explain(condition, values, regulation.setting).truth
            if truth is not None:
                yield unit, truth


def asked_about(one: Asked) -> frozenset[str]:
    """The units whose rules or conditions were put to the question, whatever came of them."""
    if one.decision is None:
        return frozenset()
    rules = {ground.result.rule.clause for ground in one.decision.of(one.act).grounds}
    asked = conditions_of(one.regulation, one.act)
    return frozenset(rules | {unit for unit, condition in one.regulation.conditions if condition in asked})


@lru_cache(maxsize=4096)
def conditions_of(regulation: Regulation, act: str) -> frozenset[Condition]:
    """Every condition that the rules on an act ask, whole or as a part."""
    rules = [rule for rule in regulation.rules if rule.act == act]
    roots = [each for rule in rules for each in (rule.when, rule.scope, regulation.effect(rule))]
    return frozenset(part for root in roots for part in parts(root))


def parts(condition: Condition) -> Iterator[Condition]:
    """A condition and everything it is made of."""
    yield condition
    match condition:
        case Const() | Fact() | Compare():
            return
        case All(inner) | AnyOf(inner):
            for part in inner:
                yield from parts(part)
        case Not(part):
            yield from parts(part)
        case Choice(_, branches):
            for _, branch in branches:
                yield from parts(branch)
        case _:
            assert_never(condition)


def same_but_for(one: Asked, axis: str) -> Hashable:
    """What two questions share that differ at most in the reading of one axis."""
    others = tuple(pair for pair in one.regulation.setting.readings if pair[0] != axis)
    return one.question, one.subject, one.act, one.given, others
