"""Sweeps: a study over every combination of some parameters, readings, behaviours and cohorts, over the same draws."""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor
from datetime import date
from itertools import product
from typing import Any, Final

from attrs import evolve, frozen

from fzdigital.errors import InvalidValueError, UnknownNameError
from fzdigital.rules.regulation import Regulation
from fzdigital.text import Text
from fzdigital.whatif.behaviour import Behaviour
from fzdigital.whatif.cohort import Cohort
from fzdigital.whatif.result import Estimate, Result
from fzdigital.whatif.study import Study
from fzdigital.whatif.table import framed

COHORT: Final = "cohort"
BEHAVIOUR: Final = "behaviour"
SETTING: Final = Text("设定", "setting")

Setting = int | date | str | None
"""A value of a parameter, a reading (None where it is left unresolved), or the name of a behaviour or cohort."""


@frozen(eq=False)
class Point:
    """One combination.

    Args:
        settings: what it is a combination of, by name of the parameter, id of the axis, ``behaviour`` or ``cohort``.
        result: what was counted; its first regulation is the one that was given, under the same cohort and behaviour.
        version: the place of this combination in the result.
    """

    settings: Mapping[str, Setting]
    result: Result
    version: int

    def mean(self, metric: str) -> Estimate:
        """The mean of a metric.

        Args:
            metric: one of :data:`~fzdigital.whatif.behaviour.METRICS`.

        Raises:
            UnknownNameError: there is no such metric.
        """
        return self.result.mean(metric, self.version)

    def difference(self, metric: str) -> Estimate:
        """The mean difference to the regulation that was given, scenario by scenario.

        Args:
            metric: one of :data:`~fzdigital.whatif.behaviour.METRICS`.

        Raises:
            UnknownNameError: there is no such metric.
        """
        return self.result.difference(metric, self.version)

    def share(self, metric: str, least: int) -> Estimate:
        """In which share of the scenarios a metric is at least so much.

        Args:
            metric: one of :data:`~fzdigital.whatif.behaviour.METRICS`.
            least: the value.

        Raises:
            UnknownNameError: there is no such metric.
        """
        return self.result.share(metric, least, self.version)


@frozen(eq=False)
class Grid:
    """All combinations of a sweep.

    Args:
        points: the combinations; the last setting changes fastest.
    """

    points: tuple[Point, ...]

    def at(self, settings: Mapping[str, Setting]) -> tuple[Point, ...]:
        """The combinations with some settings.

        Args:
            settings: the value of each setting that matters.

        Raises:
            UnknownNameError: a setting that the sweep has not.
        """
        known = tuple(self.points[0].settings)
        for name in settings:
            if name not in known:
                raise UnknownNameError(SETTING, name, "sweep", known)
        return tuple(
            point for point in self.points if all(point.settings[name] == value for name, value in settings.items())
        )

    def rows(self, confidence: float = 0.95) -> list[dict[str, Any]]:
        """Every mean, and every difference to the regulation that was given, one row each.

        Args:
            confidence: of the intervals.
        """
        return [
            {
                **point.settings,
                "metric": metric,
                "kind": kind,
                **one.row(confidence),
            }
            for point in self.points
            for metric in point.result.job.behaviour.metrics
            for kind, one in (("mean", point.mean(metric)), ("difference", point.difference(metric)))
        ]

    def table(self, library: str | None = None) -> Any:
        """The rows as a dataframe.

        Args:
            library: such as ``"pandas"`` or ``"polars"``; None for a list of dictionaries.

        Raises:
            InvalidValueError: there is no such library.
        """
        return framed(self.rows(), library)


def sweep(
    study: Study,
    regulation: Regulation,
    *,
    readings: Mapping[str, Iterable[str | None]] | None = None,
    behaviours: Mapping[str, Behaviour] | None = None,
    cohorts: Mapping[str, Cohort] | None = None,
    executor: Executor | None = None,
    progress: Callable[[int, int], None] | None = None,
    **parameters: Iterable[int | date],
) -> Grid:
    """The study under every combination, over the same draws.

    Args:
        study: says of what cohort and behaviour, unless there are several. Its floor, or else that of the regulation as
            it is given, is the level below which the library counts as below in all combinations.
        regulation: the regulation; every combination is compared with it.
        readings: readings to try, by axis.
        behaviours: behaviours to try, by a name of the analyst's.
        cohorts: cohorts to try, likewise.
        executor: runs the blocks; None for this process. The result is the same.
        progress: told after each block how many are done, of how many.
        parameters: values to try, by name of the regulation's parameter.

    Raises:
        UnknownNameError: a parameter, axis or reading that the regulation has not.
        InvalidValueError: a setting without any value to try.
        UnsuppliedFactsError: a rule speaks of a fact that a behaviour does not tell.
    """
    axes: dict[str, tuple[Setting, ...]] = {
        name: tuple(dict.fromkeys(values)) for name, values in {**(readings or {}), **parameters}.items()
    }
    outer: dict[str, tuple[Setting, ...]] = {
        name: tuple(those) for name, those in ((COHORT, cohorts), (BEHAVIOUR, behaviours)) if those is not None
    }
    for name, tried in {**outer, **axes}.items():
        if not tried:
            expected = Text("至少一个取值", "at least one value to try")
            raise InvalidValueError((), Text(f"设定{name}", f"the setting {name}"), expected)
    inner = [dict(zip(axes, values, strict=True)) for values in product(*axes.values())]
    versions = [_amended(regulation, settings, readings or {}) for settings in inner]
    floor = regulation.number("refill_floor") if study.floor is None else study.floor
    points: list[Point] = []
    settled = [dict(zip(outer, values, strict=True)) for values in product(*outer.values())]
    for number, names in enumerate(settled):
        told = None if progress is None else _part(progress, number, len(settled))
        cohort = study.cohort if cohorts is None else cohorts[str(names[COHORT])]
        behaviour = study.behaviour if behaviours is None else behaviours[str(names[BEHAVIOUR])]
        this = evolve(study, cohort=cohort, behaviour=behaviour, floor=floor)
        result = this.compare(regulation, *versions, executor=executor, progress=told)
        points += [Point({**names, **settings}, result, version) for version, settings in enumerate(inner, start=1)]
    return Grid(tuple(points))


def _amended(regulation: Regulation, settings: Mapping[str, Any], axes: Iterable[str]) -> Regulation:
    read = regulation.with_readings({axis: settings[axis] for axis in axes})
    return read.amend(**{name: value for name, value in settings.items() if name not in axes})


def _part(progress: Callable[[int, int], None], number: int, of: int) -> Callable[[int, int], None]:
    """Progress of one of several studies of the same length, as told of all."""
    return lambda done, blocks: progress(number * blocks + done, of * blocks)
