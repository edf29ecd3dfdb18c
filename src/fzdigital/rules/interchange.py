"""Rules and regulations as JSON, so that a program in another language can evaluate them.

Conditions have the form of :mod:`fzdigital.rules.interchange_tree`. Reading back is strict: an unknown key or a wrong
type is an error that says where.
"""

import json
from datetime import date
from hashlib import sha256
from typing import assert_never

from fzdigital.rules.expr import FALSE, TRUE
from fzdigital.rules.interchange_tree import Json as Json
from fzdigital.rules.interchange_tree import condition_document as condition_document
from fzdigital.rules.interchange_tree import condition_from as condition_from
from fzdigital.rules.interchange_tree import no_node
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force, Invariant, Rule
from fzdigital.rules.source import Parameter
from fzdigital.rules.vocabulary import Bool, Day, FactDef, Int, OneOf
from fzdigital.text import Text

RULE = Text("规则", "rule")
INVARIANT = Text("恒真条件", "invariant")

_FORCES = tuple(force.value for force in Force)


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
        raise no_node(document, path, RULE)
    rest = dict(document)
    names = [rest.pop(key, None) for key in ("id", "clause", "act", "holder", "force")]
    when, scope = rest.pop("when", None), rest.pop("scope", {"const": True})
    unless, survives, latitude = (
        rest.pop("unless", []),
        rest.pop("survives", {"const": False}),
        rest.pop("latitude", None),
    )
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
                None if latitude is None else _text_from(latitude, f"{path}.latitude"),
            )
        case _:
            raise no_node(document, path, RULE)


def invariant_document(invariant: Invariant) -> Json:
    """An invariant as a JSON value."""
    return {
        "condition": condition_document(invariant.condition),
        "text": {"zh": invariant.text.zh, "en": invariant.text.en},
    }


def invariant_from(document: Json, path: str = "$") -> Invariant:
    """The invariant a JSON value stands for.

    Raises:
        IllFormedError: a key that is missing, unknown or of the wrong type.
    """
    match document:
        case {"condition": condition, "text": text, **rest} if not rest:
            return Invariant(condition_from(condition, f"{path}.condition"), _text_from(text, f"{path}.text"))
        case _:
            raise no_node(document, path, INVARIANT)


def _name_from(document: Json, path: str) -> str:
    if isinstance(document, str):
        return document
    raise no_node(document, path, Text("名称", "name"))


def _text_from(document: Json, path: str) -> Text:
    match document:
        case {"zh": str(zh), "en": str(en), **rest} if not rest:
            return Text(zh, en)
        case _:
            raise no_node(document, path, Text("双语文字", "text in both languages"))


def regulation_document(regulation: Regulation) -> Json:
    """A regulation as a JSON value: what another evaluator needs, in a fixed order."""
    return {
        "id": regulation.id,
        "in_force": condition_document(regulation.in_force),
        "parameters": {one.name: _written(one.value) for one in regulation.parameters},
        "ranges": {one.name: _range_document(one) for one in regulation.parameters if _range_document(one)},
        "axes": {axis.id: [reading.id for reading in axis.readings] for axis in regulation.axes},
        "readings": dict(regulation.setting.readings),
        "facts": [_fact_document(fact) for fact in regulation.vocabulary.facts],
        "acts": [{"id": act.id, "subject": act.subject} for act in regulation.acts],
        "rules": [rule_document(rule) for rule in sorted(regulation.rules, key=lambda rule: rule.id)],
        "invariants": [invariant_document(one) for one in regulation.invariants],
        "functions": [
            {
                "clause": one.clause,
                "function": f"{one.function.__module__}.{one.function.__qualname__}",
                "parameters": list(one.parameters),
                "axes": list(one.axes),
                "gives": list(one.gives),
            }
            for one in regulation.functions
        ],
    }


def _written(value: bool | int | str | date) -> Json:
    return value.isoformat() if isinstance(value, date) else value


def _range_document(parameter: Parameter) -> Json:
    """The bounds that a parameter has."""
    bounds = {"low": parameter.low, "high": parameter.high, "at_most": parameter.at_most}
    return {key: _written(bound) for key, bound in bounds.items() if bound is not None}


def _fact_document(fact: FactDef) -> Json:
    document: dict[str, Json] = {"name": fact.name, "of": fact.of, "world": fact.world}
    if fact.absent is not None:
        document["absent"] = _written(fact.absent)
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
