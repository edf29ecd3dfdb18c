"""The account of every unit of the text."""

import pytest

from fzdigital.policy.articles.a3_scoring import final_score
from fzdigital.policy.measures import MEASURES
from fzdigital.signing import Account, accounts
from tests.signing.samples import SCENARIOS, VECTORS, scenario, vector

ACCOUNTS = {one.unit.id: one for one in accounts(MEASURES, VECTORS, SCENARIOS)}


class TestAccounts:
    """Each unit with everything that stands on it."""

    def test_every_unit_has_one_in_the_order_of_the_text(self) -> None:
        """As many as the catalogue has units, and in its order."""
        assert tuple(ACCOUNTS) == tuple(clause.id for clause in MEASURES.clauses)
        assert len(ACCOUNTS) == 62

    def test_every_claim_is_in_exactly_one(self) -> None:
        """No rule, number, function or condition is lost or counted twice."""
        assert sorted(rule.id for one in ACCOUNTS.values() for rule in one.rules) == sorted(
            rule.id for rule in MEASURES.rules
        )
        assert sum(len(one.parameters) for one in ACCOUNTS.values()) == len(MEASURES.parameters)
        assert sum(len(one.functions) for one in ACCOUNTS.values()) == len(MEASURES.functions)
        assert sum(len(one.conditions) for one in ACCOUNTS.values()) == len(MEASURES.conditions)

    def test_an_open_question_is_in_all_that_it_touches(self) -> None:
        """A wording may be open in several units at once."""
        for axis in MEASURES.axes:
            assert {name for name, one in ACCOUNTS.items() if axis in one.points} == set(axis.clauses)

    @pytest.mark.parametrize("one", ACCOUNTS.values(), ids=ACCOUNTS.keys())
    def test_each_is_claimed_or_excused(self, one: Account) -> None:
        """Something computes the unit, or the catalogue says why nothing does, and never both."""
        assert one.claimed is not one.excused

    def test_one_unit_in_full(self) -> None:
        """The trimming of scores has its two numbers, its function, its open questions, and nothing else."""
        one = ACCOUNTS["3/trim"]
        assert [number.name for number in one.parameters] == ["trim_high", "trim_low"]
        assert [function.function for function in one.functions] == [final_score]
        assert (one.rules, one.conditions) == ((), ())
        assert {axis.id for axis in one.points} == {"OP-08.missing", "OP-08.small_panel", "OP-09.equal_extremes"}
        assert [vector.id for vector in one.vectors] == ["3/trim/diagram-1"]
        assert [scenario.name for scenario in one.scenarios] == ["关于3/trim"]

    def test_a_condition_alone_claims_a_unit(self) -> None:
        """That a firm may be anywhere in the country is asked by several rules and stated by one unit."""
        one = ACCOUNTS["2/nationwide"]
        assert one.claimed
        assert len(one.conditions) == 1

    def test_a_scenario_counts_for_all_its_units(self) -> None:
        """A story may be about several units."""
        found = {one.unit.id: one for one in accounts(MEASURES, (), (scenario("两家", "5(4)", "6"),))}
        assert {name for name, one in found.items() if one.scenarios} == {"5(4)", "6"}

    def test_what_names_no_unit_is_in_none(self) -> None:
        """A vector or scenario about a unit that is not there counts for nothing."""
        found = accounts(MEASURES, (vector("9"),), (scenario("别处", "9"),))
        assert not any(one.vectors or one.scenarios for one in found)
