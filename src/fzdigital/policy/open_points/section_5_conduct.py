"""Open points on incidents during service and on reports (section 5, items 2 and 3)."""

from typing import Final

from fzdigital.policy.open_points.authority import BUREAU
from fzdigital.rules.source import Axis, Reading
from fzdigital.text import Text

OP_24_ACCIDENT: Final = Axis(
    id="OP-24.accident",
    clauses=("5(3)b.1",),
    question=Text("何为“重大安全事故”？", "What is a major safety accident?"),
    readings=(
        Reading(
            "ordinary_sense_incl_cyber_data",
            Text("通常含义，包括网络和数据安全", "the ordinary sense, network and data security included"),
        ),
        Reading(
            "statutory_class", Text("生产安全事故分级中的重大事故", "the class so named for work-safety accidents")
        ),
    ),
    default="ordinary_sense_incl_cyber_data",
    arguments=Text(
        "法定分级以伤亡和损失数额为准，软件企业几乎够不着，用词也不相同；主张法定分级的理由是界线明确。",
        "The statutory class goes by deaths, injuries and loss, out of reach for a software vendor, and bears a "
        "different name; for it speaks that it is clear-cut.",
    ),
    settled_by=BUREAU,
    inert=Text("事件归类由人作出并填报。", "A person classifies the event and supplies the class."),
)

OP_24_OTHER: Final = Axis(
    id="OP-24.other",
    clauses=("5(3)b.2",),
    question=Text("“等违法违规行为”及于哪些行为？", "Which other unlawful conduct is covered?"),
    readings=(
        Reading("equal_gravity", Text("与严重失信同等严重的", "conduct as grave as severe dishonesty")),
        Reading("any_violation", Text("任何违法违规行为", "any breach of law or rules")),
    ),
    default="equal_gravity",
    arguments=Text(
        "“等”接在一个例子之后，只及于同类；不经整改直接退出，也以严重为前提。但字面上没有限定。",
        "An open-ended word that follows a single example takes in only what is of its kind, and an exit without any "
        "chance to rectify presupposes gravity; the bare letter, though, sets no limit.",
    ),
    settled_by=BUREAU,
)

OP_24_DURING: Final = Axis(
    id="OP-24.during",
    clauses=("5(3)a.1", "5(3)b.1", "5(3)b.2"),
    question=Text("“服务期间”是什么期间？", "What is the period of service?"),
    readings=(
        Reading("while_serving", Text("正在为企业服务的期间", "while the firm is serving an enterprise")),
        Reading("any_time_as_member", Text("在库的整个期间", "all the time it is a member")),
    ),
    default="while_serving",
    arguments=Text(
        "同一项开头说的就是为企业服务；但在库期间的严重行为同样有损资源库，可作宽泛理解。",
        "The item opens by speaking of serving enterprises; yet grave conduct at any time as a member harms the "
        "library just as much, which favours a wider sense.",
    ),
    settled_by=BUREAU,
)

OP_25_ADMISSIBLE: Final = Axis(
    id="OP-25.admissible",
    clauses=("5(2)a", "5(2)b", "5(2)c", "5(2)d", "5(2)e"),
    question=Text("合格的举报要具备哪些要素？", "What must a report contain to be admissible?"),
    readings=(
        Reading(
            "all_three_elements",
            Text("实名、佐证、联系方式三项俱全", "real name, evidence and contact details, all three"),
        ),
        Reading("real_name_only", Text("实名即可", "a real name is enough")),
    ),
    default="all_three_elements",
    arguments=Text(
        "“并”字把佐证和联系方式同举报连在一起；是否受理仍由机关决定，所以还要有受理这一事实。",
        "The connective ties evidence and contact details to the report; whether to accept it remains with the "
        "bureau, so acceptance is needed as a fact as well.",
    ),
    settled_by=BUREAU,
)

OP_25_SOURCE: Final = Axis(
    id="OP-25.source",
    clauses=("5(2)a", "5(2)b", "5(2)c", "5(2)d", "5(2)e"),
    question=Text("不经举报发现的弄虚作假能否导致退出？", "Does falsification found without a report lead to exit?"),
    readings=(
        Reading("report_only", Text("不能，限于受理的举报", "no; only upon an accepted report")),
        Reading("any_source", Text("能，不论如何发现", "yes, however it came to light")),
    ),
    default="report_only",
    arguments=Text(
        "退出写在受理举报的同一句里；但作假的危害与来源无关。",
        "The exit stands in the sentence on accepted reports; falsification is no less harmful for its source.",
    ),
    settled_by=BUREAU,
)

OP_25_INACCURACY: Final = Axis(
    id="OP-25.inaccuracy",
    clauses=("5(2)a", "5(2)e"),
    question=Text("核实为不准确但并非作假的，是否退出？", "Does inaccuracy without falsification lead to exit?"),
    readings=(
        Reading("no_exit", Text("不退出，可按信息更新处理", "no; it may be dealt with as a matter of updating")),
        Reading("exit", Text("退出", "yes")),
    ),
    default="no_exit",
    arguments=Text(
        "举报可以针对准确性，退出事由却只写作假，差别应当尊重。",
        "A report may be about accuracy, but the ground for exit names falsification only, and the difference "
        "should be respected.",
    ),
    settled_by=BUREAU,
)
