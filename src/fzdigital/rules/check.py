"""What makes a rule ill-formed: found when a regulation is built, never when it is applied.

An ill-formed rule is an error; a rule that is broken by somebody is a decision. Every fault of a regulation is found
before any is reported.
"""

from collections.abc import Iterator
from datetime import date
from typing import assert_never

from attrs import frozen

from fzdigital.errors import ExceptionCycleError, IllFormedError, UnknownNameError, WrongSortError
from fzdigital.rules.expr import All, Any, Choice, Compare, Condition, Const, Fact, Not, Param, Term
from fzdigital.rules.rule import Act, Actor, Rule
from fzdigital.rules.source import Axis, Clause, Parameter
from fzdigital.rules.vocabulary import Bool, Day, Int, OneOf, Vocabulary
from fzdigital.text import Text

FACT = Text("事实", "fact")
PARAMETER = Text("参数", "parameter")
AXIS = Text("待定事项", "axis")
READING = Text("口径", "reading")
ACT = Text("行为", "act")
ACTOR = Text("主体", "actor")
RULE = Text("规则", "rule")
CLAUSE = Text("条款", "clause")


@frozen
class Declared:
    """Everything a rule may refer to."""

    clauses: tuple[Clause, ...]
    vocabulary: Vocabulary
    parameters: tuple[Parameter, ...]
    axes: tuple[Axis, ...]
    actors: tuple[Actor, ...]
    acts: tuple[Act, ...]


def rule_faults(rules: tuple[Rule, ...], declared: Declared) -> Iterator[IllFormedError]:
    """Every fault of the rules, in their order."""
    ids = tuple(rule.id for rule in rules)
    by_id = {rule.id: rule for rule in rules}
    acts = {act.id: act for act in declared.acts}
    for rule in rules:
        if ids.count(rule.id) > 1:
            yield IllFormedError(f"规则编号{rule.id!r}重复，请改其一。", f"rule id {rule.id!r} is used twice; rename one.")
        yield from _known(ACT, rule.act, rule.id, tuple(acts))
        yield from _known(ACTOR, rule.holder, rule.id, tuple(actor.id for actor in declared.actors))
        yield from _known(CLAUSE, rule.clause, rule.id, tuple(clause.id for clause in declared.clauses))
        for condition in (rule.when, rule.scope, rule.survives):
            yield from condition_faults(condition, rule.id, declared)
        for name in rule.unless:
            yield from _known(RULE, name, rule.id, ids)
            if name in by_id and by_id[name].act != rule.act:
                yield IllFormedError(
                    f"{rule.id}：例外{name!r}规定的是另一行为，例外须与原规则针对同一行为。",
                    f"{rule.id}: exception {name!r} is about another act; an exception must be about the same act.",
                )
        if rule.act in acts:
            kinds = matter_kinds(rule, by_id, acts[rule.act].subject, declared.vocabulary)
            if len(kinds) > 1:
                yield IllFormedError(
                    f"{rule.id}：同时涉及{'、'.join(kinds)}几类事项，请拆成几条规则。",
                    f"{rule.id}: speaks of {', '.join(kinds)} at once; split it into a rule for each kind of matter.",
                )
    yield from _cycles(rules, by_id)


def condition_faults(condition: Condition, place: str, declared: Declared) -> Iterator[IllFormedError]:
    """Every unknown name and wrong sort in a condition."""
    match condition:
        case Const(value):
            if not isinstance(value, bool):
                yield _wrong(place, str(value), Text("不是真假值", "is not a truth value"))
        case Fact(name):
            fact = declared.vocabulary.get(name)
            if fact is None:
                yield from _known(FACT, name, place, _fact_names(declared))
            elif not isinstance(fact.sort, Bool):
                yield _wrong(place, name, Text("不是是非事实，不能单独作条件", "is no yes-or-no fact and cannot stand alone"))
        case Compare(left, sign, right):
            yield from _comparison_faults(left, sign, right, place, declared)
        case All(parts) | Any(parts):
            for part in parts:
                yield from condition_faults(part, place, declared)
        case Not(part):
            yield from condition_faults(part, place, declared)
        case Choice(name, branches):
            axis = next((axis for axis in declared.axes if axis.id == name), None)
            if axis is None:
                yield from _known(AXIS, name, place, tuple(axis.id for axis in declared.axes))
            else:
                readings = tuple(reading.id for reading in axis.readings)
                branch_names = tuple(branch for branch, _ in branches)
                for branch in branch_names:
                    yield from _known(READING, branch, f"{place} {name}", readings)
                if sorted(branch_names) != sorted(readings):
                    yield IllFormedError(
                        f"{place}：{name}须为每种口径各写一个分支：{'、'.join(readings)}。",
                        f"{place}: {name} needs one branch for each of its readings: {', '.join(readings)}.",
                    )
            for _, branch_condition in branches:
                yield from condition_faults(branch_condition, place, declared)
        case _:
            assert_never(condition)


