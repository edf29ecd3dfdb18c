"""The numbers and days of the text, each with the cases at and beside it."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from attrs import frozen

from fzdigital.errors import IllFormedError, InvalidValueError
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.source import Parameter
from fzdigital.text import Text
from fzdigital.vectors import Vector, holds

Side = Literal["below", "at", "above"]
"""On which side of a number something lay that was measured against it."""


@frozen
class Measured:
    """Something that a scenario or vector measured against a number of the text.

    Args:
        parameter: name of the number or day.
        value: what was measured: an integer, or a day against a day.
        by: id of the scenario or vector.
    """

    parameter: str
    value: int | date
    by: str


@frozen
class NumberCases:
    """One number or day with the cases that turn on it.

    Args:
        parameter: the number or day.
        one_less: ids of vectors that turn out otherwise if it is one less, or a day earlier.
        one_more: ids of vectors that turn out otherwise if it is one more, or a day later.
        below, at, above: ids of what measured something on that side of it.
    """

    parameter: Parameter
    one_less: tuple[str, ...]
    one_more: tuple[str, ...]
    below: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    above: tuple[str, ...] = ()


def numbers(
    regulation: Regulation, vectors: Iterable[Vector], measured: Iterable[Measured] = ()
) -> tuple[NumberCases, ...]:
    """Every number and day with the cases that turn on it.

    Args:
        regulation: the regulation.
        vectors: the vectors there are. What they show tells the number from its neighbours; where none shows it, those
            of its unit are asked under the neighbour.
        measured: what was measured against numbers while scenarios or vectors were run; without it no sides are known.

    Returns:
        one entry for each parameter, in their order; an empty tuple says that no such case is known.

    Raises:
        InvalidValueError: something measured against a number that is no number, or against a day that is no day.
    """
    given, found = tuple(vectors), tuple(measured)
    return tuple(_cases(regulation, one, given, found) for one in regulation.parameters)


def side_of(parameter: Parameter, value: int | date) -> Side:
    """On which side of a number a value lies.

    Raises:
        InvalidValueError: a number and a day, which cannot be compared.
    """
    is_day = isinstance(parameter.value, date)
    if isinstance(value, date) is not is_day:
        expected = Text("日期", "a day") if is_day else Text("整数", "a whole number")
        raise InvalidValueError(value, Text(parameter.name, parameter.name), expected)
    found, number = _ordinal(value), _ordinal(parameter.value)
    return "at" if found == number else "below" if found < number else "above"


def _ordinal(value: int | date) -> int:
    return value.toordinal() if isinstance(value, date) else value


def _cases(
    regulation: Regulation, parameter: Parameter, vectors: tuple[Vector, ...], measured: tuple[Measured, ...]
) -> NumberCases:
    sides: dict[Side, dict[str, None]] = {"below": {}, "at": {}, "above": {}}
    for one in measured:
        if one.parameter == parameter.name:
            sides[side_of(parameter, one.value)][one.by] = None
    one_less, one_more = (_telling(regulation, parameter, step, vectors) for step in (-1, 1))
    return NumberCases(parameter, one_less, one_more, *(tuple(sides[side]) for side in sides))


def _telling(regulation: Regulation, parameter: Parameter, step: int, vectors: tuple[Vector, ...]) -> tuple[str, ...]:
    """The vectors that tell a number from the one that many steps away."""
    showing = tuple(vector.id for vector in vectors if f"{parameter.name} {step:+}" in vector.shows)
    other = None if showing else _beside(regulation, parameter, step)
    if other is None:
        return showing
    return tuple(vector.id for vector in vectors if vector.unit == parameter.clause and not holds(other, vector))


def _beside(regulation: Regulation, parameter: Parameter, step: int) -> Regulation | None:
    """The regulation with the neighbour of a number; None where no such number can be meant."""
    value = parameter.value
    neighbour = value + timedelta(days=step) if isinstance(value, date) else value + step
    try:
        return regulation.with_parameters(**{parameter.name: neighbour})
    except IllFormedError:
        return None
