"""Findings at the edges: the same day, the next day, an unresolved window, a ground that is none."""

from datetime import date, timedelta

import pytest

from fzdigital.nouns import Basis, Happening, NoDeadline, PublicNotice, RectificationOutcome, Stars
from fzdigital.service.conformity import findings
from fzdigital.service.history import History
from tests.service.builders import (
    LAST,
    LATER,
    NOTICE,
    NOTIFIED,
    PICKED,
    REVIEWED,
    SEPTEMBER,
    accident,
    admitted,
    applied,
    book,
    brief,
    candidate,
    demanded,
    exited,
    fault,
    found,
    history,
    marks,
    rated,
    reported,
    reserved,
    stand_by,
    told,
    under,
)
from tests.strategies.nouns import code_of

ONE = code_of(1)
MEMBER = (*candidate(1, 90), admitted(1))
EVE, MORROW = LATER - timedelta(days=1), LATER + timedelta(days=1)
STOCK = under(OP_15_size="standing_stock")


class TestDemands:
    """5(1)b: a demand rests on what was there on its day."""

    def test_on_a_notice_of_the_same_day(self) -> None:
        """A notice judged late on its own day carries a demand of that day."""
        assert found(MEMBER, told(1, LATER, NoDeadline.NONE, late=True), demanded(1, LATER)) == []

    def test_on_a_notice_of_the_next_day(self) -> None:
        """A notice that came after the demand does not carry it."""
        story = [demanded(1, LATER), told(1, MORROW, NoDeadline.NONE, late=True)]
        assert brief(found(MEMBER, *story, on=MORROW)) == [("nonconforming", "5(1)b", ONE)]


class TestStatus:
    """5/scope: whether a firm is concerned is a matter of the day on which it was dealt with."""

    def test_a_firm_that_left_and_came_back(self) -> None:
        """A report accepted in its second membership is in order, one between the two is not."""
        back = [*candidate(1, 90, batch=2, on=MORROW, reviewed=MORROW), admitted(1, batch=2, on=date(2025, 3, 10))]
        gone = [accident(1), exited(1, LATER, "5(3)b.1")]
        between = reported(1, MORROW, number="a")
        after = reported(1, date(2025, 3, 11), number="b")
        given = brief(found(MEMBER, gone, back, between, after, on=date(2025, 3, 12)))
        assert given == [("nonconforming", "5/scope", ONE)]

    def test_a_firm_that_came_back_on_the_day_it_left(self) -> None:
        """5(2)b: what nobody took up before is there to be accepted, whichever membership it was reported in."""
        back = [*candidate(1, 90, batch=2, on=PICKED, reviewed=PICKED), admitted(1, batch=2, on=LATER)]
        gone = [accident(1), exited(1, LATER, "5(3)b.1")]
        report = reported(1, LATER, accepted_on=MORROW)
        assert brief(found(MEMBER, gone, back, report, on=MORROW)) == brief(found(MEMBER, gone, back, on=MORROW))

    def test_a_fault_of_the_day_it_left_and_came_back(self) -> None:
        """OP-20: what happened that day is of the membership that ended, and no ground for a demand in the new one."""
        back = [*candidate(1, 90, batch=2, on=PICKED, reviewed=PICKED), admitted(1, batch=2, on=LATER)]
        story = [MEMBER, accident(1), exited(1, LATER, "5(3)b.1"), back, fault(1, LATER)]
        given = found(*story, demanded(1, MORROW, basis=Basis.SERVICE), on=MORROW)
        assert [one.kind.value for one in given if one.on == MORROW] == ["nonconforming"]

    def test_another_firms_exit_is_none_of_its_own(self) -> None:
        """Firm 2 has left, firm 1 is rated as a member."""
        other = [*candidate(2, 80), admitted(2), accident(2, PICKED), exited(2, PICKED, "5(3)b.1")]
        assert found(MEMBER, other, rated(1, 1, LATER, Stars.TWO)) == []

    def test_a_reserve_firm_under_both_libraries(self) -> None:
        """OP-21 both_libraries: told to update while in reserve is in order, whatever became of it the day after."""
        story = [*candidate(2, 90), admitted(2), *candidate(1, 60), reserved(1), told(1, LATER, NoDeadline.NONE)]
        gone = [*story, exited(1, MORROW)]
        both = under(OP_21_libraries="both_libraries")
        for parts, on in ((story, LATER), (gone, MORROW)):
            given = found(*parts, on=on, regulation=both)
            assert [one for one in given if (one.clause, one.on) == ("5/scope", LATER)] == []
        assert ("nonconforming", "5/scope", ONE) in brief(found(*story))

    def test_an_incident_is_no_obstacle_to_a_rating(self) -> None:
        """4(2): whoever is in the library is rated, whatever else is on file."""
        on_file = [accident(1), told(1, PICKED, NoDeadline.NONE), demanded(1, LATER), reported(1, PICKED)]
        given = found(MEMBER, *on_file, rated(1, 1, LATER, Stars.TWO))
        assert [one for one in given if one.clause == "4(2)"] == []


