"""What is proved about the Measures over all cases, under the default readings."""

from typing import Final

import pytest
from attrs import evolve

from fzdigital.policy.measures import MEASURES
from fzdigital.rules.decision import Outcome
from fzdigital.rules.questions.analyse import analyse
from fzdigital.rules.questions.findings import Analysis
from fzdigital.rules.rule import Force

REVIVED: Final = {
    "3/veto.member": {("OP-13.reach", "plus_members")},
    "5(3)a.1.duty": {("OP-23.gravity", "discretion_how")},
    "3/decide.order": {("OP-12.binding", "bound_by_order")},
    "3/decide.bound": {("OP-12.binding", "may_only_strike"), ("OP-12.binding", "bound_by_order")},
    "5/scope.barred": {("OP-20.reapply", "barred")},
    "5(5)c.order": {("OP-28.order", "score_order")},
    "5(5)b.duty": {("OP-27.duty", "duty_to_27"), ("OP-27.duty", "duty_to_32")},
    "5(5)d.reserve_first": {("OP-28.route", "reserve_first")},
    "1/reserve/pool.promotion": set(),
    "1/total.exact": {("OP-04.force", "exact")},
}
"""By rule, the single other readings under which it applies in some case."""


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    """The analysis of the Measures."""
    return analyse(MEASURES)


class TestDeadRules:
    """Ten rules never apply; nine of them wait for another reading."""

    def test_which_and_what_revives_them(self, analysis: Analysis) -> None:
        """Each but one has a reading of its own axis that lets it apply."""
        assert {one.rule.id: {(axis.id, name) for axis, name in one.revived_by} for one in analysis.dead} == REVIVED

    def test_none_is_dead_by_its_exceptions(self, analysis: Analysis) -> None:
        """What each asks for can never hold; no exception swallows a rule."""
        assert [one.rule.id for one in analysis.dead if one.excepted] == []

    def test_the_promotion_of_members_dies_of_the_facts(self) -> None:
        """No firm is in the library and in the reserve at once; were that possible, the prohibition would apply."""
        unlimited = analyse(evolve(MEASURES, invariants=()))
        assert REVIVED.keys() - {one.rule.id for one in unlimited.dead} == {"1/reserve/pool.promotion"}

    def test_no_power_is_dead(self, analysis: Analysis) -> None:
        """Whatever the text permits, it permits in some case."""
        assert [one.rule.id for one in analysis.dead if one.rule.force is Force.MAY] == []


class TestOverlaps:
    """Rules that meet agree."""

    def test_the_acts_about_which_rules_meet(self, analysis: Analysis) -> None:
        """Nine grounds of exit, six bars to admission, four to the reserve, three to promotion: every pair of them."""
        met = {found.act.id: len(found.overlaps) for found in analysis.acts if found.overlaps}
        assert met == {"exit": 36, "admit": 15, "put_in_reserve": 6, "promote": 3}

    def test_both_have_the_same_force(self, analysis: Analysis) -> None:
        """Where two rules can meet, both compel or both forbid."""
        assert {tuple({rule.force for rule in one.rules}) for one in analysis.overlaps} == {
            (Force.MUST,),
            (Force.MUST_NOT,),
        }

    def test_each_is_shown_by_a_case(self, analysis: Analysis) -> None:
        """In the case that is shown both rules apply, and their force is the outcome."""
        for one in analysis.overlaps:
            decided = one.decision.of(one.rules[0].act)
            assert set(one.rules) <= {ground.result.rule for ground in decided.applying}
            assert decided.outcome is Outcome(one.rules[0].force.value)

    def test_no_rule_only_repeats_another(self, analysis: Analysis) -> None:
        """Each rule applies somewhere where no other rule of its force does."""
        assert analysis.subsumed == ()


class TestConflicts:
    """The Measures never contradict themselves."""

    def test_none_is_possible(self, analysis: Analysis) -> None:
        """Of no act can it come about that one rule forbids what another compels or permits: over all cases."""
        assert analysis.conflicts == ()
        assert min(act.cases for act in analysis.acts) > 10_000

    def test_no_power_is_idle(self, analysis: Analysis) -> None:
        """Each power decides some case."""
        assert analysis.idle == ()


class TestFacts:
    """Every declared fact is there for a reading."""

    def test_each_is_in_some_rule(self, analysis: Analysis) -> None:
        """No fact is declared for nothing."""
        assert analysis.unused.nowhere == ()

    def test_what_other_readings_need(self, analysis: Analysis) -> None:
        """Of the sixteen runs of no-stars, one for each way to count, one is in use, and so with other facts."""
        elsewhere = [fact.name for fact in analysis.unused.elsewhere]
        assert len([name for name in elsewhere if name.startswith("run_of_no_stars.")]) == 15
        assert {"doc.released_on", "firm.in_reserve", "application.recommended", "event.arose_on"} <= {*elsewhere}

    def test_what_follows_from_others(self, analysis: Analysis) -> None:
        """That a demand was made follows from its outcome; a firm that left may serve like any other firm outside."""
        assert [fact.name for fact in analysis.unused.idle] == [
            "firm.exited",
            "rect_5_1.demanded",
            "rect_5_3.demanded",
            "report.made",
            "candidate.member",
        ]
