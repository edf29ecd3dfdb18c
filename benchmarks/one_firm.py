"""One firm decided: with all reasons, at first sight and again; without reasons, against hand-written code.

Run: ``python benchmarks/one_firm.py``. Prints microseconds and ratios; everything is measured in one process.
"""

from collections.abc import Callable
from datetime import date
from statistics import median
from time import perf_counter

from fzdigital import MEASURES
from fzdigital.domain.acts import ActKind
from fzdigital.domain.dossier import Dossier
from fzdigital.domain.incident import Incident, IncidentKind
from fzdigital.domain.industry import Industry
from fzdigital.domain.library import Membership
from fzdigital.domain.rating import Rating, Stars
from fzdigital.domain.rectification import Basis, Rectification, RectificationOutcome
from fzdigital.domain.report import Reply, Report, Verification
from fzdigital.policy.firm_case import firm_case
from fzdigital.policy.occasion import Occasion
from fzdigital.rules.case import Case, named_values
from fzdigital.rules.decide import Decider, decide
from fzdigital.rules.grounds import compile_grounds

ON = date(2025, 6, 30)


def code() -> str:
    """A code with a valid check character, clearly made up."""
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    body = "91350100MA0000000"
    total = sum(alphabet.index(char) * pow(3, place, 31) for place, char in enumerate(body))
    return body + alphabet[-total % 31]


def firm() -> Case:
    """A firm with one matter of each kind."""
    name = code()
    dossier = Dossier(
        code=name,
        memberships=(Membership(name, Industry.KNIT, date(2024, 6, 20), ActKind.ADMIT, 1),),
        in_reserve=False,
        exits=(),
        applications=(),
        ratings=(Rating(name, 1, date(2024, 9, 10), Stars.NONE), Rating(name, 2, date(2025, 3, 10), Stars.ONE)),
        notices=(),
        rectifications=(
            Rectification(
                name, Basis.SERVICE, date(2025, 1, 5), date(2025, 3, 5), RectificationOutcome.FAILED, date(2025, 3, 9)
            ),
        ),
        reports=(
            Report(
                name, "R-1", date(2025, 2, 1), True, True, True, True, date(2025, 2, 3), date(2025, 2, 5),
                Reply.AS_REQUIRED, date(2025, 2, 20), Verification.UNFOUNDED, date(2025, 3, 1),
            ),
        ),
        incidents=(Incident(name, IncidentKind.POOR_RESULT, date(2025, 1, 2), True, None),),
        checks=(),
    )  # fmt: skip
    rounds = ((1, date(2024, 9, 10)), (2, date(2025, 3, 10)))
    case = firm_case(MEASURES, dossier, Occasion(ON, rounds=rounds))
    return decide(MEASURES, case).case


def by_hand(v: dict[str, object]) -> int:
    """The nine grounds as one would write them by hand under the default readings, unknowns included."""
    as_of = v["as_of"]
    assert isinstance(as_of, date)
    if as_of < date(2024, 4, 11) or as_of > date(2025, 12, 31) or v["firm.in_library"] is not True:
        return 0
    mask = 0
    if v["rect_5_1.demanded"] is True:
        if v["rect_5_1.outcome"] == "refused":
            mask |= 1
        elif v["rect_5_1.outcome"] == "failed":
            mask |= 2
    elements = v["report.real_name"] is True and v["report.evidence"] is True and v["report.contact"] is True
    if v["report.accepted"] is True and elements:
        if v["report.reply"] == "not_as_required":
            mask |= 4
        if v["report.verification"] == "falsification":
            mask |= 8
    if v["rect_5_3.demanded"] is True:
        if v["rect_5_3.outcome"] == "refused":
            mask |= 16
        elif v["rect_5_3.outcome"] == "failed":
            mask |= 32
    if v["event.during_service"] is True:
        if v["event.kind"] == "major_safety":
            mask |= 64
        elif v["event.kind"] == "severe_dishonesty" or (
            v["event.kind"] == "other_illegal" and v["event.grave"] is True
        ):
            mask |= 128
    run = v["run_of_no_stars.own_sequence.new_rating.reset.valid"]
    if run is not None and run >= 2:
        mask |= 256
    return mask


def microseconds(call: Callable[[], object], repeat: int, rounds: int = 15) -> float:
    """The median time of one call, in microseconds."""
    times = []
    for _ in range(rounds):
        start = perf_counter()
        for _ in range(repeat):
            call()
        times.append((perf_counter() - start) / repeat * 1e6)
    return median(times)


def main() -> None:
    """Measure and print."""
    case = firm()
    values: dict[str, object] = {}
    for position in range(len(case.matters)):
        values |= named_values(MEASURES, case, position)
    grounds = compile_grounds(MEASURES, "exit")
    row = grounds.row(values)
    assert grounds.certain(row) == by_hand(values), "the compiled grounds and the hand-written ones differ"
    seen = Decider(MEASURES, "firm")
    seen.decide(case)
    cold = Decider(MEASURES, "firm")

    def forgetful() -> None:
        """Decide as if no such pattern had been met: what was kept of it is dropped first."""
        cold._acts.clear()
        cold._results.clear()
        cold.decide(case)

    first = microseconds(forgetful, 20)
    again = microseconds(lambda: seen.decide(case), 500)
    compiled = microseconds(lambda: grounds.certain(row), 5000)
    hand = microseconds(lambda: by_hand(values), 5000)
    print(f"all reasons, first sight of a pattern  {first:8.1f} µs")
    print(f"all reasons, pattern seen before       {again:8.1f} µs")
    print(f"grounds without reasons, compiled      {compiled:8.2f} µs")
    print(f"grounds without reasons, by hand       {hand:8.2f} µs   ratio {compiled / hand:.2f}")


if __name__ == "__main__":
    main()
