"""The walk through all histories: after every move both are asked, and every law is looked at."""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from datetime import date
from time import process_time
from typing import NamedTuple

from fzdigital.rules.answer import Decision
from fzdigital.rules.decide import decide
from fzdigital.rules.decision import Outcome
from fzdigital.service.cases import case_of_firm, case_of_library, pools_on
from fzdigital.service.conformity import findings
from fzdigital.service.history import History
from fzdigital.service.pools import Pools
from fzdigital.service.replenishment import replenish
from tests.extremes.cards import Firm
from tests.extremes.compare import Asked, Check, desk_of, of_findings, of_firm, of_library, of_pools
from tests.extremes.desk import Desk
from tests.extremes.findings import everything
from tests.extremes.nouns import code, joined
from tests.extremes.running import Failure
from tests.extremes.terms import BEGINS, regulation_of
from tests.extremes.tree import ACTS, FIRMS, LAPSED, MOVES, TERMS, Node, after, day_of, opening

SAME_AS_THE_CLERK = "the same as the clerk"
NOT_IN_BOTH = "nobody in both lists"
ONLY_BY_ACT = "members change only by an act"
HAS_A_GROUND = "whoever must leave has a ground"
NOT_OUTSIDE = "nothing outside the period"
ORDER = "order within a day is nothing"
LAWS = (SAME_AS_THE_CLERK, NOT_IN_BOTH, ONLY_BY_ACT, HAS_A_GROUND, NOT_OUTSIDE, ORDER)

EVE = date.fromordinal(BEGINS.toordinal() - 1)


class Walked(NamedTuple):
    """What came of a walk.

    Args:
        histories: histories of full length.
        prefixes: histories of any length.
        looked: how often each law was looked at; of the first, the answers compared.
        broken: how often each did not hold.
        wider: answers that left more open than the clerk, where they may.
        seconds: time of the processor.
        failures: the first few.
    """

    histories: int
    prefixes: int
    looked: Counter[str]
    broken: Counter[str]
    wider: int
    seconds: float
    failures: tuple[Failure, ...]


class _Seen(NamedTuple):
    """What the library says after a history, as far as the laws need it."""

    members: frozenset[object]
    said: Hashable


