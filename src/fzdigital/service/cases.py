"""From the register to the cases of one day: of firms, applications, batches, candidates and the library."""

from collections.abc import Iterable
from datetime import date

from fzdigital.domain.acts import ActKind, OfficialAct
from fzdigital.domain.application import Application
from fzdigital.domain.industry import Industry
from fzdigital.domain.library import Library, Membership
from fzdigital.policy.firm_case import firm_case
from fzdigital.policy.library_case import (
    Candidacy,
    Places,
    Standing,
    application_case,
    batch_case,
    candidate_case,
    library_case,
)
from fzdigital.rules.decide import decide
from fzdigital.rules.decision import Case, Outcome
from fzdigital.rules.regulation import Regulation
from fzdigital.service.history import History, Pools
from fzdigital.service.selection import Selection


def pools_on(regulation: Regulation, history: History, on: date, *, without: OfficialAct | None = None) -> Pools:
    """The library and the reserve on a day, as OP-21 and OP-03 are read.

    Args:
        regulation: gives the readings; by default only a recorded decision changes the library.
        history: the register.
        on: the day.
        without: an act to leave out.
    """
    pools = history.pools(on, without=without)
    if regulation.reading("OP-03.status") == "library_dissolves" and on > regulation.day("expires_on"):
        return Pools(Library(), pools.reserve, pools.exits, pools.ever)
    if regulation.reading("OP-21.effect") == "automatic":
        occasion = history.occasion(on)
        out = [
            code
            for code in sorted({member.code for member in pools.library.members})
            if decide(regulation, firm_case(regulation, history.dossier(code, on, pools), occasion)).of("exit").outcomes
            == (Outcome.MUST,)
        ]
        lost = tuple(OfficialAct(ActKind.EXIT, on, code, None, None) for code in out)
        kept = tuple(member for member in pools.library.members if member.code not in out)
        return Pools(Library(kept), pools.reserve, (*pools.exits, *lost), pools.ever)
    return pools


def case_of_firm(regulation: Regulation, history: History, code: str, on: date, pools: Pools) -> Case:
    """The case of one firm."""
    return firm_case(regulation, history.dossier(code, on, pools), history.occasion(on))


def standing_of(history: History, pools: Pools, on: date) -> Standing:
    """The counts of the library; what was refilled on the day itself does not count as adjusted."""
    acts = [act for act in history.acts if act.on <= on]
    refilled = {
        member.code for member in pools.library.members if member.joined_on == on and member.by is ActKind.PROMOTE
    }
    codes = pools.reserve.codes
    return Standing(
        count=pools.library.count,
        adjusted=pools.library.count - len(refilled),
        exits=len(pools.exits),
        reserve=codes,
        listed=tuple(listed_now(history, code, on) for code in codes),
        selected=any(act.kind is ActKind.ADMIT for act in acts),
        reserve_built=any(act.kind is ActKind.RESERVE for act in acts),
    )


def listed_now(history: History, code: str, on: date) -> bool | None:
    """What the last look at the dishonesty list showed; None if nobody looked."""
    checks = [check for check in history.checks(code) if check.on <= on]
    return max(checks, key=lambda check: check.on).listed if checks else None


def case_of_library(regulation: Regulation, history: History, on: date, pools: Pools) -> Case:
    """The case of the library as a whole."""
    return library_case(regulation, standing_of(history, pools, on), history.occasion(on))


def case_of_batch(regulation: Regulation, history: History, batch: int, on: date) -> Case:
    """The case of one batch."""
    kinds = {act.kind for act in history.acts if act.batch == batch and act.on <= on}
    return batch_case(
        regulation,
        batch,
        history.occasion(on),
        received=any(one.batch == batch and one.on <= on for one in history.applications),
        reviewed=any(one.batch == batch and one.on <= on for one in history.marks),
        list_proposed=ActKind.RECOMMEND in kinds,
        opinion_issued=ActKind.OPINION in kinds,
        decided=ActKind.ADMIT in kinds,
    )


