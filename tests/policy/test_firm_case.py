"""From a dossier to the facts that the rules of article five speak of."""

from datetime import date, timedelta

import pytest
from attrs import evolve

from fzdigital.nouns import (
    Basis,
    Dossier,
    Incident,
    IncidentKind,
    NoDeadline,
    Rating,
    Rectification,
    RectificationOutcome,
    Reply,
    Stars,
    UpdateNotice,
)
from fzdigital.policy.firm_case import firm_case
from fzdigital.policy.measures import MEASURES
from fzdigital.policy.occasion import Occasion
from fzdigital.rules.case import Matter, named_values
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.vocabulary import Possible, Value
from tests.domain.samples import DAY, EVE, LATER, MORROW, ONE, REPORT

EMPTY = Dossier(ONE, (), False, (), (), (), (), (), (), (), ())
NOTICE = UpdateNotice(ONE, DAY, MORROW, first_filling=False, done=False, done_on=None, late=None)
DEMAND = Rectification(ONE, Basis.INFORMATION, DAY, MORROW, RectificationOutcome.PENDING, None)


def values(file: Dossier, kind: str, on: date = LATER, regulation: Regulation = MEASURES) -> dict[str, Value]:
    """The facts of the only matter of a kind."""
    case = firm_case(regulation, file, Occasion(on))
    (position,) = [at for at, matter in enumerate(case.matters) if matter.kind == kind]
    return {name.removeprefix(f"{kind}."): value for name, value in named_values(regulation, case, position).items()}


def matters(file: Dossier, on: date = LATER) -> list[Matter]:
    """The matters of a firm's case, without its ratings."""
    return [one for one in firm_case(MEASURES, file, Occasion(on)).matters if one.kind != "ratings"]


class TestWhatLiesAhead:
    """A dossier that holds more than the day asked about is read as of that day."""

    LATE = evolve(
        EMPTY,
        ratings=(Rating(ONE, 1, LATER, Stars.NONE),),
        notices=(NOTICE,),
        rectifications=(DEMAND,),
        reports=(REPORT,),
        incidents=(Incident(ONE, IncidentKind.MAJOR_SAFETY, DAY, during_service=True, grave=None),),
    )

    def test_nothing_of_it_is_there_the_day_before(self) -> None:
        """Neither matters nor ratings of a later day, and no demand answers a notice before it was made."""
        assert matters(self.LATE, EVE) == []
        assert {values(self.LATE, "ratings", EVE)[name] for name in values(EMPTY, "ratings") if "run" in name} == {0}

    def test_all_of_it_is_there_on_the_day(self) -> None:
        """A notice, a demand, a report and an event."""
        assert sorted(one.kind for one in matters(self.LATE, DAY)) == ["event", "notice", "rect_5_1", "report"]

    def test_stages_are_those_of_the_day(self) -> None:
        """The report was put to the firm the day after; on the day itself nothing but its acceptance is there."""
        assert values(self.LATE, "report", DAY)["put_to_provider"] is False
        assert values(self.LATE, "report", MORROW)["put_to_provider"] is True

    def test_a_later_demand_answers_no_notice_yet(self) -> None:
        """A demand of the next day has not been made today."""
        file = evolve(EMPTY, notices=(NOTICE,), rectifications=(evolve(DEMAND, on=MORROW),))
        assert values(file, "notice", DAY)["rectification_demanded"] is False
        assert values(file, "notice", MORROW)["rectification_demanded"] is True


class TestUnknown:
    """What nobody knows stays unknown; what is half known is narrowed."""

    @pytest.mark.parametrize(
        ("notice", "on", "status"),
        [
            (NOTICE, MORROW, "pending"),
            (NOTICE, LATER, "late"),
            (evolve(NOTICE, done=None), MORROW, Possible(("in_time", "pending"))),
            (evolve(NOTICE, done=None), LATER, Possible(("in_time", "late"))),
            (evolve(NOTICE, done=True), LATER, None),
            (evolve(NOTICE, due=None), LATER, None),
            (evolve(NOTICE, due=None, late=False), LATER, None),
            (evolve(NOTICE, due=NoDeadline.NONE), LATER, None),
            (evolve(NOTICE, due=NoDeadline.NONE, late=True), LATER, "late"),
        ],
    )
    def test_the_state_of_an_update(self, notice: UpdateNotice, on: date, status: Value) -> None:
        """OP-22: an unknown due date is not the absence of one."""
        assert values(evolve(EMPTY, notices=(notice,)), "notice", on)["status_by_due_date"] == status

    def test_a_report_whose_stages_are_unknown(self) -> None:
        """A reply nobody knows leaves unknown whether it was put to the firm; a known one proves it."""
        report = evolve(REPORT, verified_on=None)
        unknown = evolve(report, reply=None, reply_on=None)
        assert values(evolve(EMPTY, reports=(unknown,)), "report")["put_to_provider"] is None
        assert values(evolve(EMPTY, reports=(report,)), "report")["put_to_provider"] is True
        late = evolve(report, reply=Reply.NOT_AS_REQUIRED)
        assert values(evolve(EMPTY, reports=(late,)), "report")["reply"] == "not_as_required"

    @pytest.mark.parametrize(
        ("demand", "overdue", "arose_on"),
        [
            (DEMAND, True, MORROW + timedelta(days=1)),
            (evolve(DEMAND, deadline=None), None, None),
            (evolve(DEMAND, deadline=NoDeadline.NONE), False, date(2099, 12, 31)),
            (evolve(DEMAND, outcome=None), True, None),
            (evolve(DEMAND, outcome=RectificationOutcome.FAILED, outcome_on=DAY), True, DAY),
        ],
    )
    def test_a_rectification(self, demand: Rectification, overdue: bool | None, arose_on: date | None) -> None:
        """OP-23: overdue the day after the deadline, and that day the ground arises; no deadline never passes."""
        known = values(evolve(EMPTY, rectifications=(demand,)), "rect_5_1")
        assert (known["overdue"], known["arose_on"]) == (overdue, arose_on)

    def test_sheets_declared_incomplete(self) -> None:
        """Each adds one matter of its kinds of which nothing is known, beside those on file."""
        file = evolve(EMPTY, notices=(NOTICE,), incomplete=("notices", "incidents"))
        assert [(one.kind, one.id) for one in matters(file)] == [
            ("notice", str(DAY)), ("notice", "?"), ("service", "?"), ("event", "?"),
        ]  # fmt: skip
        unknown = [one for one in matters(file) if one.id == "?"]
        assert {value for one in unknown for value in one.facts.values} == {None}
