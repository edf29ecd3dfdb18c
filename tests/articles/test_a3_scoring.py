"""From scores to ranks (3/panel to 3/rank): exact, and no more than the text says."""

from fractions import Fraction
from itertools import permutations

import pytest

from fzdigital.nouns import Industry, NoScore, Review, Score
from fzdigital.policy.articles.a3_scoring import FinalScore, final_score, in_scale, ranking, shown, smallest_panel
from fzdigital.policy.measures import MEASURES
from fzdigital.rules.regulation import Regulation
from fzdigital.service.selection import Selection, select
from tests.articles.builders import DAY, ONE, application, history, marks, under
from tests.strategies.nouns import code_of

Given = str | NoScore | None
HUNDRED = Score.parse("100")


def review(*given: Given) -> Review:
    """What a panel of as many experts gave one application."""
    scores = [Score.parse(one) if isinstance(one, str) else one for one in given]
    return Review(ONE, Industry.KNIT, 1, tuple((f"专家{number}", one) for number, one in enumerate(scores)))


def final(*given: Given, regulation: Regulation = MEASURES, panel: tuple[str, ...] = ()) -> FinalScore:
    """The final score of what a panel gave."""
    return final_score(regulation, review(*given), panel)


class TestPanel:
    """3/panel: experts score; the text fixes no number of them, the arithmetic needs three."""

    def test_three_is_derived_from_the_trims(self) -> None:
        """One highest and one lowest struck must leave one."""
        assert smallest_panel(MEASURES) == 3
        assert smallest_panel(MEASURES.with_parameters(trim_high=2)) == 4

    def test_of_three_the_median_counts(self) -> None:
        """With three scores the one in the middle is the final score."""
        assert final("91", "80", "85.5").points == Fraction(171, 2)

    @pytest.mark.parametrize("given", [("80", "90"), ("80",), ()])
    def test_fewer_than_three_give_no_result(self, given: tuple[str, ...]) -> None:
        """Nothing would be left to average."""
        assert final(*given).points is None
        assert final(*given).missing == "panel_too_small"

    @pytest.mark.parametrize(
        ("given", "error_below_3", "no_trim_below_3"),
        [
            ((), None, None),
            (("80",), None, Fraction(80)),
            (("80", "91"), None, Fraction(171, 2)),
            (("80", "91", "60"), Fraction(80), Fraction(80)),
        ],
    )
    def test_a_small_panel_is_open(
        self, given: tuple[str, ...], error_below_3: Fraction | None, no_trim_below_3: Fraction | None
    ) -> None:
        """Below three there is no result, or the plain mean; from three on the readings agree."""
        readings = {"error_below_3": error_below_3, "no_trim_below_3": no_trim_below_3}
        for reading, expected in readings.items():
            assert final(*given, regulation=under("OP-08.small_panel", reading)).points == expected

    @pytest.mark.parametrize("gap", [NoScore.RECUSED, NoScore.ABSENT])
    def test_a_missing_expert_is_open(self, gap: NoScore) -> None:
        """Recused or absent is no nought: the rest counts, or nothing does."""
        given = ("60", "80", gap, "90")
        assert final(*given, regulation=under("OP-08.missing", "valid_scores_only")).points == 80
        assert final(*given, regulation=under("OP-08.missing", "error_if_missing")).points is None

    def test_an_expert_without_any_mark_is_missing_too(self) -> None:
        """Who marked others but not this application left a gap."""
        panel = ("专家0", "专家1", "专家2", "专家9")
        regulation = under("OP-08.missing", "error_if_missing")
        assert final("60", "80", "90", panel=panel).points == 80
        assert final("60", "80", "90", panel=panel, regulation=regulation).points is None
        assert final("60", "80", "90", panel=panel[:3], regulation=regulation).points == 80

    def test_recusals_can_make_the_panel_too_small(self) -> None:
        """Two scores and a recusal are two scores."""
        assert final("80", "90", NoScore.RECUSED).missing == "panel_too_small"

    def test_an_unknown_score_leaves_the_result_unknown(self) -> None:
        """A blank is not a recusal: three other scores do not make it good."""
        assert final("60", "80", "90", None).missing == "score_missing"


class TestScore:
    """3/review, 3/score: scores are given on a sheet that is not annexed; nought to a hundred is assumed."""

    @pytest.mark.parametrize(
        ("score", "zero_to_hundred", "other"),
        [("0", True, True), ("10", True, True), ("10.01", True, False), ("100", True, False), ("100.01", False, False)],
    )
    def test_the_scale_is_open(self, score: str, zero_to_hundred: bool, other: bool) -> None:
        """Both ends are allowed; where another sheet is in use, its top counts: here ten points."""
        for reading, expected in (("0_100", zero_to_hundred), ("other", other)):
            found = in_scale(under("OP-10.scale", reading), Score.parse(score), Score.parse("10"))
            assert found is expected

    def test_nought_is_a_score(self) -> None:
        """A nought is struck as the lowest; it is not a gap."""
        assert final("0", "80", "90").points == 80


