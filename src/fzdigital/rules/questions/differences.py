"""The answers of a comparison of two versions of a regulation."""

from datetime import date
from fractions import Fraction

from attrs import frozen

from fzdigital.rules.answer import Decision
from fzdigital.rules.decision import Outcome
from fzdigital.rules.function import PlainFunction
from fzdigital.rules.questions.relations import Direction as Direction
from fzdigital.rules.questions.relations import Relation as Relation
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Act, Rule
from fzdigital.rules.source import Axis, Parameter, Reading


@frozen
class Example:
    """A case that shows a difference, decided anew under both versions.

    Args:
        before: the decision under the first version.
        after: the decision under the second.
    """

    before: Decision
    after: Decision


@frozen
class RuleChange:
    """One rule in both versions, the days on which only one of them is in force left aside.

    Args:
        id: the rule's id.
        before: the rule in the first version; None if there is none.
        after: the rule in the second version; None if there is none.
        relation: how the cases in which it is met have changed.
        cases: in how many cases the difference shows, of all there can be; none where it is not decided, or where the
            rule has no counterpart on its act.
        share: the same as a share of all cases that the rules on the act tell apart. It hangs on the ranges that facts
            are declared with, is not to be compared between acts, and is no probability and no share of firms.
        examples: a case for each way in which it differs: met now and not before, met before and not now.
    """

    id: str
    before: Rule | None
    after: Rule | None
    relation: Relation
    cases: int
    share: Fraction
    examples: tuple[Example, ...]

    @property
    def is_rewritten(self) -> bool:
        """Whether the rule itself is written otherwise; a number that it names may change without that."""
        return self.before != self.after

    @property
    def is_same(self) -> bool:
        """Whether it is proved to be met in the same cases, with the same force, for the same holder."""
        terms = [one and (one.force, one.holder, one.act, one.latitude) for one in (self.before, self.after)]
        return self.relation is Relation.SAME and terms[0] == terms[1]

    @property
    def is_only_wording(self) -> bool:
        """Whether it is written otherwise and yet proved to be the same."""
        return self.is_rewritten and self.is_same


@frozen
class Holders:
    """Who holds a power or duty under each version, in some cases.

    Args:
        outcome: what they hold under the first version.
        before: ids of the actors who hold it there; none where it comes to nothing.
        after: ids of those who hold what comes of it under the second.
    """

    outcome: Outcome
    before: tuple[str, ...]
    after: tuple[str, ...]


@frozen
class Shift:
    """From one outcome to another.

    Args:
        before: the outcome under the first version.
        after: the outcome under the second.
        cases: in how many cases.
        share: the same as a share, of which the same is to be said as of a rule's.
        example: the plainest of them.
        holders: who holds it before and after, in any of them.
    """

    before: Outcome
    after: Outcome
    cases: int
    share: Fraction
    example: Example
    holders: Holders


@frozen
class ActChange:
    """One act in both versions, the days on which only one of them is in force left aside.

    Args:
        act: the act.
        direction: what the difference means for whoever the act burdens or benefits.
        addressee: id of that actor; empty if nobody is declared.
        shifts: every change of outcome, with an example each; of such as come to nothing either way, none.
        holders: where the outcome stays and somebody else holds it, who does in any of these cases, by outcome.
    """

    act: Act
    direction: Direction
    addressee: str
    shifts: tuple[Shift, ...]
    holders: tuple[Holders, ...]


@frozen
class Period:
    """When the versions are in force, from the day on which the second applies.

    Args:
        relation: how the days of the second lie to those of the first.
        is_shared: whether there is a day on which both can be in force.
        is_ever: whether there is one on which the second can be.
        only_before: the days on which the first alone can be in force, as ranges, both ends included.
        only_after: the days on which the second alone can be.
        too_early: the days before the second applies on which neither has effect, though its period covers them.
    """

    relation: Relation
    is_shared: bool
    is_ever: bool
    only_before: tuple[tuple[date, date], ...]
    only_after: tuple[tuple[date, date], ...]
    too_early: tuple[tuple[date, date], ...]


@frozen
class Comparison:
    """What exactly changes from one version of a regulation to another.

    Args:
        before: the first version.
        after: the second.
        from_day: the day from which the second applies, before which nothing was compared; None for every day.
        parameters: the numbers and days that differ, as (before, after).
        readings: the axes that are read otherwise, as (axis, before, after); None is unresolved.
        functions: the plain functions that are others, or are given other numbers or readings.
        unexamined: axes read otherwise that neither a rule nor a listed function hangs on: plain code elsewhere may.
        period: when the versions are in force.
        rules: every rule of either version, in the second's order, then those repealed.
        acts: every act of either version.
    """

    before: Regulation
    after: Regulation
    from_day: date | None
    parameters: tuple[tuple[Parameter | None, Parameter | None], ...]
    readings: tuple[tuple[Axis, Reading | None, Reading | None], ...]
    functions: tuple[PlainFunction, ...]
    unexamined: tuple[Axis, ...]
    period: Period
    rules: tuple[RuleChange, ...]
    acts: tuple[ActChange, ...]

    @property
    def is_equivalent(self) -> bool:
        """Whether it is proved that both versions say the same in every case on every day compared."""
        return (
            not self.functions
            and not self.unexamined
            and self.period.relation is Relation.SAME
            and all(rule.is_same for rule in self.rules)
            and all(act.direction is Direction.SAME for act in self.acts)
        )

    @property
    def is_only_wording(self) -> bool:
        """Whether something is written otherwise and yet it is proved that both versions say the same."""
        written = [(one.rules, one.in_force) for one in (self.before, self.after)]
        return self.is_equivalent and written[0] != written[1]
