"""Casebooks as folders of CSV files, one for each sheet, named like the sheet."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from fzdigital.errors import FileRefusedError
from fzdigital.io.csv_text import parsed, written
from fzdigital.io.document import casebook_of
from fzdigital.io.grid import FILE, Sheet, printable
from fzdigital.io.members import MOST_CELLS
from fzdigital.io.preflight import MOST_BYTES
from fzdigital.io.raw import Problems
from fzdigital.io.refusal import unopened
from fzdigital.io.tables import SETTING_ROWS
from fzdigital.io.worksheets import raw_sheets
from fzdigital.io.written import written_settings, written_sheets
from fzdigital.rules.source import Axis
from fzdigital.service.casebook import Casebook

MOST_FILES = 1_000
"""The greatest number of CSV files in a folder."""

_SUFFIX = ".csv"


def read_csv_folder(path: Path, axes: tuple[Axis, ...]) -> Casebook:
    """Read a casebook from a folder of CSV files.

    Args:
        path: the folder. Every file whose name ends in ``.csv`` is read, but for hidden ones; no other file is.
        axes: the questions that readings may settle.

    Returns:
        The casebook.

    Raises:
        FileRefusedError: if the folder holds no CSV file or one that cannot safely and wholly be read.
        CasebookError: with every fault of what it says; nothing of it is used then.
    """
    try:
        files = _files(path)
        if not files:
            raise FileRefusedError(
                f"文件夹{str(path)!r}中没有.csv文件，不予读取；请放入案卷各表，如申报.csv。",
                f"the folder {str(path)!r} holds no .csv file and is not read; put the sheets there, such as 申报.csv.",
            )
        sheets = tuple(_sheets(files))
    except OSError as error:
        raise unopened(path, error) from None
    problems = Problems()
    return casebook_of(tuple(raw_sheets(sheets, problems)), axes, problems)


def write_csv_folder(casebook: Casebook, path: Path) -> None:
    """Write a casebook as a folder of CSV files; where one cannot be written, none is.

    Args:
        casebook: the casebook; equal casebooks give equal files. A sheet without rows is left out.
        path: the folder, which is made if need be. It may hold other files, but no CSV file.

    Raises:
        InvalidValueError: if the casebook holds a value that a cell cannot hold and give back.
        FileRefusedError: if the folder holds a CSV file already, which would be read as part of the casebook, or
            cannot be written.
    """
    files = {f"{title}{_SUFFIX}": written(rows) for title, rows in _tables(casebook)}
    try:
        path.mkdir(exist_ok=True)
        present = _files(path)
    except OSError as error:
        raise unopened(path, error) from None
    if present:
        raise FileRefusedError(
            f"文件夹{str(path)!r}中已有{present[0].name!r}，会混入案卷，未写入任何文件；请另选空文件夹，或先移走其中的.csv文件。",
            f"the folder {str(path)!r} holds {present[0].name!r}, which would become part of the casebook, so nothing "
            "is written; choose an empty folder or move its .csv files away.",
        )
    _write_all(path, files)


def _write_all(path: Path, files: dict[str, bytes]) -> None:
    parts = {path / f".{name}.part": path / name for name in files}
    try:
        for part, content in zip(parts, files.values(), strict=True):
            part.write_bytes(content)
        for part, whole in parts.items():
            os.replace(part, whole)
    except OSError as error:
        for made in (*parts, *parts.values()):
            with suppress(OSError):
                made.unlink()
        raise unopened(path, error) from None


def _files(path: Path) -> tuple[Path, ...]:
    """The CSV files of a folder by name; hidden ones are those of an operating system or of another program."""
    return tuple(
        sorted(one for one in path.iterdir() if one.suffix.lower() == _SUFFIX and not one.name.startswith((".", "~$")))
    )


def _sheets(files: tuple[Path, ...]) -> Iterator[Sheet]:
    left, cells = MOST_BYTES, 0
    for file in files:
        if not file.is_file():
            raise FileRefusedError(
                f"{file.name!r}不是普通文件，不予读取；请移走。",
                f"{file.name!r} is no ordinary file and is not read; move it away.",
            )
        with file.open("rb") as opened:
            data = opened.read(left + 1)
        left -= len(data)
        cells += data.count(b",") + data.count(b"\n") + data.count(b"\r")
        if left < 0 or cells > MOST_CELLS or len(files) > MOST_FILES:
            raise FileRefusedError(
                f"文件夹中的.csv文件超出限度（{MOST_FILES}个文件、{MOST_BYTES}字节、{MOST_CELLS}格），不予读取；请拆分案卷。",
                f"the .csv files of the folder are beyond the limits of {MOST_FILES} files, {MOST_BYTES} bytes and "
                f"{MOST_CELLS} cells and are not read; divide the casebook.",
            )
        if b"\0" in data:
            raise FileRefusedError(
                f"{file.name!r}含有空字符，不是CSV文本，不予打开；请在Excel或WPS中另存为“CSV UTF-8（逗号分隔）”。",
                f"{file.name!r} holds null characters, so it is no CSV text and is not opened; save it as "
                '"CSV UTF-8 (comma delimited)".',
            )
        yield Sheet(file.stem, parsed(data, file.name), printable(file.name), FILE)


def _tables(casebook: Casebook) -> Iterator[tuple[str, Iterable[tuple[object, ...]]]]:
    settings = tuple((column.heading.zh, value) for column, value in written_settings(casebook))
    for table, rows in ((SETTING_ROWS, settings), *written_sheets(casebook)):
        if rows:
            yield table.name.zh, (tuple(column.heading.zh for column in table.columns), *rows)
