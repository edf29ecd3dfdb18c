"""The library and the reserve held against the Measures: how many they hold, and when the first rating was held."""

from collections.abc import Iterator
from datetime import date

from fzdigital.domain.acts import ActKind
from fzdigital.policy.articles.a1_goals import reserve_pick
from fzdigital.rules.answer import Decision
from fzdigital.rules.decide import decide
from fzdigital.rules.decision import Outcome
from fzdigital.rules.regulation import Regulation
from fzdigital.service.cases import case_of_library, pools_on
from fzdigital.service.conformity_acts import ActJudge
from fzdigital.service.findings import Finding, FindingKind
from fzdigital.service.history import History, in_force
from fzdigital.text import Text


def of_library(regulation: Regulation, history: History, on: date) -> Iterator[Finding]:
    """The findings on how many firms the library holds and on its first rating (1/total, 4(5)a).

    Args:
        regulation: the regulation, with the readings in use.
        history: the register as known.
        on: the day.
    """
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


def of_reserve(regulation: Regulation, history: History, judge: ActJudge, on: date) -> Iterator[Finding]:
    """The findings on the reserve as each batch's picking left it, against the band (1/reserve/size).

    Args:
        regulation: the regulation, with the readings in use.
        history: the register as known.
        judge: gives the selection of a batch on the day of its last pick: how many could have been picked then.
        on: the day, included.

    A pick may take several days, and who was promoted may be replaced: what counts is how many stand there in the end.
    A pick outside the period in force is held against no band.
    """
    if regulation.reading("OP-15.size") == "standing_stock":
        yield from _of_standing_reserve(regulation, history, on)
    last: dict[int, date] = {}
    for act in history.acts:
        if act.kind is ActKind.RESERVE and act.batch is not None and act.on <= on:
            # Acts stand by day, so that the last one of a batch is the latest.
            last[act.batch] = act.on
    for batch, day in last.items():
        held = in_force(regulation, history, day).truth
        if held is False:
            continue
        pools = history.pools(day)
        members = {member.code for member in pools.library.members}
        picked = len(pools.reserve.codes)
        scored = [one for field in judge.selection(batch, day).fields for one in field.scored]
        eligible = {one.code for one in scored if one.certain} - members | {*pools.reserve.codes}
        doubtful = {one.code for one in scored if one.possible} - members - eligible
        result = reserve_pick(regulation, picked, len(eligible))
        if result.fault is not None:
            kind = FindingKind.SHORTFALL if result.fault == "shortfall" else FindingKind.NONCONFORMING
            if not held or reserve_pick(regulation, picked, len(eligible) + len(doubtful)).fault != result.fault:
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
    held = in_force(regulation, history, on).truth
    if held is False:
        return
    standing = len(history.pools(on).reserve.codes)
    low, high = regulation.number("reserve_min"), regulation.number("reserve_max")
    if not low <= standing <= high:
        text = Text(
            f"后备现有{standing}家，应保持{low}–{high}家",
            f"{standing} firms stand in reserve, {low}–{high} are to be kept",
        )
        kind = FindingKind.NONCONFORMING if held else FindingKind.UNSETTLED
        yield Finding(kind, "1/reserve/size", on, "reserve", text)
