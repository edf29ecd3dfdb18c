"""Numbers drawn elsewhere, handed in instead of a seed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from fzdigital.errors import InvalidValueError, UnknownNameError
from fzdigital.text import Text
from fzdigital.whatif.blocks import WORD, WORDS, Plane, blocks_of, turned
from fzdigital.whatif.cohort import Firm
from fzdigital.whatif.draws import REFILL, Chance, Draws

_PURPOSE: Final = Text("抽取用途", "purpose of a draw")

_AT_ONCE: Final = 1024
"""Scenarios that are looked at together, so that what is found of them stays at hand; a multiple of a word."""


@frozen(eq=False)
class Recorded:
    """Numbers drawn elsewhere: something comes about for a firm where its number is below its probability.

    Args:
        numbers: by purpose, an array by scenario, round and firm; of numbers from 0 to 1, 1 excluded. Of the purpose
            ``refill`` there is one number for each scenario and round. A probability is compared with them in their own
            type; one that is a number nearer to never or always than half a step of 1/65,536 is that. What has no
            numbers here is drawn from the seed.

    Raises:
        InvalidValueError: what is no array of numbers with three dimensions.
    """

    numbers: Mapping[str, NDArray[Any]]

    def __attrs_post_init__(self) -> None:
        for purpose, one in self.numbers.items():
            given: object = one
            if not isinstance(given, np.ndarray) or given.ndim != 3 or given.dtype.kind != "f":
                expected = Text("按情景、轮次、企业排列的浮点数组", "an array of floats by scenario, round and firm")
                shown = f"{given.dtype} {given.shape}" if isinstance(given, np.ndarray) else given
                raise InvalidValueError(shown, _place(purpose), expected)

    def require(self, scenarios: int, rounds: int, firms: int) -> None:
        """That there are numbers for so many scenarios, rounds and firms.

        Raises:
            InvalidValueError: there are fewer.
        """
        for purpose, one in self.numbers.items():
            wanted = (scenarios, rounds, 1 if purpose == REFILL else firms)
            if any(has < needs for has, needs in zip(one.shape, wanted, strict=True)):
                expected = Text(f"至少{wanted}", f"at least {wanted}")
                raise InvalidValueError(one.shape, _place(purpose), expected)

    def require_purposes(self, purposes: Collection[str]) -> None:
        """That there are numbers for nothing but what is drawn.

        Raises:
            UnknownNameError: something is not drawn.
        """
        for purpose in self.numbers:
            if purpose not in purposes:
                raise UnknownNameError(_PURPOSE, str(purpose), "recorded", tuple(purposes))

    def part(self, first: int, scenarios: int) -> "Recorded":
        """The numbers of some scenarios that follow each other.

        Args:
            first: the number of the first, from 0.
            scenarios: how many.
        """
        return Recorded({purpose: one[first : first + scenarios] for purpose, one in self.numbers.items()})


def _place(purpose: str) -> Text:
    return Text(f"交来的“{purpose}”数组", f"the numbers handed in for {purpose}")


class RecordedDraws:
    """Draws that are read off numbers handed in.

    Args:
        recorded: the numbers of some blocks; the last may have fewer scenarios.
        others: draws of what has no numbers.
        chances: all that may be asked.
        firms: all firms of the cohort.
        rounds: how many rounds there are.
    """

    def __init__(
        self, recorded: Recorded, others: Draws, chances: Iterable[Chance], firms: Sequence[Firm], rounds: int
    ) -> None:
        self._numbers, self._others, self._firms, self._rounds = recorded.numbers, others, firms, rounds
        self._chances = tuple(dict.fromkeys(chances))
        self._kept: dict[Chance, Plane] = {}

    def planes(self, chance: Chance, firms: Sequence[Firm], number: int) -> Plane:
        """Where something comes about for each of some firms."""
        if chance.purpose not in self._numbers:
            return self._others.planes(chance, firms, number)
        if chance not in self._kept:
            # Numbers are read from far away: once for all that is asked of them.
            self._read(dict.fromkeys((chance, *(one for one in self._chances if one.purpose == chance.purpose))))
        found: Plane = self._kept[chance][number - 1, : len(firms)]
        return found

    def _read(self, chances: Collection[Chance]) -> None:
        """Find where chances of one purpose come about, by round, firm and scenario."""
        purpose = next(iter(chances)).purpose
        numbers = self._numbers[purpose][:, : self._rounds, : len(self._firms)]
        firms = self._firms[: numbers.shape[2]]
        limits = [
            np.concatenate([chance.probabilities(firms, number) for number in range(1, self._rounds + 1)])
            for chance in chances
        ]
        width = self._rounds * len(firms)
        columns = -(-width // WORD) * WORD
        found = np.zeros((len(chances), columns, blocks_of(len(numbers)) * WORDS), np.uint64)
        below = np.zeros((_AT_ONCE, columns), np.bool_)
        for start in range(0, len(numbers), _AT_ONCE):
            part = numbers[start : start + _AT_ONCE].reshape(-1, width)
            if width and not (part.min() >= 0 and part.max() < 1):
                shown = part[~((part >= 0) & (part < 1))][0]
                raise InvalidValueError(float(shown), _place(purpose), Text("不小于0且小于1的数", "from 0 to below 1"))
            below[len(part) :] = False
            for planes, limit in zip(found, limits, strict=True):
                np.less(part, limit.astype(part.dtype), out=below[: len(part), :width])
                planes[:, start // WORD : (start + _AT_ONCE) // WORD] = turned(below)
        for chance, planes in zip(chances, found, strict=True):
            self._kept[chance] = planes[:width].reshape(self._rounds, len(firms), -1)
