"""Stars and ratings."""

import pytest
from attrs import evolve

from fzdigital.errors import InconsistentError
from fzdigital.nouns import Rating, Stars
from tests.domain.samples import DAY, ONE, RATING


class TestStars:
    """4(3): four grades, each with its stars."""

    @pytest.mark.parametrize(
        ("stars", "text", "grade"),
        [
            (Stars.THREE, "3星级", "优秀"),
            (Stars.TWO, "2星级", "良好"),
            (Stars.ONE, "1星级", "一般"),
            (Stars.NONE, "无星级", "较差"),
        ],
        ids=str,
    )
    def test_pair_with_the_grades(self, stars: Stars, text: str, grade: str) -> None:
        """4(3)a to 4(3)d: excellent three, good two, fair one, poor none."""
        assert (stars.text.zh, stars.grade.zh) == (text, grade)

    def test_grades_differ_in_english_too(self) -> None:
        """Each grade has its own English word."""
        assert len({stars.grade.en for stars in Stars}) == 4

    @pytest.mark.parametrize("stars", Stars, ids=str)
    def test_are_neither_true_nor_false(self, stars: Stars) -> None:
        """No stars is a grade, so asking whether there are stars is an error that says what to ask instead."""
        with pytest.raises(TypeError, match=r"is Stars\.NONE"):
            bool(stars)


class TestRating:
    """4(5): ratings come in rounds."""

    def test_may_be_unknown(self) -> None:
        """A rating whose stars are unknown differs from one without stars."""
        assert evolve(RATING, stars=None) != evolve(RATING, stars=Stars.NONE)

    def test_rechecks_nothing_by_default(self) -> None:
        """A round is one of its own unless it says otherwise."""
        assert Rating(ONE, 1, DAY, Stars.ONE).rechecks is None

    def test_rechecks_an_earlier_round(self) -> None:
        """4(5)b: the round just before may be rechecked, the round itself may not."""
        assert evolve(RATING, round=3, rechecks=2).rechecks == 2
        with pytest.raises(InconsistentError, match="a round before round 3"):
            evolve(RATING, round=3, rechecks=3)

    def test_the_first_round_rechecks_none(self) -> None:
        """There is nothing before the first round."""
        with pytest.raises(InconsistentError):
            evolve(RATING, round=1, rechecks=1)
