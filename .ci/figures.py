"""Print one table of figures from what the gates left behind, and measure what an import costs.

Called as ``python .ci/figures.py FOLDER`` from the root of the project, by a Python that has it installed. FOLDER holds
``junit.xml`` and ``coverage.json`` from the tests and ``mypy.txt`` from the type checker.
"""

import ast
import json
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

ROUNDS = 15
BARE = "pass"
DEPENDENCIES = "import attrs, dateutil.relativedelta"
LIBRARY = "from fzdigital import MEASURES"


def tests(report: Path) -> tuple[int, int, int]:
    """How many tests passed, failed and were skipped, from a JUnit file."""
    suites = ElementTree.parse(report).getroot().iter("testsuite")
    total = failed = skipped = 0
    for suite in suites:
        total += int(suite.get("tests", "0"))
        failed += int(suite.get("failures", "0")) + int(suite.get("errors", "0"))
        skipped += int(suite.get("skipped", "0"))
    return total - failed - skipped, failed, skipped


def recorded(report: Path) -> Iterator[tuple[str, str]]:
    """What tests recorded of themselves, numbers of the same name added up, from a JUnit file."""
    totals: dict[str, int] = {}
    for one in ElementTree.parse(report).getroot().iter("property"):
        name, value = one.get("name", ""), one.get("value", "")
        if value.isdecimal():
            totals[name] = totals.get(name, 0) + int(value)
    yield from ((name, f"{total:,}") for name, total in sorted(totals.items()))


def vectors() -> str:
    """How many test vectors the package carries, by origin and level."""
    counted: dict[str, int] = {}
    for path in Path("src/fzdigital/vectors/data").glob("*.json"):
        for one in json.loads(path.read_text(encoding="utf-8"))["vectors"]:
            for key in ("all", one["by"], one["level"]):
                counted[key] = counted.get(key, 0) + 1
    return ", ".join(f"{count:,} {key}" for key, count in sorted(counted.items(), key=lambda one: -one[1]))


def import_times() -> tuple[float, float, float]:
    """Whole-process seconds of a bare Python, of the dependencies and of the library: medians, measured in turns."""
    programs = (BARE, DEPENDENCIES, LIBRARY)
    seconds: dict[str, list[float]] = {program: [] for program in programs}
    for turn in range(ROUNDS + 1):
        for program in programs:
            start = time.perf_counter()
            subprocess.run((sys.executable, "-c", program), check=True)
            if turn:  # The first turn writes byte code and warms the disk.
                seconds[program].append(time.perf_counter() - start)
    bare, dependencies, library = (statistics.median(seconds[program]) for program in programs)
    return bare, dependencies, library


def figures(folder: Path) -> Iterator[tuple[str, str]]:
    """The rows of the table: what is counted, and the count."""
    passed, failed, skipped = tests(folder / "junit.xml")
    yield "tests", f"{passed} passed, {failed} failed, {skipped} skipped"
    yield from recorded(folder / "junit.xml")
    yield "test vectors", vectors()
    covered = json.loads((folder / "coverage.json").read_text(encoding="utf-8"))["totals"]
    yield (
        "coverage",
        f"{covered['percent_covered']:.2f} % of {covered['num_statements']} statements"
        f" and {covered['num_branches']} branches",
    )
    checked = re.search(r"no issues found in (\d+) source file", (folder / "mypy.txt").read_text(encoding="utf-8"))
    yield "mypy --strict", f"{checked[1]} files, no issue" if checked else "issues found"
    sizes = sorted((len(path.read_text(encoding="utf-8").splitlines()), path) for path in Path("src").rglob("*.py"))
    lines = [size for size, _ in sizes]
    yield "modules of src", f"{len(lines)}, {sum(lines)} lines, median {statistics.median_low(lines)}"
    yield "longest module", f"{sizes[-1][1].as_posix()}, {lines[-1]} lines"
    functions = [
        (node.end_lineno - node.lineno + 1, path.as_posix(), node.name)
        for _, path in sizes
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.end_lineno
    ]
    length, path, name = max(functions)
    yield "longest function", f"{name} in {path}, {length} lines"
    bare, dependencies, library = import_times()
    yield (
        "import",
        f"{1000 * (library - bare):.1f} ms, {(library - bare) / (dependencies - bare):.2f} x its dependencies"
        f" ({1000 * (dependencies - bare):.1f} ms), bare Python subtracted",
    )


def main(folder: Path) -> None:
    """Print the table."""
    for name, value in figures(folder):
        print(f"  {name:<44} {value}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
