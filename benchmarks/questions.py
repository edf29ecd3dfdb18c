"""Questions to the Measures over all cases at once.

Run: ``python benchmarks/questions.py``. Prints milliseconds; nothing is kept from one round to the next.
"""

from collections.abc import Callable
from statistics import median
from time import perf_counter

from fzdigital import MEASURES
from fzdigital.rules.questions.analyse import analyse


def milliseconds(call: Callable[[], object], rounds: int = 5) -> float:
    """The median time of one call, in milliseconds."""
    times = []
    for _ in range(rounds):
        start = perf_counter()
        call()
        times.append((perf_counter() - start) * 1e3)
    return median(times)


def main() -> None:
    """Measure and print."""
    print(f"analyse, all acts under the default readings  {milliseconds(lambda: analyse(MEASURES)):8.1f} ms")


if __name__ == "__main__":
    main()
