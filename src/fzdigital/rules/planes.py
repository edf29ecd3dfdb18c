"""The interpreter over planes: one condition, many cases, in a handful of operations for each part of it.

What the plane *is* decides what a run means: with integers each bit is a case, with the nodes of a decision diagram one
run covers all cases. Truth is a pair of planes, where a condition is known to hold and where it is known not to; where
neither holds it is unknown, as in the interpreter with reasons.
"""

from collections.abc import Mapping
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Generic, NamedTuple, assert_never

from fzdigital.errors import UnknownNameError
from fzdigital.rules.bits import Algebra, P
from fzdigital.rules.bits import Truths as Truths
from fzdigital.rules.codes import MIRRORED, code, least, width
from fzdigital.rules.declared import FACT
from fzdigital.rules.expr import All, Any, Choice, Compare, Comparison, Condition, Const, Fact, Not, Param, Term
from fzdigital.rules.kleene import SIGNS
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.vocabulary import Bool, FactDef, Known, OneOf


class Numbers(NamedTuple, Generic[P]):
    """A number, day or named value in every case.

    Args:
        known: where it is known; elsewhere the bits mean nothing.
        bits: how far it lies above the least value of its sort, lowest bit first.
    """

    known: P
    bits: tuple[P, ...]


Column = Truths[P] | Numbers[P]
"""One fact in every case: truths if it is a yes-or-no fact, numbers if it is anything else."""


def constant(algebra: Algebra[P], fact: FactDef, value: Known | None) -> Column[P]:
    """A fact that is the same in every case.

    Args:
        algebra: the algebra of the planes.
        fact: the fact.
        value: its value; None if it is unknown in every case.
    """
    zero, one = algebra.zero, algebra.one
    if isinstance(fact.sort, Bool):
        return Truths(zero, zero) if value is None else algebra.settled(value is True)
    number = 0 if value is None else code(fact, value)
    bits = tuple(one if number >> bit & 1 else zero for bit in range(width(fact)))
    return Numbers(zero if value is None else one, bits)


