"""What can be proved about a regulation over all cases at once: dead rules, overlaps, conflicts, and what is idle."""

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from itertools import combinations, permutations

from attrs import evolve

from fzdigital.rules.answer import Decision
from fzdigital.rules.applying import applies
from fzdigital.rules.check import with_exceptions
from fzdigital.rules.decision import Outcome
from fzdigital.rules.diagram import Node
from fzdigital.rules.layout import mentioned_axes
from fzdigital.rules.ordering import in_order
from fzdigital.rules.questions.findings import ActAnalysis, Analysis, Dead, Subsumed, Together, UnusedFacts
from fzdigital.rules.questions.witness import everything, nothing_happened, witness
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Act, Force, Rule
from fzdigital.rules.source import Axis
from fzdigital.rules.universe import Universe

Readings = Mapping[str, str | None]


def analyse(regulation: Regulation) -> Analysis:
    """Everything that can be proved about the rules of a regulation, act by act, under the readings in use.

    Args:
        regulation: the regulation; an axis that it leaves unresolved may have any reading.

    Returns:
        findings that are proved over all cases, each with a case that shows it where something is possible.

    Raises:
        DiagramTooLargeError: the rules on one act speak of too much.

    One matter of each kind is enough, for what holds of an act is the union over its matters; only whether two rules
    can meet is asked with two. Of other readings, each is tried alone. Plain functions are not looked into: facts that
    they derive count as given.
    """
    acts = tuple(_Asked(regulation, act) for act in regulation.acts)
    return Analysis(regulation, tuple(act.analysed() for act in acts), _unused(regulation, acts))


class _Asked:
    """The rules on one act in all cases."""

    def __init__(self, regulation: Regulation, act: Act) -> None:
        self.regulation = regulation
        self.act = act
        self.universe = Universe(everything(regulation, act.subject), (act.id,), regulation)
        self.positions = dict(self.universe.layout.applications(act.id))
        self.applying = _applying(self.universe, act, regulation.rules)
        self.outcomes = {outcome: node for outcome, node in self.universe.outcomes(act.id).items() if node}
        self.hung_on = frozenset().union(*(node.support for node in self.outcomes.values()))

    def analysed(self) -> ActAnalysis:
        """The findings on the act."""
        together = tuple(self._together())
        return ActAnalysis(
            self.act,
            self.universe.possible.count(self.universe.layout.variables),
            tuple(self._dead()),
            tuple(self._subsumed()),
            tuple(one for one in together if not one.contradicts),
            tuple(one for one in together if one.contradicts),
            tuple(self._idle()),
        )

    @property
    def _alive(self) -> dict[Rule, Node]:
        return {rule: node for rule, node in self.applying.items() if node}

    def _dead(self) -> Iterator[Dead]:
        dead = tuple(rule for rule, node in self.applying.items() if not node)
        reviving = tuple(self._reviving(dead))
        for rule in dead:
            revived_by = tuple((axis, reading) for axis, reading, alive in reviving if rule in alive)
            yield Dead(rule, bool(self._by_itself(rule)), revived_by)

    def _reviving(self, dead: Collection[Rule]) -> Iterator[tuple[Axis, str, frozenset[Rule]]]:
        """Every other reading of one axis on which one of some rules hangs, with the rules that apply under it."""
        by_id = {rule.id: rule for rule in self.regulation.rules}
        rules = (by_id[name] for name in with_exceptions(tuple(dead), by_id))
        hung_on = mentioned_axes(self.regulation, rules)
        for axis in (one for one in self.regulation.axes if one.id in hung_on):
            used = self.regulation.reading(axis.id)
            for reading in axis.readings if used is not None else ():
                if reading.id != used:
                    other = self.regulation.with_readings({axis.id: reading.id})
                    universe = Universe(everything(other, self.act.subject), (self.act.id,), other)
                    alive = frozenset(rule for rule, node in _applying(universe, self.act, dead).items() if node)
                    yield axis, reading.id, alive

    def _by_itself(self, rule: Rule) -> Node:
        """Where a rule would apply if it had no exceptions."""
        planes = self.universe.planes(self.positions[rule])
        parts = (self.regulation.effect(rule), rule.scope, rule.when)
        return _possible(self.universe, planes.algebra.all_of(map(planes.truths, parts)).yes)

    def _subsumed(self) -> Iterator[Subsumed]:
        pairs = [pair for pair in permutations(self._alive, 2) if pair[0].force is pair[1].force]
        within = [pair for pair in pairs if self._within(*pair)]
        for place, (rule, other) in enumerate(within):
            equal = (other, rule) in within
            # Of two equal rules the later one is said to be in the earlier.
            if not equal or (other, rule) in within[:place]:
                yield Subsumed(rule, other, equal)

    def _within(self, rule: Rule, other: Rule) -> bool:
        """Whether a rule applies only where another one does."""
        node, wider = self.applying[rule], self.applying[other]
        here = node & self.universe.possible_near(wider.support)
        return here & wider == here

    def _together(self) -> Iterator[Together]:
        for rule, other in combinations(self._alive, 2):
            shown = witness(self.universe, self.applying[rule] & self.applying[other])
            met = self._in_two_matters(rule, other) if shown is None else shown.decided(self.regulation)
            if met is not None:
                yield Together((rule, other), met)

    def _in_two_matters(self, rule: Rule, other: Rule) -> Decision | None:
        """A case in which two rules that never apply to the same matter apply to one each, if there is any."""
        position = self.positions[rule]
        if position < 0 or position != self.positions[other]:
            return None
        layout, matter = self.universe.layout, self.universe.case.matters[position]
        levels = [level for (place, _), own in layout.levels.items() if place == position for level in own]
        around = witness(self.universe, self.applying[rule].exists(levels) & self.applying[other].exists(levels))
        if around is None:
            return None
        # All else being settled, the two matters alone are varied.
        two = tuple(evolve(matter, id=f"{matter.kind} {number}") for number in (1, 2))
        rest = tuple(one for one in around.case.matters if one.kind != matter.kind)
        settled = around.decided(self.regulation).regulation
        universe = Universe(evolve(around.case, matters=(*two, *rest)), (self.act.id,), settled)
        applying = _applying(universe, self.act, (rule, other))
        shown = witness(universe, applying[rule] & applying[other])
        return None if shown is None else shown.decided(settled)

    def _idle(self) -> Iterator[Rule]:
        permitted = self.outcomes.get(Outcome.MAY, self.universe.algebra.zero)
        for rule, node in self._alive.items():
            if rule.force is Force.MAY and not _possible(self.universe, node & permitted):
                yield rule

    def settled_without(self, names: Collection[str]) -> bool:
        """Whether the outcome is always the same, whatever some facts are."""
        levels = [level for (_, name), own in self.universe.layout.levels.items() if name in names for level in own]
        if self.hung_on.isdisjoint(levels):
            return True
        if not all(self._settled(levels, *quiet) for quiet in self._quiet):
            return False
        return self._settled(levels, self.universe.possible_near(levels), tuple(self.outcomes.values()))

    @cached_property
    def _quiet(self) -> tuple[tuple[Node, tuple[Node, ...]], ...]:
        """What is possible, and the outcomes, where nothing happened but one matter: there most facts count already."""
        found = []
        for position in range(-1, len(self.universe.case.matters)):
            values = nothing_happened(self.universe, position)
            possible = self.universe.possible.restrict(values)
            found.append((possible, tuple(node.restrict(values) for node in self.outcomes.values())))
        return tuple(found)

    def _settled(self, levels: Collection[int], possible: Node, outcomes: tuple[Node, ...]) -> bool:
        seen = self.universe.algebra.zero
        for node in outcomes:
            here = node.exists_with(possible, levels)
            if _possible(self.universe, here & seen):
                return False
            seen = seen | here
        return True


