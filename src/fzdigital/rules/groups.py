"""The rules about one kind of subject by the kind of matter they speak of, compiled: what a decider works with."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from attrs import frozen

from fzdigital.rules.check import fact_names, matter_kinds, with_exceptions
from fzdigital.rules.explainers import ReasonOf, compile_reason
from fzdigital.rules.expr import FALSE, Compare, Condition, Fact
from fzdigital.rules.patterns import PatternOf, compile_pattern, leaves, slots
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Rule


class Placed(NamedTuple):
    """Where the reasons of a rule stand among those of its group."""

    force: int
    scope: int
    when: int


@frozen(eq=False)
class Group:
    """The rules that speak of one kind of matter (or of none), with their pattern function."""

    kind: str
    rules: tuple[Rule, ...]
    found: tuple[Fact | Compare, ...]
    pattern: PatternOf
    reasons: tuple[tuple[Condition | None, ReasonOf], ...]
    """The compiled explainer of each condition of the rules; the condition where it does not speak of the matter."""
    surviving: tuple[tuple[Condition, int], ...]
    """The effects of rules that survive the period in force, each with the place of what makes them; they come last."""
    places: Mapping[str, Placed]
    """By id of each rule and exception; the first of the reasons is that of the period in force."""


def groups_of(regulation: Regulation, subject: str, of_matter: frozenset[Condition]) -> Iterator[Group]:
    """A group for each kind of matter, first the one for none.

    Args:
        regulation: the regulation.
        subject: the kind of subject whose acts the rules are on.
        of_matter: the conditions that speak of a matter.
    """
    acts = {act.id for act in regulation.acts if act.subject == subject}
    by_id = {rule.id: rule for rule in regulation.rules}
    readings = dict(regulation.setting.readings)
    grouped: dict[str, tuple[Rule, ...]] = {"": ()}
    for rule in regulation.rules:
        if rule.act in acts:
            kind = "".join(matter_kinds(rule, by_id, subject, regulation.vocabulary))
            grouped[kind] = (*grouped.get(kind, ()), rule)
    for kind, rules in grouped.items():
        involved = [by_id[name] for name in with_exceptions(rules, by_id)]
        parts = (part for rule in involved for part in (rule.survives, rule.scope, rule.when))
        conditions = tuple(dict.fromkeys((regulation.in_force, *parts)))
        surviving = {regulation.effect(rule): rule.survives for rule in involved if rule.survives != FALSE}
        surviving = {effect: condition for effect, condition in surviving.items() if effect not in conditions}
        at = {condition: place for place, condition in enumerate(dict.fromkeys((*conditions, *surviving)))}
        placed = {rule.id: Placed(at[regulation.effect(rule)], at[rule.scope], at[rule.when]) for rule in involved}
        found = tuple(dict.fromkeys(leaf for condition in conditions for leaf in leaves(condition, readings)))
        places = {leaf: place for place, leaf in enumerate(found)}
        explainers = tuple(
            (None if condition in of_matter else condition, compile_reason(condition, places, readings))
            for condition in conditions
        )
        pattern = compile_pattern(
            found, slots(regulation.vocabulary, subject, kind), dict(regulation.setting.parameters)
        )
        effects = tuple((effect, at[condition]) for effect, condition in surviving.items())
        yield Group(kind, rules, found, pattern, explainers, effects, placed)


def conditions_of_matter(regulation: Regulation, subject: str) -> Iterator[Condition]:
    """The conditions that speak of a matter.

    Args:
        regulation: the regulation.
        subject: the kind of subject; what is said of it, or of all cases, is said of no matter.
    """
    shared = {fact.name for fact in regulation.vocabulary.facts if fact.of in ("", subject)}
    for rule in regulation.rules:
        for condition in (regulation.effect(rule), rule.survives, rule.scope, rule.when):
            if not shared.issuperset(fact_names(condition)):
                yield condition
