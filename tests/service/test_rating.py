"""When the first rating falls and who is still to be rated."""

from datetime import date

import pytest

from fzdigital.nouns import PublicNotice, Stars
from fzdigital.service.history import History
from fzdigital.service.rating import RatingPlan, rate
from tests.service.builders import (
    ELEC,
    LATER,
    MEASURES,
    NOTICE,
    SEPTEMBER,
    admitted,
    applied,
    book,
    candidate,
    left,
    rated,
    reserved,
    under,
)
from tests.strategies.nouns import code_of

MEMBERS = (*candidate(1, 90), admitted(1), *candidate(2, 80), admitted(2), *candidate(3, 70), reserved(3))


def plan(*parts: object, on: date = LATER, **readings: str | None) -> RatingPlan:
    """The state of the ratings."""
    return rate(under(**readings), History(book(*parts)), on)  # type: ignore[arg-type]


def test_who_is_to_be_rated_is_told_in_the_order_of_codes() -> None:
    """4(2): twelve members, none of them rated."""
    firms = range(1, 13)
    story = [one for firm in firms for one in (applied(firm), admitted(firm))]
    given = plan(*story, NOTICE, rated(1, 1, SEPTEMBER, Stars.ONE), left([1]))
    assert given.to_rate == tuple(sorted(code_of(firm) for firm in firms if firm != 1))


class TestWindows:
    """4(5)a, OP-16: every reading's window is shown, with the day that suits most of them."""

    def test_of_a_notice_until_12_june(self) -> None:
        """September; 13 August to 12 September; 12 September; August. The anniversary is the safest day."""
        given = plan(MEMBERS, NOTICE)
        assert [(name, one.first, one.last) for name, one in given.windows] == [
            ("calendar_after", date(2024, 9, 1), date(2024, 9, 30)),
            ("rolling_third", date(2024, 8, 13), date(2024, 9, 12)),
            ("anniversary_day", date(2024, 9, 12), date(2024, 9, 12)),
            ("calendar_inclusive", date(2024, 8, 1), date(2024, 8, 31)),
        ]
        assert given.safest == date(2024, 9, 12)

    @pytest.mark.parametrize(
        "notices", [(), (PublicNotice(1, SEPTEMBER, None),), (PublicNotice(2, SEPTEMBER, SEPTEMBER),)]
    )
    def test_without_a_day_to_count_from(self, notices: tuple[PublicNotice, ...]) -> None:
        """No notice of the first batch, or one of unknown end: no window."""
        given = plan(MEMBERS, *notices)
        assert (given.windows, given.safest) == ((), None)

    def test_where_the_day_counted_from_is_open(self) -> None:
        """OP-16 base unresolved: each reading has a window from each day; no day suits most of them in every case."""
        given = plan(MEMBERS, PublicNotice(1, date(2024, 6, 5), date(2024, 7, 12)), OP_16_base=None)
        months = [(one.first, one.safest) for name, one in given.windows if name == "calendar_after"]
        september = date(2024, 9, 1)
        assert months == [
            (date(2024, 10, 1), date(2024, 10, 12)),
            (september, date(2024, 9, 5)),
            (september, date(2024, 9, 3)),
        ]
        assert given.safest is None

    def test_where_every_day_counted_from_comes_to_the_same(self) -> None:
        """OP-16 base unresolved: a notice of one day, decided that day, has one window for each reading."""
        one_day = PublicNotice(1, date(2024, 6, 3), date(2024, 6, 3))
        given = plan(MEMBERS, one_day, OP_16_base=None)
        assert [name for name, _ in given.windows] == [*dict.fromkeys(name for name, _ in given.windows)]
        assert given.safest == date(2024, 9, 3)

    def test_a_day_off_shifts_the_single_day(self) -> None:
        """OP-16 holiday: 12 September 2024 declared off moves it to Friday the 13th."""
        register = History(book(MEMBERS, NOTICE, days_off=(date(2024, 9, 12),)))
        windows = dict(rate(under(OP_16_holiday="next_working_day"), register, LATER).windows)
        assert windows["anniversary_day"].first == date(2024, 9, 13)
        assert windows["calendar_after"].first == date(2024, 9, 1)


class TestRounds:
    """4(2), 4(5)b: the rounds held and the members they missed."""

    def test_who_is_still_to_be_rated(self) -> None:
        """Members not rated in the latest round, no reserve firm, nobody that left."""
        story = [MEMBERS, NOTICE, rated(1, 1, SEPTEMBER, Stars.ONE)]
        assert plan(*story).to_rate == (code_of(2),)
        assert plan(*story, left([2])).to_rate == ()

    def test_before_any_round_nobody_is(self) -> None:
        """Without a round there is none to be missed."""
        assert plan(MEMBERS, NOTICE).to_rate == ()

    def test_in_two_sectors_a_firm_is_rated_once(self) -> None:
        """A firm is named once."""
        assert plan(MEMBERS, admitted(2, ELEC), rated(1, 1, SEPTEMBER, Stars.ONE)).to_rate == (code_of(2),)

    def test_the_rounds_in_order(self) -> None:
        """By their first day; the decision says what is due and what is a power."""
        given = plan(MEMBERS, NOTICE, rated(1, 1, SEPTEMBER, Stars.ONE), rated(1, 2, LATER, Stars.TWO))
        assert given.rounds == ((1, SEPTEMBER), (2, LATER))
        assert [one.value for one in given.decision.of("re_rate").outcomes] == ["may"]
        assert given.decision.regulation == MEASURES
