"""Which tests to try a mutant on, and in which order."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import PurePosixPath

from tests.mutation.python.executed import Executed
from tests.mutation.python.mutant import Mutant
from tests.mutation.python.scope import VECTORS

_FIRST_SECONDS = 3.0
_FIRST_TESTS = 80
_SECOND_FILES = 4
_LEAST_SECONDS = 6


class Plan:
    """The order of the tests for every mutant of a package.

    Args:
        executed: what each test executes.
        sources: the text of every module of the library, by path.
    """

    def __init__(self, executed: Executed, sources: dict[str, str]) -> None:
        self.executed = executed
        self.mentions: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for module, source in sources.items():
            for node in ast.walk(ast.parse(source)):
                for name in _mentioned(node):
                    self.mentions[name].append((module, node.lineno))  # type: ignore[attr-defined]

    def is_warm(self, mutant: Mutant) -> bool:
        """Whether a mutant takes effect when called, and some test calls it."""
        return bool(self.covering(mutant))

    def is_early(self, mutant: Mutant) -> bool:
        """Whether what is changed runs on import too."""
        return self.executed.is_run_on_import(mutant.key.file, mutant.first, mutant.last)

    def covering(self, mutant: Mutant) -> list[str]:
        """The tests that execute what is changed: those named after the module first, then some of every file in turn.

        Within a file the cheapest comes first. Tests of one file are much alike: what ten of them do not notice, one of
        another file may.
        """
        if mutant.at_import:
            return []
        turns: dict[str, int] = defaultdict(int)
        placed = []
        for test in self._cheapest(self.executed.tests_at(mutant.key.file, mutant.first, mutant.last)):
            file = test.split("::")[0]
            placed.append((not _is_near(mutant.key.file, file), turns[file], test))
            turns[file] += 1
        return [test for _, _, test in sorted(placed, key=lambda one: one[:2])]

    def within(self, tests: list[str], budget: float) -> list[str]:
        """The first of some tests, as many as fit into some seconds; at least one."""
        total = 0.0
        for number, test in enumerate(tests):
            total += self.executed.seconds[test]
            if total > budget:
                return tests[: max(1, number)]
        return tests

    def limit(self, tests: Iterable[str]) -> int:
        """Seconds of the processor after which tests are taken not to end."""
        return _LEAST_SECONDS + int(4 * sum(self.executed.seconds[test] for test in tests))

    def stages(self, mutant: Mutant) -> list[list[str]]:
        """Tests in stages, each cheapest first; the first stage stays within one file where it can.

        Args:
            mutant: the mutant.

        Returns:
            every test that could notice it. What takes effect on import can be noticed by any.
        """
        file = mutant.key.file
        run_on_import = mutant.at_import or self.executed.is_run_on_import(file, mutant.first, mutant.last)
        covering = set() if mutant.at_import else self.executed.tests_at(file, mutant.first, mutant.last)
        every = set(self.executed.seconds)
        vectors = {test for test in every if test.startswith(VECTORS)}
        wanted = [covering, *([self._related(mutant), vectors, every] if run_on_import else [])]
        stages: list[list[str]] = []
        done: set[str] = set()
        for group in wanted:
            fresh = group - done
            done |= fresh
            stages += [stage for stage in self._split(file, fresh, first=not stages) if stage]
        return stages

    def _related(self, mutant: Mutant) -> set[str]:
        """The tests that execute a line which mentions what is changed, or anything of its module."""
        names = mutant.names or tuple(mutant.key.function.split(".")[-1:])
        found: set[str] = set()
        for name in names:
            for module, line in self.mentions.get(name, ()):
                found |= self.executed.tests_at(module, line, line)
        for tests in self.executed.lines.get(mutant.key.file, {}).values():
            found |= tests
        return found

    def _split(self, file: str, tests: set[str], *, first: bool) -> Iterable[list[str]]:
        if not first:
            yield self._cheapest(tests)
            return
        by_file = defaultdict(list)
        for test in self._cheapest(tests):
            by_file[test.split("::")[0]].append(test)
        order = sorted(by_file, key=lambda name: (not _is_near(file, name), self.executed.seconds[by_file[name][0]]))
        for name in order[:1]:
            kept, total = [], 0.0
            for test in by_file[name][:_FIRST_TESTS]:
                total += self.executed.seconds[test]
                if kept and total > _FIRST_SECONDS:
                    break
                kept.append(test)
            yield kept
            by_file[name] = by_file[name][len(kept) :]
        yield self._cheapest(test for name in order[: _SECOND_FILES + 1] for test in by_file[name])
        yield self._cheapest(test for name in order[_SECOND_FILES + 1 :] for test in by_file[name])

    def _cheapest(self, tests: Iterable[str]) -> list[str]:
        return sorted(tests, key=lambda test: (self.executed.seconds[test], test))


def _mentioned(node: ast.AST) -> tuple[str, ...]:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return (name,)
        case ast.keyword(arg=str() as name):
            return (name,)
        case _:
            return ()


def _is_near(file: str, test_file: str) -> bool:
    """Whether a file of tests is named after the module."""
    stem = re.sub(r"_\w*$", "", PurePosixPath(file).stem) or PurePosixPath(file).stem
    return PurePosixPath(test_file).stem.startswith(f"test_{PurePosixPath(file).stem}") or (
        PurePosixPath(test_file).stem == f"test_{stem}"
    )
