"""Exits asked of dict rows, in the benchmark of the peers (T1: six grounds for each provider).

The rules are those of ``variant.py``, compiled for the columns of the task's table; nothing is prepared beforehand, and
every row is asked anew. ``t1__explain`` gives for each row the reasons of every rule, also of those that do not apply.

Run by itself it times the rows of a table of its own, with the measures as they are beside the task's wording of them:
``python benchmarks/peers/rows.py``.
"""

from collections.abc import Callable, Mapping
from random import Random
from statistics import median
from time import perf_counter
from typing import Any, Final

from variant import ACTS, ANSWERS, BINDINGS, RUN, VARIANT

from fzdigital import MEASURES
from fzdigital.rules.binding import Always, Column
from fzdigital.rules.decision import ActDecision
from fzdigital.rules.rows.bindings import Derived, Row, RowBinding
from fzdigital.rules.rows.grounds import compile_row_grounds, rules_on
from fzdigital.rules.rows.reasons import RowReasons

PACKAGES, IMPORT = ["fzdigital"], "fzdigital"
NOTES = {
    "": "rules compiled for complete rows, values trusted, integer mask out",
    "unknowns": "rules compiled for rows that may have unknowns, values trusted",
    "explain": "every rule's reasons for each row, shared by pattern",
}
EXPLAIN = "each rule's clause, condition and facts, met or not"

_NAMES: Final = {rule: answer for answer, rules in ANSWERS.items() for rule in rules}


def no_stars_at_end(row: Row) -> int:
    """How many of the last two ratings are no-stars."""
    ratings: list[int] = row["ratings"]  # type: ignore[assignment]
    return ratings[-2:].count(0)


ROWS: Final[Mapping[str, RowBinding]] = {**BINDINGS, RUN: Derived(no_stars_at_end)}
CHECKED: Final = compile_row_grounds(VARIANT, ANSWERS, ROWS)
GROUNDS: Final = compile_row_grounds(VARIANT, ANSWERS, ROWS, trusted=True)
"""The task's rows are known to be sound."""

REASONS: Final = RowReasons(VARIANT, ACTS, ROWS)


def t1(d: Any) -> list[int]:
    """The mask of every provider; the task's rows are complete."""
    return GROUNDS.complete(d.rows)


def t1__unknowns(d: Any) -> list[int]:
    """The same, looking for unknown values in every column."""
    return GROUNDS.certain(d.rows)


def t1__explain(d: Any) -> list[tuple[ActDecision, ...]]:
    """All reasons."""
    return REASONS.of(d.rows)


def norm_t1__explain(out: list[tuple[ActDecision, ...]]) -> list[set[str]]:
    """The task's grounds among the rules that apply; off the clock."""
    applying = [[ground.result.rule.id for one in decisions for ground in one.applying] for decisions in out]
    return [{_NAMES[rule] for rule in rules if rule in _NAMES} for rules in applying]


MEASURES_ROWS: Final[Mapping[str, RowBinding]] = {
    "as_of": BINDINGS["as_of"],
    "firm.in_library": Always(True),
    "rect_5_1.demanded": Column("rectification_ordered"),
    "rect_5_1.outcome": Column("outcome"),
    "rect_5_3.demanded": Column("rectification_ordered"),
    "rect_5_3.outcome": Column("outcome"),
    "report.accepted": Column("report_accepted"),
    "report.real_name": Column("report_accepted"),
    "report.evidence": Column("report_accepted"),
    "report.contact": Column("report_accepted"),
    "report.reply": BINDINGS["report.reply"],
    "report.verification": BINDINGS["report.verification"],
    "event.kind": Column("event"),
    "event.during_service": Always(True),
    "event.grave": Column("serious_violation"),
    RUN: Derived(no_stars_at_end),
}
"""The same table with two columns more, for the measures as they are."""

COLUMNS: Final = {
    "info_overdue": 0.15, "rectification_ordered": 0.30, "rectification_refused": 0.15, "rectification_failed": 0.15,
    "report_accepted": 0.12, "reply_on_time": 0.70, "fraud_confirmed": 0.20, "poor_service": 0.12,
    "major_accident": 0.01, "serious_violation": 0.02,
}  # fmt: skip
"""The yes-or-no columns of the made-up table with how often each is yes."""


def made_up(providers: int) -> list[dict[str, object]]:
    """Synthetic rows, the same on every machine."""
    random = Random(5)
    rows: list[dict[str, object]] = []
    for _ in range(providers):
        row: dict[str, object] = {name: random.random() < share for name, share in COLUMNS.items()}
        row["ratings"] = [random.randrange(4) for _ in range(random.randrange(7))]
        row["outcome"] = random.choice(("pending", "refused", "failed", "passed"))
        row["event"] = random.choice(("none",) * 30 + ("major_safety", "severe_dishonesty", "other_illegal"))
        rows.append(row)
    return rows


def microseconds(call: Callable[[], object], rows: int) -> float:
    """The median time for one row, in microseconds."""
    times = []
    for _ in range(31):
        start = perf_counter()
        call()
        times.append((perf_counter() - start) / rows * 1e6)
    return median(times)


def main() -> None:
    """Measure and print."""
    rows = made_up(10_000)
    checked = compile_row_grounds(MEASURES, rules_on(MEASURES, "exit"), MEASURES_ROWS)
    trusted = compile_row_grounds(MEASURES, rules_on(MEASURES, "exit"), MEASURES_ROWS, trusted=True)
    of_measures = RowReasons(MEASURES, ("exit",), MEASURES_ROWS)
    print(f"{'':28}{'as the task words it':>24}{'the measures, exit':>24}")
    for name, task, plain in (
        ("complete rows", lambda: CHECKED.complete(rows), lambda: checked.complete(rows)),
        ("complete rows, trusted", lambda: GROUNDS.complete(rows), lambda: trusted.complete(rows)),
        ("rows that may have unknowns", lambda: CHECKED.certain(rows), lambda: checked.certain(rows)),
        ("the same, trusted", lambda: GROUNDS.certain(rows), lambda: trusted.certain(rows)),
        ("all reasons", lambda: REASONS.of(rows), lambda: of_measures.of(rows)),
    ):
        print(f"{name:28}{microseconds(task, len(rows)):21.2f} µs{microseconds(plain, len(rows)):21.2f} µs")


if __name__ == "__main__":
    main()
