"""Running a study chunk by chunk, here or on any executor, and going on where one broke."""

from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from itertools import islice
from typing import Final

from fzdigital.errors import InvalidValueError
from fzdigital.text import Text
from fzdigital.whatif.blocks import BLOCK, blocks_of
from fzdigital.whatif.job import Counted, Job, run_blocks
from fzdigital.whatif.result import Result

AT_ONCE: Final = 256
"""The most chunks that an executor is given before it gives some back; each comes with all that a worker needs."""

_MOST: Final = 8
_FITTING: Final = 80
"""Planes of all firms that still fit a cache, in blocks; more than :data:`_MOST` blocks together gain nothing."""


class Run:
    """A study being run. Chunks that are done stay done: after an executor broke, :meth:`go` again with another.

    Args:
        job: what to do.
        scenarios: how many scenarios.
        chunk: how many blocks are run together, from 1; None for as many as fit a cache. What comes out does not hang
            on it.

    Raises:
        InvalidValueError: a chunk below 1.
    """

    def __init__(self, job: Job, scenarios: int, chunk: int | None = None) -> None:
        if chunk is not None and (type(chunk) is not int or chunk < 1):
            expected = Text("不小于1的整数", "a whole number from 1")
            raise InvalidValueError(chunk, Text("每次计算的块数", "the blocks of a chunk"), expected)
        self.job = job
        self.scenarios = scenarios
        self._chunk = _fitting(job) if chunk is None else chunk
        self._done: dict[int, tuple[int, Counted]] = {}

    @property
    def done(self) -> int:
        """How many chunks are done."""
        return sum(1 for block, used in self._chunks() if self._is_done(block, used))

    def extend(self, scenarios: int) -> None:
        """Let there be so many scenarios in all.

        Raises:
            InvalidValueError: fewer numbers are handed in.
        """
        if self.job.recorded is not None:
            self.job.recorded.require(scenarios, len(self.job.days), len(self.job.cohort.firms))
        self.scenarios = max(self.scenarios, scenarios)

    def parts(self) -> Iterator[tuple[Job, int, int]]:
        """What each chunk needs to know, its first block and how many scenarios it has."""
        for block, used in self._chunks():
            yield self.job.part(block * BLOCK, used), block, used

    def go(self, executor: Executor | None = None, progress: Callable[[int, int], None] | None = None) -> Result:
        """Run what is not done yet.

        Args:
            executor: runs the chunks; None for this process.
            progress: told after each chunk how many are done, of how many.

        Raises:
            Exception: whatever a worker or the executor raises; the chunks that are done stay done.
        """
        chunks = list(self._chunks())
        waiting = [(block, used) for block, used in chunks if not self._is_done(block, used)]
        before = len(chunks) - len(waiting)
        for done, (block, used, counted) in enumerate(self._counted(executor, waiting), start=before + 1):
            self._done[block] = used, counted
            if progress is not None:
                progress(done, len(chunks))
        total = None
        for block, _ in chunks:
            total = self._done[block][1] if total is None else total + self._done[block][1]
        assert total is not None
        return Result(self.job, total.tallies, total.paired)

    def _counted(self, executor: Executor | None, waiting: list[tuple[int, int]]) -> Iterator[tuple[int, int, Counted]]:
        if executor is None:
            for block, used in waiting:
                yield block, used, run_blocks(self._part(block, used), block, used)
            return
        rest = iter(waiting)
        running: dict[Future[Counted], tuple[int, int]] = {}
        try:
            while True:
                for block, used in islice(rest, AT_ONCE - len(running)):
                    running[executor.submit(run_blocks, self._part(block, used), block, used)] = block, used
                if not running:
                    return
                # Those that failed come last, so that whatever is done beside them stays done.
                for future in sorted(wait(running, return_when=FIRST_COMPLETED).done, key=_failed):
                    yield *running.pop(future), future.result()
        finally:
            for future in running:
                future.cancel()

    def _chunks(self) -> Iterator[tuple[int, int]]:
        """The first block of each chunk and how many scenarios it has."""
        for block in range(0, blocks_of(self.scenarios), self._chunk):
            yield block, min(self._chunk * BLOCK, self.scenarios - block * BLOCK)

    def _part(self, block: int, used: int) -> Job:
        return self.job.part(block * BLOCK, used)

    def _is_done(self, block: int, used: int) -> bool:
        return block in self._done and self._done[block][0] == used


def _failed(future: Future[Counted]) -> bool:
    return future.exception() is not None


def _fitting(job: Job) -> int:
    """How many blocks are run together where nothing is said, by how much is drawn."""
    drawn = max(len(each.firm.chances) for version in job.versions for each in version.programs)
    return max(1, min(_MOST, _FITTING // max(1, drawn)))
