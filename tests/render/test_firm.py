"""One firm in words."""

from datetime import date

from tests.render.answers import explained
from tests.service.builders import (
    KNIT,
    LATER,
    accident,
    admitted,
    applied,
    book,
    candidate,
    checked,
    exited,
    filled,
    left,
    stand_by,
)


class TestStatus:
    """Where a firm stands."""

    def test_a_member(self) -> None:
        """The sector and the day of joining."""
        text = explained(book(filled(1)), 1)
        assert f"  in the library: {KNIT.text.en}, since 2024-06-03\n" in text
        assert "neither" not in text

    def test_a_firm_in_reserve(self) -> None:
        """Its number in the order of entry."""
        text = explained(book(filled(1), stand_by((101, 102))), 102)
        assert "  in the reserve, number 2 by entry\n" in text

    def test_a_firm_that_left_and_came_back(self) -> None:
        """Both are said; the exit of another firm is not."""
        happened = (filled(2), left((1,), date(2024, 10, 8)), exited(2, date(2024, 10, 9)), admitted(1, on=LATER))
        text = explained(book(*happened), 1)
        assert "since 2025-03-03" in text
        assert "left the library on 2024-10-08" in text
        assert "2024-10-09" not in text

    def test_an_application(self) -> None:
        """Each application with score, rank and place; without a rank none is said."""
        casebook = book(candidate(1, 90), candidate(2, 80), applied(3))
        on = date(2024, 5, 30)
        assert "final score 80.00, rank 2, within the places" in explained(casebook, 2, on)
        assert "final score —, not reviewed" in explained(casebook, 3, on)


class TestSummary:
    """What follows, in brief."""

    def test_what_its_application_leads_to(self) -> None:
        """The acts on its applications stand with those on the firm, and not those on others."""
        text = explained(book(candidate(1, 90), candidate(2, 80, listed=True)), 1, date(2024, 5, 30))
        assert "What must be done:\n  - put it on the list proposed — the expert panel" in text
        assert "vetoed" not in text

    def test_what_its_promotion_leads_to(self) -> None:
        """For a reserve firm, whether it may be promoted."""
        happened = (filled(), stand_by((101,)), left(range(1, 7)), checked(101, LATER))
        assert "  - promote it from the reserve — the industry bureau" in explained(book(*happened), 101)

    def test_acts_without_ground_share_a_line(self) -> None:
        """What has no ground is listed by name only."""
        text = explained(book(filled(1)), 1, language="zh")
        assert "无此情形：使其退出服务资源库、" in text

    def test_a_firm_that_nothing_concerns(self) -> None:
        """Of a firm outside, there is nothing to be done, and why is said once."""
        text = explained(book(applied(1), admitted(2)), 1)
        assert "To be done, allowed, forbidden or open: None." in text
        reasons = text.split("put it out of the library: not applicable\n")[1].split("\n\n")[0]
        assert reasons.splitlines() == [
            "  - scope",
            "    - [no] the firm is in the service library",
            "  - scope",
            "    - [no] the firm is in the service library [OP-21.libraries=service_library_only]",
        ]


class TestReasons:
    """Why."""

    def test_rules_that_speak_come_first(self) -> None:
        """The ground that applies stands before those that do not."""
        text = explained(book(filled(1), accident(1)), 1)
        block = text.split("put it out of the library: must\n")[1]
        assert block.startswith("  - Section 5(3), second limb (accident) [5(3)b.1] (2025-03-03): yes\n")

    def test_nothing_is_said_twice(self) -> None:
        """Two rules of a clause that say the same take one line."""
        text = explained(book(filled(1)), 1)
        block = text.split("demand rectification of its service: no ground\n")[1].split("\n\n")[0]
        assert block.splitlines() == [
            "  - Section 5(3), first limb (demand) [5(3)a.1]: no, nothing of the kind is recorded"
        ]

    def test_outside_the_period_no_reason_is_needed(self) -> None:
        """The first line says it all."""
        text = explained(book(filled(1)), 1, date(2026, 1, 1))
        assert "[no]" not in text
