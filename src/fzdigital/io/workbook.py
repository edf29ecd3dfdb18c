"""Casebooks in workbooks: looked through first, then read."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from fzdigital.errors import MissingExtraError
from fzdigital.io.document import casebook_of
from fzdigital.io.grid import Sheet
from fzdigital.io.preflight import Survey, survey
from fzdigital.io.raw import Problems
from fzdigital.io.refusal import unopened
from fzdigital.io.worksheets import raw_sheets
from fzdigital.rules.source import Axis
from fzdigital.service.casebook import Casebook


def read_workbook(path: Path, axes: tuple[Axis, ...]) -> Casebook:
    """Read a casebook from a workbook.

    Args:
        path: the file; what it is called does not matter.
        axes: the questions that readings may settle.

    Returns:
        The casebook.

    Raises:
        MissingExtraError: if the packages of the extra ``excel`` are not installed.
        FileRefusedError: if the file is no workbook that can safely and wholly be read.
        CasebookError: with every fault of what it says; nothing of it is used then.
    """
    try:
        with path.open("rb") as file:
            seen = survey(file)
            sheets = _reader()(file, seen)
    except OSError as error:
        raise unopened(path, error) from None
    problems = Problems()
    return casebook_of(tuple(raw_sheets(sheets, problems)), axes, problems)


def _reader() -> Callable[[BinaryIO, Survey], tuple[Sheet, ...]]:
    """What reads sheets. Its packages take longer to load than a hostile file takes to be refused."""
    try:
        from fzdigital.io.stored_sheets import READY, stored_sheets
    except ImportError:
        raise MissingExtraError("excel") from None
    if not READY:
        raise MissingExtraError("excel")
    return stored_sheets
