"""The feature files as scenarios that were not run: titles and tags, without anything that runs tests."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gherkin.parser import Parser

from fzdigital.signing import Scenario

FOLDER = Path(__file__).parents[2] / "tests" / "regulation"
ENGLISH = re.compile(r"^\s*英文：\s*(.+?)\s*$", re.MULTILINE)
"""A line of a description that says a title in English."""

Node = dict[str, Any]


def scenarios_in(folder: Path = FOLDER) -> tuple[Scenario, ...]:
    """Every scenario of the feature files in a folder, an outline once for each row of its examples.

    Args:
        folder: the folder.
    """
    files = sorted(folder.glob("*.feature"))
    return tuple(one for path in files for one in _scenarios(path.name, path.read_text(encoding="utf-8")))


def _scenarios(file: str, text: str) -> Iterator[Scenario]:
    feature: Node = Parser().parse(text)["feature"]
    for child in feature["children"]:
        rule: Node = child.get("rule", {})
        for inner in rule.get("children", [child]):
            if "scenario" in inner:
                yield from _worked_out(file, feature, rule, inner["scenario"])


def _worked_out(file: str, feature: Node, rule: Node, scenario: Node) -> Iterator[Scenario]:
    tags = {tag["name"].removeprefix("@") for node in (feature, rule, scenario) for tag in node.get("tags", ())}
    english = ENGLISH.search(scenario["description"])
    for row in _rows(scenario):
        named = f"[{'-'.join(words for _, words in row)}]" if row else ""
        yield Scenario(
            f"{file}::{scenario['name']}{named}",
            file,
            feature["name"],
            rule.get("name", ""),
            scenario["name"],
            english[1] if english else "",
            tuple(sorted(tags)),
            row=row,
        )


def _rows(scenario: Node) -> Iterator[tuple[tuple[str, str], ...]]:
    """The rows of all examples as (name, words); one empty row where there are no examples."""
    tables = [table for table in scenario["examples"] if table.get("tableHeader")]
    if not tables:
        yield ()
    for table in tables:
        names = [cell["value"] for cell in table["tableHeader"]["cells"]]
        for row in table["tableBody"]:
            yield tuple(zip(names, (cell["value"] for cell in row["cells"]), strict=True))
