"""Everything known about one firm on one day."""

from collections.abc import Iterable
from typing import Any

from attrs import field, frozen

from fzdigital.domain.acts import ActKind, OfficialAct
from fzdigital.domain.application import Application
from fzdigital.domain.incident import Incident, ListingCheck
from fzdigital.domain.library import Membership
from fzdigital.domain.provider import checked_code
from fzdigital.domain.rating import Rating
from fzdigital.domain.rectification import Rectification
from fzdigital.domain.report import Report
from fzdigital.domain.update import UpdateNotice
from fzdigital.errors import InconsistentError, InvalidValueError
from fzdigital.text import Text

MATTERS = ("checks", "incidents", "notices", "ratings", "rectifications", "reports")
"""The kinds of matters of which a dossier may be declared incomplete."""

_OfFirm = Application | OfficialAct | Rating | UpdateNotice | Rectification | Report | Incident | ListingCheck


# These two return Any inside because one converter serves fields of several nouns; the dossier checks which is which.
def _in_order(nouns: Iterable[_OfFirm]) -> tuple[Any, ...]:
    kept = tuple(nouns)
    for noun in kept:
        if not isinstance(noun, _OfFirm):
            raise InvalidValueError(noun, Text("档案", "dossier"), Text("关于服务商的一项事项", "a noun about a firm"))
    days = [noun.on for noun in kept]
    if len(set(days)) == len(days):
        return tuple(sorted(kept, key=lambda noun: noun.on))
    # The representation shows every field, so it settles ties the same way however the nouns came in.
    return tuple(sorted(kept, key=lambda noun: (noun.on, repr(noun))))


def _by_joining(memberships: Iterable[Membership]) -> tuple[Membership, ...]:
    kept = tuple(memberships)
    for membership in kept:
        if not isinstance(membership, Membership):
            raise InvalidValueError(membership, Text("入库记录", "memberships"), Text("成员", "a Membership"))
    return tuple(sorted(kept, key=lambda membership: (membership.joined_on, repr(membership))))


def _matters(names: Iterable[str]) -> tuple[str, ...]:
    kept = (names,) if isinstance(names, str) else tuple(names)
    for name in kept:
        if name not in MATTERS:
            known = ", ".join(MATTERS)
            raise InvalidValueError(name, Text("未齐事项", "incomplete"), Text(f"下列之一：{known}", f"one of {known}"))
    return tuple(sorted(set(kept)))


@frozen
class Dossier:
    """Everything known about one firm on one day.

    Every sequence may come in any order and is kept by day, so that equal knowledge makes equal dossiers.

    Args:
        code: the firm's unified social credit code.
        memberships: its places in the library on that day.
        in_reserve: whether it stands in the reserve on that day.
        exits: the acts by which it left the library.
        applications: its applications.
        ratings: its ratings.
        notices: the notices to it to update its information.
        rectifications: the demands to it to rectify.
        reports: the reports about it.
        incidents: the incidents in its service.
        checks: the look-ups of the dishonesty list.
        incomplete: the kinds of matters of which more may exist than stands here, out of ``MATTERS``.

    Raises:
        InvalidValueError: if a field holds what it cannot.
        InconsistentError: if something in it is about another firm.
    """

    code: str
    memberships: tuple[Membership, ...] = field(converter=_by_joining)
    in_reserve: bool
    exits: tuple[OfficialAct, ...] = field(converter=_in_order)
    applications: tuple[Application, ...] = field(converter=_in_order)
    ratings: tuple[Rating, ...] = field(converter=_in_order)
    notices: tuple[UpdateNotice, ...] = field(converter=_in_order)
    rectifications: tuple[Rectification, ...] = field(converter=_in_order)
    reports: tuple[Report, ...] = field(converter=_in_order)
    incidents: tuple[Incident, ...] = field(converter=_in_order)
    checks: tuple[ListingCheck, ...] = field(converter=_in_order)
    incomplete: tuple[str, ...] = field(default=(), converter=_matters)

    def __attrs_post_init__(self) -> None:
        """Hold the invariants whatever attrs is told to skip."""
        checked_code(self.code)
        if not isinstance(self.in_reserve, bool):
            raise InvalidValueError(self.in_reserve, Text("后备", "in_reserve"), Text("是或否", "True or False"))
        for place, kind, nouns in (
            (Text("入库记录", "memberships"), Membership, self.memberships),
            (Text("退出决定", "exits"), OfficialAct, self.exits),
            (Text("申报", "applications"), Application, self.applications),
            (Text("评级", "ratings"), Rating, self.ratings),
            (Text("更新通知", "notices"), UpdateNotice, self.notices),
            (Text("整改", "rectifications"), Rectification, self.rectifications),
            (Text("举报", "reports"), Report, self.reports),
            (Text("事件", "incidents"), Incident, self.incidents),
            (Text("失信核查", "checks"), ListingCheck, self.checks),
        ):
            for noun in nouns:
                if not isinstance(noun, kind):
                    raise InvalidValueError(noun, place, Text(f"{kind.__name__}型的值", f"of the kind {kind.__name__}"))
                if noun.code != self.code:
                    raise InconsistentError(
                        noun.code,
                        Text(f"{place.zh}中的统一社会信用代码", f"the code in {place.en}"),
                        Text(f"本企业的代码{self.code}", f"the firm's own, {self.code}"),
                    )
        for act in self.exits:
            if act.kind is not ActKind.EXIT:
                raise InconsistentError(act.kind, Text("退出决定", "exits"), Text("退出", "ActKind.EXIT"))
