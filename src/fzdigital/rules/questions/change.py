"""The least change: as few facts as would have to be otherwise for something else to hold."""

from collections.abc import Collection, Iterator
from itertools import islice
from typing import Final

from attrs import evolve, frozen

from fzdigital.rules.answer import Decision
from fzdigital.rules.case import Case
from fzdigital.rules.codes import code, value_of
from fzdigital.rules.decide import decide
from fzdigital.rules.decision import Outcome
from fzdigital.rules.diagram import Node
from fzdigital.rules.ordering import Place
from fzdigital.rules.questions.effects import effect_of, in_outcome_order
from fzdigital.rules.questions.given import Given, Stated
from fzdigital.rules.questions.ranges import ranges
from fzdigital.rules.rule import Act
from fzdigital.rules.vocabulary import FactDef, Facts, Known
from fzdigital.text import Text

WAYS_AT_MOST: Final = 24
"""How many equally small changes are worked out; that there are more is said."""


@frozen
class Change:
    """One fact that would be otherwise.

    Args:
        fact: the fact.
        matter: the id of the matter that it is about; empty for the subject.
        old: what it is.
        new: what it would have to be; of several values that would do, the one nearest to the old.
    """

    fact: FactDef
    matter: str
    old: Known
    new: Known


@frozen
class Way:
    """One of the smallest changes.

    Args:
        changes: the facts that would be otherwise.
        decision: the decision of the case so changed, made anew.
    """

    changes: tuple[Change, ...]
    decision: Decision


@frozen
class LeastChange:
    """The smallest changes that lead to another outcome, whatever is unknown.

    Args:
        act: the act.
        to: the outcomes that were asked for.
        movable: the known facts that the asker can change and on which the act may hang.
        ways: the changes of as few of them as can be; none if no change of them is enough.
        more: whether there are further ones, as small.
    """

    act: Act
    to: tuple[Outcome, ...]
    movable: tuple[Stated, ...]
    ways: tuple[Way, ...]
    more: bool = False

    @property
    def is_possible(self) -> bool:
        """Whether the asker can bring it about at all."""
        return bool(self.ways)


def least_change(
    decision: Decision, act: str, to: Collection[Outcome] | None = None, by: str | None = None
) -> LeastChange:
    """The smallest changes, among the facts that the asker can change, after which another outcome holds.

    Args:
        decision: the decision of a case, under the readings in use.
        act: id of the act.
        to: the outcomes to reach; if left out, any that comes to something else than what is possible now, but for a
            conflict of rules.
        by: id of the actor who asks: only facts that this actor can change are moved; if left out, facts that anybody
            can.

    Returns:
        the changes, each checked by deciding the changed case; "impossible" is an answer.

    Raises:
        UnknownNameError: the regulation has no such act for this subject, or no such actor.
        InconsistentError: what is known of the case cannot hold together.
        DiagramTooLargeError: the case has too many matters.

    Moves only known facts, each in the direction in which it can move: history only grows, and a day or a rating that
    is past stays. Whatever is unknown must not matter to the result. Does not say how hard a change is.
    """
    given = Given(decision, act)
    whose = None if by is None else decision.regulation.actor(by).text
    reachable = given.reachable()
    now = frozenset().union(*map(effect_of, reachable))
    wanted = frozenset(Outcome) - now - {Outcome.CONFLICT} if to is None else frozenset(to)
    movable = [place for place in given.known if _can_move(given.universe.layout.facts[place[1]], whose)]
    search = _Search(given, wanted, movable)
    found = tuple(islice(search.smallest(), WAYS_AT_MOST + 1))
    ways = tuple(
        Way(tuple(search.change(place, new[place]) for place in new), decide(decision.regulation, search.case(new)))
        for new in found[:WAYS_AT_MOST]
    )
    stated = tuple(given.stated(place) for place in search.movable)
    return LeastChange(given.act, in_outcome_order(wanted), stated, ways, len(found) > WAYS_AT_MOST)


def _can_move(fact: FactDef, whose: Text | None) -> bool:
    return fact.moves != "never" and fact.changed_by is not None and whose in (None, fact.changed_by)


class _Search:
    """Where some outcomes hold whatever is unknown, in terms of the facts that can move."""

    def __init__(self, given: Given, wanted: frozenset[Outcome], movable: list[Place]) -> None:
        self.given = given
        self.layout = given.universe.layout
        self.algebra = given.universe.algebra
        fixed = given.bits([place for place in given.known if place not in movable])
        possible = given.possible.restrict(fixed)
        unwanted = given.where([one for one in Outcome if one not in wanted]).restrict(fixed)
        moving = {level for place in movable for level in self.layout.levels[place]}
        unknown = set(self.layout.variables).difference(moving)
        self.region = possible.exists(unknown) & self.algebra.negated(unwanted.exists(unknown))
        hung_on = self.region.support
        self.movable = [place for place in movable if not hung_on.isdisjoint(self.layout.levels[place])]

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
        case = self.given.case
        vocabulary = self.layout.regulation.vocabulary

        def changed(facts: Facts, kind: str, position: int) -> Facts:
            declared = zip(vocabulary.of(kind), facts.values, strict=True)
            return Facts(tuple([new.get((position, fact.name), value) for fact, value in declared]))

        matters = tuple(
            evolve(matter, facts=changed(matter.facts, matter.kind, position))
            for position, matter in enumerate(case.matters)
        )
        common, own = changed(case.common, "", -1), changed(case.facts, case.subject, -1)
        return evolve(case, common=common, facts=own, matters=matters)
