"""What came of the scenarios, as the document that the report to be signed reads."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from fzdigital import __version__
from fzdigital.policy.measures import MEASURES
from fzdigital.rules.interchange import fingerprint, regulation_document
from tests.regulation.features import Example, Line

FORMAT: Final = "fzdigital-scenarios"
VERSION: Final = 1


def described(example: Example) -> dict[str, Any]:
    """A scenario as the document tells it, without its result."""
    scenario = example.scenario
    return {
        "id": example.id,
        "file": scenario.file,
        "feature": scenario.feature,
        "rule": scenario.rule,
        "name": scenario.name,
        "english": scenario.english,
        "units": list(scenario.tags),
        "steps": [_step(line) for line in example.steps],
        "row": dict(zip(scenario.columns, example.row, strict=True)),
    }


def _step(line: Line) -> dict[str, Any]:
    step: dict[str, Any] = {"keyword": line.keyword, "text": line.text}
    if line.table is not None:
        step["table"] = [list(row) for row in line.table]
    return step


def result_of(passed: bool, failed_step: int | None = None, message: str = "") -> dict[str, Any]:
    """The result of a scenario: ``passed``, or ``failed`` with the position of the step from 0 and the message."""
    if passed:
        return {"outcome": "passed"}
    return {"outcome": "failed", "step": failed_step, "message": message}


def document(told: Iterable[Mapping[str, Any]]) -> str:
    """The document.

    Args:
        told: each scenario as :func:`described`, with its ``result``; in any order.
    """
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "regulation": fingerprint(regulation_document(MEASURES)),
        "library": __version__,
        "scenarios": sorted(told, key=lambda one: (one["file"], one["id"])),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
