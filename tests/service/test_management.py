"""The decision space of every firm the Measures still concern."""

from datetime import date, timedelta

import pytest

from fzdigital.nouns import (
    Basis,
    NoDeadline,
    Rectification,
    RectificationOutcome,
    Reply,
    Report,
    Stars,
    UpdateNotice,
    Verification,
)
from fzdigital.rules.answer import Decision
from fzdigital.service.history import History
from fzdigital.service.management import explain_firm, manage
from tests.service.builders import (
    DECIDED,
    ELEC,
    LAST,
    LATER,
    MEASURES,
    NOTICE,
    PICKED,
    SEPTEMBER,
    accident,
    admitted,
    book,
    candidate,
    checked,
    demanded,
    exited,
    fault,
    history,
    left,
    promoted,
    rated,
    reported,
    reserved,
    told,
    under,
)
from tests.strategies.nouns import code_of

ONE, TWO = code_of(1), code_of(2)
EVE, MORROW, JANUARY = LATER - timedelta(days=1), LATER + timedelta(days=1), date(2026, 1, 1)
MEMBER = (*candidate(1, 90), admitted(1))
FAILED, REFUSED, PASSED = (
    RectificationOutcome.FAILED, RectificationOutcome.REFUSED, RectificationOutcome.PASSED,
)  # fmt: skip
SURVIVE = {"OP_03_pending": "facts_before_expiry_survive"}


def firm(*parts: object, on: date = LATER, incomplete: tuple[str, ...] = (), **readings: str | None) -> Decision:
    """The decision space of firm 1."""
    register = History(book(*parts, incomplete=incomplete))  # type: ignore[arg-type]
    return explain_firm(under(**readings), register, ONE, on)


def outcomes(decision: Decision, act: str = "exit") -> list[str]:
    """The outcomes still possible for an act."""
    return [one.value for one in decision.of(act).outcomes]


def grounds(decision: Decision) -> list[str]:
    """The clauses on which the firm must leave."""
    return sorted({ground.result.rule.clause for ground in decision.of("exit").applying})


class TestWho:
    """5/scope: members, the reserve, and who has left."""

    def test_members_then_reserve_then_those_that_left(self) -> None:
        """Each once, within each group by code; mere applicants are not managed."""
        register = history(
            *(candidate(number, 90) for number in range(1, 6)),
            *(admitted(3), admitted(2), admitted(2, ELEC), admitted(1), reserved(4), left([1])),
        )
        names = [decision.case.name for decision in manage(MEASURES, register, LATER)]
        assert names == [TWO, code_of(3), code_of(4), ONE]

    def test_a_ground_does_not_change_the_library(self) -> None:
        """OP-21: the firm must leave and is still a member until somebody decides it."""
        decisions = manage(MEASURES, history(MEMBER, accident(1)), LATER)
        assert [(one.case.name, outcomes(one)) for one in decisions] == [(ONE, ["must"])]

    def test_a_firm_nobody_knows(self) -> None:
        """It is concerned by nothing and may serve if it meets the conditions (preamble/nonmember)."""
        decision = firm()
        assert outcomes(decision) == ["not_applicable"]
        assert decision.of("serve").is_open


