"""The same answers, whatever runs them; a small part of what :mod:`tests.hostile.matrix` tries."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile import matrix
from tests.hostile.matrix import Cell
from tests.hostile.questions_asked import fill


@pytest.fixture(scope="module", name="folder")
def of_what_is_asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Casebooks and broken documents."""
    folder = tmp_path_factory.mktemp("asked")
    fill(folder, books=3, broken=40, demo=False)
    return folder


@pytest.fixture(scope="module", name="expected")
def one_after_the_other(folder: Path) -> Cell:
    """The answers of one process that asks one question after the other."""
    return matrix.asked("one after the other", folder)


def check(expected: Cell, cells: Iterator[Cell]) -> None:
    """Hold some cells to what one process answers."""
    found = [*cells]
    assert found
    assert [cell.fault for cell in (expected, *found) if cell.fault] == []
    assert [(cell.name, cell.differing(expected.runs[0])) for cell in found if cell.differing(expected.runs[0])] == []


class TestCells:
    """What must not matter does not."""

    def test_something_is_asked(self, expected: Cell) -> None:
        """Of every casebook, of the law, of a study, of cases and of broken documents, each with its own answer."""
        (run,) = expected.runs
        assert len({*run.values()}) == len(run) == 3 + 4

    def test_threads(self, folder: Path, expected: Cell) -> None:
        """Threads that begin at once, with a regulation that nobody has asked yet, come to the same."""
        check(expected, matrix.threads(folder, 4))

    def test_hash_seeds(self, folder: Path, expected: Cell) -> None:
        """However sets are shuffled, and where the regulation was pickled under another seed."""
        check(expected, matrix.seeds(folder, (0, 1, 2)))

    def test_flags(self, folder: Path, expected: Cell) -> None:
        """With warnings as errors, without assertions, and without the validators of attrs."""
        check(expected, matrix.common_flags(folder))


class TestComparison:
    """A difference is seen."""

    def test_another_answer(self) -> None:
        """Another digest in any run, and a question that is missing or new."""
        expected = {"a": "1", "b": "2"}
        runs = (expected, {"a": "1", "b": "3"}), ({"a": "1"},), ({**expected, "c": "4"},)
        assert [Cell("x", run).differing(expected) for run in runs] == [("b",), ("b",), ("c",)]

    def test_a_process_that_breaks(self, tmp_path: Path) -> None:
        """A process that ends with an error, or prints fewer runs than it should, is no cell that agrees."""
        (tmp_path / "bad.json").write_text("{", encoding="utf-8")
        cell = matrix.asked("broken", tmp_path)
        assert cell.runs == ()
        assert "FileRefusedError" in cell.fault
