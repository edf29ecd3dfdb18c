"""Open points on the plan, the reserve and who may serve (preamble, sections 1 and 2)."""

from typing import Final

from fzdigital.policy.open_points.authority import BUREAU, ISSUERS
from fzdigital.rules.source import Axis, Reading
from fzdigital.text import Text

OP_04_FORCE: Final = Axis(
    id="OP-04.force",
    clauses=("1/total", "1/table"),
    question=Text("计划总数和各行业家数有多大约束力？", "How binding are the planned total and the rows?"),
    readings=(
        Reading(
            "cap", Text("上限：不得超过，可以不足并予说明", "a ceiling: never more; fewer is allowed and reported")
        ),
        Reading("exact", Text("定数：必须恰好选足", "a fixed number: exactly that many must be selected")),
        Reading("guideline", Text("参考：多少均不违反", "a guide: neither more nor fewer is a breach")),
    ),
    default="cap",
    arguments=Text(
        "章名讲目标，表名讲计划，又无命令性用语，补充条款也容许资源库长期少于总数；主张定数的理由是条文直接写出了数字。",
        "The heading speaks of goals, the table of a plan, no word commands, and the refill clause lets the "
        "library stay short of the total; for a fixed number speaks the flat figure.",
    ),
    settled_by=ISSUERS,
)

OP_06_SLOTS: Final = Axis(
    id="OP-06.slots",
    clauses=("1/total", "1/sectors", "1/table", "2(2)"),
    question=Text("一家企业可否占用两个行业的名额？", "May one firm hold places in two sectors?"),
    readings=(
        Reading(
            "one_firm_one_slot",
            Text(
                "一家企业只占一个名额；两处入围的先行选定一处",
                "one firm, one place; a firm inside two cuts must first be settled in one",
            ),
        ),
        Reading(
            "multi_slot_counts_slots",
            Text("可以跨行业，总数按名额计", "several places allowed; the total counts places"),
        ),
        Reading(
            "multi_slot_counts_firms",
            Text("可以跨行业，总数按企业计", "several places allowed; the total counts firms"),
        ),
    ),
    default="one_firm_one_slot",
    arguments=Text(
        "总数与各行之和相等，且都以“家”计，只有一家一名额才能同时成立；但平台服务商天然跨行业，文本也未禁止两处申报。",
        "The rows add up to the total and both count firms, which holds together only with one place each; "
        "yet a platform provider spans sectors by nature and nothing forbids applying twice.",
    ),
    settled_by=ISSUERS,
)

OP_06_TYPES: Final = Axis(
    id="OP-06.types",
    clauses=("2(1)", "2(2)"),
    question=Text("两类服务商之外的企业可否申报？", "May a firm of neither type apply?"),
    readings=(
        Reading("exhaustive", Text("只限两类", "no; the two types are a closed list")),
        Reading("illustrative", Text("两类只是举例", "yes; the two types are examples")),
    ),
    default="exhaustive",
    arguments=Text(
        "列举之后没有“等”字，宜作封闭理解；反对意见是总的范围只要求有意愿。",
        "The list carries no open-ended word and so reads as closed; against that, the general scope asks for "
        "willingness only.",
    ),
    settled_by=ISSUERS,
)

OP_07_BATCHES: Final = Axis(
    id="OP-07.batches",
    clauses=("1/total", "1/table", "1/reserve/after", "3/recommend", "4(5)a", "5(5)d"),
    question=Text("家数在各批次之间如何计算？", "How do the planned numbers run over several batches?"),
    readings=(
        Reading(
            "cumulative",
            Text(
                "各批合计，余额等于行内家数减现有在库家数",
                "over all batches; what is left is the row less present members",
            ),
        ),
        Reading(
            "cumulative_ever_selected",
            Text("各批合计，退出的名额不再恢复", "over all batches; a place given up by exit does not come back"),
        ),
        Reading("per_batch", Text("每批各自适用一次", "anew for every batch")),
    ),
    default="cumulative",
    arguments=Text(
        "“共”字和计划表都指向合计；名额随退出恢复与可以补充相协调。补充条款没有说普通批次只能在不足时进行。",
        "Both the word for a total and the plan table point to one running sum, and giving places back fits the "
        "refill clause, which does not say that it is the only occasion for another batch.",
    ),
    settled_by=ISSUERS,
)

