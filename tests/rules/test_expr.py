"""The nodes of conditions."""

import pickle
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from fzdigital.errors import TooDeepError
from fzdigital.rules.expr import FALSE, MAX_DEPTH, TRUE, All, Any, Choice, Compare, Condition, Const, Fact, Not, Param
from tests.strategies.trees import Realm, conditions, realms, unhurried

WRAPPERS: tuple[Callable[[Condition], Condition], ...] = (
    Not,
    lambda part: All((TRUE, part)),
    lambda part: Any((part, FALSE)),
    lambda part: Choice("axis", (("one", FALSE), ("other", part))),
)


def nested(wrap: Callable[[Condition], Condition], depth: int) -> Condition:
    """A condition that is so many levels deep."""
    condition: Condition = Fact("f")
    for _ in range(depth - 1):
        condition = wrap(condition)
    return condition


class TestDepth:
    """A tree has a bound far above what a sentence of law needs."""

    def test_leaves_have_their_own(self) -> None:
        """A constant, fact or parameter is one deep, a comparison two."""
        comparison = Compare(Fact("f"), ">=", Param("p"))
        assert [node.depth for node in (TRUE, Fact("f"), Param("p"), comparison)] == [1, 1, 1, 2]

    def test_it_is_that_of_the_deepest_part(self) -> None:
        """One deep part among shallow ones counts; of no parts, a node is one deep."""
        assert All((Fact("f"), Not(Not(Fact("g"))), TRUE)).depth == 4
        assert (All(()).depth, Any(()).depth, Choice("axis", ()).depth) == (1, 1, 1)

    @pytest.mark.parametrize("wrap", WRAPPERS)
    def test_exactly_at_the_bound_a_tree_is_built(self, wrap: Callable[[Condition], Condition]) -> None:
        """Sixty levels are admitted."""
        assert nested(wrap, MAX_DEPTH).depth == MAX_DEPTH == 60

    @pytest.mark.parametrize("wrap", WRAPPERS)
    def test_one_above_it_is_not(self, wrap: Callable[[Condition], Condition]) -> None:
        """The sixty-first level is refused, with both numbers and what to do, in both languages."""
        with pytest.raises(TooDeepError, match="nested 61 deep, the bound is 60; split it") as error:
            nested(wrap, MAX_DEPTH + 1)
        assert error.value.text.zh == "条件嵌套61层，超过上限60层，请拆成几条规则。"


class TestEquality:
    """Trees are values: the same form is the same condition."""

    @unhurried
    @given(realms(), st.data())
    def test_a_copy_is_equal(self, realm: Realm, data: DataObject) -> None:
        """A condition that went to another process equals the original, with the same hash and depth."""
        condition = data.draw(conditions(realm))
        copy = pickle.loads(pickle.dumps(condition))
        assert copy == condition
        assert hash(copy) == hash(condition)
        assert copy.depth == condition.depth

    def test_order_and_kind_are_part_of_the_form(self) -> None:
        """Two trees that mean the same are still two trees, and none equals a node of another kind."""
        one, other = Fact("f"), Fact("g")
        assert All((one, other)) != All((other, one))
        assert All((one,)) != Any((one,))
        assert Fact("f") != Param("f")
        assert Const("f") != Fact("f")
