"""Questions to the Measures: over all cases at once, and about one firm of which much, little or nothing is known.

Run: ``python benchmarks/questions.py``. Prints milliseconds: the first time in a process, and the median of the next.
"""

from collections.abc import Callable
from datetime import date
from statistics import median
from time import perf_counter

from fzdigital import MEASURES
from fzdigital.demo import demo_casebook_text
from fzdigital.io.document_json import read_json
from fzdigital.rules.answer import Decision
from fzdigital.rules.decide import decide
from fzdigital.rules.decision import Outcome
from fzdigital.rules.questions.analyse import analyse
from fzdigital.rules.questions.change import least_change
from fzdigital.rules.questions.compare import compare
from fzdigital.rules.questions.needed import needed
from fzdigital.rules.questions.sensitivity import sensitivity
from fzdigital.rules.questions.why import why, why_not
from fzdigital.rules.questions.witness import everything
from fzdigital.service.history import History
from fzdigital.service.management import explain_firm
from fzdigital.service.questions import firm_again

DAY = date(2025, 6, 30)
AMENDED = MEASURES.amend(expires_on=date(2026, 12, 31), refill_floor=25, no_star_limit=3)


def milliseconds(call: Callable[[], object], rounds: int = 7) -> tuple[float, float]:
    """The time of the first call and the median of the others, in milliseconds."""
    times = []
    for _ in range(rounds):
        start = perf_counter()
        call()
        times.append((perf_counter() - start) * 1e3)
    return times[0], median(times[1:])


def told(what: str, call: Callable[[], object]) -> None:
    """Measure one question and print it."""
    first, again = milliseconds(call)
    print(f"{what:60}{first:9.1f} {again:9.1f}")


def main() -> None:
    """Measure and print."""
    print(f"{'':60}{'first':>9} {'again':>9}  ms")
    history = History(read_json(demo_casebook_text(), MEASURES.axes))
    firms = [explain_firm(MEASURES, history, code, DAY) for code in history.codes]
    must = next(one for one in firms if one.of("exit").outcomes == (Outcome.MUST,))
    quiet = next(one for one in firms if one.of("exit").outcomes == (Outcome.SILENT,))
    still_open = next(one for one in firms if one.of("exit").is_open)
    unknown = decide(MEASURES, everything(MEASURES, "firm"))

    def again(one: Decision) -> Callable[[], object]:
        return lambda: sensitivity(one, "exit", firm_again(MEASURES, history, one.case.name, DAY))

    told("why, a firm that must exit", lambda: why(must, "exit"))
    told("why not, a firm that need not", lambda: why_not(quiet, "exit"))
    told("least change, the same", lambda: least_change(must, "exit"))
    told("needed, a firm of whom something is open", lambda: needed(still_open, "exit"))
    told("needed, a firm of which nothing is known", lambda: needed(unknown, "exit"))
    told("sensitivity, a firm that must exit, facts made anew", again(must))
    told("sensitivity, a firm of whom something is open", again(still_open))
    told("compare, a year longer and two numbers changed", lambda: compare(MEASURES, AMENDED))
    told("analyse, all acts under the default readings", lambda: analyse(MEASURES))


if __name__ == "__main__":
    main()
