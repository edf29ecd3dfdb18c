"""What was recorded beside official acts, and the library as a whole, held against the Measures."""

from datetime import date, timedelta

import pytest
from attrs import evolve

from fzdigital.nouns import Basis, NoDeadline, NoScore, PublicNotice, Score, Stars
from fzdigital.service.conformity import findings
from fzdigital.service.findings import Finding, FindingKind
from fzdigital.service.history import History
from tests.service.builders import (
    APPLIED,
    DECIDED,
    LAST,
    LATER,
    NOTICE,
    PICKED,
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
    filled,
    found,
    history,
    left,
    marks,
    rated,
    reported,
    reserved,
    stand_by,
    told,
    under,
)
from tests.strategies.nouns import code_of

ONE, TWO = code_of(1), code_of(2)
BEFORE, FIRST, AFTER = date(2024, 4, 10), date(2024, 4, 11), date(2026, 1, 1)
MEMBER = (*candidate(1, 90), admitted(1))
EVE = DECIDED - timedelta(days=1)


class TestKinds:
    """The five ways in which an act or a state can stand to the Measures."""

    def test_each_has_its_word(self) -> None:
        """Every kind is said in Chinese and English, each differently."""
        words = [kind.text for kind in FindingKind]
        assert len({word.zh for word in words}) == len({word.en for word in words}) == 5

    def test_findings_come_by_day_and_clause(self) -> None:
        """The order is that of the days, then of clauses and firms, whatever the order of recording."""
        story = [admitted(2, on=PICKED), admitted(1), admitted(3)]
        assert [(one.on, one.subject) for one in found(*story)] == [
            (DECIDED, ONE), (DECIDED, code_of(3)), (PICKED, TWO),
        ]  # fmt: skip


class TestRatings:
    """4(2), 4(5)a: who is rated is in the library; the first round falls into its window."""

    def test_of_a_firm_outside(self) -> None:
        """Neither a mere applicant nor a reserve firm is rated."""
        applicant = [candidate(1, 90), rated(1, 1, SEPTEMBER, Stars.ONE)]
        assert brief(found(*applicant)) == [("nonconforming", "4(2)", ONE)]
        in_reserve = found(candidate(2, 95), admitted(2), *applicant, reserved(1))
        assert brief(in_reserve)[-1] == ("nonconforming", "4(2)", ONE)

    def test_of_a_firm_that_left(self) -> None:
        """On the day of its exit a firm is no longer rated, the day before it still is."""
        day, eve = LATER, LATER - timedelta(days=1)
        story = [MEMBER, left([1], day), rated(1, 1, eve, Stars.ONE), rated(1, 2, day, Stars.ONE)]
        assert brief(found(*story)) == [("nonconforming", "4(2)", ONE)]

    @pytest.mark.parametrize(
        ("held", "given"),
        [
            (date(2024, 8, 31), [("deviation", "4(5)a", "library")]),
            (date(2024, 9, 1), []),
            (date(2024, 9, 30), []),
            (date(2024, 10, 1), [("late", "4(5)a", "library")]),
        ],
        ids=str,
    )
    def test_the_first_round(self, held: date, given: list[tuple[str, str, str]]) -> None:
        """Public notice until 12 June: the first round is due in September, earlier it deviates, later it is late."""
        assert brief(found(MEMBER, NOTICE, rated(1, 1, held, Stars.TWO))) == given

    def test_out_of_its_window_it_may_be_void(self) -> None:
        """OP-17 void: a first round in October is none."""
        story = [MEMBER, NOTICE, rated(1, 1, date(2024, 10, 1), Stars.TWO)]
        assert brief(found(*story, regulation=under(OP_17_late="void"))) == [("nonconforming", "4(5)a", "library")]

    def test_an_unresolved_window_leaves_it_open(self) -> None:
        """OP-16 unresolved: August suits one reading and misses others; July misses all."""
        regulation = under(OP_16_window=None)
        august = found(MEMBER, NOTICE, rated(1, 1, date(2024, 8, 20), Stars.TWO), regulation=regulation)
        assert brief(august) == [("unsettled", "4(5)a", "library")]
        july = found(MEMBER, NOTICE, rated(1, 1, date(2024, 7, 20), Stars.TWO), regulation=regulation)
        assert brief(july) == [("deviation", "4(5)a", "library")]

    @pytest.mark.parametrize(("on", "kinds"), [(date(2024, 9, 30), []), (date(2024, 10, 1), ["late"])], ids=str)
    def test_not_held_at_all(self, on: date, kinds: list[str]) -> None:
        """4(5)a: the round is late from the day after the window."""
        assert [one.kind.value for one in found(MEMBER, NOTICE, on=on)] == kinds

    def test_without_a_notice_nothing_is_late(self) -> None:
        """4(5)a: no public notice, or one of unknown end, no window."""
        assert found(MEMBER) == []
        assert found(MEMBER, PublicNotice(1, PICKED, None)) == []

    def test_after_the_end_nothing_is_late_any_more(self) -> None:
        """6: once the text has lapsed no round is due under it."""
        assert found(MEMBER, NOTICE, on=AFTER) == []

    @pytest.mark.parametrize(
        ("on", "clause"), [(BEFORE, "notice/commence"), (FIRST, None), (LAST, None), (AFTER, "6")], ids=str
    )
    def test_in_the_period_in_force(self, on: date, clause: str | None) -> None:
        """notice/commence, 6: the first and the last day are inside."""
        joined = admitted(1, on=on - timedelta(days=1))
        given = found(joined, rated(1, 1, on, Stars.TWO), on=on)
        assert [one.clause for one in given if one.on == on] == ([clause] if clause else [])

    def test_an_unresolved_last_day_leaves_it_open(self) -> None:
        """OP-02 unresolved: a rating on the closing day."""
        given = found(MEMBER, rated(1, 1, LAST, Stars.TWO), on=LAST, regulation=under(OP_02_last_day=None))
        assert brief(given) == [("unsettled", "6", ONE)]