class TestMarks:
    """3/score: a finding on a mark leads to it."""

    def test_its_day_and_entry(self) -> None:
        """It bears the day of the review and the number of the mark's entry."""
        register = book(applied(1), marks(1, 101, 90, 90))
        (finding,) = [one for one in findings(under(), History(register), LATER) if one.clause == "3/score"]
        assert (finding.on, finding.entry) == (REVIEWED, "e2")


class TestFirstRating:
    """4(5)a: the first round against every window it may have."""

    def test_the_first_of_two_rounds_counts(self) -> None:
        """A round in its month is in order, whenever the next one is held."""
        rounds = (rated(1, 1, date(2024, 9, 10), Stars.TWO), rated(1, 2, date(2024, 12, 10), Stars.TWO))
        assert found(MEMBER, NOTICE, rounds) == []

    def test_between_two_windows_it_is_not_late(self) -> None:
        """OP-16 base unresolved: after the month counted from the start, before the one counted from the end."""
        long_notice = PublicNotice(1, NOTIFIED, date(2024, 8, 12))
        story = [MEMBER, long_notice, rated(1, 1, date(2024, 10, 10), Stars.TWO)]
        assert brief(found(*story, regulation=under(OP_16_base=None))) == [("deviation", "4(5)a", "library")]

    def test_not_held_it_is_the_librarys(self) -> None:
        """The duty to hold it is owed to nobody in particular."""
        assert brief(found(MEMBER, NOTICE, on=date(2024, 10, 1))) == [("late", "4(5)a", "library")]

    def test_not_held_it_is_late_after_the_last_window(self) -> None:
        """OP-16 base unresolved: while one window is still to come nothing is late for certain."""
        long_notice = PublicNotice(1, NOTIFIED, date(2024, 8, 12))
        regulation = under(OP_16_base=None)
        assert found(MEMBER, long_notice, on=date(2024, 11, 30), regulation=regulation) == []
        assert brief(found(MEMBER, long_notice, on=date(2024, 12, 1), regulation=regulation)) == [
            ("late", "4(5)a", "library")
        ]


def of_stock(*parts: object, on: date = LATER) -> list[tuple[str, str, str]]:
    """The findings on the level of the reserve where it is a stock to be kept."""
    return [one for one in brief(found(*parts, on=on, regulation=STOCK)) if one[2] == "reserve"]  # type: ignore[arg-type]


class TestStock:
    """OP-15 standing_stock: twenty to twenty-five at any time, from the first pick on."""

    @pytest.mark.parametrize(
        ("count", "given"),
        [
            (19, [("nonconforming", "1/reserve/size", "reserve")]),
            (20, []),
            (25, []),
            (26, [("nonconforming", "1/reserve/size", "reserve")]),
        ],
    )
    def test_both_ends_are_inside(self, count: int, given: list[tuple[str, str, str]]) -> None:
        """Twenty and twenty-five are kept, one less and one more are not."""
        assert of_stock(MEMBER, stand_by(range(101, 101 + count))) == given

    def test_from_the_day_of_the_pick(self) -> None:
        """The level counts on the day of the pick and not on the day before it."""
        too_few = (MEMBER, candidate(101, 60), reserved(101))
        assert of_stock(*too_few, on=PICKED) == [("nonconforming", "1/reserve/size", "reserve")]
        assert of_stock(*too_few, on=PICKED - timedelta(days=1)) == []


def of_exit(*parts: object, on: date = LATER, **readings: str | None) -> list[tuple[str, str]]:
    """The findings on the exit of firm 1, as (kind, clause)."""
    given = found(MEMBER, *parts, on=on, regulation=under(**readings))  # type: ignore[arg-type]
    return [(one.kind.value, one.clause) for one in given if one.subject == ONE and one.on == on]


