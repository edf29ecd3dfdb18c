"""The same rules for as many cases as one likes: columns in, columns out."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import compress, repeat
from operator import index
from typing import Any, Final, Generic, Protocol

from attrs import frozen

from fzdigital.errors import ColumnsError, InvalidValueError
from fzdigital.rules.binding import Binding, Means
from fzdigital.rules.bits import Algebra, P
from fzdigital.rules.case import Case, Matter
from fzdigital.rules.codes import value_of
from fzdigital.rules.column_faults import length_of, see_to_shapes, value_faults
from fzdigital.rules.columns import IntegerPlanes, Packed
from fzdigital.rules.decision import Outcome
from fzdigital.rules.listed import listed
from fzdigital.rules.plane_program import Program
from fzdigital.rules.planes import Truths
from fzdigital.rules.programs import planes_in, programs, rules_on
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.supply import Fault, Supply
from fzdigital.rules.vocabulary import FactDef, Facts, Known
from fzdigital.text import Text

OPEN: Final = "open"
"""Stands in a column of outcomes where several are possible."""


class Packing(Protocol[P]):
    """How the columns of so many cases become planes of one kind."""

    @property
    def algebra(self) -> Algebra[P]:
        """The algebra of the planes."""

    @property
    def rows(self) -> int:
        """How many cases there are."""

    def packed(self, fact: FactDef, values: Any, means: Means) -> Packed[P]:
        """One fact of every case."""

    def holds(self, plane: P, row: int) -> bool:
        """Whether a plane holds in one case."""

    def truths(self, plane: P) -> Iterable[bool]:
        """Whether a plane holds, in every case."""


@frozen
class ActColumns:
    """What holds for one act, row by row.

    Args:
        grounds: ids of the rules that apply, in the regulation's order.
        may_apply: ids of the rules that apply or not, depending on what is unknown; in the same order.
        outcome: the value of the :class:`~fzdigital.rules.decision.Outcome`; ``open`` where several are possible.
    """

    grounds: tuple[tuple[str, ...], ...]
    may_apply: tuple[tuple[str, ...], ...]
    outcome: tuple[str, ...]


class Population(Generic[P]):
    """Many cases of one kind of subject under one regulation.

    Args:
        supply: says which facts there are, and where they come from.
        packing: makes planes of columns.
        columns: the columns, by name; all of one length.

    Raises:
        ColumnsError: every value that its fact does not admit, at once.

    In every row the rules that apply and those that may are the same as :func:`fzdigital.rules.decide.decide` gives. An
    outcome that is settled is the same too. Where facts are unknown an outcome may be open here that ``decide``, which
    tries the unknown conditions that several rules share together, finds settled: ask it about :meth:`case`.
    """

    def __init__(self, supply: Supply, packing: Packing[P], columns: Mapping[str, Any]) -> None:
        self.supply = supply
        self.packing = packing
        self.rows = packing.rows
        self._algebra = packing.algebra
        self._columns: dict[str, Packed[P]] = {}
        faults: list[Fault] = []
        for name in dict.fromkeys(supply.first_reader.values()):
            fact, source = supply.columns[name]
            values = columns[source.name]
            found = packing.packed(fact, values, source.means)
            self._columns[name] = found
            faults += value_faults(fact, source, values, found.wrong)
        if faults:
            raise ColumnsError(tuple(faults), sum(len(found.wrong) for found in self._columns.values()))
        self._given = tuple(plane for found in self._columns.values() for plane in planes_in(found))
        self._programs = programs(supply, tuple(found.everywhere for found in self._columns.values()))

    def applying(self, rules: Iterable[str]) -> dict[str, Truths[P]]:
        """Where each of some rules applies, and where it does not.

        Args:
            rules: their ids; rules on the acts of the supply.

        Raises:
            UnknownNameError: an id of no such rule.
            InvalidValueError: a single text in place of a list.
        """
        asked = listed(rules, "rules")
        return dict(zip(asked, self._truths(self._programs.applying(asked)), strict=True))

    def certain(self, groups: Iterable[Iterable[str]]) -> tuple[P, ...]:
        """For each group of rules, where at least one of them is known to apply.

        Args:
            groups: ids of rules on the acts of the supply.

        Raises:
            UnknownNameError: an id of no such rule.
            InvalidValueError: a single text in place of a list.
        """
        asked = tuple(listed(rules, "groups[…]") for rules in listed(groups, "groups"))
        return self._run(self._programs.certain(asked))

    def outcomes(self, act: str) -> dict[Outcome, Truths[P]]:
        """Where each outcome of an act holds, and where it does not.

        Args:
            act: id of an act of the supply.

        Raises:
            UnknownNameError: it is none of them.
        """
        return dict(zip(Outcome, self._truths(self._programs.outcomes(act)), strict=True))

    def act(self, act: str) -> ActColumns:
        """What holds for an act, in columns for people.

        Args:
            act: id of an act of the supply.

        Raises:
            UnknownNameError: it is none of them.
        """
        outcomes = self.outcomes(act)
        found = self.applying(rules_on(self.supply, act))
        perhaps = {name: self._algebra.one ^ (truths.yes | truths.no) for name, truths in found.items()}
        settled = {outcome.value: truths.yes for outcome, truths in outcomes.items()}
        return ActColumns(
            self._named({name: truths.yes for name, truths in found.items()}),
            self._named(perhaps),
            tuple(names[0] if names else OPEN for names in self._named(settled)),
        )

    def case(self, row: int) -> Case:
        """One row as a case, to be asked about by itself.

        Args:
            row: from 0.

        Raises:
            InvalidValueError: no whole number, or there are fewer rows.
        """
        if not hasattr(row, "__index__") or not 0 <= index(row) < self.rows:
            raise InvalidValueError(
                row,
                Text("行号", "the row"),
                Text(f"小于{self.rows}的整数，从0起", f"a whole number from 0, less than {self.rows}"),
            )
        supply, vocabulary = self.supply, self.supply.regulation.vocabulary
        of = {
            kind: Facts(tuple(self._value(fact.name, row) for fact in vocabulary.of(kind)))
            for kind in ("", supply.subject, *supply.kinds)
        }
        matters = tuple(Matter(kind, str(row), of[kind]) for kind in supply.kinds)
        return Case(supply.subject, str(row), of[""], of[supply.subject], matters)

    def _named(self, planes: Mapping[str, P]) -> tuple[tuple[str, ...], ...]:
        """For each row the names of the planes that hold there; rows with the same names share them."""
        truths = map(self.packing.truths, planes.values())
        patterns: Iterable[tuple[bool, ...]] = zip(*truths, strict=True) if planes else repeat((), self.rows)
        shared: dict[tuple[bool, ...], tuple[str, ...]] = {}
        return tuple(
            [
                shared.setdefault(one, tuple(compress(planes, one))) if one not in shared else shared[one]
                for one in patterns
            ]
        )

    def _value(self, name: str, row: int) -> Known | None:
        if name not in self.supply.columns:
            return self.supply.constants.get(name)
        fact, _ = self.supply.columns[name]
        column = self._columns[self.supply.first_reader[name]].column
        known, bits = (column.yes | column.no, (column.yes,)) if isinstance(column, Truths) else column
        if not self.packing.holds(known, row):
            return None
        return value_of(fact, sum(self.packing.holds(bit, row) << place for place, bit in enumerate(bits)))

    def _truths(self, asked: Program) -> Iterator[Truths[P]]:
        planes = iter(self._run(asked))
        return map(Truths, planes, planes)

    def _run(self, asked: Program) -> tuple[P, ...]:
        return asked.run(self._algebra, self._given)


def population_of(
    regulation: Regulation,
    subject: str,
    columns: Mapping[str, Sequence[Any]],
    *,
    acts: Collection[str],
    bindings: Mapping[str, Binding] | None = None,
    unknown: Collection[str] = (),
) -> Population[int]:
    """A population out of plain lists, with planes of integers; no package is needed.

    Args:
        regulation: the regulation to be asked.
        subject: the kind of subject, such as ``firm``; each row is one, with at most one matter of each kind.
        columns: the columns by name, all of one length, of Python's own values: a whole number is an ``int``, neither
            2.0 nor NumPy's. None is unknown, and so is a float that is no number (NaN). For what NumPy and pandas hold,
            also their marks of what is missing, use :func:`fzdigital.population.frames.population_of_frame`.
        acts: ids of the acts to be asked about.
        bindings: where a fact comes from, by its name; a fact left out comes from the column of its own name.
        unknown: names of facts that nobody knows of any row.

    Raises:
        ColumnsError: a column that is no sequence; and as :class:`~fzdigital.rules.supply.Supply` and
            :class:`Population` say.
        InvalidValueError: a single text in place of a list of acts or of unknown facts.
    """
    see_to_shapes(columns)
    lists = {name: [*column] for name, column in columns.items()}
    supply = Supply(regulation, subject, acts, lists, bindings, unknown)
    return Population(supply, IntegerPlanes(length_of(lists)), lists)
