"""What every worker of a study needs to know, and what it does with some blocks."""

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from fzdigital.errors import NotSoError
from fzdigital.rules.regulation import Regulation
from fzdigital.whatif.behaviour import Behaviour
from fzdigital.whatif.blocks import blocks_of, keep_memory
from fzdigital.whatif.cohort import Cohort
from fzdigital.whatif.draws import REFILL, Chance, Draws, SeededDraws
from fzdigital.whatif.programs import RoundPrograms, programs_by_day
from fzdigital.whatif.recorded import Recorded, RecordedDraws
from fzdigital.whatif.simulate import Round, Simulation
from fzdigital.whatif.tally import Numbers, Tally, Tallying


@frozen(eq=False)
class Version:
    """One regulation, written down for a study.

    Args:
        regulation: the regulation.
        programs: what it says, round by round.
        ceiling: the planned total of the library.
        rules: ids of the rules on exit.
    """

    regulation: Regulation
    programs: tuple[RoundPrograms, ...]
    ceiling: int
    rules: tuple[str, ...]


@frozen(eq=False)
class Job:
    """What every worker needs to know.

    Args:
        cohort: the firms.
        behaviour: how facts come about.
        versions: the regulations.
        days: the days of the rounds.
        seed: the seed.
        floor: the level below which the library counts as below.
        recorded: numbers drawn elsewhere, from the first scenario on; None if all follows from the seed.
    """

    cohort: Cohort
    behaviour: Behaviour
    versions: tuple[Version, ...]
    days: tuple[date, ...]
    seed: int
    floor: int
    recorded: Recorded | None = None

    def part(self, first: int, scenarios: int) -> "Job":
        """What a worker needs to know for some scenarios that follow each other."""
        return self if self.recorded is None else evolve(self, recorded=self.recorded.part(first, scenarios))

    def draws(self, blocks: Sequence[int]) -> Draws:
        """The draws of some blocks, for a part that begins with the first of them."""
        seeded = SeededDraws(self.seed, blocks, keep=len(self.versions) > 1)
        if self.recorded is None:
            return seeded
        refilling = Chance(REFILL, self.behaviour.refilling.probability)
        chances = (one for version in self.versions for each in version.programs for one in each.firm.chances)
        return RecordedDraws(self.recorded, seeded, (refilling, *chances), self.cohort.firms, len(self.days))


def job_of(
    regulations: tuple[Regulation, ...],
    cohort: Cohort,
    behaviour: Behaviour,
    days: tuple[date, ...],
    seed: int,
    floor: int | None,
    recorded: Recorded | None,
) -> Job:
    """The regulations written down for a study.

    Raises:
        UnsuppliedFactsError: a rule speaks of a fact that the behaviour does not tell.
        UndeterminedError: what holds for an act hangs on a reading left unresolved.
        NotSoError: firms in reserve bring along a past that counts as a regulation is read.
    """
    for one in regulations:
        _require_afresh(one, cohort)
    versions = tuple(_version(one, cohort, behaviour, days) for one in regulations)
    level = regulations[0].number("refill_floor") if floor is None else floor
    return Job(cohort, behaviour, versions, days, seed, level, recorded)


def _version(regulation: Regulation, cohort: Cohort, behaviour: Behaviour, days: tuple[date, ...]) -> Version:
    ceiling = regulation.number("total")
    most = max(ceiling, len(cohort.firms) + cohort.exits)
    programs = programs_by_day(regulation, behaviour, cohort, days, most.bit_length())
    return Version(regulation, programs, ceiling, programs[0].firm.rules)


def _require_afresh(regulation: Regulation, cohort: Cohort) -> None:
    """That whoever comes from the reserve starts afresh, as it is simulated (OP-20)."""
    before = [firm.code for firm in cohort.firms if firm.longest and not firm.member]
    if before and regulation.reading("OP-20.reapply") != "no_bar_reset":
        raise NotSoError(
            f"后备企业{'、'.join(before)}带有以往无星级次数，按OP-20.reapply的口径继续计算，模拟不能如此；请清零或改用no_bar_reset。",
            f"firms in reserve ({', '.join(before)}) bring along no-stars that go on counting as OP-20.reapply is "
            "read; that is not simulated: set them to zero or use the reading no_bar_reset.",
        )


@frozen(eq=False)
class Counted:
    """What was counted of some scenarios.

    Args:
        tallies: for each regulation.
        paired: for each regulation after the first and each metric, its difference to the first, summed over scenarios;
            and the sum of squares.
    """

    tallies: tuple[Tally, ...]
    paired: Numbers

    def __add__(self, other: "Counted") -> "Counted":
        tallies = tuple(one + another for one, another in zip(self.tallies, other.tallies, strict=True))
        return Counted(tallies, self.paired + other.paired)


def simulated(job: Job, version: Version, draws: Draws, blocks: int) -> Iterator[Round]:
    """What happens in some blocks under one regulation, round by round.

    Args:
        job: what to do.
        version: the regulation.
        draws: the draws of the blocks, which regulations and behaviours may share.
        blocks: how many blocks there are.
    """
    return Simulation(job.cohort, job.behaviour, version.programs, version.ceiling, draws, blocks).rounds()


def observed(job: Job, version: Version, draws: Draws, scenarios: int) -> tuple[Tallying, NDArray[np.int32]]:
    """Blocks under one regulation, counted, and every metric of every scenario, by metric and scenario.

    Args:
        job: what to do.
        version: the regulation.
        draws: the draws of the blocks, which regulations and behaviours may share.
        scenarios: how many of their scenarios are used.
    """
    firms, rounds, blocks = len(job.cohort.firms), len(job.days), blocks_of(scenarios)
    counted = max(((1 << bits) - 1 for bits in version.programs[0].firm.counts), default=0)
    most = max(firms, rounds + 1, counted * firms * rounds)
    tallying = Tallying(job.floor, firms, len(version.rules), rounds, most, scenarios, blocks)
    for one in simulated(job, version, draws, blocks):
        tallying.add(one)
    return tallying, tallying.values()


def run_blocks(job: Job, block: int, scenarios: int) -> Counted:
    """Some blocks of a study that follow each other, under every regulation.

    Args:
        job: what to do, for these scenarios.
        block: the number of the first block, from 0.
        scenarios: how many scenarios are used, from the first of that block on.
    """
    keep_memory()
    tallies: list[Tally] = []
    values: list[NDArray[np.int32]] = []
    draws = job.draws(range(block, block + blocks_of(scenarios)))
    for version in job.versions:
        tallying, found = observed(job, version, draws, scenarios)
        tallies.append(tallying.tally(found))
        values.append(found)
    apart = [one.astype(np.int64) - values[0] for one in values[1:]]
    paired = np.array([[one.sum(axis=1), (one * one).sum(axis=1)] for one in apart], np.int64)
    return Counted(tuple(tallies), paired.reshape(len(apart), 2, len(values[0])))


def outcomes_of(job: Job, block: int, scenarios: int) -> NDArray[np.int32]:
    """Every metric of every scenario of some blocks under the first regulation, by metric and scenario.

    Args:
        job: what to do, for these scenarios.
        block: the number of the first block, from 0.
        scenarios: how many scenarios are used, from the first of that block on.
    """
    keep_memory()
    return observed(job, job.versions[0], job.draws(range(block, block + blocks_of(scenarios))), scenarios)[1]
