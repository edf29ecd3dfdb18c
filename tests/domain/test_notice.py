"""Publications."""

from attrs import evolve

from tests.domain.samples import DAY, NOTICE


class TestPublicNotice:
    """4(5)a: the publication from which the first rating counts."""

    def test_may_end_on_its_first_day(self) -> None:
        """A publication of a single day holds together."""
        assert evolve(NOTICE, ends_on=DAY).ends_on == DAY

    def test_may_have_an_unknown_end(self) -> None:
        """The last day may be unknown."""
        assert evolve(NOTICE, ends_on=None).ends_on is None
