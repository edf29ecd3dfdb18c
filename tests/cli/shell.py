"""Runs commands within the test and hands back what they said."""

from typing import NamedTuple

import pytest

from fzdigital.cli.app import run


class Said(NamedTuple):
    """What a command wrote to each stream, and its exit code."""

    code: int
    out: str
    err: str


class Shell:
    """A terminal of 100 columns.

    Args:
        capsys: collects what is written.
    """

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str) -> Said:
        """Run one command."""
        self._capsys.readouterr()
        code = run(arguments)
        written = self._capsys.readouterr()
        return Said(code, written.out, written.err)
