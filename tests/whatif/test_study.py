"""Studies: the same numbers whatever runs them, the same draws whatever is compared, and what always holds."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest
from attrs import evolve
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from fzdigital.domain.industry import Industry
from fzdigital.errors import InvalidValueError
from fzdigital.whatif.behaviour import METRICS, Behaviour, Refilling
from fzdigital.whatif.blocks import BLOCK
from fzdigital.whatif.cohort import Cohort, Firm
from fzdigital.whatif.conduct import Reports
from fzdigital.whatif.elements import Events, Ratings
from fzdigital.whatif.precision import Precision
from fzdigital.whatif.study import months
from tests.whatif.futures import BUSY, COHORT, FEW, LASTING, SMALL, STUDY, bytes_of, in_row, number, places, simulation

MANY = 2 * BLOCK + 77
"""So many scenarios that the last block is used in part."""

CHANCES = st.sampled_from((0.0, 0.1, 0.5, 0.9, 1.0))
ROWS = dict(zip(Industry, ("row_knit", "row_cotton", "row_elec", "row_auto"), strict=True))


@st.composite
def behaviours(draw: st.DrawFn) -> Behaviour:
    """How things come about, often or not at all."""
    return Behaviour(
        (Ratings(draw(CHANCES)), Reports(draw(CHANCES), silent=draw(CHANCES)), Events(draw(CHANCES))),
        exits=draw(CHANCES),
        refilling=Refilling(draw(CHANCES), draw(st.none() | st.integers(0, 12)), draw(st.none() | st.integers(0, 12))),
    )


class TestSame:
    """Same inputs, same numbers."""

    def test_the_same_seed_gives_the_same(self) -> None:
        """Another seed gives others."""
        assert bytes_of(SMALL.run(LASTING)) == bytes_of(SMALL.run(LASTING))
        assert bytes_of(SMALL.run(LASTING)) != bytes_of(evolve(SMALL, seed=6).run(LASTING))

    @pytest.mark.parametrize("scenarios", [1, 63, BLOCK - 1, BLOCK, BLOCK + 1, MANY])
    def test_whatever_runs_the_blocks(self, scenarios: int) -> None:
        """In this process or on an executor, one block at a time or several, the numbers are the same."""
        study = evolve(SMALL, scenarios=scenarios)
        laxer = LASTING.amend(no_star_limit=3)
        here = study.compare(LASTING, laxer, chunk=1)
        assert here.scenarios == scenarios
        for chunk in (2, 3, 7):
            assert bytes_of(study.compare(LASTING, laxer, chunk=chunk)) == bytes_of(here)
        with ThreadPoolExecutor(2) as executor:
            assert bytes_of(study.compare(LASTING, laxer, executor=executor, chunk=2)) == bytes_of(here)

    @pytest.mark.parametrize("chunk", [0, -1, 1.5, True])
    def test_no_chunk(self, chunk: object) -> None:
        """Less than one block at a time, or a part of one, is refused."""
        with pytest.raises(InvalidValueError, match="it must be a whole number from 1"):
            SMALL.compare(LASTING, chunk=chunk)  # type: ignore[arg-type]

    def test_more_scenarios_leave_the_first_as_they_are(self) -> None:
        """A study extended is the longer study; it is told of each chunk once it is done."""
        run = evolve(SMALL, scenarios=BLOCK - 5).begin(LASTING, chunk=1)
        run.go()
        assert run.done == 1
        run.extend(MANY)
        assert run.done == 0
        told: list[tuple[int, int]] = []
        longer = run.go(progress=lambda done, of: told.append((done, of)))
        assert told == [(1, 3), (2, 3), (3, 3)]
        assert bytes_of(longer) == bytes_of(evolve(SMALL, scenarios=MANY).run(LASTING))
        run.extend(5)
        assert run.scenarios == MANY
        assert bytes_of(run.go()) == bytes_of(longer)

    def test_whole_chunks_are_not_run_anew(self) -> None:
        """Only the chunk that was used in part is."""
        run = evolve(SMALL, scenarios=BLOCK + 5).begin(LASTING, chunk=1)
        run.go()
        run.extend(BLOCK + 10)
        told: list[tuple[int, int]] = []
        run.go(progress=lambda done, of: told.append((done, of)))
        assert told == [(2, 2)]


class TestCoupling:
    """What is compared sees the same draws."""

    def test_equal_regulations_differ_nowhere(self) -> None:
        """Every difference is zero, in every scenario."""
        result = SMALL.compare(LASTING, LASTING)
        assert not result.paired.any()
        assert all(
            result.difference(metric, 1) == evolve(result.difference(metric, 1), mean=0, error=0) for metric in METRICS
        )

    @settings(max_examples=10, deadline=None)
    @given(CHANCES, CHANCES)
    def test_a_likelier_no_star_puts_out_whoever_a_less_likely_one_does(self, one: float, other: float) -> None:
        """Without refilling, whoever left by a round at the lower chance left by it at the higher."""
        low, high = (
            simulation(evolve(SMALL, behaviour=Behaviour((Ratings(chance),), refilling=Refilling(0.0))), LASTING)
            for chance in sorted((one, other))
        )
        for few, many in zip(low, high, strict=True):
            assert not (many.members & ~few.members).any()

    def test_a_firm_at_the_end_of_the_cohort_changes_nobody_elses_fate(self) -> None:
        """Where nobody is selected, the others stay and leave as before."""
        behaviour = evolve(BUSY, refilling=Refilling(0.0))
        more = Cohort((*FEW.firms, Firm("new", Industry.AUTO, True)))
        one = simulation(evolve(SMALL, behaviour=behaviour), LASTING)
        other = simulation(evolve(SMALL, behaviour=behaviour, cohort=more), LASTING)
        for before, after in zip(one, other, strict=True):
            assert (after.members[: len(FEW.firms)] == before.members).all()
            assert (after.leaving.left[:4] == before.leaving.left[:4]).all()


class TestAlways:
    """What holds in every round of every scenario."""

    @settings(max_examples=40, deadline=None)
    @given(behaviours(), st.integers(0, 12), st.integers(8, 14), st.integers(0, 4))
    def test_library_and_reserve(self, behaviour: Behaviour, floor: int, total: int, row: int) -> None:
        """Members are counted, nobody comes back or is in both, nothing is filled above its number."""
        regulation = LASTING.amend(refill_floor=floor, total=total, **dict.fromkeys(ROWS.values(), row))
        rounds = simulation(evolve(STUDY, behaviour=behaviour, rounds=3), regulation)
        firms = COHORT.firms
        for scenario in (0, 5, 4711):
            members, waiting, gone = set(COHORT.members), set(COHORT.reserve), set[int]()
            for one in rounds:
                left, selected = places(dict(enumerate(one.leaving.left)), scenario), places(one.selected, scenario)
                assert left <= members
                assert selected <= waiting
                members, waiting, gone = (members - left) | selected, waiting - selected, gone | left
                assert members == places(dict(enumerate(one.members)), scenario)
                assert not members & gone
                assert not members & waiting
                assert (number(one.size, scenario), number(one.reserve, scenario)) == (len(members), len(waiting))
                assert number(one.exits, scenario) == len(gone)
                for industry in Industry:
                    held = sum(firms[place].industry is industry for place in members)
                    assert in_row(one, industry, scenario) == held
                    assert held <= row or not any(firms[place].industry is industry for place in selected)
                assert len(members) <= total or not selected
                assert not selected or behaviour.refilling.upto is None or len(members) <= behaviour.refilling.upto
                assert not any(firms[place].listed for place in selected)

    def test_never_and_always(self) -> None:
        """Nobody ever leaves, or all leave as soon as they must; both exactly."""
        never = simulation(evolve(STUDY, behaviour=Behaviour((Ratings(0.0), Events()))), LASTING)
        assert not any(one.leaving.left.any() for one in never)
        always = simulation(
            evolve(STUDY, behaviour=Behaviour((Ratings(1.0),), refilling=Refilling(0.0)), scenarios=1), LASTING
        )
        assert all(number(one.size, 3) == size for one, size in zip(always, (9, 0, 0, 0, 0), strict=True))

    def test_without_a_reserve(self) -> None:
        """There is nobody to select, and that is no fault."""
        result = evolve(SMALL, cohort=Cohort(FEW.firms[:4])).run(LASTING)
        assert result.mean("refills").mean == 0
        assert result.mean("rounds_to_empty").mean == 1

    def test_without_members(self) -> None:
        """Nobody leaves; under the reading that needs no exit, the reserve is selected."""
        cohort = Cohort(FEW.firms[4:])
        result = evolve(SMALL, cohort=cohort).compare(LASTING, LASTING.with_readings({"OP-26.occasion": "whenever"}))
        assert result.mean("exits").mean == 0 == result.mean("size").mean
        assert result.mean("size", 1).mean > 0

    def test_the_greatest_total_there_can_be(self) -> None:
        """As far as firms are counted at all, a plan for more than there are takes all that there are."""
        study = evolve(SMALL, behaviour=Behaviour((), refilling=Refilling()))
        whenever = LASTING.with_readings({"OP-26.occasion": "whenever", "OP-28.sector": "overall_only"})
        assert study.run(whenever.amend(total=255, refill_floor=255)).mean("size").mean == 6


class TestRefused:
    """A study that means nothing is refused when it is described."""

    @pytest.mark.parametrize(
        ("given", "message"),
        [
            ({"rounds": 0}, "the number of rounds is 0; it must be a whole number from 1"),
            ({"rounds": 2.0}, "the number of rounds is 2.0"),
            ({"scenarios": 0}, "the number of scenarios is 0"),
            ({"scenarios": True}, "the number of scenarios is True"),
            ({"seed": -1}, "the seed is -1; it must be a whole number from 0"),
            ({"floor": -1}, "the floor is -1"),
            ({"floor": 2.5}, "the floor is 2.5"),
            ({"start": "2025-01-01"}, "the day of the first round is '2025-01-01'"),
            ({"start": datetime(2025, 1, 1, tzinfo=UTC)}, "the day of the first round is"),
            ({"every": months(0)}, "the time between two rounds is"),
            ({"every": relativedelta(months=-3)}, "the time between two rounds is"),
            ({"rounds": 100_000}, "the number of rounds is"),
        ],
    )
    def test_a_number_or_day_out_of_range(self, given: dict[str, object], message: str) -> None:
        """It is named, with what would be accepted."""
        with pytest.raises(InvalidValueError, match=message):
            evolve(SMALL, **given)  # type: ignore[arg-type]

    def test_a_day_that_no_case_can_have(self) -> None:
        """Days are told as far as the facts of the Measures hold them."""
        with pytest.raises(InvalidValueError, match="2000-01-01 to 2099-12-31"):
            evolve(SMALL, start=date(1999, 12, 31)).run(LASTING)

    def test_no_regulation(self) -> None:
        """There must be one to simulate."""
        with pytest.raises(InvalidValueError, match="the number of regulations is 0"):
            SMALL.compare()

    def test_days_follow_the_calendar(self) -> None:
        """Each is counted from the first, so that the end of a month stays one."""
        study = evolve(SMALL, start=date(2025, 1, 31), every=months(1), rounds=3)
        assert study.days() == (date(2025, 1, 31), date(2025, 2, 28), date(2025, 3, 31))


class TestUntil:
    """A study can run until something is known precisely."""

    def test_it_stops_when_that_is_so(self) -> None:
        """Not before, and the result is that of a study of so many scenarios."""
        precision = Precision("exits", 0.02)
        study = evolve(SMALL, scenarios=10)
        result = study.compare(LASTING, until=precision)
        assert result.mean("exits").half(0.95) <= 0.02
        assert result.scenarios > 1000
        assert bytes_of(result) == bytes_of(evolve(SMALL, scenarios=result.scenarios).run(LASTING))

    def test_what_hardly_varies_is_not_believed_of_a_few(self) -> None:
        """A handful of scenarios that agree by chance do not tell."""
        assert evolve(SMALL, scenarios=1).compare(LASTING, until=Precision("exits", 1.0)).scenarios == 1000

    def test_a_difference_can_be_meant(self) -> None:
        """For a regulation after the first it is its difference."""
        one = evolve(SMALL, scenarios=10).compare(
            LASTING, LASTING.amend(no_star_limit=1), until=Precision("exits", 0.05, 0.9, 1)
        )
        assert one.difference("exits", 1).half(0.9) <= 0.05
