"""Short forms for registers: a test says what happened, on which day, and nothing else.

The usual first batch: applications on 6 May 2024, review on the 20th, the list on the 27th, the decision on 3 June,
the reserve picked on the 10th, public notice from the 5th to the 12th. A firm is a number; its code follows from it.
"""

from collections.abc import Iterable
from datetime import date
from itertools import chain

from fzdigital.nouns import (
    ActKind,
    Application,
    Basis,
    Correction,
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
from fzdigital.rules.regulation import Regulation
from fzdigital.service.casebook import Casebook, SettledReading
from fzdigital.service.conformity import findings
from fzdigital.service.findings import Finding
from fzdigital.service.history import History
from tests.strategies.nouns import code_of

KNIT, COTTON, ELEC, AUTO = Industry
APPLIED, REVIEWED, LISTED_ON, DECIDED = date(2024, 5, 6), date(2024, 5, 20), date(2024, 5, 27), date(2024, 6, 3)
NOTIFIED, NOTICE_END, PICKED = date(2024, 6, 5), date(2024, 6, 12), date(2024, 6, 10)
SEPTEMBER, LATER, LAST = date(2024, 9, 10), date(2025, 3, 3), date(2025, 12, 31)
NOTICE = PublicNotice(1, NOTIFIED, NOTICE_END)
ROWS = ((KNIT, 10), (COTTON, 6), (ELEC, 10), (AUTO, 6))

Part = Happening | Entry | Iterable[Happening | Entry]


def under(**readings: str | None) -> Regulation:
    """The Measures under other readings, written ``OP_26_floor="inclusive"``."""
    return MEASURES.with_readings({f"OP-{name[3:5]}.{name[6:]}": reading for name, reading in readings.items()})


def book(
    *parts: Part,
    corrections: tuple[Correction, ...] = (),
    readings: tuple[SettledReading, ...] = (),
    incomplete: tuple[str, ...] = (),
    released_on: date | None = None,
    days_off: tuple[date, ...] = (),
) -> Casebook:
    """A casebook of happenings, each recorded on its day unless it is an entry itself; ids are e1, e2, and so on."""
    flat = chain.from_iterable([part] if isinstance(part, Happening | Entry) else part for part in parts)
    entries = tuple(
        one if isinstance(one, Entry) else Entry(f"e{number}", one.on, one) for number, one in enumerate(flat, start=1)
    )
    return Casebook(entries, corrections, readings, incomplete, released_on, days_off=days_off)


def history(*parts: Part, known: date | None = None) -> History:
    """The history of a casebook of happenings."""
    return History(book(*parts), known)


def found(*parts: Part, on: date = LATER, regulation: Regulation = MEASURES, **book_parts: object) -> list[Finding]:
    """The findings on a casebook of happenings, without the shortfall of a library that holds few firms."""
    register = History(book(*parts, **book_parts))  # type: ignore[arg-type]
    return [one for one in findings(regulation, register, on) if one.clause != "1/total" or one.subject != "library"]


def brief(given: Iterable[Finding]) -> list[tuple[str, str, str]]:
    """Findings as (kind, clause, subject)."""
    return [(one.kind.value, one.clause, one.subject) for one in given]


def applied(
    firm: int,
    industry: Industry = KNIT,
    batch: int = 1,
    on: date = APPLIED,
    *,
    form: bool | None = True,
    listed: bool | None = False,
    tie: int | None = None,
) -> Application:
    """A firm's application."""
    provider = Provider(code_of(firm), f"服务商{firm}", ProviderKind.PROFESSIONAL)
    return Application(provider, industry, batch, on, form, listed, tie)


def marks(
    firm: int,
    *points: object,
    industry: Industry = KNIT,
    batch: int = 1,
    on: date = REVIEWED,
) -> tuple[Mark, ...]:
    """The marks of a panel, expert by expert; a single number stands for three experts who agree on it."""
    given = points * 3 if len(points) == 1 else points
    scores = [one if one is None or isinstance(one, NoScore) else Score.parse(one) for one in given]
    return tuple(
        Mark(code_of(firm), industry, batch, on, f"专家{number}", score) for number, score in enumerate(scores, start=1)
    )


def candidate(
    firm: int,
    *points: object,
    industry: Industry = KNIT,
    batch: int = 1,
    on: date = APPLIED,
    reviewed: date = REVIEWED,
    form: bool | None = True,
    listed: bool | None = False,
    tie: int | None = None,
) -> tuple[Happening, ...]:
    """An application with its marks."""
    application = applied(firm, industry, batch, on, form=form, listed=listed, tie=tie)
    return application, *marks(firm, *points, industry=industry, batch=batch, on=reviewed)


def recommended(firm: int, industry: Industry = KNIT, batch: int = 1, on: date = LISTED_ON) -> OfficialAct:
    """The panel puts a firm on its list."""
    return OfficialAct(ActKind.RECOMMEND, on, code_of(firm), industry, batch)


def admitted(firm: int, industry: Industry = KNIT, batch: int = 1, on: date = DECIDED) -> OfficialAct:
    """The bureau admits a firm."""
    return OfficialAct(ActKind.ADMIT, on, code_of(firm), industry, batch)


def reserved(firm: int, batch: int = 1, on: date = PICKED) -> OfficialAct:
    """The bureau puts a firm in the reserve."""
    return OfficialAct(ActKind.RESERVE, on, code_of(firm), None, batch)


def promoted(firm: int, industry: Industry = KNIT, on: date = LATER) -> OfficialAct:
    """The bureau promotes a firm from the reserve."""
    return OfficialAct(ActKind.PROMOTE, on, code_of(firm), industry, None)


def exited(firm: int, on: date = LATER, *grounds: str) -> OfficialAct:
    """The bureau puts a firm out."""
    return OfficialAct(ActKind.EXIT, on, code_of(firm), None, None, grounds)


def opinion(on: date, batch: int = 1) -> OfficialAct:
    """The panel issues its opinion."""
    return OfficialAct(ActKind.OPINION, on, None, None, batch)


def call(on: date, batch: int | None = None) -> OfficialAct:
    """The bureau calls for applications."""
    return OfficialAct(ActKind.CALL, on, None, None, batch)


def rated(firm: int, round: int, on: date, stars: Stars | None, rechecks: int | None = None) -> Rating:
    """A firm's rating in a round."""
    return Rating(code_of(firm), round, on, stars, rechecks)


def checked(firm: int, on: date, listed: bool | None = False) -> ListingCheck:
    """A look at the dishonesty list."""
    return ListingCheck(code_of(firm), on, listed)


def accident(firm: int, on: date = LATER, *, during: bool | None = True) -> Incident:
    """A major safety accident."""
    return Incident(code_of(firm), IncidentKind.MAJOR_SAFETY, on, during, grave=None)


def fault(firm: int, on: date = LATER, *, during: bool | None = True) -> Incident:
    """A poor result of its service."""
    return Incident(code_of(firm), IncidentKind.POOR_RESULT, on, during, grave=None)


def told(
    firm: int,
    on: date,
    due: date | NoDeadline | None,
    *,
    done: bool | None = False,
    done_on: date | None = None,
    late: bool | None = None,
    first: bool | None = False,
) -> UpdateNotice:
    """A firm is told to update its information."""
    return UpdateNotice(code_of(firm), on, due, first, done, done_on, late)


def demanded(
    firm: int,
    on: date,
    basis: Basis = Basis.INFORMATION,
    outcome: RectificationOutcome | None = RectificationOutcome.PENDING,
    outcome_on: date | None = None,
    deadline: date | NoDeadline | None = NoDeadline.NONE,
) -> Rectification:
    """Rectification is demanded of a firm."""
    return Rectification(code_of(firm), basis, on, deadline, outcome, outcome_on)


def reported(
    firm: int,
    on: date,
    *,
    number: str = "1",
    real_name: bool | None = True,
    evidence: bool | None = True,
    contact: bool | None = True,
    accepted: bool | None = True,
    accepted_on: date | None = None,
    verified_on: date | None = None,
    reply: Reply | None = Reply.PENDING,
    reply_on: date | None = None,
    verification: Verification | None = Verification.PENDING,
    verification_on: date | None = None,
) -> Report:
    """Somebody reports a firm."""
    return Report(
        code=code_of(firm),
        case_number=number,
        on=on,
        real_name=real_name,
        evidence=evidence,
        contact=contact,
        accepted=accepted,
        accepted_on=accepted_on,
        verified_on=verified_on,
        reply=reply,
        reply_on=reply_on,
        verification=verification,
        verification_on=verification_on,
    )


def seats(count: int) -> tuple[tuple[int, Industry], ...]:
    """Firms 1 to ``count`` with their sectors, the rows of the plan table filled one after another."""
    sectors = [industry for industry, places in ROWS for _ in range(places)]
    return tuple((number, sectors[number - 1]) for number in range(1, count + 1))


def filled(count: int = 32) -> tuple[Happening, ...]:
    """A library of so many firms, each with 90 points less a hundredth per number, recommended and admitted."""
    return tuple(
        happening
        for firm, industry in seats(count)
        for happening in (
            *candidate(firm, f"89.{99 - firm:02}", industry=industry),
            *(recommended(firm, industry), admitted(firm, industry)),
        )
    )


def stand_by(firms: Iterable[int], industry: Industry = KNIT) -> tuple[Happening, ...]:
    """Firms of a sector scored with 60 points less a hundredth per number, as far as 100 to 199, put in the reserve."""
    return tuple(
        happening
        for firm in firms
        for happening in (*candidate(firm, f"59.{199 - firm:02}", industry=industry), reserved(firm))
    )


def left(firms: Iterable[int], on: date = LATER) -> tuple[Happening, ...]:
    """Firms put out for an accident of the same day."""
    return tuple(happening for firm in firms for happening in (accident(firm, on), exited(firm, on, "5(3)b.1")))
