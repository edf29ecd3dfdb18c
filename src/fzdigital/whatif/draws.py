"""Random draws that depend on what they are for, and on nothing else.

A draw is told by the seed, its purpose, the round and the block of scenarios, and within these by the place of the
firm. So two regulations see the same draws, and it does not matter in how many pieces or in what order a study is run.
"""

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Any, Final

import numpy as np
from attrs import field, frozen
from numpy.random import SFC64, SeedSequence

from fzdigital.errors import InvalidValueError
from fzdigital.text import Text
from fzdigital.whatif.cohort import Firm

BLOCK: Final = 16384
"""Scenarios in a block; the last block of a study may be used in part."""

STEPS: Final = 1 << 16
"""Probabilities are whole multiples of one by so much."""

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

    def steps(self, firm: Firm, number: int) -> int:
        """How likely it is for a firm in a round, in steps.

        Raises:
            InvalidValueError: the function gives no number from 0 to 1.
        """
        return steps_of(self.probability(firm, number) if callable(self.probability) else self.probability)


class Draws:
    """The draws of one round of one block.

    Args:
        seed: the seed of the study.
        number: the number of the round, from 1.
        block: the number of the block, from 0.

    A purpose is drawn when it is asked for, and only for as many firms as are asked about, which come first: what
    others are drawn does not depend on it. What has been asked is kept: several regulations ask the same.
    """

    def __init__(self, seed: int, number: int, block: int) -> None:
        self._key = (seed, number, block)
        self._kept: dict[str, dict[tuple[int, int], int]] = {}

    def planes(self, purpose: str, steps: Sequence[int]) -> list[int]:
        """Where something comes about for each firm; bit *i* is scenario *i* of the block.

        Args:
            purpose: what is drawn.
            steps: how likely it is for each firm, from 0 to :data:`STEPS`.
        """
        settled = {0: 0, STEPS: (1 << BLOCK) - 1}
        if all(one in settled for one in steps):
            return [settled[one] for one in steps]
        kept = self._kept.setdefault(purpose, {})
        asked = list(enumerate(steps))
        if any(one not in kept for one in asked):
            limits = np.array([min(one, STEPS - 1) for one in steps], np.uint16)
            drawn = np.less(self._numbers(purpose, len(steps)), limits[:, None])
            for one, row in zip(asked, np.packbits(drawn, axis=1, bitorder="little"), strict=True):
                kept[one] = settled[one[1]] if one[1] in settled else int.from_bytes(row.tobytes(), "little")
        return [kept[one] for one in asked]

    def _numbers(self, purpose: str, firms: int) -> Any:
        """Two bytes for each firm and scenario."""
        word = int.from_bytes(sha256(purpose.encode()).digest()[:8], "little")
        stream = SFC64(SeedSequence([word, *self._key]))
        return stream.random_raw(firms * BLOCK // 4).astype("<u8", copy=False).view("<u2").reshape(-1, BLOCK)


def draws_of(seed: int, block: int, rounds: int) -> tuple[Draws, ...]:
    """The draws of all rounds of one block.

    Args:
        seed: the seed of the study.
        block: the number of the block, from 0.
        rounds: how many rounds there are.
    """
    return tuple(Draws(seed, number, block) for number in range(1, rounds + 1))
