"""The sheets of selection and rating: applications, marks, public notices, official acts, ratings."""

from datetime import date

from attrs import evolve

from fzdigital.domain.acts import ActKind, OfficialAct
from fzdigital.domain.application import Application
from fzdigital.domain.industry import Industry
from fzdigital.domain.notice import PublicNotice
from fzdigital.domain.provider import Provider, ProviderKind
from fzdigital.domain.rating import Rating, Stars
from fzdigital.domain.review import Mark
from fzdigital.io import cells
from fzdigital.io.columns import Column
from fzdigital.io.common_columns import (
    BATCH,
    CODE,
    INDUSTRY,
    day_of,
    entry_table,
    happened_on,
    member_of,
    truth_of,
    words_of,
)
from fzdigital.text import Text


def _application(
    on: date,
    batch: int,
    code: str,
    name: str,
    kind: ProviderKind,
    industry: Industry,
    form_submitted: bool | None,
    listed: bool | None,
    tie_order: int | None,
) -> Application:
    return Application(Provider(code, name, kind), industry, batch, on, form_submitted, listed, tie_order)


APPLICATIONS = entry_table(
    "applications",
    Text("申报", "Applications"),
    Text("一家企业在一个批次申报一个细分行业", "one firm's application for one sector in one batch"),
    (
        happened_on("申报日期", "Applied on"),
        BATCH,
        CODE,
        Column(
            "name",
            Text("企业名称", "Name"),
            Text("企业全称", "the firm's name"),
            cells.name,
            True,
            path="provider.name",
        ),
        member_of(
            ProviderKind,
            "kind",
            Text("服务商类型", "Kind"),
            Text("专业服务商或平台服务商", "professional or platform provider"),
            required=True,
            path="provider.kind",
        ),
        INDUSTRY,
        truth_of(
            "form_submitted",
            Text("申报书", "Form submitted"),
            Text("是否提交申报书", "whether the application form was handed in"),
        ),
        truth_of(
            "listed",
            Text("失信名单", "Listed"),
            Text("评审时是否列入失信名单", "whether on the dishonesty list as of the review"),
        ),
        Column(
            "tie_order",
            Text("并列次序", "Tie order"),
            Text("同分时由人确定的先后，从1起", "place among equal scores as settled by a person, from 1"),
            cells.whole,
        ),
    ),
    Application,
    _application,
)

MARKS = entry_table(
    "marks",
    Text("评分", "Marks"),
    Text("一名专家对一份申报的评分", "what one expert gave one application"),
    (
        happened_on("评审日期", "Reviewed on"),
        BATCH,
        INDUSTRY,
        CODE,
        Column(
            "expert", Text("专家", "Expert"), Text("专家姓名或编号", "the expert's name or number"), cells.line, True
        ),
        Column(
            "score",
            Text("分数", "Score"),
            Text(
                "分数，最多两位小数；或回避、缺席；未知则留空",
                "a score, 回避 (recused) or 缺席 (absent); blank if unknown",
            ),
            cells.score,
        ),
    ),
    Mark,
)

NOTICES = entry_table(
    "notices",
    Text("公示", "Public notices"),
    Text("一个批次的公示", "the publication of one batch's proposed list"),
    (happened_on("公示开始", "Begins on"), day_of("ends_on", "公示结束", "Ends on"), BATCH),
    PublicNotice,
)

ACTS = entry_table(
    "acts",
    Text("决定", "Acts"),
    Text("主管部门或专家组的一项决定", "one act of the authority or its panel"),
    (
        happened_on("决定日期", "Done on"),
        member_of(
            ActKind,
            "kind",
            Text("决定类型", "Kind"),
            Text(
                "征集、推荐、评审意见、入库、列入后备、递补或退出",
                "call, recommend, issue_opinion, admit, put_in_reserve, promote or exit",
            ),
            required=True,
        ),
        evolve(
            CODE,
            required=False,
            about=Text(
                "18位代码，须以文本格式保存；征集和评审意见留空",
                "the firm's code, stored as text; blank for call and issue_opinion",
            ),
        ),
        evolve(
            INDUSTRY,
            required=False,
            about=Text(
                "推荐、入库和递补填行业全称，其他决定留空",
                "the sector by its full name, for recommend, admit and promote; blank for the others",
            ),
        ),
        evolve(
            BATCH,
            required=False,
            about=Text(
                "推荐、评审意见、入库和列入后备填批次序号，征集可填，其他决定留空",
                "number of the batch, for recommend, issue_opinion, admit, put_in_reserve and perhaps call; else blank",
            ),
        ),
        Column(
            "grounds",
            Text("依据", "Grounds"),
            Text("退出所依据的条款编号，以顿号分隔", "ids of the clauses an exit names, divided by commas"),
            cells.lines,
            blank=(),
        ),
    ),
    OfficialAct,
)

RATINGS = entry_table(
    "ratings",
    Text("评级", "Ratings"),
    Text("一家企业在一轮评级中的星级", "one firm's stars in one round"),
    (
        happened_on("评级日期", "Rated on"),
        Column(
            "round",
            Text("评级轮次", "Round"),
            Text("轮次序号，从1起", "number of the round, from 1"),
            cells.whole,
            True,
        ),
        CODE,
        Column(
            "stars",
            Text("星级", "Stars"),
            Text("3星级、2星级、1星级或无星级；未知则留空", "3, 2, 1 or 0 (无星级, a grade); blank if unknown"),
            cells.stars,
            choices=words_of(Stars),
        ),
        Column(
            "rechecks",
            Text("复核轮次", "Rechecks"),
            Text("所复核的先前轮次", "the earlier round that this one rechecks"),
            cells.whole,
        ),
    ),
    Rating,
)
