"""Leaves of conditions as questions to a row: what it means for a column's own values that a comparison holds."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import NamedTuple, assert_never

from fzdigital.rules.binding import Always, Column, Means
from fzdigital.rules.codes import MIRRORED
from fzdigital.rules.expr import TRUE, All, Any, Choice, Compare, Condition, Const, Fact, Not, Param, Term
from fzdigital.rules.kleene import SIGNS
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rows.bindings import Derived, Row, RowBinding
from fzdigital.rules.rows.forms import Form, Question, Source, joined, read
from fzdigital.rules.rule import Rule
from fzdigital.rules.vocabulary import FactDef, Known

_CONTRARY = {"==": "!=", "!=": "==", ">=": "<", "<": ">=", "<=": ">", ">": "<="}

_Pair = tuple[Source | bool, Source | bool]


class _Read(NamedTuple):
    """A value of the row.

    Args:
        value: its number.
        means: what each of its known values means, or empty where they are the fact's own.
    """

    value: int
    means: tuple[tuple[object, Known], ...]


class Questions:
    """Turns rules and conditions into forms.

    Args:
        regulation: gives numbers and readings.
        bindings: where the facts are, as checked; a fact without one is unknown in every row.
        complete: whether no value of a row is ever unknown.
    """

    def __init__(self, regulation: Regulation, bindings: Mapping[str, RowBinding], complete: bool) -> None:
        self.complete = complete
        self.values: dict[str, int] = {}
        """How each value of a row is had, as Python source, with its number."""
        self.constants: dict[str, object] = {}
        """What the source calls by a name: functions, days, tables."""
        self.asked: dict[tuple[int, FactDef, tuple[tuple[object, Known], ...]], None] = {}
        """The values that are read, each with a fact that it holds and what its known values mean to it."""
        self.open: dict[str, None] = {}
        """The open axes and the facts without any source that the answers hang on."""
        self._names: dict[Hashable, str] = {}
        self._regulation = regulation
        self._rules = {rule.id: rule for rule in regulation.rules}
        self._bindings = bindings
        self._facts = {fact.name: fact for fact in regulation.vocabulary.facts}
        self._parameters = dict(regulation.setting.parameters)
        self._readings = dict(regulation.setting.readings)

    def applies(self, rule: Rule, sure: bool) -> Form:
        """When a rule certainly (or else possibly) applies: in force, in scope, condition met, no exception speaks."""
        parts = (self._regulation.effect(rule), rule.scope, rule.when)
        silent = [self._silent(self._rules[name], rule, sure) for name in rule.unless]
        return joined(True, [*(self.form(part, sure) for part in parts), *silent])

    def _silent(self, exception: Rule, base: Rule, sure: bool) -> Form:
        """When an exception to a rule does not speak: neither itself nor any exception to it."""
        parts = [exception.scope, exception.when]
        # Where both have effect on the same days, the base rule's own condition for it is enough.
        if exception.survives != base.survives:
            parts.append(self._regulation.effect(exception))
        own = joined(False, [self.form(part, sure, False) for part in parts])
        return joined(True, [own, *(self._silent(self._rules[name], base, sure) for name in exception.unless)])

    def form(self, condition: Condition, sure: bool, holds: bool = True) -> Form:
        """When a condition certainly (or else possibly) holds, or does not."""
        match condition:
            case Const(value):
                return (value is True) == holds
            case Fact() | Compare():
                return self._asked(condition, sure, holds)
            case Not(part):
                return self.form(part, sure, not holds)
            case All(parts) | Any(parts):
                every = isinstance(condition, All) == holds
                return joined(every, [self.form(part, sure, holds) for part in parts])
            case Choice(axis, branches):
                chosen = self._readings[axis]
                walked = [branch for name, branch in branches if chosen in (None, name)]
                forms = [self.form(branch, sure, holds) for branch in walked]
                if len({*forms}) > 1:
                    self.open[axis] = None
                return joined(sure, forms)
            case _:
                assert_never(condition)

    def _asked(self, leaf: Fact | Compare, sure: bool, holds: bool) -> Form:
        yes, no = self.pair(leaf)
        if self.complete and not isinstance(yes, bool):
            return Question(yes, (), holds)
        # What certainly holds is asked for; what may hold is what is not known to fail.
        asked, other = (yes, no) if sure == holds else (no, yes)
        if isinstance(asked, bool):
            return asked == sure
        return Question(asked, () if isinstance(other, bool) else other, sure)

    def pair(self, leaf: Fact | Compare) -> _Pair:
        """The questions whether a leaf is known to hold, and whether it is known not to.

        In complete rows the second says nothing that the first does not.
        """
        left, sign, right = (leaf.left, leaf.sign, leaf.right) if isinstance(leaf, Compare) else (leaf, "==", TRUE)
        one, other = self._operand(left), self._operand(right)
        if one is None or other is None:
            return False, False
        if isinstance(one, _Read):
            return self._compared(one, sign, other) if isinstance(other, _Read) else self._meaning(one, sign, other)
        if isinstance(other, _Read):
            return self._meaning(other, MIRRORED[sign], one)
        truth = bool(SIGNS[sign](one, other))
        return truth, not truth

    def place_of(self, fact: str) -> int | None:
        """The number of the value in which a fact is; None if no value of the row has it."""
        operand = self._operand(Fact(fact))
        return operand.value if isinstance(operand, _Read) else None

    def _operand(self, term: Term) -> _Read | Known | None:
        match term:
            case Const(value):
                return value
            case Param(name):
                return self._parameters[name]
            case Fact(name):
                binding = self._bindings.get(name, Always(None))
            case _:
                assert_never(term)
        match binding:
            case Always(fixed):
                if fixed is None:
                    self.open[name] = None
                return fixed
            case Column(column, means):
                return self._read(name, self._column(column, means), tuple(_known(means)))
            case Derived(function):
                return self._read(name, f"{self.constant(function, id(function))}(r)", ())
            case _:
                assert_never(binding)

    def _column(self, column: str, means: Means) -> str:
        blanks = frozenset((type(value), value) for value, meant in means if meant is None)
        if not blanks:
            return f"r[{column!r}]"
        return f"{self.constant(_without(column, blanks), (column, blanks))}(r)"

    def _read(self, fact: str, source: str, means: tuple[tuple[object, Known], ...]) -> _Read:
        number = self.values.setdefault(source, len(self.values))
        self.asked[number, self._facts[fact], means] = None
        return _Read(number, means)

    def _meaning(self, read: _Read, sign: str, known: Known) -> _Pair:
        """A value of the row compared with a known one."""
        means = read.means or (((True, True), (False, False)) if isinstance(known, bool) else ())
        if not means:
            return self._guarded((read.value,), sign, (self._literal(known),))
        compare = SIGNS[sign]
        yes = [value for value, meant in means if compare(meant, known)]
        no = [value for value, meant in means if not compare(meant, known)]
        return self._among(read.value, yes, not no), self._among(read.value, no, not yes)

    def _among(self, number: int, values: list[object], always: bool) -> Source | bool:
        """Whether a value of the row is one of these; always so, if it is known at all."""
        if not values:
            return False
        if always:
            return self.complete or (number, " is not None")
        written = [self._literal(value) for value in values]
        if len(values) > 1:
            return number, f" in ({', '.join(written)})"
        if self.complete and values[0] is True:
            return (number,)
        return number, f" is {written[0]}" if isinstance(values[0], bool) else f" == {written[0]}"

    def _compared(self, one: _Read, sign: str, other: _Read) -> _Pair:
        """Two values of the row compared."""
        left, right = (
            (f"{self.constant(dict(read.means), read.means)}[", read.value, "]") if read.means else (read.value,)
            for read in (one, other)
        )
        return self._guarded(left, sign, right)

    def _guarded(self, left: Source, sign: str, right: Source) -> _Pair:
        yes, no = ((*left, f" {one} ", *right) for one in (sign, _CONTRARY[sign]))
        if self.complete:
            return yes, no
        known = tuple(part for value in sorted(read(yes)) for part in (value, " is not None and "))
        guarded = [("(", *known, *one, ")") for one in (yes, no)]
        # An unknown value equals no known one.
        single = len(read(right)) == 0
        return (yes if sign == "==" and single else guarded[0]), (no if sign == "!=" and single else guarded[1])

    def _literal(self, value: object) -> str:
        # By the exact type: anything else could write itself as whatever it likes.
        return repr(value) if type(value) in (bool, int, str) else self.constant(value, (type(value), value))

    def constant(self, value: object, key: Hashable) -> str:
        """The name by which the source calls a value; the same for the same key."""
        name = self._names.setdefault(key, f"k{len(self._names)}")
        self.constants[name] = value
        return name


def _known(means: Means) -> Iterator[tuple[object, Known]]:
    """The values that mean something known."""
    return ((value, meant) for value, meant in means if value is not None and meant is not None)


def _without(column: str, blanks: frozenset[tuple[type, object]]) -> Callable[[Row], object]:
    """What reads a column some of whose values are unknown, as None is."""

    def read(row: Row) -> object:
        found = row[column]
        return None if (type(found), found) in blanks else found

    return read