class TestNotices:
    """5(1)a: only firms in the library are told to update."""

    def test_to_a_member(self) -> None:
        """Nothing to find, followed or not."""
        assert found(MEMBER, told(1, LATER, NoDeadline.NONE)) == []

    @pytest.mark.parametrize("on", [EVE, LATER], ids=["before", "after"])
    def test_to_a_firm_outside(self, on: date) -> None:
        """5/scope: not before it entered, not after it left."""
        gone = left([1], PICKED)
        assert brief(found(MEMBER, gone, told(1, on, NoDeadline.NONE))) == [("nonconforming", "5/scope", ONE)]

    def test_after_the_end(self) -> None:
        """6: no duty is imposed any more."""
        assert brief(found(MEMBER, told(1, AFTER, NoDeadline.NONE), on=AFTER)) == [("nonconforming", "6", ONE)]


class TestReports:
    """5(2)b: the bureau accepts a report that has its elements."""

    def test_with_all_three(self) -> None:
        """Real name, evidence, contact: in order."""
        assert found(MEMBER, reported(1, LATER)) == []

    @pytest.mark.parametrize("element", ["real_name", "evidence", "contact"])
    def test_lacking_one(self, element: str) -> None:
        """Accepted without an element: shown as a deviation, for acceptance is for the bureau."""
        report = reported(1, LATER, **{element: False})  # type: ignore[arg-type]
        assert brief(found(MEMBER, report)) == [("deviation", "5(2)b", ONE)]

    @pytest.mark.parametrize("element", ["evidence", "contact"])
    def test_a_real_name_may_be_enough(self, element: str) -> None:
        """OP-25 real_name_only: the other two are not needed."""
        report = reported(1, LATER, **{element: False})  # type: ignore[arg-type]
        assert found(MEMBER, report, regulation=under(OP_25_admissible="real_name_only")) == []

    def test_of_unknown_elements(self) -> None:
        """Whether it had contact details is unknown: unsettled, with the question named."""
        given = found(MEMBER, reported(1, LATER, contact=None))
        assert brief(given) == [("unsettled", "5(2)b", ONE)]
        assert "联系方式" in given[0].text.zh

    @pytest.mark.parametrize("accepted", [False, None])
    def test_not_accepted(self, accepted: bool | None) -> None:
        """What was not accepted, or not for certain, is held against nobody."""
        assert found(MEMBER, reported(1, LATER, evidence=False, accepted=accepted)) == []

    def test_not_accepted_yet(self) -> None:
        """Before the day of acceptance there is nothing to find."""
        morrow = LATER + timedelta(days=1)
        report = reported(1, LATER, evidence=False, accepted_on=morrow)
        assert found(MEMBER, report, on=LATER) == []
        assert [(one.clause, one.on) for one in found(MEMBER, report, on=morrow)] == [("5(2)b", morrow)]

    def test_about_a_firm_outside(self) -> None:
        """5/scope: a report about a firm that left is not accepted."""
        assert brief(found(MEMBER, left([1], PICKED), reported(1, LATER))) == [("nonconforming", "5/scope", ONE)]

    def test_accepted_after_the_end(self) -> None:
        """6: made in December, accepted in January."""
        report = reported(1, LAST, accepted_on=AFTER)
        assert brief(found(MEMBER, report, on=AFTER)) == [("nonconforming", "6", ONE)]

    def test_each_finding_leads_to_its_own_entry(self) -> None:
        """Two reports of one day are told apart."""
        story = book(MEMBER, reported(1, LATER, number="a"), reported(1, LATER, number="b", evidence=False))
        (finding,) = [one for one in findings(under(), History(story), LATER) if one.clause == "5(2)b"]
        entry = next(one for one in story.entries if one.id == finding.entry)
        assert getattr(entry.what, "case_number", "") == "b"


