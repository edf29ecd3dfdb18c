"""The sheets of conduct: update notices, rectifications, reports, incidents, checks of the dishonesty list."""

from fzdigital.domain.incident import Incident, IncidentKind, ListingCheck
from fzdigital.domain.rectification import Basis, Rectification, RectificationOutcome
from fzdigital.domain.report import Reply, Report, Verification
from fzdigital.domain.update import UpdateNotice
from fzdigital.io import cells
from fzdigital.io.columns import Column
from fzdigital.io.common_columns import CODE, day_of, deadline, entry_table, happened_on, member_of, truth_of
from fzdigital.text import Text

UPDATES = entry_table(
    "updates",
    Text("更新通知", "Update notices"),
    Text("要求一家企业填写或更新信息的一次通知", "one notice to a firm to fill in or update its information"),
    (
        happened_on("通知日期", "Notified on"),
        CODE,
        deadline("due"),
        truth_of(
            "first_filling", Text("首次填写", "First filling"), Text("是否首次填写", "whether a first filling-in")
        ),
        truth_of("done", Text("是否更新", "Done"), Text("是否已更新", "whether the firm updated")),
        day_of("done_on", "更新日期", "Done on"),
        truth_of("late", Text("认定逾期", "Late"), Text("是否被人认定逾期", "whether a person judged it late")),
    ),
    UpdateNotice,
)

RECTIFICATIONS = entry_table(
    "rectifications",
    Text("整改", "Rectifications"),
    Text("对一家企业的一次整改要求", "one demand to a firm to rectify"),
    (
        happened_on("要求日期", "Demanded on"),
        CODE,
        member_of(
            Basis,
            "basis",
            Text("依据", "Basis"),
            Text("信息更新即5(1)，服务质量即5(3)", "5(1), information not updated, or 5(3), quality of service"),
            required=True,
        ),
        deadline("deadline"),
        member_of(
            RectificationOutcome,
            "outcome",
            Text("结果", "Outcome"),
            Text("待定、拒不整改、不达标或达标；未知则留空", "pending, refused, failed or passed; blank if unknown"),
        ),
        day_of("outcome_on", "结果日期", "Outcome on"),
    ),
    Rectification,
)

REPORTS = entry_table(
    "reports",
    Text("举报", "Reports"),
    Text("对一家企业的一件举报", "one report about a firm"),
    (
        Column(
            "case_number",
            Text("举报编号", "Case number"),
            Text("举报的编号，须以文本格式保存", "number under which the report is kept, stored as text"),
            cells.line,
            required=True,
        ),
        happened_on("举报日期", "Reported on"),
        CODE,
        truth_of("real_name", Text("实名", "Real name"), Text("是否实名", "whether the reporter gave a real name")),
        truth_of("evidence", Text("佐证材料", "Evidence"), Text("是否附佐证材料", "whether evidence was enclosed")),
        truth_of("contact", Text("联系方式", "Contact"), Text("是否留联系方式", "whether contact details were given")),
        truth_of("accepted", Text("受理", "Accepted"), Text("是否受理", "whether the report was accepted")),
        day_of("accepted_on", "受理日期", "Accepted on"),
        day_of("verified_on", "核实日期", "Put to the firm on"),
        member_of(
            Reply,
            "reply",
            Text("回复", "Reply"),
            Text(
                "待回复、按要求回复或未按要求回复；未知则留空",
                "pending, as_required or not_as_required; blank if unknown",
            ),
        ),
        day_of("reply_on", "回复日期", "Reply on"),
        member_of(
            Verification,
            "verification",
            Text("核实结论", "Verification"),
            Text(
                "待核实、弄虚作假、信息不准确或不属实；未知则留空",
                "pending, falsification, inaccuracy or unfounded; blank if unknown",
            ),
        ),
        day_of("verification_on", "结论日期", "Verification on"),
    ),
    Report,
)

INCIDENTS = entry_table(
    "incidents",
    Text("事件", "Incidents"),
    Text("一家企业的一次事件", "something that went wrong with a firm"),
    (
        happened_on("发生日期", "Happened on"),
        CODE,
        member_of(
            IncidentKind,
            "kind",
            Text("事件类型", "Kind"),
            Text("由人认定的类型", "the kind, as a person classed it"),
            required=True,
        ),
        truth_of("during_service", Text("服务期间", "During service"), Text("是否在服务期间", "whether while serving")),
        truth_of("grave", Text("情节严重", "Grave"), Text("是否被人认定情节严重", "whether a person judged it grave")),
    ),
    Incident,
)

CHECKS = entry_table(
    "checks",
    Text("失信核查", "Listing checks"),
    Text("对一家企业是否列入失信名单的一次核查", "one look for a firm on the dishonesty list"),
    (
        happened_on("核查日期", "Checked on"),
        CODE,
        truth_of("listed", Text("失信名单", "Listed"), Text("当天是否列入", "whether on the list that day")),
    ),
    ListingCheck,
)
