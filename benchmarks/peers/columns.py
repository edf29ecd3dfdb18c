"""Grounds for exit out of columns, in the benchmark of the peers (T1).

The rules are those of ``variant.py``, which lists how the peers' task differs from the measures and how each difference
is met. One more is met here: the task's table holds the last six ratings of each firm, and of these the last two count.
The run of no-stars is two where both are no-stars; where they are not, nobody asks how long it is, and it is none.

``python benchmarks/peers/columns.py`` times the measures as they are beside this variant, on made-up firms.
"""

from statistics import median
from time import perf_counter
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from variant import ACTS, ANSWERS, BINDINGS, RUN, VARIANT

from fzdigital import MEASURES
from fzdigital.policy.facts.firm import FIRM
from fzdigital.population.frames import masks, read
from fzdigital.rules.binding import Binding, Column
from fzdigital.rules.supply import Supply

FACTS = (
    "info_overdue", "rectification_ordered", "rectification_refused", "rectification_failed", "report_accepted",
    "reply_on_time", "fraud_confirmed", "poor_service", "major_accident", "serious_violation",
)  # fmt: skip
TWO_NO_STARS = "two_no_stars"
ASKED = tuple(ANSWERS.values())

_RUN: dict[str, Binding] = {RUN: Column(TWO_NO_STARS, {True: 2, False: 0})}
_UNKNOWN = ("event.grave",)
"""Asked only of events of a kind that does not occur."""

SUPPLY = Supply(VARIANT, FIRM, ACTS, (*FACTS, TWO_NO_STARS), {**BINDINGS, **_RUN}, _UNKNOWN)

_ALL_BUT = ("rect_5_1.outcome", "rect_5_3.outcome", "event.kind")
UNAMENDED = Supply(
    MEASURES,
    FIRM,
    ACTS,
    (*FACTS, TWO_NO_STARS),
    {
        **{name: one for name, one in BINDINGS.items() if MEASURES.vocabulary.get(name) and name not in _ALL_BUT},
        **_RUN,
        "rect_5_1.outcome": Column("rectification_refused", {True: "refused", False: "pending"}),
        "rect_5_3.outcome": Column("rectification_failed", {True: "failed", False: "pending"}),
        "event.kind": Column("major_accident", {True: "major_safety", False: "other_illegal"}),
        "event.grave": Column("serious_violation"),
        "notice.status_by_due_date": BINDINGS["notice.status_as_judged"],
    },
)
"""The measures as they are, with the task's columns bound as well as they fit."""


def t1(d: Any) -> NDArray[np.uint8]:
    """The outcome the harness compares: for each firm a number, of which bit *i* is the task's ground *i*."""
    return masks(read(SUPPLY, table(d)), ASKED)


def table(d: Any) -> dict[str, NDArray[Any]]:
    """The harness's columns as a table of arrays.

    Args:
        d: holds them as ``cols``; the ratings are a column each for six rounds, the newest last, no star is 0.
    """
    columns = {name: d.cols[name] for name in FACTS}
    # Two ratings are one number of two bytes, which is 0 where both are.
    columns[TWO_NO_STARS] = d.cols["ratings"][:, -2:].view(np.int16)[:, 0] == 0
    return columns


def made_up(rows: int, missing: float = 0.0) -> Any:
    """Synthetic firms, the same at every run.

    Args:
        rows: how many.
        missing: the share of values that are not known.
    """
    chance = np.random.default_rng(51)
    columns: dict[str, NDArray[Any]] = {name: chance.random(rows) < 0.2 for name in FACTS}
    if missing:
        columns = {name: np.ma.masked_array(one, chance.random(rows) < missing) for name, one in columns.items()}
    return SimpleNamespace(n=rows, cols={**columns, "ratings": chance.integers(-1, 4, (rows, 6), np.int8)})


def main() -> None:
    """Measure and print."""
    for rows in (1000, 10_000, 100_000):
        for missing in (0, 0.1):
            made = made_up(rows, missing)
            for name, supply in (("variant", SUPPLY), ("measures", UNAMENDED)):
                times = []
                for _ in range(30):
                    start = perf_counter()
                    masks(read(supply, table(made)), ASKED)
                    times.append(perf_counter() - start)
                print(f"{rows} firms, {missing:.0%} missing, {name}: {median(times) / rows * 1e9:.1f} ns a firm")


if __name__ == "__main__":
    main()
