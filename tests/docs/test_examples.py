"""The examples run as they are."""

import runpy
import sys
from pathlib import Path

import pytest

from examples.whatif import asked
from fzdigital.whatif.plan import answered
from tests.repository.tree import ROOT


class TestWhatIf:
    """``examples/whatif.py``."""

    def test_it_runs_as_a_program(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """It prints what came out and writes the report."""
        page = tmp_path / "out.html"
        monkeypatch.setattr(sys, "argv", ["whatif.py", str(page)])
        runpy.run_path(str(ROOT / "examples" / "whatif.py"), run_name="__main__")
        assert capsys.readouterr().out.splitlines()[0] == "exits: 6.4 against 1.9"
        assert "虚构示例" in page.read_text(encoding="utf-8")

    def test_more_no_stars_mean_fewer_exits(self) -> None:
        """The question that it asks has an answer."""
        assert answered(asked()).result.difference("exits", 1).interval()[1] < 0
