"""What is given of a case, as the values of variables over all cases of its shape."""

from collections.abc import Collection, Mapping
from functools import lru_cache

from attrs import evolve, frozen

from fzdigital.errors import InconsistentError
from fzdigital.rules.answer import Decision
from fzdigital.rules.case import Case
from fzdigital.rules.decision import Outcome
from fzdigital.rules.diagram import Node
from fzdigital.rules.ordering import Place
from fzdigital.rules.questions.effects import in_outcome_order, joined
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Act
from fzdigital.rules.universe import Universe
from fzdigital.rules.vocabulary import FactDef, Facts, Known, Possible, Value
from fzdigital.text import OFFERED, Text


@frozen
class Stated:
    """A fact that is known of a case.

    Args:
        fact: the fact.
        matter: the id of the matter that it is about; empty for the day and the subject.
        value: its value.
    """

    fact: FactDef
    matter: str
    value: Known


class Given:
    """One act of a decision, over all cases of the same shape.

    Args:
        decision: the decision.
        act: id of the act.

    Raises:
        UnknownNameError: the regulation has no such act for this subject.
        InconsistentError: what is known of the case cannot hold together.
        DiagramTooLargeError: the case has too many matters.

    What is unknown stays unknown, and what is narrowed stays so; unresolved readings are open.
    """

    def __init__(self, decision: Decision, act: str) -> None:
        self.act: Act = decision.of(act).act
        self.case = decision.case
        self.universe = _universe(_shape(decision.case), act, decision.regulation)
        known = {place: self.value(place) for place in self.universe.layout.levels}
        self.known: dict[Place, Known] = {
            place: value for place, value in known.items() if value is not None and not isinstance(value, Possible)
        }
        self.outcomes = self.universe.outcomes(act)
        self.possible = self.universe.possible_for(act)
        if not self.possible.can_hold(self.bits(self.known)):
            self._contradiction()

    def value(self, place: Place) -> Value:
        """What is known of a fact in the case itself."""
        position, name = place
        fact = self.universe.layout.facts[name]
        own = self.case.facts if fact.of else self.case.common
        facts = self.case.matters[position].facts if position >= 0 else own
        return facts.values[self.universe.layout.regulation.vocabulary.of(fact.of).index(fact)]

    def bits(self, places: Collection[Place]) -> dict[int, bool]:
        """The values of the variables of some known facts."""
        return {
            level: value
            for place in places
            for level, value in self.universe.layout.bits(place, self.known[place]).items()
        }

    def stated(self, place: Place) -> Stated:
        """A known fact."""
        return Stated(self.universe.layout.facts[place[1]], self.matter(place), self.known[place])

    def matter(self, place: Place) -> str:
        """The id of the matter that a fact is about; empty for the day and the subject."""
        return self.case.matters[place[0]].id if place[0] >= 0 else ""

    def where(self, outcomes: Collection[Outcome]) -> Node:
        """Where one of some outcomes holds, of all cases that can come about."""
        return self.possible & joined(self.outcomes, outcomes, self.universe.algebra.zero)

    def reachable(self) -> tuple[Outcome, ...]:
        """The outcomes that what is unknown leaves possible, exactly."""
        values = self.bits(self.known)
        return in_outcome_order(one for one, node in self.outcomes.items() if (self.possible & node).can_hold(values))

    def fewest(self, unwanted: Node) -> tuple[Place, ...]:
        """As few of the known facts as already exclude something.

        Args:
            unwanted: what all known facts together exclude.

        Returns:
            facts of which none can be left out; where there is a choice, those that the rules speak of first.
        """
        hung_on = unwanted.support
        kept = [place for place in self.known if not hung_on.isdisjoint(self.universe.layout.levels[place])]
        for place in reversed(kept.copy()):
            without = [one for one in kept if one != place]
            if not unwanted.can_hold(self.bits(without)):
                kept = without
        return tuple(kept)

    def _contradiction(self) -> None:
        for invariant, position, _ in self.universe.layout.invariants:
            limit = self.universe.planes(position).truths(invariant.condition).yes
            if not limit.can_hold(self.bits(self.known)):
                tied = [one for one in self.known if not limit.support.isdisjoint(self.universe.layout.levels[one])]
                shown = {one[1]: self.known[one] for one in tied}
                why = Text(f"（{invariant.text.zh.rstrip('。')}）", f" ({invariant.text.en.rstrip('.')})")
                raise self._inconsistent(shown, why)
        raise self._inconsistent({name: value for (_, name), value in self.known.items()}, Text("", ""))

    def _inconsistent(self, known: Mapping[str, Known], why: Text) -> InconsistentError:
        name, names = self.case.name or self.case.subject, tuple(known)[:OFFERED]
        place = Text(f"{name}的已知事实{'、'.join(names)}", f"what is known of {name}, {', '.join(names)},")
        expected = Text(f"能够同时成立的{why.zh}", f"such as can hold together{why.en}")
        return InconsistentError({**known}, place, expected)


def check_consistent(decision: Decision, act: str) -> None:
    """Refuses a case of which what is known cannot hold together.

    Args:
        decision: the decision of the case.
        act: id of the act asked about; only what its rules speak of is looked at.

    Raises:
        InconsistentError: it names the first invariant that is broken, and the facts that break it.
    """
    Given(decision, act)


def _shape(case: Case) -> Case:
    """The case with all that is known left out: cases of one shape are asked over one diagram."""

    def emptied(facts: Facts) -> Facts:
        return Facts(tuple(value if isinstance(value, Possible) else None for value in facts.values))

    matters = tuple(evolve(matter, id="", facts=emptied(matter.facts)) for matter in case.matters)
    return Case(case.subject, "", emptied(case.common), emptied(case.facts), matters)


@lru_cache(maxsize=64)
def _universe(shape: Case, act: str, regulation: Regulation) -> Universe:
    return Universe(shape, (act,), regulation)
