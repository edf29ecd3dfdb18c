"""One vector: a question put to the Measures, what is given, and the answer."""

import json
from collections.abc import Mapping
from typing import Final, Literal

from attrs import frozen

from fzdigital.rules.interchange import Json
from fzdigital.text import Text

Level = Literal["core", "time", "readings", "open", "lifecycle"]
LEVELS: Final[tuple[Level, ...]] = ("core", "time", "readings", "open", "lifecycle")
"""What an evaluator must be able to do, from little to much."""

Origin = Literal["hand", "diagram"]
ORIGINS: Final[tuple[Origin, ...]] = ("hand", "diagram")
"""Who found the answer: a person working from the text, or a proof over all cases of the rules."""


@frozen
class Vector:
    """One question and its answer.

    Args:
        id: unit, origin and number, such as ``5(5)a/hand-1``.
        unit: id of the unit of the text that it is about.
        level: what an evaluator must be able to do to answer.
        question: the name of the question.
        readings: readings other than the defaults, as (axis, reading); None leaves the axis unresolved.
        given_text: what is given, as JSON text.
        expected_text: the answer, as JSON text.
        by: who found the answer.
        working: for one worked out by hand, how it follows from the text, in both languages.
        shows: for one found by the diagram, what alone turns the outcome.

    What is given and expected is kept as text, so that a vector is a value that nobody can change.
    """

    id: str
    unit: str
    level: Level
    question: str
    readings: tuple[tuple[str, str | None], ...]
    given_text: str
    expected_text: str
    by: Origin
    working: Text | None = None
    shows: tuple[str, ...] = ()

    @property
    def given(self) -> Mapping[str, Json]:
        """What is given, as the question defines it."""
        given: dict[str, Json] = json.loads(self.given_text)
        return given

    @property
    def expected(self) -> Mapping[str, Json]:
        """The answer."""
        expected: dict[str, Json] = json.loads(self.expected_text)
        return expected
