"""The scenarios under pytest-bdd: every step of the register, a world for each scenario, and what came of it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from pytest_bdd import step as bdd_step
from pytest_bdd.parser import Feature
from pytest_bdd.parser import Scenario as Rendered
from pytest_bdd.parser import Step as Sentence
from pytest_bdd.parsers import StepParser

from tests.regulation.features import example_of
from tests.regulation.results import described, document, result_of
from tests.regulation.step import Step, Table
from tests.regulation.steps import STEPS
from tests.regulation.world import World

PROPERTY: Final = "scenario"
"""Under which name a test carries its scenario; it travels with the report, also from a worker process."""


class _Parser(StepParser):
    """Lets pytest-bdd find a step by our patterns."""

    def __init__(self, step: Step) -> None:
        super().__init__(step.pattern.text)
        self.step = step

    def parse_arguments(self, name: str) -> dict[str, Any] | None:
        values = self.step.pattern.values(name)
        return None if values is None else {"values": values}

    def is_matching(self, name: str) -> bool:
        return self.step.pattern.words(name) is not None


def _bound(step: Step) -> Callable[..., None]:
    """The function that pytest-bdd calls for a step."""

    def run(world: World, values: dict[str, object], datatable: Table | None = None) -> None:
        if step.table is (datatable is None):
            raise LookupError(f"a table is {'missing' if step.table else 'too much'}")
        step.run(world, **values, **({"table": datatable} if step.table else {}))

    return run


for _step in STEPS:
    for _place in _step.places:
        bdd_step(_Parser(_step), _place)(_bound(_step))


@pytest.fixture
def world() -> World:
    """The world of one scenario."""
    return World()


def pytest_bdd_apply_tag(tag: str, function: Callable[..., object]) -> bool:
    """A tag names a unit of the text; it is no mark of pytest."""
    return True


def pytest_bdd_before_scenario(request: pytest.FixtureRequest, feature: Feature, scenario: Rendered) -> None:
    """The test carries its scenario, failed until it is through."""
    told = described(example_of(scenario)) | {"result": result_of(False, 0, "not run")}
    request.node.user_properties.append((PROPERTY, told))


def pytest_bdd_after_step(request: pytest.FixtureRequest, scenario: Rendered, step: Sentence) -> None:
    """One sentence held."""
    told = _told(request)
    if step is scenario.steps[-1]:
        told["result"] = result_of(True)


def pytest_bdd_step_error(
    request: pytest.FixtureRequest, scenario: Rendered, step: Sentence, exception: Exception
) -> None:
    """One sentence did not hold."""
    place = next(place for place, one in enumerate(scenario.steps) if one is step)
    _told(request)["result"] = result_of(False, place, f"{type(exception).__name__}: {exception}")


def pytest_bdd_step_func_lookup_error(
    request: pytest.FixtureRequest, scenario: Rendered, step: Sentence, exception: Exception
) -> None:
    """No step has the form of a sentence."""
    pytest_bdd_step_error(request, scenario, step, exception)


def _told(request: pytest.FixtureRequest) -> dict[str, Any]:
    return next(told for name, told in request.node.user_properties if name == PROPERTY)


def pytest_configure(config: pytest.Config) -> None:
    """Write the results where a file is named for them; workers leave that to the process that started them."""
    path: Path | None = config.getoption("scenario_results", None)
    if path is not None and not hasattr(config, "workerinput"):
        config.pluginmanager.register(_Results(path), "scenario-results")


class _Results:
    """Gathers what came of the scenarios.

    Args:
        path: file to write.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.told: list[dict[str, Any]] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take over a scenario from the report of its test."""
        if report.when == "call":
            self.told += [told for name, told in report.user_properties if name == PROPERTY and isinstance(told, dict)]

    @pytest.hookimpl(wrapper=True)
    def pytest_sessionfinish(self) -> Iterator[None]:
        """Write the file."""
        self.path.write_text(document(self.told), encoding="utf-8")
        yield
