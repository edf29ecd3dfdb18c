"""A plan: what is to be asked of many futures, said beforehand, and the answers to it."""

from collections.abc import Callable
from concurrent.futures import Executor
from datetime import date
from random import Random
from typing import Any

from attrs import evolve, frozen

from fzdigital.rules.regulation import Regulation
from fzdigital.text import Text
from fzdigital.whatif.behaviour import Behaviour
from fzdigital.whatif.grid import Grid, sweep
from fzdigital.whatif.result import Result
from fzdigital.whatif.single_changes import Singles, singles
from fzdigital.whatif.study import Study
from fzdigital.whatif.variance import Split, split

Parameters = tuple[tuple[str, tuple[int | date, ...]], ...]
Readings = tuple[tuple[str, tuple[str, ...]], ...]


@frozen
class Variant:
    """One version of the regulation to be compared.

    Args:
        name: what it is called, in both languages.
        regulation: the regulation.
    """

    name: Text
    regulation: Regulation


@frozen
class Tried:
    """Values of parameters and readings to try on the first version.

    Args:
        metric: the metric that is looked at.
        parameters: the values, by parameter.
        readings: the readings, by axis.
    """

    metric: str
    parameters: Parameters = ()
    readings: Readings = ()


@frozen
class Discretion:
    """How the use of the power to refill may differ.

    Args:
        behaviour: what stays as it is.
        probability: the least and the greatest probability of using the power; all between are alike.
        upto: the levels to which the bureau may refill; none stands for the level of the behaviour.
    """

    behaviour: Behaviour
    probability: tuple[float, float]
    upto: tuple[int, ...] = ()

    def __call__(self, random: Random) -> Behaviour:
        """One use of it."""
        refilling = evolve(self.behaviour.refilling, probability=random.uniform(*self.probability))
        if self.upto:
            refilling = evolve(refilling, upto=random.choice(self.upto))
        return evolve(self.behaviour, refilling=refilling)


@frozen
class Spread:
    """What the variance of a metric is split over.

    Args:
        metric: the metric.
        discretion: how the use of powers may differ.
        readings: the readings that come into question, by axis.
        samples: how many samples, from 2.
    """

    metric: str
    discretion: Discretion
    readings: Readings
    samples: int


@frozen
class Origin:
    """Something that a plan was made of.

    Args:
        name: what it is called.
        sha256: its hash, in hexadecimal.
    """

    name: Text
    sha256: str


@frozen
class Plan:
    """What is to be asked.

    Args:
        title: in both languages.
        study: the study.
        enacted: the regulation that the versions are amended from.
        versions: at least one; the first is what others are compared with.
        cohort: where the firms come from, in words.
        sweep: what is tried in every combination, on the first version; None for nothing.
        singles: what is tried one at a time, likewise.
        spread: what the variance is split over; None for nothing.
        origins: the documents that it was made of.
    """

    title: Text
    study: Study
    enacted: Regulation
    versions: tuple[Variant, ...]
    cohort: Text
    sweep: Tried | None = None
    singles: Tried | None = None
    spread: Spread | None = None
    origins: tuple[Origin, ...] = ()


@frozen(eq=False)
class Answers:
    """What came out.

    Args:
        plan: what was asked.
        result: the versions compared.
        grid: every combination; None if none was asked for.
        singles: every change by itself, likewise.
        split: the variance split, likewise.
    """

    plan: Plan
    result: Result
    grid: Grid | None = None
    singles: Singles | None = None
    split: Split | None = None


def answered(
    plan: Plan, executor: Executor | None = None, progress: Callable[[Text, int, int], None] | None = None
) -> Answers:
    """The answers to a plan.

    Args:
        plan: what is asked.
        executor: runs the blocks; None for this process. The answers are the same.
        progress: told what is under way, how much of it is done, and of how much.

    Raises:
        UnknownNameError: no such parameter, axis, reading or metric.
        InvalidValueError: nothing is tried.
        UndeterminedError: what holds for an act hangs on a reading left unresolved, or there is no variance to split.
        UnsuppliedFactsError: a rule speaks of a fact that the behaviour does not tell.
        NotSoError: firms in reserve bring along a past that counts as a version is read.
    """

    def told(what: Text) -> Callable[[int, int], None] | None:
        return None if progress is None else lambda done, of: progress(what, done, of)

    study, regulations = plan.study, [one.regulation for one in plan.versions]
    result = study.compare(*regulations, executor=executor, progress=told(Text("比较各版本", "comparing versions")))
    grid = changes = shares = None
    if plan.sweep is not None:
        said = told(Text("试各种组合", "trying combinations"))
        values: dict[str, Any] = dict(plan.sweep.parameters)
        grid = sweep(
            study, regulations[0], readings=dict(plan.sweep.readings), executor=executor, progress=said,
            **values,
        )  # fmt: skip
    if plan.singles is not None:
        said = told(Text("试各项单独修改", "trying single changes"))
        changes = singles(
            study, regulations[0], readings=dict(plan.singles.readings), executor=executor, progress=said,
            **dict(plan.singles.parameters),
        )  # fmt: skip
    if plan.spread is not None:
        one = plan.spread
        if progress is not None:
            progress(Text("分解方差", "splitting the variance"), 0, 1)
        shares = split(
            study, regulations[0], one.metric, discretion=one.discretion, readings=dict(one.readings),
            samples=one.samples, executor=executor,
        )  # fmt: skip
    return Answers(plan, result, grid, changes, shares)
