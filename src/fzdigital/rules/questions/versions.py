"""Two versions of a regulation over the same cases: how each rule and each act differs."""

from collections.abc import Callable, Collection
from datetime import date
from fractions import Fraction

from fzdigital.rules.applying import applies, met
from fzdigital.rules.bits import Truths
from fzdigital.rules.diagram import Node
from fzdigital.rules.function import PlainFunction
from fzdigital.rules.planes import Planes
from fzdigital.rules.questions.act_changes import act_change
from fzdigital.rules.questions.differences import ActChange, Period, Relation, RuleChange
from fzdigital.rules.questions.merging import set_apart
from fzdigital.rules.questions.shared_cases import SharedCases
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Act, Rule

Holds = Callable[[Planes[Node], Rule], Truths[Node]]


class Versions:
    """Two versions of a regulation, with the same declarations.

    Args:
        before: the first version.
        after: the second.
        functions: the plain functions that differ; facts that they derive may be otherwise under the second version.
        from_day: the day from which the second applies; None for every day.
    """

    def __init__(
        self, before: Regulation, after: Regulation, functions: Collection[PlainFunction], from_day: date | None
    ) -> None:
        self.before, self.after = before, after
        self._from_day = from_day
        self._asked = set_apart(before, after, {name for one in functions for name in one.gives})
        self._cases: dict[str, SharedCases] = {}

    def period(self) -> Period:
        """When the versions are in force."""
        return self._cases_of(self.after.acts[0]).period()

    def act(self, act: Act) -> ActChange:
        """How an act differs."""
        return act_change(self._cases_of(act), act)

    def rule(self, name: str) -> RuleChange:
        """How a rule differs, by id."""
        old, new = (next((rule for rule in one.rules if rule.id == name), None) for one in (self.before, self.after))
        found = [rule for rule in (old, new) if rule is not None]
        if len(found) == 1 or found[0].act != found[1].act:
            relation = Relation.ADDED if old is None else Relation.REPEALED if new is None else Relation.DIFFERENT
            return RuleChange(name, old, new, relation, 0, Fraction(0), ())
        return _rule_change(self._cases_of(self.after.act(found[0].act)), *found)

    def _cases_of(self, act: Act) -> SharedCases:
        """All cases of the kind of subject that an act is about."""
        if act.subject not in self._cases:
            versions = (self.before, self.after)
            self._cases[act.subject] = SharedCases(versions, self._asked, act.subject, self._from_day)
        return self._cases[act.subject]


def _rule_change(cases: SharedCases, old: Rule, new: Rule) -> RuleChange:
    """How a rule that both versions have on the same act differs."""
    possible = cases.possible(new.act)
    neither = possible & (cases.one ^ (cases.in_force[0] | cases.in_force[1]))
    # An exception with effect at other times than the rule may be silent merely as its version is not in force.
    apart = any(_has_effect_apart(rule, version) for rule, version in zip((old, new), cases.asked, strict=True))
    days = possible & cases.in_force[0] & cases.in_force[1] if apart else possible
    first, second = cases.asked
    # Where it is met if it has effect; and where it has effect although its version is not in force.
    pairs = (
        (days & _where(cases, met, first, old), days & _where(cases, met, second, new)),
        (neither & _where(cases, applies, first, old), neither & _where(cases, applies, second, new)),
    )
    more, less = cases.universe.algebra.zero, cases.universe.algebra.zero
    for one, other in pairs:
        more, less = more | (other & (cases.one ^ one)), less | (one & (cases.one ^ other))
    relation = cases.relation(more, less, possible)
    decided = relation is not Relation.NOT_DECIDED
    examples = tuple(cases.example(node) for node in (more, less) if decided and node)
    counted = cases.count(more | less, new.act) if decided else (0, Fraction(0))
    return RuleChange(new.id, old, new, relation, *counted, examples)


def _where(cases: SharedCases, holds: Holds, version: Regulation, rule: Rule) -> Node:
    found = cases.universe.algebra.zero
    for one, position in cases.universe.layout.applications(rule.act, version):
        if one.id == rule.id:
            found = found | holds(cases.universe.planes(position, version), one).yes
    return found


def _has_effect_apart(rule: Rule, regulation: Regulation) -> bool:
    """Whether a rule has an exception, or that one another, with effect at other times than the rule."""
    exceptions = [one for one in regulation.rules if one.id in rule.unless]
    return any(one.survives != rule.survives or _has_effect_apart(one, regulation) for one in exceptions)
