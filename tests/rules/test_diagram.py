"""Decision diagrams, against tables of truth."""

from collections.abc import Callable, Mapping
from itertools import product
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from fzdigital.errors import DiagramTooLargeError
from fzdigital.rules.diagram import MOST_VARIABLES, Diagram, Node

VARIABLES: Final = range(5)
ROWS: Final = tuple(
    dict(zip(VARIABLES, values, strict=True)) for values in product((False, True), repeat=len(VARIABLES))
)
"""Every assignment to five variables."""

Formula = tuple[object, ...] | int | bool
"""A variable, a constant, or a sign with formulas: as plain as can be."""


def formulas() -> SearchStrategy[Formula]:
    """Formulas over five variables."""
    leaves: SearchStrategy[Formula] = st.sampled_from(VARIABLES) | st.booleans()
    return st.recursive(
        leaves,
        lambda parts: st.tuples(st.sampled_from("&|^"), parts, parts) | st.tuples(st.just("?"), parts, parts, parts),
        max_leaves=12,
    )


def table(formula: Formula) -> tuple[bool, ...]:
    """The truth of a formula in every row, by Python itself."""

    def truth(one: Formula, row: Mapping[int, bool]) -> bool:
        match one:
            case bool():
                return one
            case int():
                return row[one]
            case ("&", left, right):
                return truth(left, row) and truth(right, row)
            case ("|", left, right):
                return truth(left, row) or truth(right, row)
            case ("^", left, right):
                return truth(left, row) is not truth(right, row)
            case (_, test, then, other):
                return truth(then, row) if truth(test, row) else truth(other, row)
        raise AssertionError(one)

    return tuple(truth(formula, row) for row in ROWS)


def built(diagram: Diagram, formula: Formula) -> Node:
    """The node of a formula."""
    match formula:
        case bool():
            return diagram.one if formula else diagram.zero
        case int():
            return diagram.variable(formula)
        case (sign, left, right):
            one, other = built(diagram, left), built(diagram, right)
            return one & other if sign == "&" else one | other if sign == "|" else one ^ other
        case (_, test, then, other):
            parts = (built(diagram, part).index for part in (test, then, other))
            return Node(diagram, diagram.ite(*parts))
    raise AssertionError(formula)


def truths(node: Node) -> tuple[bool, ...]:
    """The truth of a function in every row, by following its nodes."""
    level, low, high = node.diagram.nodes
    found = []
    for row in ROWS:
        one = node.index
        while one > 1:
            one = high[one] if row[level[one]] else low[one]
        found.append(bool(one))
    return tuple(found)


def of(formula: Formula) -> Node:
    """A formula in a diagram of its own."""
    return built(Diagram(), formula)


fixings: Final = st.dictionaries(st.sampled_from(VARIABLES), st.booleans())
"""Values of some of the variables."""
some: Final = st.sets(st.sampled_from(VARIABLES))
"""Some of the variables."""


def agree(row: Mapping[int, bool], values: Mapping[int, bool]) -> bool:
    """Whether a row has the values that are fixed."""
    return all(row[variable] is value for variable, value in values.items())


