"""What the two front pages promise."""

import re
import subprocess
import sys

import pytest

from tests.repository.tree import ROOT, written_files

PAGES = ("README.md", "README.zh-CN.md")
FIRST_SCREEN = 30


def read(page: str) -> str:
    """The source of a page at the root."""
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of one language on a page at the root."""
    return re.findall(rf"^```{language}\n(.*?)\n```$", read(page), flags=re.MULTILINE | re.DOTALL)


def neutral(code: str) -> str:
    """Code without comments and without saying which language it asks for."""
    return re.sub(r"\s*#.*", "", code).replace(".zh", ".en")


class TestCommands:
    """Two commands, the same in both languages, and the same that the checks run."""

    def test_both_languages_give_the_same_two(self) -> None:
        """A Chinese and an English reader are told to type the same."""
        assert len(blocks(PAGES[0], "sh")) == 2
        assert blocks(PAGES[0], "sh") == blocks(PAGES[1], "sh")

    @pytest.mark.parametrize("number", [1, 2])
    def test_each_does_its_own_setting_up(self, number: int) -> None:
        """A command that somebody runs first, and alone, works: it makes its environment itself."""
        assert blocks(PAGES[0], "sh")[number - 1].startswith("python3 -m venv .venv && ")

    @pytest.mark.parametrize("number", [1, 2])
    def test_the_checks_run_it(self, number: int) -> None:
        """The checks take the command from the page and run what they took."""
        taken = subprocess.run(
            (sys.executable, ROOT / ".ci" / "readme_command.py", str(number)),
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        assert taken.stdout.rstrip("\n") == blocks(PAGES[0], "sh")[number - 1]
        assert f" as_the_readme_says {number} " in read(".ci/run")


class TestFirstScreen:
    """Whoever opens the page learns at once that the measures have expired."""

    @pytest.mark.parametrize("page", PAGES)
    @pytest.mark.parametrize("day", ["2024-04-11", "2025-12-31"])
    def test_it_names_both_ends_of_the_period(self, page: str, day: str) -> None:
        """Both ends of the period in force stand on the first screen."""
        assert day in "\n".join(read(page).splitlines()[:FIRST_SCREEN])


class TestExamples:
    """The examples on the front pages are true."""

    def test_both_languages_show_the_same(self) -> None:
        """The code is the same in both, but for comments and the language it asks a wording in."""
        english, chinese = ([neutral(block) for block in blocks(page, "python")] for page in PAGES)
        assert english == chinese
        assert english

    @pytest.mark.parametrize("page", PAGES)
    def test_they_run(self, page: str) -> None:
        """Each example runs by itself, with the assertions it makes."""
        for block in blocks(page, "python"):
            exec(compile(block, page, "exec"), {})


class TestLinks:
    """A link between pages leads somewhere."""

    def test_every_relative_link_has_a_target(self) -> None:
        """Every file that a page links to exists."""
        dangling = [
            f"{path.relative_to(ROOT).as_posix()}: {target}"
            for path in written_files()
            if path.suffix == ".md"
            for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8"))
            if "://" not in target and not (path.parent / target).exists()
        ]
        assert dangling == []
