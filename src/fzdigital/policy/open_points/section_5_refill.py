"""Open points on refilling the library (section 5, item 5)."""

from typing import Final

from fzdigital.policy.open_points.authority import BUREAU, ISSUERS
from fzdigital.rules.source import Axis, Reading
from fzdigital.text import Text

OP_26_FLOOR: Final = Axis(
    id="OP-26.floor",
    clauses=("5(5)a",),
    question=Text("恰为下限家数时可否补充？", "Is refilling provided for at exactly the floor?"),
    readings=(
        Reading("strict", Text("不可以，须少于下限", "no; only short of it")),
        Reading("inclusive", Text("可以，下限本数在内", "yes; the figure itself is included")),
    ),
    default="strict",
    arguments=Text(
        "法律用语中“低于”与“等于”相对，不含本数；民法典的用语表没有此词，也不是行政文件的通则。",
        "In statutes this word is opposed to being equal, so it leaves out the figure; the Civil Code's list "
        "does not contain it and is no general rule for administrative texts.",
    ),
    settled_by=ISSUERS,
)

OP_26_OCCASION: Final = Axis(
    id="OP-26.occasion",
    clauses=("5(5)a",),
    question=Text("是否须先有退出？", "Must there have been an exit first?"),
    readings=(
        Reading("after_exit", Text("须因退出而不足", "yes; the shortage must follow upon an exit")),
        Reading("whenever", Text("只要不足即可", "no; any shortage will do")),
    ),
    default="after_exit",
    arguments=Text(
        "条件写的是调整之后；一开始就没有选够的库未经调整。按目的则不足就应可补。",
        "The condition speaks of the state after adjustment, and a library thin from the start was never "
        "adjusted; by purpose any shortage might be made up.",
    ),
    settled_by=ISSUERS,
)

OP_27_DUTY: Final = Axis(
    id="OP-27.duty",
    clauses=("5(5)b",),
    question=Text("是否必须补充，补到多少？", "Must the library be refilled, and up to what?"),
    readings=(
        Reading("power_no_target", Text("可以补充，没有目标数", "it may be, with no target")),
        Reading("duty_to_27", Text("必须补到下限", "it must, up to the floor")),
        Reading("duty_to_32", Text("必须补到总数", "it must, up to the total")),
    ),
    default="power_no_target",
    arguments=Text(
        "“将”预告行动，“视需要”又收回强制；补充没有写数，上限只来自计划总数。",
        "One word announces action, the next leaves it to need; no number is attached, and the only ceiling is "
        "the planned total.",
    ),
    settled_by=BUREAU,
)

OP_28_ROUTE: Final = Axis(
    id="OP-28.route",
    clauses=("5(5)c", "5(5)d"),
    question=Text("递补与再征集之间有无先后？", "Does promotion from the reserve come before a new call?"),
    readings=(
        Reading("free_choice", Text("任选其一或并用", "no; either or both may be used")),
        Reading("reserve_first", Text("先用后备", "yes; the reserve first")),
    ),
    default="free_choice",
    arguments=Text(
        "“或”表示并列；后备写在前面、且为此而设，可作先后的理由。",
        "The connective sets them side by side; that the reserve is named first and exists for this purpose is "
        "the argument for an order.",
    ),
    settled_by=BUREAU,
)

OP_28_ORDER: Final = Axis(
    id="OP-28.order",
    clauses=("5(5)c",),
    question=Text("从后备中选取是否须依得分次序？", "Must promotion follow the order of scores?"),
    readings=(
        Reading("free", Text("不须，得分次序只作建议", "no; that order is merely proposed")),
        Reading("score_order", Text("须依得分次序", "yes")),
    ),
    default="free",
    arguments=Text(
        "要求依次递补的文件会写“依次”，这里只写选取；但没有理由的跳选难以解释。",
        "Texts that want an order say so, this one speaks of picking; yet passing over a better score without "
        "a reason is hard to explain.",
    ),
    settled_by=BUREAU,
)

OP_28_SECTOR: Final = Axis(
    id="OP-28.sector",
    clauses=("5(5)c", "5(5)d"),
    question=Text("补充时各行业家数是否仍然适用？", "Do the rows of the table still apply when refilling?"),
    readings=(
        Reading("row_caps_apply", Text("适用", "yes")),
        Reading("overall_only", Text("只受总数限制", "no; only the total does")),
    ),
    default="row_caps_apply",
    arguments=Text(
        "没有文字使补充脱离计划表；但补充条款只提全库家数。",
        "Nothing frees a refill from the table; the refill clause, though, mentions the size of the whole "
        "library only.",
    ),
    settled_by=BUREAU,
)
