"""Thresholds: the smallest value of something for which enough scenarios come out as wanted."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from itertools import pairwise
from math import sqrt
from statistics import NormalDist

from attrs import evolve, frozen

from fzdigital.errors import InvalidValueError
from fzdigital.rules.regulation import Regulation
from fzdigital.text import Text
from fzdigital.whatif.cohorts import trimmed
from fzdigital.whatif.result import Result
from fzdigital.whatif.study import Study


@frozen
class Wanted:
    """What scenarios should come to, and how many of them.

    Args:
        metric: one of :data:`~fzdigital.whatif.behaviour.METRICS`.
        probability: in which share of the scenarios, from 0 to 1, both excluded.
        least: the metric is at least so much; None for no bound.
        most: it is at most so much; None for no bound.

    Raises:
        InvalidValueError: a probability out of range, or no bound at all.
    """

    metric: str
    probability: float
    least: int | None = None
    most: int | None = None

    def __attrs_post_init__(self) -> None:
        if not 0 < self.probability < 1:
            expected = Text("0与1之间的数", "a number between 0 and 1")
            raise InvalidValueError(self.probability, Text("概率", "the probability"), expected)
        if self.least is None and self.most is None:
            expected = Text("至少一个界限（least或most）", "at least one bound (least or most)")
            raise InvalidValueError(None, Text("界限", "the bounds"), expected)

    def held(self, result: Result) -> int:
        """In how many scenarios of the first regulation of a result it is so.

        Raises:
            UnknownNameError: there is no such metric.
        """
        reached = self._reached(result, 0 if self.least is None else self.least)
        return reached if self.most is None else max(0, reached - self._reached(result, self.most + 1))

    def _reached(self, result: Result, least: int) -> int:
        return round(result.share(self.metric, least).mean * result.scenarios)


@frozen
class Tried:
    """One value that was tried.

    Args:
        value: the value.
        share: in which share of the scenarios it came out as wanted.
        scenarios: how many scenarios there were.
    """

    value: int
    share: float
    scenarios: int

    def interval(self, confidence: float = 0.95) -> tuple[float, float]:
        """The ends of Wilson's interval of the share, which is good near 0 and 1 too.

        Args:
            confidence: from 0 to 1, both excluded.
        """
        squared = NormalDist().inv_cdf((1 + confidence) / 2) ** 2 / self.scenarios
        middle = self.share + squared / 2
        half = sqrt(squared * (self.share * (1 - self.share) + squared / 4))
        return (middle - half) / (1 + squared), (middle + half) / (1 + squared)


@frozen
class Threshold:
    """The smallest value that does, and what it rests on.

    Args:
        wanted: what was wanted.
        tried: the values that were tried, from the smallest; all over the same draws.
        complete: whether every value was tried.
    """

    wanted: Wanted
    tried: tuple[Tried, ...]
    complete: bool

    @property
    def value(self) -> int | None:
        """The smallest value tried that does; None if none does."""
        return None if self.answer is None else self.answer.value

    @property
    def answer(self) -> Tried | None:
        """The share and its interval at the smallest value that does; None if none does."""
        return next((one for one in self.tried if self._does(one)), None)

    @property
    def below(self) -> Tried | None:
        """The same just below it, or of the greatest value if none does; None if the smallest of all does."""
        before = [one for one in self.tried if self.answer is None or one.value < self.answer.value]
        return before[-1] if before else None

    @property
    def monotone(self) -> bool:
        """Whether no greater value that was tried has a smaller share.

        If values were left out, because a search by halves passes over most, a True speaks of those tried only.
        """
        return all(one.share <= other.share for one, other in pairwise(self.tried))

    def sure(self, confidence: float = 0.95) -> bool:
        """Whether more scenarios are unlikely to give another answer.

        Args:
            confidence: of the intervals of the shares, of which neither may hold the wanted probability.
        """
        low = None if self.answer is None else self.answer.interval(confidence)[0]
        high = None if self.below is None else self.below.interval(confidence)[1]
        probability = self.wanted.probability
        return (low is None or low >= probability) and (high is None or high < probability)

    def _does(self, one: Tried) -> bool:
        return one.share >= self.wanted.probability


def smallest(values: Sequence[int], run: Callable[[int], Result], wanted: Wanted, *, every: bool = False) -> Threshold:
    """The smallest value for which enough scenarios come out as wanted.

    Args:
        values: the values that come into question, from the smallest, such as a range.
        run: the result for a value; that of a study with the same seed for all of them.
        wanted: what is wanted.
        every: try every value. Otherwise the search goes by halves, which finds the smallest if the share never falls
            as the value grows.

    Raises:
        InvalidValueError: no values, or not from the smallest.
        UnknownNameError: there is no such metric.
    """
    if not values or any(one >= other for one, other in pairwise(values)):
        expected = Text("由小到大、至少一个", "at least one, from the smallest")
        raise InvalidValueError(values, Text("取值", "the values"), expected)
    tried: dict[int, Tried] = {}

    def does(place: int) -> bool:
        result = run(values[place])
        tried[place] = Tried(values[place], wanted.held(result) / result.scenarios, result.scenarios)
        return tried[place].share >= wanted.probability

    if every:
        for place in range(len(values)):
            does(place)
    else:
        _halved(len(values), does)
    return Threshold(wanted, tuple(tried[place] for place in sorted(tried)), len(tried) == len(values))


def _halved(count: int, does: Callable[[int], bool]) -> None:
    """Ask about places until two neighbours are found of which only the higher one does, or the end."""
    lower, upper = -1, count
    # The highest comes first: if it does not, none does.
    place = count - 1
    while upper - lower > 1:
        if does(place):
            upper = place
        else:
            lower = place
        place = (lower + upper) // 2


def smallest_reserve(
    study: Study,
    regulation: Regulation,
    *,
    level: int,
    rounds: int,
    probability: float = 0.95,
    every: bool = False,
    executor: Executor | None = None,
) -> Threshold:
    """The smallest reserve that keeps the library at a level.

    Args:
        study: the study; its reserve is cut off behind the first so many firms, from none to all.
        regulation: the regulation.
        level: the library is to have at least so many members
        rounds: after each of so many rounds, from 1.
        probability: in this share of the scenarios, from 0 to 1, both excluded.
        every: try every size instead of searching by halves.
        executor: runs the blocks; None for this process.

    Raises:
        InvalidValueError: a number out of range, or numbers handed in, which go by the places of firms.
        UnsuppliedFactsError: a rule speaks of a fact that the behaviour does not tell.
    """
    if study.recorded is not None:
        expected = Text("由种子产生的抽取", "draws from the seed")
        raise InvalidValueError("recorded", Text("后备搜索的抽取", "what a search of the reserve draws from"), expected)
    # The first round below the level is later than the last exactly where there is none.
    wanted = Wanted("first_below", probability, least=rounds + 1)
    this = evolve(study, rounds=rounds, floor=level)

    def run(reserve: int) -> Result:
        return evolve(this, cohort=trimmed(study.cohort, reserve)).run(regulation, executor)

    return smallest(range(len(study.cohort.reserve) + 1), run, wanted, every=every)


def smallest_parameter(
    study: Study,
    regulation: Regulation,
    name: str,
    values: Sequence[int],
    wanted: Wanted,
    *,
    every: bool = False,
    executor: Executor | None = None,
) -> Threshold:
    """The smallest value of a parameter of the regulation for which enough scenarios come out as wanted.

    Args:
        study: the study.
        regulation: the regulation.
        name: the parameter.
        values: the values that come into question, from the smallest, such as a range.
        wanted: what is wanted.
        every: try every value instead of searching by halves.
        executor: runs the blocks; None for this process.

    Raises:
        InvalidValueError: no values, or not from the smallest.
        UnknownNameError: no such parameter or metric.
        UnsuppliedFactsError: a rule speaks of a fact that the behaviour does not tell.
    """
    # Below stays below: the level is that of the regulation as it is, whatever values are tried.
    this = evolve(study, floor=regulation.number("refill_floor") if study.floor is None else study.floor)
    return smallest(values, lambda value: this.run(regulation.amend(**{name: value}), executor), wanted, every=every)
