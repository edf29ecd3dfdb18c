"""Duties and powers short of exit: updating, reports, demands to rectify (5(1)a to 5(3)a.1)."""

from datetime import date
from typing import Any

import pytest

from fzdigital.nouns import Basis, Happening, IncidentKind, NoDeadline, RectificationOutcome, Reply, Verification
from fzdigital.rules.decision import Outcome
from tests.articles.builders import (
    DAY,
    LATER,
    MAY,
    MUST,
    NOT_APPLICABLE,
    SILENT,
    incident,
    left,
    notice,
    of_firm,
    possible,
    rectification,
    report,
    under,
)

DUE, DAY_AFTER = date(2024, 10, 31), date(2024, 11, 1)
UPDATE, DEMAND_INFORMATION, DEMAND_SERVICE = (
    "update_information",
    "demand_rectification_5_1",
    "demand_rectification_5_3",
)
MUST_OR_NOT = possible(Outcome.MUST, Outcome.SILENT)
MAY_OR_NOT = possible(Outcome.MAY, Outcome.SILENT)


def outcomes(act: str, *matters: Happening, **asked: Any) -> tuple[Outcome, ...]:
    """What holds for an act towards the firm."""
    return of_firm(*matters, **asked).of(act).outcomes


@pytest.mark.parametrize(
    "act", [UPDATE, DEMAND_INFORMATION, "report", "accept_report", "verify_report", DEMAND_SERVICE]
)
class TestScope:
    """5/scope: what the bureau does to providers it does to those in the service library."""

    MATTERS = (notice(), report(accepted=False, accepted_on=None, verified_on=None), incident(IncidentKind.POOR_RESULT))

    @pytest.mark.parametrize("in_reserve", [True, False])
    def test_nobody_else_is_concerned(self, act: str, in_reserve: bool) -> None:
        """A reserve firm has no duty to update and no report procedure; neither has a firm outside."""
        assert outcomes(act, *self.MATTERS, joined=None, in_reserve=in_reserve) == NOT_APPLICABLE

    def test_a_reserve_firm_may_be_meant(self, act: str) -> None:
        """If both libraries are meant, the reserve is managed like the library (OP-21)."""
        regulation = under("OP-21.libraries", "both_libraries")
        found = outcomes(act, *self.MATTERS, joined=None, in_reserve=True, regulation=regulation)
        assert found == outcomes(act, *self.MATTERS)
        assert found != NOT_APPLICABLE


class TestUpdating:
    """5(1)a: on the bureau's notice or request the provider fills in or updates its information."""

    def test_it_is_a_duty(self) -> None:
        """The one word of command in the text."""
        assert outcomes(UPDATE, notice()) == MUST

    def test_no_notice_no_duty(self) -> None:
        """The duty arises with a notice or request only."""
        assert outcomes(UPDATE) == SILENT

    def test_done_is_done(self) -> None:
        """Whoever has updated owes nothing."""
        assert outcomes(UPDATE, notice(done=True, done_on=date(2024, 10, 20))) == SILENT

    @pytest.mark.parametrize("on", [date(2024, 10, 1), DUE, DAY_AFTER])
    def test_it_lasts_until_done(self, on: date) -> None:
        """From the day of the notice, and no less once the date is past."""
        assert outcomes(UPDATE, notice(), on=on) == MUST

    def test_a_notice_to_come_binds_nobody(self) -> None:
        """The day before the notice there was none."""
        assert outcomes(UPDATE, notice(), on=date(2024, 9, 30)) == SILENT

    def test_a_notice_to_an_earlier_membership_is_spent(self) -> None:
        """A firm admitted again owes nothing on a notice of the day it left."""
        gone = date(2024, 11, 1)
        again = {"joined": date(2025, 2, 3), "batch": 2, "on": LATER}
        assert outcomes(UPDATE, notice(on=gone, due=NoDeadline.NONE), left(gone), **again) == SILENT

    def test_unknown_leaves_it_open(self) -> None:
        """Nobody said whether it was done."""
        assert outcomes(UPDATE, notice(done=None)) == MUST_OR_NOT

    def test_one_of_two_notices_is_enough(self) -> None:
        """Each notice counts by itself."""
        assert outcomes(UPDATE, notice(done=True), notice(on=date(2024, 10, 15))) == MUST

    def test_filling_in_is_a_duty_too(self) -> None:
        """The duty names both, whatever the sanction covers (OP-22)."""
        assert outcomes(UPDATE, notice(first_filling=True), regulation=under("OP-22.duty", "update_only")) == MUST


