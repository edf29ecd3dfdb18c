"""What can be done under the Measures, by the kind of subject a case describes."""

from typing import Final

from fzdigital.policy.facts.firm import FIRM
from fzdigital.policy.facts.library import LIBRARY
from fzdigital.policy.facts.selection import APPLICATION, BATCH, CANDIDATE
from fzdigital.rules.rule import Act
from fzdigital.text import Text

EXIT: Final = Act("exit", FIRM, Text("使其退出服务资源库", "put it out of the library"), burdens="provider")
UPDATE: Final = Act(
    "update_information", FIRM, Text("填写或更新平台信息", "fill in or update its information"), burdens="provider"
)
DEMAND_INFORMATION: Final = Act(
    "demand_rectification_5_1",
    FIRM,
    Text("就信息未更新要求整改", "demand rectification for the missed update"),
    burdens="provider",
)
DEMAND_SERVICE: Final = Act(
    "demand_rectification_5_3",
    FIRM,
    Text("就服务问题要求整改", "demand rectification of its service"),
    burdens="provider",
)
REPORT_FIRM: Final = Act("report", FIRM, Text("实名举报", "report it under a real name"), burdens="provider")
ACCEPT_REPORT: Final = Act("accept_report", FIRM, Text("受理举报", "accept the report"), burdens="provider")
VERIFY_REPORT: Final = Act("verify_report", FIRM, Text("及时向其核实举报", "promptly put the report to it"))
RATE: Final = Act("rate", FIRM, Text("对其评星评级", "give it a star rating"))
SERVE: Final = Act("serve", FIRM, Text("为试点提供服务", "serve the pilot"), benefits="provider")

REVIEW: Final = Act("review", APPLICATION, Text("评审打分", "review and score it"))
RECOMMEND: Final = Act(
    "recommend", APPLICATION, Text("列入推荐名单", "put it on the list proposed"), benefits="applicant"
)
ADMIT: Final = Act("admit", APPLICATION, Text("确定入库", "admit it to the library"), benefits="applicant")
RESERVE: Final = Act(
    "put_in_reserve", APPLICATION, Text("列入后备资源库", "put it in the reserve"), benefits="applicant"
)

PROPOSE_LIST: Final = Act("propose_list", BATCH, Text("提出推荐名单", "propose a list"))
ISSUE_OPINION: Final = Act("issue_opinion", BATCH, Text("出具评审意见", "issue its opinion"))
DECIDE_LIST: Final = Act("decide_list", BATCH, Text("研究确定名单", "study and decide the list"))

PROMOTE: Final = Act("promote", CANDIDATE, Text("从后备递补入库", "promote it from the reserve"), benefits="provider")

BUILD_RESERVE: Final = Act("build_reserve", LIBRARY, Text("建立后备资源库", "set up the reserve"))
FILL: Final = Act("fill", LIBRARY, Text("遴选至计划家数", "select up to the planned number"))
FIRST_RATING: Final = Act("hold_first_rating", LIBRARY, Text("进行第一次评级", "hold the first rating"))
RE_RATE: Final = Act("re_rate", LIBRARY, Text("进行复评", "hold a re-rating"))
REPLENISH: Final = Act("replenish", LIBRARY, Text("补充服务资源库", "replenish the library"))
USE_RESERVE: Final = Act("use_reserve", LIBRARY, Text("从后备资源库选取", "select from the reserve"))
NEW_CALL: Final = Act("call", LIBRARY, Text("继续面向全国征集", "make a further nationwide call"))

ACTS: Final = (
    EXIT, UPDATE, DEMAND_INFORMATION, DEMAND_SERVICE, REPORT_FIRM, ACCEPT_REPORT, VERIFY_REPORT, RATE, SERVE,
    REVIEW, RECOMMEND, ADMIT, RESERVE, PROPOSE_LIST, ISSUE_OPINION, DECIDE_LIST, PROMOTE,
    BUILD_RESERVE, FILL, FIRST_RATING, RE_RATE, REPLENISH, USE_RESERVE, NEW_CALL,
)  # fmt: skip
