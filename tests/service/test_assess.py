"""One casebook in, every required and permitted act out."""

from datetime import date, timedelta

import pytest

from fzdigital.errors import InconsistentError, UnknownNameError
from fzdigital.nouns import Correction, Entry, Stars
from fzdigital.service.assess import Assessment, assess, regulation_for
from fzdigital.service.casebook import Casebook, SettledReading
from fzdigital.service.history import History, in_force
from tests.service.builders import (
    COTTON,
    DECIDED,
    LATER,
    MEASURES,
    NOTICE,
    SEPTEMBER,
    accident,
    admitted,
    applied,
    book,
    candidate,
    filled,
    left,
    rated,
    reserved,
    stand_by,
)
from tests.strategies.nouns import code_of

EVE, MORROW = LATER - timedelta(days=1), LATER + timedelta(days=1)
INCLUSIVE = SettledReading("OP-26.floor", "inclusive", "市工信局", LATER)
STRICT = SettledReading("OP-26.floor", "strict", "市工信局", MORROW)


def floor(casebook: Casebook, on: date, readings: dict[str, str | None] | None = None) -> str | None:
    """The reading of OP-26.floor in use."""
    return regulation_for(MEASURES, casebook, on, readings).reading("OP-26.floor")


class TestReadings:
    """Defaults, then what the office has settled, then what is asked for."""

    @pytest.mark.parametrize(("on", "reading"), [(EVE, "strict"), (LATER, "inclusive"), (MORROW, "strict")], ids=str)
    def test_settled_readings_apply_from_their_day(self, on: date, reading: str) -> None:
        """The latest by the day counts, however they were entered."""
        assert floor(book(readings=(STRICT, INCLUSIVE)), on) == reading

    def test_what_is_asked_for_prevails(self) -> None:
        """Somebody wants to see the other answer."""
        assert floor(book(readings=(INCLUSIVE,)), LATER, {"OP-26.floor": "strict"}) == "strict"

    def test_none_leaves_an_axis_unresolved(self) -> None:
        """Asked without any reading, even of a settled point."""
        assert floor(book(readings=(INCLUSIVE,)), LATER, {"OP-26.floor": None}) is None

    def test_others_keep_their_default(self) -> None:
        """Settling one point settles no other."""
        regulation = regulation_for(MEASURES, book(readings=(INCLUSIVE,)), LATER)
        assert dict(regulation.readings) == {"OP-26.floor": "inclusive"}

    @pytest.mark.parametrize("readings", [{"OP-99.what": "strict"}, {"OP-26.floor": "loose"}])
    def test_unknown_names_are_errors(self, readings: dict[str, str | None]) -> None:
        """Neither an axis nor a reading is guessed."""
        with pytest.raises(UnknownNameError):
            regulation_for(MEASURES, book(), LATER, readings)

    def test_knowledge_bounds_them(self) -> None:
        """Asked as known the day before it was settled, the point is not settled."""
        casebook = book(applied(1), readings=(INCLUSIVE,))
        assert assess(MEASURES, casebook, MORROW, EVE).regulation.reading("OP-26.floor") == "strict"
        assert assess(MEASURES, casebook, MORROW).regulation.reading("OP-26.floor") == "inclusive"
        assert assess(MEASURES, casebook, EVE, MORROW).regulation.reading("OP-26.floor") == "strict"


def kinds(assessment: Assessment) -> set[tuple[str, str]]:
    """The findings as (kind, clause)."""
    return {(one.kind.value, one.clause) for one in assessment.findings}


