"""Pages of text and tables as Markdown and as one HTML page, whatever they tell."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import SubElement

from fzdigital.render.html import document, page, paragraphs, said, written
from fzdigital.render.paper import Grid, Paper
from fzdigital.render.report import escaped
from fzdigital.text import Language


def pages_markdown(paper: Paper, lead: Iterable[str]) -> str:
    """Pages as Markdown, one heading each.

    Args:
        paper: the pages.
        lead: paragraphs above them all.
    """
    return "\n".join(_lines(paper, lead)) + "\n"


def _lines(paper: Paper, lead: Iterable[str]) -> Iterator[str]:
    yield f"# {escaped(paper.title)}"
    for line in lead:
        yield f"\n{escaped(line)}"
    for one in paper.pages:
        yield f"\n## {escaped(one.title)}"
        for line in one.lead:
            yield f"\n{escaped(line)}"
        for grid in one.grids:
            yield ""
            yield from _table(grid)
        for line in one.notes:
            yield f"\n{escaped(line)}"


def _table(grid: Grid) -> Iterator[str]:
    yield _row(grid.headings)
    yield "|" + "---|" * len(grid.headings)
    for cells in grid.rows:
        yield _row(map(str, cells))


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(escaped(cell).replace("\n", "<br>") for cell in cells) + " |"


def pages_html(paper: Paper, lead: Iterable[str], language: Language) -> str:
    """Pages as one HTML page that needs nothing but itself.

    Args:
        paper: the pages.
        lead: paragraphs above them all.
        language: ``zh`` or ``en``.
    """
    root, body = document(paper.title, language)
    said(body, "h1", paper.title)
    paragraphs(body, lead)
    for one in paper.pages:
        page(SubElement(body, "section"), one, without=())
    return written(root)
