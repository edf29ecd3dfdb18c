"""The interpreters of many cases at once: planes of integers, planes of arrays, and diagrams of all cases."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

import numpy as np

from fzdigital.population.frames import population_of_frame
from fzdigital.rules.applying import applies
from fzdigital.rules.diagram import Node
from fzdigital.rules.population import Population, population_of
from fzdigital.rules.questions.witness import everything
from fzdigital.rules.universe import Universe
from fzdigital.rules.vocabulary import Known, Value
from tests.extremes.drawn import Row, Shape
from tests.extremes.said import OUTCOMES, Answer, Interpreter, Truths


def integer_planes(shape: Shape) -> Interpreter:
    """All rows at once, over planes of integers."""

    def answers(rows: Sequence[Row]) -> list[Answer]:
        columns = {fact.name: [row[fact.name] for row in rows] for fact, _ in shape.facts}
        return _of_population(shape, population_of(shape.regulation, shape.subject, columns, acts=shape.acts))

    return answers


def array_planes(shape: Shape) -> Interpreter:
    """All rows at once, over arrays of NumPy, each of the type that suits its values."""

    def answers(rows: Sequence[Row]) -> list[Answer]:
        columns = {fact.name: _array([row[fact.name] for row in rows]) for fact, _ in shape.facts}
        return _of_population(shape, population_of_frame(shape.regulation, shape.subject, columns, acts=shape.acts))

    return answers


def _array(values: list[Known | None]) -> Any:
    """An array of the type that suits the values, with those that are missing masked."""
    missing = [value is None for value in values]
    if any(isinstance(value, date) for value in values):
        return np.array(values, "datetime64[D]")
    stand_in = next((value for value in values if value is not None), False)
    return np.ma.masked_array(np.array([stand_in if value is None else value for value in values]), missing)


def _of_population(shape: Shape, population: Population[Any]) -> list[Answer]:
    truths = population.packing.truths
    found = population.applying(shape.rules)
    sure = _by_row(population.rows, (truths(found[rule].yes) for rule in shape.rules))
    not_at_all = _by_row(population.rows, (truths(found[rule].no) for rule in shape.rules))
    each = [outcome for act in shape.acts for outcome in population.outcomes(act).values()]
    holds = _by_row(population.rows, (truths(one.yes) for one in each))
    excluded = _by_row(population.rows, (truths(one.no) for one in each))
    return [
        Answer(_possible(yes, no), certain, tuple([not one for one in never]))
        for yes, no, certain, never in zip(holds, excluded, sure, not_at_all, strict=True)
    ]


def _by_row(rows: int, columns: Iterable[Iterable[bool]]) -> list[Truths]:
    given = [*columns]
    return [*zip(*given, strict=True)] if given else [()] * rows


def _possible(yes: Truths, no: Truths) -> Truths:
    """Which outcomes are possible; nothing at all where one is known to hold although others are not excluded."""
    possible = tuple([not one for one in no])
    for start in range(0, len(yes), len(OUTCOMES)):
        act = slice(start, start + len(OUTCOMES))
        if any(yes[act]) and yes[act] != possible[act]:
            return ()
    return possible


def diagram(shape: Shape) -> Interpreter:
    """Decision diagrams of all cases, one for each act, restricted to what is known of each row."""
    acts = [_ActDiagram(shape, act) for act in shape.acts]

    def one(row: Row) -> Answer:
        outcomes: list[bool] = []
        sure, maybe = {}, {}
        for act in acts:
            can_be = act.asked(row)
            outcomes += map(can_be, act.outcomes)
            for rule, holds, fails in act.rules:
                sure[rule], maybe[rule] = not can_be(fails), can_be(holds)
        return Answer(
            tuple(outcomes), tuple([sure[rule] for rule in shape.rules]), tuple([maybe[rule] for rule in shape.rules])
        )

    return lambda rows: [one(row) for row in rows]


class _ActDiagram:
    """One act in all cases: where each outcome holds, and where each rule applies and where not."""

    def __init__(self, shape: Shape, act: str) -> None:
        universe = Universe(everything(shape.regulation, shape.subject), (act,), shape.regulation)
        self.outcomes = tuple(universe.outcomes(act).values())
        self.rules = [
            (rule.id, truths.yes, truths.no)
            for rule, planes in universe.applied(act)
            for truths in (applies(planes, rule),)
        ]
        self._possible = universe.possible
        self._layout = universe.layout
        self._open = bool(universe.layout.axes or shape.regulation.invariants)
        self._bits: dict[tuple[object, Value], dict[int, bool]] = {}

    def asked(self, row: Row) -> Callable[[Node], bool]:
        """Whether something can hold in a row, whatever is unknown of it turns out to be."""
        values: dict[int, bool] = {}
        open_still = self._open
        for place in self._layout.levels:
            value = row[place[1]]
            if value is None:
                open_still = True
                continue
            if (place, value) not in self._bits:
                self._bits[place, value] = self._layout.bits(place, value)
            values.update(self._bits[place, value])
        if not open_still:
            return lambda node: node.can_hold(values)
        # What is left free may stand for no value at all; that is excluded without joining it to every function.
        possible = self._possible.restrict(values)
        return lambda node: node.can_hold(values) and node.restrict(values).meets(possible)
