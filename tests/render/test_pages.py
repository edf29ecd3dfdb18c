"""Papers as Markdown, and on a terminal."""

import pytest

from fzdigital.cli import screen
from fzdigital.render.pages import pages_markdown
from fzdigital.render.paper import Page, Paper

PAPER = Paper("paper", "Title", (Page("Part", "Part", ("What comes first.",), (), ("What is noted.",)),))


class TestNotes:
    """What is noted on a page stands at its end."""

    def test_as_markdown(self) -> None:
        """After the lead, as a paragraph of its own."""
        assert "What comes first.\n\nWhat is noted." in pages_markdown(PAPER, ())

    def test_on_a_terminal(self, capsys: pytest.CaptureFixture[str]) -> None:
        """After the lead, on a line of its own."""
        screen.paper(screen.Screen(), PAPER, ())
        assert "What comes first.\nWhat is noted.\n" in capsys.readouterr().out
