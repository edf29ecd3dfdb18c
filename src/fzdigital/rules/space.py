"""The decision space of one case, over all its acts, and what would settle the open ones."""

from collections.abc import Iterator
from typing import NoReturn

from attrs import frozen

from fzdigital.errors import UnknownNameError
from fzdigital.rules.case import Case, named_values
from fzdigital.rules.declared import ACT
from fzdigital.rules.decision import ActDecision, Outcome
from fzdigital.rules.expr import Choice, Compare, Condition, Fact
from fzdigital.rules.kleene import Reason, unsettled
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force
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
        """
        for one in self.acts:
            if one.act.id == act:
                return one
        place = f"{self.regulation.id} {self.case.subject}"
        raise UnknownNameError(ACT, act, place, tuple(one.act.id for one in self.acts))

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
        for reason, position in self._open_reasons(self.of(act)):
            matter = self.case.matters[position] if position >= 0 else None
            values = named_values(self.regulation, self.case, position)
            for leaf in unsettled(reason):
                if isinstance(leaf, Choice):
                    axes[self.regulation.axis(leaf.axis)] = None
                for definition in self._facts_of(leaf):
                    value = values[definition.name]
                    if value is None or isinstance(value, Possible):
                        of_matter = matter is not None and definition.of == matter.kind
                        facts[definition, matter.id if matter is not None and of_matter else ""] = None
                        because.update(dict.fromkeys(value.because if isinstance(value, Possible) else ()))
        return Missing(tuple(facts), tuple(axes), tuple(because))

    def _open_reasons(self, decision: ActDecision) -> Iterator[tuple[Reason, int]]:
        """The reasons that may keep an act open, each with the position of its matter."""
        if not decision.is_open:
            return
        # Whether anything is in force or concerns the subject is asked even of rules whose condition is not met.
        unconcerned = {Outcome.NOT_IN_FORCE, Outcome.NOT_APPLICABLE} & {*decision.outcomes}
        excepting = {name for ground in decision.grounds for name in ground.result.rule.unless}
        binding = any(ground.result.rule.force is not Force.AIM for ground in decision.grounds)
        for ground in decision.grounds:
            result = ground.result
            if result.rule.force is Force.AIM and binding and result.rule.id not in excepting:
                continue
            if unconcerned or result.applies is None:
                yield result.in_force, ground.matter
                yield result.scope, ground.matter
            if result.applies is None:
                yield result.when, ground.matter

    def _facts_of(self, leaf: Condition) -> Iterator[FactDef]:
        match leaf:
            case Fact(name):
                names = {name}
            case Compare(left, _, right):
                names = {side.name for side in (left, right) if isinstance(side, Fact)}
            case _:
                names = set()
        return (fact for fact in self.regulation.vocabulary.facts if fact.name in names)
