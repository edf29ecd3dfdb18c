"""The program itself: how it starts, and how it ends when something is amiss around it."""

import os
import runpy
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from rich.cells import cell_len

import fzdigital.cli
from fzdigital.cli.screen import Screen
from tests.cli.books import ALPHA, ON, stored

SOURCE = str(Path(fzdigital.cli.__file__).parents[2])


def program(*arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    """``python -m fzdigital`` as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "fzdigital", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": SOURCE, "COLUMNS": "80", **environment},
    )


def ended(*arguments: str) -> int:
    """The exit code with which the program ends within this process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["fzdigital", *arguments])
        with pytest.raises(SystemExit) as ending:
            fzdigital.cli.main()
    assert isinstance(ending.value.code, int)
    return ending.value.code


class TestStart:
    """How the program is started."""

    def test_as_a_module(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        """``python -m fzdigital`` is the command line."""
        monkeypatch.setattr(sys, "argv", ["fzdigital", "clauses", "6"])
        with pytest.raises(SystemExit) as ending:
            runpy.run_module("fzdigital", run_name="__main__")
        assert ending.value.code == 0
        assert capsys.readouterr().out.startswith("6  ")

    def test_importing_it_runs_nothing(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The module can be looked at without a command being run."""
        runpy.run_module("fzdigital.__main__", run_name="looked_at")
        assert capsys.readouterr() == ("", "")

    def test_the_exit_code_is_handed_on(self, tmp_path: Path) -> None:
        """Refused is 2, something to see to is 1, done is 0."""
        casebook = stored(tmp_path)
        assert ended("run", casebook, "--on", "20250101") == 2
        assert ended("check", casebook, "--on", ON) == 1
        assert ended("run", casebook, "--on", ON) == 0

    def test_another_stream_will_do(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Output may go to something that is no console and has no encoding."""
        stream = StringIO()
        monkeypatch.setattr(sys, "stdout", stream)
        assert ended("clauses", "6") == 0
        assert stream.getvalue().startswith("6  ")


class TestMissingExtra:
    """The packages of the extra are not installed."""

    @pytest.mark.parametrize("package", ["cyclopts", "rich"])
    def test_it_says_what_to_install(
        self, package: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A sentence in the language asked for and exit code 2."""
        ours = [name for name in sys.modules if name.startswith("fzdigital.cli.") and name != "fzdigital.cli.program"]
        for module in [*ours, *(name for name in sys.modules if name.split(".")[0] == package)]:
            monkeypatch.delitem(sys.modules, module)
        monkeypatch.setitem(sys.modules, package, None)
        assert ended("demo") == 2
        assert capsys.readouterr() == ("", '缺少可选组件，请安装：pip install "fzdigital[cli]"。\n')
        assert ended("demo", "--lang", "en") == 2
        assert capsys.readouterr().err.startswith("optional packages are missing; install them with: pip install")

    def test_another_missing_module_is_a_fault(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Nothing else is taken for a missing extra."""
        monkeypatch.setitem(sys.modules, "fzdigital.cli.app", None)
        monkeypatch.setattr(sys, "argv", ["fzdigital"])
        with pytest.raises(ModuleNotFoundError, match="fzdigital"):
            fzdigital.cli.main()


class TestInterruption:
    """Whoever asked does not wait for the answer."""

    def test_the_interrupt_key(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        """It ends the program with the code that shells give it, without a trace."""
        monkeypatch.setattr("fzdigital.cli.app.run", _interrupted)
        assert ended("demo") == 130
        assert capsys.readouterr() == ("", "")

    def test_a_reader_that_stops(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """What is left to write goes nowhere, and the exit code says that the answer was cut off."""
        monkeypatch.setattr("fzdigital.cli.app.run", _cut_off)
        with (tmp_path / "out").open("w", encoding="utf-8") as out:
            monkeypatch.setattr(sys, "stdout", out)
            assert ended("demo") == 141

    def test_a_pipe_closed_early(self, tmp_path: Path) -> None:
        """In a pipe, a reader that is gone leaves no traceback."""
        with program("explain", stored(tmp_path), ALPHA, "--on", ON) as running:
            assert running.stdout is not None
            assert running.stderr is not None
            running.stdout.close()
            assert (running.stderr.read(), running.wait()) == (b"", 141)


class TestScreen:
    """The terminal within the program."""

    def test_a_reader_that_is_gone_is_left_to_the_program(self) -> None:
        """The console does not end the process by itself, with a code of its own."""

        class Gone(StringIO):
            """A pipe whose reader has left."""

            def write(self, _: str) -> int:
                raise BrokenPipeError

        with pytest.raises(BrokenPipeError):
            Screen(file=Gone()).print("text")


class TestConsoles:
    """Consoles that cannot show everything."""

    @pytest.mark.parametrize(
        ("encoding", "shown"), [("ascii", b"\\u5e94\\u5f53"), ("gbk", "应当".encode("gbk")), ("utf-8", "应当".encode())]
    )
    def test_nothing_fails(self, tmp_path: Path, encoding: str, shown: bytes) -> None:
        """A character that the console lacks is shown by its code."""
        with program("run", stored(tmp_path), "--on", ON, PYTHONIOENCODING=encoding) as running:
            out, err = running.communicate()
        assert (running.returncode, err) == (0, b"")
        assert shown in out

    def test_the_plain_locale(self, tmp_path: Path) -> None:
        """With the locale C too, a casebook is read and shown."""
        with program("check", stored(tmp_path), "--on", ON, LANG="C", LC_ALL="C") as running:
            out, err = running.communicate()
        assert (running.returncode, err) == (1, b"")
        assert "核查发现".encode() in out

    def test_no_line_is_wider_than_the_console(self, tmp_path: Path) -> None:
        """Tables fit 80 columns, in which a Chinese character takes two."""
        with program("run", stored(tmp_path), "--on", ON, PYTHONIOENCODING="utf-8") as running:
            out, _ = running.communicate()
        assert max(map(cell_len, out.decode().splitlines())) <= 80


def _interrupted(_arguments: object) -> int:
    raise KeyboardInterrupt


def _cut_off(_arguments: object) -> int:
    raise BrokenPipeError
