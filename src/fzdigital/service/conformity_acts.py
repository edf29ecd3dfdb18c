"""Official acts held against what the Measures allowed on their day."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import assert_never

from attrs import evolve

from fzdigital.domain.acts import ActKind, OfficialAct
from fzdigital.domain.application import Application
from fzdigital.rules.decide import decide
from fzdigital.rules.regulation import Regulation
from fzdigital.service.cases import (
    case_of_application,
    case_of_candidate,
    case_of_firm,
    case_of_library,
    listed_by_panel,
    pools_on,
)
from fzdigital.service.findings import Finding, FindingKind, Objection, against, out_of_force
from fzdigital.service.history import History
from fzdigital.service.selection import Selection, select
from fzdigital.text import Text


class ActJudge:
    """Judges official acts one by one, each against the other acts of its day.

    Args:
        regulation: the regulation.
        history: the register as known.
    """

    def __init__(self, regulation: Regulation, history: History) -> None:
        self.regulation = regulation
        self.history = history
        # Many acts of one batch fall on one day; its selection is the same for all of them.
        self.selection = lru_cache(maxsize=None)(self._select)

    def _select(self, batch: int, on: date) -> Selection:
        return select(self.regulation, self.history, batch, on)

    def judge(self, act: OfficialAct) -> Iterator[Finding]:
        """The findings on one act; none if it must or may be done.

        Args:
            act: an act, of the register or proposed; if of the register, it does not count against itself.
        """
        match act.kind:
            case ActKind.ADMIT | ActKind.RECOMMEND | ActKind.RESERVE:
                yield from self._of_application(act)
            case ActKind.PROMOTE:
                yield from self._of_promotion(act)
            case ActKind.EXIT:
                yield from self._of_exit(act)
            case ActKind.OPINION | ActKind.CALL:
                yield from self._in_period(act)
            case _:
                assert_never(act.kind)

    def _in_period(self, act: OfficialAct) -> Iterator[Finding]:
        """Opinions and ordinary calls are free while the Measures are in force (OP-07)."""
        pools = pools_on(self.regulation, self.history, act.on)
        decision = decide(self.regulation, case_of_library(self.regulation, self.history, act.on, pools))
        objection = out_of_force(decision, "build_reserve")
        if objection is not None:
            yield self._objected(act, objection)

    def _of_application(self, act: OfficialAct) -> Iterator[Finding]:
        batch = act.batch or 0
        applications = [
            one
            for one in self.history.applications
            if one.code == act.code and one.batch == batch and one.on <= act.on and act.industry in (None, one.industry)
        ]
        if not applications:
            why = Text("该批次没有这家企业在该行业的申报", "the firm did not apply in that batch and sector")
            yield self._made(act, FindingKind.NONCONFORMING, "3/call", why)
            return
        objections = [self._objection(act, application) for application in applications]
        if None not in objections:
            yield self._objected(act, next(one for one in objections if one is not None))
        elif act.kind is ActKind.ADMIT and self._on_the_list(act, applications[0]) is False:
            why = Text("入库企业不在专家组推荐名单上", "the firm admitted is not on the panel's list")
            yield self._made(act, FindingKind.DEVIATION, "3/decide", why)

    def _objection(self, act: OfficialAct, application: Application) -> Objection | None:
        pools = pools_on(self.regulation, self.history, act.on, without=act)
        selection = self.selection(application.batch, act.on)
        case = case_of_application(self.regulation, self.history, application, act.on, pools, selection)
        return against(decide(self.regulation, case), str(act.kind.value))

    def _on_the_list(self, act: OfficialAct, application: Application) -> bool | None:
        """Whether the panel listed the firm; where no list was recorded, whether it stood within the places."""
        listed = listed_by_panel(self.history, application.batch, act.on)
        if listed:
            return (application.code, application.industry) in listed
        return self.selection(application.batch, act.on).proposes(application.code, application.industry)

    def _of_promotion(self, act: OfficialAct) -> Iterator[Finding]:
        assert act.code is not None
        assert act.industry is not None
        pools = pools_on(self.regulation, self.history, act.on, without=act)
        case = case_of_candidate(self.regulation, self.history, act.code, act.industry, act.on, pools)
        decision = decide(self.regulation, case)
        objection = against(decision, "promote")
        if objection is not None:
            yield self._objected(act, objection)

    def _of_exit(self, act: OfficialAct) -> Iterator[Finding]:
        assert act.code is not None
        # The register alone: where an exit happens by itself (OP-21), the act that records it is no less in order.
        pools = self.history.pools(act.on, without=act)
        decision = decide(self.regulation, case_of_firm(self.regulation, self.history, act.code, act.on, pools))
        objection = against(decision, "exit")
        if objection is not None:
            yield self._objected(act, evolve(objection, clauses=_held_against(act, objection)))
            return
        applying = sorted({ground.result.rule.clause for ground in decision.of("exit").applying})
        for ground in act.grounds:
            # A clause stands for everything in it.
            if not any(clause.startswith(ground) for clause in applying):
                why = Text(
                    f"所引依据{ground}在当日并不成立，成立的是{'、'.join(applying)}",
                    f"the ground named, {ground}, did not apply that day; what applied: {', '.join(applying)}",
                )
                yield self._made(act, FindingKind.DEVIATION, applying[0], why)

    def _objected(self, act: OfficialAct, objection: Objection) -> Finding:
        return self._made(act, objection.kind, objection.clauses[0], objection.why)

    def _made(self, act: OfficialAct, kind: FindingKind, clause: str, why: Text) -> Finding:
        text = Text(f"{act.kind.text.zh}：{why.zh}", f"{act.kind.text.en}: {why.en}")
        return Finding(kind, clause, act.on, act.code or f"batch {act.batch}", text, self.history.ids.get(act, ""))


def _held_against(act: OfficialAct, objection: Objection) -> tuple[str, ...]:
    """For an exit without any ground: the grounds it names; where it names none, the clause that bounds all exits."""
    if objection.kind is FindingKind.UNSETTLED or len(objection.clauses) == 1:
        return objection.clauses
    return tuple(ground for ground in act.grounds if ground in objection.clauses) or ("5/scope",)
