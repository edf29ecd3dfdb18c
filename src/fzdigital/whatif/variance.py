"""Where the spread of a metric comes from: the data, the use of discretion, or the reading of the text."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from itertools import product
from random import Random
from typing import Any, Final

import numpy as np
from attrs import evolve, frozen

from fzdigital.errors import InvalidValueError
from fzdigital.rules.regulation import Regulation
from fzdigital.text import Text
from fzdigital.whatif.behaviour import Behaviour
from fzdigital.whatif.blocks import BLOCK
from fzdigital.whatif.draws import SeededDraws
from fzdigital.whatif.job import observed
from fzdigital.whatif.result import place_of
from fzdigital.whatif.sobol import Corners, Shares, shares_of
from fzdigital.whatif.study import Study
from fzdigital.whatif.table import framed
from fzdigital.whatif.tally import Numbers

GROUPS: Final = ("data", "discretion", "reading")
"""The groups of inputs: what happens to the firms, how powers are used, how the text is read."""


@frozen
class Split:
    """The variance of a metric, split.

    Args:
        metric: the metric.
        shares: the variance and the shares of :data:`GROUPS`.
    """

    metric: str
    shares: Shares

    def rows(self) -> list[dict[str, Any]]:
        """One row for each group: its shares and their standard errors."""
        return [
            {
                "metric": self.metric,
                "group": group,
                "first": one.first,
                "first_error": one.first_error,
                "total": one.total,
                "total_error": one.total_error,
            }
            for group, one in zip(GROUPS, self.shares.groups, strict=True)
        ]

    def table(self, library: str | None = None) -> Any:
        """The rows as a dataframe.

        Args:
            library: such as ``"pandas"`` or ``"polars"``; None for a list of dictionaries.

        Raises:
            InvalidValueError: there is no such library.
        """
        return framed(self.rows(), library)


@frozen(eq=False)
class _Sample:
    """One block of data, two uses of discretion and two readings."""

    study: Study
    metric: str
    block: int
    behaviours: tuple[Behaviour, Behaviour]
    regulations: tuple[Regulation, Regulation]

    def corners(self) -> Corners:
        """The metric in every scenario under each use and reading."""
        draws = SeededDraws(self.study.seed, [self.block], keep=True)
        found: dict[tuple[int, ...], Numbers] = {}
        for use, reading in product((0, 1), (0, 1)):
            job = evolve(self.study, behaviour=self.behaviours[use]).job(self.regulations[reading])
            values = observed(job, job.versions[0], draws, BLOCK)[1]
            found[use, reading] = values[place_of(self.metric, job.behaviour)].astype(np.int64)
        return found


def split(
    study: Study,
    regulation: Regulation,
    metric: str,
    *,
    discretion: Callable[[Random], Behaviour],
    readings: Mapping[str, Sequence[str]],
    samples: int = 100,
    executor: Executor | None = None,
) -> Split:
    """The variance of a metric, split between the data, the use of discretion and the reading of the text.

    Each sample draws two uses of discretion and two readings, independently of each other, and runs all four
    combinations over the same block of scenarios.

    Args:
        study: the study; its own behaviour and number of scenarios are not used, its seed is.
        regulation: the regulation; if the study has no floor, its floor is the level below which the library counts as
            below.
        metric: one of :data:`~fzdigital.whatif.behaviour.METRICS`.
        discretion: draws a behaviour, in which only the use of powers should differ: whatever else differs counts as
            discretion too.
        readings: the readings that come into question, by axis; each is as likely as another, axis by axis.
        samples: how many samples, from 2; the errors fall with their square root.
        executor: runs the samples; None for this process. The result is the same.

    Returns:
        the shares. What they come to hangs on the ranges that were given, above all on how far discretion may go.

    Raises:
        InvalidValueError: fewer than two samples, an axis without readings, or numbers handed in.
        UnknownNameError: no such metric, axis or reading.
        UndeterminedError: the metric is the same whatever happens.
        UnsuppliedFactsError: a rule speaks of a fact that a behaviour does not tell.
    """
    place_of(metric, study.behaviour)
    if study.recorded is not None:
        expected = Text("由种子产生的抽取", "draws from the seed")
        raise InvalidValueError("recorded", Text("方差分解的抽取", "what a split draws from"), expected)
    for axis, found in readings.items():
        if not found:
            expected = Text("至少一个口径", "at least one reading")
            raise InvalidValueError(found, Text(f"{axis}的口径", f"the readings of {axis}"), expected)
    floor = regulation.number("refill_floor") if study.floor is None else study.floor
    this = evolve(study, floor=floor)
    drawn = [_sample(this, regulation, metric, block, discretion, readings) for block in range(samples)]
    corners = map(_Sample.corners, drawn) if executor is None else executor.map(_Sample.corners, drawn)
    return Split(metric, shares_of(corners))


def _sample(
    study: Study,
    regulation: Regulation,
    metric: str,
    block: int,
    discretion: Callable[[Random], Behaviour],
    readings: Mapping[str, Sequence[str]],
) -> _Sample:
    # One stream for each thing drawn: other readings leave the uses of discretion as they are.
    uses, read = (Random(f"{study.seed} {block} {name}") for name in GROUPS[1:])
    behaviours = discretion(uses), discretion(uses)
    one, other = ({axis: read.choice(found) for axis, found in readings.items()} for _ in range(2))
    return _Sample(study, metric, block, behaviours, (regulation.with_readings(one), regulation.with_readings(other)))
