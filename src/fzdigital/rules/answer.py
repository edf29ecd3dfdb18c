"""The answer to a case: its decision space, and what would settle what is still open."""

from attrs import frozen

from fzdigital.rules.decision import ActDecision, Case, Ground, Outcome, RuleResult
from fzdigital.rules.expr import Choice, Compare, Condition, Fact
from fzdigital.rules.kleene import unsettled
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.source import Axis
from fzdigital.rules.vocabulary import FactDef, Possible, Value
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
        case: the case.
        acts: what holds for each act that concerns the subject, in the regulation's order.
    """

    regulation: Regulation
    case: Case
    acts: tuple[ActDecision, ...]

    def __bool__(self) -> bool:
        raise TypeError("a decision is not true or false; ask for .must, .may, .may_not or .open")

    def of(self, act: str) -> ActDecision:
        """What holds for one act, by id.

        Raises:
            UnknownNameError: the regulation has no such act for this subject.
        """
        self.regulation.act(act)
        return next(one for one in self.acts if one.act.id == act)

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
    def open(self) -> tuple[ActDecision, ...]:
        """The acts for which several outcomes are still possible."""
        return tuple(one for one in self.acts if one.is_open)

    def missing(self, act: str) -> Missing:
        """The facts and readings that keep an act open; nothing if it is settled.

        Kleene-safe: nothing that could settle the act is left out; a fact may be listed that a closer look would drop.
        """
        facts: dict[tuple[FactDef, str], None] = {}
        axes: dict[Axis, None] = {}
        because: dict[Text, None] = {}
        decision = self.of(act)
        for ground in decision.undecided if decision.is_open else ():
            values = named_values(self.regulation, self.case, ground.matter)
            matter = self.case.matters[ground.matter].id if ground.matter >= 0 else ""
            for leaf in _unsettled(ground.result):
                if isinstance(leaf, Choice):
                    axes[self.regulation.axis(leaf.axis)] = None
                for name in _facts_of(leaf):
                    value = values.get(name)
                    if value is None or isinstance(value, Possible):
                        definition = self.regulation.vocabulary.get(name)
                        assert definition is not None
                        facts[definition, matter if definition.of == self._kind(ground) else ""] = None
                        because.update(dict.fromkeys(value.because if isinstance(value, Possible) else ()))
        return Missing(tuple(facts), tuple(axes), tuple(because))

    def _kind(self, ground: Ground) -> str:
        return self.case.matters[ground.matter].kind if ground.matter >= 0 else ""


def _unsettled(result: RuleResult) -> tuple[Condition, ...]:
    return tuple(leaf for reason in (result.in_force, result.scope, result.when) for leaf in unsettled(reason))


def _facts_of(leaf: Condition) -> tuple[str, ...]:
    match leaf:
        case Fact(name):
            return (name,)
        case Compare(left, _, right):
            return tuple(side.name for side in (left, right) if isinstance(side, Fact))
        case _:
            return ()


def named_values(regulation: Regulation, case: Case, matter: int = -1) -> dict[str, Value]:
    """The values of a case by name: the day's, the subject's, and one matter's.

    Args:
        regulation: the regulation whose vocabulary the case follows.
        case: the case.
        matter: position of the matter, or -1 for none.
    """
    groups = [("", case.common), (case.subject, case.facts)]
    if matter >= 0:
        groups.append((case.matters[matter].kind, case.matters[matter].facts))
    return {
        definition.name: value
        for kind, facts in groups
        for definition, value in zip(regulation.vocabulary.of(kind), facts.values, strict=True)
    }
