"""What makes a rule ill-formed: found when a regulation is built, never when it is applied.

An ill-formed rule is an error; a rule that is broken by somebody is a decision. Every fault of a regulation is found
before any is reported.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from fzdigital.errors import ExceptionCycleError, IllFormedError, TooDeepError
from fzdigital.rules.comparison import comparison_faults
from fzdigital.rules.declared import ACT, ACTOR, AXIS, CLAUSE, FACT, READING, RULE, Declared, repeated, unknown, wrong
from fzdigital.rules.expr import FALSE, MAX_DEPTH, All, Any, Choice, Compare, Condition, Const, Fact, Not
from fzdigital.rules.rule import Invariant, Rule
from fzdigital.rules.vocabulary import Bool, Vocabulary
from fzdigital.text import Text


def rule_faults(rules: tuple[Rule, ...], declared: Declared) -> Iterator[IllFormedError]:
    """Every fault of the rules, in their order."""
    by_id = {rule.id: rule for rule in rules}
    yield from repeated(RULE, tuple(rule.id for rule in rules))
    for rule in rules:
        yield from unknown(ACT, (rule.act,), rule.id, declared.act_ids)
        yield from unknown(ACTOR, (rule.holder,), rule.id, declared.actor_ids)
        yield from unknown(CLAUSE, (rule.clause,), rule.id, declared.clause_ids)
        yield from unknown(RULE, rule.unless, rule.id, tuple(by_id))
        for condition in (rule.when, rule.scope, rule.survives):
            yield from condition_faults(condition, rule.id, declared)
        yield from _exception_faults(rule, by_id)
        for act in declared.acts:
            kinds = matter_kinds(rule, by_id, act.subject, declared.vocabulary) if act.id == rule.act else ()
            if len(kinds) > 1:
                yield IllFormedError(
                    f"{rule.id}：同时涉及{'、'.join(kinds)}几类事项，请拆成几条规则。",
                    f"{rule.id}: speaks of {', '.join(kinds)} at once; split it into a rule for each kind of matter.",
                )


def in_force_faults(in_force: Condition, rules: tuple[Rule, ...], declared: Declared) -> Iterator[IllFormedError]:
    """Every fault of the condition under which the rules have effect.

    Args:
        in_force: the condition.
        rules: the rules; one that survives the period has effect under this condition or its own.
        declared: the names it may use.
    """
    yield from condition_faults(in_force, "in_force", declared)
    for name in dict.fromkeys(fact_names(in_force)):
        fact = declared.facts.get(name)
        if fact is not None and fact.of:
            yield IllFormedError(
                f"in_force：{name!r}是{fact.of!r}的事实，有效与否只能取决于各案共有的事实。",
                f"in_force: {name!r} is a fact of {fact.of!r}; the period can only depend on what all cases share.",
            )
    for rule in rules:
        if rule.survives != FALSE and max(in_force.depth, rule.survives.depth) >= MAX_DEPTH:
            yield TooDeepError(
                f"{rule.id}：有效期或存续条件嵌套已达{MAX_DEPTH}层，无法合并，请简化其一。",
                f"{rule.id}: what keeps it in force is nested {MAX_DEPTH} deep and cannot be joined; simplify it.",
            )


def invariant_faults(invariants: Iterable[Invariant], declared: Declared) -> Iterator[IllFormedError]:
    """Every fault of what is said always to hold.

    Args:
        invariants: what is said.
        declared: the names it may use.
    """
    subjects = {act.subject for act in declared.acts}
    for one in invariants:
        place = one.text.en
        yield from condition_faults(one.condition, place, declared)
        for axis in dict.fromkeys(axis_names(one.condition)):
            yield IllFormedError(
                f"不变式“{one.text.zh}”取决于口径{axis}，不变式须在任何口径下都成立，请去掉该分支。",
                f"invariant {place!r} hangs on the reading of {axis}; it must hold under every reading, take it out.",
            )
        spoken = [declared.facts[name].of for name in fact_names(one.condition) if name in declared.facts]
        kinds = {*spoken} - {""} - subjects
        if len(kinds) > 1 or len(subjects & {*spoken}) > 1:
            named = sorted({*spoken} - {""})
            yield IllFormedError(
                f"不变式“{one.text.zh}”同时涉及{'、'.join(named)}，请拆成几条。",
                f"invariant {place!r} speaks of {', '.join(named)} at once; split it.",
            )


def condition_faults(condition: Condition, place: str, declared: Declared) -> Iterator[IllFormedError]:
    """Every unknown name and wrong sort in a condition.

    Args:
        condition: the condition.
        place: where it stands, for messages.
        declared: the names it may use.
    """
    if condition in declared.sound:
        return
    faults = tuple(_condition_faults(condition, place, declared))
    if not faults:
        declared.sound.add(condition)
    yield from faults


def _condition_faults(condition: Condition, place: str, declared: Declared) -> Iterator[IllFormedError]:
    match condition:
        case Const(value):
            if not isinstance(value, bool):
                yield wrong(place, str(value), Text("不是真假值", "is not a truth value"))
        case Fact(name):
            fact = declared.facts.get(name)
            if fact is None:
                yield from unknown(FACT, (name,), place, declared.fact_names)
            elif not isinstance(fact.sort, Bool):
                what = Text("不是是非事实，不能单独作条件", "is no yes-or-no fact and cannot stand alone")
                yield wrong(place, name, what)
        case Compare(left, sign, right):
            yield from comparison_faults(left, sign, right, place, declared)
        case All(parts) | Any(parts):
            for part in parts:
                yield from condition_faults(part, place, declared)
        case Not(part):
            yield from condition_faults(part, place, declared)
        case Choice():
            yield from _choice_faults(condition, place, declared)
        case _:
            assert_never(condition)


def _choice_faults(choice: Choice, place: str, declared: Declared) -> Iterator[IllFormedError]:
    yield from unknown(AXIS, (choice.axis,), place, declared.axis_ids)
    written = tuple(name for name, _ in choice.branches)
    readings = declared.readings.get(choice.axis, written)
    if sorted(written) != sorted(readings):
        yield from unknown(READING, written, f"{place} {choice.axis}", readings)
        yield IllFormedError(
            f"{place}：{choice.axis}须为每种口径各写一个分支：{'、'.join(readings)}。",
            f"{place}: {choice.axis} needs one branch for each of its readings: {', '.join(readings)}.",
        )
    for _, branch in choice.branches:
        yield from condition_faults(branch, place, declared)


def _exception_faults(rule: Rule, by_id: Mapping[str, Rule]) -> Iterator[IllFormedError]:
    for name in rule.unless:
        if name in by_id and by_id[name].act != rule.act:
            yield IllFormedError(
                f"{rule.id}：例外{name!r}规定的是另一行为，例外须与原规则针对同一行为。",
                f"{rule.id}: exception {name!r} is about another act; an exception must be about the same act.",
            )
    if any(rule.id in by_id[name].unless for name in with_exceptions((rule,), by_id)):
        yield ExceptionCycleError(
            f"规则{rule.id!r}的例外又回到它自身，请去掉其中一环。",
            f"the exceptions of rule {rule.id!r} lead back to it; remove one link.",
        )


def with_exceptions(rules: tuple[Rule, ...], by_id: Mapping[str, Rule]) -> tuple[str, ...]:
    """The ids of the rules, of their exceptions, of the exceptions to those, and so on; each once.

    Args:
        rules: where to start.
        by_id: every rule; an exception that is not among them is left out.
    """
    found = {rule.id: None for rule in rules}
    waiting = [name for rule in rules for name in rule.unless]
    while waiting:
        name = waiting.pop()
        if name in by_id and name not in found:
            found[name] = None
            waiting += by_id[name].unless
    return tuple(found)


def matter_kinds(rule: Rule, by_id: Mapping[str, Rule], subject: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The kinds of matter that a rule and its exceptions speak of, beside the subject; sorted.

    Args:
        rule: the rule.
        by_id: every rule.
        subject: the kind of subject its act is about.
        vocabulary: tells what a fact is of.
    """
    rules = [by_id[name] for name in with_exceptions((rule,), by_id)]
    names = {name for one in rules for part in (one.when, one.scope, one.survives) for name in fact_names(part)}
    return tuple(sorted({fact.of for fact in vocabulary.facts if fact.name in names} - {"", subject}))


def fact_names(condition: Condition) -> Iterator[str]:
    """The names of the facts in a condition, in order, with repetitions."""
    match condition:
        case Const():
            return
        case Fact(name):
            yield name
        case Compare(left, _, right):
            yield from (side.name for side in (left, right) if isinstance(side, Fact))
        case All(parts) | Any(parts):
            for part in parts:
                yield from fact_names(part)
        case Not(part):
            yield from fact_names(part)
        case Choice(_, branches):
            for _, branch in branches:
                yield from fact_names(branch)
        case _:
            assert_never(condition)


def axis_names(condition: Condition) -> Iterator[str]:
    """The ids of the axes on which a condition hangs under any reading, in order, with repetitions."""
    match condition:
        case Const() | Fact() | Compare():
            return
        case All(parts) | Any(parts):
            for part in parts:
                yield from axis_names(part)
        case Not(part):
            yield from axis_names(part)
        case Choice(axis, branches):
            yield axis
            for _, branch in branches:
                yield from axis_names(branch)
        case _:
            assert_never(condition)
