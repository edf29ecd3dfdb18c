"""Reads a casebook from a file, whatever the file is called, or from a folder."""

from pathlib import Path

from fzdigital.errors import FileRefusedError
from fzdigital.io.csv_folder import read_csv_folder
from fzdigital.io.document_json import read_json
from fzdigital.io.preflight import OLE_MAGIC, ZIP_MAGIC
from fzdigital.io.refusal import unopened
from fzdigital.io.workbook import read_workbook
from fzdigital.rules.source import Axis
from fzdigital.service.casebook import Casebook

_BEGINNING = 2**10


def read_casebook(path: Path, axes: tuple[Axis, ...]) -> Casebook:
    """Read a casebook from a workbook, a JSON document or a folder of CSV files.

    Workbooks and documents are told apart by their first bytes.

    Args:
        path: the file or the folder.
        axes: the questions that readings may settle.

    Returns:
        The casebook.

    Raises:
        MissingExtraError: if it is a workbook and the packages of the extra ``excel`` are not installed.
        FileRefusedError: if it is neither, or cannot safely be read.
        CasebookError: with every fault of what it says; nothing of it is used then.
    """
    if path.is_dir():
        return read_csv_folder(path, axes)
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
        f"{path.name!r}既不是.xlsx工作簿，也不是JSON文档，不予打开；请用Excel或WPS另存为.xlsx；CSV文件请放入文件夹，指明该文件夹。",
        f"{path.name!r} is neither an .xlsx workbook nor a JSON document and is not opened; save it as .xlsx; put CSV "
        "files into a folder and name the folder.",
    )
