"""The nodes a condition is made of: a small closed set of frozen values.

A *fact* is stated by somebody, a *parameter* is enacted by the text, a *choice* is a point the wording leaves
open with one branch for each named reading. ``==`` is structural; build trees with :mod:`fzdigital.rules.build`.
"""

from datetime import date
from typing import ClassVar, Literal

from attrs import field, frozen

from fzdigital.errors import TooDeepError

MAX_DEPTH = 60
"""The deepest tree: far more than a sentence of law needs, far less than the interpreter's stack."""

Comparison = Literal["==", "!=", ">=", "<=", ">", "<"]


def _typed(value: bool | int | str | date) -> tuple[str, bool | int | str | date]:
    """What constants are compared by: to Python True is 1, to a rule it is not."""
    return type(value).__name__, value


@frozen
class Const:
    """A constant: a truth value, a number, a day or a named value."""

    value: bool | int | str | date = field(eq=_typed)
    depth: ClassVar[int] = 1


@frozen
class Fact:
    """A declared fact, by name."""

    name: str
    depth: ClassVar[int] = 1


@frozen
class Param:
    """A number or day that the text enacts, by name."""

    name: str
    depth: ClassVar[int] = 1


Term = Const | Fact | Param


@frozen(cache_hash=True)
class Compare:
    """Two terms of one sort compared."""

    left: Term
    sign: Comparison
    right: Term
    depth: ClassVar[int] = 2


def _bounded(depth: int) -> int:
    if depth > MAX_DEPTH:
        raise TooDeepError(
            f"条件嵌套{depth}层，超过上限{MAX_DEPTH}层，请拆成几条规则。",
            f"a condition is nested {depth} deep, the bound is {MAX_DEPTH}; split it into several rules.",
        )
    return depth


@frozen(cache_hash=True)
class All:
    """Holds when every part holds; of no parts, it holds."""

    parts: "tuple[Condition, ...]"
    depth: int = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "depth", _bounded(1 + max((part.depth for part in self.parts), default=0)))


@frozen(cache_hash=True)
class Any:
    """Holds when at least one part holds; of no parts, it does not."""

    parts: "tuple[Condition, ...]"
    depth: int = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "depth", _bounded(1 + max((part.depth for part in self.parts), default=0)))


@frozen(cache_hash=True)
class Not:
    """Holds when its part does not."""

    part: "Condition"
    depth: int = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "depth", _bounded(1 + self.part.depth))


@frozen(cache_hash=True)
class Choice:
    """An open point: the branch of the reading in use decides.

    Args:
        axis: id of the axis, such as ``OP-26.floor``.
        branches: each reading's id with its condition.
    """

    axis: str
    branches: "tuple[tuple[str, Condition], ...]"
    depth: int = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        deepest = max((branch.depth for _, branch in self.branches), default=0)
        object.__setattr__(self, "depth", _bounded(1 + deepest))


Condition = Const | Fact | Compare | All | Any | Not | Choice
"""A condition; a constant or fact standing as one is a truth value."""

TRUE = Const(True)
FALSE = Const(False)
