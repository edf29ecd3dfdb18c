"""Whether the library may be refilled, by how many, with whom."""

from datetime import date, timedelta

import pytest

from fzdigital.service.history import History
from fzdigital.service.replenishment import Candidate, Replenishment, replenish
from tests.service.builders import (
    AUTO,
    COTTON,
    KNIT,
    LAST,
    LATER,
    book,
    candidate,
    checked,
    filled,
    left,
    promoted,
    reserved,
    stand_by,
    under,
)
from tests.strategies.nouns import code_of

MORROW, JANUARY = LATER + timedelta(days=1), date(2026, 1, 1)
FULL = (*filled(32), *stand_by(range(101, 121)))


def refill(*parts: object, on: date = LATER, **readings: str | None) -> Replenishment:
    """The range of choice."""
    return replenish(under(**readings), History(book(*parts)), on)  # type: ignore[arg-type]


def span(given: Replenishment) -> tuple[int, int, int]:
    """Count, least and most."""
    return given.count, given.least, given.most


def outcomes(given: Replenishment, act: str = "replenish") -> list[str]:
    """The outcomes still possible for an act of the library."""
    return [one.value for one in given.decision.of(act).outcomes]


class TestTrigger:
    """5(5)a, 5(5)b: below twenty-seven after exits, up to thirty-two, as needed."""

    @pytest.mark.parametrize(
        ("exits", "expected", "power"),
        [(0, (32, 0, 0), "silent"), (5, (27, 0, 0), "silent"), (6, (26, 0, 6), "may"), (7, (25, 0, 7), "may")],
    )
    def test_by_number_of_exits(self, exits: int, expected: tuple[int, int, int], power: str) -> None:
        """Five exits leave the floor untouched; the sixth opens a power over none to six."""
        given = refill(FULL, left(range(1, exits + 1)))
        assert span(given) == expected
        assert outcomes(given) == [power]

    def test_at_the_floor_under_the_other_reading(self) -> None:
        """OP-26 inclusive: at twenty-seven up to five."""
        assert span(refill(FULL, left(range(1, 6)), OP_26_floor="inclusive")) == (27, 0, 5)

    def test_an_unresolved_floor_leaves_it_open(self) -> None:
        """OP-26 unresolved: at exactly twenty-seven the power is open, so is the range."""
        given = refill(FULL, left(range(1, 6)), OP_26_floor=None)
        assert outcomes(given) == ["may", "silent"]
        assert span(given) == (27, 0, 5)

    def test_a_library_thin_from_the_start(self) -> None:
        """OP-26: without an exit it was not adjusted; under whenever that does not matter."""
        assert span(refill(filled(20))) == (20, 0, 0)
        assert span(refill(filled(20), OP_26_occasion="whenever")) == (20, 0, 12)

    @pytest.mark.parametrize(("reading", "least"), [("power_no_target", 0), ("duty_to_27", 1), ("duty_to_32", 6)])
    def test_a_duty_has_a_least_number(self, reading: str, least: int) -> None:
        """OP-27: none by default, one to reach the floor again, six to reach the total."""
        given = refill(FULL, left(range(1, 7)), OP_27_duty=reading)
        assert span(given) == (26, least, 6)
        assert outcomes(given) == ["must" if least else "may"]

    def test_an_unresolved_duty_compels_nothing(self) -> None:
        """OP-27 unresolved: must or may."""
        given = refill(FULL, left(range(1, 7)), OP_27_duty=None)
        assert outcomes(given) == ["must", "may"]
        assert span(given) == (26, 0, 6)

    def test_what_was_refilled_today_is_still_part_of_it(self) -> None:
        """5(5)b: after two promotions of the day four places are left; the day after, with twenty-eight, none."""
        story = [FULL, left(range(1, 7)), promoted(101, on=MORROW), promoted(102, on=MORROW)]
        assert span(refill(*story, on=MORROW)) == (28, 0, 4)
        assert span(refill(*story, on=MORROW + timedelta(days=1))) == (28, 0, 0)

    def test_after_the_end(self) -> None:
        """6: on the last day the power is there, on the next it is not."""
        story = [FULL, left(range(1, 7))]
        assert span(refill(*story, on=LAST)) == (26, 0, 6)
        assert span(refill(*story, on=JANUARY)) == (26, 0, 0)


