"""What is known of a row, as far as rules can tell rows apart: one flat Python function for all rows."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from fzdigital.rules.binding import Column
from fzdigital.rules.check import fact_names
from fzdigital.rules.expr import Compare, Fact
from fzdigital.rules.rows.bindings import Row, RowBinding
from fzdigital.rules.rows.checking import checks
from fzdigital.rules.rows.forms import Source, read
from fzdigital.rules.rows.questions import Questions
from fzdigital.rules.vocabulary import Bool, FactDef, OneOf

RowPattern = tuple[object, ...]
T = TypeVar("T")

ByPattern = Callable[
    [Sequence[Row], Callable[[T], None], Callable[[RowPattern], T | None], Callable[[RowPattern, Row], T]], None
]
"""Adds something for every row: what is kept for its pattern, or what is made when the pattern is met first."""


def compile_row_pattern(
    questions: Questions, facts: Mapping[FactDef, RowBinding], reached: Sequence[Fact | Compare]
) -> ByPattern[T]:
    """A function that goes through rows by their patterns.

    Args:
        questions: for complete rows; the function looks for unknown values by itself.
        facts: the bound facts with where they are.
        reached: the leaves that can make a difference.
    """
    few = {fact.name for fact, binding in facts.items() if _few(fact, binding)}
    parts: dict[int | Source, None] = {}
    for leaf in reached:
        names = tuple(fact_names(leaf))
        # One of few values is part of the pattern itself; of a number or a day only what the leaves make of it.
        if few.issuperset(names):
            found = (questions.place_of(name) for name in names)
            parts.update((place, None) for place in found if place is not None)
        else:
            asked, _ = questions.pair(leaf)
            parts.update({} if isinstance(asked, bool) else {asked: None})
    written = [_written(part) for part in parts]
    source = [
        "def by_pattern(rows, add, kept, met):",
        " for r in rows:",
        *(f"  v{number} = {value}" for number, value in enumerate(questions.values)),
        *(f"  if {wrong}: raise TypeError" for wrong in checks(questions, True)),
        f"  p = ({''.join(f'{part}, ' for part in written)})",
        "  found = kept(p)",
        "  add(met(p, r) if found is None else found)",
    ]
    namespace: dict[str, object] = dict(questions.constants)
    # As in the compiled grounds: signs, numbered names and plain literals only.
    exec(compile("\n".join(source), "<patterns>", "exec"), namespace)
    function: ByPattern[T] = namespace["by_pattern"]  # type: ignore[assignment]
    return function


def _few(fact: FactDef, binding: RowBinding) -> bool:
    """Whether the place where a fact is can hold few values only."""
    return isinstance(fact.sort, Bool | OneOf) or (isinstance(binding, Column) and bool(binding.means))


def _written(part: int | Source) -> str:
    if isinstance(part, int):
        return f"v{part}"
    unknown = " or ".join(f"v{value} is None" for value in sorted(read(part)))
    comparison = "".join(f"v{one}" if isinstance(one, int) else one for one in part)
    return f"None if {unknown} else {comparison}"
