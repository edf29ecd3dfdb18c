"""Demands to rectify, and what came of them (5(1), 5(3))."""

from datetime import date
from typing import Self

from attrs import evolve, frozen

from fzdigital.domain.checked import require_absent, require_member
from fzdigital.domain.dates import NoDeadline, require_day, require_deadline, require_not_before
from fzdigital.domain.provider import checked_code
from fzdigital.domain.worded import Worded
from fzdigital.text import Text


class Basis(Worded):
    """The item under which rectification is demanded."""

    INFORMATION = "5(1)", "信息更新", "information not updated"
    SERVICE = "5(3)", "服务质量", "quality of service"


class RectificationOutcome(Worded):
    """What came of a demand to rectify (5(1)c, 5(1)d, 5(3)a.2, 5(3)a.3)."""

    PENDING = "pending", "待定", "pending"
    REFUSED = "refused", "拒不整改", "refused"
    FAILED = "failed", "不达标", "failed"
    PASSED = "passed", "达标", "passed"


@frozen
class Rectification:
    """A demand to a firm to rectify.

    Args:
        code: the firm's unified social credit code.
        basis: the item on which the demand rests.
        on: day of the demand.
        deadline: last day for rectifying, or that none is set; None if unknown.
        outcome: what came of it; PENDING means nothing yet, None that it is unknown.
        outcome_on: day on which the outcome was found; None if unknown or there is no outcome.

    Raises:
        InvalidValueError: if a field holds what it cannot.
        InconsistentError: if the days cannot hold together.
    """

    code: str
    basis: Basis
    on: date
    deadline: date | NoDeadline | None
    outcome: RectificationOutcome | None
    outcome_on: date | None

    def __attrs_post_init__(self) -> None:
        """Hold the invariants whatever attrs is told to skip."""
        checked_code(self.code)
        require_member(self.basis, Basis, Text("依据", "basis"))
        require_day(self.on)
        require_deadline(self.deadline, self.on, Text("期限", "deadline"))
        if self.outcome is not None:
            require_member(self.outcome, RectificationOutcome, Text("结果", "outcome"))
        if self.outcome in (None, RectificationOutcome.PENDING):
            require_absent(
                self.outcome_on, Text("结果日期", "outcome_on"), Text("没有结果或结果未知", "no outcome is recorded")
            )
        require_not_before(self.outcome_on, self.on, Text("结果日期", "outcome_on"))

    def as_of(self, day: date) -> Self:
        """The demand as it stood at the end of a day.

        Args:
            day: the day.

        Returns:
            The same demand, pending if its outcome came later. An outcome of unknown day is left as it is.
        """
        if self.outcome_on is not None and self.outcome_on > day:
            return evolve(self, outcome=RectificationOutcome.PENDING, outcome_on=None)
        return self
