"""Reads a casebook from a file, whatever the file is called."""

from pathlib import Path

from fzdigital.errors import FileRefusedError
from fzdigital.io.document_json import read_json
from fzdigital.io.preflight import OLE_MAGIC, ZIP_MAGIC
from fzdigital.io.refusal import unopened
from fzdigital.io.workbook import read_workbook
from fzdigital.rules.source import Axis
from fzdigital.service.casebook import Casebook

_BEGINNING = 2**10


def read_casebook(path: Path, axes: tuple[Axis, ...]) -> Casebook:
    """Read a casebook from a workbook or a JSON document, told apart by their first bytes.

    Args:
        path: the file.
        axes: the questions that readings may settle.

    Returns:
        The casebook.

    Raises:
        MissingExtraError: if it is a workbook and the packages of the extra ``excel`` are not installed.
        FileRefusedError: if it is neither, or cannot safely be read.
        CasebookError: with every fault of what it says; nothing of it is used then.
    """
    try:
        with path.open("rb") as file:
            beginning = file.read(_BEGINNING)
    except OSError as error:
        raise unopened(path, error) from None
    if beginning.startswith((ZIP_MAGIC, OLE_MAGIC)):
        return read_workbook(path, axes)
    if beginning.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return read_json(path, axes)
    raise FileRefusedError(
        f"{path.name!r}既不是.xlsx工作簿，也不是JSON文档，不予打开；请用Excel或WPS另存为.xlsx。",
        f"{path.name!r} is neither an .xlsx workbook nor a JSON document and is not opened; save it as .xlsx.",
    )