class TestIncidentsAndReports:
    """5(2), 5(3)b: the grounds without a step in between."""

    def test_an_accident(self) -> None:
        """On its day, not the day before; not outside service."""
        assert grounds(firm(MEMBER, accident(1))) == ["5(3)b.1"]
        assert outcomes(firm(MEMBER, accident(1), on=EVE)) == ["silent"]
        assert outcomes(firm(MEMBER, accident(1, during=False))) == ["silent"]
        assert outcomes(firm(MEMBER, accident(1, during=None))) == ["must", "silent"]

    def test_a_report_falsified(self) -> None:
        """From the day it was found; before, the report is put to the firm."""
        report = reported(1, PICKED, verification=Verification.FALSIFICATION, verification_on=LATER)
        assert grounds(firm(MEMBER, report)) == ["5(2)e"]
        eve = firm(MEMBER, report, on=EVE)
        assert (outcomes(eve), outcomes(eve, "verify_report")) == (["silent"], ["must"])

    def test_a_reply_not_as_required(self) -> None:
        """5(2)d: not answering is a ground of its own."""
        report = reported(1, PICKED, reply=Reply.NOT_AS_REQUIRED, reply_on=LATER)
        assert grounds(firm(MEMBER, report)) == ["5(2)d"]

    def test_a_report_that_was_put_to_the_firm(self) -> None:
        """5(2)c: done by a recorded day, or proved by what came of it; unknown where what came of it is."""
        assert outcomes(firm(MEMBER, reported(1, PICKED, verified_on=LATER)), "verify_report") == ["silent"]
        assert outcomes(firm(MEMBER, reported(1, PICKED, verified_on=LATER), on=EVE), "verify_report") == ["must"]
        answered = reported(1, PICKED, reply=Reply.AS_REQUIRED)
        assert outcomes(firm(MEMBER, answered), "verify_report") == ["silent"]
        assert outcomes(firm(MEMBER, reported(1, PICKED, reply=None)), "verify_report") == ["must", "silent"]

    def test_a_sheet_declared_incomplete(self) -> None:
        """There may be a report nobody entered: the exit is open, not excluded."""
        assert outcomes(firm(MEMBER, incomplete=("reports",))) == ["must", "silent"]

    @pytest.mark.parametrize("sheet", ["updates", "rectifications", "incidents", "ratings"])
    def test_other_sheets_declared_incomplete(self, sheet: str) -> None:
        """Whatever sheet may lack rows leaves open what hangs on it."""
        decision = firm(MEMBER, NOTICE, rated(2, 1, SEPTEMBER, Stars.ONE), incomplete=(sheet,))
        open_acts = {one.act.id for one in decision.open} - {"serve"}
        assert (
            open_acts
            == {
                "updates": {"update_information", "demand_rectification_5_1"},
                "rectifications": {"exit"},
                "incidents": {"exit", "demand_rectification_5_3"},
                "ratings": {"exit", "rate"},
            }[sheet]
        )


class TestUpdating:
    """5(1)a, 5(1)b: told, done, late."""

    DUE = LATER - timedelta(days=5)

    @pytest.mark.parametrize(
        ("notice", "on", "expected"),
        [
            (told(1, PICKED, DUE), DUE, ["silent"]),
            (told(1, PICKED, DUE), DUE + timedelta(days=1), ["must"]),
            (told(1, PICKED, DUE, done=True, done_on=DUE), LATER, ["silent"]),
            (told(1, PICKED, DUE, done=True, done_on=DUE + timedelta(days=1)), LATER, ["must"]),
            (told(1, PICKED, DUE, done=True), LATER, ["must", "silent"]),
            (told(1, PICKED, DUE, done=None), DUE, ["silent"]),
            (told(1, PICKED, DUE, done=None), LATER, ["must", "silent"]),
            (told(1, PICKED, None, late=False), LATER, ["must", "silent"]),
            (told(1, PICKED, NoDeadline.NONE, late=True), LATER, ["must"]),
            (told(1, PICKED, NoDeadline.NONE, late=False), LATER, ["silent"]),
            (told(1, PICKED, NoDeadline.NONE, late=False, done=True, done_on=DUE), LATER, ["silent"]),
            (told(1, PICKED, NoDeadline.NONE), LATER, ["must", "silent"]),
        ],
    )
    def test_rectification_is_demanded_after_the_due_date(
        self, notice: UpdateNotice, on: date, expected: list[str]
    ) -> None:
        """OP-22: by the date in the notice; without one by judgement; with neither known it is open."""
        assert outcomes(firm(MEMBER, notice, on=on), "demand_rectification_5_1") == expected

    def test_a_person_may_judge_instead(self) -> None:
        """OP-22 judgement: the date does not count, only what a person found."""
        notice = told(1, PICKED, self.DUE, late=False)
        assert outcomes(firm(MEMBER, notice, OP_22_in_time="judgement"), "demand_rectification_5_1") == ["silent"]

    def test_once_demanded_it_is_done(self) -> None:
        """5(1)b: a demand on or after the notice answers it; one on another basis does not."""
        assert outcomes(firm(MEMBER, told(1, PICKED, self.DUE), demanded(1, EVE)), "demand_rectification_5_1") == [
            "silent"
        ]
        other = firm(MEMBER, told(1, PICKED, self.DUE), demanded(1, EVE, Basis.SERVICE))
        assert outcomes(other, "demand_rectification_5_1") == ["must"]

    def test_the_duty_to_update_lasts_until_it_is_done(self) -> None:
        """5(1)a: the notice makes the duty, doing it ends it."""
        done = told(1, PICKED, self.DUE, done=True, done_on=LATER)
        assert outcomes(firm(MEMBER, done, on=EVE), "update_information") == ["must"]
        assert outcomes(firm(MEMBER, done), "update_information") == ["silent"]


