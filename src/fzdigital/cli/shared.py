"""What the commands share: reading arguments, finding a firm, the exit codes."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

from fzdigital.demo import demo_casebook_text
from fzdigital.domain.dates import checked_day
from fzdigital.domain.provider import comparable_name
from fzdigital.errors import InvalidValueError, UnknownNameError
from fzdigital.io.document_json import read_json
from fzdigital.io.read import read_casebook
from fzdigital.policy.measures import MEASURES
from fzdigital.service.casebook import Casebook
from fzdigital.service.history import History
from fzdigital.text import Text

DONE: Final = 0
TO_SEE_TO: Final = 1
"""The file was read, and something in it wants seeing to: findings, or pins that do not hold."""
REFUSED: Final = 2
"""The file or an argument was refused; nothing was done."""

DEMO: Final = "demo"


def day(value: str, option: str) -> date:
    """A day from an argument, written YYYY-MM-DD."""
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
            raise InvalidValueError(
                one,
                Text("--reading", "--reading"),
                Text("事项=口径，如OP-26.floor=inclusive", "axis=reading, such as OP-26.floor=inclusive"),
            )
        chosen[axis] = None if reading == "open" else reading
    MEASURES.with_readings(chosen)
    return chosen


def casebook_from(path: str) -> Casebook:
    """The casebook in a file; the word ``demo`` stands for the bundled synthetic one."""
    if path == DEMO:
        return read_json(demo_casebook_text(), MEASURES.axes)
    return read_casebook(Path(path), MEASURES.axes)


def firm(history: History, wanted: str) -> str:
    """The code of a firm given by code or by name.

    Raises:
        UnknownNameError: no firm of the casebook is called so.
    """
    if wanted in history.codes:
        return wanted
    names = {comparable_name(history.name(code)): code for code in history.codes}
    if comparable_name(wanted) in names:
        return names[comparable_name(wanted)]
    known = tuple(history.name(code) for code in history.codes)
    raise UnknownNameError(Text("企业", "firm"), wanted, "FIRM", known)
