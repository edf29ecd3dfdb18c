"""From the register to the cases of one day: of firms, applications, batches, candidates and the library."""

from collections.abc import Iterable
from datetime import date

from fzdigital.domain.acts import ActKind, OfficialAct
from fzdigital.domain.application import Application
from fzdigital.domain.industry import Industry
from fzdigital.domain.library import Membership
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
from fzdigital.service.history import History
from fzdigital.service.membership import pools_of
from fzdigital.service.pools import Pools
from fzdigital.service.selection import Selection, select


def pools_on(regulation: Regulation, history: History, on: date, *, without: OfficialAct | None = None) -> Pools:
    """The library and the reserve on a day, as OP-21 and OP-03 are read.

    Args:
        regulation: gives the readings; by default only a recorded decision changes the library.
        history: the register.
        on: the day.
        without: an act to leave out.
    """

    def leaves(code: str, day: date, pools: Pools) -> bool:
        case = case_of_firm(regulation, history, code, day, pools)
        return decide(regulation, case).of("exit").outcomes == (Outcome.MUST,)

    return pools_of(regulation, history, on, leaves, without=without)


def case_of_firm(regulation: Regulation, history: History, code: str, on: date, pools: Pools) -> Case:
    """The case of one firm."""
    return firm_case(regulation, history.dossier(code, on, pools), history.occasion(on))


def standing_of(history: History, pools: Pools, on: date) -> Standing:
    """The counts of the library; what was refilled on the day itself does not count as adjusted."""
    acts = [act for act in history.acts if act.on <= on]
    members = pools.library.members
    promoted = [member for member in members if member.joined_on == on and member.by is ActKind.PROMOTE]
    # A further place for a firm that is in without it makes the library no larger.
    refilled = {member.code for member in promoted} - {member.code for member in members if member not in promoted}
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
    """What the last look at the dishonesty list showed; None if that is not known."""
    return history.last_look(code, on)


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
    code, industry, batch = application.code, application.industry, application.batch
    scored = selection.find(code, industry)
    listed = listed_by_panel(history, batch, on)
    proposed = selection.proposes(code, industry)
    known = Candidacy(
        standing=scored.standing if scored else "unranked",
        scored=scored is not None and (None if scored.undetermined else scored.points is not None),
        recommended=(code, industry) in listed if listed else proposed,
        list_decided=batch in dict(history.occasion(on).decided),
        listed_at_decision=listed_now(history, code, on),
        industries=tuple(member.industry for member in pools.library.of(code)),
        exited_before=any(act.code == code for act in pools.exits),
        placed_by_panel=(code, industry) in listed if listed else None,
        placed_by_key=proposed if regulation.reading("OP-11.tie") == "secondary_key" else None,
        among_next_best=None
        if selection.reserve is None or code in selection.reserve_open
        else code in selection.reserve,
        reserve_picked=len({one for one in pools.reserve.codes if one != code}),
        places=_places(pools, code, industry, batch),
    )
    return application_case(regulation, application, known, history.occasion(on))


def listed_by_panel(history: History, batch: int, on: date) -> frozenset[tuple[str | None, Industry | None]]:
    """The firms the panel has put on its list of a batch by a day, each with its sector; nobody if none is recorded."""
    return frozenset(
        (act.code, act.industry)
        for act in history.acts
        if act.kind is ActKind.RECOMMEND and act.batch == batch and act.on <= on
    )


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
) -> Case:
    """The case of a reserve firm that might be promoted into a sector.

    Args:
        regulation: whose vocabulary and readings to follow.
        history: the register.
        code: the firm's code.
        industry: the sector.
        on: the day.
        pools: the library and the reserve; without the promotion that is judged.
    """
    others = Pools(pools.library.without(code), pools.reserve, pools.exits, pools.ever)
    ordered = regulation.reading("OP-28.order") != "free"
    return candidate_case(
        regulation,
        code,
        industry,
        history.occasion(on),
        in_reserve=code in pools.reserve.codes,
        member=bool(pools.library.of(code)),
        listed=listed_now(history, code, on),
        first_in_order=first_in_order(regulation, history, code, industry, on, pools) if ordered else None,
        row=len(others.library.row(industry)),
        standing=standing_of(history, others, on),
    )


def first_in_order(
    regulation: Regulation, history: History, code: str, industry: Industry, on: date, pools: Pools
) -> bool | None:
    """Whether it is a firm's turn by final score among the reserve firms that applied for a sector (OP-28.order).

    Args:
        regulation: gives the readings of the scoring.
        history: the register.
        code: the firm's code.
        industry: the sector.
        on: the day.
        pools: the library and the reserve.

    Returns:
        None where an unknown score or listing, or an equal score, leaves the turn open. A listed firm has none.
    """
    batches = {
        one.code: one.batch
        for one in sorted(history.applications, key=lambda one: one.batch)
        if one.industry is industry and one.on <= on and one.code in {code, *pools.reserve.codes}
    }
    selections = {batch: select(regulation, history, batch, on) for batch in {*batches.values()}}
    scored = {one: selections[batch].find(one, industry) for one, batch in batches.items()}
    points = {one: found.points if found else None for one, found in scored.items()}
    own = points.pop(code, None)
    rivals = [(points[one], listed_now(history, one, on)) for one in points]
    if own is None:
        return None if code in batches else False
    if any(score is not None and score > own and listed is False for score, listed in rivals):
        return False
    open_rivals = [score for score, listed in rivals if listed is not True and (score is None or score >= own)]
    return None if open_rivals else True
