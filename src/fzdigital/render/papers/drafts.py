"""整改通知 and 退出 drafts: one page a firm, with grounds and clauses (5(1) to 5(4)); deadline and seal stay blank."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from fzdigital.render.paper import Page, Paper
from fzdigital.render.papers.told import DATED, SEALED, SIGNED, Told, filed_together
from fzdigital.render.reasons import ground_lines
from fzdigital.render.words import cited
from fzdigital.rules.answer import Decision
from fzdigital.rules.decision import ActDecision, Outcome
from fzdigital.text import Text


class _Draft(NamedTuple):
    """What is drafted for an act."""

    acts: tuple[str, ...]
    name: Text
    title: Text
    asks: Text
    blanks: tuple[Text, ...]


_RECTIFY: Final = _Draft(
    ("demand_rectification_5_1", "demand_rectification_5_3"),
    Text("整改通知", "rectification-notices"),
    Text("整改通知（草稿）", "Demand to rectify (draft)"),
    Text("请贵单位就上述情形进行整改，并按期报送整改结果。", "Please rectify this and report the result in time."),
    (
        Text("整改要求：", "What is to be rectified: "),
        Text("整改期限：　　　年　　月　　日", "To be done by: "),
        SIGNED,
        DATED,
        SEALED,
    ),
)
_EXIT: Final = _Draft(
    ("exit",),
    Text("退出决定", "exit-decisions"),
    Text("退出服务资源库的决定（草稿）", "Exit from the library (draft)"),
    Text(
        "据此拟使贵单位退出服务资源库。退出以主管部门作出并登记的决定为准，本草稿不产生效力。",
        "It is therefore proposed that the firm leave the library. Only the decision taken and recorded has effect, "
        "not this draft.",
    ),
    (SIGNED, DATED, SEALED),
)
_INDENT: Final = "　"
"""Blanks at the start of a printed line are lost; full-width ones are kept."""
_MUST: Final = Text("依所列条款应当办理。", "The clauses named require this.")
_MAY: Final = Text(
    "依所列条款可以办理，是否办理由权力人决定。", "The clauses named allow this; its holder decides whether it is done."
)


def rectification_notices(told: Told) -> Paper:
    """A draft for every firm of which rectification must or may be demanded."""
    return _paper(_RECTIFY, told)


def exit_decisions(told: Told) -> Paper:
    """A draft for every firm that must or may be put out of the library for certain."""
    return _paper(_EXIT, told)


def _paper(draft: _Draft, told: Told) -> Paper:
    pages = tuple(
        _page(draft, decision, one, told)
        for decision in told.assessment.firms
        for one in decision.acts
        if one.act.id in draft.acts and one.outcomes in ((Outcome.MUST,), (Outcome.MAY,))
    )
    return filed_together(told, draft.name, draft.title, pages)


def _page(draft: _Draft, decision: Decision, one: ActDecision, told: Told) -> Page:
    code = decision.case.name
    rules = [ground.result.rule for ground in one.applying]
    left = tuple(dict.fromkeys(told.said(rule.latitude) for rule in rules if rule.latitude is not None))
    lead = (
        told.say(f"致：{told.name(code)}（{code}）", f"To: {told.name(code)} ({code})"),
        *told.lead(),
        told.say(f"事由：{told.said(one.act.text)}。", f"Subject: {told.said(one.act.text)}."),
        told.say("所依条款（大意）：", "Clauses, in substance:"),
        *(_clause(clause, told) for clause in dict.fromkeys(rule.clause for rule in rules)),
        told.said(_MUST if one.outcomes == (Outcome.MUST,) else _MAY),
        *(told.say(f"裁量：{one}。", f"Left to the authority: {one}.") for one in left),
        told.said(draft.asks),
    )
    annex = (
        told.say("附：认定理由（供内部核对，不随文发出）", "Annex: reasons (for the file, not to be sent)"),
        *_reasons(decision, one, told),
    )
    return Page(told.name(code), told.said(draft.title), lead, blanks=told.all_said(draft.blanks), annex=annex)


def _clause(clause: str, told: Told) -> str:
    regulation = told.assessment.regulation
    cited_as, *_ = cited(regulation, (clause,), told.language)
    return f"{_INDENT}{cited_as}{told.say('：', ': ')}{told.said(regulation.clause(clause).paraphrase)}"


def _reasons(decision: Decision, one: ActDecision, told: Told) -> Iterator[str]:
    for ground in one.applying:
        for line in ground_lines(decision, ground, told.language):
            bare = line.lstrip()
            yield _INDENT * ((len(line) - len(bare)) // 2 + 1) + bare.removeprefix("- ")
