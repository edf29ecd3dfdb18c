"""Who is a member on a day: what the recorded acts come to, as the open wordings about it are read."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final, TypeAlias

from fzdigital.domain.acts import ActKind, OfficialAct
from fzdigital.domain.library import Library, Reserve
from fzdigital.rules.regulation import Regulation
from fzdigital.service.history import History
from fzdigital.service.pools import Pools, fold_pools

_ENTERING: Final = (ActKind.ADMIT, ActKind.PROMOTE, ActKind.RESERVE)
"""The acts that take a firm in; exits of their day take effect before them."""

Leaves: TypeAlias = Callable[[str, date, Pools], bool]
"""Whether a member, by its code, must exit on a day, given the library and the reserve."""


def pools_of(
    regulation: Regulation, history: History, on: date, leaves: Leaves, *, without: OfficialAct | None = None
) -> Pools:
    """The library and the reserve on a day, as OP-21 and OP-03 are read.

    Args:
        regulation: gives the readings.
        history: the register.
        on: the day.
        leaves: tells who ceases to be a member without any act, where it is read so. Who does and is then admitted
            anew is a member again from that day.
        without: an act to leave out.
    """
    acts = history.acts_until(on, without=without)
    lapsed = _lapsed(regulation, acts, leaves)
    pools = fold_pools((*acts, *lapsed)) if lapsed else history.pools(on, without=without)
    return pools_as_read(regulation, pools, on, leaves)


def pools_as_read(regulation: Regulation, pools: Pools, on: date, leaves: Leaves) -> Pools:
    """What some pools come to on a day, as OP-21 and OP-03 are read.

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


def _lapsed(regulation: Regulation, acts: Sequence[OfficialAct], leaves: Leaves) -> tuple[OfficialAct, ...]:
    """The exits that came by themselves before a firm was taken in again although it was still on file as a member."""
    entering = [act for act in acts if act.kind in _ENTERING]
    times = Counter(act.code for act in entering)
    again = [act for act in entering if times[act.code] > 1]
    if not again or regulation.reading("OP-21.effect") != "automatic":
        return ()
    found: list[OfficialAct] = []
    for act in sorted(again, key=lambda act: act.on):
        pools = fold_pools((*(one for one in acts if one.on < act.on), *found))
        if leaves(str(act.code), _in_period(regulation, act.on), pools):
            found.append(OfficialAct(ActKind.EXIT, act.on, act.code, None, None))
    return tuple(found)


def _in_period(regulation: Regulation, on: date) -> date:
    """The day, or the last one in force where it lies beyond; where OP-02 is unresolved, the closing day is one."""
    closing = regulation.day("expires_on")
    if on < closing:
        return on
    exclusive = regulation.reading("OP-02.last_day") == "exclusive"
    return closing - timedelta(days=1) if exclusive else closing