class TestDemands:
    """5(1)b, 5(3)a.1: rectification follows a missed update or poor service, not nothing."""

    DUE = LATER - timedelta(days=10)

    def test_after_a_late_notice(self) -> None:
        """The day after the due date the demand is in order, on the due date it is early."""
        notice = told(1, PICKED, self.DUE)
        assert found(MEMBER, notice, demanded(1, self.DUE + timedelta(days=1))) == []
        assert brief(found(MEMBER, notice, demanded(1, self.DUE))) == [("nonconforming", "5(1)b", ONE)]

    def test_without_a_notice(self) -> None:
        """5(1)b: no notice, no duty, no demand."""
        assert brief(found(MEMBER, demanded(1, LATER))) == [("nonconforming", "5(1)b", ONE)]

    def test_a_second_time(self) -> None:
        """5(1)b: one missed update is followed by one demand."""
        story = [told(1, PICKED, self.DUE), demanded(1, LATER), demanded(1, LATER + timedelta(days=1))]
        assert brief(found(MEMBER, *story, on=LATER + timedelta(days=1))) == [("nonconforming", "5(1)b", ONE)]

    def test_on_a_notice_done_in_time(self) -> None:
        """5(1)b: an update on the due date is in time, a day later it is not."""
        in_time = told(1, PICKED, self.DUE, done=True, done_on=self.DUE)
        late = told(1, PICKED, self.DUE, done=True, done_on=self.DUE + timedelta(days=1))
        assert brief(found(MEMBER, in_time, demanded(1, LATER))) == [("nonconforming", "5(1)b", ONE)]
        assert found(MEMBER, late, demanded(1, LATER)) == []

    def test_without_a_due_date_a_person_judges(self) -> None:
        """OP-22: no date set; judged late it is in order, judged by nobody it is open."""
        assert found(MEMBER, told(1, PICKED, NoDeadline.NONE, late=True), demanded(1, LATER)) == []
        open_one = found(MEMBER, told(1, PICKED, NoDeadline.NONE), demanded(1, LATER))
        assert brief(open_one) == [("unsettled", "5(1)b", ONE)]

    def test_of_its_service(self) -> None:
        """5(3)a.1: poor results while serving; none, or of unknown time, leaves it unfounded or open."""
        demand = demanded(1, LATER, Basis.SERVICE)
        assert found(MEMBER, fault(1), demand) == []
        assert brief(found(MEMBER, demand)) == [("nonconforming", "5(3)a.1", ONE)]
        assert brief(found(MEMBER, fault(1, during=False), demand)) == [("nonconforming", "5(3)a.1", ONE)]
        assert brief(found(MEMBER, fault(1, during=None), demand)) == [("unsettled", "5(3)a.1", ONE)]

    def test_of_a_firm_outside(self) -> None:
        """5/scope: nothing is demanded of a firm that is not in the library."""
        assert brief(found(fault(1), demanded(1, LATER, Basis.SERVICE))) == [("nonconforming", "5/scope", ONE)]

    def test_a_demand_is_judged_on_what_was_there_that_day(self) -> None:
        """5(3)a.1: a fault of the next day does not carry it."""
        story = [demanded(1, LATER, Basis.SERVICE), fault(1, LATER + timedelta(days=1))]
        assert brief(found(MEMBER, *story, on=LAST)) == [("nonconforming", "5(3)a.1", ONE)]


