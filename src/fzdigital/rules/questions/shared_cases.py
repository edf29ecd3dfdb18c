"""All cases of one kind of subject under two versions of a regulation at once, and what is asked of them."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import cached_property

from attrs import evolve

from fzdigital.errors import InvalidValueError
from fzdigital.rules.codes import value_of
from fzdigital.rules.diagram import Node
from fzdigital.rules.expr import Compare, Const, Fact
from fzdigital.rules.layout import names_in
from fzdigital.rules.questions.differences import Example, Period, Relation
from fzdigital.rules.questions.merging import APART, recast
from fzdigital.rules.questions.ranges import ranges
from fzdigital.rules.questions.witness import everything, witness
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.sorts import admits, expected
from fzdigital.rules.universe import Universe
from fzdigital.rules.vocabulary import Day
from fzdigital.text import Text

Pair = tuple[Regulation, Regulation]
"""The first version and the second."""


class SharedCases:
    """All cases of one kind of subject, under both versions.

    Args:
        versions: both versions, with the same declarations.
        asked: both over a vocabulary in which the facts that they derive otherwise stand twice.
        subject: the kind of subject.
        from_day: the day from which the second applies; cases of earlier days are left out. None for every day.

    Raises:
        InvalidValueError: a day that no case can carry.
    """

    def __init__(self, versions: Pair, asked: Pair, subject: str, from_day: date | None) -> None:
        self.versions = versions
        self.asked = asked
        cases = [everything(one, subject) for one in asked]
        kinds = {matter.kind: matter for case in cases for matter in case.matters}
        acts = tuple(act.id for act in asked[1].acts if act.subject == subject)
        self.universe = Universe(evolve(cases[0], matters=tuple(kinds[kind] for kind in sorted(kinds))), acts, *asked)
        self.one = self.universe.algebra.one
        names = {fact.name for fact in asked[1].vocabulary.facts if fact.name + APART in self.universe.layout.facts}
        self.apart = {
            level
            for (_, name), levels in self.universe.layout.levels.items()
            if name in names or name.endswith(APART)
            for level in levels
        }
        """The variables of facts that each version derives by a function of its own."""
        self.since = self._since(from_day)
        """The cases of the days on which the second version applies."""
        self._possible: dict[str, Node] = {}

    def possible(self, act: str) -> Node:
        """The cases that can come about once the second applies, as far as the rules on an act tell them apart."""
        if act not in self._possible:
            self._possible[act] = self._told_apart(act, self.universe.possible & self.since)
        return self._possible[act]

    @cached_property
    def in_force(self) -> tuple[Node, Node]:
        """Where each version is in force."""
        first, second = (self.universe.planes(-1, one).truths(one.in_force).yes for one in self.asked)
        return first, second

    def shared(self, act: str) -> Node:
        """Where both versions are in force, of what can come about."""
        return self.possible(act) & self.in_force[0] & self.in_force[1]

    def period(self) -> Period:
        """When the versions are in force."""
        act = next(iter(self.universe.layout.spoken))
        possible, (first, second) = self.possible(act), self.in_force
        more, less = (possible & one & (self.one ^ other) for one, other in ((second, first), (first, second)))
        too_early = self._told_apart(act, self.universe.possible) & (self.one ^ self.since)
        return Period(
            self.relation(more, less, possible),
            bool(self.shared(act)),
            bool(possible & second),
            tuple(self._days(less)),
            tuple(self._days(more)),
            tuple(self._days(too_early & second & (self.one ^ first))),
        )

    def relation(self, more: Node, less: Node, possible: Node) -> Relation:
        """How two things lie to each other, by what of all possible cases the second has more and what it has less."""
        if self.hangs(more, possible) or self.hangs(less, possible):
            return Relation.NOT_DECIDED
        if not more:
            return Relation.NARROWER if less else Relation.SAME
        return Relation.DIFFERENT if less else Relation.WIDER

    def hangs(self, node: Node, possible: Node) -> bool:
        """Whether it hangs on facts that each version derives by a function of its own which cases hold something."""
        if self.apart.isdisjoint(node.support):
            return False
        return bool(node.exists(self.apart) & (possible & (self.one ^ node)).exists(self.apart))

    def example(self, node: Node) -> Example:
        """The plainest case of some, on a day on which both versions are in force if there is one."""
        applied = node & self.since
        shared = applied & self.in_force[0] & self.in_force[1]
        found = witness(self.universe, shared or applied)
        assert found is not None
        first, second = (
            evolve(found, case=recast(found.case, self.asked[1], version)).decided(version) for version in self.versions
        )
        return Example(first, second)

    def count(self, node: Node, act: str) -> tuple[int, Fraction]:
        """In how many cases something holds, of all that the rules on an act tell apart, and their share.

        Facts that each version derives by a function of its own tell no cases apart here.
        """
        layout = self.universe.layout
        spoken = [levels for place, levels in layout.levels.items() if place in layout.spoken[act]]
        variables = {level for levels in (*spoken, *layout.axes.values()) for level in levels} - self.apart
        cases, every = (one.exists(self.apart).count(variables) for one in (node, self.possible(act)))
        return cases, Fraction(cases, every or 1)

    def _told_apart(self, act: str, node: Node) -> Node:
        layout = self.universe.layout
        others = [level for place, own in layout.levels.items() if place not in layout.spoken[act] for level in own]
        # More than what can be said of these facts alone: others may tie them to each other.
        return node.exists(others)

    def _since(self, from_day: date | None) -> Node:
        days = [fact for fact in self.asked[0].vocabulary.of("") if isinstance(fact.sort, Day)]
        if from_day is None or not days or (-1, days[0].name) not in self.universe.layout.levels:
            return self.one
        if not admits(days[0].sort, from_day):
            raise InvalidValueError(
                str(from_day), Text("修改起用之日", "the day from which the amendment applies"), expected(days[0].sort)
            )
        late_enough = Compare(Fact(days[0].name), ">=", Const(from_day))
        return self.universe.planes().truths(late_enough).yes

    def _days(self, node: Node) -> Iterator[tuple[date, date]]:
        """The days on which something can hold, by the first day that a period in force speaks of, if one does."""
        layout = self.universe.layout
        spoken = names_in(self.asked[0].in_force) | names_in(self.asked[1].in_force)
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
