"""Rate: when the first rating falls, which rounds were held, who is still to be rated (section 4)."""

from datetime import date

from attrs import frozen

from fzdigital.policy.articles.a4_rating import Window
from fzdigital.policy.occasion import WINDOW_READINGS
from fzdigital.rules.answer import Decision
from fzdigital.rules.decide import decide
from fzdigital.rules.decision import Outcome
from fzdigital.rules.regulation import Regulation
from fzdigital.service.cases import case_of_firm, case_of_library, pools_on
from fzdigital.service.history import History


@frozen
class RatingPlan:
    """The state of the ratings on one day.

    Args:
        windows: the windows of the first rating under every reading of OP-16.window, as (reading, window): several of
            one reading where OP-16.base or OP-16.holiday is unresolved; none where the day counted from is unknown.
        safest: the day that satisfies the most readings of OP-16.window; None where there is none, or several.
        rounds: the rounds held, as (number, first day).
        to_rate: codes of members that must still be rated in the latest round.
        decision: the decision space of the library: first rating, re-rating.
    """

    windows: tuple[tuple[str, Window], ...]
    safest: date | None
    rounds: tuple[tuple[int, date], ...]
    to_rate: tuple[str, ...]
    decision: Decision


def rate(regulation: Regulation, history: History, on: date) -> RatingPlan:
    """The state of the ratings on one day.

    Args:
        regulation: gives the readings.
        history: the register.
        on: the day.

    Does not grade anybody: grades are given by a person (OP-18).
    """
    pools = pools_on(regulation, history, on)
    occasion = history.occasion(on)
    windows = tuple(
        (reading, one)
        for reading in WINDOW_READINGS
        for one in dict.fromkeys(occasion.windows(regulation, 1, reading))
        if one is not None
    )
    to_rate = tuple(
        code
        for code in sorted({member.code for member in pools.library.members})
        if Outcome.MUST in decide(regulation, case_of_firm(regulation, history, code, on, pools)).of("rate").outcomes
    )
    safest = {window.safest for reading, window in windows if reading == "calendar_after"}
    decision = decide(regulation, case_of_library(regulation, history, on, pools))
    return RatingPlan(windows, safest.pop() if len(safest) == 1 else None, occasion.rounds, to_rate, decision)
