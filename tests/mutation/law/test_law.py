"""The law cannot be changed in any one thing without somebody noticing, or a proof that it changes nothing."""

from collections.abc import Callable
from itertools import islice

import pytest

from fzdigital.policy.measures import MEASURES
from fzdigital.rules.build import above, all_of, choice, holds
from fzdigital.rules.expr import Any, Condition, Const, Not
from fzdigital.vectors.stored import all_vectors
from tests.mutation.law.__main__ import failing
from tests.mutation.law.differences import difference_of
from tests.mutation.law.mutants import Mutant, mutants
from tests.mutation.law.reasoned import REASONS
from tests.mutation.law.trees import changes
from tests.mutation.law.verdicts import FATES, READ_BY_FUNCTIONS, Judging
from tests.vectors.found import kills

SLICES = 4


def mutant(name: str) -> Mutant:
    """The mutant of that name."""
    return next(one for one in mutants(MEASURES) if one.name == name)


class TestChanges:
    """One thing is changed at a time, and everything that can be."""

    def test_a_comparison(self) -> None:
        """It can always hold, never hold, be turned round, or include its limit where it did not."""
        condition = above_five()
        assert [change.what for change in changes(condition)] == ["always", "never", "negated", "strictness"]

    def test_the_whole_and_its_parts(self) -> None:
        """A change of a part leaves the rest as it is."""
        first, second = holds_fact("one"), Not(holds_fact("two"))
        found = {(one.place, one.what): one.condition for one in changes(all_of(first, second))}
        assert found["", "all to any"] == Any((first, second))
        assert found["all[1]", "not dropped"] == all_of(first, holds_fact("two"))
        assert found["all[1].not", "never"] == all_of(first, Not(Const(False)))

    def test_what_stands_under_a_reading(self) -> None:
        """A change within a branch counts under the reading of that branch."""
        axis = MEASURES.axis("OP-26.floor")
        tree = choice(axis, strict=holds_fact("one"), inclusive=holds_fact("two"))
        inner = [change for change in changes(tree) if change.what == "never"]
        assert [change.readings for change in inner] == [
            (("OP-26.floor", "strict"),),
            (("OP-26.floor", "inclusive"),),
        ]


def holds_fact(name: str) -> Condition:
    """A yes-or-no fact of the Measures' vocabulary, by a short name."""
    names = {"one": "firm.in_library", "two": "firm.listed"}
    definition = MEASURES.vocabulary.get(names[name])
    assert definition is not None
    return holds(definition)


def above_five() -> Condition:
    """A comparison of a count with a number."""
    definition = MEASURES.vocabulary.get("library.count")
    assert definition is not None
    return above(definition, 5)


class TestJudging:
    """A mutant is killed, proved or reasoned, or else alive."""

    def test_without_vectors_a_mutant_lives(self) -> None:
        """Nobody looks, so nobody notices."""
        judged = Judging(MEASURES, (), lambda _: [], {}).judge(mutant("refill_floor -1"))
        assert judged.fate == "alive"

    def test_a_scenario_that_fails_notices(self) -> None:
        """Where no vector does, one failing scenario is enough."""
        judged = Judging(MEASURES, (), lambda _: ["one"], {}).judge(mutant("refill_floor -1"))
        assert (judged.fate, judged.by) == ("scenario", "one")

    def test_a_difference_is_a_case_that_shows_it(self) -> None:
        """What the diagram finds is decided otherwise by the mutant, and what it does not find is equal everywhere."""
        assert difference_of(MEASURES, mutant("5(5)b: may to must")) is not None
        # A firm that is a reserve firm is no member, so that this prohibition never speaks.
        assert difference_of(MEASURES, mutant("1/reserve/pool.promotion: dropped")) is None

    def test_a_vector_shows_what_it_says(self) -> None:
        """Every vector that names a mutant has another outcome under it."""
        named = {name: vector for vector in all_vectors() for name in vector.shows}
        sample = [one for one in mutants(MEASURES) if one.name in named][::40]
        assert sample
        assert [one.name for one in sample if not kills(MEASURES, named[one.name], one)] == []


@pytest.mark.parametrize("first", range(SLICES))
def test_every_mutant_is_accounted_for(first: int, record_property: Callable[[str, object], None]) -> None:
    """Every change of the law is noticed by a vector or a scenario, proved to change nothing, or reasoned."""
    judging = Judging(MEASURES, all_vectors(), failing, REASONS)
    judged = [judging.judge(one) for one in islice(mutants(MEASURES), first, None, SLICES)]
    for fate in FATES:
        record_property(f"mutants of the law, {fate}", sum(one.fate == fate for one in judged))
    assert [one.mutant.name for one in judged if one.fate == "alive"] == []


def test_no_reason_is_left_over() -> None:
    """Every reason is one for a mutant that nothing but a person can judge."""
    kinds = {one.name: one.kind for one in mutants(MEASURES)}
    assert [name for name in REASONS if kinds.get(name) not in READ_BY_FUNCTIONS] == []
