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
from fzdigital.rules.explainers import ReasonOf, compile_reason
from fzdigital.rules.expr import FALSE, Compare, Condition, Fact
from fzdigital.rules.kleene import Reason, Truth, conjunction, disjunction, negation
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
    reasons: tuple[tuple[Condition, bool, ReasonOf], ...]
    """Each condition of the rules, whether it speaks of the matter, and its compiled explainer."""
    surviving: tuple[tuple[Condition, Condition], ...]
    """The effect of each rule that survives the period in force, with the condition under which it does."""


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
        self._effects = {rule.id: regulation.effect(rule) for rule in regulation.rules}
        self._of_matter = frozenset(_of_matter(regulation, subject))
        self._groups = {group.kind: group for group in _groups(regulation, subject, self._of_matter)}
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
            acts = self._decide(key)
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

    def _decide(self, key: _Key) -> tuple[ActDecision, ...]:
        grounds: dict[str, list[Ground]] = {act.id: [] for act in self.regulation.acts if act.subject == self.subject}
        shared: dict[Condition, Reason] = {}
        for kind, position, pattern in key:
            results = self._results.get((kind, pattern))
            if results is None:
                results = self._apply(self._groups[kind], pattern, shared)
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

    def _apply(self, group: _Group, pattern: Pattern, shared: dict[Condition, Reason]) -> tuple[RuleResult, ...]:
        """Every rule of a group in one pattern; what does not speak of the matter is explained once for the case."""
        reasons: dict[Condition, Reason] = {}
        for condition, of_matter, explainer in group.reasons:
            known = None if of_matter else shared.get(condition)
            if known is None:
                known = explainer(pattern)
                if not of_matter:
                    shared[condition] = known
            reasons[condition] = known
        in_force = reasons[self.regulation.in_force]
        for effect, condition in group.surviving:
            own = reasons[condition]
            reasons[effect] = Reason(effect, disjunction((in_force.truth, own.truth)), (in_force, own))
        results = []
        for rule in group.rules:
            force, scope, when = reasons[self._effects[rule.id]], reasons[rule.scope], reasons[rule.when]
            truths = [force.truth, scope.truth, when.truth]
            active: tuple[str, ...] = ()
            if rule.unless:
                exceptions = {name: self._speaks(self._rules[name], rule, reasons) for name in rule.unless}
                truths += [negation(truth) for truth in exceptions.values()]
                active = tuple(name for name, truth in exceptions.items() if truth is not False)
            results.append(RuleResult(rule, force, scope, when, conjunction(truths), active))
        return tuple(results)

    def _speaks(self, exception: Rule, base: Rule, reasons: dict[Condition, Reason]) -> Truth:
        parts = [reasons[exception.scope].truth, reasons[exception.when].truth]
        # Where both have effect on the same days, the base rule's own condition for it is enough.
        if exception.survives != base.survives:
            parts.append(reasons[self._effects[exception.id]].truth)
        further = [self._speaks(self._rules[name], base, reasons) for name in exception.unless]
        return disjunction([conjunction(parts), *further])


def _groups(regulation: Regulation, subject: str, of_matter: frozenset[Condition]) -> Iterator[_Group]:
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
        found = tuple(dict.fromkeys(leaf for condition in conditions for leaf in leaves(condition, readings)))
        places = {leaf: place for place, leaf in enumerate(found)}
        explainers = tuple(
            (condition, condition in of_matter, compile_reason(condition, places, readings)) for condition in conditions
        )
        pattern = compile_pattern(
            found, slots(regulation.vocabulary, subject, kind), dict(regulation.setting.parameters)
        )
        yield _Group(kind, rules, found, pattern, explainers, tuple(surviving.items()))


def _of_matter(regulation: Regulation, subject: str) -> Iterator[Condition]:
    """The conditions that speak of a matter."""
    shared = {fact.name for fact in regulation.vocabulary.facts if fact.of in ("", subject)}
    for rule in regulation.rules:
        for condition in (regulation.effect(rule), rule.survives, rule.scope, rule.when):
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
