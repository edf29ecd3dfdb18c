"""``fzdigital whatif``: a study is run, shown and kept, and nothing is written over."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

import fzdigital.cli.futures
from tests.cli.shell import Shell

STUDY = """
format = "fzdigital.study/1"
start = 2025-09-01
every = 3
rounds = 3
scenarios = 50
seed = 7
title = { zh = "试", en = "a trial" }
behaviour = { ratings = { no_star = 0.2 } }
cohort = { synthetic = { members = 32, reserve = 3 } }
"""
ONE = 'version = [{ name = { zh = "甲", en = "one" } }]\n'
TWO = """
[[version]]
name = { zh = "甲", en = "one" }
[[version]]
name = { zh = "乙", en = "two" }
parameters = { total = 30 }
"""


def study(folder: Path, versions: str = TWO) -> str:
    """A study as a file."""
    path = folder / "study.toml"
    path.write_text(STUDY + versions, encoding="utf-8")
    return str(path)


class TestShown:
    """What the terminal shows."""

    def test_means_and_differences(self, shell: Shell, tmp_path: Path) -> None:
        """First what was simulated and until when it means something, then two tables."""
        said = shell("whatif", study(tmp_path), "--lang", "en")
        assert (said.code, said.err) == (0, "")
        for wanted in ("a trial", "50 scenarios, seed 7", "no effect from round 3", "Means"):
            assert wanted in said.out
        assert "Differences to the first version" in said.out
        assert re.search(r"members at the end +\d+\.\d\d \[", said.out)

    def test_one_version_differs_from_none(self, shell: Shell, tmp_path: Path) -> None:
        """Then there is one table."""
        said = shell("whatif", study(tmp_path, ONE))
        assert "各版本的平均值" in said.out
        assert "之差" not in said.out

    def test_processes_give_the_same(self, shell: Shell, tmp_path: Path) -> None:
        """However many there are."""
        assert shell("whatif", study(tmp_path), "--workers", "2") == shell("whatif", study(tmp_path))

    def test_progress_is_for_somebody_who_looks(
        self, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """On a terminal, what is under way is said on the error stream."""

        def terminal(**settings: bool) -> Console:
            return Console(force_terminal=True, width=100, **settings)

        monkeypatch.setattr(fzdigital.cli.futures, "Console", terminal)
        assert "比较各版本" in shell("whatif", study(tmp_path)).err


class TestKept:
    """What is written."""

    def test_the_report(self, shell: Shell, tmp_path: Path) -> None:
        """One page, in the language asked for."""
        page = tmp_path / "out.html"
        said = shell("whatif", study(tmp_path), "--report", str(page), "--lang", "en")
        assert said.out.endswith(f"written to {page}\n")
        assert '<html lang="en">' in page.read_text(encoding="utf-8")

    def test_the_charts(self, shell: Shell, tmp_path: Path) -> None:
        """Each as PNG and SVG, in a folder of their own."""
        folder = tmp_path / "charts"
        assert shell("whatif", study(tmp_path), "--charts", str(folder)).code == 0
        assert sorted(one.name for one in folder.iterdir()) == ["exits.png", "exits.svg", "size.png", "size.svg"]

    @pytest.mark.parametrize("option", ["--report", "--charts"])
    def test_nothing_is_written_over(self, shell: Shell, tmp_path: Path, option: str) -> None:
        """What is there stays as it is."""
        there = tmp_path / "there"
        there.write_text("mine")
        said = shell("whatif", study(tmp_path), option, str(there), "--lang", "en")
        assert (said.code, said.out) == (2, "")
        assert "exists and was left as it is" in said.err
        assert there.read_text() == "mine"

    def test_report_within_the_charts_folder_waits_for_it(self, shell: Shell, tmp_path: Path) -> None:
        """A folder that is not there yet is refused before any work."""
        said = shell("whatif", study(tmp_path), "--report", str(tmp_path / "none" / "out.html"))
        assert said.code == 2


class TestOtherCommands:
    """They do without what this one needs."""

    def test_they_load_nothing_of_it(self) -> None:
        """A fresh Python with all commands has loaded neither numbers nor charts."""
        program = "import sys, fzdigital.cli.app; print({'numpy', 'matplotlib', 'fontTools'} & set(sys.modules))"
        run = subprocess.run((sys.executable, "-c", program), check=True, capture_output=True, text=True)
        assert run.stdout == "set()\n"


class TestRefused:
    """What cannot be run."""

    def test_faults_of_the_study(self, shell: Shell, tmp_path: Path) -> None:
        """All at once, with exit code 2."""
        said = shell("whatif", study(tmp_path, ONE.replace("name", "nam")), "--lang", "en")
        assert (said.code, said.out) == (2, "")
        assert said.err.startswith("the study has 2 fault(s)")

    def test_no_such_study(self, shell: Shell, tmp_path: Path) -> None:
        """A file that is not there."""
        assert "无法打开" in shell("whatif", str(tmp_path / "none.toml")).err

    def test_no_process(self, shell: Shell, tmp_path: Path) -> None:
        """At least one has to do the work."""
        assert "--workers is 0" in shell("whatif", study(tmp_path), "--workers", "0", "--lang", "en").err

    def test_a_font_that_is_none(self, shell: Shell, tmp_path: Path) -> None:
        """It is refused before any work, and nothing is written."""
        page = tmp_path / "out.html"
        file = study(tmp_path)
        said = shell("whatif", file, "--report", str(page), "--font", file, "--lang", "en")
        assert said.code == 2
        assert "cannot be used as a font" in said.err
        assert not page.exists()

    def test_a_font_is_asked_for_only_where_one_is_needed(self, shell: Shell, tmp_path: Path) -> None:
        """Tables need none."""
        file = study(tmp_path)
        assert shell("whatif", file, "--font", file).code == 0
