"""The answer to the least change, and which facts can change at all."""

from attrs import frozen

from fzdigital.rules.answer import Decision
from fzdigital.rules.codes import code, largest
from fzdigital.rules.decision import Outcome
from fzdigital.rules.questions.given import Stated
from fzdigital.rules.rule import Act
from fzdigital.rules.source import Axis
from fzdigital.rules.vocabulary import FactDef, Known


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
class Unknown:
    """Something unknown on which it hangs whether a change is enough.

    Args:
        about: the fact, or the axis that is left unresolved.
        matter: the id of the matter that the fact is about; empty for the day, the subject and an axis.
    """

    about: FactDef | Axis
    matter: str


@frozen
class LeastChange:
    """The smallest changes that lead to another outcome, whatever is unknown.

    Args:
        act: the act.
        to: the outcomes that were asked for.
        movable: the known facts that the asker can change and on which the act may hang.
        ways: the changes of as few of them as can be; none if no change of them is enough.
        more: whether there are further ones, as small.
        unknown: if there is no way, as few of the unknown facts and readings as would have to turn out right for there
            to be one; none if there is no way however they turn out.
    """

    act: Act
    to: tuple[Outcome, ...]
    movable: tuple[Stated, ...]
    ways: tuple[Way, ...]
    more: bool = False
    unknown: tuple[Unknown, ...] = ()

    @property
    def is_possible(self) -> bool:
        """Whether the asker can bring it about, whatever is unknown."""
        return bool(self.ways)

    @property
    def is_impossible(self) -> bool:
        """Whether the asker cannot bring it about, whatever is unknown."""
        return not (self.ways or self.unknown)


def can_change(stated: Stated) -> bool:
    """Whether anybody can still change a fact of a case.

    Args:
        stated: the fact. A matter without an id is one that there is not.
    """
    fact, now = stated.fact, code(stated.fact, stated.value)
    if fact.changed_by is None:
        return False
    match fact.moves:
        case "never":
            return False
        case "up":
            return now < largest(fact)
        case "down":
            return now > 0
        case "once":
            return now == 0
        case "anew":
            return not stated.matter and stated.value == fact.absent
        case _:
            return True
