"""Scores and ranks at the edges: which marks counted, what an open reading leaves open, and ties of everybody."""

from datetime import date
from fractions import Fraction

import pytest

from fzdigital.nouns import Industry, NoScore, Review, Score
from fzdigital.policy.articles.a1_goals import reserve_pick
from fzdigital.policy.articles.a3_scoring import FinalScore, final_score, ranking
from fzdigital.policy.articles.a4_rating import window
from fzdigital.policy.measures import MEASURES
from fzdigital.rules.questions.consulted import consulted
from tests.articles.builders import ONE
from tests.service.builders import under

AXES = ("OP-08.small_panel", "OP-08.missing", "OP-09.equal_extremes", "OP-10.rounding")
DROP_ALL = under(OP_09_equal_extremes="drop_all_equal")


def review(*given: str | NoScore | None) -> Review:
    """What a panel of as many experts gave one application."""
    marks = (Score.parse(one) if isinstance(one, str) else one for one in given)
    return Review(ONE, Industry.KNIT, 1, tuple((f"专家{number}", one) for number, one in enumerate(marks)))


def asked(*given: str) -> set[str]:
    """The axes that were asked for a final score."""
    noting = consulted(MEASURES)
    final_score(noting, review(*given))
    return {*noting.noted}


class TestOpenReadings:
    """OP-08 to OP-10: a reading that steers scores must be settled; others need not."""

    @pytest.mark.parametrize("axis", AXES)
    def test_each_of_the_four_leaves_the_score_open(self, axis: str) -> None:
        """Whatever the marks, nobody has a score while one of them is unresolved, even if the rest is settled."""
        for regulation in (MEASURES, MEASURES.with_readings({"OP-26.floor": "inclusive", "OP-11.tie": "admit_none"})):
            found = final_score(regulation.with_readings({axis: None}), review("80", "90", "70"))
            assert found == FinalScore(None, (), (), (), "reading_open")

    def test_another_open_point_does_not(self) -> None:
        """OP-26 has nothing to do with scores."""
        assert final_score(MEASURES.with_readings({"OP-26.floor": None}), review("80", "90", "70")).points == 80

    def test_only_what_makes_a_difference_is_asked(self) -> None:
        """Equal extremes and fractions of a hundredth bring their points into play, nothing else does."""
        assert asked("80", "90", "70").isdisjoint({"OP-09.equal_extremes", "OP-10.rounding"})
        assert "OP-09.equal_extremes" in asked("80", "90", "90", "70")
        assert "OP-09.equal_extremes" in asked("80", "90", "70", "70")
        assert "OP-10.rounding" in asked("80", "80.01", "90", "70")


class TestMarks:
    """3/trim: every mark is told as counted, struck as highest or struck as lowest."""

    def test_of_a_review_with_an_unknown_mark(self) -> None:
        """Nothing is struck yet; the marks known are told."""
        found = final_score(MEASURES, review("90", None, "70", "80"))
        assert found == FinalScore(None, (7000, 8000, 9000), (), (), "score_missing")

    def test_of_a_panel_too_small(self) -> None:
        """Two marks are told, none is struck."""
        assert final_score(MEASURES, review("90", "70")) == FinalScore(None, (7000, 9000), (), (), "panel_too_small")

    def test_of_a_small_panel_that_counts(self) -> None:
        """OP-08 no_trim_below_3: both count."""
        found = final_score(under(OP_08_small_panel="no_trim_below_3"), review("90", "70"))
        assert found == FinalScore(Fraction(80), (7000, 9000), (), ())

    def test_of_a_panel_of_one_mind(self) -> None:
        """OP-09 drop_all_equal: all are struck, each once, and nothing is left."""
        assert final_score(DROP_ALL, review("80", "80", "80")) == FinalScore(
            None, (), (), (8000, 8000, 8000), "nothing_left"
        )

    def test_of_a_panel_of_two_minds(self) -> None:
        """OP-09 drop_all_equal: two highest and two lowest are struck."""
        found = final_score(DROP_ALL, review("90", "70", "90", "70"))
        assert found == FinalScore(None, (), (9000, 9000), (7000, 7000), "nothing_left")


class TestRounding:
    """OP-10 round_2dp_before_ranking: a half of a hundredth goes up, in a small panel too."""

    @pytest.mark.parametrize("given", [("80", "80.01"), ("80", "80.01", "90", "70")])
    def test_a_half(self, given: tuple[str, ...]) -> None:
        """80.005 is ranked as 80.01."""
        regulation = under(OP_10_rounding="round_2dp_before_ranking", OP_08_small_panel="no_trim_below_3")
        assert final_score(regulation, review(*given)).points == Fraction(8001, 100)


class TestRanking:
    """3/rank: ranks from the first, and ties at any cut."""

    def test_everybody_alike_is_first(self) -> None:
        """Equal scores share the first rank, and each keeps its points."""
        found = ranking([("甲", Fraction(80)), ("乙", Fraction(80)), ("丙", Fraction(80))], 3)
        assert [(one.rank, one.points, one.standing) for one in found] == [(1, 80, "within")] * 3

    def test_a_tie_for_the_only_place(self) -> None:
        """One place and two best: both are tied."""
        found = ranking([("甲", Fraction(80)), ("乙", Fraction(80)), ("丙", Fraction(70))], 1)
        assert [one.standing for one in found] == ["tied", "tied", "beyond"]


def test_a_pick_tells_what_it_was_measured_by() -> None:
    """1/reserve/size: the number picked and the number that could have been."""
    found = reserve_pick(MEASURES, 19, 30)
    assert (found.picked, found.eligible, found.fault) == (19, 30, "too_few")


def test_holidays_are_asked_about_for_one_day_only() -> None:
    """OP-16: a month or a span is not shifted, so only the anniversary brings holidays into play."""
    for reading, expected in (("calendar_after", False), ("rolling_third", False), ("anniversary_day", True)):
        noting = consulted(MEASURES)
        window(noting, date(2024, 6, 12), (), reading)
        assert ("OP-16.holiday" in noting.noted) is expected
