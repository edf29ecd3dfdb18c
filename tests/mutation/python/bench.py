"""A copy of the project to try mutants in, and the processes that do: the project may change while they run."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from attrs import asdict, frozen

from tests.mutation.python.mutant import Key
from tests.mutation.python.scope import LIBRARY, ROOT

_COPIED = ("src", "tests", "docs", "examples", "pyproject.toml", "README.md", "README.zh-CN.md")
_LEFT = shutil.ignore_patterns("__pycache__", ".hypothesis", "*.pyc")

Row = dict[str, Any]


@frozen
class Bench:
    """A folder with a copy of the project and what was found out there.

    Args:
        folder: where it is.
        jobs: how many processes to use.
    """

    folder: Path
    jobs: int

    @property
    def copy(self) -> Path:
        """The copy of the project."""
        return self.folder / "copy"

    def prepare(self) -> None:
        """Copy the project as it is now."""
        shutil.rmtree(self.copy, ignore_errors=True)
        self.copy.mkdir(parents=True)
        for name in _COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, self.copy / name, ignore=_LEFT)
            else:
                shutil.copy2(source, self.copy / name)

    def killed_before(self) -> dict[Key, Row]:
        """What earlier runs in this folder killed, be they finished or not, of lines that still stand there."""
        lines: dict[str, set[str]] = {}
        for path in (self.copy / LIBRARY).rglob("*.py"):
            source = path.read_text(encoding="utf-8").splitlines()
            lines[path.relative_to(self.copy / LIBRARY).as_posix()] = {line.strip() for line in source}
        rows = [
            json.loads(line)
            for path in sorted(self.folder.glob("*.jsonl"))
            for line in path.read_text(encoding="utf-8").splitlines()
            if line.endswith("}")
        ]
        found = {Key(**row["key"]): row for row in rows if row["killed"]}
        return {key: row for key, row in found.items() if key.line in lines.get(key.file, ())}

    def keep(self, rows: Iterable[Row]) -> None:
        """Write down what came of some mutants, for a later run."""
        with (self.folder / "kept.jsonl").open("a", encoding="utf-8") as output:
            output.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)

    def executed(self, directories: Sequence[str]) -> list[Path]:
        """For each directory of tests the file that says what they execute, measured unless nothing has changed."""
        found = []
        for directory in directories:
            place = self.folder / "executed" / self._digest(directory)
            if not (place / f"{directory}.json").exists():
                place.mkdir(parents=True, exist_ok=True)
                self._run([{"root": str(self.copy), "measure": [directory], "output": str(place)}])
            found.append(place / f"{directory}.json")
        return found

    def _digest(self, directory: str) -> str:
        digest = hashlib.sha256()
        roots = [self.copy / "src/fzdigital", self.copy / f"tests/{directory}", self.copy / "tests/strategies"]
        for root in (*roots, self.copy / "tests/conftest.py"):
            for path in sorted(root.rglob("*.py")) or [root]:
                digest.update(str(path.relative_to(self.copy)).encode() + path.read_bytes())
        return digest.hexdigest()[:16]

    def try_all(self, files: Sequence[str], directories: Sequence[str], *, warm: bool, done: Iterable[Key],
                anew: Iterable[Key] = (), budget: float | None = None) -> list[Row]:  # fmt: skip
        """Try the mutants of some modules.

        Args:
            files: the modules, as paths below the library's folder.
            directories: the directories of tests.
            warm: whether without importing the library anew for each.
            done: mutants to leave out.
            anew: mutants to try cold although they could be tried warm.
            budget: seconds of tests after which a mutant is left for another time; None for none.

        Returns:
            one row for each mutant that was tried.
        """
        executed = [str(path) for path in self.executed(directories)]
        done, anew = list(done), list(anew)
        rows: list[Row] = []
        jobs = []
        for part in range(self.jobs):
            output = self.folder / f"rows-{os.getpid()}-{part}.jsonl"
            output.unlink(missing_ok=True)
            jobs.append({
                "root": str(self.copy), "executed": executed, "directories": list(directories), "warm": warm,
                "budget": budget,
                "done": [asdict(key) for key in done], "anew": [asdict(key) for key in anew],
                "files": list(files), "part": part, "parts": self.jobs, "output": str(output),
            })  # fmt: skip
        self._run(jobs)
        for job in jobs:
            with Path(job["output"]).open(encoding="utf-8") as lines:
                rows += [json.loads(line) for line in lines]
            Path(job["output"]).unlink()
        return rows

    def _run(self, jobs: Sequence[Row]) -> None:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(self.copy / "src"), str(self.copy)])}
        running = []
        for number, job in enumerate(jobs):
            path = self.folder / f"job-{os.getpid()}-{number}.json"
            path.write_text(json.dumps(job), encoding="utf-8")
            command = [sys.executable, "-m", "tests.mutation.python.worker", str(path)]
            running.append((path, subprocess.Popen(command, cwd=self.copy, env=environment)))
        codes = []
        for path, process in running:
            codes.append(process.wait())
            path.unlink()
        if any(codes):
            raise SystemExit("a process that tries mutants broke down; see above")
