"""Whom a change of the Measures concerns, on one day."""

from datetime import date, timedelta

import pytest

from fzdigital.errors import InvalidValueError
from fzdigital.nouns import Stars
from fzdigital.rules.binding import Always, Column
from fzdigital.rules.decision import Outcome
from fzdigital.rules.population import population_of
from fzdigital.rules.regulation import Regulation
from fzdigital.service.casebook import Casebook, SettledReading
from fzdigital.service.comparison import affected, affected_rows, transitional
from fzdigital.service.masking import with_masked_firms
from tests.service.builders import (
    KNIT,
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
    stand_by,
)
from tests.strategies.nouns import code_of

THREE = MEASURES.amend(no_star_limit=3)
MORE = MEASURES.amend(refill_floor=25)
LONGER = MEASURES.amend(expires_on=date(2026, 12, 31))
RUN = "run_of_no_stars.own_sequence.new_rating.reset.valid"


def two_no_stars() -> Casebook:
    """One member that was rated twice without a star."""
    ratings = (rated(1, 1, SEPTEMBER, Stars.NONE), rated(1, 2, LATER, Stars.NONE))
    return book(applied(1), admitted(1), *ratings)


def acts(before: Regulation, after: Regulation, casebook: Casebook, on: date = LATER) -> set[tuple[str, str]]:
    """The kinds of subject affected, each with the act."""
    return {(one.subject, one.act.id) for one in affected(before, after, casebook, on)}


class TestAffected:
    """Everybody for whom an act comes out otherwise, and nobody else."""

    def test_a_firm(self) -> None:
        """Two no-stars compel the exit before, and three are needed after; its name and code are told."""
        (one,) = affected(MEASURES, THREE, two_no_stars(), LATER)
        assert (one.subject, one.code, one.act.id) == ("firm", code_of(1), "exit")
        assert one.name
        assert (one.before, one.after) == ((Outcome.MUST,), (Outcome.SILENT,))
        assert (one.industry, one.batch) == (None, None)

    def test_nobody(self) -> None:
        """The same version affects nobody, and neither does one whose change meets nobody."""
        assert affected(MEASURES, MEASURES, two_no_stars(), LATER) == ()
        assert affected(MEASURES, MEASURES.amend(no_star_limit=4), book(applied(1), admitted(1)), LATER) == ()

    def test_the_library_and_reserve_firms(self) -> None:
        """A lower floor takes away the power to refill, and with it the promotion of the firm in reserve."""
        casebook = book(*filled(), *stand_by((140,)), *left(range(1, 7)))
        found = acts(MEASURES, MORE, casebook)
        assert ("library", "replenish") in found
        assert ("candidate", "promote") in found
        (one,) = (one for one in affected(MEASURES, MORE, casebook, LATER) if one.subject == "candidate")
        assert (one.code, one.industry) == (code_of(140), KNIT)

    def test_applications_and_batches(self) -> None:
        """Once the period is prolonged, what was out of force has effect again: on an application, and on its batch."""
        found = affected(MEASURES, LONGER, book(*candidate(1, 80, 85, 90)), date(2026, 6, 1))
        assert {"application", "batch"} <= {one.subject for one in found}
        one = next(one for one in found if one.subject == "application")
        assert (one.code, one.industry, one.batch) == (code_of(1), KNIT, 1)
        assert next(one.name for one in found if one.subject == "batch") == ""

    def test_what_comes_to_nothing_either_way(self) -> None:
        """That an act was out of force and is now without a ground concerns nobody."""
        found = affected(MEASURES, LONGER, two_no_stars(), date(2026, 6, 1))
        assert all({*one.before, *one.after} & {Outcome.MUST, Outcome.MAY, Outcome.MUST_NOT} for one in found)

    def test_who_is_asked_about_once_only(self) -> None:
        """A firm that the first version no longer asks about has no outcomes there."""
        dissolving = MEASURES.with_readings({"OP-03.status": "library_dissolves"})
        longer = dissolving.amend(expires_on=date(2026, 12, 31))
        found = affected(dissolving, longer, two_no_stars(), date(2026, 6, 1))
        assert {one.before for one in found if one.subject == "firm"} == {()}

    def test_readings_settled_in_the_casebook(self) -> None:
        """They hold for both versions: there is no power to refill at 26 firms where the floor is read so."""
        settled = SettledReading("OP-27.duty", "duty_to_32", "市工信局", LATER)
        parts = (*filled(), *left(range(1, 7)))
        found = affected(MEASURES, MORE, book(*parts, readings=(settled,)), LATER)
        (one,) = (one for one in found if one.act.id == "replenish")
        assert one.before == (Outcome.MUST,)

    def test_knowledge_bounds_it(self) -> None:
        """As known before the second rating was recorded nobody is affected."""
        assert affected(MEASURES, THREE, two_no_stars(), LATER, SEPTEMBER) == ()

    def test_masked_firms(self) -> None:
        """Of a masked casebook masks are told, and no name."""
        (one,) = affected(MEASURES, THREE, with_masked_firms(two_no_stars()), LATER)
        assert one.name.startswith("企业")
        assert one.code != code_of(1)


class TestDay:
    """The day from which an amendment applies."""

    def test_a_day_before_it(self) -> None:
        """It is refused, in both languages with both days: only the first version counts on it."""
        with pytest.raises(InvalidValueError) as caught:
            affected(MEASURES, THREE, two_no_stars(), LATER, from_day=LATER + timedelta(days=1))
        for said in caught.value.text:
            assert str(LATER) in said
            assert str(LATER + timedelta(days=1)) in said

    def test_its_first_day(self) -> None:
        """On it the amendment counts."""
        assert len(affected(MEASURES, THREE, two_no_stars(), LATER, from_day=LATER)) == 1


class TestTransitional:
    """Who had to be dealt with on the day before, and need not be under the amended version."""

    def test_a_ground_that_was_complete(self) -> None:
        """Two no-stars on the day before are such a ground; a second one that comes on the day itself is none."""
        (one,) = transitional(MEASURES, THREE, two_no_stars(), LATER + timedelta(days=1))
        assert (one.code, one.act.id) == (code_of(1), "exit")
        assert transitional(MEASURES, THREE, two_no_stars(), LATER) == ()

    def test_powers_are_none(self) -> None:
        """A power that goes is no duty that was left undone."""
        casebook = book(*filled(), *stand_by((140,)), *left(range(1, 7)))
        assert transitional(MEASURES, MORE, casebook, LATER) == ()


class TestRows:
    """The same of a whole table of firms."""

    def test_rows(self) -> None:
        """Two no-stars are affected; one, three, an outsider, and one of whom it is open either way are not."""
        table = {"in": [True, True, True, False, None], "run": [1, 2, 3, 2, 3]}
        bindings = {"as_of": Always(LATER), "firm.in_library": Column("in"), RUN: Column("run")}
        old, new = (
            population_of(version, "firm", table, acts=("exit",), bindings=bindings) for version in (MEASURES, THREE)
        )
        assert affected_rows(old, new, "exit") == (1,)
