"""Files in and out: a casebook from wherever it comes, and outputs of which all are written or none."""

import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from fzdigital.demo import demo_casebook_text
from fzdigital.errors import FileRefusedError
from fzdigital.io.document_json import read_json
from fzdigital.io.preflight import MOST_BYTES
from fzdigital.io.read import read_casebook
from fzdigital.io.refusal import system_reason, unopened
from fzdigital.policy.measures import MEASURES
from fzdigital.service.casebook import Casebook
from fzdigital.text import Text

DEMO: Final = "demo"
STREAM: Final = "-"
"""Stands for standard input or output."""

FAULTS: Final = Text("错误.txt", "faults.txt")
"""The file in which the faults of a casebook are kept."""

_LARGEST_TEXT: Final = 2**20
_TEMPORARY: Final = ".part"


def casebook_from(path: str) -> Casebook:
    """The casebook in a file or folder.

    Args:
        path: where it is; ``demo`` is the bundled synthetic one, ``-`` what comes in by standard input.

    Raises:
        FileRefusedError: it cannot be read.
        CasebookError: with every fault of what it says.
    """
    if path == DEMO:
        return read_json(demo_casebook_text(), MEASURES.axes)
    if path == STREAM:
        # A workbook must be gone through twice, which a stream does not allow.
        with TemporaryDirectory() as folder:
            received = Path(folder, "stdin")
            received.write_bytes(sys.stdin.buffer.read(MOST_BYTES + 1))
            return read_casebook(received, MEASURES.axes)
    return read_casebook(Path(path), MEASURES.axes)


def official_text(path: Path) -> str:
    """The text in a file.

    Raises:
        FileRefusedError: it cannot be read, is not UTF-8, or is far too large to be the Measures.
    """
    return _text_in(
        path,
        _LARGEST_TEXT,
        Text("不是办法全文的UTF-8文本，请另存为UTF-8编码的文本文件（.txt）。",
             "is not the Measures as a text in UTF-8; save it as a text file (.txt) in UTF-8."),
    ).removeprefix("\ufeff")  # fmt: skip


def stored_text(path: Path) -> str:
    """The text of a document that this program wrote earlier.

    Raises:
        FileRefusedError: it cannot be read, is not UTF-8, or is beyond the bound of documents.
    """
    return _text_in(
        path,
        MOST_BYTES,
        Text("不是所存的decisions.json，不予打开；请给出当时写出的文件。",
             "is no decisions.json and is not opened; give the file as it was written."),
    )  # fmt: skip


def scenario_results(path: Path) -> str:
    """The text of a file with the results of scenarios.

    Raises:
        FileRefusedError: it cannot be read, is not UTF-8, or is beyond the bound of documents.
    """
    return _text_in(
        path,
        MOST_BYTES,
        Text("不是场景的运行结果，不予打开；请给出运行场景时写出的文件。",
             "is no file of results and is not opened; give the file that a run of the scenarios wrote."),
    )  # fmt: skip


def _text_in(path: Path, most: int, otherwise: Text) -> str:
    """The text in a file of at most so many bytes of UTF-8; otherwise it is refused with these words after its name."""
    try:
        with path.open("rb") as file:
            stored = file.read(most + 1)
        if len(stored) <= most:
            return stored.decode()
    except OSError as error:
        raise unopened(path, error) from None
    except UnicodeDecodeError:
        pass
    raise FileRefusedError(f"{str(path)!r}{otherwise.zh}", f"{str(path)!r} {otherwise.en}")


def write(folder: Path, files: Iterable[tuple[str, bytes]], *, instead_of: Iterable[str] = ()) -> None:
    """Write files into a folder, which is made if need be; where one cannot be made or opened, none is changed.

    Args:
        folder: the folder.
        files: name and content of each file.
        instead_of: names of files of an earlier time that would contradict them; they are deleted.

    Raises:
        FileRefusedError: the folder or a file in it cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        raise FileRefusedError(
            f"无法写入{str(folder)!r}（已有同名文件），请给出目录。",
            f"cannot write into {str(folder)!r} (a file of that name exists); name a folder.",
        )
    place = folder
    made: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files:
            place = folder / name
            part = folder / f"{name}{_TEMPORARY}"
            made.append((part, place))
            part.write_bytes(content)
        for _, place in made:
            if place.exists():
                # A file that another program holds refuses to be opened, and is left as it is with all others.
                place.open("r+b").close()
        for part, place in made:
            part.replace(place)
        for name in instead_of:
            place = folder / name
            place.unlink(missing_ok=True)
    except OSError as error:
        for part, _ in made:
            # Whatever kept it from being made keeps it from being removed.
            with suppress(OSError):
                part.unlink()
        reason = system_reason(error)
        raise FileRefusedError(
            f"无法写入{str(place)!r}（{reason.zh}），请关闭占用它的程序或换一个目录。",
            f"cannot write {str(place)!r} ({reason.en}); close the program that holds it or choose another folder.",
        ) from None


def require_new(path: Path) -> None:
    """Refuse a path at which something stands already, so that nobody's work is written over, or that leads nowhere.

    Raises:
        FileRefusedError: something stands there, or there is no such folder.
    """
    if not path.parent.is_dir():
        raise FileRefusedError(
            f"文件夹{str(path.parent)!r}不存在，没有写入；请先建立，或换一个位置。",
            f"there is no folder {str(path.parent)!r} and nothing was written; make it first, or choose another place.",
        )
    if path.exists():
        raise FileRefusedError(
            f"{str(path)!r}已经存在，没有改动它；请换一个文件名，或先移走原文件。",
            f"{str(path)!r} exists and was left as it is; choose another name or move it away first.",
        )
