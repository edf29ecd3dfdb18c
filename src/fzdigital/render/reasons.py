"""Reasons in words: each condition with its truth, indented under what it is part of."""

from collections.abc import Iterator, Mapping

from fzdigital.rules.answer import Decision
from fzdigital.rules.case import Case, named_values
from fzdigital.rules.decision import ActDecision, Ground
from fzdigital.rules.expr import Choice, Compare, Condition, Const, Fact
from fzdigital.rules.kleene import Reason, Truth
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.vocabulary import Value
from fzdigital.rules.wording import condition_text, value_text
from fzdigital.text import Language, Text

TRUTH = {
    True: Text("是", "yes"),
    False: Text("否", "no"),
    None: Text("不明", "unknown"),
}
_ALL = Text("以下全部成立", "all of these hold")
_ANY = Text("以下至少一项成立", "at least one of these holds")
_NOT = Text("以下不成立", "this does not hold")


def truth_text(truth: Truth, language: Language) -> str:
    """Yes, no or unknown."""
    return TRUTH[truth].said_in(language)


def reason_lines(
    reason: Reason, regulation: Regulation, values: Mapping[str, Value], language: Language, depth: int = 0
) -> Iterator[str]:
    """The lines of an outline; a leaf shows what is known of its facts.

    Args:
        reason: the reason tree.
        regulation: gives the words.
        values: the values of the case, by name.
        language: ``zh`` or ``en``.
        depth: indentation to start from, two blanks a step.
    """
    indent = "  " * depth
    mark = truth_text(reason.truth, language)
    yield f"{indent}- [{mark}] {_head(reason.condition, regulation, values, language)}"
    if not isinstance(reason.condition, Fact | Compare | Const):
        for part in reason.parts:
            yield from reason_lines(part, regulation, values, language, depth + 1)


def _head(condition: Condition, regulation: Regulation, values: Mapping[str, Value], language: Language) -> str:
    match condition:
        case Fact() | Compare():
            known = "；".join(_known(condition, regulation, values, language))
            text = condition_text(condition, regulation, language)
            return f"{text}（{known}）" if known and language == "zh" else f"{text} ({known})" if known else text
        case Const():
            return condition_text(condition, regulation, language)
        case Choice(axis, _):
            chosen = regulation.reading(axis)
            return Text(f"{axis} 取 {chosen or '未定'}", f"{axis} read as {chosen or 'unresolved'}").said_in(language)
        case _:
            kind = type(condition).__name__
            return {"All": _ALL, "Any": _ANY, "Not": _NOT}[kind].said_in(language)


def _known(
    leaf: Fact | Compare, regulation: Regulation, values: Mapping[str, Value], language: Language
) -> Iterator[str]:
    """What is known of a comparison's facts; a plain statement already says it."""
    if isinstance(leaf, Fact):
        return
    for side in (leaf.left, leaf.right):
        if isinstance(side, Fact):
            definition = regulation.vocabulary.get(side.name)
            if definition is not None:
                shown = value_text(definition, values.get(side.name), language)
                yield Text(f"现为{shown}", f"it is {shown}").said_in(language)


def ground_lines(decision: Decision, ground: Ground, language: Language) -> Iterator[str]:
    """One rule of a decision: its clause, whether it applies, and why."""
    regulation, result = decision.regulation, ground.result
    values = named_values(regulation, decision.case, ground.matter)
    clause = regulation.clause(result.rule.clause)
    matter = _matter(decision.case, ground)
    head = Text(
        f"{clause.citation.zh}〔{result.rule.id}〕{matter}：{truth_text(result.applies, 'zh')}",
        f"{clause.citation.en} [{result.rule.id}]{matter}: {truth_text(result.applies, 'en')}",
    )
    yield f"- {head.said_in(language)}"
    for label, reason in ((Text("适用范围", "scope"), result.scope), (Text("条件", "condition"), result.when)):
        if not isinstance(reason.condition, Const):
            yield f"  - {label.said_in(language)}"
            yield from reason_lines(reason, regulation, values, language, 2)
    if result.exceptions:
        names = ", ".join(result.exceptions)
        yield f"  - {Text(f'例外：{names}', f'exceptions: {names}').said_in(language)}"


def _matter(case: Case, ground: Ground) -> str:
    name = case.matters[ground.matter].id if ground.matter >= 0 else ""
    return f" ({name})" if name and name != "ratings" else ""


def act_line(one: ActDecision, decision: Decision, language: Language) -> str:
    """One act in one line: what holds, who may choose, on which clauses."""
    outcomes = " / ".join(outcome.text.said_in(language) for outcome in one.outcomes)
    grounds = one.undecided if one.is_open else one.applying
    clauses = "、".join(dict.fromkeys(ground.result.rule.clause for ground in grounds))
    holders = dict.fromkeys(
        decision.regulation.actor(ground.result.rule.holder).text.said_in(language) for ground in grounds
    )
    who = "、".join(holders)
    shown = f"{outcomes}：{who}{one.act.text.zh}" if language == "zh" else f"{outcomes}: {who} — {one.act.text.en}"
    return f"{shown} [{clauses}]" if clauses else shown


def missing_lines(decision: Decision, act: str, language: Language) -> Iterator[str]:
    """What would settle an open act: the questions, with who answers, and the readings."""
    missing = decision.missing(act)
    for definition, matter in missing.facts:
        about = f" ({matter})" if matter else ""
        question, who = definition.question.said_in(language), definition.answered_by.said_in(language)
        yield Text(
            f"{question}{about}〔由{who}答复，{definition.clause}〕",
            f"{question}{about} [{who} answers, {definition.clause}]",
        ).said_in(language)
    for text in missing.because:
        yield text.said_in(language)
    for axis in missing.axes:
        settled_by = axis.settled_by.said_in(language)
        yield Text(
            f"{axis.id}：{axis.question.zh}〔由{settled_by}确定〕",
            f"{axis.id}: {axis.question.en} [{settled_by} settles it]",
        ).said_in(language)
