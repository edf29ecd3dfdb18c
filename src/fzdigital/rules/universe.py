"""All cases at once: what is unknown of a case as the variables of a decision diagram.

A case of which everything is known is one case; a case of which nothing is known is every case there can be. What a
condition comes to in all of them is one function, found by the same interpreter that decides many cases.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property, reduce
from operator import and_, or_

from fzdigital.rules.bits import Algebra, Truths
from fzdigital.rules.case import Case
from fzdigital.rules.codes import code, largest
from fzdigital.rules.decision import Outcome
from fzdigital.rules.diagram import Diagram, Node
from fzdigital.rules.layout import Layout
from fzdigital.rules.ordering import Place
from fzdigital.rules.outcome_planes import Applied, bearing_rules, outcome_planes
from fzdigital.rules.planes import Column, Numbers, Planes, constant
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.vocabulary import Bool, Possible


class Universe:
    """Every case that a case may turn out to be, under every reading that an unresolved point may be given.

    Args:
        case: the case; an unknown value may be any, a narrowed one any of those that remain. It has a matter of
            each kind that the rules speak of.
        acts: ids of the acts that will be asked about.
        regulations: those that will be asked, over one vocabulary. An axis that one of them leaves unresolved is a
            variable, and the same reading for all that leave it unresolved.

    Raises:
        DiagramTooLargeError: too many variables or nodes.
    """

    def __init__(self, case: Case, acts: tuple[str, ...], *regulations: Regulation) -> None:
        self.layout = Layout(case, acts, *regulations)
        self.case = case
        self.regulations = regulations
        self.diagram = Diagram()
        self.algebra = Algebra(self.diagram.zero, self.diagram.one)
        self._readings = {
            axis: {
                reading.id: self.algebra.equal_to(self._variables(levels), place)
                for place, reading in enumerate(self.layout.regulation.axis(axis).readings)
            }
            for axis, levels in self.layout.axes.items()
        }
        self._found = {place: self._column(place) for place in self.layout.values}
        self._planes: dict[tuple[int, int], Planes[Node]] = {}
        # The last first, as they are tested: what is joined on top of the rest costs little.
        limits = ((limit, limit.support, places) for limit, places in self._all_limits())
        self._limits = tuple(sorted(limits, key=lambda limit: min(limit[1], default=0), reverse=True))

    @cached_property
    def possible(self) -> Node:
        """Where the variables stand for a case that can come about."""
        return reduce(and_, (limit for limit, _, _ in self._limits), self.algebra.one)

    def planes(self, position: int = -1, regulation: Regulation | None = None) -> Planes[Node]:
        """All cases, as the rules see them that speak of one matter.

        Args:
            position: of the matter, or -1 for none.
            regulation: the regulation to ask; the first one if left out.
        """
        asked = regulation or self.layout.regulation
        key = (position, self.regulations.index(asked))
        if key not in self._planes:
            columns = {name: column for (at, name), column in self._found.items() if at in (-1, position)}
            readings = {axis: self._readings[axis] for axis in self._readings if asked.reading(axis) is None}
            self._planes[key] = Planes(asked, self.algebra, columns, readings)
        return self._planes[key]

    def applied(self, act: str, regulation: Regulation | None = None) -> Iterator[Applied[Node]]:
        """The rules on an act, each with all cases of every matter that it is applied to."""
        for rule, position in self.layout.applications(act, regulation):
            yield rule, self.planes(position, regulation)

    def outcomes(self, act: str, regulation: Regulation | None = None) -> Mapping[Outcome, Node]:
        """Where each outcome of an act holds; of a case that can come about exactly one does."""
        bearing = bearing_rules(regulation or self.layout.regulation, act)
        applied = [one for one in self.applied(act, regulation) if one[0] in bearing]
        return {outcome: found.yes for outcome, found in outcome_planes(self.algebra, applied).items()}

    def possible_for(self, act: str) -> Node:
        """Where the variables stand for a case that can come about, as far as the rules on one act speak of it."""
        spoken = self.layout.spoken[act]
        return reduce(and_, (limit for limit, _, places in self._limits if places <= spoken), self.algebra.one)

    def possible_near(self, levels: Collection[int]) -> Node:
        """Where the variables stand for a case that can come about, as far as that has to do with some of them.

        Args:
            levels: variables; whatever limits only others, and none that are tied to these, is left out.
        """
        if not self.possible:
            return self.algebra.zero
        near, waiting, found = set(levels), self._limits, self.algebra.one
        while tied := [one for one in waiting if not near.isdisjoint(one[1])]:
            waiting = tuple(one for one in waiting if one not in tied)
            near = near.union(*(support for _, support, _ in tied))
            found = reduce(and_, (limit for limit, _, _ in tied), found)
        return found

    def reading(self, axis: str, reading: str) -> Node:
        """Where an unresolved axis is given a reading."""
        return self._readings[axis][reading]

    def _variables(self, levels: tuple[int, ...]) -> tuple[Node, ...]:
        return tuple(map(self.diagram.variable, levels))

    def _column(self, place: Place) -> Column[Node]:
        fact, value = self.layout.facts[place[1]], self.layout.values[place]
        if value is not None and not isinstance(value, Possible):
            return constant(self.algebra, fact, value)
        bits = self._variables(self.layout.levels.get(place, ()))
        if isinstance(fact.sort, Bool):
            return Truths(bits[0], self.algebra.negated(bits[0]))
        return Numbers(self.algebra.one, bits)

    def _all_limits(self) -> Iterator[tuple[Node, frozenset[Place]]]:
        """What keeps the variables from standing for no value, no reading, or a case that cannot come about."""
        for axis in self.layout.axes:
            yield reduce(or_, self._readings[axis].values()), frozenset()
        for place in self.layout.levels:
            fact, value, column = self.layout.facts[place[1]], self.layout.values[place], self._found[place]
            bits = (column.yes,) if isinstance(column, Truths) else column.bits
            within = self.algebra.negated(self.algebra.at_least(bits, largest(fact) + 1))
            if isinstance(value, Possible):
                within = reduce(or_, (self.algebra.equal_to(bits, code(fact, one)) for one in value.values))
            yield within, frozenset((place,))
        for invariant, position, places in self.layout.invariants:
            yield self.planes(position).truths(invariant.condition).yes, places
