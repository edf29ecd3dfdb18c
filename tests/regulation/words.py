"""The closed lists of words that can stand in steps: Chinese, what each stands for, and English."""

from collections.abc import Mapping
from typing import Final

from fzdigital.nouns import (
    ActKind,
    IncidentKind,
    Industry,
    NoScore,
    ProviderKind,
    RectificationOutcome,
    Reply,
    Stars,
    Verification,
)
from fzdigital.policy.facts.selection import SECTORS
from fzdigital.policy.measures import MEASURES
from fzdigital.rules.decision import Outcome
from fzdigital.service.findings import FindingKind

Words = Mapping[str, tuple[object, str]]
"""Chinese words with the value they stand for and the same in English."""

OUTCOMES: Final = {one.text.zh: (one, one.text.en) for one in Outcome}

WORDS: Final[Mapping[str, Words]] = {
    "sector": {short.zh: (Industry(value), short.en) for value, short in SECTORS}
    | {one.text.zh: (one, one.text.en) for one in Industry},
    "modal": {word: OUTCOMES[word] for word in ("应当", "可以", "不得")},
    "outcome": OUTCOMES | {"尚不能确定": (None, "open")},
    "holder": {actor.text.zh: (actor.id, actor.text.en) for actor in MEASURES.actors},
    "latitude": {rule.latitude.zh: (rule.latitude.zh, rule.latitude.en) for rule in MEASURES.rules if rule.latitude},
    "finding": {one.text.zh: (one, one.text.en) for one in FindingKind},
    "record": {
        "入库": (ActKind.ADMIT, "admission"),
        "列入后备": (ActKind.RESERVE, "entry in the reserve"),
        "递补": (ActKind.PROMOTE, "promotion"),
        "退出": (ActKind.EXIT, "exit"),
        "推荐": (ActKind.RECOMMEND, "recommendation"),
        "评审意见": (ActKind.OPINION, "opinion"),
        "征集": (ActKind.CALL, "call"),
        "评级": ("rating", "rating"),
        "更新通知": ("notice", "notice to update"),
        "整改要求": ("rectification", "demand to rectify"),
        "举报受理": ("report", "report accepted"),
    },
    "provider": {one.text.zh: (one, one.text.en) for one in ProviderKind},
    "listed": {
        "列入": (True, "is on"),
        "未列入": (False, "is not on"),
        "是否列入不详": (None, "may or may not be on"),
    },
    "listed_at_review": {
        "列入失信名单": (True, "on the dishonesty list"),
        "未列入失信名单": (False, "not on the dishonesty list"),
        "是否列入失信名单不详": (None, "unknown whether on the dishonesty list"),
    },
    "given_in": {
        "已提交申报书": (True, "handed in its application form"),
        "未提交申报书": (False, "did not hand in an application form"),
        "是否提交申报书不详": (None, "may or may not have handed in an application form"),
    },
    "reaches": {"达到": (True, "reaches"), "未达到": (False, "does not reach")},
    "mark": {
        NoScore.RECUSED.text.zh: (NoScore.RECUSED, "recused"),
        NoScore.ABSENT.text.zh: (NoScore.ABSENT, "absent"),
        "不详": (None, "unknown"),
    },
    "stars": {one.text.zh: (one, one.text.en) for one in Stars} | {"星级不详": (None, "unknown stars")},
    "grade": {one.grade.zh: (one.grade.zh, one.grade.en) for one in Stars},
    "asked_for": {
        "更新信息": (False, "update its information"),
        "首次填写信息": (True, "fill in its information for the first time"),
        "填写或更新信息": (None, "fill in or update its information"),
    },
    "late": {"逾期": (True, "late"), "未逾期": (False, "not late")},
    "rectified": {
        "拒不整改": (RectificationOutcome.REFUSED, "refusing to rectify"),
        "整改不达标": (RectificationOutcome.FAILED, "not rectifying to standard"),
        "整改达标": (RectificationOutcome.PASSED, "rectifying to standard"),
    },
    "real_name": {
        "实名": (True, "real name"),
        "匿名": (False, "no real name"),
        "是否实名不详": (None, "real name or not unknown"),
    },
    "evidence": {
        "附佐证材料": (True, "evidence"),
        "未附佐证材料": (False, "no evidence"),
        "是否附佐证材料不详": (None, "evidence or not unknown"),
    },
    "contact": {
        "留有联系方式": (True, "contact details"),
        "未留联系方式": (False, "no contact details"),
        "是否留有联系方式不详": (None, "contact details or not unknown"),
    },
    "reply": {
        "按要求回复": (Reply.AS_REQUIRED, "replied as required"),
        "未按要求回复": (Reply.NOT_AS_REQUIRED, "did not reply as required"),
    },
    "verified": {
        "存在弄虚作假": (Verification.FALSIFICATION, "falsification"),
        "信息不准确但非作假": (Verification.INACCURACY, "inaccuracy without falsification"),
        "举报不属实": (Verification.UNFOUNDED, "the report to be unfounded"),
    },
    "during": {
        "在服务期间": (True, "while serving"),
        "不在服务期间": (False, "while not serving"),
        "是否在服务期间不详，": (None, "while serving or not"),
    },
    "incident": {one.text.zh: (one, one.text.en) for one in IncidentKind},
    "grave": {"情节严重": (True, "grave"), "情节不严重": (False, "not grave")},
    "sheet": {
        "评级": ("ratings", "ratings"),
        "更新通知": ("updates", "notices to update"),
        "整改": ("rectifications", "demands to rectify"),
        "举报": ("reports", "reports"),
        "事件": ("incidents", "incidents"),
        "失信查询": ("checks", "looks at the dishonesty list"),
    },
    "standing": {
        "名额以内": ("within", "within the places"),
        "并列于名额线": ("tied", "tied at the last place"),
        "名额以外": ("beyond", "beyond the places"),
        "未排名": ("unranked", "not ranked"),
    },
    "no_result": {
        "有效分数不足": ("panel_too_small", "too few valid scores"),
        "有分数缺失或不明": ("score_missing", "a score is missing or unknown"),
        "去掉并列分后无分可均": ("nothing_left", "nothing is left once equal scores are struck"),
        "计分口径未定": ("reading_open", "a reading of the scoring is unresolved"),
    },
    "on_scale": {"在分值范围之内": (True, "lie on the scale"), "超出分值范围": (False, "lie off the scale")},
}
"""The words by the kind of place in which they stand."""

QUOTED: Final = {"食品制造": "food manufacturing", "特优": "outstanding"}
"""Words that a scenario quotes to show that the text does not know them, with their English."""
