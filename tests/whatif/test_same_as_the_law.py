"""A future is what the law says of it: each scenario, written out as a casebook, is decided the same by the service."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from fzdigital.domain.acts import ActKind
from fzdigital.domain.industry import Industry
from fzdigital.policy.acts import EXIT, REPLENISH
from fzdigital.policy.measures import MEASURES
from fzdigital.rules.decide import decide
from fzdigital.rules.decision import Outcome
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force
from fzdigital.service.cases import case_of_firm, case_of_library, pools_on
from fzdigital.service.conformity import findings
from fzdigital.service.findings import FindingKind
from fzdigital.service.history import History
from fzdigital.whatif.blocks import BLOCK
from fzdigital.whatif.cohort import synthetic
from fzdigital.whatif.elements import Ratings
from fzdigital.whatif.register import codes_of
from fzdigital.whatif.simulate import Round
from fzdigital.whatif.written import written_out
from tests.whatif.futures import (
    AFTER_EXITS,
    LASTING,
    SLOW,
    STUDY,
    WHATS,
    What,
    after,
    in_row,
    number,
    places,
    simulation,
    so,
    whats,
)

SCENARIOS = (0, 1, 777, BLOCK - 1)
DECIDED = STUDY.start - timedelta(days=90)
PLACE = {code: place for place, code in enumerate(codes_of(synthetic(200, 0)))}
"""The place of each made-up code."""


class TestSameAsTheLaw:
    """Whatever the rules and the behaviour, both ways come to the same."""

    @pytest.mark.parametrize("name", WHATS)
    def test_every_round(self, name: str) -> None:
        """The same firms leave on the same rules, the same are selected, and library and reserve are the same."""
        what = WHATS[name]
        study = evolve(STUDY, behaviour=what.behaviour)
        job = study.job(what.regulation)
        rules, rounds = job.versions[0].rules, simulation(study, what.regulation)
        happened: set[str] = set()
        for scenario in SCENARIOS:
            history = History(written_out(job, scenario))
            for day, one in zip(job.days, rounds, strict=True):
                happened |= _held(what, rules, history, day, one, scenario)
        assert happened >= {"exit"}

    @settings(max_examples=15, deadline=None)
    @given(whats(), st.integers(0, 2**64), st.integers(0, BLOCK - 1))
    def test_any_reading_number_and_behaviour(self, what: What, seed: int, scenario: int) -> None:
        """So it is under any combination of readings that can be simulated, any numbers and any chances."""
        study = evolve(STUDY, behaviour=what.behaviour, rounds=4, seed=seed)
        job = study.job(what.regulation)
        history = History(written_out(job, scenario))
        for day, one in zip(job.days, simulation(study, what.regulation), strict=True):
            _held(what, job.versions[0].rules, history, day, one, scenario)

    def test_the_library_of_the_measures(self) -> None:
        """So it is for a full library and a reserve of twenty, below 25 of which it may be refilled."""
        what = What(MEASURES.amend(refill_floor=25, expires_on=date(2027, 12, 31)), SLOW)
        study = evolve(STUDY, cohort=synthetic(32, 20), behaviour=SLOW)
        job = study.job(what.regulation)
        rules, rounds = job.versions[0].rules, simulation(study, what.regulation)
        history = History(written_out(job, 99))
        for day, one in zip(job.days, rounds, strict=True):
            _held(what, rules, history, day, one, 99)

    def test_after_earlier_exits(self) -> None:
        """Those who left before count for refilling: it may begin in the first round, without another exit."""
        what = What(LASTING, evolve(SLOW, elements=(Ratings(0.0),)))
        study = evolve(STUDY, cohort=AFTER_EXITS, behaviour=what.behaviour)
        job = study.job(what.regulation)
        rounds = simulation(study, what.regulation)
        history = History(written_out(job, 3))
        for day, one in zip(job.days, rounds, strict=True):
            _held(what, job.versions[0].rules, history, day, one, 3)
        assert number(rounds[-1].refills, 3) == 6
        never = simulation(evolve(study, cohort=evolve(AFTER_EXITS, exits=0)), what.regulation)
        assert number(never[-1].refills, 3) == 0

    def test_a_scenario_of_a_later_block(self) -> None:
        """Scenarios are counted through all blocks."""
        job = STUDY.job(WHATS["enacted"].regulation)
        rules, rounds = job.versions[0].rules, simulation(STUDY, WHATS["enacted"].regulation, 2)
        history = History(written_out(job, 2 * BLOCK + 5))
        for day, one in zip(job.days, rounds, strict=True):
            _held(WHATS["enacted"], rules, history, day, one, 5)

    @pytest.mark.parametrize("name", ["enacted", "OP-23 manner only", "OP-28 by score"])
    def test_nothing_is_done_otherwise_than_allowed(self, name: str) -> None:
        """Held against the Measures, the casebook shows no act out of place and no duty neglected."""
        what = WHATS[name]
        job = evolve(STUDY, behaviour=what.behaviour).job(what.regulation)
        for scenario in SCENARIOS:
            found = findings(what.regulation, History(written_out(job, scenario)), job.days[-1])
            assert {one.kind for one in found if one.on > DECIDED} == {FindingKind.SHORTFALL}


def _held(what: What, rules: tuple[str, ...], history: History, day: date, one: Round, scenario: int) -> set[str]:
    """Hold one round of one scenario against the casebook; what kinds of acts there were."""
    regulation = what.regulation
    earlier = [act for act in history.acts if act.on < day]
    today = [act for act in history.acts if act.on == day]
    exits = [act for act in today if act.kind is ActKind.EXIT]
    before, between, end = (after(regulation, acts, day) for acts in (earlier, [*earlier, *exits], [*earlier, *today]))
    left = dict(enumerate(one.leaving.left))
    assert {PLACE[act.code or ""] for act in exits} == places(left, scenario)
    for code in {member.code for member in before.library.members}:
        found = decide(regulation, case_of_firm(regulation, history, code, day, before)).of(EXIT.id)
        goes = PLACE[code] in places(left, scenario)
        applying = {ground.result.rule.id for ground in found.applying if ground.result.rule.force is not Force.AIM}
        if goes:
            on = {rules[rule] for rule, by in one.leaving.grounds.items() if so(by[PLACE[code]], scenario)}
            assert on == applying
            assert found.outcome in (Outcome.MUST, Outcome.MAY)
        elif what.behaviour.exits == 1:
            assert found.outcome is not Outcome.MUST
    assert between.library.count == number(one.remaining, scenario)
    library = decide(regulation, case_of_library(regulation, history, day, between)).of(REPLENISH.id).outcome
    assert (library in (Outcome.MUST, Outcome.MAY)) == so(one.short, scenario)
    promoted = [PLACE[act.code or ""] for act in today if act.kind is ActKind.PROMOTE]
    assert set(promoted) == places(one.selected, scenario)
    assert promoted == sorted(promoted)
    _held_at_the_end(regulation, history, day, one, scenario)
    assert {PLACE[member.code] for member in end.library.members} == places(dict(enumerate(one.members)), scenario)
    assert sum(out.code in PLACE for out in end.exits) == number(one.exits, scenario)
    assert sum(member.by is ActKind.PROMOTE for member in end.ever) == number(one.refills, scenario)
    return {str(act.kind.value) for act in today}


def _held_at_the_end(regulation: Regulation, history: History, day: date, one: Round, scenario: int) -> None:
    """Hold what a round leaves against what the service says of the day."""
    pools = pools_on(regulation, history, day)
    assert pools.library.count == number(one.size, scenario)
    assert len(pools.reserve.codes) == number(one.reserve, scenario)
    for industry in Industry:
        assert len(pools.library.row(industry)) == in_row(one, industry, scenario)
