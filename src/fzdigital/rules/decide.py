"""From a case to its decision: every rule applied to every matter, reasons shared by pattern."""

from collections.abc import Iterator
from functools import lru_cache

from attrs import evolve, frozen

from fzdigital.errors import UnknownNameError
from fzdigital.rules.answer import Decision as Decision
from fzdigital.rules.answer import Missing as Missing
from fzdigital.rules.case import Case, Matter
from fzdigital.rules.case import named_values as named_values
from fzdigital.rules.check import fact_names, matter_kinds, with_exceptions
from fzdigital.rules.decision import ActDecision, Ground, RuleResult
from fzdigital.rules.expr import Compare, Condition, Fact
from fzdigital.rules.kleene import Reason, Truth, conjunction, disjunction, explain, negation
from fzdigital.rules.outcomes import possible_outcomes
from fzdigital.rules.patterns import Pattern, PatternOf, compile_pattern, leaves, slots, slow_pattern
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Rule
from fzdigital.text import Text

SHARED_AT_MOST = 65_536
"""Patterns whose reasons are kept; past that the store starts afresh, answers stay the same."""

_Key = tuple[tuple[str, int, Pattern], ...]
"""For each group of rules and each matter it is applied to: the kind, the matter's position, and what holds of it."""


@frozen
class _Group:
    """The rules that speak of one kind of matter (or of none), with their pattern function."""

    kind: str
    rules: tuple[Rule, ...]
    found: tuple[Fact | Compare, ...]
    pattern: PatternOf


class Decider:
    """Decides cases of one kind of subject under one regulation; keeps the reasons of patterns it has met.

    Args:
        regulation: the regulation.
        subject: the kind of subject.

    Raises:
        UnknownNameError: the regulation has no act about such a subject.

    The store is a memory of a pure function: it never changes an answer.
    """

    def __init__(self, regulation: Regulation, subject: str) -> None:
        subjects = tuple(dict.fromkeys(act.subject for act in regulation.acts))
        if subject not in subjects:
            raise UnknownNameError(Text("对象", "kind of subject"), subject, regulation.id, subjects)
        self.regulation = regulation
        self.subject = subject
        self._rules = {rule.id: rule for rule in regulation.rules}
        self._groups = {group.kind: group for group in _groups(regulation, subject)}
        self._of_matter = frozenset(_of_matter(regulation, subject))
        self._parameters = dict(regulation.setting.parameters)
        self._acts: dict[_Key, tuple[ActDecision, ...]] = {}
        self._results: dict[tuple[str, Pattern], tuple[RuleResult, ...]] = {}

    def decide(self, case: Case) -> Decision:
        """The decision space of one case.

        Args:
            case: a case of this kind of subject, with facts in the vocabulary's order; a kind of matter left out is
                taken as one that never happened.

        Raises:
            UnknownNameError: a matter of a kind that no fact is of.
        """
        case = self._completed(case)
        common, own = case.common.values, case.facts.values
        narrowed = case.common.narrowed or case.facts.narrowed
        found: list[tuple[str, int, Pattern]] = []
        for kind, group in self._groups.items():
            if not kind:
                found.append(("", -1, self._slow(group, case, -1) if narrowed else group.pattern(common, own, ())))
                continue
            for position, matter in enumerate(case.matters):
                if matter.kind == kind:
                    facts = matter.facts
                    slow = narrowed or facts.narrowed
                    pattern = self._slow(group, case, position) if slow else group.pattern(common, own, facts.values)
                    found.append((kind, position, pattern))
        key = tuple(found)
        acts = self._acts.get(key)
        if acts is None:
            acts = self._decide(case, key)
            if len(self._acts) >= SHARED_AT_MOST:
                self._acts.clear()
            self._acts[key] = acts
        return Decision(self.regulation, case, acts)

    def _completed(self, case: Case) -> Case:
        vocabulary = self.regulation.vocabulary
        present = {matter.kind for matter in case.matters}
        if not present.issubset(vocabulary.kinds):
            stray = min(present.difference(vocabulary.kinds))
            raise UnknownNameError(Text("事项", "kind of matter"), stray, case.name, vocabulary.kinds[1:])
        absent = [Matter(kind, "", vocabulary.absent(kind)) for kind in self._groups if kind and kind not in present]
        return evolve(case, matters=(*case.matters, *absent)) if absent else case

    def _slow(self, group: _Group, case: Case, matter: int) -> Pattern:
        return slow_pattern(group.found, named_values(self.regulation, case, matter), self._parameters)

    def _decide(self, case: Case, key: _Key) -> tuple[ActDecision, ...]:
        grounds: dict[str, list[Ground]] = {act.id: [] for act in self.regulation.acts if act.subject == self.subject}
        for kind, position, pattern in key:
            results = self._results.get((kind, pattern))
            if results is None:
                results = self._apply(self._groups[kind], case, position)
                if len(self._results) >= SHARED_AT_MOST:
                    self._results.clear()
                self._results[kind, pattern] = results
            for result in results:
                grounds[result.rule.act].append(Ground(result, position))
        return tuple(
            ActDecision(act, possible_outcomes(tuple(grounds[act.id]), self._of_matter), tuple(grounds[act.id]))
            for act in self.regulation.acts
            if act.id in grounds
        )

    def _apply(self, group: _Group, case: Case, matter: int) -> tuple[RuleResult, ...]:
        values = named_values(self.regulation, case, matter)
        explained: dict[Condition, Reason] = {}

        def reason(condition: Condition) -> Reason:
            if condition not in explained:
                explained[condition] = explain(condition, values, self.regulation.setting)
            return explained[condition]

        def speaks(exception: Rule, base: Rule) -> Truth:
            parts = [reason(exception.scope).truth, reason(exception.when).truth]
            # Where both have effect on the same days, the base rule's own condition for it is enough.
            if exception.survives != base.survives:
                parts.append(reason(self.regulation.effect(exception)).truth)
            return disjunction((conjunction(parts), *(speaks(self._rules[name], base) for name in exception.unless)))

        results = []
        for rule in group.rules:
            force, scope, when = reason(self.regulation.effect(rule)), reason(rule.scope), reason(rule.when)
            exceptions = {name: speaks(self._rules[name], rule) for name in rule.unless}
            silent = (negation(truth) for truth in exceptions.values())
            applies = conjunction((force.truth, scope.truth, when.truth, *silent))
            active = tuple(name for name, truth in exceptions.items() if truth is not False)
            results.append(RuleResult(rule, force, scope, when, applies, active))
        return tuple(results)


