"""What of a text is arithmetic, ordering or calendar, and therefore no condition."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from attrs import frozen

from fzdigital.errors import IllFormedError
from fzdigital.rules.declared import AXIS, CLAUSE, FACT, PARAMETER, Declared, unknown


@frozen
class PlainFunction:
    """A unit of the text encoded as a plain function: arithmetic, ordering, calendars.

    Args:
        clause: id of the clause it encodes.
        function: the function; importable by name, without state.
        parameters: names of the parameters it uses.
        axes: ids of the axes that steer it.
        gives: names of the facts that are derived with it: where the function changes, they may come out otherwise.
    """

    clause: str
    function: Callable[..., Any]
    parameters: tuple[str, ...] = ()
    axes: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()


def function_faults(functions: Iterable[PlainFunction], declared: Declared) -> Iterator[IllFormedError]:
    """A fault for each name in a function's entry that nobody declared.

    Args:
        functions: the entries.
        declared: everything they may refer to.
    """
    for one in functions:
        place = one.function.__qualname__
        yield from unknown(CLAUSE, (one.clause,), place, declared.clause_ids)
        yield from unknown(PARAMETER, one.parameters, place, declared.parameter_names)
        yield from unknown(AXIS, one.axes, place, declared.axis_ids)
        yield from unknown(FACT, one.gives, place, declared.fact_names)
