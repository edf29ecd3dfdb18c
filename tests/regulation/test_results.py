"""The document of results tells every scenario and what came of it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from fzdigital.policy.measures import MEASURES
from fzdigital.rules.interchange import fingerprint, regulation_document
from tests.regulation.features import FOLDER, examples
from tests.regulation.results import described, document, result_of

ROOT = FOLDER.parents[1]


class TestDocument:
    """What the report to be signed reads."""

    def test_it_names_the_law_it_was_found_under(self) -> None:
        """A report can refuse results found under another text."""
        told = json.loads(document(()))
        assert told["regulation"] == fingerprint(regulation_document(MEASURES))
        assert (told["format"], told["version"]) == ("fzdigital-scenarios", 1)

    def test_a_scenario_is_told_whole(self) -> None:
        """Its units, its sentences with their keywords and tables, its row."""
        example = next(one for one in examples() if one.row and one.scenario.file == "section-5-5.feature")
        told = described(example)
        assert told["units"] == list(example.scenario.tags)
        assert [step["text"] for step in told["steps"]] == [line.text for line in example.steps]
        assert told["steps"][0]["keyword"] == "假如"
        assert [*told["row"].values()] == [*example.row]

    def test_order_does_not_matter(self) -> None:
        """Workers report in any order; the document is the same."""
        told = [described(one) | {"result": result_of(True)} for one in examples()[:5]]
        assert document(told) == document(reversed(told))

    def test_a_failure_says_where(self) -> None:
        """The step that failed, from 0, and the message."""
        assert result_of(False, 3, "why") == {"outcome": "failed", "step": 3, "message": "why"}

    @pytest.mark.parametrize("file", ["section-6.feature"])
    def test_pytest_writes_it(self, tmp_path: Path, file: str) -> None:
        """A session with the option leaves a document with one result for each scenario it ran."""
        path = tmp_path / "results.json"
        command = [sys.executable, "-m", "pytest", "tests/regulation/test_scenarios.py", "-q", "--no-cov"]
        command += ["-p", "no:cacheprovider", "-k", "截止日", f"--scenario-results={path}"]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        told = json.loads(path.read_text(encoding="utf-8"))["scenarios"]
        expected = {one.id for one in examples() if "截止日" in one.scenario.name}
        assert {one["id"] for one in told} == expected
        assert {one["result"]["outcome"] for one in told} == {"passed"}
        assert {one["file"] for one in told} == {file}
