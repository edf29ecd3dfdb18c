"""Rows drawn at random for the interpreters: a value for every fact of a subject, near the values that rules name."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import NamedTuple, assert_never

from attrs import evolve

from fzdigital.rules.case import Case, Matter
from fzdigital.rules.layout import names_in
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.sorts import Bool, Day, Int, OneOf
from fzdigital.rules.vocabulary import FactDef, Facts, Known
from tests.rules.oracle import holds

Row = dict[str, Known | None]
"""A value for every fact by name; None is unknown."""

SOME_DAYS = (date(2024, 9, 10), date(2025, 3, 3))
_LISTED_AT_MOST = 16


class Shape(NamedTuple):
    """What the rows of one regulation and kind of subject hold.

    Args:
        regulation: the regulation.
        subject: the kind of subject.
        kinds: the kinds of matter, of each of which a row has one.
        facts: every fact with the values drawn for it.
    """

    regulation: Regulation
    subject: str
    kinds: tuple[str, ...]
    facts: tuple[tuple[FactDef, tuple[Known, ...]], ...]

    @property
    def acts(self) -> tuple[str, ...]:
        """The acts about such a subject."""
        return tuple(act.id for act in self.regulation.acts if act.subject == self.subject)

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules on these acts."""
        return tuple(rule.id for rule in self.regulation.rules if rule.act in self.acts)

    @property
    def settled(self) -> bool:
        """Whether every reading is chosen."""
        return all(reading is not None for _, reading in self.regulation.setting.readings)


def shape_of(regulation: Regulation, subject: str, *, matters: bool) -> Shape:
    """The shape of the rows of a regulation.

    Args:
        regulation: the regulation.
        subject: the kind of subject.
        matters: whether the rows hold matters at all.
    """
    subjects = {act.subject for act in regulation.acts}
    found = dict.fromkeys(fact.of for fact in regulation.vocabulary.facts if fact.of and fact.of not in subjects)
    kinds = tuple(found) if matters else ()
    facts = tuple(
        (fact, _values(regulation, fact)) for fact in regulation.vocabulary.facts if fact.of in ("", subject, *kinds)
    )
    return Shape(regulation, subject, kinds, facts)


def _values(regulation: Regulation, fact: FactDef) -> tuple[Known, ...]:
    """All values of a small sort; of a large one those at and beside what the regulation names, and its ends."""
    named = [one.value for one in regulation.parameters]
    match fact.sort:
        case Bool():
            return (False, True)
        case OneOf(values):
            return tuple(name for name, _ in values)
        case Int(low, high):
            if high - low < _LISTED_AT_MOST:
                return tuple(range(low, high + 1))
            numbers = (one + more for one in named if type(one) is int for more in (-1, 0, 1))
            return tuple(sorted({low, low + 1, high, *(one for one in numbers if low <= one <= high)}))
        case Day(first, last):
            if (last - first).days < _LISTED_AT_MOST:
                return tuple(first + timedelta(days=later) for later in range((last - first).days + 1))
            days = (one + timedelta(days=more) for one in named if isinstance(one, date) for more in (-1, 0, 1))
            return tuple(sorted({first, last, *SOME_DAYS, *(one for one in days if first <= one <= last)}))
        case _:
            assert_never(fact.sort)


def rows(shape: Shape, count: int, randomness: Random, unknown: float) -> list[Row]:
    """Rows in which about every second kind of matter never happened.

    Args:
        shape: what they hold.
        count: how many.
        randomness: draws them.
        unknown: how often a value is unknown.
    """
    return [_row(shape, randomness, unknown) for _ in range(count)]


def _row(shape: Shape, randomness: Random, unknown: float) -> Row:
    quiet = {kind for kind in shape.kinds if randomness.random() < 0.6}
    row: Row = {}
    for fact, values in shape.facts:
        if fact.of in quiet:
            row[fact.name] = fact.absent
        elif randomness.random() < unknown:
            row[fact.name] = None
        else:
            row[fact.name] = values[int(randomness.random() * len(values))]
    if "as_of" in row and row["as_of"] is not None and randomness.random() < 0.7:
        row["as_of"] = randomness.choice(SOME_DAYS)
    return row


def possible_rows(shape: Shape, count: int, randomness: Random, unknown: float) -> list[Row]:
    """Rows of cases that can come about: no invariant excludes what they are once everything is known.

    Args:
        shape: what they hold.
        count: how many.
        randomness: draws them.
        unknown: how often a value is unknown.
    """
    values = {fact.name: some for fact, some in shape.facts}
    told = [(one.condition, sorted(names_in(one.condition))) for one in shape.regulation.invariants]
    asked = [(condition, names) for condition, names in told if values.keys() >= {*names}]
    found = []
    for row in rows(shape, count, randomness, 0.0):
        while broken := [names for condition, names in asked if not holds(condition, row, shape.regulation.setting)]:
            for name in randomness.choice(broken):
                row[name] = randomness.choice(values[name])
        found.append({name: None if randomness.random() < unknown else value for name, value in row.items()})
    return found


def case_of(shape: Shape, row: Row) -> Case:
    """The case that a row stands for."""
    vocabulary = shape.regulation.vocabulary

    def facts(kind: str) -> Facts:
        return Facts(tuple([row[fact.name] for fact in vocabulary.of(kind)]))

    matters = tuple(Matter(kind, "", facts(kind)) for kind in shape.kinds)
    return Case(shape.subject, "row", facts(""), facts(shape.subject), matters)


def without_invariants(regulation: Regulation) -> Regulation:
    """The same rules for any values of the facts, also such as cannot come about together."""
    return evolve(regulation, invariants=())


def some_readings(regulation: Regulation, randomness: Random) -> Regulation:
    """The regulation under a reading of every axis drawn at random; two at most are left unresolved."""
    chosen: dict[str, str | None] = {
        axis.id: randomness.choice([one.id for one in axis.readings]) for axis in regulation.axes
    }
    if randomness.random() < 0.8:
        # Grounds that survive the text are compared with its last day, each on a day of its own: large diagrams.
        chosen["OP-03.pending"] = regulation.axis("OP-03.pending").default
    for axis in randomness.sample(sorted(chosen), randomness.choice((0, 0, 1, 2))):
        chosen[axis] = None
    return regulation.with_readings(chosen)


def subjects(regulation: Regulation) -> Iterator[str]:
    """The kinds of subject of a regulation."""
    yield from dict.fromkeys(act.subject for act in regulation.acts)
