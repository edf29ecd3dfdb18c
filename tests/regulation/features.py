"""The feature files as values: every scenario with its rule, its tags and its sentences."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, Literal, cast

from attrs import frozen
from pytest_bdd.parser import FeatureParser, ScenarioTemplate
from pytest_bdd.parser import Scenario as Rendered
from pytest_bdd.parser import Step as Sentence

FOLDER: Final = Path(__file__).parent
ENGLISH: Final = "英文："
"""What a line begins with that says a title in English."""

Cells = tuple[tuple[str, ...], ...]


@frozen
class Line:
    """One sentence of a scenario.

    Args:
        keyword: the keyword as written.
        place: given, when or then; what 并且 or 但是 goes on with.
        text: the sentence.
        table: the table below it, or None.
    """

    keyword: str
    place: Literal["given", "when", "then"]
    text: str
    table: Cells | None = None


@frozen
class Scenario:
    """One scenario, or an outline with all its rows.

    Args:
        file: name of the feature file.
        feature: title of the feature.
        rule: title of the rule it stands under, or empty.
        name: its title; of an outline as written.
        tags: ids of the units it is about, sorted.
        background: the sentences before it that all scenarios of the feature or rule share.
        lines: its own sentences.
        columns: the names of an outline's parameters.
        rows: the rows of its examples; none for a plain scenario.
        english: its title in English, or empty.
    """

    file: str
    feature: str
    rule: str
    name: str
    tags: tuple[str, ...]
    background: tuple[Line, ...]
    lines: tuple[Line, ...]
    columns: tuple[str, ...] = ()
    rows: Cells = ()
    english: str = ""


@frozen
class Example:
    """One scenario worked out: what is run.

    Args:
        scenario: the scenario or outline.
        row: the row of the outline; empty for a plain scenario.
        steps: the background's and its own sentences, with the row filled in.
    """

    scenario: Scenario
    row: tuple[str, ...]
    steps: tuple[Line, ...]

    @property
    def id(self) -> str:
        """File, title and row: the same for the same example, whoever runs it."""
        row = f"[{'-'.join(self.row)}]" if self.row else ""
        return f"{self.scenario.file}::{self.scenario.name}{row}"


@frozen
class FeatureFile:
    """One feature file.

    Args:
        name: the file's name.
        title: the feature's title.
        english: the title in English, or empty.
        rules: the titles of its rules, each with its English.
        scenarios: its scenarios, in order.
    """

    name: str
    title: str
    english: str
    rules: tuple[tuple[str, str], ...]
    scenarios: tuple[Scenario, ...]


@cache
def feature_files() -> tuple[FeatureFile, ...]:
    """All feature files, by name."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.feature")))


def _read(path: Path) -> FeatureFile:
    feature = FeatureParser(str(path.parent), path.name).parse()
    templates = list(feature.scenarios.values())
    rules = {one.rule.name: _english(one.rule.description) for one in templates if one.rule is not None}
    scenarios = tuple(_scenario(path.name, one) for one in templates)
    return FeatureFile(path.name, feature.name, _english(feature.description), tuple(rules.items()), scenarios)


def _scenario(file: str, template: ScenarioTemplate) -> Scenario:
    rule = template.rule
    tags = template.tags | template.feature.tags | (rule.tags if rule else set())
    examples = [one for one in template.examples if one]
    return Scenario(
        file,
        template.feature.name,
        rule.name if rule else "",
        template.name,
        tuple(sorted(tags)),
        tuple(map(_line, template.all_background_steps)),
        tuple(map(_line, template._steps)),
        tuple(examples[0].example_params) if examples else (),
        tuple(tuple(row) for one in examples for row in one.examples),
        _english(template.description),
    )


def _line(step: Sentence) -> Line:
    place = cast(Literal["given", "when", "then"], step.type)
    table = None if step.datatable is None else tuple(tuple(map(str, row)) for row in step.datatable.raw())
    return Line(step.keyword.strip(), place, step.name, table)


def _english(description: str) -> str:
    found = re.search(rf"^\s*{ENGLISH}\s*(.+?)\s*$", description, re.MULTILINE)
    return found[1] if found else ""


def examples_of(scenario: Scenario) -> Iterator[Example]:
    """A scenario worked out: once, or once for each row."""
    for row in scenario.rows or ((),):
        said = dict(zip(scenario.columns, row, strict=True))
        lines = (*scenario.background, *scenario.lines)
        yield Example(scenario, row, tuple(_filled_in(line, said) for line in lines))


def _filled_in(line: Line, said: dict[str, str]) -> Line:
    def fill(text: str) -> str:
        return re.sub(r"<([^<>]+)>", lambda match: said.get(match[1], match[0]), text)

    table = line.table and tuple(tuple(map(fill, row)) for row in line.table)
    return Line(line.keyword, line.place, fill(line.text), table)


@cache
def examples() -> tuple[Example, ...]:
    """Every scenario of every file, worked out."""
    return tuple(
        example for file in feature_files() for scenario in file.scenarios for example in examples_of(scenario)
    )


def example_of(rendered: Rendered) -> Example:
    """The example that a scenario run by pytest is.

    Raises:
        LookupError: it stands in no file.
    """
    texts = tuple(step.name for step in rendered.steps)
    file = Path(rendered.feature.filename).name
    for one in examples():
        if one.scenario.file == file and tuple(line.text for line in one.steps) == texts:
            return one
    raise LookupError(f"{rendered.name!r} stands in no feature file")
