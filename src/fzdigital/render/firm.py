"""One firm in words: where it stands, what follows, and the reasons of every rule."""

from collections.abc import Iterator

from fzdigital.render.needs import open_lines
from fzdigital.render.overview import ALWAYS_THERE, SECTIONS, act_groups, group_line
from fzdigital.render.reasons import act_blocks
from fzdigital.render.selection_words import score_text, standing_text
from fzdigital.render.words import NONE, Name, batch_text, heading_lines, listed
from fzdigital.rules.answer import Decision
from fzdigital.rules.decision import ActDecision, Outcome
from fzdigital.service.assess import Assessment
from fzdigital.text import Language, Text

_NO_EFFECT = (Outcome.SILENT, Outcome.NOT_APPLICABLE, Outcome.NOT_IN_FORCE)


def firm_lines(assessment: Assessment, firm: Decision, name: Name, language: Language) -> Iterator[str]:
    """What follows for one firm on one day, first in brief, then with the reasons.

    Args:
        assessment: the assessment of the whole casebook.
        firm: the decision space of the firm.
        name: how firms are called.
        language: ``zh`` or ``en``.
    """
    code = firm.case.name
    yield from heading_lines(assessment, language)
    yield ""
    yield f"{name(code)}  {code}"
    yield from (f"  {line}" for line in _status_lines(assessment, code, language))
    decisions = (firm, *_beside(assessment, code))
    yield ""
    yield from _summary_lines(decisions, name, language)
    yield ""
    yield Text("理由：", "Reasons:").said_in(language)
    for decision in decisions:
        yield from _reason_lines(decision, language)


def _beside(assessment: Assessment, code: str) -> Iterator[Decision]:
    """The decision spaces of the firm's applications and of its promotion."""
    candidates = (candidate.decision for candidate in assessment.replenishment.candidates)
    return (decision for decision in (*assessment.applications, *candidates) if decision.case.name == code)


def _status_lines(assessment: Assessment, code: str, language: Language) -> Iterator[str]:
    pools = assessment.pools
    memberships = pools.library.of(code)
    for one in memberships:
        sector = one.industry.text.said_in(language)
        yield Text(f"在库：{sector}，{one.joined_on}入库", f"in the library: {sector}, since {one.joined_on}").said_in(
            language
        )
    if code in pools.reserve.codes:
        place = pools.reserve.codes.index(code) + 1
        yield Text(f"在后备资源库，列入次序第{place}", f"in the reserve, number {place} by entry").said_in(language)
    elif not memberships:
        yield Text("不在服务资源库，也不在后备资源库", "neither in the library nor in the reserve").said_in(language)
    for act in pools.exits:
        if act.code == code:
            yield Text(f"{act.on}退出服务资源库", f"left the library on {act.on}").said_in(language)
    for selection in assessment.selections:
        for field in selection.fields:
            for scored in field.scored:
                if scored.application.code == code:
                    words = [
                        batch_text(selection.batch).said_in(language),
                        field.industry.text.said_in(language),
                        Text(f"最终得分{score_text(scored)}", f"final score {score_text(scored)}").said_in(language),
                        Text(f"第{scored.rank}名", f"rank {scored.rank}").said_in(language) if scored.rank else "",
                        standing_text(scored, language),
                    ]
                    yield Text("申报：", "applied: ").said_in(language) + listed(filter(None, words), language)


def _summary_lines(decisions: tuple[Decision, ...], name: Name, language: Language) -> Iterator[str]:
    silent = True
    for outcome, title in SECTIONS:
        groups = act_groups(decisions, outcome, name, language)
        if groups:
            silent = False
            yield f"{title.said_in(language)}{Text('：', ':').said_in(language)}"
        if outcome is None:
            yield from _open_lines(decisions, name, language)
        else:
            yield from (f"  - {group_line(group, language)}" for group in groups)
    if silent:
        yield Text("应当、可以、不得办理和待明确的事项：", "To be done, allowed, forbidden or open: ").said_in(
            language
        ) + NONE.said_in(language)
    for outcome in _NO_EFFECT:
        acts = [one.act.text.said_in(language) for decision in decisions for one in decision.acts if _is(one, outcome)]
        if acts:
            label = outcome.text.said_in(language)
            yield f"{label}{Text('：', ': ').said_in(language)}{listed(acts, language)}"


def _open_lines(decisions: tuple[Decision, ...], name: Name, language: Language) -> Iterator[str]:
    """What is open, each with exactly what is needed to settle it."""
    for decision in decisions:
        for one in decision.acts:
            for group in act_groups((decision,), None, name, language, without=_all_but(decision, one)):
                yield f"  - {group_line(group, language)}"
                yield from (f"      {line}" for line in open_lines(decision, one.act.id, language))


def _all_but(decision: Decision, one: ActDecision) -> tuple[str, ...]:
    return (*ALWAYS_THERE, *(other.act.id for other in decision.acts if other is not one))


def _is(one: ActDecision, outcome: Outcome) -> bool:
    return one.outcomes == (outcome,) and one.act.id not in ALWAYS_THERE


def _reason_lines(decision: Decision, language: Language) -> Iterator[str]:
    """The reasons of every rule: first of those that speak or may speak, then of the others."""
    for one in decision.acts:
        if one.act.id not in ALWAYS_THERE:
            outcomes = " / ".join(outcome.text.said_in(language) for outcome in one.outcomes)
            yield ""
            yield f"{one.act.text.said_in(language)}{Text('：', ': ').said_in(language)}{outcomes}"
            for block in act_blocks(decision, one, language):
                yield from (f"  {line}" for line in block)