class TestRectifying:
    """5(1)c, 5(1)d, 5(3)a: no exit without a demand, none while it is pending."""

    @pytest.mark.parametrize(
        ("demand", "clause"),
        [
            (demanded(1, PICKED, outcome=REFUSED, outcome_on=LATER), "5(1)c"),
            (demanded(1, PICKED, outcome=FAILED, outcome_on=LATER), "5(1)d"),
            (demanded(1, PICKED, Basis.SERVICE, REFUSED, LATER), "5(3)a.2"),
            (demanded(1, PICKED, Basis.SERVICE, FAILED, LATER), "5(3)a.3"),
        ],
    )
    def test_refusal_and_failure(self, demand: Rectification, clause: str) -> None:
        """From the day it was found, on the basis of the demand."""
        assert grounds(firm(MEMBER, demand)) == [clause]
        assert outcomes(firm(MEMBER, demand, on=EVE)) == ["silent"]

    def test_passed_and_unknown(self) -> None:
        """Rectified to standard is no ground; an unknown outcome is an open one."""
        assert outcomes(firm(MEMBER, demanded(1, PICKED, outcome=PASSED))) == ["silent"]
        assert outcomes(firm(MEMBER, demanded(1, PICKED, outcome=None))) == ["must", "silent"]

    @pytest.mark.parametrize(
        ("deadline", "on", "expected"),
        [
            (LATER, LATER, ["silent"]),
            (LATER, MORROW, ["must"]),
            (NoDeadline.NONE, LAST, ["silent"]),
            (None, LATER, ["must", "silent"]),
        ],
    )
    def test_silence_after_the_deadline(
        self, deadline: date | NoDeadline | None, on: date, expected: list[str]
    ) -> None:
        """OP-23 counts_as_failure: the day after the deadline; without a deadline nothing fails by time."""
        demand = demanded(1, PICKED, deadline=deadline)
        assert outcomes(firm(MEMBER, demand, on=on, OP_23_silence="counts_as_failure")) == expected
        assert outcomes(firm(MEMBER, demand, on=on)) == ["silent"]

    def test_poor_service_may_be_answered_by_a_demand(self) -> None:
        """5(3)a.1: a power, until it was used for the incident."""
        assert outcomes(firm(MEMBER, fault(1)), "demand_rectification_5_3") == ["may"]
        answered = firm(MEMBER, fault(1), demanded(1, LATER, Basis.SERVICE))
        assert outcomes(answered, "demand_rectification_5_3") == ["silent"]


