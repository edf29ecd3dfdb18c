"""Three interpreters and the plain definition, held against each other in as many cases as one likes.

Run from the root of the repository, with the number of cases::

    python -m tests.rules.agreement 1000000

Each case is one act in one complete case under one reading of every axis. Its outcome is found four times: by the
interpreter with reasons, by planes of integers, by a decision diagram of all cases, and by the plain definition. The
same seed gives the same cases everywhere.
"""

import sys
from collections.abc import Mapping
from random import Random
from typing import Final, NamedTuple

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from fzdigital.rules.case import Case, Matter, named_values
from fzdigital.rules.columns import algebra_of, column_of
from fzdigital.rules.decide import decide
from fzdigital.rules.decision import Outcome
from fzdigital.rules.kleene import explain
from fzdigital.rules.outcome_planes import bearing_rules, outcome_planes
from fzdigital.rules.planes import Planes
from fzdigital.rules.questions.witness import everything
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.universe import Universe
from fzdigital.rules.vocabulary import Facts
from tests.rules.oracle import outcome
from tests.strategies.small import small_regulations
from tests.strategies.trees import KINDS, SUBJECT, regulations, values_of

EACH: Final = 250
"""Cases of one regulation for each of its acts."""
SEED: Final = 20240227


class Found(NamedTuple):
    """What came of it.

    Args:
        cases: how many cases were evaluated.
        mismatches: how many of them did not come out the same four times, or in a rule's condition not the same thrice.
    """

    cases: int
    mismatches: int


def agreement(regulation: Regulation, randomness: Random, each: int = EACH) -> Found:
    """Cases of one regulation, one matter of each kind, evaluated by all.

    Args:
        regulation: the regulation.
        randomness: draws the cases.
        each: how many for each act.
    """
    kinds = tuple(kind for kind in (*KINDS, "book") if regulation.vocabulary.of(kind))
    kinds = tuple(dict.fromkeys(kinds))
    axes = [axis for axis in regulation.axes if regulation.reading(axis.id) is None]
    cases = [_case(regulation, kinds, randomness) for _ in range(each)]
    readings = [{axis.id: randomness.choice(axis.readings).id for axis in axes} for _ in range(each)]
    planes = _planes(regulation, cases, readings)
    blank = everything(regulation, SUBJECT)
    wrong = 0
    for act in ("praise", "warn"):
        applied = [(rule, planes) for rule in bearing_rules(regulation, act)]
        by_planes = outcome_planes(planes.algebra, applied)
        universe = Universe(blank, (act,), regulation)
        by_diagram = universe.outcomes(act)
        conditions = [(rule, planes.truths(rule.when)) for rule in regulation.rules if rule.act == act]
        for at, (case, chosen) in enumerate(zip(cases, readings, strict=True)):
            settled = regulation.with_readings(chosen)
            values = _bits(universe, case, chosen)
            expected = [outcome(settled, case, act)]
            same = (
                list(decide(settled, case).of(act).outcomes) == expected
                and _at(at, {one: found.yes for one, found in by_planes.items()}) == expected
                and _at(at, {one: ~found.no for one, found in by_planes.items()}) == expected
                and [one for one, node in by_diagram.items() if node.can_hold(values)] == expected
            )
            named = {name: value for at in range(-1, len(case.matters))
                     for name, value in named_values(settled, case, at).items()}  # fmt: skip
            for rule, truths in conditions:
                truth = explain(rule.when, named, settled.setting).truth
                same = same and (truth is bool(truths.yes >> at & 1)) and (truth is not bool(truths.no >> at & 1))
            wrong += not same
    return Found(2 * each, wrong)


def _case(regulation: Regulation, kinds: tuple[str, ...], randomness: Random) -> Case:
    def facts(kind: str) -> Facts:
        return Facts(tuple(randomness.choice(values_of(fact.sort)) for fact in regulation.vocabulary.of(kind)))

    return Case(SUBJECT, "Lin", facts(""), facts(SUBJECT), tuple(Matter(kind, kind, facts(kind)) for kind in kinds))


def _planes(regulation: Regulation, cases: list[Case], readings: list[dict[str, str]]) -> Planes[int]:
    """All cases as planes of integers, each under its own readings."""
    rows = [
        {
            name: value
            for position in range(-1, len(case.matters))
            for name, value in named_values(regulation, case, position).items()
        }
        for case in cases
    ]
    columns = {fact.name: column_of(fact, [row[fact.name] for row in rows]) for fact in regulation.vocabulary.facts}
    selected = {
        axis: {
            one.id: sum(1 << at for at, chosen in enumerate(readings) if chosen[axis] == one.id)
            for one in regulation.axis(axis).readings
        }
        for axis in readings[0]
    }
    return Planes(regulation, algebra_of(len(cases)), columns, selected)


def _bits(universe: Universe, case: Case, readings: Mapping[str, str]) -> dict[int, bool]:
    """The variables that stand for a case and its readings."""
    layout = universe.layout
    found = layout.reading_bits({axis: reading for axis, reading in readings.items() if axis in layout.axes})
    kinds = [matter.kind for matter in case.matters]
    for position, name in layout.levels:
        at = kinds.index(layout.case.matters[position].kind) if position >= 0 else -1
        value = named_values(universe.layout.regulation, case, at)[name]
        found |= layout.bits((position, name), value)  # type: ignore[arg-type]
    return found


def _at(at: int, planes: Mapping[Outcome, int]) -> list[Outcome]:
    return [one for one, plane in planes.items() if plane >> at & 1]


def main(wanted: int) -> Found:
    """So many cases at least, of random regulations.

    Args:
        wanted: how many.
    """
    found = Found(0, 0)

    @seed(SEED)
    @settings(
        max_examples=-(-wanted // (2 * EACH)),
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=tuple(HealthCheck),
    )
    @given(regulations() | small_regulations(), st.integers(0, 2**32))
    def evaluate(regulation: Regulation, number: int) -> None:
        nonlocal found
        more = agreement(regulation, Random(number))
        found = Found(found.cases + more.cases, found.mismatches + more.mismatches)

    evaluate()
    return found


if __name__ == "__main__":
    print("cases {0.cases}, mismatches {0.mismatches}".format(main(int(sys.argv[1]))))
