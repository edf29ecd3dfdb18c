"""Random draws that depend on what they are for, and on nothing else.

A draw is told by the seed, its purpose, the round and the block of scenarios, and within these by the place of the
firm. So two regulations see the same draws, and it does not matter in how many pieces or in what order a study is run.

A draw is a number of two bytes. The first is random for every firm and scenario. The second, which decides in one case
of 256, is the number of the scenario plus an offset that is random for every firm: in any one scenario all draws are
independent and each number is as likely as any other, while each 256 scenarios that follow each other go through all
second bytes. That halves the randomness that is needed.
"""

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Final, Protocol

import numpy as np
from attrs import field, frozen
from numpy.random import SFC64, SeedSequence
from numpy.typing import NDArray

from fzdigital.errors import InvalidValueError
from fzdigital.text import Text
from fzdigital.whatif.blocks import BLOCK, EVERYWHERE, WORDS, Plane, packed
from fzdigital.whatif.cohort import MOST_FIRMS, Firm

STEPS: Final = 1 << 16
"""Probabilities are whole multiples of one by so much."""

EXITS: Final = "exits"
"""The purpose of the draw whether a firm goes that must, or that may."""

REFILL: Final = "refill"
"""The purpose of the draw whether the power to refill is used, of which there is one for all firms."""

_BYTE: Final = 256
_SPAN: Final = 8 * _BYTE
"""Scenarios compared at once with what decides in each, which comes again after each 256."""

_AT_ONCE: Final = 64
"""Firms drawn for at once, so that what is drawn is still at hand when it is looked at."""

Probability = float | Callable[[Firm, int], float]
"""A probability, or a function of the firm and the number of the round, from 1."""


def checked_probability(value: Probability) -> Probability:
    """A probability as given; what a function gives is checked when it does.

    Raises:
        InvalidValueError: it is neither a function nor a number from 0 to 1.
    """
    if not callable(value):
        steps_of(value)
    return value


def steps_of(probability: float) -> int:
    """A probability in steps of one by :data:`STEPS`.

    Args:
        probability: from 0 to 1.

    Raises:
        InvalidValueError: it is no number from 0 to 1.
    """
    given: object = probability
    if isinstance(given, bool) or not isinstance(given, int | float) or not 0 <= given <= 1:
        raise InvalidValueError(
            probability, Text("概率", "the probability"), Text("0至1之间的数", "a number from 0 to 1")
        )
    return round(given * STEPS)


@frozen
class Chance:
    """Something that comes about for a firm in a round or does not.

    Args:
        purpose: what is drawn; chances of one purpose share their draw, so that the less likely one implies the other.
        probability: how likely it is, in steps of one by 65,536.

    Raises:
        InvalidValueError: a probability that is no number from 0 to 1.
    """

    purpose: str
    probability: Probability = field(converter=checked_probability)

    @property
    def settled(self) -> bool | None:
        """Whether it always or never comes about, for every firm in every round; None if that hangs on a draw."""
        steps = None if callable(self.probability) else steps_of(self.probability)
        return {0: False, STEPS: True}.get(-1 if steps is None else steps)

    def probabilities(self, firms: Sequence[Firm], number: int) -> NDArray[np.float64]:
        """How likely it is for each of some firms in a round.

        Raises:
            InvalidValueError: the function gives no number from 0 to 1.
        """
        if not callable(self.probability):
            return np.full(len(firms), self.probability, np.float64)
        found = [self.probability(firm, number) for firm in firms]
        if not all(type(each) is float and 0 <= each <= 1 for each in found):
            for each in found:
                steps_of(each)
        return np.array(found, np.float64)


class Draws(Protocol):
    """The draws of some blocks."""

    def planes(self, chance: Chance, firms: Sequence[Firm], number: int) -> Plane:
        """Where something comes about for each of some firms.

        Args:
            chance: what is drawn, and how likely it is.
            firms: the firms; the first of a cohort, those after them are not asked about.
            number: the number of the round, from 1.
        """


class SeededDraws:
    """Draws that follow from a seed.

    Args:
        seed: the seed of the study.
        blocks: the numbers of the blocks, from 0.
        keep: whether what has been asked is kept, because several regulations or behaviours ask the same.

    What others are drawn does not depend on how many firms are asked about.
    """

    def __init__(self, seed: int, blocks: Sequence[int], keep: bool = False) -> None:
        self._seed, self._blocks, self._keep = seed, blocks, keep
        self._kept: dict[tuple[str, int], list[tuple[NDArray[np.int64], Plane]]] = {}

    def planes(self, chance: Chance, firms: Sequence[Firm], number: int) -> Plane:
        """Where something comes about for each of some firms."""
        steps = np.rint(chance.probabilities(firms, number) * STEPS).astype(np.int64)
        kept = self._kept.setdefault((chance.purpose, number), [])
        for known, planes in kept:
            if np.array_equal(known[: len(steps)], steps):
                return planes[: len(steps)]
        found = np.empty((len(steps), len(self._blocks) * WORDS), np.uint64)
        # Who comes after the last whose draw decides anything needs none.
        unsettled = np.flatnonzero(steps % STEPS)
        limits = _Limits(steps[: unsettled[-1] + 1 if len(unsettled) else 0])
        word = int.from_bytes(sha256(chance.purpose.encode()).digest()[:8], "little")
        for place, block in enumerate(self._blocks if len(unsettled) else ()):
            stream = SFC64(SeedSequence([word, self._seed, number, block]))
            limits.draw(stream, found[: len(limits.steps), place * WORDS : (place + 1) * WORDS])
        for settled, held in ((0, np.uint64(0)), (STEPS, EVERYWHERE)):
            found[steps == settled] = held
        if self._keep:
            kept[:] = [(steps, found), *(one for one in kept if not np.array_equal(one[0], steps[: len(one[0])]))]
        return found


class _Limits:
    """Below which bytes a draw comes about, for some firms.

    Args:
        steps: below which number it does.
    """

    def __init__(self, steps: NDArray[np.int64]) -> None:
        self.steps = steps
        self._first, self._second = (part.astype(np.uint8)[:, None] for part in np.divmod(steps, _BYTE))
        self._last = np.flatnonzero(self._first == _BYTE - 1)

    def draw(self, stream: SFC64, found: Plane) -> None:
        """Find where the draws of a block come about.

        Args:
            stream: what is drawn from.
            found: a plane for each firm, to be filled.
        """
        seconds = np.arange(_BYTE, dtype=np.uint8) + _bytes(stream, MOST_FIRMS + 1)[: len(found), None]
        wins = seconds < self._second
        limits = np.tile(self._first + wins, _SPAN // _BYTE)
        for start in range(0, len(found), _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            drawn = _bytes(stream, len(found[part]) * BLOCK).reshape(-1, BLOCK // _SPAN, _SPAN)
            found[part] = packed((drawn < limits[part, None]).reshape(-1, BLOCK))
            # There is no byte after the last to be the limit where a first byte that is the last wins.
            for row in self._last[(self._last >= start) & (self._last < start + _AT_ONCE)]:
                each = drawn[row - start].reshape(-1, _BYTE)
                found[row] = packed(((each < _BYTE - 1) | wins[row]).reshape(-1))


def _bytes(stream: SFC64, number: int) -> NDArray[np.uint8]:
    return stream.random_raw(number // 8).astype("<u8", copy=False).view(np.uint8)
