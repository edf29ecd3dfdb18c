"""A small study to ask things of: the Measures in force throughout, few rounds, few scenarios."""

import pickle
from collections.abc import Callable
from concurrent.futures import Executor, Future
from datetime import date
from random import Random
from typing import Any

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


class Posted(Executor):
    """Does everything at once, with what goes to a worker and comes back from it sent as bytes."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """What the call comes to."""
        work, given, named = pickle.loads(pickle.dumps((fn, args, kwargs)))
        future: Future[Any] = Future()
        future.set_result(pickle.loads(pickle.dumps(work(*given, **named))))
        return future
