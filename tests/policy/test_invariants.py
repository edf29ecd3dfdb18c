"""What holds in every case: no casebook contradicts it, and none of it is idle."""

import json
from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdigital.domain.industry import Industry
from fzdigital.policy.facts import VOCABULARY
from fzdigital.policy.facts.firm import FIRM
from fzdigital.policy.invariants import INVARIANTS
from fzdigital.policy.measures import MEASURES
from fzdigital.rules.case import Case, Matter, named_values
from fzdigital.rules.interchange import invariant_document, invariant_from
from fzdigital.rules.kleene import explain
from fzdigital.rules.layout import names_in
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Act, Invariant
from fzdigital.rules.sorts import Bool, Day, Int, OneOf
from fzdigital.rules.universe import Universe
from fzdigital.rules.vocabulary import FactDef, Value
from fzdigital.service.casebook import Casebook
from fzdigital.service.cases import (
    case_of_application,
    case_of_batch,
    case_of_candidate,
    case_of_firm,
    case_of_library,
    pools_on,
)
from fzdigital.service.history import History
from fzdigital.service.selection import select
from tests.strategies.casebooks import casebooks, unhurried
from tests.strategies.nouns import days

OPEN: Final = MEASURES.with_readings({axis.id: None for axis in MEASURES.axes})
OTHER: Final = MEASURES.with_readings({"OP-03.status": "library_dissolves", "OP-21.effect": "automatic"})


def cases(regulation: Regulation, casebook: Casebook, on: date, known: date | None) -> Iterator[Case]:
    """The case of every subject that a casebook speaks of, on one day."""
    history = History(casebook, known)
    pools = pools_on(regulation, history, on)
    yield case_of_library(regulation, history, on, pools)
    for batch in {one.batch for one in history.applications}:
        yield case_of_batch(regulation, history, batch, on)
        selection = select(regulation, history, batch, on)
        for application in (one for one in history.applications if one.batch == batch):
            yield case_of_application(regulation, history, application, on, pools, selection)
    for code in history.codes:
        yield case_of_firm(regulation, history, code, on, pools)
        for industry in Industry:
            yield case_of_candidate(regulation, history, code, industry, on, pools)


def about(invariant: Invariant) -> frozenset[str]:
    """The kinds of subject or matter that an invariant speaks of."""
    return frozenset(fact.of for fact in VOCABULARY.facts if fact.name in names_in(invariant.condition)) - {""}


def truths(regulation: Regulation, case: Case) -> Iterator[tuple[Invariant, bool | None, bool]]:
    """Every invariant that speaks of a case, its truth, and whether all its facts are settled, for each matter."""
    for position in range(-1, len(case.matters)):
        kinds = {case.subject, case.matters[position].kind} if position >= 0 else {case.subject}
        values = named_values(regulation, case, position)
        for invariant in INVARIANTS:
            if about(invariant) <= kinds:
                told = all(type(values[name]) in (bool, int, str, date) for name in names_in(invariant.condition))
                yield invariant, explain(invariant.condition, values, regulation.setting).truth, told


class TestNoCaseContradicts:
    """Whatever was recorded, in whatever order, with whatever unknown."""

    @unhurried
    @given(casebooks(), days(), st.none() | days(), st.sampled_from((MEASURES, OPEN, OTHER)))
    def test_of_any_casebook(self, casebook: Casebook, on: date, known: date | None, regulation: Regulation) -> None:
        """True where everything is known, and never settled false."""
        for case in cases(regulation, casebook, on, known):
            for invariant, truth, told in truths(regulation, case):
                assert truth is True or (truth is None and not told), (invariant, case)


KINDS: Final = {FIRM: ("ratings", "notice", "rect_5_1", "rect_5_3", "report", "service", "event")}
"""The kinds of matter that a subject has."""


def unknown_case(subject: str) -> Case:
    """A case of which nothing is known, with a matter of each kind."""
    matters = tuple(Matter(kind, "?", VOCABULARY.unknown(kind)) for kind in KINDS.get(subject, ()))
    return Case(subject, "?", VOCABULARY.unknown(""), VOCABULARY.unknown(subject), matters)


def some_values(fact: FactDef) -> tuple[Value, ...]:
    """Values of a fact that tell its comparisons apart: the ends of its range and one between."""
    match fact.sort:
        case Bool():
            return False, True
        case Int(low, high):
            return low, low + 1, high
        case OneOf(values):
            return tuple(value for value, _ in values)
        case Day(first, last):
            return first, date(2025, 6, 1), last


class TestNoneIsIdle:
    """Each rules something out, and leaves something."""

    @pytest.mark.parametrize("invariant", INVARIANTS, ids=lambda one: one.text.en)
    def test_it_can_hold_and_can_be_broken(self, invariant: Invariant) -> None:
        """Some values of its facts agree with it and some do not."""
        facts = [fact for fact in VOCABULARY.facts if fact.name in names_in(invariant.condition)]
        found = {
            explain(
                invariant.condition,
                dict(zip((fact.name for fact in facts), values, strict=True)),
                MEASURES.setting,
            ).truth
            for values in product(*map(some_values, facts))
        }
        assert found == {True, False}

    @pytest.mark.parametrize("invariant", INVARIANTS, ids=lambda one: one.text.en)
    def test_it_says_why_in_both_languages(self, invariant: Invariant) -> None:
        """One sentence each."""
        assert invariant.text.zh.endswith("。")
        assert invariant.text.en.endswith(".")

    @pytest.mark.parametrize("invariant", INVARIANTS, ids=lambda one: one.text.en)
    def test_it_comes_back_through_text(self, invariant: Invariant) -> None:
        """As JSON, which a program in another language can read."""
        assert invariant_from(json.loads(json.dumps(invariant_document(invariant)))) == invariant

    def test_none_is_stated_twice(self) -> None:
        """Each is another condition."""
        assert len({one.condition for one in INVARIANTS}) == len(INVARIANTS)

    def test_each_speaks_of_one_subject_and_one_matter(self) -> None:
        """So that a question can tell of which matter it is to hold."""
        matters = frozenset(kind for kinds in KINDS.values() for kind in kinds)
        for invariant in INVARIANTS:
            assert len(about(invariant) & matters) <= 1
            assert len(about(invariant) - matters) <= 1


class TestTogether:
    """They leave cases to every question."""

    @pytest.mark.parametrize("act", MEASURES.acts, ids=lambda act: act.id)
    def test_a_case_of_which_nothing_is_known_can_come_about(self, act: Act) -> None:
        """Whatever act is asked about, not every case is ruled out."""
        assert Universe(unknown_case(act.subject), (act.id,), MEASURES).possible

    def test_nobody_is_in_both_the_library_and_the_reserve(self) -> None:
        """A question about all cases leaves those out that cannot come about."""
        both = MEASURES.with_readings({"OP-21.libraries": "both_libraries"})
        universe = Universe(unknown_case(FIRM), ("update_information",), both)
        values = universe.layout.bits((-1, "firm.in_library"), True) | universe.layout.bits(
            (-1, "firm.in_reserve"), True
        )
        assert not universe.possible.can_hold(values)
