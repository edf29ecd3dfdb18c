"""Numbers drawn elsewhere: futures that follow from them, scenario by scenario."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from fzdigital.errors import InvalidValueError, UnknownNameError
from fzdigital.service.history import History
from fzdigital.whatif.behaviour import Behaviour, Refilling
from fzdigital.whatif.blocks import BLOCK
from fzdigital.whatif.cohort import synthetic
from fzdigital.whatif.elements import Events, Ratings
from fzdigital.whatif.precision import Precision
from fzdigital.whatif.recorded import Recorded
from fzdigital.whatif.study import Study, months
from fzdigital.whatif.threshold import smallest_reserve
from fzdigital.whatif.variance import split
from fzdigital.whatif.written import written_out
from tests.whatif.futures import LASTING, bytes_of
from tests.whatif.studies import always
from tests.whatif.workers import behaviour as of_ratings

COHORT = synthetic(11, 6)
FIRMS, ROUNDS = len(COHORT.firms), 4


def numbers(scenarios: int, firms: int = FIRMS, kind: type = np.float64, seed: int = 1) -> np.ndarray:
    """Some numbers from 0 to 1."""
    return np.random.default_rng(seed).random((scenarios, ROUNDS, firms)).astype(kind)


def study(behaviour: Behaviour, scenarios: int, **arrays: np.ndarray) -> Study:
    """A study of numbers handed in."""
    handed_in = Recorded({name.replace("_", "."): one for name, one in arrays.items()})
    return Study(COHORT, behaviour, date(2025, 3, 10), months(3), ROUNDS, scenarios, seed=5, recorded=handed_in)


RATED = Behaviour((Ratings(0.3),), refilling=Refilling(0.0))


class TestFutures:
    """Something comes about where a number is below a probability."""

    @settings(max_examples=20, deadline=None)
    @given(st.integers(1, 200), st.sampled_from((np.float32, np.float64)), st.integers(0, 99))
    def test_in_plain_python(self, scenarios: int, kind: type, seed: int) -> None:
        """Members leave after two no-stars in a row or an accident, in every scenario exactly so."""
        stars, accidents = numbers(scenarios, kind=kind, seed=seed), numbers(scenarios, kind=kind, seed=seed + 1)
        low = dict(zip((firm.code for firm in COHORT.firms), np.linspace(0.1, 0.6, FIRMS).tolist(), strict=True))
        behaviour = Behaviour(
            (Ratings(lambda firm, number: low[firm.code]), Events(safety=0.05)), refilling=Refilling(0)
        )
        found = study(behaviour, scenarios, stars=stars, event_safety=accidents).outcomes(LASTING)
        limits = [kind(one) for one in low.values()]
        for scenario in range(scenarios):
            stay = set(COHORT.members)
            before: set[int] = set()
            for number in range(ROUNDS):
                none = {one for one in stay if stars[scenario, number, one] < limits[one]}
                stay -= (none & before) | {one for one in stay if accidents[scenario, number, one] < kind(0.05)}
                before = none
            assert found["size"][scenario] == len(stay)
            assert found["exits"][scenario] == len(COHORT.members) - len(stay)

    def test_at_the_very_limit(self) -> None:
        """A number that is the probability is not below it; the next smaller is."""
        limit = np.float32(0.3)
        stars = np.full((2, ROUNDS, FIRMS), limit)
        stars[1] = np.nextafter(limit, np.float32(0))
        found = study(Behaviour((Ratings(float(limit)),), refilling=Refilling(0)), 2, stars=stars).outcomes(LASTING)
        assert found["exits"].tolist() == [0, len(COHORT.members)]

    def test_a_probability_of_the_round(self) -> None:
        """It may be another in every round."""
        stars = np.full((1, ROUNDS, FIRMS), 0.5)
        behaviour = Behaviour((Ratings(lambda firm, number: 0.6 if number > 2 else 0.4),), refilling=Refilling(0))
        assert study(behaviour, 1, stars=stars).outcomes(LASTING)["exits"] == len(COHORT.members)

    def test_what_has_no_numbers_is_drawn_from_the_seed(self) -> None:
        """As if no numbers were handed in for anything."""
        behaviour = Behaviour((Ratings(0.3), Events(safety=0.05)))
        quiet = study(behaviour, 300, event_safety=np.full((300, ROUNDS, FIRMS), 0.99))
        expected = evolve(quiet, recorded=None, behaviour=RATED).run(LASTING)
        found = evolve(quiet, behaviour=evolve(behaviour, refilling=Refilling(0.0))).run(LASTING)
        assert found.mean("exits") == expected.mean("exits")

    def test_the_power_to_refill(self) -> None:
        """One number for each scenario and round says whether it is used."""
        stars = np.full((2, ROUNDS, FIRMS), 0.0)
        refill = np.full((2, ROUNDS, 1), 0.9)
        refill[1] = 0.4
        behaviour = Behaviour((Ratings(0.3),), refilling=Refilling(0.5))
        assert study(behaviour, 2, stars=stars, refill=refill).outcomes(LASTING)["refills"].tolist() == [0, 6]

    def test_more_than_are_needed(self) -> None:
        """Of scenarios, rounds and firms the first are read."""
        more = np.random.default_rng(3).random((50, ROUNDS + 2, FIRMS + 3))
        found = study(RATED, 40, stars=more).run(LASTING)
        assert bytes_of(found) == bytes_of(study(RATED, 40, stars=more[:40, :ROUNDS, :FIRMS].copy()).run(LASTING))

    def test_whatever_runs_it(self) -> None:
        """Chunks and workers are handed their part."""
        scenarios = 2 * BLOCK + 77
        this = study(of_ratings(0.3), scenarios, stars=numbers(scenarios, kind=np.float32))
        here = this.compare(LASTING, LASTING.amend(no_star_limit=3))
        one_by_one = this.outcomes(LASTING, chunk=1)
        with ThreadPoolExecutor(2) as executor:
            there = this.compare(LASTING, LASTING.amend(no_star_limit=3), executor=executor, chunk=1)
            outcomes = this.outcomes(LASTING, executor, chunk=2)
        assert bytes_of(there) == bytes_of(here)
        for metric, values in outcomes.items():
            assert (values == one_by_one[metric]).all()
            assert len(values) == scenarios
            assert values.mean() == pytest.approx(here.mean(metric).mean)

    def test_as_a_casebook(self) -> None:
        """A scenario of numbers handed in can be written out as any other."""
        stars = numbers(40)
        this = study(RATED, 40, stars=stars)
        exits = this.outcomes(LASTING)["exits"]
        for scenario in (0, 17, 39):
            history = History(written_out(this.job(LASTING), scenario))
            assert sum(act.kind.value == "exit" for act in history.acts) == exits[scenario]
        with pytest.raises(InvalidValueError, match=r"at least \(41, 4, 17\)"):
            written_out(this.job(LASTING), 40)


class TestRefused:
    """Too few numbers, and what are no numbers."""

    @pytest.mark.parametrize("given", [[[[0.5]]], np.zeros((3, 4)), np.zeros((3, ROUNDS, FIRMS), int), None])
    def test_no_array_of_numbers(self, given: object) -> None:
        """It is named by its purpose."""
        with pytest.raises(InvalidValueError, match=r"^the numbers handed in for stars is .* an array of floats by"):
            Recorded({"stars": given})  # type: ignore[dict-item]

    @pytest.mark.parametrize("shape", [(9, ROUNDS, FIRMS), (10, ROUNDS - 1, FIRMS), (10, ROUNDS, FIRMS - 1)])
    def test_too_few(self, shape: tuple[int, ...]) -> None:
        """Of scenarios, rounds or firms."""
        with pytest.raises(InvalidValueError, match=r"handed in for stars is .*at least \(10, 4, 17\)"):
            study(RATED, 10, stars=np.zeros(shape))
        with pytest.raises(InvalidValueError, match=r"handed in for refill is .*at least \(10, 4, 1\)"):
            study(RATED, 10, refill=np.zeros((10, ROUNDS, 0)))

    @pytest.mark.parametrize("given", [float("nan"), -0.01, 1.0, float("inf")])
    def test_no_number(self, given: float) -> None:
        """One that is missing or out of range is never taken for something that does not come about."""
        stars = numbers(40)
        stars[33, 2, 5] = given
        with pytest.raises(InvalidValueError, match=f"the numbers handed in for stars is {given}; it must be"):
            study(RATED, 40, stars=stars).run(LASTING)
        with pytest.raises(InvalidValueError, match="handed in for stars"):
            study(RATED, 40, stars=stars).outcomes(LASTING)

    def test_a_study_cannot_outrun_them(self) -> None:
        """More scenarios for more precision are refused where there are no numbers."""
        with pytest.raises(InvalidValueError, match="handed in for stars"):
            study(RATED, 40, stars=numbers(40)).compare(LASTING, until=Precision("exits", 0.001))

    def test_no_split(self) -> None:
        """The variance is split over draws from the seed."""
        with pytest.raises(
            InvalidValueError, match="what a split draws from is 'recorded'; it must be draws from the seed"
        ):
            split(study(RATED, 40, stars=numbers(40)), LASTING, "size", discretion=always, readings={}, samples=2)


class TestPurposes:
    """What there are numbers for."""

    def test_what_is_not_drawn(self) -> None:
        """A misspelt purpose is refused, with those there are."""
        with pytest.raises(UnknownNameError, match="no purpose of a draw is named 'star'; close names are: stars"):
            study(RATED, 10, star=numbers(10))

    def test_what_is_settled_anyhow(self) -> None:
        """Numbers for a chance that never or always comes about change nothing, written out as well."""
        elements = (Ratings(0.3), Events(safety=0.05))
        quiet = study(Behaviour(elements), 10, exits=numbers(10), event_grave=numbers(10))
        assert bytes_of(quiet.run(LASTING)) == bytes_of(evolve(quiet, recorded=None).run(LASTING))
        exits = quiet.outcomes(LASTING)["exits"]
        history = History(written_out(quiet.job(LASTING), 4))
        assert sum(act.kind.value == "exit" for act in history.acts) == exits[4]

    def test_no_search_for_a_reserve(self) -> None:
        """Numbers go by the place of a firm, which another reserve would move."""
        with pytest.raises(InvalidValueError, match="what a search of the reserve draws from"):
            smallest_reserve(study(RATED, 10, stars=numbers(10)), LASTING, level=8, rounds=2)
