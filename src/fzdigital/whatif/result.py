"""The result of a study: means, differences and how sure they are, shares and quantiles."""

from fractions import Fraction
from math import ceil, sqrt
from statistics import NormalDist
from typing import Any

from attrs import frozen

from fzdigital.errors import InvalidValueError, UnknownNameError
from fzdigital.text import Text
from fzdigital.whatif.behaviour import Behaviour
from fzdigital.whatif.job import Job
from fzdigital.whatif.table import framed
from fzdigital.whatif.tally import Numbers, Tally

METRIC = Text("指标", "metric")


@frozen
class Estimate:
    """A mean over scenarios, and how sure it is.

    Args:
        mean: the mean.
        error: its standard error; 0 where every scenario came to the same, which rules out nothing that seldom happens.
        scenarios: over how many scenarios.
    """

    mean: float
    error: float
    scenarios: int

    def interval(self, confidence: float = 0.95) -> tuple[float, float]:
        """The ends of the interval in which the true mean lies with some confidence.

        Args:
            confidence: from 0 to 1, both excluded.

        Raises:
            InvalidValueError: a confidence out of range.
        """
        half = self.half(confidence)
        return self.mean - half, self.mean + half

    def row(self, confidence: float = 0.95) -> dict[str, float]:
        """It and its interval, for a table.

        Args:
            confidence: from 0 to 1, both excluded.

        Raises:
            InvalidValueError: a confidence out of range.
        """
        low, high = self.interval(confidence)
        return {"mean": self.mean, "error": self.error, "low": low, "high": high}

    def half(self, confidence: float) -> float:
        """Half the width of that interval.

        Args:
            confidence: from 0 to 1, both excluded.

        Raises:
            InvalidValueError: a confidence out of range.
        """
        if not 0 < confidence < 1:
            expected = Text("0与1之间的数", "a number between 0 and 1")
            raise InvalidValueError(confidence, Text("置信水平", "the confidence"), expected)
        return NormalDist().inv_cdf((1 + confidence) / 2) * self.error


def _estimate(total: int, squares: int, scenarios: int) -> Estimate:
    mean = total / scenarios
    # In whole numbers until the end: a difference of two large sums would lose what is left of them.
    spread = (squares * scenarios - total * total) / scenarios
    error = sqrt(spread / max(1, scenarios - 1) / scenarios)
    return Estimate(mean, error, scenarios)