def _possible(universe: Universe, node: Node) -> Node:
    """Where a function holds, of all cases that can come about as far as it has to do with them."""
    return node & universe.possible_near(node.support)


def _applying(universe: Universe, act: Act, rules: Collection[Rule]) -> dict[Rule, Node]:
    """Where each of some rules on an act applies, to whichever matter, of all cases that can come about."""
    found: dict[Rule, Node] = {}
    for rule, planes in universe.applied(act.id):
        if rule in rules:
            here = _possible(universe, applies(planes, rule).yes)
            found[rule] = found[rule] | here if rule in found else here
    return found


def _unused(regulation: Regulation, acts: Collection[_Asked]) -> UnusedFacts:
    unread: Readings = {axis.id: None for axis in regulation.axes}
    ever, now = (_mentioned(regulation, readings) for readings in (unread, dict(regulation.setting.readings)))
    idle: list[str] = []
    for fact in regulation.vocabulary.facts:
        # Of facts that tell the same the first ones are idle as long as the last one is there.
        if fact.name in now and all(act.settled_without((*idle, fact.name)) for act in acts):
            idle.append(fact.name)
    facts = regulation.vocabulary.facts
    return UnusedFacts(
        tuple(fact for fact in facts if fact.name not in ever),
        tuple(fact for fact in facts if fact.name in ever - now),
        tuple(fact for fact in facts if fact.name in idle),
    )


def _mentioned(regulation: Regulation, readings: Readings) -> frozenset[str]:
    """The facts that the rules and the period in force speak of under some readings."""
    parts = (part for rule in regulation.rules for part in (rule.survives, rule.scope, rule.when))
    found = in_order(((-1, part, readings) for part in (regulation.in_force, *parts)), ())
    return frozenset(one[1] for group in found for one in group if not isinstance(one, str))
