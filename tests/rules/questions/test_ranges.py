"""All codes of a fact, in ranges of such as come to the same."""

from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from fzdigital.rules.diagram import Diagram, Node
from fzdigital.rules.questions.ranges import merged, ranges

CODES = range(8)
BITS = (5, 3, 2)
"""The variables of three bits, the lowest bit first; other variables stand between them."""


def function(diagram: Diagram, codes: frozenset[int]) -> Node:
    """Where a number is one of some codes."""
    found = diagram.zero
    for code in codes:
        same = diagram.one
        for bit, level in enumerate(BITS):
            variable = diagram.variable(level)
            same = same & (variable if code >> bit & 1 else diagram.one ^ variable)
        found = found | same
    return found


class TestRanges:
    """Each code is in one range, in order, and ranges are as long as can be."""

    @given(st.lists(st.frozensets(st.sampled_from(CODES)), max_size=3))
    def test_as_code_by_code(self, sets: list[frozenset[int]]) -> None:
        """The same as to look at each code and join those that follow each other and come to the same."""
        diagram = Diagram()
        held = [(code, tuple(code in codes for codes in sets)) for code in CODES]
        expected = []
        for value, group in groupby(held, lambda one: one[1]):
            codes = [code for code, _ in group]
            expected.append((codes[0], codes[-1], value))
        assert list(ranges(BITS, [function(diagram, codes) for codes in sets])) == expected

    def test_of_no_bits_there_is_one_code(self) -> None:
        """A fact that can have one value only."""
        diagram = Diagram()
        assert list(ranges((), [diagram.one, diagram.zero])) == [(0, 0, (True, False))]

    def test_nothing_to_merge(self) -> None:
        """Of no ranges there are none."""
        assert list(merged(())) == []
