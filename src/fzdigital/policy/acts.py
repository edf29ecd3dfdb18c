"""What can be done under the Measures, by the kind of subject a case describes."""

from typing import Final

from fzdigital.policy.facts.conduct import (
    NOTICE_DONE,
    NOTICE_FOLLOWED,
    RECT_INFORMATION_FACTS,
    RECT_SERVICE_FACTS,
    REPORT_ACCEPTED,
    REPORT_MADE,
    REPORT_PUT,
    SERVICE_FOLLOWED,
)
from fzdigital.policy.facts.firm import EXITED, FIRM, IN_LIBRARY, RATED_ROUND
from fzdigital.policy.facts.library import FIRST_HELD, LIBRARY, RESERVE_BUILT
from fzdigital.policy.facts.selection import (
    APPLICATION,
    BATCH,
    BATCH_DECIDED,
    BATCH_OPINION,
    BATCH_RECOMMENDED,
    CANDIDATE,
    CANDIDATE_IN_RESERVE,
    CANDIDATE_MEMBER,
    MEMBER_SAME_ROW,
    RECOMMENDED,
    SCORED,
)
from fzdigital.rules.rule import Act
from fzdigital.rules.vocabulary import FactDef
from fzdigital.text import Text


def _act(id: str, subject: str, text: Text, *records: FactDef, burdens: str = "", benefits: str = "") -> Act:
    """An act, with the facts that record that it is done."""
    return Act(id, subject, text, burdens, benefits, tuple(fact.name for fact in records))


EXIT: Final = _act(
    "exit", FIRM, Text("使其退出服务资源库", "put it out of the library"), IN_LIBRARY, EXITED, burdens="provider"
)
UPDATE: Final = _act(
    "update_information",
    FIRM,
    Text("填写或更新平台信息", "fill in or update its information"),
    NOTICE_DONE,
    burdens="provider",
)
DEMAND_INFORMATION: Final = _act(
    "demand_rectification_5_1",
    FIRM,
    Text("就信息未更新要求整改", "demand rectification for the missed update"),
    RECT_INFORMATION_FACTS[0],
    NOTICE_FOLLOWED,
    burdens="provider",
)
DEMAND_SERVICE: Final = _act(
    "demand_rectification_5_3",
    FIRM,
    Text("就服务问题要求整改", "demand rectification of its service"),
    RECT_SERVICE_FACTS[0],
    SERVICE_FOLLOWED,
    burdens="provider",
)
REPORT_FIRM: Final = _act(
    "report", FIRM, Text("实名举报", "report it under a real name"), REPORT_MADE, burdens="provider"
)
ACCEPT_REPORT: Final = _act(
    "accept_report", FIRM, Text("受理举报", "accept the report"), REPORT_ACCEPTED, burdens="provider"
)
VERIFY_REPORT: Final = _act(
    "verify_report", FIRM, Text("及时向其核实举报", "promptly put the report to it"), REPORT_PUT
)
RATE: Final = _act("rate", FIRM, Text("对其评星评级", "give it a star rating"), RATED_ROUND)
SERVE: Final = _act("serve", FIRM, Text("为试点提供服务", "serve the pilot"), benefits="provider")

REVIEW: Final = _act("review", APPLICATION, Text("评审打分", "review and score it"), SCORED)
RECOMMEND: Final = _act(
    "recommend", APPLICATION, Text("列入推荐名单", "put it on the list proposed"), RECOMMENDED, benefits="applicant"
)
ADMIT: Final = _act(
    "admit", APPLICATION, Text("确定入库", "admit it to the library"), MEMBER_SAME_ROW, benefits="applicant"
)
RESERVE: Final = _act(
    "put_in_reserve", APPLICATION, Text("列入后备资源库", "put it in the reserve"), benefits="applicant"
)

PROPOSE_LIST: Final = _act("propose_list", BATCH, Text("提出推荐名单", "propose a list"), BATCH_RECOMMENDED)
ISSUE_OPINION: Final = _act("issue_opinion", BATCH, Text("出具评审意见", "issue its opinion"), BATCH_OPINION)
DECIDE_LIST: Final = _act("decide_list", BATCH, Text("研究确定名单", "study and decide the list"), BATCH_DECIDED)

PROMOTE: Final = _act(
    "promote",
    CANDIDATE,
    Text("从后备递补入库", "promote it from the reserve"),
    CANDIDATE_MEMBER,
    CANDIDATE_IN_RESERVE,
    benefits="provider",
)

BUILD_RESERVE: Final = _act("build_reserve", LIBRARY, Text("建立后备资源库", "set up the reserve"), RESERVE_BUILT)
FILL: Final = _act("fill", LIBRARY, Text("遴选至计划家数", "select up to the planned number"))
FIRST_RATING: Final = _act("hold_first_rating", LIBRARY, Text("进行第一次评级", "hold the first rating"), FIRST_HELD)
RE_RATE: Final = _act("re_rate", LIBRARY, Text("进行复评", "hold a re-rating"))
REPLENISH: Final = _act("replenish", LIBRARY, Text("补充服务资源库", "replenish the library"))
USE_RESERVE: Final = _act("use_reserve", LIBRARY, Text("从后备资源库选取", "select from the reserve"))
NEW_CALL: Final = _act("call", LIBRARY, Text("继续面向全国征集", "make a further nationwide call"))

ACTS: Final = (
    EXIT, UPDATE, DEMAND_INFORMATION, DEMAND_SERVICE, REPORT_FIRM, ACCEPT_REPORT, VERIFY_REPORT, RATE, SERVE,
    REVIEW, RECOMMEND, ADMIT, RESERVE, PROPOSE_LIST, ISSUE_OPINION, DECIDE_LIST, PROMOTE,
    BUILD_RESERVE, FILL, FIRST_RATING, RE_RATE, REPLENISH, USE_RESERVE, NEW_CALL,
)  # fmt: skip
