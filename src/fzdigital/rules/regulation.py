"""A regulation as a value: checked when it is built, never mutated."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import reduce

from attrs import evolve, field, frozen

from fzdigital.errors import IllFormedError, UnknownNameError
from fzdigital.rules.amendment import Amendment, require_amendments
from fzdigital.rules.check import condition_faults, in_force_faults, invariant_faults, rule_faults
from fzdigital.rules.declared import (
    ACT,
    ACTOR,
    AXIS,
    CLAUSE,
    DAY,
    NUMBER,
    READING,
    Declared,
    called,
    declaration_faults,
    raise_any,
    repeated,
    unknown,
)
from fzdigital.rules.expr import FALSE, Any, Condition
from fzdigital.rules.function import PlainFunction as PlainFunction
from fzdigital.rules.function import function_faults
from fzdigital.rules.kleene import Setting
from fzdigital.rules.rule import Act, Actor, Invariant, Rule
from fzdigital.rules.source import Axis, Clause, Parameter
from fzdigital.rules.vocabulary import Vocabulary
from fzdigital.text import Text

_ALL_BUT_READINGS = (
    *("clauses", "vocabulary", "parameters", "axes", "actors", "acts"),
    *("rules", "in_force", "functions", "conditions", "invariants"),
)


@frozen(cache_hash=True)
class Regulation:
    """A regulation: what it is written in, its rules, and the readings in use.

    Args:
        id: identifier, the same for all versions.
        title: in both languages.
        clauses: every unit of the text.
        vocabulary: every fact its rules speak of.
        parameters: every number and day it enacts.
        axes: every open question of its wording.
        actors: whoever holds powers or duties.
        acts: what can be done under it.
        rules: the rules; their order never matters.
        in_force: the condition under which any rule has effect.
        functions: the units that are plain functions.
        conditions: conditions that several rules share, as (clause, condition), by the clause that states them.
        invariants: what holds in every case that can come about; only questions about all cases at once use them.
        readings: the readings chosen instead of the defaults, as (axis, reading); None leaves an axis unresolved.

    Raises:
        IllFormedError: any fault; several are reported together.
    """

    id: str
    title: Text
    clauses: tuple[Clause, ...]
    vocabulary: Vocabulary
    parameters: tuple[Parameter, ...]
    axes: tuple[Axis, ...]
    actors: tuple[Actor, ...]
    acts: tuple[Act, ...]
    rules: tuple[Rule, ...]
    in_force: Condition
    functions: tuple[PlainFunction, ...] = ()
    conditions: tuple[tuple[str, Condition], ...] = ()
    readings: tuple[tuple[str, str | None], ...] = ()
    invariants: tuple[Invariant, ...] = ()
    _checked: "Regulation | None" = field(default=None, eq=False, repr=False, kw_only=True)
    """One that was found sound: what is the same in it is not looked through again."""
    setting: Setting = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        same = all(getattr(self, part) is getattr(self._checked, part, None) for part in _ALL_BUT_READINGS)
        object.__setattr__(self, "_checked", None)
        raise_any(self._reading_faults() if same else self._faults(), Text("法规", "the regulation"))
        object.__setattr__(self, "setting", self._setting())

    def _faults(self) -> Iterator[IllFormedError]:
        declared = self._declared()
        yield from declaration_faults(declared)
        yield from in_force_faults(self.in_force, self.rules, declared)
        yield from rule_faults(self.rules, declared)
        for clause, condition in self.conditions:
            yield from unknown(CLAUSE, (clause,), "conditions", declared.clause_ids)
            yield from condition_faults(condition, clause, declared)
        yield from invariant_faults(self.invariants, declared)
        yield from function_faults(self.functions, declared)
        yield from self._reading_faults()

    def _declared(self) -> Declared:
        return Declared(self.clauses, self.vocabulary, self.parameters, self.axes, self.actors, self.acts)

    def _reading_faults(self) -> Iterator[IllFormedError]:
        yield from repeated(AXIS, tuple(axis for axis, _ in self.readings))
        for name, reading in self.readings:
            yield from unknown(AXIS, (name,), "readings", tuple(axis.id for axis in self.axes))
            for axis in self.axes:
                if axis.id == name and reading is not None:
                    yield from unknown(READING, (reading,), name, tuple(one.id for one in axis.readings))

    def _setting(self) -> Setting:
        chosen = dict(self.readings)
        return Setting(
            tuple((parameter.name, parameter.value) for parameter in self.parameters),
            tuple((axis.id, chosen.get(axis.id, axis.default)) for axis in self.axes),
        )

    def axis(self, name: str) -> Axis:
        """The axis of that id.

        Raises:
            UnknownNameError: there is none.
        """
        return called(AXIS, name, self.id, self.axes)

    def reading(self, axis: str) -> str | None:
        """The reading in use on an axis; None where it is left unresolved.

        Raises:
            UnknownNameError: there is no such axis.
        """
        for name, reading in self.setting.readings:
            if name == axis:
                return reading
        raise UnknownNameError(AXIS, axis, self.id, tuple(one.id for one in self.axes))

    def number(self, parameter: str) -> int:
        """The value of a parameter that is a number.

        Raises:
            UnknownNameError: there is no such number.
        """
        for one in self.parameters:
            if one.name == parameter and isinstance(one.value, int):
                return one.value
        numbers = tuple(one.name for one in self.parameters if isinstance(one.value, int))
        raise UnknownNameError(NUMBER, parameter, self.id, numbers)

    def day(self, parameter: str) -> date:
        """The value of a parameter that is a day.

        Raises:
            UnknownNameError: there is no such day.
        """
        for one in self.parameters:
            if one.name == parameter and isinstance(one.value, date):
                return one.value
        days = tuple(one.name for one in self.parameters if isinstance(one.value, date))
        raise UnknownNameError(DAY, parameter, self.id, days)

    def clause(self, name: str) -> Clause:
        """The clause of that id.

        Raises:
            UnknownNameError: there is none.
        """
        return called(CLAUSE, name, self.id, self.clauses)

    def act(self, name: str) -> Act:
        """The act of that id.

        Raises:
            UnknownNameError: there is none.
        """
        return called(ACT, name, self.id, self.acts)

    def actor(self, name: str) -> Actor:
        """The actor of that id.

        Raises:
            UnknownNameError: there is none.
        """
        return called(ACTOR, name, self.id, self.actors)

    def effect(self, rule: Rule) -> Condition:
        """The condition under which a rule has effect: the period in force, or what lets it survive that period."""
        return self.in_force if rule.survives == FALSE else Any((self.in_force, rule.survives))

    def with_readings(self, readings: Mapping[str, str | None]) -> "Regulation":
        """The same regulation under other readings.

        Args:
            readings: a reading for each axis to settle, or None to leave it unresolved; axes left out keep theirs.

        Raises:
            UnknownNameError: an axis or reading that does not exist.
            IllFormedError: several readings that do not exist.
        """
        chosen = {**dict(self.readings), **readings}
        kept = {name: reading for name, reading in chosen.items() if reading != self.axis(name).default}
        return evolve(self, readings=tuple(sorted(kept.items())), checked=self)

    def with_parameters(self, **values: int | date) -> "Regulation":
        """The same regulation with other numbers or days.

        Args:
            values: the new value for each parameter, by name.

        Raises:
            UnknownNameError: a parameter that does not exist, or a number where a day stands.
            IllFormedError: several such, a value outside the parameter's range, or one that a fact never comes to.
        """
        return self.amend(**values)

    def amend(self, *amendments: Amendment, **parameters: int | date) -> "Regulation":
        """The same regulation as amended; the id stays, and nothing of the original is changed.

        Args:
            amendments: made one after the other, whatever days they have; each must leave a sound regulation.
            parameters: new values of parameters by name, which come last.

        Raises:
            IllFormedError: every reason why an amendment cannot be made, or else every fault of what it leaves;
                several are reported together.
            InvalidValueError: an added fact whose value for an absent matter is outside its sort.
        """
        require_amendments(amendments)
        last = (Amendment(self.id, self.title, parameters=tuple(parameters.items())),) if parameters else ()
        return reduce(Regulation._amended, (*amendments, *last), self)

    def _amended(self, amendment: Amendment) -> "Regulation":
        raise_any(amendment.faults(self._declared(), self.rules), amendment.named)
        amended = evolve(
            self,
            clauses=self.clauses + amendment.clauses,
            vocabulary=Vocabulary(self.vocabulary.facts + amendment.facts),
            parameters=amendment.of_parameters(self.parameters),
            axes=self.axes + amendment.axes,
            actors=self.actors + amendment.actors,
            acts=self.acts + amendment.acts,
            rules=amendment.of_rules(self.rules),
        )
        return amended.with_readings(dict(amendment.readings)) if amendment.readings else amended
