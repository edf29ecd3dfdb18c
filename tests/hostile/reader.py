"""What a reader under attack is: what it is given, and what it may answer."""

import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple
from unicodedata import category

from fzdigital.errors import FzdigitalError

_SOURCE: Final = "fzdigital"


class Reader(NamedTuple):
    """A function that takes something from outside.

    Args:
        name: what it is called here.
        seeds: gives sound input to depart from.
        run: reads some bytes; it may use the folder, which is its own.
        words: what occurs in such input, for those who make some up.
        is_json: whether it is JSON, so that it can be changed in its structure too.
    """

    name: str
    seeds: Callable[[], tuple[bytes, ...]]
    run: Callable[[bytes, Path], object]
    words: tuple[bytes, ...] = ()
    is_json: bool = False


class Finding(NamedTuple):
    """Something that a reader must not do.

    Args:
        reader: its name.
        what: the error, or what else.
        where: the innermost places of the library.
        data: what it was given.
    """

    reader: str
    what: str
    where: str
    data: bytes


def attacked(reader: Reader, data: bytes, folder: Path) -> Finding | None:
    """Give a reader something to read.

    Args:
        reader: the reader.
        data: what it is given.
        folder: a folder of its own.

    Returns:
        None if it reads it or says in the library's own words why not.
    """
    try:
        reader.run(data, folder)
    except FzdigitalError as error:
        return _unsayable(reader, error, data)
    except Exception as error:
        return Finding(reader.name, f"{type(error).__name__}: {error}"[:300], _where(error), data)
    return None


def _unsayable(reader: Reader, error: FzdigitalError, data: bytes) -> Finding | None:
    """A message that cannot be written anywhere, or that is none."""
    try:
        said = [one.encode() for one in error.text]
    except UnicodeEncodeError:
        return Finding(reader.name, f"{type(error).__name__} in words of no encoding", _where(error), data)
    if not all(said):
        return Finding(reader.name, f"{type(error).__name__} without words", _where(error), data)
    if odd := {one for words in error.text for one in words if category(one) == "Cc" and one != "\n"}:
        what = f"{type(error).__name__} in words that move a terminal: {sorted(odd)}"
        return Finding(reader.name, what, _where(error), data)
    return None


def _where(error: BaseException) -> str:
    frames = [one for one in traceback.extract_tb(error.__traceback__) if f"/{_SOURCE}/" in one.filename]
    shown = [f"{one.filename.rpartition(f'/{_SOURCE}/')[2]}:{one.lineno} {one.name}" for one in frames[-3:]]
    return " > ".join(shown)
