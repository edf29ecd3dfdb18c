"""Open points on exit in general, updating and rectification (section 5, items 1, 3 and 4)."""

from typing import Final

from fzdigital.policy.open_points.authority import BUREAU, ISSUERS
from fzdigital.rules.source import Axis, Reading
from fzdigital.text import Text

OP_20_REAPPLY: Final = Axis(
    id="OP-20.reapply",
    clauses=("5(4)",),
    question=Text(
        "退出后可否再申报，旧的无星级是否带入？", "May an exited firm apply again, and do old no-stars follow it?"
    ),
    readings=(
        Reading("no_bar_reset", Text("可以，重新起算", "it may; the count starts afresh")),
        Reading("no_bar_carry_over", Text("可以，旧次数继续计算", "it may; the old count goes on")),
        Reading("barred", Text("不可以", "it may not")),
    ),
    default="no_bar_reset",
    arguments=Text(
        "文本沉默；禁入要有明文，通常还写年限；评级依附于在库身份，新的身份带来新的序列。",
        "The text is silent; a bar wants express words and usually a term of years; rating hangs on membership, "
        "so a new membership brings a new sequence.",
    ),
    settled_by=ISSUERS,
)

OP_21_EFFECT: Final = Axis(
    id="OP-21.effect",
    clauses=(
        "5/scope", "5(1)c", "5(1)d", "5(2)d", "5(2)e", "5(3)a.2", "5(3)a.3", "5(3)b.1", "5(3)b.2", "5(4)",
    ),
    question=Text("退出自动发生，还是要有决定？", "Does an exit happen by itself or by decision?"),
    readings=(
        Reading(
            "decision_needed",
            Text("应当退出，但自决定之日起才不在库", "the firm must leave, but stays a member until the decision"),
        ),
        Reading("automatic", Text("事由成立之日起即不在库", "it ceases to be a member on the day the ground arises")),
    ),
    default="decision_needed",
    arguments=Text(
        "自动丧失通常会写“自行终止”之类；动态管理是机关的行为。但“退出”前面没有“可”，事由成立后没有选择余地。",
        "Automatic loss is usually written as such, and dynamic management is something the bureau does; yet no "
        "word of permission stands before the exit, so once the ground is there no choice is left.",
    ),
    settled_by=BUREAU,
)  # fmt: skip

OP_21_LIBRARIES: Final = Axis(
    id="OP-21.libraries",
    clauses=(
        "preamble/library", "preamble/reserve",
        "5/scope", "5(1)c", "5(1)d", "5(2)d", "5(2)e", "5(3)a.2", "5(3)a.3", "5(3)b.1", "5(3)b.2", "5(4)",
    ),
    question=Text("退出条款所说的“资源库”是哪个库？", "From which library do the exit clauses remove a firm?"),
    readings=(
        Reading("service_library_only", Text("只是服务资源库", "the service library only")),
        Reading("both_libraries", Text("也包括后备资源库", "the reserve library too")),
    ),
    default="service_library_only",
    arguments=Text(
        "三处用语不统一；但动态管理只对进入服务资源库者实行，后备企业因此没有退出事由。",
        "Three terms are used without system; but dynamic management is confined to the service library, which "
        "leaves a reserve firm without any ground for exit.",
    ),
    settled_by=ISSUERS,
)  # fmt: skip

OP_22_DUTY: Final = Axis(
    id="OP-22.duty",
    clauses=("5(1)a", "5(1)b"),
    question=Text("从未填写是否也算未更新？", "Is never having filled in the information a failure to update?"),
    readings=(
        Reading("fill_or_update", Text("算，填写与更新同样对待", "yes; filling in and updating are alike")),
        Reading("update_only", Text("不算，只管更新", "no; only updating is meant")),
    ),
    default="fill_or_update",
    arguments=Text(
        "义务写了两项，后果只写一项；按目的应一并包括，按不利规定从严解释则不包括。",
        "The duty names both, the consequence one; purpose covers both, strict construction of a burden does not.",
    ),
    settled_by=BUREAU,
)

OP_22_IN_TIME: Final = Axis(
    id="OP-22.in_time",
    clauses=("5(1)a", "5(1)b"),
    question=Text("“及时”如何认定？", "How is it told whether an update came in time?"),
    readings=(
        Reading(
            "due_date_in_notice",
            Text("以通知所定期限为准；未定期限的由人认定", "by the date the notice sets; without one, by a person"),
        ),
        Reading("judgement", Text("一律由人认定", "always by a person")),
    ),
    default="due_date_in_notice",
    arguments=Text(
        "文本没有天数；通知写明期限的，以其为准最为客观。",
        "No number of days is given; where the notice names a date, that is the most objective measure.",
    ),
    settled_by=BUREAU,
)

OP_23_GRAVITY: Final = Axis(
    id="OP-23.gravity",
    clauses=("5(3)a.1",),
    question=Text(
        "“视情节轻重”裁量的是要不要整改，还是怎样整改？",
        "Does gravity bear on whether, or on how, rectification is demanded?",
    ),
    readings=(
        Reading("discretion_whether", Text("裁量是否要求整改", "on whether it is demanded")),
        Reading("discretion_how", Text("必须要求，只裁量方式和程度", "on its manner only; it must be demanded")),
    ),
    default="discretion_whether",
    arguments=Text(
        "信息更新一项没有这几个字，此项有，差别应有意义；反对意见是后文直接写“要求”，没有“可以”。",
        "The item on updating lacks these words and this one has them, which should mean something; against "
        "that, the demand itself follows without any word of permission.",
    ),
    settled_by=BUREAU,
)

OP_23_SILENCE: Final = Axis(
    id="OP-23.silence",
    clauses=("5(1)b", "5(1)c", "5(1)d", "5(3)a.1", "5(3)a.2", "5(3)a.3"),
    question=Text(
        "整改期限届满而无结论，算不算整改失败？", "Is a deadline gone by without any finding a failure to rectify?"
    ),
    readings=(
        Reading("needs_refusal", Text("不算，仍须认定拒绝或不达标", "no; refusal or failure must still be found")),
        Reading("counts_as_failure", Text("算，期满即视为未达标", "yes; once it has passed, rectification has failed")),
    ),
    default="needs_refusal",
    arguments=Text(
        "没有规定期限、标准和次数；拒绝与不达标都是需要认定的事实。但期限若无后果便失去意义。"
        "没有设定期限的，无论哪种读法，都不会仅因时间经过而失败。",
        "No deadline, standard or number of chances is laid down, and refusal and failure are facts to be found; "
        "yet a deadline without consequence means little. Where no deadline was set, nothing fails by time "
        "alone under either reading.",
    ),
    settled_by=BUREAU,
)
