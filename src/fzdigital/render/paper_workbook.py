"""Papers as workbooks that print on A4: headings repeated, nothing cut, blanks for signature, date and seal.

Every text is written as text, so that none becomes a formula.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from typing import Final

from fzdigital.errors import MissingExtraError
from fzdigital.render.paper import Paper
from fzdigital.text import Language

try:
    from xlsxwriter import Workbook

    from fzdigital.render.paper_sheets import formats_of, set_up, write
except ImportError:
    _READY = False
else:
    _READY = True

_CREATED: Final = datetime(2000, 1, 1, tzinfo=UTC)
_LONGEST_TAB: Final = 31
_REFUSED_IN_TABS: Final = "[]:*?/\\"


def paper_workbook(paper: Paper, language: Language) -> bytes:
    """A paper as an ``.xlsx`` workbook, one sheet a page.

    Args:
        paper: the paper.
        language: ``zh`` or ``en``, for the page numbers.

    Returns:
        The workbook; equal papers give equal bytes.

    Raises:
        MissingExtraError: if the packages of the extra ``excel`` are not installed.
    """
    if not _READY:
        raise MissingExtraError("excel")
    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True}) as workbook:
        # Otherwise the clock would make every file another one.
        workbook.set_properties({"created": _CREATED, "title": paper.title})
        formats = formats_of(workbook)
        for page, tab in zip(paper.pages, tabs(page.name for page in paper.pages), strict=True):
            sheet = workbook.add_worksheet(tab)
            set_up(sheet, page, language)
            write(sheet, page, formats)
    return buffer.getvalue()


def tabs(names: Iterable[str]) -> tuple[str, ...]:
    """Names as a workbook's tabs can bear them: short, without the characters refused there, each once."""
    used: dict[str, str] = {}
    for name in names:
        bare = "".join(" " if mark in _REFUSED_IN_TABS else mark for mark in name).strip("' ") or "—"
        number, tab = 1, bare[:_LONGEST_TAB]
        while tab.lower() in used:
            number += 1
            end = f"~{number}"
            tab = bare[: _LONGEST_TAB - len(end)] + end
        used[tab.lower()] = tab
    return tuple(used.values())
