"""Which rules apply to each row of a table, without reasons: one flat Python function for all of them.

The function takes the rows as they are, a mapping for each, and reads a column only where its value can matter. Values
are trusted there as they are in :mod:`fzdigital.rules.grounds`; :meth:`RowGrounds.check` looks at every one.
"""

from collections.abc import Callable, Mapping, Sequence

from attrs import frozen

from fzdigital.errors import InvalidValueError, UnknownNameError
from fzdigital.rules.binding import Always
from fzdigital.rules.declared import RULE
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rows.bindings import Row, RowBinding, checked_row_bindings, read_row
from fzdigital.rules.rows.branching import Branching
from fzdigital.rules.rows.forms import joined
from fzdigital.rules.rows.questions import Questions
from fzdigital.rules.rule import Rule
from fzdigital.rules.vocabulary import FactDef
from fzdigital.text import Text

KNOWN = Text("已知的值", "a known value")

_Function = Callable[[Sequence[Row], Callable[[int], None]], None]


@frozen(eq=False)
class RowGrounds:
    """Answers that rules give for the rows of a table, compiled.

    Args:
        answers: their names; bit *i* of a row's mask stands for answer *i*, which any of its rules gives.
        facts: the bound facts with where they are.
    """

    answers: tuple[str, ...]
    facts: Mapping[FactDef, RowBinding]
    _complete: _Function
    _certain: _Function
    _possible: _Function

    def complete(self, rows: Sequence[Row]) -> list[int]:
        """The answers of rows of which nothing is unknown: it is for the caller to know that no value is None.

        Args:
            rows: the rows.

        Raises:
            UnknownNameError: a row without a column that it needs.
            InvalidValueError: a value that cannot be compared as its fact can.
        """
        return self._asked(self._complete, rows)

    def certain(self, rows: Sequence[Row]) -> list[int]:
        """The answers that rows give whatever is unknown of them; a value of None is unknown.

        Args:
            rows: the rows.

        Raises:
            UnknownNameError: a row without a column that it needs.
            InvalidValueError: a value that cannot be compared as its fact can.
        """
        return self._asked(self._certain, rows)

    def possible(self, rows: Sequence[Row]) -> list[int]:
        """The answers that rows may give, depending on what is unknown of them; a value of None is unknown.

        Args:
            rows: the rows.

        Raises:
            UnknownNameError: a row without a column that it needs.
            InvalidValueError: a value that cannot be compared as its fact can.
        """
        return self._asked(self._possible, rows)

    def check(self, rows: Sequence[Row]) -> None:
        """See to it that every column is there and every value has a meaning its fact admits.

        Args:
            rows: the rows.

        Raises:
            UnknownNameError: a row without a column.
            InvalidValueError: a value without a meaning, or outside its fact's sort or range.
        """
        for place, row in enumerate(rows):
            read_row(self.facts, row, f"rows[{place}]")

    def _asked(self, function: _Function, rows: Sequence[Row]) -> list[int]:
        found: list[int] = []
        try:
            function(rows, found.append)
        except (KeyError, TypeError):
            place = f"rows[{len(found)}]"
            values = read_row(self.facts, rows[len(found)], place)
            for fact, binding in self.facts.items():
                if function is self._complete and values[fact.name] is None and not isinstance(binding, Always):
                    raise InvalidValueError(None, Text(f"{place} {fact.name}", f"{place} {fact.name}"), KNOWN) from None
            raise
        return found


def rules_on(regulation: Regulation, *acts: str) -> dict[str, tuple[str, ...]]:
    """An answer for each rule on some acts, named by it.

    Args:
        regulation: the regulation.
        acts: ids of the acts.

    Raises:
        UnknownNameError: the regulation has no such act.
    """
    asked = [regulation.act(act).id for act in acts]
    return {rule.id: (rule.id,) for rule in regulation.rules if rule.act in asked}


def compile_row_grounds(
    regulation: Regulation, answers: Mapping[str, Sequence[str]], bindings: Mapping[str, RowBinding]
) -> RowGrounds:
    """Compile rules, under the readings in use, for the rows of a table.

    Args:
        regulation: the regulation.
        answers: by name, the ids of the rules of which any gives the answer; :func:`rules_on` makes one for each rule.
        bindings: by name, where each fact is in a row, which holds at most one matter of each kind. A kind of matter of
            which no fact is bound never happened; any other fact left out is unknown in every row.

    Raises:
        UnknownNameError: a rule or fact that the regulation does not have.
        InvalidValueError: a value that its fact does not admit.
    """
    by_id = {rule.id: rule for rule in regulation.rules}
    for answer, names in answers.items():
        for name in names:
            if name not in by_id:
                raise UnknownNameError(RULE, name, answer, tuple(by_id))
    bound = checked_row_bindings(regulation.vocabulary, bindings)
    given = [tuple(by_id[name] for name in names) for names in answers.values()]
    complete, certain, possible = (
        _function(regulation, given, bound, whole, sure)
        for whole, sure in ((True, True), (False, True), (False, False))
    )
    facts = {fact: bound[fact.name] for fact in regulation.vocabulary.facts if fact.name in bound}
    return RowGrounds(tuple(answers), facts, complete, certain, possible)


def _function(
    regulation: Regulation, answers: list[tuple[Rule, ...]], bound: Mapping[str, RowBinding], complete: bool, sure: bool
) -> _Function:
    questions = Questions(regulation, bound, complete)
    forms = [joined(False, [questions.applies(rule, sure) for rule in rules]) for rules in answers]
    branching = Branching(tuple(questions.values))
    lines = branching.statements([(1 << place, form) for place, form in enumerate(forms)])
    source = ["def grounds(rows, add):", " for r in rows:", "  m = 0", *(f"  {line}" for line in lines), "  add(m)"]
    namespace: dict[str, object] = dict(questions.constants)
    # Signs, numbered names and plain literals written by repr: nothing in the source can be a statement of others.
    exec(compile("\n".join(source), "<rows>", "exec"), namespace)
    function: _Function = namespace["grounds"]  # type: ignore[assignment]
    return function
