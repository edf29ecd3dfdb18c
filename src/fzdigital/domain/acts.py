"""What the authority and its panel did: calls, recommendations, admissions, exits (articles 3 and 5)."""

from datetime import date

from attrs import field, frozen

from fzdigital.domain.checked import checked_line, require_absent, require_member, require_number, require_present
from fzdigital.domain.dates import require_day
from fzdigital.domain.industry import Industry
from fzdigital.domain.provider import checked_code
from fzdigital.domain.worded import Worded
from fzdigital.errors import InvalidValueError
from fzdigital.text import Text

_CODE = Text("统一社会信用代码", "code")
_INDUSTRY = Text("细分行业", "industry")
_BATCH = Text("批次", "batch")
_GROUNDS = Text("依据", "grounds")


class ActKind(Worded):
    """The kinds of official acts."""

    CALL = "call", "征集", "call for applications"
    RECOMMEND = "recommend", "推荐", "recommendation"
    OPINION = "issue_opinion", "评审意见", "review opinion"
    ADMIT = "admit", "入库", "admission to the library"
    RESERVE = "put_in_reserve", "列入后备", "entry in the reserve"
    PROMOTE = "promote", "递补", "promotion from the reserve"
    EXIT = "exit", "退出", "exit from the library"


_OF_A_FIRM = frozenset({ActKind.RECOMMEND, ActKind.ADMIT, ActKind.RESERVE, ActKind.PROMOTE, ActKind.EXIT})
_IN_A_SECTOR = frozenset({ActKind.RECOMMEND, ActKind.ADMIT, ActKind.PROMOTE})
_OF_A_BATCH = frozenset({ActKind.RECOMMEND, ActKind.OPINION, ActKind.ADMIT, ActKind.RESERVE})


def _grounds(grounds: tuple[str, ...]) -> tuple[str, ...]:
    if not isinstance(grounds, tuple):
        raise InvalidValueError(grounds, _GROUNDS, Text("条款编号的元组", "a tuple of clause ids"))
    return tuple(checked_line(ground, _GROUNDS) for ground in grounds)


@frozen
class OfficialAct:
    """An act that its holder did; the only thing that changes the library or the reserve.

    Which fields an act has depends on its kind:

    =================  ====  ========  ========  =======
    kind               code  industry  batch     grounds
    =================  ====  ========  ========  =======
    CALL               no    no        optional  no
    OPINION            no    no        yes       no
    RECOMMEND, ADMIT   yes   yes       yes       no
    RESERVE            yes   no        yes       no
    PROMOTE            yes   yes       no        no
    EXIT               yes   no        no        optional
    =================  ====  ========  ========  =======

    Args:
        kind: what was done.
        on: day of the act.
        code: unified social credit code of the firm it concerns.
        industry: the sector it concerns.
        batch: number of the batch it concerns, from 1.
        grounds: ids of the clauses the act names, in the order named. Does not decide whether the act was lawful.

    Raises:
        InvalidValueError: if a field holds what it cannot.
        InconsistentError: if a field is missing that the kind needs, or filled in that it has not.
    """

    kind: ActKind
    on: date
    code: str | None
    industry: Industry | None
    batch: int | None
    grounds: tuple[str, ...] = field(default=(), converter=_grounds)

    def __attrs_post_init__(self) -> None:
        """Hold the invariants whatever attrs is told to skip."""
        require_member(self.kind, ActKind, Text("决定类型", "kind"))
        require_day(self.on)
        why = Text(f"决定类型为{self.kind.text.zh}", f"the act is {self.kind}")
        for value, place, kinds in (
            (self.code, _CODE, _OF_A_FIRM),
            (self.industry, _INDUSTRY, _IN_A_SECTOR),
            (self.batch, _BATCH, _OF_A_BATCH),
        ):
            if self.kind in kinds:
                require_present(value, place, why)
            elif (self.kind, place) != (ActKind.CALL, _BATCH):
                require_absent(value, place, why)
        if self.code is not None:
            checked_code(self.code)
        if self.industry is not None:
            require_member(self.industry, Industry, _INDUSTRY)
        if self.batch is not None:
            require_number(self.batch, _BATCH)
        if self.kind is not ActKind.EXIT:
            require_absent(self.grounds or None, _GROUNDS, why)
