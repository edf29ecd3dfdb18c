"""Results against what NumPy makes of every scenario by itself."""

from math import log
from typing import Any

import numpy as np
import pytest
from attrs import evolve
from numpy.typing import NDArray

from fzdigital.domain.industry import Industry
from fzdigital.errors import InvalidValueError, UnknownNameError
from fzdigital.whatif.behaviour import METRICS, Behaviour
from fzdigital.whatif.blocks import BLOCK, Plane
from fzdigital.whatif.breakdown import by_firm, by_ground, by_round, by_sector
from fzdigital.whatif.elements import Events
from fzdigital.whatif.precision import LEAST_SCENARIOS, MOST_SCENARIOS, Precision
from fzdigital.whatif.result import Estimate, Result
from fzdigital.whatif.simulate import Round
from tests.whatif.futures import COHORT, LASTING, SLOW, SMALL, STUDY, simulation

USED = 777
SCENARIOS = BLOCK + USED
FLOOR = LASTING.number("refill_floor")
REGULATIONS = (LASTING, LASTING.amend(no_star_limit=3), LASTING.amend(refill_floor=5))
CASES = evolve(STUDY, behaviour=SLOW, rounds=4, scenarios=SCENARIOS)
RESULT = CASES.compare(*REGULATIONS)
Metrics = dict[str, NDArray[np.int64]]


def truths(plane: Plane) -> NDArray[np.int64]:
    """A plane as ones and zeros, by way of its digits."""
    number = int.from_bytes(plane.astype("<u8").tobytes(), "little")
    return np.array([int(digit) for digit in reversed(f"{number:0{BLOCK}b}")])


def by_hand(version: int, block: int, used: int) -> tuple[list[Round], Metrics, list[NDArray[np.int64]]]:
    """The rounds of a block, every metric of every scenario used, and the sizes after each round."""
    rounds = simulation(CASES, REGULATIONS[version], block)
    sizes = [sum((truths(plane) for plane in one.members), start=np.zeros(BLOCK, int))[:used] for one in rounds]
    exits = sum((truths(plane) for one in rounds for plane in one.leaving.left), start=np.zeros(BLOCK, int))[:used]
    taken = [
        sum((truths(plane) for plane in one.selected.values()), start=np.zeros(BLOCK, int))[:used] for one in rounds
    ]
    reserve = len(COHORT.reserve) - np.cumsum(taken, axis=0)
    below = np.array(sizes) < FLOOR
    empty = reserve == 0

    def first(held: NDArray[np.bool_]) -> NDArray[np.int64]:
        return np.where(held.any(axis=0), held.argmax(axis=0) + 1, len(rounds) + 1)

    metrics = {
        "exits": exits,
        "refills": sum(taken, start=np.zeros(used, int)),
        "size": sizes[-1],
        "rounds_below": below.sum(axis=0),
        "first_below": first(below),
        "dips": (np.array(sizes) - taken < FLOOR).sum(axis=0),
        "reserve_left": reserve[-1],
        "rounds_to_empty": first(empty),
    }
    return rounds, metrics, sizes


@pytest.fixture(scope="module", name="raw")
def raw_scenarios() -> list[tuple[list[list[Round]], Metrics, NDArray[np.int64]]]:
    """For each regulation the rounds of both blocks, and all metrics and sizes of all scenarios."""
    found = []
    for version in range(len(REGULATIONS)):
        (one, metrics, sizes), (other, more, further) = by_hand(version, 0, BLOCK), by_hand(version, 1, USED)
        joined = {name: np.concatenate((metrics[name], more[name])) for name in METRICS}
        found.append(([one, other], joined, np.concatenate((sizes, further), axis=1)))
    return found


Raw = list[tuple[list[list[Round]], Metrics, NDArray[np.int64]]]


