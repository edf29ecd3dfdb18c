"""From when until when the text has effect, and what is left afterwards (notice, section 6)."""

from datetime import date, timedelta

import pytest

from fzdigital.nouns import (
    ActKind,
    Basis,
    IncidentKind,
    NoDeadline,
    OfficialAct,
    RectificationOutcome,
    Reply,
    Stars,
    Verification,
)
from fzdigital.policy.measures import MEASURES
from fzdigital.rules.decision import Outcome
from fzdigital.service.cases import pools_on
from tests.articles.builders import (
    MAY,
    MUST,
    NOT_IN_FORCE,
    ONE,
    OTHER,
    SILENT,
    admission,
    admit_of,
    exit_of,
    history,
    incident,
    occasion,
    of_batch,
    of_library,
    possible,
    promote_of,
    rated,
    rectification,
    report,
    standing,
    under,
)

FIRST, LAST = date(2024, 4, 11), date(2025, 12, 31)
EVE, AFTER = FIRST - timedelta(days=1), LAST + timedelta(days=1)
RELEASED = date(2024, 4, 19)
ON_BOTH_SIDES = pytest.mark.parametrize(("on", "in_force"), [(EVE, False), (FIRST, True), (LAST, True), (AFTER, False)])


class TestPeriod:
    """notice/commence, notice/date, 6: in force from 11 April 2024 until 31 December 2025."""

    @ON_BOTH_SIDES
    def test_the_library_as_a_whole(self, on: date, in_force: bool) -> None:
        """The first and the last day are within, the days around them are not."""
        assert of_library(standing(), on=on).of("replenish").outcomes == (MAY if in_force else NOT_IN_FORCE)

    @ON_BOTH_SIDES
    def test_an_exit(self, on: date, in_force: bool) -> None:
        """Outside the period nobody must leave."""
        matter = incident(IncidentKind.MAJOR_SAFETY, on=on)
        assert exit_of(matter, on=on, joined=on) == (MUST if in_force else NOT_IN_FORCE)

    @ON_BOTH_SIDES
    def test_an_admission(self, on: date, in_force: bool) -> None:
        """Outside the period nobody may be admitted."""
        assert admit_of(on=on) == (MAY if in_force else NOT_IN_FORCE)

    @ON_BOTH_SIDES
    def test_a_batch(self, on: date, in_force: bool) -> None:
        """Outside the period no list need be decided."""
        assert of_batch(on).of("decide_list").outcomes == (MUST if in_force else NOT_IN_FORCE)

    @ON_BOTH_SIDES
    def test_a_promotion(self, on: date, in_force: bool) -> None:
        """Outside the period nobody may be promoted."""
        assert promote_of(on=on) == (MAY if in_force else NOT_IN_FORCE)

    def test_it_lasts_630_days(self) -> None:
        """Both ends counted."""
        assert (MEASURES.day("expires_on") - MEASURES.day("effective_from")).days + 1 == 630

    def test_another_end_can_be_enacted(self) -> None:
        """The days are the regulation's: prolonged by a year, it is in force a year longer."""
        prolonged = MEASURES.with_parameters(expires_on=date(2026, 12, 31))
        assert admit_of(on=AFTER, regulation=prolonged) == MAY


def fill(on: date, reading: str | None, released_on: date | None) -> tuple[Outcome, ...]:
    """Whether the library may be refilled on a day, the text being made public on another."""
    known = occasion(on, released_on=released_on)
    return of_library(regulation=under("OP-01.commencement", reading), known=known).of("replenish").outcomes


class TestCommencement:
    """notice/commence (OP-01): from the date of the document, or from its release, or thirty days later."""

    @pytest.mark.parametrize(
        ("reading", "first"),
        [("document_date", FIRST), ("release_date", RELEASED), ("release_plus_30", date(2024, 5, 19))],
    )
    def test_the_readings(self, reading: str, first: date) -> None:
        """Made public on 19 April 2024, it begins on 11 April, on 19 April or on 19 May."""
        assert fill(first - timedelta(days=1), reading, RELEASED) == NOT_IN_FORCE
        assert fill(first, reading, RELEASED) == MAY

    @pytest.mark.parametrize(
        ("reading", "expected"),
        [
            ("document_date", MAY),
            ("release_date", possible(Outcome.NOT_IN_FORCE, Outcome.MAY)),
            ("release_plus_30", possible(Outcome.NOT_IN_FORCE, Outcome.MAY)),
        ],
    )
    def test_an_unknown_release(self, reading: str, expected: tuple[Outcome, ...]) -> None:
        """It matters only if the text begins with its release."""
        assert fill(date(2024, 11, 20), reading, None) == expected

    def test_unresolved_it_is_open_where_the_readings_part(self) -> None:
        """On 12 April 2024 the reading decides, after 19 May it no longer does."""
        assert fill(EVE, None, RELEASED) == NOT_IN_FORCE
        assert fill(date(2024, 4, 12), None, RELEASED) == possible(Outcome.NOT_IN_FORCE, Outcome.MAY)
        assert fill(date(2024, 5, 19), None, RELEASED) == MAY


