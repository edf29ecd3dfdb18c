"""Open points on the star rating and on counting no-star ratings (section 4 and its sequel in section 5)."""

from typing import Final

from fzdigital.policy.open_points.authority import BUREAU
from fzdigital.rules.source import Axis, Reading
from fzdigital.text import Text

OP_16_WINDOW: Final = Axis(
    id="OP-16.window",
    clauses=("4(5)a",),
    question=Text("首次评级应在哪一段时间内？", "In which span of time is the first rating due?"),
    readings=(
        Reading(
            "calendar_after",
            Text(
                "不计公示当月，其后第三个自然月全月",
                "the third calendar month after that of the notice, which is not counted",
            ),
        ),
        Reading(
            "rolling_third",
            Text(
                "满两个月的次日起，至满三个月之日止", "from the day after two months have run to the day three have run"
            ),
        ),
        Reading("anniversary_day", Text("满三个月的那一天", "the single day on which three months have run")),
        Reading(
            "calendar_inclusive",
            Text(
                "公示当月算第一个月，到第三个自然月全月", "the third calendar month, that of the notice being the first"
            ),
        ),
    ),
    default="calendar_after",
    arguments=Text(
        "用的是序数月而不是期间，宜取自然月；“后”字排除当月，要把当月算入时立法会写明。"
        "按日历推满三个月的那一天同时符合前三种读法，最为稳妥。",
        "An ordinal month is named, not a period, which favours a calendar month; the word for after leaves out "
        "the month of the event, and drafters who count it say so. The day three months on, before any shift, "
        "satisfies the first three readings and is the safest.",
    ),
    settled_by=BUREAU,
)

OP_16_BASE: Final = Axis(
    id="OP-16.base",
    clauses=("4(5)a",),
    question=Text("从哪一天起算？", "From which day is it counted?"),
    readings=(
        Reading("publicity_end", Text("公示结束之日", "the last day of the public notice")),
        Reading("publicity_start", Text("公示开始之日", "the first day of the public notice")),
        Reading("decision_date", Text("作出入库决定之日", "the day of the decision on the library")),
    ),
    default="publicity_end",
    arguments=Text(
        "公示全文只出现一次，遴选程序里没有这一步，其长短和意义都未规定；公示完成之后才谈得上“公示后”。",
        "Public notice is mentioned once only and is no step of the selection, so neither its length nor its "
        "meaning is laid down; what comes after it presupposes that it is over.",
    ),
    settled_by=BUREAU,
)

OP_16_HOLIDAY: Final = Axis(
    id="OP-16.holiday",
    clauses=("4(5)a",),
    question=Text(
        "该日遇休息日是否顺延（只在取单独一天的读法下才有意义）？",
        "Does a day off shift the day (which matters only where a single day is meant)?",
    ),
    readings=(
        Reading("no_shift", Text("不顺延", "no")),
        Reading("next_working_day", Text("顺延到其后第一个工作日", "yes, to the next working day")),
    ),
    default="no_shift",
    arguments=Text(
        "顺延是民法关于期间末日的规则，本办法没有援引；主张类推的理由是休息日难以开展评级。",
        "Shifting is a civil-law rule for the end of a period, which the text does not invoke; for the analogy "
        "speaks that a rating is hardly held on a day off.",
    ),
    settled_by=BUREAU,
)

OP_17_LATER_FIRMS: Final = Axis(
    id="OP-17.later_firms",
    clauses=("4(2)", "4(5)a"),
    question=Text(
        "后续批次和递补入库的企业何时首次评级？", "When is a firm of a later batch, or promoted, first rated?"
    ),
    readings=(
        Reading("join_next_round", Text("参加其入库后的下一轮", "in the next round held after it joined")),
        Reading("own_third_month", Text("按自己的公示另计第三个月", "in a third month of its own")),
    ),
    default="join_next_round",
    arguments=Text(
        "时点只为第一批规定；评级对象则是所有在库企业。",
        "The time is fixed for the first batch only, whereas everyone in the library is to be rated.",
    ),
    settled_by=BUREAU,
)

OP_17_LATE: Final = Axis(
    id="OP-17.late",
    clauses=("4(2)", "4(5)a"),
    question=Text("不在规定月份内作出的评级是否有效？", "Does a rating given outside the month due still count?"),
    readings=(
        Reading("valid_flagged", Text("有效，但应指出", "yes, and it is flagged")),
        Reading("void", Text("无效", "no")),
    ),
    default="valid_flagged",
    arguments=Text(
        "没有写逾期的后果；但无星级会累积成退出，时点并非全无分量。",
        "No consequence is attached; yet no-star ratings add up to an exit, so the time is not without weight.",
    ),
    settled_by=BUREAU,
)

OP_18_GRADE: Final = Axis(
    id="OP-18.grade",
    clauses=("4(3)", "4(3)a", "4(3)b", "4(3)c", "4(3)d", "4(4)"),
    question=Text("四个等级的界线从哪里来？", "Where do the lines between the four grades come from?"),
    readings=(
        Reading("grade_is_input", Text("等级由评级者直接给出", "the grade is given by whoever rates")),
        Reading(
            "configured_thresholds", Text("按机关另定的界线得出", "from thresholds set separately by the authority")
        ),
    ),
    default="grade_is_input",
    arguments=Text(
        "没有任何数值，“主要”一词还容许其他因素，不能自行编造界线。",
        "Nothing numeric is given, and further factors are not shut out; thresholds must not be invented.",
    ),
    settled_by=BUREAU,
    inert=Text(
        "界线不见于文本，无论取哪种读法，等级都由外部填报。",
        "No threshold is in the text; under either reading the grade is supplied from outside.",
    ),
)

OP_19_SEQUENCE: Final = Axis(
    id="OP-19.sequence",
    clauses=("4(3)d", "4(5)b", "5(4)"),
    question=Text("某轮未参评是否打断连续？", "Does a round in which the firm was not rated break the run?"),
    readings=(
        Reading(
            "own_sequence",
            Text("不打断：只看该企业自己的各次评级", "no: only the firm's own ratings count, in order of date"),
        ),
        Reading("skip_breaks", Text("打断：须在相邻两轮都为无星级", "yes: the two must fall in adjoining rounds")),
    ),
    default="own_sequence",
    arguments=Text(
        "“次”数的是发生了几回，立法要看日历时会用“年”；反对意见是“连续”以轮次相接为常。",
        "The counter counts occurrences, and drafters who mean the calendar write years; against that, rounds "
        "that do not adjoin are not usually called consecutive.",
    ),
    settled_by=BUREAU,
)

OP_19_RERATING: Final = Axis(
    id="OP-19.rerating",
    clauses=("4(3)d", "4(5)b", "5(4)"),
    question=Text("“复评”是新的一次评级还是对原评级的复核？", "Is a re-rating a new rating or a check of the old one?"),
    readings=(
        Reading("new_rating", Text("新的一次，单独计数", "a new one, counted by itself")),
        Reading(
            "recheck_replaces", Text("复核，以其结果取代原评级", "a check whose result replaces the earlier rating")
        ),
    ),
    default="new_rating",
    arguments=Text(
        "“后续”和“视情况”都指以后再评；“复”字也可指复核。若属复核，退出条款几乎无从适用。",
        "Later and as circumstances require both point to rating again; the word can also mean checking. As a "
        "mere check it would leave the exit clause next to no use.",
    ),
    settled_by=BUREAU,
)
