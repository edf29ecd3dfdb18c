"""The register at the start of a study: a first batch, its reserve, and the ratings that firms bring along."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from fzdigital.domain.acts import ActKind, OfficialAct
from fzdigital.domain.application import Application
from fzdigital.domain.entry import Happening
from fzdigital.domain.incident import ListingCheck
from fzdigital.domain.industry import Industry
from fzdigital.domain.notice import PublicNotice
from fzdigital.domain.provider import Provider, ProviderKind, checked_code, completed_code
from fzdigital.domain.rating import Rating, Stars
from fzdigital.domain.review import Mark, Score
from fzdigital.errors import InvalidCodeError
from fzdigital.whatif.cohort import Cohort, Firm

PAST_GAP = timedelta(days=90)
"""The time between two ratings of the past."""

_BATCH = 1
_EXPERTS = ("专家01", "专家02", "专家03")
_TOP = 9000
"""The hundredths of a point that the first firm in reserve is marked with; each after it has one less."""


def codes_of(cohort: Cohort) -> tuple[str, ...]:
    """A unified social credit code for each firm: its own if all have one, else codes that are made up."""
    given = [firm.code for firm in cohort.firms]
    try:
        return tuple(map(checked_code, given))
    except InvalidCodeError:
        return tuple(completed_code(f"91350100{place:09}") for place in range(1, len(given) + 1))


def past_rounds(cohort: Cohort) -> int:
    """How many rounds of the past are needed to tell the runs of no-stars that members bring along."""
    return max((len(_past(firm)) for firm in cohort.firms), default=0)


def begun(cohort: Cohort, codes: Sequence[str], start: date, months: int) -> Iterator[Happening]:
    """What has happened up to the first round of a study.

    Args:
        cohort: the firms.
        codes: a code for each.
        start: the day of the first round.
        months: so many months before the first rating of all the first batch was decided and made public.
    """
    depth = past_rounds(cohort)
    rated = [start - PAST_GAP * (depth - number) for number in range(depth)]
    decided = (rated or [start])[0] - relativedelta(months=months)
    yield PublicNotice(_BATCH, decided, decided)
    for number in range(cohort.exits):
        code = completed_code(f"91350199{number:09}")
        yield Application(Provider(code, code, ProviderKind.PROFESSIONAL), Industry.KNIT, _BATCH, decided, True, False)
        yield OfficialAct(ActKind.ADMIT, decided, code, Industry.KNIT, _BATCH)
        yield OfficialAct(ActKind.EXIT, decided + timedelta(days=1), code, None, None)
    waiting = 0
    for firm, code in zip(cohort.firms, codes, strict=True):
        provider = Provider(code, firm.name or firm.code, ProviderKind.PROFESSIONAL)
        yield Application(provider, firm.industry, _BATCH, decided, True, False)
        yield ListingCheck(code, start, firm.listed)
        if firm.member:
            yield OfficialAct(ActKind.ADMIT, decided, code, firm.industry, _BATCH)
            past = (*(Stars.ONE,) * (depth - len(_past(firm))), *_past(firm))
            for number, (day, stars) in enumerate(zip(rated, past, strict=True), start=1):
                yield Rating(code, number, day, stars)
        else:
            yield OfficialAct(ActKind.RESERVE, decided, code, None, _BATCH)
            # Marked so that their order by score is the order in which they are selected.
            score = Score(_TOP - waiting)
            yield from (Mark(code, firm.industry, _BATCH, decided, expert, score) for expert in _EXPERTS)
            waiting += 1


def _past(firm: Firm) -> tuple[Stars, ...]:
    """The last ratings of a member, as far back as they tell its runs of no-stars; none of a firm in reserve."""
    if not firm.member:
        return ()
    longest = (*(Stars.NONE,) * firm.longest, Stars.ONE) if firm.longest > firm.no_stars else ()
    return (*longest, *(Stars.NONE,) * firm.no_stars)
