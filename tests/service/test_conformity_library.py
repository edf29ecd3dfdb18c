"""The reserve held against its band where a pick falls outside the period in force, or may."""

from datetime import date, timedelta

import pytest

from fzdigital.nouns import Happening
from fzdigital.rules.regulation import Regulation
from fzdigital.service.conformity import findings
from fzdigital.service.history import History
from tests.service.builders import LAST, MEASURES, PICKED, admitted, book, candidate, reserved, under

AFTER, BEFORE = date(2026, 1, 5), date(2024, 4, 10)


def picks(regulation: Regulation, *parts: Happening) -> list[tuple[str, str]]:
    """The findings on the picks of a library of one member, as (kind, subject)."""
    register = History(book(*candidate(1, 90), admitted(1), *candidate(2, 80), *candidate(3, 70), *parts))
    given = findings(regulation, register, AFTER)
    return [(one.kind.value, one.subject) for one in given if one.clause == "1/reserve/size"]


class TestPicksOutsideThePeriod:
    """6, notice/commence: where the text has no effect there is no band to fall short of."""

    @pytest.mark.parametrize(
        ("on", "given"),
        [
            (BEFORE, []),
            (BEFORE + timedelta(days=1), [("shortfall", "batch 1")]),
            (LAST, [("shortfall", "batch 1")]),
            (LAST + timedelta(days=1), []),
        ],
    )
    def test_of_the_first_and_last_day(self, on: date, given: list[tuple[str, str]]) -> None:
        """Two picked are too few on the first and on the last day, and nothing on the days beside them."""
        assert picks(MEASURES, reserved(2, on=on), reserved(3, on=on)) == given

    def test_another_batch_is_held_against_it_all_the_same(self) -> None:
        """Batch 1 was picked too late, batch 2 in time."""
        assert picks(MEASURES, reserved(2, 1, AFTER), reserved(3, 2, PICKED)) == [("shortfall", "batch 2")]

    def test_a_pick_to_come_is_none(self) -> None:
        """What is picked later is not held against the band before."""
        register = History(book(*candidate(1, 90), admitted(1), *candidate(2, 80), reserved(2, on=LAST)))
        assert [one for one in findings(MEASURES, register, PICKED) if one.clause == "1/reserve/size"] == []

    def test_who_stands_there_already_could_be_picked(self) -> None:
        """1/reserve/size: of eighteen from batch 1 and three of batch 2 one was taken, so the band was within reach."""
        first = [one for firm in range(110, 128) for one in (*candidate(firm, 60), reserved(firm))]
        second = [one for firm in (130, 131, 132) for one in candidate(firm, 60, batch=2)]
        given = picks(MEASURES, *first, *second, reserved(130, 2, date(2024, 7, 1)))
        assert ("nonconforming", "batch 2") in given

    def test_on_a_day_that_may_be_outside(self) -> None:
        """OP-02 unresolved: on the closing day it is open whether there is a band."""
        assert picks(under(OP_02_last_day=None), reserved(2, on=LAST)) == [("unsettled", "batch 1")]
