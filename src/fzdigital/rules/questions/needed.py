"""What is needed: exactly the missing facts and unresolved readings that can still change what holds for an act."""

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from attrs import frozen

from fzdigital.rules.answer import Decision
from fzdigital.rules.codes import value_of
from fzdigital.rules.decision import Outcome
from fzdigital.rules.ordering import Varying
from fzdigital.rules.questions.effects import effect_of, joined
from fzdigital.rules.questions.given import check_consistent
from fzdigital.rules.questions.ranges import Range, merged, ranges
from fzdigital.rules.rule import Act
from fzdigital.rules.source import Axis
from fzdigital.rules.universe import Universe
from fzdigital.rules.vocabulary import Day, FactDef, Int, Known, Possible
from fzdigital.text import Text

FEW_BITS: Final = 2
"""Facts of no more bits are tried value by value, which is quicker than to leave all other variables out."""


@frozen
class Answer:
    """One answer to a question, or several that come to the same.

    Args:
        first: the value, or the least of a range; the id of a reading.
        last: the greatest value of the range, included; the same as the first where the answer is one value.
        outcomes: what may hold for the act once the question is answered so.
    """

    first: Known
    last: Known
    outcomes: tuple[Outcome, ...]


@frozen
class Need:
    """A missing fact, or an unresolved reading, that can still change what holds for an act.

    Args:
        about: the fact or the axis.
        matter: the id of the matter that the fact is about; empty for the day, the subject and an axis.
        answers: what each answer would lead to.
        because: what exactly is missing where a fact is derived from several entries, in both languages.
        reason_only: whether it can only change *why* nothing holds, not that nothing does.
    """

    about: FactDef | Axis
    matter: str
    answers: tuple[Answer, ...]
    because: tuple[Text, ...] = ()
    reason_only: bool = False

    @property
    def question(self) -> Text:
        """The question to ask, in both languages."""
        return self.about.question

    @property
    def answered_by(self) -> Text:
        """Who may answer it, in both languages."""
        return self.about.settled_by if isinstance(self.about, Axis) else self.about.answered_by

    @property
    def clauses(self) -> tuple[str, ...]:
        """The ids of the clauses that make it matter."""
        return self.about.clauses if isinstance(self.about, Axis) else (self.about.clause,)


@frozen
class Needed:
    """What is needed to settle an act.

    Args:
        act: the act.
        outcomes: the outcomes that are still possible, exactly.
        needs: each fact and axis that some completion of all others makes matter, in the order of the rules.
        together: further ones that matter only together, because they are tied to each other; mostly none.

    Not listed is what cannot change the outcome any more, unknown though it may be. A power is never needed: "may" is
    settled.
    """

    act: Act
    outcomes: tuple[Outcome, ...]
    needs: tuple[Need, ...]
    together: tuple[Need, ...] = ()


def needed(decision: Decision, *acts: str) -> tuple[Needed, ...]:
    """Exactly what can still change the outcome.

    Args:
        decision: the decision of a case.
        acts: ids of the acts to ask about; all that are open if left out.

    Returns:
        one answer for each act, in the given order; with no needs where the outcome is settled after all.

    Raises:
        UnknownNameError: the regulation has no such act for this subject.
        InconsistentError: what is known of the case cannot hold together.
        DiagramTooLargeError: too much is unknown.

    Does not say which of several needs to ask first, and takes values tied by an invariant as the regulation states it.
    """
    asked = tuple(decision.of(act).act for act in acts) or tuple(one.act for one in decision.open)
    # Each over its own variables, so that no answer hangs on what else is asked.
    return tuple(_Asked(decision, act).needed() for act in asked)