def _groups(regulation: Regulation, subject: str) -> Iterator[_Group]:
    acts = {act.id for act in regulation.acts if act.subject == subject}
    by_id = {rule.id: rule for rule in regulation.rules}
    readings = dict(regulation.setting.readings)
    grouped: dict[str, tuple[Rule, ...]] = {"": ()}
    for rule in regulation.rules:
        if rule.act in acts:
            kind = "".join(matter_kinds(rule, by_id, subject, regulation.vocabulary))
            grouped[kind] = (*grouped.get(kind, ()), rule)
    for kind, rules in grouped.items():
        conditions = [regulation.in_force]
        for rule in (by_id[name] for name in with_exceptions(rules, by_id)):
            conditions += [rule.scope, rule.when, rule.survives]
        found = tuple(dict.fromkeys(leaf for condition in conditions for leaf in leaves(condition, readings)))
        places = slots(regulation.vocabulary, subject, kind)
        yield _Group(kind, rules, found, compile_pattern(found, places, dict(regulation.setting.parameters)))


def _of_matter(regulation: Regulation, subject: str) -> Iterator[Condition]:
    """The conditions that speak of a matter."""
    shared = {fact.name for fact in regulation.vocabulary.facts if fact.of in ("", subject)}
    for rule in regulation.rules:
        for condition in (regulation.effect(rule), rule.scope, rule.when):
            if not shared.issuperset(fact_names(condition)):
                yield condition


@lru_cache(maxsize=64)
def decider(regulation: Regulation, subject: str) -> Decider:
    """The decider for a regulation and a kind of subject; the same one for the same arguments.

    Raises:
        UnknownNameError: the regulation has no act about such a subject.
    """
    return Decider(regulation, subject)


def decide(regulation: Regulation, case: Case) -> Decision:
    """The decision space of one case.

    Args:
        regulation: the regulation to ask.
        case: the case; a kind of matter left out is taken as one that never happened.

    Returns:
        what must happen, what may and who chooses, what must not, and what is open.

    Raises:
        UnknownNameError: a kind of subject that no act is about, or a kind of matter that no fact is of.

    Does not exercise any power, and does not make an open act a "no".
    """
    return decider(regulation, case.subject).decide(case)
