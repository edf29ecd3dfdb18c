"""Which tests execute which lines, and how long each takes."""

import json
import time
from collections.abc import Sequence
from pathlib import Path

import coverage

from tests.mutation.python.scope import LIBRARY, compares_texts
from tests.mutation.python.session import Server, Watch


def measure(server: Server, root: Path, directory: str, target: Path) -> str:
    """Run the tests of a directory once and write down what each executes. Only within a trial.

    Args:
        server: the session.
        root: the copy of the project.
        directory: the directory below ``tests``.
        target: the file to write.

    Returns:
        an empty text.
    """
    watching = coverage.Coverage(data_file=None, source=[str(root / LIBRARY)], branch=False, config_file=False)
    watching.start()
    assert server.session is not None
    watch = Watch()
    server.session.config.pluginmanager.register(watch, "mutation-watch")
    found, failed = server.collected([f"tests/{directory}"])
    if failed:
        return failed
    items = [item for item in found.values() if not compares_texts(item.nodeid)]
    seconds: dict[str, float] = {}
    for item, following in zip(items, [*items[1:], None], strict=True):
        watching.switch_context(item.nodeid)
        start = time.process_time()
        watch.failed = ""
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if not watch.failed:
            seconds[item.nodeid] = round(time.process_time() - start, 4)
    watching.stop()
    target.write_text(json.dumps(_noted(watching, root, seconds)), encoding="utf-8")
    return ""


def _noted(watching: coverage.Coverage, root: Path, seconds: dict[str, float]) -> dict[str, object]:
    numbers = {nodeid: number for number, nodeid in enumerate(seconds)}
    data = watching.get_data()
    lines: dict[str, dict[int, list[int]]] = {}
    for file in sorted(data.measured_files()):
        by_line = data.contexts_by_lineno(file)
        module = Path(file).relative_to(root / LIBRARY).as_posix()
        # Nothing runs under a name until the first test does: what ran before counts as run on import.
        lines[module] = {
            line: sorted(-1 if not one else numbers[one] for one in contexts if not one or one in numbers)
            for line, contexts in by_line.items()
        }
    return {"tests": list(seconds), "seconds": list(seconds.values()), "lines": lines}


class Executed:
    """What was written down for some directories.

    Args:
        files: one file for each directory.
    """

    def __init__(self, files: Sequence[Path]) -> None:
        self.seconds: dict[str, float] = {}
        self.lines: dict[str, dict[int, set[str]]] = {}
        self.on_import: dict[str, set[int]] = {}
        for file in files:
            noted = json.loads(file.read_text(encoding="utf-8"))
            tests = noted["tests"]
            self.seconds |= dict(zip(tests, noted["seconds"], strict=True))
            for module, by_line in noted["lines"].items():
                mine = self.lines.setdefault(module, {})
                for line, numbers in by_line.items():
                    mine.setdefault(int(line), set()).update(tests[number] for number in numbers if number >= 0)
                    if -1 in numbers:
                        self.on_import.setdefault(module, set()).add(int(line))

    def tests_at(self, module: str, first: int, last: int) -> set[str]:
        """The tests that execute one of some lines of a module."""
        by_line = self.lines.get(module, {})
        return set().union(*(by_line.get(line, set()) for line in range(first, last + 1)))

    def is_run_on_import(self, module: str, first: int, last: int) -> bool:
        """Whether one of some lines of a module runs before the first test."""
        return not self.on_import.get(module, set()).isdisjoint(range(first, last + 1))