class TestMissedUpdate:
    """5(1)b: who has not updated in time is asked to rectify; here the text leaves no choice."""

    @pytest.mark.parametrize(("on", "expected"), [(DUE, SILENT), (DAY_AFTER, MUST)])
    def test_from_the_day_after_the_date(self, on: date, expected: tuple[Outcome, ...]) -> None:
        """On the last day it is in time still."""
        assert outcomes(DEMAND_INFORMATION, notice(), on=on) == expected

    @pytest.mark.parametrize(("done_on", "expected"), [(DUE, SILENT), (DAY_AFTER, MUST)])
    def test_an_update_after_the_date_is_late(self, done_on: date, expected: tuple[Outcome, ...]) -> None:
        """Late is late, although the information is there by now."""
        assert outcomes(DEMAND_INFORMATION, notice(done=True, done_on=done_on)) == expected

    def test_no_notice_no_demand(self) -> None:
        """There is nothing to be late with."""
        assert outcomes(DEMAND_INFORMATION) == SILENT

    @pytest.mark.parametrize(("late", "expected"), [(True, MUST), (False, SILENT), (None, MUST_OR_NOT)])
    def test_without_a_date_a_person_judges(self, late: bool | None, expected: tuple[Outcome, ...]) -> None:
        """The text has no number of days; until somebody judged it is open."""
        assert outcomes(DEMAND_INFORMATION, notice(due=NoDeadline.NONE, late=late)) == expected

    @pytest.mark.parametrize(
        ("reading", "expected"), [("due_date_in_notice", [MUST, SILENT]), ("judgement", [SILENT, MUST])]
    )
    def test_what_in_time_means_is_open(self, reading: str, expected: list[tuple[Outcome, ...]]) -> None:
        """A date missed but judged harmless, and a date to come but judged late: date or judgement prevails."""
        regulation = under("OP-22.in_time", reading)
        matters = (notice(late=False), notice(due=date(2024, 12, 31), late=True))
        assert [outcomes(DEMAND_INFORMATION, matter, regulation=regulation) for matter in matters] == expected

    @pytest.mark.parametrize(
        ("reading", "first_filling", "expected"),
        [
            ("fill_or_update", True, MUST),
            ("update_only", True, SILENT),
            ("fill_or_update", False, MUST),
            ("update_only", False, MUST),
            ("fill_or_update", None, MUST),
            ("update_only", None, MUST_OR_NOT),
        ],
    )
    def test_never_filled_in_is_open(
        self, reading: str, first_filling: bool | None, expected: tuple[Outcome, ...]
    ) -> None:
        """The duty says fill in or update, the sanction update only."""
        matter = notice(first_filling=first_filling)
        assert outcomes(DEMAND_INFORMATION, matter, regulation=under("OP-22.duty", reading)) == expected

    @pytest.mark.parametrize("on", [date(2024, 10, 1), DAY_AFTER, DAY])
    def test_once_demanded_is_enough(self, on: date) -> None:
        """A demand on the same basis since the notice answers it, one of the day asked about included."""
        demand = rectification(Basis.INFORMATION, RectificationOutcome.PENDING, on=on, deadline=DAY)
        assert outcomes(DEMAND_INFORMATION, notice(), demand) == SILENT

    @pytest.mark.parametrize(
        "demand",
        [
            rectification(Basis.SERVICE, RectificationOutcome.PENDING, on=DAY_AFTER, deadline=DAY),
            rectification(Basis.INFORMATION, RectificationOutcome.PENDING, on=date(2024, 9, 20)),
            rectification(Basis.INFORMATION, RectificationOutcome.PENDING, on=date(2024, 11, 21), deadline=None),
        ],
        ids=["of its service", "before the notice", "after the day asked about"],
    )
    def test_another_demand_does_not_answer_it(self, demand: Happening) -> None:
        """One on the other basis, an older or a later one leaves the duty as it is."""
        assert outcomes(DEMAND_INFORMATION, notice(), demand) == MUST

    def test_where_demands_may_be_missing_it_is_open(self) -> None:
        """If the sheet of demands is incomplete nobody can say that none was made."""
        assert outcomes(DEMAND_INFORMATION, notice(), incomplete=("rectifications",)) == MUST_OR_NOT


