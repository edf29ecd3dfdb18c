"""整改通知 and 退出 drafts: for each firm a letter, and apart from it the reasons for the file (5(1) to 5(4)).

In the letter the circumstances, the deadline and the seal stay blank: they are for a person to fill in. What the
register holds of a report, its number above all, stands only among the reasons, which are not sent.
"""

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
    says: Text
    blanks: tuple[Text, ...]


_RECTIFY: Final = _Draft(
    ("demand_rectification_5_1", "demand_rectification_5_3"),
    Text("整改通知草稿", "rectification-drafts"),
    Text("整改通知（草稿）", "Demand to rectify (draft)"),
    Text("请就下述情形进行整改。", "Please rectify what is stated below."),
    (
        Text("具体情形：", "The circumstances: "),
        Text("整改要求：", "What is to be rectified: "),
        Text("整改期限：", "To be done by: "),
        SIGNED,
        DATED,
        SEALED,
    ),
)
_EXIT: Final = _Draft(
    ("exit",),
    Text("退出决定草稿", "exit-drafts"),
    Text("退出服务资源库的决定（草稿）", "Exit from the library (draft)"),
    Text("根据下列条款，使贵单位退出服务资源库。", "Under these clauses the firm is put out of the library."),
    (Text("具体情形：", "The circumstances: "), SIGNED, DATED, SEALED),
)
_INDENT: Final = "　"
"""Blanks at the start of a printed line are lost; full-width ones are kept."""
_MUST: Final = Text("依所列条款应当办理。", "The clauses named require this.")
_MAY: Final = Text(
    "依所列条款可以办理，是否办理由权力人决定。", "The clauses named allow this; its holder decides whether it is done."
)
_NO_EFFECT: Final = Text(
    "草稿不产生效力，以作出并登记入案卷的决定为准。",
    "A draft has no effect; only what is decided and recorded in the casebook has.",
)


def rectification_notices(told: Told) -> Paper:
    """A draft for every firm of which rectification must or may be demanded."""
    return _paper(_RECTIFY, told)


def exit_decisions(told: Told) -> Paper:
    """A draft for every firm that must or may be put out of the library for certain."""
    return _paper(_EXIT, told)


def _paper(draft: _Draft, told: Told) -> Paper:
    pages = tuple(
        page
        for decision in told.assessment.firms
        for one in decision.acts
        if one.act.id in draft.acts and one.outcomes in ((Outcome.MUST,), (Outcome.MAY,))
        for page in (_letter(draft, decision, one, told), _file_copy(draft, decision, one, told))
    )
    return filed_together(told, draft.name, draft.title, pages)


def _letter(draft: _Draft, decision: Decision, one: ActDecision, told: Told) -> Page:
    code = decision.case.name
    clauses = dict.fromkeys(ground.result.rule.clause for ground in one.applying)
    lead = (
        told.say(f"致：{told.name(code)}（{code}）", f"To: {told.name(code)} ({code})"),
        told.said(draft.says),
        told.say("所依条款（大意）：", "Clauses, in substance:"),
        *(_clause(clause, told) for clause in clauses),
    )
    return Page(told.name(code), told.said(draft.title), lead, blanks=told.all_said(draft.blanks))


def _file_copy(draft: _Draft, decision: Decision, one: ActDecision, told: Told) -> Page:
    code = decision.case.name
    rules = (ground.result.rule for ground in one.applying)
    left = dict.fromkeys(told.said(rule.latitude) for rule in rules if rule.latitude is not None)
    lead = (
        told.say(f"企业：{told.name(code)}（{code}）", f"Firm: {told.name(code)} ({code})"),
        told.say(f"所附草稿：{told.said(draft.title)}", f"Draft: {told.said(draft.title)}"),
        told.said(_NO_EFFECT),
        *told.lead(),
        told.said(_MUST if one.outcomes == (Outcome.MUST,) else _MAY),
        *(told.say(f"裁量：{one}。", f"Left to the authority: {one}.") for one in left),
        *_reasons(decision, one, told),
    )
    name = told.say(f"理由 {told.name(code)}", f"reasons {told.name(code)}")
    title = told.say("认定理由（供内部核对，不随文发出）", "Reasons (for the file, not to be sent)")
    return Page(name, title, lead)


def _clause(clause: str, told: Told) -> str:
    regulation = told.assessment.regulation
    cited_as, *_ = cited(regulation, (clause,), told.language)
    return f"{_INDENT}{cited_as}{told.say('：', ': ')}{told.said(regulation.clause(clause).paraphrase)}"


def _reasons(decision: Decision, one: ActDecision, told: Told) -> Iterator[str]:
    for ground in one.applying:
        for line in ground_lines(decision, ground, told.language):
            bare = line.lstrip()
            yield _INDENT * ((len(line) - len(bare)) // 2 + 1) + bare.removeprefix("- ")
