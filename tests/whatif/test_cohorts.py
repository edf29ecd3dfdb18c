"""Cohorts out of a casebook, drawn, and cut short."""

from datetime import date
from random import Random

import pytest

from fzdigital.demo import demo_casebook_text
from fzdigital.domain.industry import Industry
from fzdigital.domain.rating import Stars
from fzdigital.errors import InvalidValueError, NotSoError, UndeterminedError
from fzdigital.io.document_json import read_json
from fzdigital.policy.acts import EXIT
from fzdigital.policy.measures import MEASURES
from fzdigital.policy.occasion import Occasion
from fzdigital.policy.ratings_case import longest_as_read
from fzdigital.rules.amendment import Amendment
from fzdigital.rules.decide import decide
from fzdigital.rules.decision import Outcome
from fzdigital.rules.regulation import Regulation
from fzdigital.service.cases import case_of_firm, pools_on
from fzdigital.service.history import History
from fzdigital.text import Text
from fzdigital.whatif import Behaviour, Ratings, Study, by_firm, months, written_out
from fzdigital.whatif.cohort import Cohort, Firm, synthetic
from fzdigital.whatif.cohorts import cohort_of, drawn, trimmed
from tests.service.builders import (
    AUTO,
    COTTON,
    ELEC,
    KNIT,
    LAST,
    LATER,
    NOTICE,
    Part,
    admitted,
    applied,
    book,
    candidate,
    checked,
    exited,
    filled,
    history,
    marks,
    promoted,
    rated,
    reserved,
    under,
)
from tests.strategies.nouns import code_of

NONE, ONE = Stars.NONE, Stars.ONE
AUTUMN, WINTER, SPRING, SUMMER = date(2024, 9, 10), date(2024, 12, 10), date(2025, 3, 10), date(2025, 6, 10)
DAYS = (AUTUMN, WINTER, SPRING, SUMMER)
MEMBER = (*candidate(1, 90), admitted(1), NOTICE)


def cohort(*parts: Part, regulation: Regulation = MEASURES, on: date = LAST, unknown_listed: bool = False) -> Cohort:
    """The cohort of a casebook of happenings."""
    return cohort_of(regulation, history(*parts), on, unknown_listed=unknown_listed)


def runs(*stars: Stars | None, regulation: Regulation = MEASURES, more: Part = ()) -> tuple[int, int]:
    """The run that lasts and the longest of a member rated so in its first rounds; None where it was not rated."""
    ratings = [rated(1, number, DAYS[number - 1], one) for number, one in enumerate(stars, start=1) if one is not None]
    (firm,) = cohort(MEMBER, ratings, more, regulation=regulation).firms
    return firm.no_stars, firm.longest


class TestPools:
    """Real members, real reserve."""

    def test_members_come_with_sector_and_name(self) -> None:
        """In the order of joining; who left or was promoted is where it is now."""
        found = cohort(
            candidate(1, 90, industry=ELEC), admitted(1, ELEC),
            candidate(2, 80, industry=AUTO), admitted(2, AUTO),
            candidate(3, 70), reserved(3), promoted(3),
            exited(2),
        )  # fmt: skip
        assert [(firm.code, firm.name, firm.industry, firm.member) for firm in found.firms] == [
            (code_of(1), "服务商1", ELEC, True),
            (code_of(3), "服务商3", KNIT, True),
        ]

    def test_the_reserve_stands_by_final_score(self) -> None:
        """Not by entry: the best first, equal ones by code, the unscored last."""
        tie = sorted((code_of(4), code_of(5)))
        found = cohort(
            candidate(1, 60), reserved(1),
            candidate(2, None), reserved(2),
            applied(6), reserved(6),
            candidate(3, "71.5"), reserved(3),
            *(part for firm in (4, 5) for part in (*candidate(firm, 65), reserved(firm))),
        )  # fmt: skip
        assert [firm.code for firm in found.firms] == [
            code_of(3), *tie, code_of(1), *sorted((code_of(2), code_of(6))),
        ]  # fmt: skip
        assert not any(firm.member for firm in found.firms)

    def test_in_two_sectors_it_counts_once(self) -> None:
        """A member where it joined first, a firm in reserve where it scored best."""
        found = cohort(
            candidate(1, 90, industry=COTTON), admitted(1, COTTON),
            candidate(1, 95, industry=KNIT), admitted(1, KNIT, on=LATER),
            candidate(2, 60, industry=ELEC), applied(2, AUTO), marks(2, 70, industry=AUTO), reserved(2),
        )  # fmt: skip
        assert [(firm.code, firm.industry) for firm in found.firms] == [(code_of(1), COTTON), (code_of(2), AUTO)]

    def test_it_is_as_of_a_day(self) -> None:
        """What comes later is not known to it."""
        parts: tuple[Part, ...] = (MEMBER, rated(1, 1, AUTUMN, NONE), exited(1, WINTER), candidate(2, 80), reserved(2))
        assert [(firm.member, firm.longest) for firm in cohort(*parts, on=AUTUMN).firms] == [(True, 1), (False, 0)]
        assert [firm.member for firm in cohort(*parts, on=WINTER).firms] == [False]

    def test_a_library_that_is_read_as_dissolved_has_no_cohort(self) -> None:
        """OP-03: after the period nobody is left to simulate."""
        with pytest.raises(InvalidValueError, match="number of firms"):
            cohort(filled(3), regulation=under(OP_03_status="library_dissolves"), on=date(2026, 2, 1))


