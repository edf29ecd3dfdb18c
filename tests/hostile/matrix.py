"""The same answers, whatever runs them: threads, hash seeds, switches of the interpreter, versions of what is needed.

``python -m tests.hostile.matrix`` asks the same questions in every cell, each in a process of its own, prints one table
and ends with 1 if an answer differs anywhere. ``--part versions`` makes virtual environments and needs a package index.
"""

import json
import os
import subprocess
import sys
import venv
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from tests.hostile.questions_asked import fill
from tests.repository.tree import ROOT

THREADS: Final = 8
SEEDS: Final = tuple(range(12))
_OLDEST: Final = ("attrs==22.2.0", "python-dateutil==2.8.2")
_NEWEST: Final = ("attrs", "python-dateutil")
_NEEDED: Final = ("numpy", "narwhals")
_WIDEST: Final = 46


class Cell(NamedTuple):
    """One way of running the questions.

    Args:
        name: what it is called.
        runs: the digests of every run in it, by question.
        fault: what a process that broke had to say; empty if it did not.
    """

    name: str
    runs: tuple[Mapping[str, str], ...]
    fault: str = ""

    @property
    def digest(self) -> str:
        """One digest of all answers of the first run."""
        return sha256(json.dumps(self.runs[0], sort_keys=True).encode()).hexdigest()[:16] if self.runs else "-"

    def differing(self, expected: Mapping[str, str]) -> tuple[str, ...]:
        """The questions that some run answers in another way."""
        names = dict.fromkeys(name for run in (expected, *self.runs) for name in run)
        return tuple(name for name in names if any(run.get(name) != expected.get(name) for run in self.runs))


def asked(
    name: str,
    folder: Path,
    *more: str,
    python: str = sys.executable,
    switches: Sequence[str] = (),
    environment: Mapping[str, str] | None = None,
    runs: int = 1,
) -> Cell:
    """The answers of one process.

    Args:
        name: what the cell is called.
        folder: of what it asks.
        more: further arguments of the probe.
        python: the interpreter.
        switches: its switches.
        environment: what is different in its environment.
        runs: how many lines of digests it must print.
    """
    path = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    around = {**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "random", "PYTHONUTF8": "1", **(environment or {})}
    command = (python, *switches, "-m", "tests.hostile.probe", str(folder), *more)
    done = subprocess.run(command, cwd=ROOT, env=around, capture_output=True, encoding="utf-8", check=False)
    found = tuple(json.loads(line) for line in done.stdout.splitlines() if line.startswith("{"))
    fault = done.stderr if done.returncode or done.stderr else ""
    if len(found) != runs:
        fault += f"\n{len(found)} runs of {runs}"
    return Cell(name, found, fault.strip())


def threads(folder: Path, number: int = THREADS) -> Iterator[Cell]:
    """Threads that begin at once with one regulation, and after them the same in sequence."""
    yield asked(f"{number} threads, then one after the other", folder, "--threads", str(number), runs=number + 1)


def seeds(folder: Path, which: Sequence[int] = SEEDS) -> Iterator[Cell]:
    """Hash seeds; and a regulation that was pickled under another one."""
    kept = folder / "kept.pickle"
    for seed in which:
        keep = ("--keep", str(kept)) if seed == which[0] else ()
        yield asked(f"PYTHONHASHSEED={seed}", folder, *keep, environment={"PYTHONHASHSEED": str(seed)})
    other = {"PYTHONHASHSEED": str(which[-1])}
    yield asked(f"pickled under {which[0]}, asked under {which[-1]}", folder, "--kept", str(kept), environment=other)


def common_flags(folder: Path) -> Iterator[Cell]:
    """The switches that somebody will use one day."""
    yield asked("-W error", folder, switches=("-W", "error"))
    yield asked("-O", folder, switches=("-O",))
    yield asked("attrs validators disabled", folder, "--validators-off")


def flags(folder: Path) -> Iterator[Cell]:
    """All switches of the interpreter, and of what is around it."""
    yield from common_flags(folder)
    yield asked("-OO", folder, switches=("-OO",))
    yield asked("-bb -X dev -W error", folder, switches=("-bb", "-X", "dev", "-W", "error"))
    yield asked("-O, attrs validators disabled", folder, "--validators-off", switches=("-O",))
    plain = {
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "utf-8",
        "TZ": "Asia/Shanghai",
    }
    yield asked("LC_ALL=C, no UTF-8 mode, TZ=Asia/Shanghai", folder, environment=plain)


def versions(folder: Path) -> Iterator[Cell]:
    """The oldest and the newest versions of what the library needs, in environments of their own."""
    for attrs in (_OLDEST[0], _NEWEST[0]):
        for dateutil in (_OLDEST[1], _NEWEST[1]):
            with TemporaryDirectory() as made:
                python = environment(Path(made), (attrs, dateutil))
                yield asked(_installed(python), folder, python=python)


def environment(place: Path, packages: Sequence[str]) -> str:
    """The interpreter of a fresh virtual environment with some packages.

    Args:
        place: where it is made.
        packages: what is installed, beside what a study needs.
    """
    venv.create(place, with_pip=True)
    python = str(place / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    subprocess.run((python, "-m", "pip", "install", "-qq", *packages, *_NEEDED), check=True)
    return python


def _installed(python: str) -> str:
    """The versions that are there."""
    program = (
        "from importlib.metadata import version as v; print('attrs', v('attrs'), 'dateutil', v('python-dateutil'))"
    )
    return subprocess.run((python, "-c", program), check=True, capture_output=True, encoding="utf-8").stdout.strip()


PARTS: Final[Mapping[str, Callable[[Path], Iterator[Cell]]]] = {
    "threads": threads,
    "seeds": seeds,
    "flags": flags,
    "versions": versions,
}


def differences(expected: Cell, cells: Iterator[Cell]) -> int:
    """Print a row for each cell, and what differs in it.

    Args:
        expected: what all must come to.
        cells: the cells.

    Returns:
        How many differ or broke.
    """
    wrong = 0
    for cell in cells:
        differing = cell.differing(expected.runs[0])
        same = "broke" if cell.fault else "DIFFERS" if differing else "same"
        print(f"{cell.name:{_WIDEST}} {cell.digest:16} {same}", flush=True)
        for name in differing:
            print(f"    {name}")
        if cell.fault:
            print(f"    {cell.fault[-1_500:]}")
        wrong += same != "same"
    return wrong


def main() -> int:
    """Run the command; 1 on any difference."""
    parser = ArgumentParser(prog="python -m tests.hostile.matrix", description=__doc__)
    parser.add_argument("--part", choices=[*PARTS], action="append", help="only this one; may be given again")
    given = parser.parse_args()
    with TemporaryDirectory() as made:
        folder = Path(made)
        fill(folder, books=6, broken=200)
        expected = asked("one after the other", folder)
        print(f"{'cell':{_WIDEST}} {'digest':16} same?")
        wrong = differences(expected, iter((expected,)))
        for part in given.part or PARTS:
            wrong += differences(expected, PARTS[part](folder)) if expected.runs else 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
