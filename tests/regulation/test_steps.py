"""The steps and the feature files fit each other, and run alike under pytest and without it."""

import re
from collections import Counter

import pytest
from attrs import evolve

from fzdigital.policy.measures import MEASURES
from fzdigital.service.assess import assess
from tests.regulation.deeds import Deed
from tests.regulation.features import FOLDER, Example, Line, examples, feature_files
from tests.regulation.listing import README, listing
from tests.regulation.pattern import PARAMETER, compiled, filled
from tests.regulation.running import PASSED, run, run_all, runs
from tests.regulation.step import Step, fitting, perform
from tests.regulation.steps import STEPS
from tests.regulation.world import World

FIRST_ROWS = [one for one in examples() if one.row in ((), one.scenario.rows[0] if one.scenario.rows else ())]
PLACES = re.compile(r"\{(\w+)")


class TestSteps:
    """Each sentence has one meaning, and each form of words is in use."""

    @pytest.mark.parametrize("file", feature_files(), ids=lambda file: file.name)
    def test_every_sentence_fits_one_step(self, file: object) -> None:
        """No sentence is without a step, and none can be taken for another."""
        lines = {line for one in examples() if one.scenario.file == getattr(file, "name", "") for line in one.steps}
        astray = [line.text for line in lines if len(fitting(STEPS, line.place, line.text)) != 1]
        assert lines
        assert astray == []

    def test_every_step_is_used(self) -> None:
        """No form of words is kept that no scenario needs."""
        said = {(line.place, line.text) for one in examples() for line in one.steps}
        used = {step.pattern.text for place, text in said for step in fitting(STEPS, place, text)}
        assert [step.pattern.text for step in STEPS if step.pattern.text not in used] == []

    @pytest.mark.parametrize("step", STEPS, ids=lambda step: step.pattern.text)
    def test_english_has_the_same_places(self, step: Step) -> None:
        """What varies in Chinese varies in English."""
        assert Counter(PLACES.findall(step.pattern.text)) == Counter(PLACES.findall(step.english))

    def test_a_sentence_of_no_form_is_refused(self) -> None:
        """A misspelt sentence fails and is never passed over."""
        with pytest.raises(LookupError, match="0 steps fit"):
            perform(STEPS, "given", "甲公司在库", None, World())

    def test_a_table_that_is_missing_is_refused(self) -> None:
        """A step that needs its table does not run without it."""
        with pytest.raises(LookupError, match="a table is missing"):
            perform(STEPS, "given", "专家评审组于2024年5月20日对针织行业评分如下：", None, World())

    def test_an_optional_part_is_left_out_in_both_languages(self) -> None:
        """English leaves out what Chinese leaves out."""
        step = next(one for one in STEPS if one.pattern.text.startswith("{modal}{deed}"))
        assert step.said_in_english("可以进行复评") == "one may hold a re-rating"
        with_ground = step.said_in_english("可以进行复评，依据是“四、（五）后段”")
        assert with_ground == "one may hold a re-rating, on the ground of “Section 4(5), second limb”"

    def test_a_pattern_reads_what_it_says(self) -> None:
        """Places are read by their names, and parameters only where an outline may have them."""
        kinds = {kind.id: kind for _, kind in STEPS[0].pattern.kinds}
        pattern = compiled("自{first:day}[至{day}]", kinds)
        assert pattern.words("自2024年1月2日") == {"first": "2024年1月2日"}
        assert pattern.words("自<日期>") is None
        assert pattern.words("自<日期>", loose=True) == {"first": "<日期>"}
        assert filled("from {first}[ to {day}]", {"first": "x"}) == "from x"


class TestFeatures:
    """The files read as an office would write them, and nothing in them is lost."""

    def test_no_scenario_hides_another(self) -> None:
        """Titles are unique in a file, so that every scenario written is run."""
        for path in sorted(FOLDER.glob("*.feature")):
            written = re.findall(r"^\s*场景(?:大纲)?:\s*(.+?)\s*$", path.read_text(encoding="utf-8"), re.MULTILINE)
            read = [one.name for file in feature_files() if file.name == path.name for one in file.scenarios]
            assert sorted(written) == sorted(read)

    def test_no_example_hides_another(self) -> None:
        """Every example has an id of its own."""
        assert [name for name, count in Counter(one.id for one in examples()).items() if count > 1] == []

    def test_sentences_are_chinese(self) -> None:
        """No sentence holds a Latin letter: no fact, no id, no program speaks in them."""
        lines = [line.text for one in examples() for line in one.steps]
        assert [text for text in lines if re.search("[A-Za-z_]", text)] == []

    def test_no_parameter_is_left_unfilled(self) -> None:
        """Every parameter of an outline stands in its examples."""
        assert [line.text for one in examples() for line in one.steps if re.search(PARAMETER, line.text)] == []

    def test_every_scenario_is_tagged(self) -> None:
        """Whoever looks for a unit finds its scenarios."""
        assert [one.name for file in feature_files() for one in file.scenarios if not one.tags] == []

    def test_the_list_in_the_readme_is_complete(self) -> None:
        """The steps, acts and words listed for writers are those there are."""
        assert listing() in README.read_text(encoding="utf-8")


class TestRunning:
    """The scenarios run against any regulation."""

    def test_all_hold_under_the_measures(self) -> None:
        """Every scenario passes, run without pytest as with it."""
        assert {one.example.id: one.result for one in runs() if one.result != PASSED} == {}

    def test_a_changed_law_is_noticed(self) -> None:
        """With a floor of 26 the scenario at 26 fails, and says at which sentence."""
        results = run_all(MEASURES.with_parameters(refill_floor=26))
        failed = {name: result for name, result in results.items() if result != PASSED}
        assert "section-5-5.feature::因退出减少后，低于27家的可以补充[6-26-可以]" in failed
        assert all("补充" in result or "递补" in result or "征集" in result or "选取" in result
                   for result in failed.values())  # fmt: skip

    def test_a_wrong_answer_fails(self) -> None:
        """A scenario whose last sentence claims something else does not pass."""
        right = next(one for one in examples() if one.scenario.name == "补充是市工信局的权限，不是义务")
        wrong = evolve(right, steps=(*right.steps[:-1], Line("那么", "then", "至少应补充1家")))
        assert run(right).result == PASSED
        assert run(wrong).result.startswith("至少应补充1家: AssertionError")

    def test_running_twice_gives_the_same(self) -> None:
        """A run leaves nothing behind."""
        assert run_all() == {one.example.id: one.result for one in runs()}

    @pytest.mark.parametrize("example", FIRST_ROWS, ids=lambda example: example.id)
    def test_the_whole_assessment_says_the_same(self, example: Example) -> None:
        """What single questions answer is what the assessment of the whole register holds."""
        world = World()
        for line in example.steps:
            perform(STEPS, line.place, line.text, line.table, world)
        whole = assess(world.base, world.casebook, world.day, world.known, world.readings)
        assert whole.regulation == world.regulation
        assert whole.pools == world.pools
        assert whole.findings == world.findings
        assert whole.library == world.decision(Deed("replenish"))
