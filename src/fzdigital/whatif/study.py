"""A study: the futures of a cohort under one regulation or several, over the same draws."""

from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from datetime import date
from itertools import pairwise

import numpy as np
from attrs import frozen
from dateutil.relativedelta import relativedelta
from numpy.typing import NDArray

from fzdigital.domain.dates import require_day
from fzdigital.errors import InvalidValueError
from fzdigital.rules.regulation import Regulation
from fzdigital.text import Text
from fzdigital.whatif.behaviour import Behaviour
from fzdigital.whatif.cohort import Cohort
from fzdigital.whatif.job import Job, job_of, outcomes_of
from fzdigital.whatif.precision import Precision
from fzdigital.whatif.recorded import Recorded
from fzdigital.whatif.result import Result, place_of
from fzdigital.whatif.run import Run


def months(number: int) -> relativedelta:
    """A span of so many months.

    Raises:
        InvalidValueError: no whole number.
    """
    if type(number) is not int:
        raise InvalidValueError(number, Text("月数", "the number of months"), Text("整数", "a whole number"))
    return relativedelta(months=number)


@frozen
class Study:
    """What is simulated.

    Args:
        cohort: the firms.
        behaviour: how facts come about and powers are used.
        start: the day of the first round.
        every: the time between two rounds.
        rounds: how many rounds there are, from 1.
        scenarios: how many scenarios, from 1.
        seed: what all draws follow from, from 0; the same seed gives the same numbers, whatever runs them.
        floor: the level below which the library counts as below; None for the number the first regulation has.
        recorded: numbers drawn elsewhere, instead of what follows from the seed; None for none.

    Raises:
        InvalidValueError: a number out of range, rounds that do not follow each other, or fewer numbers handed in than
            there are scenarios, rounds or firms.
        UnknownNameError: numbers are handed in for what is not drawn.
    """

    cohort: Cohort
    behaviour: Behaviour
    start: date
    every: relativedelta
    rounds: int
    scenarios: int
    seed: int = 0
    floor: int | None = None
    recorded: Recorded | None = None

    def __attrs_post_init__(self) -> None:
        for value, least, name in (
            (self.rounds, 1, Text("轮数", "the number of rounds")),
            (self.scenarios, 1, Text("情景数", "the number of scenarios")),
            (self.seed, 0, Text("种子", "the seed")),
        ):
            if type(value) is not int or value < least:
                raise InvalidValueError(value, name, Text(f"不小于{least}的整数", f"a whole number from {least}"))
        if self.floor is not None and (type(self.floor) is not int or self.floor < 0):
            raise InvalidValueError(
                self.floor, Text("界线", "the floor"), Text("不小于0的整数", "a whole number from 0")
            )
        for given, kind, name in (
            (self.cohort, Cohort, Text("企业群", "the cohort")),
            (self.behaviour, Behaviour, Text("行为", "the behaviour")),
            (self.every, relativedelta, Text("两轮的间隔", "the time between two rounds")),
        ):
            if not isinstance(given, kind):
                raise InvalidValueError(given, name, Text(kind.__name__, f"of the type {kind.__name__}"))
        require_day(self.start, Text("首轮日期", "the day of the first round"))
        # One round more, so that a study of one round is also told how long a round is. Two rounds before all of them:
        # a span of nothing never leaves the calendar, however many there are.
        days = (pairwise(self._days(rounds + 1)) for rounds in (1, self.rounds))
        if not all(earlier < later for pairs in days for earlier, later in pairs):
            expected = Text("使各轮依次进行的间隔", "a span after which the next round is later")
            raise InvalidValueError(self.every, Text("两轮的间隔", "the time between two rounds"), expected)
        if self.recorded is not None:
            self.recorded.require(self.scenarios, self.rounds, len(self.cohort.firms))
            self.recorded.require_purposes(self.behaviour.purposes)

    def days(self) -> tuple[date, ...]:
        """The days of the rounds."""
        return self._days(self.rounds)

    def _days(self, rounds: int) -> tuple[date, ...]:
        try:
            return tuple(self.start + self.every * number for number in range(rounds))
        except (ValueError, OverflowError) as error:
            expected = Text("在日历范围内完成的轮数", "so few that the calendar has all their days")
            raise InvalidValueError(rounds, Text("轮数", "the number of rounds"), expected) from error

    def begin(self, *regulations: Regulation, chunk: int | None = None) -> Run:
        """The study, ready to be run under some regulations, and to be resumed if what runs it breaks.

        Args:
            regulations: at least one; the first is what others are compared with.
            chunk: how many blocks of 16,384 scenarios are run together, from 1; None for as many as fit a cache. What
                comes out does not hang on it.

        Raises:
            InvalidValueError: no regulation, or a chunk below 1.
            UnsuppliedFactsError: a rule speaks of a fact that the behaviour does not tell.
            UndeterminedError: what holds for an act hangs on a reading left unresolved.
            NotSoError: firms in reserve bring along a past that counts as a regulation is read.
        """
        if not regulations:
            raise InvalidValueError(0, Text("法规个数", "the number of regulations"), Text("至少一部", "at least one"))
        for given in regulations:
            one: object = given
            if not isinstance(one, Regulation):
                raise InvalidValueError(one, Text("法规", "what is compared"), Text("Regulation", "a Regulation"))
        return Run(self.job(*regulations), self.scenarios, chunk)

    def job(self, *regulations: Regulation) -> Job:
        """What every worker needs to know."""
        return job_of(regulations, self.cohort, self.behaviour, self.days(), self.seed, self.floor, self.recorded)

    def compare(
        self,
        *regulations: Regulation,
        executor: Executor | None = None,
        progress: Callable[[int, int], None] | None = None,
        until: Precision | None = None,
        chunk: int | None = None,
    ) -> Result:
        """The futures under several regulations, over the same draws.

        Args:
            regulations: at least one; the first is what others are compared with.
            executor: runs the chunks; None for this process. The result is the same.
            progress: told after each chunk how many are done, of how many.
            until: run more scenarios until a mean or difference is known this precisely.
            chunk: how many blocks of 16,384 scenarios are run together, from 1; None for as many as fit a cache. What
                comes out does not hang on it.

        Raises:
            InvalidValueError: no regulation, or a chunk below 1.
            UnknownNameError: there is no such metric.
            UnsuppliedFactsError: a rule speaks of a fact that the behaviour does not tell.
        """
        if until is not None:
            place_of(until.metric, self.behaviour)
        run = self.begin(*regulations, chunk=chunk)
        result = run.go(executor, progress)
        while until is not None and not until.is_met(result):
            run.extend(until.more(result))
            result = run.go(executor, progress)
        return result

    def run(self, regulation: Regulation, executor: Executor | None = None) -> Result:
        """The futures under one regulation."""
        return self.compare(regulation, executor=executor)

    def outcomes(
        self, regulation: Regulation, executor: Executor | None = None, chunk: int | None = None
    ) -> Mapping[str, NDArray[np.int32]]:
        """Every metric of every scenario, in the order of the scenarios.

        Args:
            regulation: the regulation.
            executor: runs the chunks; None for this process. The numbers are the same.
            chunk: how many blocks of 16,384 scenarios are run together, from 1; None for as many as fit a cache. The
                numbers do not hang on it.

        Raises:
            InvalidValueError: a chunk below 1.
            UnsuppliedFactsError: a rule speaks of a fact that the behaviour does not tell.

        Unlike what is counted, this takes memory for every scenario: four bytes for each metric.
        """
        parts = zip(*self.begin(regulation, chunk=chunk).parts(), strict=True)
        found = [*(map if executor is None else executor.map)(outcomes_of, *parts)]
        return dict(zip(self.behaviour.metrics, np.concatenate(found, axis=1), strict=True))
