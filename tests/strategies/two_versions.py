"""Every case there can be put to two versions of a small regulation, one by one, by the plain definition."""

from collections.abc import Collection, Iterator
from functools import cached_property
from itertools import product
from math import prod
from typing import Any, NamedTuple

from attrs import frozen

from fzdigital.rules.case import Case, Matter
from fzdigital.rules.decision import Outcome
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Rule
from fzdigital.rules.vocabulary import Facts
from tests.rules.oracle import holds, outcome
from tests.strategies.small import BOOK, spoken
from tests.strategies.trees import SUBJECT, values_of

Values = dict[str, Any]
"""The value of each fact by name, of a fact that stands twice with an apostrophe, and the reading of each axis."""


class Row(NamedTuple):
    """One case under both versions."""

    values: Values
    old: Values
    new: Values


@frozen(eq=False)
class TwoVersions:
    """All cases with one book, and under every reading that a version leaves unresolved.

    Args:
        before: the first version.
        after: the second, with the same declarations.
        twice: names of facts that may be otherwise under the second version.
    """

    before: Regulation
    after: Regulation
    twice: Collection[str] = ()

    @cached_property
    def axes(self) -> tuple[str, ...]:
        """The axes that a version leaves unresolved."""
        return tuple(
            axis.id for axis in self.after.axes if None in (self.before.reading(axis.id), self.after.reading(axis.id))
        )

    def spoken_of(self, act: str) -> frozenset[str]:
        """The names of the facts that either version speaks of about an act; those twice there, with an apostrophe."""
        found: set[str] = set()
        for version, marked in ((self.before, ""), (self.after, "'")):
            readings = dict(version.setting.readings)
            rules = [rule for rule in version.rules if rule.act == act]
            parts = (part for rule in rules for part in (version.effect(rule), rule.scope, rule.when))
            names = {name for part in (version.in_force, *parts) for name in spoken(part, readings)}
            found |= {name + marked if name in self.twice else name for name in names}
        return frozenset(found)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All of them, about any act."""
        return tuple(sorted({name for act in self.after.acts for name in self.spoken_of(act.id)}))

    @property
    def size(self) -> int:
        """How many cases there are."""
        return prod(len(self._domain(name)) for name in (*self.names, *self.axes))

    def _domain(self, name: str) -> tuple[Any, ...]:
        if name in self.axes:
            return tuple(reading.id for reading in self.after.axis(name).readings)
        facts = {fact.name: fact for fact in self.after.vocabulary.facts}
        return values_of(facts[name.rstrip("'")].sort)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All that can come about."""
        return tuple(self._rows())

    def _rows(self) -> Iterator[Row]:
        names = (*self.names, *self.axes)
        for found in product(*map(self._domain, names)):
            values = dict(zip(names, found, strict=True))
            old = {name: value for name, value in values.items() if not name.endswith("'")}
            new = {name: values.get(f"{name}'", values.get(name)) for name in (one.rstrip("'") for one in names)}
            if all(self._can_be(known) for known in (old, new)):
                yield Row(values, old, new)

    def _can_be(self, known: Values) -> bool:
        """Whether no invariant excludes it, of those that speak of nothing else."""
        told = [one.condition for one in self.before.invariants]
        return all(
            holds(condition, known, self.before.setting)
            for condition in told
            if set(spoken(condition, {})) <= known.keys()
        )

    def settled(self, version: Regulation, known: Values) -> Regulation:
        """A version under the readings of a case, where it has none."""
        return version.with_readings({axis: known[axis] for axis in self.axes if version.reading(axis) is None})

    def in_force(self, row: Row) -> tuple[bool, bool]:
        """Whether each version is in force."""
        first, second = (
            holds(version.in_force, known, self.settled(version, known).setting)
            for version, known in ((self.before, row.old), (self.after, row.new))
        )
        return first, second

    def outcomes(self, act: str, row: Row) -> tuple[Outcome, Outcome]:
        """What each version says of an act."""
        first, second = (
            outcome(self.settled(version, known), _case(version, known), act)
            for version, known in ((self.before, row.old), (self.after, row.new))
        )
        return first, second

    def applying(self, act: str, row: Row) -> tuple[list[Rule], list[Rule]]:
        """The rules on an act that apply under each version."""
        first, second = (
            [
                rule
                for rule in version.rules
                if rule.act == act
                and holds(version.effect(rule), known, version.setting)
                and _meets(version, rule, known)
            ]
            for version, known in (
                (self.settled(self.before, row.old), row.old),
                (self.settled(self.after, row.new), row.new),
            )
        )
        return first, second

    def changed(self, rules: tuple[Rule, Rule], row: Row) -> tuple[bool, bool]:
        """Whether a rule is met under the second version alone, and whether under the first alone.

        It is met where it would apply if its version were in force; and where neither is, also where it does apply.
        """
        force, known = self.in_force(row), (row.old, row.new)
        versions = (self.settled(self.before, row.old), self.settled(self.after, row.new))
        each = tuple(zip(versions, rules, known, strict=True))
        first, second = (_meets(*one) for one in each)
        apart = any(_apart(rule, version) for version, rule, _ in each)
        found = [(first, second)] if not apart or all(force) else []
        if not any(force):
            old, new = (holds(rule.survives, values, version.setting) for version, rule, values in each)
            found.append((first and old, second and new))
        return any(new and not old for old, new in found), any(old and not new for old, new in found)


def _meets(version: Regulation, rule: Rule, known: Values) -> bool:
    own = holds(rule.scope, known, version.setting) and holds(rule.when, known, version.setting)
    return own and not any(_speaks(version, one, rule, known) for one in _exceptions(version, rule))


def _speaks(version: Regulation, rule: Rule, base: Rule, known: Values) -> bool:
    effect = rule.survives == base.survives or holds(version.effect(rule), known, version.setting)
    own = holds(rule.scope, known, version.setting) and holds(rule.when, known, version.setting)
    return (effect and own) or any(_speaks(version, one, base, known) for one in _exceptions(version, rule))


def _exceptions(version: Regulation, rule: Rule) -> list[Rule]:
    return [one for one in version.rules if one.id in rule.unless]


def _apart(rule: Rule, version: Regulation) -> bool:
    return any(one.survives != rule.survives or _apart(one, version) for one in _exceptions(version, rule))


def _case(version: Regulation, known: Values) -> Case:
    def facts(kind: str) -> Facts:
        return Facts(tuple(known.get(fact.name) for fact in version.vocabulary.of(kind)))

    return Case(SUBJECT, SUBJECT, facts(""), facts(SUBJECT), (Matter(BOOK, BOOK, facts(BOOK)),))
