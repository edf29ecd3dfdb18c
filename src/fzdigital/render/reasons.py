"""Reasons in words: what made a rule apply or not, indented under what it is part of."""

from collections.abc import Iterator, Mapping

from fzdigital.render.words import Name, cited, listed
from fzdigital.rules.answer import Decision
from fzdigital.rules.case import named_values
from fzdigital.rules.decision import ActDecision, Ground, Outcome
from fzdigital.rules.expr import FALSE, All, Any, Choice, Compare, Condition, Const, Fact, Not
from fzdigital.rules.kleene import Reason, Truth
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.vocabulary import Value
from fzdigital.rules.wording import condition_text, value_text
from fzdigital.text import Language, Text

_TRUTH = {
    True: Text("是", "yes"),
    False: Text("否", "no"),
    None: Text("不明", "unknown"),
}
_IN_FORCE = Text("有效期", "period in force")
SCOPE = Text("适用范围", "scope")
_WHEN = Text("条件", "condition")
_BY_READING = {
    True: Text("依此口径成立", "so it is under this reading"),
    False: Text("依此口径不成立", "not so under this reading"),
}


def truth_text(truth: Truth, language: Language) -> str:
    """Yes, no or unknown."""
    return _TRUTH[truth].said_in(language)


def reason_lines(
    reason: Reason, regulation: Regulation, values: Mapping[str, Value], language: Language, depth: int = 0
) -> Iterator[str]:
    """The lines of an outline: of each condition only the parts that made it what it is.

    Args:
        reason: the reason tree.
        regulation: gives the words.
        values: the values of the case, by name; a comparison shows those it compared.
        language: ``zh`` or ``en``.
        depth: indentation to start from, two blanks a step.
    """
    telling, axes = _telling(reason)
    head = _head(telling, regulation, values, language)
    if axes:
        readings = listed((f"{axis}={regulation.reading(axis)}" for axis in axes), language)
        head += Text(f"【{readings}】", f" [{readings}]").said_in(language)
    yield f"{'  ' * depth}- [{truth_text(telling.truth, language)}] {head}"
    for label, part in _parts(telling):
        lines = reason_lines(part, regulation, values, language, depth + 1)
        if label:
            yield f"{'  ' * (depth + 1)}- {label}"
            lines = reason_lines(part, regulation, values, language, depth + 2)
        yield from lines


def _telling(reason: Reason) -> tuple[Reason, tuple[str, ...]]:
    """The first reason below that says more than the one part it hangs on, with the axes passed on the way."""
    axes: list[str] = []
    while not _is_leaf(reason.condition):
        if isinstance(reason.condition, Choice) and len(reason.parts) == 1:
            axes.append(reason.condition.axis)
        parts = _parts(reason)
        if len(parts) != 1 or isinstance(reason.condition, Not):
            break
        reason = parts[0][1]
    return reason, tuple(axes)


def _parts(reason: Reason) -> tuple[tuple[str, Reason], ...]:
    """The parts that made a condition what it is; those of an unresolved point each with the reading."""
    match reason.condition:
        case Choice(axis, branches) if len(reason.parts) > 1:
            return tuple((f"{axis}={name}", part) for (name, _), part in zip(branches, reason.parts, strict=True))
        case All() | Any():
            return tuple(("", part) for part in reason.parts if part.truth == reason.truth)
        case condition if _is_leaf(condition):
            return ()
        case _:
            return tuple(("", part) for part in reason.parts)


def _is_leaf(condition: Condition) -> bool:
    """Whether it is said in one phrase; a denied statement is."""
    return isinstance(condition, Fact | Compare | Const | Not) and not (
        isinstance(condition, Not) and not isinstance(condition.part, Fact | Compare)
    )


def _head(reason: Reason, regulation: Regulation, values: Mapping[str, Value], language: Language) -> str:
    match reason.condition:
        case All():
            return Text("以下全部成立", "all of these hold").said_in(language)
        case Any():
            return Text("以下至少一项成立", "at least one of these holds").said_in(language)
        case Choice(axis, _):
            return Text(f"{axis}口径未定", f"{axis} is unresolved").said_in(language)
        case Const():
            return _BY_READING[reason.truth is True].said_in(language)
        case Not(All() | Any() | Not() | Choice() | Const()):
            return Text("以下不成立", "this does not hold").said_in(language)
        case leaf:
            text = condition_text(leaf, regulation, language)
            known = _known(leaf, regulation, values, language)
            return text + Text(f"（{known}）", f" ({known})").said_in(language) if known else text


def _known(leaf: Condition, regulation: Regulation, values: Mapping[str, Value], language: Language) -> str:
    """What is known of the facts compared; a plain statement already says it."""
    compared = leaf.part if isinstance(leaf, Not) else leaf
    if not isinstance(compared, Compare):
        return ""
    return listed(
        (
            Text("现为", "it is ").said_in(language) + value_text(definition, values.get(side.name), language)
            for side in (compared.left, compared.right)
            if isinstance(side, Fact) and (definition := regulation.vocabulary.get(side.name)) is not None
        ),
        language,
    )


