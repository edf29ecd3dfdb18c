"""The answer to a case: its decision space, and what would settle what is still open."""

from collections.abc import Iterator
from typing import NoReturn

from attrs import frozen

from fzdigital.rules.case import Case, named_values
from fzdigital.rules.decision import ActDecision, Outcome
from fzdigital.rules.declared import ACT, no_such
from fzdigital.rules.expr import Choice, Compare, Condition, Fact
from fzdigital.rules.kleene import Reason, unsettled
from fzdigital.rules.outcomes import bearing
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.source import Axis
from fzdigital.rules.vocabulary import FactDef, Possible
from fzdigital.text import Text


@frozen
class Missing:
    """What would settle an open act.

    Args:
        facts: the unknown facts, each with the name of the matter it belongs to (empty for the subject itself).
        axes: the open points left unresolved.
        because: what exactly is missing where a fact is derived from several entries, in both languages.
    """

    facts: tuple[tuple[FactDef, str], ...]
    axes: tuple[Axis, ...]
    because: tuple[Text, ...] = ()


@frozen(cache_hash=True)
class Decision:
    """The decision space of one case.

    Args:
        regulation: the regulation asked.
        case: the case, completed by a matter that never happened for each kind of which it has none.
        acts: what holds for each act that concerns the subject, in the regulation's order.
    """

    regulation: Regulation
    case: Case
    acts: tuple[ActDecision, ...]

    def __bool__(self) -> NoReturn:
        raise TypeError("a decision is not true or false; ask for .must, .may, .may_not, .conflicts or .open")

    def of(self, act: str) -> ActDecision:
        """What holds for one act, by id.

        Raises:
            UnknownNameError: the regulation has no such act for this subject.
            InvalidValueError: the id is no text.
        """
        for one in self.acts:
            if one.act.id == act:
                return one
        raise no_such(ACT, act, f"{self.regulation.id} ({self.case.subject})", tuple(one.act.id for one in self.acts))

    def _settled(self, outcome: Outcome) -> tuple[ActDecision, ...]:
        return tuple(one for one in self.acts if one.outcomes == (outcome,))

    @property
    def must(self) -> tuple[ActDecision, ...]:
        """The acts that must be done."""
        return self._settled(Outcome.MUST)

    @property
    def may(self) -> tuple[ActDecision, ...]:
        """The acts that may be done; whether they are is for the holder of the power."""
        return self._settled(Outcome.MAY)

    @property
    def may_not(self) -> tuple[ActDecision, ...]:
        """The acts that must not be done."""
        return self._settled(Outcome.MUST_NOT)

    @property
    def conflicts(self) -> tuple[ActDecision, ...]:
        """The acts about which the regulation contradicts itself."""
        return self._settled(Outcome.CONFLICT)

    @property
    def open(self) -> tuple[ActDecision, ...]:
        """The acts for which several outcomes are still possible."""
        return tuple(one for one in self.acts if one.is_open)

    def missing(self, act: str) -> Missing:
        """The facts and readings that keep an act open; nothing if it is settled.

        Args:
            act: id of the act.

        Raises:
            UnknownNameError: the regulation has no such act for this subject.

        Kleene-safe: nothing that could settle the act is left out; a fact may be listed that a closer look would drop.
        """
        facts: dict[tuple[FactDef, str], None] = {}
        axes: dict[Axis, None] = {}
        because: dict[Text, None] = {}
        for reason, position in _open_reasons(self.of(act)):
            matters = self.case.matters[position : position + 1] if position >= 0 else ()
            values = named_values(self.regulation, self.case, position)
            for leaf in unsettled(reason):
                if isinstance(leaf, Choice):
                    axes[self.regulation.axis(leaf.axis)] = None
                for definition in self._facts_of(leaf):
                    value = values[definition.name]
                    if value is None or isinstance(value, Possible):
                        owner = next((matter.id for matter in matters if matter.kind == definition.of), "")
                        facts[definition, owner] = None
                        because.update(dict.fromkeys(value.because if isinstance(value, Possible) else ()))
        return Missing(tuple(facts), tuple(axes), tuple(because))

    def _facts_of(self, leaf: Condition) -> Iterator[FactDef]:
        match leaf:
            case Fact(name):
                names = {name}
            case Compare(left, _, right):
                names = {side.name for side in (left, right) if isinstance(side, Fact)}
            case _:
                names = set()
        return (fact for fact in self.regulation.vocabulary.facts if fact.name in names)


def _open_reasons(decision: ActDecision) -> Iterator[tuple[Reason, int]]:
    """The reasons that may keep an act open, each with the position of its matter."""
    # Whether any rule is in force and concerns the subject can stay open although no rule's condition is met.
    unconcerned = {Outcome.NOT_IN_FORCE, Outcome.NOT_APPLICABLE} & {*decision.outcomes}
    for ground in bearing(decision.grounds) if decision.is_open else ():
        undecided = ground.result.applies is None
        if undecided or unconcerned:
            yield ground.result.in_force, ground.matter
            yield ground.result.scope, ground.matter
        if undecided:
            yield ground.result.when, ground.matter
