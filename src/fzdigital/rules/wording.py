"""The interpreter that writes a condition in Chinese and in English, from the same tree that decides."""

from datetime import date
from typing import assert_never

from fzdigital.rules.expr import All, Any, Choice, Compare, Comparison, Condition, Const, Fact, Not, Param, Term
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Rule
from fzdigital.rules.vocabulary import Bool, Day, FactDef, Int, OneOf, Possible, Value
from fzdigital.text import Language, Text

ALWAYS = Text("在任何情况下", "in any case")
NEVER = Text("任何情况均不成立", "in no case")
UNKNOWN = Text("不明", "unknown")
AND = Text("，且", " and ")
OR = Text("，或", " or ")

_OPPOSITE: tuple[tuple[Comparison, Comparison], ...] = (
    ("==", "!="), ("!=", "=="), (">=", "<"), ("<", ">="), ("<=", ">"), (">", "<="),
)  # fmt: skip
_COUNTED = {
    "==": Text("为", "is"), "!=": Text("不为", "is not"), ">=": Text("不少于", "is at least"),
    "<=": Text("不多于", "is at most"), ">": Text("多于", "is more than"), "<": Text("少于", "is fewer than"),
}  # fmt: skip
_DATED = {
    "==": Text("为", "is"), "!=": Text("不为", "is not"), ">=": Text("不早于", "is not before"),
    "<=": Text("不晚于", "is not after"), ">": Text("晚于", "is after"), "<": Text("早于", "is before"),
}  # fmt: skip


def condition_text(condition: Condition, regulation: Regulation, language: Language) -> str:
    """A condition as a phrase.

    Args:
        condition: a checked condition.
        regulation: gives the names of its facts, its numbers and the readings in use.
        language: ``zh`` or ``en``.
    """
    return _Writer(regulation, language).write(condition)


def rule_text(rule: Rule, regulation: Regulation, language: Language) -> str:
    """A rule as one sentence: who, what force, which act, when, and unless what."""
    writer = _Writer(regulation, language)
    holder = regulation.actor(rule.holder).text.said_in(language)
    act = regulation.act(rule.act).text.said_in(language)
    force = rule.force.text.said_in(language)
    when = writer.joined(tuple(part for part in (rule.scope, rule.when) if part != Const(True)), AND, ALWAYS)
    if language == "zh":
        unless = f"；除非适用{'、'.join(rule.unless)}" if rule.unless else ""
        latitude = f"（{rule.latitude.zh}）" if rule.latitude else ""
        return f"{when}的，{holder}{force}{act}{latitude}{unless}。"
    unless = f", unless {', '.join(rule.unless)} applies" if rule.unless else ""
    latitude = f" ({rule.latitude.en})" if rule.latitude else ""
    return f"Where {when}: {holder} {force} {act}{latitude}{unless}."


def value_text(definition: FactDef, value: Value, language: Language) -> str:
    """A fact's value as it is said: the statement, the count with its unit, the name, or that it is unknown.

    Args:
        definition: the fact.
        value: its value in a case; None is unknown.
        language: ``zh`` or ``en``.
    """
    if value is None:
        return UNKNOWN.said_in(language)
    if isinstance(value, Possible):
        return ("或" if language == "zh" else " or ").join(
            value_text(definition, one, language) for one in value.values
        )
    match definition.sort:
        case Bool(affirmed, denied):
            return (affirmed if value is True else denied).said_in(language)
        case Int(_, _, unit):
            return _amount(str(value), unit, language)
        case OneOf() as sort:
            return sort.name_of(value).said_in(language)
        case Day():
            return str(value)
        case _:
            assert_never(definition.sort)


def _amount(number: str, unit: Text, language: Language) -> str:
    return f"{number}{unit.zh}" if language == "zh" else f"{number} {unit.en}".rstrip()


class _Writer:
    """One run: a regulation and a language."""

    def __init__(self, regulation: Regulation, language: Language) -> None:
        self.regulation = regulation
        self.language: Language = language

    def write(self, condition: Condition) -> str:
        """The phrase for one condition."""
        match condition:
            case Const(value):
                return (ALWAYS if value is True else NEVER).said_in(self.language)
            case Fact(name):
                return self._statement(name, holds=True)
            case Compare(left, sign, right):
                return self._comparison(left, sign, right)
            case All(parts):
                return self.joined(parts, AND, ALWAYS)
            case Any(parts):
                return self.joined(parts, OR, NEVER)
            case Not(Fact(name)):
                return self._statement(name, holds=False)
            case Not(Compare(left, sign, right)):
                return self._comparison(left, dict(_OPPOSITE)[sign], right)
            case Not(part):
                return self._say(f"并非（{self.write(part)}）", f"it is not so that ({self.write(part)})")
            case Choice(axis, branches):
                chosen = self.regulation.reading(axis)
                if chosen is not None:
                    branch = self._bracketed(dict(branches)[chosen])
                    return self._say(f"【{axis}取{chosen}】{branch}", f"[{axis} read as {chosen}] {branch}")
                each = [f"{name} → {self.write(branch)}" for name, branch in branches]
                return self._say(f"【{axis}未定：{'；'.join(each)}】", f"[{axis} unresolved: {'; '.join(each)}]")
            case _:
                assert_never(condition)

    def _say(self, zh: str, en: str) -> str:
        return zh if self.language == "zh" else en

    def joined(self, parts: tuple[Condition, ...], word: Text, empty: Text) -> str:
        """Parts with one word between them; what has another word inside stands in brackets."""
        if not parts:
            return empty.said_in(self.language)
        if len(parts) == 1:
            return self.write(parts[0])
        return word.said_in(self.language).join(self._bracketed(part) for part in parts)

    def _bracketed(self, part: Condition) -> str:
        while isinstance(part, All | Any) and len(part.parts) == 1:
            part = part.parts[0]
        written = self.write(part)
        return self._say(f"（{written}）", f"({written})") if isinstance(part, All | Any) and part.parts else written

    def _fact(self, name: str) -> FactDef:
        definition = self.regulation.vocabulary.get(name)
        assert definition is not None
        return definition

    def _statement(self, name: str, *, holds: bool) -> str:
        return value_text(self._fact(name), holds, self.language)

    def _comparison(self, left: Term, sign: Comparison, right: Term) -> str:
        named = next((self._fact(side.name) for side in (left, right) if isinstance(side, Fact)), None)
        words = _DATED if named is not None and isinstance(named.sort, Day) else _COUNTED
        verb = words[sign].said_in(self.language)
        one, other = self._term(left, named), self._term(right, named)
        return self._say(f"{one}{verb}{other}", f"{one} {verb} {other}")

    def _term(self, term: Term, beside: FactDef | None) -> str:
        match term:
            case Fact(name):
                return self._fact(name).text.said_in(self.language)
            case Param(name):
                parameter = next(one for one in self.regulation.parameters if one.name == name)
                if isinstance(parameter.value, date):
                    return str(parameter.value)
                return _amount(str(parameter.value), parameter.unit, self.language)
            case Const(value):
                return value_text(beside, value, self.language) if beside is not None else str(value)
            case _:
                assert_never(term)
