"""The JSON Schema of ``decisions.json``, key by key as :mod:`fzdigital.render.decisions` writes it."""

from typing import get_args

from fzdigital.domain.acts import ActKind
from fzdigital.domain.industry import Industry
from fzdigital.policy.articles.a3_scoring import NoResult
from fzdigital.render.decisions import FORMAT, NOT_REVIEWED, VERSION
from fzdigital.render.json_schema import (
    DIALECT,
    Schema,
    code,
    codes,
    day,
    list_of,
    member_of,
    number,
    object_of,
    one_of,
    or_null,
    said,
    sha256,
    text,
    truth,
)
from fzdigital.rules.decision import Outcome
from fzdigital.rules.rule import Force
from fzdigital.service.findings import FindingKind
from fzdigital.service.placing import STANDINGS


def decisions_schema() -> Schema:
    """The schema of ``decisions.json``, as a JSON value (draft 2020-12)."""
    return {
        "$schema": DIALECT,
        "$id": f"urn:fzdigital:decisions:{VERSION}",
        "title": "结论\nDecisions",
        **object_of(
            ("案卷在某日的全部结论", "everything an assessment of a casebook on one day says"),
            {
                "format": said("格式名", "name of the format") | {"const": FORMAT},
                "version": said("格式版本", "version of the format") | {"const": VERSION},
                "library_version": text("作出结论的fzdigital版本", "version of fzdigital that answered"),
                "regulation": _regulation(),
                "casebook": object_of(
                    ("所问的案卷", "the casebook asked of"),
                    {"sha256": sha256("案卷规范文档的SHA-256", "SHA-256 of its canonical document")},
                ),
                "on": day("所问之日", "day asked about"),
                "known": or_null(day("按此日已知；null为全部登记", "as known on that day; null: all recorded")),
                "settled_readings": list_of(("所用的已定口径", "settled readings used"), _settled()),
                "in_force": truth("办法当日是否有效；null为未定", "whether in force that day; null: open"),
                "members": list_of(("在库企业及其行业", "firms in the library, by sector"), _member()),
                "reserve": codes("后备企业，依次序", "firms in the reserve, in order"),
                "selections": list_of(("各批次的评选", "each batch, selected"), _selection()),
                "decisions": list_of(("各事项的结论", "what holds for each case"), _decision()),
                "replenishment": _replenishment(),
                "findings": list_of(("核查发现", "what was done otherwise than allowed"), _finding()),
            },
        ),
    }


def _industry() -> Schema:
    return member_of("细分行业", "sector", Industry)


def _regulation() -> Schema:
    return object_of(
        ("所用的办法", "the regulation used"),
        {
            "id": text("办法的标识", "id of the regulation"),
            "sha256": sha256("规则、参数和事实定义的SHA-256", "SHA-256 of its rules, numbers and facts"),
            "readings": said("各待定事项所用口径；null为未定", "the reading used on each axis; null: left open")
            | {"type": "object", "additionalProperties": {"type": ["string", "null"]}},
            "readings_sha256": sha256("所用口径的SHA-256", "SHA-256 of the readings"),
        },
    )


def _settled() -> Schema:
    return object_of(
        ("一个已定口径", "one settled reading"),
        {
            "axis": text("待定事项", "id of the axis"),
            "choice": text("所定口径", "id of the reading"),
            "by": text("确定机关", "who settled it"),
            "on": day("确定日期", "day it was settled"),
        },
    )


def _member() -> Schema:
    return object_of(
        ("一家企业在一个行业", "one firm in one sector"),
        {
            "code": code(),
            "industry": _industry(),
            "joined_on": day("入库日期", "day it joined"),
            "by": one_of("入库方式", "the act", (str(one.value) for one in (ActKind.ADMIT, ActKind.PROMOTE))),
        },
    )


def _selection() -> Schema:
    fields = object_of(
        ("一个细分行业", "one sector"),
        {
            "industry": _industry(),
            "places": number("名额", "places open to this batch"),
            "applications": list_of(("申报，按名次", "its applications, best first"), _application()),
        },
    )
    recommended = {str(industry.value): codes(industry.text.zh, industry.text.en) for industry in Industry}
    return object_of(
        ("一个批次", "one batch"),
        {
            "batch": number("批次", "number of the batch", 1),
            "fields": list_of(("各细分行业", "one ranking for each sector"), fields),
            "recommended": object_of(
                ("拟推荐，按行业和名次", "firms within the places, by sector, best first"), recommended
            ),
            "tied": codes("并列未决", "firms that a tie at the cut leaves open"),
            "unsettled": codes("名次未定", "firms whose place depends on something unknown"),
            "twice": codes("两个行业均在名额内", "firms within the places of two sectors"),
            "reserve": or_null(codes("拟列入后备；null为不提出", "proposed for the reserve; null: nobody is proposed")),
            "reserve_open": codes("是否拟列入后备未定", "firms that may belong to that proposal"),
        },
    )


