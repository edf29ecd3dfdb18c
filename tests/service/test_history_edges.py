"""The register of a day: in order, and nothing of a later day in it."""

from datetime import date

import pytest

from fzdigital.nouns import NoDeadline, PublicNotice, Stars
from fzdigital.service.history import History
from tests.service.builders import (
    COTTON,
    LATER,
    SEPTEMBER,
    admitted,
    applied,
    book,
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
SHEETS = (
    ("ratings", "ratings"), ("updates", "notices"), ("rectifications", "rectifications"), ("reports", "reports"),
    ("incidents", "incidents"), ("checks", "checks"),
)  # fmt: skip


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


class TestIncomplete:
    """A sheet declared incomplete, by the name it has in the file."""

    @pytest.mark.parametrize(("sheet", "matters"), SHEETS)
    def test_of_a_dossier(self, sheet: str, matters: str) -> None:
        """The dossier of every firm lacks the matters of that sheet."""
        register = History(book(applied(1), incomplete=(sheet,)))
        assert register.dossier(code_of(1), LATER, register.pools(LATER)).incomplete == (matters,)

    def test_of_the_looks(self) -> None:
        """3/veto: with the sheet of looks incomplete the last look is not known; with another one it is."""
        looked = (applied(1), checked(1, MARCH))
        assert History(book(*looked, incomplete=("checks",))).last_look(code_of(1), LATER) is None
        assert History(book(*looked, incomplete=("reports",))).last_look(code_of(1), LATER) is False


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
