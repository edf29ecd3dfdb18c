"""Whom a change concerns: what was known, what could but need not have been done, and who is asked about once."""

from datetime import date, timedelta

import pytest

from fzdigital.nouns import Correction, Entry, Stars
from fzdigital.rules.binding import Always, Column
from fzdigital.rules.decision import Outcome
from fzdigital.rules.population import population_of
from fzdigital.service.comparison import affected, affected_rows, transitional
from tests.service.builders import (
    APPLIED,
    LATER,
    MEASURES,
    SEPTEMBER,
    admitted,
    applied,
    book,
    candidate,
    filled,
    left,
    rated,
)
from tests.strategies.nouns import code_of

THREE = MEASURES.amend(no_star_limit=3)
LONGER = MEASURES.amend(expires_on=date(2026, 12, 31))
MORROW, AFTER = LATER + timedelta(days=1), date(2026, 6, 1)
MEMBER = (applied(1), admitted(1))
RUN = "run_of_no_stars.own_sequence.new_rating.reset.valid"


class TestTransitional:
    """Only duties towards firms, certain before and gone after."""

    def test_duties_of_the_library_are_none(self) -> None:
        """OP-27 duty_to_32: that the library need not be refilled any more concerns no firm."""
        duty = MEASURES.with_readings({"OP-27.duty": "duty_to_32"})
        casebook = book(*filled(), *left(range(1, 7)))
        assert ("library", "replenish") in {
            (one.subject, one.act.id) for one in affected(duty, duty.amend(refill_floor=25), casebook, LATER)
        }
        assert transitional(duty, duty.amend(refill_floor=25), casebook, MORROW) == ()

    def test_what_was_open_before_was_no_duty(self) -> None:
        """5(4): with one no-star and one rating unknown nobody had to leave for certain."""
        casebook = book(MEMBER, rated(1, 1, SEPTEMBER, Stars.NONE), rated(1, 2, LATER, None))
        (one,) = affected(MEASURES, THREE, casebook, LATER)
        assert one.before == (Outcome.MUST, Outcome.SILENT)
        assert transitional(MEASURES, THREE, casebook, MORROW) == ()

    def test_what_may_still_be_a_duty_is_not_gone(self) -> None:
        """5(4): two no-stars and one rating unknown may be three."""
        ratings = (
            rated(1, 1, SEPTEMBER, Stars.NONE),
            rated(1, 2, date(2024, 12, 2), Stars.NONE),
            rated(1, 3, LATER, None),
        )
        (one,) = affected(MEASURES, THREE, book(MEMBER, ratings), LATER)
        assert (one.before, one.after) == ((Outcome.MUST,), (Outcome.MUST, Outcome.SILENT))
        assert transitional(MEASURES, THREE, book(MEMBER, ratings), MORROW) == ()

    def test_knowledge_bounds_it(self) -> None:
        """A second no-star that was recorded later was no ground yet as known before."""
        casebook = book(MEMBER, rated(1, 1, SEPTEMBER, Stars.NONE), Entry("e9", MORROW, rated(1, 2, LATER, Stars.NONE)))
        assert len(transitional(MEASURES, THREE, casebook, MORROW)) == 1
        assert transitional(MEASURES, THREE, casebook, MORROW, LATER) == ()


class TestKnown:
    """As known on a day, names and decisions are those known then."""

    def test_the_name_is_the_one_known(self) -> None:
        """A name corrected later is told as it stood."""
        story = (
            Entry("e1", APPLIED, applied(1)),
            admitted(1),
            rated(1, 1, SEPTEMBER, Stars.NONE),
            rated(1, 2, LATER, Stars.NONE),
        )
        fixed = Correction("e1", "name", "服务商1", "服务商一", "笔误", MORROW)
        (then,) = affected(MEASURES, THREE, book(*story, corrections=(fixed,)), LATER, LATER)
        (now,) = affected(MEASURES, THREE, book(*story, corrections=(fixed,)), LATER)
        assert (then.name, now.name) == ("服务商1", "服务商一")

    def test_a_decision_not_recorded_yet_leaves_the_application_open(self) -> None:
        """3/decide: as known before the decision was recorded, the application is still asked about."""
        casebook = book(candidate(1, 90), Entry("e9", AFTER + timedelta(days=1), admitted(1)))
        found = affected(MEASURES, LONGER, casebook, AFTER, AFTER)
        assert "application" in {one.subject for one in found}


class TestSubjects:
    """Who is asked about, and what is told of it."""

    def test_the_library_has_a_code_and_no_name(self) -> None:
        """It is no firm."""
        casebook = book(*filled(), *left(range(1, 7)))
        found = affected(MEASURES, MEASURES.amend(refill_floor=25), casebook, LATER)
        assert {(one.code, one.name) for one in found if one.subject == "library"} == {("library", "")}

    def test_who_is_not_asked_about_any_more(self) -> None:
        """OP-03: a firm that only the first version still asks about has no outcomes under the second."""
        dissolving = MEASURES.with_readings({"OP-03.status": "library_dissolves"})
        longer = dissolving.amend(expires_on=date(2026, 12, 31))
        story = book(MEMBER, rated(1, 1, SEPTEMBER, Stars.NONE), rated(1, 2, LATER, Stars.NONE))
        found = [one for one in affected(longer, dissolving, story, AFTER) if one.subject == "firm"]
        assert {one.after for one in found} == {()}
        assert {one.act.id for one in found} >= {"exit"}

    def test_not_being_asked_comes_to_nothing(self) -> None:
        """Acts on which nothing was said either way do not differ because nobody asks any more."""
        dissolving = MEASURES.with_readings({"OP-03.status": "library_dissolves"})
        longer = dissolving.amend(expires_on=date(2026, 12, 31))
        found = [one for one in affected(longer, dissolving, book(MEMBER), AFTER) if one.subject == "firm"]
        assert found
        assert all({*one.before} & {Outcome.MUST, Outcome.MAY, Outcome.MUST_NOT} for one in found)


def test_tables_of_different_length_are_refused() -> None:
    """Rows are compared one by one, so a table that lost a row is not the same table."""
    bindings = {"as_of": Always(LATER), "firm.in_library": Column("in"), RUN: Column("run")}
    long, short = (
        population_of(MEASURES, "firm", {"in": [True] * rows, "run": [1] * rows}, acts=("exit",), bindings=bindings)
        for rows in (3, 2)
    )
    with pytest.raises(ValueError, match="shorter"):
        affected_rows(long, short, "exit")


def test_of_two_firms_each_is_told() -> None:
    """The same change concerns everybody whom it meets."""
    ratings = [rated(firm, number, on, Stars.NONE) for firm in (1, 2) for number, on in ((1, SEPTEMBER), (2, LATER))]
    found = affected(MEASURES, THREE, book(MEMBER, applied(2), admitted(2), ratings), LATER)
    assert [one.code for one in found] == sorted([code_of(1), code_of(2)])
