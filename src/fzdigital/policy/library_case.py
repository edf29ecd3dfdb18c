"""From the library, a batch, an application and a reserve firm to the facts that the rules speak of."""

from collections.abc import Iterable

from attrs import frozen

from fzdigital.domain.application import Application
from fzdigital.domain.industry import Industry
from fzdigital.policy.facts.library import LIBRARY
from fzdigital.policy.facts.selection import APPLICATION, BATCH, CANDIDATE
from fzdigital.policy.occasion import Occasion, agreed
from fzdigital.rules.decision import Case
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.vocabulary import Possible, Value


@frozen
class Standing:
    """The library and the reserve as counted on one day.

    Args:
        count: firms in the library.
        adjusted: firms in the library before anything that was refilled on the day itself.
        exits: firms that have left so far.
        reserve: codes in the reserve, in order.
        listed: for each reserve firm whether it is on the dishonesty list now; None if unknown.
        selected: whether a list has been decided.
        reserve_built: whether a reserve has been picked.
    """

    count: int
    adjusted: int
    exits: int
    reserve: tuple[str, ...]
    listed: tuple[bool | None, ...]
    selected: bool
    reserve_built: bool


def library_case(regulation: Regulation, standing: Standing, occasion: Occasion) -> Case:
    """The case of the library as a whole on one day.

    Args:
        regulation: whose vocabulary and readings to follow.
        standing: the counts.
        occasion: the day and what everybody knows on it.
    """
    known: dict[str, Value] = {
        "library.count": standing.count,
        "library.adjusted_count": standing.adjusted,
        "library.exits": standing.exits,
        "library.reserve_count": len(standing.reserve),
        "library.reserve_usable": _usable(standing),
        "library.selected": standing.selected,
        "library.reserve_built": standing.reserve_built,
        "library.first_rating_window": agreed(_window(regulation, occasion)),
        "library.first_rating_held": bool(occasion.rounds),
    }
    return _case(regulation, LIBRARY, "library", known, occasion)


def _usable(standing: Standing) -> Value:
    """Reserve firms not listed; a range while some are unknown."""
    low, unknown = standing.listed.count(False), standing.listed.count(None)
    return low if not unknown else Possible(tuple(range(low, low + unknown + 1)))


def _window(regulation: Regulation, occasion: Occasion) -> Iterable[str | None]:
    for window in occasion.windows(regulation, 1):
        if window is None:
            # Not notified yet, or notified until a day nobody knows: only the first is a settled "no".
            yield None if occasion.announced(1) else "no_notice"
        elif occasion.on < window.first:
            yield "before"
        else:
            yield "within" if occasion.on <= window.last else "after"


@frozen
class Places:
    """What is already taken, as each reading of OP-07 counts it, without the firm asked about.

    Args:
        row: firms of the sector: now in, ever selected, selected in this batch.
        firms: firms in all, likewise.
        slots: places in all, likewise.
    """

    row: tuple[int, int, int]
    firms: tuple[int, int, int]
    slots: tuple[int, int, int]


@frozen
class Candidacy:
    """What is known of an application beside the application itself.

    Args:
        standing: its standing in the ranking; None if it cannot be told yet.
        scored: whether there is a final score; None if unknown.
        recommended: whether the panel put it on its list; None if unknown.
        list_decided: whether the list of the batch has been decided.
        listed_at_decision: whether it was listed when the list was decided; None if unknown.
        industries: the sectors in which the firm has a place.
        exited_before: whether the firm has left the library before.
        placed_by_panel: whether the panel's list places it within; None while there is no list.
        placed_by_key: whether a tie order supplied by somebody places it within; None if none settles it.
        among_next_best: whether it is among the next best scores.
        reserve_picked: other firms picked for the reserve with it.
        places: what is already taken.
    """

    standing: str | None
    scored: bool | None
    recommended: bool | None
    list_decided: bool
    listed_at_decision: bool | None
    industries: tuple[Industry, ...]
    exited_before: bool
    placed_by_panel: bool | None
    placed_by_key: bool | None
    among_next_best: bool | None
    reserve_picked: int
    places: Places


