"""What a paper is made of, whatever carries it: pages of text and tables, with blanks to be filled in by hand."""

from typing import NamedTuple

Cell = str | int
"""What a table shows: words, or a whole number to be read as one. Scores are words: they are exact."""


class Grid(NamedTuple):
    """One table of a page.

    Args:
        headings: the heading of each column.
        rows: the cells, one for each column.
        widths: the relative width of each column, in characters of Latin script.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]


class Page(NamedTuple):
    """One page, or as many as its table needs.

    Args:
        name: how a contents list or a tab calls it.
        title: its title.
        lead: paragraphs above the tables.
        grids: its tables.
        notes: paragraphs below the tables.
        blanks: what is left to be filled in by hand at the end: signature, date, seal.
        wide: whether it is printed across.
    """

    name: str
    title: str
    lead: tuple[str, ...]
    grids: tuple[Grid, ...] = ()
    notes: tuple[str, ...] = ()
    blanks: tuple[str, ...] = ()
    wide: bool = False


class Paper(NamedTuple):
    """Pages filed together.

    Args:
        name: the name of its file, without an ending.
        title: what it is.
        pages: its pages, at least one.
        public: whether it may be published: then it holds no report, no expert and no score.
    """

    name: str
    title: str
    pages: tuple[Page, ...]
    public: bool = False