class TestNoStars:
    """5(4), OP-17, OP-19, OP-20: two no-stars in a row."""

    def of(self, *stars: Stars | None, **more: object) -> tuple[object, ...]:
        """A member's rounds in September, December and March."""
        days = (SEPTEMBER, date(2024, 12, 10), LATER)
        rounds = zip(range(1, 4), days, stars, strict=False)
        return (MEMBER, NOTICE, *(rated(1, number, on, one) for number, on, one in rounds))

    def test_two_in_a_row(self) -> None:
        """From the second; one is not enough, two with a star between are not in a row; a later star cures nothing."""
        assert outcomes(firm(*self.of(Stars.NONE))) == ["silent"]
        assert grounds(firm(*self.of(Stars.NONE, Stars.NONE))) == ["5(4)"]
        assert outcomes(firm(*self.of(Stars.NONE, Stars.NONE), on=date(2024, 12, 9))) == ["silent"]
        assert outcomes(firm(*self.of(Stars.NONE, Stars.ONE, Stars.NONE))) == ["silent"]
        assert outcomes(firm(*self.of(Stars.NONE, Stars.NONE, Stars.THREE))) == ["must"]

    def test_an_unknown_grade(self) -> None:
        """It may make the pair or break it: open, and the round is named; where it cannot it opens nothing."""
        decision = firm(*self.of(Stars.NONE, None))
        assert outcomes(decision) == ["must", "silent"]
        assert [text.zh for text in decision.missing("exit").because] == ["第2轮星级不明"]
        assert outcomes(firm(*self.of(Stars.ONE, None, Stars.ONE))) == ["silent"]
        assert outcomes(firm(*self.of(Stars.NONE, Stars.NONE, None))) == ["must"]

    def test_many_unknown_grades(self) -> None:
        """Nine rounds of which nothing is known are as open as two."""
        rounds = [rated(1, number, SEPTEMBER + timedelta(days=number), None) for number in range(1, 10)]
        assert outcomes(firm(MEMBER, *rounds)) == ["must", "silent"]

    def test_a_round_missed(self) -> None:
        """OP-19: own_sequence skips it, skip_breaks is broken by it."""
        story = [
            MEMBER,
            rated(1, 1, SEPTEMBER, Stars.NONE),
            rated(2, 2, PICKED, Stars.ONE),
            rated(1, 3, LATER, Stars.NONE),
        ]
        between = rated(2, 2, date(2024, 12, 10), Stars.ONE)
        assert outcomes(firm(*story[:2], between, story[3])) == ["must"]
        assert outcomes(firm(*story[:2], between, story[3], OP_19_sequence="skip_breaks")) == ["silent"]

    def test_a_recheck(self) -> None:
        """OP-19: a re-rating counts anew, or takes the place of what it rechecks."""
        story = [MEMBER, rated(1, 1, SEPTEMBER, Stars.NONE), rated(1, 2, LATER, Stars.NONE, rechecks=1)]
        assert outcomes(firm(*story)) == ["must"]
        assert outcomes(firm(*story, OP_19_rerating="recheck_replaces")) == ["silent"]

    def test_after_re_entry_the_count_starts_afresh(self) -> None:
        """OP-20: no_bar_reset; under no_bar_carry_over the old no-star still counts."""
        again = admitted(1, batch=2, on=date(2024, 12, 1))
        story = [MEMBER, rated(1, 1, SEPTEMBER, Stars.NONE), exited(1, date(2024, 11, 1)), again]
        second = rated(1, 2, LATER, Stars.NONE)
        assert outcomes(firm(*story, second)) == ["silent"]
        assert outcomes(firm(*story, second, OP_20_reapply="no_bar_carry_over")) == ["must"]
        assert outcomes(firm(*story, second, OP_20_reapply=None)) == ["must", "silent"]

    @pytest.mark.parametrize(
        ("first", "notice", "expected"),
        [
            (date(2024, 9, 1), NOTICE, ["must"]),
            (date(2024, 10, 1), NOTICE, ["silent"]),
            (date(2024, 10, 1), None, ["must"]),
        ],
    )
    def test_a_void_first_round(self, first: date, notice: object, expected: list[str]) -> None:
        """OP-17 void: a first round outside its window does not count; without a notice there is no window to miss."""
        story = [MEMBER, *([notice] if notice else []), rated(1, 1, first, Stars.NONE), rated(1, 2, LATER, Stars.NONE)]
        assert outcomes(firm(*story, OP_17_late="void")) == expected

    def test_a_first_round_of_which_the_window_is_unknown(self) -> None:
        """OP-17 void with a notice of unknown end: whether the first round counts is open."""
        notice = type(NOTICE)(1, NOTICE.on, None)
        story = [MEMBER, notice, rated(1, 1, SEPTEMBER, Stars.NONE), rated(1, 2, LATER, Stars.NONE)]
        assert outcomes(firm(*story, OP_17_late="void")) == ["must", "silent"]
        assert outcomes(firm(MEMBER, notice, OP_17_late="void")) == ["silent"]


