"""Scores, marks and reviews."""

from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import permutations

import pytest
from attrs import evolve
from hypothesis import given

from fzdigital.errors import InconsistentError, InvalidScoreError
from fzdigital.nouns import NoScore, Review, Score
from tests.domain.samples import MARK, REVIEW
from tests.strategies.nouns import reviews, scores


class TestScore:
    """A score is exact and stands between 0 and 999.99 points."""

    @given(scores())
    def test_is_read_as_written(self, score: Score) -> None:
        """The text of a score is read as that score."""
        assert Score.parse(str(score)) == score

    @given(scores())
    def test_is_read_from_a_decimal(self, score: Score) -> None:
        """As text, as decimal and with its zeros dropped it is the same score."""
        decimal = Decimal(score.hundredths).scaleb(-2)
        assert Score.parse(decimal) == Score.parse(decimal.normalize()) == score

    @given(scores(), scores())
    def test_orders_as_its_points(self, one: Score, other: Score) -> None:
        """Scores compare as the exact numbers they are."""
        assert (one < other) == (one.points < other.points)

    @pytest.mark.parametrize(
        ("hundredths", "text"),
        [
            (0, "0"),
            (1, "0.01"),
            (10, "0.1"),
            (100, "1"),
            (8505, "85.05"),
            (8550, "85.5"),
            (10000, "100"),
            (99999, "999.99"),
        ],
    )
    def test_is_written_without_needless_zeros(self, hundredths: int, text: str) -> None:
        """The text is the shortest decimal."""
        assert str(Score(hundredths)) == text

    @pytest.mark.parametrize(
        ("value", "hundredths"),
        [
            *(("85", 8500), ("85.5", 8550), ("85.50", 8550), ("085.05", 8505), ("999.99", 99999), ("0", 0)),
            *((0, 0), (85, 8500), (999, 99900)),
            *((Decimal("85.5"), 8550), (Decimal("8.55E+1"), 8550), (Decimal("1E+2"), 10000), (Decimal("0.00"), 0)),
        ],
        ids=repr,
    )
    def test_is_read_from(self, value: object, hundredths: int) -> None:
        """Text, whole numbers and decimals are read without rounding."""
        assert Score.parse(value) == Score(hundredths)

    @pytest.mark.parametrize(
        "value",
        [
            *("", " 85", "85 ", "85\n", "85.", ".5", "85.555", "1000", "-1", "+85", "8e1", "85,5", "８５", "٨٥", "1_0"),
            *(-1, 1000, None, (85,), Fraction(85)),
            *(Decimal(-1), Decimal("-0"), Decimal("85.555"), Decimal("85.500"), Decimal(1000), Decimal("999.999")),
            *(Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("1e3000000"), Decimal("0e3000000")),
            Decimal("1e-3000000"),
        ],
        ids=repr,
    )
    def test_is_not_read_from(self, value: object) -> None:
        """Signs, spaces, exponents, foreign digits, a third place, and what is too large or no number are refused."""
        with pytest.raises(InvalidScoreError):
            Score.parse(value)

    @pytest.mark.parametrize("value", [85.5, 85.0, float("nan"), True, False], ids=repr)
    def test_is_never_read_from_a_float(self, value: object) -> None:
        """A float is not the decimal it shows, nor is a truth value a number; the message offers the way out."""
        with pytest.raises(InvalidScoreError, match="as text or Decimal"):
            Score.parse(value)

    def test_does_not_depend_on_the_precision_in_force(self) -> None:
        """A caller who computes with two digits gets the score that was given."""
        with localcontext(prec=2):
            assert Score.parse(Decimal("85.55")) == Score(8555)

    def test_points_are_exact(self) -> None:
        """Points are a fraction, so a mean of scores loses nothing."""
        assert Score(8555).points == Fraction(1711, 20)


class TestMark:
    """One expert's mark."""

    @pytest.mark.parametrize("given_score", [Score(0), NoScore.RECUSED, NoScore.ABSENT, None], ids=str)
    def test_may_lack_a_score_in_three_ways(self, given_score: Score | NoScore | None) -> None:
        """Recusal, absence and an unknown score are values of their own, none of them a zero."""
        assert evolve(MARK, score=given_score).score == given_score

    def test_keeps_the_expert_without_spaces(self) -> None:
        """An expert is the same whatever spaces the sheet has."""
        assert evolve(MARK, expert=" 专家甲 ") == MARK


class TestReview:
    """All marks of one application."""

    def test_keeps_the_marks_by_expert(self) -> None:
        """The order in which marks come in makes no difference."""
        marks = (("甲", Score(1)), ("乙", NoScore.ABSENT), ("丙", None))
        assert len({evolve(REVIEW, marks=order) for order in permutations(marks)}) == 1

    @given(reviews())
    def test_sorts_every_expert_into_one_class(self, review: Review) -> None:
        """Each expert gave a score, recused, was absent or is unknown, and exactly one of these."""
        scored = tuple(expert for expert, _ in review.scores)
        every = sorted((*scored, *review.recused, *review.absent, *review.unknown))
        assert every == [expert for expert, _ in review.marks]

    def test_tells_the_classes_apart(self) -> None:
        """Zero is a score; recusal, absence and ignorance are not."""
        review = evolve(
            REVIEW,
            marks=(("a", Score(0)), ("b", NoScore.RECUSED), ("c", NoScore.ABSENT), ("d", None)),
        )
        assert review.scores == (("a", Score(0)),)
        assert (review.recused, review.absent, review.unknown) == (("b",), ("c",), ("d",))

    def test_has_one_mark_per_expert(self) -> None:
        """An expert who stands there twice is named in the refusal."""
        with pytest.raises(InconsistentError, match="'甲'"):
            evolve(REVIEW, marks=(("甲", Score(1)), ("乙", None), ("甲", None)))

    def test_may_be_empty(self) -> None:
        """A review without marks is possible; it does not decide anything."""
        assert evolve(REVIEW, marks=()).scores == ()

    def test_keeps_no_list(self) -> None:
        """Marks given as lists are kept as tuples."""
        assert evolve(REVIEW, marks=[["甲", Score(1)]]).marks == (("甲", Score(1)),)
