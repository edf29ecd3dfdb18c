"""Facts about the matters of article five: notices, rectifications, reports, service, events."""

from typing import Final

from fzdigital.policy.actors import ANYONE, BUREAU, PROVIDER
from fzdigital.policy.facts.declare import LAST_DAY, day, named, yes_no
from fzdigital.rules.rule import Actor
from fzdigital.rules.vocabulary import FactDef
from fzdigital.text import Text

NOTICE: Final = "notice"
RECT_INFORMATION: Final = "rect_5_1"
RECT_SERVICE: Final = "rect_5_3"
REPORT: Final = "report"
SERVICE: Final = "service"
EVENT: Final = "event"

STATUS: Final = (
    ("pending", Text("期限未到", "not yet due")),
    ("in_time", Text("已及时完成", "done in time")),
    ("late", Text("未及时完成", "not done in time")),
)
OUTCOMES: Final = (
    ("pending", Text("待定", "pending")),
    ("refused", Text("拒不整改", "refused")),
    ("failed", Text("整改不达标", "not up to standard")),
    ("passed", Text("整改达标", "up to standard")),
)


def _act(of: str, name: str, clause: str, yes: Text, no: Text, by: Actor = BUREAU) -> FactDef:
    """Something somebody does: absence means that it was not done."""
    return yes_no(f"{of}.{name}", clause, yes, no, of=of, world="act", absent=False, by=by, changed_by=by, moves="up")


def _found(
    of: str, name: str, clause: str, yes: Text, no: Text, by: Actor = BUREAU, *, conduct: Actor | None = None
) -> FactDef:
    """What a matter was like: unknown until somebody finds it, and then past. A new one is like whoever causes it."""
    changed_by = conduct or by
    return yes_no(f"{of}.{name}", clause, yes, no, of=of, absent=False, by=by, changed_by=changed_by, moves="anew")


NOTICE_GIVEN: Final = _act(
    NOTICE, "given", "5(1)a",
    Text("已通知或要求填写更新信息", "the firm was told to fill in or update its information"),
    Text("未通知填写更新信息", "the firm was not told to update its information"),
)  # fmt: skip
NOTICE_FIRST_FILLING: Final = _found(
    NOTICE, "first_filling", "5(1)a", Text("该通知要求首次填写", "the notice asks for a first filling-in"),
    Text("该通知要求更新已有信息", "the notice asks for an update"),
)  # fmt: skip
NOTICE_DONE: Final = _act(
    NOTICE, "done", "5(1)a", Text("企业已填写或更新", "the firm has filled in or updated"),
    Text("企业尚未填写或更新", "the firm has not yet filled in or updated"), PROVIDER,
)  # fmt: skip
NOTICE_BY_DUE_DATE: Final = named(
    "notice.status_by_due_date", "5(1)b", Text("按通知期限的更新情况", "state of the update by the due date"), STATUS,
    of=NOTICE, world="derived", absent="pending", changed_by=PROVIDER, moves="once",
)  # fmt: skip
NOTICE_AS_JUDGED: Final = named(
    "notice.status_as_judged", "5(1)b", Text("经认定的更新情况", "state of the update as judged"), STATUS,
    of=NOTICE, absent="pending", changed_by=BUREAU, moves="once",
)  # fmt: skip
NOTICE_FOLLOWED: Final = _act(
    NOTICE, "rectification_demanded", "5(1)b", Text("已就该通知要求整改", "rectification was demanded on the notice"),
    Text("未就该通知要求整改", "no rectification was demanded on the notice"),
)  # fmt: skip


def _rectification(of: str, clause: str) -> tuple[FactDef, FactDef, FactDef, FactDef]:
    return (
        _act(
            of, "demanded", clause, Text("已要求整改", "rectification was demanded"),
            Text("未要求整改", "no rectification was demanded"),
        ),
        named(
            f"{of}.outcome", clause, Text("整改结果", "outcome of the rectification"), OUTCOMES,
            of=of, absent="pending", changed_by=PROVIDER, moves="once",
        ),
        yes_no(
            f"{of}.overdue", clause, Text("整改期限已过", "the deadline for rectifying has passed"),
            Text("整改期限未过或未定期限", "no deadline for rectifying has passed"),
            of=of, world="derived", absent=False,
        ),
        day(f"{of}.arose_on", clause, Text("整改结果确定之日", "day the outcome was found"), of=of, absent=LAST_DAY),
    )  # fmt: skip


RECT_INFORMATION_FACTS: Final = _rectification(RECT_INFORMATION, "5(1)b")
RECT_SERVICE_FACTS: Final = _rectification(RECT_SERVICE, "5(3)a.1")

