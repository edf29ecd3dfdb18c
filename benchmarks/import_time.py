"""Importing the measures against importing their dependencies: whole processes, bare Python subtracted.

Run: ``python benchmarks/import_time.py``. The two are timed in turn, so that a busy machine slows both.
"""

import subprocess
import sys
from statistics import median
from time import perf_counter

BARE, DEPENDENCIES, OURS = "pass", "import attrs, dateutil.relativedelta", "from fzdigital import MEASURES"


def seconds(code: str) -> float:
    """The time of one process that runs the code."""
    start = perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return perf_counter() - start


def main() -> None:
    """Measure and print."""
    for code in (BARE, DEPENDENCIES, OURS):
        seconds(code)
    ratios, ours, theirs = [], [], []
    for _ in range(25):
        bare, dependencies, measures = seconds(BARE), seconds(DEPENDENCIES), seconds(OURS)
        ours.append(measures - bare)
        theirs.append(dependencies - bare)
        ratios.append(ours[-1] / theirs[-1])
    print(f"dependencies {median(theirs) * 1e3:.1f} ms, MEASURES {median(ours) * 1e3:.1f} ms")
    print(f"ratio {median(ratios):.2f}")


if __name__ == "__main__":
    main()