class TestRatingDuty:
    """4(2), OP-17: who must still be rated."""

    def test_in_the_next_round_after_it_joined(self) -> None:
        """join_next_round: a round held while the firm was a member, in which it was not rated."""
        assert outcomes(firm(MEMBER, rated(2, 1, SEPTEMBER, Stars.ONE)), "rate") == ["must"]
        assert outcomes(firm(MEMBER, rated(1, 1, SEPTEMBER, Stars.ONE)), "rate") == ["silent"]
        assert outcomes(firm(MEMBER, rated(2, 1, DECIDED - timedelta(days=1), Stars.ONE)), "rate") == ["silent"]

    @pytest.mark.parametrize(
        ("on", "expected"), [(date(2024, 8, 31), ["silent"]), (date(2024, 9, 1), ["must"])], ids=str
    )
    def test_in_its_own_third_month(self, on: date, expected: list[str]) -> None:
        """own_third_month: from the first day of its batch's window; a promoted firm has no batch and no window."""
        other = rated(2, 1, date(2024, 7, 1), Stars.ONE)
        assert outcomes(firm(MEMBER, NOTICE, other, on=on, OP_17_later_firms="own_third_month"), "rate") == expected
        joined = [reserved(1), promoted(1, on=date(2024, 6, 20))]
        assert outcomes(firm(*joined, NOTICE, other, on=on, OP_17_later_firms="own_third_month"), "rate") == ["silent"]

    def test_in_a_third_month_nobody_can_tell(self) -> None:
        """own_third_month with a notice of unknown end: open; without any notice: not due."""
        notice = type(NOTICE)(1, NOTICE.on, None)
        other = rated(2, 1, SEPTEMBER, Stars.ONE)
        for parts, expected in (((notice,), ["must", "silent"]), ((), ["silent"])):
            decision = firm(MEMBER, *parts, other, OP_17_later_firms="own_third_month")
            assert outcomes(decision, "rate") == expected

    def test_in_a_third_month_the_readings_disagree_about(self) -> None:
        """own_third_month, window unresolved: on 20 August one reading has begun, others have not."""
        story = [MEMBER, NOTICE, rated(2, 1, date(2024, 7, 1), Stars.ONE)]
        readings: dict[str, str | None] = {"OP_17_later_firms": "own_third_month", "OP_16_window": None}
        assert outcomes(firm(*story, on=date(2024, 8, 10), **readings), "rate") == ["must", "silent"]
        assert outcomes(firm(*story, on=date(2024, 10, 1), **readings), "rate") == ["must"]


class TestAfterTheEnd:
    """6, OP-03: by default nothing is decided; where facts survive, what arose in time may be."""

    @pytest.mark.parametrize(
        ("noun", "expected"),
        [
            (accident(1, LAST), ["must"]),
            (accident(1, JANUARY), ["not_in_force"]),
            (demanded(1, PICKED, outcome=FAILED, outcome_on=LAST), ["must"]),
            (demanded(1, PICKED, outcome=FAILED, outcome_on=JANUARY), ["not_in_force"]),
            (demanded(1, PICKED, outcome=FAILED), ["not_in_force", "must"]),
            (demanded(1, PICKED, outcome=None), ["not_in_force", "must", "silent"]),
            (demanded(1, PICKED), ["not_in_force"]),
            (reported(1, PICKED, reply=Reply.NOT_AS_REQUIRED, reply_on=LAST), ["must"]),
            (reported(1, PICKED, verification=Verification.FALSIFICATION, verification_on=JANUARY), ["not_in_force"]),
            (reported(1, PICKED), ["not_in_force"]),
        ],
    )
    def test_what_arose_in_time_survives(self, noun: Report | Rectification, expected: list[str]) -> None:
        """The day on which the ground was complete decides; where it is unknown it is open."""
        assert outcomes(firm(MEMBER, noun, on=JANUARY, **SURVIVE)) == expected
        assert outcomes(firm(MEMBER, noun, on=JANUARY)) == ["not_in_force"]

    @pytest.mark.parametrize(
        ("deadline", "expected"),
        [(date(2025, 12, 30), ["must"]), (LAST, ["not_in_force"])],
        ids=str,
    )
    def test_a_deadline_of_the_last_day_runs_out_too_late(self, deadline: date, expected: list[str]) -> None:
        """OP-23 counts_as_failure: on the deadline itself it is still pending, so the ground arises the day after."""
        demand = demanded(1, PICKED, deadline=deadline)
        decision = firm(MEMBER, demand, on=JANUARY, OP_23_silence="counts_as_failure", **SURVIVE)
        assert outcomes(decision) == expected

    def test_two_no_stars(self) -> None:
        """5(4): complete in December, or in January."""
        first = rated(1, 1, SEPTEMBER, Stars.NONE)
        for second, expected in ((LAST, ["must"]), (JANUARY, ["not_in_force"])):
            decision = firm(MEMBER, first, rated(1, 2, second, Stars.NONE), on=JANUARY, **SURVIVE)
            assert outcomes(decision) == expected


