"""Writes the reference pages, the schemas and the exported rules from the code, so that they cannot say anything else.

``python docs/generate.py [FOLDER]`` writes them, into ``docs/reference`` and the package unless told otherwise. A test
compares them, byte for byte, with what this command writes.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.formats import decisions, rules, schemas
from generator.law import axes, clauses, parameters
from generator.layout import page
from generator.limits import invariants
from generator.scenarios import scenario_pages
from generator.terms import glossary, sheets
from generator.traceability import traceability

from fzdigital.text import Language

PAGES = Path(__file__).parent / "reference"
SCHEMAS = Path(__file__).parents[1] / "src" / "fzdigital" / "schemas"
VECTORS = Path(__file__).parents[1] / "src" / "fzdigital" / "vectors"
WRITERS: tuple[tuple[str, Callable[[Language], Iterator[str]]], ...] = (
    ("axes", axes),
    ("clauses", clauses),
    ("decisions", decisions),
    ("invariants", invariants),
    ("parameters", parameters),
    ("sheets", sheets),
    ("traceability", traceability),
)


def pages() -> dict[str, str]:
    """Every generated page, by its file name."""
    made = {"glossary.md": page(glossary())}
    for name, write in WRITERS:
        here, there = f"{name}.md", f"{name}.zh-CN.md"
        made[here] = page(write("en"), f"[中文]({there})")
        made[there] = page(write("zh"), f"[English]({here})")
    return made | {name: page(lines) for name, lines in scenario_pages()}


def main(for_pages: Path, for_schemas: Path, for_rules: Path) -> None:
    """Write every page into a folder, every schema into another, and the rules into a third."""
    for folder, made in ((for_pages, pages()), (for_schemas, dict(schemas())), (for_rules, dict((rules(),)))):
        folder.mkdir(exist_ok=True)
        for name, text in made.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*[Path(sys.argv[1])] * 3 if len(sys.argv) > 1 else (PAGES, SCHEMAS, VECTORS))
