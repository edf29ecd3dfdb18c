"""All scenarios run under any regulation, without pytest."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from attrs import frozen

from fzdigital.errors import FzdigitalError
from fzdigital.policy.measures import MEASURES
from fzdigital.rules.regulation import Regulation
from tests.regulation.evidence import Asked, Held
from tests.regulation.features import Example, examples
from tests.regulation.step import perform
from tests.regulation.steps import STEPS
from tests.regulation.world import World

PASSED: Final = "passed"
"""What stands for a scenario all of whose answers were as written; anything else says at which sentence it failed."""


@frozen
class Run:
    """One scenario run.

    Args:
        example: the scenario.
        failed_at: position of the sentence at which it failed, or None.
        message: why it failed, or empty.
        evidence: what was asked and found until then.
    """

    example: Example
    failed_at: int | None
    message: str
    evidence: tuple[Asked | Held, ...]

    @property
    def result(self) -> str:
        """``passed``, or the sentence at which it failed and why."""
        if self.failed_at is None:
            return PASSED
        return f"{self.example.steps[self.failed_at].text}: {self.message}"


def run(example: Example, regulation: Regulation = MEASURES) -> Run:
    """Run one scenario.

    Args:
        example: the scenario.
        regulation: the regulation to ask.

    A regulation in which something the scenario names is missing makes it fail; it never raises for that.
    """
    world = World(regulation)
    for place, line in enumerate(example.steps):
        try:
            perform(STEPS, line.place, line.text, line.table, world)
        except (AssertionError, FzdigitalError, LookupError, ValueError) as error:
            return Run(example, place, f"{type(error).__name__}: {error}", tuple(world.evidence))
    return Run(example, None, "", tuple(world.evidence))


def run_all(regulation: Regulation = MEASURES) -> Mapping[str, str]:
    """Run every scenario of every feature file.

    Args:
        regulation: the regulation to ask, such as one in which a number was changed.

    Returns:
        for each scenario by its id ``passed``, or the sentence at which it failed and why.
    """
    return {example.id: run(example, regulation).result for example in examples()}


@cache
def runs() -> tuple[Run, ...]:
    """Every scenario run under the Measures, with the proof it left."""
    return tuple(run(example) for example in examples())
