"""The tree as JSON and back, so that a program in another language can evaluate it.

A node is an object with one key that names it: ``{"all": [...]}``, ``{"compare": [left, ">=", right]}``. A day is
``{"day": "2024-04-11"}``, so that it is never mistaken for a name. Reading back is strict: an unknown key or a wrong
type is an error that says where.
"""

import json
from datetime import date
from hashlib import sha256
from typing import assert_never

from fzdigital.errors import IllFormedError, TooDeepError
from fzdigital.rules.expr import (
    MAX_DEPTH,
    TRUE,
    FALSE,
    All,
    Any,
    Choice,
    Compare,
    Comparison,
    Condition,
    Const,
    Fact,
    Not,
    Param,
    Term,
)
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force, Rule
from fzdigital.rules.vocabulary import Bool, Day, FactDef, Int, OneOf
from fzdigital.text import Text

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]

RULE = Text("规则", "rule")

_FORCES = tuple(force.value for force in Force)
_SIGNS: tuple[Comparison, ...] = ("==", "!=", ">=", "<=", ">", "<")


def condition_document(condition: Condition) -> Json:
    """A condition as a JSON value."""
    match condition:
        case Const() | Fact() | Param():
            return _term_document(condition)
        case Compare(left, sign, right):
            return {"compare": [_term_document(left), sign, _term_document(right)]}
        case All(parts):
            return {"all": [condition_document(part) for part in parts]}
        case Any(parts):
            return {"any": [condition_document(part) for part in parts]}
        case Not(part):
            return {"not": condition_document(part)}
        case Choice(axis, branches):
            return {"choice": axis, "readings": {name: condition_document(branch) for name, branch in branches}}
        case _:
            assert_never(condition)


def _term_document(term: Term) -> Json:
    match term:
        case Const(value):
            return {"day": value.isoformat()} if isinstance(value, date) else {"const": value}
        case Fact(name):
            return {"fact": name}
        case Param(name):
            return {"param": name}
        case _:
            assert_never(term)


def condition_from(document: Json, path: str = "$") -> Condition:
    """The condition a JSON value stands for.

    Args:
        document: a value as :func:`condition_document` makes it.
        path: where it stands, for messages.

    Raises:
        IllFormedError: a node that is none, at the path given in the message.
        TooDeepError: nested deeper than a tree may be.

    Does not check names and sorts: a regulation does when it is built.
    """
    return _condition_from(document, path, 1)


def _condition_from(document: Json, path: str, depth: int) -> Condition:
    if depth > MAX_DEPTH:
        raise TooDeepError(
            f"{path}：嵌套超过{MAX_DEPTH}层，请拆成几条规则。",
            f"{path}: nested deeper than {MAX_DEPTH}; split it into several rules.",
        )
    match document:
        case {"compare": [left, str(sign), right], **rest} if not rest and sign in _SIGNS:
            comparison: Comparison = next(known for known in _SIGNS if known == sign)
            return Compare(_term_from(left, f"{path}.compare[0]"), comparison, _term_from(right, f"{path}.compare[2]"))
        case {"all": list(parts), **rest} if not rest:
            return All(tuple(_condition_from(p, f"{path}.all[{i}]", depth + 1) for i, p in enumerate(parts)))
        case {"any": list(parts), **rest} if not rest:
            return Any(tuple(_condition_from(p, f"{path}.any[{i}]", depth + 1) for i, p in enumerate(parts)))
        case {"not": part, **rest} if not rest:
            return Not(_condition_from(part, f"{path}.not", depth + 1))
        case {"choice": str(axis), "readings": dict(branches), **rest} if not rest:
            found = [
                (name, _condition_from(part, f"{path}.readings.{name}", depth + 1)) for name, part in branches.items()
            ]
            return Choice(axis, tuple(found))
        case {"const": bool(value), **rest} if not rest:
            return TRUE if value else FALSE
        case {"fact": str(name), **rest} if not rest:
            return Fact(name)
        case _:
            raise _no_node(document, path, Text("条件", "condition"))


def _term_from(document: Json, path: str) -> Term:
    match document:
        case {"const": bool() | int() | str() as value, **rest} if not rest:
            return Const(value)
        case {"day": str(day), **rest} if not rest and _is_day(day):
            return Const(date.fromisoformat(day))
        case {"fact": str(name), **rest} if not rest:
            return Fact(name)
        case {"param": str(name), **rest} if not rest:
            return Param(name)
        case _:
            raise _no_node(document, path, Text("项", "term"))


