"""Final scores over columns (3/trim, 3/mean)."""

from fractions import Fraction
from math import lcm

import numpy as np
import pytest

from fzdigital.domain.review import NoScore, Review, Score
from fzdigital.errors import InvalidValueError
from fzdigital.nouns import Industry
from fzdigital.policy.articles.a3_scoring import FinalScore, final_score
from fzdigital.policy.measures import MEASURES
from fzdigital.population.score_columns import NO_MARK, NO_SCORE, UNKNOWN, ScoreColumns
from fzdigital.population.scored import final_scores
from fzdigital.population.scoring import select_columns
from tests.articles.builders import ONE, under

GIVEN: dict[int, NoScore | None] = {NO_SCORE: NoScore.RECUSED, UNKNOWN: None}


def columns(*marks: tuple[int, ...]) -> ScoreColumns:
    """Applications of one sector with their marks."""
    rows = len(marks)
    return ScoreColumns(np.arange(rows), np.zeros(rows, np.int8), np.array(marks), np.zeros(rows, np.bool_))


class TestFinalScores:
    """Every row is scored as its review is."""

    @pytest.mark.parametrize("small_panel", ["error_below_3", "no_trim_below_3"])
    @pytest.mark.parametrize("missing", ["valid_scores_only", "error_if_missing"])
    @pytest.mark.parametrize("equal", ["drop_one_each", "drop_all_equal"])
    @pytest.mark.parametrize("rounding", ["exact", "round_2dp_before_ranking"])
    @pytest.mark.parametrize("trims", [(1, 1), (2, 1), (0, 2)])
    def test_many_rows_are_scored_as_one_review_each(
        self, small_panel: str, missing: str, equal: str, rounding: str, trims: tuple[int, int]
    ) -> None:
        """So many rows that whole columns are compared: points, what is struck, and why there is no result."""
        chance = np.random.default_rng(7)
        marks = chance.choice(
            np.array([6000, 6001, 7000, 7550, NO_SCORE, NO_MARK, UNKNOWN]),
            (1001, 5),
            p=[0.2, 0.2, 0.25, 0.2, 0.1, 0.04, 0.01],
        )
        readings = {"OP-08.small_panel": small_panel, "OP-08.missing": missing, "OP-09.equal_extremes": equal}
        regulation = MEASURES.with_readings({**readings, "OP-10.rounding": rounding})
        regulation = regulation.with_parameters(trim_high=trims[0], trim_low=trims[1])
        panel = tuple(f"专家{expert}" for expert in range(5))
        sheets = final_scores(regulation, columns(*marks.tolist())).sheets()
        for sheet, row in zip(sheets, marks.tolist(), strict=True):
            given = tuple(
                (panel[expert], GIVEN[one] if one < 0 else Score(one))
                for expert, one in enumerate(row)
                if one != NO_MARK
            )
            expected = final_score(regulation, Review(ONE, Industry.KNIT, 1, given), panel)
            assert FinalScore(sheet.points, sheet.counted, sheet.high, sheet.low, sheet.missing) == expected

    def test_two_rows_of_different_counts_compare_exactly(self) -> None:
        """Means over three and over seven scores differ by less than any decimal shows, and rank accordingly."""
        third, seventh = (0, 8000, 8000, 8001, 99999, *[NO_SCORE] * 4), (0, *[8000] * 5, 8001, 8001, 99999)
        found = select_columns(MEASURES, columns(third, seventh, third))
        assert [sheet.points for sheet in found.finals.sheets()] == [
            Fraction(24001, 300),
            Fraction(56002, 700),
            Fraction(24001, 300),
        ]
        assert found.ranks.tolist() == [1, 3, 1]

    @pytest.mark.parametrize("axis", ["OP-08.small_panel", "OP-08.missing", "OP-09.equal_extremes", "OP-10.rounding"])
    def test_an_unresolved_reading_leaves_every_score_open(self, axis: str) -> None:
        """No final score comes about, and whoever was reviewed may still turn out to have one."""
        found = final_scores(under(axis, None), columns((8000, 8000, 8000), (NO_MARK, NO_MARK, NO_MARK)))
        assert [sheet.points for sheet in found.sheets()] == [None, None]
        assert found.undetermined.tolist() == [True, False]

    def test_denominators_without_a_common_one_are_refused(self) -> None:
        """Panels of so many different sizes that no machine number compares their means: an error, no rounding."""
        rows = [(8000,) * scores + (NO_SCORE,) * (43 - scores) for scores in range(3, 44)]
        assert select_columns(MEASURES, columns(*rows[:28])).ranks.tolist() == [1] * 28
        with pytest.raises(InvalidValueError, match="the common denominator of the final scores is") as caught:
            select_columns(MEASURES, columns(*rows))
        assert caught.value.value == lcm(*range(1, 42))

    def test_no_expert_gives_no_score(self) -> None:
        """A table without columns has rows without a result."""
        batch = ScoreColumns([1, 2], [0, 0], np.zeros((2, 0), np.int64), [False, False])
        assert [sheet.missing for sheet in final_scores(MEASURES, batch).sheets()] == ["panel_too_small"] * 2


class TestPanels:
    """OP-08: who is on a sector's panel is told by the marks."""

    def test_an_expert_of_another_sector_left_no_gap(self) -> None:
        """Nobody in the sector was marked by the fourth expert, so that none is missing there."""
        marks = [[8000, 8000, 8000, NO_MARK], [8000, 8000, 8000, NO_MARK], [8000, 8000, NO_MARK, 8000], [8000] * 4]
        batch = ScoreColumns([1, 2, 3, 4], [0, 0, 1, 1], marks, [False] * 4)
        found = final_scores(under("OP-08.missing", "error_if_missing"), batch)
        assert [sheet.missing for sheet in found.sheets()] == [None, None, "score_missing", None]
