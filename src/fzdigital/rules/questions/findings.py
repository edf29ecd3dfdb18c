"""What can be proved about a regulation over all cases: the findings of an analysis, as values."""

from attrs import frozen

from fzdigital.rules.answer import Decision
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Act, Force, Rule
from fzdigital.rules.source import Axis
from fzdigital.rules.vocabulary import FactDef


@frozen
class Dead:
    """A rule that applies in no case that can come about: proved.

    Args:
        rule: the rule.
        excepted: whether all that the rule itself asks for can hold, so that it is its exceptions that always speak;
            otherwise that can never hold.
        revived_by: every other reading of one axis under which it applies in some case, all other readings unchanged.
    """

    rule: Rule
    excepted: bool
    revived_by: tuple[tuple[Axis, str], ...]


@frozen
class Subsumed:
    """A rule that applies only where another one of the same force applies to the same act: proved.

    Args:
        rule: the rule that could be left out without any outcome changing, as long as the other stays.
        within: the other.
        equal: whether the other applies only where this one does, too.
    """

    rule: Rule
    within: Rule
    equal: bool


@frozen
class Together:
    """Two rules on one act that can apply in one case.

    Args:
        rules: both, in the order of the regulation.
        decision: a case in which both apply, decided; where axes are unresolved, under readings that make them apply.
    """

    rules: tuple[Rule, Rule]
    decision: Decision

    @property
    def contradicts(self) -> bool:
        """Whether one forbids what the other compels or permits."""
        forces = {rule.force for rule in self.rules}
        return Force.MUST_NOT in forces and not forces.isdisjoint((Force.MUST, Force.MAY))


@frozen
class ActAnalysis:
    """What can be proved about the rules on one act.

    Args:
        act: the act.
        cases: how many cases with one matter of each kind were covered: every value of every fact that the rules on the
            act speak of, and every reading of an axis left unresolved, as far as they can come about.
        dead: the rules that never apply.
        subsumed: each pair of rules of one force of which one applies only where the other does.
        overlaps: each pair of rules that can apply in one case and do not contradict each other.
        conflicts: each pair that can apply in one case and contradict each other; none if that is impossible.
        idle: the powers that can apply but never decide anything: a duty or a prohibition applies wherever they do.
    """

    act: Act
    cases: int
    dead: tuple[Dead, ...]
    subsumed: tuple[Subsumed, ...]
    overlaps: tuple[Together, ...]
    conflicts: tuple[Together, ...]
    idle: tuple[Rule, ...]


@frozen
class UnusedFacts:
    """Declared facts on which no outcome hangs, in the order of the vocabulary.

    Args:
        nowhere: in no rule, whatever the readings.
        elsewhere: only in rules as other readings have them.
        idle: in rules as they are read, but all outcomes are the same whatever these facts are.
    """

    nowhere: tuple[FactDef, ...]
    elsewhere: tuple[FactDef, ...]
    idle: tuple[FactDef, ...]


@frozen
class Analysis:
    """What can be proved about a regulation, under the readings in use.

    Args:
        regulation: the regulation.
        acts: the findings on each act, in the order of the regulation.
        unused: the facts on which nothing hangs.
    """

    regulation: Regulation
    acts: tuple[ActAnalysis, ...]
    unused: UnusedFacts

    @property
    def dead(self) -> tuple[Dead, ...]:
        """The rules that never apply."""
        return tuple(one for act in self.acts for one in act.dead)

    @property
    def subsumed(self) -> tuple[Subsumed, ...]:
        """The rules that apply only where another one does."""
        return tuple(one for act in self.acts for one in act.subsumed)

    @property
    def overlaps(self) -> tuple[Together, ...]:
        """The pairs of rules that can apply in one case without contradicting each other."""
        return tuple(one for act in self.acts for one in act.overlaps)

    @property
    def conflicts(self) -> tuple[Together, ...]:
        """The pairs of rules that can contradict each other."""
        return tuple(one for act in self.acts for one in act.conflicts)

    @property
    def idle(self) -> tuple[Rule, ...]:
        """The powers that never decide anything."""
        return tuple(one for act in self.acts for one in act.idle)
