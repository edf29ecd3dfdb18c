"""The plugin under which a skip is a failure."""

import pytest

pytest_plugins = ("pytester",)

SKIPS = """
import pytest

def test_passes():
    pass

def test_skips():
    pytest.skip({reason!r})
"""


class TestNoSkips:
    """On a machine that has everything, a skip hides something."""

    def test_a_skip_fails_the_session(self, pytester: pytest.Pytester) -> None:
        """A session in which everything else passed fails, and says why."""
        pytester.makepyfile(SKIPS.format(reason="no font on this machine"))
        result = pytester.runpytest_inprocess("-p", "tests.no_skips")
        assert result.ret == pytest.ExitCode.TESTS_FAILED
        result.stdout.fnmatch_lines(["a skip counts as a failure here: *::test_skips"])

    def test_a_skipped_module_fails_the_session(self, pytester: pytest.Pytester) -> None:
        """So does a module that skips itself while it is read."""
        pytester.makepyfile("import pytest; pytest.importorskip('a_module_nobody_has')")
        pytester.makepyfile(test_other="def test_passes(): pass")
        result = pytester.runpytest_inprocess("-p", "tests.no_skips")
        assert result.ret == pytest.ExitCode.TESTS_FAILED

    def test_a_missing_official_text_is_excused(self, pytester: pytest.Pytester) -> None:
        """The text is not part of the project, so its absence may skip."""
        pytester.makepyfile(SKIPS.format(reason="needs --official-text PATH"))
        assert pytester.runpytest_inprocess("-p", "tests.no_skips").ret == pytest.ExitCode.OK

    def test_nothing_is_excused_once_the_text_is_given(self, pytester: pytest.Pytester) -> None:
        """With a text at hand a test that still skips hides something."""
        pytester.makeconftest("def pytest_addoption(parser): parser.addoption('--official-text')")
        pytester.makepyfile(SKIPS.format(reason="needs --official-text PATH"))
        result = pytester.runpytest_inprocess("-p", "tests.no_skips", "--official-text", "measures.txt")
        assert result.ret == pytest.ExitCode.TESTS_FAILED

    def test_an_expected_failure_is_no_skip(self, pytester: pytest.Pytester) -> None:
        """A test marked as failing for a known reason runs, so it skips nothing."""
        pytester.makepyfile("import pytest\n@pytest.mark.xfail\ndef test_fails(): assert False")
        assert pytester.runpytest_inprocess("-p", "tests.no_skips").ret == pytest.ExitCode.OK
