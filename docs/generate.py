"""Writes the reference pages from the code, so that they cannot say anything else.

``python docs/generate.py [FOLDER]`` writes them, into ``docs/reference`` unless told otherwise. A test compares them,
byte for byte, with what this command writes.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.law import axes, clauses, parameters
from generator.layout import page
from generator.terms import glossary, sheets

from fzdigital.text import Language

FOLDER = Path(__file__).parent / "reference"
WRITERS: tuple[tuple[str, Callable[[Language], Iterator[str]]], ...] = (
    ("axes", axes),
    ("clauses", clauses),
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


def main(folder: Path) -> None:
    """Write every page into a folder."""
    folder.mkdir(exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
