"""A pytest plugin under which a skipped test fails the session, for machines that have all a test may need.

Load it with ``python -m pytest -p tests.no_skips``. One skip stays allowed: that of a test which compares with an
official text, where no ``--official-text`` was given.
"""

import pytest

ALLOWED = "--official-text"
"""What the reason of the allowed skip mentions."""


def pytest_configure(config: pytest.Config) -> None:
    """Watch this session."""
    config.pluginmanager.register(NoSkips(config), "no-skips-watch")


class NoSkips:
    """Counts the skips of one session that nothing excuses.

    Args:
        config: the session's configuration, which tells whether an official text was given.
    """

    def __init__(self, config: pytest.Config) -> None:
        self.text_given = config.getoption("official_text", None) is not None
        self.skipped: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a skipped test; one that is expected to fail is no skip."""
        if report.skipped and not hasattr(report, "wasxfail"):
            self._note(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note a module skipped as a whole."""
        if report.skipped:
            self._note(report)

    def _note(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        if self.text_given or ALLOWED not in str(report.longrepr):
            self.skipped.append(report.nodeid)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Fail a session that would pass although it skipped something."""
        if self.skipped and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say which skips failed the session."""
        for nodeid in self.skipped:
            terminalreporter.write_line(f"a skip counts as a failure here: {nodeid}", red=True)