class TestEstimates:
    """Means, differences and shares, with their errors."""

    @pytest.mark.parametrize("metric", METRICS)
    @pytest.mark.parametrize("version", range(3))
    def test_a_mean(self, raw: Raw, metric: str, version: int) -> None:
        """It is the mean of all scenarios, and its error that of the sample."""
        values = raw[version][1][metric]
        found = RESULT.mean(metric, version)
        assert found.mean == pytest.approx(values.mean(), rel=1e-12)
        assert found.error == pytest.approx(values.std(ddof=1) / np.sqrt(SCENARIOS), rel=1e-9)
        assert found.scenarios == SCENARIOS == RESULT.scenarios

    @pytest.mark.parametrize("metric", METRICS)
    @pytest.mark.parametrize("version", [1, 2])
    def test_a_difference(self, raw: Raw, metric: str, version: int) -> None:
        """It is taken scenario by scenario."""
        values = raw[version][1][metric] - raw[0][1][metric]
        found = RESULT.difference(metric, version)
        assert found.mean == pytest.approx(values.mean(), rel=1e-12)
        assert found.error == pytest.approx(values.std(ddof=1) / np.sqrt(SCENARIOS), rel=1e-9)

    @pytest.mark.parametrize("metric", METRICS)
    @pytest.mark.parametrize("least", [-1, 0, 1, 2, 5, 8, 999])
    def test_a_share(self, raw: Raw, metric: str, least: int) -> None:
        """It is that of the scenarios with at least so much."""
        held = raw[1][1][metric] >= least
        found = RESULT.share(metric, least, 1)
        assert found.mean == held.mean()
        assert found.error == pytest.approx(held.std(ddof=1) / np.sqrt(SCENARIOS), rel=1e-9)

    def test_an_interval(self) -> None:
        """It lies about the mean, the wider the surer."""
        one = Estimate(10.0, 2.0, 100)
        assert one.interval() == pytest.approx((10 - 3.919927969, 10 + 3.919927969))
        assert one.interval(0.5)[1] - 10 == pytest.approx(one.half(0.5)) == pytest.approx(1.348979500)

    @pytest.mark.parametrize("confidence", [0, 1, -1, 2, float("nan")])
    def test_no_confidence(self, confidence: float) -> None:
        """None and all are refused."""
        with pytest.raises(InvalidValueError, match="the confidence is"):
            Estimate(1.0, 1.0, 1).interval(confidence)

    def test_of_one_scenario(self) -> None:
        """Nothing is known of how it spreads, and nothing breaks."""
        assert evolve(CASES, scenarios=1).run(LASTING).mean("size").error == 0


