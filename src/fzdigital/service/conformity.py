"""Everything recorded held against the Measures: acts, ratings, notices, demands, reports, marks, the library."""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias, assert_never

from attrs import evolve

from fzdigital.domain.dossier import Dossier
from fzdigital.domain.rating import Rating
from fzdigital.domain.rectification import Basis, Rectification
from fzdigital.domain.report import Reply, Report, Verification
from fzdigital.domain.review import Score
from fzdigital.domain.update import UpdateNotice
from fzdigital.policy.articles.a3_scoring import in_scale
from fzdigital.policy.firm_case import firm_case
from fzdigital.policy.occasion import Occasion
from fzdigital.rules.answer import Decision
from fzdigital.rules.decide import decide
from fzdigital.rules.decision import Outcome
from fzdigital.rules.regulation import Regulation
from fzdigital.service.cases import pools_on
from fzdigital.service.conformity_acts import ActJudge
from fzdigital.service.conformity_library import of_library, of_reserve
from fzdigital.service.findings import Finding, FindingKind, Objection, against, out_of_force
from fzdigital.service.history import History
from fzdigital.service.pools import Pools
from fzdigital.text import Text

_Judged: TypeAlias = Rating | UpdateNotice | Report | Rectification


def findings(regulation: Regulation, history: History, on: date) -> tuple[Finding, ...]:
    """Every finding on what happened until a day.

    Args:
        regulation: the regulation, with the readings in use.
        history: the register as known.
        on: the day, included.

    Returns:
        the findings by day, clause and subject.
    """
    judge = ActJudge(regulation, history)
    found = [finding for act in history.acts if act.on <= on for finding in judge.judge(act)]
    for code in history.codes:
        found += _of_firm(regulation, history, code, on)
    found += _of_marks(regulation, history, on)
    found += of_library(regulation, history, on)
    found += of_reserve(regulation, history, judge, on)
    return tuple(
        sorted(dict.fromkeys(found), key=lambda one: (one.on, one.clause, one.subject, one.kind.value, one.text))
    )


def _of_firm(regulation: Regulation, history: History, code: str, on: date) -> Iterator[Finding]:
    file = history.dossier(code, on, history.pools(on))
    for noun, entry in _judged(history, code, on):
        # A report is held against the day on which it was accepted, where that is known.
        day = noun.accepted_on or noun.on if isinstance(noun, Report) else noun.on
        dossier = _status(file, pools_on(regulation, history, day))
        objection = _objection(regulation, history.occasion(day), noun, file, dossier)
        if objection is not None:
            yield Finding(objection.kind, objection.clauses[0], day, code, objection.why, entry)


def _judged(history: History, code: str, on: date) -> Iterator[tuple[_Judged, str]]:
    """What is held against the Measures of one firm's nouns, as they stood on a day, with the ids of their entries."""
    seen = history.seen(on)
    for entry in history.entries_of(code):
        match entry.what:
            case Rating() as rating if rating.on <= on:
                yield rating, entry.id
            case Report() as report if report.on <= on and report.as_of(seen).accepted:
                yield report.as_of(seen), entry.id
            case UpdateNotice() | Rectification() as noun if noun.on <= on:
                yield noun.as_of(seen), entry.id


def _status(file: Dossier, pools: Pools) -> Dossier:
    """A firm's dossier of a day with nothing in it but its status: what most rules on a single noun turn on."""
    return evolve(
        file,
        memberships=pools.library.of(file.code),
        in_reserve=file.code in pools.reserve.codes,
        exits=tuple(act for act in pools.exits if act.code == file.code),
        applications=(),
        ratings=(),
        notices=(),
        rectifications=(),
        reports=(),
        incidents=(),
    )


def _objection(
    regulation: Regulation, occasion: Occasion, noun: _Judged, file: Dossier, dossier: Dossier
) -> Objection | None:
    def decided(known: Dossier) -> Decision:
        return decide(regulation, firm_case(regulation, known, occasion))

    match noun:
        case Rating():
            return _outside(decided(dossier), "rate", "4(2)")
        case UpdateNotice():
            return _outside(decided(dossier), "update_information", "5/scope")
        case Report():
            # Its elements are its own: neither its age nor what else may have been reported says anything about them.
            decision = decided(evolve(dossier, reports=(_as_made(noun),), incomplete=()))
            if decision.of("accept_report").outcomes != (Outcome.SILENT,):
                return against(decision, "accept_report")
            why = Text("受理的举报要件不全", "a report was accepted that lacks an element")
            return Objection(FindingKind.DEVIATION, ("5(2)b",), why)
        case Rectification():
            occasioned = evolve(
                dossier,
                rectifications=tuple(one for one in file.rectifications if one.on < noun.on),
                notices=tuple(one for one in file.notices if one.on <= noun.on),
                incidents=tuple(one for one in file.incidents if one.on <= noun.on),
            )
            act = "demand_rectification_5_1" if noun.basis is Basis.INFORMATION else "demand_rectification_5_3"
            return against(decided(occasioned), act)
        case _:
            assert_never(noun)


def _as_made(report: Report) -> Report:
    """A report as it was before anybody took it up."""
    return evolve(
        report, accepted=False, accepted_on=None, verified_on=None,
        reply=Reply.PENDING, reply_on=None, verification=Verification.PENDING, verification_on=None,
    )  # fmt: skip


def _outside(decision: Decision, act: str, clause: str) -> Objection | None:
    """An objection only where the firm is not concerned or the Measures are not, or may not be, in force."""
    one = decision.of(act)
    if one.outcomes == (Outcome.NOT_APPLICABLE,):
        why = Text("当日不在服务资源库内", "the firm was not in the library that day")
        return Objection(FindingKind.NONCONFORMING, (clause,), why)
    return out_of_force(decision, act)


def _of_marks(regulation: Regulation, history: History, on: date) -> Iterator[Finding]:
    top = history.casebook.scale_top
    for mark in history.marks:
        if mark.on <= on and isinstance(mark.score, Score) and not in_scale(regulation, mark.score, top):
            text = Text(f"分数{mark.score}超出满分", f"the score {mark.score} lies above the top of the scale")
            yield Finding(FindingKind.NONCONFORMING, "3/score", mark.on, mark.code, text, history.ids.get(mark, ""))
