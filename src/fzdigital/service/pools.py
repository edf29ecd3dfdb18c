"""The library and the reserve, folded from official acts."""

from collections.abc import Iterable
from typing import Final

from attrs import frozen

from fzdigital.domain.acts import ActKind, OfficialAct
from fzdigital.domain.library import Library, Membership, Reserve

_ORDER: Final = (
    ActKind.EXIT, ActKind.ADMIT, ActKind.PROMOTE, ActKind.RESERVE, ActKind.CALL, ActKind.RECOMMEND, ActKind.OPINION,
)  # fmt: skip
"""Acts of one day take effect in this order, whatever order they were entered in."""


@frozen
class Pools:
    """The library and the reserve on one day, with what led there.

    Args:
        library: the members.
        reserve: the reserve, in order of entry.
        exits: the exits so far that took a member out.
        ever: every membership there ever was.
    """

    library: Library
    reserve: Reserve
    exits: tuple[OfficialAct, ...]
    ever: tuple[Membership, ...]


def fold_pools(acts: Iterable[OfficialAct]) -> Pools:
    """The library and the reserve after some acts.

    Args:
        acts: in any order; those of one day take effect exits first, then admissions, promotions, the reserve.

    Returns:
        the pools. Nobody is in both: who is admitted leaves the reserve, and a member is not put there. An exit takes a
        firm out of either; only one that took a member out counts among the exits.

    Does not judge the acts: what took place took place.
    """
    members: dict[tuple[str, object], Membership] = {}
    reserve: dict[str, None] = {}
    exits: list[OfficialAct] = []
    ever: list[Membership] = []
    for act in sorted(acts, key=lambda one: (one.on, _ORDER.index(one.kind), repr(one))):
        code = act.code or ""
        if act.kind is ActKind.EXIT:
            held = [place for place in members if place[0] == code]
            for place in held:
                del members[place]
            reserve.pop(code, None)
            if held:
                exits.append(act)
        elif act.kind in (ActKind.ADMIT, ActKind.PROMOTE) and act.industry is not None:
            reserve.pop(code, None)
            if (code, act.industry) not in members:
                membership = Membership(code, act.industry, act.on, act.kind, act.batch)
                members[code, act.industry] = membership
                ever.append(membership)
        elif act.kind is ActKind.RESERVE and not any(place[0] == code for place in members):
            reserve.setdefault(code)
    return Pools(Library(tuple(members.values())), Reserve(tuple(reserve)), tuple(exits), tuple(ever))
