"""Walks over the nodes of a decision diagram that make no new ones."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

END: Final = 1 << 30
"""The level of the two ends, below every variable."""


class Nodes(NamedTuple):
    """The nodes of a diagram by number; 0 and 1 are the two ends.

    Args:
        level: the variable that each node tests.
        low: where it leads if that is false.
        high: where it leads if that is true.
    """

    level: Sequence[int]
    low: Sequence[int]
    high: Sequence[int]


def below(nodes: Nodes, index: int) -> Iterator[int]:
    """The numbers of all nodes of a function, the ends included, each once."""
    seen, waiting = {index}, [index]
    while waiting:
        one = waiting.pop()
        yield one
        for child in (nodes.low[one], nodes.high[one]):
            if child not in seen:
                seen.add(child)
                waiting.append(child)


def counted(nodes: Nodes, index: int, variables: Sequence[int]) -> int:
    """In how many assignments to variables, given in order, a function holds."""
    place = {level: position for position, level in enumerate(variables)}
    place[END] = len(variables)
    found = {0: 0, 1: 1}

    def walk(one: int) -> int:
        """The assignments to this node's variable and all after it."""
        if one not in found:
            here = place[nodes.level[one]] + 1
            low, high = nodes.low[one], nodes.high[one]
            found[one] = (walk(low) << (place[nodes.level[low]] - here)) + (
                walk(high) << (place[nodes.level[high]] - here)
            )
        return found[one]

    return walk(index) << place[nodes.level[index]]


def nearest(nodes: Nodes, index: int, preferred: Mapping[int, bool]) -> Iterator[dict[int, bool]]:
    """Every assignment under which a function holds with as few values as possible that are not the preferred ones.

    A variable that is left out has its preferred value.
    """
    costs: dict[int, int] = {0: END, 1: 0}

    def cost(one: int) -> int:
        if one not in costs:
            liked = preferred.get(nodes.level[one], False)
            costs[one] = min(cost(nodes.low[one]) + liked, cost(nodes.high[one]) + (not liked))
        return costs[one]

    # A list of its own instead of a call within a call: two generators to a variable would be too deep for the stack.
    waiting: list[tuple[int, dict[int, bool]]] = [(index, {})] if cost(index) < END else []
    while waiting:
        one, taken = waiting.pop()
        if one == 1:
            yield taken
            continue
        level = nodes.level[one]
        liked = preferred.get(level, False)
        # What is liked is put last, and so taken first.
        for value, child in sorted(
            ((False, nodes.low[one]), (True, nodes.high[one])), key=lambda edge: edge[0] == liked
        ):
            if costs[child] + (value != liked) == costs[one]:
                waiting.append((child, taken | {level: value}))


def reaches_one(nodes: Nodes, index: int, values: Mapping[int, bool]) -> bool:
    """Whether a function can still hold with some variables fixed."""
    seen, waiting = {0}, [index]
    while waiting:
        one = waiting.pop()
        if one == 1:
            return True
        if one not in seen:
            seen.add(one)
            value = values.get(nodes.level[one])
            if value is not True:
                waiting.append(nodes.low[one])
            if value is not False:
                waiting.append(nodes.high[one])
    return False


def meet(nodes: Nodes, one: int, other: int) -> bool:
    """Whether two functions hold together somewhere."""
    level, low, high = nodes
    seen: set[tuple[int, int]] = set()
    waiting = [(one, other)]
    while waiting:
        pair = waiting.pop()
        left, right = pair
        if left == 0 or right == 0 or pair in seen:
            continue
        if left == right or left == 1 or right == 1:
            return True
        seen.add(pair)
        top = min(level[left], level[right])
        left_low, left_high = (low[left], high[left]) if level[left] == top else (left, left)
        right_low, right_high = (low[right], high[right]) if level[right] == top else (right, right)
        waiting += ((left_high, right_high), (left_low, right_low))
    return False
