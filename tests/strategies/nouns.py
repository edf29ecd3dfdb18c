"""Strategies for the nouns; a test that needs a noun draws it here and nowhere else.

Every strategy gives valid nouns only, with every field both known and unknown. Those of nouns about a firm take a
strategy for its code, so that ``st.just(code)`` gives nouns about one firm.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final, TypeVar, assert_never

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from stdnum.cn.uscc import calc_check_digit

from fzdigital.nouns import (
    MATTERS,
    ActKind,
    Application,
    Basis,
    Correction,
    Dossier,
    Entry,
    Happening,
    Incident,
    IncidentKind,
    Industry,
    Library,
    ListingCheck,
    Mark,
    Membership,
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
    Reserve,
    Review,
    Score,
    Stars,
    UpdateNotice,
    Verification,
)

CODE_ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
FIRST_DAY: Final = date(2024, 1, 1)
LAST_DAY: Final = date(2026, 12, 31)

Noun = TypeVar("Noun")


def code_of(number: int) -> str:
    """A valid code for a number from 0 to 999999999; equal numbers give equal codes."""
    body = f"91350100{number:09}"
    return body + calc_check_digit(body)


@st.composite
def any_codes(draw: DrawFn) -> str:
    """Valid codes of every form the standard admits."""
    office = draw(st.text(CODE_ALPHABET, min_size=2, max_size=2))
    division = draw(st.text("0123456789", min_size=6, max_size=6))
    body = office + division + draw(st.text(CODE_ALPHABET, min_size=9, max_size=9))
    return body + calc_check_digit(body)


def codes(firms: int = 6) -> SearchStrategy[str]:
    """Valid codes of a few firms, so that nouns drawn apart are often about the same one."""
    return st.integers(0, firms - 1).map(code_of)


SOME_CODE: Final = codes()


def lines() -> SearchStrategy[str]:
    """Texts of one line: Chinese, Latin, full-width, accented, with spaces around."""
    chars = st.one_of(
        st.sampled_from("福州数字科技有限公司（）·ABCxyz 019-１２Ａéｱ"),
        st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn", "Zl", "Zp")),
    )
    return st.text(chars, min_size=1, max_size=30).filter(str.strip)


def days(first: date = FIRST_DAY, last: date = LAST_DAY) -> SearchStrategy[date]:
    """Days around the time in which the measures are in force."""
    return st.dates(first, last)


def from_day(first: date) -> SearchStrategy[date]:
    """A day and the three months after it."""
    return st.integers(0, 92).map(lambda later: first + timedelta(days=later))


def truths() -> SearchStrategy[bool | None]:
    """Yes, no and unknown."""
    return st.sampled_from((True, False, None))


def industries() -> SearchStrategy[Industry]:
    """The four sectors."""
    return st.sampled_from(Industry)


def batches() -> SearchStrategy[int]:
    """Numbers of the first few batches or rounds."""
    return st.integers(1, 4)


def deadlines(first: date) -> SearchStrategy[date | NoDeadline | None]:
    """A day from the first on, no deadline, unknown."""
    return st.one_of(st.none(), st.just(NoDeadline.NONE), from_day(first))


@st.composite
def providers(draw: DrawFn, code: SearchStrategy[str] = SOME_CODE) -> Provider:
    """Firms of both kinds."""
    return Provider(draw(code), draw(lines()), draw(st.sampled_from(ProviderKind)))


@st.composite
def applications(draw: DrawFn, code: SearchStrategy[str] = SOME_CODE) -> Application:
    """Applications, with and without a settled order among ties."""
    return Application(
        provider=draw(providers(code)),
        industry=draw(industries()),
        batch=draw(batches()),
        on=draw(days()),
        form_submitted=draw(truths()),
        listed=draw(truths()),
        tie_order=draw(st.none() | st.integers(1, 9)),
    )


def scores(top: int = 99_999) -> SearchStrategy[Score]:
    """Scores from zero to a number of hundredths."""
    return st.integers(0, top).map(Score)


def given_scores() -> SearchStrategy[Score | NoScore | None]:
    """What an expert may give: a score out of a hundred, none for a reason, unknown."""
    return st.one_of(scores(10_000), st.sampled_from(NoScore), st.none())


ANY_GIVEN: Final = given_scores()


@st.composite
def marks(draw: DrawFn, code: SearchStrategy[str] = SOME_CODE) -> Mark:
    """Marks of single experts."""
    return Mark(draw(code), draw(industries()), draw(batches()), draw(days()), draw(lines()), draw(given_scores()))


@st.composite
def reviews(
    draw: DrawFn, code: SearchStrategy[str] = SOME_CODE, given: SearchStrategy[Score | NoScore | None] = ANY_GIVEN
) -> Review:
    """Reviews by panels of up to nine experts, in any order."""
    panel = draw(st.dictionaries(st.sampled_from([f"专家{number}" for number in range(1, 10)]), given))
    return Review(draw(code), draw(industries()), draw(batches()), tuple(panel.items()))


@st.composite
def ratings(draw: DrawFn, code: SearchStrategy[str] = SOME_CODE) -> Rating:
    """Ratings of every grade, some of them rechecks of an earlier round."""
    number = draw(st.integers(1, 6))
    rechecks = draw(st.none() | st.integers(1, number - 1)) if number > 1 else None
    return Rating(draw(code), number, draw(days()), draw(st.none() | st.sampled_from(Stars)), rechecks)


@st.composite
def public_notices(draw: DrawFn) -> PublicNotice:
    """Publications, some of unknown end."""
    on = draw(days())
    return PublicNotice(draw(batches()), on, draw(st.none() | from_day(on)))


ANY_ACT: Final = st.sampled_from(ActKind)


@st.composite
def official_acts(
    draw: DrawFn, code: SearchStrategy[str] = SOME_CODE, kind: SearchStrategy[ActKind] = ANY_ACT
) -> OfficialAct:
    """Acts with the fields that their kind has."""
    done, number, sector, firm = draw(kind), draw(batches()), draw(industries()), draw(code)
    on = draw(days())
    match done:
        case ActKind.CALL:
            return OfficialAct(done, on, None, None, draw(st.none() | st.just(number)))
        case ActKind.OPINION:
            return OfficialAct(done, on, None, None, number)
        case ActKind.RECOMMEND | ActKind.ADMIT:
            return OfficialAct(done, on, firm, sector, number)
        case ActKind.RESERVE:
            return OfficialAct(done, on, firm, None, number)
        case ActKind.PROMOTE:
            return OfficialAct(done, on, firm, sector, None)
        case ActKind.EXIT:
            grounds = draw(st.lists(st.sampled_from(("5(1)c", "5(2)e", "5(3)b.1", "5(4)")), max_size=2))
            return OfficialAct(done, on, firm, None, None, tuple(grounds))
        case _:
            assert_never(done)


@st.composite
def update_notices(draw: DrawFn, code: SearchStrategy[str] = SOME_CODE) -> UpdateNotice:
    """Notices followed, not followed, and of unknown fate."""
    on, done = draw(days()), draw(truths())
    done_on = draw(st.none() | from_day(on)) if done else None
    return UpdateNotice(draw(code), on, draw(deadlines(on)), draw(truths()), done, done_on, draw(truths()))


@st.composite
def rectifications(draw: DrawFn, code: SearchStrategy[str] = SOME_CODE) -> Rectification:
    """Demands on either basis with every outcome."""
    on, outcome = draw(days()), draw(st.none() | st.sampled_from(RectificationOutcome))
    found = outcome not in (None, RectificationOutcome.PENDING)
    outcome_on = draw(st.none() | from_day(on)) if found else None
    return Rectification(draw(code), draw(st.sampled_from(Basis)), on, draw(deadlines(on)), outcome, outcome_on)


@st.composite
def reports(draw: DrawFn, code: SearchStrategy[str] = SOME_CODE) -> Report:
    """Reports at every stage."""
    on, accepted = draw(days()), draw(truths())
    reply, verification = draw(st.none() | st.sampled_from(Reply)), draw(st.none() | st.sampled_from(Verification))
    day = st.none() | from_day(on)
    return Report(
        code=draw(code),
        case_number=draw(lines()),
        on=on,
        real_name=draw(truths()),
        evidence=draw(truths()),
        contact=draw(truths()),
        accepted=accepted,
        accepted_on=draw(day) if accepted else None,
        verified_on=draw(day),
        reply=reply,
        reply_on=draw(day) if reply not in (None, Reply.PENDING) else None,
        verification=verification,
        verification_on=draw(day) if verification not in (None, Verification.PENDING) else None,
    )


@st.composite
def incidents(draw: DrawFn, code: SearchStrategy[str] = SOME_CODE) -> Incident:
    """Incidents of every kind."""
    return Incident(draw(code), draw(st.sampled_from(IncidentKind)), draw(days()), draw(truths()), draw(truths()))


@st.composite
def listing_checks(draw: DrawFn, code: SearchStrategy[str] = SOME_CODE) -> ListingCheck:
    """Look-ups of the dishonesty list."""
    return ListingCheck(draw(code), draw(days()), draw(truths()))


def happenings(code: SearchStrategy[str] = SOME_CODE) -> SearchStrategy[Happening]:
    """Everything that an entry can record."""
    return st.one_of(
        applications(code),
        marks(code),
        public_notices(),
        official_acts(code),
        ratings(code),
        update_notices(code),
        rectifications(code),
        reports(code),
        incidents(code),
        listing_checks(code),
    )


ANY_HAPPENING: Final = happenings()


@st.composite
def entries(draw: DrawFn, what: SearchStrategy[Happening] = ANY_HAPPENING) -> Entry:
    """Entries recorded on the day or up to three months later."""
    happening = draw(what)
    return Entry(f"登记-{draw(st.integers(1, 999))}", draw(from_day(happening.on)), happening)


ANY_ENTRY: Final = entries()


@st.composite
def corrections(draw: DrawFn, entry: SearchStrategy[Entry] = ANY_ENTRY) -> Correction:
    """Corrections of entries, of values as casebooks hold them; few of them fit an entry drawn apart."""
    value = st.one_of(truths(), batches(), days(), lines(), industries(), given_scores(), st.sampled_from(Stars))
    name = st.sampled_from(("on", "batch", "code", "name", "listed", "stars", "score"))
    corrected_entry = draw(entry)
    return Correction(
        corrected_entry.id,
        draw(name),
        draw(value),
        draw(value),
        draw(lines()),
        draw(from_day(corrected_entry.recorded_on)),
    )


@st.composite
def memberships(draw: DrawFn, code: SearchStrategy[str] = SOME_CODE) -> Membership:
    """Places in the library, by admission with a batch and by promotion without one."""
    by = draw(st.sampled_from((ActKind.ADMIT, ActKind.PROMOTE)))
    batch = draw(st.none() | batches()) if by is ActKind.ADMIT else None
    return Membership(draw(code), draw(industries()), draw(days()), by, batch)


def libraries(code: SearchStrategy[str] = SOME_CODE) -> SearchStrategy[Library]:
    """Libraries of up to eight places; a firm may hold several, in different sectors."""
    places = st.lists(memberships(code), max_size=8, unique_by=lambda member: (member.code, member.industry))
    return places.map(Library)


def reserves(code: SearchStrategy[str] = SOME_CODE) -> SearchStrategy[Reserve]:
    """Reserves of up to six firms, in any order."""
    return st.lists(code, max_size=6, unique=True).map(Reserve)


@st.composite
def dossiers(draw: DrawFn, code: SearchStrategy[str] = SOME_CODE) -> Dossier:
    """Dossiers of one firm, with up to three nouns of each kind."""
    own = draw(code)
    firm = st.just(own)

    def few(nouns: SearchStrategy[Noun]) -> tuple[Noun, ...]:
        return tuple(draw(st.lists(nouns, max_size=3)))

    return Dossier(
        code=own,
        memberships=draw(libraries(firm)).members,
        in_reserve=draw(st.booleans()),
        exits=few(official_acts(firm, st.just(ActKind.EXIT))),
        applications=few(applications(firm)),
        ratings=few(ratings(firm)),
        notices=few(update_notices(firm)),
        rectifications=few(rectifications(firm)),
        reports=few(reports(firm)),
        incidents=few(incidents(firm)),
        checks=few(listing_checks(firm)),
        incomplete=tuple(draw(st.sets(st.sampled_from(MATTERS)))),
    )


NOUNS: Final[Mapping[type, SearchStrategy[object]]] = MappingProxyType(
    {
        Provider: providers(),
        Application: applications(),
        Score: scores(),
        Mark: marks(),
        Review: reviews(),
        Rating: ratings(),
        PublicNotice: public_notices(),
        OfficialAct: official_acts(),
        UpdateNotice: update_notices(),
        Rectification: rectifications(),
        Report: reports(),
        Incident: incidents(),
        ListingCheck: listing_checks(),
        Membership: memberships(),
        Library: libraries(),
        Reserve: reserves(),
        Entry: entries(),
        Correction: corrections(),
        Dossier: dossiers(),
    }
)
"""A strategy for every noun, by its class."""
