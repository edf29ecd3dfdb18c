"""Strategies for casebooks that a document can hold: every reference leads somewhere and nothing stands there twice."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from fzdigital.io.privacy import holds_identity
from fzdigital.nouns import (
    Application,
    Correction,
    Entry,
    Happening,
    Incident,
    IncidentKind,
    Mark,
    Provider,
    ProviderKind,
    Rating,
    Report,
    Score,
    Stars,
    UpdateNotice,
    corrected,
)
from fzdigital.rules.source import Axis, Reading
from fzdigital.service.casebook import MATTER_SHEETS, Casebook, SettledReading
from fzdigital.text import Text
from tests.strategies.nouns import (
    FIRST_DAY,
    applications,
    code_of,
    days,
    from_day,
    given_scores,
    incidents,
    lines,
    listing_checks,
    marks,
    official_acts,
    public_notices,
    ratings,
    rectifications,
    reports,
    truths,
    update_notices,
)


def _axis(name: str, *readings: str) -> Axis:
    nothing = Text("", "")
    return Axis(name, (), nothing, tuple(Reading(one, nothing) for one in readings), readings[0], nothing, nothing)


AXES: Final = (_axis("OP-26.floor", "strict", "own"), _axis("OP-16.window", "calendar", "rolling", "anniversary"))
"""Two questions that readings may settle."""

unhurried: Final = settings(deadline=None, suppress_health_check=(HealthCheck.too_slow,))
"""For tests of whole casebooks, which take a while to draw."""

_CORRECTABLE: Final[Mapping[type, tuple[str, SearchStrategy[object]]]] = MappingProxyType(
    {
        Application: ("kind", st.sampled_from(ProviderKind)),
        Mark: ("score", given_scores()),
        Rating: ("stars", st.none() | st.sampled_from(Stars)),
        UpdateNotice: ("first_filling", truths()),
        Report: ("case_number", lines().filter(lambda line: not holds_identity(line))),
        Incident: ("kind", st.sampled_from(IncidentKind)),
    }
)


@st.composite
def casebooks(draw: DrawFn) -> Casebook:
    """Casebooks of up to three firms, with corrections, settled readings and settings."""
    filed = draw(st.lists(applications(st.integers(0, 2).map(code_of)), max_size=4, unique_by=_application_key))
    names = {one.code: one.provider.name for one in filed}
    applied = tuple(
        Application(
            Provider(one.code, names[one.code], one.provider.kind),
            *(one.industry, one.batch, one.on, one.form_submitted, one.listed, one.tie_order),
        )
        for one in filed
    )
    entries = draw(_entries((*applied, *draw(st.lists(_of_firms(applied), max_size=6, unique_by=_row_key)))))
    return Casebook(
        entries,
        draw(_corrections(entries)),
        tuple(draw(st.lists(_settled(), max_size=3, unique_by=lambda one: (one.axis, one.on)))),
        tuple(draw(st.sets(st.sampled_from(MATTER_SHEETS)))),
        draw(st.none() | days()),
        draw(st.just(Score(10000)) | st.integers(10000, 99999).map(Score)),
        tuple(draw(st.sets(days(), max_size=3))),
    )


def _application_key(one: Application) -> object:
    return one.code, one.industry, one.batch


def _row_key(what: Happening) -> object:
    match what:
        case Mark():
            return what.code, what.industry, what.batch, what.expert
        case Rating():
            return what.code, what.round
        case _:
            return object()


def _of_firms(applied: tuple[Application, ...]) -> SearchStrategy[Happening]:
    if not applied:
        return public_notices()
    code = st.sampled_from(sorted({one.code for one in applied}))
    return st.one_of(
        _marks(applied),
        public_notices(),
        official_acts(code),
        ratings(code),
        update_notices(code),
        rectifications(code),
        reports(code).filter(lambda report: not holds_identity(report.case_number)),
        incidents(code),
        listing_checks(code),
    )


@st.composite
def _marks(draw: DrawFn, applied: tuple[Application, ...]) -> Mark:
    one = draw(st.sampled_from(applied))
    mark = draw(marks())
    return Mark(one.code, one.industry, one.batch, mark.on, mark.expert, mark.score)


@st.composite
def _entries(draw: DrawFn, happened: tuple[Happening, ...]) -> tuple[Entry, ...]:
    ids = draw(
        st.lists(
            lines().filter(lambda line: not holds_identity(line)),
            min_size=len(happened),
            max_size=len(happened),
            unique_by=_kept,
        )
    )
    return tuple(Entry(entry_id, draw(from_day(what.on)), what) for entry_id, what in zip(ids, happened, strict=True))


def _kept(line: str) -> object:
    """The line as an entry keeps it."""
    return SettledReading(line, line, line, FIRST_DAY).axis


@st.composite
def _corrections(draw: DrawFn, entries: tuple[Entry, ...]) -> tuple[Correction, ...]:
    may_be = [entry for entry in entries if type(entry.what) in _CORRECTABLE]
    made: list[Correction] = []
    for entry in draw(st.lists(st.sampled_from(may_be), max_size=3)) if may_be else ():
        field, values = _CORRECTABLE[type(entry.what)]
        day = draw(from_day(max((entry.recorded_on, *(one.recorded_on for one in made)))))
        standing = entry
        for earlier in made:
            if earlier.entry == entry.id:
                standing = corrected(standing, earlier)
        what = standing.what
        old = getattr(what.provider if isinstance(what, Application) else what, field)
        correction = Correction(entry.id, field, old, draw(values), draw(lines()), day)
        # As the entry keeps it, for a noun may trim or compose what it is given.
        what = corrected(standing, correction).what
        new = getattr(what.provider if isinstance(what, Application) else what, field)
        made.append(Correction(entry.id, field, old, new, correction.why, day))
    return tuple(made)


@st.composite
def _settled(draw: DrawFn) -> SettledReading:
    axis = draw(st.sampled_from(AXES))
    choice = draw(st.sampled_from(axis.readings)).id
    return SettledReading(axis.id, choice, draw(lines()), draw(days()))