class TestAssessment:
    """Everything about one day."""

    STORY = (*filled(32), *stand_by(range(101, 121)), NOTICE, *left(range(1, 7)))

    def test_an_empty_casebook(self) -> None:
        """Nothing recorded: nothing selected, nobody managed, nothing found."""
        given = assess(MEASURES, book(), LATER)
        assert (given.selections, given.batches, given.applications, given.firms, given.findings) == ((),) * 5
        assert given.pools.library.count == 0
        assert given.in_force.truth is True

    def test_a_library_after_six_exits(self) -> None:
        """Twenty-six members, twenty in reserve, six gone; up to six may be added; the first rating is late."""
        given = assess(MEASURES, book(self.STORY), LATER)
        assert (given.pools.library.count, len(given.pools.reserve.codes), len(given.pools.exits)) == (26, 20, 6)
        assert len(given.firms) == 52
        assert (given.replenishment.least, given.replenishment.most) == (0, 6)
        assert [one.value for one in given.library.of("replenish").outcomes] == ["may"]
        assert kinds(given) == {("shortfall", "1/total"), ("late", "4(5)a")}
        assert dict(given.ratings.windows)["calendar_after"].first == date(2024, 9, 1)

    def test_applications_are_open_until_the_list_is_decided(self) -> None:
        """3/decide: before it every application has its decision space, after it none."""
        casebook = book(candidate(1, 90), candidate(2, 80, industry=COTTON), applied(1, COTTON, 2, LATER), admitted(1))
        before = assess(MEASURES, casebook, DECIDED - timedelta(days=1))
        assert [one.case.name for one in before.applications] == [code_of(1), code_of(2)]
        assert [one.case.name for one in before.batches] == ["1"]
        after = assess(MEASURES, casebook, LATER)
        assert [one.case.name for one in after.applications] == [code_of(1)]
        assert [one.batch for one in after.selections] == [1, 2]

    def test_the_readings_used_are_kept(self) -> None:
        """An answer says under which readings it was given."""
        given = assess(MEASURES, book(self.STORY), LATER, readings={"OP-27.duty": "duty_to_32"})
        assert given.regulation.reading("OP-27.duty") == "duty_to_32"
        assert given.replenishment.least == 6
        assert (given.on, given.known) == (LATER, None)

    @pytest.mark.parametrize(
        ("on", "truth"),
        [(date(2024, 4, 10), False), (date(2024, 4, 11), True), (date(2025, 12, 31), True), (date(2026, 1, 1), False)],
        ids=str,
    )
    def test_in_force(self, on: date, truth: bool) -> None:
        """notice/commence, 6: both ends included."""
        assert in_force(MEASURES, History(book()), on).truth is truth

    def test_in_force_from_an_unknown_release(self) -> None:
        """OP-01 release_date: unknown until somebody says when it was released."""
        regulation = regulation_for(MEASURES, book(), LATER, {"OP-01.commencement": "release_date"})
        assert in_force(regulation, History(book()), LATER).truth is None
        assert in_force(regulation, History(book(released_on=LATER)), LATER).truth is True
        plus = regulation_for(MEASURES, book(), LATER, {"OP-01.commencement": "release_plus_30"})
        released = History(book(released_on=date(2024, 4, 19)))
        assert [in_force(plus, released, date(2024, 5, day)).truth for day in (18, 19)] == [False, True]


class TestReplay:
    """The same day as it was known earlier."""

    RATING = Entry("评级-1", LATER, rated(1, 1, SEPTEMBER, Stars.NONE))
    FIXED = Correction("评级-1", "stars", Stars.NONE, Stars.ONE, "抄写错误", MORROW)
    SECOND = rated(1, 2, date(2024, 12, 10), Stars.NONE)
    BOOK = book(candidate(1, 90), admitted(1), RATING, SECOND, corrections=(FIXED,))

    @pytest.mark.parametrize(
        ("known", "exit_"), [(EVE, "silent"), (LATER, "must"), (MORROW, "silent"), (None, "silent")], ids=str
    )
    def test_later_entries_and_corrections_are_ignored(self, known: date | None, exit_: str) -> None:
        """5(4): one no-star known; then a second recorded late; then corrected away."""
        (firm,) = assess(MEASURES, self.BOOK, MORROW, known).firms
        assert [one.value for one in firm.of("exit").outcomes] == [exit_]

    def test_what_happens_later_does_not_change_an_earlier_day(self) -> None:
        """Asked about the same day with the same knowledge, the answer is the same whatever was added since."""
        before = book(candidate(1, 90), admitted(1))
        added = (Entry("事件", MORROW, accident(1, LATER)), Entry("后备", MORROW, reserved(2, on=LATER)))
        after = Casebook((*before.entries, *added))
        assert assess(MEASURES, after, LATER, LATER) == assess(MEASURES, before, LATER, LATER)
        assert assess(MEASURES, after, LATER) != assess(MEASURES, before, LATER)

    def test_a_correction_that_does_not_fit_is_an_error(self) -> None:
        """Nothing is assessed on a register that contradicts itself."""
        wrong = Correction("评级-1", "stars", Stars.TWO, Stars.ONE, "抄写错误", MORROW)
        with pytest.raises(InconsistentError):
            assess(MEASURES, book(self.RATING, corrections=(wrong,)), MORROW)
        assert assess(MEASURES, book(self.RATING, corrections=(wrong,)), MORROW, LATER).findings
