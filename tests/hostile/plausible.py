"""Values that a field may hold, in all their spellings, so that broken documents are broken by little."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from tests.hostile.json_tree import Verbatim
from tests.strategies.nouns import code_of

_FIRST: Final = date(2024, 4, 20)
_TRUTHS: Final = (True, False, None, "是", "否", "true", "FALSE")
_NONE: Final = (None,)
_SECTORS: Final = ("knit", "cotton", "elec", "auto", "汽车零部件及配件制造", "电子器件制造及配套")
_ACTS: Final = (
    *("call", "recommend", "issue_opinion", "admit", "put_in_reserve", "promote", "exit", "征集", "评审意见", "入库"),
    *("列入后备", "递补", "退出"),
)
_NUMBERS: Final = (1, 2, 3, "1", "02", "3", 4, None)
_SCORES: Final = (
    *("85", "85.5", "85.50", "085.05", "0", "100", "100.01", "999.99", "recused", "回避", "absent", "缺席", None),
    *map(Verbatim, ("85", "85.5", "85.05", "0", "0.0", "100", "100.50", "999.99")),
)

_WORDS: Final[Mapping[str, tuple[Any, ...]]] = {
    "industry": (*_SECTORS, None),
    "kind": (*_ACTS, "professional", "专业服务商", "platform", "poor_result", "严重失信", "major_safety"),
    "basis": ("5(1)", "5(3)", "信息更新", "服务质量"),
    "outcome": ("pending", "refused", "failed", "passed", "待定", "拒不整改", "不达标", "达标", None),
    "reply": ("pending", "as_required", "not_as_required", "待回复", "按要求回复", "未按要求回复", None),
    "verification": ("pending", "falsification", "inaccuracy", "unfounded", "待核实", "弄虚作假", "不属实", None),
    "stars": (0, 1, 2, 3, "0", "3", "无星级", "一星级", "3星级", None),
    "score": _SCORES,
    "scale_top": (*_SCORES, 150, "090.5"),
    "incomplete": (["ratings"], ["评级", "reports"], "评级、举报", "checks", [], "评级、申报", None),
    "days_off": (["2024-05-01"], "2024-05-02、2024-05-01", ["2024-05-01", "2024-05-01"], "2024-02-30", None),
    "grounds": (["5(1)c"], "5(1)c、5(4)", ["5(4)", "5(4)"], "5(2)e，5(4)", "5(4)、\u200b", [], None),
    "axis": ("OP-26.floor", "OP-16.window", "OP-28.order"),
    "choice": ("strict", "own", "inclusive", "calendar", "rolling", "score_order"),
    "field": ("分数", "score", "Score", "stars", "星级", "kind", "name", "企业名称", "on", "listed", "id", "申报 日期"),
    "entry": ("申报-1", "评分-1", "评级-1", "决定-1", "评分-082", "举报-001"),
    "id": ("申报-1", "评分-1", "评级-1", "甲", None),
    "name": ("福州甲公司", "福州甲公司 ", "ＡＢ公司", "ab公司", "AB公司", "e\u0301", "é"),
    "expert": ("专家甲", "专家乙", "01", "专\u200b家", "专\u00ad家", "\u0958" * 60),
    "case_number": ("虚构01", "13800138000", "2024-1", "zhang@example.com", "0591-87654321", "虚构\u200e02"),
    "old": (*_SCORES, *_TRUTHS, 0, 1, 2, 3, "professional", "平台服务商", "poor_result"),
    "new": (*_SCORES, *_TRUTHS, 0, 1, 2, 3, "professional", "平台服务商", "major_safety", "1星级"),
    "why": ("抄写错误", "x" * 1000, "x" * 1001),
    **dict.fromkeys(("batch", "round", "rechecks", "tie_order"), _NUMBERS),
    **dict.fromkeys(
        ("form_submitted", "listed", "first_filling", "done", "late", "real_name", "evidence", "contact", "accepted"),
        _TRUTHS,
    ),
    **dict.fromkeys(("during_service", "grave"), _TRUTHS),
}  # fmt: skip

_DAYS: Final = frozenset((
    "on", "recorded_on", "ends_on", "done_on", "outcome_on", "accepted_on", "verified_on", "reply_on",
    "verification_on", "released_on", "due", "deadline",
))  # fmt: skip


def plausible(key: str, value: Any, chance: Random) -> Any:
    """A value that a field of that name may well hold.

    Args:
        key: of the field.
        value: what it holds; given back where nothing is known of such a field.
        chance: decides which.
    """
    if key in _DAYS:
        day = (_FIRST + timedelta(days=chance.randrange(900))).isoformat()
        return chance.choice(("none", "无", None, day) if key in ("due", "deadline") else (day, day, day, None))
    if key == "code":
        return chance.choice((code_of(0), code_of(1), code_of(2), code_of(7), f"{code_of(1)[:17]}0"))
    return chance.choice(_WORDS[key]) if key in _WORDS else value
