"""A batch selected over columns, in the benchmark of the peers (T2: final scores, ranks, four lists, a reserve).

The peers' task is not the measures' own. These are the differences, and how each is met with what the library offers:

- Scores are half points as floating-point numbers: turned into hundredths exactly or refused, within the clock.
- A tie at the cut goes to the smaller id: OP-11 is read as ``secondary_key``, the id supplied as the settled order.
- No two ranks are equal. The library's are shared; handed over is the place in its order, by id within a score.
- The reserve is the best 20 of the rest: ``reserve_max`` is amended from 25.
- A tie at the end of the reserve goes to the smaller id. The text gives no way to cut it, so the library leaves the
  group out and names it; what is missing is picked from that group by id, as a person might.
- A final score is a floating-point number: the exact sum by the exact count, rounded once. A vetoed one has none.

``python benchmarks/peers/selection.py`` times the measures as they are beside this variant, on a made-up batch.
"""

from statistics import median
from time import perf_counter
from types import SimpleNamespace
from typing import Any

import numpy as np

from fzdigital import MEASURES
from fzdigital.policy.articles.a3_scoring import FULL_MARKS
from fzdigital.population.score_columns import ScoreColumns
from fzdigital.population.scoring import ColumnSelection, select_columns

RESERVE = 20
MOST = FULL_MARKS.hundredths // 50
"""Half points of the scale."""

STEP = 4096
"""Rows turned into hundredths at a time, so that they stay in the processor's cache."""
VARIANT = MEASURES.with_readings({"OP-11.tie": "secondary_key"}).with_parameters(reserve_max=RESERVE)
"""The measures as the peers' task would have them."""


def t2(d: Any) -> tuple[Any, ...]:
    """The outcome the harness compares."""
    selected = select_columns(VARIANT, batch(d))
    finals = selected.finals.numerators / (100 * selected.finals.denominators)
    finals[d.dishonest] = np.nan
    return finals, *lists(selected)


def t2__sheets(d: Any) -> tuple[Any, ...]:
    """The same with a score sheet for every application; the final scores are read from the sheets."""
    selected = select_columns(VARIANT, batch(d))
    finals = [
        None if out else one.numerator / (100 * one.denominator)
        for one, out in zip(selected.finals.sheets(), d.dishonest.tolist(), strict=True)
    ]
    return finals, *lists(selected)


def batch(d: Any) -> ScoreColumns:
    """The harness's columns as the library's.

    Args:
        d: ids, sectors, scores in points and vetoes.

    Raises:
        ValueError: a score that is no half point, or above the scale.
    """
    marks = np.empty(d.scores.shape[::-1], np.int16)
    for start in range(0, len(d.scores), STEP):
        halves = d.scores[start : start + STEP].T * 2
        whole = halves.astype(np.int16)
        if (whole != halves).any() or whole.max() > MOST:
            raise ValueError("a score is no half point up to 100")
        np.multiply(whole, 50, out=marks[:, start : start + STEP])
    return ScoreColumns(d.ids, d.sector, marks.T, d.dishonest, d.ids)


def lists(selected: ColumnSelection) -> tuple[Any, ...]:
    """Ranks, the lists of the sectors and the reserve, as the harness would have them."""
    starts = selected.starts
    ranks = np.zeros(len(selected.ranks), np.int32)
    ranks[selected.order] = np.arange(1, len(selected.order) + 1) - np.repeat(starts[:-1], starts[1:] - starts[:-1])
    sure = selected.reserve or ()
    return ranks, selected.recommended, [*sure, *selected.reserve_tied[: RESERVE - len(sure)]]


def made_up(rows: int, experts: int) -> Any:
    """A synthetic batch, the same at every run."""
    chance = np.random.default_rng(52)
    quality = chance.normal(72, 9, (rows, 1)) + chance.normal(0, 5, (rows, experts))
    return SimpleNamespace(
        ids=chance.permutation(rows) + 1,
        sector=chance.integers(0, 4, rows),
        dishonest=chance.random(rows) < 0.05,
        scores=np.clip(np.round(quality * 2) / 2, 0, 100),
    )


def main() -> None:
    """Measure and print."""
    for rows, experts in ((60, 7), (1000, 9), (100_000, 9)):
        made = made_up(rows, experts)
        jobs = {
            "variant": lambda made=made: t2(made),
            "variant, a sheet each": lambda made=made: t2__sheets(made),
            "measures": lambda made=made: select_columns(MEASURES, batch(made)),
            "measures, a sheet each": lambda made=made: select_columns(MEASURES, batch(made)).finals.sheets(),
        }
        for name, job in jobs.items():
            times = []
            for _ in range(200 if rows < 1000 else 9):
                start = perf_counter()
                job()
                times.append(perf_counter() - start)
            print(f"{rows} x {experts}, {name}: {median(times) * 1e6:.0f} microseconds")


if __name__ == "__main__":
    main()