def application_case(regulation: Regulation, application: Application, known: Candidacy, occasion: Occasion) -> Case:
    """The case of one application on one day.

    Args:
        regulation: whose vocabulary to follow.
        application: the application. A firm with a valid code is registered in the country and is willing by applying.
        known: what else is known of it.
        occasion: the day.
    """
    facts: dict[str, Value] = {
        "application.sector": application.industry.value,
        "application.kind": application.provider.kind.value,
        "application.in_china": True,
        "application.willing": True,
        "application.form_submitted": application.form_submitted,
        "application.listed_at_review": application.listed,
        "application.listed_at_decision": known.listed_at_decision,
        "application.scored": known.scored,
        "application.standing": known.standing,
        "application.placed_by_panel": known.placed_by_panel,
        "application.placed_by_key": known.placed_by_key,
        "application.recommended": known.recommended,
        "application.list_decided": known.list_decided,
        "application.member": application.industry in known.industries,
        "application.member_elsewhere": any(one is not application.industry for one in known.industries),
        "application.exited_before": known.exited_before,
        "application.above_reserve_minimum": None,
        "application.among_next_best": known.among_next_best,
        "application.reserve_picked": known.reserve_picked,
    }
    for what, counts in (("row", known.places.row), ("firms", known.places.firms), ("slots", known.places.slots)):
        for how, value in zip(("cumulative", "cumulative_ever_selected", "per_batch"), counts, strict=True):
            facts[f"application.{what}_taken.{how}"] = value
    return _case(regulation, APPLICATION, application.provider.code, facts, occasion)


def batch_case(
    regulation: Regulation,
    batch: int,
    occasion: Occasion,
    *,
    received: bool,
    reviewed: bool,
    list_proposed: bool,
    opinion_issued: bool,
    decided: bool,
) -> Case:
    """The case of one batch on one day.

    Args:
        regulation: whose vocabulary to follow.
        batch: number of the batch.
        occasion: the day.
        received: whether applications came in.
        reviewed: whether the panel scored.
        list_proposed: whether the panel proposed a list.
        opinion_issued: whether the panel issued its opinion.
        decided: whether the bureau decided the list.
    """
    facts: dict[str, Value] = {
        "batch.applications_received": received,
        "batch.reviewed": reviewed,
        "batch.list_proposed": list_proposed,
        "batch.opinion_issued": opinion_issued,
        "batch.decided": decided,
    }
    return _case(regulation, BATCH, str(batch), facts, occasion)


def candidate_case(
    regulation: Regulation,
    code: str,
    industry: Industry,
    occasion: Occasion,
    *,
    in_reserve: bool,
    member: bool,
    listed: bool | None,
    first_in_order: bool | None,
    row: int,
    standing: Standing,
) -> Case:
    """The case of a reserve firm that might be promoted.

    Args:
        regulation: whose vocabulary to follow.
        code: the firm's code.
        industry: the sector it would join.
        occasion: the day.
        in_reserve: whether it is in the reserve.
        member: whether it is in the library already.
        listed: whether it is on the dishonesty list now; None if unknown: never taken as "not listed".
        first_in_order: whether it is its turn by score; None if unknown.
        row: other firms of that sector in the library.
        standing: the counts of the library, without the firm.
    """
    facts: dict[str, Value] = {
        "candidate.in_reserve": in_reserve,
        "candidate.member": member,
        "candidate.listed": listed,
        "candidate.sector": industry.value,
        "candidate.first_in_order": first_in_order,
        "candidate.row_count": row,
        "candidate.total_count": standing.count,
        "candidate.adjusted_count": standing.adjusted,
        "candidate.exits": standing.exits,
    }
    return _case(regulation, CANDIDATE, code, facts, occasion)


def _case(regulation: Regulation, subject: str, name: str, known: dict[str, Value], occasion: Occasion) -> Case:
    return Case(subject, name, occasion.common(regulation), regulation.vocabulary.facts_of(subject, known))
