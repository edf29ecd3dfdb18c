"""The rules on one act as one flat Python function: which apply for certain, which may, without reasons.

Compiled once for a regulation and its readings. A row is a tuple of values, one for each fact the rules speak of, so
that a row holds at most one matter of each kind. Unknown is ``None``; a narrowed value counts as unknown here.
"""

from collections.abc import Callable, Mapping
from datetime import date

from attrs import frozen

from fzdigital.rules.binding import Column
from fzdigital.rules.check import fact_names, with_exceptions
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rows.branching import Branching
from fzdigital.rules.rows.questions import Questions
from fzdigital.rules.rule import Rule
from fzdigital.rules.vocabulary import Value

Row = tuple[Value, ...]


@frozen(eq=False)
class Grounds:
    """The rules on one act, compiled.

    Args:
        rules: ids of the rules; bit *i* of an answer stands for rule *i*.
        facts: names of the facts, in the order of a row.
        certain: from a row to the rules that apply whatever is unknown.
        possible: from a row to the rules that may apply.
    """

    rules: tuple[str, ...]
    facts: tuple[str, ...]
    certain: Callable[[Row], int]
    possible: Callable[[Row], int]

    def row(self, values: Mapping[str, object]) -> Row:
        """The row of a case, from its values by name; what is left out or narrowed is unknown."""
        found = (values.get(name) for name in self.facts)
        return tuple(value if isinstance(value, bool | int | str | date) else None for value in found)


def compile_grounds(regulation: Regulation, act: str) -> Grounds:
    """Compile the rules on one act under the readings in use.

    Args:
        regulation: the regulation.
        act: id of the act.

    Raises:
        UnknownNameError: the regulation has no such act.
    """
    regulation.act(act)
    by_id = {rule.id: rule for rule in regulation.rules}
    rules = tuple(rule for rule in regulation.rules if rule.act == act)
    involved = [by_id[name] for name in with_exceptions(rules, by_id)]
    conditions = [regulation.in_force, *(part for rule in involved for part in (rule.scope, rule.when, rule.survives))]
    facts = tuple(dict.fromkeys(name for condition in conditions for name in fact_names(condition)))
    certain, possible = (_function(regulation, rules, facts, sure) for sure in (True, False))
    return Grounds(tuple(rule.id for rule in rules), facts, certain, possible)


def _function(
    regulation: Regulation, rules: tuple[Rule, ...], facts: tuple[str, ...], sure: bool
) -> Callable[[Row], int]:
    questions = Questions(regulation, {name: Column(name) for name in facts}, complete=False)
    forms = [(1 << place, questions.applies(rule, sure)) for place, rule in enumerate(rules)]
    # The facts stand in a tuple here, not under their names.
    places = {f"r[{name!r}]": f"r[{place}]" for place, name in enumerate(facts)}
    statements = Branching(tuple(places[value] for value in questions.values)).statements(forms)
    lines = ["def grounds(r):", " m = 0", *(f" {line}" for line in statements), " return m"]
    namespace: dict[str, object] = dict(questions.constants)
    # Positions, signs and literals written by repr only: nothing in the source can be a statement of somebody else's.
    exec(compile("\n".join(lines), "<grounds>", "exec"), namespace)
    function: Callable[[Row], int] = namespace["grounds"]  # type: ignore[assignment]
    return function
