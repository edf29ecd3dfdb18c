"""Reports by the public about a firm's information, stage by stage (5(2))."""

from datetime import date
from typing import Self

from attrs import evolve, field, frozen

from fzdigital.domain.checked import checked_line, require_absent, require_member, require_truth
from fzdigital.domain.dates import require_day, require_not_before
from fzdigital.domain.provider import checked_code
from fzdigital.domain.worded import Worded
from fzdigital.text import Text


class Reply(Worded):
    """How the firm replied once the report was put to it (5(2)d)."""

    PENDING = "pending", "待回复", "reply pending"
    AS_REQUIRED = "as_required", "按要求回复", "replied as required"
    NOT_AS_REQUIRED = "not_as_required", "未按要求回复", "not replied as required"


class Verification(Worded):
    """What verification of the report found (5(2)d, 5(2)e)."""

    PENDING = "pending", "待核实", "verification pending"
    FALSIFICATION = "falsification", "弄虚作假", "falsification"
    INACCURACY = "inaccuracy", "信息不准确", "inaccurate information"
    UNFOUNDED = "unfounded", "不属实", "unfounded"


def _case_number(value: str) -> str:
    return checked_line(value, Text("举报编号", "case_number"))


@frozen
class Report:
    """A report about a firm. Its stages may be known or unknown each on its own.

    Args:
        code: unified social credit code of the firm reported.
        case_number: number under which the report is kept.
        on: day of the report.
        real_name: whether the reporter gave a real name (5(2)a); None if unknown.
        evidence: whether evidence was enclosed (5(2)b); None if unknown.
        contact: whether contact details were given (5(2)b); None if unknown.
        accepted: whether the report was accepted; False means not (yet), None that it is unknown.
        accepted_on: day of acceptance; None if unknown or not accepted.
        verified_on: day on which the bureau put the report to the firm (5(2)c); None if unknown or not yet.
        reply: how the firm replied; None if unknown.
        reply_on: day of that; None if unknown or the reply is pending.
        verification: what verification found; None if unknown.
        verification_on: day of that; None if unknown or verification is pending.

    Raises:
        InvalidValueError: if a field holds what it cannot.
        InconsistentError: if a stage has a day without having been reached, or one before the report.
    """

    code: str
    case_number: str = field(converter=_case_number)
    on: date
    real_name: bool | None
    evidence: bool | None
    contact: bool | None
    accepted: bool | None
    accepted_on: date | None
    verified_on: date | None
    reply: Reply | None
    reply_on: date | None
    verification: Verification | None
    verification_on: date | None

    def __attrs_post_init__(self) -> None:
        """Hold the invariants whatever attrs is told to skip."""
        checked_code(self.code)
        require_day(self.on)
        require_truth(self.real_name, Text("实名", "real_name"))
        require_truth(self.evidence, Text("佐证材料", "evidence"))
        require_truth(self.contact, Text("联系方式", "contact"))
        require_truth(self.accepted, Text("受理", "accepted"))
        if self.reply is not None:
            require_member(self.reply, Reply, Text("回复", "reply"))
        if self.verification is not None:
            require_member(self.verification, Verification, Text("核实结论", "verification"))
        reached = (
            (self.accepted is True, self.accepted_on, Text("受理日期", "accepted_on")),
            (True, self.verified_on, Text("核实日期", "verified_on")),
            (self.reply not in (None, Reply.PENDING), self.reply_on, Text("回复日期", "reply_on")),
            (
                self.verification not in (None, Verification.PENDING),
                self.verification_on,
                Text("结论日期", "verification_on"),
            ),
        )
        for has_happened, stage_on, place in reached:
            if not has_happened:
                require_absent(stage_on, place, Text("该环节未记为已完成", "that stage is not recorded as reached"))
            require_not_before(stage_on, self.on, place)

    def as_of(self, day: date) -> Self:
        """The report as it stood at the end of a day.

        Args:
            day: the day.

        Returns:
            The same report, each stage dated later not yet reached. A stage of unknown day is left as it is.
        """
        known = self
        if self.accepted_on is not None and self.accepted_on > day:
            known = evolve(known, accepted=False, accepted_on=None)
        if self.verified_on is not None and self.verified_on > day:
            known = evolve(known, verified_on=None)
        if self.reply_on is not None and self.reply_on > day:
            known = evolve(known, reply=Reply.PENDING, reply_on=None)
        if self.verification_on is not None and self.verification_on > day:
            known = evolve(known, verification=Verification.PENDING, verification_on=None)
        return known
