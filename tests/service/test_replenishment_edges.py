"""The range of choice at its ends: nothing below nought, nothing without a power, nothing from a later day."""

from datetime import timedelta

import pytest
from attrs import evolve

from fzdigital.nouns import Industry
from fzdigital.policy.measures import MEASURES
from fzdigital.rules.amendment import Amendment
from fzdigital.rules.decision import Outcome
from fzdigital.rules.rule import Force
from fzdigital.service.history import History
from fzdigital.service.replenishment import Replenishment, replenish
from fzdigital.text import Text
from tests.service.builders import (
    AUTO,
    COTTON,
    KNIT,
    LATER,
    applied,
    book,
    filled,
    left,
    promoted,
    reserved,
    stand_by,
    under,
)
from tests.strategies.nouns import code_of

MORROW = LATER + timedelta(days=1)
SIX_LEFT = (*filled(32), *stand_by(range(101, 121)), *left(range(1, 7)))


def refill(*parts: object, **readings: str | None) -> Replenishment:
    """The range of choice on the day."""
    return replenish(under(**readings), History(book(*parts)), LATER)  # type: ignore[arg-type]


class TestEnds:
    """5(5)b: the fewest and the most are numbers of firms to add."""

    def test_a_library_already_beyond_the_floor_needs_none(self) -> None:
        """OP-27 duty_to_27: after two promotions of the day the floor is passed, and four may still follow."""
        given = refill(SIX_LEFT, promoted(101), promoted(102), OP_27_duty="duty_to_27")
        assert [one.value for one in given.decision.of("replenish").outcomes] == ["must"]
        assert (given.count, given.least, given.most) == (28, 0, 4)

    def test_a_library_already_beyond_the_total_takes_none(self) -> None:
        """1/total: after seven promotions for six exits of the day there is nothing to add, duty or not."""
        given = refill(SIX_LEFT, *(promoted(firm) for firm in range(101, 108)), OP_27_duty="duty_to_27")
        assert [one.value for one in given.decision.of("replenish").outcomes] == ["must"]
        assert (given.count, given.least, given.most) == (33, 0, 0)

    @pytest.mark.parametrize("reading", ["duty_to_27", "duty_to_32"])
    def test_a_duty_without_its_occasion_compels_nothing(self, reading: str) -> None:
        """OP-26: a library thin from the start was never adjusted."""
        given = refill(filled(20), OP_27_duty=reading)
        assert (given.count, given.least, given.most) == (20, 0, 0)

    def test_a_duty_that_names_no_target_has_no_least_number(self) -> None:
        """5(5)b amended to a duty, OP-27 power_no_target: how many is not said, so none is the least."""
        power = next(rule for rule in MEASURES.rules if rule.id == "5(5)b")
        duty = evolve(power, force=Force.MUST, latitude=None)
        amended = MEASURES.amend(Amendment("duty", Text("改为应当", "made a duty"), replace=(duty,)))
        given = replenish(amended, History(book(SIX_LEFT)), LATER)
        assert given.decision.of("replenish").outcomes == (Outcome.MUST,)
        assert (given.count, given.least, given.most) == (26, 0, 6)


class TestSectors:
    """5(5)c: the sectors a reserve firm has applied for until the day."""

    def test_until_the_day_and_by_nobody_else(self) -> None:
        """An application of the day counts, one of the next day does not, nor does another firm's."""
        own = [applied(101, KNIT, on=LATER), applied(101, COTTON, on=MORROW), reserved(101)]
        given = refill(filled(32), left([17]), *own, applied(102, AUTO))
        assert [(one.code, one.industry) for one in given.candidates] == [(code_of(101), KNIT)]

    def test_by_the_name_of_the_sector(self) -> None:
        """A firm that applied for all four is named four times, in the order of their names."""
        own = [*(applied(101, industry) for industry in Industry), reserved(101)]
        given = refill(filled(32), left([17]), *own)
        names = [one.industry.value for one in given.candidates]
        assert names == sorted(str(industry.value) for industry in Industry)
