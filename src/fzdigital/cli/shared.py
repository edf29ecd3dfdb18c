"""What the commands share: reading arguments, finding a firm, the exit codes."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Final

from fzdigital.demo import demo_casebook_text
from fzdigital.domain.dates import checked_day
from fzdigital.domain.provider import comparable_name
from fzdigital.errors import FileRefusedError, InconsistentError, InvalidValueError, UnknownNameError
from fzdigital.io.document_json import read_json
from fzdigital.io.read import read_casebook
from fzdigital.io.refusal import system_reason, unopened
from fzdigital.policy.measures import MEASURES
from fzdigital.service.casebook import Casebook
from fzdigital.service.history import History
from fzdigital.text import Language, Text

DONE: Final = 0
TO_SEE_TO: Final = 1
"""The file was read, and something in it wants seeing to: findings, or pins that do not hold."""
REFUSED: Final = 2
"""The file or an argument was refused; nothing was done."""

DEMO: Final = "demo"
_LARGEST_TEXT: Final = 2**20


def language_of(arguments: Sequence[str]) -> Language:
    """The language asked for, read off before the arguments are parsed: messages about them are in it too."""
    english = "--lang=en" in arguments or ("--lang", "en") in pairwise(arguments)
    return "en" if english else "zh"


def day(value: str, option: str) -> date:
    """A day from an argument, written YYYY-MM-DD.

    Raises:
        InvalidDateError: it is not one.
    """
    return checked_day(value, Text(option, option))


def readings(given: Iterable[str]) -> dict[str, str | None]:
    """Readings from ``axis=reading`` arguments; ``open`` leaves the axis unresolved.

    Raises:
        InvalidValueError: an argument without an equals sign.
        UnknownNameError: an axis or reading that does not exist.
    """
    chosen: dict[str, str | None] = {}
    for one in given:
        axis, sign, reading = one.partition("=")
        if not sign:
            expected = Text(
                "事项=口径，如OP-26.floor=inclusive", "an axis and a reading, such as OP-26.floor=inclusive"
            )
            raise InvalidValueError(one, Text("--reading", "--reading"), expected)
        chosen[axis] = None if reading == "open" else reading
    MEASURES.with_readings(chosen)
    return chosen


def casebook_from(path: str) -> Casebook:
    """The casebook in a file; the word ``demo`` stands for the bundled synthetic one."""
    if path == DEMO:
        return read_json(demo_casebook_text(), MEASURES.axes)
    return read_casebook(Path(path), MEASURES.axes)


def official_text(path: Path) -> str:
    """The text in a file.

    Raises:
        FileRefusedError: it cannot be read, is not UTF-8, or is far too large to be the Measures.
    """
    try:
        with path.open("rb") as file:
            stored = file.read(_LARGEST_TEXT + 1)
        if len(stored) <= _LARGEST_TEXT:
            return stored.decode("utf-8-sig")
    except OSError as error:
        raise unopened(path, error) from None
    except UnicodeDecodeError:
        pass
    raise FileRefusedError(
        f"{str(path)!r}不是办法全文的UTF-8文本，请另存为UTF-8编码的文本文件（.txt）。",
        f"{str(path)!r} is not the Measures as a text in UTF-8; save it as a text file (.txt) in UTF-8.",
    )


def write(folder: Path, files: Iterable[tuple[str, str]]) -> None:
    """Write texts into a folder, which is made if need be.

    Args:
        folder: the folder.
        files: name and text of each file.

    Raises:
        FileRefusedError: the folder or a file in it cannot be written.
    """
    place = folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files:
            place = folder / name
            place.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        reason = system_reason(error)
        raise FileRefusedError(
            f"无法写入{str(place)!r}（{reason.zh}），请关闭占用它的程序或换一个目录。",
            f"cannot write {str(place)!r} ({reason.en}); close the program that holds it or choose another folder.",
        ) from None


def firm_called(history: History, wanted: str) -> str:
    """The code of a firm given by code or by name.

    Raises:
        UnknownNameError: no firm of the casebook is called so.
        InconsistentError: several firms are called so.
    """
    if wanted in history.codes:
        return wanted
    found = [code for code in history.codes if comparable_name(history.name(code)) == comparable_name(wanted)]
    if len(found) > 1:
        codes = "、".join(found)
        expected = Text(
            f"统一社会信用代码，名称相同的有：{codes}", f"a code, for several are named so: {', '.join(found)}"
        )
        raise InconsistentError(wanted, Text("企业", "the firm"), expected)
    if found:
        return found[0]
    known = tuple(history.name(code) for code in history.codes)
    raise UnknownNameError(Text("企业", "firm"), wanted, "explain", known)
