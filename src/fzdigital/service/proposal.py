"""Propose: an act is put forward only if the Measures allow it."""

from datetime import date

from attrs import evolve

from fzdigital.domain.acts import OfficialAct
from fzdigital.domain.entry import Entry
from fzdigital.errors import NotAllowedError, UndeterminedError
from fzdigital.rules.regulation import Regulation
from fzdigital.service.casebook import Casebook
from fzdigital.service.conformity_acts import ActJudge
from fzdigital.service.findings import FindingKind
from fzdigital.service.history import History


def propose(regulation: Regulation, casebook: Casebook, act: OfficialAct, *, id: str, recorded_on: date) -> Casebook:
    """The casebook with one act more, if the Measures allow it.

    Args:
        regulation: the regulation, with the readings in use.
        casebook: the casebook so far.
        act: the act proposed.
        id: the entry's id.
        recorded_on: day on which it is recorded.

    Returns:
        another casebook.

    Raises:
        NotAllowedError: the Measures forbid it or give no ground for it, with the clauses.
        UndeterminedError: whether they allow it depends on a missing fact or an unresolved reading.

    Recording an act that took place goes another way: add the entry to a casebook; that is never refused.
    """
    for finding in ActJudge(regulation, History(casebook)).judge(act):
        if finding.kind is FindingKind.NONCONFORMING:
            raise NotAllowedError(
                f"不能提出：{finding.text.zh}（{finding.clause}）。",
                f"not proposed: {finding.text.en} ({finding.clause}).",
                (finding.clause,),
            )
        if finding.kind is FindingKind.UNSETTLED:
            raise UndeterminedError(f"暂不能提出：{finding.text.zh}。", f"not proposed yet: {finding.text.en}.")
    return evolve(casebook, entries=(*casebook.entries, Entry(id, recorded_on, act)))
