"""Open points on when the text begins, when it ends, and what is left after it."""

from typing import Final

from fzdigital.policy.open_points.authority import ISSUERS
from fzdigital.rules.source import Axis, Reading
from fzdigital.text import Text

OP_01_COMMENCEMENT: Final = Axis(
    id="OP-01.commencement",
    clauses=("notice/commence", "notice/date"),
    question=Text("本办法从哪一天起生效？", "From which day is the text in force?"),
    readings=(
        Reading("document_date", Text("文件落款之日", "the day the document is dated")),
        Reading("release_date", Text("实际向社会公布之日", "the day it was actually made public")),
        Reading("release_plus_30", Text("实际公布满三十日之后", "thirty days after it was actually made public")),
    ),
    default="document_date",
    arguments=Text(
        "落款日是通知中唯一写明的日子；但“发布”通常指公之于众，涉企文件未公布不得作为管理依据；"
        "三十日缓冲只见于规章，与通知即刻施行的用语不合。",
        "The date of the document is the only one the notice gives. Yet issuing means making public, and a "
        "text that burdens businesses is no basis before publication. The thirty days are known for "
        "departmental rules only and sit badly with wording that starts at once.",
    ),
    settled_by=ISSUERS,
)

OP_02_LAST_DAY: Final = Axis(
    id="OP-02.last_day",
    clauses=("6",),
    question=Text("有效期截止日当天是否仍然有效？", "Is the text still in force on its closing day?"),
    readings=(
        Reading("inclusive", Text("当天全日有效", "it is, for the whole of that day")),
        Reading("exclusive", Text("当天已经失效", "it is not; the day before is the last")),
    ),
    default="inclusive",
    arguments=Text(
        "日常用法中“有效期至”包括所写之日，期间末日也通常计至二十四时；民法典列举的含本数、不含本数用语中没有“至”。",
        "In common usage a validity date is itself covered, and the last day of a period normally runs to "
        "midnight; the Civil Code's lists of inclusive and exclusive words do not contain the one used.",
    ),
    settled_by=ISSUERS,
)

OP_03_PENDING: Final = Axis(
    id="OP-03.pending",
    clauses=("6",),
    question=Text(
        "失效时尚未办结的事项，之后还能否作出决定？",
        "May a matter still pending when the text lapses be decided afterwards?",
    ),
    readings=(
        Reading(
            "no_decision_after_expiry",
            Text("失效后不再依本办法作出决定", "no decision is based on the text once it has lapsed"),
        ),
        Reading(
            "facts_before_expiry_survive",
            Text("失效前发生的事实仍可依本办法处理", "facts from before the lapse may still be dealt with under it"),
        ),
    ),
    default="no_decision_after_expiry",
    arguments=Text(
        "没有过渡条款。失效文件难以支撑新的不利处理；反过来，行为按发生时的规定评价也是通行原则。",
        "There is no transitional clause. A lapsed text hardly supports a new burden; on the other side, "
        "conduct is commonly judged by the rule of its own time.",
    ),
    settled_by=ISSUERS,
)

OP_03_STATUS: Final = Axis(
    id="OP-03.status",
    clauses=("6",),
    question=Text("失效后在库身份如何？", "What becomes of membership once the text has lapsed?"),
    readings=(
        Reading("no_rule", Text("没有规定：既不说保留，也不说丧失", "no rule: neither kept nor lost")),
        Reading("library_dissolves", Text("两库随本办法一并终止", "both libraries end together with the text")),
    ),
    default="no_rule",
    arguments=Text(
        "文本对此沉默；资源库因本办法而设，可以主张随之终止，但终止身份需要有文字可依。",
        "The text is silent. The library owes its existence to the text, so it may be said to end with it; "
        "but ending a status wants words that say so.",
    ),
    settled_by=ISSUERS,
)
