"""Which rules apply to each row of a table, without reasons: one flat Python function for all of them.

The function takes the rows as they are, a mapping for each, and looks at every value that can matter: one without a
meaning is an error, never a "no". Whoever has checked all values can have a *trusted* function, which does not.
"""

from collections.abc import Callable, Mapping, Sequence

from attrs import frozen

from fzdigital.errors import InvalidValueError, UndeterminedError, UnknownNameError
from fzdigital.rules.binding import Always
from fzdigital.rules.declared import RULE
from fzdigital.rules.listed import listed
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rows.bindings import Row, RowBinding, checked_row_bindings, read_row, see_to_rows
from fzdigital.rules.rows.branching import Branching
from fzdigital.rules.rows.checking import checks
from fzdigital.rules.rows.forms import Form, joined
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
        unsettled: the open axes, and the facts unknown in every row, that leave an answer open in complete rows too.
    """

    answers: tuple[str, ...]
    facts: Mapping[FactDef, RowBinding]
    unsettled: tuple[str, ...]
    _complete: _Function
    _certain: _Function
    _possible: _Function

    def complete(self, rows: Sequence[Row]) -> list[int]:
        """The answers of rows of which nothing is unknown.

        Args:
            rows: the rows.

        Raises:
            UnknownNameError: a row without a column that it needs.
            InvalidValueError: an unknown value, or one without a meaning.
            UndeterminedError: a reading that is not settled, or a fact without a source, leaves answers open; ask what
                is certain and what is possible instead.

        Trusted, it takes values as they are: an unknown one it may take for a "no".
        """
        if self.unsettled:
            names = self.unsettled
            raise UndeterminedError(
                f"下列各项未定或未知，即使各行齐全，结论也不只一种：{'、'.join(names)}；请改用certain和possible。",
                f"even where rows are complete, the answers hang on what is open or unknown: {', '.join(names)}; "
                "ask for certain and possible instead.",
            )
        return self._asked(self._complete, rows)

    def certain(self, rows: Sequence[Row]) -> list[int]:
        """The answers that rows give whatever is unknown of them; a value of None is unknown.

        Args:
            rows: the rows.

        Raises:
            UnknownNameError: a row without a column that it needs.
            InvalidValueError: a value without a meaning; trusted, only one that cannot be compared.
        """
        return self._asked(self._certain, rows)

    def possible(self, rows: Sequence[Row]) -> list[int]:
        """The answers that rows may give, depending on what is unknown of them; a value of None is unknown.

        Args:
            rows: the rows.

        Raises:
            UnknownNameError: a row without a column that it needs.
            InvalidValueError: a value without a meaning; trusted, only one that cannot be compared.
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
        see_to_rows(rows)
        for place, row in enumerate(rows):
            read_row(self.facts, row, f"rows[{place}]")

    def _asked(self, function: _Function, rows: Sequence[Row]) -> list[int]:
        see_to_rows(rows)
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
    regulation: Regulation,
    answers: Mapping[str, Sequence[str]],
    bindings: Mapping[str, RowBinding],
    *,
    trusted: bool = False,
) -> RowGrounds:
    """Compile rules, under the readings in use, for the rows of a table.

    Args:
        regulation: the regulation.
        answers: by name, the ids of the rules of which any gives the answer; :func:`rules_on` makes one for each rule.
        bindings: by name, where each fact is in a row, which holds at most one matter of each kind. A kind of matter of
            which no fact is bound never happened; any other fact left out is unknown in every row.
        trusted: whether values are taken as they are, and read only where they can matter. Quicker, and only for rows
            known to be sound: there a value without a meaning may be taken for a "no".

    Raises:
        UnknownNameError: a rule or fact that the regulation does not have.
        InvalidValueError: a value that its fact does not admit, or a single text in place of a list of rules.
    """
    by_id = {rule.id: rule for rule in regulation.rules}
    for answer, names in answers.items():
        for name in listed(names, answer):
            if name not in by_id:
                raise UnknownNameError(RULE, name, answer, tuple(by_id))
    bound = checked_row_bindings(regulation.vocabulary, bindings)
    given = [tuple(by_id[name] for name in names) for names in answers.values()]
    complete, certain, possible = (
        _function(Questions(regulation, bound, whole), given, sure, trusted)
        for whole, sure in ((True, True), (False, True), (False, False))
    )
    facts = {fact: bound[fact.name] for fact in regulation.vocabulary.facts if fact.name in bound}
    return RowGrounds(tuple(answers), facts, _unsettled(regulation, given, bound), complete, certain, possible)


def _unsettled(
    regulation: Regulation, answers: list[tuple[Rule, ...]], bound: Mapping[str, RowBinding]
) -> tuple[str, ...]:
    """What leaves an answer open although every value of the row is known."""
    found: dict[str, None] = {}
    for rules in answers:
        questions = Questions(regulation, bound, True)
        sure, perhaps = (_form(questions, rules, sure) for sure in (True, False))
        found |= questions.open if sure != perhaps else {}
    return tuple(found)


def _form(questions: Questions, rules: tuple[Rule, ...], sure: bool) -> Form:
    return joined(False, [questions.applies(rule, sure) for rule in rules])


def _function(questions: Questions, answers: list[tuple[Rule, ...]], sure: bool, trusted: bool) -> _Function:
    forms = [(1 << place, _form(questions, rules, sure)) for place, rules in enumerate(answers)]
    values = tuple(questions.values)
    first = () if trusted else (*(f"v{place} = {value}" for place, value in enumerate(values)), *_refusal(questions))
    lines = Branching(values).statements(forms, () if trusted else range(len(values)))
    body = (*first, "m = 0", *lines, "add(m)")
    source = ["def grounds(rows, add):", " for r in rows:", *(f"  {line}" for line in body)]
    namespace: dict[str, object] = dict(questions.constants)
    # Signs, numbered names and plain literals written by repr: nothing in the source can be a statement of others.
    exec(compile("\n".join(source), "<rows>", "exec"), namespace)
    function: _Function = namespace["grounds"]  # type: ignore[assignment]
    return function


def _refusal(questions: Questions) -> tuple[str, ...]:
    """What stops at a row with a value that has no meaning; the caller finds out which."""
    found = checks(questions, not questions.complete)
    return (f"if {' or '.join(found)}: raise TypeError",) if found else ()