OP_14_CHOICE: Final = Axis(
    id="OP-14.choice",
    clauses=("preamble/reserve", "1/reserve/build", "1/reserve/pool", "1/reserve/merit"),
    question=Text("后备名单中的“较好”依什么判断？", "By what are the better firms for the reserve told?"),
    readings=(
        Reading(
            "next_best_score",
            Text("依最终得分，取未入选者中靠前的", "by final score, the next best of those not selected"),
        ),
        Reading("bureau_discretion", Text("由市工信局裁量", "at the discretion of the bureau")),
        Reading("min_score", Text("达到另行设定的分数线", "by reaching a minimum score set separately")),
    ),
    default="next_best_score",
    arguments=Text(
        "遴选程序没有提到后备，最终得分是文本建立的唯一尺度，且未按行业分配后备；名单本身仍由机关确定。",
        "The procedure never mentions the reserve; the final score is the one yardstick the text creates, and "
        "no sector split is given. The list itself remains for the authority.",
    ),
    settled_by=BUREAU,
)

OP_15_SIZE: Final = Axis(
    id="OP-15.size",
    clauses=("1/reserve/size",),
    question=Text("后备家数区间何时、如何约束？", "When and how does the band for the reserve bind?"),
    readings=(
        Reading(
            "band_at_pick",
            Text(
                "选取当时应在区间内；符合条件的不够时只作不足说明",
                "at the pick; too few eligible firms is a shortfall to report",
            ),
        ),
        Reading("cap_only", Text("只约束上端", "its upper end only")),
        Reading("standing_stock", Text("任何时候都应保持在区间内", "at all times, as a stock to be kept")),
    ),
    default="band_at_pick",
    arguments=Text(
        "“选取”描述的是一次行为，不是要维持的存量；区间按通常用法含两端；符合条件的企业不足时，不能要求做不到的事。",
        "Picking is an act, not a level to be kept; a range includes both ends in ordinary usage; and nobody "
        "can be held to pick more firms than there are.",
    ),
    settled_by=BUREAU,
)

OP_29_EXITED: Final = Axis(
    id="OP-29.exited",
    clauses=("preamble/nonmember",),
    question=Text(
        "已退出的企业是否属于可以提供服务的库外企业？", "Does an exited firm count as one outside that may serve?"
    ),
    readings=(
        Reading("includes_exited", Text("属于，条件具备即可服务", "yes, if it meets the conditions for service")),
        Reading("excludes_exited", Text("不属于", "no")),
    ),
    default="includes_exited",
    arguments=Text(
        "条文描述当下不在库的状态，不问过去；但让被退出的企业照常服务，会使退出失去分量。",
        "The wording describes a present state and asks for no history; yet it takes much of the weight out of "
        "an exit.",
    ),
    settled_by=ISSUERS,
)

OP_29_RESERVE: Final = Axis(
    id="OP-29.reserve",
    clauses=("preamble/nonmember",),
    question=Text("后备企业算库内还是库外？", "Is a reserve firm inside or outside for this purpose?"),
    readings=(
        Reading("outside", Text("算库外，条件具备即可服务", "outside: it may serve if it meets the conditions")),
        Reading("inside", Text("算库内", "inside")),
    ),
    default="outside",
    arguments=Text(
        "此处的“资源库”与服务资源库同义较为自然；但后备资源库名称里也有“资源库”三字。",
        "The short term is most naturally the service library; but the reserve carries the same word in its name.",
    ),
    settled_by=ISSUERS,
)