class TestListed:
    """On the dishonesty list or not; a simulation needs an answer."""

    @pytest.mark.parametrize("unknown", [True, False])
    def test_the_last_look_counts_and_else_what_is_assumed(self, unknown: bool) -> None:
        """Looked and found, looked and not found, never looked."""
        members = [part for firm in (1, 2, 3) for part in (*candidate(firm, 90), admitted(firm))]
        found = cohort(members, checked(1, LATER, True), checked(2, LATER, False), unknown_listed=unknown)
        assert [firm.listed for firm in sorted(found.firms, key=lambda one: one.name)] == [True, False, unknown]


class TestRuns:
    """Runs of no-stars so far, as the regulation reads them."""

    @pytest.mark.parametrize(
        ("stars", "expected"),
        [
            ((), (0, 0)),
            ((ONE,), (0, 0)),
            ((NONE,), (1, 1)),
            ((NONE, NONE), (2, 2)),
            ((NONE, ONE), (0, 1)),
            ((NONE, ONE, NONE), (1, 1)),
            ((NONE, NONE, ONE, NONE), (1, 2)),
            ((ONE, NONE, NONE, NONE), (3, 3)),
        ],
    )
    def test_the_one_that_lasts_and_the_longest(self, stars: tuple[Stars, ...], expected: tuple[int, int]) -> None:
        """A star ends a run; the longest stays."""
        assert runs(*stars) == expected

    def test_a_round_missed_is_as_it_is_read(self) -> None:
        """OP-19: in its own sequence the run goes on, else a missed round breaks it, be it the last."""
        others = [*candidate(2, 80), admitted(2), *(rated(2, number, DAYS[number - 1], ONE) for number in (1, 2, 3))]
        for ratings, own, broken in (((1, 3), (2, 2), (1, 1)), ((1, 2), (2, 2), (0, 2))):
            parts = (MEMBER, others, [rated(1, number, DAYS[number - 1], NONE) for number in ratings])
            for reading, expected in (("own_sequence", own), ("skip_breaks", broken)):
                found = cohort(*parts, regulation=under(OP_19_sequence=reading))
                assert [(one.no_stars, one.longest) for one in found.firms if one.code == code_of(1)] == [expected]

    def test_a_re_check_is_as_it_is_read(self) -> None:
        """OP-19: it counts anew, or stands in the place of what it re-checks."""
        again = rated(1, 3, SPRING, ONE, rechecks=2)
        assert runs(NONE, NONE, more=again) == (0, 2)
        assert runs(NONE, NONE, more=again, regulation=under(OP_19_rerating="recheck_replaces")) == (0, 1)

    def test_ratings_before_leaving_are_as_they_are_read(self) -> None:
        """OP-20: starting afresh after re-entry, or carried over."""
        back = (exited(1, WINTER), admitted(1, on=SPRING), rated(1, 2, SUMMER, NONE))
        assert runs(NONE, more=back, regulation=under(OP_20_reapply="no_bar_reset")) == (1, 1)
        assert runs(NONE, more=back, regulation=under(OP_20_reapply="no_bar_carry_over")) == (2, 2)

    def test_a_first_rating_out_of_time_is_as_it_is_read(self) -> None:
        """OP-17: valid, or void; the first round here is held in September, in time, or in December, out of it."""
        void = under(OP_17_late="void")
        assert runs(NONE, NONE, regulation=void) == (2, 2)
        late = (rated(1, 1, WINTER, NONE), rated(1, 2, SPRING, NONE))
        for regulation, expected in ((MEASURES, (2, 2)), (void, (1, 1))):
            (firm,) = cohort(MEMBER, late, regulation=regulation).firms
            assert (firm.no_stars, firm.longest) == expected

    def test_unknown_stars_are_refused(self) -> None:
        """Unless no run hangs on them."""
        unknown = rated(1, 2, WINTER, None)
        with pytest.raises(UndeterminedError, match=code_of(1)):
            runs(NONE, more=unknown)
        with pytest.raises(UndeterminedError, match="undetermined"):
            runs(NONE, NONE, more=[rated(1, 3, SPRING, ONE), rated(1, 4, SUMMER, None)])

    def test_an_unresolved_reading_is_refused_where_it_matters(self) -> None:
        """A firm rated in every round has the same run under each."""
        loose = under(OP_19_sequence=None)
        assert runs(NONE, NONE, regulation=loose) == (2, 2)
        others = (*candidate(2, 80), admitted(2), *(rated(2, number, DAYS[number - 1], ONE) for number in (1, 2, 3)))
        with pytest.raises(UndeterminedError, match=code_of(1)):
            cohort(MEMBER, others, rated(1, 1, AUTUMN, NONE), rated(1, 3, SPRING, NONE), regulation=loose)

    def test_an_incomplete_sheet_of_ratings_is_refused(self) -> None:
        """More ratings may exist than are recorded."""
        register = History(book(MEMBER, rated(1, 1, AUTUMN, NONE), incomplete=("ratings",)))
        pools = register.pools(LAST)
        dossier = register.dossier(code_of(1), LAST, pools)
        assert longest_as_read(MEASURES, dossier, Occasion(LAST)) == (None,)
        with pytest.raises(UndeterminedError, match="undetermined"):
            cohort_of(MEASURES, register, LAST, unknown_listed=False)