class _Asked:
    """One act in all cases that are still possible."""

    def __init__(self, decision: Decision, act: Act) -> None:
        self.universe = universe = Universe(decision.case, (act.id,), decision.regulation)
        self.act = act
        self.possible = universe.possible
        if not self.possible:
            check_consistent(decision, act.id)
        found = universe.outcomes(act.id)
        self.outcomes = {outcome: node for outcome in Outcome if (node := self.possible & found[outcome])}
        self.effects = tuple(
            joined(self.outcomes, effect & self.outcomes.keys(), universe.algebra.zero)
            for effect in dict.fromkeys(map(effect_of, self.outcomes))
        )
        self.limited = self.possible.support
        hung_on = self.limited.union(*(node.support for node in self.outcomes.values()))
        varying = universe.layout.varying.items()
        self.unknown = {one: levels for one, levels in varying if not hung_on.isdisjoint(levels)}
        self.hung_on = hung_on

    def needed(self) -> Needed:
        """What is needed to settle the act."""
        found = {one: self._changed(one) for one in self.unknown}
        needs = tuple(self._need(one, reason_only=not effect) for one, (outcome, effect) in found.items() if outcome)
        rest = [one for one, (outcome, _) in found.items() if not outcome]
        reason_only = not self._left_open(rest)[1]
        together = tuple(self._need(one, reason_only=reason_only) for one in self._tied(rest))
        return Needed(self.act, tuple(self.outcomes), needs, together)

    def _changed(self, one: Varying) -> tuple[bool, bool]:
        """Whether something makes the difference between outcomes, and between effects, all else being equal."""
        levels = self.unknown[one]
        if not self.limited.isdisjoint(levels):
            return self._left_open([one])
        outcome, effect = (
            len(parts) > 1 and any(not node.support.isdisjoint(levels) for node in parts)
            for parts in (self.outcomes.values(), self.effects)
        )
        return outcome, effect

    def _tied(self, rest: list[Varying]) -> list[Varying]:
        """Of what does not matter by itself, as little as settles the act together with what does."""
        if not self._left_open(rest)[0]:
            return []
        dropped: list[Varying] = []
        for one in rest:
            if not self._left_open([*dropped, one])[0]:
                dropped.append(one)
        return [one for one in rest if one not in dropped]

    def _left_open(self, left_out: list[Varying]) -> tuple[bool, bool]:
        """Whether several outcomes, and several effects, stay possible once all is known but what is left out."""
        free = [level for one in left_out for level in self.unknown[one]]
        reached = [(outcome, node.exists(free)) for outcome, node in self.outcomes.items()]
        meeting = [(one, other) for (one, node), (other, more) in combinations(reached, 2) if node.meets(more)]
        return bool(meeting), any(effect_of(one) != effect_of(other) for one, other in meeting)

    def _need(self, one: Varying, *, reason_only: bool) -> Need:
        layout = self.universe.layout
        answers = tuple(self._answers(one))
        if isinstance(one, str):
            return Need(layout.regulation.axis(one), "", answers, (), reason_only)
        position, name = one
        value = layout.values[one]
        matter = layout.case.matters[position].id if position >= 0 else ""
        because = value.because if isinstance(value, Possible) else ()
        return Need(layout.facts[name], matter, answers, because, reason_only)

    def _answers(self, one: Varying) -> Iterator[Answer]:
        for first, last, held in merged(self._held(self.unknown[one])):
            outcomes = tuple(outcome for outcome, holds in zip(self.outcomes, held, strict=True) if holds)
            if outcomes:
                yield from self._said(one, first, last, outcomes)

    def _held(self, levels: tuple[int, ...]) -> Iterator[Range]:
        """Which outcomes each value leaves possible."""
        parts = self.outcomes.values()
        if len(levels) > FEW_BITS:
            yield from ranges(levels, [node.exists(self.hung_on.difference(levels)) for node in parts])
            return
        for code in range(1 << len(levels)):
            values = {level: bool(code >> bit & 1) for bit, level in enumerate(levels)}
            yield code, code, tuple(node.can_hold(values) for node in parts)

    def _said(self, one: Varying, first: int, last: int, outcomes: tuple[Outcome, ...]) -> Iterator[Answer]:
        """A range of codes as an answer; named values and readings have no order, so each is an answer of its own."""
        if isinstance(one, str):
            readings = self.universe.layout.regulation.axis(one).readings[first : last + 1]
            yield from (Answer(reading.id, reading.id, outcomes) for reading in readings)
            return
        fact = self.universe.layout.facts[one[1]]
        if isinstance(fact.sort, Int | Day):
            yield Answer(value_of(fact, first), value_of(fact, last), outcomes)
            return
        yield from (Answer(value_of(fact, code), value_of(fact, code), outcomes) for code in range(first, last + 1))
