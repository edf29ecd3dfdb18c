"""评分汇总表."""

from fractions import Fraction

import pytest

from fzdigital.domain.review import NoScore
from fzdigital.render.papers.score_tables import score_tables
from fzdigital.render.papers.told import exact_text
from tests.render.told import cells, told
from tests.service.builders import KNIT, applied, book, candidate, marks


class TestStruck:
    """3/trim: one highest and one lowest score are struck and marked."""

    def test_the_highest_and_the_lowest_are_marked(self) -> None:
        """Of five scores the first-best and the worst carry a mark, the rest none."""
        (page,) = score_tables(told(book(candidate(1, 80, 95, 70, 85, 90)))).pages
        assert page.grids[0].rows[0][3:8] == ("80", "▲95", "▼70", "85", "90")

    def test_of_equal_extremes_one_is_marked(self) -> None:
        """Of two equal highest scores one is struck under the default reading, and one is marked."""
        (page,) = score_tables(told(book(candidate(1, 95, 95, 70, 80)))).pages
        assert page.grids[0].rows[0][3:7] == ("▲95", "95", "▼70", "80")

    def test_all_equal_extremes_are_marked_where_all_are_struck(self) -> None:
        """Under the reading that drops all equal ones, each carries its mark."""
        given = told(book(candidate(1, 95, 95, 70, 80)), OP_09_equal_extremes="drop_all_equal")
        (page,) = score_tables(given).pages
        assert page.grids[0].rows[0][3:7] == ("▲95", "▲95", "▼70", "80")

    def test_who_gave_no_score_is_said(self) -> None:
        """Recusal, absence, an unknown score and no mark at all are four different things."""
        given = candidate(1, 80, 90, NoScore.RECUSED, NoScore.ABSENT, 85)
        other = candidate(2, 80, None, 90, 70)
        (page,) = score_tables(told(book(given, other))).pages
        by_code = {row[1]: row[3:8] for row in page.grids[0].rows}
        assert by_code["服务商1"] == ("▼80", "▲90", "回避", "缺席", "85")
        assert by_code["服务商2"] == ("80", "不明", "90", "70", "—")


class TestPlaces:
    """3/rank, 3/veto: rank, tie and veto."""

    def test_equal_scores_share_a_marked_rank(self) -> None:
        """Two first places are marked as shared, and the third firm is third."""
        (page,) = score_tables(told(book(candidate(1, 90), candidate(2, 90), candidate(3, 80)))).pages
        assert cells(page, "名次") == ["1（并列）", "1（并列）", 3]

    def test_a_vetoed_firm_has_no_rank(self) -> None:
        """A listed firm is shown with its score, without a rank, as vetoed."""
        (page,) = score_tables(told(book(candidate(1, 90), candidate(2, 80, listed=True)))).pages
        assert cells(page, "名次") == [1, "—"]
        assert cells(page, "结论") == ["入围", "一票否决"]

    def test_a_tie_at_the_cut_is_marked(self) -> None:
        """Eleven equal firms for ten places are all tied at the cut."""
        (page,) = score_tables(told(book(*(candidate(firm, 90) for firm in range(1, 12))))).pages
        assert set(cells(page, "结论")) == {"名额线上并列"}

    def test_an_application_nobody_marked(self) -> None:
        """It is listed with dashes and the reason."""
        (page,) = score_tables(told(book(candidate(1, 90), applied(2)))).pages
        assert cells(page, "最终得分（精确）") == ["90", "—"]
        assert cells(page, "结论")[1] == "未评审"

    def test_the_panel_and_the_places_are_said(self) -> None:
        """The line above the table counts applications, experts and places."""
        (page,) = score_tables(told(book(candidate(1, 90)), language="en")).pages
        assert page.lead[-1] == "1 applications, 3 experts, 10 places."

    def test_a_page_for_each_batch_and_sector(self) -> None:
        """Two batches of one sector are two pages."""
        given = (candidate(1, 90), candidate(2, 80, batch=2), marks(9, 1)[:0])
        names = [page.name for page in score_tables(told(book(*given))).pages]
        assert names == [f"第1批 {KNIT.text.zh}", f"第2批 {KNIT.text.zh}"]

    def test_without_applications_it_says_so(self) -> None:
        """A paper with nothing in it says that, so that no older one is taken for it."""
        (page,) = score_tables(told(book())).pages
        assert page.notes == ("无。",)


class TestExact:
    """A score without rounding."""

    @pytest.mark.parametrize(
        ("points", "zh"),
        [
            (Fraction(90), "90"),
            (Fraction(181, 2), "90.5"),
            (Fraction(9005, 100), "90.05"),
            (Fraction(90_000_001, 1_000_000), "90.000001"),
            (Fraction(271, 3), "90又1/3"),
            (Fraction(0), "0"),
        ],
    )
    def test_in_chinese(self, points: Fraction, zh: str) -> None:
        """A decimal where one ends, else a whole number and a fraction."""
        assert exact_text(points, told(book())) == zh

    def test_in_english(self) -> None:
        """The fraction stands apart."""
        assert exact_text(Fraction(271, 3), told(book(), language="en")) == "90 1/3"
