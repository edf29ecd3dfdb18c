"""The register of a day: in order, and nothing of a later day in it."""

from datetime import date

from fzdigital.nouns import NoDeadline, PublicNotice, Stars
from tests.service.builders import (
    COTTON,
    LATER,
    SEPTEMBER,
    admitted,
    applied,
    checked,
    demanded,
    fault,
    history,
    rated,
    reported,
    told,
)
from tests.strategies.nouns import code_of

DECEMBER, MARCH = date(2024, 12, 10), date(2025, 3, 3)


class TestOccasion:
    """4(5), 3/decide: rounds, notices and decisions until a day."""

    def test_rounds_come_by_day(self) -> None:
        """A second round that was held first comes first; of two of one day the lower number."""
        register = history(
            rated(1, 3, DECEMBER, Stars.ONE), rated(1, 1, MARCH, Stars.ONE), rated(1, 2, SEPTEMBER, Stars.ONE),
            rated(1, 4, DECEMBER, Stars.ONE),
        )  # fmt: skip
        assert register.occasion(LATER).rounds == ((2, SEPTEMBER), (3, DECEMBER), (4, DECEMBER), (1, MARCH))

    def test_of_one_day_the_lower_number_comes_first(self) -> None:
        """Whichever was recorded first."""
        register = history(rated(1, 4, DECEMBER, Stars.ONE), rated(1, 3, DECEMBER, Stars.ONE))
        assert register.occasion(LATER).rounds == ((3, DECEMBER), (4, DECEMBER))

    def test_a_notice_counts_from_its_first_day(self) -> None:
        """4(5)a: on the day it is made public the notice is there."""
        notice = PublicNotice(1, DECEMBER, None)
        assert history(notice).occasion(DECEMBER).notices == (notice,)

    def test_decisions_come_by_batch(self) -> None:
        """Batch 1 before batch 2, also where it was decided later."""
        register = history(admitted(1, batch=2, on=DECEMBER), admitted(2, COTTON, batch=1, on=MARCH))
        assert register.occasion(LATER).decided == ((1, MARCH), (2, DECEMBER))


class TestDossier:
    """Everything of one firm until a day."""

    STORY = (
        applied(1, on=MARCH), rated(1, 1, MARCH, Stars.ONE), told(1, MARCH, NoDeadline.NONE), demanded(1, MARCH),
        reported(1, MARCH), fault(1, MARCH), checked(1, MARCH),
    )  # fmt: skip

    def test_holds_nothing_of_a_later_day(self) -> None:
        """On the day there is one of each, the day before there is nothing."""
        register = history(self.STORY)
        for on, count in ((date(2025, 3, 2), 0), (MARCH, 1)):
            file = register.dossier(code_of(1), on, register.pools(on))
            matters = (
                file.applications, file.ratings, file.notices, file.rectifications, file.reports, file.incidents,
                file.checks,
            )  # fmt: skip
            assert [len(one) for one in matters] == [count] * 7


def test_firms_on_file_come_by_code() -> None:
    """Whatever order they applied in."""
    register = history(*(applied(number) for number in (3, 1, 2)))
    assert register.codes == tuple(sorted(map(code_of, (1, 2, 3))))
