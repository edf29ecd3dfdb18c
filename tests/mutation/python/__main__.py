"""Change one thing of the library's Python at a time and say which changes no test notices.

Called as ``python -m tests.mutation.python`` from the root of the project. The exit code is 1 if a mutant survives.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from attrs import asdict

from tests.mutation.python.bench import Bench, Row
from tests.mutation.python.equivalents import listed
from tests.mutation.python.mutant import Key
from tests.mutation.python.report import Tally, told
from tests.mutation.python.scope import DIRECTORIES, LIBRARY, PACKAGES, ROOT, is_wording, modules
from tests.mutation.python.trials import UNPATCHED

_QUICK = 2.0
"""Seconds of tests that a mutant gets in the first pass; most fall within a fraction of it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the mutants asked for and print what came of them.

    Args:
        arguments: those of the command line; None for those of the process.

    Returns:
        0 if every mutant that is not listed as equivalent was killed, else 1.
    """
    asked = _parser().parse_args(arguments)
    bench = Bench(Path(asked.folder), asked.jobs)
    bench.prepare()
    chosen = _chosen(asked)
    equivalents = listed()
    survived = False
    for package, files in chosen.items():
        earlier = bench.killed_before() if asked.resume else {}
        rows = _package(bench, package, files, earlier, sure=asked.sure, budget=asked.budget)
        bench.keep(rows)
        tally = Tally.of(package, files, rows, equivalents)
        print(told(tally), flush=True)
        survived = survived or not tally.is_clean
    return 1 if survived else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation.python", description=__doc__)
    parser.add_argument("--package", action="append", choices=PACKAGES, help="only this package; may be repeated")
    parser.add_argument("--file", action="append", help="only this module, such as domain/dates.py; may be repeated")
    parser.add_argument("--changed", action="store_true", help="only modules that differ from the last commit")
    parser.add_argument("--sure", action="store_true", help="import anew wherever a line runs on import too (slow)")
    parser.add_argument(
        "--resume", action="store_true", help="take what an earlier run in this folder killed as killed"
    )
    parser.add_argument(
        "--budget", type=float, help="seconds of tests for a mutant in the second pass (as many as there are)"
    )
    parser.add_argument("--jobs", type=int, default=1, help="how many processes (1)")
    default = Path(tempfile.gettempdir()) / "fzdigital-mutation"
    parser.add_argument("--folder", default=str(default), help=f"where to work ({default})")
    return parser


def _chosen(asked: argparse.Namespace) -> dict[str, tuple[str, ...]]:
    """The modules asked for, by package."""
    wanted = set(asked.file or ())
    if asked.changed:
        command = ["git", "diff", "--name-only", "HEAD", "--", str(LIBRARY)]
        names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split()
        wanted |= {Path(name).relative_to(LIBRARY).as_posix() for name in names}
    chosen = {package: modules(package) for package in asked.package or PACKAGES}
    if not wanted and not asked.changed:
        return chosen
    unknown = [name for name in asked.file or () if not any(name in files for files in chosen.values())]
    if unknown:
        reason = "holds only words" if is_wording(unknown[0]) else "is no module of the packages"
        raise SystemExit(f"{unknown[0]} {reason}")
    kept = {package: tuple(file for file in files if file in wanted) for package, files in chosen.items()}
    return {package: files for package, files in kept.items() if files}


def _package(
    bench: Bench, package: str, files: tuple[str, ...], earlier: dict[Key, Row], *, sure: bool, budget: float | None
) -> list[Row]:
    """Every mutant tried: first where nothing is imported anew, nearest tests first, then what is left."""
    directories = DIRECTORIES[package]
    rows = {key: row for key, row in earlier.items() if key.file in files}
    for near, seconds in ((directories[:1], _QUICK), (directories, budget)):
        settled = [key for key, row in rows.items() if row["killed"] or row["by"] == UNPATCHED]
        tried = bench.try_all(files, near, warm=True, done=settled, budget=seconds)
        rows |= {Key(**row["key"]): row for row in tried}
    unpatched = [key for key, row in rows.items() if row["by"] == UNPATCHED]
    early = [key for key, row in rows.items() if row["killed"] and row.get("early")] if sure else []
    settled = [key for key in rows if key not in {*unpatched, *early}]
    cold = bench.try_all(files, directories, warm=False, done=settled, anew=[*unpatched, *early], budget=budget)
    rows |= {Key(**row["key"]): row for row in cold}
    return [{**row, "key": asdict(key)} for key, row in rows.items()]


if __name__ == "__main__":
    sys.exit(main())
