"""Publication of a batch of providers, from which the first rating counts (4(5)a)."""

from datetime import date

from attrs import frozen

from fzdigital.domain.checked import require_number
from fzdigital.domain.dates import require_day, require_not_before
from fzdigital.text import Text


@frozen
class PublicNotice:
    """The publication of a batch of providers (4(5)a).

    Args:
        batch: number of the batch, from 1.
        on: first day of publication.
        ends_on: last day of publication; None if unknown. Does not decide whether that is long enough.

    Raises:
        InvalidValueError: if a field holds what it cannot.
        InconsistentError: if it ends before it begins.
    """

    batch: int
    on: date
    ends_on: date | None

    def __attrs_post_init__(self) -> None:
        """Hold the invariants whatever attrs is told to skip."""
        require_number(self.batch, Text("批次", "batch"))
        require_day(self.on)
        require_not_before(self.ends_on, self.on, Text("公示结束", "ends_on"))
