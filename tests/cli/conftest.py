"""The terminal of the tests of commands."""

import pytest

from tests.cli.shell import Shell


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A terminal of 100 columns."""
    monkeypatch.setenv("COLUMNS", "100")
    return Shell(capsys)
