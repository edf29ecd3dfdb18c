"""The command that makes the document to be signed."""

import json
from pathlib import Path

from fzdigital import __version__
from fzdigital.policy.measures import MEASURES
from fzdigital.signing import regulation_fingerprint
from tests.cli.shell import Shell


def results(folder: Path, regulation: str | None = None) -> str:
    """A file of results in which no scenario was run."""
    path = folder / "results.json"
    document = {
        "format": "fzdigital-scenarios",
        "version": 1,
        "regulation": regulation or regulation_fingerprint(MEASURES),
        "library": __version__,
        "scenarios": [],
    }
    path.write_text(json.dumps(document), encoding="utf-8")
    return str(path)


class TestReport:
    """What it writes, and when it refuses."""

    def test_both_files(self, shell: Shell, tmp_path: Path) -> None:
        """Without scenarios they are made, and the exit code says that they cannot be signed on."""
        said = shell("regulation-report", "--out", str(tmp_path / "signed"), "--lang", "en")
        assert (said.code, said.err) == (1, "")
        assert "The scenarios were not run" in said.out
        for name in ("regulation.md", "regulation.html"):
            assert "5(5)a" in (tmp_path / "signed" / name).read_text(encoding="utf-8")

    def test_a_text_is_compared(self, shell: Shell, tmp_path: Path) -> None:
        """One that is not the Measures leaves nothing to show beside the units."""
        other = tmp_path / "text.txt"
        other.write_text("别的文本", encoding="utf-8")
        said = shell("regulation-report", "--text", str(other), "--out", str(tmp_path / "signed"))
        assert said.code == 1
        assert "原文" not in (tmp_path / "signed" / "regulation.md").read_text(encoding="utf-8")

    def test_results_are_read(self, shell: Shell, tmp_path: Path) -> None:
        """Even of no scenario at all."""
        said = shell("regulation-report", "--scenarios", results(tmp_path), "--out", str(tmp_path / "signed"))
        assert said.code == 1
        assert "场景没有运行" in said.out

    def test_results_of_another_regulation_are_refused(self, shell: Shell, tmp_path: Path) -> None:
        """Nothing is written on the strength of them."""
        given = results(tmp_path, "0" * 64)
        said = shell("regulation-report", "--scenarios", given, "--out", str(tmp_path / "signed"))
        assert (said.code, said.out) == (2, "")
        assert "另一版法规" in said.err
        assert not (tmp_path / "signed").exists()

    def test_what_is_no_file_of_results(self, shell: Shell, tmp_path: Path) -> None:
        """It is named and not read."""
        path = tmp_path / "results.json"
        path.write_bytes(b"\xff\xfe")
        said = shell("regulation-report", "--scenarios", str(path), "--out", str(tmp_path / "signed"), "--lang", "en")
        assert said.code == 2
        assert "is no file of results" in said.err
