"""The vectors of the package and the feature files: all is accounted for, and every single file is missed."""

import shutil
from functools import cache
from pathlib import Path

import pytest

from docs.generator.features import FOLDER as FEATURES
from docs.generator.features import scenarios_in
from fzdigital.policy.measures import MEASURES
from fzdigital.rules.rule import Rule
from fzdigital.signing import Loss, LossKind, scenarios_from, unaccounted
from fzdigital.vectors import Vector, all_vectors, file_name, vectors_from
from tests.regulation.features import examples
from tests.regulation.results import described, document, result_of
from tests.repository.tree import PACKAGE, ROOT
from tests.signing.samples import SCENARIOS, VECTORS, without_rule

DATA = ROOT / "src" / PACKAGE / "vectors" / "data"
FEATURE_FILES = tuple(path.name for path in sorted(FEATURES.glob("*.feature")))
VECTOR_FILES = tuple(path.name for path in sorted(DATA.glob("*.json")))


def vectors_in(folder: Path) -> tuple[Vector, ...]:
    """The vectors of every file in a folder."""
    return tuple(one for path in sorted(folder.glob("*.json")) for one in vectors_from(path.read_bytes(), path.name))


@cache
def losses() -> frozenset[Loss]:
    """What is not accounted for as things stand."""
    return frozenset(unaccounted(MEASURES, all_vectors(), scenarios_in()))


class TestAll:
    """Nothing is left over."""

    def test_everything_is_accounted_for(self) -> None:
        """All units, rules, vectors and scenarios."""
        assert [loss.text.en for loss in sorted(losses(), key=lambda loss: loss.text.en)] == []

    def test_there_are_files_to_be_missed(self) -> None:
        """The tests below would hold of empty folders."""
        assert VECTOR_FILES
        assert FEATURE_FILES

    def test_a_file_of_vectors_is_named_after_its_unit(self) -> None:
        """There is no other file among them."""
        assert {file_name(clause.id) for clause in MEASURES.clauses} >= {*VECTOR_FILES}


class TestFilesOfVectors:
    """Every file of vectors is missed."""

    @pytest.mark.parametrize("name", VECTOR_FILES)
    def test_without_a_file_its_unit_has_no_vector(self, name: str, tmp_path: Path) -> None:
        """In a copy of the folder without the file, the loss is named."""
        folder = shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns(name))
        (unit,) = (clause.id for clause in MEASURES.clauses if file_name(clause.id) == name)
        found = {*unaccounted(MEASURES, vectors_in(folder), SCENARIOS)}
        assert Loss(LossKind.NO_VECTOR, unit) in found - losses()


class TestFeatureFiles:
    """Every feature file is missed."""

    @pytest.mark.parametrize("name", FEATURE_FILES)
    def test_without_a_file_a_unit_or_section_is_bare(self, name: str, tmp_path: Path) -> None:
        """In a copy of the folder without the file, what only it is about is named."""
        folder = shutil.copytree(FEATURES, tmp_path / "features", ignore=shutil.ignore_patterns(name))
        found = {*unaccounted(MEASURES, VECTORS, scenarios_in(folder))} - losses()
        assert found
        assert {one.kind for one in found} <= {LossKind.NO_SCENARIO, LossKind.NO_FEATURE}

    def test_they_are_read_as_they_are_run(self) -> None:
        """The account reads titles and tags by itself; whoever runs the files reads the same."""
        read = {(one.id, one.file, one.feature, one.rule, one.english, one.units) for one in scenarios_in()}
        run = {
            (
                one.id,
                one.scenario.file,
                one.scenario.feature,
                one.scenario.rule,
                one.scenario.english,
                one.scenario.tags,
            )
            for one in examples()
        }
        assert read == run

    def test_what_a_run_writes_can_be_read(self) -> None:
        """Results written for every scenario come back whole, those that passed and one that failed."""
        told = [described(example) | {"result": result_of(True)} for example in examples()]
        told[0]["result"] = result_of(False, 0, "not run")
        read = scenarios_from(document(told), MEASURES)
        assert {(one.id, one.units) for one in read} == {(one.id, one.scenario.tags) for one in examples()}
        assert {(one.id, one.failed_at) for one in read if one.result == "failed"} == {(told[0]["id"], 0)}
        steps = {one.id: [(line.keyword, line.text, line.table) for line in one.steps] for one in examples()}
        assert {one.id: [(line.keyword, line.text, line.table) for line in one.steps] for one in read} == steps


class TestRules:
    """Every rule is missed by the vectors that the package carries."""

    @pytest.mark.parametrize("rule", MEASURES.rules, ids=lambda rule: rule.id)
    def test_without_a_rule_the_vectors_that_show_it_are_stranded(self, rule: Rule) -> None:
        """At least one of them shows the rule and names it in vain."""
        found = unaccounted(without_rule(rule.id), all_vectors(), SCENARIOS)
        assert rule.id in {one.named for one in found if one.kind is LossKind.NOTHING_SHOWN}
