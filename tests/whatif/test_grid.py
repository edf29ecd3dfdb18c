"""Sweeps over parameters, readings, behaviours and cohorts."""

from datetime import date

import pytest
from attrs import evolve

from fzdigital.errors import InvalidValueError, UnknownNameError
from fzdigital.policy.measures import MEASURES
from fzdigital.whatif.behaviour import METRICS
from fzdigital.whatif.cohort import synthetic
from fzdigital.whatif.grid import Grid, Point, sweep
from tests.whatif.studies import BEHAVIOUR, LASTING, NEVER, STUDY, Posted


def only(grid: Grid, **settings: object) -> Point:
    """The one combination with some settings."""
    (point,) = grid.at(settings)  # type: ignore[arg-type]
    return point


class TestPoints:
    """Every combination of the values, and each as if it were simulated alone."""

    def test_they_are_all_combinations(self) -> None:
        """The last setting changes fastest; a value given twice counts once."""
        grid = sweep(STUDY, LASTING, no_star_limit=(1, 2, 2), refill_floor=range(26, 28))
        assert [tuple(point.settings.values()) for point in grid.points] == [(1, 26), (1, 27), (2, 26), (2, 27)]

    def test_one_is_what_its_amendment_alone_comes_to(self) -> None:
        """Same draws, same numbers, and the same difference to the regulation that was given."""
        grid = sweep(STUDY, LASTING, no_star_limit=(1, 3), refill_floor=(25, 27))
        alone = STUDY.compare(LASTING, LASTING.amend(no_star_limit=3, refill_floor=25))
        point = only(grid, no_star_limit=3, refill_floor=25)
        for metric in METRICS:
            assert point.mean(metric) == alone.mean(metric, 1)
            assert point.difference(metric) == alone.difference(metric, 1)
            assert point.share(metric, 3) == alone.share(metric, 3, 1)

    def test_what_changes_nothing_makes_no_difference(self) -> None:
        """The values in force, among others, differ from the regulation in no scenario."""
        point = only(sweep(STUDY, LASTING, no_star_limit=(1, 2)), no_star_limit=2)
        assert [(point.difference(metric).mean, point.difference(metric).error) for metric in METRICS] == [
            (0, 0) for _ in METRICS
        ]

    def test_a_stricter_limit_puts_more_out(self) -> None:
        """One no-star for two: more exits in every round of every scenario, so for certain."""
        grid = sweep(STUDY, LASTING, no_star_limit=(1, 2, 3))
        assert [point.mean("exits").mean for point in grid.points] == sorted(
            (point.mean("exits").mean for point in grid.points), reverse=True
        )
        assert only(grid, no_star_limit=1).difference("exits").interval()[0] > 0

    def test_days_can_be_tried(self) -> None:
        """When the measures end: without them nobody leaves and nobody is selected."""
        grid = sweep(STUDY, LASTING, expires_on=(date(2024, 8, 1), date(2027, 12, 31)))
        assert [point.mean("exits").mean > 0 for point in grid.points] == [False, True]

    def test_the_level_is_that_of_the_regulation(self) -> None:
        """Below means below 27 in every combination, wherever refilling begins; or below the study's own."""
        grid = sweep(evolve(STUDY, behaviour=NEVER), LASTING, refill_floor=(20, 32))
        assert grid.points[0].mean("rounds_below") == grid.points[1].mean("rounds_below")
        low = sweep(evolve(STUDY, behaviour=NEVER, floor=5), LASTING, refill_floor=(20, 32))
        assert low.points[1].mean("rounds_below").mean == 0 < grid.points[1].mean("rounds_below").mean

    def test_without_settings_there_is_one(self) -> None:
        """The regulation as it is."""
        assert [point.settings for point in sweep(STUDY, LASTING).points] == [{}]


class TestReadings:
    """Readings of the text, alone and with parameters."""

    def test_they_are_tried_by_axis(self) -> None:
        """Refilling at 27 or only below it: never fewer are selected under the wider one."""
        grid = sweep(STUDY, LASTING, readings={"OP-26.floor": ("strict", "inclusive")}, refill_floor=(27,))
        strict, inclusive = grid.points
        assert strict.settings == {"OP-26.floor": "strict", "refill_floor": 27}
        assert inclusive.difference("refills").mean > 0
        assert strict.difference("refills").mean == 0


