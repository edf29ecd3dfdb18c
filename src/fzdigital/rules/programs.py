"""What can be asked about a population, each question written down once as a program."""

from collections.abc import Iterable
from functools import cache, lru_cache

from fzdigital.errors import UnknownNameError
from fzdigital.rules.applying import applies
from fzdigital.rules.bits import P
from fzdigital.rules.codes import width
from fzdigital.rules.columns import Packed
from fzdigital.rules.decision import Outcome
from fzdigital.rules.declared import ACT, RULE
from fzdigital.rules.outcome_planes import bearing_rules, outcome_planes
from fzdigital.rules.plane_program import Noted, Notes, Program, program
from fzdigital.rules.planes import Column, Numbers, Planes, Truths, constant
from fzdigital.rules.supply import Supply
from fzdigital.rules.vocabulary import Bool, FactDef


class Programs:
    """The programs of one supply.

    Args:
        supply: says which facts there are; those with one value in all rows are worked in.
        everywhere: for each of the supply's first readers in order, whether it is known in every row.

    What it keeps is a memory of pure functions: it never changes an answer.
    """

    def __init__(self, supply: Supply, everywhere: tuple[bool, ...]) -> None:
        self._supply = supply
        self._notes = Notes()
        firsts = dict.fromkeys(supply.first_reader.values())
        given = {
            name: self._given(supply.columns[name][0], known) for name, known in zip(firsts, everywhere, strict=True)
        }
        read = {name: given[first] for name, first in supply.first_reader.items()}
        facts = supply.regulation.vocabulary.facts
        alike = {fact.name: constant(self._notes.algebra, fact, supply.constants.get(fact.name)) for fact in facts}
        self._planes = Planes(supply.regulation, self._notes.algebra, {**alike, **read})
        self._rules = {rule.id: rule for rule in supply.regulation.rules if rule.act in supply.acts}
        # A method that caches would keep every supply alive for good.
        self.applying = cache(self._applying)
        self.certain = cache(self._certain)
        self.outcomes = cache(self._outcomes)

    def _applying(self, rules: tuple[str, ...]) -> Program:
        """Where each rule applies, and where it does not."""
        found = [self._truths(name) for name in rules]
        return program(self._notes, [plane for truths in found for plane in truths])

    def _certain(self, groups: tuple[tuple[str, ...], ...]) -> Program:
        """For each group, where one of its rules is known to apply."""
        algebra = self._notes.algebra
        return program(self._notes, [algebra.any_of(map(self._truths, rules)).yes for rules in groups])

    def _outcomes(self, act: str) -> Program:
        """Where each outcome of an act holds, and where it does not."""
        rules_on(self._supply, act)
        bearing = bearing_rules(self._supply.regulation, act)
        found = outcome_planes(self._notes.algebra, [(rule, self._planes) for rule in bearing])
        return program(self._notes, [plane for outcome in Outcome for plane in found[outcome]])

    def _truths(self, name: str) -> Truths[Noted]:
        if name not in self._rules:
            raise UnknownNameError(RULE, name, ", ".join(self._supply.acts), tuple(self._rules))
        return applies(self._planes, self._rules[name])

    def _given(self, fact: FactDef, everywhere: bool) -> Column[Noted]:
        """The planes of a fact that are handed in, in the order of :func:`planes_in`."""
        one = self._notes.algebra.one
        if isinstance(fact.sort, Bool):
            yes = self._notes.given()
            return Truths(yes, one ^ yes if everywhere else self._notes.given())
        known = one if everywhere else self._notes.given()
        return Numbers(known, tuple(self._notes.given() for _ in range(width(fact))))


@lru_cache(maxsize=64)
def programs(supply: Supply, everywhere: tuple[bool, ...]) -> Programs:
    """The programs of a supply; the same ones for the same arguments.

    Args:
        supply: the supply.
        everywhere: for each of its first readers, whether it is known in every row.
    """
    return Programs(supply, everywhere)


def planes_in(packed: Packed[P]) -> Iterable[P]:
    """The planes of a column that a program is handed.

    Args:
        packed: the column; what follows from its being known everywhere is left out.
    """
    if isinstance(packed.column, Truths):
        return packed.column[:1] if packed.everywhere else packed.column
    known, bits = packed.column
    return bits if packed.everywhere else (known, *bits)


def rules_on(supply: Supply, act: str) -> tuple[str, ...]:
    """The ids of the rules on an act, in the regulation's order.

    Args:
        supply: names the acts.
        act: id of one of them.

    Raises:
        UnknownNameError: it is none of them.
    """
    if act not in supply.acts:
        raise UnknownNameError(ACT, act, supply.subject, supply.acts)
    return tuple(rule.id for rule in supply.regulation.rules if rule.act == act)