def _comparison_faults(left: Term, sign: str, right: Term, place: str, declared: Declared) -> Iterator[IllFormedError]:
    faults = [*_term_faults(left, place, declared), *_term_faults(right, place, declared)]
    yield from faults
    if faults:
        return
    shown = f"{_shown(left)} {sign} {_shown(right)}"
    one, other = _range(left, declared), _range(right, declared)
    if type(one) is not type(other):
        yield _wrong(place, shown, Text("两边种类不同，不能比较", "compares two different sorts"))
    elif isinstance(one, tuple) and isinstance(other, tuple):
        if not (set(one) <= set(other) or set(other) <= set(one)):
            yield _wrong(place, shown, Text("所比的值不在该事实的取值之内", "names a value the fact does not have"))
        elif sign not in ("==", "!="):
            yield _wrong(place, shown, Text("只能比较相同与否", "can only be compared for being the same"))
    elif isinstance(one, Int) and isinstance(other, Int):
        if _outside(one.low, one.high, other.low, other.high, left, right):
            yield _wrong(place, shown, Text("所比的数超出该事实的范围", "compares with a number outside the fact's range"))
    elif isinstance(one, Day) and isinstance(other, Day):
        if _outside(one.first, one.last, other.first, other.last, left, right):
            yield _wrong(place, shown, Text("所比的日期超出该事实的范围", "compares with a day outside the fact's range"))


def _outside(
    low: int | date, high: int | date, other_low: int | date, other_high: int | date, left: Term, right: Term
) -> bool:
    """Whether a constant or parameter lies where the fact beside it can never be; two facts may range apart."""
    if isinstance(left, Fact) and isinstance(right, Fact):
        return False
    disjoint: bool = high < other_low or other_high < low  # type: ignore[operator]
    return disjoint


def _term_faults(term: Term, place: str, declared: Declared) -> Iterator[IllFormedError]:
    match term:
        case Const():
            return
        case Fact(name):
            yield from _known(FACT, name, place, _fact_names(declared))
        case Param(name):
            yield from _known(PARAMETER, name, place, tuple(parameter.name for parameter in declared.parameters))
        case _:
            assert_never(term)


def _range(term: Term, declared: Declared) -> Bool | Int | Day | tuple[str, ...]:
    """The range of a checked term; a closed list stands as the tuple of its values."""
    if isinstance(term, Fact):
        fact = declared.vocabulary.get(term.name)
        assert fact is not None
        return tuple(value for value, _ in fact.sort.values) if isinstance(fact.sort, OneOf) else fact.sort
    if isinstance(term, Param):
        value: object = next(parameter.value for parameter in declared.parameters if parameter.name == term.name)
    else:
        value = term.value
    nothing = Text("", "")
    match value:
        case bool():
            return Bool(nothing, nothing)
        case int():
            return Int(value, value, nothing)
        case date():
            return Day(value, value)
        case _:
            return (str(value),)


def matter_kinds(rule: Rule, by_id: dict[str, Rule], subject: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The kinds of matter a rule and its exceptions speak of, beside the subject; sorted."""
    seen: set[str] = set()
    kinds: set[str] = set()
    waiting = [rule.id]
    while waiting:
        name = waiting.pop()
        if name in seen or name not in by_id:
            continue
        seen.add(name)
        current = by_id[name]
        waiting += current.unless
        for condition in (current.when, current.scope, current.survives):
            for fact in fact_names(condition):
                declared = vocabulary.get(fact)
                kinds.add(declared.of if declared else "")
    return tuple(sorted(kinds - {"", subject}))


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


def _cycles(rules: tuple[Rule, ...], by_id: dict[str, Rule]) -> Iterator[IllFormedError]:
    for rule in rules:
        path: list[str] = [*rule.unless]
        seen: set[str] = set()
        while path:
            name = path.pop()
            if name == rule.id:
                yield ExceptionCycleError(
                    f"规则{rule.id!r}的例外又回到它自身，请去掉其中一环。",
                    f"the exceptions of rule {rule.id!r} lead back to it; remove one link.",
                )
                break
            if name not in seen and name in by_id:
                seen.add(name)
                path += by_id[name].unless


def _known(kind: Text, name: str, place: str, known: tuple[str, ...]) -> Iterator[IllFormedError]:
    if name not in known:
        yield UnknownNameError(kind, name, place, known)


def _wrong(place: str, shown: str, what: Text) -> WrongSortError:
    return WrongSortError(f"{place}：“{shown}”{what.zh}。", f"{place}: {shown!r} {what.en}.")


def _shown(term: Term) -> str:
    return str(term.value) if isinstance(term, Const) else term.name


def _fact_names(declared: Declared) -> tuple[str, ...]:
    return tuple(fact.name for fact in declared.vocabulary.facts)