class TestTrim:
    """3/trim: of each application the highest and the lowest score are struck."""

    def test_one_of_each(self) -> None:
        """Of five scores three are averaged."""
        found = final("90", "80", "70", "60", "50")
        assert (found.high, found.counted, found.low) == ((9000,), (6000, 7000, 8000), (5000,))

    @pytest.mark.parametrize(("reading", "expected"), [("drop_one_each", 82), ("drop_all_equal", 78)])
    def test_equal_highest(self, reading: str, expected: int) -> None:
        """90, 90, 84, 72, 60: one 90 is struck and 82 is left, or both and 78."""
        assert final("90", "90", "84", "72", "60", regulation=under("OP-09.equal_extremes", reading)).points == expected

    @pytest.mark.parametrize(("reading", "expected"), [("drop_one_each", 70), ("drop_all_equal", 80)])
    def test_equal_lowest(self, reading: str, expected: int) -> None:
        """60, 60, 80, 90: likewise at the lower end."""
        assert final("60", "60", "80", "90", regulation=under("OP-09.equal_extremes", reading)).points == expected

    @pytest.mark.parametrize(("reading", "expected"), [("drop_one_each", 85), ("drop_all_equal", None)])
    def test_a_unanimous_panel(self, reading: str, expected: int | None) -> None:
        """Striking all equal scores leaves a unanimous panel with nothing."""
        assert final("85", "85", "85", "85", regulation=under("OP-09.equal_extremes", reading)).points == expected

    def test_only_two_different_scores(self) -> None:
        """If all that equal an extreme go, nothing is left either, although the panel disagreed."""
        found = final("90", "90", "80", regulation=under("OP-09.equal_extremes", "drop_all_equal"))
        assert (found.points, found.missing) == (None, "nothing_left")

    def test_the_order_of_the_scores_never_matters(self) -> None:
        """Whoever gave which, the same is struck."""
        assert {final(*order).points for order in permutations(("90", "90", "84", "72"))} == {87}


class TestMean:
    """3/mean: the final score is the mean of what is left; no rounding is prescribed."""

    def test_it_is_exact(self) -> None:
        """80, 81 and 81 average to 242/3."""
        assert final("60", "80", "81", "81", "90").points == Fraction(242, 3)

    def test_hundredths_count(self) -> None:
        """Scores of two decimals lose nothing."""
        assert final("60", "80.66", "80.67", "80.67", "90").points == Fraction(242, 3)

    @pytest.mark.parametrize(
        ("reading", "lower", "equal"),
        [("exact", Fraction(242, 3), False), ("round_2dp_before_ranking", Fraction(8067, 100), True)],
    )
    def test_rounding_before_ranking_is_open(self, reading: str, lower: Fraction, equal: bool) -> None:
        """Rounding first makes a tie of 80.666… and 80.67."""
        regulation = under("OP-10.rounding", reading)
        first = final("60", "80.66", "80.67", "80.67", "90", regulation=regulation).points
        second = final("60", "80.67", "80.67", "80.67", "90", regulation=regulation).points
        assert first == lower
        assert (first == second) is equal

    @pytest.mark.parametrize(("points", "text"), [("80.004", "80.00"), ("80.005", "80.01"), ("80.006", "80.01")])
    def test_what_is_shown_is_rounded(self, points: str, text: str) -> None:
        """Two decimals, a half upwards, for showing only."""
        assert shown(Fraction(points)) == text


def standings(*points: int, places: int) -> list[tuple[str, int, str]]:
    """Firms A, B, … of some scores, ranked."""
    scored = [(chr(ord("A") + number), Fraction(one)) for number, one in enumerate(points)]
    return [(one.code, one.rank, one.standing) for one in ranking(scored, places)]