class TestLastDay:
    """6 (OP-02): whether the closing day is itself within."""

    @pytest.mark.parametrize(
        ("reading", "expected"),
        [("inclusive", [MAY, MAY, NOT_IN_FORCE]), ("exclusive", [MAY, NOT_IN_FORCE, NOT_IN_FORCE])],
    )
    def test_the_readings(self, reading: str, expected: list[tuple[Outcome, ...]]) -> None:
        """They part on 31 December 2025 and on no other day."""
        regulation = under("OP-02.last_day", reading)
        days = (LAST - timedelta(days=1), LAST, AFTER)
        assert [admit_of(on=on, regulation=regulation) for on in days] == expected


IN_JANUARY = date(2026, 1, 15)
SURVIVE = under("OP-03.pending", "facts_before_expiry_survive")


class TestPendingMatters:
    """6 (OP-03.pending): whether what arose in time may still be decided afterwards."""

    @pytest.mark.parametrize(
        ("reading", "expected"), [("no_decision_after_expiry", NOT_IN_FORCE), ("facts_before_expiry_survive", MUST)]
    )
    def test_an_accident_of_december_decided_in_january(self, reading: str, expected: tuple[Outcome, ...]) -> None:
        """By default an expired text carries no new burden."""
        matter = incident(IncidentKind.MAJOR_SAFETY, on=LAST)
        assert exit_of(matter, on=IN_JANUARY, regulation=under("OP-03.pending", reading)) == expected

    def test_an_accident_of_january(self) -> None:
        """What happens after the end is not covered under either reading."""
        matter = incident(IncidentKind.MAJOR_SAFETY, on=AFTER)
        assert exit_of(matter, on=IN_JANUARY, regulation=SURVIVE) == NOT_IN_FORCE

    @pytest.mark.parametrize(("second", "expected"), [(LAST, MUST), (AFTER, NOT_IN_FORCE)])
    def test_the_second_no_star(self, second: date, expected: tuple[Outcome, ...]) -> None:
        """The ground arises with the second rating: one of January comes too late."""
        ratings = (rated(1, Stars.NONE, date(2024, 9, 16)), rated(2, Stars.NONE, second))
        assert exit_of(*ratings, on=IN_JANUARY, regulation=SURVIVE) == expected

    @pytest.mark.parametrize(("found", "expected"), [(LAST, MUST), (AFTER, NOT_IN_FORCE)])
    @pytest.mark.parametrize("outcome", [RectificationOutcome.REFUSED, RectificationOutcome.FAILED])
    def test_a_rectification_found_wanting(
        self, found: date, expected: tuple[Outcome, ...], outcome: RectificationOutcome
    ) -> None:
        """The demand may be old; the ground is as old as the finding."""
        matter = rectification(Basis.SERVICE, outcome, found)
        assert exit_of(matter, on=IN_JANUARY, regulation=SURVIVE) == expected

    @pytest.mark.parametrize(("found", "expected"), [(LAST, MUST), (AFTER, NOT_IN_FORCE)])
    def test_a_reply_that_did_not_come(self, found: date, expected: tuple[Outcome, ...]) -> None:
        """Likewise with the reply to a report."""
        matter = report(reply=Reply.NOT_AS_REQUIRED, reply_on=found)
        assert exit_of(matter, on=IN_JANUARY, regulation=SURVIVE) == expected

    @pytest.mark.parametrize("verification", [Verification.INACCURACY, Verification.UNFOUNDED])
    def test_each_ground_has_its_own_day(self, verification: Verification) -> None:
        """What verification found in December does not bring a failure to reply of January into the time in force."""
        found = {"verification": verification, "verification_on": date(2025, 12, 1)}
        matter = report(reply=Reply.NOT_AS_REQUIRED, reply_on=AFTER, **found)
        assert exit_of(matter, on=IN_JANUARY, regulation=SURVIVE) in (NOT_IN_FORCE, SILENT)

    @pytest.mark.parametrize(("deadline", "expected"), [(date(2025, 12, 30), MUST), (LAST, NOT_IN_FORCE)])
    def test_a_deadline_on_the_last_day(self, deadline: date, expected: tuple[Outcome, ...]) -> None:
        """It can be missed only on the day after, when nothing arises any more."""
        regulation = under("OP-23.silence", "counts_as_failure", SURVIVE)
        matter = rectification(Basis.SERVICE, RectificationOutcome.PENDING, deadline=deadline)
        assert exit_of(matter, on=IN_JANUARY, regulation=regulation) == expected

    @pytest.mark.parametrize(("arose", "expected"), [(date(2025, 12, 30), MUST), (LAST, NOT_IN_FORCE)])
    def test_in_time_is_while_in_force(self, arose: date, expected: tuple[Outcome, ...]) -> None:
        """Where the closing day is not within, an accident of that day comes too late (OP-02)."""
        regulation = under("OP-02.last_day", "exclusive", SURVIVE)
        matter = incident(IncidentKind.MAJOR_SAFETY, on=arose)
        assert exit_of(matter, on=IN_JANUARY, regulation=regulation) == expected

    def test_an_unknown_day_leaves_it_open(self) -> None:
        """If nobody knows when the refusal was found, it may have been in time."""
        matter = rectification(Basis.SERVICE, RectificationOutcome.REFUSED)
        assert exit_of(matter, on=IN_JANUARY, regulation=SURVIVE) == possible(Outcome.NOT_IN_FORCE, Outcome.MUST)

    def test_a_clean_record_leaves_nothing_open(self) -> None:
        """Where nothing arose, nothing survives."""
        pending = rectification(Basis.SERVICE, RectificationOutcome.PENDING, deadline=NoDeadline.NONE)
        for matters in ((), (pending,), (report(),), (rated(1, Stars.NONE, date(2024, 9, 16)),)):
            assert exit_of(*matters, on=IN_JANUARY, regulation=SURVIVE) == NOT_IN_FORCE

    def test_a_deadline_gone_by_is_no_ground_by_itself(self) -> None:
        """A demand still pending at the end leads nobody out where a finding is needed."""
        pending = rectification(Basis.SERVICE, RectificationOutcome.PENDING)
        assert exit_of(pending, on=IN_JANUARY, regulation=SURVIVE) in (NOT_IN_FORCE, SILENT)

    def test_only_exits_survive(self) -> None:
        """Powers end with the text under either reading."""
        assert admit_of(on=IN_JANUARY, regulation=SURVIVE) == NOT_IN_FORCE
        assert of_library(on=IN_JANUARY, regulation=SURVIVE).of("replenish").outcomes == NOT_IN_FORCE

    def test_before_the_end_both_readings_agree(self) -> None:
        """The question arises with the end and not before."""
        matter = incident(IncidentKind.MAJOR_SAFETY, on=date(2025, 12, 1))
        assert exit_of(matter, on=LAST, regulation=SURVIVE) == MUST
        assert exit_of(on=LAST, regulation=SURVIVE) == SILENT


class TestStatusAfterwards:
    """6 (OP-03.status): whether membership outlives the text."""

    @pytest.mark.parametrize(("reading", "members", "reserve"), [("no_rule", 1, 1), ("library_dissolves", 0, 0)])
    def test_after_the_end(self, reading: str, members: int, reserve: int) -> None:
        """It is neither said to be kept nor lost, or both libraries end; on the last day they stand either way."""
        regulation = under("OP-03.status", reading)
        register = history(admission(ONE), OfficialAct(ActKind.RESERVE, date(2024, 7, 1), OTHER, None, 1))
        last, after = (pools_on(regulation, register, on) for on in (LAST, AFTER))
        assert (last.library.count, len(last.reserve.codes)) == (1, 1)
        assert (after.library.count, len(after.reserve.codes)) == (members, reserve)

    def test_it_ends_with_the_text(self) -> None:
        """Where the closing day is not within, the libraries end on it."""
        regulation = under("OP-02.last_day", "exclusive", under("OP-03.status", "library_dissolves"))
        register = history(admission(ONE))
        counts = [pools_on(regulation, register, on).library.count for on in (LAST - timedelta(days=1), LAST)]
        assert counts == [1, 0]
