"""The rules on one act as one flat Python function: which apply for certain, which may, without reasons.

Compiled once for a regulation and its readings. A row is a tuple of values, one for each fact the rules speak of, so
that a row holds at most one matter of each kind. Unknown is ``None``; a narrowed value counts as unknown here.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import assert_never

from attrs import frozen

from fzdigital.rules.check import fact_names, with_exceptions
from fzdigital.rules.expr import FALSE, All, Any, Choice, Compare, Condition, Const, Fact, Not, Param, Term
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Rule
from fzdigital.rules.vocabulary import Value

Row = tuple[Value, ...]


@frozen(eq=False)
class Grounds:
    """The rules on one act, compiled.

    Args:
        rules: ids of the rules; bit *i* of an answer stands for rule *i*.
        facts: names of the facts, in the order of a row.
        certain: from a row to the rules that apply whatever is unknown.
        possible: from a row to the rules that may apply.
    """

    rules: tuple[str, ...]
    facts: tuple[str, ...]
    certain: Callable[[Row], int]
    possible: Callable[[Row], int]

    def row(self, values: Mapping[str, object]) -> Row:
        """The row of a case, from its values by name; what is left out or narrowed is unknown."""
        found = (values.get(name) for name in self.facts)
        return tuple(value if isinstance(value, bool | int | str | date) else None for value in found)


def compile_grounds(regulation: Regulation, act: str) -> Grounds:
    """Compile the rules on one act under the readings in use.

    Args:
        regulation: the regulation.
        act: id of the act.

    Raises:
        UnknownNameError: the regulation has no such act.
    """
    regulation.act(act)
    by_id = {rule.id: rule for rule in regulation.rules}
    rules = tuple(rule for rule in regulation.rules if rule.act == act)
    involved = [by_id[name] for name in with_exceptions(rules, by_id)]
    conditions = [regulation.in_force, *(part for rule in involved for part in (rule.scope, rule.when, rule.survives))]
    facts = tuple(dict.fromkeys(name for condition in conditions for name in fact_names(condition)))
    certain, possible = (_function(regulation, rules, by_id, facts, sure) for sure in (True, False))
    return Grounds(tuple(rule.id for rule in rules), facts, certain, possible)


def _function(
    regulation: Regulation, rules: tuple[Rule, ...], by_id: Mapping[str, Rule], facts: tuple[str, ...], sure: bool
) -> Callable[[Row], int]:
    writer = _Writer(regulation, facts)
    in_force = writer.write(regulation.in_force, sure)
    lines = ["def grounds(r):", f"    ({''.join(f'f{i}, ' for i in range(len(facts)))}) = r", "    m = 0"]
    shared: dict[str, list[tuple[int, Rule]]] = {}
    for position, rule in enumerate(rules):
        force = in_force if rule.survives == FALSE else writer.either(in_force, writer.write(rule.survives, sure))
        shared.setdefault(writer.both(force, writer.write(rule.scope, sure)), []).append((position, rule))
    for gate, gated in shared.items():
        lines.append(f"    if {gate}:")
        for position, rule in gated:
            condition = writer.write(rule.when, sure)
            for name in rule.unless:
                condition = writer.both(condition, _silent(writer, by_id[name], rule, by_id, sure))
            if condition != "False":
                lines.append(f"        if {condition}: m |= {1 << position}")
        lines.append("        pass")
    lines.append("    return m")
    namespace: dict[str, object] = dict(writer.constants)
    # Positions, signs and literals written by repr only: nothing in the source can be a statement of somebody else's.
    exec(compile("\n".join(lines), "<grounds>", "exec"), namespace)
    function: Callable[[Row], int] = namespace["grounds"]  # type: ignore[assignment]
    return function


def _silent(writer: "_Writer", exception: Rule, base: Rule, by_id: Mapping[str, Rule], sure: bool) -> str:
    """That an exception to a rule does not speak: neither itself nor any exception to it."""
    parts = [exception.scope, exception.when]
    # Where both have effect on the same days, the base rule's own condition for it is enough.
    if exception.survives != base.survives:
        parts.append(writer.regulation.effect(exception))
    own = "False"
    for part in parts:
        own = writer.either(own, writer.write(part, sure, False))
    for name in exception.unless:
        own = writer.both(own, _silent(writer, by_id[name], base, by_id, sure))
    return own


class _Writer:
    """Writes conditions as Python expressions that are true when a condition is certainly, or possibly, true."""

    def __init__(self, regulation: Regulation, facts: tuple[str, ...]) -> None:
        self.regulation = regulation
        self.places = {name: f"f{i}" for i, name in enumerate(facts)}
        self.parameters = dict(regulation.setting.parameters)
        self.readings = dict(regulation.setting.readings)
        self.constants: dict[str, date] = {}

    def both(self, one: str, other: str) -> str:
        return self._joined(" and ", "True", "False", (one, other))

    def either(self, one: str, other: str) -> str:
        return self._joined(" or ", "False", "True", (one, other))

    def _joined(self, word: str, neutral: str, absorbing: str, parts: tuple[str, ...]) -> str:
        kept = tuple(dict.fromkeys(part for part in parts if part != neutral))
        if absorbing in kept:
            return absorbing
        return f"({word.join(kept)})" if len(kept) > 1 else kept[0] if kept else neutral

    def write(self, condition: Condition, sure: bool, holds: bool = True) -> str:
        """The expression for "certainly (or possibly) holds", or "certainly (or possibly) does not"."""
        match condition:
            case Const(value):
                return str((value is True) == holds)
            case Fact(name):
                place = self.places[name]
                return f"{place} is {holds}" if sure else f"{place} is not {not holds}"
            case Compare(left, sign, right):
                return self._compare(left, sign, right, sure, holds)
            case Not(part):
                return self.write(part, sure, not holds)
            case All(parts) | Any(parts):
                written = tuple(self.write(part, sure, holds) for part in parts)
                if isinstance(condition, All) == holds:
                    return self._joined(" and ", "True", "False", written)
                return self._joined(" or ", "False", "True", written)
            case Choice(axis, branches):
                chosen = self.readings[axis]
                written = tuple(self.write(branch, sure, holds) for name, branch in branches if chosen in (None, name))
                if sure:
                    return self._joined(" and ", "True", "False", written)
                return self._joined(" or ", "False", "True", written)
            case _:
                assert_never(condition)

    def _compare(self, left: Term, sign: str, right: Term, sure: bool, holds: bool) -> str:
        one, other = self._term(left), self._term(right)
        places = [self.places[side.name] for side in (left, right) if isinstance(side, Fact)]
        comparison = f"{one} {sign} {other}"
        if sign == "==" and holds and sure and len(places) == 1:
            # An unknown value equals no constant.
            return comparison
        written = comparison if holds else f"not {comparison}"
        if sure:
            return f"({' and '.join([*(f'{place} is not None' for place in places), written])})"
        return f"({' or '.join([*(f'{place} is None' for place in places), written])})"

    def _term(self, term: Term) -> str:
        match term:
            case Fact(name):
                return self.places[name]
            case Const(value):
                constant: bool | int | str | date = value
            case Param(name):
                constant = self.parameters[name]
            case _:
                assert_never(term)
        if not isinstance(constant, date):
            return repr(constant)
        name = f"k{len(self.constants)}"
        self.constants[name] = constant
        return name
