"""How what comes of one act differs between two versions of a regulation: outcomes, and who holds them."""

from collections.abc import Collection, Iterator, Mapping
from itertools import product
from typing import Final

from fzdigital.rules.applying import applies
from fzdigital.rules.decision import Outcome
from fzdigital.rules.diagram import Node
from fzdigital.rules.questions.differences import ActChange, Direction, Holders, Shift
from fzdigital.rules.questions.effects import NOTHING
from fzdigital.rules.questions.shared_cases import SharedCases
from fzdigital.rules.rule import Act, Force

RANK: Final[Mapping[Outcome, int]] = {
    Outcome.MUST_NOT: 0, **dict.fromkeys(NOTHING, 1), Outcome.MAY: 2, Outcome.MUST: 3,
}  # fmt: skip
"""How far an outcome reaches, from forbidden over nothing to compelled; a conflict of rules has no place."""

FORCES: Final[Mapping[Outcome, tuple[Force, ...]]] = {
    **dict.fromkeys(NOTHING, ()),
    Outcome.CONFLICT: (Force.MUST, Force.MAY, Force.MUST_NOT),
    Outcome.MUST: (Force.MUST,),
    Outcome.MAY: (Force.MAY,),
    Outcome.MUST_NOT: (Force.MUST_NOT,),
}
"""The forces of the rules from which an outcome comes."""


def act_change(cases: SharedCases, act: Act) -> ActChange:
    """How an act differs on days on which both versions are in force, or neither is.

    Args:
        cases: all cases of the kind of subject that the act is about.
        act: the act, as the second version has it.
    """
    first, second = (cases.universe.outcomes(act.id, one) for one in cases.asked)
    possible = cases.possible(act.id)
    both = possible & (cases.one ^ cases.in_force[0] ^ cases.in_force[1])
    addressee = act.burdens or act.benefits
    found = {
        (old, new): node
        for old, new in product(Outcome, repeat=2)
        if (old is not new and not {old, new} <= NOTHING) and (node := both & first[old] & second[new])
    }
    held = _Held(cases, act)
    moved = {outcome: held.moved(outcome, both & first[outcome] & second[outcome]) for outcome in FORCES}
    if any(cases.hangs(node, possible) for node in (*found.values(), *moved.values())):
        return ActChange(act, Direction.NOT_DECIDED, addressee, (), ())
    holders = tuple(held.by(outcome, outcome, node) for outcome, node in moved.items() if node)
    shifts = tuple(_shift(cases, held, act, pair, node) for pair, node in found.items())
    direction = _direction(act, found)
    if direction is Direction.SAME:
        direction = Direction.CHANGED if holders else _unless_apart(cases, act)
    return ActChange(act, direction, addressee, shifts, holders)


def _unless_apart(cases: SharedCases, act: Act) -> Direction:
    """Whether nothing differs on days in common, or there are none."""
    either = cases.possible(act.id) & (cases.in_force[0] | cases.in_force[1])
    return Direction.APART if either and not cases.shared(act.id) else Direction.SAME


def _direction(act: Act, shifts: Collection[tuple[Outcome, Outcome]]) -> Direction:
    if not shifts:
        return Direction.SAME
    if not (act.burdens or act.benefits):
        return Direction.CHANGED
    if any(Outcome.CONFLICT in shift for shift in shifts):
        return Direction.MIXED
    further = {RANK[new] > RANK[old] for old, new in shifts}
    if len(further) == 2:
        return Direction.MIXED
    return Direction.STRICTER if further == {bool(act.burdens)} else Direction.LAXER


def _shift(cases: SharedCases, held: "_Held", act: Act, pair: tuple[Outcome, Outcome], node: Node) -> Shift:
    return Shift(*pair, *cases.count(node, act.id), cases.example(node), held.by(*pair, node))


class _Held:
    """Where each actor holds the power or duty to do an act, under both versions."""

    def __init__(self, cases: SharedCases, act: Act) -> None:
        self.zero, self.one = cases.universe.algebra.zero, cases.one
        self.actors = tuple(actor.id for actor in cases.asked[1].actors)
        self._found: list[dict[tuple[str, Force], Node]] = [{}, {}]
        for found, version in zip(self._found, cases.asked, strict=True):
            for rule, planes in cases.universe.applied(act.id, version):
                key = rule.holder, rule.force
                found[key] = found.get(key, self.zero) | applies(planes, rule).yes

    def moved(self, outcome: Outcome, node: Node) -> Node:
        """Where, of some cases with one outcome under both versions, somebody else holds it."""
        moved = self.zero
        for actor in self.actors:
            moved = moved | (self._of(0, actor, outcome) ^ self._of(1, actor, outcome))
        return node & moved

    def by(self, before: Outcome, after: Outcome, node: Node) -> Holders:
        """Who holds an outcome in any of some cases, under the first version and under the second."""
        return Holders(before, tuple(self._who(0, before, node)), tuple(self._who(1, after, node)))

    def _who(self, version: int, outcome: Outcome, node: Node) -> Iterator[str]:
        return (actor for actor in self.actors if node & self._of(version, actor, outcome))

    def _of(self, version: int, actor: str, outcome: Outcome) -> Node:
        found = self.zero
        for force in FORCES[outcome]:
            found = found | self._found[version].get((actor, force), self.zero)
        return found
