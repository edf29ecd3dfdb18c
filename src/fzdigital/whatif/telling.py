"""What the elements of a behaviour tell of one firm in one round, one after the other."""

from collections.abc import Iterator, Mapping

from fzdigital.errors import InvalidValueError, UnknownNameError
from fzdigital.rules.bits import Algebra, P
from fzdigital.rules.decision import Outcome
from fzdigital.rules.declared import FACT
from fzdigital.rules.planes import Column, Truths
from fzdigital.rules.regulation import Regulation
from fzdigital.text import Text
from fzdigital.whatif.asking import Facts, asked
from fzdigital.whatif.behaviour import Behaviour, Now, Told
from fzdigital.whatif.counting import Bits
from fzdigital.whatif.draws import Chance


def told(
    regulation: Regulation,
    behaviour: Behaviour,
    algebra: Algebra[P],
    known: Facts[P],
    member: P,
    memory: Mapping[str, Bits[P]],
    drawn: Mapping[Chance, P],
) -> Told[P]:
    """All facts of a firm in a round, and what is remembered of it.

    Args:
        regulation: the regulation.
        behaviour: how facts come about.
        algebra: the algebra of the planes.
        known: the facts that are known before anything happens.
        member: where the firm is in the library.
        memory: the numbers that elements remember, by name.
        drawn: where each chance comes about.

    Raises:
        UnsuppliedFactsError: a rule speaks of a fact that nobody tells.
        UndeterminedError: what holds for an act hangs on a reading left unresolved.
        InvalidValueError: two elements tell the same fact.
        UnknownNameError: an element asks for a chance that it does not declare.
    """
    facts, remembered = dict(known), dict(memory)

    def ask(act: str, more: Facts[P]) -> Mapping[Outcome, Truths[P]]:
        return asked(regulation, algebra, act, {**facts, **more})

    for element in behaviour.elements:
        found = element.tell(Now(algebra, member, remembered, _Drawn(drawn), ask))
        twice = [name for name in found.facts if name in facts and name not in known]
        if twice:
            expected = Text("只由一个要素提供的事实", "told by one element only")
            raise InvalidValueError(twice[0], Text("行为要素提供的事实", "what elements tell"), expected)
        facts.update(found.facts)
        remembered.update(found.memory)
    return Told(facts, remembered)


def counts(
    regulation: Regulation,
    behaviour: Behaviour,
    algebra: Algebra[P],
    found: Told[P],
    member: P,
    drawn: Mapping[Chance, P],
) -> Iterator[Bits[P]]:
    """What the behaviour counts of a firm in a round, each in the bits that its most takes.

    Args:
        regulation: the regulation.
        behaviour: how facts come about.
        algebra: the algebra of the planes.
        found: the facts and what is remembered after all elements have told theirs.
        member: where the firm is in the library.
        drawn: where each chance comes about.

    Raises:
        InvalidValueError: a count takes more bits than its most.
        UnknownNameError: a count asks for a fact that no element tells.
    """

    def ask(act: str, more: Facts[P]) -> Mapping[Outcome, Truths[P]]:
        return asked(regulation, algebra, act, {**found.facts, **more})

    for count in behaviour.counts:
        bits = count.of(Now(algebra, member, found.memory, _Drawn(drawn), ask), _Told(found.facts))
        width = count.most.bit_length()
        if len(bits) > width:
            expected = Text(f"不超过{width}位", f"at most {width} bits")
            raise InvalidValueError(len(bits), Text(f"计数“{count.name}”的位数", f"what {count.name} counts"), expected)
        yield (*(bit & member for bit in bits), *[algebra.zero] * (width - len(bits)))


class _Drawn(dict[Chance, P]):
    """Chances that were declared; of another it is said that it was not."""

    def __missing__(self, chance: Chance) -> P:
        known = tuple(one.purpose for one in self)
        raise UnknownNameError(Text("已声明的机会", "declared chance"), chance.purpose, "tell", known)


class _Told(dict[str, Column[P]]):
    """Facts that were told; of another it is said that it was not."""

    def __missing__(self, name: str) -> Column[P]:
        raise UnknownNameError(FACT, name, "counts", tuple(self))
