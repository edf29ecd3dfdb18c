"""In which order a diagram tests its variables: facts by first occurrence, those that are compared bit beside bit.

The order changes no answer, only how many nodes it takes: two numbers compared take a few nodes for each bit while
their bits alternate, and as many as there are values while they do not.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from fzdigital.rules.expr import All, Any, Choice, Compare, Condition, Const, Fact, Not
from fzdigital.rules.patterns import leaves

Place = tuple[int, str]
"""One fact of one case: the position of its matter, or -1 for the day's and the subject's own, and its name."""

Spoken = tuple[int, Condition, Mapping[str, str | None]]
"""A condition with the position of the matter it is applied to and the readings in use."""


def in_order(spoken: Iterable[Spoken], own: frozenset[str]) -> tuple[tuple[Place, ...], ...]:
    """The facts that conditions speak of, in groups of such as are compared with each other.

    Args:
        spoken: the conditions.
        own: the names of the facts that are not of a matter.
    """
    groups: dict[Place, list[Place]] = {}

    def place_of(name: str, position: int) -> Place:
        place = (-1 if name in own else position, name)
        groups.setdefault(place, [place])
        return place

    for position, condition, readings in spoken:
        for leaf in leaves(condition, readings):
            if isinstance(leaf, Fact):
                place_of(leaf.name, position)
                continue
            _join(groups, [place_of(side.name, position) for side in (leaf.left, leaf.right) if isinstance(side, Fact)])
    # A group is found once for each of its places; the dictionary keeps the first.
    return tuple({id(group): tuple(group) for group in groups.values()}.values())


def _join(groups: dict[Place, list[Place]], compared: list[Place]) -> None:
    if len(compared) == 2 and groups[compared[0]] is not groups[compared[1]]:
        one, other = (groups[place] for place in compared)
        one += other
        for place in other:
            groups[place] = one


def levels_of(
    widths: Mapping[Place, int], groups: Iterable[tuple[Place, ...]], first: int
) -> dict[Place, tuple[int, ...]]:
    """The variables of each fact, lowest bit first; the highest bits are tested first.

    Args:
        widths: how many bits a fact takes; one that is left out takes none.
        groups: the facts in order.
        first: the first variable to give out.
    """
    found: dict[Place, tuple[int, ...]] = {}
    for group in groups:
        bits: dict[Place, list[int]] = {place: [] for place in group if widths.get(place)}
        for weight in reversed(range(max((widths[place] for place in bits), default=0))):
            for place in bits:
                if weight < widths[place]:
                    bits[place].append(first)
                    first += 1
        found |= {place: tuple(reversed(levels)) for place, levels in bits.items()}
    return found


def open_axes(condition: Condition, readings: Mapping[str, str | None]) -> Iterator[str]:
    """The axes on which a condition hangs and which are left unresolved, in order, with repetitions."""
    match condition:
        case Const() | Fact() | Compare():
            return
        case All(parts) | Any(parts):
            for part in parts:
                yield from open_axes(part, readings)
        case Not(part):
            yield from open_axes(part, readings)
        case Choice(axis, branches):
            if readings[axis] is None:
                yield axis
            for name, branch in branches:
                if readings[axis] in (None, name):
                    yield from open_axes(branch, readings)
        case _:
            assert_never(condition)
