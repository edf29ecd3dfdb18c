"""Versions lined up by day."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from fzdigital.errors import IllFormedError, InvalidDateError
from fzdigital.rules.amendment import Amendment
from fzdigital.rules.decision import Outcome
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.timeline import Timeline
from fzdigital.text import Text
from tests.rules.toy import FINE, ROOM_RULES, asked, matter, outcomes
from tests.strategies.trees import regulations, unhurried

DAY = timedelta(days=1)


def amended(name: str, day: date | None, **parameters: int | date) -> Amendment:
    """An amendment of some parameters."""
    return Amendment(name, Text(f"{name}号修改", f"amendment {name}"), day, tuple(parameters.items()))


SUMMER = amended("A", date(2024, 7, 1), grace=7)
AUTUMN = amended("B", date(2024, 10, 1), grace=21, quiet=5)


class TestVersions:
    """Which version applies on a day."""

    LINE = Timeline.of(ROOM_RULES, AUTUMN, SUMMER)

    @pytest.mark.parametrize(
        ("day", "grace", "quiet"),
        [
            (date(2024, 6, 30), 14, 10), (date(2024, 7, 1), 7, 10), (date(2024, 9, 30), 7, 10),
            (date(2024, 10, 1), 21, 5), (date(2030, 1, 1), 21, 5), (date.min, 14, 10), (date.max, 21, 5),
        ],
    )  # fmt: skip
    def test_from_its_day_on(self, day: date, grace: int, quiet: int) -> None:
        """The day itself is included; an amendment holds until the next changes the same."""
        version = self.LINE.on(day)
        assert (version.number("grace"), version.number("quiet")) == (grace, quiet)

    def test_all_of_them(self) -> None:
        """In order of day, whatever the order given; the original comes first."""
        first, second, third = self.LINE.versions
        assert first == (None, ROOM_RULES)
        assert second == (date(2024, 7, 1), ROOM_RULES.amend(SUMMER))
        assert third == (date(2024, 10, 1), ROOM_RULES.amend(SUMMER, AUTUMN))
        assert self.LINE.amendments == (SUMMER, AUTUMN)
        assert {version.id for _, version in self.LINE.versions} == {"reading-room"}

    def test_of_one_day_in_the_order_given(self) -> None:
        """They make one version; the later one holds."""
        other = evolve(AUTUMN, from_day=SUMMER.from_day)
        for order, grace in (((SUMMER, other), 21), ((other, SUMMER), 7)):
            line = Timeline.of(ROOM_RULES, *order)
            assert [day for day, _ in line.versions] == [None, date(2024, 7, 1)]
            assert line.on(date(2024, 7, 1)).number("grace") == grace
            assert line.amendments == order

    def test_without_any(self) -> None:
        """The original applies on every day."""
        assert Timeline.of(ROOM_RULES).versions == ((None, ROOM_RULES),)
        assert Timeline.of(ROOM_RULES).on(date.min) is ROOM_RULES

    def test_a_question_uses_the_version_of_its_day(self) -> None:
        """Eight days late are late in summer only."""
        loan = matter("loan", "L1", days_late=8)
        for day, outcome in (
            (date(2024, 6, 30), Outcome.SILENT), (date(2024, 7, 1), Outcome.MUST), (date(2024, 10, 1), Outcome.SILENT),
        ):  # fmt: skip
            assert outcomes(FINE, loan, regulation=self.LINE.on(day), as_of=day) == (outcome,)


class TestInForce:
    """A version that applies need not be in force."""

    LOAN = matter("loan", "L1", days_late=20)

    def on(self, line: Timeline, day: date) -> tuple[Outcome, ...]:
        """What is possible of the fee on a day."""
        return outcomes(FINE, self.LOAN, regulation=line.on(day), as_of=day)

    def test_prolonged_before_the_end(self) -> None:
        """There is no day without rules."""
        line = Timeline.of(ROOM_RULES, amended("A", date(2025, 2, 28), ends=date(2026, 2, 28)))
        for day in (date(2025, 2, 27), date(2025, 2, 28), date(2025, 3, 1), date(2026, 2, 28)):
            assert self.on(line, day) == (Outcome.MUST,)
        assert self.on(line, date(2026, 3, 1)) == (Outcome.NOT_IN_FORCE,)

    def test_prolonged_after_the_end(self) -> None:
        """In between the original applies, and it is out of force; nothing is prolonged backwards."""
        line = Timeline.of(ROOM_RULES, amended("A", date(2025, 5, 1), ends=date(2026, 2, 28)))
        assert self.on(line, date(2025, 2, 28)) == (Outcome.MUST,)
        for day in (date(2025, 3, 1), date(2025, 4, 30)):
            assert line.on(day) is ROOM_RULES
            assert self.on(line, day) == (Outcome.NOT_IN_FORCE,)
        assert self.on(line, date(2025, 5, 1)) == (Outcome.MUST,)

    def test_ended_early(self) -> None:
        """From the day of the amendment the earlier last day holds."""
        line = Timeline.of(ROOM_RULES, amended("A", date(2024, 12, 1), ends=date(2024, 12, 31)))
        assert self.on(line, date(2024, 12, 31)) == (Outcome.MUST,)
        assert self.on(line, date(2025, 1, 1)) == (Outcome.NOT_IN_FORCE,)


class TestErrors:
    """What is no timeline."""

    def test_an_amendment_without_a_day(self) -> None:
        """It is named, and nothing is lined up."""
        with pytest.raises(IllFormedError) as error:
            Timeline.of(ROOM_RULES, SUMMER, amended("C", None, grace=1))
        assert str(error.value) == "C: has no day from which it applies and cannot be lined up; give it one."
        assert error.value.text.zh == "C：没有起用日期，无法排入历次版本，请补上日期。"

    def test_several_without_a_day(self) -> None:
        """All of them."""
        with pytest.raises(IllFormedError, match=r"the timeline has 2 faults: C: has .* D: has "):
            Timeline.of(ROOM_RULES, amended("C", None), amended("D", None))

    def test_two_of_one_id(self) -> None:
        """An error could not say which is meant; the same for versions written apart."""
        said = "^amendment 'A' is declared twice; rename one of them.$"
        with pytest.raises(IllFormedError, match=said):
            Timeline.of(ROOM_RULES, SUMMER, evolve(AUTUMN, id="A"))
        with pytest.raises(IllFormedError, match=said) as error:
            Timeline(((None, ROOM_RULES),), (SUMMER, SUMMER))
        assert error.value.text.zh == "修改名称'A'重复，请改其一。"

    @pytest.mark.parametrize("given", [None, "A", ROOM_RULES])
    def test_what_is_no_amendment(self, given: Any) -> None:
        """Neither among those to be made nor among those that were."""
        for make in (lambda: Timeline.of(ROOM_RULES, given), lambda: Timeline(((None, ROOM_RULES),), (given,))):
            with pytest.raises(IllFormedError, match="is no amendment; give an Amendment"):
                make()

    @pytest.mark.parametrize(
        "given",
        [None, (None,), (None, None), ("2024-07-01", ROOM_RULES), (datetime(2024, 7, 1, tzinfo=UTC), ROOM_RULES)],
    )
    def test_what_is_no_version(self, given: Any) -> None:
        """A version is a day, or None, with a regulation."""
        with pytest.raises(IllFormedError, match=r"the timeline holds .*; each must be a date or None with") as error:
            Timeline(((None, ROOM_RULES), given))
        assert error.value.text.zh.startswith("历次版本中有")

    def test_an_original_that_is_no_regulation(self) -> None:
        """It is told before anything is amended."""
        with pytest.raises(IllFormedError, match=r"the timeline holds \(None, None\)"):
            Timeline.of(None, SUMMER)  # type: ignore[arg-type]

    @pytest.mark.parametrize("day", [None, "2024-07-01", datetime(2024, 7, 1, tzinfo=UTC), 20240701])
    def test_what_is_no_day(self, day: Any) -> None:
        """No version applies on it."""
        with pytest.raises(InvalidDateError) as error:
            Timeline.of(ROOM_RULES, SUMMER).on(day)
        assert str(error.value).startswith("the day asked about is ")
        assert error.value.text.zh.startswith("所问之日为")

    def test_one_that_cannot_be_made_of_the_version_before(self) -> None:
        """An amendment of what is repealed already."""
        gone = evolve(SUMMER, repeal=("5",))
        with pytest.raises(IllFormedError, match="B: no rule is named '5'"):
            Timeline.of(ROOM_RULES, gone, evolve(AUTUMN, repeal=("5",)))

    @pytest.mark.parametrize(
        ("versions", "said"),
        [
            ((), "the timeline begins with —"),
            (((date(2024, 7, 1), ROOM_RULES),), "the timeline begins with 2024-07-01"),
            (((None, ROOM_RULES), (None, ROOM_RULES)), "the timeline has None after None"),
            (((None, ROOM_RULES), (DAY1 := date(2024, 7, 1), ROOM_RULES), (DAY1, ROOM_RULES)), "2024-07-01 after 2024"),
            (((None, ROOM_RULES), (DAY1, ROOM_RULES), (DAY1 - DAY, ROOM_RULES)), "has 2024-06-30 after 2024-07-01"),
            (((None, ROOM_RULES), (DAY1, evolve(ROOM_RULES, id="other"))), "versions of both 'reading-room' and 'oth"),
        ],
    )
    def test_what_are_no_versions(self, versions: tuple[tuple[date | None, Regulation], ...], said: str) -> None:
        """Without an original, out of order, or of two regulations."""
        with pytest.raises(IllFormedError, match=said):
            Timeline(versions)

    def test_versions_written_apart(self) -> None:
        """A later text that was encoded anew is a version as good as an amended one."""
        later = ROOM_RULES.amend(grace=1)
        line = Timeline(((None, ROOM_RULES), (date(2024, 7, 1), later)))
        assert (line.on(date(2024, 7, 1)), line.amendments) == (later, ())


class TestLaws:
    """What holds for any regulation and any days."""

    @unhurried
    @given(regulations(), st.lists(st.dates(), max_size=4))
    def test_before_the_first_amendment_the_original_applies(self, regulation: Regulation, days: list[date]) -> None:
        """And from each day on, as many amendments are made as have their day by then."""
        one_by_one = [
            Amendment(str(number), Text("改", "amended"), day, readings=(("Q-0", None),))
            for number, day in enumerate(days)
        ]
        line = Timeline.of(regulation, *one_by_one)
        if days and min(days) > date.min:
            assert line.on(min(days) - DAY) is regulation
        for day in days:
            due = sorted((one for one in one_by_one if one.from_day and one.from_day <= day), key=lambda one: one.id)
            assert line.on(day) == regulation.amend(*due)

    @given(st.dates(date(2024, 3, 1), date(2024, 6, 30)), st.integers(0, 30))
    def test_a_question_before_it_has_the_answer_of_the_original(self, day: date, points: int) -> None:
        """An amendment changes nothing before its day."""
        line = Timeline.of(ROOM_RULES, SUMMER)
        assert asked(regulation=line.on(day), as_of=day, points=points) == asked(as_of=day, points=points)
