"""Options and fixtures of all tests."""

from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the official text be handed in, which the project does not carry, and name a file for scenario results."""
    parser.addoption(
        "--scenario-results",
        metavar="PATH",
        type=Path,
        default=None,
        help="file to write what came of the scenarios of tests/regulation to, for the report to be signed",
    )
    parser.addoption(
        "--official-text",
        metavar="PATH",
        type=Path,
        default=None,
        help="file with the official text of the Measures in UTF-8; without it, tests that compare with it are skipped",
    )


@pytest.fixture(scope="session")
def official_text(request: pytest.FixtureRequest) -> str:
    """The official text of the Measures as handed in with ``--official-text``."""
    path: Path | None = request.config.getoption("official_text")
    if path is None:
        pytest.skip("compares with the official text, which is not part of the project: give --official-text PATH")
    return path.read_text(encoding="utf-8")
