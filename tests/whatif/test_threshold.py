"""The smallest value for which enough scenarios come out as wanted."""

from collections.abc import Callable
from math import comb

import pytest
from attrs import evolve, frozen

from fzdigital.errors import InvalidValueError, UnknownNameError
from fzdigital.whatif.cohort import Cohort
from fzdigital.whatif.result import Estimate
from fzdigital.whatif.threshold import Threshold, Tried, Wanted, smallest, smallest_parameter, smallest_reserve
from tests.whatif.studies import LASTING, STUDY

WANTED = Wanted("size", 0.9, least=1)


@frozen
class Given:
    """A result of which only a share is known."""

    reached: float
    scenarios: int = 1000

    def share(self, metric: str, least: int) -> Estimate:
        """The share."""
        return Estimate(self.reached, 0.0, self.scenarios)


def sought(shares: dict[int, float], every: bool = False) -> Threshold:
    """The smallest value, where the share of each is given."""
    run: Callable[[int], object] = lambda value: Given(shares[value])
    return smallest(sorted(shares), run, WANTED, every=every)  # type: ignore[arg-type]


class TestSearch:
    """By halves, or value by value."""

    @pytest.mark.parametrize("every", [False, True])
    @pytest.mark.parametrize("count", [1, 2, 3, 8, 9])
    def test_it_finds_any_step(self, count: int, every: bool) -> None:
        """Wherever the share reaches the probability, and where it never does."""
        for step in range(count + 1):
            found = sought({value: 0.9 if value >= step else 0.89 for value in range(count)}, every)
            assert found.value == (step if step < count else None)
            assert found.monotone
            assert (None if found.below is None else found.below.value) == (step - 1 if step else None)

    def test_halves_try_few(self) -> None:
        """Of a thousand values eleven; only trying all makes the answer complete."""
        shares = {value: float(value >= 700) for value in range(1000)}
        found = sought(shares)
        assert len(found.tried) <= 11
        assert not found.complete
        assert sought(shares, every=True).complete

    def test_gaps_between_values_are_kept(self) -> None:
        """The values are those given, not all between."""
        found = sought({10: 0.5, 20: 0.8, 40: 0.95})
        assert (found.value, found.below) == (40, Tried(20, 0.8, 1000))

    def test_a_share_that_falls_is_seen(self) -> None:
        """Where greater is not better, the answer says so."""
        found = sought({1: 0.95, 2: 0.5, 3: 0.95}, every=True)
        assert (found.value, found.monotone) == (1, False)

    @pytest.mark.parametrize("values", [(), (2, 1), (1, 1)])
    def test_values_come_from_the_smallest(self, values: tuple[int, ...]) -> None:
        """None at all, or out of order, is refused."""
        with pytest.raises(InvalidValueError, match="from the smallest"):
            smallest(values, lambda value: STUDY.run(LASTING), WANTED)


class TestHowSure:
    """The interval of a share, and whether the answer would stand."""

    @pytest.mark.parametrize("held", [0, 1, 10, 19, 20])
    def test_the_interval_is_wilsons(self, held: int) -> None:
        """Its ends are where the normal test of the share would just not reject, within 0 and 1."""
        low, high = Tried(1, held / 20, 20).interval(0.95)
        assert -1e-12 <= low <= held / 20 <= high <= 1 + 1e-12
        for end in (low, high):
            assert (held / 20 - end) ** 2 == pytest.approx(1.959964**2 * end * (1 - end) / 20, abs=1e-7)

    def test_it_covers_about_as_often_as_it_says(self) -> None:
        """Over all outcomes of fifty scenarios, each as likely as it is."""
        for true in (0.5, 0.8, 0.95):
            covered = sum(
                comb(50, held) * true**held * (1 - true) ** (50 - held)
                for held in range(51)
                if Tried(1, held / 50, 50).interval()[0] <= true <= Tried(1, held / 50, 50).interval()[1]
            )
            assert 0.92 <= covered <= 0.98

    def test_sure_needs_both_sides(self) -> None:
        """The answer for certain high enough and the value below for certain not; where there is none, nothing."""
        assert sought({1: 0.8, 2: 0.95}).sure()
        assert not sought({1: 0.89, 2: 0.95}).sure()
        assert not sought({1: 0.8, 2: 0.91}).sure()
        assert sought({1: 0.95}).sure()
        assert sought({1: 0.5}).sure()