class TestBehavioursAndCohorts:
    """Behaviours and cohorts are tried by name."""

    def test_each_is_compared_with_the_regulation_under_the_same(self) -> None:
        """Cohorts first, then behaviours, then the rest; differences are those within one of each."""
        cohorts = {"small": synthetic(28, 2), "large": STUDY.cohort}
        behaviours = {"always": BEHAVIOUR, "never": NEVER}
        grid = sweep(STUDY, LASTING, cohorts=cohorts, behaviours=behaviours, no_star_limit=(1, 2))
        assert [*grid.points[0].settings] == ["cohort", "behaviour", "no_star_limit"]
        assert len(grid.points) == 8
        alone = evolve(STUDY, behaviour=NEVER).compare(LASTING, LASTING.amend(no_star_limit=1))
        point = only(grid, cohort="large", behaviour="never", no_star_limit=1)
        assert point.difference("size") == alone.difference("size", 1)
        assert only(grid, cohort="small", behaviour="never", no_star_limit=2).mean("refills").mean == 0

    def test_some_of_the_combinations_can_be_asked_for(self) -> None:
        """Settings left out may have any value."""
        grid = sweep(STUDY, LASTING, no_star_limit=(1, 2), refill_floor=(26, 27))
        assert [point.settings["no_star_limit"] for point in grid.at({"refill_floor": 27})] == [1, 2]
        assert grid.at({"refill_floor": 5}) == ()


class TestRows:
    """The grid as a table."""

    def test_there_is_one_for_each_mean_and_difference(self) -> None:
        """With the settings in front, and the ends of the interval around the mean."""
        grid = sweep(STUDY, LASTING, no_star_limit=(1, 2))
        rows = grid.rows()
        assert len(rows) == 2 * 2 * len(METRICS)
        assert [*rows[0]] == ["no_star_limit", "metric", "kind", "mean", "error", "low", "high"]
        assert {row["kind"] for row in rows} == {"mean", "difference"}
        assert all(row["low"] <= row["mean"] <= row["high"] for row in rows)
        assert grid.table() == rows
        assert grid.table("polars").to_dicts() == rows

    def test_less_confidence_makes_narrower_intervals(self) -> None:
        """Half is surer than a hundredth."""
        grid = sweep(STUDY, LASTING)
        wide, narrow = (grid.rows(confidence)[0] for confidence in (0.5, 0.01))
        assert wide["low"] < narrow["low"] < narrow["high"] < wide["high"]


class TestRunning:
    """What runs it makes no difference."""

    def test_on_an_executor_it_is_the_same(self) -> None:
        """And progress is told of all studies together."""
        told: list[tuple[int, int]] = []
        grid = sweep(
            STUDY,
            LASTING,
            behaviours={"always": BEHAVIOUR, "never": NEVER},
            executor=Posted(),
            progress=lambda done, of: told.append((done, of)),
        )
        here = sweep(STUDY, LASTING, behaviours={"always": BEHAVIOUR, "never": NEVER})
        assert grid.rows() == here.rows()
        assert told == [(1, 2), (2, 2)]


class TestFaults:
    """What the regulation has not is refused."""

    def test_an_unknown_parameter(self) -> None:
        """With the names that are close."""
        with pytest.raises(UnknownNameError, match="refill_floor"):
            sweep(STUDY, MEASURES, refil_floor=(1, 2))

    def test_an_unknown_axis_or_reading(self) -> None:
        """Both by name."""
        with pytest.raises(UnknownNameError, match="OP-99"):
            sweep(STUDY, MEASURES, readings={"OP-99.floor": ("strict",)})
        with pytest.raises(UnknownNameError, match="lenient"):
            sweep(STUDY, MEASURES, readings={"OP-26.floor": ("lenient",)})

    def test_an_unknown_metric_or_setting(self) -> None:
        """Asked of the result."""
        grid = sweep(STUDY, LASTING, no_star_limit=(2,))
        with pytest.raises(UnknownNameError, match="no_star_limit"):
            grid.at({"no_star_limits": 2})
        with pytest.raises(UnknownNameError, match="sizes"):
            grid.points[0].mean("sizes")

    @pytest.mark.parametrize("given", [{"no_star_limit": ()}, {"behaviours": {}}, {"readings": {"OP-26.floor": ()}}])
    def test_nothing_to_try(self, given: dict[str, object]) -> None:
        """A setting without values would leave no combination at all."""
        with pytest.raises(InvalidValueError, match="at least one value to try"):
            sweep(STUDY, LASTING, **given)  # type: ignore[arg-type]
