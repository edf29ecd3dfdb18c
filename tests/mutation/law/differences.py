"""Where a mutant decides otherwise: a proof that it never does, or the plainest case in which it does."""

from collections.abc import Mapping
from functools import reduce
from operator import or_

from attrs import evolve, frozen

from fzdigital.rules.case import Case
from fzdigital.rules.diagram import Node
from fzdigital.rules.layout import rules_on
from fzdigital.rules.questions.effects import effect_of, joined
from fzdigital.rules.questions.witness import everything, witness
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force
from fzdigital.rules.universe import Universe
from tests.mutation.law.completing import completed
from tests.mutation.law.mutants import Mutant
from tests.mutation.law.plain import plain_case


@frozen
class Difference:
    """A case in which a mutant has another outcome than the original.

    Args:
        act: id of the act.
        case: the case, with nothing left unknown.
        readings: the readings under which they differ, as (axis, reading).
    """

    act: str
    case: Case
    readings: tuple[tuple[str, str], ...]


class Compared:
    """A mutant beside the original, over all cases, for one act.

    Args:
        regulation: the original.
        mutant: the mutant.
        act: id of the act.
        readings: the readings under which they are compared; None leaves one open, so that they are under all of it.
    """

    def __init__(self, regulation: Regulation, mutant: Mutant, act: str, readings: Mapping[str, str | None]) -> None:
        self.act, self.readings = act, readings
        self.original = regulation.with_readings(readings)
        # A mutant of a default keeps its own reading: it is what was changed.
        self.changed = mutant.regulation.with_readings(readings)
        self.subject = regulation.act(act).subject
        self.universe = Universe(_all_cases(regulation, mutant, act), (act,), self.original, self.changed)
        pair = self.universe.outcomes(act, self.original), self.universe.outcomes(act, self.changed)
        zero = self.universe.algebra.zero
        self.anywhere = reduce(or_, (pair[0][one] ^ pair[1][one] for one in pair[0]), zero)
        if act in aims(regulation):
            # An aim compels nobody, so that nothing but the aim itself tells whether it is missed.
            self.anywhere = self.anywhere | (self._aimed(self.original) ^ self._aimed(self.changed))
        by_effect = [[joined(found, effect, zero) for effect in dict.fromkeys(map(effect_of, found))] for found in pair]
        self.in_effect = reduce(or_, (one ^ other for one, other in zip(*by_effect, strict=True)), zero)

    def _aimed(self, regulation: Regulation) -> Node:
        """Where one of the aims about the act applies."""
        applied = (
            planes.truths(regulation.effect(rule)).yes & planes.truths(rule.scope).yes & planes.truths(rule.when).yes
            for rule, planes in self.universe.applied(self.act, regulation)
        )
        return reduce(or_, applied, self.universe.algebra.zero)

    def difference(self, where: Node | None = None) -> Difference | None:
        """The plainest case in which they differ, in effect if they ever do; None if no case shows a difference.

        Args:
            where: only among these cases; everywhere if left out.
        """
        among = self.universe.algebra.one if where is None else where
        like = plain_case(self.original, self.subject)
        for node in (self.in_effect & among, self.anywhere & among):
            found = witness(self.universe, node, like)
            if found is not None:
                chosen = {**self.readings, **dict(found.readings)}
                readings = tuple(sorted((axis, reading) for axis, reading in chosen.items() if reading is not None))
                return Difference(self.act, completed(self.original, found.case, like), readings)
        return None


def aims(regulation: Regulation) -> frozenset[str]:
    """The ids of the acts about which there is nothing but aims."""
    binding = {rule.act for rule in regulation.rules if rule.force is not Force.AIM}
    return frozenset(rule.act for rule in regulation.rules) - binding


def _all_cases(regulation: Regulation, mutant: Mutant, act: str) -> Case:
    """The case of which nothing is known.

    What lets a ground survive the period in force speaks of two days for each kind of matter, which all together make a
    diagram of millions of nodes. Where that is what was changed, matters of other kinds are left out: each ground
    compels by itself, so what differs beside other grounds differs without them.
    """
    case = everything(regulation, regulation.act(act).subject)
    if mutant.part != "survives":
        return case
    kinds = {kind for rule, kind in rules_on(regulation, act) if rule.id == mutant.rule}
    absent = regulation.vocabulary.absent
    return evolve(
        case, matters=tuple(one if one.kind in kinds else evolve(one, facts=absent(one.kind)) for one in case.matters)
    )


def difference_of(regulation: Regulation, mutant: Mutant) -> Difference | None:
    """The plainest case in which a mutant decides otherwise than the original, under the defaults if there is one.

    Args:
        regulation: the original.
        mutant: the mutant.

    Returns:
        the case; None proves that the mutant decides every case as the original does, under every reading of the points
        on which the rules about those acts hang (but for a changed default, which is compared under the defaults).
        Of a mutant that no act hangs on it proves nothing: a plain function reads it.
    """
    chosen = dict(mutant.readings)
    for act in mutant.acts:
        found = Compared(regulation, mutant, act, chosen).difference()
        if found is not None:
            return found
    for act in mutant.acts if mutant.kind != "default reading" else ():
        left_open = dict.fromkeys(_axes(regulation, mutant, act))
        found = Compared(regulation, mutant, act, left_open | chosen).difference() if left_open else None
        if found is not None:
            return found
    return None


def _axes(regulation: Regulation, mutant: Mutant, act: str) -> list[str]:
    """The axes on which the changed rule hangs, or all rules on an act where it was no rule.

    What lets a ground survive the period in force is left as it is unless it is what was changed: a rule that differs
    anywhere differs within that period.
    """
    # An exception that is dropped makes a difference where the exception speaks, which has readings of its own.
    alone = mutant.rule and mutant.kind != "exception dropped"
    rules = [rule for rule in regulation.rules if rule.act == act and (not alone or rule.id == mutant.rule)]
    parts = [(rule.when, rule.scope) if mutant.part != "survives" else (rule.scope, rule.survives) for rule in rules]
    spoken = repr(parts) if mutant.rule else repr((parts, regulation.in_force))
    return [axis.id for axis in regulation.axes if f"axis='{axis.id}'" in spoken]
