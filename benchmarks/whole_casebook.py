"""A casebook of 1,000 applicants x 9 experts, two batches and 5,000 further entries assessed; reading apart.

Run: ``python benchmarks/whole_casebook.py``. Prints seconds and the peak of memory.
"""

from datetime import date
from resource import RUSAGE_SELF, getrusage
from time import perf_counter

from made_up import casebook

from fzdigital import MEASURES
from fzdigital.service.assess import assess


def main() -> None:
    """Measure and print."""
    book = casebook()
    start = perf_counter()
    result = assess(MEASURES, book, date(2025, 11, 30))
    seconds = perf_counter() - start
    peak = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(book.entries)} entries, {len(result.firms)} firms decided, {len(result.findings)} findings")
    print(f"assessed in {seconds:.2f} s, peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
