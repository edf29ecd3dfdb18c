"""The elements of a behaviour that the Measures' grounds for exit hang on: ratings, conduct, reports, events."""

from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import Final

from attrs import field, frozen

from fzdigital.policy.facts.conduct import EVENT_KIND
from fzdigital.policy.facts.firm import RUNS
from fzdigital.rules.bits import P
from fzdigital.rules.codes import code
from fzdigital.rules.planes import Column, Numbers
from fzdigital.rules.vocabulary import FactDef
from fzdigital.whatif.behaviour import Now, Told
from fzdigital.whatif.cohort import PAST_ROUNDS, Firm
from fzdigital.whatif.counting import increased
from fzdigital.whatif.draws import Chance, Probability, checked_probability

RUN: Final = "run"
LONGEST: Final = "longest"


def named(now: Now[P], fact: FactDef, where: Mapping[str, P]) -> Column[P]:
    """A fact with a closed list of values.

    Args:
        now: the round.
        fact: the fact.
        where: where it has each value but the first; nowhere two of them.
    """
    width = max(code(fact, value) for value in where).bit_length()
    bits = [now.algebra.zero] * width
    for value, plane in where.items():
        for bit in range(width):
            if code(fact, value) >> bit & 1:
                bits[bit] = bits[bit] | plane
    return Numbers(now.algebra.one, tuple(bits))


@frozen
class Ratings:
    """Every member is rated in every round; what counts is whether it has no star (4(1), 5(4)).

    Args:
        no_star: how likely no star is.

    Raises:
        InvalidValueError: a probability that is no number from 0 to 1.

    Since everybody is rated in every round, nobody comes back and nothing is re-checked, the run is the same under
    every reading but that a first rating out of time is void; it is taken to be in time. A firm that comes from the
    reserve starts afresh.
    """

    no_star: Probability = field(converter=checked_probability)

    @property
    def chances(self) -> tuple[Chance, ...]:
        """One for each firm and round."""
        return (Chance("stars", self.no_star),)

    def remembers(self, rounds: int) -> Mapping[str, int]:
        """The run up to now, and the longest."""
        bits = (PAST_ROUNDS + rounds).bit_length()
        return {RUN: bits, LONGEST: bits}

    def start(self, firm: Firm) -> Mapping[str, int]:
        """The runs of the past, of a member."""
        return {RUN: firm.no_stars, LONGEST: firm.longest} if firm.member else {RUN: 0, LONGEST: 0}

    def tell(self, now: Now[P]) -> Told[P]:
        """The longest run after this round."""
        none = now.happens(self.chances[0])
        run, longest = now.memory[RUN], now.memory[LONGEST]
        # A run that is as long as the longest is one, and goes on, makes that longer by one.
        shorter = reduce(or_, (bit ^ other for bit, other in zip(run, longest, strict=True)))
        longest = increased(now.algebra, longest, none & now.algebra.negated(shorter))
        run = tuple(bit & none for bit in increased(now.algebra, run, none))
        facts = dict.fromkeys((one.name for one in RUNS), Numbers(now.algebra.one, longest))
        return Told(facts, {RUN: run, LONGEST: longest})


@frozen
class Events:
    """Events that are grounds of their own (5(3)b).

    Args:
        safety: how likely a major safety accident is.
        dishonesty: how likely severe dishonesty is.
        unlawful: how likely other unlawful conduct is.
        serving: how likely it is that an event falls in the time of serving.
        grave: how likely it is that unlawful conduct is grave.

    Raises:
        InvalidValueError: a probability that is no number from 0 to 1.

    Of several events in one round only the first in this order is taken down.
    """

    safety: Probability = field(default=0.0, converter=checked_probability)
    dishonesty: Probability = field(default=0.0, converter=checked_probability)
    unlawful: Probability = field(default=0.0, converter=checked_probability)
    serving: Probability = field(default=1.0, converter=checked_probability)
    grave: Probability = field(default=0.0, converter=checked_probability)

    @property
    def chances(self) -> tuple[Chance, ...]:
        """One for each kind and circumstance."""
        return tuple(
            Chance(f"event.{purpose}", probability)
            for purpose, probability in (
                ("safety", self.safety),
                ("dishonesty", self.dishonesty),
                ("unlawful", self.unlawful),
                ("serving", self.serving),
                ("grave", self.grave),
            )
        )

    def remembers(self, rounds: int) -> Mapping[str, int]:
        """Nothing."""
        return {}

    def start(self, firm: Firm) -> Mapping[str, int]:
        """Nothing."""
        return {}

    def tell(self, now: Now[P]) -> Told[P]:
        """The events of this round."""
        safety, dishonesty, unlawful, serving, grave = map(now.happens, self.chances)
        dishonesty = dishonesty & now.algebra.negated(safety)
        unlawful = unlawful & now.algebra.negated(safety | dishonesty)
        some = safety | dishonesty | unlawful
        kinds = {"major_safety": safety, "severe_dishonesty": dishonesty, "other_illegal": unlawful}
        return Told(
            {
                "event.kind": named(now, EVENT_KIND, kinds),
                "event.during_service": now.truths(serving & some),
                "event.grave": now.truths(grave & unlawful),
            }
        )
