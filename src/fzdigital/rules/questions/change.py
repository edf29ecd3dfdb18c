"""The least change: as few facts as would have to be otherwise for something else to hold."""

from collections.abc import Collection, Iterable, Iterator
from functools import reduce
from itertools import islice
from operator import and_
from typing import Final

from fzdigital.errors import InvalidValueError
from fzdigital.rules.answer import Decision
from fzdigital.rules.case import Case, with_values
from fzdigital.rules.codes import code, value_of
from fzdigital.rules.decide import decide
from fzdigital.rules.decision import Outcome
from fzdigital.rules.diagram import Node
from fzdigital.rules.ordering import Place, Varying
from fzdigital.rules.questions.changes import Change as Change
from fzdigital.rules.questions.changes import LeastChange as LeastChange
from fzdigital.rules.questions.changes import Unknown as Unknown
from fzdigital.rules.questions.changes import Way as Way
from fzdigital.rules.questions.changes import can_change
from fzdigital.rules.questions.effects import effect_of, in_outcome_order
from fzdigital.rules.questions.given import Given, Stated
from fzdigital.rules.questions.ranges import ranges
from fzdigital.rules.rule import Act
from fzdigital.rules.vocabulary import Known
from fzdigital.text import Text

UNASKED: Final = frozenset({Outcome.NOT_IN_FORCE, Outcome.NOT_APPLICABLE, Outcome.CONFLICT})
"""Outcomes reached only where they are asked for by name: under them the rules say nothing, or two things."""

WAYS_AT_MOST: Final = 24
"""How many equally small changes are worked out; that there are more is said."""


def least_change(
    decision: Decision, act: str, to: Collection[Outcome] | None = None, by: str | None = None
) -> LeastChange:
    """The smallest changes, among the facts that the asker can change, after which another outcome holds.

    Args:
        decision: the decision of a case, under the readings in use.
        act: id of the act.
        to: the outcomes to reach; if left out, any under which the rules say one thing, and another than what is
            possible now: that they conflict, do not concern the subject or are not in force is reached only by name.
        by: id of the actor who asks: only facts that this actor can change are moved; if left out, facts that anybody
            can.

    Returns:
        the changes, each checked by deciding the changed case; "impossible" is an answer, and so is that it hangs on
        what is unknown.

    Raises:
        UnknownNameError: the regulation has no such act for this subject, or no such actor.
        InvalidValueError: an id that is no text, or outcomes to reach that are none.
        InconsistentError: what is known of the case cannot hold together.
        DiagramTooLargeError: the case has too many matters.

    Moves only known facts, each as it can move: history only grows, and what is past or has been found stays. The facts
    that record the act itself are not moved either. Whatever is unknown must not matter to the result. Adds no further
    matter beside one that there is, and does not say how hard a change is.
    """
    asked = None if to is None else _outcomes(to)
    given = Given(decision, act)
    whose = None if by is None else decision.regulation.actor(by).text
    reachable = given.reachable()
    now = frozenset().union(*map(effect_of, reachable))
    wanted = frozenset(Outcome) - now - UNASKED if asked is None else asked
    movable = [place for place in given.known if _can_move(given.stated(place), given.act, whose)]
    search = _Search(given, wanted, movable)
    found = tuple(islice(search.smallest(), WAYS_AT_MOST + 1))
    ways = tuple(
        Way(tuple(search.change(place, new[place]) for place in new), decide(decision.regulation, search.case(new)))
        for new in found[:WAYS_AT_MOST]
    )
    stated = tuple(given.stated(place) for place in search.movable)
    unknown = () if ways else search.unknown()
    return LeastChange(given.act, in_outcome_order(wanted), stated, ways, len(found) > WAYS_AT_MOST, unknown)


def _can_move(stated: Stated, act: Act, whose: Text | None) -> bool:
    return whose in (None, stated.fact.changed_by) and stated.fact.name not in act.records and can_change(stated)


def _outcomes(to: object) -> frozenset[Outcome]:
    found = frozenset(to) if isinstance(to, Collection) and not isinstance(to, str) else frozenset[Outcome]()
    if not found or not all(isinstance(one, Outcome) for one in found):
        names = ", ".join(f"Outcome.{one.name}" for one in Outcome)
        expected = Text(f"至少一个结论（{names}）的集合", f"a collection of at least one outcome ({names})")
        raise InvalidValueError(to, Text("想要的结论（to）", "what is wanted (to)"), expected)
    return found


