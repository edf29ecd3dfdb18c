"""What is not accounted for is named: every single thing that could be lost."""

import pytest
from attrs import evolve

from fzdigital.policy.measures import MEASURES
from fzdigital.rules.rule import Rule
from fzdigital.rules.source import Axis, Clause, Parameter
from fzdigital.signing import Loss, LossKind, Scenario, unaccounted
from fzdigital.signing.losses import subject_shown
from fzdigital.text import Text
from fzdigital.vectors import Vector
from tests.signing.samples import CLAIMED, SCENARIOS, VECTORS, scenario, vector, without_rule


def lost(vectors: tuple[Vector, ...] = VECTORS, scenarios: tuple[Scenario, ...] = SCENARIOS) -> tuple[Loss, ...]:
    """What the Measures lose with these vectors and scenarios."""
    return unaccounted(MEASURES, vectors, scenarios)


class TestNothingLost:
    """Where all is there, nothing is named."""

    def test_the_samples_leave_no_gap(self) -> None:
        """A vector that shows its rules and a scenario for each unit that computes are enough."""
        assert lost() == ()

    def test_readings_settled_otherwise_lose_nothing(self) -> None:
        """The account does not depend on the readings in use."""
        other = MEASURES.with_readings({"OP-26.floor": "inclusive", "OP-04.force": None})
        assert unaccounted(other, VECTORS, SCENARIOS) == ()


class TestRules:
    """Every rule is missed, also where its unit has others."""

    @pytest.mark.parametrize("rule", MEASURES.rules, ids=lambda rule: rule.id)
    def test_without_a_rule_the_vector_that_shows_it_is_stranded(self, rule: Rule) -> None:
        """A vector shows something that is no longer there."""
        found = unaccounted(without_rule(rule.id), VECTORS, SCENARIOS)
        assert Loss(LossKind.NOTHING_SHOWN, f"{rule.clause}/diagram-1", rule.id) in found

    @pytest.mark.parametrize("rule", MEASURES.rules, ids=lambda rule: rule.id)
    def test_a_rule_that_no_vector_shows_is_named(self, rule: Rule) -> None:
        """Without it nobody would notice that the rule is gone."""
        silent = tuple(
            evolve(one, shows=tuple(shows for shows in one.shows if not shows.startswith(f"{rule.id}: ")))
            for one in VECTORS
        )
        assert lost(silent) == (Loss(LossKind.NOT_SHOWN, rule.id),)

    def test_a_unit_that_loses_its_only_rule_is_unclaimed(self) -> None:
        """Nothing computes it, and the catalogue gives no reason."""
        assert Loss(LossKind.UNCLAIMED, "4(5)b") in unaccounted(without_rule("4(5)b"), VECTORS, SCENARIOS)


class TestUnits:
    """Every row of the catalogue is missed."""

    @pytest.mark.parametrize("gone", MEASURES.clauses, ids=lambda clause: clause.id)
    def test_without_a_row_something_is_stranded_or_text_is_left_over(self, gone: Clause) -> None:
        """Whatever spoke of the unit names it in vain; where nothing did, its words belong to nobody."""
        rest = tuple(clause for clause in MEASURES.clauses if clause != gone)
        found = unaccounted(MEASURES, VECTORS, SCENARIOS, rest)
        gaps = {one.about for one in found if one.kind is LossKind.GAP}
        assert any(one.named == gone.id for one in found) or gaps == {f"{one.start}-{one.end}" for one in gone.pins}

    def test_six_are_missed_by_their_words(self) -> None:
        """Of a unit that computes nothing, only the text tells that it is gone."""
        for gone in (clause for clause in MEASURES.clauses if clause.excuse is not None):
            rest = tuple(clause for clause in MEASURES.clauses if clause != gone)
            assert LossKind.GAP in {one.kind for one in unaccounted(MEASURES, VECTORS, SCENARIOS, rest)}

    @pytest.mark.parametrize("unit", CLAIMED)
    def test_a_unit_without_vector_is_named(self, unit: str) -> None:
        """Another system could not be tested on it."""
        found = lost(tuple(one for one in VECTORS if one.unit != unit))
        assert Loss(LossKind.NO_VECTOR, unit) in found
        assert {one.kind for one in found} <= {LossKind.NO_VECTOR, LossKind.NOT_SHOWN}

    @pytest.mark.parametrize("unit", CLAIMED)
    def test_a_unit_without_scenario_is_named(self, unit: str) -> None:
        """Nobody could sign it."""
        found = lost(scenarios=tuple(one for one in SCENARIOS if unit not in one.units))
        assert Loss(LossKind.NO_SCENARIO, unit) in found
        assert {one.kind for one in found} <= {LossKind.NO_SCENARIO, LossKind.NO_FEATURE}

    @pytest.mark.parametrize("number", ["一、", "二、", "三、", "四、", "五、", "六、"])
    def test_a_section_without_a_feature_of_its_own_is_named(self, number: str) -> None:
        """Its units may stand in stories of other sections, and still somebody must sign the section."""
        moved = tuple(evolve(one, feature="其他") if one.feature.startswith(number) else one for one in SCENARIOS)
        found = lost(scenarios=moved)
        assert found
        assert {one.kind for one in found} == {LossKind.NO_FEATURE}
        assert all(one.about.startswith(number) for one in found)

    def test_a_feature_of_a_section_is_about_it(self) -> None:
        """A title alone does not make up for the section's units."""
        other = tuple(
            evolve(one, feature="其他") if one.feature.startswith("六、") else evolve(one, feature="六、" + one.feature)
            for one in SCENARIOS
        )
        assert Loss(LossKind.NO_FEATURE, "六、") in lost(scenarios=other)

    def test_an_excuse_for_what_is_claimed_is_named(self) -> None:
        """A unit cannot both compute something and be excused from it."""
        excused = tuple(
            evolve(clause, excuse=Text("无", "none")) if clause.id == "6" else clause for clause in MEASURES.clauses
        )
        found = unaccounted(MEASURES, VECTORS, SCENARIOS, excused)
        assert found == (Loss(LossKind.EXCUSED_AND_CLAIMED, "6"),)

    def test_a_unit_that_loses_its_excuse_is_unclaimed(self) -> None:
        """Nothing computes the purpose, so that it needs a reason."""
        bare = tuple(evolve(clause, excuse=None) for clause in MEASURES.clauses if clause.id == "4(1)")
        assert unaccounted(MEASURES, (), (), bare, ())[0] == Loss(LossKind.UNCLAIMED, "4(1)")

    def test_no_text_no_gap(self) -> None:
        """A regulation of which no words are pinned has none left over."""
        unpinned = tuple(evolve(clause, pins=()) for clause in MEASURES.clauses)
        assert unaccounted(MEASURES, VECTORS, SCENARIOS, unpinned, ()) == ()