def _application() -> Schema:
    score = text("最终得分，精确分数，如247/3", "final score, an exact fraction of a point such as 247/3")
    return object_of(
        ("一份申报", "one application"),
        {
            "code": code(),
            "final_score": or_null(score | {"pattern": "^[0-9]+/[1-9][0-9]*$"}),
            "no_score": one_of("无得分的原因", "why there is no score", (None, NOT_REVIEWED, *get_args(NoResult))),
            "vetoed": truth("是否因失信名单被否决", "whether out by the dishonesty list"),
            "rank": or_null(number("名次", "rank in the sector; null if not ranked or open", 1)),
            "standings": said("可能的位置", "standings still possible, best first")
            | {"type": "array", "items": {"enum": [*STANDINGS]}},
        },
    )


def _decision() -> Schema:
    return object_of(
        ("一个事项", "one case"),
        {
            "subject": text("对象类别，如firm", "kind of subject, such as firm"),
            "name": text("哪一个", "which one, such as a firm's code"),
            "acts": list_of(("各行为的结论", "what holds for each act"), _act()),
        },
    )


def _act() -> Schema:
    outcome: Schema = {"enum": [str(one.value) for one in Outcome]}
    return object_of(
        ("一项行为", "one act"),
        {
            "act": text("行为", "id of the act"),
            "outcomes": said("可能的结论；一个即已定", "outcomes still possible; one if settled")
            | {"type": "array", "minItems": 1, "uniqueItems": True, "items": outcome},
            "grounds": list_of(
                ("适用或可能适用的规则", "the rules that apply; of an open act those that may"), _ground()
            ),
            "missing_facts": list_of(("尚缺的事实", "unknown facts that keep it open"), _missing_fact()),
            "missing_readings": list_of(
                ("尚未确定的口径", "readings that keep it open"), text("待定事项", "id of the axis")
            ),
        },
    )


def _ground() -> Schema:
    return object_of(
        ("一条规则", "one rule"),
        {
            "rule": text("规则", "id of the rule"),
            "clause": text("条款", "id of the clause"),
            "holder": text("权责主体", "id of whoever holds the power or duty"),
            "force": member_of("效力", "what the rule does", Force),
            "matter": or_null(text("事由；null为无", "the matter it applies to; null: the subject alone")),
            "applies": truth("是否适用；null为未定", "whether it applies; null: open"),
        },
    )


def _missing_fact() -> Schema:
    return object_of(
        ("一项事实", "one fact"),
        {
            "fact": text("事实", "name of the fact"),
            "matter": text("所属事由，空为对象本身", "the matter it belongs to; empty: the subject itself"),
        },
    )


def _replenishment() -> Schema:
    outcomes: Schema = {"type": "array", "minItems": 1, "items": {"enum": [str(one.value) for one in Outcome]}}
    candidate = object_of(
        ("一家后备企业", "one firm in the reserve"),
        {
            "code": code(),
            "industry": _industry(),
            "outcomes": said("递补的可能结论", "outcomes still possible for promoting it") | outcomes,
        },
    )
    return object_of(
        ("递补", "refilling"),
        {
            "count": number("在库家数", "firms in the library"),
            "least": number("至少补充", "the fewest to add"),
            "most": number("至多补充", "the most that may be added"),
            "candidates": list_of(("可递补的后备企业", "reserve firms, by sector applied for"), candidate),
        },
    )


def _finding() -> Schema:
    return object_of(
        ("一项发现", "one finding"),
        {
            "kind": member_of("类别", "how it stands to the Measures", FindingKind),
            "clause": text("所对照的条款", "id of the clause it is held against"),
            "on": day("行为或状态之日", "day of the act or state"),
            "subject": text("企业代码或其他对象", "code of the firm, or what else it is about"),
            "entry": text("所涉登记号；空为无", "id of the entry; empty: none"),
            "zh": text("中文一句话", "the sentence in Chinese"),
            "en": text("英文一句话", "the sentence in English"),
        },
    )
