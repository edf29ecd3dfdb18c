"""The acts of the Measures as a sentence names them: “使甲公司退出服务资源库”, “补充服务资源库”."""

import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from fzdigital.domain.industry import Industry
from fzdigital.policy.facts.selection import SECTORS
from tests.regulation.names import FIRMS, firm_english, number_of_firm
from tests.regulation.pattern import PARAMETER


@frozen
class Deed:
    """An act about somebody, as a sentence names it.

    Args:
        act: id of the act.
        firm: number of the firm, or None.
        industry: the sector named, or None.
        batch: number of the batch, or None.
    """

    act: str
    firm: int | None = None
    industry: Industry | None = None
    batch: int | None = None


DEEDS: Final = (
    ("exit", "使{firm}退出服务资源库", "put {firm} out of the library"),
    ("exit", "使{firm}退出资源库", "put {firm} out of the library it is in"),
    ("update_information", "由{firm}填写或更新平台信息", "have {firm} fill in or update its information"),
    ("demand_rectification_5_1", "因信息未更新要求{firm}整改", "demand rectification of {firm} for the missed update"),
    ("demand_rectification_5_3", "因服务问题要求{firm}整改", "demand rectification of {firm} for its service"),
    ("report", "实名举报{firm}", "report {firm} under a real name"),
    ("accept_report", "受理对{firm}的举报", "accept the report about {firm}"),
    ("verify_report", "及时向{firm}核实举报", "promptly put the report to {firm}"),
    ("rate", "对{firm}评星评级", "give {firm} a star rating"),
    ("serve", "由{firm}为试点提供服务", "have {firm} serve the pilot"),
    ("review", "评审{firm}的{sector}申报", "review the application of {firm}{sector}"),
    ("recommend", "将{firm}列入{sector}推荐名单", "put {firm} on the list proposed{sector}"),
    ("admit", "确定{firm}入库{sector}", "admit {firm} to the library{sector}"),
    ("put_in_reserve", "将{firm}列入后备资源库", "put {firm} in the reserve"),
    ("propose_list", "提出第{batch}批推荐名单", "propose a list for batch {batch}"),
    ("issue_opinion", "出具第{batch}批评审意见", "issue the opinion on batch {batch}"),
    ("decide_list", "研究确定第{batch}批名单", "study and decide the list of batch {batch}"),
    ("promote", "从后备递补{firm}入库{sector}", "promote {firm} from the reserve{sector}"),
    ("build_reserve", "建立后备资源库", "set up the reserve"),
    ("fill", "遴选至计划家数", "select up to the planned number"),
    ("hold_first_rating", "进行第一次评级", "hold the first rating"),
    ("re_rate", "进行复评", "hold a re-rating"),
    ("replenish", "补充服务资源库", "replenish the library"),
    ("use_reserve", "从后备资源库选取企业", "select from the reserve"),
    ("call", "继续面向全国征集", "make a further nationwide call"),
)
"""Acts with their words in both languages; a sector may be left out where the firm applied in one only."""

_SECTOR_OF: Final = {f"{short.zh}行业": (Industry(value), short.en) for value, short in SECTORS}
_SECTOR: Final = "|".join(_SECTOR_OF)


def _forms(firms: str) -> Iterator[tuple[str, str]]:
    """Each act with the expression that finds it; what varies is caught under its name."""
    for act, zh, _ in DEEDS:
        found = re.escape(zh).replace(r"\{firm\}", f"(?P<firm>{firms}|{PARAMETER})")
        found = found.replace(r"\{sector\}", f"(?P<sector>{_SECTOR}|{PARAMETER})?")
        yield act, found.replace(r"\{batch\}", rf"(?P<batch>\d+|{PARAMETER})")


def deed_regex(firms: str) -> str:
    """An expression that finds any of the acts, without capturing groups."""
    return "(?:" + "|".join(re.sub(r"\(\?P<\w+>", "(?:", form) for _, form in _forms(firms)) + ")"


_COMPILED: Final = tuple(
    (act, english, re.compile(form)) for (act, form), (_, _, english) in zip(_forms(FIRMS), DEEDS, strict=True)
)


def deed_of(words: str) -> Deed:
    """The act that some words name."""
    act, _, match = _found(words)
    said = match.groupdict()
    firm, sector, batch = (said.get(name) for name in ("firm", "sector", "batch"))
    return Deed(
        act,
        number_of_firm(firm) if firm else None,
        _SECTOR_OF[sector][0] if sector else None,
        int(batch) if batch else None,
    )


def deed_english(words: str) -> str:
    """The same act in English; a parameter of an outline stays as it is."""
    _, template, match = _found(words)
    said = {name: word for name, word in match.groupdict().items() if word}
    english = {
        "firm": _of_firm(said.get("firm", "")),
        "sector": _in_sector(said.get("sector", "")),
        "batch": said.get("batch", ""),
    }
    for name, word in english.items():
        template = template.replace(f"{{{name}}}", word)
    return template


def _of_firm(word: str) -> str:
    return word if not word or word.startswith("<") else firm_english(word)


def _in_sector(word: str) -> str:
    if not word:
        return ""
    return f", sector {word if word.startswith('<') else _SECTOR_OF[word][1]}"


def _found(words: str) -> tuple[str, str, re.Match[str]]:
    for act, english, form in _COMPILED:
        if match := form.fullmatch(words):
            return act, english, match
    raise ValueError(f"no act is named so: {words!r}")
