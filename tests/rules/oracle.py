"""The engine's answers for complete cases, written as plainly as can be: no reasons, no patterns, nothing shared.

This is what the design says, word for word, over two truth values and one reading of every axis.
"""

from collections.abc import Mapping
from operator import eq, ge, gt, le, lt, ne
from typing import Any as Anything

from fzdigital.rules.case import Case, named_values
from fzdigital.rules.check import matter_kinds
from fzdigital.rules.decision import Outcome
from fzdigital.rules.expr import All, Any, Choice, Compare, Condition, Const, Fact, Not, Param
from fzdigital.rules.kleene import Setting
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force, Rule

SIGNS: Mapping[str, Anything] = {"==": eq, "!=": ne, ">=": ge, "<=": le, ">": gt, "<": lt}


def holds(condition: Condition, values: Mapping[str, Anything], setting: Setting) -> bool:
    """Whether a condition holds where every value is known and every reading chosen."""

    def term(side: object) -> Anything:
        match side:
            case Const(value):
                return value
            case Fact(name):
                return values[name]
            case Param(name):
                return dict(setting.parameters)[name]

    match condition:
        case Const() | Fact():
            return bool(term(condition))
        case Compare(left, sign, right):
            return bool(SIGNS[sign](term(left), term(right)))
        case All(parts):
            return all(holds(part, values, setting) for part in parts)
        case Any(parts):
            return any(holds(part, values, setting) for part in parts)
        case Not(part):
            return not holds(part, values, setting)
        case Choice(axis, branches):
            return holds(dict(branches)[str(dict(setting.readings)[axis])], values, setting)


def outcome(regulation: Regulation, case: Case, act: str) -> Outcome:
    """What holds for an act in a case where every value is known and every reading chosen.

    Args:
        regulation: the regulation.
        case: the case, with at least one matter of each kind that a rule speaks of.
        act: id of the act.
    """
    by_id = {rule.id: rule for rule in regulation.rules}
    subject = regulation.act(act).subject
    rules = [rule for rule in regulation.rules if rule.act == act]
    excepting = {name for rule in rules for name in rule.unless}
    counted = [rule for rule in rules if rule.force is not Force.AIM or rule.id in excepting] or rules

    def in_force(rule: Rule, values: Mapping[str, Anything]) -> bool:
        return holds(regulation.in_force, values, regulation.setting) or holds(
            rule.survives, values, regulation.setting
        )

    def meets(rule: Rule, values: Mapping[str, Anything]) -> bool:
        return holds(rule.scope, values, regulation.setting) and holds(rule.when, values, regulation.setting)

    def speaks(rule: Rule, values: Mapping[str, Anything]) -> bool:
        own = in_force(rule, values) and meets(rule, values)
        return own or any(speaks(by_id[name], values) for name in rule.unless)

    forces, effective, concerned = set(), False, False
    for rule in counted:
        kinds = matter_kinds(rule, by_id, subject, regulation.vocabulary)
        positions = [n for n, matter in enumerate(case.matters) if matter.kind in kinds] if kinds else [-1]
        for position in positions:
            values = named_values(regulation, case, position)
            effective = effective or in_force(rule, values)
            concerned = concerned or (in_force(rule, values) and holds(rule.scope, values, regulation.setting))
            excepted = any(speaks(by_id[name], values) for name in rule.unless)
            if in_force(rule, values) and meets(rule, values) and not excepted:
                forces.add(rule.force)
    must, may, must_not = (force in forces for force in (Force.MUST, Force.MAY, Force.MUST_NOT))
    if counted and not effective:
        return Outcome.NOT_IN_FORCE
    if not concerned:
        return Outcome.NOT_APPLICABLE
    if (must or may) and must_not:
        return Outcome.CONFLICT
    if must_not:
        return Outcome.MUST_NOT
    return Outcome.MUST if must else Outcome.MAY if may else Outcome.SILENT
