"""The format of casebook documents once more, for a decoder that shares nothing with the reader of the library.

Written by hand after ``docs/reference/formats.md``, ``docs/reference/sheets.md`` and the JSON Schema. A field is typed
as narrowly as the format says; what only several fields or rows together can break is in
:mod:`tests.hostile.further_rules`.
"""

from datetime import date
from typing import Annotated, Any, Final, Literal

from msgspec import Meta, Struct

from tests.hostile.scalars import Deadline, Scale, Score

_VISIBLE: Final = r"[^\s\x00-\x1f\x7f-\x9f]"
_LINE: Final = rf"^{_VISIBLE}(?:[^\x00-\x1f\x7f-\x9f\u2028\u2029]*{_VISIBLE})?\Z"
_CODE: Final = r"^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}\Z"

Line = Annotated[str, Meta(max_length=100, pattern=_LINE)]
Reason = Annotated[str, Meta(max_length=1000, pattern=_LINE)]
Code = Annotated[str, Meta(pattern=_CODE)]
Whole = Annotated[int, Meta(ge=1, le=999_999_999_999_999)] | Annotated[str, Meta(max_length=15, pattern=r"^0*[1-9][0-9]*\Z")]  # fmt: skip # noqa: E501
Truth = bool | Literal["是", "否", "true", "false", "TRUE", "FALSE"]
Stars = Literal[3, 2, 1, 0, "3", "2", "1", "0", "3星级", "2星级", "1星级", "无星级", "一星级", "二星级", "三星级"]
Sector = Literal[
    "knit", "cotton", "elec", "auto",
    "针织或钩针编织物及其制造", "棉纺织或化纤纺织及印染精加工", "电子器件制造及配套", "汽车零部件及配件制造",
]  # fmt: skip
Matter = Literal[
    "ratings", "updates", "rectifications", "reports", "incidents", "checks",
    "评级", "更新通知", "整改", "举报", "事件", "失信核查",
]  # fmt: skip


def require_bare(value: object) -> None:
    """Refuse an empty text and one with white space at its ends, where a list may be written as one text.

    No pattern says so: two fields of a list or a text of a pattern break msgspec 0.22 when the process ends.
    """
    if isinstance(value, str) and (not value or value != value.strip()):
        raise ValueError("a text that is empty or has white space at its ends")


class Record(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """What every entry has."""

    id: Line | None = None
    on: date
    recorded_on: date | None = None


class Application(Record, kw_only=True):
    """A row of ``applications``."""

    batch: Whole
    code: Code
    name: Line
    kind: Literal["professional", "platform", "专业服务商", "平台服务商"]
    industry: Sector
    form_submitted: Truth | None = None
    listed: Truth | None = None
    tie_order: Whole | None = None


class Mark(Record, kw_only=True):
    """A row of ``marks``."""

    batch: Whole
    industry: Sector
    code: Code
    expert: Line
    score: Score | None = None


class Notice(Record, kw_only=True):
    """A row of ``notices``."""

    ends_on: date | None = None
    batch: Whole


class Act(Record, kw_only=True):
    """A row of ``acts``."""

    kind: Literal[
        "call", "recommend", "issue_opinion", "admit", "put_in_reserve", "promote", "exit",
        "征集", "推荐", "评审意见", "入库", "列入后备", "递补", "退出",
    ]  # fmt: skip
    code: Code | None = None
    industry: Sector | None = None
    batch: Whole | None = None
    grounds: list[Line] | str | None = None

    def __post_init__(self) -> None:
        require_bare(self.grounds)


class Rating(Record, kw_only=True):
    """A row of ``ratings``."""

    round: Whole
    code: Code
    stars: Stars | None = None
    rechecks: Whole | None = None


class Update(Record, kw_only=True):
    """A row of ``updates``."""

    code: Code
    due: Deadline | None = None
    first_filling: Truth | None = None
    done: Truth | None = None
    done_on: date | None = None
    late: Truth | None = None


class Rectification(Record, kw_only=True):
    """A row of ``rectifications``."""

    code: Code
    basis: Literal["5(1)", "5(3)", "信息更新", "服务质量"]
    deadline: Deadline | None = None
    outcome: Literal["pending", "refused", "failed", "passed", "待定", "拒不整改", "不达标", "达标"] | None = None
    outcome_on: date | None = None


class Report(Record, kw_only=True):
    """A row of ``reports``."""

    case_number: Line
    code: Code
    real_name: Truth | None = None
    evidence: Truth | None = None
    contact: Truth | None = None
    accepted: Truth | None = None
    accepted_on: date | None = None
    verified_on: date | None = None
    reply: Literal["pending", "as_required", "not_as_required", "待回复", "按要求回复", "未按要求回复"] | None = None
    reply_on: date | None = None
    verification: Literal[
        "pending", "falsification", "inaccuracy", "unfounded", "待核实", "弄虚作假", "信息不准确", "不属实", None
    ] = None  # fmt: skip
    verification_on: date | None = None


class Incident(Record, kw_only=True):
    """A row of ``incidents``."""

    code: Code
    kind: Literal[
        "poor_result", "low_satisfaction", "similar_service", "major_safety", "severe_dishonesty", "other_illegal",
        "改造效果差", "满意度低", "类似服务问题", "重大安全事故", "严重失信", "其他违法违规",
    ]  # fmt: skip
    during_service: Truth | None = None
    grave: Truth | None = None


class Check(Record, kw_only=True):
    """A row of ``checks``."""

    code: Code
    listed: Truth | None = None


class Correction(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A row of ``corrections``; ``old`` and ``new`` are what the column corrected holds."""

    entry: Line
    field: Line
    old: Any = None
    new: Any = None
    why: Reason
    recorded_on: date


class Reading(Struct, forbid_unknown_fields=True, frozen=True):
    """A row of ``readings``."""

    axis: Line
    choice: Line
    by: Line
    on: date


class Settings(Struct, forbid_unknown_fields=True, frozen=True):
    """The object ``settings``."""

    released_on: date | None = None
    scale_top: Scale | None = None
    incomplete: list[Matter] | str | None = None
    days_off: list[date] | str | None = None

    def __post_init__(self) -> None:
        require_bare(self.incomplete)
        require_bare(self.days_off)


class Document(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A casebook document."""

    format: Literal["fzdigital-casebook"]
    version: Literal[1]
    settings: Settings = Settings()
    applications: list[Application] = []
    marks: list[Mark] = []
    notices: list[Notice] = []
    acts: list[Act] = []
    ratings: list[Rating] = []
    updates: list[Update] = []
    rectifications: list[Rectification] = []
    reports: list[Report] = []
    incidents: list[Incident] = []
    checks: list[Check] = []
    corrections: list[Correction] = []
    readings: list[Reading] = []


SHEETS: Final[dict[str, tuple[str, type[Record]]]] = {
    "applications": ("申报", Application), "marks": ("评分", Mark), "notices": ("公示", Notice), "acts": ("决定", Act),
    "ratings": ("评级", Rating), "updates": ("更新通知", Update), "rectifications": ("整改", Rectification),
    "reports": ("举报", Report), "incidents": ("事件", Incident), "checks": ("失信核查", Check),
}  # fmt: skip
"""The sheets of entries by key: what a row without an id is named after, and what a row is."""
