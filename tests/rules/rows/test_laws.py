"""Rows give what their cases give."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from fzdigital.errors import UndeterminedError
from fzdigital.rules.decide import decide
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rows.grounds import RowGrounds, compile_row_grounds, rules_on
from fzdigital.rules.rows.reasons import RowReasons
from tests.strategies.rows import case_of, tables
from tests.strategies.trees import KINDS, regulations, unhurried

ACTS = ("praise", "warn")


def named(grounds: RowGrounds, mask: int) -> set[str]:
    """The answers of a mask."""
    return {name for place, name in enumerate(grounds.answers) if mask >> place & 1}


class TestGrounds:
    """Which rules apply to a row is which apply to the case it stands for."""

    @unhurried
    @given(regulations(), st.data())
    def test_they_are_those_of_the_interpreter(self, regulation: Regulation, data: DataObject) -> None:
        """Exactly the rules that apply are certain, and those that may are possible, however the facts are bound."""
        table = data.draw(tables(regulation.vocabulary))
        grounds = compile_row_grounds(regulation, rules_on(regulation, *ACTS), table.bindings)
        found = zip(grounds.certain(table.rows), grounds.possible(table.rows), table.values, strict=True)
        for certain, possible, values in found:
            decision = decide(regulation, case_of(regulation.vocabulary, values, KINDS))
            results = [ground.result for act in ACTS for ground in decision.of(act).grounds]
            assert named(grounds, certain) == {one.rule.id for one in results if one.applies is True}
            assert named(grounds, possible) == {one.rule.id for one in results if one.applies is not False}

    @unhurried
    @given(regulations(), st.data())
    def test_of_complete_rows(self, regulation: Regulation, data: DataObject) -> None:
        """Where no column is empty, they settle everything, or it is refused: nothing open is taken for a no."""
        table = data.draw(tables(regulation.vocabulary, unknowns=False))
        grounds = compile_row_grounds(regulation, rules_on(regulation, *ACTS), table.bindings)
        trusted = compile_row_grounds(regulation, rules_on(regulation, *ACTS), table.bindings, trusted=True)
        if grounds.unsettled:
            with pytest.raises(UndeterminedError):
                trusted.complete(table.rows)
        else:
            assert grounds.complete(table.rows) == trusted.complete(table.rows) == grounds.certain(table.rows)
            assert grounds.certain(table.rows) == grounds.possible(table.rows)

    @unhurried
    @given(regulations(), st.data())
    def test_trusted(self, regulation: Regulation, data: DataObject) -> None:
        """Of sound rows they are the same, whether every value is looked at or not."""
        table = data.draw(tables(regulation.vocabulary))
        checked, trusted = (
            compile_row_grounds(regulation, rules_on(regulation, *ACTS), table.bindings, trusted=one)
            for one in (False, True)
        )
        assert checked.certain(table.rows) == trusted.certain(table.rows)
        assert checked.possible(table.rows) == trusted.possible(table.rows)

    @unhurried
    @given(regulations(), st.data())
    def test_an_answer_of_several_rules(self, regulation: Regulation, data: DataObject) -> None:
        """It is given where any of its rules applies, or may apply."""
        table = data.draw(tables(regulation.vocabulary))
        single = compile_row_grounds(regulation, rules_on(regulation, *ACTS), table.bindings)
        joint = compile_row_grounds(regulation, {"any": single.answers, "none": ()}, table.bindings)
        assert joint.certain(table.rows) == [int(mask > 0) for mask in single.certain(table.rows)]
        assert joint.possible(table.rows) == [int(mask > 0) for mask in single.possible(table.rows)]

    @unhurried
    @given(regulations(), st.data())
    def test_every_row_passes_the_check(self, regulation: Regulation, data: DataObject) -> None:
        """Values that have a meaning are no fault."""
        table = data.draw(tables(regulation.vocabulary))
        compile_row_grounds(regulation, rules_on(regulation, *ACTS), table.bindings).check(table.rows)


class TestReasons:
    """The reasons for a row are those for the case it stands for."""

    @unhurried
    @given(regulations(), st.data())
    def test_they_are_those_of_the_interpreter(self, regulation: Regulation, data: DataObject) -> None:
        """Outcomes and the whole tree of every rule, at first sight and again."""
        table = data.draw(tables(regulation.vocabulary))
        reasons = RowReasons(regulation, ACTS, table.bindings)
        kinds = (*reasons.kinds, *(kind for kind in KINDS if kind not in reasons.kinds))
        found = reasons.of(table.rows + table.rows)
        for decisions, values in zip(found, table.values + table.values, strict=True):
            decision = decide(regulation, case_of(regulation.vocabulary, values, kinds))
            assert decisions == tuple(decision.of(act) for act in ACTS)
