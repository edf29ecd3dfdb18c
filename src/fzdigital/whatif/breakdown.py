"""A result in detail: by round, by sector, by ground, by firm."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from fzdigital.domain.industry import Industry
from fzdigital.whatif.result import Result
from fzdigital.whatif.table import framed


def by_round(
    result: Result, version: int = 0, levels: Sequence[float] = (0.05, 0.5, 0.95), library: str | None = None
) -> Any:
    """How large the library is over time.

    Args:
        result: the result.
        version: the regulation, from 0.
        levels: for each, the size that this share of the scenarios does not exceed is a column.
        library: as for :func:`~fzdigital.whatif.table.framed`.

    Returns:
        a row for each round: its number and day, the mean size, the sizes at the levels, and the share of scenarios in
        which the round ends below the floor of the study.

    Raises:
        InvalidValueError: there is no such library.
    """
    at = {f"q{level:g}": result.sizes(level, version) for level in levels}
    rows = []
    for number, (day, counts) in enumerate(zip(result.job.days, result.tally(version).sizes.tolist(), strict=True)):
        mean = sum(size * count for size, count in enumerate(counts)) / result.scenarios
        below = sum(counts[: result.job.floor]) / result.scenarios
        sizes = {name: found[number] for name, found in at.items()}
        rows.append({"round": number + 1, "day": day, "mean": mean, **sizes, "below": below})
    return framed(rows, library)


def by_sector(result: Result, version: int = 0, library: str | None = None) -> Any:
    """How large each sector is over time.

    Args:
        result: the result.
        version: the regulation, from 0.
        library: as for :func:`~fzdigital.whatif.table.framed`.

    Returns:
        a row for each round and sector: the round's number and day, the sector, and its mean size.

    Raises:
        InvalidValueError: there is no such library.
    """
    return framed(
        [
            {"round": number, "day": day, "sector": sector.value, "mean": members / result.scenarios}
            for number, (day, row) in _rounds(result, result.tally(version).rows.tolist())
            for sector, members in zip(Industry, row, strict=True)
        ],
        library,
    )


def by_ground(result: Result, version: int = 0, library: str | None = None) -> Any:
    """How many firms leave on which rule, over time.

    Args:
        result: the result.
        version: the regulation, from 0.
        library: as for :func:`~fzdigital.whatif.table.framed`.

    Returns:
        a row for each round and rule on exit: the round's number and day, the rule, and the mean number of exits. An
        exit on two rules counts for both.

    Raises:
        InvalidValueError: there is no such library.
    """
    return framed(
        [
            {"round": number, "day": day, "rule": rule, "exits": exits / result.scenarios}
            for number, (day, row) in _rounds(result, result.tally(version).grounds.tolist())
            for rule, exits in zip(result.job.versions[version].rules, row, strict=True)
        ],
        library,
    )


def by_firm(result: Result, version: int = 0, library: str | None = None) -> Any:
    """Who leaves, and who is selected from the reserve.

    Args:
        result: the result.
        version: the regulation, from 0.
        library: as for :func:`~fzdigital.whatif.table.framed`.

    Returns:
        a row for each firm: its code, name and sector, whether it is a member at the start, and the shares of scenarios
        in which it leaves, and in which it is selected, in any round.

    Raises:
        InvalidValueError: there is no such library.
    """
    left, selected = (counts.tolist() for counts in result.tally(version).firms)
    return framed(
        [
            {
                "code": firm.code,
                "name": firm.name,
                "sector": firm.industry.value,
                "member": firm.member,
                "leaves": leaves / result.scenarios,
                "selected": taken / result.scenarios,
            }
            for firm, leaves, taken in zip(result.job.cohort.firms, left, selected, strict=True)
        ],
        library,
    )


def _rounds(result: Result, counts: list[list[int]]) -> Iterator[tuple[int, tuple[date, list[int]]]]:
    """What was counted of each round, with its number and day."""
    return enumerate(zip(result.job.days, counts, strict=True), start=1)
