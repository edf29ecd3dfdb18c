"""What the scenarios do not prove yet: units, numbers, readings and powers, each by name.

Everything is told from what scenarios asked and found, and only from those that pass. A scenario counts for a unit
where it is tagged with it, so that whoever looks a unit up finds the proof: a tag without proof is itself reported.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from fzdigital.policy.measures import MEASURES
from fzdigital.rules.decision import Outcome
from fzdigital.rules.rule import Force, Rule
from fzdigital.rules.source import Axis, Clause, Parameter
from tests.regulation.biting import asked_about, bites, same_but_for
from tests.regulation.evidence import Asked, Held
from tests.regulation.measuring import beside, measured
from tests.regulation.running import PASSED, Run, runs

COMPUTABLE: Final = tuple(clause for clause in MEASURES.clauses if clause.excuse is None)
LIVE: Final = tuple(axis for axis in MEASURES.axes if axis.inert is None)
POWERS: Final = tuple(rule for rule in MEASURES.rules if rule.force is Force.MAY)

UNRECORDED: Final = {
    "preamble/nonmember": "no register tells who outside the library served whom",
    "preamble/nonmember.member": "no register tells which member served whom",
}
"""Powers whose exercise leaves no record, each with why; for them it must be asked once with yes and once with no."""


def _proved(runs: Sequence[Run], unit: str) -> Iterator[Run]:
    """The runs that passed and are tagged with a unit."""
    return (run for run in runs if run.result == PASSED and unit in run.example.scenario.tags)


def _asked(run: Run) -> Iterator[Asked]:
    return (one for one in run.evidence if isinstance(one, Asked))


def _held(run: Run) -> Iterator[Held]:
    return (one for one in run.evidence if isinstance(one, Held))


def unit_gaps(runs: Sequence[Run], clause: Clause) -> Iterator[str]:
    """What is not proved of a unit: that it bites, that it does not."""
    found = {bite for run in _proved(runs, clause.id) for one in _asked(run) for bite in bites(one)}
    if (clause.id, True) not in found:
        yield f"{clause.id}: no case where it bites"
    if (clause.id, False) not in found:
        yield f"{clause.id}: no case where it does not bite"


def number_gaps(runs: Sequence[Run], parameter: Parameter) -> Iterator[str]:
    """What is not proved of a number: the cases just below, at and just above it, measured by one and the same fact."""
    by_measure: dict[str, set[object]] = {}
    for run in _proved(runs, parameter.clause):
        for one in _asked(run):
            for name, by, value in measured(one):
                if name == parameter.name:
                    by_measure.setdefault(by, set()).add(value)
    wanted = beside(parameter.value)
    if not any({*wanted} <= values for values in by_measure.values()):
        best = max(by_measure.values(), key=lambda values: len(values & {*wanted}), default=set())
        yield f"{parameter.name}: no case at {', '.join(str(value) for value in wanted if value not in best)}"


def reading_gaps(runs: Sequence[Run], axis: Axis) -> Iterator[str]:
    """The readings of an axis that no two scenarios of equal givens part from the default."""
    answers: dict[object, dict[str | None, set[object]]] = {}
    for run in runs:
        for one in _asked(run) if run.result == PASSED else ():
            by_reading = answers.setdefault(same_but_for(one, axis.id), {})
            by_reading.setdefault(one.regulation.reading(axis.id), set()).add(one.answer)
    for reading in axis.readings:
        if reading.id != axis.default and not any(
            by_reading[axis.default] != by_reading[reading.id]
            for by_reading in answers.values()
            if {axis.default, reading.id} <= by_reading.keys()
        ):
            yield f"{axis.id}: {reading.id} never parts from {axis.default}"


def power_gaps(runs: Sequence[Run], rule: Rule) -> Iterator[str]:
    """What is not proved of a power: that it is used, left unused, exceeded."""
    proved = tuple(_proved(runs, rule.clause))
    if rule.id in UNRECORDED:
        answers = {_gives(one, rule) for run in proved for one in _asked(run) if one.act == rule.act}
        yield from (f"{rule.id}: never {said}" for truth, said in ((True, "given"), (False, "denied"))
                    if truth not in answers)  # fmt: skip
        return
    with_power = [run for run in proved if any(_gives(one, rule) for one in _asked(run))]
    if not any(one.done and one.faultless and rule.act in one.acts for run in with_power for one in _held(run)):
        yield f"{rule.id}: never exercised"
    if not any(not one.done and one.faultless and rule.act in one.acts for run in with_power for one in _held(run)):
        yield f"{rule.id}: never left unused"
    if not any(one.done and not one.faultless and rule.act in one.acts for run in proved for one in _held(run)):
        yield f"{rule.id}: never exceeded"


def _gives(one: Asked, rule: Rule) -> bool:
    """Whether an answer shows that a power is there."""
    if one.decision is None or one.act != rule.act or one.answer != (Outcome.MAY,):
        return False
    return any(ground.result.rule.id == rule.id for ground in one.decision.of(one.act).applying)


def unearned_tags(runs: Sequence[Run]) -> list[str]:
    """The tags that name no unit that computes something, or none that any row of the scenario asks about."""
    known = {clause.id for clause in COMPUTABLE}
    earned: dict[tuple[str, str], bool] = {}
    for run in runs:
        scenario, about = run.example.scenario, {*_about(run)}
        for tag in scenario.tags:
            place = f"{scenario.file}: {scenario.name}", tag
            earned[place] = earned.get(place, False) or (tag in known and tag in about)
    idle = [f"{run.example.id}: asks nothing" for run in runs if not run.evidence]
    return idle + [f"{name}: nothing asked is about {tag}" for (name, tag), yes in earned.items() if not yes]


def _about(run: Run) -> Iterator[str]:
    """The units that what a scenario asked is about, whether they bite, do not bite or are left open."""
    for one in _asked(run):
        yield from (unit for unit, _ in bites(one))
        yield from asked_about(one)
        yield one.unit
        yield from (_CLAUSE_OF[name] for name, _, _ in measured(one))
        if one.question == "finding" and isinstance(one.answer, tuple):
            yield from (clause for _, clause in one.answer)
    for held in _held(run):
        yield held.refused
        yield from (rule.clause for rule in POWERS if rule.act in held.acts)


_CLAUSE_OF: Final = {parameter.name: parameter.clause for parameter in MEASURES.parameters}


def gaps(runs: Sequence[Run]) -> list[str]:
    """Everything that the scenarios do not prove yet, by name."""
    return [
        *(gap for clause in COMPUTABLE for gap in unit_gaps(runs, clause)),
        *(gap for parameter in MEASURES.parameters for gap in number_gaps(runs, parameter)),
        *(gap for axis in LIVE for gap in reading_gaps(runs, axis)),
        *(gap for rule in POWERS for gap in power_gaps(runs, rule)),
        *unearned_tags(runs),
    ]


if __name__ == "__main__":
    print("\n".join(gaps(runs())))