class TestSizes:
    """The size that a share of the scenarios does not exceed."""

    @pytest.mark.parametrize("level", [0.01, 0.07, 0.1, 0.25, 0.5, 0.9, 1, 1.0])
    def test_it_is_the_quantile(self, raw: Raw, level: float) -> None:
        """The smallest size that at least so many do not exceed."""
        sizes = np.sort(raw[2][2], axis=1)
        place = -(-SCENARIOS * round(level * 100) // 100) - 1
        assert RESULT.sizes(level, 2) == tuple(int(one[place]) for one in sizes)

    def test_none_is_the_least(self, raw: Raw) -> None:
        """The least there is."""
        assert RESULT.sizes(0) == tuple(int(one.min()) for one in raw[0][2])

    def test_a_share_is_taken_as_it_is_written(self) -> None:
        """Seven hundredths of a hundred are seven, although binary fractions make it more."""
        result = evolve(CASES, scenarios=100).run(LASTING)
        raw = np.sort(by_hand(0, 0, 100)[2], axis=1)
        assert 0.07 * 100 > 7
        assert result.sizes(0.07) == tuple(int(one[6]) for one in raw)

    @pytest.mark.parametrize("level", [-0.1, 1.1, float("nan")])
    def test_no_share(self, level: float) -> None:
        """Less than none and more than all are refused."""
        with pytest.raises(InvalidValueError, match="the share is"):
            RESULT.sizes(level)

    @pytest.mark.parametrize("least", [1.5, float("nan"), "2", True])
    def test_no_value(self, least: object) -> None:
        """A share is of the scenarios with at least a whole number."""
        with pytest.raises(InvalidValueError, match="the value of the metric is"):
            RESULT.share("exits", least)  # type: ignore[arg-type]

    @pytest.mark.parametrize("ask", [by_round, by_sector, by_ground, by_firm])
    @pytest.mark.parametrize("version", [-1, 3, "0"])
    def test_no_version(self, ask: Any, version: object) -> None:
        """None before the first and after the last, in detail as well."""
        with pytest.raises(InvalidValueError, match="the regulation is"):
            ask(RESULT, version)


class TestCounts:
    """What is counted of rules, firms and rows."""

    def test_exits_on_each_rule(self, raw: Raw) -> None:
        """An exit on two rules counts for both."""
        totals = dict.fromkeys(RESULT.job.versions[0].rules, 0)
        for used, rounds in zip((BLOCK, USED), raw[0][0], strict=True):
            for one in rounds:
                for rule, planes in one.leaving.grounds.items():
                    totals[RESULT.job.versions[0].rules[rule]] += sum(truths(plane)[:used].sum() for plane in planes)
        assert RESULT.exits() == {rule: total / SCENARIOS for rule, total in totals.items()}
        assert sum(totals.values()) > RESULT.mean("exits").mean * SCENARIOS

    def test_firms_and_rows(self, raw: Raw) -> None:
        """Who left, who was selected, and how many members each sector has after each round."""
        tally = RESULT.tallies[0]
        assert tally.firms[0].sum() == raw[0][1]["exits"].sum()
        assert tally.firms[1].sum() == raw[0][1]["refills"].sum()
        assert (tally.rows.sum(axis=1) == raw[0][2].sum(axis=1)).all()
        assert tally.rows.shape == (4, len(Industry))
        assert (tally.sizes.sum(axis=1) == SCENARIOS).all()

    def test_without_effect(self) -> None:
        """The first round out of force is told, and none where there is none."""
        ending = LASTING.amend(expires_on=CASES.days()[2])
        result = evolve(CASES, scenarios=5).compare(
            LASTING, ending, ending.with_readings({"OP-02.last_day": "exclusive"})
        )
        assert [result.without_effect(version) for version in range(3)] == [None, 4, 3]

    def test_rows_of_a_table(self) -> None:
        """Every mean, and every difference."""
        rows = RESULT.rows(0.9)
        assert len(rows) == len(METRICS) * 5
        row = next(one for one in rows if (one["version"], one["metric"], one["kind"]) == (1, "size", "difference"))
        found = RESULT.difference("size", 1)
        assert (row["mean"], row["error"]) == (found.mean, found.error)
        assert (row["low"], row["high"]) == found.interval(0.9)


class TestRefused:
    """What a result does not hold."""

    def test_an_unknown_metric(self) -> None:
        """It is named, with those there are."""
        for ask in (RESULT.mean, lambda name: RESULT.difference(name, 1), lambda name: RESULT.share(name, 1)):
            with pytest.raises(UnknownNameError, match="no metric is named 'exit'; close names are: exits"):
                ask("exit")

    @pytest.mark.parametrize("version", [-1, 3, 1.0])
    def test_an_unknown_regulation(self, version: int) -> None:
        """None before the first and after the last, and none between two."""
        for ask in (
            lambda: RESULT.mean("size", version), lambda: RESULT.share("size", 1, version),
            lambda: RESULT.sizes(0.5, version), lambda: RESULT.exits(version), lambda: RESULT.without_effect(version),
            lambda: RESULT.difference("size", version),
        ):  # fmt: skip
            with pytest.raises(InvalidValueError, match=r"the regulation is .*; it must be a whole number from . to 2"):
                ask()

    def test_the_first_has_no_difference(self) -> None:
        """It is what others are compared with."""
        with pytest.raises(InvalidValueError, match="the regulation is 0; it must be a whole number from 1 to 2"):
            RESULT.difference("size", 0)


class TestPrecision:
    """How precisely something is to be known."""

    def test_it_is_met_when_the_interval_is_narrow(self) -> None:
        """At half the width exactly, not a little below."""
        half = RESULT.mean("exits").half(0.95)
        assert Precision("exits", half).is_met(RESULT)
        assert not Precision("exits", half * 0.999).is_met(RESULT)
        other = RESULT.difference("exits", 1).half(0.95)
        assert Precision("exits", other, version=1).is_met(RESULT)
        assert not Precision("exits", other * 0.999, version=1).is_met(RESULT)

    def test_a_study_ends(self) -> None:
        """Where it has run as long as it may, whatever is known; and it never asks for more than that."""
        long = Result(RESULT.job, tuple(evolve(one, scenarios=MOST_SCENARIOS) for one in RESULT.tallies), RESULT.paired)
        precision = Precision("exits", 1e-300)
        assert precision.is_met(long)
        assert precision.more(RESULT) == MOST_SCENARIOS

    def test_how_many_are_likely_to_be_enough(self) -> None:
        """Four times as many for half the width, and a little more; a quarter more at least."""
        half = RESULT.mean("exits").half(0.95)
        assert Precision("exits", half / 2).more(RESULT) == pytest.approx(SCENARIOS * 4.2, rel=1e-3)
        assert Precision("exits", half * 0.999).more(RESULT) == SCENARIOS * 5 // 4 + 1
        assert Precision("exits", 100.0).more(evolve(CASES, scenarios=2).run(LASTING)) == LEAST_SCENARIOS

    @pytest.mark.parametrize(
        ("given", "message"),
        [
            ({"within": 0}, "the half width is 0"),
            ({"within": float("nan")}, "the half width is nan"),
            ({"confidence": 1}, "the confidence is 1"),
            ({"confidence": 0}, "the confidence is 0"),
        ],
    )
    def test_a_number_out_of_range(self, given: dict[str, float], message: str) -> None:
        """It is named, with what would be accepted."""
        with pytest.raises(InvalidValueError, match=message):
            Precision(**{"metric": "size", "within": 1.0} | given)  # type: ignore[arg-type]

    def test_what_never_varied(self) -> None:
        """Where nothing was seen, the study runs until something so rare is ruled out with the confidence wanted."""
        rare = evolve(SMALL, behaviour=Behaviour((Events(safety=1 / 65_536),)), rounds=1, scenarios=100)
        found = rare.compare(LASTING, until=Precision("exits", within=0.001))
        assert found.scenarios >= 2_995
        assert -log(0.05) / found.scenarios <= 0.001 or found.mean("exits").half(0.95) <= 0.001
        never = evolve(SMALL, behaviour=Behaviour(()), scenarios=100).compare(LASTING, until=Precision("exits", 0.001))
        assert never.scenarios in range(2_996, 5_000)

    def test_an_unknown_metric(self) -> None:
        """It is refused before anything is run."""

        def unwanted(done: int, of: int) -> None:
            raise AssertionError

        with pytest.raises(UnknownNameError, match="no metric is named 'exit'"):
            CASES.compare(LASTING, until=Precision("exit", 1.0), progress=unwanted)
