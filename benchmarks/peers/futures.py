"""Futures of a library, in the benchmark of the peers (T3: numbers handed in; and a task with draws of one's own).

Every member is rated in every round; two no-stars in a row or an accident put it out; below 27 members the library is
refilled to 32 in order. The regulation is the measures' own, simulated as everywhere. These are the differences:

========================================  =================================================================
the task                                  here
========================================  =================================================================
the measures do not expire                amended: in force until the end of 2027
there are no sectors                      OP-28 read as ``overall_only``: only the planned total limits
two grounds for exit                      a behaviour in which only ratings and accidents come about
who must leave leaves at once             the behaviour's ``exits``, which is always
the power to refill is always used        the behaviour's ``refilling``, which does
rounds below 27, before refilling         the metric ``dips``
stars are awarded and summed up           a count of the behaviour's own, over chances of the same purpose
========================================  =================================================================

``python benchmarks/peers/futures.py`` holds the first task's outcomes against plain Python, scenario by scenario, and
the second's means against futures written by hand in NumPy, within four standard errors, and times them side by side.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from statistics import median
from time import perf_counter
from types import SimpleNamespace
from typing import Any, Final

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from fzdigital import MEASURES
from fzdigital.whatif.asking import Facts
from fzdigital.whatif.behaviour import Behaviour, Count, Now
from fzdigital.whatif.cohort import Firm, synthetic
from fzdigital.whatif.counting import Bits
from fzdigital.whatif.draws import Chance, Probability, checked_probability
from fzdigital.whatif.elements import Events, Ratings
from fzdigital.whatif.recorded import Recorded
from fzdigital.whatif.study import Study, months

PACKAGES, IMPORT = ["fzdigital"], "fzdigital"
NOTES = {"": "the measures' own rules over planes of scenarios, numbers read from the arrays handed in"}

MEMBERS, RESERVES, FLOOR = 32, 25, 27
POOL: Final = MEMBERS + RESERVES
VARIANT: Final = MEASURES.amend(expires_on=date(2027, 12, 31)).with_readings({"OP-28.sector": "overall_only"})
COHORT: Final = synthetic(MEMBERS, RESERVES)
PLACES: Final = {firm.code: place for place, firm in enumerate(COHORT.firms)}
OUTCOMES: Final = ("exits", "refills", "size", "dips", "stars")


def by_firm(values: NDArray[Any]) -> Probability:
    """A probability for each firm, the same in every round."""
    found = [float(one) for one in values]

    def probability(firm: Firm, number: int) -> float:
        return found[PLACES[firm.code]]

    return probability


@frozen
class Levels(Ratings):
    """Ratings of which all levels are drawn.

    Args:
        at_most_one: how likely no star or one is.
        at_most_two: how likely no star, one or two are.
    """

    at_most_one: Probability = field(converter=checked_probability)
    at_most_two: Probability = field(converter=checked_probability)

    @property
    def chances(self) -> tuple[Chance, ...]:
        """One number, below one limit or another."""
        return tuple(Chance("stars", one) for one in (self.no_star, self.at_most_one, self.at_most_two))

    def stars(self, now: Now[Any], facts: Facts[Any]) -> Bits[Any]:
        """How many stars there are, out of the limits below which the number is."""
        none, one, two = (now.drawn[chance] for chance in self.chances)
        return now.algebra.negated(two) | (one & now.algebra.negated(none)), now.algebra.negated(one)


def study(behaviour: Behaviour, rounds: int, scenarios: int, **more: Any) -> Study:
    """The study of a task."""
    return Study(COHORT, behaviour, date(2024, 9, 1), months(3), rounds, scenarios, **more)


def t3(data: Any) -> NDArray[np.int32]:
    """Exits, refills, members at the end, rounds below the floor and stars, scenario by scenario."""
    levels = Levels(by_firm(data.t0), by_firm(data.t1), by_firm(data.t2))
    behaviour = Behaviour((levels, Events(safety=float(data.pv))), counts=(Count("stars", 3, levels.stars),))
    handed_in = Recorded({"stars": data.u_star, "event.safety": data.u_viol})
    found = study(behaviour, data.u_star.shape[1], data.n, recorded=handed_in).outcomes(VARIANT)
    return np.stack([found[name] for name in OUTCOMES], axis=1)


def own_draws(scenarios: int, rounds: int, t0: NDArray[Any], pv: float, seed: int) -> list[float]:
    """Mean exits, refills, members at the end and rounds below the floor."""
    behaviour = Behaviour((Ratings(by_firm(t0)), Events(safety=pv)))
    result = study(behaviour, rounds, scenarios, seed=seed).run(VARIANT)
    return [result.mean(name).mean for name in OUTCOMES[:4]]


def plainly(data: Any) -> Iterator[tuple[int, ...]]:
    """The first task in plain Python."""
    for stars, accidents in zip(data.u_star, data.u_viol, strict=True):
        members, before = list(range(MEMBERS)), [False] * POOL
        following, exits, below, total = MEMBERS, 0, 0, 0
        for drawn, accident in zip(stars, accidents, strict=True):
            stay = []
            for firm in members:
                awarded = sum(drawn[firm] >= limit[firm] for limit in (data.t0, data.t1, data.t2))
                total += int(awarded)
                if accident[firm] < data.pv or (awarded == 0 and before[firm]):
                    exits += 1
                else:
                    stay.append(firm)
                    before[firm] = awarded == 0
            members = stay
            if len(members) < FLOOR:
                below += 1
                more = range(following, min(POOL, following + MEMBERS - len(members)))
                members += more
                following += len(more)
        yield exits, following - MEMBERS, len(members), below, total


def in_numpy(scenarios: int, rounds: int, t0: NDArray[Any], pv: float, seed: int) -> NDArray[np.float64]:
    """The second task written by hand in NumPy: the four outcomes of every scenario."""
    random = np.random.Generator(np.random.SFC64(seed))
    limits, accident = (np.rint(np.asarray(one) * 65536).astype(np.uint16) for one in (t0, pv))
    found, at_once, places = [], 4096, np.arange(POOL)
    for start in range(0, scenarios, at_once):
        here = min(at_once, scenarios - start)
        member = np.broadcast_to(places < MEMBERS, (here, POOL)).copy()
        before = np.zeros_like(member)
        following, sums = np.full(here, MEMBERS), np.zeros((3, here))
        for _ in range(rounds):
            none = random.integers(0, 65536, member.shape, np.uint16) < limits
            goes = member & ((none & before) | (random.integers(0, 65536, member.shape, np.uint16) < accident))
            member &= ~goes
            before = none & member
            size = member.sum(axis=1)
            more = np.where(size < FLOOR, np.minimum(MEMBERS - size, POOL - following), 0)
            member |= (places >= following[:, None]) & (places < (following + more)[:, None])
            following += more
            sums += goes.sum(axis=1), more, size < FLOOR
        found.append(np.stack((sums[0], sums[1], member.sum(axis=1), sums[2])))
    return np.concatenate(found, axis=1)


def made_up(scenarios: int, rounds: int = 8, pv: float = 0.0125) -> Any:
    """Numbers to hand in, and limits a little worse from one firm to the next."""
    random = np.random.default_rng([57, scenarios])
    t0 = np.clip(np.linspace(0.13, 0.22, POOL) + random.normal(0, 0.02, POOL), 0.02, 0.5).astype(np.float32)
    u_star, u_viol = (random.random((scenarios, rounds, POOL), dtype=np.float32) for _ in range(2))
    t1, t2 = ((t0 + np.float32(more)).astype(np.float32) for more in (0.35, 0.65))
    return SimpleNamespace(n=scenarios, u_star=u_star, u_viol=u_viol, t0=t0, t1=t1, t2=t2, pv=np.float32(pv))


def seconds(*runs: Callable[[], object]) -> list[float]:
    """How long each takes, in turn."""
    found: list[list[float]] = [[] for _ in runs]
    for _ in range(7):
        for each, run in zip(found, runs, strict=True):
            start = perf_counter()
            run()
            each.append(perf_counter() - start)
    return [median(each) for each in found]


def main() -> None:
    """Hold against each other, and time."""
    for data in (made_up(2_000), made_up(500, pv=0.2), made_up(300, rounds=3)):
        expected = np.array([*plainly(data)], np.int32)
        if t3(data).tobytes() != expected.tobytes():
            raise SystemExit("handed in: outcomes differ")
    scenarios, rounds = 524_288, 8
    data = made_up(100_000)
    hand = in_numpy(scenarios, rounds, data.t0, 0.0125, 1)
    apart = np.abs(hand.mean(axis=1) - own_draws(scenarios, rounds, data.t0, 0.0125, 2))
    if (apart > 4 * np.sqrt(2 / scenarios) * hand.std(axis=1)).any():
        raise SystemExit("own draws: means differ")
    handed, own, by_hand = seconds(
        partial(t3, data),
        partial(own_draws, scenarios, rounds, data.t0, 0.0125, 2),
        partial(in_numpy, scenarios // 8, rounds, data.t0, 0.0125, 1),
    )
    print(f"numbers handed in      {data.n / handed:12,.0f} scenarios/s")
    print(f"draws of one's own     {scenarios / own:12,.0f} scenarios/s")
    print(f"the same in NumPy      {scenarios / 8 / by_hand:12,.0f} scenarios/s")


if __name__ == "__main__":
    main()