REPORT_REAL_NAME: Final = _found(
    REPORT, "real_name", "5(2)a", Text("举报为实名", "the report is under a real name"),
    Text("举报非实名", "the report is not under a real name"), ANYONE,
)  # fmt: skip
REPORT_EVIDENCE: Final = _found(
    REPORT, "evidence", "5(2)b",
    Text("附有佐证材料", "evidence is enclosed"), Text("未附佐证材料", "no evidence is enclosed"),
    ANYONE,
)  # fmt: skip
REPORT_CONTACT: Final = _found(
    REPORT, "contact", "5(2)b", Text("留有联系方式", "contact details are given"),
    Text("未留联系方式", "no contact details are given"), ANYONE,
)  # fmt: skip
REPORT_MADE: Final = _act(
    REPORT, "made", "5(2)a", Text("有人举报", "a report was made"), Text("无人举报", "no report was made"), ANYONE
)
REPORT_ACCEPTED: Final = _act(
    REPORT,
    "accepted",
    "5(2)c",
    Text("举报已受理", "the report was accepted"),
    Text("举报未受理", "the report was not accepted"),
)
REPORT_PUT: Final = _act(
    REPORT, "put_to_provider", "5(2)c", Text("已向被举报服务商核实", "the report was put to the provider"),
    Text("尚未向被举报服务商核实", "the report was not yet put to the provider"),
)  # fmt: skip
REPORT_REPLY: Final = named(
    "report.reply", "5(2)d", Text("被举报服务商的回复", "provider's reply"),
    (
        ("pending", Text("待回复", "pending")),
        ("as_required", Text("按要求回复", "as required")),
        ("not_as_required", Text("未按要求回复", "not as required")),
    ),
    of=REPORT, absent="pending", changed_by=PROVIDER, moves="once",
)  # fmt: skip
REPORT_VERIFICATION: Final = named(
    "report.verification", "5(2)e", Text("核实结论", "result of the verification"),
    (
        ("pending", Text("待核实", "pending")),
        ("falsification", Text("确认弄虚作假", "falsification confirmed")),
        ("inaccuracy", Text("信息不准确但非弄虚作假", "inaccurate, not falsified")),
        ("unfounded", Text("不属实", "unfounded")),
    ),
    of=REPORT, absent="pending", changed_by=BUREAU, moves="once",
)  # fmt: skip
REPORT_REPLIED_ON: Final = day(
    "report.replied_on",
    "5(2)d",
    Text("未按要求回复之日", "day of the failure to reply as required"),
    of=REPORT,
    absent=LAST_DAY,
)
REPORT_FOUND_ON: Final = day(
    "report.found_on", "5(2)e", Text("核实确认之日", "day of the verification's finding"), of=REPORT, absent=LAST_DAY
)

POOR_RESULT: Final = _found(
    SERVICE,
    "poor_result",
    "5(3)a.1",
    Text("改造效果差", "results are poor"),
    Text("未见改造效果差", "results are not poor"),
    conduct=PROVIDER,
)
LOW_SATISFACTION: Final = _found(
    SERVICE, "low_satisfaction", "5(3)a.1", Text("服务对象满意度低", "satisfaction is low"),
    Text("未见满意度低", "satisfaction is not low"),
    conduct=PROVIDER,
)  # fmt: skip
SIMILAR_FAULT: Final = _found(
    SERVICE, "similar", "5(3)a.1", Text("有类似服务问题", "service is at fault in a like way"),
    Text("未见类似服务问题", "service is not at fault in a like way"),
    conduct=PROVIDER,
)  # fmt: skip
SERVICE_WHILE_SERVING: Final = _found(
    SERVICE, "during_service", "5(3)a.1", Text("发生在为企业服务期间", "it was while serving enterprises"),
    Text("并非发生在为企业服务期间", "it was not while serving enterprises"),
    conduct=PROVIDER,
)  # fmt: skip
SERVICE_FOLLOWED: Final = _act(
    SERVICE, "rectification_demanded", "5(3)a.1", Text("已就此要求整改", "rectification was demanded for it"),
    Text("未就此要求整改", "no rectification was demanded for it"),
)  # fmt: skip

EVENT_KIND: Final = named(
    "event.kind", "5(3)b.1", Text("事件类型", "kind of event"),
    (
        ("none", Text("无", "none")),
        ("major_safety", Text("重大安全事故", "major safety accident")),
        ("severe_dishonesty", Text("严重失信", "severe dishonesty")),
        ("other_illegal", Text("其他违法违规", "other unlawful conduct")),
    ),
    of=EVENT, absent="none", changed_by=PROVIDER, moves="anew",
)  # fmt: skip
EVENT_WHILE_SERVING: Final = _found(
    EVENT, "during_service", "5(3)b.1", Text("事件发生在服务期间", "the event was during service"),
    Text("事件不在服务期间", "the event was not during service"),
    conduct=PROVIDER,
)  # fmt: skip
EVENT_GRAVE: Final = _found(
    EVENT, "grave", "5(3)b.2", Text("情节严重", "it is grave"), Text("情节不严重", "it is not grave"), conduct=PROVIDER
)
EVENT_AROSE_ON: Final = day(
    "event.arose_on", "5(3)b.1", Text("事件发生之日", "day of the event"), of=EVENT, absent=LAST_DAY
)

CONDUCT_FACTS: Final = (
    NOTICE_GIVEN, NOTICE_FIRST_FILLING, NOTICE_DONE, NOTICE_BY_DUE_DATE, NOTICE_AS_JUDGED, NOTICE_FOLLOWED,
    *RECT_INFORMATION_FACTS, *RECT_SERVICE_FACTS,
    REPORT_MADE, REPORT_REAL_NAME, REPORT_EVIDENCE, REPORT_CONTACT, REPORT_ACCEPTED, REPORT_PUT, REPORT_REPLY,
    REPORT_VERIFICATION, REPORT_REPLIED_ON, REPORT_FOUND_ON,
    POOR_RESULT, LOW_SATISFACTION, SIMILAR_FAULT, SERVICE_WHILE_SERVING, SERVICE_FOLLOWED,
    EVENT_KIND, EVENT_WHILE_SERVING, EVENT_GRAVE, EVENT_AROSE_ON,
)  # fmt: skip