@frozen(eq=False)
class Result:
    """What was counted of a study.

    Args:
        job: what was simulated.
        tallies: for each regulation.
        paired: for each regulation after the first, the differences to it: sums and sums of squares by metric.
    """

    job: Job
    tallies: tuple[Tally, ...]
    paired: Numbers

    @property
    def scenarios(self) -> int:
        """How many scenarios there are."""
        return self.tallies[0].scenarios

    def mean(self, metric: str, version: int = 0) -> Estimate:
        """The mean of a metric under one regulation.

        Args:
            metric: one of :data:`~fzdigital.whatif.behaviour.METRICS`.
            version: the regulation, from 0.

        Raises:
            UnknownNameError: there is no such metric.
            InvalidValueError: there is no such regulation.
        """
        place = place_of(metric, self.job.behaviour)
        total, squares = (int(one) for one in self.tally(version).metrics[place])
        return _estimate(total, squares, self.scenarios)

    def difference(self, metric: str, version: int) -> Estimate:
        """The mean difference of a metric to the first regulation, scenario by scenario.

        Args:
            metric: one of :data:`~fzdigital.whatif.behaviour.METRICS`.
            version: the regulation, from 1.

        Raises:
            UnknownNameError: there is no such metric.
            InvalidValueError: there is no such regulation.
        """
        self.tally(version, 1)
        total, squares = (int(one) for one in self.paired[version - 1, :, place_of(metric, self.job.behaviour)])
        return _estimate(total, squares, self.scenarios)

    def share(self, metric: str, least: int, version: int = 0) -> Estimate:
        """In which share of the scenarios a metric is at least so much.

        Args:
            metric: one of :data:`~fzdigital.whatif.behaviour.METRICS`.
            least: the value.
            version: the regulation, from 0.

        Raises:
            UnknownNameError: there is no such metric.
            InvalidValueError: there is no such regulation, or no whole number.
        """
        if type(least) is not int:
            raise InvalidValueError(least, Text("指标值", "the value of the metric"), Text("整数", "a whole number"))
        held = int(self.tally(version).spread[place_of(metric, self.job.behaviour)][max(0, least) :].sum())
        return _estimate(held, held, self.scenarios)

    def sizes(self, level: float, version: int = 0) -> tuple[int, ...]:
        """The size of the library after each round that a share of the scenarios does not exceed.

        Args:
            level: the share, from 0 to 1; 0 gives the least size there is.
            version: the regulation, from 0.

        Raises:
            InvalidValueError: a share out of range, or there is no such regulation.
        """
        if not 0 <= level <= 1:
            raise InvalidValueError(level, Text("比例", "the share"), Text("0至1之间的数", "a number from 0 to 1"))
        # As it is written: 0.07 is seven hundredths, not the binary fraction next to it, which is a little more.
        wanted = max(1, ceil(Fraction(str(level)) * self.scenarios))
        return tuple(int((counts.cumsum() >= wanted).argmax()) for counts in self.tally(version).sizes)

    def exits(self, version: int = 0) -> dict[str, float]:
        """The mean number of exits on each rule, over all rounds; an exit on two rules counts for both."""
        totals = self.tally(version).grounds.sum(axis=0)
        rules = self.job.versions[version].rules
        return {rule: int(total) / self.scenarios for rule, total in zip(rules, totals, strict=True)}

    def without_effect(self, version: int = 0) -> int | None:
        """The number of the first round in which the regulation is not in force; None if it always is."""
        self.tally(version)
        programs = self.job.versions[version].programs
        return next((number for number, one in enumerate(programs, start=1) if not one.in_force), None)

    def rows(self, confidence: float = 0.95) -> list[dict[str, Any]]:
        """Every mean, and every difference to the first regulation, one row each.

        Args:
            confidence: of the intervals.
        """
        return [
            {
                "version": version,
                "metric": metric,
                "kind": kind,
                **one.row(confidence),
            }
            for version in range(len(self.tallies))
            for metric in self.job.behaviour.metrics
            for kind, one in self._estimates(metric, version)
        ]

    def table(self, library: str | None = None) -> Any:
        """The rows as a dataframe.

        Args:
            library: such as ``"pandas"`` or ``"polars"``; None for a list of dictionaries.

        Raises:
            InvalidValueError: there is no such library.
        """
        return framed(self.rows(), library)

    def tally(self, version: int, least: int = 0) -> Tally:
        """What was counted under one regulation.

        Args:
            version: the regulation, from ``least``.
            least: the first that may be asked for.

        Raises:
            InvalidValueError: there is no such regulation.
        """
        if type(version) is not int or not least <= version < len(self.tallies):
            most = len(self.tallies) - 1
            expected = Text(f"{least}至{most}的整数", f"a whole number from {least} to {most}")
            raise InvalidValueError(version, Text("法规编号", "the regulation"), expected)
        return self.tallies[version]

    def _estimates(self, metric: str, version: int) -> list[tuple[str, Estimate]]:
        found = [("mean", self.mean(metric, version))]
        return [*found, ("difference", self.difference(metric, version))] if version else found


def place_of(metric: str, behaviour: Behaviour) -> int:
    """The place of a metric among those of a behaviour.

    Args:
        metric: the metric.
        behaviour: how facts come about.

    Raises:
        UnknownNameError: there is no such metric.
    """
    if metric not in behaviour.metrics:
        raise UnknownNameError(METRIC, metric, "result", behaviour.metrics)
    return behaviour.metrics.index(metric)
