"""How the rows of a table hold the facts: as they are bound, and read with every check."""

from collections.abc import Callable, Mapping
from typing import assert_never

from attrs import frozen

from fzdigital.errors import InvalidValueError, UnknownNameError
from fzdigital.rules.binding import Always, Binding, Column, checked_bindings
from fzdigital.rules.sorts import admits, expected
from fzdigital.rules.vocabulary import FactDef, Known, Vocabulary
from fzdigital.text import Text

COLUMN = Text("列", "column")

Row = Mapping[str, object]
"""A row: the value of every column by its name; None is unknown."""


@frozen
class Derived:
    """A fact that a function computes from a row, called at most once for each.

    Args:
        function: gives the fact's value, or None if it is unknown; it must not change the row.
    """

    function: Callable[[Row], Known | None]


RowBinding = Binding | Derived


def checked_row_bindings(vocabulary: Vocabulary, bindings: Mapping[str, RowBinding]) -> dict[str, RowBinding]:
    """The bindings, once every name and value is found sound.

    Args:
        vocabulary: declares the facts.
        bindings: by name of the fact.

    Raises:
        UnknownNameError: a name that no fact has.
        InvalidValueError: a value that its fact does not admit.
    """
    stated = {name: Always(None) if isinstance(one, Derived) else one for name, one in bindings.items()}
    return {fact.name: bindings[fact.name] for fact in checked_bindings(vocabulary, stated)}


def read_row(facts: Mapping[FactDef, RowBinding], row: Row, place: str) -> dict[str, Known | None]:
    """The facts of a row by name, every value checked.

    Args:
        facts: the facts with their bindings.
        row: the row.
        place: which one it is, for messages, such as ``rows[3]``.

    Raises:
        UnknownNameError: a column that the row does not have.
        InvalidValueError: a value without a meaning, or one that its fact does not admit.
    """
    return {fact.name: _value(fact, binding, row, place) for fact, binding in facts.items()}


def _value(fact: FactDef, binding: RowBinding, row: Row, place: str) -> Known | None:
    match binding:
        case Always(value):
            return value
        case Column(name, means):
            if name not in row:
                raise UnknownNameError(COLUMN, name, place, tuple(str(column) for column in row))
            found = row[name]
            if means and found is not None:
                meant = [value for one, value in means if type(one) is type(found) and one == found]
                if not meant:
                    shown = [repr(one) for one, _ in means]
                    values = Text(f"下列之一：{'、'.join(shown)}", f"one of {', '.join(shown)}")
                    raise InvalidValueError(found, Text(f"{place}[{name!r}]", f"{place}[{name!r}]"), values)
                return meant[0]
            where = f"{place}[{name!r}]"
        case Derived(function):
            found, where = function(row), f"{place}：{fact.name}"
        case _:
            assert_never(binding)
    if found is None:
        return None
    if not isinstance(found, Known) or not admits(fact.sort, found):
        raise InvalidValueError(found, Text(where, where), expected(fact.sort))
    return found
