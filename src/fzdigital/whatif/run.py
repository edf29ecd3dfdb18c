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

CHUNK: Final = 4
"""Blocks that are run together unless something else is said: so many fit a cache."""


class Run:
    """A study being run. Chunks that are done stay done: after an executor broke, :meth:`go` again with another.

    Args:
        job: what to do.
        scenarios: how many scenarios.
        chunk: how many blocks are run together, from 1; what comes out does not hang on it.

    Raises:
        InvalidValueError: a chunk below 1.
    """

    def __init__(self, job: Job, scenarios: int, chunk: int = CHUNK) -> None:
        if type(chunk) is not int or chunk < 1:
            expected = Text("不小于1的整数", "a whole number from 1")
            raise InvalidValueError(chunk, Text("每次计算的块数", "the blocks of a chunk"), expected)
        self.job = job
        self.scenarios = scenarios
        self._chunk = chunk
        self._done: dict[int, tuple[int, Counted]] = {}

    @property
    def done(self) -> int:
        """How many chunks are done."""
        return sum(1 for block, used in self._chunks() if self._is_done(block, used))

    def extend(self, scenarios: int) -> None:
        """Let there be so many scenarios in all."""
        self.scenarios = max(self.scenarios, scenarios)

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
                yield block, used, run_blocks(self.job, block, used)
            return
        rest = iter(waiting)
        running: dict[Future[Counted], tuple[int, int]] = {}
        try:
            while True:
                for block, used in islice(rest, AT_ONCE - len(running)):
                    running[executor.submit(run_blocks, self.job, block, used)] = block, used
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

    def _is_done(self, block: int, used: int) -> bool:
        return block in self._done and self._done[block][0] == used


def _failed(future: Future[Counted]) -> bool:
    return future.exception() is not None
