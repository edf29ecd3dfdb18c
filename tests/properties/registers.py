"""Small registers in which everything meets: few firms, few places, few days, every kind of entry.

The Measures are the real ones with small numbers, so that a handful of firms reaches caps, cuts, floors and bands.
"""

from datetime import date
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from fzdigital.nouns import (
    ActKind,
    Application,
    Basis,
    Entry,
    Happening,
    Incident,
    IncidentKind,
    Industry,
    ListingCheck,
    Mark,
    NoDeadline,
    NoScore,
    OfficialAct,
    Provider,
    ProviderKind,
    PublicNotice,
    Rating,
    Rectification,
    RectificationOutcome,
    Reply,
    Report,
    Score,
    Stars,
    UpdateNotice,
    Verification,
)
from fzdigital.policy.measures import MEASURES
from fzdigital.service.casebook import MATTER_SHEETS, Casebook
from tests.strategies.nouns import code_of

SMALL: Final = MEASURES.with_parameters(
    total=4, row_knit=2, row_cotton=2, row_elec=1, row_auto=1, refill_floor=3, reserve_min=1, reserve_max=2
)
"""The Measures with four places, of which a floor of three, and a reserve of one or two."""

DAYS: Final = (
    date(2024, 4, 10), date(2024, 4, 11), date(2024, 6, 3), date(2024, 6, 4), date(2024, 9, 10), date(2025, 3, 3),
    date(2025, 12, 30), date(2025, 12, 31), date(2026, 1, 1),
)  # fmt: skip
"""The days around both ends of the period in force and a few between them."""

FIRMS: Final = tuple(code_of(number) for number in range(1, 5))
SECTORS: Final = (Industry.KNIT, Industry.COTTON)

KINDS: Final = (*(ActKind.ADMIT, ActKind.ADMIT, ActKind.RESERVE, ActKind.PROMOTE, ActKind.EXIT, ActKind.RECOMMEND),)
some_day: Final = st.sampled_from(DAYS)
some_firm: Final = st.sampled_from(FIRMS)
some_sector: Final = st.sampled_from(SECTORS)
some_batch: Final = st.sampled_from((1, 2))
perhaps: Final = st.sampled_from((True, False, None))
surely: Final = st.sampled_from((True, True, True, False, None))
points: Final = st.sampled_from((Score(9000), Score(9000), Score(8050), Score(7000), NoScore.RECUSED, None))


def _later(on: date) -> SearchStrategy[date]:
    return st.sampled_from([day for day in DAYS if day >= on])


def _limit(on: date) -> SearchStrategy[date | NoDeadline | None]:
    return st.one_of(st.none(), st.just(NoDeadline.NONE), _later(on))


@st.composite
def applications(draw: DrawFn) -> tuple[Happening, ...]:
    """An application early enough to be reviewed, with the marks of up to four experts."""
    code, sector, batch, on = draw(some_firm), draw(some_sector), draw(some_batch), draw(st.sampled_from(DAYS[:3]))
    provider = Provider(code, "服务商", ProviderKind.PROFESSIONAL)
    listed = draw(st.sampled_from((False, False, False, True, None)))
    tie = draw(st.none() | st.integers(1, 2))
    application = Application(provider, sector, batch, on, draw(surely), listed, tie)
    given = draw(st.lists(points, max_size=4))
    reviewed = draw(_later(on))
    return application, *(
        Mark(code, sector, batch, reviewed, f"专家{number}", score) for number, score in enumerate(given)
    )


@st.composite
def acts(draw: DrawFn) -> OfficialAct:
    """Acts that change the library or the reserve, and the panel's list."""
    kind = draw(
        st.sampled_from(
            (ActKind.ADMIT, ActKind.ADMIT, ActKind.RESERVE, ActKind.PROMOTE, ActKind.EXIT, ActKind.RECOMMEND)
        )
    )
    code, on = draw(some_firm), draw(some_day)
    in_sector = kind in (ActKind.ADMIT, ActKind.PROMOTE, ActKind.RECOMMEND)
    in_batch = kind in (ActKind.ADMIT, ActKind.RESERVE, ActKind.RECOMMEND)
    return OfficialAct(kind, on, code, draw(some_sector) if in_sector else None, draw(some_batch) if in_batch else None)


@st.composite
def matters(draw: DrawFn) -> Happening:
    """Matters of one firm: notices, demands, reports, incidents, looks at the list, ratings; and public notices."""
    code, on = draw(some_firm), draw(some_day)
    after = st.none() | _later(on)
    match draw(st.integers(0, 6)):
        case 0:
            done = draw(perhaps)
            done_on = draw(after) if done else None
            return UpdateNotice(code, on, draw(_limit(on)), draw(perhaps), done, done_on, draw(perhaps))
        case 1:
            outcome = draw(st.none() | st.sampled_from(RectificationOutcome))
            found = outcome not in (None, RectificationOutcome.PENDING)
            basis = draw(st.sampled_from(Basis))
            return Rectification(code, basis, on, draw(_limit(on)), outcome, draw(after) if found else None)
        case 2:
            accepted = draw(surely)
            reply, result = draw(st.none() | st.sampled_from(Reply)), draw(st.none() | st.sampled_from(Verification))
            return Report(
                code=code,
                case_number=str(draw(st.integers(1, 3))),
                on=on,
                real_name=draw(surely),
                evidence=draw(surely),
                contact=draw(surely),
                accepted=accepted,
                accepted_on=draw(after) if accepted else None,
                verified_on=draw(after),
                reply=reply,
                reply_on=draw(after) if reply not in (None, Reply.PENDING) else None,
                verification=result,
                verification_on=draw(after) if result not in (None, Verification.PENDING) else None,
            )
        case 3:
            return Incident(code, draw(st.sampled_from(IncidentKind)), on, draw(surely), draw(perhaps))
        case 4:
            return ListingCheck(code, on, draw(perhaps))
        case 5:
            number = draw(st.integers(1, 3))
            rechecks = draw(st.none() | st.integers(1, number - 1)) if number > 1 else None
            return Rating(code, number, on, draw(st.sampled_from((Stars.NONE, Stars.NONE, Stars.ONE, None))), rechecks)
        case _:
            return PublicNotice(draw(some_batch), on, draw(after))


def _key(given: tuple[Happening, ...]) -> object:
    first = given[0]
    assert isinstance(first, Application)
    return first.code, first.industry, first.batch


@st.composite
def happenings(draw: DrawFn) -> tuple[Happening, ...]:
    """Everything that is on file, in any order."""
    filed = draw(st.lists(applications(), max_size=6, unique_by=_key))
    found = [happening for given in filed for happening in given]
    members = [
        OfficialAct(ActKind.ADMIT, DAYS[1], code, Industry.COTTON, 1) for code in FIRMS[: draw(st.integers(0, 3))]
    ]
    return (*found, *members, *draw(st.lists(acts(), max_size=6)), *draw(st.lists(matters(), max_size=8)))


def casebook(given: tuple[Happening, ...], incomplete: tuple[str, ...] = ()) -> Casebook:
    """A casebook in which everything was recorded on its day."""
    entries = tuple(Entry(f"e{number}", one.on, one) for number, one in enumerate(given))
    return Casebook(entries, incomplete=incomplete)


@st.composite
def casebooks(draw: DrawFn) -> Casebook:
    """Such a register as a casebook, sometimes with a sheet declared incomplete."""
    return casebook(draw(happenings()), draw(st.sampled_from(((), (), *((sheet,) for sheet in MATTER_SHEETS)))))