class TestRoutes:
    """5(5)c, 5(5)d, OP-28: the reserve or a new call, or both."""

    def test_either(self) -> None:
        """free_choice: both are powers; reserve_first closes the call while the reserve is usable."""
        story = [FULL, left(range(1, 7)), checked(101, LATER)]
        assert [outcomes(refill(*story), act) for act in ("use_reserve", "call")] == [["may"], ["may"]]
        assert outcomes(refill(*story, OP_28_route="reserve_first"), "call") == ["must_not"]

    def test_an_empty_reserve_leaves_only_the_call(self) -> None:
        """5(5)d: nobody to select, so the nationwide call is what remains, under either reading."""
        story = [filled(32), left(range(1, 7))]
        for reading in ("free_choice", "reserve_first"):
            given = refill(*story, OP_28_route=reading)
            assert [outcomes(given, act) for act in ("use_reserve", "call")] == [["silent"], ["may"]]

    def test_before_the_trigger_neither(self) -> None:
        """5(5)a: with thirty-two there is nothing to choose."""
        given = refill(FULL)
        assert [outcomes(given, act) for act in ("use_reserve", "call")] == [["silent"], ["silent"]]


class TestCandidates:
    """5(5)c: every reserve firm with every sector it applied for."""

    def of(self, *parts: object, **readings: str | None) -> dict[tuple[str, str], Candidate]:
        """The candidates by firm and sector."""
        given = refill(*parts, **readings)
        return {(one.code, one.industry.value): one for one in given.candidates}

    def test_in_the_order_of_the_reserve(self) -> None:
        """Each sector by itself, sectors by name; a firm without an application has none."""
        story = [
            *(filled(32), left([17]), candidate(101, 50, industry=KNIT), candidate(101, 50, industry=AUTO)),
            *(candidate(102, 50, industry=COTTON), reserved(102), reserved(101, on=LATER), reserved(103)),
        ]
        given = refill(*story)
        assert [(one.code, one.industry) for one in given.candidates] == [
            (code_of(102), COTTON), (code_of(101), AUTO), (code_of(101), KNIT),
        ]  # fmt: skip

    def test_an_unknown_listing_is_open_and_named(self) -> None:
        """3/veto: nobody looked firm 102 up; firm 101 is clean, firm 103 listed."""
        found = self.of(FULL, left(range(1, 7)), checked(101, LATER), checked(103, LATER, listed=True))
        values = {
            number: [one.value for one in found[code_of(number), "knit"].decision.of("promote").outcomes]
            for number in (101, 102, 103)
        }
        assert values == {101: ["may"], 102: ["may", "must_not"], 103: ["must_not"]}
        missing = found[code_of(102), "knit"].decision.missing("promote")
        assert [fact.name for fact, _ in missing.facts] == ["candidate.listed"]

    def test_a_full_row(self) -> None:
        """1/table: six left electronics, so knitting is full; under overall_only only the total counts."""
        story = [FULL, left(range(17, 23)), checked(101, LATER)]
        full = self.of(*story)[code_of(101), "knit"].decision
        assert [one.value for one in full.of("promote").outcomes] == ["must_not"]
        overall = self.of(*story, OP_28_sector="overall_only")[code_of(101), "knit"].decision
        assert [one.value for one in overall.of("promote").outcomes] == ["may"]

    def test_members_are_no_candidates(self) -> None:
        """1/reserve/pool: whoever was promoted is not in the reserve."""
        found = self.of(FULL, left(range(1, 7)), checked(101, LATER), promoted(101))
        assert (code_of(101), "knit") not in found
