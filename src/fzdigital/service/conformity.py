"""Everything recorded held against the Measures: acts, ratings, notices, demands, reports, the library as a whole."""

from collections.abc import Iterator
from datetime import date
from typing import assert_never

from attrs import evolve

from fzdigital.domain.acts import ActKind
from fzdigital.domain.dossier import Dossier
from fzdigital.domain.rating import Rating
from fzdigital.domain.rectification import Basis, Rectification
from fzdigital.domain.report import Report
from fzdigital.domain.review import Score
from fzdigital.domain.update import UpdateNotice
from fzdigital.policy.articles.a1_goals import reserve_pick
from fzdigital.policy.articles.a3_scoring import in_scale
from fzdigital.policy.firm_case import firm_case
from fzdigital.policy.occasion import Occasion
from fzdigital.rules.answer import Decision
from fzdigital.rules.decide import decide
from fzdigital.rules.decision import Outcome
from fzdigital.rules.regulation import Regulation
from fzdigital.service.cases import case_of_library, pools_on
from fzdigital.service.conformity_acts import ActJudge
from fzdigital.service.findings import Finding, FindingKind, Objection, against, out_of_force
from fzdigital.service.history import History, Pools
from fzdigital.text import Text

_Judged = Rating | UpdateNotice | Report | Rectification


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
    found += _of_library(regulation, history, on)
    found += _of_reserve(regulation, history, judge, on)
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
            fresh = evolve(noun, accepted=False, accepted_on=None)
            decision = decided(evolve(dossier, reports=(fresh,)))
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


def _of_library(regulation: Regulation, history: History, on: date) -> Iterator[Finding]:
    pools = pools_on(regulation, history, on)
    decision = decide(regulation, case_of_library(regulation, history, on, pools))
    count, planned = pools.library.count, regulation.number("total")
    kinds = {None: FindingKind.UNSETTLED, "exact": FindingKind.NONCONFORMING}
    if decision.of("fill").applying:
        text = Text(
            f"在库{count}家，少于计划的{planned}家", f"the library holds {count}, fewer than the {planned} planned"
        )
        kind = kinds.get(regulation.reading("OP-04.force"), FindingKind.SHORTFALL)
        yield Finding(kind, "1/total", on, "library", text)
    yield from _of_first_rating(regulation, history, on, decision)


def _of_first_rating(regulation: Regulation, history: History, on: date, decision: Decision) -> Iterator[Finding]:
    occasion = history.occasion(on)
    windows = [window for window in occasion.windows(regulation, 1) if window is not None]
    if not windows:
        return
    first, last = min(one.first for one in windows), max(one.last for one in windows)
    days = f"{first} – {last}"
    if not occasion.rounds:
        if decision.of("hold_first_rating").outcomes == (Outcome.MUST,) and on > last:
            text = Text(
                f"第一次评级应在{days}进行，尚未进行", f"the first rating was due in {days} and has not been held"
            )
            yield Finding(FindingKind.LATE, "4(5)a", on, "library", text)
        return
    _, held = occasion.rounds[0]
    inside = [one.first <= held <= one.last for one in windows]
    if all(inside):
        return
    kind = FindingKind.LATE if held > last else FindingKind.DEVIATION
    if any(inside):
        kind = FindingKind.UNSETTLED
    elif regulation.reading("OP-17.late") == "void":
        kind = FindingKind.NONCONFORMING
    text = Text(f"第一次评级应在{days}进行，实际在{held}", f"the first rating was due in {days} and was held on {held}")
    yield Finding(kind, "4(5)a", held, "library", text)


def _of_reserve(regulation: Regulation, history: History, judge: ActJudge, on: date) -> Iterator[Finding]:
    """The reserve as each batch's picking left it against the band; how many could have been picked is counted then.

    A pick may take several days, and who was promoted may be replaced: what counts is how many stand there in the end.
    """
    if regulation.reading("OP-15.size") == "standing_stock":
        yield from _of_standing_reserve(regulation, history, on)
    last: dict[int, date] = {}
    for act in history.acts:
        if act.kind is ActKind.RESERVE and act.batch is not None and act.on <= on:
            last[act.batch] = max(act.on, last.get(act.batch, act.on))
    for batch, day in sorted(last.items()):
        pools = history.pools(day)
        members = {member.code for member in pools.library.members}
        picked = len(pools.reserve.codes)
        scored = [one for field in judge.selection(batch, day).fields for one in field.scored]
        eligible = {one.code for one in scored if one.certain} - members | {*pools.reserve.codes}
        doubtful = {one.code for one in scored if one.possible} - members - eligible
        result = reserve_pick(regulation, picked, len(eligible))
        if result.fault is not None:
            kind = FindingKind.SHORTFALL if result.fault == "shortfall" else FindingKind.NONCONFORMING
            if reserve_pick(regulation, picked, len(eligible) + len(doubtful)).fault != result.fault:
                kind = FindingKind.UNSETTLED
            band = f"{regulation.number('reserve_min')}–{regulation.number('reserve_max')}"
            text = Text(
                f"第{batch}批选取后备后共有{picked}家，应为{band}家，可选{len(eligible)}家",
                f"with batch {batch} the reserve holds {picked}; the band is {band}, eligible: {len(eligible)}",
            )
            yield Finding(kind, "1/reserve/size", day, f"batch {batch}", text)


def _of_standing_reserve(regulation: Regulation, history: History, on: date) -> Iterator[Finding]:
    """Under ``standing_stock`` the band is a level to be held, not only a number to be picked."""
    if not any(act.kind is ActKind.RESERVE and act.on <= on for act in history.acts):
        return
    decision = decide(regulation, case_of_library(regulation, history, on, history.pools(on))).of("build_reserve")
    if decision.outcomes == (Outcome.NOT_IN_FORCE,):
        return
    standing = len(history.pools(on).reserve.codes)
    low, high = regulation.number("reserve_min"), regulation.number("reserve_max")
    if not low <= standing <= high:
        text = Text(
            f"后备现有{standing}家，应保持{low}–{high}家",
            f"{standing} firms stand in reserve, {low}–{high} are to be kept",
        )
        in_force = Outcome.NOT_IN_FORCE not in decision.outcomes
        kind = FindingKind.NONCONFORMING if in_force else FindingKind.UNSETTLED
        yield Finding(kind, "1/reserve/size", on, "reserve", text)
