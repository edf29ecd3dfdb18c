"""Readers of what suites leave and other systems hand in: vectors, results of scenarios."""

import json
from collections import Counter
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from fzdigital.cli.files import scenario_results
from fzdigital.policy.measures import MEASURES
from fzdigital.rules.interchange import Json
from fzdigital.signing.carried import signing_markdown
from fzdigital.signing.report import signed
from fzdigital.signing.results import regulation_fingerprint, scenarios_from
from fzdigital.vectors import QUESTIONS, all_vectors, answer, document_of, found, text_of, vectors_from
from tests.hostile.reader import Reader

_WORDS: Final = (
    b'"given": {', b'"expected": {', b'"readings": {', b"null", b"true", b"-1", b"1e9", b'"question": "decide"',
    b"[]", b"{}", b'"facts": {', b'"matters": {', b'"marks": [', b'"recused"', b'"85.50"', b'"431/5"',
    b'"2025-02-30"', b"\\ud800", b'"on": ', b'"steps": [',
    b'"result": {"outcome": "failed", "step": 1, "message": ""}', b'"table": [["a"]]', b'"row": {"a": "b"}',
)  # fmt: skip


def _vectors(data: bytes, folder: Path) -> None:
    for vector in vectors_from(data):
        found(MEASURES, vector)


def _question(data: bytes, folder: Path) -> None:
    """One question with what is given, as another system may ask it."""
    try:
        asked = json.loads(data)
    except (ValueError, RecursionError):
        return
    match asked:
        case {"question": str(question), "readings": dict(readings), "given": dict(given)} if all(
            one is None or isinstance(one, str) for one in readings.values()
        ):
            answer(MEASURES, question, readings, given)
        case _:
            pass


def _question_seeds() -> tuple[bytes, ...]:
    """Of each question the two vectors that give the most."""
    seen: Counter[str] = Counter()
    made = []
    for one in sorted(all_vectors(), key=lambda one: -len(one.given_text)):
        seen[one.question] += 1
        if seen[one.question] < 3:
            told = {"question": one.question, "readings": dict(one.readings), "given": one.given}
            made.append(json.dumps(told, ensure_ascii=False).encode())
    return tuple(made)


@cache
def _vector_seeds() -> tuple[bytes, ...]:
    """One small file for each question, and the smallest one of the package."""
    first = {vector.question: vector for vector in sorted(all_vectors(), key=lambda one: -len(one.given_text))}
    made = tuple(text_of(document_of(MEASURES.id, one.unit, (one,))).encode() for one in first.values())
    stored = sorted((one.read_bytes() for one in (files("fzdigital.vectors") / "data").iterdir()), key=len)
    assert {*first} <= {*QUESTIONS}
    return (*made, *stored[:1])


def _scenarios(data: bytes, folder: Path) -> None:
    path = folder / "results.json"
    path.write_bytes(data)
    ran = scenarios_from(scenario_results(path), MEASURES, path.name)
    if ran:
        signing_markdown(signed(MEASURES, (), ran, "zh")).encode()


def _scenario_seeds() -> tuple[bytes, ...]:
    passed: dict[str, Json] = {
        "id": "5(4)/1", "file": "section-5.feature", "feature": "虚构", "rule": "", "name": "虚构一",
        "english": "made up", "units": ["5(4)"], "row": {"甲": "乙"}, "result": {"outcome": "passed"},
        "steps": [{"keyword": "当", "text": "虚构"}, {"keyword": "那么", "text": "x", "table": [["a"], ["b"]]}],
    }  # fmt: skip
    failed = passed | {"id": "5(4)/2", "result": {"outcome": "failed", "step": 1, "message": "虚构"}}
    head = {
        "format": "fzdigital-scenarios",
        "version": 1,
        "regulation": regulation_fingerprint(MEASURES),
        "library": "0.1.0",
    }
    return tuple(
        json.dumps(head | {"scenarios": several}, ensure_ascii=False).encode()
        for several in ([passed], [passed, failed], [])
    )


READERS: Final = (
    Reader("vectors", _vector_seeds, _vectors, _WORDS, is_json=True),
    Reader("vector-questions", _question_seeds, _question, _WORDS, is_json=True),
    Reader("scenario-results", _scenario_seeds, _scenarios, _WORDS, is_json=True),
)
