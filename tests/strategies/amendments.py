"""Strategies for amended versions of small regulations: every kind of change there is, several at once."""

from datetime import date
from typing import Final

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from fzdigital.errors import FzdigitalError
from fzdigital.rules.expr import All, Any, Choice, Compare, Condition, Const, Fact, Not
from fzdigital.rules.function import PlainFunction
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force, Rule
from tests.strategies.small import ACTORS
from tests.strategies.trees import SUBJECT, Realm, conditions, readings_of, values_of

_CHANGES: Final = (
    *("number", "day", "reading", "force", "holder", "narrower", "wider", "turned", "wording", "added", "repealed"),
    *("moved", "in_force", "survives", "excepted"),
)


def one_way(value: int) -> int:
    """A plain function."""
    return value


def other_way(value: int) -> int:
    """Another plain function."""
    return -value


@st.composite
def amended(draw: DrawFn, regulation: Regulation) -> Regulation:
    """Another version of a small regulation: up to three changes, or none.

    Args:
        draw: given by Hypothesis.
        regulation: the first version.
    """
    for change in draw(st.lists(st.sampled_from(_CHANGES), max_size=3)):
        regulation = _changed(draw, regulation, change)
    return regulation


@st.composite
def functioning(draw: DrawFn, regulation: Regulation) -> tuple[Regulation, Regulation]:
    """A small regulation under two plain functions, each of which gives the same facts, and the names of those facts.

    Args:
        draw: given by Hypothesis.
        regulation: the regulation.
    """
    names = [fact.name for fact in regulation.vocabulary.facts if fact.of]
    given = tuple(draw(st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True)))
    one, other = (
        evolve(regulation, functions=(PlainFunction("1", function, gives=given),)) for function in (one_way, other_way)
    )
    return one, other


def reworded(condition: Condition) -> Condition:
    """The same condition in other words."""
    match condition:
        case All(parts):
            return Not(Any(tuple(Not(part) for part in parts)))
        case Any(parts):
            return Not(All(tuple(Not(part) for part in parts)))
        case Not(Not(part)):
            return part
        case _:
            return Not(Not(condition))


def _changed(draw: DrawFn, regulation: Regulation, change: str) -> Regulation:
    realm = Realm(regulation.vocabulary, regulation.parameters, regulation.axes)
    rule = draw(st.sampled_from(regulation.rules)) if regulation.rules else None
    match change:
        case "number":
            return _enacting(regulation, "limit", draw(st.integers(-1, 3)))
        case "day":
            first = next(one.value for one in regulation.parameters if one.name == "begins")
            days = [day for fact in realm.vocabulary.of("") for day in values_of(fact.sort)] or [first]
            return _enacting(regulation, "begins", draw(st.sampled_from(days)))
        case "reading":
            axis = draw(st.sampled_from(realm.axes))
            return regulation.with_readings({axis.id: draw(readings_of(axis))})
        case "in_force":
            return evolve(regulation, in_force=_in_force(draw, regulation))
        case "added":
            # An id that was given before in the same test is not given again.
            name = f"rule-{max((int(one.id.partition('-')[2]) for one in regulation.rules), default=9) + 10}"
            act, force = draw(st.sampled_from(regulation.acts)).id, draw(st.sampled_from(Force))
            new = Rule(name, "1", act, "head", force, draw(conditions(realm, (SUBJECT,), 2)))
            return evolve(regulation, rules=(*regulation.rules, new))
        case _:
            return regulation if rule is None else _with_rule(draw, regulation, realm, rule, change)


def _enacting(regulation: Regulation, name: str, value: int | date) -> Regulation:
    """With another number or day, unless a condition compares it with a fact that never comes to it."""
    try:
        return regulation.amend(**{name: value})
    except FzdigitalError:
        return regulation


def _in_force(draw: DrawFn, regulation: Regulation) -> Condition:
    days: tuple[Condition, ...] = tuple(
        Compare(Fact(fact.name), sign, Const(day))
        for fact in regulation.vocabulary.of("")
        for day in values_of(fact.sort)
        for sign in ("==", "!=", ">=", "<=")
    )
    if not days:
        return Const(draw(st.booleans()))
    one, other = draw(st.sampled_from(days)), draw(st.sampled_from(days))
    return draw(st.sampled_from((one, Choice("Q-2", (("r0", one), ("r1", other))), All((one, other)), Const(True))))


def _with_rule(draw: DrawFn, regulation: Regulation, realm: Realm, rule: Rule, change: str) -> Regulation:
    condition = draw(conditions(realm, (SUBJECT,), 2))
    match change:
        case "force":
            other = evolve(rule, force=draw(st.sampled_from(Force)))
        case "holder":
            other = evolve(rule, holder=draw(st.sampled_from(ACTORS)).id)
        case "narrower":
            other = evolve(rule, when=All((rule.when, condition)))
        case "wider":
            other = evolve(rule, when=Any((rule.when, condition)))
        case "turned":
            other = evolve(rule, when=Not(rule.when))
        case "wording":
            other = evolve(rule, when=reworded(rule.when))
        case "survives":
            other = evolve(rule, survives=draw(st.sampled_from((Const(False), condition))))
        case "excepted":
            other = evolve(rule, unless=())
        case "moved":
            act = "warn" if rule.act == "praise" else "praise"
            alone = not rule.unless and all(rule.id not in one.unless for one in regulation.rules)
            other = evolve(rule, act=act) if alone else rule
        case _:
            left = (
                evolve(one, unless=tuple(name for name in one.unless if name != rule.id)) for one in regulation.rules
            )
            return evolve(regulation, rules=tuple(one for one in left if one.id != rule.id))
    return evolve(regulation, rules=tuple(other if one.id == rule.id else one for one in regulation.rules))
