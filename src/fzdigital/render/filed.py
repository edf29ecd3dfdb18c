"""Everything that is filed of one day: for programs, for people, and to be printed."""

from collections.abc import Iterator
from typing import NamedTuple

from fzdigital.render.decisions import decisions_json
from fzdigital.render.page import report_html
from fzdigital.render.paper_workbook import paper_workbook
from fzdigital.render.papers.every import every_paper
from fzdigital.render.papers.told import Told
from fzdigital.render.report import report_markdown


class File(NamedTuple):
    """One file to be written.

    Args:
        name: its name.
        content: its bytes.
    """

    name: str
    content: bytes


def filed(told: Told, casebook_sha256: str) -> Iterator[File]:
    """The files of one assessment, one after the other; the same assessment gives the same bytes.

    Args:
        told: the assessment, with the register it was made of.
        casebook_sha256: the hash of the casebook assessed.

    Raises:
        MissingExtraError: if the packages of the extra ``excel`` are not installed.

    Score tables call the experts as the casebook does: assess
    :func:`fzdigital.service.masking.with_pseudonyms` of it, as the command line does, unless their names are wanted.
    """
    papers = every_paper(told)
    for paper in papers:
        yield File(f"{paper.name}.xlsx", paper_workbook(paper, told.language))
    yield File("report.html", report_html(told, papers).encode())
    yield File("report.md", report_markdown(told.assessment, told.name, told.language).encode())
    yield File("decisions.json", decisions_json(told.assessment, casebook_sha256).encode())
