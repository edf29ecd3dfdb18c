"""Reduced ordered decision diagrams: a truth function of many variables, of which equal ones are one and the same node.

A plane made of these nodes holds *all cases at once*. Two functions are equal exactly when their nodes are, and a
function holds in no case exactly when its node is the zero of the diagram: that is a proof, not a search.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from fzdigital.errors import DiagramTooLargeError
from fzdigital.rules.walks import END, Nodes, below, counted, meet, nearest, reaches_one
from fzdigital.text import Text

MOST_NODES: Final = 2_000_000
"""How many nodes a diagram may come to unless told otherwise: some hundred megabytes."""

MOST_VARIABLES: Final = 800
"""How many variables a diagram may have: functions are walked level by level, within the interpreter's own stack."""


class Node:
    """A truth function over the variables of its diagram; equal to another exactly when it is the same function."""

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
        return frozenset(diagram.nodes.level[index] for index in below(diagram.nodes, self.index) if index > 1)

    @property
    def size(self) -> int:
        """How many nodes it takes, without the two ends."""
        return sum(1 for index in below(self.diagram.nodes, self.index) if index > 1)

    def branches(self, level: int) -> "tuple[Node, Node]":
        """The function where a variable is false, and where it is true.

        Args:
            level: the variable; the function hangs on no earlier one.
        """
        nodes = self.diagram.nodes
        if nodes.level[self.index] != level:
            return self, self
        return Node(self.diagram, nodes.low[self.index]), Node(self.diagram, nodes.high[self.index])

    def restrict(self, values: Mapping[int, bool]) -> "Node":
        """The function with some variables fixed.

        Args:
            values: by variable.
        """
        return Node(self.diagram, self.diagram.restricted(self.index, values))

    def exists(self, variables: Collection[int]) -> "Node":
        """Where some values of these variables make the function hold."""
        return self.exists_with(self.diagram.one, variables)

    def exists_with(self, other: "Node", variables: Collection[int]) -> "Node":
        """Where some values of these variables make two functions hold together."""
        return Node(self.diagram, self.diagram.existing(self.index, other.index, frozenset(variables)))

    def forall(self, variables: Collection[int]) -> "Node":
        """Where the function holds whatever these variables are."""
        one = self.diagram.one
        return one ^ (one ^ self).exists(variables)

    def count(self, variables: Collection[int]) -> int:
        """In how many of the assignments to these variables, at least those of its support, the function holds."""
        return counted(self.diagram.nodes, self.index, sorted(variables))

    def solution(self, preferred: Mapping[int, bool]) -> dict[int, bool] | None:
        """Values under which the function holds, as near as can be to preferred ones.

        Args:
            preferred: values by variable, false where left out.

        Returns:
            values of the variables on which it hangs, with as few as possible that are not the preferred ones; of
            several such, the one that departs from them last. None if it never holds.
        """
        return next(self.solutions(preferred), None)

    def solutions(self, preferred: Mapping[int, bool]) -> Iterator[dict[int, bool]]:
        """All values under which the function holds that are equally near to preferred ones, and none are nearer.

        Args:
            preferred: values by variable, false where left out; a variable left out of a solution has that value.
        """
        return nearest(self.diagram.nodes, self.index, preferred)

    def meets(self, other: "Node") -> bool:
        """Whether two functions hold together somewhere; quicker than to join them."""
        return meet(self.diagram.nodes, self.index, other.index)

    def can_hold(self, values: Mapping[int, bool]) -> bool:
        """Whether it can still hold with some variables fixed; quicker than to restrict it.

        Args:
            values: by variable; any other is free.
        """
        return reaches_one(self.diagram.nodes, self.index, values)


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
        self._level, self._low, self._high = [END, END], [0, 1], [0, 1]
        self.nodes = Nodes(self._level, self._low, self._high)
        self._unique: dict[tuple[int, int, int], int] = {}
        self._ites: dict[tuple[int, int, int], int] = {}
        self.zero = Node(self, 0)
        self.one = Node(self, 1)

    def __len__(self) -> int:
        return len(self.nodes.level)

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
            found = len(self.nodes.level)
            if found >= self.most:
                raise DiagramTooLargeError(Text("节点", "nodes"), self.most)
            self._level.append(level)
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
            level, low, high = self.nodes
            at, at_then, at_other = level[test], level[then], level[other]
            top = min(at, at_then, at_other)
            test_low, test_high = (low[test], high[test]) if at == top else (test, test)
            then_low, then_high = (low[then], high[then]) if at_then == top else (then, then)
            other_low, other_high = (low[other], high[other]) if at_other == top else (other, other)
            found = self._node(top, self.ite(test_low, then_low, other_low), self.ite(test_high, then_high, other_high))
            self._ites[key] = found
        return found

    def restricted(self, index: int, values: Mapping[int, bool]) -> int:
        """The number of a function with some variables fixed."""
        found = {0: 0, 1: 1}

        def walk(one: int) -> int:
            if one not in found:
                value = values.get(self.nodes.level[one])
                if value is None:
                    found[one] = self._node(
                        self.nodes.level[one], walk(self.nodes.low[one]), walk(self.nodes.high[one])
                    )
                else:
                    found[one] = walk(self.nodes.high[one] if value else self.nodes.low[one])
            return found[one]

        return walk(index)

    def existing(self, index: int, other: int, variables: frozenset[int]) -> int:
        """The number of the function that holds where some values of these variables make two others hold together."""
        level, low, high = self.nodes
        last = max(variables, default=-1)
        found: dict[tuple[int, int], int] = {}

        def walk(one: int, two: int) -> int:
            if one == 0 or two == 0:
                return 0
            top = min(level[one], level[two])
            if top > last:
                return self.ite(one, two, 0)
            key = (one, two) if one < two else (two, one)
            if key not in found:
                one_low, one_high = (low[one], high[one]) if level[one] == top else (one, one)
                two_low, two_high = (low[two], high[two]) if level[two] == top else (two, two)
                below = walk(one_low, two_low)
                if top not in variables:
                    found[key] = self._node(top, below, walk(one_high, two_high))
                else:
                    # What holds for one value need not be tried for the other.
                    found[key] = 1 if below == 1 else self.ite(below, 1, walk(one_high, two_high))
            return found[key]

        return walk(index, other)
