"""Behaviour: how facts about a firm come about in a round, and how powers are used.

An element is a small value that tells some facts of one firm in one round; an analyst's own can stand in its place.
It is run once over planes that only note what is done to them, and what it comes to is then done for all scenarios: it
must not ask whether a plane holds, only combine planes.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, Generic, Protocol

from attrs import field, frozen

from fzdigital.errors import InvalidValueError
from fzdigital.rules.bits import Algebra, P
from fzdigital.rules.decision import Outcome
from fzdigital.rules.planes import Truths
from fzdigital.text import Text
from fzdigital.whatif.asking import Facts
from fzdigital.whatif.cohort import Firm
from fzdigital.whatif.counting import Bits
from fzdigital.whatif.draws import EXITS, REFILL, Chance, Probability, checked_probability, steps_of

METRICS: Final = (
    "exits", "refills", "size", "rounds_below", "first_below", "dips", "reserve_left", "rounds_to_empty",
)  # fmt: skip
"""What is told of a scenario: exits and refills in all, members at the end, rounds that end below the floor, the first
round that does (one more than there are rounds if none), rounds in which the library is below the floor after the exits
and before it is refilled, firms in reserve at the end, and the first round that ends with an empty reserve (likewise).
What a behaviour counts of its own comes after these."""


@frozen(eq=False)
class Now(Generic[P]):
    """What an element sees of one firm in one round.

    Args:
        algebra: the algebra of the planes.
        member: where the firm is in the library.
        memory: the numbers that elements remember, by name.
        drawn: where each chance comes about.
        ask: what holds for an act, by the regulation's own rules, where some facts are so.
    """

    algebra: Algebra[P]
    member: P
    memory: Mapping[str, Bits[P]]
    drawn: Mapping[Chance, P]
    ask: Callable[[str, Facts[P]], Mapping[Outcome, Truths[P]]]

    def happens(self, chance: Chance) -> P:
        """Where a chance comes about while the firm is a member."""
        return self.drawn[chance] & self.member

    def truths(self, plane: P) -> Truths[P]:
        """A yes-or-no fact that is known everywhere."""
        return Truths(plane, self.algebra.negated(plane))

    def done(self, act: str, facts: Facts[P], power: P) -> P:
        """Where an act is done: where it must be, and where it may be and the power is used.

        Args:
            act: id of the act.
            facts: what is told.
            power: where the power would be used.
        """
        outcomes = self.ask(act, facts)
        return (outcomes[Outcome.MUST].yes | (outcomes[Outcome.MAY].yes & power)) & self.member


@frozen(eq=False)
class Told(Generic[P]):
    """What an element tells.

    Args:
        facts: facts of the firm and its matters, by name.
        memory: the numbers to remember until the next round, by name.
    """

    facts: Facts[P]
    memory: Mapping[str, Bits[P]] = field(factory=dict)


class Element(Protocol):
    """One part of a behaviour."""

    @property
    def chances(self) -> tuple[Chance, ...]:
        """What it draws."""

    def remembers(self, rounds: int) -> Mapping[str, int]:
        """How many bits each number takes that it remembers, in a study of so many rounds."""

    def start(self, firm: Firm) -> Mapping[str, int]:
        """What it remembers of a firm at the start."""

    def tell(self, now: Now[P]) -> Told[P]:
        """The facts of one round."""


@frozen
class Stateless:
    """An element that remembers nothing."""

    def remembers(self, rounds: int) -> Mapping[str, int]:
        """Nothing."""
        return {}

    def start(self, firm: Firm) -> Mapping[str, int]:
        """Nothing."""
        return {}


MOST_COUNTED: Final = 255
"""The most that a firm may come to in a round in what is counted of it."""


@frozen
class Count:
    """Something to be counted of every firm in every round, which adds up to a metric of its own.

    Args:
        name: what the metric is called; none that there is already.
        most: the most that one firm comes to in one round, from 1 to 255.
        of: what is counted: a number, out of what is seen of a firm in a round after all elements have told theirs, and
            out of the facts that they told. Where the firm is no member it counts for nothing.

    Raises:
        InvalidValueError: a most out of range.
    """

    name: str
    most: int
    of: Callable[[Now[Any], Facts[Any]], Bits[Any]]

    def __attrs_post_init__(self) -> None:
        if type(self.most) is not int or not 1 <= self.most <= MOST_COUNTED:
            expected = Text(f"1至{MOST_COUNTED}的整数", f"a whole number from 1 to {MOST_COUNTED}")
            raise InvalidValueError(self.most, Text("每轮最大计数", "the most in a round"), expected)


@frozen
class Refilling:
    """How the bureau uses its power to refill the library (5(5)b).

    Args:
        probability: how likely it is to use it in a round in which it may.
        below: it uses it only where the library is below this level; None where it may at all.
        upto: it then selects up to this level, or the planned total if that is less; None for the planned total.

    Raises:
        InvalidValueError: a probability that is no number from 0 to 1, or a level below 0.
    """

    probability: float = 1.0
    below: int | None = None
    upto: int | None = None

    def __attrs_post_init__(self) -> None:
        steps_of(self.probability)
        for level in (self.below, self.upto):
            if level is not None and (type(level) is not int or level < 0):
                raise InvalidValueError(
                    level, Text("家数", "the level"), Text("不小于0的整数", "a whole number from 0")
                )


@frozen
class Behaviour:
    """How facts come about and powers are used.

    Args:
        elements: what tells the facts of a firm, in the order in which they come about.
        exits: how likely it is that a firm that must go is put out in the same round; else it stays until the next.
        exit_power: the same where a version of the rules only permits it.
        refilling: how the library is refilled.
        counts: what is counted besides, each as a metric.

    Raises:
        InvalidValueError: a probability that is no number from 0 to 1, what is no element, two elements that remember
            the same number, or two counts of one name.
    """

    elements: tuple[Element, ...]
    exits: Probability = field(default=1.0, converter=checked_probability)
    exit_power: Probability = field(default=0.0, converter=checked_probability)
    refilling: Refilling = Refilling()
    counts: tuple[Count, ...] = ()

    def __attrs_post_init__(self) -> None:
        given: tuple[object, object] = (self.elements, self.refilling)
        if not isinstance(given[0], tuple) or not all(hasattr(one, "tell") for one in given[0]):
            expected = Text("行为要素组成的元组", "a tuple of elements")
            raise InvalidValueError(given[0], Text("行为要素", "the elements"), expected)
        if not isinstance(given[1], Refilling):
            raise InvalidValueError(given[1], Text("补充", "the refilling"), Text("Refilling", "a Refilling"))
        names = [name for element in self.elements for name in element.remembers(1)]
        for name in names:
            if names.count(name) > 1:
                expected = Text("只由一个要素记住的数", "remembered by one element only")
                raise InvalidValueError(name, Text("行为要素记住的数", "what elements remember"), expected)
        metrics = self.metrics
        for count in self.counts:
            if metrics.count(count.name) > 1:
                expected = Text("不与其他指标重名的名称", "a name that no other metric has")
                raise InvalidValueError(count.name, Text("计数名称", "what is counted"), expected)

    @property
    def purposes(self) -> tuple[str, ...]:
        """What is drawn: what the elements draw, whether who is to go goes, and whether the power to refill is used."""
        drawn = (chance.purpose for element in self.elements for chance in element.chances)
        return tuple(dict.fromkeys((*drawn, EXITS, REFILL)))

    @property
    def metrics(self) -> tuple[str, ...]:
        """What is told of a scenario: :data:`METRICS`, then what is counted besides."""
        return (*METRICS, *(count.name for count in self.counts))