FRESH = {"accepted": False, "accepted_on": None, "verified_on": None}


class TestReporting:
    """5(2)a: anyone may report, under a real name, that a provider's information is untrue or inaccurate."""

    def test_it_is_a_right(self) -> None:
        """There is no condition on who reports."""
        (ground,) = of_firm().of("report").applying
        assert outcomes("report") == MAY
        assert ground.result.rule.holder == "anyone"


class TestAccepting:
    """5(2)b: a report comes with evidence and contact details; whether to accept it is for the bureau."""

    def test_a_complete_report_may_be_accepted(self) -> None:
        """Nothing compels the bureau."""
        assert outcomes("accept_report", report(**FRESH)) == MAY

    def test_without_a_report_there_is_nothing_to_accept(self) -> None:
        """The report comes first."""
        assert outcomes("accept_report") == SILENT

    def test_accepted_is_accepted(self) -> None:
        """It is not accepted twice."""
        assert outcomes("accept_report", report()) == SILENT

    @pytest.mark.parametrize(
        ("element", "all_three_elements", "real_name_only"),
        [("real_name", SILENT, SILENT), ("evidence", SILENT, MAY), ("contact", SILENT, MAY)],
    )
    def test_what_it_takes_is_open(
        self, element: str, all_three_elements: tuple[Outcome, ...], real_name_only: tuple[Outcome, ...]
    ) -> None:
        """All three elements, or a real name alone."""
        readings = {"all_three_elements": all_three_elements, "real_name_only": real_name_only}
        for reading, expected in readings.items():
            found = outcomes(
                "accept_report", report(**FRESH, **{element: False}), regulation=under("OP-25.admissible", reading)
            )
            assert found == expected

    @pytest.mark.parametrize("element", ["real_name", "evidence", "contact"])
    def test_an_unknown_element_leaves_it_open(self, element: str) -> None:
        """An element nobody knows of is neither there nor missing."""
        assert outcomes("accept_report", report(**FRESH, **{element: None})) == MAY_OR_NOT