class TestTables:
    """Every operation gives the function that a table of truth gives."""

    @given(formulas())
    def test_and_or_exclusive_or_and_if(self, formula: Formula) -> None:
        """A formula of any form has in each row the truth that Python finds."""
        assert truths(of(formula)) == table(formula)

    @given(formulas(), fixings)
    def test_restrict(self, formula: Formula, values: Mapping[int, bool]) -> None:
        """With some variables fixed the function is what it was where they have those values."""
        before = dict(zip(map(tuple, (row.items() for row in ROWS)), table(formula), strict=True))
        expected = tuple(before[tuple({**row, **values}.items())] for row in ROWS)
        assert truths(of(formula).restrict(values)) == expected

    @given(formulas(), some)
    def test_exists_and_forall(self, formula: Formula, variables: set[int]) -> None:
        """Where some values, and where all values of the variables make the function hold."""
        rows = list(zip(ROWS, table(formula), strict=True))
        kept = [variable for variable in VARIABLES if variable not in variables]
        near = [[truth for row, truth in rows if all(row[one] is asked[one] for one in kept)] for asked in ROWS]
        node = of(formula)
        assert truths(node.exists(variables)) == tuple(map(any, near))
        assert truths(node.forall(variables)) == tuple(map(all, near))

    @given(formulas(), formulas(), some)
    def test_exists_with(self, one: Formula, other: Formula, variables: set[int]) -> None:
        """Where some values of the variables make both hold together, as if both had been joined first."""
        diagram = Diagram()
        left, right = built(diagram, one), built(diagram, other)
        assert left.exists_with(right, variables) == (left & right).exists(variables)
        assert right.exists_with(left, variables) == left.exists_with(right, variables)

    @given(formulas())
    def test_branches(self, formula: Formula) -> None:
        """Where the first variable is false and where it is true; both are the function if it hangs on it no more."""
        node = of(formula)
        assert node.branches(0) == (node.restrict({0: False}), node.restrict({0: True}))

    @given(formulas(), some)
    def test_support_and_count(self, formula: Formula, more: set[int]) -> None:
        """It depends on the variables that change some row, and holds in as many rows as the table says."""
        node, expected = of(formula), table(formula)
        flips = {one for one in VARIABLES if truths(node.restrict({one: True})) != truths(node.restrict({one: False}))}
        assert node.support == flips
        assert node.count(VARIABLES) == sum(expected)
        # Of fewer variables there are fewer rows: each variable left out halves them.
        assert node.count(flips | more) << (len(VARIABLES) - len(flips | more)) == sum(expected)

    @given(formulas(), formulas(), st.sets(st.sampled_from(VARIABLES)))
    def test_together(self, one: Formula, other: Formula, variables: set[int]) -> None:
        """Two functions meet where both hold in a row; left out together, as if they had been joined before."""
        diagram = Diagram()
        left, right = built(diagram, one), built(diagram, other)
        assert left.meets(right) is any(map(all, zip(table(one), table(other), strict=True)))
        assert left.exists_with(right, variables) == (left & right).exists(variables)

    @given(formulas(), fixings)
    def test_can_hold(self, formula: Formula, values: Mapping[int, bool]) -> None:
        """It can hold exactly where some row with those values holds."""
        expected = any(truth for row, truth in zip(ROWS, table(formula), strict=True) if agree(row, values))
        assert of(formula).can_hold(values) is expected

    @given(formulas(), fixings)
    def test_solutions(self, formula: Formula, preferred: Mapping[int, bool]) -> None:
        """All rows that are nearest to the preferred values, no other, each once; the first is the solution."""

        def distance(row: Mapping[int, bool]) -> int:
            return sum(row[one] is not preferred.get(one, False) for one in VARIABLES)

        holding = [row for row, truth in zip(ROWS, table(formula), strict=True) if truth]
        nearest = min(map(distance, holding), default=0)
        expected = [tuple(row.items()) for row in holding if distance(row) == nearest]
        node = of(formula)
        found = list(node.solutions(preferred))
        full = [tuple((one, values.get(one, preferred.get(one, False))) for one in VARIABLES) for values in found]
        assert sorted(full) == sorted(expected)
        assert node.solution(preferred) == (found[0] if found else None)

    @given(formulas(), fixings)
    def test_of_several_solutions_the_one_that_departs_last(
        self, formula: Formula, preferred: Mapping[int, bool]
    ) -> None:
        """Solutions come with the preferred values of the first variables first."""
        departs = [
            [values.get(one, preferred.get(one, False)) is not preferred.get(one, False) for one in VARIABLES]
            for values in of(formula).solutions(preferred)
        ]
        assert departs == sorted(departs)


class TestCanonical:
    """A function has one node, however it was written."""

    @given(formulas(), formulas())
    def test_equal_functions_are_the_same_node(self, one: Formula, other: Formula) -> None:
        """Two formulas of one table are one node, and two of different tables are not."""
        diagram = Diagram()
        left, right = built(diagram, one), built(diagram, other)
        same = table(one) == table(other)
        assert (left == right) is same
        assert (left.index == right.index) is same
        assert not same or hash(left) == hash(right)

    @given(formulas())
    def test_of_no_row_it_is_the_zero(self, formula: Formula) -> None:
        """What holds nowhere is the zero and alone is empty; what holds everywhere is the one."""
        node = of(formula)
        assert bool(node) is any(table(formula))
        assert (node == node.diagram.zero) is (not any(table(formula)))
        assert (node == node.diagram.one) is all(table(formula))

    @given(formulas())
    def test_no_node_is_there_twice_or_for_nothing(self, formula: Formula) -> None:
        """Each node tests a variable that comes before those below it, and leads to two places."""
        node = of(formula)
        level, low, high = node.diagram.nodes
        made = [(level[one], low[one], high[one]) for one in range(2, len(node.diagram))]
        assert len(set(made)) == len(made)
        assert all(below != above and at < min(level[below], level[above]) for at, below, above in made)

    @given(formulas())
    def test_size_is_the_number_of_different_rests(self, formula: Formula) -> None:
        """As many nodes as there are functions left over that hang on their first variable."""
        rests = set()
        for kept in range(len(VARIABLES)):
            for values in product((False, True), repeat=kept):
                rest = of(formula).restrict(dict(zip(VARIABLES, values, strict=False)))
                if truths(rest.restrict({kept: False})) != truths(rest.restrict({kept: True})):
                    rests.add(truths(rest))
        assert of(formula).size == len(rests)


