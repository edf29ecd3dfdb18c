"""The decision space: what must happen, what may and who chooses, what must not, what is open.

For each act exactly one outcome holds in a complete case. A decision holds, for each act, the set of outcomes
still possible; an act is *open* when there is more than one. Nothing here is true or false by itself: asking
``if decision:`` is an error.
"""

from enum import Enum
from typing import NoReturn

from attrs import frozen

from fzdigital.errors import UndeterminedError
from fzdigital.rules.case import Case as Case
from fzdigital.rules.case import Matter as Matter
from fzdigital.rules.kleene import Reason, Truth
from fzdigital.rules.rule import Act, Force, Rule
from fzdigital.text import Text


class Outcome(Enum):
    """What holds for one act in a complete case."""

    NOT_IN_FORCE = "not_in_force"
    NOT_APPLICABLE = "not_applicable"
    CONFLICT = "conflict"
    MUST = "must"
    MAY = "may"
    MUST_NOT = "must_not"
    SILENT = "silent"
    """Rules are in force and concern the subject, and none of them speaks: a plain no."""

    @property
    def text(self) -> Text:
        """The word for it in both languages."""
        return _OUTCOME_TEXT[self.value]


_OUTCOME_TEXT = {
    "not_in_force": Text("办法不在有效期内", "not in force"),
    "not_applicable": Text("不适用", "not applicable"),
    "conflict": Text("规则冲突", "conflict"),
    "must": Text("应当", "must"),
    "may": Text("可以", "may"),
    "must_not": Text("不得", "must not"),
    "silent": Text("无此情形", "no ground"),
}


@frozen
class RuleResult:
    """One rule applied to one matter.

    Args:
        rule: the rule.
        in_force: whether it has effect on that day.
        scope: whether the subject is concerned at all, with reasons.
        when: whether its condition holds, with reasons.
        applies: in force, in scope, condition met, and no exception speaks.
        exceptions: ids of the exceptions that speak or may speak.
    """

    rule: Rule
    in_force: Reason
    scope: Reason
    when: Reason
    applies: Truth
    exceptions: tuple[str, ...] = ()


@frozen
class Ground:
    """A rule's result, with the matter it was found in.

    Args:
        result: the result.
        matter: position of the matter in the case, or -1 where the rule speaks of the subject alone.
    """

    result: RuleResult
    matter: int


@frozen
class ActDecision:
    """What holds for one act.

    Args:
        act: the act.
        outcomes: the outcomes still possible, in the order of :class:`Outcome`; one if settled.
        grounds: every rule on the act with every matter it was applied to, whether it applies or not.
    """

    act: Act
    outcomes: tuple[Outcome, ...]
    grounds: tuple[Ground, ...]

    def __bool__(self) -> NoReturn:
        raise TypeError("a decision is not true or false; ask for .outcomes, .is_open or .outcome")

    @property
    def is_open(self) -> bool:
        """Whether more than one outcome is still possible."""
        return len(self.outcomes) > 1

    @property
    def outcome(self) -> Outcome:
        """The one outcome.

        Raises:
            UndeterminedError: several are still possible.
        """
        if self.is_open:
            zh, en = "、".join(one.text.zh for one in self.outcomes), ", ".join(one.text.en for one in self.outcomes)
            raise UndeterminedError(
                f"“{self.act.text.zh}”尚有多种可能：{zh}，请补齐事实或确定口径。",
                f"{self.act.text.en!r} may still come out as {en}; supply the missing facts or settle the readings.",
            )
        return self.outcomes[0]

    @property
    def applying(self) -> tuple[Ground, ...]:
        """The grounds that apply."""
        return tuple(ground for ground in self.grounds if ground.result.applies is True)

    @property
    def undecided(self) -> tuple[Ground, ...]:
        """The grounds that may or may not apply."""
        return tuple(ground for ground in self.grounds if ground.result.applies is None)

    @property
    def conflict(self) -> "Conflict | None":
        """The rules that contradict each other, or may do so once the act is settled; None if they cannot."""
        if Outcome.CONFLICT not in self.outcomes:
            return None
        # One rule may apply to several matters: it is named once.
        live = dict.fromkeys(ground.result.rule for ground in self.grounds if ground.result.applies is not False)
        return Conflict(
            self.act,
            tuple(rule for rule in live if rule.force in (Force.MUST, Force.MAY)),
            tuple(rule for rule in live if rule.force is Force.MUST_NOT),
        )


@frozen
class Conflict:
    """Two rules that cannot both be followed; the regulation itself is at odds, nobody's facts are.

    Args:
        act: the act they disagree about.
        permitting: the rules that compel or permit it.
        forbidding: the rules that forbid it.
    """

    act: Act
    permitting: tuple[Rule, ...]
    forbidding: tuple[Rule, ...]
