"""遴选推算稿."""

from fzdigital.render.papers.selection_drafts import selection_drafts
from tests.render.told import cells, told
from tests.service.builders import COTTON, applied, book, candidate


class TestPlaces:
    """Who is within the places by the scores."""

    def test_by_rank(self) -> None:
        """Firms within the places stand in the order of their scores, and the page says that it is no list."""
        (page,) = selection_drafts(told(book(candidate(1, 80), candidate(2, 90)))).pages
        assert cells(page, "企业名称") == ["服务商2", "服务商1"]
        assert cells(page, "名次") == [1, 2]
        assert any("不是名单" in line for line in page.lead)
        assert page.blanks == ()

    def test_it_is_not_for_publication(self) -> None:
        """What the scores come to is for the panel and the bureau."""
        assert not selection_drafts(told(book(candidate(1, 80)))).public


class TestOpen:
    """What is open is named, never left out."""

    def test_not_scored_yet(self) -> None:
        """A firm nobody has marked is named, and nothing is listed where nobody has been scored."""
        (page,) = selection_drafts(told(book(applied(1), applied(2)))).pages
        assert page.grids == ()
        assert "尚未评审或无法计分（2家）：服务商1、服务商2。" in page.notes

    def test_tied(self) -> None:
        """Of eleven equal firms for ten places all are named."""
        (page,) = selection_drafts(told(book(*(candidate(firm, 90) for firm in range(1, 12))))).pages
        assert page.grids == ()
        assert any(note.startswith("名额线上并列，待定（11家）") for note in page.notes)

    def test_in_two_sectors(self) -> None:
        """A firm within the places of two sectors stands in both and is named below."""
        (page,) = selection_drafts(told(book(candidate(1, 90), candidate(1, 85, industry=COTTON)))).pages
        assert cells(page, "企业名称") == ["服务商1", "服务商1"]
        assert "在两个行业均入围，须先确定归属（1家）：服务商1。" in page.notes

    def test_the_place_that_is_not_settled(self) -> None:
        """A firm of which nobody knows whether it is listed is not within for certain."""
        (page,) = selection_drafts(told(book(candidate(1, 90, listed=None)))).pages
        assert page.grids == ()
        assert any(note.startswith("名次取决于未明事实或口径（1家）") for note in page.notes)

    def test_without_a_batch(self) -> None:
        """Where nobody applied it says that there is nothing."""
        (page,) = selection_drafts(told(book())).pages
        assert page.notes == ("无。",)
