"""Questions at random with the answers of this library, for asking another implementation the same.

``python -m tests.vectors.crosscheck FOLDER SEED TIMES`` writes as many as one likes for ``node run.mjs FOLDER``.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Final

from fzdigital.errors import DiagramTooLargeError, InconsistentError
from fzdigital.policy.measures import MEASURES
from fzdigital.rules.interchange import Json, regulation_document
from fzdigital.rules.regulation import Regulation
from fzdigital.vectors import Level, Vector, answer, document_of, text_of
from tests.vectors.drawn_cases import Cases
from tests.vectors.drawn_questions import questions

UNIT: Final = "random"


def cases_at_random(regulation: Regulation, seed: int, times: int) -> Iterator[Vector]:
    """Cases of every kind of subject, complete and incomplete, asked for every act.

    Args:
        regulation: the regulation to ask.
        seed: for drawing the same again.
        times: how many sets of readings.
    """
    random = Random(seed)
    subjects = dict.fromkeys(act.subject for act in regulation.acts)
    several = [Cases(random, regulation, subject) for subject in subjects]
    for time in range(times):
        readings = _readings(random, regulation, random.choice((0, 0, 0.05, 0.15))) if time else {}
        asked = regulation.with_readings(readings)
        for cases in several:
            for unknown in (0, 0, 1, 3, random.choice((2, 5, 8))):
                for given in cases.given(readings, unknown):
                    yield from _answered(asked, f"{seed}-{time}", "decide", readings, given)


def questions_at_random(seed: int, times: int) -> Iterator[Vector]:
    """Every other question, under other readings each time.

    Args:
        seed: for drawing the same again.
        times: how often.
    """
    random = Random(seed)
    for time in range(times):
        readings = _readings(random, MEASURES, 0.1)
        asked = MEASURES.with_readings(readings)
        for question, given in questions(random):
            yield from _answered(asked, f"{seed}-{time}", question, readings, given)


def _readings(random: Random, regulation: Regulation, unresolved: float) -> dict[str, str | None]:
    """About half of the axes with a reading drawn for them, a few of them unresolved."""
    found: dict[str, str | None] = {}
    for axis in regulation.axes:
        if random.random() < unresolved:
            found[axis.id] = None
        elif random.random() < 0.5:
            found[axis.id] = random.choice(axis.readings).id
    return found


def _answered(
    regulation: Regulation, name: str, question: str, readings: Mapping[str, str | None], given: Mapping[str, Json]
) -> Iterator[Vector]:
    """The question with its answer, as a vector.

    Args:
        regulation: the regulation under the readings: asked for many cases it compiles its rules once.
        name: what the vector is called.
        question: the name of the question.
        readings: the readings.
        given: what is given.
    """
    try:
        expected = answer(regulation, question, {}, given)
    except (InconsistentError, DiagramTooLargeError):
        # Not every case was mended, and one that cannot come about has no answer.
        return
    level: Level = "lifecycle" if question != "decide" else "open" if "needed" in expected else "readings"
    asked, found = (json.dumps(one, ensure_ascii=False) for one in (given, expected))
    yield Vector(f"{UNIT}/hand-{name}", UNIT, level, question, tuple(readings.items()), asked, found, "hand")


def write(folder: Path, vectors: Iterable[Vector], regulation: Regulation = MEASURES) -> None:
    """Writes a folder such as the runner of the evaluator takes.

    Args:
        folder: where to.
        vectors: the vectors, for one file.
        regulation: whose trees are to answer them.
    """
    (folder / "data").mkdir(parents=True, exist_ok=True)
    measures = json.dumps(regulation_document(regulation), ensure_ascii=False)
    (folder / "measures.json").write_text(measures, encoding="utf-8")
    text = text_of(document_of(regulation.id, UNIT, vectors))
    (folder / "data" / "random.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    _seed, _times = int(sys.argv[2]), int(sys.argv[3])
    write(Path(sys.argv[1]), (*cases_at_random(MEASURES, _seed, _times), *questions_at_random(_seed, 3 * _times)))
