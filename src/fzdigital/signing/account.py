"""The account of every unit of the text: what claims it, what shows it, and what it leaves open."""

from collections.abc import Iterable, Iterator

from attrs import frozen

from fzdigital.rules.expr import Condition
from fzdigital.rules.function import PlainFunction
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Rule
from fzdigital.rules.source import Axis, Clause, Parameter
from fzdigital.signing.scenarios import Scenario
from fzdigital.vectors import Vector


@frozen
class Account:
    """Everything that stands on one unit of the text.

    Args:
        unit: the unit.
        rules: the rules that encode it.
        parameters: the numbers and days that it enacts.
        functions: the plain functions that encode it.
        conditions: the conditions that it states and several rules share.
        points: the open questions of its wording.
        vectors: the vectors about it.
        scenarios: the scenarios about it.
    """

    unit: Clause
    rules: tuple[Rule, ...]
    parameters: tuple[Parameter, ...]
    functions: tuple[PlainFunction, ...]
    conditions: tuple[Condition, ...]
    points: tuple[Axis, ...]
    vectors: tuple[Vector, ...]
    scenarios: tuple[Scenario, ...]

    @property
    def claimed(self) -> bool:
        """Whether anything computes it."""
        return bool(self.rules or self.parameters or self.functions or self.conditions)

    @property
    def excused(self) -> bool:
        """Whether the catalogue says why it computes nothing."""
        return self.unit.excuse is not None


def accounts(regulation: Regulation, vectors: Iterable[Vector], scenarios: Iterable[Scenario]) -> tuple[Account, ...]:
    """The account of every unit.

    Args:
        regulation: the regulation.
        vectors: the vectors there are.
        scenarios: the scenarios there are, run or not.

    Returns:
        one account for each unit, in the order of the catalogue. What names no unit is in none of them;
        :func:`fzdigital.signing.losses.unaccounted` names it.
    """
    return tuple(accounts_of(regulation, regulation.clauses, tuple(vectors), tuple(scenarios)))


def accounts_of(
    regulation: Regulation, units: Iterable[Clause], vectors: tuple[Vector, ...], scenarios: tuple[Scenario, ...]
) -> Iterator[Account]:
    """The account of each of some units, as :func:`accounts` makes it."""
    for unit in units:
        yield Account(
            unit,
            tuple(rule for rule in regulation.rules if rule.clause == unit.id),
            tuple(one for one in regulation.parameters if one.clause == unit.id),
            tuple(one for one in regulation.functions if one.clause == unit.id),
            tuple(condition for clause, condition in regulation.conditions if clause == unit.id),
            tuple(axis for axis in regulation.axes if unit.id in axis.clauses),
            tuple(vector for vector in vectors if vector.unit == unit.id),
            tuple(scenario for scenario in scenarios if unit.id in scenario.units),
        )
