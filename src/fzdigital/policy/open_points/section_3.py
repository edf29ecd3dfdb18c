"""Open points on scoring, ranking and deciding (section 3)."""

from typing import Final

from fzdigital.policy.open_points.authority import BUREAU
from fzdigital.rules.source import Axis, Reading
from fzdigital.text import Text

OP_05_FIELD: Final = Axis(
    id="OP-05.field",
    clauses=("1/table", "3/rank"),
    question=Text("得分在什么范围内排序，空额可否调剂？", "Who is ranked against whom, and may an unused place move?"),
    readings=(
        Reading("per_sector", Text("各行业分别排序，空额不调剂", "each sector by itself; unused places do not move")),
        Reading(
            "overall_with_row_caps",
            Text("统一排序，再受各行家数限制", "all together, then cut by the rows"),
        ),
        Reading("transferable", Text("空额可转给其他行业", "unused places move to another sector")),
    ),
    default="per_sector",
    arguments=Text(
        "计划表逐行设数，等于分行业截取；前两种读法只在一家报两个行业时结果不同；调剂没有文字支持。",
        "The table sets a number per row, which cuts sector by sector. The first two readings differ only for a "
        "firm in two sectors; no words allow a transfer.",
    ),
    settled_by=BUREAU,
)

OP_08_SMALL_PANEL: Final = Axis(
    id="OP-08.small_panel",
    clauses=("3/panel", "3/score", "3/trim"),
    question=Text("有效分数不足三个时怎么办？", "What if there are fewer than three valid scores?"),
    readings=(
        Reading("error_below_3", Text("不产生最终得分", "no final score comes about")),
        Reading("no_trim_below_3", Text("不去极端分，直接平均", "nothing is dropped; the plain mean counts")),
    ),
    default="error_below_3",
    arguments=Text(
        "去掉两个之后至少要剩一个，否则没有可平均的；文本没有给出不剔除的例外。",
        "One score must be left after two are dropped, or there is nothing to average; no exception without "
        "dropping is written.",
    ),
    settled_by=BUREAU,
)

OP_08_MISSING: Final = Axis(
    id="OP-08.missing",
    clauses=("3/panel", "3/score", "3/trim"),
    question=Text("专家回避或缺席时怎么计分？", "How is a recused or absent expert counted?"),
    readings=(
        Reading("valid_scores_only", Text("只计实际给出的分数", "only scores actually given count")),
        Reading("error_if_missing", Text("缺一个就不产生最终得分", "one gap, and no final score comes about")),
    ),
    default="valid_scores_only",
    arguments=Text(
        "没有回避规则；回避不等于打零分，也没有条文使其余分数作废。",
        "There is no recusal rule; a recusal is not a nought, and nothing voids the remaining scores.",
    ),
    settled_by=BUREAU,
)

OP_09_EQUAL_EXTREMES: Final = Axis(
    id="OP-09.equal_extremes",
    clauses=("3/trim",),
    question=Text("最高（低）分有几个相同时去掉几个？", "How many are dropped when several scores share an extreme?"),
    readings=(
        Reading("drop_one_each", Text("高低各去掉一个", "one at each end")),
        Reading("drop_all_equal", Text("与极端相同的全部去掉", "all that equal the extreme")),
    ),
    default="drop_one_each",
    arguments=Text(
        "惯用表述写明“一个”，这里没有写；但全部去掉会使意见一致的评审组一分不剩，计分个数也取决于巧合。",
        "The usual formula says one, this text does not; but dropping all leaves a unanimous panel with nothing "
        "and lets chance fix how many scores count.",
    ),
    settled_by=BUREAU,
)

OP_10_SCALE: Final = Axis(
    id="OP-10.scale",
    clauses=("3/review", "3/score"),
    question=Text("评分的满分是多少？", "On what scale are scores given?"),
    readings=(
        Reading("0_100", Text("零到一百分，两端均可", "nought to one hundred, both ends allowed")),
        Reading("other", Text("另行设定的分值范围", "another range, set separately")),
    ),
    default="0_100",
    arguments=Text(
        "评分表没有附上，分值无从得知；百分制只是最常见的假定，应可改设。",
        "The score sheet is not annexed, so the range is unknown; one hundred is merely the commonest "
        "assumption and must be open to change.",
    ),
    settled_by=BUREAU,
)

OP_10_ROUNDING: Final = Axis(
    id="OP-10.rounding",
    clauses=("3/mean",),
    question=Text("排序前是否四舍五入？", "Is a final score rounded before ranking?"),
    readings=(
        Reading("exact", Text("用精确值排序，只在显示时取位", "no; exact values are ranked, rounding is for display")),
        Reading("round_2dp_before_ranking", Text("先保留两位小数再排序", "yes, to two decimals")),
    ),
    default="exact",
    arguments=Text(
        "没有取位规定；先取位会制造本不存在的并列。",
        "No rounding is prescribed, and rounding first makes ties that are not there.",
    ),
    settled_by=BUREAU,
)

