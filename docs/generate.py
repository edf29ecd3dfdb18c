"""Writes the reference pages and the schemas from the code, so that they cannot say anything else.

``python docs/generate.py [FOLDER]`` writes them, into ``docs/reference`` and ``src/fzdigital/schemas`` unless told
otherwise. A test compares them, byte for byte, with what this command writes.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.formats import decisions, schemas
from generator.law import axes, clauses, parameters
from generator.layout import page
from generator.limits import invariants
from generator.terms import glossary, sheets

from fzdigital.text import Language

PAGES = Path(__file__).parent / "reference"
SCHEMAS = Path(__file__).parents[1] / "src" / "fzdigital" / "schemas"
WRITERS: tuple[tuple[str, Callable[[Language], Iterator[str]]], ...] = (
    ("axes", axes),
    ("clauses", clauses),
    ("decisions", decisions),
    ("invariants", invariants),
    ("parameters", parameters),
    ("sheets", sheets),
)


def pages() -> dict[str, str]:
    """Every generated page, by its file name."""
    made = {"glossary.md": page(glossary())}
    for name, write in WRITERS:
        here, there = f"{name}.md", f"{name}.zh-CN.md"
        made[here] = page(write("en"), f"[中文]({there})")
        made[there] = page(write("zh"), f"[English]({here})")
    return made


def main(for_pages: Path, for_schemas: Path) -> None:
    """Write every page into a folder and every schema into another."""
    for folder, made in ((for_pages, pages()), (for_schemas, dict(schemas()))):
        folder.mkdir(exist_ok=True)
        for name, text in made.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*[Path(sys.argv[1])] * 2 if len(sys.argv) > 1 else (PAGES, SCHEMAS))
