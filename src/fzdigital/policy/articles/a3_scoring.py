"""From the experts' scores to the final score, the ranking and the cut (3/panel to 3/recommend)."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final, Literal

from attrs import frozen

from fzdigital.domain.review import Review, Score
from fzdigital.rules.regulation import Regulation
from fzdigital.text import Text

NoResult = Literal["panel_too_small", "score_missing", "nothing_left", "reading_open"]
_WHY: dict[NoResult, Text] = {
    "panel_too_small": Text(
        "有效分数不足，去掉最高分和最低分后无分可均", "too few valid scores: nothing would be left to average"
    ),
    "score_missing": Text("有专家分数缺失或不明", "an expert's score is missing or unknown"),
    "nothing_left": Text("去掉并列最高分和最低分后无分可均", "all scores are struck as equal highest or lowest"),
    "reading_open": Text("计分口径未定", "a reading that steers the scoring is unresolved"),
}


@frozen
class FinalScore:
    """One application's final score, or why there is none.

    Args:
        points: the exact final score in points; None if there is none.
        counted: the scores averaged, in hundredths of a point, ascending.
        high: the scores struck as highest, in hundredths.
        low: the scores struck as lowest, in hundredths.
        missing: why there is no result, or None.
    """

    points: Fraction | None
    counted: tuple[int, ...]
    high: tuple[int, ...]
    low: tuple[int, ...]
    missing: NoResult | None = None

    @property
    def why(self) -> Text | None:
        """Why there is no result, in words."""
        return None if self.missing is None else _WHY[self.missing]


def smallest_panel(regulation: Regulation) -> int:
    """The fewest scores that leave one to average: derived from the trims, not a number of the text."""
    return regulation.number("trim_high") + regulation.number("trim_low") + 1


_AXES: Final = ("OP-08.small_panel", "OP-08.missing", "OP-09.equal_extremes", "OP-10.rounding")
"""The axes that steer a final score; all must be resolved, but only those are asked that make a difference to it."""


def final_score(regulation: Regulation, review: Review, panel: Iterable[str] = ()) -> FinalScore:
    """Strike the highest and the lowest, average the rest (3/trim, 3/mean).

    Args:
        regulation: gives the trims and the readings of OP-08, OP-09, OP-10.
        review: what the experts gave.
        panel: the experts of the panel, to tell a score that is missing altogether.

    Returns:
        the exact score. An expert recused or absent is not a zero; an unknown score leaves the result unknown.
    """
    if any(reading is None and axis in _AXES for axis, reading in regulation.setting.readings):
        return FinalScore(None, (), (), (), "reading_open")
    scores = sorted(given.hundredths for _, given in review.scores)
    unscored = set(panel) - {expert for expert, _ in review.marks}
    gaps = unscored or review.recused or review.absent
    if review.unknown or (gaps and regulation.reading("OP-08.missing") == "error_if_missing"):
        return FinalScore(None, tuple(scores), (), (), "score_missing")
    if len(scores) < smallest_panel(regulation):
        if not scores or regulation.reading("OP-08.small_panel") == "error_below_3":
            return FinalScore(None, tuple(scores), (), (), "panel_too_small")
        return FinalScore(_mean(regulation, scores), tuple(scores), (), ())
    lows, highs = _extremes(regulation, scores)
    rest = scores[len(lows) : len(scores) - len(highs)]
    if not rest:
        return FinalScore(None, (), tuple(highs), tuple(lows), "nothing_left")
    return FinalScore(_mean(regulation, rest), tuple(rest), tuple(highs), tuple(lows))


def _extremes(regulation: Regulation, scores: list[int]) -> tuple[list[int], list[int]]:
    """The lowest and the highest scores that are dropped, with or without all that equal them (OP-09)."""
    lows, highs = scores[: regulation.number("trim_low")], scores[len(scores) - regulation.number("trim_high") :]
    all_lows = [one for one in scores if one in lows]
    all_highs = [one for one in scores if one in highs and one not in lows]
    alike = (all_lows, all_highs) == (lows, highs)
    if alike or regulation.reading("OP-09.equal_extremes") != "drop_all_equal":
        return lows, highs
    return all_lows, all_highs


def _mean(regulation: Regulation, hundredths: list[int]) -> Fraction:
    exact = Fraction(sum(hundredths), len(hundredths))
    if exact.denominator > 1 and regulation.reading("OP-10.rounding") == "round_2dp_before_ranking":
        return Fraction(rounded(exact), 100)
    return exact / 100


def rounded(value: Fraction) -> int:
    """The nearest whole number, a half upwards; only for showing, and under OP-10's rounding reading."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def shown(points: Fraction) -> str:
    """A score as it is shown: two decimals, a half upwards. Never compare what is shown."""
    whole, rest = divmod(rounded(points * 100), 100)
    return f"{whole}.{rest:02}"


@frozen
class Ranked:
    """One application in its ranking.

    Args:
        code: the firm's code.
        points: its exact final score.
        rank: 1 for the best; equal scores share a rank and the next rank is skipped.
        standing: within the places, tied across the last place, or beyond.
    """

    code: str
    points: Fraction
    rank: int
    standing: Literal["within", "tied", "beyond"]


def ranking(scored: Iterable[tuple[str, Fraction]], places: int) -> tuple[Ranked, ...]:
    """Rank from high to low and cut at the number of places (3/rank, 1/table).

    Args:
        scored: each firm's code with its exact score, in any order; vetoed firms are not among them.
        places: how many places there are, from 0.

    Returns:
        best first; within one score by code, which decides nothing. Ties wholly above or below the cut do not matter;
        a group that the cut divides is *tied*, every member of it.
    """
    ordered = sorted(scored, key=lambda one: (-one[1], one[0]))
    points = [score for _, score in ordered]
    divided = places > 0 and places < len(points) and points[places - 1] == points[places]
    found = []
    rank = 0
    for position, (code, score) in enumerate(ordered):
        if position == 0 or score != points[position - 1]:
            rank = position + 1
        standing: Literal["within", "tied", "beyond"] = "within" if position < places else "beyond"
        if divided and score == points[places]:
            standing = "tied"
        found.append(Ranked(code, score, rank, standing))
    return tuple(found)


FULL_MARKS: Final = Score(100_00)
"""The top of the scale assumed while nobody has settled another: the score sheet is not part of the text (OP-10)."""


def in_scale(regulation: Regulation, score: Score, top: Score) -> bool:
    """Whether a score lies on the scale, both ends allowed (3/score).

    Args:
        regulation: gives the reading of OP-10.scale.
        score: the score.
        top: the greatest score of the sheet in use; it counts only where the scale is read as another than 0 to 100.
    """
    return score <= (top if regulation.reading("OP-10.scale") == "other" else FULL_MARKS)
