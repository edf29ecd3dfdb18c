"""Stars: who is rated, into which grades, when (section 4)."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from fzdigital.errors import UndeterminedError
from fzdigital.nouns import ActKind, OfficialAct, Rating, Stars
from fzdigital.policy.articles.a4_rating import GRADES, Window, stars_of, window
from fzdigital.policy.measures import MEASURES
from fzdigital.policy.occasion import WINDOW_READINGS
from fzdigital.rules.decision import Outcome
from fzdigital.service.conformity import findings
from fzdigital.service.findings import FindingKind
from tests.articles.builders import (
    DAY,
    LATER,
    MAY,
    MUST,
    NOT_APPLICABLE,
    ONE,
    OTHER,
    SILENT,
    admission,
    history,
    notified,
    occasion,
    of_firm,
    of_library,
    possible,
    rated,
    under,
)
from tests.strategies.nouns import days

ENDS = date(2024, 6, 12)
NATIONAL_DAY = tuple(date(2024, 10, day) for day in range(1, 8))


class TestGrades:
    """4(3), 4(3)a to 4(3)d: four grades, from three stars to none."""

    @pytest.mark.parametrize(
        ("zh", "en", "stars"),
        [
            ("优秀", "excellent", Stars.THREE),
            ("良好", "good", Stars.TWO),
            ("一般", "fair", Stars.ONE),
            ("较差", "poor", Stars.NONE),
        ],
    )
    def test_each_has_its_stars(self, zh: str, en: str, stars: Stars) -> None:
        """The word decides the stars, in either language."""
        assert (stars_of(zh), stars_of(en)) == (stars, stars)

    def test_there_are_four(self) -> None:
        """The grades are as many as the text counts, and no star is one of them."""
        assert len({stars for stars, _ in GRADES}) == len(Stars) == MEASURES.number("grades") == 4

    @pytest.mark.parametrize("grade", ["合格", "", "优", "4", "优秀良好"])
    def test_any_other_word_is_refused(self, grade: str) -> None:
        """The list is closed; nothing is guessed, no number of clients makes a grade (OP-18)."""
        with pytest.raises(UndeterminedError):
            stars_of(grade)


class TestWindow:
    """4(5)a: the first rating falls in the third month after the public notice of the first batch."""

    @pytest.mark.parametrize(
        ("reading", "first", "last"),
        [
            ("calendar_after", date(2024, 9, 1), date(2024, 9, 30)),
            ("rolling_third", date(2024, 8, 13), date(2024, 9, 12)),
            ("anniversary_day", date(2024, 9, 12), date(2024, 9, 12)),
            ("calendar_inclusive", date(2024, 8, 1), date(2024, 8, 31)),
        ],
    )
    def test_four_readings(self, reading: str, first: date, last: date) -> None:
        """A notice that ends on 12 June 2024 puts it into September, the weeks before, on one day, or into August."""
        found = window(under("OP-16.window", reading), ENDS)
        assert (found.first, found.last) == (first, last)

    @pytest.mark.parametrize("reading", ["calendar_after", "rolling_third", "anniversary_day"])
    def test_the_safest_day(self, reading: str) -> None:
        """12 September 2024 satisfies three readings."""
        assert window(MEASURES, ENDS, reading=reading).safest == date(2024, 9, 12)

    def test_no_day_is_safe_under_the_fourth(self) -> None:
        """Where the month of the notice counts, the day three months on is too late."""
        assert window(MEASURES, ENDS, reading="calendar_inclusive").safest is None

    @given(days())
    def test_the_day_three_months_on(self, base: date) -> None:
        """It lies in the calendar month and ends the rolling one; the first and the fourth reading share no day."""
        after, rolling, day, inclusive = (window(MEASURES, base, reading=reading) for reading in WINDOW_READINGS)
        assert after.first <= day.first <= after.last
        assert rolling.last == day.last
        assert inclusive.last < after.first

    @pytest.mark.parametrize(
        ("base", "expected"),
        [
            (date(2025, 1, 30), date(2025, 4, 30)),
            (date(2025, 1, 31), date(2025, 4, 30)),
            (date(2024, 11, 28), date(2025, 2, 28)),
            (date(2024, 11, 29), date(2025, 2, 28)),
            (date(2024, 11, 30), date(2025, 2, 28)),
            (date(2025, 4, 30), date(2025, 7, 30)),
        ],
    )
    def test_where_the_month_lacks_the_day_its_end_counts(self, base: date, expected: date) -> None:
        """Both 30 and 31 January lead to 30 April; an end of month otherwise stays the day it is."""
        assert window(MEASURES, base, reading="anniversary_day").first == expected

    @pytest.mark.parametrize(
        ("base", "first"), [(date(2025, 1, 30), date(2025, 3, 31)), (date(2025, 1, 31), date(2025, 4, 1))]
    )
    def test_month_ends_of_the_rolling_month(self, base: date, first: date) -> None:
        """It begins the day after two months have run: on 31 March and on 1 April."""
        found = window(MEASURES, base, reading="rolling_third")
        assert (found.first, found.last) == (first, date(2025, 4, 30))

    @pytest.mark.parametrize("base", [date(2024, 6, 1), date(2024, 6, 30)])
    def test_the_month_of_the_notice_as_a_whole_is_left_out(self, base: date) -> None:
        """Whether it ends on the first or the last of June, it is September."""
        assert window(MEASURES, base) == Window(date(2024, 9, 1), date(2024, 9, 30), base.replace(month=9))

    def test_over_the_turn_of_the_year(self) -> None:
        """A notice of November leads into February, one of October 2025 out of the time the text is in force."""
        assert window(MEASURES, date(2024, 11, 5)).last == date(2025, 2, 28)
        assert window(MEASURES, date(2025, 10, 9)).first == date(2026, 1, 1)

    def test_the_month_is_a_number_of_the_text(self) -> None:
        """With another ordinal enacted, the same reading gives another month."""
        assert window(MEASURES.with_parameters(first_rating_month=2), ENDS).first == date(2024, 8, 1)

    def test_unresolved_there_is_no_window(self) -> None:
        """Nobody is told a date that nobody chose."""
        with pytest.raises(UndeterminedError):
            window(under("OP-16.window", None), ENDS)


class TestDaysOff:
    """4(5)a (OP-16.holiday): where a single day is meant, whether a day off shifts it."""

    @pytest.mark.parametrize(
        ("base", "no_shift", "next_working_day"),
        [
            (date(2024, 7, 1), date(2024, 10, 1), date(2024, 10, 8)),
            (date(2024, 5, 25), date(2024, 8, 25), date(2024, 8, 26)),
            (date(2024, 5, 24), date(2024, 8, 24), date(2024, 8, 26)),
            (ENDS, date(2024, 9, 12), date(2024, 9, 12)),
            (date(2024, 6, 13), date(2024, 9, 13), date(2024, 9, 13)),
        ],
    )
    def test_the_readings(self, base: date, no_shift: date, next_working_day: date) -> None:
        """1 October gives way to the 8th, a Sunday and a Saturday to the Monday; Thursday and Friday stay."""
        single = under("OP-16.window", "anniversary_day")
        for reading, expected in (("no_shift", no_shift), ("next_working_day", next_working_day)):
            found = window(under("OP-16.holiday", reading, single), base, NATIONAL_DAY)
            assert (found.first, found.last) == (expected, expected)

    def test_a_holiday_is_one_only_if_somebody_lists_it(self) -> None:
        """Without the list, 1 October 2024 is a Tuesday like any other."""
        regulation = under("OP-16.holiday", "next_working_day", under("OP-16.window", "anniversary_day"))
        assert window(regulation, date(2024, 7, 1)).first == date(2024, 10, 1)

    @pytest.mark.parametrize("reading", ["calendar_after", "rolling_third", "calendar_inclusive"])
    def test_a_span_of_days_is_not_shifted(self, reading: str) -> None:
        """Where there are other days to rate on, a day off at the end changes nothing."""
        base = date(2024, 7, 1)
        shifting = under("OP-16.holiday", "next_working_day")
        shifted, plain = (window(one, base, NATIONAL_DAY, reading) for one in (shifting, MEASURES))
        assert (shifted.first, shifted.last) == (plain.first, plain.last)

    def test_unresolved_both_days_are_possible(self) -> None:
        """On 1 October it is due or not, depending on whether it shifts to the 8th."""
        regulation = under("OP-16.holiday", None, under("OP-16.window", "anniversary_day"))
        known = occasion(date(2024, 10, 1), notices=(notified(date(2024, 7, 1)),), days_off=NATIONAL_DAY)
        found = of_library(regulation=regulation, known=known).of("hold_first_rating").outcomes
        assert found == possible(Outcome.MUST, Outcome.SILENT)


def first_rating(on: date, reading: str = "calendar_after", **known: object) -> tuple[Outcome, ...]:
    """Whether the first rating must be held on a day, the first batch being notified until 12 June 2024."""
    given = occasion(on, **{"notices": (notified(ENDS),), **known})
    return of_library(regulation=under("OP-16.window", reading), known=given).of("hold_first_rating").outcomes


class TestFirstRating:
    """4(5)a: the bureau holds the first rating in its window; nothing is said about a late one."""

    @pytest.mark.parametrize(
        ("reading", "first", "last"),
        [
            ("calendar_after", date(2024, 9, 1), date(2024, 9, 30)),
            ("rolling_third", date(2024, 8, 13), date(2024, 9, 12)),
            ("anniversary_day", date(2024, 9, 12), date(2024, 9, 12)),
            ("calendar_inclusive", date(2024, 8, 1), date(2024, 8, 31)),
        ],
    )
    def test_it_is_due_from_the_first_day(self, reading: str, first: date, last: date) -> None:
        """The day before it is not due; afterwards it is, and a missed one stays due."""
        around = (first - timedelta(days=1), first, last, last + timedelta(days=1))
        assert [first_rating(on, reading) for on in around] == [SILENT, MUST, MUST, MUST]

    def test_once_held_it_is_done(self) -> None:
        """There is one first rating."""
        assert first_rating(DAY, rounds=((1, date(2024, 9, 16)),)) == SILENT

    def test_without_a_notice_there_is_no_window(self) -> None:
        """The clock starts from a step that the text does not otherwise regulate."""
        assert first_rating(DAY, notices=()) == SILENT

    def test_the_notice_of_another_batch_does_not_count(self) -> None:
        """Only the first batch sets the time."""
        assert first_rating(DAY, notices=(notified(ENDS, batch=2),)) == SILENT

    def test_a_notice_of_unknown_end_leaves_it_open(self) -> None:
        """Nobody knows since when the months run."""
        assert first_rating(DAY, notices=(notified(None),)) == possible(Outcome.MUST, Outcome.SILENT)

    @pytest.mark.parametrize(
        ("reading", "first"),
        [
            ("publicity_end", date(2024, 9, 1)),
            ("publicity_start", date(2024, 8, 1)),
            ("decision_date", date(2024, 7, 1)),
        ],
    )
    def test_the_day_it_is_counted_from_is_open(self, reading: str, first: date) -> None:
        """Decided on 28 April and notified from 31 May to 12 June it falls into July, August or September."""
        notices = (notified(ENDS, starts_on=date(2024, 5, 31)),)
        for on, expected in ((first - timedelta(days=1), SILENT), (first, MUST)):
            known = occasion(on, notices=notices, decided=((1, date(2024, 4, 28)),))
            found = of_library(regulation=under("OP-16.base", reading), known=known)
            assert found.of("hold_first_rating").outcomes == expected

    def test_unresolved_it_is_open_where_the_readings_part(self) -> None:
        """On 15 August 2024 two windows have begun and two have not; in July none has, in October all are past."""
        regulation = under("OP-16.window", None)

        def asked(on: date) -> tuple[Outcome, ...]:
            known = occasion(on, notices=(notified(ENDS),))
            return of_library(regulation=regulation, known=known).of("hold_first_rating").outcomes

        assert asked(date(2024, 7, 31)) == SILENT
        assert asked(date(2024, 8, 15)) == possible(Outcome.MUST, Outcome.SILENT)
        assert asked(date(2024, 10, 1)) == MUST

    @pytest.mark.parametrize(
        ("held", "valid_flagged", "void"),
        [
            (date(2024, 8, 31), FindingKind.DEVIATION, FindingKind.NONCONFORMING),
            (date(2024, 9, 1), None, None),
            (date(2024, 9, 30), None, None),
            (date(2024, 10, 1), FindingKind.LATE, FindingKind.NONCONFORMING),
        ],
    )
    def test_early_and_late_are_reported(
        self, held: date, valid_flagged: FindingKind | None, void: FindingKind | None
    ) -> None:
        """A rating out of time counts and is flagged, or it is void (OP-17.late)."""
        register = history(admission(ONE), notified(ENDS), Rating(ONE, 1, held, Stars.ONE))
        for reading, expected in (("valid_flagged", valid_flagged), ("void", void)):
            found = findings(under("OP-17.late", reading), register, DAY)
            assert [one.kind for one in found if one.clause == "4(5)a"] == ([expected] if expected else [])


class TestReRating:
    """4(5)b: later re-ratings are held as circumstances require."""

    @pytest.mark.parametrize(("rounds", "expected"), [((), SILENT), (((1, date(2024, 9, 16)),), MAY)])
    def test_it_is_a_power(self, rounds: tuple[tuple[int, date], ...], expected: tuple[Outcome, ...]) -> None:
        """Once a first rating was held another may be; there is never a duty."""
        found = of_library(known=occasion(DAY, rounds=rounds))
        assert found.of("re_rate").outcomes == expected


ROUND = ((1, date(2024, 9, 16)),)


class TestWhoIsRated:
    """4(2): those rated are the providers in the service library."""

    def test_a_member_not_rated_in_the_round_must_be(self) -> None:
        """Once a round is held, every member is rated in it."""
        assert of_firm(known=occasion(DAY, rounds=ROUND)).of("rate").outcomes == MUST

    def test_one_rated_in_the_round_is_done(self) -> None:
        """No star is a rating like any other."""
        assert of_firm(rated(1, Stars.NONE, ROUND[0][1])).of("rate").outcomes == SILENT

    def test_without_a_round_nobody_is(self) -> None:
        """The round comes first."""
        assert of_firm().of("rate").outcomes == SILENT

    @pytest.mark.parametrize("in_reserve", [True, False])
    def test_nobody_outside_is_rated(self, in_reserve: bool) -> None:
        """Neither a reserve firm nor one that is in neither library."""
        found = of_firm(joined=None, in_reserve=in_reserve, known=occasion(DAY, rounds=ROUND))
        assert found.of("rate").outcomes == NOT_APPLICABLE

    def test_a_round_before_it_joined_does_not_concern_it(self) -> None:
        """A firm that joined the day after the round waits for the next one."""
        found = of_firm(joined=date(2024, 9, 17), known=occasion(DAY, rounds=ROUND))
        assert found.of("rate").outcomes == SILENT

    def test_a_round_of_the_day_it_joined_concerns_it(self) -> None:
        """It is a member on that day: it must be rated in the round, and being rated that day is enough."""
        day = ROUND[0][1]
        assert of_firm(joined=day, known=occasion(day, rounds=ROUND)).of("rate").outcomes == MUST
        assert of_firm(rated(1, Stars.ONE, day), joined=day, on=day).of("rate").outcomes == SILENT

    def test_rating_an_outsider_is_reported(self) -> None:
        """A rating recorded of a firm that had left does not agree with the text."""
        gone = OfficialAct(ActKind.EXIT, date(2024, 9, 2), OTHER, None, None)
        register = history(
            admission(ONE), admission(OTHER), gone, *(Rating(code, 1, ROUND[0][1], Stars.ONE) for code in (ONE, OTHER))
        )
        found = [(one.subject, one.kind) for one in findings(MEASURES, register, DAY) if one.clause == "4(2)"]
        assert found == [(OTHER, FindingKind.NONCONFORMING)]


SECOND_BATCH = {"joined": date(2025, 2, 3), "batch": 2}
SECOND_NOTICE = notified(date(2025, 2, 20), batch=2)


class TestLaterFirms:
    """4(2), 4(5)a (OP-17.later_firms): when a firm of a later batch is rated first."""

    @pytest.mark.parametrize(
        ("reading", "before", "within"), [("join_next_round", SILENT, SILENT), ("own_third_month", SILENT, MUST)]
    )
    def test_without_another_round(
        self, reading: str, before: tuple[Outcome, ...], within: tuple[Outcome, ...]
    ) -> None:
        """Notified until 20 February 2025, it has its own month in May, or waits for a round."""
        for on, expected in ((date(2025, 4, 30), before), (date(2025, 5, 1), within)):
            known = occasion(on, rounds=ROUND, notices=(SECOND_NOTICE,))
            found = of_firm(known=known, regulation=under("OP-17.later_firms", reading), **SECOND_BATCH)
            assert found.of("rate").outcomes == expected

    @pytest.mark.parametrize(("reading", "expected"), [("join_next_round", MUST), ("own_third_month", SILENT)])
    def test_with_a_round_before_its_own_month(self, reading: str, expected: tuple[Outcome, ...]) -> None:
        """The round of March 2025 concerns it only if it joins the next round."""
        known = occasion(date(2025, 3, 20), rounds=(*ROUND, (2, date(2025, 3, 17))), notices=(SECOND_NOTICE,))
        found = of_firm(known=known, regulation=under("OP-17.later_firms", reading), **SECOND_BATCH)
        assert found.of("rate").outcomes == expected

    def test_its_own_rating_is_enough(self) -> None:
        """Rated in its own month it need not be rated again for want of a round."""
        rating = rated(2, Stars.ONE, date(2025, 5, 6))
        known = occasion(date(2025, 5, 20), rated(1, Stars.ONE, ROUND[0][1]), rating, notices=(SECOND_NOTICE,))
        found = of_firm(rating, known=known, regulation=under("OP-17.later_firms", "own_third_month"), **SECOND_BATCH)
        assert found.of("rate").outcomes == SILENT

    def test_a_first_batch_firm_is_the_same_under_both(self) -> None:
        """For the first batch its own month is the month of the text."""
        for reading in ("join_next_round", "own_third_month"):
            known = occasion(LATER, rounds=ROUND, notices=(notified(ENDS),))
            found = of_firm(known=known, regulation=under("OP-17.later_firms", reading))
            assert found.of("rate").outcomes == MUST