def case_of_application(
    regulation: Regulation, history: History, application: Application, on: date, pools: Pools, selection: Selection
) -> Case:
    """The case of one application.

    Args:
        regulation: whose vocabulary and readings to follow.
        history: the register.
        application: the application.
        on: the day.
        pools: the library and the reserve to judge against; without the firm's own admission when that is judged.
        selection: its batch, selected.
    """
    code, industry, batch = application.provider.code, application.industry, application.batch
    scored = selection.find(code, industry)
    acts = [act for act in history.acts if act.on <= on and act.batch == batch]
    listed = [act.code for act in acts if act.kind is ActKind.RECOMMEND]
    proposed = [one for sector, codes in selection.recommended if sector is industry for one in codes]
    by_key = None
    if regulation.reading("OP-11.tie") == "secondary_key" and scored is not None and application.tie_order is not None:
        by_key = code in proposed
    final = scored.final if scored else None
    known = Candidacy(
        standing=scored.standing if scored else "unranked",
        scored=final is not None and (None if final.missing == "score_missing" else final.points is not None),
        recommended=code in listed if listed else code in proposed,
        list_decided=any(act.kind is ActKind.ADMIT for act in acts),
        listed_at_decision=listed_now(history, code, on),
        industries=tuple(member.industry for member in pools.library.of(code)),
        exited_before=any(act.code == code for act in pools.exits),
        placed_by_key=by_key,
        among_next_best=None if selection.reserve is None else code in selection.reserve,
        reserve_picked=len({one for one in pools.reserve.codes if one != code}),
        places=_places(pools, code, industry, batch),
    )
    return application_case(regulation, application, known, history.occasion(on))


def _places(pools: Pools, code: str, industry: Industry, batch: int) -> Places:
    """What is taken without the firm itself, counted in the three ways of OP-07."""
    now = [one for one in pools.library.members if one.code != code]
    ever = [one for one in pools.ever if one.code != code]
    this = [one for one in now if one.batch == batch and one.by is ActKind.ADMIT]
    each = (now, ever, this)
    return Places(
        row=_three(len({one.code for one in members if one.industry is industry}) for members in each),
        firms=_three(len({one.code for one in members}) for members in each),
        slots=_three(_slots(members) for members in each),
    )


def _slots(members: list[Membership]) -> int:
    return len({(one.code, one.industry) for one in members})


def _three(counts: Iterable[int]) -> tuple[int, int, int]:
    now, ever, batch = counts
    return now, ever, batch


def case_of_candidate(
    regulation: Regulation,
    history: History,
    code: str,
    industry: Industry,
    on: date,
    pools: Pools,
    *,
    in_reserve: bool | None = None,
) -> Case:
    """The case of a reserve firm that might be promoted into a sector.

    Args:
        regulation: whose vocabulary and readings to follow.
        history: the register.
        code: the firm's code.
        industry: the sector.
        on: the day.
        pools: the library and the reserve; without the promotion that is judged.
        in_reserve: whether it is in the reserve, if known otherwise than from the pools.
    """
    others = Pools(pools.library.without(code), pools.reserve, pools.exits, pools.ever)
    first = first_in_order(history, industry, on, pools)
    return candidate_case(
        regulation,
        code,
        industry,
        history.occasion(on),
        in_reserve=code in pools.reserve.codes if in_reserve is None else in_reserve,
        member=bool(pools.library.of(code)),
        listed=listed_now(history, code, on),
        first_in_order=None if first is None else first == code,
        row=len(others.library.row(industry)),
        standing=standing_of(history, others, on),
    )


def first_in_order(history: History, industry: Industry, on: date, pools: Pools) -> str | None:
    """The reserve firm of a sector whose turn it is in the order of entry; None if there is none.

    The reserve is kept in the order in which firms were put there; those of one day stand by code.
    """
    applied = {one.provider.code for one in history.applications if one.industry is industry and one.on <= on}
    return next((code for code in pools.reserve.codes if code in applied), None)