def of_library(given: tuple[Finding, ...]) -> list[str]:
    """The kinds of the findings on the size of the library."""
    return [one.kind.value for one in given if (one.clause, one.subject) == ("1/total", "library")]


class TestLibrary:
    """1/total: fewer than planned is reported; whether it is a breach depends on OP-04."""

    @pytest.mark.parametrize(("count", "kinds"), [(31, ["shortfall"]), (32, [])])
    def test_size(self, count: int, kinds: list[str]) -> None:
        """Thirty-one fall short by one."""
        assert of_library(findings(under(), history(filled(count)), PICKED)) == kinds

    def test_exact_makes_it_a_breach(self) -> None:
        """OP-04 exact: thirty-one are not thirty-two."""
        assert of_library(findings(under(OP_04_force="exact"), history(filled(31)), PICKED)) == ["nonconforming"]

    def test_nothing_falls_short_before_the_first_list(self) -> None:
        """Before the decision there is nothing that could be too small."""
        assert of_library(findings(under(), history(filled(31)), EVE)) == []

    def test_nothing_falls_short_after_the_end(self) -> None:
        """6: a lapsed text plans nothing."""
        assert of_library(findings(under(), history(filled(31)), AFTER)) == []


def of_pick(*parts: object, on: date = PICKED, **readings: str | None) -> list[str]:
    """The kinds of the findings on the size of a pick."""
    given = found(*parts, on=on, regulation=under(**readings))  # type: ignore[arg-type]
    return [one.kind.value for one in given if one.clause == "1/reserve/size" and one.subject == "batch 1"]


