"""What the commands share: reading arguments, finding a firm, the exit codes."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from fzdigital.domain.dates import checked_day
from fzdigital.domain.provider import comparable_name
from fzdigital.errors import InconsistentError, InvalidValueError, UnknownNameError
from fzdigital.policy.measures import MEASURES
from fzdigital.service.casebook import Casebook
from fzdigital.service.history import History
from fzdigital.service.masking import with_masked_firms, with_pseudonyms
from fzdigital.text import Language, Text

DONE: Final = 0
TO_SEE_TO: Final = 1
"""The file was read, and something in it wants seeing to: findings, or pins that do not hold."""
REFUSED: Final = 2
"""The file or an argument was refused; nothing was done."""


def option_of(arguments: Sequence[str], name: str) -> str | None:
    """What an option is given, read off without parsing; None if it is not given."""
    joined = (one.removeprefix(f"{name}=") for one in arguments if one.startswith(f"{name}="))
    apart = (value for option, value in pairwise(arguments) if option == name)
    return next(iter((*joined, *apart)), None)


def language_of(arguments: Sequence[str]) -> Language:
    """The language asked for, read off before the arguments are parsed: messages about them are in it too."""
    return "en" if option_of(arguments, "--lang") == "en" else "zh"


def masked(casebook: Casebook, *, name_experts: bool = False, mask_firms: bool = False) -> Casebook:
    """The casebook as it may be shown: experts under pseudonyms unless asked otherwise, firms masked if asked."""
    shown = casebook if name_experts else with_pseudonyms(casebook)
    return with_masked_firms(shown) if mask_firms else shown


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


def latest_day(casebook: Casebook) -> date:
    """The last day on which something was recorded, but no later than the last day of the period in force."""
    entries, corrections = casebook.entries, casebook.corrections
    recorded = (*(one.recorded_on for one in entries), *(one.recorded_on for one in corrections))
    return min(max(recorded, default=date.max), MEASURES.day("expires_on"))


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
