"""From a case to its decision: every rule applied to every matter, reasons shared by pattern."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from attrs import evolve, field, frozen

from fzdigital.rules.answer import Decision, named_values
from fzdigital.rules.check import matter_kinds
from fzdigital.rules.decision import ActDecision, Case, Ground, Matter, RuleResult
from fzdigital.rules.expr import Compare, Const, Fact
from fzdigital.rules.kleene import Reason, Truth, conjunction, disjunction, explain, negation
from fzdigital.rules.outcomes import possible_outcomes
from fzdigital.rules.patterns import Pattern, PatternOf, compile_pattern, leaves, slots, slow_pattern
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Rule

SHARED_AT_MOST = 65_536
"""Patterns whose reasons are kept; past that the store starts afresh, answers stay the same."""


@frozen
class _Group:
    """The rules that speak of one kind of matter (or of none), with their pattern function."""

    kind: str
    rules: tuple[Rule, ...]
    found: tuple[Fact | Compare, ...]
    pattern: PatternOf


@frozen(eq=False)
class Decider:
    """Decides cases of one kind of subject under one regulation; keeps the reasons of patterns it has met.

    Args:
        regulation: the regulation.
        subject: the kind of subject.

    The store is a memory of a pure function: it never changes an answer.
    """

    regulation: Regulation
    subject: str
    _groups: tuple[_Group, ...] = field(init=False, repr=False)
    _acts: dict[tuple[tuple[str, Pattern], ...], tuple[ActDecision, ...]] = field(factory=dict, init=False, repr=False)
    _results: dict[tuple[str, Pattern], tuple[RuleResult, ...]] = field(factory=dict, init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_groups", tuple(_groups(self.regulation, self.subject)))

    def decide(self, case: Case) -> Decision:
        """The decision space of one case.

        Args:
            case: a case of this kind of subject, with facts in the vocabulary's order.
        """
        common, own = case.common.values, case.facts.values
        narrowed = case.common.narrowed or case.facts.narrowed
        key: list[tuple[str, Pattern]] = []
        order: list[tuple[_Group, int]] = []
        for group in self._groups:
            if not group.kind:
                key.append(("", self._pattern(group, case, -1) if narrowed else group.pattern(common, own, ())))
                order.append((group, -1))
                continue
            for position, matter in enumerate(case.matters):
                if matter.kind == group.kind:
                    facts = matter.facts
                    key.append(
                        (
                            group.kind,
                            self._pattern(group, case, position)
                            if narrowed or facts.narrowed
                            else group.pattern(common, own, facts.values),
                        )
                    )
                    order.append((group, position))
        shared = tuple(key)
        acts = self._acts.get(shared)
        if acts is None:
            acts = self._decide(case, order, shared)
            if len(self._acts) >= SHARED_AT_MOST:
                self._acts.clear()
            self._acts[shared] = acts
        return Decision(self.regulation, case, acts)

    def _pattern(self, group: _Group, case: Case, matter: int) -> Pattern:
        values = named_values(self.regulation, case, matter)
        return slow_pattern(group.found, values, dict(self.regulation.setting.parameters))

    def _decide(
        self, case: Case, order: list[tuple[_Group, int]], key: tuple[tuple[str, Pattern], ...]
    ) -> tuple[ActDecision, ...]:
        grounds: dict[str, list[Ground]] = {act.id: [] for act in self.regulation.acts if act.subject == self.subject}
        for (group, position), pattern in zip(order, key, strict=True):
            results = self._results.get(pattern)
            if results is None:
                results = self._apply(group, case, position)
                if len(self._results) >= SHARED_AT_MOST:
                    self._results.clear()
                self._results[pattern] = results
            for result in results:
                grounds[result.rule.act].append(Ground(result, position))
        return tuple(
            ActDecision(act, possible_outcomes(tuple(grounds[act.id])), tuple(grounds[act.id]))
            for act in self.regulation.acts
            if act.id in grounds
        )

    def _apply(self, group: _Group, case: Case, matter: int) -> tuple[RuleResult, ...]:
        values = named_values(self.regulation, case, matter)
        setting = self.regulation.setting
        in_force = explain(self.regulation.in_force, values, setting)
        by_id = {rule.id: rule for rule in self.regulation.rules}
        reasons: dict[str, tuple[Reason, Reason]] = {}

        def reasons_of(rule: Rule) -> tuple[Reason, Reason]:
            if rule.id not in reasons:
                reasons[rule.id] = explain(rule.scope, values, setting), explain(rule.when, values, setting)
            return reasons[rule.id]

        def meets(rule: Rule) -> Truth:
            scope, when = reasons_of(rule)
            return conjunction(iter((scope.truth, when.truth)))

        def speaks(rule: Rule) -> Truth:
            return disjunction(iter((meets(rule), *(speaks(by_id[name]) for name in rule.unless))))

        results = []
        for rule in group.rules:
            scope, when = reasons_of(rule)
            force = in_force
            if rule.survives != Const(False) and in_force.truth is not True:
                survives = explain(rule.survives, values, setting)
                force = Reason(in_force.condition, disjunction(iter((in_force.truth, survives.truth))), (in_force, survives))
            exceptions = {name: speaks(by_id[name]) for name in rule.unless}
            applies = conjunction(
                iter((force.truth, meets(rule), *(negation(truth) for truth in exceptions.values())))
            )
            active = tuple(name for name, truth in exceptions.items() if truth is not False)
            results.append(RuleResult(rule, force, scope, when, applies, active))
        return tuple(results)


def _groups(regulation: Regulation, subject: str) -> list[_Group]:
    acts = {act.id for act in regulation.acts if act.subject == subject}
    by_id = {rule.id: rule for rule in regulation.rules}
    readings: Mapping[str, str | None] = dict(regulation.setting.readings)
    parameters: Mapping[str, int | date] = dict(regulation.setting.parameters)
    grouped: dict[str, list[Rule]] = {"": []}
    for rule in regulation.rules:
        if rule.act in acts:
            kinds = matter_kinds(rule, by_id, subject, regulation.vocabulary)
            grouped.setdefault(kinds[0] if kinds else "", []).append(rule)
    groups = []
    for kind, rules in grouped.items():
        conditions = [regulation.in_force]
        for rule in _with_exceptions(rules, by_id):
            conditions += [rule.scope, rule.when, rule.survives]
        found = tuple(dict.fromkeys(leaf for condition in conditions for leaf in leaves(condition, readings)))
        places = slots(regulation.vocabulary, subject, kind)
        groups.append(_Group(kind, tuple(rules), found, compile_pattern(found, places, parameters)))
    return groups


def _with_exceptions(rules: list[Rule], by_id: Mapping[str, Rule]) -> list[Rule]:
    found = {rule.id: rule for rule in rules}
    waiting = [name for rule in rules for name in rule.unless]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = by_id[name]
            waiting += by_id[name].unless
    return list(found.values())


@lru_cache(maxsize=64)
def decider(regulation: Regulation, subject: str) -> Decider:
    """The decider for a regulation and a kind of subject; the same one for the same arguments."""
    return Decider(regulation, subject)


def decide(regulation: Regulation, case: Case) -> Decision:
    """The decision space of one case.

    Args:
        regulation: the regulation to ask.
        case: the case; a kind of matter left out is taken as one that never happened.

    Returns:
        what must happen, what may and who chooses, what must not, and what is open.

    Does not exercise any power, and does not make an open act a "no".
    """
    one = decider(regulation, case.subject)
    present = {matter.kind for matter in case.matters}
    absent = tuple(
        Matter(group.kind, "", regulation.vocabulary.absent(group.kind))
        for group in one._groups
        if group.kind and group.kind not in present
    )
    return one.decide(evolve(case, matters=case.matters + absent) if absent else case)
