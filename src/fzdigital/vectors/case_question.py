"""The question ``decide``: which outcomes an act can have in a case, and what would settle it."""

from collections.abc import Mapping
from datetime import date
from functools import reduce
from operator import or_

from fzdigital.domain.dates import checked_day
from fzdigital.rules.applying import applies
from fzdigital.rules.decide import Decision, decide
from fzdigital.rules.decision import ActDecision, Case, Matter, Outcome
from fzdigital.rules.interchange import Json
from fzdigital.rules.questions.needed import needed
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.source import Axis
from fzdigital.rules.universe import Universe
from fzdigital.rules.vocabulary import Day, FactDef, Facts, Value
from fzdigital.text import Text
from fzdigital.vectors.given import members, text, wrong


def decide_question(regulation: Regulation, given: Mapping[str, Json]) -> dict[str, Json]:
    """The outcomes still possible for an act, exactly; the units that apply if it is one, what is needed if it is not.

    Args:
        regulation: the regulation.
        given: ``subject``, ``facts``, ``matters``, ``act``.

    Raises:
        InvalidValueError: something given that means nothing.
        UnknownNameError: a fact, a kind of matter or an act that nobody declared.
        InconsistentError: what is known cannot hold together, where something is unknown.
    """
    decision = decide(regulation, case_given(regulation, given))
    act = decision.of(text(given, "act"))
    if not act.is_open:
        return {"outcomes": [act.outcome.value], "units": _units(decision, act)}
    (asked,) = needed(decision, act.act.id)
    outcomes: list[Json] = [outcome.value for outcome in Outcome if outcome in asked.outcomes]
    if len(outcomes) == 1:
        return {"outcomes": outcomes, "units": _units(decision, act)}
    about = [need.about for need in (*asked.needs, *asked.together)]
    return {
        "outcomes": outcomes,
        "needed": {
            "facts": [*sorted({one.name for one in about if isinstance(one, FactDef)})],
            "readings": [*sorted({one.id for one in about if isinstance(one, Axis)})],
        },
    }


def _units(decision: Decision, act: ActDecision) -> list[Json]:
    """The units of which a rule on the act applies whatever the unknown turns out to be, sorted."""
    units = {ground.result.rule.clause for ground in act.applying}
    doubtful = {ground.result.rule.clause for ground in act.undecided} - units
    if doubtful:
        universe = Universe(decision.case, (act.act.id,), decision.regulation)
        applying = [(rule.clause, applies(planes, rule).yes) for rule, planes in universe.applied(act.act.id)]
        for unit in doubtful:
            nowhere = reduce(or_, (node for clause, node in applying if clause == unit)) ^ universe.algebra.one
            if not nowhere & universe.possible:
                units.add(unit)
    return [*sorted(units)]


def case_given(regulation: Regulation, given: Mapping[str, Json]) -> Case:
    """The case that a vector describes.

    Args:
        regulation: whose vocabulary the case follows.
        given: ``subject``; ``facts`` by name, unknown where left out; ``matters`` by kind.

    Raises:
        InvalidValueError: something given that means nothing.
        UnknownNameError: a fact that nobody declared for the subject or the matter.
    """
    vocabulary = regulation.vocabulary
    subject, facts = text(given, "subject"), members(given, "facts")
    common = {fact.name for fact in vocabulary.of("")}
    shared = {name: value for name, value in facts.items() if name in common}
    own = {name: value for name, value in facts.items() if name not in common}
    matters = []
    for kind, several in members(given, "matters").items():
        if not isinstance(several, list):
            raise wrong(several, f"matters.{kind}", "列表", "a list")
        for place, one in enumerate(several, 1):
            if not isinstance(one, dict):
                raise wrong(one, f"matters.{kind}", "对象的列表", "a list of objects")
            matters.append(Matter(kind, f"{kind} {place}", _facts(regulation, kind, one)))
    return Case(subject, subject, _facts(regulation, "", shared), _facts(regulation, subject, own), tuple(matters))


def _facts(regulation: Regulation, kind: str, values: Mapping[str, Json]) -> Facts:
    declared = {fact.name: fact for fact in regulation.vocabulary.of(kind)}
    return regulation.vocabulary.facts_of(
        kind, {name: _value(declared.get(name), name, value) for name, value in values.items()}
    )


def _value(fact: FactDef | None, name: str, value: Json) -> Value:
    if fact is not None and isinstance(fact.sort, Day) and value is not None:
        found: date = checked_day(value, Text(name, name))
        return found
    if isinstance(value, list | dict):
        raise wrong(value, name, "一个值", "one value")
    return value
