"""What the acceptance of a report is held against: its own elements, on the day of the acceptance."""

from datetime import date
from typing import Any

import pytest

from fzdigital.nouns import Reply, Verification
from fzdigital.service.conformity import findings
from fzdigital.service.history import History
from tests.service.builders import MEASURES, admitted, book, reported

JUNE, JULY, AUGUST = date(2024, 6, 3), date(2024, 7, 1), date(2024, 8, 1)


def of_report(*parts: Any, **settings: Any) -> list[str]:
    """The kinds of the findings on the acceptance of a report, of a firm that is a member since July."""
    register = History(book(admitted(1, on=JULY), *parts, **settings))
    return [one.kind.value for one in findings(MEASURES, register, AUGUST) if one.clause == "5(2)b"]


class TestAccepted:
    """5(2)b: whatever else is or may be on file, and whenever it was made."""

    @pytest.mark.parametrize(
        "stage",
        [
            {},
            {"verified_on": JUNE},
            {"reply": Reply.AS_REQUIRED, "reply_on": JUNE},
            {"verification": Verification.UNFOUNDED, "verification_on": JUNE},
        ],
    )
    def test_one_made_before_the_firm_was_a_member(self, stage: dict[str, Any]) -> None:
        """With all its elements it was accepted rightly, whatever was done about it before; without one it was not."""
        assert of_report(reported(1, JUNE, accepted_on=AUGUST, **stage)) == []
        assert of_report(reported(1, JUNE, accepted_on=AUGUST, evidence=False, **stage)) == ["deviation"]

    def test_where_other_reports_may_be_missing(self) -> None:
        """One that lacks an element is no better for what may be missing beside it."""
        assert of_report(reported(1, JULY, evidence=False, accepted_on=JULY), incomplete=("reports",)) == ["deviation"]

    def test_with_an_element_that_is_not_known(self) -> None:
        """Then it is open."""
        assert of_report(reported(1, JUNE, evidence=None, accepted_on=AUGUST)) == ["unsettled"]