class TestNumbers:
    """Nodes are numbered by the order in which they were asked for, and by nothing else."""

    @given(st.lists(formulas(), max_size=4))
    def test_the_same_questions_give_the_same_numbers(self, asked: list[Formula]) -> None:
        """Two diagrams of which the same is asked are alike, node by node."""
        one, other = Diagram(), Diagram()
        numbers = [[built(diagram, formula).index for formula in asked] for diagram in (one, other)]
        assert numbers[0] == numbers[1]
        assert one.nodes == other.nodes

    def test_nodes_of_two_diagrams_are_never_equal(self) -> None:
        """Not even the two ends, nor a node and something else."""
        one, other = Diagram(), Diagram()
        assert one.zero != other.zero
        assert one.variable(0) != other.variable(0)
        assert one.zero != 0

    def test_the_two_ends(self) -> None:
        """Both are there from the start, hang on nothing and take no node."""
        diagram = Diagram()
        assert len(diagram) == 2
        assert (diagram.zero.support, diagram.one.support) == (frozenset(), frozenset())
        assert (diagram.zero.size, diagram.one.size) == (0, 0)
        assert (diagram.zero.count(VARIABLES), diagram.one.count(VARIABLES)) == (0, len(ROWS))
        assert (diagram.zero.solution({}), diagram.one.solution({0: True})) == (None, {})
        assert list(diagram.zero.solutions({})) == []


class TestBounds:
    """What would take too much room is refused, and only that."""

    def test_as_many_nodes_as_allowed(self) -> None:
        """Two ends and two variables are four nodes."""
        diagram = Diagram(most=4)
        diagram.variable(0)
        diagram.variable(1)
        assert len(diagram) == 4
        assert diagram.variable(1) == diagram.variable(1)

    def test_one_node_more(self) -> None:
        """The fifth node is refused with the bound, and what was there stays as it was."""
        diagram = Diagram(most=4)
        both = (diagram.variable(0), diagram.variable(1))
        with pytest.raises(DiagramTooLargeError, match="more than 4 nodes"):
            both[0] & both[1]
        assert len(diagram) == 4

    def test_as_many_variables_as_allowed(self) -> None:
        """The last variable is the last but one of the bound, for they are counted from 0."""
        assert Diagram().variable(MOST_VARIABLES - 1).support == {MOST_VARIABLES - 1}

    def test_one_variable_more(self) -> None:
        """The bound itself is no variable any more."""
        with pytest.raises(DiagramTooLargeError, match=f"more than {MOST_VARIABLES} variables"):
            Diagram().variable(MOST_VARIABLES)

    @pytest.mark.parametrize(
        "walk",
        [
            lambda node: node.restrict({0: True}).size,
            lambda node: node.exists(range(0, MOST_VARIABLES, 2)).size,
            lambda node: node.forall(range(MOST_VARIABLES)).size,
            lambda node: node.count(range(MOST_VARIABLES)),
            lambda node: len(node.solution({}) or {}),
            lambda node: node.can_hold({0: False}),
            lambda node: len(node.support),
        ],
        ids=["restrict", "exists", "forall", "count", "solution", "can_hold", "support"],
    )
    def test_all_variables_at_once(self, walk: Callable[[Node], int]) -> None:
        """A function of as many variables as allowed is walked within the interpreter's stack."""
        diagram = Diagram()
        node = diagram.one
        for level in reversed(range(MOST_VARIABLES)):
            node = diagram.variable(level) & node
        expected = {0, 1, MOST_VARIABLES // 2, MOST_VARIABLES - 1, MOST_VARIABLES}
        assert walk(node) in expected