class Walk:
    """A walk through all histories.

    Args:
        length: moves of a history.
        moves_a_day: how many moves fall on one day.
        thoroughly: up to so many moves everything on file is held against the text too.
        stop: after so many moves; where left out, at the full length.
    """

    def __init__(self, length: int, moves_a_day: int, thoroughly: int, stop: int | None = None) -> None:
        self.length = length
        self.stop = length if stop is None else stop
        self.moves_a_day = moves_a_day
        self.thoroughly = thoroughly
        self.looked: Counter[str] = Counter()
        self.broken: Counter[str] = Counter()
        self.failures: list[Failure] = []
        self.wider = self.prefixes = self.histories = 0
        self.regulation = regulation_of(TERMS)

    def all_from(self, *first: str) -> Walked:
        """All histories that begin with some moves; these moves are asked about as well.

        Args:
            first: the first moves.
        """
        begun = process_time()
        node, seen = opening(), _Seen(frozenset(), ())
        # Before the first day nothing of any history has happened yet: one look is enough for all of them.
        if first in ((), MOVES[:1]):
            self._law(NOT_OUTSIDE, self._outside(node, History(joined(node.entries, (), ())), EVE), node)
        for move in first:
            node = after(node, move, day_of(len(node.moves), self.length, self.moves_a_day))
            seen = self._ask(node, seen)
        self._go_on(node, seen)
        looked, broken = self.looked, self.broken
        seconds = process_time() - begun
        return Walked(self.histories, self.prefixes, looked, broken, self.wider, seconds, tuple(self.failures))

    def _go_on(self, node: Node, seen: _Seen) -> dict[tuple[str, ...], tuple[Hashable, Hashable]]:
        """Every history that goes on from one; by the next moves what is on file then, and what is said of it."""
        found: dict[tuple[str, ...], tuple[Hashable, Hashable]] = {}
        if len(node.moves) == self.stop:
            self.histories += 1
            return found
        for move in MOVES:
            following = after(node, move, day_of(len(node.moves), self.length, self.moves_a_day))
            said = self._ask(following, seen)
            found[(move,)] = (_filed(following), said.said)
            found |= {(move, *rest): what for rest, what in self._go_on(following, said).items() if len(rest) == 1}
        if self.moves_a_day == 2 and len(node.moves) % 2 == 0:
            self._either_order(node, found)
        return found

    def _either_order(self, node: Node, found: dict[tuple[str, ...], tuple[Hashable, Hashable]]) -> None:
        """What two moves of one day come to does not hang on which was written down first."""
        for one, other in ((one, other) for one in MOVES for other in MOVES if one < other):
            if (one, other) in found and found[one, other][0] == found[other, one][0]:
                holds = found[one, other][1] == found[other, one][1]
                self._law(ORDER, holds, node, Check(f"{one}, {other}", found[one, other][1], found[other, one][1]))

    def _ask(self, node: Node, before: _Seen) -> _Seen:
        on = day_of(len(node.moves) - 1, self.length, self.moves_a_day)
        self.prefixes += 1
        history = History(joined(node.entries, node.corrections, ()))
        pools = pools_on(self.regulation, history, on)
        # The day is over after its last move: then it is told in full, whichever firms its moves were about.
        firms = FIRMS if self.moves_a_day > 1 and len(node.moves) % self.moves_a_day == 0 else node.touched
        decisions = {firm: self._decided(history, firm, on, pools) for firm in firms}
        desk = desk_of(node.box, TERMS, Asked(on, None, firms))
        for check in self._checks(node, desk, history, pools, decisions):
            self.wider += check.is_wider
            self._law(SAME_AS_THE_CLERK, not check.is_wrong, node, check)
        return self._laws(node, before, history, pools, decisions)

    def _checks(
        self, node: Node, desk: Desk, history: History, pools: Pools, decisions: Mapping[Firm, Decision]
    ) -> Iterator[Check]:
        yield from of_pools(desk, pools)
        yield from of_library(desk, replenish(self.regulation, history, desk.on))
        for firm, decision in decisions.items():
            yield from of_firm(desk, firm, decision)
        if len(node.moves) <= self.thoroughly:
            yield from of_findings(desk, everything(desk), findings(self.regulation, history, desk.on))

    def _laws(
        self, node: Node, before: _Seen, history: History, pools: Pools, decisions: Mapping[Firm, Decision]
    ) -> _Seen:
        members = frozenset((one.code, one.industry.value, one.joined_on) for one in pools.library.members)
        self._law(NOT_IN_BOTH, not {one for one, *_ in members} & {*pools.reserve.codes}, node)
        if node.moves[-1] not in ACTS:
            self._law(ONLY_BY_ACT, members == before.members, node)
        said: list[Hashable] = [members, pools.reserve.codes, tuple(act.code for act in pools.exits)]
        for decision in decisions.values():
            exits = decision.of("exit")
            self._law(HAS_A_GROUND, (exits.outcomes == (Outcome.MUST,)) == bool(exits.applying), node)
            said.append(tuple((one.act.id, one.outcomes) for one in decision.acts))
        self._law(NOT_OUTSIDE, self._outside(node, history, LAPSED), node)
        return _Seen(members, tuple(said))

    def _outside(self, node: Node, history: History, on: date) -> bool:
        """Whether nothing is said on a day outside the period; of a full history the library alone is asked."""
        pools = pools_on(self.regulation, history, on)
        said = [*decide(self.regulation, case_of_library(self.regulation, history, on, pools)).acts]
        if len(node.moves) < self.length:
            said += self._decided(history, node.touched[0], on, pools).acts
        return all(one.outcomes == (Outcome.NOT_IN_FORCE,) for one in said)

    def _decided(self, history: History, firm: Firm, on: date, pools: Pools) -> Decision:
        return decide(self.regulation, case_of_firm(self.regulation, history, code(firm), on, pools))

    def _law(self, law: str, holds: bool, node: Node, check: Check | None = None) -> None:
        self.looked[law] += 1
        if not holds:
            self.broken[law] += 1
            if len(self.failures) < 5:
                step = max(0, len(node.moves) - 1)
                asked = Asked(day_of(step, self.length, self.moves_a_day), None, node.touched)
                self.failures.append(Failure(node.box, TERMS, asked, check or Check(law, True, False)))


def _filed(node: Node) -> Hashable:
    """What is on file, whatever the order in which it was written down."""
    cards = [tuple(sorted((key, str(value)) for key, value in card.items() if key != "id")) for card in node.box.cards]
    return frozenset(Counter(cards).items()), len(node.box.fixes)
