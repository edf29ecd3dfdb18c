"""Named combinators: the only way rules are written.

Each takes declarations (:class:`~fzdigital.rules.vocabulary.FactDef`, :class:`~fzdigital.rules.source.Parameter`),
so that a misspelt name is an error of Python, and plain values, and gives a node.
"""

from datetime import date

from fzdigital.errors import UnknownNameError
from fzdigital.rules.expr import All, Any, Choice, Compare, Comparison, Condition, Const, Fact, Not, Param, Term
from fzdigital.rules.source import Axis, Parameter
from fzdigital.rules.vocabulary import FactDef
from fzdigital.text import Text

Operand = FactDef | Parameter | bool | int | str | date
"""What may stand on a side of a comparison."""


def term(operand: Operand) -> Term:
    """The leaf for a declaration or a plain value."""
    match operand:
        case FactDef():
            return Fact(operand.name)
        case Parameter():
            return Param(operand.name)
        case _:
            return Const(operand)


def holds(fact: FactDef) -> Fact:
    """A yes-or-no fact holds."""
    return Fact(fact.name)


def all_of(*parts: Condition) -> All:
    """Every part holds."""
    return All(parts)


def any_of(*parts: Condition) -> Any:
    """At least one part holds."""
    return Any(parts)


def not_(part: Condition) -> Not:
    """The part does not hold."""
    return Not(part)


def implies(one: Condition, other: Condition) -> Any:
    """The other holds wherever the one does."""
    return Any((Not(one), other))


def _compare(left: Operand, sign: Comparison, right: Operand) -> Compare:
    return Compare(term(left), sign, term(right))


def is_(left: Operand, right: Operand) -> Compare:
    """Both sides are the same value."""
    return _compare(left, "==", right)


def is_not(left: Operand, right: Operand) -> Compare:
    """The sides are different values."""
    return _compare(left, "!=", right)


def one_of(left: FactDef, values: tuple[str, ...]) -> Any:
    """The fact has one of the values."""
    return Any(tuple(is_(left, value) for value in values))


def at_least(left: Operand, right: Operand) -> Compare:
    """The left side is the right side or more (a day: that day or later)."""
    return _compare(left, ">=", right)


def at_most(left: Operand, right: Operand) -> Compare:
    """The left side is the right side or less (a day: that day or earlier)."""
    return _compare(left, "<=", right)


def above(left: Operand, right: Operand) -> Compare:
    """The left side is more than the right side (a day: later)."""
    return _compare(left, ">", right)


def below(left: Operand, right: Operand) -> Compare:
    """The left side is less than the right side (a day: earlier)."""
    return _compare(left, "<", right)


def choice(axis: Axis, **branches: Condition) -> Choice:
    """The condition under each reading of an open point.

    Args:
        axis: the open question.
        branches: one condition for each of its readings, by the reading's id.

    Raises:
        UnknownNameError: a branch that is no reading of the axis, or a reading without a branch.
    """
    known = tuple(reading.id for reading in axis.readings)
    for name in (*branches, *known):
        if name not in known or name not in branches:
            raise UnknownNameError(Text("口径", "reading"), name, axis.id, known)
    return Choice(axis.id, tuple((name, branches[name]) for name in known))
