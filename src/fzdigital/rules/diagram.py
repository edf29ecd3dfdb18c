"""Reduced ordered decision diagrams: a truth function of many variables, of which equal ones are one and the same node.

A plane made of these nodes holds *all cases at once*. Two functions are equal exactly when their nodes are, and a
function holds in no case exactly when its node is the zero of the diagram: that is a proof, not a search.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from fzdigital.errors import DiagramTooLargeError
from fzdigital.text import Text

MOST_NODES: Final = 2_000_000
"""How many nodes a diagram may come to unless told otherwise: some hundred megabytes."""

MOST_VARIABLES: Final = 800
"""How many variables a diagram may have: functions are walked level by level, within the interpreter's own stack."""

_END: Final = 1 << 30
"""The level of the two ends, below every variable."""


class Node:
    """A truth function over the variables of its diagram; made by a :class:`Diagram` and by ``&``, ``|`` and ``^``.

    Two nodes of one diagram are equal exactly when they are the same function.
    """

    __slots__ = ("diagram", "index")

    def __init__(self, diagram: "Diagram", index: int) -> None:
        self.diagram = diagram
        self.index = index

    def __and__(self, other: "Node") -> "Node":
        return Node(self.diagram, self.diagram.ite(self.index, other.index, 0))

    def __or__(self, other: "Node") -> "Node":
        return Node(self.diagram, self.diagram.ite(self.index, 1, other.index))

    def __xor__(self, other: "Node") -> "Node":
        diagram = self.diagram
        return Node(diagram, diagram.ite(self.index, diagram.ite(other.index, 0, 1), other.index))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Node) and self.index == other.index and self.diagram is other.diagram

    def __hash__(self) -> int:
        return hash(self.index)

    def __bool__(self) -> bool:
        return self.index != 0

    @property
    def support(self) -> frozenset[int]:
        """The variables on which the function depends."""
        diagram = self.diagram
        return frozenset(diagram.level[index] for index in diagram.below(self.index) if index > 1)

    @property
    def size(self) -> int:
        """How many nodes it takes, without the two ends."""
        return sum(1 for index in self.diagram.below(self.index) if index > 1)

    def restrict(self, values: Mapping[int, bool]) -> "Node":
        """The function with some variables fixed.

        Args:
            values: by variable.
        """
        return Node(self.diagram, self.diagram.restricted(self.index, values))

    def exists(self, variables: Collection[int]) -> "Node":
        """Where some values of these variables make the function hold."""
        return Node(self.diagram, self.diagram.existing(self.index, frozenset(variables)))

    def forall(self, variables: Collection[int]) -> "Node":
        """Where the function holds whatever these variables are."""
        one = self.diagram.one
        return one ^ (one ^ self).exists(variables)

    def count(self, variables: Collection[int]) -> int:
        """In how many of the assignments to these variables the function holds.

        Args:
            variables: at least those of its support.
        """
        return self.diagram.counted(self.index, sorted(variables))

    def solution(self, preferred: Mapping[int, bool]) -> dict[int, bool] | None:
        """Values under which the function holds, as near as can be to preferred ones.

        Args:
            preferred: values by variable, false where left out.

        Returns:
            values of the variables on which it hangs, with as few as possible that are not the preferred ones; of
            several such, the one that departs from them last. None if it never holds.
        """
        return self.diagram.nearest(self.index, preferred)

    def can_hold(self, values: Mapping[int, bool]) -> bool:
        """Whether it can still hold with some variables fixed; quicker than to restrict it.

        Args:
            values: by variable; any other is free.
        """
        return self.diagram.reaches_one(self.index, values)