class TestWanted:
    """Bounds of a metric and a probability."""

    def test_bounds_are_included(self) -> None:
        """At least, at most, both, and bounds that exclude each other, against the counts of the scenarios."""
        result = STUDY.run(LASTING)
        sizes = result.tallies[0].sizes[-1]
        for least, most in ((28, None), (None, 28), (28, 30), (30, 28)):
            low, high = 0 if least is None else least, len(sizes) if most is None else most
            assert Wanted("size", 0.5, least, most).held(result) == sizes[low : high + 1].sum()

    @pytest.mark.parametrize("probability", [0, 1, -0.1, float("nan")])
    def test_a_probability_is_between(self, probability: float) -> None:
        """Nothing is certain of scenarios."""
        with pytest.raises(InvalidValueError, match="between 0 and 1"):
            Wanted("size", probability, least=1)

    def test_some_bound_is_needed(self) -> None:
        """Without one everything would do."""
        with pytest.raises(InvalidValueError, match="at least one bound"):
            Wanted("size", 0.5)


class TestReserve:
    """How large a reserve keeps the library up."""

    def test_it_is_the_smallest_that_does(self) -> None:
        """By halves as by trying all; with one firm less the share is too small, by the sizes after each round."""
        found = smallest_reserve(STUDY, LASTING, level=27, rounds=3, probability=0.9)
        every = smallest_reserve(STUDY, LASTING, level=27, rounds=3, probability=0.9, every=True)
        assert found.value == every.value
        assert every.complete
        assert [one.value for one in every.tried] == [*range(13)]
        assert every.monotone
        assert every.answer is not None
        assert every.below is not None
        assert every.below.share < 0.9 <= every.answer.share

    def test_without_a_reserve_it_is_the_cohort_without(self) -> None:
        """The share for none is that of members left to themselves, in three rounds."""
        found = smallest_reserve(STUDY, LASTING, level=27, rounds=3, every=True).tried[0]
        alone = Cohort(tuple(firm for firm in STUDY.cohort.firms if firm.member))
        result = evolve(STUDY, cohort=alone, rounds=3, floor=27).run(LASTING)
        assert found == Tried(0, result.share("first_below", 4).mean, 300)

    def test_none_may_be_enough(self) -> None:
        """A level that is never missed needs none; one above the total is never reached."""
        assert smallest_reserve(STUDY, LASTING, level=1, rounds=2).value == 0
        assert smallest_reserve(STUDY, LASTING, level=33, rounds=2).value is None


class TestParameter:
    """The smallest value of a number of the text."""

    def test_a_milder_limit_keeps_more(self) -> None:
        """Of limits from one to four, the smallest with few exits in most scenarios."""
        found = smallest_parameter(
            STUDY, LASTING, "no_star_limit", range(1, 5), Wanted("exits", 0.9, most=9), every=True
        )
        shares = [STUDY.run(LASTING.amend(no_star_limit=limit)).share("exits", 10).mean for limit in range(1, 5)]
        assert [one.share for one in found.tried] == [pytest.approx(1 - share) for share in shares]
        assert found.value == next(limit for limit, share in enumerate(shares, start=1) if share <= 0.1)

    def test_the_level_stays_where_it_is(self) -> None:
        """Refilling from another floor, below means below 27 still; or below the study's own."""
        wanted = Wanted("rounds_below", 0.5, least=1)
        for study, level in ((STUDY, 27), (evolve(STUDY, floor=30), 30)):
            (one,) = smallest_parameter(study, LASTING, "refill_floor", (20,), wanted).tried
            result = evolve(STUDY, floor=level).run(LASTING.amend(refill_floor=20))
            assert one.share == result.share("rounds_below", 1).mean

    def test_unknown_names(self) -> None:
        """A parameter or a metric there is not."""
        with pytest.raises(UnknownNameError, match="no_star_limit"):
            smallest_parameter(STUDY, LASTING, "no_star_limits", (1,), WANTED)
        with pytest.raises(UnknownNameError, match="sizes"):
            smallest_parameter(STUDY, LASTING, "no_star_limit", (1,), Wanted("sizes", 0.5, least=1))
