"""Every mutant of a regulation: one thing of the law changed, as a value beside the original."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cached_property, partial

from attrs import evolve, frozen

from fzdigital.rules.expr import Condition
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force, Rule
from fzdigital.rules.source import Parameter
from tests.mutation.law.trees import Change, Readings, changes


@frozen(slots=False)
class Mutant:
    """A regulation in which one thing is changed; it is made when it is first looked at, which takes most of the time.

    Args:
        name: where and what, such as ``5(5)b: when all[0]…: negated``.
        kind: what sort of change, such as ``negated`` or ``number``.
        unit: id of the unit in which it is.
        make: makes the changed regulation.
        acts: ids of the acts whose outcome it may change; empty where only a plain function reads it.
        readings: the readings under which it counts.
        leaf: the leaf of a condition that was changed, if it was one.
        rule: id of the rule that was changed, if it was one.
        part: which of its conditions was changed: ``when``, ``scope``, ``survives``; empty for anything else.
    """

    name: str
    kind: str
    unit: str
    make: Callable[[], Regulation]
    acts: tuple[str, ...]
    readings: Readings = ()
    leaf: Condition | None = None
    rule: str = ""
    part: str = ""

    @cached_property
    def regulation(self) -> Regulation:
        """The changed regulation."""
        return self.make()


def mutants(regulation: Regulation) -> Iterator[Mutant]:
    """Every mutant, in the order of the rules, the period in force, the numbers and the readings."""
    for rule in regulation.rules:
        yield from _of_rule(regulation, rule)
    # Those about the whole library first: fewest facts, and the period in force is the same for all.
    everything = tuple(act.id for act in reversed(regulation.acts))
    for change in changes(regulation.in_force):
        unit = "6" if "expires_on" in repr(change.leaf or change.condition) else "notice/commence"
        yield Mutant(
            f"in force: {change.place}: {change.what}", change.what, unit,
            partial(evolve, regulation, in_force=change.condition), everything, change.readings, change.leaf,
        )  # fmt: skip
    for parameter in regulation.parameters:
        yield from _of_parameter(regulation, parameter)
    for axis in regulation.axes:
        for reading in axis.readings:
            if reading.id != axis.default and axis.inert is None:
                yield Mutant(
                    f"default {axis.id}={reading.id}", "default reading", axis.clauses[0],
                    partial(regulation.with_readings, {axis.id: reading.id}), everything,
                )  # fmt: skip


def _of_rule(regulation: Regulation, rule: Rule) -> Iterator[Mutant]:
    for part in ("when", "scope", "survives"):
        condition: Condition = getattr(rule, part)
        for change in changes(condition):
            yield _changed(regulation, rule, part, change)
    for force, other in ((Force.MUST, Force.MAY), (Force.MAY, Force.MUST), (Force.AIM, Force.MUST)):
        if rule.force is force:
            yield _replaced(regulation, rule, evolve(rule, force=other), "force", f"{force.value} to {other.value}")
    for name in rule.unless:
        rest = tuple(one for one in rule.unless if one != name)
        yield _replaced(regulation, rule, evolve(rule, unless=rest), "exception dropped", f"unless {name} dropped")
    without = tuple(
        evolve(one, unless=tuple(name for name in one.unless if name != rule.id))
        for one in regulation.rules
        if one.id != rule.id
    )
    kind = "veto dropped" if rule.force is Force.MUST_NOT else "rule dropped"
    yield Mutant(
        f"{rule.id}: dropped", kind, rule.clause, partial(evolve, regulation, rules=without), (rule.act,), rule=rule.id
    )


def _changed(regulation: Regulation, rule: Rule, part: str, change: Change) -> Mutant:
    other = evolve(rule, **{part: change.condition})
    name = f"{rule.id}: {part} {change.place}: {change.what}"
    made = _replaced(regulation, rule, other, change.what, "")
    return evolve(made, name=name, readings=change.readings, leaf=change.leaf, part=part)


def _replaced(regulation: Regulation, rule: Rule, other: Rule, kind: str, what: str) -> Mutant:
    rules = tuple(other if one.id == rule.id else one for one in regulation.rules)
    return Mutant(
        f"{rule.id}: {what}", kind, rule.clause, partial(evolve, regulation, rules=rules), (rule.act,), rule=rule.id
    )


def _of_parameter(regulation: Regulation, parameter: Parameter) -> Iterator[Mutant]:
    speaking = f"Param(name='{parameter.name}')"
    acts = tuple(
        dict.fromkeys(
            rule.act
            for rule in regulation.rules
            if speaking in repr((rule.when, rule.scope, rule.survives, regulation.in_force))
        )
    )
    for step in (-1, 1):
        value = parameter.value
        other = value + timedelta(days=step) if isinstance(value, date) else value + step
        if _admitted(parameter, other):
            yield Mutant(
                f"{parameter.name} {step:+}", "day" if isinstance(value, date) else "number", parameter.clause,
                partial(regulation.with_parameters, **{parameter.name: other}), acts,
            )  # fmt: skip
    if parameter.name in ("trim_high", "trim_low"):
        kept = partial(regulation.with_parameters, **{parameter.name: 0})
        yield Mutant(f"{parameter.name} kept", "extreme kept", parameter.clause, kept, acts)


def _admitted(parameter: Parameter, value: int | date) -> bool:
    low, high = parameter.low, parameter.high
    return (low is None or low <= value) and (high is None or value <= high)  # type: ignore[operator]
