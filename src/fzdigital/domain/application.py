"""Applications of firms for one sector in one batch (article 3)."""

from datetime import date

from attrs import frozen

from fzdigital.domain.checked import require_member, require_number, require_truth
from fzdigital.domain.dates import require_day
from fzdigital.domain.industry import Industry
from fzdigital.domain.provider import Provider
from fzdigital.errors import InvalidValueError
from fzdigital.text import Text


@frozen
class Application:
    """A firm's application for one sector in one batch.

    Args:
        provider: the firm.
        industry: the sector applied for.
        batch: number of the batch, from 1.
        on: day of the application.
        form_submitted: whether the application form was handed in; None if unknown.
        listed: whether the firm is on the dishonesty list as of the review (3/veto); None if unknown.
        tie_order: place among applications of equal score as settled by a person, from 1; None if not settled.
            Does not decide how ties are settled.

    Raises:
        InvalidValueError: if a field holds what it cannot.
    """

    provider: Provider
    industry: Industry
    batch: int
    on: date
    form_submitted: bool | None
    listed: bool | None
    tie_order: int | None = None

    def __attrs_post_init__(self) -> None:
        """Hold the invariants whatever attrs is told to skip."""
        if not isinstance(self.provider, Provider):
            raise InvalidValueError(self.provider, Text("申报单位", "provider"), Text("服务商", "a Provider"))
        require_member(self.industry, Industry, Text("细分行业", "industry"))
        require_number(self.batch, Text("批次", "batch"))
        require_day(self.on)
        require_truth(self.form_submitted, Text("申报书", "form_submitted"))
        require_truth(self.listed, Text("失信名单", "listed"))
        if self.tie_order is not None:
            require_number(self.tie_order, Text("并列次序", "tie_order"))

    @property
    def code(self) -> str:
        """The firm's unified social credit code."""
        return self.provider.code
