"""A small study to ask things of: the Measures in force throughout, few rounds, few scenarios."""

from datetime import date
from random import Random

from attrs import evolve

from fzdigital.policy.measures import MEASURES
from fzdigital.whatif.behaviour import Behaviour, Refilling
from fzdigital.whatif.cohort import synthetic
from fzdigital.whatif.elements import Events, Ratings
from fzdigital.whatif.study import Study, months

LASTING = MEASURES.amend(expires_on=date(2027, 12, 31))
BEHAVIOUR = Behaviour((Ratings(0.3), Events(safety=0.02)))
NEVER = evolve(BEHAVIOUR, refilling=Refilling(0.0))
STUDY = Study(synthetic(32, 12), BEHAVIOUR, date(2024, 9, 1), months(3), rounds=4, scenarios=300, seed=7)


def used(random: Random) -> Behaviour:
    """A use of the power to refill, drawn."""
    return evolve(BEHAVIOUR, refilling=Refilling(random.uniform(0, 1), upto=random.choice((27, 32))))


def always(random: Random) -> Behaviour:
    """The same use, whatever is drawn."""
    return BEHAVIOUR
