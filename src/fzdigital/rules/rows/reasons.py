"""All reasons for each row of a table, shared between the rows of which the same is known.

Reasons depend on what a row's values mean to the rules, not on the row. That is its *pattern*, taken from it by one
flat Python function that looks at every value; a pattern met for the first time is decided as a case.
"""

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from fzdigital.errors import IllFormedError
from fzdigital.rules.case import Case, Matter
from fzdigital.rules.check import fact_names, matter_kinds
from fzdigital.rules.decide import SHARED_AT_MOST, Decider
from fzdigital.rules.decision import ActDecision
from fzdigital.rules.expr import Compare, Fact
from fzdigital.rules.listed import listed
from fzdigital.rules.patterns import leaves
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rows.bindings import Row, RowBinding, checked_row_bindings, read_row, see_to_rows
from fzdigital.rules.rows.pattern import ByPattern, RowPattern, compile_row_pattern
from fzdigital.rules.rows.questions import Questions

_Decisions = tuple[ActDecision, ...]


class RowReasons:
    """Decides some acts for the rows of a table, with the reasons of every rule; keeps those of patterns it has met.

    Args:
        regulation: the regulation.
        acts: ids of the acts, all about one kind of subject.
        bindings: by name, where each fact is in a row, which holds at most one matter of each kind. A kind of matter of
            which no fact is bound never happened; any other fact left out is unknown in every row.

    Raises:
        UnknownNameError: an act or fact that the regulation does not have.
        InvalidValueError: a value that its fact does not admit, or a single text in place of a list of acts.
        IllFormedError: no act, or acts about different subjects.

    The store is a memory of a pure function: it never changes an answer.
    """

    def __init__(self, regulation: Regulation, acts: Sequence[str], bindings: Mapping[str, RowBinding]) -> None:
        asked = [regulation.act(act) for act in dict.fromkeys(listed(acts, "acts"))]
        subjects = tuple(dict.fromkeys(act.subject for act in asked))
        if len(subjects) != 1:
            shown = ", ".join(subjects) or "—"
            raise IllFormedError(
                f"所问的行为涉及这几类对象：{shown}；请只问同一类对象的行为。",
                f"the acts asked about are about these kinds of subject: {shown}; ask about acts of one kind.",
            )
        rules = tuple(rule for rule in regulation.rules if rule.act in {act.id for act in asked})
        by_id = {rule.id: rule for rule in rules}
        kinds = (matter_kinds(rule, by_id, subjects[0], regulation.vocabulary) for rule in rules)
        self.kinds: tuple[str, ...] = tuple(dict.fromkeys(kind for found in kinds for kind in found))
        """The kinds of matter the rules speak of; a ground's matter is a position among these."""
        self._regulation = evolve(regulation, acts=tuple(asked), rules=rules)
        self._decider = Decider(self._regulation, subjects[0])
        bound = checked_row_bindings(regulation.vocabulary, bindings)
        reached = tuple(dict.fromkeys(_leaves(self._regulation)))
        names = {name for leaf in reached for name in fact_names(leaf)}
        self._facts = {
            fact: bound[fact.name] for fact in regulation.vocabulary.facts if fact.name in names & bound.keys()
        }
        self._by_pattern: ByPattern[_Decisions] = compile_row_pattern(
            Questions(regulation, bound, True), self._facts, reached
        )
        self._kept: dict[RowPattern, _Decisions] = {}

    def of(self, rows: Sequence[Row]) -> list[tuple[ActDecision, ...]]:
        """What holds for each of the acts in each row, as :func:`~fzdigital.rules.decide.decide` says of such a case.

        Args:
            rows: the rows; None is unknown.

        Returns:
            for each row one decision for each act, in the order asked; rows of one pattern have the same ones.

        Raises:
            UnknownNameError: a row without a column that it needs.
            InvalidValueError: a value that has no meaning, or that its fact does not admit.
        """
        see_to_rows(rows)
        found: list[_Decisions] = []

        def meet(pattern: RowPattern, row: Row) -> _Decisions:
            decisions = self._decided(row, f"rows[{len(found)}]")
            if len(self._kept) >= SHARED_AT_MOST:
                self._kept.clear()
            self._kept[pattern] = decisions
            return decisions

        try:
            self._by_pattern(rows, found.append, self._kept.get, meet)
        except (KeyError, TypeError):
            # A column is missing, or its value cannot be looked up or compared.
            place = len(found)
            read_row(self._facts, rows[place], f"rows[{place}]")
            raise
        return found

    def _decided(self, row: Row, place: str) -> _Decisions:
        values = read_row(self._facts, row, place)
        vocabulary = self._regulation.vocabulary
        of = {fact.name: fact.of for fact in self._facts}
        common, own, *matters = (
            vocabulary.facts_of(kind, {name: value for name, value in values.items() if of[name] == kind})
            for kind in ("", self._decider.subject, *self.kinds)
        )
        given = tuple(Matter(kind, "", facts) for kind, facts in zip(self.kinds, matters, strict=True))
        return self._decider.decide(Case(self._decider.subject, place, common, own, given)).acts


def _leaves(regulation: Regulation) -> Iterator[Fact | Compare]:
    """What can make a difference to any rule under the readings in use."""
    readings = dict(regulation.setting.readings)
    parts = (part for rule in regulation.rules for part in (rule.survives, rule.scope, rule.when))
    for condition in (regulation.in_force, *parts):
        yield from leaves(condition, readings)
