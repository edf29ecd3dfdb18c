"""Questions to many futures of a library of 32 members and 25 in reserve, over eight rounds.

Run: ``python benchmarks/whatif.py``. Prints seconds in one process; a block has 16,384 scenarios.
"""

from collections.abc import Callable
from datetime import date
from random import Random
from time import perf_counter

from attrs import evolve

from fzdigital import MEASURES
from fzdigital.whatif.behaviour import Behaviour, Refilling
from fzdigital.whatif.cohort import synthetic
from fzdigital.whatif.conduct import Reports, Serving, Updating
from fzdigital.whatif.elements import Events, Ratings
from fzdigital.whatif.grid import Grid, sweep
from fzdigital.whatif.study import Study, months
from fzdigital.whatif.threshold import smallest_reserve
from fzdigital.whatif.variance import split

LASTING = MEASURES.amend(expires_on=date(2027, 12, 31))
FEW = Behaviour((Ratings(0.2), Events(safety=0.0125)))
ALL = Behaviour(
    (
        Ratings(0.2),
        Events(safety=0.01, dishonesty=0.01, unlawful=0.02, serving=0.9, grave=0.3),
        Updating(late=0.1, refuses=0.1, fails=0.1, power=0.5),
        Serving(poor=0.1, refuses=0.1, fails=0.1, power=0.5),
        Reports(made=0.1, admissible=0.5, accepts=0.8, silent=0.1, falsified=0.1),
    )
)
READINGS = {"OP-26.floor": ("strict", "inclusive"), "OP-28.sector": ("row_caps_apply", "overall_only")}


def discretion(random: Random) -> Behaviour:
    """A use of the power to refill, drawn."""
    return evolve(FEW, refilling=Refilling(random.uniform(0.5, 1), upto=random.choice((27, 30, 32))))


def swept(study: Study) -> Grid:
    """Every floor with every limit."""
    return sweep(study, LASTING, refill_floor=range(20, 33), no_star_limit=(1, 2, 3))


def main() -> None:
    """Measure and print."""
    few = Study(synthetic(32, 25), FEW, date(2024, 9, 1), months(3), rounds=8, scenarios=20_000, seed=1)
    every = evolve(few, behaviour=ALL)
    questions: tuple[tuple[str, Callable[[], object]], ...] = (
        ("one regulation, ratings and accidents", lambda: few.run(LASTING)),
        ("one regulation, every ground", lambda: every.run(LASTING)),
        ("sweep of 13 x 3, ratings and accidents", lambda: swept(few)),
        ("sweep of 13 x 3, every ground", lambda: swept(every)),
        ("smallest reserve for four rounds", lambda: smallest_reserve(few, LASTING, level=27, rounds=4)),
        (
            "variance split, 100 samples of four blocks",
            lambda: split(few, LASTING, "size", discretion=discretion, readings=READINGS),
        ),
    )
    for name, ask in questions:
        start = perf_counter()
        ask()
        print(f"{name:45}  {perf_counter() - start:7.2f} s")


if __name__ == "__main__":
    main()
