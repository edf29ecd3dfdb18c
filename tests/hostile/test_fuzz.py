"""Every reader under a short attack: only the library's own errors leave it."""

import json
from base64 import b64decode
from pathlib import Path
from typing import Final

import pytest

from fzdigital.errors import FileRefusedError
from fzdigital.text import Text
from tests.hostile.attack import READERS, as_line, attack, inputs, note, reader_named
from tests.hostile.fuzz import run
from tests.hostile.reader import Finding, Reader, attacked

COUNTS: Final = {
    "workbook": 20,
    "workbook-part": 12,
    "study": 15,
    "font": 10,
    "official-text": 20,
    "scenario-results": 20,
}
"""Fewer inputs for readers that take long; the others get more."""

OTHERS: Final = 80


class TestReaders:
    """Whatever comes in, a reader reads it or says why not."""

    @pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
    def test_its_seeds_are_read(self, reader: Reader, tmp_path: Path) -> None:
        """What an attack departs from is sound, or refused in words."""
        assert [attacked(reader, seed, tmp_path) for seed in reader.seeds()[:5]] == [None] * len(reader.seeds()[:5])

    @pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
    def test_broken_input(self, reader: Reader, tmp_path: Path) -> None:
        """Changed input makes no error leave that is not the library's own, and no message that cannot be written."""
        assert attack(reader, COUNTS.get(reader.name, OTHERS), 1, tmp_path) == {}


def ill_said(zh: str, en: str) -> FileRefusedError:
    """An error that says what no message of the library says, which writes codes in place of it."""
    error = FileRefusedError(zh, en)
    error.text = Text(zh, en)
    return error


def careless(data: bytes, folder: Path) -> None:
    """A reader with four faults."""
    if b"1" in data:
        raise ill_said("坏\ud800", "bad")
    if b"2" in data:
        raise ill_said("", "")
    if b"3" in data:
        raise ill_said("红\x1b[31m", "red")
    int(data)


CARELESS: Final = Reader("careless", lambda: (b"0", b"21"), careless, (b"words",))


class TestAttack:
    """What a reader must not do is found."""

    @pytest.mark.parametrize(
        ("data", "what"),
        [
            (b"x", "ValueError"),
            (b"1", "FileRefusedError in words of no encoding"),
            (b"2", "FileRefusedError without words"),
            (b"3", "FileRefusedError in words that move a terminal"),
        ],
    )
    def test_each_kind_of_finding(self, data: bytes, what: str, tmp_path: Path) -> None:
        """A foreign error, a message that no encoding writes, one that says nothing, one that moves a terminal."""
        finding = attacked(CARELESS, data, tmp_path)
        assert finding is not None
        assert finding.what.startswith(what)
        assert attacked(CARELESS, b"0", tmp_path) is None

    def test_the_shortest_input_is_kept(self) -> None:
        """Of findings of one kind in one place, and no other is thrown away."""
        found: dict[str, Finding] = {}
        long, short, other = (
            Finding("x", what, "here", data) for what, data in (("A: 1", b"aa"), ("A: 2", b"a"), ("B", b""))
        )
        assert [note(one, found) for one in (long, short, long, other, None)] == [True, True, False, True, False]
        assert [*found.values()] == [short, other]

    def test_the_same_seed_gives_the_same_input(self) -> None:
        """Inputs differ from each other and follow from the seed."""
        first, again = ([data for _, data in zip(range(50), inputs(CARELESS, 3), strict=False)] for _ in range(2))
        assert first == again
        assert len({*first}) > 20

    def test_a_finding_can_be_written_down(self) -> None:
        """As one line, with its input byte for byte."""
        line = as_line(Finding("x", "A", "here", b"\xff\n"))
        assert line.count("\n") == 1
        assert b64decode(json.loads(line)["data"]) == b"\xff\n"

    def test_a_process_of_its_own(self) -> None:
        """The command attacks a reader in another process and counts what it was given."""
        came = run("arguments", 0.2, 0, guided=False)
        assert (came.findings, came.broke) == ((), "")
        assert came.executed > 0

    def test_a_process_that_breaks(self) -> None:
        """It is told and not taken for one that found nothing."""
        assert "StopIteration" in run("nobody", 0, 0, guided=False).broke

    def test_a_reader_by_name(self) -> None:
        """Every reader has a name of its own."""
        assert [reader_named(one.name) for one in READERS] == [*READERS]