class TestNewMembership:
    """OP-20: what a firm left for is spent when it comes back."""

    BACK = (*candidate(1, 90, batch=2, on=LATER, reviewed=LATER), admitted(1, batch=2, on=MORROW))

    @pytest.mark.parametrize(
        "noun",
        [
            accident(1, LATER),
            demanded(1, PICKED, outcome=FAILED, outcome_on=LATER),
            reported(1, PICKED, accepted_on=PICKED, reply=Reply.NOT_AS_REQUIRED, reply_on=LATER),
        ],
    )
    def test_old_grounds_are_spent(self, noun: Report | Rectification) -> None:
        """It had to leave; re-admitted it does not have to leave again for the same."""
        assert outcomes(firm(MEMBER, noun)) == ["must"]
        assert outcomes(firm(MEMBER, noun, exited(1), self.BACK, on=LAST)) == ["silent"]

    def test_new_ones_are_not(self) -> None:
        """An accident after it came back, or an outcome found after it, counts."""
        assert outcomes(firm(MEMBER, exited(1), self.BACK, accident(1, LAST), on=LAST)) == ["must"]
        late = demanded(1, PICKED, outcome=FAILED, outcome_on=LAST)
        assert outcomes(firm(MEMBER, late, exited(1), self.BACK, on=LAST)) == ["must"]

    @pytest.mark.parametrize(
        "noun",
        [
            demanded(1, PICKED, outcome=FAILED),
            demanded(1, PICKED, outcome=None),
            reported(1, PICKED, accepted_on=PICKED, reply=Reply.NOT_AS_REQUIRED),
            reported(1, PICKED, accepted=None, reply=Reply.NOT_AS_REQUIRED, reply_on=PICKED),
        ],
    )
    def test_a_stage_of_unknown_day_leaves_it_open(self, noun: Report | Rectification) -> None:
        """It may have come before the firm left, and be spent, or since."""
        assert outcomes(firm(MEMBER, noun, exited(1), self.BACK, on=LAST)) == ["must", "silent"]

    def test_an_update_of_unknown_day_leaves_it_open(self) -> None:
        """Told before it left and updated at some time: whether the old notice still matters is open."""
        notice = told(1, PICKED, NoDeadline.NONE, done=True, late=True)
        decision = firm(MEMBER, notice, exited(1), self.BACK, on=LAST)
        assert outcomes(decision, "demand_rectification_5_1") == ["must", "silent"]

    def test_who_stays_outside_keeps_its_file(self) -> None:
        """Without a new membership nothing is spent: the firm simply is not concerned."""
        assert outcomes(firm(MEMBER, left([1]), on=LAST)) == ["not_applicable"]


class TestListing:
    """OP-13: a listing alone does not put out a member unless that is how it is read."""

    def test_of_a_member(self) -> None:
        """By default nothing; under plus_members the last look counts, and none is an open one."""
        listed = [MEMBER, checked(1, PICKED), checked(1, LATER, listed=True)]
        assert outcomes(firm(*listed)) == ["silent"]
        assert outcomes(firm(*listed, OP_13_reach="plus_members")) == ["must"]
        assert outcomes(firm(*listed, on=EVE, OP_13_reach="plus_members")) == ["silent"]
        assert outcomes(firm(MEMBER, OP_13_reach="plus_members")) == ["must", "silent"]


class TestServing:
    """preamble/nonmember: the library is no licence."""

    def test_a_member_may(self) -> None:
        """preamble/library: it was selected for it."""
        assert outcomes(firm(MEMBER), "serve") == ["may"]

    def test_who_left_may_if_it_meets_the_conditions(self) -> None:
        """OP-29: the conditions are nowhere stated, so it is open; under excludes_exited it is not."""
        assert outcomes(firm(MEMBER, left([1])), "serve") == ["may", "silent"]
        assert outcomes(firm(MEMBER, left([1]), OP_29_exited="excludes_exited"), "serve") == ["silent"]