class TestStrays:
    """Whatever speaks of something that is not there is named."""

    def test_a_vector_about_no_unit(self) -> None:
        """It is about a unit that the catalogue does not have."""
        assert lost((*VECTORS, vector("9"))) == (Loss(LossKind.NO_SUCH_UNIT, "9/diagram-1", "9"),)

    def test_a_scenario_about_no_unit(self) -> None:
        """A tag that is no unit, and a scenario without any tag."""
        found = lost(scenarios=(*SCENARIOS, scenario("错标", "9", "6"), scenario("无标")))
        assert found == (
            Loss(LossKind.NO_SUCH_UNIT, "sample.feature::错标", "9"),
            Loss(LossKind.NO_UNIT, "sample.feature::无标"),
        )

    def test_a_scenario_that_failed(self) -> None:
        """Only what was run and did not pass is named."""
        results = [evolve(SCENARIOS[0], id=str(result), result=result) for result in ("passed", "failed", None)]
        assert lost(scenarios=(*SCENARIOS, *results)) == (Loss(LossKind.FAILED, "failed"),)

    @pytest.mark.parametrize(
        ("shows", "subject"),
        [
            ("5(5)b.duty: when all[0]: never", "5(5)b.duty"),
            ("5(4): dropped", "5(4)"),
            ("in force: all[0]: negated", "in force"),
            ("exit: OP-13.reach unresolved", "exit"),
            ("refill_floor -1", "refill_floor"),
            ("expires_on +1", "expires_on"),
            ("trim_high kept", "trim_high"),
            ("default OP-26.floor=inclusive", "OP-26.floor=inclusive"),
        ],
    )
    def test_what_a_vector_shows_is_known(self, shows: str, subject: str) -> None:
        """A rule, an act, the period in force, a number or a reading can be shown."""
        assert subject_shown(shows) == subject
        assert lost((*VECTORS, vector("6", shows, number=2))) == ()

    @pytest.mark.parametrize(
        "shows", ["5(5)z: dropped", "floor -1", "default OP-26.floor=loose", "leave: OP-13.reach unresolved", "words"]
    )
    def test_what_a_vector_shows_is_not_there(self, shows: str) -> None:
        """Anything else is named with the vector, once."""
        found = lost((*VECTORS, vector("6", shows, shows, number=2)))
        assert found == (Loss(LossKind.NOTHING_SHOWN, "6/diagram-2", subject_shown(shows)),)

    @pytest.mark.parametrize("number", MEASURES.parameters, ids=lambda one: one.name)
    def test_a_number_of_no_unit(self, number: Parameter) -> None:
        """A number whose unit is not in the catalogue is named."""
        rest = tuple(clause for clause in MEASURES.clauses if clause.id != number.clause)
        assert Loss(LossKind.NO_SUCH_UNIT, number.name, number.clause) in unaccounted(MEASURES, (), (), rest)

    @pytest.mark.parametrize("axis", MEASURES.axes, ids=lambda one: one.id)
    def test_a_question_of_no_unit(self, axis: Axis) -> None:
        """An open question about a unit that is not in the catalogue is named."""
        found = unaccounted(MEASURES, (), (), ())
        assert {Loss(LossKind.NO_SUCH_UNIT, axis.id, unit) for unit in axis.clauses} <= {*found}


class TestSaid:
    """A loss is a sentence."""

    @pytest.mark.parametrize("kind", LossKind)
    def test_in_both_languages(self, kind: LossKind) -> None:
        """It says what is lost and why."""
        text = Loss(kind, "5(4)").text
        assert text.zh == f"5(4)：{kind.text.zh}。"
        assert text.en == f"5(4): {kind.text.en}."
        assert kind.text.zh != kind.text.en

    def test_with_what_it_names(self) -> None:
        """What is not there is shown."""
        text = Loss(LossKind.NO_SUCH_UNIT, "9/diagram-1", "9").text
        assert text.en == "9/diagram-1 (9): it names a unit that the catalogue does not have."
