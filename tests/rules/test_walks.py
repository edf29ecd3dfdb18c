"""Walks over nodes that make no new ones."""

from hypothesis import given

from fzdigital.rules.walks import END, below, counted, nearest, reaches_one
from tests.rules.test_diagram import VARIABLES, Formula, formulas, of


class TestWalks:
    """A walk reads a diagram and leaves it as it is."""

    @given(formulas())
    def test_none_makes_a_node(self, formula: Formula) -> None:
        """After every walk there are as many nodes as before."""
        node = of(formula)
        before = len(node.diagram)
        counted(node.diagram.nodes, node.index, list(VARIABLES))
        list(nearest(node.diagram.nodes, node.index, {0: True}))
        reaches_one(node.diagram.nodes, node.index, {0: True})
        assert len(node.diagram) == before

    @given(formulas())
    def test_below_is_each_node_once(self, formula: Formula) -> None:
        """A node, and both that any of them leads to; none twice."""
        node = of(formula)
        _, low, high = node.diagram.nodes
        found = list(below(node.diagram.nodes, node.index))
        assert len(set(found)) == len(found)
        assert found[0] == node.index
        assert all({low[one], high[one]} <= set(found) for one in found)

    def test_the_ends_lie_below_every_variable(self) -> None:
        """Both ends have a level that no variable has."""
        assert of(0).diagram.nodes.level[:2] == [END, END]
