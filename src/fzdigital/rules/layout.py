"""What a question about all cases is made of: which facts and readings vary, and the variables that stand for them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from fzdigital.rules.case import Case, named_values
from fzdigital.rules.check import axis_names, fact_names, matter_kinds
from fzdigital.rules.codes import bits, code, width
from fzdigital.rules.expr import Condition
from fzdigital.rules.ordering import Place, Spoken, Varying, in_order, levels_of, tied
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Act, Invariant, Rule
from fzdigital.rules.vocabulary import Known, Possible, Value, Vocabulary


class Layout:
    """The facts and readings that vary in a case, and their variables.

    Args:
        case: the case, with a matter of each kind that the rules speak of.
        acts: ids of the acts that will be asked about.
        regulations: those that will be asked, over one vocabulary.
    """

    def __init__(self, case: Case, acts: tuple[str, ...], *regulations: Regulation) -> None:
        self.case = case
        self.regulation = regulations[0]
        self.facts = {fact.name: fact for fact in self.regulation.vocabulary.facts}
        self._own = frozenset(name for name, fact in self.facts.items() if fact.of in ("", case.subject))
        by_act = {act: [one for asked in regulations for one in self._spoken(act, asked)] for act in acts}
        self.spoken = {act: frozenset(self._places(spoken)) for act, spoken in by_act.items()}
        """The facts that the rules on each act speak of."""
        self.invariants = tuple(self._invariants())
        """What always holds of those facts: the condition, the position of its matter, and the facts."""
        # All that is said of one matter before anything of the next: one is done with before the other begins.
        spoken = sorted((one for act in acts for one in by_act[act]), key=lambda one: one[0])
        spoken += [(position, one.condition, {}) for one, position, _ in self.invariants]
        named = {position: named_values(self.regulation, case, position) for position in range(-1, len(case.matters))}
        known = {
            (position, name)
            for position, values in named.items()
            for name, value in values.items()
            if not is_open(value) and (position < 0 or name not in self._own)
        }
        ties = [places for _, _, places in self.invariants]
        groups = tuple(tied(in_order(spoken, self._own, known), ties))
        found = [one for group in groups for one in group]
        self.values: Mapping[Place, Value] = {one: named[one[0]][one[1]] for one in found if not isinstance(one, str)}
        """What is known of each fact that is spoken of."""
        widths: dict[Varying, int] = {one: self._axis_width(one) for one in found if isinstance(one, str)}
        widths |= {place: width(self.facts[place[1]]) for place, value in self.values.items() if is_open(value)}
        self.varying = levels_of(widths, groups)
        """The variables of each fact that is not known, and of each axis that is left unresolved, lowest bit first."""
        self.axes = {one: levels for one, levels in self.varying.items() if isinstance(one, str)}
        """The variables of the axes alone."""
        self.levels = {one: levels for one, levels in self.varying.items() if not isinstance(one, str)}
        """The variables of the facts alone."""

    @property
    def variables(self) -> tuple[int, ...]:
        """All variables."""
        return tuple(range(sum(map(len, self.varying.values()))))

    def applications(self, act: str, regulation: Regulation | None = None) -> Iterator[tuple[Rule, int]]:
        """The rules on an act, each with the position of every matter it is applied to, or -1 where it needs none."""
        for rule, kind in rules_on(regulation or self.regulation, act):
            for position in self._positions(kind):
                yield rule, position

    def bits(self, place: Place, value: Known) -> dict[int, bool]:
        """The variables that give a fact a value."""
        return bits(code(self.facts[place[1]], value), self.levels[place])

    def reading_bits(self, readings: Mapping[str, str]) -> dict[int, bool]:
        """The variables that give some axes their readings."""
        found: dict[int, bool] = {}
        for axis, chosen in readings.items():
            place = next(place for place, one in enumerate(self.regulation.axis(axis).readings) if one.id == chosen)
            found |= bits(place, self.axes[axis])
        return found

    def _positions(self, kind: str) -> tuple[int, ...]:
        return tuple(place for place, matter in enumerate(self.case.matters) if matter.kind == kind) if kind else (-1,)

    def _spoken(self, act: str, regulation: Regulation) -> Iterator[Spoken]:
        readings = dict(regulation.setting.readings)
        yield -1, regulation.in_force, readings
        for rule, position in self.applications(act, regulation):
            for condition in (regulation.effect(rule), rule.scope, rule.when):
                yield position, condition, readings

    def _places(self, spoken: Iterable[Spoken]) -> Iterator[Place]:
        """The facts that conditions speak of under the readings in use."""
        for group in in_order(spoken, self._own):
            yield from (one for one in group if not isinstance(one, str))

    def _invariants(self) -> Iterator[tuple[Invariant, int, frozenset[Place]]]:
        """The invariants that speak of no other facts than the rules do."""
        spoken = frozenset[Place]().union(*self.spoken.values())
        for one in self.regulation.invariants:
            names = names_in(one.condition)
            kinds = {self.facts[name].of for name in names} - {"", self.case.subject}
            for position in self._positions("".join(sorted(kinds))):
                places = frozenset((-1 if name in self._own else position, name) for name in names)
                if places <= spoken:
                    yield one, position, places

    def _axis_width(self, axis: str) -> int:
        return (len(self.regulation.axis(axis).readings) - 1).bit_length()


def is_open(value: Value) -> bool:
    """Whether a value is unknown or narrowed."""
    return value is None or isinstance(value, Possible)


def mentioned_axes(regulation: Regulation, rules: Iterable[Rule]) -> frozenset[str]:
    """The axes on which the period in force and some rules of a regulation hang, whatever readings are in use."""
    parts = (part for rule in rules for part in (rule.scope, rule.when, rule.survives))
    return frozenset(axis for condition in (regulation.in_force, *parts) for axis in axis_names(condition))


@lru_cache(maxsize=4096)
def names_in(condition: Condition) -> frozenset[str]:
    """The names of the facts in a condition."""
    return frozenset(fact_names(condition))


def rules_on(regulation: Regulation, act: str) -> tuple[tuple[Rule, str], ...]:
    """The rules on an act, each with the kind of matter that it speaks of; empty where it speaks of none.

    Raises:
        UnknownNameError: the regulation has no such act.
    """
    return _rules_on(regulation.rules, regulation.vocabulary, regulation.act(act))


@lru_cache(maxsize=512)
def _rules_on(rules: tuple[Rule, ...], vocabulary: Vocabulary, act: Act) -> tuple[tuple[Rule, str], ...]:
    by_id = {rule.id: rule for rule in rules}
    return tuple(
        (rule, "".join(matter_kinds(rule, by_id, act.subject, vocabulary))) for rule in rules if rule.act == act.id
    )
