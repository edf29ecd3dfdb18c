"""How every generated page is laid out."""

from collections.abc import Iterable, Iterator

NOTE = "<!-- Written by docs/generate.py from the code; change the code instead. -->"


def page(lines: Iterator[str], other: str = "") -> str:
    """A page from its lines, with the note under its title and the way to the other language."""
    title = next(lines)
    top = (title, "", NOTE, *(("", other) if other else ()), "")
    return "\n".join((*top, *lines)) + "\n"


def table(*rows: Iterable[object]) -> Iterator[str]:
    """A table; the first row is its heading."""
    for number, row in enumerate(rows):
        cells = tuple(str(cell).replace("|", "\\|") for cell in row)
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield "|---" * len(cells) + "|"


def code(names: Iterable[object]) -> str:
    """Names as code, in their order and each once."""
    return " ".join(f"`{name}`" for name in dict.fromkeys(names))
