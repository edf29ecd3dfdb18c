"""The bundled casebook on the command line."""

import pytest

from fzdigital.demo import demo_casebook_text
from tests.cli.shell import Shell


class TestDemo:
    """Trying things out without a file."""

    @pytest.mark.parametrize(
        ("language", "first"),
        [
            ("zh", "以下为虚构示例数据，不涉及任何真实企业。"),
            ("en", "What follows is synthetic data; no real firm is meant."),
        ],
    )
    def test_it_says_that_it_is_made_up(self, shell: Shell, language: str, first: str) -> None:
        """The first line says that no real firm is meant; then the period."""
        said = shell("demo", "--lang", language)
        assert said.code == 0
        assert said.out.splitlines()[0] == first
        assert said.out.splitlines()[1].startswith("2025-06-30")

    def test_it_stands_for_a_file(self, shell: Shell) -> None:
        """Other commands take the word for the bundled casebook."""
        assert shell("check", "demo").code == 1
        assert shell("explain", "demo", "某公司", "--on", "2025-06-30").code == 2

    def test_it_is_a_casebook(self) -> None:
        """What is bundled is a document of the casebook's format."""
        assert '"fzdigital-casebook"' in demo_casebook_text()
