"""Vectors and scenarios made up so that the Measures are accounted for without a gap, and regulations with one less."""

from attrs import evolve

from fzdigital.policy.measures import MEASURES
from fzdigital.rules.regulation import Regulation
from fzdigital.signing import Scenario
from fzdigital.vectors import Vector

CLAIMED = tuple(clause.id for clause in MEASURES.clauses if clause.excuse is None)


def vector(unit: str, *shows: str, number: int = 1) -> Vector:
    """A vector about a unit that shows some things."""
    return Vector(f"{unit}/diagram-{number}", unit, "core", "decide", (), "{}", "{}", "diagram", shows=shows)


def scenario(name: str, *units: str, feature: str = "示例") -> Scenario:
    """A scenario about some units that was not run."""
    return Scenario(f"sample.feature::{name}", "sample.feature", feature, "", name, "", units)


VECTORS = tuple(
    vector(unit, *(f"{rule.id}: dropped" for rule in MEASURES.rules if rule.clause == unit)) for unit in CLAIMED
)
"""One vector for each unit that computes something; together they show every rule."""

SCENARIOS = tuple(
    scenario(f"关于{unit}", unit, feature=MEASURES.clause(unit).citation.zh[:2] + "示例") for unit in CLAIMED
)
"""One scenario for each unit that computes something, in a feature of its section."""


def without_rule(name: str) -> Regulation:
    """The Measures without one rule, also where others except it."""
    rules = tuple(
        evolve(rule, unless=tuple(one for one in rule.unless if one != name))
        for rule in MEASURES.rules
        if rule.id != name
    )
    return evolve(MEASURES, rules=rules)