OP_11_TIE: Final = Axis(
    id="OP-11.tie",
    clauses=("1/table", "3/rank", "3/recommend"),
    question=Text("同分恰在截取线上时谁入选？", "Who gets in when equal scores straddle the cut?"),
    readings=(
        Reading("return_to_panel", Text("待定，交回评审组", "undetermined; back to the panel")),
        Reading("admit_all_tied", Text("同分者全部入选", "all of the tied firms")),
        Reading("admit_none", Text("同分者均不入选", "none of the tied firms")),
        Reading("secondary_key", Text("按另行提供的次序", "by an order supplied separately")),
    ),
    default="return_to_panel",
    arguments=Text(
        "选举法遇得票相等是再次投票而非抽签；全部入选会突破行内家数；任何次序标准文本都没有给出。",
        "Election law answers equal votes with a second vote, not a lot; taking all breaks the row; and the text "
        "offers no second criterion.",
    ),
    settled_by=BUREAU,
)

OP_12_BINDING: Final = Axis(
    id="OP-12.binding",
    clauses=("3/recommend", "3/opinion", "3/decide"),
    question=Text("推荐名单对市工信局有无约束？", "Does the recommended list bind the bureau?"),
    readings=(
        Reading("bureau_free", Text("无约束，但偏离应予列明", "no; departures are merely shown")),
        Reading("may_only_strike", Text("只可删去，不可增补", "it may strike out but not add")),
        Reading("bound_by_order", Text("须按推荐次序", "it must follow the order proposed")),
    ),
    default="bureau_free",
    arguments=Text(
        "法律要求按次序定人时会明写，招标投标即是；这里写的是研究后确定，决定权在局。",
        "Where order binds, statutes say so, as for tenders; here the bureau considers and determines.",
    ),
    settled_by=BUREAU,
)

OP_13_LIST: Final = Axis(
    id="OP-13.list",
    clauses=("3/veto",),
    question=Text("“失信名单”指哪一种名单？", "Which dishonesty list is meant?"),
    readings=(
        Reading("court_list_only", Text("仅失信被执行人名单", "the courts' list of defaulting judgment debtors only")),
        Reading(
            "court_or_serious_list",
            Text("失信被执行人名单或严重失信主体名单", "that list or a list of severely dishonest entities"),
        ),
        Reading("any_blacklist", Text("任何负面信用名单", "any negative credit list")),
    ),
    default="court_or_serious_list",
    arguments=Text(
        "法定名单主要是这两种；经营异常名录性质不同，有的地方文件将其与严重失信名单分列，不宜并入。",
        "These two are the lists known to law; the register of abnormal operations is of another nature, other "
        "cities name it separately, and it should not be read in.",
    ),
    settled_by=BUREAU,
    inert=Text(
        "是否在名单上由人按选定的含义以“是/否”填报。",
        "Whether a firm is listed is supplied as yes or no under the meaning chosen.",
    ),
)

OP_13_TIME: Final = Axis(
    id="OP-13.time",
    clauses=("3/veto",),
    question=Text("以哪一天的名单为准？", "As of which day does listing count?"),
    readings=(
        Reading("as_of_review", Text("评审时", "the review")),
        Reading("as_of_decision", Text("决定时", "the decision")),
    ),
    default="as_of_review",
    arguments=Text(
        "否决写在评审的括注里，应以评审时为准；以决定时为准更能防止带病入库。",
        "The veto stands in a bracket within the review; looking at the decision would better keep tainted firms out.",
    ),
    settled_by=BUREAU,
)

OP_13_REACH: Final = Axis(
    id="OP-13.reach",
    clauses=("1/reserve/pool", "3/veto", "5(3)b.2", "5(5)c"),
    question=Text("列入名单的影响及于哪些环节？", "How far does listing reach?"),
    readings=(
        Reading("applicants", Text("只及于申报评审", "applicants under review only")),
        Reading(
            "plus_reserve_and_promotion",
            Text("还及于列入后备和递补", "also putting into the reserve and promotion from it"),
        ),
        Reading("plus_members", Text("还及于已入库企业", "also firms already in the library")),
    ),
    default="plus_reserve_and_promotion",
    arguments=Text(
        "被否决者形式上也是未入选者，若不延伸就会经后备绕过否决；对在库企业文本另用行为标准，单凭列名不足以退出。",
        "A vetoed firm is formally one not selected and could otherwise slip in through the reserve; for members "
        "the text uses a different test, of conduct, which listing alone does not meet.",
    ),
    settled_by=BUREAU,
)