class TestFaults:
    """What a casebook does not tell."""

    def test_a_firm_in_reserve_that_never_applied(self) -> None:
        """Nobody knows its sector."""
        with pytest.raises(UndeterminedError, match="without an application"):
            cohort(MEMBER, reserved(2))


class TestDemo:
    """The bundled casebook has a cohort."""

    def test_it_has_as_many_as_its_pools(self) -> None:
        """Members and reserve of the day, each with a name."""
        register = History(read_json(demo_casebook_text(), MEASURES.axes))
        on = date(2025, 9, 1)
        with pytest.raises(UndeterminedError, match=r"91999999DEM0010083.*5\(2\)e.* is open; .*unknown_due"):
            cohort_of(MEASURES, register, on, unknown_listed=False)
        found = cohort_of(MEASURES, register, on, unknown_listed=False, unknown_due=False)
        pools = register.pools(on)
        assert len(found.members) == pools.library.count
        assert sorted(found.firms[place].code for place in found.reserve) == sorted(pools.reserve.codes)
        assert all(firm.name != firm.code for firm in found.firms)
        assert any(firm.longest for firm in found.firms)
        assert found.exits == len(pools.exits)

    def test_grounds_that_are_met_come_along(self) -> None:
        """Whoever must leave by the casebook leaves in the first round; who only may have to, as is assumed."""
        register = History(read_json(demo_casebook_text(), MEASURES.axes))
        on = date(2025, 9, 1)
        quiet, pools = Behaviour((Ratings(0.0),)), pools_on(MEASURES, register, on)
        lasting = MEASURES.amend(expires_on=date(2027, 12, 31))
        for assumed in (False, True):
            found = cohort_of(MEASURES, register, on, unknown_listed=False, unknown_due=assumed)
            due = {firm.code for firm in found.firms if firm.due}
            decided = {
                firm.code: decide(MEASURES, case_of_firm(MEASURES, register, firm.code, on, pools)).of(EXIT.id)
                for firm in found.firms
                if firm.member
            }
            must = {code for code, one in decided.items() if one.outcomes == (Outcome.MUST,)}
            open_ = {code for code, one in decided.items() if one.is_open}
            assert len(due) >= 2
            assert due <= must | open_
            assert bool(due & open_) == assumed
            study = Study(found, quiet, date(2025, 12, 1), months(3), rounds=1, scenarios=10)
            leaves = {row["code"] for row in by_firm(study.run(lasting)) if row["leaves"] == 1}
            assert due <= leaves
            assert must <= leaves
            with pytest.raises(NotSoError, match="have met a ground for exit before the study"):
                written_out(study.job(lasting), 0)

    def test_a_ground_under_another_regulation(self) -> None:
        """One that is repealed is due no more; where exits are slow it stays due."""
        cohort = Cohort((Firm("M", Industry.KNIT, True, due=("5(3)b.1",)), Firm("N", Industry.KNIT, True)))
        study = Study(cohort, Behaviour((Ratings(0.0),), exits=0.5), date(2025, 3, 1), months(3), 3, 4000)
        lasting = MEASURES.amend(expires_on=date(2027, 12, 31))
        without = lasting.amend(Amendment("it", Text("试", "a trial"), repeal=("5(3)b.1",)))
        found = study.compare(lasting, without)
        assert abs(found.mean("exits").mean - 7 / 8) < 4 * found.mean("exits").error
        assert found.mean("exits", 1).mean == 0


