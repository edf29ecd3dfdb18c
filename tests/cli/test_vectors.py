"""The command that asks the test vectors and hands them out."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from attrs import evolve

from fzdigital.cli import vectors as command
from fzdigital.vectors import all_vectors
from tests.cli.shell import Shell


class TestAsked:
    """What it prints."""

    @pytest.mark.parametrize(("language", "said"), [("zh", "0个不符"), ("en", "of which 0 fail")])
    def test_they_all_hold(self, shell: Shell, language: str, said: str) -> None:
        """Every level with its numbers, and that none fails."""
        result = shell("vectors", "--lang", language)
        assert result.code == 0
        assert said in result.out
        assert str(len(all_vectors())) in result.out

    def test_one_that_fails_is_named(self, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
        """With what was found instead, and the exit code says so."""
        wrong = evolve(all_vectors()[0], expected_text='{"outcomes": ["fly"]}')
        monkeypatch.setattr(command, "all_vectors", lambda: (wrong,))
        result = shell("vectors", "--lang", "en")
        assert result.code == 1
        assert f"fails: {wrong.id}" in result.out


class TestHandedOut:
    """What it writes."""

    def test_everything_another_system_needs(self, shell: Shell, tmp_path: Path) -> None:
        """Vectors, schema, rules and an evaluator, which agrees with them all where it stands."""
        assert shell("vectors", "--out", str(tmp_path / "given")).code == 0
        rules = json.loads((tmp_path / "given" / "measures.json").read_text(encoding="utf-8"))
        assert rules["id"] == "fuzhou-2024-18"
        node = shutil.which("node")
        assert node is not None, "Node is needed: install Debian's nodejs"
        asked = subprocess.run((node, tmp_path / "given" / "run.mjs"), capture_output=True, text=True, check=False)
        assert asked.returncode == 0, asked.stdout[-2000:]
