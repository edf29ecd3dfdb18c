"""Manage: the decision space of every firm the Measures still concern (section 5)."""

from datetime import date

from fzdigital.rules.answer import Decision
from fzdigital.rules.decide import decide
from fzdigital.rules.regulation import Regulation
from fzdigital.service.cases import case_of_firm, pools_on
from fzdigital.service.history import History


def manage(regulation: Regulation, history: History, on: date) -> tuple[Decision, ...]:
    """The decisions of the members, of the firms in reserve and of those that left, in that order and by code.

    Args:
        regulation: the regulation, with the readings in use.
        history: the register.
        on: the day.

    Does not change the library: a ground makes that a firm must exit, only a recorded act makes it leave (OP-21).
    """
    pools = pools_on(regulation, history, on)
    members = sorted({member.code for member in pools.library.members})
    left = sorted({act.code for act in pools.exits if act.code} - set(members) - set(pools.reserve.codes))
    codes = dict.fromkeys([*members, *pools.reserve.codes, *left])
    return tuple(decide(regulation, case_of_firm(regulation, history, code, on, pools)) for code in codes)


def explain_firm(regulation: Regulation, history: History, code: str, on: date) -> Decision:
    """The decision space of one firm, whatever its status.

    Args:
        regulation: the regulation, with the readings in use.
        history: the register.
        code: the firm's code.
        on: the day.
    """
    pools = pools_on(regulation, history, on)
    return decide(regulation, case_of_firm(regulation, history, code, on, pools))