def ground_lines(decision: Decision, ground: Ground, language: Language, quoted: Name = str) -> Iterator[str]:
    """One rule of a decision: its clause, the matter it was applied to, whether it applies, and why.

    Args:
        decision: the decision.
        ground: the rule's result.
        language: ``zh`` or ``en``.
        quoted: how what the casebook calls a matter is written.
    """
    regulation, result = decision.regulation, ground.result
    matter = decision.case.matters[ground.matter].id if ground.matter >= 0 else "ratings"
    clause, *_ = cited(regulation, (result.rule.clause,), language)
    verdict = truth_text(result.applies, language)
    if not matter and result.applies is False:
        verdict += Text("，没有相关登记", ", nothing of the kind is recorded").said_in(language)
        yield f"- {clause}{Text('：', ': ').said_in(language)}{verdict}"
        return
    yield f"- {clause}{about_text(matter, language, quoted)}{Text('：', ': ').said_in(language)}{verdict}"
    values = named_values(regulation, decision.case, ground.matter)
    for label, reason in _obstacles(ground) if result.applies is False else _bearing(ground):
        yield f"  - {label.said_in(language)}"
        yield from reason_lines(reason, regulation, values, language, 2)
    if result.exceptions:
        against = (rule.clause for rule in regulation.rules if rule.id in result.exceptions)
        shown = listed(cited(regulation, against, language), language)
        yield f"  - {Text('例外：', 'exceptions: ').said_in(language)}{shown}"


def _stages(ground: Ground) -> tuple[tuple[Text, Reason], ...]:
    result = ground.result
    return (_IN_FORCE, result.in_force), (SCOPE, result.scope), (_WHEN, result.when)


def _obstacles(ground: Ground) -> tuple[tuple[Text, Reason], ...]:
    """Why a rule does not apply: the first of its stages that fails; none if only an exception stands against it."""
    return tuple(stage for stage in _stages(ground) if stage[1].truth is False)[:1]


def _bearing(ground: Ground) -> tuple[tuple[Text, Reason], ...]:
    """Why a rule applies or may apply. What holds anyway is no reason, and that the text is in force is said first."""
    result = ground.result
    period = result.in_force if result.rule.survives == FALSE else result.in_force.parts[0]
    return tuple(
        (label, reason)
        for label, reason in _stages(ground)
        if reason.truth == result.applies
        and not isinstance(reason.condition, Const)
        and not (label is _IN_FORCE and period.truth is True)
    )


def act_blocks(decision: Decision, one: ActDecision, language: Language) -> tuple[tuple[str, ...], ...]:
    """The reasons for what holds for an act: of each rule its lines, first of those that speak or may speak.

    Args:
        decision: the decision.
        one: what holds for the act.
        language: ``zh`` or ``en``.

    Returns:
        A block of lines for each rule, each block once: two rules of one clause may have nothing different to say.
    """
    if one.outcomes == (Outcome.NOT_IN_FORCE,):
        return ()
    grounds = sorted(one.grounds, key=lambda ground: ground.result.applies is False)
    if one.outcomes == (Outcome.NOT_APPLICABLE,):
        return tuple(dict.fromkeys(tuple(_scope_lines(decision, ground, language)) for ground in grounds))
    return tuple(dict.fromkeys(tuple(ground_lines(decision, ground, language)) for ground in grounds))


def _scope_lines(decision: Decision, ground: Ground, language: Language) -> Iterator[str]:
    """Whether a rule concerns the subject at all, and why."""
    values = named_values(decision.regulation, decision.case, ground.matter)
    yield f"- {SCOPE.said_in(language)}"
    yield from reason_lines(ground.result.scope, decision.regulation, values, language, 1)


def about_text(matter: str, language: Language, quoted: Name = str) -> str:
    """The matter in brackets; nothing where a rule speaks of the firm alone or of all its ratings together."""
    if matter in ("", "ratings"):
        return ""
    if matter == "?":
        return Text("（登记未齐）", " (records incomplete)").said_in(language)
    return Text(f"（{quoted(matter)}）", f" ({quoted(matter)})").said_in(language)


def missing_lines(decision: Decision, one: ActDecision, language: Language, quoted: Name = str) -> Iterator[str]:
    """What would settle an open act: the questions, with who answers, and the readings; nothing if it is settled.

    Args:
        decision: the decision.
        one: the act.
        language: ``zh`` or ``en``.
        quoted: how what the casebook calls a matter is written.
    """
    missing = decision.missing(one.act.id)
    for definition, matter in missing.facts:
        about = about_text(matter, language, quoted)
        question, who = definition.question, definition.answered_by
        yield Text(f"{question.zh}{about}〔{who.zh}答复〕", f"{question.en}{about} [{who.en} answers]").said_in(
            language
        )
    for text in missing.because:
        yield text.said_in(language)
    for axis in missing.axes:
        question, who = axis.question, axis.settled_by
        yield Text(
            f"{axis.id}：{question.zh}〔{who.zh}确定〕", f"{axis.id}: {question.en} [{who.en} settles it]"
        ).said_in(language)
