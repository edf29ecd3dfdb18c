"""Incidents in a firm's service, and checks of the dishonesty list (5(3), 5(5)c)."""

from datetime import date

from attrs import frozen

from fzdigital.domain.checked import require_member, require_truth
from fzdigital.domain.dates import require_day
from fzdigital.domain.provider import checked_code
from fzdigital.domain.worded import Worded
from fzdigital.text import Text


class IncidentKind(Worded):
    """What went wrong, as a person classed it (5(3)a.1, 5(3)b.1, 5(3)b.2)."""

    POOR_RESULT = "poor_result", "改造效果差", "poor result of the transformation"
    LOW_SATISFACTION = "low_satisfaction", "满意度低", "low satisfaction"
    SIMILAR_SERVICE = "similar_service", "类似服务问题", "similar problem of service"
    MAJOR_SAFETY = "major_safety", "重大安全事故", "major safety accident"
    SEVERE_DISHONESTY = "severe_dishonesty", "严重失信", "severe dishonesty"
    OTHER_ILLEGAL = "other_illegal", "其他违法违规", "other breach of law or rules"


@frozen
class Incident:
    """Something that went wrong with a firm.

    Args:
        code: the firm's unified social credit code.
        kind: what it was. Does not decide whether the facts amount to it; a person does.
        on: day it happened.
        during_service: whether it happened while the firm was serving enterprises; None if unknown.
        grave: whether a person judged the circumstances grave; None if nobody did.

    Raises:
        InvalidValueError: if a field holds what it cannot.
    """

    code: str
    kind: IncidentKind
    on: date
    during_service: bool | None
    grave: bool | None

    def __attrs_post_init__(self) -> None:
        """Hold the invariants whatever attrs is told to skip."""
        checked_code(self.code)
        require_member(self.kind, IncidentKind, Text("事件类型", "kind"))
        require_day(self.on)
        require_truth(self.during_service, Text("服务期间", "during_service"))
        require_truth(self.grave, Text("情节严重", "grave"))


@frozen
class ListingCheck:
    """A look at the dishonesty list. Does not decide which list that is (OP-13).

    Args:
        code: unified social credit code of the firm looked up.
        on: day of the look-up.
        listed: whether the firm was on the list that day; None if unknown.

    Raises:
        InvalidValueError: if a field holds what it cannot.
    """

    code: str
    on: date
    listed: bool | None

    def __attrs_post_init__(self) -> None:
        """Hold the invariants whatever attrs is told to skip."""
        checked_code(self.code)
        require_day(self.on)
        require_truth(self.listed, Text("失信名单", "listed"))
