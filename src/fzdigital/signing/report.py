"""What an official signs: every unit with its paraphrase, its rule in words, what shows it, and what it leaves open."""

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import frozen

import fzdigital
from fzdigital.policy.official_text import TextCheck
from fzdigital.policy.open_points.gaps import GAPS
from fzdigital.render.paper import Grid, Page, Paper
from fzdigital.rules.interchange import fingerprint
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.source import Clause
from fzdigital.signing.account import Account, accounts
from fzdigital.signing.losses import Loss, unaccounted
from fzdigital.signing.results import regulation_fingerprint
from fzdigital.signing.scenarios import Scenario
from fzdigital.signing.unit_page import unit_page
from fzdigital.text import Language, Text
from fzdigital.vectors import Vector, document_of, holds

_TITLE: Final = Text("条文与规则对照审核本", "The measures as rules, to be read and signed")
_PARTS: Final = (
    ("notice", Text("印发通知", "Notice")), ("preamble", Text("序言", "Preamble")),
    ("1", Text("一、总体目标", "Section 1: how many")), ("2", Text("二、遴选范围", "Section 2: for whom")),
    ("3", Text("三、遴选方式", "Section 3: how they are selected")),
    ("4", Text("四、评星评级", "Section 4: star ratings")), ("5", Text("五、动态管理", "Section 5: management")),
    ("6", Text("六、其他事项", "Section 6: validity")),
)  # fmt: skip
_HOW_TO: Final = Text(
    "怎么读：每个条款先是出处和释义，再是按条文写成的规则，然后是场景（某日、某企业、某结论）和人工推算的例子。"
    "请逐条核对：释义是否符合条文，规则是否符合释义，场景和例子的结论是否正确。“未通过”表示程序的答复与所写不符。",
    "How to read it: each unit has its place and what it says, then the rules as written, then scenarios (a day, a "
    "firm, an answer) and examples worked out by hand. Check whether the paraphrase is what the text says, the rule "
    "what the paraphrase says, and the answers right. “Fails” means that the program answers otherwise than is "
    "written here.",
)


@frozen
class Signed:
    """Everything that the document to be signed is made of.

    Args:
        regulation: the regulation, with the readings used.
        accounts: what stands on each unit.
        losses: what is not accounted for.
        failing: ids of the vectors that do not hold.
        vectors: all vectors.
        scenarios: all scenarios, with their results; none if they were not run.
        language: ``zh`` or ``en``.
        text: an official text compared with the pins, whose words are shown beside each unit; None if none was given.
    """

    regulation: Regulation
    accounts: tuple[Account, ...]
    losses: tuple[Loss, ...]
    failing: frozenset[str]
    vectors: tuple[Vector, ...]
    scenarios: tuple[Scenario, ...]
    language: Language
    text: TextCheck | None = None

    @property
    def sound(self) -> bool:
        """Whether nothing wants seeing to: scenarios were run and passed, vectors hold, all is accounted for."""
        passed = all(one.result == "passed" for one in self.scenarios)
        return bool(self.scenarios) and passed and not self.failing and not self.losses

    def said(self, text: Text) -> str:
        """A text in the language of the document."""
        return text.said_in(self.language)


def signed(
    regulation: Regulation,
    vectors: Iterable[Vector],
    scenarios: Iterable[Scenario],
    language: Language,
    text: TextCheck | None = None,
) -> Signed:
    """What there is to sign.

    Args:
        regulation: the regulation, with the readings used.
        vectors: the vectors; each is asked here and now.
        scenarios: the scenarios with the results of a run under that regulation; none if they were not run.
        language: ``zh`` or ``en``.
        text: an official text compared with the pins, to be shown beside each unit; none if left out.

    Does not sign, and does not judge whether a reading is right: that is what it is read for.
    """
    asked, ran = tuple(vectors), tuple(scenarios)
    # Without a run every unit lacks scenarios, which is said once and not of each.
    losses = unaccounted(regulation, asked, ran) if ran else ()
    failing = frozenset(vector.id for vector in asked if not holds(regulation, vector))
    return Signed(regulation, accounts(regulation, asked, ran), losses, failing, asked, ran, language, text)


def lead_lines(one: Signed) -> Iterator[str]:
    """What stands above all pages: of what, which versions, how many of what, and what is wrong."""
    yield one.said(one.regulation.title)
    yield one.said(_HOW_TO)
    yield f"fzdigital {fzdigital.__version__}"
    yield one.said(Text("法规", "regulation")) + f" sha256 {regulation_fingerprint(one.regulation)}"
    yield one.said(Text("测试向量", "vectors")) + f" sha256 {_vectors_hash(one)}"
    yield from _totals(one)
    yield from _faults(one)


def _vectors_hash(one: Signed) -> str:
    units = dict.fromkeys(vector.unit for vector in one.vectors)
    return fingerprint(
        [document_of(one.regulation.id, unit, (v for v in one.vectors if v.unit == unit)) for unit in units]
    )


