"""Two versions of a regulation over the same cases: how each rule and each act differs."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import product
from typing import Final

from attrs import evolve

from fzdigital.rules.applying import applies, met
from fzdigital.rules.bits import Truths
from fzdigital.rules.codes import value_of
from fzdigital.rules.decision import Outcome
from fzdigital.rules.diagram import Node
from fzdigital.rules.function import PlainFunction
from fzdigital.rules.layout import names_in
from fzdigital.rules.planes import Planes
from fzdigital.rules.questions.differences import ActChange, Direction, Example, Period, Relation, RuleChange, Shift
from fzdigital.rules.questions.effects import NOTHING
from fzdigital.rules.questions.merging import APART, recast, set_apart
from fzdigital.rules.questions.ranges import ranges
from fzdigital.rules.questions.witness import everything, witness
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Act, Rule
from fzdigital.rules.universe import Universe
from fzdigital.rules.vocabulary import Day

Holds = Callable[[Planes[Node], Rule], Truths[Node]]

RANK: Final[Mapping[Outcome, int]] = {
    Outcome.MUST_NOT: 0, **dict.fromkeys(NOTHING, 1), Outcome.MAY: 2, Outcome.MUST: 3,
}  # fmt: skip
"""How far an outcome reaches, from forbidden over nothing to compelled; a conflict of rules has no place."""


class Versions:
    """Two versions of a regulation, with the same declarations.

    Args:
        before: the first version.
        after: the second.
        functions: the plain functions that differ; facts that they derive may be otherwise under the second version.
    """

    def __init__(self, before: Regulation, after: Regulation, functions: Collection[PlainFunction]) -> None:
        self.before, self.after = before, after
        self.asked = set_apart(before, after, {name for one in functions for name in one.gives})
        self._subjects: dict[str, _Subject] = {}

    def subject(self, act: Act) -> "_Subject":
        """All cases of the kind of subject that an act is about."""
        if act.subject not in self._subjects:
            self._subjects[act.subject] = _Subject(self, act.subject)
        return self._subjects[act.subject]

    def period(self) -> Period:
        """When the versions are in force."""
        return self.subject(self.after.acts[0]).period()

    def act(self, act: Act) -> ActChange:
        """How an act differs."""
        return self.subject(act).act(act)

    def rule(self, name: str) -> RuleChange:
        """How a rule differs, by id."""
        old, new = (next((rule for rule in one.rules if rule.id == name), None) for one in (self.before, self.after))
        found = [rule for rule in (old, new) if rule is not None]
        if len(found) == 1 or found[0].act != found[1].act:
            relation = Relation.ADDED if old is None else Relation.REPEALED if new is None else Relation.DIFFERENT
            return RuleChange(name, old, new, relation, 0, Fraction(0), ())
        return self.subject(self.after.act(found[0].act)).rule(*found)


class _Subject:
    """All cases of one kind of subject, under both versions."""

    def __init__(self, versions: Versions, subject: str) -> None:
        self.versions = versions
        self.old, self.new = versions.asked
        cases = [everything(one, subject) for one in versions.asked]
        kinds = {matter.kind: matter for case in cases for matter in case.matters}
        acts = tuple(act.id for act in self.new.acts if act.subject == subject)
        self.universe = Universe(
            evolve(cases[0], matters=tuple(kinds[kind] for kind in sorted(kinds))), acts, *versions.asked
        )
        self.one = self.universe.algebra.one
        names = {fact.name for fact in self.new.vocabulary.facts if fact.name + APART in self.universe.layout.facts}
        self.apart = {
            level
            for (_, name), levels in self.universe.layout.levels.items()
            if name in names or name.endswith(APART)
            for level in levels
        }
        """The variables of facts that each version derives by a function of its own."""
        self._possible: dict[str, Node] = {}

    def possible(self, act: str) -> Node:
        """The cases that can come about, as far as the rules on an act tell them apart."""
        if act not in self._possible:
            layout = self.universe.layout
            others = [level for place, own in layout.levels.items() if place not in layout.spoken[act] for level in own]
            # More than what can be said of these facts alone: others may tie them to each other.
            self._possible[act] = self.universe.possible.exists(others)
        return self._possible[act]

    @cached_property
    def in_force(self) -> tuple[Node, Node]:
        """Where each version is in force."""
        first, second = (self.universe.planes(-1, one).truths(one.in_force).yes for one in self.versions.asked)
        return first, second

    def period(self) -> Period:
        """When the versions are in force."""
        possible = self.possible(next(iter(self.universe.layout.spoken)))
        first, second = (possible & node for node in self.in_force)
        more, less = second & (self.one ^ first), first & (self.one ^ second)
        relation = self._relation(more, less, possible)
        return Period(relation, tuple(self._days(less)), tuple(self._days(more)), first.meets(second))

    def _days(self, node: Node) -> Iterator[tuple[date, date]]:
        """The days on which something can hold, by the first day that a period in force speaks of, if one does."""
        layout = self.universe.layout
        spoken = names_in(self.old.in_force) | names_in(self.new.in_force)
        days = [one for one in layout.levels if one[1] in spoken and isinstance(layout.facts[one[1]].sort, Day)]
        if not days or not node:
            return
        fact, levels = layout.facts[days[0][1]], layout.levels[days[0]]
        for first, last, held in ranges(levels, (node.exists(node.support.difference(levels)),)):
            if held[0]:
                start, end = value_of(fact, first), value_of(fact, last)
                assert isinstance(start, date)
                assert isinstance(end, date)
                yield start, end

    def rule(self, old: Rule, new: Rule) -> RuleChange:
        """How a rule that both versions have on the same act differs."""
        possible = self.possible(new.act)
        neither = possible & (self.one ^ (self.in_force[0] | self.in_force[1]))
        # An exception with effect at other times than the rule may be silent merely as its version is not in force.
        apart = any(
            _has_effect_apart(rule, version) for rule, version in zip((old, new), self.versions.asked, strict=True)
        )
        days = possible & self.in_force[0] & self.in_force[1] if apart else possible
        first, second = self.versions.asked
        # Where it is met if it has effect; and where it has effect although its version is not in force.
        pairs = (
            (days & self._where(met, first, old), days & self._where(met, second, new)),
            (neither & self._where(applies, first, old), neither & self._where(applies, second, new)),
        )
        more, less = self.universe.algebra.zero, self.universe.algebra.zero
        for one, other in pairs:
            more, less = more | (other & (self.one ^ one)), less | (one & (self.one ^ other))
        relation = self._relation(more, less, possible)
        decided = relation is not Relation.NOT_DECIDED
        examples = tuple(self._example(node, new.act) for node in (more, less) if decided and node)
        counted = self._count(more | less, new.act) if decided else (0, Fraction(0))
        return RuleChange(new.id, old, new, relation, *counted, examples)

    def _where(self, holds: Holds, version: Regulation, rule: Rule) -> Node:
        found = self.universe.algebra.zero
        for one, position in self.universe.layout.applications(rule.act, version):
            if one.id == rule.id:
                found = found | holds(self.universe.planes(position, version), one).yes
        return found

    def _relation(self, more: Node, less: Node, possible: Node) -> Relation:
        """How two things lie to each other, by what of all possible cases the second has more and what it has less."""
        if self._hangs(more, possible) or self._hangs(less, possible):
            return Relation.NOT_DECIDED
        if not more:
            return Relation.NARROWER if less else Relation.SAME
        return Relation.DIFFERENT if less else Relation.WIDER

    def _hangs(self, node: Node, possible: Node) -> bool:
        """Whether it hangs on facts that each version derives by a function of its own which cases hold something."""
        if self.apart.isdisjoint(node.support):
            return False
        return bool(node.exists(self.apart) & (possible & (self.one ^ node)).exists(self.apart))

    def act(self, act: Act) -> ActChange:
        """How an act differs on days on which both versions are in force, or neither is."""
        first, second = (self.universe.outcomes(act.id, one) for one in self.versions.asked)
        possible = self.possible(act.id)
        both = possible & (self.one ^ self.in_force[0] ^ self.in_force[1])
        pairs = [
            (old, new, both & first[old] & second[new])
            for old, new in product(Outcome, repeat=2)
            if old is not new and not {old, new} <= NOTHING
        ]
        differing = [(old, new, node) for old, new, node in pairs if node]
        addressee = act.burdens or act.benefits
        if any(self._hangs(node, possible) for _, _, node in differing):
            return ActChange(act, Direction.NOT_DECIDED, addressee, ())
        direction = self._direction(act, [(old, new) for old, new, _ in differing])
        return ActChange(act, direction, addressee, tuple(self._shift(act.id, node) for _, _, node in differing))

    def _direction(self, act: Act, shifts: Collection[tuple[Outcome, Outcome]]) -> Direction:
        if not shifts:
            return Direction.SAME
        if not (act.burdens or act.benefits):
            return Direction.CHANGED
        if any(Outcome.CONFLICT in shift for shift in shifts):
            return Direction.MIXED
        further = {RANK[new] > RANK[old] for old, new in shifts}
        if len(further) == 2:
            return Direction.MIXED
        return Direction.STRICTER if further == {bool(act.burdens)} else Direction.LAXER

    def _shift(self, act: str, node: Node) -> Shift:
        example = self._example(node, act)
        before, after = example.before.of(act).outcome, example.after.of(act).outcome
        return Shift(before, after, *self._count(node, act), example)

    def _example(self, node: Node, act: str) -> Example:
        """The plainest case of some, on a day on which both versions are in force if there is one."""
        shared = node & self.in_force[0] & self.in_force[1]
        found = witness(self.universe, shared or node)
        assert found is not None
        old, new = self.versions.before, self.versions.after
        first, second = (evolve(found, case=recast(found.case, self.new, version)) for version in (old, new))
        return Example(first.decided(old), second.decided(new))

    def _count(self, node: Node, act: str) -> tuple[int, Fraction]:
        """In how many cases something holds, of all that the rules on an act tell apart, and their share.

        Facts that each version derives by a function of its own tell no cases apart here.
        """
        layout = self.universe.layout
        spoken = [levels for place, levels in layout.levels.items() if place in layout.spoken[act]]
        variables = {level for levels in (*spoken, *layout.axes.values()) for level in levels} - self.apart
        cases, every = (one.exists(self.apart).count(variables) for one in (node, self.possible(act)))
        return cases, Fraction(cases, every or 1)


def _has_effect_apart(rule: Rule, regulation: Regulation) -> bool:
    """Whether a rule has an exception, or that one another, with effect at other times than the rule."""
    exceptions = [one for one in regulation.rules if one.id in rule.unless]
    return any(one.survives != rule.survives or _has_effect_apart(one, regulation) for one in exceptions)
