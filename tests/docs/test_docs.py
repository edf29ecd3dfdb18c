"""The documentation is true: its examples run, its reference is what the code says, its pages can be found."""

import doctest
import io
import re
import shlex
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from fzdigital.cli.app import run
from tests.docs.pages import DOCS, PAGES, as_doctest, blocks, commands, source
from tests.repository.tree import ROOT

FLAGS = doctest.ELLIPSIS | doctest.DONT_ACCEPT_TRUE_FOR_1
WIDTH = "100"
"""Columns of the terminal in which the commands on the pages were run."""

NOTE = "<!-- Written by docs/generate.py"

RUN = {"pycon", "console", "json", "toml"}
"""The languages of blocks that are run; a file is run by the commands that read it."""

TRANSLATED = tuple(page for page in PAGES if page.endswith(".zh-CN.md"))


def pages_with(language: str) -> tuple[str, ...]:
    """The pages that hold a block of that language."""
    return tuple(page for page in PAGES if any(block.language == language for block in blocks(page)))


def said(command: str, monkeypatch: pytest.MonkeyPatch) -> tuple[str, int]:
    """What a command of the project writes, to whichever stream, and its exit code; a file may be its input."""
    command, _, given = command.partition(" < ")
    program, *arguments = shlex.split(command)
    assert program == "fzdigital", f"only commands of the project are run, not {program!r}"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(Path(given).read_bytes() if given else b"")))
    written = io.StringIO()
    with redirect_stdout(written), redirect_stderr(written):
        code = run(arguments)
    return "".join(f"{line.rstrip()}\n" for line in written.getvalue().splitlines()), code


class TestExamples:
    """Every example on a page runs and gives what the page shows."""

    @pytest.mark.parametrize("page", pages_with("pycon"))
    def test_python_gives_what_is_shown(self, page: str) -> None:
        """The examples of a page run one after the other, in one session."""
        session = doctest.DocTestParser().get_doctest(as_doctest(page), {}, page, f"docs/{page}", 0)
        report: list[str] = []
        result = doctest.DocTestRunner(optionflags=FLAGS, verbose=False).run(session, out=report.append)
        assert result.attempted > 0
        assert result.failed == 0, "".join(report)

    @pytest.mark.parametrize("page", pages_with("console"))
    def test_commands_give_what_is_shown(self, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The commands of a page run one after the other, in a folder with the files that the page gives."""
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("COLUMNS", WIDTH)
        code = 0
        for block in blocks(page):
            if block.file:
                (tmp_path / block.file).write_text(block.text, encoding="utf-8")
            for line, command, shown in commands(block) if block.language == "console" else ():
                got, code = (f"{code}\n", 0) if command == "echo $?" else said(command, monkeypatch)
                agrees = doctest.OutputChecker().check_output(shown, got, FLAGS)
                assert agrees, f"docs/{page}:{line}: {command}\nshown:\n{shown}\ngot:\n{got}"

    def test_a_false_example_is_found(self) -> None:
        """The way the examples are run tells a wrong answer from a right one."""
        session = doctest.DocTestParser().get_doctest(">>> 1 + 1\n3\n", {}, "false", None, 0)
        runner = doctest.DocTestRunner(optionflags=FLAGS, verbose=False)
        assert runner.run(session, out=lambda _: None).failed == 1

    @pytest.mark.parametrize("page", PAGES)
    def test_no_code_stands_unrun(self, page: str) -> None:
        """A block is of a language that is run, or names none and is a drawing."""
        assert {block.language for block in blocks(page)} <= {*RUN, ""}


class TestReference:
    """The reference says what the code says, because the code wrote it."""

    def test_every_page_is_as_written_by_the_code(self, tmp_path: Path) -> None:
        """No page with the note, no schema and no exported rule differs by a byte; else run ``docs/generate.py``."""
        subprocess.run((sys.executable, DOCS / "generate.py", tmp_path), check=True)
        pages = [path for path in (DOCS / "reference").iterdir() if NOTE in path.read_text(encoding="utf-8")]
        schemas = (ROOT / "src" / "fzdigital" / "schemas").iterdir()
        rules = ROOT / "src" / "fzdigital" / "vectors" / "measures.json"
        kept = {path.name: path.read_bytes() for path in (*pages, *schemas, rules)}
        written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
        assert sorted(kept) == sorted(written)
        assert [name for name in kept if kept[name] != written[name]] == []

    def test_only_the_formats_and_vectors_are_described_by_hand(self) -> None:
        """Every other page of the reference bears the note that it is written by the code."""
        by_hand = [path.name for path in (DOCS / "reference").iterdir() if NOTE not in path.read_text(encoding="utf-8")]
        assert sorted(by_hand) == ["formats.md", "formats.zh-CN.md", "vectors.md", "vectors.zh-CN.md"]


class TestDesign:
    """The page on the design speaks of the modules there are."""

    def test_every_module_it_lists_exists(self) -> None:
        """A module in a table stands in the folder that the heading above it names."""
        folder, listed = "", []
        for line in source("explanation/design.md").splitlines():
            if heading := re.match(r"## .*\(`(\w+)/`\)", line):
                folder = heading[1]
            elif row := re.match(r"\| `(\w+)` \|", line):
                listed.append(ROOT / "src" / "fzdigital" / folder / row[1])
        assert listed
        assert [path.stem for path in listed if not path.is_dir() and not path.with_suffix(".py").exists()] == []


class TestMap:
    """Whoever opens the map finds everything."""

    def test_it_leads_to_every_page(self) -> None:
        """Every page is linked from the map."""
        linked = {target for target in re.findall(r"\]\(([^)#\s]+)\)", source("index.md")) if "://" not in target}
        assert {page for page in PAGES if page != "index.md"} <= linked


class TestTranslations:
    """A page in two languages says the same in both."""

    @pytest.mark.parametrize("page", TRANSLATED)
    def test_both_have_the_same_headings(self, page: str) -> None:
        """The translation has as many headings, at the same depths, as the original."""
        original = page.replace(".zh-CN.md", ".md")
        depths = [[len(mark) for mark in re.findall(r"^(#+) ", source(one), re.MULTILINE)] for one in (page, original)]
        assert depths[0] == depths[1]

    @pytest.mark.parametrize("page", [page for page in TRANSLATED if page in pages_with("pycon")])
    def test_both_run_the_same_code(self, page: str) -> None:
        """The code is the same but for the language it asks for."""
        original = page.replace(".zh-CN.md", ".md")
        codes = [
            [
                example.source.replace('"zh"', '"en"')
                for example in doctest.DocTestParser().get_examples(as_doctest(one))
            ]
            for one in (page, original)
        ]
        assert codes[0] == codes[1]