class Diagram:
    """The nodes of all functions of one question, each once.

    Args:
        most: how many nodes there may be.

    Raises:
        DiagramTooLargeError: there are more, or more than :data:`MOST_VARIABLES` variables.

    Variables are whole numbers from 0, in the order in which they are tested. Nodes are numbered in the order in which
    they were made, so that the same questions in the same order give the same numbers everywhere.
    """

    def __init__(self, most: int = MOST_NODES) -> None:
        self.most = most
        self.level = [_END, _END]
        self._low = [0, 1]
        self._high = [0, 1]
        self._unique: dict[tuple[int, int, int], int] = {}
        self._ites: dict[tuple[int, int, int], int] = {}
        self.zero = Node(self, 0)
        self.one = Node(self, 1)

    def __len__(self) -> int:
        return len(self.level)

    def variable(self, level: int) -> Node:
        """The function that holds where a variable does.

        Args:
            level: its place in the order, from 0.
        """
        if level >= MOST_VARIABLES:
            raise DiagramTooLargeError(Text("变量", "variables"), MOST_VARIABLES)
        return Node(self, self._node(level, 0, 1))

    def _node(self, level: int, low: int, high: int) -> int:
        if low == high:
            return low
        key = (level, low, high)
        found = self._unique.get(key)
        if found is None:
            found = len(self.level)
            if found >= self.most:
                raise DiagramTooLargeError(Text("节点", "nodes"), self.most)
            self.level.append(level)
            self._low.append(low)
            self._high.append(high)
            self._unique[key] = found
        return found

    def ite(self, test: int, then: int, other: int) -> int:
        """The number of the function "if the first, then the second, else the third"."""
        if test <= 1:
            return then if test else other
        if then == test:
            then = 1
        if other == test:
            other = 0
        if then == other:
            return then
        if then == 1 and other == 0:
            return test
        # Both "and" and "or" can be asked in two ways; one is kept.
        if (other == 0 and then > 1 and then < test) or (then == 1 and other > 1 and other < test):
            test, then, other = (then, test, 0) if other == 0 else (other, 1, test)
        key = (test, then, other)
        found = self._ites.get(key)
        if found is None:
            level, low, high = self.level, self._low, self._high
            at, at_then, at_other = level[test], level[then], level[other]
            top = min(at, at_then, at_other)
            test_low, test_high = (low[test], high[test]) if at == top else (test, test)
            then_low, then_high = (low[then], high[then]) if at_then == top else (then, then)
            other_low, other_high = (low[other], high[other]) if at_other == top else (other, other)
            found = self._node(top, self.ite(test_low, then_low, other_low), self.ite(test_high, then_high, other_high))
            self._ites[key] = found
        return found

    def below(self, index: int) -> Iterator[int]:
        """The numbers of all nodes of a function, the ends included, each once."""
        seen, waiting = {index}, [index]
        while waiting:
            one = waiting.pop()
            yield one
            for child in (self._low[one], self._high[one]):
                if child not in seen:
                    seen.add(child)
                    waiting.append(child)

    def restricted(self, index: int, values: Mapping[int, bool]) -> int:
        """The number of a function with some variables fixed."""
        found = {0: 0, 1: 1}

        def walk(one: int) -> int:
            if one not in found:
                value = values.get(self.level[one])
                if value is None:
                    found[one] = self._node(self.level[one], walk(self._low[one]), walk(self._high[one]))
                else:
                    found[one] = walk(self._high[one] if value else self._low[one])
            return found[one]

        return walk(index)

    def existing(self, index: int, variables: frozenset[int]) -> int:
        """The number of the function that holds where some values of these variables make another hold."""
        found = {0: 0, 1: 1}
        last = max(variables, default=-1)

        def walk(one: int) -> int:
            level = self.level[one]
            if level > last:
                return one
            if one not in found:
                low, high = walk(self._low[one]), walk(self._high[one])
                found[one] = self.ite(low, 1, high) if level in variables else self._node(level, low, high)
            return found[one]

        return walk(index)

    def counted(self, index: int, variables: list[int]) -> int:
        """In how many assignments to variables, given in order, a function holds."""
        place = {level: position for position, level in enumerate(variables)}
        place[_END] = len(variables)
        found = {0: 0, 1: 1}

        def walk(one: int) -> int:
            """The assignments to this node's variable and all after it."""
            if one not in found:
                here = place[self.level[one]] + 1
                low, high = self._low[one], self._high[one]
                found[one] = (walk(low) << (place[self.level[low]] - here)) + (
                    walk(high) << (place[self.level[high]] - here)
                )
            return found[one]

        return walk(index) << place[self.level[index]]

    def nearest(self, index: int, preferred: Mapping[int, bool]) -> dict[int, bool] | None:
        """Values under which a function holds, with as few as possible that are not the preferred ones."""
        if index == 0:
            return None
        costs: dict[int, int] = {0: _END, 1: 0}

        def cost(one: int) -> int:
            if one not in costs:
                liked = preferred.get(self.level[one], False)
                costs[one] = min(cost(self._low[one]) + liked, cost(self._high[one]) + (not liked))
            return costs[one]

        cost(index)
        values: dict[int, bool] = {}
        while index != 1:
            level = self.level[index]
            liked = preferred.get(level, False)
            child, other = (self._high, self._low) if liked else (self._low, self._high)
            values[level] = liked if costs[child[index]] <= costs[other[index]] + 1 else not liked
            index = (self._high if values[level] else self._low)[index]
        return values

    def reaches_one(self, index: int, values: Mapping[int, bool]) -> bool:
        """Whether a function can still hold with some variables fixed."""
        seen, waiting = {0}, [index]
        while waiting:
            one = waiting.pop()
            if one == 1:
                return True
            if one not in seen:
                seen.add(one)
                value = values.get(self.level[one])
                if value is not True:
                    waiting.append(self._low[one])
                if value is not False:
                    waiting.append(self._high[one])
        return False
