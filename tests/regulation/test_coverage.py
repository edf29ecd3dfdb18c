"""Every unit, number, reading and power of the text is proved by scenarios; what is missing is named."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

from attrs import evolve

from fzdigital.policy.measures import MEASURES
from tests.regulation.biting import bites
from tests.regulation.coverage import (
    COMPUTABLE,
    LIVE,
    POWERS,
    UNRECORDED,
    number_gaps,
    power_gaps,
    reading_gaps,
    unearned_tags,
    unit_gaps,
)
from tests.regulation.evidence import Asked
from tests.regulation.features import Line, examples
from tests.regulation.running import PASSED, Run, run, runs

Part = TypeVar("Part")


def missing(parts: Iterable[Part], gaps: Callable[[tuple[Run, ...], Part], Iterator[str]]) -> str:
    """The gaps of several parts of the regulation, each by name on a line of its own."""
    found = [gap for part in parts for gap in gaps(runs(), part)]
    return "\n".join(["not proved:", *found]) if found else ""


class TestProof:
    """Proof is what a scenario asked and found; a tag alone proves nothing."""

    def test_every_unit_bites_and_does_not(self) -> None:
        """Each unit that computes something has a case in which it bites and one in which it does not."""
        found = missing(COMPUTABLE, unit_gaps)
        assert not found, found

    def test_every_number_has_its_borders(self) -> None:
        """Each number and day of the text has a case just below it, at it and just above it."""
        found = missing(MEASURES.parameters, number_gaps)
        assert not found, found

    def test_every_reading_parts(self) -> None:
        """Each reading of each open wording leads somewhere else than the default in otherwise equal cases."""
        found = missing(LIVE, reading_gaps)
        assert not found, found

    def test_every_power_is_used_left_and_exceeded(self) -> None:
        """Each power is exercised without fault, left unused without fault, and exceeded with a finding."""
        found = missing(POWERS, power_gaps)
        assert not found, found

    def test_every_tag_is_earned(self) -> None:
        """A scenario says of which units it is only where something it asks is about them."""
        found = unearned_tags(runs())
        assert not found, "\n".join(["unearned:", *found])


class TestRule:
    """The rule itself notices what is missing."""

    def test_nothing_is_proved_by_nothing(self) -> None:
        """Without scenarios every unit, number, reading and power is missing."""
        assert all([*unit_gaps((), clause)] for clause in COMPUTABLE)
        assert all([*number_gaps((), parameter)] for parameter in MEASURES.parameters)
        assert all([*reading_gaps((), axis)] for axis in LIVE)
        assert all([*power_gaps((), rule)] for rule in POWERS)

    def test_a_scenario_that_fails_proves_nothing(self) -> None:
        """Under a floor of 20 the scenarios on replenishing fail, and nothing of the floor is proved by them."""
        changed = MEASURES.with_parameters(refill_floor=20)
        of_refill = [run(one, changed) for one in examples() if one.scenario.file == FILE]
        assert any(one.result != PASSED for one in of_refill)
        floor = next(one for one in MEASURES.parameters if one.name == "refill_floor")
        assert [*number_gaps(tuple(of_refill), floor)] != []

    def test_one_of_two_grounds_is_not_proved_by_the_outcome(self) -> None:
        """A firm must leave on either of two grounds: that it must proves neither, unless the grounds are checked."""
        scenario = next(one for one in examples() if one.scenario.name == TWO_GROUNDS)
        *told, asked = scenario.steps
        without = run(evolve(scenario, steps=(*told, Line("那么", "then", asked.text.partition("，")[0]))))
        grounds = {"5(3)b.1", "5(3)b.2"}
        for one, proved in ((run(scenario), grounds), (without, set())):
            assert one.result == PASSED
            found = {unit for each in one.evidence if isinstance(each, Asked) for unit, yes in bites(each) if yes}
            assert found & grounds == proved

    def test_only_what_leaves_no_record_is_spared(self) -> None:
        """The powers spared from proof by records exist and are about serving, which no register holds."""
        spared = [rule for rule in POWERS if rule.id in UNRECORDED]
        assert {rule.id for rule in spared} == {*UNRECORDED}
        assert {rule.act for rule in spared} == {"serve"}


FILE: Final = "section-5-5.feature"
TWO_GROUNDS: Final = "同时具备两项事由的，两项都是退出的依据"
