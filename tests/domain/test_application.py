"""Applications."""

from attrs import evolve

from fzdigital.nouns import Application, Industry
from tests.domain.samples import APPLICATION, DAY, ONE, PROVIDER


class TestApplication:
    """Article 3: an application of one firm for one sector in one batch."""

    def test_has_the_code_of_its_firm(self) -> None:
        """The firm's code is the application's."""
        assert APPLICATION.code == ONE

    def test_may_leave_open_what_is_unknown(self) -> None:
        """Whether the form is there and the firm is listed may be unknown, and no order is settled by default."""
        application = Application(PROVIDER, Industry.AUTO, 1, DAY, form_submitted=None, listed=None)
        assert (application.form_submitted, application.listed, application.tie_order) == (None, None, None)

    def test_unknown_is_not_no(self) -> None:
        """An application of which the listing is unknown is another than one of a firm not listed."""
        assert evolve(APPLICATION, listed=None) != evolve(APPLICATION, listed=False)

    def test_order_among_ties_counts_from_one(self) -> None:
        """The first place is one."""
        assert evolve(APPLICATION, tie_order=1).tie_order == 1
