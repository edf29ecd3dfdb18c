"""From a firm's dossier to the facts that the rules of article five speak of."""

from fzdigital.domain.acts import ActKind
from fzdigital.domain.dossier import Dossier
from fzdigital.policy.asking import as_read
from fzdigital.policy.conduct_case import conduct
from fzdigital.policy.facts.conduct import EVENT, NOTICE, RECT_INFORMATION, RECT_SERVICE, REPORT, SERVICE
from fzdigital.policy.facts.firm import FIRM, RATINGS
from fzdigital.policy.occasion import WINDOW_AXES, Occasion, agreed, last_look
from fzdigital.policy.ratings_case import rating_facts
from fzdigital.rules.decision import Case, Matter
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.vocabulary import Value


def firm_case(regulation: Regulation, dossier: Dossier, occasion: Occasion) -> Case:
    """The case of one firm on one day.

    Args:
        regulation: whose vocabulary and readings to follow.
        dossier: everything known of the firm; what happened after the day is ignored.
        occasion: the day and what everybody knows on it.

    Returns:
        the case, with at least one matter of each kind: one of which nothing happened where there is none, one of which
        nothing is known where the sheet is declared incomplete.

    Does not judge anything: severity, results, grades and verifications are taken as recorded.
    """
    facts = regulation.vocabulary.facts_of(FIRM, _own(regulation, dossier, occasion))
    stated = conduct(regulation.vocabulary, dossier, occasion.on)
    ratings = (RATINGS, "ratings", rating_facts(regulation, dossier, occasion))
    found = sorted((ratings, *stated), key=lambda one: (one[0], one[1]))
    matters = [Matter(kind, name, regulation.vocabulary.facts_of(kind, known)) for kind, name, known in found]
    for kind, sheet in (
        (NOTICE, "notices"),
        (RECT_INFORMATION, "rectifications"),
        (RECT_SERVICE, "rectifications"),
        (REPORT, "reports"),
        (SERVICE, "incidents"),
        (EVENT, "incidents"),
    ):
        if sheet in dossier.incomplete:
            matters.append(Matter(kind, "?", regulation.vocabulary.unknown(kind)))
    return Case(FIRM, dossier.code, occasion.common(regulation), facts, tuple(matters))


def _own(regulation: Regulation, dossier: Dossier, occasion: Occasion) -> dict[str, Value]:
    joined = min((member.joined_on for member in dossier.memberships), default=None)
    rounds = [(number, day) for number, day in occasion.rounds if joined is not None and day >= joined]
    rated = {one.round for one in dossier.ratings if joined is not None and joined <= one.on <= occasion.on}
    # Before any round of its membership, a rating of its own is what counts (OP-17.later_firms).
    up_to_date = rounds[-1][0] in rated if rounds else bool(rated)
    return {
        "firm.in_library": bool(dossier.memberships),
        "firm.in_reserve": dossier.in_reserve,
        "firm.exited": bool(dossier.exits),
        "firm.meets_service_conditions": None,
        "firm.listed": last_look(dossier.checks, occasion.on, complete="checks" not in dossier.incomplete),
        "firm.rated_this_round": up_to_date or _absent(dossier, "ratings"),
        "firm.round_held_while_member": bool(rounds),
        "firm.own_first_rating_due": _own_window(regulation, dossier, occasion),
    }


def _absent(dossier: Dossier, sheet: str) -> bool | None:
    """What no row means: not done, or unknown where the sheet is declared incomplete."""
    return None if sheet in dossier.incomplete else False


def _own_window(regulation: Regulation, dossier: Dossier, occasion: Occasion) -> Value:
    batch = next((member.batch for member in dossier.memberships if member.by is ActKind.ADMIT), None)
    if batch is None:
        return False
    # Without a window the batch is not notified yet, or notified until a day nobody knows.
    without = None if occasion.announced(batch) else False
    begun = {
        readings: without if one is None else one.first <= occasion.on
        for readings, one in occasion.windows_as_read(regulation, batch).items()
    }
    return agreed(as_read(regulation, WINDOW_AXES, begun))