class TestReserve:
    """1/reserve/size: twenty to twenty-five, counted at the pick."""

    BASE = (*candidate(1, 90), admitted(1))

    @pytest.mark.parametrize(
        ("picked", "kinds"), [(19, ["nonconforming"]), (20, []), (25, []), (26, ["nonconforming"])]
    )
    def test_band(self, picked: int, kinds: list[str]) -> None:
        """Both ends are inside; with thirty eligible, nineteen are too few."""
        pool = [candidate(firm, f"59.{firm}") for firm in range(10, 40)]
        assert of_pick(self.BASE, *pool, [reserved(firm) for firm in range(10, 10 + picked)]) == kinds

    def test_too_few_eligible_is_a_shortfall(self) -> None:
        """OP-15: nobody is bound to the impossible; nineteen of nineteen fall short, nineteen of twenty are too few."""
        assert of_pick(self.BASE, stand_by(range(110, 129))) == ["shortfall"]
        assert of_pick(self.BASE, stand_by(range(110, 129)), candidate(200, 10)) == ["nonconforming"]

    def test_the_vetoed_and_members_are_not_eligible(self) -> None:
        """3/veto, 1/reserve/pool: a listed twentieth could not have been picked, nor the member."""
        assert of_pick(self.BASE, stand_by(range(110, 129)), candidate(200, 10, listed=True)) == ["shortfall"]

    def test_an_unknown_listing_may_make_the_difference(self) -> None:
        """Whether there was a twentieth to pick is unknown, so shortfall or breach is open."""
        assert of_pick(self.BASE, stand_by(range(110, 129)), candidate(200, 10, listed=None)) == ["unsettled"]
        both = (candidate(200, 10, listed=None), candidate(201, 10))
        assert of_pick(self.BASE, stand_by(range(110, 129)), *both) == ["nonconforming"]

    def test_only_the_upper_end_may_bind(self) -> None:
        """OP-15 cap_only: five are no fault."""
        assert of_pick(self.BASE, stand_by(range(110, 115)), OP_15_size="cap_only") == []

    def test_a_stock_to_be_kept(self) -> None:
        """OP-15 standing_stock: a promotion that leaves nineteen is a fault; by default it is none."""
        story = [self.BASE, stand_by(range(110, 130)), exited(110, LATER)]
        stock = found(*story, regulation=under(OP_15_size="standing_stock"))
        assert [one.kind.value for one in stock if one.subject == "reserve"] == ["nonconforming"]
        assert [one for one in found(*story) if one.subject == "reserve"] == []
        before = found(*story[:2], regulation=under(OP_15_size="standing_stock"))  # type: ignore[arg-type]
        assert [one for one in before if one.subject == "reserve"] == []

    def test_a_stock_before_any_pick(self) -> None:
        """OP-15 standing_stock: before a reserve is set up there is no stock to keep."""
        assert found(self.BASE, regulation=under(OP_15_size="standing_stock")) == []

    def test_a_stock_after_the_text_has_lapsed(self) -> None:
        """OP-15 standing_stock: nobody keeps a stock under a text that is no longer in force."""
        story = [self.BASE, stand_by(range(110, 130)), exited(110, LATER)]
        regulation = under(OP_15_size="standing_stock")
        lapsed = findings(regulation, History(book(*story)), date(2026, 1, 5))
        assert [one for one in lapsed if one.subject == "reserve"] == []
        unknown = under(OP_15_size="standing_stock", OP_02_last_day=None)
        on_the_day = findings(unknown, History(book(*story)), date(2025, 12, 31))
        assert [one.kind.value for one in on_the_day if one.subject == "reserve"] == ["unsettled"]

    def test_a_pick_may_take_several_days(self) -> None:
        """Twelve one day and ten the next are twenty-two; only as long as there are twelve are there too few."""
        pool = [candidate(firm, f"59.{firm}") for firm in range(10, 40)]
        days = [reserved(firm) for firm in range(10, 22)], [reserved(firm, on=LATER) for firm in range(22, 32)]
        assert of_pick(self.BASE, *pool, days[0]) == ["nonconforming"]
        assert of_pick(self.BASE, *pool, *days, on=LATER) == []

    def test_who_was_promoted_may_be_replaced(self) -> None:
        """Twenty less one and one more are twenty."""
        pool = [candidate(firm, f"59.{firm}") for firm in range(10, 40)]
        picked = [reserved(firm) for firm in range(10, 30)]
        assert of_pick(self.BASE, *pool, picked, exited(10, LATER), reserved(30, on=LATER), on=LATER) == []

    def test_a_pick_too_many_on_a_later_day(self) -> None:
        """A twenty-sixth is one too many whenever it comes."""
        pool = [candidate(firm, f"59.{firm}") for firm in range(10, 40)]
        picked = [reserved(firm) for firm in range(10, 35)]
        assert of_pick(self.BASE, *pool, picked, reserved(35, on=LATER), on=LATER) == ["nonconforming"]


class TestMarks:
    """3/score, OP-10: a score lies on the scale, both ends included."""

    @pytest.mark.parametrize(
        ("points", "given"), [("100", []), ("100.01", [("nonconforming", "3/score", ONE)]), (NoScore.ABSENT, [])]
    )
    def test_of_a_hundred_points(self, points: object, given: list[tuple[str, str, str]]) -> None:
        """By default the top is a hundred; an expert who gave nothing exceeded nothing."""
        assert brief(found(applied(1), marks(1, points, 90, 90, 90))) == given

    def test_of_another_scale(self) -> None:
        """OP-10 other: the top is what the casebook says."""
        story = evolve(book(applied(1), marks(1, 120, 121, 90)), scale_top=Score(12000))
        given = findings(under(OP_10_scale="other"), History(story), LATER)
        assert [(one.clause, one.entry != "") for one in given] == [("3/score", True)]
        assert findings(under(OP_10_scale="other"), History(story), APPLIED) == ()


class TestUnlikeFirms:
    """What one firm did never becomes another's finding."""

    def test_each_firm_by_itself(self) -> None:
        """Firm 2 is outside and told to update; firm 1 is a member and told too."""
        story = [MEMBER, told(1, LATER, NoDeadline.NONE), told(2, LATER, NoDeadline.NONE), accident(2)]
        assert brief(found(*story)) == [("nonconforming", "5/scope", TWO)]

    def test_marks_of_nobody(self) -> None:
        """Marks and applications alone are no acts of the bureau."""
        assert found(applied(1), marks(1, 90), marks(2, 90)) == []
