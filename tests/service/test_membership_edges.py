"""Who is a member where an exit needs no act, and where the library ends with the text."""

from datetime import date

from fzdigital.service.assess import assess
from fzdigital.service.cases import pools_on
from tests.service.builders import (
    LAST,
    LATER,
    MEASURES,
    PICKED,
    accident,
    admitted,
    applied,
    book,
    candidate,
    exited,
    history,
    under,
)
from tests.strategies.nouns import code_of

AUTOMATIC = under(OP_21_effect="automatic")
JANUARY = date(2026, 1, 1)


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
