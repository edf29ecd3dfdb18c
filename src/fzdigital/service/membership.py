"""Who is a member on a day: what the recorded acts come to, as the open wordings about it are read."""

from collections.abc import Callable
from datetime import date, timedelta

from fzdigital.domain.acts import ActKind, OfficialAct
from fzdigital.domain.library import Library, Reserve
from fzdigital.rules.regulation import Regulation
from fzdigital.service.history import Pools

Leaves = Callable[[str, date, Pools], bool]
"""Whether a member, by its code, must exit on a day, given the library and the reserve."""


def pools_as_read(regulation: Regulation, pools: Pools, on: date, leaves: Leaves) -> Pools:
    """What the recorded acts come to, as OP-21 and OP-03 are read.

    Args:
        regulation: gives the readings.
        pools: the library and the reserve by the acts alone.
        on: the day.
        leaves: tells who ceases to be a member without any act, where it is read so.
    """
    day = _in_period(regulation, on)
    if day < on and regulation.reading("OP-03.status") == "library_dissolves":
        return Pools(Library(), Reserve(), pools.exits, pools.ever)
    if regulation.reading("OP-21.effect") == "automatic":
        # Who ceased to be a member while the text was in force does not come back when it lapses.
        codes = sorted({member.code for member in pools.library.members})
        out = [code for code in codes if leaves(code, day, pools)]
        lost = tuple(OfficialAct(ActKind.EXIT, on, code, None, None) for code in out)
        kept = tuple(member for member in pools.library.members if member.code not in out)
        return Pools(Library(kept), pools.reserve, (*pools.exits, *lost), pools.ever)
    return pools


def _in_period(regulation: Regulation, on: date) -> date:
    """The day, or the last one in force where it lies beyond; where OP-02 is unresolved, the closing day is one."""
    closing = regulation.day("expires_on")
    if on < closing:
        return on
    exclusive = regulation.reading("OP-02.last_day") == "exclusive"
    return closing - timedelta(days=1) if exclusive else closing
