"""Knowing less, or leaving a reading unresolved, only opens answers; it never turns one into another."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Final

from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fzdigital.nouns import (
    Application,
    Entry,
    Happening,
    Incident,
    ListingCheck,
    Mark,
    PublicNotice,
    Rating,
    Rectification,
    Report,
    UpdateNotice,
)
from fzdigital.rules.answer import Decision
from fzdigital.rules.decision import Outcome
from fzdigital.rules.regulation import Regulation
from fzdigital.service.assess import assess
from fzdigital.service.casebook import MATTER_SHEETS, Casebook
from fzdigital.service.history import History
from tests.properties.registers import SMALL, casebook, happenings, some_day

Answers = dict[tuple[str, str, str], frozenset[Outcome]]

HIDEABLE: Final[Mapping[type, tuple[str, ...]]] = MappingProxyType(
    {
        Application: ("form_submitted", "listed"),
        Mark: ("score",),
        PublicNotice: ("ends_on",),
        Rating: ("stars",),
        UpdateNotice: ("due", "first_filling", "done", "done_on", "late"),
        Rectification: ("deadline", "outcome", "outcome_on"),
        Report: (
            *("real_name", "evidence", "contact", "accepted", "accepted_on"),
            *("reply", "reply_on", "verification", "verification_on"),
        ),
        Incident: ("during_service", "grave"),
        ListingCheck: ("listed",),
    }
)
"""The fields in which a blank means unknown. ``verified_on`` is none of them: a blank there means not yet."""

DAY_OF: Final = MappingProxyType(
    {"done": "done_on", "outcome": "outcome_on", "accepted": "accepted_on", "reply": "reply_on",
     "verification": "verification_on"}
)  # fmt: skip
"""The day of a stage cannot be known while the stage itself is not."""

STATUS_AXES: Final = ("OP-03.status", "OP-21.effect")
"""These say who is a member; left unresolved the register alone says it, which is stated and not derived."""


def hidden(what: Happening, name: str, on: date) -> Happening | None:
    """The noun with a field unknown; None where it already is, or where the blank would mean something else."""
    value = getattr(what, name)
    if value is None or (name in DAY_OF.values() and value > on):
        # The day of a stage that lies ahead says that it has not come; without it the stage would have.
        return None
    return evolve(what, **{name: None}, **({DAY_OF[name]: None} if name in DAY_OF else {}))


@cache
def read(axis: str, reading: str | None) -> Regulation:
    """The small Measures under one reading, or with one point unresolved."""
    return SMALL.with_readings({axis: reading})


def answers(regulation: Regulation, story: Casebook, on: date) -> Answers:
    """The outcomes possible for every act of every case, by kind of case, name and act."""
    found = assess(regulation, story, on)
    decided = dict(History(story).occasion(on).decided)
    applied = [
        f"application {selection.batch} {field.industry.value}"
        for selection in found.selections
        if selection.batch not in decided
        for field in selection.fields
        for _ in field.scored
    ]
    cases: list[tuple[str, Decision]] = [
        *(("batch", one) for one in found.batches),
        *zip(applied, found.applications, strict=True),
        *(("firm", one) for one in found.firms),
        ("library", found.library),
        *((f"candidate {one.industry.value}", one.decision) for one in found.replenishment.candidates),
    ]
    return {
        (kind, decision.case.name, one.act.id): frozenset(one.outcomes)
        for kind, decision in cases
        for one in decision.acts
    }


def only_opened(before: Answers, after: Answers) -> None:
    """Every answer possible before is possible after."""
    assert before.keys() == after.keys()
    for key, outcomes in before.items():
        assert outcomes <= after[key], (key, outcomes, after[key])


class TestKnowledge:
    """Settled outcomes stay or open up; they never flip."""

    @settings(max_examples=400, deadline=None)
    @given(happenings(), some_day, st.data())
    def test_a_blank_only_opens(self, given_: tuple[Happening, ...], on: date, data: st.DataObject) -> None:
        """One field of one noun becomes unknown."""
        places = [
            (at, name, less)
            for at, what in enumerate(given_)
            for name in HIDEABLE.get(type(what), ())
            if (less := hidden(what, name, on)) is not None
        ]
        assume(places)
        # The rarer fields as often as the marks, of which every register holds many.
        field = data.draw(st.sampled_from(sorted({(type(given_[at]).__name__, name) for at, name, _ in places})))
        at, _, less = data.draw(
            st.sampled_from([one for one in places if (type(given_[one[0]]).__name__, one[1]) == field])
        )
        only_opened(
            answers(SMALL, casebook(given_), on),
            answers(SMALL, casebook((*given_[:at], less, *given_[at + 1 :])), on),
        )

    @settings(max_examples=150, deadline=None)
    @given(happenings(), some_day, st.sampled_from(MATTER_SHEETS))
    def test_a_sheet_declared_incomplete_only_opens(self, given_: tuple[Happening, ...], on: date, sheet: str) -> None:
        """There may be more of a kind than is on file."""
        only_opened(answers(SMALL, casebook(given_), on), answers(SMALL, casebook(given_, (sheet,)), on))

    @settings(max_examples=400, deadline=None)
    @given(
        happenings(),
        some_day,
        st.sampled_from([axis for axis in SMALL.axes if axis.id not in STATUS_AXES and axis.inert is None]).flatmap(
            lambda axis: st.tuples(st.just(axis.id), st.sampled_from([reading.id for reading in axis.readings]))
        ),
    )
    def test_an_unresolved_reading_only_opens(
        self, given_: tuple[Happening, ...], on: date, reading: tuple[str, str]
    ) -> None:
        """Whatever a reading answers is still possible while nobody has settled the point."""
        axis, choice = reading
        story = casebook(given_)
        only_opened(
            answers(SMALL.with_readings({axis: choice}), story, on),
            answers(SMALL.with_readings({axis: None}), story, on),
        )

    @settings(max_examples=100, deadline=None)
    @given(happenings(), some_day, some_day)
    def test_what_is_recorded_later_does_not_count(self, given_: tuple[Happening, ...], on: date, known: date) -> None:
        """The register as known on a day answers like one that holds nothing recorded later."""
        late = tuple(Entry(f"e{at}", max(one.on, known), one) for at, one in enumerate(given_))
        before = tuple(entry for entry in late if entry.recorded_on <= known)
        assert assess(SMALL, Casebook(late), on, known) == assess(SMALL, Casebook(before), on, known)
