"""What is needed to settle an act, in words: each question, who answers it, and what each answer would lead to."""

from collections.abc import Iterable, Iterator
from typing import Final

from fzdigital.errors import DiagramTooLargeError
from fzdigital.render.reasons import about_text, missing_lines
from fzdigital.render.stated import outcomes_text
from fzdigital.render.words import cited, listed
from fzdigital.rules.answer import Decision
from fzdigital.rules.questions.needed import Answer, Need, Needed, needed
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.source import Axis
from fzdigital.rules.wording import value_text
from fzdigital.text import Language, Text

_NOT_ALONE: Final = Text("单看此项还不能确定，须与其他各项合看", "not settled by this alone, only together with others")


def open_lines(decision: Decision, act: str, language: Language) -> Iterator[str]:
    """What would settle an open act, as exactly as can be told.

    Args:
        decision: the decision.
        act: id of the act.
        language: ``zh`` or ``en``.
    """
    try:
        (found,) = needed(decision, act)
    except DiagramTooLargeError:
        # Of too much that is unknown it can only be said what may matter.
        yield from missing_lines(decision, decision.of(act), language)
        return
    yield from needed_lines(found, decision.regulation, language)


def needed_lines(found: Needed, regulation: Regulation, language: Language) -> Iterator[str]:
    """What is needed to settle an act, one question after the other, its answers indented.

    Args:
        found: what is needed.
        regulation: gives the citations.
        language: ``zh`` or ``en``.
    """
    possible = outcomes_text(found.outcomes, language)
    if not (found.needs or found.together):
        yield Text(
            f"无论尚不明确的事实如何，结论都是：{possible}",
            f"whatever is still unknown, the outcome is: {possible}",
        ).said_in(language)
        return
    yield Text("可能的结论：", "it may come out as: ").said_in(language) + possible
    yield from _need_lines(found.needs, regulation, language)
    if found.together:
        yield Text("以下几项须合并考虑：", "these matter only together:").said_in(language)
        yield from _need_lines(found.together, regulation, language)


def _need_lines(needs: Iterable[Need], regulation: Regulation, language: Language) -> Iterator[str]:
    for need in needs:
        yield _question(need, regulation, language)
        for text in need.because:
            yield f"  {text.said_in(language)}"
        by_outcome: dict[str, list[str]] = {}
        for answer in need.answers:
            by_outcome.setdefault(outcomes_text(answer.outcomes, language), []).append(_answer(need, answer, language))
        if len(by_outcome) == 1:
            # What matters only beside another answer settles nothing by itself.
            (answers,) = by_outcome.values()
            by_outcome = {_NOT_ALONE.said_in(language): answers}
        for outcome, answers in by_outcome.items():
            yield f"  {listed(answers, language)} → {outcome}"


def _question(need: Need, regulation: Regulation, language: Language) -> str:
    who, question = need.answered_by, need.question
    clauses = listed(cited(regulation, need.clauses, language), language)
    if isinstance(need.about, Axis):
        said = Text(
            f"{need.about.id}：{question.zh}〔{who.zh}确定；{clauses}〕",
            f"{need.about.id}: {question.en} [{who.en} settles it; {clauses}]",
        )
    else:
        about = about_text(need.matter, language)
        said = Text(
            f"{question.zh}{about}〔{who.zh}答复；{clauses}〕", f"{question.en}{about} [{who.en} answers; {clauses}]"
        )
    if need.reason_only:
        said = Text(f"{said.zh}（只影响理由）", f"{said.en} (it changes the reason only)")
    return said.said_in(language)


def _answer(need: Need, answer: Answer, language: Language) -> str:
    about = need.about
    if isinstance(about, Axis):
        return next(
            f"{one.text.said_in(language)}（{one.id}）" if language == "zh" else f"{one.text.en} ({one.id})"
            for one in about.readings
            if one.id == answer.first
        )
    first, last = (value_text(about, value, language) for value in (answer.first, answer.last))
    return first if first == last else Text(f"{first}至{last}", f"{first} to {last}").said_in(language)
