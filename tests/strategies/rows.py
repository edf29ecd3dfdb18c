"""Strategies for tables of other people: how their columns hold facts, with rows and the values these mean."""

from datetime import date, timedelta
from typing import Final, NamedTuple

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from fzdigital.rules.binding import Always, Column
from fzdigital.rules.case import Case, Matter
from fzdigital.rules.rows.bindings import Derived, RowBinding
from fzdigital.rules.vocabulary import FactDef, Known, Vocabulary
from tests.strategies.trees import SUBJECT, values_of

_WAYS: Final = st.sampled_from(("own", "coded", "own", "coded", "derived", "always", "left out"))
_KINDS_OF_CODE: Final = ("words", "numbers", "days", "truths")


class Table(NamedTuple):
    """A table.

    Args:
        bindings: where its rows have the facts.
        rows: the rows.
        values: what each row says of every fact; None is unknown.
    """

    bindings: dict[str, RowBinding]
    rows: list[dict[str, object]]
    values: list[dict[str, Known | None]]


@st.composite
def tables(draw: DrawFn, vocabulary: Vocabulary, *, unknowns: bool = True) -> Table:
    """Up to three rows whose columns hold facts as they are, in codes, or such that they must be derived.

    Args:
        draw: given by Hypothesis.
        vocabulary: the facts.
        unknowns: whether a column may be empty.
    """
    table = Table({}, [], [])
    for _ in range(draw(st.integers(1, 3))):
        table.rows.append({})
        table.values.append({})
    for fact in vocabulary.facts:
        _bind(draw, fact, table, unknowns)
    spoken_of = {fact.of for fact in vocabulary.facts if fact.name in table.bindings}
    for values in table.values:
        values.update((fact.name, fact.absent) for fact in vocabulary.facts if fact.of not in spoken_of)
    return table


def _bind(draw: DrawFn, fact: FactDef, table: Table, unknowns: bool) -> None:
    way, column = draw(_WAYS), f"col'{fact.name}"
    known = values_of(fact.sort)
    value = st.sampled_from((*known, *([None] if unknowns else [])))
    codes: dict[Known | None, list[object]] = {one: [one] for one in known}
    if way == "always":
        fixed = draw(st.sampled_from((None, *known)))
        table.bindings[fact.name] = Always(fixed)
        value = st.just(fixed)
    elif way == "left out":
        value = st.none()
    elif way == "derived":
        table.bindings[fact.name] = Derived(lambda row: row[column])  # type: ignore[arg-type, return-value]
    elif way == "own":
        table.bindings[fact.name] = Column(column)
    else:
        codes = draw(_codes(known))
        table.bindings[fact.name] = Column(column, {code: one for one in known for code in codes[one]})
    for row, values in zip(table.rows, table.values, strict=True):
        values[fact.name] = draw(value)
        row[column] = None if values[fact.name] is None else draw(st.sampled_from(codes[values[fact.name]]))


@st.composite
def _codes(draw: DrawFn, known: tuple[Known, ...]) -> dict[Known | None, list[object]]:
    """One or two codes for every value."""
    kind = draw(st.sampled_from(_KINDS_OF_CODE if len(known) == 2 else _KINDS_OF_CODE[:3]))
    found: dict[Known | None, list[object]] = {}
    for place, one in enumerate(draw(st.permutations(known))):
        many = 1 if kind == "truths" else draw(st.integers(1, 2))
        made = (place * 2 + further for further in range(many))
        found[one] = [
            {
                "words": f"'{number}\"",
                "numbers": number + 2,
                "days": date(2020, 1, 1) + timedelta(days=number),
                "truths": number == 2,
            }[kind]
            for number in made
        ]
    return found


def case_of(vocabulary: Vocabulary, values: dict[str, Known | None], kinds: tuple[str, ...]) -> Case:
    """The case with one matter of each kind that a row stands for."""

    def known(kind: str) -> dict[str, Known | None]:
        return {fact.name: values[fact.name] for fact in vocabulary.of(kind)}

    common, own, *matters = (vocabulary.facts_of(kind, known(kind)) for kind in ("", SUBJECT, *kinds))
    given = tuple(Matter(kind, "", facts) for kind, facts in zip(kinds, matters, strict=True))
    return Case(SUBJECT, "row", common, own, given)
