"""Where the library and the clerk once saw it otherwise: the smallest history of each, with what the text says."""

from datetime import date
from typing import Any

from fzdigital.nouns import Basis, RectificationOutcome, Stars
from fzdigital.rules.decide import decide
from fzdigital.rules.decision import Outcome
from fzdigital.rules.regulation import Regulation
from fzdigital.service.cases import case_of_firm, pools_on
from fzdigital.service.conformity import findings
from fzdigital.service.history import History
from fzdigital.service.replenishment import replenish
from tests.articles.builders import MUST, SILENT, under
from tests.extremes.terms import SMALL, regulation_of
from tests.service.builders import (
    COTTON,
    Part,
    accident,
    admitted,
    applied,
    book,
    checked,
    demanded,
    exited,
    promoted,
    rated,
    reported,
    reserved,
)
from tests.strategies.nouns import code_of

JUNE, JULY, AUGUST, ON = date(2024, 6, 3), date(2024, 7, 1), date(2024, 8, 1), date(2024, 11, 20)
SMALLER = regulation_of(SMALL)


def exit_of(*parts: Part, on: date = ON, regulation: Regulation = SMALLER, **settings: Any) -> tuple[object, ...]:
    """Whether firm 1 must leave."""
    history = History(book(*parts, **settings))
    pools = pools_on(regulation, history, on)
    return decide(regulation, case_of_firm(regulation, history, code_of(1), on, pools)).of("exit").outcomes


class TestOnceDiffered:
    """Each is as the text has it."""

    def test_a_member_that_gets_a_second_place(self) -> None:
        """5(5)a: three members after an exit, a floor of three; one of the three gets a further place that day."""
        parts = (admitted(1), admitted(2), admitted(3, COTTON), admitted(4, COTTON), exited(4, JULY))
        before = replenish(SMALLER, History(book(*parts)), ON)
        after = replenish(SMALLER, History(book(*parts, promoted(1, COTTON, ON))), ON)
        assert (before.most, after.most) == (0, 0)

    def test_a_report_accepted_after_joining(self) -> None:
        """5(2)b: a report with all its elements, accepted while the firm was a member, was accepted rightly."""
        history = History(book(reported(1, JUNE, accepted_on=AUGUST), admitted(1, on=JULY)))
        assert [one for one in findings(SMALLER, history, ON) if one.clause == "5(2)b"] == []

    def test_a_report_that_lacks_an_element_in_an_incomplete_sheet(self) -> None:
        """5(2)b: what is known to lack its evidence was not rightly accepted, whatever other reports there are."""
        parts = (admitted(1), reported(1, JULY, evidence=False, accepted_on=JULY))
        found = findings(SMALLER, History(book(*parts, incomplete=("reports",))), ON)
        assert [one.kind.value for one in found if one.clause == "5(2)b"] == ["deviation"]

    def test_a_rectification_that_was_passed_on_an_unknown_day(self) -> None:
        """5(1): whenever it was found to be up to standard, it is no ground for an exit."""
        passed = demanded(1, JUNE, Basis.INFORMATION, RectificationOutcome.PASSED)
        assert exit_of(passed, admitted(1, on=JULY)) == SILENT

    def test_readmission_where_an_exit_happens_by_itself(self) -> None:
        """OP-21, OP-20: a firm that ceased to be a member without any act is one again once it is admitted again."""
        automatic = under("OP-21.effect", "automatic")
        history = History(book(admitted(1), accident(1, JULY), admitted(1, batch=2, on=AUGUST)))
        members = {one.code for one in pools_on(automatic, history, ON).library.members}
        assert members == {code_of(1)}

    def test_a_look_that_may_be_missing_before_a_promotion(self) -> None:
        """3/veto, 5(5)c: a look that is missing may have shown the reserve firm on the list, so it is not known."""
        parts = (admitted(1), admitted(2, COTTON), exited(2, JULY), applied(3), reserved(3), checked(3, JULY))
        found = replenish(SMALLER, History(book(*parts, incomplete=("checks",))), ON)
        assert [{*one.decision.of("promote").outcomes} for one in found.candidates] == [{Outcome.MAY, Outcome.MUST_NOT}]

    def test_an_exit_recorded_twice(self) -> None:
        """5(3)b.1: the accident is the ground of the exit, however often the exit was written down."""
        parts = (admitted(1), accident(1, JULY), exited(1, JULY, "5(3)b.1"))
        once, twice = (
            [one for one in findings(SMALLER, History(book(*parts, *more)), ON) if one.clause == "5/scope"]
            for more in ((), (exited(1, JULY, "5(3)b.1"),))
        )
        assert twice == once == []

    def test_a_look_that_may_be_missing(self) -> None:
        """OP-13: where listing reaches members, a look that is missing may have shown the firm on the list."""
        reach = under("OP-13.reach", "plus_members")
        asked = exit_of(admitted(1), checked(1, JULY), regulation=reach, incomplete=("checks",))
        assert set(asked) == {*MUST, *SILENT}

    def test_a_pick_after_the_end(self) -> None:
        """6: what is done after the last day is done without any basis; there is no band to fall short of."""
        after = date(2026, 2, 2)
        history = History(book(reserved(1, on=after), reserved(2, on=after), reserved(3, on=after)))
        assert {one.clause for one in findings(SMALLER, history, after)} <= {"6", "3/call"}

    def test_ratings_after_the_end(self) -> None:
        """OP-03: two ratings of 2026 complete no run while the text was in force, whatever the unknown stars are."""
        lasts = under("OP-03.pending", "facts_before_expiry_survive")
        january, february, march = (date(2026, month, 5) for month in (1, 2, 3))
        ratings = (rated(1, 1, january, Stars.NONE), rated(1, 2, february, None))
        assert not {*MUST} & {*exit_of(admitted(1), *ratings, on=march, regulation=lasts)}
