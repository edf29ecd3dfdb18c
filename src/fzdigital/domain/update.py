"""Notices to update one's information, and whether it was done (5(1))."""

from datetime import date
from typing import Self

from attrs import evolve, frozen

from fzdigital.domain.checked import require_absent, require_truth
from fzdigital.domain.dates import NoDeadline, require_day, require_deadline, require_not_before
from fzdigital.domain.provider import checked_code
from fzdigital.text import Text


@frozen
class UpdateNotice:
    """A notice or demand to a firm to fill in or update its information (5(1)a).

    Args:
        code: the firm's unified social credit code.
        on: day of the notice.
        due: last day for the update, or that none is set; None if unknown.
        first_filling: whether it asks for the first filling-in rather than an update; None if unknown.
        done: whether the firm updated; False means not yet, None that it is unknown.
        done_on: day of the update; None if unknown or not done.
        late: whether a person judged the update late; None if nobody did. Does not follow from the days.

    Raises:
        InvalidValueError: if a field holds what it cannot.
        InconsistentError: if the days cannot hold together.
    """

    code: str
    on: date
    due: date | NoDeadline | None
    first_filling: bool | None
    done: bool | None
    done_on: date | None
    late: bool | None

    def __attrs_post_init__(self) -> None:
        """Hold the invariants whatever attrs is told to skip."""
        checked_code(self.code)
        require_day(self.on)
        require_deadline(self.due, self.on, Text("期限", "due"))
        require_truth(self.first_filling, Text("首次填写", "first_filling"))
        require_truth(self.done, Text("是否更新", "done"))
        require_truth(self.late, Text("认定逾期", "late"))
        if self.done is not True:
            require_absent(
                self.done_on, Text("更新日期", "done_on"), Text("未记为已更新", "the update is not recorded as done")
            )
        require_not_before(self.done_on, self.on, Text("更新日期", "done_on"))

    def as_of(self, day: date) -> Self:
        """The notice as it stood at the end of a day.

        Args:
            day: the day.

        Returns:
            The same notice, not yet done if it was done later. What bears no day of its own is left as it is.
        """
        if self.done_on is not None and self.done_on > day:
            return evolve(self, done=False, done_on=None)
        return self