class TestVerifying:
    """5(2)c: the bureau puts an accepted report to the provider, promptly."""

    def test_it_is_a_duty(self) -> None:
        """From acceptance until it was done."""
        assert outcomes("verify_report", report(verified_on=None)) == MUST

    @pytest.mark.parametrize(("on", "expected"), [(date(2024, 10, 10), MUST), (date(2024, 10, 11), SILENT)])
    def test_done_is_done(self, on: date, expected: tuple[Outcome, ...]) -> None:
        """On the day it is put to the provider the duty is met."""
        assert outcomes("verify_report", report(), on=on) == expected

    @pytest.mark.parametrize(("on", "expected"), [(date(2024, 10, 9), SILENT), (date(2024, 10, 10), MUST)])
    def test_only_accepted_reports(self, on: date, expected: tuple[Outcome, ...]) -> None:
        """The day before it was accepted there was no duty."""
        assert outcomes("verify_report", report(verified_on=None), on=on) == expected

    def test_a_report_not_accepted(self) -> None:
        """What the bureau does not take up it need not put to anybody."""
        assert outcomes("verify_report", report(**FRESH)) == SILENT

    def test_unknown_acceptance_leaves_it_open(self) -> None:
        """Nobody said whether it was accepted."""
        assert outcomes("verify_report", report(**FRESH | {"accepted": None})) == MUST_OR_NOT

    @pytest.mark.parametrize(
        "stage", [{"reply": Reply.AS_REQUIRED}, {"verification": Verification.UNFOUNDED}], ids=["reply", "result"]
    )
    def test_a_stage_beyond_it_proves_it(self, stage: dict[str, Any]) -> None:
        """Whoever answered was asked, although the day was not recorded."""
        assert outcomes("verify_report", report(verified_on=None, **stage)) == SILENT


FAULTS = pytest.mark.parametrize(
    "kind", [IncidentKind.POOR_RESULT, IncidentKind.LOW_SATISFACTION, IncidentKind.SIMILAR_SERVICE]
)


class TestPoorService:
    """5(3)a.1: while serving, poor results, low satisfaction and the like: rectification according to gravity."""

    @FAULTS
    @pytest.mark.parametrize(("reading", "expected"), [("discretion_whether", MAY), ("discretion_how", MUST)])
    def test_what_gravity_bears_on_is_open(
        self, kind: IncidentKind, reading: str, expected: tuple[Outcome, ...]
    ) -> None:
        """It decides whether to demand, or only how."""
        assert outcomes(DEMAND_SERVICE, incident(kind), regulation=under("OP-23.gravity", reading)) == expected

    @FAULTS
    @pytest.mark.parametrize("reading", ["discretion_whether", "discretion_how"])
    def test_only_while_serving(self, kind: IncidentKind, reading: str) -> None:
        """What has nothing to do with serving an enterprise is no occasion."""
        matter = incident(kind, during_service=False)
        assert outcomes(DEMAND_SERVICE, matter, regulation=under("OP-23.gravity", reading)) == SILENT

    def test_unknown_service_leaves_it_open(self) -> None:
        """Nobody said whether it was while serving."""
        assert outcomes(DEMAND_SERVICE, incident(IncidentKind.POOR_RESULT, during_service=None)) == MAY_OR_NOT

    def test_without_any_fault_there_is_no_demand(self) -> None:
        """The bureau cannot demand out of the blue."""
        assert outcomes(DEMAND_SERVICE) == SILENT

    @pytest.mark.parametrize(
        "kind", [IncidentKind.MAJOR_SAFETY, IncidentKind.SEVERE_DISHONESTY, IncidentKind.OTHER_ILLEGAL]
    )
    def test_what_expels_is_no_occasion(self, kind: IncidentKind) -> None:
        """Grave events go another way, without a demand."""
        assert outcomes(DEMAND_SERVICE, incident(kind)) == SILENT

    @pytest.mark.parametrize(
        ("basis", "on", "expected"),
        [
            (Basis.SERVICE, date(2024, 10, 8), SILENT),
            (Basis.SERVICE, date(2024, 10, 7), MAY),
            (Basis.INFORMATION, date(2024, 10, 8), MAY),
        ],
    )
    def test_once_demanded_is_enough(self, basis: Basis, on: date, expected: tuple[Outcome, ...]) -> None:
        """A demand on this basis, not older than the fault, answers it."""
        demand = rectification(basis, RectificationOutcome.PENDING, on=on)
        assert outcomes(DEMAND_SERVICE, incident(IncidentKind.POOR_RESULT), demand) == expected

    def test_it_is_no_duty_to_inform(self) -> None:
        """A fault in service makes no demand about information."""
        assert outcomes(DEMAND_INFORMATION, incident(IncidentKind.POOR_RESULT)) == SILENT
