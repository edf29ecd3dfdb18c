"""Scores and ranks against a second, naive way of computing them, in fractions and by counting."""

from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fzdigital.nouns import Industry, NoScore, Review, Score
from fzdigital.policy.articles.a3_scoring import final_score, ranking
from fzdigital.policy.measures import MEASURES
from fzdigital.service.history import History
from fzdigital.service.selection import select
from tests.service.builders import COTTON, LATER, book, candidate, under
from tests.strategies.nouns import code_of

given_marks = st.lists(st.integers(0, 10_000).map(Score) | st.just(NoScore.RECUSED), max_size=9)
few_points = st.lists(st.sampled_from([Fraction(number, 3) for number in range(240, 246)]), max_size=9)


def naive_score(marks: list[Score | NoScore]) -> Fraction | None:
    """Strike one of the highest and one of the lowest, average the rest; nothing where nothing is left."""
    scores = [Fraction(mark.hundredths) / 100 for mark in marks if isinstance(mark, Score)]
    if len(scores) < 3:
        return None
    return (sum(scores, Fraction(0)) - max(scores) - min(scores)) / (len(scores) - 2)


def naive_standing(mine: Fraction, others: list[Fraction], places: int) -> tuple[int, str]:
    """Rank and standing by counting those better and those as good."""
    better = sum(other > mine for other in others)
    as_good = sum(other == mine for other in others)
    if better + as_good + 1 <= places:
        return better + 1, "within"
    return better + 1, "tied" if better < places else "beyond"


class TestFinalScore:
    """3/trim, 3/mean: exact, whatever the marks."""

    @settings(deadline=None)
    @given(given_marks)
    def test_equals_the_naive_mean(self, marks: list[Score | NoScore]) -> None:
        """To the last fraction; recusals are no zeros, fewer than three scores are no result."""
        review = Review(code_of(1), Industry.KNIT, 1, tuple((f"专家{at}", mark) for at, mark in enumerate(marks)))
        assert final_score(MEASURES, review).points == naive_score(marks)

    @settings(deadline=None)
    @given(given_marks)
    def test_lies_between_the_lowest_and_the_highest(self, marks: list[Score | NoScore]) -> None:
        """A mean of some of the scores lies among them."""
        scores = [mark.points for mark in marks if isinstance(mark, Score)]
        assume(len(scores) > 2)
        review = Review(code_of(1), Industry.KNIT, 1, tuple((f"专家{at}", mark) for at, mark in enumerate(marks)))
        points = final_score(MEASURES, review).points
        assert points is not None
        assert min(scores) <= points <= max(scores)


class TestRanking:
    """3/rank, 1/table: rank and standing by counting."""

    @settings(deadline=None)
    @given(few_points, st.integers(0, 7))
    def test_equals_counting(self, points: list[Fraction], places: int) -> None:
        """Better ones, equal ones and the number of places say it all."""
        scored = [(code_of(number), mine) for number, mine in enumerate(points)]
        found = {one.code: (one.rank, one.standing) for one in ranking(scored, places)}
        assert found == {
            code: naive_standing(mine, [other for name, other in scored if name != code], places)
            for code, mine in scored
        }

    @settings(deadline=None, max_examples=60)
    @given(st.lists(st.lists(st.integers(60, 65), min_size=3, max_size=5), min_size=1, max_size=9))
    def test_a_whole_selection_equals_counting(self, panels: list[list[int]]) -> None:
        """From marks to the list proposed, for cotton's six places."""
        story = book(*(candidate(firm, *marks, industry=COTTON) for firm, marks in enumerate(panels, start=1)))
        selection = select(MEASURES, History(story), 1, LATER)
        finals = {
            code_of(firm): naive_score([Score(mark * 100) for mark in marks])
            for firm, marks in enumerate(panels, start=1)
        }
        scores = {code: points for code, points in finals.items() if points is not None}
        expected = {
            code: naive_standing(mine, [other for name, other in scores.items() if name != code], 6)
            for code, mine in scores.items()
        }
        scored = next(field.scored for field in selection.fields if field.industry is COTTON)
        assert {one.code: (one.rank, one.standing) for one in scored} == expected
        within = {code for code, (_, standing) in expected.items() if standing == "within"}
        assert {*dict(selection.recommended)[COTTON]} == within
        assert {*selection.tied} == {code for code, (_, standing) in expected.items() if standing == "tied"}

    @settings(deadline=None, max_examples=60)
    @given(st.lists(st.integers(60, 63), min_size=7, max_size=9), st.permutations(range(1, 10)))
    def test_an_order_supplied_fills_the_places_exactly(self, points: list[int], keys: list[int]) -> None:
        """OP-11 secondary_key: six of more than six, the better ones first, among equals the lower number first."""
        rows = list(zip(range(1, len(points) + 1), points, keys, strict=False))
        story = book(*(candidate(firm, mine, industry=COTTON, tie=key) for firm, mine, key in rows))
        selection = select(under(OP_11_tie="secondary_key"), History(story), 1, LATER)
        best = sorted(rows, key=lambda row: (-row[1], row[2]))[:6]
        assert {*dict(selection.recommended)[COTTON]} == {code_of(firm) for firm, _, _ in best}
