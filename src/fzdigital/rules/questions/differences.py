"""The answers of a comparison of two versions of a regulation."""

from datetime import date
from enum import Enum
from fractions import Fraction

from attrs import frozen

from fzdigital.rules.answer import Decision
from fzdigital.rules.decision import Outcome
from fzdigital.rules.function import PlainFunction
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Act, Rule
from fzdigital.rules.source import Axis, Parameter, Reading
from fzdigital.text import Text


class Relation(Enum):
    """How the cases of one thing lie to those of another."""

    SAME = "same"
    WIDER = "wider"
    NARROWER = "narrower"
    DIFFERENT = "different"
    ADDED = "added"
    REPEALED = "repealed"
    NOT_DECIDED = "not_decided"
    """The difference hangs on a fact that the versions derive by different plain functions."""

    @property
    def text(self) -> Text:
        """The word for it in both languages."""
        return _RELATION[self.value]


_RELATION = {
    "same": Text("不变", "same"),
    "wider": Text("扩大", "wider"),
    "narrower": Text("缩小", "narrower"),
    "different": Text("不同", "different"),
    "added": Text("新增", "added"),
    "repealed": Text("废止", "repealed"),
    "not_decided": Text("未能判定", "not decided"),
}


class Direction(Enum):
    """What a difference means for whoever an act burdens or benefits."""

    SAME = "same"
    STRICTER = "stricter"
    LAXER = "laxer"
    MIXED = "mixed"
    """Stricter in some cases and laxer in others, or at odds with itself in some."""
    CHANGED = "changed"
    """Different, and nobody is declared whom the act burdens or benefits."""
    NOT_DECIDED = "not_decided"
    """The difference hangs on a fact that the versions derive by different plain functions."""

    @property
    def text(self) -> Text:
        """The word for it in both languages."""
        return _DIRECTION[self.value]


_DIRECTION = {
    "same": Text("不变", "same"),
    "stricter": Text("从严", "stricter"),
    "laxer": Text("从宽", "laxer"),
    "mixed": Text("有严有宽", "stricter in some cases, laxer in others"),
    "changed": Text("有变化", "changed"),
    "not_decided": Text("未能判定", "not decided"),
}


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
        share: the same as a share of all cases.
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
class Shift:
    """From one outcome to another.

    Args:
        before: the outcome under the first version.
        after: the outcome under the second.
        cases: in how many cases.
        share: the same as a share of all cases.
        example: the plainest of them.
    """

    before: Outcome
    after: Outcome
    cases: int
    share: Fraction
    example: Example


@frozen
class ActChange:
    """One act in both versions, the days on which only one of them is in force left aside.

    Args:
        act: the act.
        direction: what the difference means for whoever the act burdens or benefits.
        addressee: id of that actor; empty if nobody is declared.
        shifts: every change of outcome, with an example each; of such as come to nothing either way, none.
    """

    act: Act
    direction: Direction
    addressee: str
    shifts: tuple[Shift, ...]


@frozen
class Period:
    """When the versions are in force.

    Args:
        relation: how the days of the second lie to those of the first.
        only_before: the days on which the first alone can be in force, as ranges, both ends included.
        only_after: the days on which the second alone can be.
        is_shared: whether there is a day on which both can be; if not, nothing is said of what acts come to.
    """

    relation: Relation
    only_before: tuple[tuple[date, date], ...]
    only_after: tuple[tuple[date, date], ...]
    is_shared: bool


@frozen
class Comparison:
    """What exactly changes from one version of a regulation to another.

    Args:
        before: the first version.
        after: the second.
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
    parameters: tuple[tuple[Parameter | None, Parameter | None], ...]
    readings: tuple[tuple[Axis, Reading | None, Reading | None], ...]
    functions: tuple[PlainFunction, ...]
    unexamined: tuple[Axis, ...]
    period: Period
    rules: tuple[RuleChange, ...]
    acts: tuple[ActChange, ...]

    @property
    def is_equivalent(self) -> bool:
        """Whether it is proved that both versions say the same in every case on every day."""
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
