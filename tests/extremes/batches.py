"""Batches of rows put to every interpreter, and what came of them."""

from collections import Counter
from collections.abc import Callable
from random import Random
from time import process_time_ns
from typing import NamedTuple

from hypothesis import HealthCheck, Phase, given, seed, settings

from fzdigital.policy.measures import MEASURES
from fzdigital.rules.regulation import Regulation
from tests.extremes.drawn import Row, Shape, possible_rows, rows, shape_of, some_readings, without_invariants
from tests.extremes.interpreted import all_answers, names
from tests.extremes.relations import agree
from tests.extremes.said import Answer, Interpreter
from tests.strategies.small import small_regulations
from tests.strategies.trees import SUBJECT, regulations

SUBJECTS = ("firm", "firm", "firm", "application", "application", "candidate", "library", "batch")
"""The kinds of subject of the Measures, each as often as it has much to be said about."""
UNKNOWN = (0.03, 0.06, 0.12)
"""How often a value is unknown in rows of the Measures that are not complete."""
UNKNOWN_IN_TOYS = 0.3
EACH = 100
"""Rows of one kind that a toy regulation is asked about: complete ones, and ones with unknown facts."""
PARTS = ("Measures", "Measures, other readings", "Measures, cases that can come about", "toy regulations")
Pair = tuple[str, str]
Draw = Callable[[Shape, int, Random, float], list[Row]]


class Task(NamedTuple):
    """Some rows of one part.

    Args:
        part: which.
        cases: how many rows.
        seed: of everything drawn.
    """

    part: str
    cases: int
    seed: str


class Apart(NamedTuple):
    """One row on which two interpreters do not agree.

    Args:
        pair: their names.
        part: the part.
        shape: what the row is of.
        row: the row.
        answers: what each says.
    """

    pair: Pair
    part: str
    shape: str
    row: Row
    answers: tuple[Answer, Answer]


class Tally(NamedTuple):
    """What came of some rows.

    Args:
        cases: rows by part and whether everything was known of them.
        compared: rows on which each pair was compared.
        mismatches: rows on which each pair did not agree.
        nanoseconds: time of the processor that each interpreter took.
        apart: the first rows on which some did not.
    """

    cases: Counter[tuple[str, bool]]
    compared: Counter[Pair]
    mismatches: Counter[Pair]
    nanoseconds: Counter[str]
    apart: list[Apart]

    def and_also(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(
            self.cases + other.cases,
            self.compared + other.compared,
            self.mismatches + other.mismatches,
            self.nanoseconds + other.nanoseconds,
            self.apart + other.apart,
        )


def nothing() -> Tally:
    """No rows yet."""
    return Tally(Counter(), Counter(), Counter(), Counter(), [])


def work(task: Task) -> Tally:
    """One task."""
    randomness = Random(f"interpreters {task.part} {task.seed}")
    return _WORK[task.part](task, randomness)


def _measures(task: Task, randomness: Random) -> Tally:
    """The Measures as enacted, for any values of the facts."""
    return _of(task, without_invariants(MEASURES), randomness)


def _readings(task: Task, randomness: Random) -> Tally:
    """The Measures under other readings, two at most unresolved."""
    return _of(task, some_readings(without_invariants(MEASURES), randomness), randomness)


def _possible(task: Task, randomness: Random) -> Tally:
    """The Measures with their invariants: what cannot come about is left out of the diagram's answers."""
    return _of(task, MEASURES, randomness, possible_rows)


def _of(task: Task, regulation: Regulation, randomness: Random, draw: Draw = rows) -> Tally:
    subject = randomness.choice(SUBJECTS)
    shape = shape_of(regulation, subject, matters=subject == "firm")
    half = -(-task.cases // 2)
    unknown = randomness.choice(UNKNOWN)
    complete, open_rows = draw(shape, half, randomness, 0.0), draw(shape, task.cases - half, randomness, unknown)
    return compared(task.part, shape, complete + open_rows)


def _toys(task: Task, randomness: Random) -> Tally:
    """Random regulations of every form there is."""
    found = [nothing()]

    @seed(randomness.getrandbits(64))
    @settings(
        max_examples=-(-task.cases // (2 * EACH)),
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=tuple(HealthCheck),
    )
    @given(regulations() | small_regulations(0))
    def ask(regulation: Regulation) -> None:
        shape = shape_of(regulation, SUBJECT, matters=True)
        for unknown in (0.0, UNKNOWN_IN_TOYS):
            more = compared(task.part, shape, rows(shape, EACH, randomness, unknown))
            found[0] = found[0].and_also(more)

    ask()
    return found[0]


_WORK: dict[str, Callable[[Task, Random], Tally]] = dict(
    zip(PARTS, (_measures, _readings, _possible, _toys), strict=True)
)


def compared(part: str, shape: Shape, given_rows: list[Row], made: dict[str, Interpreter] | None = None) -> Tally:
    """Rows put to every interpreter, and every pair of answers held against each other.

    Args:
        part: the part they belong to.
        shape: the shape of the rows.
        given_rows: the rows.
        made: the interpreters, by name; made for the shape if left out.
    """
    tally = nothing()
    answers: dict[str, list[Answer]] = {}
    interpreters = made or all_answers(shape)
    for name, interpreter in interpreters.items():
        begun = process_time_ns()
        answers[name] = interpreter(given_rows)
        tally.nanoseconds[name] += process_time_ns() - begun
    complete = [shape.settled and None not in row.values() for row in given_rows]
    tally.cases.update((part, one) for one in complete)
    for pair in names():
        for at, (one, other) in enumerate(zip(answers[pair[0]], answers[pair[1]], strict=True)):
            tally.compared[pair] += 1
            if not agree(pair, one, other, complete=complete[at]):
                tally.mismatches[pair] += 1
                if len(tally.apart) < 3:
                    tally.apart.append(Apart(pair, part, _named(shape), given_rows[at], (one, other)))
    return tally


def _named(shape: Shape) -> str:
    readings = ", ".join(f"{axis} {reading}" for axis, reading in shape.regulation.readings)
    return f"{shape.regulation.id}, {shape.subject}, {readings or 'default readings'}"
