"""In which order a diagram tests its variables: by first occurrence in the rules, what is compared bit beside bit.

The order changes no answer, only how many nodes it takes: two numbers compared take a few nodes for each bit while
their bits alternate, and as many as there are values while they do not. A reading is tested just before the facts that
hang on it, so that one ground is done with before the next begins.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import assert_never

from fzdigital.rules.expr import All, Any, Choice, Compare, Condition, Const, Fact, Not

Place = tuple[int, str]
"""One fact of one case: the position of its matter, or -1 for the day's and the subject's own, and its name."""

Varying = Place | str
"""What may vary: a fact, or an axis that is left unresolved."""

Spoken = tuple[int, Condition, Mapping[str, str | None]]
"""A condition with the position of the matter it is applied to and the readings in use."""


def in_order(
    spoken: Iterable[Spoken], own: Collection[str], known: Collection[Place] = ()
) -> tuple[tuple[Varying, ...], ...]:
    """The facts and unresolved axes that conditions speak of, in groups of such facts as are compared with each other.

    Args:
        spoken: the conditions.
        own: the names of the facts that are not of a matter.
        known: facts that do not vary; to be compared with one of them brings nothing together.
    """
    groups: dict[Varying, list[Varying]] = {}
    for position, condition, readings in spoken:
        for mentioned in _mentioned(condition, readings):
            found = [one if isinstance(one, str) else (-1 if one[0] in own else position, one[0]) for one in mentioned]
            for one in found:
                groups.setdefault(one, [one])
            compared = [one for one in found if one not in known]
            if len(compared) == 2 and groups[compared[0]] is not groups[compared[1]]:
                group, other = (groups[one] for one in compared)
                group += other
                groups.update(dict.fromkeys(other, group))
    # A group is found once for each of its members; the first stays.
    return tuple({id(group): tuple(group) for group in groups.values()}.values())


def _mentioned(condition: Condition, readings: Mapping[str, str | None]) -> Iterator[tuple[str | tuple[str], ...]]:
    """The leaves and the unresolved axes in order: an axis by its id, a leaf by its facts, each in its own tuple."""
    match condition:
        case Const():
            return
        case Fact(name):
            yield ((name,),)
        case Compare(left, _, right):
            yield tuple((side.name,) for side in (left, right) if isinstance(side, Fact))
        case All(parts) | Any(parts):
            for part in parts:
                yield from _mentioned(part, readings)
        case Not(part):
            yield from _mentioned(part, readings)
        case Choice(axis, branches):
            if readings[axis] is None:
                yield (axis,)
            for name, branch in branches:
                if readings[axis] in (None, name):
                    yield from _mentioned(branch, readings)
        case _:
            assert_never(condition)


def tied(groups: tuple[tuple[Varying, ...], ...], ties: Iterable[Collection[Place]]) -> Iterator[tuple[Varying, ...]]:
    """The groups in an order in which what is tied stands together: behind each group whatever is tied to it.

    Args:
        groups: facts and axes in order.
        ties: facts that are tied to each other.
    """
    of = {one: group for group in groups for one in group}
    near: dict[tuple[Varying, ...], dict[tuple[Varying, ...], None]] = {group: {} for group in groups}
    for tie in ties:
        joined = sorted({of[place] for place in tie}, key=groups.index)
        for group in joined:
            near[group] |= dict.fromkeys(joined)
    waiting, given = list(reversed(groups)), set[tuple[Varying, ...]]()
    while waiting:
        group = waiting.pop()
        if group not in given:
            given.add(group)
            yield group
            waiting += reversed(near[group])


def levels_of(widths: Mapping[Varying, int], groups: Iterable[tuple[Varying, ...]]) -> dict[Varying, tuple[int, ...]]:
    """The variables of each fact and axis, lowest bit first; the highest bits are tested first.

    Args:
        widths: how many bits each takes; one that is left out takes none.
        groups: facts and axes in order.
    """
    found: dict[Varying, tuple[int, ...]] = {}
    first = 0
    for group in groups:
        bits: dict[Varying, list[int]] = {one: [] for one in group if widths.get(one)}
        for weight in reversed(range(max((widths[one] for one in bits), default=0))):
            for one in bits:
                if weight < widths[one]:
                    bits[one].append(first)
                    first += 1
        found |= {one: tuple(reversed(levels)) for one, levels in bits.items()}
    return found
