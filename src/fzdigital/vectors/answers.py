"""The questions that vectors ask, and how this library answers them."""

import json
from collections.abc import Callable, Mapping
from typing import Final

from fzdigital.errors import InvalidValueError
from fzdigital.rules.interchange import Json
from fzdigital.rules.regulation import Regulation
from fzdigital.text import Text
from fzdigital.vectors.case_question import decide_question
from fzdigital.vectors.rating_questions import run_question, stars_question, window_question
from fzdigital.vectors.register_question import register_question
from fzdigital.vectors.selection_questions import (
    final_score_question,
    in_scale_question,
    next_best_question,
    ranking_question,
    reserve_pick_question,
    row_question,
)
from fzdigital.vectors.vector import Vector

Question = Callable[[Regulation, Mapping[str, Json]], dict[str, Json]]
QUESTIONS: Final[Mapping[str, Question]] = {
    "decide": decide_question,
    "final_score": final_score_question,
    "in_scale": in_scale_question,
    "next_best": next_best_question,
    "ranking": ranking_question,
    "register": register_question,
    "reserve_pick": reserve_pick_question,
    "row": row_question,
    "run_of_no_stars": run_question,
    "stars": stars_question,
    "window": window_question,
}
"""Each question by its name."""


def answer(
    regulation: Regulation, question: str, readings: Mapping[str, str | None], given: Mapping[str, Json]
) -> dict[str, Json]:
    """The answer of this library to one question.

    Args:
        regulation: the regulation to ask.
        question: the name of the question.
        readings: readings other than the regulation's own, by axis; None leaves one unresolved.
        given: what is given, as the question defines it.

    Raises:
        InvalidValueError: no such question, or something given that means nothing or is missing.
        IllFormedError: an axis, a reading, a fact or an act that nobody declared.
    """
    if question not in QUESTIONS:
        names = ", ".join(QUESTIONS)
        raise InvalidValueError(question, Text("问题", "question"), Text(f"下列之一：{names}", f"one of {names}"))
    return QUESTIONS[question](regulation.with_readings(readings) if readings else regulation, given)


def found(regulation: Regulation, vector: Vector) -> Json:
    """What this library answers to a vector under a regulation; readings of the vector prevail over the regulation's.

    Raises:
        InvalidValueError: the vector asks or gives what means nothing.
        IllFormedError: it names what the regulation does not declare.
    """
    # By way of text, so that it is compared as another program would see it.
    answered: Json = json.loads(
        json.dumps(answer(regulation, vector.question, dict(vector.readings), vector.given), ensure_ascii=False)
    )
    return answered


def holds(regulation: Regulation, vector: Vector) -> bool:
    """Whether the answer is exactly the expected one."""
    return found(regulation, vector) == vector.expected
