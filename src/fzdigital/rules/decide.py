"""From a case to its decision: every rule applied to every matter, reasons shared by pattern."""

from functools import lru_cache

from attrs import evolve

from fzdigital.errors import UnknownNameError
from fzdigital.rules.answer import Decision as Decision
from fzdigital.rules.answer import Missing as Missing
from fzdigital.rules.case import Case, Matter
from fzdigital.rules.case import named_values as named_values
from fzdigital.rules.decision import ActDecision, Ground, RuleResult
from fzdigital.rules.expr import Condition
from fzdigital.rules.groups import Group, conditions_of_matter, groups_of
from fzdigital.rules.kleene import Reason, Truth, conjunction, disjunction, negation
from fzdigital.rules.outcomes import possible_outcomes
from fzdigital.rules.patterns import Pattern, slow_pattern
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Rule
from fzdigital.text import Text

SHARED_AT_MOST = 65_536
"""Patterns whose reasons are kept; past that the store starts afresh, answers stay the same."""

_Key = tuple[tuple[str, int, Pattern], ...]
"""For each group of rules and each matter it is applied to: the kind, the matter's position, and what holds of it."""


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
        self._asked = tuple(act for act in regulation.acts if act.subject == subject)
        self._rules = {rule.id: rule for rule in regulation.rules}
        self._of_matter = frozenset(conditions_of_matter(regulation, subject))
        self._groups = {group.kind: group for group in groups_of(regulation, subject, self._of_matter)}
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
        case = self.completed(case)
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

    def completed(self, case: Case) -> Case:
        """The case with a matter that never happened for each kind of which it has none.

        Raises:
            UnknownNameError: a matter of a kind that no fact is of.
        """
        vocabulary = self.regulation.vocabulary
        present = {matter.kind for matter in case.matters}
        if not present.issubset(vocabulary.kinds):
            stray = min(present.difference(vocabulary.kinds))
            raise UnknownNameError(Text("事项", "kind of matter"), stray, case.name, vocabulary.kinds[1:])
        absent = [Matter(kind, "", vocabulary.absent(kind)) for kind in self._groups if kind and kind not in present]
        return evolve(case, matters=(*case.matters, *absent)) if absent else case

    def _slow(self, group: Group, case: Case, matter: int) -> Pattern:
        return slow_pattern(group.found, named_values(self.regulation, case, matter), self._parameters)

    def _decide(self, key: _Key) -> tuple[ActDecision, ...]:
        grounds: dict[str, list[Ground]] = {act.id: [] for act in self._asked}
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
            for act in self._asked
        )

    def _apply(self, group: Group, pattern: Pattern, shared: dict[Condition, Reason]) -> tuple[RuleResult, ...]:
        """Every rule of a group in one pattern; what does not speak of the matter is explained once for the case."""
        reasons = []
        for condition, explainer in group.reasons:
            known = None if condition is None else shared.get(condition)
            if known is None:
                known = explainer(pattern)
                if condition is not None:
                    shared[condition] = known
            reasons.append(known)
        in_force = reasons[0]
        for effect, place in group.surviving:
            own = reasons[place]
            reasons.append(Reason(effect, disjunction((in_force.truth, own.truth)), (in_force, own)))
        results = []
        for rule in group.rules:
            in_effect, concerned, met = group.places[rule.id]
            force, scope, when = reasons[in_effect], reasons[concerned], reasons[met]
            truths = [force.truth, scope.truth, when.truth]
            active: tuple[str, ...] = ()
            if rule.unless:
                exceptions = {name: self._speaks(self._rules[name], rule, group, reasons) for name in rule.unless}
                truths += [negation(truth) for truth in exceptions.values()]
                active = tuple(name for name, truth in exceptions.items() if truth is not False)
            results.append(RuleResult(rule, force, scope, when, conjunction(truths), active))
        return tuple(results)

    def _speaks(self, exception: Rule, base: Rule, group: Group, reasons: list[Reason]) -> Truth:
        place = group.places[exception.id]
        parts = [reasons[place.scope].truth, reasons[place.when].truth]
        # Where both have effect on the same days, the base rule's own condition for it is enough.
        if exception.survives != base.survives:
            parts.append(reasons[place.force].truth)
        further = [self._speaks(self._rules[name], base, group, reasons) for name in exception.unless]
        return disjunction([conjunction(parts), *further])


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
