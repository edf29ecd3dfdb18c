"""The library of providers and its reserve, as values (article 1)."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from attrs import field, frozen

from fzdigital.domain.acts import ActKind
from fzdigital.domain.checked import require_member, require_number
from fzdigital.domain.dates import require_day
from fzdigital.domain.industry import Industry
from fzdigital.domain.provider import checked_code
from fzdigital.errors import InconsistentError, InvalidValueError
from fzdigital.text import Text


@frozen
class Membership:
    """A firm's place in one sector of the library.

    Args:
        code: the firm's unified social credit code.
        industry: the sector.
        joined_on: day of the act that admitted or promoted it.
        by: that act, ADMIT or PROMOTE.
        batch: number of the batch it came with, from 1; None if unknown or promoted.

    Raises:
        InvalidValueError: if a field holds what it cannot.
        InconsistentError: if no such act makes a member.
    """

    code: str
    industry: Industry
    joined_on: date
    by: ActKind
    batch: int | None

    def __attrs_post_init__(self) -> None:
        """Hold the invariants whatever attrs is told to skip."""
        checked_code(self.code)
        require_member(self.industry, Industry, Text("细分行业", "industry"))
        require_day(self.joined_on, Text("入库日期", "joined_on"))
        if self.by not in (ActKind.ADMIT, ActKind.PROMOTE):
            raise InconsistentError(
                self.by, Text("入库方式", "by"), Text("入库或递补", "ActKind.ADMIT or ActKind.PROMOTE")
            )
        if self.batch is not None:
            require_number(self.batch, Text("批次", "batch"))


def _place(member: Membership) -> tuple[str, str]:
    return member.code, str(member.industry.value)


def _canonical(members: Iterable[Membership]) -> tuple[Membership, ...]:
    kept = tuple(members)
    for member in kept:
        if not isinstance(member, Membership):
            raise InvalidValueError(member, Text("资源库", "members"), Text("成员", "a Membership"))
    return tuple(sorted(kept, key=lambda member: (member.joined_on, *_place(member))))


@frozen
class Library:
    """The members on some day, in the order of joining.

    Args:
        members: the memberships in any order; kept by day of joining, code and sector.

    Raises:
        InvalidValueError: if something else than a membership is among them.
        InconsistentError: if a firm is twice in one sector. A firm in two sectors is admitted (OP-06).
    """

    members: tuple[Membership, ...] = field(default=(), converter=_canonical)

    def __attrs_post_init__(self) -> None:
        """Hold the invariants whatever attrs is told to skip."""
        for earlier, later in pairwise(sorted(_place(member) for member in self.members)):
            if earlier == later:
                raise InconsistentError(
                    later,
                    Text("资源库", "members"),
                    Text("每家服务商在同一行业只列一次", "listed once per firm and sector"),
                )

    @property
    def count(self) -> int:
        """The number of firms, each counted once whatever its sectors."""
        return len({member.code for member in self.members})

    @property
    def slots(self) -> int:
        """The number of memberships, counting a firm once per sector."""
        return len(self.members)

    def row(self, industry: Industry) -> tuple[Membership, ...]:
        """The memberships in one sector, in the order of joining."""
        return tuple(member for member in self.members if member.industry is industry)

    def of(self, code: str) -> tuple[Membership, ...]:
        """The memberships of one firm; empty if it is no member."""
        return tuple(member for member in self.members if member.code == code)

    def with_member(self, member: Membership) -> "Library":
        """The library with one membership more.

        Args:
            member: the membership to add.

        Returns:
            Another library. Does not decide whether the quota admits it.

        Raises:
            InconsistentError: if the firm already is in that sector.
        """
        return Library((*self.members, member))

    def without(self, code: str) -> "Library":
        """The library without a firm, in whatever sectors it was; the same members if it was in none."""
        return Library(tuple(member for member in self.members if member.code != code))


def _codes(codes: Iterable[str]) -> tuple[str, ...]:
    if isinstance(codes, str):
        raise InvalidValueError(codes, Text("后备资源库", "codes"), Text("代码的序列", "a sequence of codes"))
    return tuple(checked_code(code) for code in codes)


@frozen
class Reserve:
    """The reserve on some day (1/reserve/build).

    Args:
        codes: the firms' codes in the order of entry. Does not decide who is promoted first.

    Raises:
        InvalidCodeError: if one is no code.
        InconsistentError: if a firm stands there twice.
    """

    codes: tuple[str, ...] = field(default=(), converter=_codes)

    def __attrs_post_init__(self) -> None:
        """Hold the invariants whatever attrs is told to skip."""
        for earlier, later in pairwise(sorted(self.codes)):
            if earlier == later:
                raise InconsistentError(
                    later, Text("后备资源库", "codes"), Text("只列一次的代码", "a code that is listed once")
                )