class TestExit:
    """5: what an exit is held against."""

    def test_on_an_open_ground_it_is_open_on_that_ground(self) -> None:
        """An accident of which it is unknown whether the firm was serving, and an unknown outcome: both may apply."""
        unknown = [accident(1, during=None), demanded(1, PICKED, outcome=None)]
        assert of_exit(unknown, exited(1)) == [("unsettled", "5(1)c")]

    def test_naming_another_ground_than_the_two_that_applied(self) -> None:
        """It deviates from the first of those that did."""
        grounds = [demanded(1, PICKED, outcome=RectificationOutcome.FAILED, outcome_on=EVE), accident(1)]
        assert of_exit(grounds, exited(1, LATER, "5(4)")) == [("deviation", "5(1)d")]

    @pytest.mark.parametrize("refused", range(4))
    def test_naming_another_ground_than_the_many_that_applied(self, refused: int) -> None:
        """It deviates from the one that comes first in the text, whatever else applied."""
        failed = RectificationOutcome.FAILED
        grounds: list[Happening] = [
            demanded(1, PICKED, outcome=failed, outcome_on=EVE),
            accident(1),
            rated(1, 1, SEPTEMBER, Stars.NONE),
            rated(1, 2, EVE, Stars.NONE),
            demanded(1, PICKED, outcome=failed, outcome_on=EVE, basis=Basis.SERVICE),
        ]
        given = of_exit([one for at, one in enumerate(grounds) if at != refused + 1], exited(1, LATER, "5(2)d"))
        assert ("deviation", "5(1)d") in given

    def test_naming_one_of_two_grounds_is_enough(self) -> None:
        """It need not name every ground that applied."""
        grounds = [demanded(1, PICKED, outcome=RectificationOutcome.FAILED, outcome_on=EVE), accident(1)]
        assert of_exit(grounds, exited(1, LATER, "5(3)b.1")) == []

    def test_naming_what_is_no_ground_for_exit(self) -> None:
        """A clause that puts nobody out is no ground the exit could be held against."""
        assert of_exit(exited(1, LATER, "3/call")) == [("nonconforming", "5/scope")]

    def test_on_a_day_that_may_be_beyond_the_end(self) -> None:
        """OP-02 unresolved: on the closing day it is open whether the text still allows it."""
        story = [accident(1, LAST), exited(1, LAST, "5(3)b.1")]
        assert of_exit(story, on=LAST, OP_02_last_day=None) == [("unsettled", "6")]


class TestAdmission:
    """3/decide: what an admission without ground is held against."""

    def test_without_a_score(self) -> None:
        """Nothing forbids it, but nothing allows it: it is held against the clause that would."""
        assert brief(found(applied(1), admitted(1))) == [("nonconforming", "3/decide", ONE)]


def test_a_later_round_is_not_known_before_it_is_held() -> None:
    """4(5)b: the rounds of a day are those held until then."""
    register = history(MEMBER, NOTICE, rated(1, 1, date(2024, 9, 10), Stars.TWO))
    assert register.occasion(date(2024, 9, 9)).rounds == ()
    assert register.occasion(date(2024, 9, 10)).rounds == ((1, date(2024, 9, 10)),)


def test_findings_of_one_day_come_by_clause_before_firm() -> None:
    """An admission without application is told before a rating of nobody's member, whoever they concern."""
    codes = sorted((code_of(number), number) for number in (1, 2))
    (_, lower), (_, higher) = codes
    given = found(rated(lower, 1, LATER, Stars.TWO), admitted(higher, on=LATER))
    assert [one.clause for one in given] == ["3/call", "4(2)"]


def test_findings_of_one_clause_come_by_firm() -> None:
    """Whatever order they were recorded in."""
    given = found(*(admitted(number, on=LATER) for number in (3, 1, 2)))
    assert [one.subject for one in given] == sorted(map(code_of, (1, 2, 3)))


class TestDay:
    """What is found on a day is what happened until then, the day included."""

    @pytest.mark.parametrize(
        "noun",
        [
            rated(1, 1, LATER, Stars.TWO),
            told(1, LATER, NoDeadline.NONE),
            demanded(1, LATER),
            reported(1, LATER, evidence=False),
        ],
        ids=lambda noun: type(noun).__name__,
    )
    def test_of_a_firm_outside(self, noun: Happening) -> None:
        """Nothing the day before, something on the day."""
        assert found(applied(1), noun, on=EVE) == []
        assert len(found(applied(1), noun, on=LATER)) == 1

    def test_of_a_mark(self) -> None:
        """3/score: a mark above the scale is found on the day of the review."""
        above = (applied(1), marks(1, 101, 90, 90))
        assert found(*above, on=REVIEWED - timedelta(days=1)) == []
        assert brief(found(*above, on=REVIEWED)) == [("nonconforming", "3/score", ONE)]