class TestRank:
    """3/rank: from high to low; the text does not say what becomes of ties."""

    def test_high_to_low(self) -> None:
        """The best is first, and the row cuts below the last place."""
        assert standings(70, 90, 80, places=2) == [("B", 1, "within"), ("C", 2, "within"), ("A", 3, "beyond")]

    def test_equal_scores_share_a_rank(self) -> None:
        """The next rank is skipped."""
        assert [rank for _, rank, _ in standings(90, 80, 80, 70, places=4)] == [1, 2, 2, 4]

    def test_a_tie_across_the_cut(self) -> None:
        """All who share the last place are tied, nobody is preferred."""
        found = standings(90, 80, 80, 70, places=2)
        assert [standing for *_, standing in found] == ["within", "tied", "tied", "beyond"]

    @pytest.mark.parametrize(
        ("points", "expected"),
        [
            ((90, 90, 70), ["within", "within", "beyond"]),
            ((90, 80, 70, 70), ["within", "within", "beyond", "beyond"]),
        ],
    )
    def test_a_tie_wholly_on_one_side_does_not_matter(self, points: tuple[int, ...], expected: list[str]) -> None:
        """Equal scores above or below the cut leave nothing open."""
        assert [standing for *_, standing in standings(*points, places=2)] == expected

    @pytest.mark.parametrize(("places", "expected"), [(0, "beyond"), (2, "within"), (3, "within")])
    def test_no_place_and_room_enough(self, places: int, expected: str) -> None:
        """With no place everybody is beyond, even when tied; with enough, within."""
        assert {standing for *_, standing in standings(80, 80, places=places)} == {expected}

    def test_the_order_of_input_breaks_no_tie(self) -> None:
        """Whoever is entered first, the tied remain tied."""
        scored = (("A", Fraction(90)), ("B", Fraction(80)), ("C", Fraction(80)))
        assert len({ranking(order, 2) for order in permutations(scored)}) == 1


def selected(regulation: Regulation = MEASURES, ties: bool = False, autos: int = 0) -> Selection:
    """Eleven applicants for the ten places of knitting, of 90, 89, … points, and some for automobile parts.

    Args:
        regulation: gives the readings.
        ties: whether the tenth and the eleventh are equal; the eleventh is then ahead in the order supplied.
        autos: applicants of 60, 59, … points for the six places of automobile parts.
    """
    happened = []
    for number in range(11):
        order = 12 - number if number > 8 else None
        one = application(code_of(number), Industry.KNIT, tie_order=order)
        happened += [one, *marks(one, *[str(81 if ties and number == 10 else 90 - number)] * 3)]
    for number in range(autos):
        one = application(code_of(100 + number), Industry.AUTO)
        happened += [one, *marks(one, *[str(60 - number)] * 3)]
    return select(regulation, history(*happened), 1, DAY)


def proposed(selection: Selection, industry: Industry = Industry.KNIT) -> list[int]:
    """The applicants proposed, by number."""
    numbers = {code_of(number): number for number in (*range(11), *range(100, 110))}
    return [numbers[code] for code in dict(selection.recommended)[industry]]


class TestField:
    """3/rank, 1/table (OP-05): who is ranked against whom, and whether an unused place moves."""

    @pytest.mark.parametrize(
        ("reading", "expected"), [("per_sector", 10), ("overall_with_row_caps", 10), ("transferable", 11)]
    )
    def test_an_unused_place(self, reading: str, expected: int) -> None:
        """Places nobody wants elsewhere help the eleventh only if they may move."""
        assert len(proposed(selected(under("OP-05.field", reading)))) == expected

    @pytest.mark.parametrize("reading", ["per_sector", "overall_with_row_caps"])
    def test_sectors_do_not_compete(self, reading: str) -> None:
        """An 80 beyond its row loses to a 60 within another."""
        selection = selected(under("OP-05.field", reading), autos=7)
        assert proposed(selection) == [*range(10)]
        assert proposed(selection, Industry.AUTO) == [100, 101, 102, 103, 104, 105]

    @pytest.mark.parametrize(("reading", "rank"), [("per_sector", 1), ("overall_with_row_caps", 12)])
    def test_the_rank_is_one_of_its_field(self, reading: str, rank: int) -> None:
        """The best for automobile parts, of 60 points, is first of its own or twelfth of all."""
        best = selected(under("OP-05.field", reading), autos=7).find(code_of(100), Industry.AUTO)
        assert best is not None
        assert best.rank == rank


class TestTie:
    """3/rank, 3/recommend (OP-11): nothing in the text says who goes first of equal scores at the cut."""

    @pytest.mark.parametrize(
        ("reading", "inside", "left_open"),
        [
            ("return_to_panel", [*range(9)], 2),
            ("admit_all_tied", [*range(11)], 0),
            ("admit_none", [*range(9)], 0),
            ("secondary_key", [*range(9), 10], 0),
        ],
    )
    def test_two_tied_for_the_last_place(self, reading: str, inside: list[int], left_open: int) -> None:
        """Back to the panel, both, neither, or by an order that somebody supplied."""
        selection = selected(under("OP-11.tie", reading), ties=True)
        assert proposed(selection) == inside
        assert len(selection.tied) == left_open