class TestDrawn:
    """A cohort described by distributions."""

    def test_the_same_seed_draws_the_same(self) -> None:
        """And another seed others."""
        first, again, other = (drawn(5, 5, seed=seed, quality=lambda random: random.gauss(0, 1)) for seed in (1, 1, 2))
        assert first == again != other
        assert len({firm.quality for firm in first.firms}) == 10

    def test_more_firms_change_none(self) -> None:
        """Nor does describing something else."""
        few = drawn(2, 1, seed=1, quality=Random.random)
        many = drawn(4, 3, seed=1, quality=Random.random, no_stars=lambda random: random.choice((0, 1)))
        qualities = {firm.code: firm.quality for firm in many.firms}
        assert [qualities[firm.code] for firm in few.firms] == [firm.quality for firm in few.firms]

    def test_what_is_not_described_is_plain(self) -> None:
        """The sectors in turn, no quality, no past."""
        assert drawn(6, 5, seed=3) == synthetic(6, 5)

    def test_sectors_and_runs_are_drawn(self) -> None:
        """A run of the past is that of a member, and is the longest so far."""
        found = drawn(20, 5, seed=1, industry=lambda random: random.choice((KNIT, AUTO)), no_stars=lambda random: 1)
        assert {firm.industry for firm in found.firms} == {Industry.KNIT, Industry.AUTO}
        assert {(firm.member, firm.no_stars, firm.longest) for firm in found.firms} == {(True, 1, 1), (False, 0, 0)}


class TestTrimmed:
    """A cohort with the first of its reserve only."""

    def test_members_stay_and_come_first(self) -> None:
        """The reserve is cut from its end."""
        firms = (Firm("a", KNIT, False), Firm("b", KNIT, True), Firm("c", KNIT, False))
        codes = [[firm.code for firm in trimmed(Cohort(firms), size).firms] for size in (0, 1, 2, 3)]
        assert codes == [["b"], ["b", "a"], ["b", "a", "c"], ["b", "a", "c"]]

    @pytest.mark.parametrize("size", [-1, 1.0, True])
    def test_a_size_is_a_whole_number(self, size: int) -> None:
        """From 0."""
        with pytest.raises(InvalidValueError, match="size of the reserve"):
            trimmed(synthetic(2, 2), size)

    def test_somebody_has_to_be_left(self) -> None:
        """A reserve without members, cut to nothing."""
        with pytest.raises(InvalidValueError, match="number of firms"):
            trimmed(synthetic(0, 2), 0)
