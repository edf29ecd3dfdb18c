"""Whoever asks in one language is answered in that language alone."""

import re
from pathlib import Path

import pytest

from tests.cli.books import ALPHA, BRACKETS, GAMMA, ON, stored_in_ascii
from tests.cli.shell import Shell

CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]")
QUOTED = re.compile(
    r"\[[^\]]*\]|OP-\S*|\b[0-9A-Z]{18}\b|Alpha|Beta|Gamma|Delta|Omega|bold|(fzdigital|fuzhou)\S*|sha256 \w+"
)
WORDS = re.compile("[A-Za-z]{3,}")
COMMANDS = {"explain", "check", "out", "decisions", "json", "report"}

ARGUMENTS = (
    ["run", "BOOK", "--on", ON],
    ["run", "BOOK", "--on", "2026-01-01"],
    ["run", "BOOK", "--on", ON, "--known", "2025-03-09", "--reading", "OP-19.sequence=open"],
    ["explain", "BOOK", ALPHA, "--on", ON],
    ["explain", "BOOK", BRACKETS, "--on", ON, "--reading", "OP-19.sequence=open"],
    ["explain", "BOOK", GAMMA, "--on", ON],
    ["check", "BOOK", "--on", ON],
)  # fmt: skip


class TestOneLanguage:
    """No sentence of the other language is among the answers."""

    @pytest.mark.parametrize("arguments", ARGUMENTS)
    def test_english(self, shell: Shell, tmp_path: Path, arguments: list[str]) -> None:
        """Of Chinese there is nothing that does not come from the casebook."""
        out = _answer(shell, tmp_path, [*arguments, "--lang", "en"])
        assert CHINESE.findall(out) == []

    @pytest.mark.parametrize("arguments", ARGUMENTS)
    def test_chinese(self, shell: Shell, tmp_path: Path, arguments: list[str]) -> None:
        """Of English there are only ids and the names of commands and files."""
        out = QUOTED.sub("", _answer(shell, tmp_path, arguments))
        assert set(WORDS.findall(out)) <= COMMANDS

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_the_report(self, shell: Shell, tmp_path: Path, language: str) -> None:
        """The same holds for the report."""
        _answer(shell, tmp_path, ["run", "BOOK", "--on", ON, "--out", str(tmp_path), "--lang", language])
        text = (tmp_path / "report.md").read_text(encoding="utf-8")
        found = CHINESE.findall(text) if language == "en" else set(WORDS.findall(QUOTED.sub("", text))) - COMMANDS
        assert not found

    def test_the_clauses(self, shell: Shell) -> None:
        """English clauses hold no Chinese."""
        assert CHINESE.findall(shell("clauses", "--lang", "en").out) == []


@pytest.fixture(autouse=True)
def _wide(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is broken into lines, so that what belongs together stands together."""
    assert shell
    monkeypatch.setenv("COLUMNS", "600")


def _answer(shell: Shell, folder: Path, arguments: list[str]) -> str:
    casebook = stored_in_ascii(folder, settings={"incomplete": ["incidents"]})
    said = shell(*(casebook if part == "BOOK" else part for part in arguments))
    assert said.err == ""
    return said.out.replace(str(folder), "")