class _Search:
    """Where some outcomes hold whatever is unknown, in terms of the facts that can move."""

    def __init__(self, given: Given, wanted: frozenset[Outcome], movable: list[Place]) -> None:
        self.given = given
        self.layout = given.universe.layout
        self.algebra = given.universe.algebra
        fixed = given.bits([place for place in given.known if place not in movable])
        self.possible = given.possible.restrict(fixed)
        self.unwanted = given.where([one for one in Outcome if one not in wanted]).restrict(fixed)
        movables = frozenset(movable)
        self.region = self._where_certain(one for one in self.layout.varying if one not in movables)
        told = (node.restrict(fixed).support for node in given.outcomes.values())
        hung_on = self.region.support.union(*told)
        self.movable = [place for place in movable if not hung_on.isdisjoint(self.layout.levels[place])]

    def _where_certain(self, unknown: Iterable[Varying]) -> Node:
        """Where some outcomes hold, whatever becomes of what is unknown."""
        levels = {level for one in unknown for level in self.layout.varying[one]}
        return self.possible.exists(levels) & self.algebra.negated(self.unwanted.exists(levels))

    def unknown(self) -> tuple[Unknown, ...]:
        """As little of what is unknown as would have to be known for there to be a way."""
        inside = self.algebra.one
        for place in self.movable:
            bits = self.given.bits((place,)).items()
            variable = self.given.universe.diagram.variable
            stays = (variable(level) if held else self.algebra.negated(variable(level)) for level, held in bits)
            inside = inside & (reduce(and_, stays) | self._allowed(place))
        unknown = [one for one in self.layout.varying if one not in self.given.known]
        if not self._where_certain(()).meets(inside):
            return ()
        left_out: list[Varying] = []
        for one in reversed(unknown):
            if self._where_certain([*left_out, one]).meets(inside):
                left_out.append(one)
        return tuple(map(self._unknown, (one for one in unknown if one not in left_out)))

    def _unknown(self, one: Varying) -> Unknown:
        if isinstance(one, str):
            return Unknown(self.layout.regulation.axis(one), "")
        return Unknown(self.layout.facts[one[1]], self.given.matter(one))

    def smallest(self) -> Iterator[dict[Place, Known]]:
        """The new values of as few facts as can be, in every way that takes as few."""
        # One variable of each fact comes to say whether the fact is changed; all its others are left out.
        changed = self.region
        for place in self.movable:
            levels = self.layout.levels[place]
            moved = (changed & self._allowed(place)).exists(levels)
            stays = changed.restrict(self.given.bits((place,)))
            mark = self.given.universe.diagram.variable(levels[0])
            changed = (mark & moved) | (self.algebra.negated(mark) & stays)
        for marks in changed.solutions({}):
            yield self._values([place for place in self.movable if marks.get(self.layout.levels[place][0])])

    def _values(self, places: list[Place]) -> dict[Place, Known]:
        """The nearest new values of facts that are to change."""
        left = self.region.restrict(self.given.bits([place for place in self.movable if place not in places]))
        for place in places:
            left = left & self._allowed(place)
        found: dict[Place, Known] = {}
        for place in places:
            levels = self.layout.levels[place]
            fact, old = self.layout.facts[place[1]], self.given.known[place]
            now = code(fact, old)
            others = left.support.difference(levels)
            near = [
                min(max(now, first), last) for first, last, held in ranges(levels, [left.exists(others)]) if held[0]
            ]
            found[place] = value_of(fact, min(near, key=lambda one: (abs(one - now), one)))
            left = left.restrict(self.layout.bits(place, found[place]))
        return found

    def _allowed(self, place: Place) -> Node:
        """Where a fact has another value that it can move to."""
        fact = self.layout.facts[place[1]]
        bits = tuple(map(self.given.universe.diagram.variable, self.layout.levels[place]))
        now = code(fact, self.given.known[place])
        if fact.moves == "up":
            return self.algebra.at_least(bits, now + 1)
        if fact.moves == "down":
            return self.algebra.negated(self.algebra.at_least(bits, now))
        return self.algebra.negated(self.algebra.equal_to(bits, now))

    def change(self, place: Place, new: Known) -> Change:
        """A change of one fact."""
        stated = self.given.stated(place)
        return Change(stated.fact, stated.matter, stated.value, new)

    def case(self, new: dict[Place, Known]) -> Case:
        """The case with some facts changed."""
        return with_values(self.layout.regulation, self.given.case, new)
