"""How the rows of a table hold the facts: as they are bound, and read with every check."""

from collections.abc import Callable, Mapping, Sequence
from typing import assert_never

from attrs import frozen

from fzdigital.errors import InvalidValueError, UnknownNameError
from fzdigital.rules.binding import Always, Binding, Column, Means, checked_bindings
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
    """The bindings, once every name and value is found sound; a kind of matter without any never happened.

    Args:
        vocabulary: declares the facts.
        bindings: by name of the fact.

    Raises:
        UnknownNameError: a name that no fact has.
        InvalidValueError: a value that its fact does not admit.
    """
    stated = {name: Always(None) if isinstance(one, Derived) else one for name, one in bindings.items()}
    kinds = {fact.of for fact in checked_bindings(vocabulary, stated)}
    absent = {fact.name: Always(fact.absent) for fact in vocabulary.facts if fact.of not in kinds}
    return {**absent, **bindings}


_ROWS = Text("行的列表，每行一个按列名取值的映射", "a list of rows, each a mapping of values by column")


def see_to_rows(rows: object) -> None:
    """See to it that rows are handed over as a list.

    Args:
        rows: the rows.

    Raises:
        InvalidValueError: a single row, or what is no list.
    """
    if isinstance(rows, str) or not isinstance(rows, Sequence):
        raise InvalidValueError(rows, Text("rows", "rows"), _ROWS)


def read_row(facts: Mapping[FactDef, RowBinding], row: Row, place: str) -> dict[str, Known | None]:
    """The facts of a row by name, every value checked.

    Args:
        facts: the facts with their bindings.
        row: the row.
        place: which one it is, for messages, such as ``rows[3]``.

    Raises:
        UnknownNameError: a column that the row does not have.
        InvalidValueError: no mapping, a value without a meaning, or one that its fact does not admit.
    """
    if not isinstance(row, Mapping):
        raise InvalidValueError(row, Text(place, place), Text("按列名取值的映射", "a mapping of values by column"))
    return {fact.name: _value(fact, binding, row, place) for fact, binding in facts.items()}


def _value(fact: FactDef, binding: RowBinding, row: Row, place: str) -> Known | None:
    match binding:
        case Always(value):
            return value
        case Column(name, means):
            if name not in row:
                raise _missing(name, row, place)
            found, where = row[name], f"{place}[{name!r}]"
            if means and found is not None:
                return _meaning(found, means, where)
        case Derived(function):
            try:
                found, where = function(row), f"{place} {fact.name}"
            except KeyError as error:
                if error.args[0] in row:
                    raise
                raise _missing(str(error.args[0]), row, place) from error
        case _:
            assert_never(binding)
    if found is None:
        return None
    if not isinstance(found, Known) or not admits(fact.sort, found):
        raise InvalidValueError(found, Text(where, where), expected(fact.sort))
    return found


def _meaning(found: object, means: Means, where: str) -> Known | None:
    for value, meant in means:
        # To Python True is 1, to a table it is not.
        if type(value) is type(found) and value == found:
            return meant
    shown = [repr(value) for value, _ in means]
    one_of = Text(f"下列之一：{'、'.join(shown)}", f"one of {', '.join(shown)}")
    raise InvalidValueError(found, Text(where, where), one_of)


def _missing(column: str, row: Row, place: str) -> UnknownNameError:
    return UnknownNameError(COLUMN, column, place, tuple(str(name) for name in row))
