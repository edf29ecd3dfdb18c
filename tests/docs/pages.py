"""The pages of the documentation and what can be run on them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tests.repository.tree import ROOT

DOCS = ROOT / "docs"
PAGES = tuple(path.relative_to(DOCS).as_posix() for path in sorted(DOCS.rglob("*.md")))

_FENCE = re.compile(r"^ *```(.*)$")


class Block(NamedTuple):
    """One fenced block of a page.

    Args:
        language: the first word after the fence; empty if there is none.
        file: the rest of that line: the file whose content the block is, or empty.
        line: number of its first line, from 1.
        text: its lines, with a newline after each.
    """

    language: str
    file: str
    line: int
    text: str


def source(page: str) -> str:
    """A page as it is written."""
    return (DOCS / page).read_text(encoding="utf-8")


def blocks(page: str) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    opened: tuple[str, int] | None = None
    lines: list[str] = []
    for number, line in enumerate(source(page).splitlines(), start=1):
        fence = _FENCE.match(line)
        if fence and opened is None:
            opened, lines = (fence[1].strip(), number + 1), []
        elif fence and opened is not None:
            language, _, file = opened[0].partition(" ")
            yield Block(language, file.strip(), opened[1], "".join(f"{one}\n" for one in lines))
            opened = None
        else:
            lines.append(line)
    assert opened is None, f"{page}: the fence of line {opened} is never closed"


def as_doctest(page: str) -> str:
    """The examples of a page on the lines where they stand, and nothing on all others."""
    kept = [""] * len(source(page).splitlines())
    for block in blocks(page):
        if block.language == "pycon":
            written = block.text.splitlines()
            kept[block.line - 1 : block.line - 1 + len(written)] = written
    return "\n".join(kept) + "\n"


def commands(block: Block) -> Iterator[tuple[int, str, str]]:
    """The commands of a block, each with its line and the output that is shown under it."""
    pieces = re.split(r"^\$ ", block.text, flags=re.MULTILINE)
    assert not pieces[0].strip(), f"line {block.line}: output of no command"
    line = block.line
    for piece in pieces[1:]:
        command, _, shown = piece.partition("\n")
        yield line, command, shown
        line += piece.count("\n")
