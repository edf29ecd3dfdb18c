"""A small plan in which everything is asked that can be, and its answers."""

from datetime import date
from functools import cache

from attrs import evolve

from fzdigital.policy.measures import MEASURES
from fzdigital.text import Text
from fzdigital.whatif.behaviour import Behaviour, Refilling
from fzdigital.whatif.cohort import synthetic
from fzdigital.whatif.elements import Events, Ratings
from fzdigital.whatif.plan import Answers, Discretion, Plan, Spread, Tried, Variant, answered
from fzdigital.whatif.study import Study, months

LASTING = MEASURES.amend(expires_on=date(2028, 12, 31))
BEHAVIOUR = Behaviour((Ratings(0.25), Events(safety=0.01)), refilling=Refilling(0.9))
STUDY = Study(synthetic(32, 12), BEHAVIOUR, date(2025, 6, 1), months(3), rounds=4, scenarios=200, seed=1)
READINGS = (("OP-26.floor", ("strict", "inclusive")),)
PLAN = Plan(
    Text("虚构示例", "Invented example"),
    STUDY,
    MEASURES,
    (
        Variant(Text("延长", "prolonged"), LASTING),
        Variant(Text("延长且放宽", "prolonged and eased"), LASTING.amend(no_star_limit=3)),
        Variant(Text("现行", "as enacted"), MEASURES),
    ),
    Text("虚构企业", "made-up firms"),
    Tried("size", (("no_star_limit", (1, 2)), ("refill_floor", (25, 27))), READINGS),
    Tried("size", (("no_star_limit", (1, 2, 3)),), READINGS),
    Spread("size", Discretion(BEHAVIOUR, (0.2, 1.0), (27, 32)), READINGS, samples=2),
)
PLAIN = evolve(PLAN, versions=PLAN.versions[:1], sweep=None, singles=None, spread=None)
"""One version and nothing tried."""


@cache
def answers() -> Answers:
    """The answers to the plan, once."""
    return answered(PLAN)


@cache
def plain_answers() -> Answers:
    """The answers to the plan that tries nothing, once."""
    return answered(PLAIN)
