"""Each interpreter's answers for many rows of one shape, in one form, so that they can be held against each other."""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from attrs import evolve

from fzdigital.rules.binding import Column
from fzdigital.rules.decide import decide
from fzdigital.rules.decision import ActDecision
from fzdigital.rules.interchange import regulation_document, rule_from
from fzdigital.rules.interchange_tree import condition_from
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rows.grounds import compile_row_grounds, rules_on
from fzdigital.rules.rows.reasons import RowReasons
from tests.extremes.drawn import Row, Shape, case_of
from tests.extremes.interpreted_planes import array_planes, diagram, integer_planes
from tests.extremes.said import OUTCOMES, Answer, Interpreter


def reasons(shape: Shape) -> Interpreter:
    """The interpreter with reasons (explain, decide)."""
    return _decided(shape, shape.regulation)


def _decided(shape: Shape, regulation: Regulation) -> Interpreter:
    def answers(rows: Sequence[Row]) -> list[Answer]:
        told = _Told(shape)
        return [told.of(decide(regulation, case_of(shape, row)).acts) for row in rows]

    return answers


class _Told:
    """Decisions put into the common form; cases of one pattern share them, so each is put there once."""

    def __init__(self, shape: Shape) -> None:
        self._acts, self._rules = shape.acts, shape.rules
        self._kept: dict[int, tuple[tuple[ActDecision, ...], Answer]] = {}

    def of(self, decisions: tuple[ActDecision, ...]) -> Answer:
        """The answer of some decisions."""
        found = self._kept.get(id(decisions))
        if found is None:
            # Kept with their answer, so that no other decisions take their number.
            found = self._kept[id(decisions)] = (decisions, self._answer(decisions))
        return found[1]

    def _answer(self, decisions: tuple[ActDecision, ...]) -> Answer:
        by_act = {one.act.id: one for one in decisions}
        grounds = {ground.result.rule.id: ground.result.applies for one in decisions for ground in one.grounds}
        return Answer(
            tuple(outcome in by_act[act].outcomes for act in self._acts for outcome in OUTCOMES),
            tuple(grounds[rule] is True for rule in self._rules),
            tuple(grounds[rule] is not False for rule in self._rules),
        )


def interchange(shape: Shape) -> Interpreter:
    """The regulation written as JSON, read back from the text alone, and decided by."""
    return _decided(shape, read_back(shape.regulation))


def read_back(regulation: Regulation) -> Regulation:
    """What a regulation is once its rules, period, numbers and readings have been JSON."""
    document = json.loads(json.dumps(regulation_document(regulation)))
    numbers = document["parameters"]

    def number(name: str, before: int | date) -> int | date:
        return date.fromisoformat(numbers[name]) if isinstance(before, date) else numbers[name]

    return evolve(
        regulation,
        rules=tuple(map(rule_from, document["rules"])),
        in_force=condition_from(document["in_force"]),
        parameters=tuple(evolve(one, value=number(one.name, one.value)) for one in regulation.parameters),
        readings=tuple(document["readings"].items()),
    )


def flat_rows(shape: Shape) -> Interpreter:
    """Flat generated Python: which rules certainly apply to a row, and which may."""
    bindings = {fact.name: Column(fact.name) for fact, _ in shape.facts}
    grounds = compile_row_grounds(shape.regulation, rules_on(shape.regulation, *shape.acts), bindings)
    at = [grounds.answers.index(rule) for rule in shape.rules]

    def answers(rows: Sequence[Row]) -> list[Answer]:
        masks = zip(grounds.certain(rows), grounds.possible(rows), strict=True)
        return [
            Answer((), tuple([bool(sure >> bit & 1) for bit in at]), tuple([bool(maybe >> bit & 1) for bit in at]))
            for sure, maybe in masks
        ]

    return answers


def row_reasons(shape: Shape) -> Interpreter:
    """All reasons for each row, shared between rows of which the same is known."""
    found = RowReasons(shape.regulation, shape.acts, {fact.name: Column(fact.name) for fact, _ in shape.facts})

    def answers(rows: Sequence[Row]) -> list[Answer]:
        told = _Told(shape)
        return [told.of(decisions) for decisions in found.of(rows)]

    return answers


INTERPRETERS: dict[str, Callable[[Shape], Interpreter]] = {
    "reasons": reasons,
    "integer planes": integer_planes,
    "diagram": diagram,
    "flat rows": flat_rows,
    "rows with reasons": row_reasons,
    "array planes": array_planes,
    "JSON and back": interchange,
}


def all_answers(shape: Shape) -> dict[str, Interpreter]:
    """Every interpreter, made ready for the rows of a shape."""
    return {name: make(shape) for name, make in INTERPRETERS.items()}


def names() -> Iterator[tuple[str, str]]:
    """Every pair of interpreters."""
    known = [*INTERPRETERS]
    yield from ((one, other) for at, one in enumerate(known) for other in known[at + 1 :])
