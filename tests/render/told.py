"""An assessment to be told in papers."""

from datetime import date

from fzdigital.render.paper import Page
from fzdigital.render.papers.told import Told
from fzdigital.service.casebook import Casebook
from fzdigital.service.history import History
from fzdigital.text import Language
from tests.render.answers import assessed
from tests.service.builders import LATER


def told(casebook: Casebook, on: date = LATER, language: Language = "zh", **readings: str | None) -> Told:
    """The assessment of a casebook, to be told."""
    return Told(assessed(casebook, on, **readings), History(casebook), language)


def cells(page: Page, heading: str, grid: int = 0) -> list[object]:
    """The cells of one column of a page's table."""
    table = page.grids[grid]
    return [row[table.headings.index(heading)] for row in table.rows]
