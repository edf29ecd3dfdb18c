"""The plainest case of each kind of subject: the one that cases found by the diagram stay near to."""

from datetime import date
from typing import Final

from fzdigital.rules.case import Case
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.vocabulary import Known

ON: Final = date(2024, 11, 20)
RELEASED: Final = date(2024, 4, 19)
PLUS_30: Final = date(2024, 5, 19)

_TAKEN: Final = tuple(
    f"{what}_taken.{how}"
    for what in ("row", "firms", "slots")
    for how in ("cumulative", "cumulative_ever_selected", "per_batch")
)
PLAIN: Final[dict[str, dict[str, Known]]] = {
    "firm": {
        "in_library": True, "in_reserve": False, "exited": False, "meets_service_conditions": True, "listed": False,
        "rated_this_round": False, "round_held_while_member": False, "own_first_rating_due": False,
    },
    "application": {
        "sector": "knit", "kind": "professional", "in_china": True, "willing": True, "form_submitted": True,
        "listed_at_review": False, "listed_at_decision": False, "scored": True, "standing": "within",
        "placed_by_panel": False, "placed_by_key": False, "recommended": True, "list_decided": True,
        "member": False, "member_elsewhere": False, "exited_before": False, "above_reserve_minimum": True,
        "among_next_best": True, "reserve_picked": 0, **dict.fromkeys(_TAKEN, 0),
    },
    "batch": {
        "applications_received": True, "reviewed": True, "list_proposed": False, "opinion_issued": False,
        "decided": False,
    },
    "candidate": {
        "in_reserve": True, "member": False, "listed": False, "sector": "knit", "first_in_order": True,
        "row_count": 3, "total_count": 26, "adjusted_count": 26, "exits": 6,
    },
    "library": {
        "count": 26, "adjusted_count": 26, "exits": 6, "reserve_count": 20, "reserve_usable": 20, "selected": True,
        "reserve_built": True, "first_rating_window": "within", "first_rating_held": False,
    },
}  # fmt: skip
"""By the kind of subject: every fact of its own, by its name without the subject."""


def plain_case(regulation: Regulation, subject: str) -> Case:
    """The plainest case: a member, an applicant within the places, a scored batch, a library of 26 after six exits.

    Args:
        regulation: whose vocabulary the case follows.
        subject: the kind of subject.
    """
    own = {f"{subject}.{name}": value for name, value in PLAIN[subject].items()}
    common = {"as_of": ON, "doc.released_on": RELEASED, "doc.release_plus_30": PLUS_30}
    vocabulary = regulation.vocabulary
    return Case(subject, subject, vocabulary.facts_of("", common), vocabulary.facts_of(subject, own))
