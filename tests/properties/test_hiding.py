"""The Measures over cases of which facts are hidden: answers open, none flips, and filling in brings them back."""

from collections.abc import Iterator
from datetime import date

from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from fzdigital.nouns import Happening
from fzdigital.rules.answer import Decision
from fzdigital.rules.case import Case, named_values
from fzdigital.rules.columns import algebra_of, column_of
from fzdigital.rules.decide import decide
from fzdigital.rules.decision import Outcome
from fzdigital.rules.layout import is_open, rules_on
from fzdigital.rules.outcome_planes import bearing_rules, outcome_planes
from fzdigital.rules.planes import Planes, Truths
from fzdigital.rules.universe import Universe
from fzdigital.rules.vocabulary import Facts
from fzdigital.service.assess import assess
from tests.properties.registers import SMALL, casebook, happenings, some_day

some = settings(deadline=None, max_examples=30)
"""A register takes a while to draw and to assess."""


def cases_of(given_: tuple[Happening, ...], on: date) -> Iterator[Decision]:
    """The cases that a register gives on a day."""
    found = assess(SMALL, casebook(given_), on)
    yield from (*found.firms, *found.applications, found.library)


def hidden(case: Case, data: DataObject) -> Case:
    """The case with some facts unknown; of a matter, all or none of the facts drawn."""
    share = data.draw(st.integers(1, 4))

    def less(facts: Facts) -> Facts:
        return Facts(tuple(None if data.draw(st.integers(0, share)) == 0 else value for value in facts.values))

    matters = tuple(evolve(matter, facts=less(matter.facts)) for matter in case.matters)
    return evolve(case, common=less(case.common), facts=less(case.facts), matters=matters)


def drawn(given_: tuple[Happening, ...], on: date, data: DataObject) -> tuple[Decision, Decision, str]:
    """A case, the same with facts hidden, and an act to ask about."""
    decisions = list(cases_of(given_, on))
    full = data.draw(st.sampled_from(decisions))
    act = data.draw(st.sampled_from(full.acts)).act.id
    return full, decide(full.regulation, hidden(full.case, data)), act


def exact(decision: Decision, act: str) -> set[Outcome]:
    """The outcomes that are possible, by the diagram."""
    universe = Universe(decision.case, (act,), decision.regulation)
    return {one for one, node in universe.outcomes(act).items() if node & universe.possible}


def over_planes(decisions: tuple[Decision, ...], act: str) -> dict[Outcome, Truths[int]]:
    """The outcomes of some cases of one shape, each a bit."""
    regulation = decisions[0].regulation
    facts = {fact.name: fact for fact in regulation.vocabulary.facts}
    kinds = [matter.kind for matter in decisions[0].case.matters]
    planes = {}
    for position in range(-1, len(kinds)):
        rows = [named_values(regulation, one.case, position) for one in decisions]
        columns = {name: column_of(facts[name], [row[name] for row in rows]) for name in rows[0]}
        planes[position] = Planes(regulation, algebra_of(len(decisions)), columns)
    bearing = bearing_rules(regulation, act)
    applied = [
        (rule, planes[position])
        for rule, kind in rules_on(regulation, act)
        if rule in bearing
        for position in ([at for at, one in enumerate(kinds) if one == kind] if kind else [-1])
    ]
    return dict(outcome_planes(algebra_of(len(decisions)), applied))


class TestHiding:
    """What is possible of the full case is possible of the hidden one, by each interpreter."""

    @some
    @given(happenings(), some_day, st.data())
    def test_with_reasons(self, given_: tuple[Happening, ...], on: date, data: DataObject) -> None:
        """Deciding anew only opens."""
        full, less, act = drawn(given_, on, data)
        assert set(full.of(act).outcomes) <= set(less.of(act).outcomes)

    @some
    @given(happenings(), some_day, st.data())
    def test_over_planes(self, given_: tuple[Happening, ...], on: date, data: DataObject) -> None:
        """Whether an outcome holds, where it is known of the hidden case, is the same of the full one."""
        full, less, act = drawn(given_, on, data)
        for outcome, truths in over_planes((full, less), act).items():
            settled = [truths.yes >> at & 1 if (truths.yes | truths.no) >> at & 1 else None for at in (0, 1)]
            assert settled[1] in (settled[0], None)
            assert settled[1] != 1 or less.of(act).outcomes == (outcome,)

    @some
    @given(happenings(), some_day, st.data())
    def test_over_all_cases(self, given_: tuple[Happening, ...], on: date, data: DataObject) -> None:
        """Exactly what is possible grows as well, and stays within what the reasons leave open."""
        full, less, act = drawn(given_, on, data)
        before, after = exact(full, act), exact(less, act)
        assert before
        assert before <= after <= set(less.of(act).outcomes)


class TestFillingIn:
    """With the hidden facts filled in, the full answer is back."""

    @some
    @given(happenings(), some_day, st.data())
    def test_of_all_cases_the_one(self, given_: tuple[Happening, ...], on: date, data: DataObject) -> None:
        """Of all cases that the hidden one may be, the full one has the outcomes that it had by itself."""
        full, less, act = drawn(given_, on, data)
        universe = Universe(less.case, (act,), less.regulation)
        values: dict[int, bool] = {}
        for position, name in universe.layout.levels:
            value = named_values(full.regulation, full.case, position)[name]
            if not is_open(value):
                values |= universe.layout.bits((position, name), value)  # type: ignore[arg-type]
            else:
                assume(value is None)
        possible = universe.possible
        back = {one for one, node in universe.outcomes(act).items() if (node & possible).can_hold(values)}
        assert back == exact(full, act)

    @some
    @given(happenings(), some_day, st.data())
    def test_a_settled_answer_is_exact(self, given_: tuple[Happening, ...], on: date, data: DataObject) -> None:
        """Where deciding the hidden case leaves one outcome, it is the only one that any case can have."""
        full, less, act = drawn(given_, on, data)
        if not less.of(act).is_open:
            assert exact(less, act) == set(less.of(act).outcomes) == set(full.of(act).outcomes)
