"""Who is a member where an exit needs no act, and where the library ends with the text."""

from datetime import date

import pytest

from fzdigital.nouns import OfficialAct
from fzdigital.rules.regulation import Regulation
from fzdigital.service.assess import assess
from fzdigital.service.cases import pools_on
from tests.service.builders import (
    COTTON,
    KNIT,
    LAST,
    LATER,
    MEASURES,
    PICKED,
    Part,
    accident,
    admitted,
    applied,
    book,
    candidate,
    exited,
    history,
    promoted,
    reserved,
    under,
)
from tests.strategies.nouns import code_of

AUTOMATIC = under(OP_21_effect="automatic")
JUNE, JULY, EVE, AUGUST = date(2024, 6, 3), date(2024, 7, 1), date(2024, 7, 31), date(2024, 8, 1)
PAUSE, JANUARY = date(2024, 10, 1), date(2026, 1, 1)
ONE = code_of(1)


class TestAutomatic:
    """OP-21 automatic: whoever must leave has left."""

    def test_earlier_exits_stay_exits(self) -> None:
        """5(5)a: what left by an act counts beside what left by itself."""
        register = history(admitted(1), admitted(2), exited(2, PICKED), accident(1))
        assert [act.code for act in pools_on(AUTOMATIC, register, LATER).exits] == [code_of(2), code_of(1)]

    def test_they_leave_in_the_order_of_codes(self) -> None:
        """Twelve that leave on one day are told in one order."""
        firms = range(1, 13)
        register = history(map(applied, firms), map(admitted, firms), map(accident, firms))
        exits = pools_on(AUTOMATIC, register, LATER).exits
        assert [act.code for act in exits] == sorted(map(code_of, firms))

    def test_a_ground_of_the_last_day_in_force_counts(self) -> None:
        """6, OP-02 exclusive: an accident on 30 December ends the membership for good, one on the 31st does not."""
        regulation = under(OP_21_effect="automatic", OP_02_last_day="exclusive")
        for on, members in ((date(2025, 12, 30), 0), (LAST, 1)):
            register = history(candidate(1, 90), admitted(1), accident(1, on))
            assert pools_on(regulation, register, JANUARY).library.count == members


def in_library(*parts: Part, on: date = LATER, regulation: Regulation = AUTOMATIC) -> list[tuple[str, str, date]]:
    """The places of the library: whose, in which sector, since when."""
    members = pools_on(regulation, history(*parts), on).library.members
    return [(one.code, one.industry.value, one.joined_on) for one in members]


