"""What can be done: to whose burden or benefit, and by which facts it is seen to be done."""

import pytest

from fzdigital.policy.measures import MEASURES
from fzdigital.rules.rule import Act

BURDENS = {
    "exit", "update_information", "demand_rectification_5_1", "demand_rectification_5_3", "report", "accept_report",
}  # fmt: skip
"""Whoever is put out, told to update, told to rectify, reported, or whose report is taken up, has it to bear."""

BENEFITS = {
    "serve": "provider", "promote": "provider", "recommend": "applicant", "admit": "applicant",
    "put_in_reserve": "applicant",
}  # fmt: skip
"""Who may serve or comes in gains by it: a provider already on file, or an applicant."""

RECORDS = {
    "exit": {"firm.in_library", "firm.exited"},
    "update_information": {"notice.done"},
    "demand_rectification_5_1": {"rect_5_1.demanded", "notice.rectification_demanded"},
    "demand_rectification_5_3": {"rect_5_3.demanded", "service.rectification_demanded"},
    "report": {"report.made"},
    "accept_report": {"report.accepted"},
    "verify_report": {"report.put_to_provider"},
    "rate": {"firm.rated_this_round"},
    "review": {"application.scored"},
    "recommend": {"application.recommended"},
    "admit": {"application.member"},
    "propose_list": {"batch.list_proposed"},
    "issue_opinion": {"batch.opinion_issued"},
    "decide_list": {"batch.decided"},
    "promote": {"candidate.member", "candidate.in_reserve"},
    "build_reserve": {"library.reserve_built"},
    "hold_first_rating": {"library.first_rating_held"},
}
"""What changes in a case when the act is done; of the others no fact says that they are."""


@pytest.mark.parametrize("act", MEASURES.acts, ids=lambda act: act.id)
class TestActs:
    """One act after the other, by who has to bear it and what it leaves behind."""

    def test_who_bears_it(self, act: Act) -> None:
        """A provider, or nobody."""
        assert act.burdens == ("provider" if act.id in BURDENS else "")

    def test_who_gains_by_it(self, act: Act) -> None:
        """A provider, an applicant, or nobody."""
        assert act.benefits == BENEFITS.get(act.id, "")

    def test_what_records_it(self, act: Act) -> None:
        """The facts that are other once it is done."""
        assert {*act.records} == RECORDS.get(act.id, set())
