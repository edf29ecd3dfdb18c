"""How precisely a study is to know something: it runs until it does."""

from math import ceil, log
from typing import Final

from attrs import frozen

from fzdigital.errors import InvalidValueError
from fzdigital.text import Text
from fzdigital.whatif.result import Estimate, Result

LEAST_SCENARIOS: Final = 1_000
"""From how many scenarios on their spread is known well enough to go by."""

MOST_SCENARIOS: Final = 100_000_000
"""Where a study stops in any case."""


@frozen
class Precision:
    """How precisely something is to be known.

    Args:
        metric: the metric.
        within: half the width of the interval, above 0, in the metric's unit. Where every scenario so far came to the
            same, another value by one in a share of scenarios that is not ruled out counts for it.
        confidence: of the interval, from 0 to 1, both excluded.
        version: the regulation, from 0; for one after the first, its difference to the first is meant.

    Raises:
        InvalidValueError: a number out of range.
    """

    metric: str
    within: float
    confidence: float = 0.95
    version: int = 0

    def __attrs_post_init__(self) -> None:
        if not self.within > 0:
            raise InvalidValueError(self.within, Text("精度", "the half width"), Text("大于0的数", "a number above 0"))
        if not 0 < self.confidence < 1:
            expected = Text("0与1之间的数", "a number between 0 and 1")
            raise InvalidValueError(self.confidence, Text("置信水平", "the confidence"), expected)

    def is_met(self, result: Result) -> bool:
        """Whether a result is that precise, or the study has run as long as it may.

        Raises:
            UnknownNameError: the result has no such metric.
            InvalidValueError: the result has no such regulation.
        """
        enough = self._half(result) <= self.within and result.scenarios >= LEAST_SCENARIOS
        return enough or result.scenarios >= MOST_SCENARIOS

    def more(self, result: Result) -> int:
        """How many scenarios in all are likely to be enough; at least a quarter more than there are.

        Raises:
            UnknownNameError: the result has no such metric.
            InvalidValueError: the result has no such regulation.
        """
        ratio = self._half(result) / self.within
        # The error of a mean falls with the root of their number, what is not ruled out with the number itself.
        grows = ratio * ratio if self._found(result).error else ratio
        likely = ceil(result.scenarios * min(grows * 1.05, MOST_SCENARIOS))
        return min(MOST_SCENARIOS, max(likely, result.scenarios * 5 // 4 + 1, LEAST_SCENARIOS))

    def _found(self, result: Result) -> Estimate:
        return result.difference(self.metric, self.version) if self.version else result.mean(self.metric)

    def _half(self, result: Result) -> float:
        found = self._found(result)
        if found.error:
            return found.half(self.confidence)
        # Where nothing was seen to vary, something that seldom does may be there: not likelier than this.
        return -log(1 - self.confidence) / result.scenarios