class Planes(Generic[P]):
    """A set of cases under one regulation.

    Args:
        regulation: gives the numbers and the readings in use.
        algebra: the algebra of the planes.
        columns: each fact by name; a fact that is not there is unknown in every case.
        readings: for axes left unresolved, where each reading is in use; such an axis is no longer open.

    Raises:
        UnknownNameError: a column that names no declared fact.

    Does not check values: whoever makes columns does.
    """

    def __init__(
        self,
        regulation: Regulation,
        algebra: Algebra[P],
        columns: Mapping[str, Column[P]],
        readings: Mapping[str, Mapping[str, P]] | None = None,
    ) -> None:
        self.regulation = regulation
        self.algebra = algebra
        self._facts = {fact.name: fact for fact in regulation.vocabulary.facts}
        for name in columns:
            if name not in self._facts:
                raise UnknownNameError(FACT, name, regulation.id, tuple(self._facts))
        self._columns = dict(columns)
        self._parameters = dict(regulation.setting.parameters)
        self._chosen = dict(regulation.setting.readings)
        self._selected = dict(readings or {})
        self._found: dict[Condition, Truths[P]] = {}

    def truths(self, condition: Condition) -> Truths[P]:
        """Where a condition of the regulation holds, and where it does not.

        Args:
            condition: a checked condition; parts shared with one asked before are not worked out again.
        """
        if condition not in self._found:
            self._found[condition] = self._truths(condition)
        return self._found[condition]

    def _truths(self, condition: Condition) -> Truths[P]:
        match condition:
            case Const(value):
                return self.algebra.settled(value is True)
            case Fact(name):
                return self._fact(name)
            case Compare(left, sign, right):
                return self._comparison(left, sign, right)
            case All(parts):
                return self.algebra.all_of(map(self.truths, parts))
            case Any(parts):
                return self.algebra.any_of(map(self.truths, parts))
            case Not(part):
                return self.truths(part).denied
            case Choice(axis, branches):
                return self._choice(axis, branches)
            case _:
                assert_never(condition)

    def _choice(self, axis: str, branches: tuple[tuple[str, Condition], ...]) -> Truths[P]:
        chosen = self._chosen[axis]
        if chosen is not None:
            return self.truths(dict(branches)[chosen])
        if axis not in self._selected:
            found = tuple(self.truths(branch) for _, branch in branches)
            yes, no = (reduce(and_, planes) for planes in zip(*found, strict=True))
            return Truths(yes, no)
        yes = no = self.algebra.zero
        for reading, branch in branches:
            where, found_there = self._selected[axis][reading], self.truths(branch)
            yes, no = yes | (where & found_there.yes), no | (where & found_there.no)
        return Truths(yes, no)

    def _fact(self, name: str) -> Truths[P]:
        column = self._columns.get(name)
        return column if isinstance(column, Truths) else Truths(self.algebra.zero, self.algebra.zero)

    def _numbers(self, name: str) -> Numbers[P]:
        column = self._columns.get(name)
        if isinstance(column, Numbers):
            return column
        return Numbers(self.algebra.zero, ())

    def _comparison(self, left: Term, sign: Comparison, right: Term) -> Truths[P]:
        if isinstance(left, Fact):
            fact = self._facts[left.name]
            if isinstance(right, Fact):
                return self._two_facts(fact, sign, self._facts[right.name])
            return self._one_fact(fact, sign, self._value(right))
        if isinstance(right, Fact):
            return self._one_fact(self._facts[right.name], MIRRORED[sign], self._value(left))
        return self.algebra.settled(bool(SIGNS[sign](self._value(left), self._value(right))))

    def _value(self, term: Const | Param) -> bool | int | str | date:
        return self._parameters[term.name] if isinstance(term, Param) else term.value

    def _one_fact(self, fact: FactDef, sign: Comparison, value: bool | int | str | date) -> Truths[P]:
        if isinstance(fact.sort, Bool):
            found = self._fact(fact.name)
            return found if (value is True) == (sign == "==") else found.denied
        column = self._numbers(fact.name)
        place = code(fact, value)
        match sign:
            case "==" | "!=":
                holds = self.algebra.equal_to(column.bits, place)
            case ">=" | "<":
                holds = self.algebra.at_least(column.bits, place)
            case _:
                holds = self.algebra.at_least(column.bits, place + 1)
        return self._known(column.known, holds, sign in ("==", ">=", ">"))

    def _two_facts(self, left: FactDef, sign: Comparison, right: FactDef) -> Truths[P]:
        if isinstance(left.sort, Bool):
            one, other = self._fact(left.name), self._fact(right.name)
            same = Truths((one.yes & other.yes) | (one.no & other.no), (one.yes & other.no) | (one.no & other.yes))
            return same if sign == "==" else same.denied
        found, against = self._numbers(left.name), self._numbers(right.name)
        known = found.known & against.known
        if isinstance(left.sort, OneOf):
            shared = [value for value, _ in left.sort.values if code(right, value) >= 0]
            both = (
                self.algebra.equal_to(found.bits, code(left, value))
                & self.algebra.equal_to(against.bits, code(right, value))
                for value in shared
            )
            return self._known(known, reduce(or_, both, self.algebra.zero), sign == "==")
        apart = least(left) - least(right)
        one_bits = self.algebra.plus(found.bits, max(0, apart))
        other_bits = self.algebra.plus(against.bits, max(0, -apart))
        match sign:
            case "==" | "!=":
                holds = self.algebra.equal(one_bits, other_bits)
            case ">=" | "<":
                holds = self.algebra.not_below(one_bits, other_bits)
            case _:
                holds = self.algebra.not_below(other_bits, one_bits)
        return self._known(known, holds, sign in ("==", ">=", "<="))

    def _known(self, known: P, holds: P, affirmed: bool) -> Truths[P]:
        found = Truths(known & holds, known & self.algebra.negated(holds))
        return found if affirmed else found.denied
