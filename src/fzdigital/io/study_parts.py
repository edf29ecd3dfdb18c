"""The parts of the document of a study: cohort, behaviour, probabilities, what is tried."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from re import ASCII
from re import compile as pattern
from typing import Any, Final

from attrs import frozen

from fzdigital.errors import InvalidValueError
from fzdigital.io.amendment import OPEN
from fzdigital.io.document_json import casebook_sha256
from fzdigital.io.raw import Place, Problems
from fzdigital.io.read import read_casebook
from fzdigital.io.toml_tables import Read, amount, day, each, entries, name, sentence, table, variant, whole, word
from fzdigital.io.toml_text import Foreign
from fzdigital.rules.regulation import Regulation
from fzdigital.service.history import History
from fzdigital.text import Text
from fzdigital.whatif.behaviour import METRICS, Behaviour, Refilling
from fzdigital.whatif.cohort import Cohort, synthetic
from fzdigital.whatif.cohorts import cohort_of
from fzdigital.whatif.conduct import Reports, Serving, Updating
from fzdigital.whatif.draws import Probability
from fzdigital.whatif.elements import Events, Ratings
from fzdigital.whatif.plan import Origin
from fzdigital.whatif.quality import fitted

_DECIMAL: Final = pattern(r"\d{1,9}\.\d{1,9}", ASCII)
_NUMBER: Final = Text("不带引号的小数或整数，如0.15", "a number without quotation marks, such as 0.15")

Fit = Callable[[float, float], Probability]
"""How likely no star is, from the ratings of the cohort's casebook and a prior worth some no-stars and stars."""


@frozen(eq=False)
class Described:
    """A cohort and what it was made of.

    Args:
        cohort: the firms.
        words: where they come from.
        ratings: fits how likely no star is; None where there are no ratings.
        origins: the documents that it was made of.
    """

    cohort: Cohort
    words: Text
    ratings: Fit | None = None
    origins: tuple[Origin, ...] = ()


def decimal(value: object, place: Place, problems: Problems) -> Any:
    """Reads a number, with decimals or without."""
    if isinstance(value, Foreign) and _DECIMAL.fullmatch(value.text):
        return float(value.text)
    return value if type(value) is int else problems.refuse(place, value, _NUMBER)


def span(value: object, place: Place, problems: Problems) -> Any:
    """Reads two numbers, the lower one first."""
    found = each(decimal)(value, place, problems)
    match found:
        case [int() | float() as low, int() | float() as high] if low <= high:
            return found
        case tuple() if None not in found:
            expected = Text("由小到大的两个数，如[0.5, 1.0]", "two numbers, the lower one first, such as [0.5, 1.0]")
            return problems.refuse(place, value, expected)
        case _:
            return None


def switch(value: object, place: Place, problems: Problems) -> Any:
    """Reads a reading, or that an axis is left unresolved."""
    return None if value == OPEN else name(value, place, problems)


def _casebook(
    file: str, on: date, unknown_listed: bool, unknown_due: bool | None = None
) -> Callable[[Path, Regulation], Described]:
    def made(folder: Path, regulation: Regulation) -> Described:
        book = read_casebook(folder / file, regulation.axes)
        history = History(book)
        cohort = cohort_of(regulation, history, on, unknown_listed=unknown_listed, unknown_due=unknown_due)
        due = sum(bool(firm.due) for firm in cohort.firms)
        words = Text(
            f"取自案卷{file}，{on}的情况：此前退出{cohort.exits}家，已有退出情形{due}家",
            f"from the casebook {file} as of {on}: {cohort.exits} left before, {due} with a ground for exit met",
        )
        origin = Origin(Text(f"案卷{file}", f"the casebook {file}"), casebook_sha256(book))

        def fit(no_stars: float, stars: float) -> Probability:
            return fitted(history, on, no_stars=no_stars, stars=stars)

        return Described(cohort, words, fit, (origin,))

    return made


def _synthetic(members: int, reserve: int) -> Callable[[Path, Regulation], Described]:
    words = Text("虚构企业，按行业依次分布", "made-up firms, spread over the sectors in turn")
    return lambda folder, regulation: Described(synthetic(members, reserve), words)


def _behaviour(**given: Any) -> Callable[[Fit | None], Behaviour]:
    """What a document says of behaviour, to be made when the ratings of the cohort are known."""
    kinds = {"ratings": Ratings, "updating": Updating, "serving": Serving, "reports": Reports, "events": Events}

    def made(fit: Fit | None) -> Behaviour:
        elements = []
        for key, kind in kinds.items():
            values = given.get(key)
            if values is not None:
                known = {one: value(fit) if callable(value) else value for one, value in values.items()}
                elements.append(kind(**known))
        rest = {key: given[key] for key in ("exits", "exit_power") if key in given}
        return Behaviour(tuple(elements), refilling=Refilling(**given.get("refilling", {})), **rest)

    return made


def _fitted(no_stars: float, stars: float) -> Callable[[Fit | None], Probability]:
    def made(fit: Fit | None) -> Probability:
        if fit is None:
            raise InvalidValueError("fitted", Text("ratings.no_star", "ratings.no_star"), _WITHOUT)
        return fit(no_stars, stars)

    return made


def _no_star(value: object, place: Place, problems: Problems) -> Any:
    return _FITTED(value, place, problems) if isinstance(value, dict) else decimal(value, place, problems)


def _element(*keys: str) -> Read:
    return table(dict, {}, dict.fromkeys(keys, decimal))


def _truth(value: object, place: Place, problems: Problems) -> Any:
    return value if isinstance(value, bool) else problems.refuse(place, value, Text("true或false", "true or false"))


_WITHOUT: Final = Text("小数：虚构的企业没有可供拟合的评级", "a number: made-up firms have no ratings to fit it to")
_FITTED: Final = variant({"fitted": table(_fitted, {"no_stars": decimal, "stars": decimal})})

metric: Final = word(METRICS)
"""Reads the name of a metric."""

LISTS: Final = entries(each(amount))
"""Reads values to try, by parameter."""

READINGS: Final = entries(each(name))
"""Reads readings to try, by axis."""

COHORT: Final = variant(
    {
        "synthetic": table(_synthetic, {"members": whole, "reserve": whole}),
        "casebook": table(_casebook, {"file": sentence, "on": day, "unknown_listed": _truth}, {"unknown_due": _truth}),
    }
)
"""Reads where the firms come from."""

BEHAVIOUR: Final = table(
    _behaviour,
    {},
    {
        "ratings": table(dict, {"no_star": _no_star}),
        "updating": _element("told", "late", "refuses", "fails", "power"),
        "serving": _element("poor", "refuses", "fails", "power"),
        "reports": _element("made", "admissible", "accepts", "silent", "falsified"),
        "events": _element("safety", "dishonesty", "unlawful", "serving", "grave"),
        "exits": decimal,
        "exit_power": decimal,
        "refilling": table(dict, {}, {"probability": decimal, "below": whole, "upto": whole}),
    },
)
"""Reads how facts come about and powers are used."""
