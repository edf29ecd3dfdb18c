"""What a complete study costs: every ground of article five live, in scenarios per second, memory, and how it grows.

Run: ``python benchmarks/whatif_scale.py``. A library of 32 members and 25 in reserve over eight rounds, 100,000
scenarios unless something else is said. Times are medians of runs in turn; memory is the peak of a process of its own,
as Linux tells it.
"""

from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import perf_counter

from attrs import evolve
from whatif import ALL, FEW, LASTING

from fzdigital.rules.regulation import Regulation
from fzdigital.whatif.blocks import BLOCK, blocks_of
from fzdigital.whatif.cohort import Cohort, synthetic
from fzdigital.whatif.draws import SeededDraws
from fzdigital.whatif.study import Study, months

SCENARIOS = 100_000
EVERY = Study(synthetic(32, 25), ALL, LASTING.day("effective_from"), months(3), 8, SCENARIOS, seed=1)
VERSIONS = (LASTING, LASTING.amend(refill_floor=25), LASTING.amend(no_star_limit=3))
LARGE = LASTING.amend(total=150, row_knit=40, row_cotton=35, row_elec=40, row_auto=35)


def _firms(count: int) -> Cohort:
    """So many firms, as many of them members as in the library of the measures."""
    return synthetic(count * 32 // 57, count - count * 32 // 57)


def drawn(study: Study) -> None:
    """Draw what a study draws, and do nothing with it."""
    job = study.job(LASTING)
    chances, firms = job.versions[0].programs[0].firm.chances, study.cohort.firms
    for start in range(0, study.scenarios, 4 * BLOCK):
        blocks = range(start // BLOCK, blocks_of(min(study.scenarios, start + 4 * BLOCK)))
        draws = SeededDraws(study.seed, blocks)
        for number in range(1, study.rounds + 1):
            for chance in chances:
                draws.planes(chance, firms, number)


def seconds(*runs: Callable[[], object]) -> list[float]:
    """How long each takes, in turn."""
    found: list[list[float]] = [[] for _ in runs]
    for _ in range(5):
        for each, run in zip(found, runs, strict=True):
            start = perf_counter()
            run()
            each.append(perf_counter() - start)
    return [median(each) for each in found]


def peak(study: Study, regulations: tuple[Regulation, ...]) -> tuple[int, int]:
    """The peak of memory before and after a study, in MB."""
    before = _peak()
    study.compare(*regulations)
    return before, _peak()


def _peak() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


def apart(study: Study, regulations: tuple[Regulation, ...]) -> tuple[int, int]:
    """The same in a process of its own."""
    with ProcessPoolExecutor(1, get_context("spawn")) as alone:
        return alone.submit(peak, study, regulations).result()


def speed(executor: Executor) -> None:
    """One core and two, and the share of the draws."""
    few, many = evolve(EVERY, behaviour=FEW), evolve(EVERY, scenarios=5 * SCENARIOS)
    one, two, more, three, random, fewer = seconds(
        partial(EVERY.compare, LASTING),
        partial(EVERY.compare, LASTING, executor=executor, chunk=1),
        partial(many.compare, LASTING, executor=executor),
        partial(EVERY.compare, *VERSIONS),
        partial(drawn, EVERY),
        partial(few.compare, LASTING),
    )
    for name, taken, versions in (
        ("every ground, one core", one, 1),
        ("every ground, two cores", two, 1),
        ("every ground, two cores, 500,000", more, 5),
        ("every ground, three versions compared", three, 3),
        ("ratings and accidents, one core", fewer, 1),
    ):
        print(f"{name:40} {SCENARIOS * versions / taken:12,.0f} scenarios/s {taken:8.2f} s")
    print(f"{'drawing alone':40} {random / one:12.0%} of one core's time")


def growth() -> None:
    """Time for a scenario, for more and more scenarios, firms and rounds."""
    wide = evolve(EVERY, scenarios=BLOCK * 4)
    studies: list[tuple[str, int, Study, Regulation]] = [
        *(("scenarios", n, evolve(EVERY, scenarios=n), LASTING) for n in (65_536, 131_072, 262_144, 524_288)),
        *(("firms", n, evolve(wide, cohort=_firms(n)), LARGE.amend(refill_floor=n * 27 // 57)) for n in (57, 114, 228)),
        *(("rounds", n, evolve(wide, rounds=n, every=months(1)), LASTING) for n in (4, 8, 16, 32)),
    ]
    for (name, n, _, _), taken in zip(
        studies, seconds(*(partial(study.compare, regulation) for *_, study, regulation in studies)), strict=True
    ):
        print(f"{n:10,} {name:12} {taken:8.3f} s {taken / n * 1e6:10.2f} µs for each")


def main() -> None:
    """Measure and print."""
    with ProcessPoolExecutor(2, get_context("spawn")) as executor:
        EVERY.compare(LASTING, executor=executor)
        speed(executor)
    growth()
    for versions in (1, 3):
        for scenarios in (SCENARIOS, 10 * SCENARIOS):
            before, after = apart(evolve(EVERY, scenarios=scenarios), VERSIONS[:versions])
            print(f"{scenarios:10,} scenarios, {versions} version(s): {after} MB at most, {before} MB before")


if __name__ == "__main__":
    main()
