"""Whole libraries, fields of applicants and reserves, in which most firms need no name."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from typing import Final

from fzdigital.nouns import (
    ActKind,
    Application,
    Happening,
    Incident,
    IncidentKind,
    Industry,
    ListingCheck,
    Mark,
    OfficialAct,
    Provider,
    ProviderKind,
    Score,
)
from fzdigital.policy.measures import MEASURES
from tests.regulation.names import UNNAMED, code_of, name_of_firm
from tests.regulation.world import World

ROWS: Final = {industry: MEASURES.number(f"row_{industry.value}") for industry in Industry}
"""A library is filled by the plan as it stands: the same register is told whatever a changed text would say."""
MOST: Final = 300
"""Firms without a name that a scenario can hold."""
EXPERTS: Final = ("专家一", "专家二", "专家三")
_UNNAMED_CODES: Final = tuple(code_of(number) for number in range(UNNAMED, UNNAMED + MOST))
BEST: Final = 9500
"""Hundredths of points given to the first of an unnamed field; each later one gets a hundredth less."""


def applied(firm: int, industry: Industry, batch: int, on: date) -> Application:
    """A firm's application with its form; it is not on the dishonesty list."""
    provider = Provider(code_of(firm), name_of_firm(firm), ProviderKind.PROFESSIONAL)
    return Application(provider, industry, batch, on, form_submitted=True, listed=False)


def agreed_marks(firm: int, industry: Industry, batch: int, on: date, hundredths: int) -> tuple[Mark, ...]:
    """Three experts who agree."""
    return tuple(Mark(code_of(firm), industry, batch, on, expert, Score(hundredths)) for expert in EXPERTS)


@lru_cache(maxsize=4096)
def entered(firm: int, industry: Industry, batch: int, on: date, hundredths: int) -> tuple[Happening, ...]:
    """Everything by which a firm came into the library: application, review, recommendation, decision."""
    code = code_of(firm)
    return (
        applied(firm, industry, batch, on - timedelta(days=28)),
        *agreed_marks(firm, industry, batch, on - timedelta(days=14), hundredths),
        OfficialAct(ActKind.RECOMMEND, on - timedelta(days=7), code, industry, batch),
        OfficialAct(ActKind.ADMIT, on, code, industry, batch),
    )


@lru_cache(maxsize=4096)
def stood_by(firm: int, industry: Industry, batch: int, on: date, hundredths: int) -> tuple[Happening, ...]:
    """Everything by which a firm came into the reserve: application, review, the bureau's act."""
    return (
        applied(firm, industry, batch, on - timedelta(days=28)),
        *agreed_marks(firm, industry, batch, on - timedelta(days=14), hundredths),
        OfficialAct(ActKind.RESERVE, on, code_of(firm), None, batch),
    )


def unnamed(world: World, count: int) -> Iterator[int]:
    """Numbers of firms of which nothing was told yet."""
    taken = {one.code for one in world.happened if isinstance(one, Application)}
    free = (UNNAMED + place for place, code in enumerate(_UNNAMED_CODES) if code not in taken)
    return islice(free, count)


def fill_library(world: World, on: date, total: int, batch: int) -> None:
    """Firms enter until so many have, row by row of the plan table; those told of before count among them.

    Args:
        world: the world.
        on: the day of the decision.
        total: how many have entered in all by then.
        batch: number of the batch.
    """
    entered_so_far = [one for one in world.happened if isinstance(one, OfficialAct) and one.kind is ActKind.ADMIT]
    missing = total - len(entered_so_far)
    if missing < 0:
        raise LookupError(f"{len(entered_so_far)} firms entered before, more than {total}")
    rows: dict[Industry, int] = {}
    for industry, planned in ROWS.items():
        held = sum(one.industry is industry for one in entered_so_far)
        rows[industry] = min(max(0, planned - held), missing)
        missing -= rows[industry]
    # Firms beyond the plan find their place in the last row.
    rows[Industry.AUTO] += missing
    fill_rows(world, on, rows, batch)


def fill_rows(world: World, on: date, rows: Mapping[Industry, int], batch: int) -> None:
    """So many firms enter in each sector."""
    numbers = unnamed(world, sum(rows.values()))
    sectors = [industry for industry, count in rows.items() for _ in range(count)]
    for place, (number, industry) in enumerate(zip(tuple(numbers), sectors, strict=True)):
        world.tell(*entered(number, industry, batch, on, BEST - place))


def fill_reserve(world: World, on: date, count: int, industry: Industry, batch: int) -> None:
    """So many firms are put in the reserve, all of one sector, the first with the best score."""
    for place, number in enumerate(tuple(unnamed(world, count))):
        world.tell(*stood_by(number, industry, batch, on, 8000 - place))


def fill_field(world: World, on: date, count: int, industry: Industry, best: int, batch: int) -> None:
    """So many firms apply in a sector and are scored on one day, each a hundredth below the one before."""
    for place, number in enumerate(tuple(unnamed(world, count))):
        world.tell(
            applied(number, industry, batch, on - timedelta(days=14)),
            *agreed_marks(number, industry, batch, on, best - place),
        )


def leave(world: World, codes: Iterable[str], on: date) -> None:
    """Firms are put out for a major safety accident of the same day."""
    for code in codes:
        world.tell(
            Incident(code, IncidentKind.MAJOR_SAFETY, on, during_service=True, grave=None),
            OfficialAct(ActKind.EXIT, on, code, None, None, ("5(3)b.1",)),
        )


def unnamed_members(world: World, on: date, industry: Industry | None = None) -> list[str]:
    """The codes of the members without a name of their own, the last row first."""
    members = [one for one in world.history.pools(on).library.members if one.code in _UNNAMED_CODES]
    order = list(Industry)
    found = [one for one in members if industry in (None, one.industry)]
    return [one.code for one in sorted(found, key=lambda one: (-order.index(one.industry), one.code))]


def unnamed_reserve(world: World, on: date) -> list[str]:
    """The codes of the firms in reserve without a name of their own, in the order of the reserve."""
    return [code for code in world.history.pools(on).reserve.codes if code in _UNNAMED_CODES]


def look_up(world: World, on: date, codes: Iterable[str], listed: bool | None) -> None:
    """Somebody looks whether firms are on the dishonesty list."""
    world.tell(*(ListingCheck(code, on, listed) for code in codes))