def _is_day(text: str) -> bool:
    """YYYY-MM-DD and a day of the calendar; fromisoformat alone takes other forms too."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _no_node(document: Json, path: str, what: Text) -> IllFormedError:
    shown = json.dumps(document, ensure_ascii=False)[:60]
    return IllFormedError(f"{path}：{shown}不是{what.zh}，请对照格式说明。", f"{path}: {shown} is no {what.en}; see the format.")


def rule_document(rule: Rule) -> Json:
    """A rule as a JSON value; keys left out have their default."""
    document: dict[str, Json] = {
        "id": rule.id,
        "clause": rule.clause,
        "act": rule.act,
        "holder": rule.holder,
        "force": rule.force.value,
        "when": condition_document(rule.when),
    }
    if rule.scope != TRUE:
        document["scope"] = condition_document(rule.scope)
    if rule.unless:
        document["unless"] = list(rule.unless)
    if rule.survives != FALSE:
        document["survives"] = condition_document(rule.survives)
    if rule.latitude is not None:
        document["latitude"] = {"zh": rule.latitude.zh, "en": rule.latitude.en}
    return document


def rule_from(document: Json, path: str = "$") -> Rule:
    """The rule a JSON value stands for.

    Raises:
        IllFormedError: a key that is missing, unknown or of the wrong type.
    """
    if not isinstance(document, dict):
        raise _no_node(document, path, RULE)
    rest = dict(document)
    names = [rest.pop(key, None) for key in ("id", "clause", "act", "holder", "force")]
    when, scope = rest.pop("when", None), rest.pop("scope", {"const": True})
    unless, survives, latitude = rest.pop("unless", []), rest.pop("survives", {"const": False}), rest.pop("latitude", None)
    match names, unless:
        case [str(name), str(clause), str(act), str(holder), str(force)], list() if not rest and force in _FORCES:
            return Rule(
                name,
                clause,
                act,
                holder,
                Force(force),
                condition_from(when, f"{path}.when"),
                condition_from(scope, f"{path}.scope"),
                tuple(_name_from(one, f"{path}.unless[{i}]") for i, one in enumerate(unless)),
                condition_from(survives, f"{path}.survives"),
                _text_from(latitude, f"{path}.latitude"),
            )
        case _:
            raise _no_node(document, path, RULE)


def _name_from(document: Json, path: str) -> str:
    if isinstance(document, str):
        return document
    raise _no_node(document, path, Text("名称", "name"))


def _text_from(document: Json, path: str) -> Text | None:
    match document:
        case None:
            return None
        case {"zh": str(zh), "en": str(en), **rest} if not rest:
            return Text(zh, en)
        case _:
            raise _no_node(document, path, Text("双语文字", "text in both languages"))


def regulation_document(regulation: Regulation) -> Json:
    """A regulation as a JSON value: what another evaluator needs, in a fixed order."""
    return {
        "id": regulation.id,
        "in_force": condition_document(regulation.in_force),
        "parameters": {
            one.name: one.value.isoformat() if isinstance(one.value, date) else one.value
            for one in regulation.parameters
        },
        "readings": dict(regulation.setting.readings),
        "facts": [_fact_document(fact) for fact in regulation.vocabulary.facts],
        "acts": [{"id": act.id, "subject": act.subject} for act in regulation.acts],
        "rules": [rule_document(rule) for rule in sorted(regulation.rules, key=lambda rule: rule.id)],
        "functions": [
            {
                "clause": one.clause,
                "function": f"{one.function.__module__}.{one.function.__qualname__}",
                "parameters": list(one.parameters),
                "axes": list(one.axes),
            }
            for one in regulation.functions
        ],
    }


def _fact_document(fact: FactDef) -> Json:
    document: dict[str, Json] = {"name": fact.name, "of": fact.of, "world": fact.world}
    match fact.sort:
        case Bool():
            document["sort"] = "bool"
        case Int(low, high, _):
            document |= {"sort": "int", "low": low, "high": high}
        case OneOf(values):
            document |= {"sort": "one_of", "values": [value for value, _ in values]}
        case Day(first, last):
            document |= {"sort": "day", "low": first.isoformat(), "high": last.isoformat()}
        case _:
            assert_never(fact.sort)
    return document


def fingerprint(document: Json) -> str:
    """SHA-256 of a JSON value in canonical form (sorted keys, no white space), in hexadecimal."""
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()
