"""The answer of a plain question in words: what a vector expects, as somebody reads it who does not read JSON."""

from typing import Final

from fzdigital.rules.decision import Outcome
from fzdigital.rules.interchange import Json
from fzdigital.text import Language, Text
from fzdigital.vectors import Vector

_KEYS: Final = {
    "chosen": Text("选取", "chosen"), "complete_on": Text("达到次数之日", "complete on"),
    "exits": Text("退出次数", "exits"), "fault": Text("与区间不符之处", "against the band"),
    "first": Text("首日", "first day"), "last": Text("末日", "last day"),
    "longest": Text("最长连续次数", "longest run"),
    "members": Text("在库", "members"), "none": Text("没有结果", "no result"), "places": Text("家数", "places"),
    "points": Text("最终得分", "final score"), "ranked": Text("名次", "ranking"),
    "replenish": Text("补充服务资源库", "replenish the library"), "reserve": Text("后备", "reserve"),
    "room": Text("最多可补", "room"), "stars": Text("星数", "stars"), "valid": Text("在分值范围内", "on the scale"),
}  # fmt: skip
_WORDS: Final = {
    "auto": Text("汽车零部件", "automobile parts"), "beyond": Text("名额以外", "beyond the places"),
    "cotton": Text("棉纺化纤印染", "cotton and finishing"), "elec": Text("电子器件", "electronic devices"),
    "knit": Text("针织", "knitting"), "no_base": Text("起算日不明", "the day counted from is unknown"),
    "no_grade": Text("不是等级", "no grade"), "nothing_left": Text("无分可均", "nothing left to average"),
    "panel_too_small": Text("有效分数不足", "too few scores"),
    "reading_open": Text("口径未定", "a reading is unresolved"),
    "score_missing": Text("有分数缺失或不明", "a score is missing or unknown"),
    "shortfall": Text("人选不足", "too few eligible"), "tied": Text("并列于名额线", "tied at the last place"),
    "too_few": Text("过少", "too few"), "too_many": Text("过多", "too many"),
    "within": Text("名额以内", "within the places"),
}  # fmt: skip


def answer_in_words(vector: Vector, language: Language) -> str:
    """What a vector expects, a line for each part of the answer.

    Args:
        vector: a vector of any question but ``decide``.
        language: ``zh`` or ``en``.
    """
    lines = []
    for key, value in vector.expected.items():
        colon = Text("：", ": ").said_in(language)
        lines.append(_KEYS[key].said_in(language) + colon + _said(key, value, language))
    return "\n".join(lines)


def _said(key: str, value: Json, language: Language) -> str:
    match value:
        case None | []:
            return Text("无", "none").said_in(language)
        case bool():
            return (Text("是", "yes") if value else Text("否", "no")).said_in(language)
        case list(several):
            between = (
                "\n" if any(isinstance(one, list | dict) for one in several) else Text("、", ", ").said_in(language)
            )
            return between.join(_said(key, one, language) for one in several)
        case dict(members):
            return " ".join(_said(key, one, language) for one in members.values())
        case str() if key == "replenish":
            return Outcome(value).text.said_in(language)
        case str():
            return _WORDS[value].said_in(language) if value in _WORDS else value
        case _:
            return str(value)
