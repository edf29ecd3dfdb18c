"""What of a text is arithmetic, ordering or calendar, and therefore no condition."""

from collections.abc import Callable
from typing import Any

from attrs import frozen


@frozen
class PlainFunction:
    """A unit of the text encoded as a plain function: arithmetic, ordering, calendars.

    Args:
        clause: id of the clause it encodes.
        function: the function; importable by name, without state.
        parameters: names of the parameters it uses.
        axes: ids of the axes that steer it.
    """

    clause: str
    function: Callable[..., Any]
    parameters: tuple[str, ...] = ()
    axes: tuple[str, ...] = ()
