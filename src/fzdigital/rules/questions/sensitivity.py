"""Sensitivity: what becomes of an outcome when open wordings are read otherwise."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from attrs import frozen

from fzdigital.errors import InvalidValueError
from fzdigital.rules.answer import Decision
from fzdigital.rules.case import Case
from fzdigital.rules.decide import decide, decider
from fzdigital.rules.decision import Outcome
from fzdigital.rules.diagram import Node
from fzdigital.rules.questions.consulted import consulted
from fzdigital.rules.questions.given import check_consistent
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Act
from fzdigital.rules.source import Axis, Reading
from fzdigital.rules.universe import Universe
from fzdigital.text import Text

RUNS_AT_MOST: Final = 4096
"""How often a case is made anew; where plain functions hang on more combinations of readings, the answer says so."""

Again = Callable[[Regulation], Case]
"""Makes the case anew under other readings; asks the regulation for every reading it hangs on."""


@frozen
class Flip:
    """Readings that, put in the place of those in use, lead to another outcome; with fewer of them it stays.

    Args:
        readings: each axis with its other reading, in the regulation's order.
        outcomes: the outcomes that are then possible.
    """

    readings: tuple[tuple[Axis, Reading], ...]
    outcomes: tuple[Outcome, ...]


@frozen
class Sensitivity:
    """How an outcome hangs on the readings in use.

    Args:
        act: the act.
        outcomes: the outcomes that are possible under the readings in use.
        consulted: the axes that were asked, in the regulation's order; no other axis bears on the case.
        flips: the smallest changes of readings that lead to other outcomes, fewest readings first.
        complete: whether every combination of the axes consulted is covered; where not, plain functions hang on more
            combinations than were run, and there may be further flips.
    """

    act: Act
    outcomes: tuple[Outcome, ...]
    consulted: tuple[Axis, ...]
    flips: tuple[Flip, ...]
    complete: bool

    @property
    def is_robust(self) -> bool:
        """Whether the same outcomes are possible under all readings, and all were covered."""
        return self.complete and not self.flips


def sensitivity(decision: Decision, act: str, again: Again | None = None) -> Sensitivity:
    """Whether an outcome holds under all readings, or which readings change it.

    Args:
        decision: the decision of a case, under the readings in use; axes left unresolved stay so, as unknown facts do.
        act: id of the act.
        again: makes the case anew under other readings, where plain functions hang on them; if left out, the case is
            taken as it is, and only the readings are varied that rules hang on.

    Returns:
        the smallest sets of other readings under which the possible outcomes are others than now.

    Raises:
        UnknownNameError: the regulation has no such act for this subject.
        InvalidValueError: what is made anew is no case of the same subject.
        InconsistentError: what is known of the case cannot hold together.
        DiagramTooLargeError: too much is unknown.

    Does not say which reading is right.
    """
    return _Search(decision, decision.of(act).act, again).answer()


Picked = frozenset[tuple[str, str]]
"""Axes with other readings than those in use."""


class _Search:
    """One act under all readings."""

    def __init__(self, decision: Decision, act: Act, again: Again | None) -> None:
        self.regulation = decision.regulation
        self.act = act
        self.case = decision.case
        self.again = again or (lambda _: decision.case)
        self.chosen = {axis: reading for axis, reading in self.regulation.setting.readings if reading is not None}
        self.order = {axis.id: place for place, axis in enumerate(self.regulation.axes)}
        self._open = self.regulation.with_readings(dict.fromkeys(self.chosen))
        self._found: dict[Case, tuple[Universe, dict[Outcome, Node]]] = {}

    def answer(self) -> Sensitivity:
        """What becomes of the act."""
        runs, complete = self._runs()
        path, case = runs[0]
        now = self._outcomes(case, self.chosen)
        if not now:
            check_consistent(decide(self._open, case), self.act.id)
        asked: set[str] = set()
        found: dict[Picked, tuple[Outcome, ...]] = {}
        for path, case in runs:
            asked.update(path, self._axes(case))
            for picked in self._differing(path, case, now):
                found[picked] = self._outcomes(case, self.chosen | dict(picked))
        smallest = [picked for picked in found if not any(other < picked for other in found)]
        flips = sorted((self._flip(picked, found[picked]) for picked in smallest), key=self._place)
        axes = tuple(axis for axis in self.regulation.axes if axis.id in asked)
        return Sensitivity(self.act, now, axes, tuple(flips), complete)

    def _runs(self) -> tuple[list[tuple[dict[str, str], Case]], bool]:
        """Every case that plain functions make, with the readings they asked for; the case in use first."""
        runs: list[tuple[dict[str, str], Case]] = []
        waiting: deque[dict[str, str]] = deque([{}])
        while waiting and len(runs) < RUNS_AT_MOST:
            path = waiting.popleft()
            noting = consulted(self.regulation.with_readings(path))
            case = self._completed(self._made(self.again(noting)))
            for axis in noting.noted:
                if axis in self.chosen and axis not in path:
                    waiting += [path | {axis: one.id} for one in self._others(axis)]
                    path[axis] = self.chosen[axis]
            runs.append((path, case))
        return runs, not waiting

    def _made(self, case: object) -> Case:
        subject, name = self.case.subject, self.case.name
        if isinstance(case, Case) and (case.subject, case.name) == (subject, name):
            return case
        given = f"{case.subject} {case.name}" if isinstance(case, Case) else case
        expected = Text(f"同一对象（{subject} {name}）的个案", f"a case of the same subject ({subject} {name})")
        raise InvalidValueError(given, Text("again所得", "what again makes"), expected)

    def _completed(self, case: Case) -> Case:
        return decider(self.regulation, case.subject).completed(case)

    def _others(self, axis: str) -> Iterator[Reading]:
        return (one for one in self.regulation.axis(axis).readings if one.id != self.chosen[axis])

    def _asked(self, case: Case) -> tuple[Universe, dict[Outcome, Node]]:
        """A case under all readings at once, and where each outcome is possible, by the readings alone."""
        if case not in self._found:
            universe = Universe(case, (self.act.id,), self._open)
            possible = universe.possible_for(self.act.id)
            facts = {level for levels in universe.layout.levels.values() for level in levels}
            facts |= {
                level for axis, levels in universe.layout.axes.items() if axis not in self.chosen for level in levels
            }
            outcomes = universe.outcomes(self.act.id).items()
            self._found[case] = universe, {one: node.exists_with(possible, facts) for one, node in outcomes}
        return self._found[case]

    def _axes(self, case: Case) -> list[str]:
        return [axis for axis in self._asked(case)[0].layout.axes if axis in self.chosen]

    def _outcomes(self, case: Case, readings: Mapping[str, str]) -> tuple[Outcome, ...]:
        universe, parts = self._asked(case)
        values = universe.layout.reading_bits({axis: readings[axis] for axis in self._axes(case)})
        return tuple(outcome for outcome, node in parts.items() if node.can_hold(values))

    def _differing(self, path: Mapping[str, str], case: Case, now: tuple[Outcome, ...]) -> Iterator[Picked]:
        """The smallest sets of other readings on the way of one run that lead to other outcomes."""
        universe, parts = self._asked(case)
        one = universe.algebra.one
        differs = universe.algebra.zero
        for outcome, node in parts.items():
            differs = differs | (one ^ node if outcome in now else node)
        axes = self._axes(case)
        fixed = universe.layout.reading_bits({axis: path[axis] for axis in axes if axis in path})
        moved = frozenset((axis, reading) for axis, reading in path.items() if reading != self.chosen[axis])
        left = [axis for axis in axes if axis not in path]
        return (moved | picked for picked in self._smallest(differs.restrict(fixed), left, universe, {}))

    def _smallest(
        self, differs: Node, axes: list[str], universe: Universe, found: dict[Node, frozenset[Picked]]
    ) -> frozenset[Picked]:
        """The smallest sets of other readings under which a function of readings holds."""
        if differs not in found:
            support = differs.support
            axis = next((one for one in axes if not support.isdisjoint(universe.layout.axes[one])), None)
            if axis is None:
                return frozenset([Picked()] if differs else ())

            def under(reading: str) -> frozenset[Picked]:
                values = universe.layout.reading_bits({axis: reading})
                return self._smallest(differs.restrict(values), axes, universe, found)

            stays = under(self.chosen[axis])
            moves = (picked | {(axis, one.id)} for one in self._others(axis) for picked in under(one.id))
            found[differs] = stays | {picked for picked in moves if not any(less <= picked for less in stays)}
        return found[differs]

    def _flip(self, picked: Picked, outcomes: tuple[Outcome, ...]) -> Flip:
        axes = [(self.regulation.axis(axis), reading) for axis, reading in picked]
        axes.sort(key=lambda one: self.order[one[0].id])
        readings = tuple((axis, one) for axis, chosen in axes for one in axis.readings if one.id == chosen)
        return Flip(readings, outcomes)

    def _place(self, flip: Flip) -> tuple[int, list[tuple[int, int]]]:
        """Fewest readings first, then as the regulation has them."""
        places = [(self.order[axis.id], axis.readings.index(reading)) for axis, reading in flip.readings]
        return len(places), places
