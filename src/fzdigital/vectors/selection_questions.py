"""The questions about scores, ranks, rows and the reserve (sections 1 and 3)."""

from collections.abc import Callable, Mapping
from typing import Final

from fzdigital.domain.industry import Industry
from fzdigital.domain.review import NoScore, Review, Score
from fzdigital.errors import InvalidScoreError
from fzdigital.policy.articles import a1_goals, a3_scoring
from fzdigital.rules.interchange import Json
from fzdigital.rules.regulation import Regulation
from fzdigital.vectors.given import READING_OPEN, entries, made_up_code, number, scores, text, wrong

_NO_SCORES: Final = {"recused": NoScore.RECUSED, "absent": NoScore.ABSENT}


def final_score_question(regulation: Regulation, given: Mapping[str, Json]) -> dict[str, Json]:
    """The exact final score, or why there is none (3/panel, 3/score, 3/trim, 3/mean).

    Args:
        regulation: gives the trims and the readings of OP-08, OP-09 and OP-10.
        given: ``marks``.

    Raises:
        InvalidValueError: a mark that is none.
    """
    marks = tuple(
        (f"{place:06}", None if mark is None else _mark(mark)) for place, mark in enumerate(entries(given, "marks"), 1)
    )
    score = a3_scoring.final_score(regulation, Review(made_up_code(1), Industry.KNIT, 1, marks))
    if score.points is None:
        return {"none": score.missing}
    return {"points": str(score.points)}


def _mark(mark: Json) -> Score | NoScore:
    return _NO_SCORES[mark] if isinstance(mark, str) and mark in _NO_SCORES else Score.parse(mark)


def in_scale_question(regulation: Regulation, given: Mapping[str, Json]) -> dict[str, Json]:
    """Whether a text is a score that lies on the scale (3/score).

    Args:
        regulation: gives the reading of OP-10.scale.
        given: ``score``, ``top``.

    Raises:
        InvalidValueError: a top that is no score.
    """
    top = Score.parse(text(given, "top"))
    try:
        score = Score.parse(text(given, "score"))
    except InvalidScoreError:
        return {"valid": False}
    return _under_each(regulation, "OP-10.scale", lambda one: {"valid": a3_scoring.in_scale(one, score, top)})


def _under_each(
    regulation: Regulation, axis: str, answer_of: Callable[[Regulation], dict[str, Json]]
) -> dict[str, Json]:
    """An answer under the reading in use; where none is, the one that all readings give, or that it hangs on them."""
    if regulation.reading(axis) is not None:
        return answer_of(regulation)
    first, *others = [
        answer_of(regulation.with_readings({axis: reading.id})) for reading in regulation.axis(axis).readings
    ]
    return first if all(other == first for other in others) else dict(READING_OPEN)


def ranking_question(regulation: Regulation, given: Mapping[str, Json]) -> dict[str, Json]:
    """The ranking, cut at the number of places (3/rank).

    Args:
        regulation: not asked; the ranking hangs on no number and no reading.
        given: ``scores``, ``places``.

    Raises:
        InvalidValueError: something given that means nothing.
    """
    ranked = a3_scoring.ranking(scores(given), number(given, "places"))
    return {"ranked": [{"firm": one.code, "rank": one.rank, "standing": one.standing} for one in ranked]}


def next_best_question(regulation: Regulation, given: Mapping[str, Json]) -> dict[str, Json]:
    """The best scores, as many as asked, a tie at the end left out whole (1/reserve/merit).

    Args:
        regulation: not asked.
        given: ``scores``, ``size``.

    Raises:
        InvalidValueError: something given that means nothing.
    """
    return {"chosen": list(a1_goals.next_best(scores(given), number(given, "size")))}


def reserve_pick_question(regulation: Regulation, given: Mapping[str, Json]) -> dict[str, Json]:
    """How a pick for the reserve stands against the band (1/reserve/size).

    Args:
        regulation: gives the band and the reading of OP-15.size.
        given: ``picked``, ``eligible``.

    Raises:
        InvalidValueError: something given that means nothing.
    """
    picked, eligible = number(given, "picked"), number(given, "eligible")
    return _under_each(
        regulation, "OP-15.size", lambda one: {"fault": a1_goals.reserve_pick(one, picked, eligible).fault}
    )


def row_question(regulation: Regulation, given: Mapping[str, Json]) -> dict[str, Json]:
    """The places of a sector (1/table).

    Args:
        regulation: gives the rows.
        given: ``sector``.

    Raises:
        InvalidValueError: no such sector.
    """
    sector = text(given, "sector")
    known = {str(industry.value): industry for industry in Industry}
    if sector not in known:
        names = ", ".join(known)
        raise wrong(sector, "sector", f"下列之一：{names}", f"one of {names}")
    return {"places": a1_goals.row(regulation, known[sector])}
