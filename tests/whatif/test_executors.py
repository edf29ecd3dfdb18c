"""Studies on executors: the same bytes, and what happens where a worker breaks."""

from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from fzdigital.whatif import run
from fzdigital.whatif.blocks import BLOCK
from tests.whatif.futures import LASTING, SMALL, bytes_of
from tests.whatif.workers import Failing, Killing, behaviour

STUDY = evolve(SMALL, behaviour=behaviour(0.3), scenarios=4 * BLOCK + 9)
LAXER = LASTING.amend(no_star_limit=3)


@pytest.fixture(scope="module", name="expected")
def in_this_process() -> tuple[bytes, ...]:
    """What the study comes to in this process."""
    return bytes_of(STUDY.compare(LASTING, LAXER))


def processes(workers: int = 2) -> ProcessPoolExecutor:
    """Processes that start afresh, as everywhere but on Linux."""
    return ProcessPoolExecutor(workers, get_context("spawn"))


class TestProcesses:
    """A pool of processes."""

    def test_the_numbers_are_the_same(self, expected: tuple[bytes, ...]) -> None:
        """Two workers come to what one process does, chunk by chunk."""
        told: list[tuple[int, int]] = []
        with processes() as executor:
            result = STUDY.compare(LASTING, LAXER, chunk=1, executor=executor, progress=lambda *done: told.append(done))
        assert bytes_of(result) == expected
        assert told == [(done, 5) for done in range(1, 6)]

    def test_a_worker_that_raises(self, tmp_path: Path, expected: tuple[bytes, ...]) -> None:
        """What it raises comes out; what is done stays done, and the rest is run when the fault is gone."""
        fault = tmp_path / "fault"
        begun = evolve(STUDY, behaviour=behaviour(Failing(fault)), scenarios=2 * BLOCK).begin(LASTING, LAXER, chunk=1)
        begun.go()
        begun.extend(STUDY.scenarios)
        fault.touch()
        with processes() as executor, pytest.raises(OSError, match="fault is there"):
            begun.go(executor)
        assert begun.done == 2
        with pytest.raises(OSError, match="fault is there"):
            begun.go()
        assert begun.done == 2
        fault.unlink()
        with processes() as executor:
            assert bytes_of(begun.go(executor)) == expected
        assert begun.done == 5

    def test_a_worker_that_dies(self, tmp_path: Path, expected: tuple[bytes, ...]) -> None:
        """The pool breaks and says so; with another the study goes on to the same bytes."""
        deadly = tmp_path / "deadly"
        begun = evolve(STUDY, behaviour=behaviour(Killing(deadly))).begin(LASTING, LAXER, chunk=1)
        deadly.touch()
        with processes() as executor, pytest.raises(BrokenProcessPool):
            begun.go(executor)
        assert begun.done < 5
        with processes() as executor:
            assert bytes_of(begun.go(executor)) == expected


class TestHandingOut:
    """Chunks are handed out a few at a time."""

    @pytest.mark.parametrize("at_once", [1, 2, 3, 100])
    def test_an_executor_is_never_given_more(
        self, at_once: int, expected: tuple[bytes, ...], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Whatever the number, and whatever the order, the numbers are the same."""
        monkeypatch.setattr(run, "AT_ONCE", at_once)
        with ThreadPoolExecutor(3) as executor:
            noted = Noting(executor)
            assert bytes_of(STUDY.compare(LASTING, LAXER, chunk=1, executor=noted)) == expected
        assert noted.most <= at_once
        assert noted.given == 5

    def test_what_is_not_needed_any_more_is_cancelled(self) -> None:
        """Where somebody breaks off, chunks that have not begun are not run."""

        def broken_off(done: int, of: int) -> None:
            raise KeyboardInterrupt

        begun = STUDY.begin(LASTING, chunk=1)
        halting = Halting()
        with pytest.raises(KeyboardInterrupt):
            begun.go(halting, broken_off)
        assert begun.done == 1
        assert [future.cancelled() for future in halting.futures] == [False, True, True, True, True]


class Halting(Executor):
    """An executor that runs the first thing it is given and never comes to the rest."""

    def __init__(self) -> None:
        self.futures: list[Future[Any]] = []

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Take something to run."""
        future: Future[Any] = Future()
        if not self.futures:
            future.set_result(fn(*args, **kwargs))
        self.futures.append(future)
        return future


class Noting(Executor):
    """An executor that notes how much it was given, and how much of it at once was not done."""

    def __init__(self, executor: Executor) -> None:
        self.executor = executor
        self.futures: list[Future[Any]] = []
        self.most = 0

    @property
    def given(self) -> int:
        """How much it was given."""
        return len(self.futures)

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Hand it on."""
        self.futures.append(self.executor.submit(fn, *args, **kwargs))
        self.most = max(self.most, sum(not future.done() for future in self.futures))
        return self.futures[-1]
