"""From a function over all cases to one case that a person can read and anybody can decide again."""

from collections.abc import Mapping
from datetime import date

from attrs import evolve, frozen

from fzdigital.rules.case import Case, Matter, named_values, with_values
from fzdigital.rules.codes import bits, code, value_of
from fzdigital.rules.decide import Decision, decide
from fzdigital.rules.diagram import Node
from fzdigital.rules.layout import Layout, is_open, rules_on
from fzdigital.rules.ordering import Varying
from fzdigital.rules.questions.ranges import ranges
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.sorts import admits
from fzdigital.rules.universe import Universe
from fzdigital.rules.vocabulary import Day, FactDef, Possible

Codes = dict[Varying, int]
"""The code of each fact that varies; of an axis, the place of the reading among its readings."""


@frozen
class Witness:
    """A case in which something holds.

    Args:
        case: the case; what nobody asked about is unknown in it.
        readings: for each axis left unresolved and asked about, a reading under which it holds, as (axis, reading).
    """

    case: Case
    readings: tuple[tuple[str, str], ...] = ()

    def decided(self, regulation: Regulation) -> Decision:
        """The case decided anew.

        Args:
            regulation: the regulation to ask; the axes that it leaves unresolved get the readings of the witness.
        """
        chosen = {axis: reading for axis, reading in self.readings if regulation.reading(axis) is None}
        return decide(regulation.with_readings(chosen) if chosen else regulation, self.case)


def everything(regulation: Regulation, subject: str) -> Case:
    """The case of which nothing is known: it may turn out to be any.

    Args:
        regulation: the regulation.
        subject: the kind of subject.

    Returns:
        the case, with one matter of each kind that the rules on such a subject's acts speak of. One is enough to ask
        whether outcomes are always equal, or whether a rule ever applies: what holds for an act is the union over its
        matters. It is not enough to ask which rules can apply together, for each may apply to a matter of its own.
    """
    acts = (act.id for act in regulation.acts if act.subject == subject)
    kinds = {kind for act in acts for _, kind in rules_on(regulation, act) if kind}
    unknown = regulation.vocabulary.unknown
    matters = tuple(Matter(kind, kind, unknown(kind)) for kind in sorted(kinds))
    return Case(subject, subject, unknown(""), unknown(subject), matters)


def witness(universe: Universe, node: Node, like: Case | None = None) -> Witness | None:
    """The plainest case in which a function over all cases holds.

    Args:
        universe: all cases.
        node: where something holds.
        like: a case of the same kind of subject to stay near to; its known facts of the day and the subject count.

    Returns:
        the case that can come about, and departs least from a quiet one, in which no matter happened, every other fact
        is as in ``like`` or else the least it can be, and the day is the first that the regulation names. A matter of
        which nothing was known and nothing happened is left out if that changes nothing. None if the function never
        holds.
    """
    layout = universe.layout
    quiet = _quiet(universe, like)
    preferred = _all_bits(layout, quiet)
    found = (node & universe.possible_near(node.support)).solution(preferred)
    if found is None:
        return None
    # What is tied to nothing that the function hangs on is found apart from it.
    found |= universe.possible.restrict(found).solution(preferred) or {}
    codes = _near(universe, node, quiet, found)
    filled = {
        place: value_of(layout.facts[place[1]], codes.get(place, 0))
        for place, value in layout.values.items()
        if is_open(value)
    }
    readings = tuple((axis, layout.regulation.axis(axis).readings[codes[axis]].id) for axis in layout.axes)
    shown, left_out = with_values(layout.regulation, universe.case, filled), _left_out(universe, node, codes)
    matters = tuple(matter for place, matter in enumerate(shown.matters) if place not in left_out)
    return Witness(evolve(shown, matters=matters), readings)


def nothing_happened(universe: Universe, but: int) -> dict[int, bool]:
    """The values of the variables of all matters but one in the quiet case.

    Args:
        universe: all cases.
        but: position of the matter that is left out; -1 for none.
    """
    quiet = _quiet(universe, None)
    elsewhere: Codes = {one: quiet[one] for one in universe.layout.levels if one[0] not in (-1, but)}
    return _all_bits(universe.layout, elsewhere)


def _near(universe: Universe, node: Node, quiet: Codes, found: Mapping[int, bool]) -> Codes:
    """The codes nearest to the quiet ones.

    Those that are different in what was found may be so; each then goes no further than it must.
    """
    layout, codes = universe.layout, dict(quiet)
    written = {one: bits(quiet[one], levels) for one, levels in layout.varying.items()}
    different = [
        one for one, own in written.items() if any(found.get(level, own[level]) != own[level] for level in own)
    ]
    kept = {level: value for one in written if one not in different for level, value in written[one].items()}
    where = node.restrict(kept) & universe.possible.restrict(kept)
    for one in different:
        levels, now = layout.varying[one], quiet[one]
        alone = where.exists(where.support.difference(levels))
        able = [min(max(now, first), last) for first, last, held in ranges(levels, (alone,)) if held[0]]
        codes[one] = min(able, key=lambda code: (abs(code - now), code))
        where = where.restrict(bits(codes[one], levels))
    return codes


def _quiet(universe: Universe, like: Case | None) -> Codes:
    """The codes of the quiet case."""
    layout, regulation = universe.layout, universe.layout.regulation
    liked = {} if like is None else named_values(regulation, like)
    quiet: Codes = {}
    for place in layout.levels:
        fact = layout.facts[place[1]]
        value = liked.get(fact.name)
        preferred = fact.absent if value is None or isinstance(value, Possible) else value
        quiet[place] = _first(regulation, fact) if preferred is None else code(fact, preferred)
    for axis in layout.axes:
        point = regulation.axis(axis)
        quiet[axis] = [reading.id for reading in point.readings].index(point.default)
    return quiet


def _first(regulation: Regulation, fact: FactDef) -> int:
    """The code of the value that a fact has in the quiet case if nothing better is known of it."""
    days = (one.value for one in regulation.parameters if isinstance(one.value, date))
    named = [day for day in days if isinstance(fact.sort, Day) and admits(fact.sort, day)]
    return code(fact, min(named)) if named else 0


def _left_out(universe: Universe, node: Node, codes: Codes) -> frozenset[int]:
    """The positions of the matters without which the case is the same: of which nothing was known or happened."""
    layout, matters = universe.layout, universe.case.matters
    unknown = [place for place, one in enumerate(matters) if set(one.facts.values) <= {None}]
    quiet = {place for place in unknown if not _happened(layout, place, codes)}
    left_out: set[int] = set()
    for place in sorted(quiet):
        others = [one for one, matter in enumerate(matters) if matter.kind == matters[place].kind and one not in quiet]
        if not others:
            left_out.add(place)
        # A matter that is in all the same as another one adds nothing to it.
        for other in (one for one in others[:1] if one in unknown):
            same = codes | {one: codes[other, one[1]] for one in layout.levels if one[0] == place}
            # What can come about of the other can of this one: all that limits the one limits the other.
            if node.can_hold(_all_bits(layout, same)):
                codes = same
                left_out.add(place)
    return frozenset(left_out)


def _all_bits(layout: Layout, codes: Codes) -> dict[int, bool]:
    return {level: value for one in codes for level, value in bits(codes[one], layout.varying[one]).items()}


def _happened(layout: Layout, position: int, codes: Codes) -> bool:
    """Whether a matter differs in anything asked about from one that never happened."""
    facts = [(layout.facts[place[1]], codes[place]) for place in layout.levels if place[0] == position]
    return any(value_of(fact, number) != fact.absent for fact, number in facts)