def _totals(one: Signed) -> Iterator[str]:
    units, excused = len(one.accounts), sum(account.excused for account in one.accounts)
    yield one.said(
        Text(f"条款{units}个，其中{excused}个不产生计算。", f"{units} units, of which {excused} compute nothing.")
    )
    by_hand = sum(vector.by == "hand" for vector in one.vectors)
    yield one.said(
        Text(
            f"测试向量{len(one.vectors)}个，其中人工推算{by_hand}个；不符{len(one.failing)}个。",
            f"{len(one.vectors)} vectors, {by_hand} of them worked out by hand; {len(one.failing)} fail.",
        )
    )
    failed = sum(scenario.result == "failed" for scenario in one.scenarios)
    if one.scenarios:
        yield one.said(
            Text(f"场景{len(one.scenarios)}个，未通过{failed}个。", f"{len(one.scenarios)} scenarios; {failed} fail.")
        )
    else:
        yield one.said(
            Text(
                "场景没有运行，本文件不可据以签署：请先运行场景，再随本命令给出结果文件。",
                "The scenarios were not run, and nothing can be signed on this: run them, and give their results.",
            )
        )


def _faults(one: Signed) -> Iterator[str]:
    for loss in one.losses:
        yield one.said(loss.text)
    for vector in sorted(one.failing):
        yield one.said(Text(f"不符的测试向量：{vector}", f"vector that fails: {vector}"))


def signing_paper(one: Signed) -> Paper:
    """The document: a page for each unit, by section, then the open questions, the gaps and the place to sign.

    Args:
        one: what there is to sign.
    """
    units = tuple(
        unit_page(account, one.regulation, one.failing, one.language, _original(one, account.unit.id))
        for account in one.accounts
    )
    pages = (_overview(one), *units, _open_points(one), _gaps(one), _signature(one))
    return Paper("regulation", one.said(_TITLE), pages)


def _original(one: Signed, unit: str) -> tuple[str, ...]:
    return () if one.text is None else one.text.original(unit)


def _overview(one: Signed) -> Page:
    """Who must, may or must not do what, by which unit: the words of command at one glance."""
    rows = []
    for account in one.accounts:
        for rule in account.rules:
            said = (one.regulation.actor(rule.holder).text, rule.force.text, one.regulation.act(rule.act).text)
            rows.append((account.unit.id, one.said(account.unit.citation), *map(one.said, said), rule.id))
    headings = (
        Text("条款", "unit"), Text("出处", "place"), Text("由谁", "who"), Text("效力", "force"), Text("事项", "act"),
        Text("规则", "rule"),
    )  # fmt: skip
    title = one.said(Text("一览：谁应当、可以、不得做什么", "At a glance: who must, may and must not do what"))
    grid = Grid(tuple(map(one.said, headings)), tuple(rows), (14, 26, 20, 10, 30, 20))
    return Page(title, title, (), (grid,))


def sections(one: Signed) -> tuple[tuple[str, tuple[Clause, ...]], ...]:
    """The sections of the text with their units, for a table of contents.

    Args:
        one: what there is to sign.
    """
    units = [account.unit for account in one.accounts]
    found = ((one.said(title), tuple(unit for unit in units if _part_of(unit.id) == key)) for key, title in _PARTS)
    return tuple((title, several) for title, several in found if several)


def _part_of(unit: str) -> str:
    return unit.partition("/")[0].partition("(")[0]


def _open_points(one: Signed) -> Page:
    rows = []
    for axis in one.regulation.axes:
        chosen = one.regulation.reading(axis.id)
        reading = axis.reading(chosen) if chosen else None
        used = Text("未定", "unresolved") if reading is None else reading.text
        default = chosen == axis.default
        source = Text("默认", "default") if default else Text("另选", "chosen")
        rows.append((axis.id, *map(one.said, (axis.question, used, source, axis.arguments, axis.settled_by))))
    headings = (
        Text("事项", "axis"), Text("问题", "question"), Text("所用口径", "reading used"), Text("来源", "source"),
        Text("理由", "arguments"), Text("由谁确定", "settled by"),
    )  # fmt: skip
    title = one.said(Text("待定事项及所用口径", "Open questions and the readings used"))
    grid = Grid(tuple(map(one.said, headings)), tuple(rows), (14, 26, 22, 8, 40, 14))
    return Page(title, title, (), (grid,), wide=True)


def _gaps(one: Signed) -> Page:
    title = one.said(Text("条文没有涉及的", "What the text does not deal with"))
    return Page(title, title, tuple(map(one.said, GAPS)))


def _signature(one: Signed) -> Page:
    title = one.said(Text("审核意见", "Opinion"))
    statement = one.said(
        Text(
            "本人已逐条核对上列释义、规则、场景和例子。所用口径在有权机关确定之前仅为默认。",
            "I have checked the paraphrases, rules, scenarios and examples above, unit by unit. The readings used are "
            "no more than defaults until whoever may settle them has done so.",
        )
    )
    blanks = (
        Text("意见：", "Opinion:"),
        Text("签名：", "Signature:"),
        Text("日期：", "Date:"),
        Text("盖章：", "Seal:"),
    )
    return Page(title, title, (statement,), blanks=tuple(map(one.said, blanks)))
