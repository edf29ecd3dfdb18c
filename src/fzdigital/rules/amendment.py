"""Amendments of a regulation as values: what is enacted, added, replaced, repealed or settled, and from which day.

An amendment says of each rule whether it is added, replaced or repealed, so that a mistaken id is an error and never
a second rule beside the one that was meant.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import asdict, evolve, field, frozen

from fzdigital.errors import IllFormedError
from fzdigital.rules.amendment_parts import as_pairs, as_tuple, part_faults
from fzdigital.rules.declared import (
    ACT,
    ACTOR,
    AXIS,
    CLAUSE,
    DAY,
    FACT,
    NO_VALUE,
    NUMBER,
    PARAMETER,
    READING,
    RULE,
    Declared,
    raise_any,
    unknown,
    value_shown,
    wrong,
)
from fzdigital.rules.rule import Act, Actor, Rule
from fzdigital.rules.source import Axis, Clause, Parameter
from fzdigital.rules.vocabulary import FactDef
from fzdigital.text import Text, shown


@frozen
class Amendment:
    """One amendment of a regulation.

    Args:
        id: identifier; errors name it.
        title: in both languages.
        from_day: the day from which the amended version applies; None if it has no day of its own. In a TOML document
            it is called ``from``; in a timeline it is the day of the version that the amendment makes.
        parameters: new values of parameters, as (name, value) or by name: a number for a number, a day for a day.
        readings: readings settled, as (axis, reading) or by axis; None leaves an axis unresolved.
        add: rules with new ids.
        replace: rules that take the place of those with the same ids.
        repeal: ids of rules that end.
        clauses: further units of the text, such as those of added rules.
        facts: further facts; in every case they are unknown until somebody states them.
        new_parameters: further numbers and days.
        axes: further open questions.
        actors: further holders of powers and duties.
        acts: further acts.

    Raises:
        IllFormedError: a part that is of another kind, such as a text instead of a day; several are reported together.

    Does not decide whether it is well-formed: that depends on the regulation, which says so when it is amended.
    """

    id: str
    title: Text
    from_day: date | None = None
    parameters: tuple[tuple[str, int | date], ...] = field(default=(), converter=as_pairs)
    readings: tuple[tuple[str, str | None], ...] = field(default=(), converter=as_pairs)
    add: tuple[Rule, ...] = field(default=(), converter=as_tuple)
    replace: tuple[Rule, ...] = field(default=(), converter=as_tuple)
    repeal: tuple[str, ...] = field(default=(), converter=as_tuple)
    clauses: tuple[Clause, ...] = field(default=(), converter=as_tuple)
    facts: tuple[FactDef, ...] = field(default=(), converter=as_tuple)
    new_parameters: tuple[Parameter, ...] = field(default=(), converter=as_tuple)
    axes: tuple[Axis, ...] = field(default=(), converter=as_tuple)
    actors: tuple[Actor, ...] = field(default=(), converter=as_tuple)
    acts: tuple[Act, ...] = field(default=(), converter=as_tuple)

    def __attrs_post_init__(self) -> None:
        raise_any(part_faults(asdict(self, recurse=False)), self.named)

    @property
    def named(self) -> Text:
        """What a list of its faults calls it, in both languages."""
        return Text(f"修改{self.id!r}", f"the amendment {self.id!r}")

    def of_parameters(self, parameters: tuple[Parameter, ...]) -> tuple[Parameter, ...]:
        """The parameters as amended: those there were, with their new values, and then the further ones."""
        values = dict(self.parameters)
        return tuple(evolve(one, value=values.get(one.name, one.value)) for one in (*parameters, *self.new_parameters))

    def of_rules(self, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
        """The rules as amended: those that stay or are replaced, in their places, and then the added ones."""
        replaced = {rule.id: rule for rule in self.replace}
        return (*(replaced.get(rule.id, rule) for rule in rules if rule.id not in self.repeal), *self.add)

    def faults(self, declared: Declared, rules: tuple[Rule, ...]) -> Iterator[IllFormedError]:
        """Every reason why it cannot be made of a regulation.

        Args:
            declared: what the regulation declares.
            rules: its rules.

        Does not decide whether the regulation is well-formed once amended.
        """
        yield from self._rule_faults(rules)
        yield from self._taken(CLAUSE, declared.clause_ids, tuple(one.id for one in self.clauses))
        yield from self._taken(FACT, declared.fact_names, tuple(one.name for one in self.facts))
        yield from self._taken(PARAMETER, declared.parameter_names, tuple(one.name for one in self.new_parameters))
        yield from self._taken(AXIS, declared.axis_ids, tuple(one.id for one in self.axes))
        yield from self._taken(ACTOR, declared.actor_ids, tuple(one.id for one in self.actors))
        yield from self._taken(ACT, declared.act_ids, tuple(one.id for one in self.acts))
        yield from self._parameter_faults((*declared.parameters, *self.new_parameters))
        yield from self._reading_faults((*declared.axes, *self.axes))

    def _rule_faults(self, rules: tuple[Rule, ...]) -> Iterator[IllFormedError]:
        known, changed = tuple(rule.id for rule in rules), (*(rule.id for rule in self.replace), *self.repeal)
        yield from self._taken(RULE, known, tuple(rule.id for rule in self.add))
        yield from unknown(RULE, dict.fromkeys(changed), self.id, known)
        yield from self._twice(RULE, changed)
        for rule in self.of_rules(rules):
            for name in rule.unless:
                if name in self.repeal and name in known:
                    yield IllFormedError(
                        f"{self.id}：废止的规则{name!r}仍是规则{rule.id!r}的例外，请在同一修改中替换后者，删去该例外。",
                        f"{self.id}: repeals rule {name!r}, which rule {rule.id!r} names as an exception; replace the "
                        "latter by one without it in the same amendment.",
                    )

    def _parameter_faults(self, parameters: tuple[Parameter, ...]) -> Iterator[IllFormedError]:
        yield from self._twice(PARAMETER, tuple(name for name, _ in self.parameters))
        for name, value in self.parameters:
            # By the exact type: to Python True is a number, and a moment is a day.
            if type(value) not in (int, date):
                yield wrong(self.id, f"{name} = {value_shown(value)}", NO_VALUE)
            else:
                alike = tuple(one.name for one in parameters if type(one.value) is type(value))
                yield from unknown(DAY if isinstance(value, date) else NUMBER, (name,), self.id, alike)

    def _reading_faults(self, axes: tuple[Axis, ...]) -> Iterator[IllFormedError]:
        yield from self._twice(AXIS, tuple(name for name, _ in self.readings))
        for name, reading in self.readings:
            yield from unknown(AXIS, (name,), self.id, tuple(axis.id for axis in axes))
            for axis in axes:
                if axis.id == name and reading is not None:
                    yield from unknown(READING, (reading,), f"{self.id} {name}", tuple(one.id for one in axis.readings))

    def _taken(self, kind: Text, known: tuple[str, ...], added: tuple[str, ...]) -> Iterator[IllFormedError]:
        for name in dict.fromkeys(added):
            if (known + added).count(name) > 1:
                yield IllFormedError(
                    f"{self.id}：新增的{kind.zh}{name!r}已经存在，请另取名称；要改动已有的规则，应列为替换。",
                    f"{self.id}: adds {kind.en} {name!r}, of which there is one already; give it another name, or "
                    "replace the one there is if it is a rule.",
                )

    def _twice(self, kind: Text, names: tuple[str, ...]) -> Iterator[IllFormedError]:
        for name in dict.fromkeys(names):
            if names.count(name) > 1:
                yield IllFormedError(
                    f"{self.id}：对{kind.zh}{name!r}改动了两次，请只留其一。",
                    f"{self.id}: changes {kind.en} {name!r} twice; keep one of the changes.",
                )


def require_amendments(given: Iterable[object]) -> None:
    """Refuse what is no amendment.

    Raises:
        IllFormedError: if something is none.
    """
    others = tuple(one for one in given if not isinstance(one, Amendment))
    raise_any((_no_amendment(one) for one in others), Text("所给的修改", "what should be amendments"))


def _no_amendment(one: object) -> IllFormedError:
    return IllFormedError(
        f"{shown(one)}不是修改，请给出Amendment；参数的新值可以按名称给出。",
        f"{shown(one)} is no amendment; give an Amendment, or new values of parameters by name.",
    )