class TestAdmittedAgain:
    """OP-21 automatic, OP-20: who ceased to be a member without any act is one again once it is admitted again."""

    ONCE, AGAIN = admitted(1, on=JUNE), admitted(1, batch=2, on=AUGUST)

    @pytest.mark.parametrize("again", [admitted(1, batch=2, on=AUGUST), promoted(1, KNIT, AUGUST)])
    def test_it_is_a_member_from_that_day(self, again: OfficialAct) -> None:
        """Out from the accident on, in from the new admission or promotion on; it left once."""
        story = (self.ONCE, accident(1, JULY), again)
        assert in_library(*story, on=EVE) == []
        assert in_library(*story, on=AUGUST) == in_library(*story) == [(ONE, "knit", AUGUST)]
        assert [act.on for act in pools_on(AUTOMATIC, history(*story), LATER).exits] == [AUGUST]

    def test_by_default_it_never_was_out(self) -> None:
        """decision_needed: without an act nothing ended, so nothing begins."""
        assert in_library(self.ONCE, accident(1, JULY), self.AGAIN, regulation=MEASURES) == [(ONE, "knit", JUNE)]

    def test_a_place_in_another_sector_before_the_ground(self) -> None:
        """A second admission that came before the accident brings nothing back."""
        assert in_library(self.ONCE, admitted(1, COTTON, on=PICKED), accident(1, JULY)) == []

    def test_in_another_sector_it_is_back_in_that_one_alone(self) -> None:
        """It lost the one place and got the other."""
        assert in_library(self.ONCE, accident(1, JULY), admitted(1, COTTON, on=AUGUST)) == [(ONE, "cotton", AUGUST)]

    def test_on_the_day_of_the_ground(self) -> None:
        """What happened that day is of the membership that ended, as with exits of one day."""
        assert in_library(self.ONCE, accident(1, AUGUST), self.AGAIN) == [(ONE, "knit", AUGUST)]

    def test_in_two_sectors_of_one_day(self) -> None:
        """It is out once and then in both."""
        again = (self.AGAIN, admitted(1, COTTON, batch=2, on=AUGUST))
        story = (self.ONCE, accident(1, JULY), *again)
        assert in_library(*story) == [(ONE, "cotton", AUGUST), (ONE, "knit", AUGUST)]
        assert len(pools_on(AUTOMATIC, history(*story), LATER).exits) == 1

    def test_a_recorded_exit_of_that_day_is_the_only_one(self) -> None:
        """What was put out by an act is not put out besides."""
        story = (self.ONCE, accident(1, JULY), exited(1, AUGUST, "5(3)b.1"), self.AGAIN)
        assert [act.grounds for act in pools_on(AUTOMATIC, history(*story), LATER).exits] == [("5(3)b.1",)]

    def test_twice(self) -> None:
        """Out again by a new accident, and back by a third admission."""
        story = (self.ONCE, accident(1, JULY), self.AGAIN, accident(1, PAUSE))
        assert in_library(*story) == []
        third = (*story, admitted(1, batch=3, on=LATER))
        assert in_library(*third) == [(ONE, "knit", LATER)]
        assert [act.on for act in pools_on(AUTOMATIC, history(*third), LATER).exits] == [AUGUST, LATER]

    def test_a_third_admission_takes_back_nothing(self) -> None:
        """What put it out once does so once: a further place later leaves the place it has."""
        story = (self.ONCE, accident(1, JULY), self.AGAIN, admitted(1, COTTON, batch=3, on=LATER))
        assert in_library(*story) == [(ONE, "knit", AUGUST), (ONE, "cotton", LATER)]

    def test_what_comes_later_undoes_nothing(self) -> None:
        """It left by itself, was admitted again, and left by an act: two exits."""
        story = (self.ONCE, accident(1, JULY), self.AGAIN, exited(1, PAUSE, "5(3)b.1"))
        assert [act.on for act in pools_on(AUTOMATIC, history(*story), LATER).exits] == [AUGUST, PAUSE]

    def test_put_in_the_reserve_it_is_there(self) -> None:
        """1/reserve/pool: who is no member any more can be put in the reserve; by default it is a member still."""
        story = (self.ONCE, accident(1, JULY), reserved(1, 2, AUGUST))
        assert pools_on(AUTOMATIC, history(*story), LATER).reserve.codes == (ONE,)
        assert pools_on(MEASURES, history(*story), LATER).reserve.codes == ()

    def test_judged_by_itself_the_admission_does_not_count(self) -> None:
        """Left out, the firm is out."""
        register = history(self.ONCE, accident(1, JULY), self.AGAIN)
        assert pools_on(AUTOMATIC, register, AUGUST, without=self.AGAIN).library.count == 0

    def test_without_a_ground_nothing_ends(self) -> None:
        """A second admission alone does not put out, nor does another firm's ground."""
        story = (self.ONCE, self.AGAIN, admitted(2, on=JUNE), accident(2, JULY))
        assert in_library(*story) == [(ONE, "knit", JUNE)]

    def test_after_the_end(self) -> None:
        """6: who ceased on the last day in force and is admitted after it is on file from that admission on."""
        story = (self.ONCE, accident(1, LAST), admitted(1, batch=2, on=JANUARY))
        assert in_library(*story, on=JANUARY) == [(ONE, "knit", JANUARY)]


class TestDissolved:
    """OP-03 library_dissolves: after the end there is no library, but applications are still on file."""

    def test_an_application_is_still_answered(self) -> None:
        """6: it is out of force for every act, and nothing breaks."""
        given = assess(under(OP_03_status="library_dissolves"), book(candidate(1, 90)), JANUARY)
        (one,) = given.applications
        assert [outcome.value for outcome in one.of("admit").outcomes] == ["not_in_force"]

    def test_who_was_ever_selected_stays_so(self) -> None:
        """1/table: that the library has ended does not undo that firms were selected."""
        register = history(candidate(1, 90), admitted(1))
        pools = pools_on(under(OP_03_status="library_dissolves"), register, JANUARY)
        assert [one.code for one in pools.ever] == [code_of(1)]
        assert pools_on(MEASURES, register, JANUARY).ever == pools.ever
