"""Where the facts of many cases come from: a column of somebody's table, or one value for all of them.

Other people's tables have their own names and codes. A binding says which column holds a fact and what its values mean;
nothing is guessed from a name.
"""

from collections.abc import Mapping

from attrs import field, frozen

from fzdigital.errors import InvalidValueError, UnknownNameError
from fzdigital.rules.sorts import admits, expected
from fzdigital.rules.vocabulary import KIND_OF_NAME, FactDef, Known, Vocabulary
from fzdigital.text import Text

Means = tuple[tuple[object, Known | None], ...]
"""What a column's values mean; empty where they are the fact's own. None is unknown."""

_A_BINDING = Text("Column(…)或Always(…)", "Column(...) or Always(...)")
_A_MEANING = Text("至少有一个值有已知含义的对应表", "a mapping in which at least one value means something known")


def _pairs(values: Mapping[object, Known | None] | Means) -> Means:
    return tuple(values.items()) if isinstance(values, Mapping) else values


@frozen
class Column:
    """A fact that stands in a column.

    Args:
        name: the column's name in the table it comes from.
        means: what each of the column's values means, as a mapping; empty where the column holds the fact's own
            values. A missing value is unknown and needs no meaning; any other that is unknown, such as an empty text,
            means None.
    """

    name: str
    means: Means = field(default=(), converter=_pairs)


@frozen
class Always:
    """A fact that has one value in all cases.

    Args:
        value: the value; None if it is unknown in all of them.
    """

    value: Known | None


Binding = Column | Always


def checked_bindings(vocabulary: Vocabulary, bindings: Mapping[str, Binding]) -> dict[FactDef, Binding]:
    """The bindings by fact, once every name and value is found sound.

    Args:
        vocabulary: declares the facts.
        bindings: by name of the fact.

    Raises:
        UnknownNameError: a name that no fact has.
        InvalidValueError: a value that its fact does not admit, or what is no binding.
    """
    found: dict[FactDef, Binding] = {}
    for name, binding in bindings.items():
        fact = vocabulary.get(name)
        if fact is None:
            known = tuple(one.name for one in vocabulary.facts)
            raise UnknownNameError(KIND_OF_NAME, name, "bindings", known)
        if not isinstance(binding, Column | Always):
            raise InvalidValueError(binding, Text(name, name), _A_BINDING)
        meant = (binding.value,) if isinstance(binding, Always) else tuple(value for _, value in binding.means)
        for value in meant:
            if value is not None and not admits(fact.sort, value):
                raise InvalidValueError(value, fact.text, expected(fact.sort))
        if isinstance(binding, Column) and meant and {*meant} == {None}:
            raise InvalidValueError(dict(binding.means), Text(name, name), _A_MEANING)
        found[fact] = binding
    return found
