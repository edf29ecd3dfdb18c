"""Commencement and end: the period in force (notice/commence, notice/date, section 6)."""

from typing import Final

from fzdigital.policy.facts.common import AS_OF, RELEASE_PLUS_30, RELEASED_ON
from fzdigital.policy.open_points import OP_01_COMMENCEMENT, OP_02_LAST_DAY, OP_03_PENDING
from fzdigital.policy.parameters import EFFECTIVE_FROM, EXPIRES_ON
from fzdigital.rules.build import all_of, at_least, at_most, below, choice
from fzdigital.rules.expr import FALSE, Condition
from fzdigital.rules.vocabulary import FactDef

BEGUN: Final = choice(
    OP_01_COMMENCEMENT,
    document_date=at_least(AS_OF, EFFECTIVE_FROM),
    release_date=at_least(AS_OF, RELEASED_ON),
    release_plus_30=at_least(AS_OF, RELEASE_PLUS_30),
)
NOT_ENDED: Final = choice(OP_02_LAST_DAY, inclusive=at_most(AS_OF, EXPIRES_ON), exclusive=below(AS_OF, EXPIRES_ON))

IN_FORCE: Final = all_of(BEGUN, NOT_ENDED)
"""Before the first and after the last day no rule has effect."""


def surviving(arose_on: FactDef) -> Condition:
    """When a ground that arose in time may still be acted on after the end (OP-03).

    Args:
        arose_on: the day on which the ground was complete.
    """
    in_time = choice(OP_02_LAST_DAY, inclusive=at_most(arose_on, EXPIRES_ON), exclusive=below(arose_on, EXPIRES_ON))
    return choice(
        OP_03_PENDING,
        no_decision_after_expiry=FALSE,
        facts_before_expiry_survive=all_of(BEGUN, in_time, at_most(arose_on, AS_OF)),
    )
