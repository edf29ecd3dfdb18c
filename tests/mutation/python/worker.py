"""One process that serves trials: run as a module with a file of JSON that says what to do."""

import ast
import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import CodeType
from typing import Any

from attrs import asdict

from tests.mutation.python.executed import Executed, measure
from tests.mutation.python.mutant import Key, Mutant
from tests.mutation.python.places import mutants_of
from tests.mutation.python.plan import Plan
from tests.mutation.python.scope import EXCUSED, LIBRARY
from tests.mutation.python.session import Server, open_session
from tests.mutation.python.trials import Fresh, Warm

_LONGEST = 3600


def main(job: dict[str, Any]) -> None:
    """Do what a job says: measure directories of tests, or try mutants.

    Args:
        job: ``root`` and ``output``; and either ``measure``, a list of directories, or ``files``, ``directories``,
            ``executed``, ``warm``, ``budget``, ``done``, ``anew``, ``part`` and ``parts``.
    """
    root = Path(job["root"])
    if "measure" in job:
        open_session(root, lambda server: _measure(server, root, job["measure"], Path(job["output"])))
    else:
        open_session(root, lambda server: _try_all(server, root, job))


def _measure(server: Server, root: Path, directories: list[str], output: Path) -> None:
    for directory in directories:
        target = output / f"{directory}.json"
        answer = server.trial(partial(measure, server, root, directory, target), _LONGEST)
        if answer:
            raise SystemExit(f"measuring tests/{directory} failed: {answer}")


def _try_all(server: Server, root: Path, job: dict[str, Any]) -> None:
    library = root / LIBRARY
    sources = {path.relative_to(library).as_posix(): path.read_text(encoding="utf-8") for path in library.rglob("*.py")}
    plan = Plan(Executed([Path(name) for name in job["executed"]]), sources)
    anew = frozenset(Key(**key) for key in job["anew"])
    trials = (
        Warm(server, plan, library, job["directories"], job["budget"])
        if job["warm"]
        else Fresh(server, plan, anew, job["budget"])
    )
    done = {Key(**key) for key in job["done"]}

    def is_ours(number: int, mutant: Mutant) -> bool:
        return number % job["parts"] == job["part"] and mutant.key not in done and trials.takes(mutant)

    with Path(job["output"]).open("a", encoding="utf-8") as output:
        for file in job["files"]:
            for mutant, before, after in _with_code(library, file, sources[file], is_ours):
                verdict = {"key": asdict(mutant.key), **trials.verdict(mutant, before, after)}
                output.write(json.dumps(verdict, ensure_ascii=False) + "\n")
                output.flush()


def _with_code(
    library: Path, file: str, source: str, is_ours: Callable[[int, Mutant], bool]
) -> Iterator[tuple[Mutant, CodeType, CodeType]]:
    """The mutants of a module whose code is valid and not the same as before, with the code before and after."""
    path = str(library / file)
    tree = ast.parse(source)
    before = compile(tree, path, "exec", dont_inherit=True)
    for number, mutant in enumerate(mutants_of(file, source, tree, EXCUSED.get(file, frozenset()))):
        if is_ours(number, mutant):
            try:
                after = mutant.code(tree, path)
            except SyntaxError:
                continue
            if after != before:
                yield mutant, before, after


if __name__ == "__main__":
    main(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
