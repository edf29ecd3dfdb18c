"""Whom a change of the regulation concerns: the decisions of one day under two versions of it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, TypeAlias

from attrs import frozen

from fzdigital.domain.industry import Industry
from fzdigital.errors import InvalidValueError
from fzdigital.rules.answer import Decision
from fzdigital.rules.decision import Outcome
from fzdigital.rules.population import Population
from fzdigital.rules.questions.effects import effects_of
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Act
from fzdigital.service.assess import Assessment, assess
from fzdigital.service.casebook import Casebook
from fzdigital.service.history import History
from fzdigital.text import Text


@frozen
class Affected:
    """An act that comes out otherwise for somebody.

    Args:
        subject: the kind of subject: ``firm``, ``application``, ``candidate``, ``library`` or ``batch``.
        code: the firm's code, the number of the batch, or ``library``.
        name: how the firm is called; empty for what is no firm.
        industry: the sector applied for, or the one a reserve firm may be promoted into; None for all others.
        batch: the batch of an application; None for all others.
        act: the act.
        before: the outcomes possible under the first version; none if it does not ask about this subject.
        after: those under the second.
    """

    subject: str
    code: str
    name: str
    industry: Industry | None
    batch: int | None
    act: Act
    before: tuple[Outcome, ...]
    after: tuple[Outcome, ...]


_Key: TypeAlias = tuple[str, str, Industry | None, int | None]


def affected(
    before: Regulation,
    after: Regulation,
    casebook: Casebook,
    on: date,
    known: date | None = None,
    *,
    from_day: date | None = None,
) -> tuple[Affected, ...]:
    """Everybody for whom an act comes out otherwise under a second version, on one day.

    Args:
        before: the first version.
        after: the second.
        casebook: what happened, whichever version it happened under; the readings it settles hold for both.
        on: the day asked about.
        known: as known on this day; None for everything recorded.
        from_day: the day from which the second version applies, of an amendment its ``from_day``; None if it has none.

    Returns:
        firms first, then applications not decided yet, reserve firms that may be promoted, the library, and batches.
        Of outcomes that come to nothing either way it is no difference which one it is.

    Raises:
        InvalidValueError: the day asked about lies before the second version applies: the first alone counts there.
        InconsistentError: a correction whose old value does not stand there.
    """
    if from_day is not None and on < from_day:
        raise InvalidValueError(
            str(on),
            Text("所问之日", "the day asked about"),
            Text(
                f"不早于{from_day}，即修改起用之日，此前只适用原版本",
                f"{from_day} or later: before that day the amendment does not apply",
            ),
        )
    return _differing(before, after, casebook, on, known)


def transitional(
    before: Regulation, after: Regulation, casebook: Casebook, from_day: date, known: date | None = None
) -> tuple[Affected, ...]:
    """The firms that had to be dealt with on the day before an amendment applies, and need not be under it.

    Args:
        before: the first version.
        after: the second.
        casebook: what happened.
        from_day: the day from which the second version applies.
        known: as known on this day; None for everything recorded.

    Returns:
        of each firm every act for which the first version says must and the second, asked about the same day, does not.

    Raises:
        InconsistentError: a correction whose old value does not stand there.

    Does not decide which version judges a ground that arose before the amendment applies: that is for it to say.
    """
    found = _differing(before, after, casebook, from_day - timedelta(days=1), known)
    return tuple(
        one
        for one in found
        if one.subject == "firm" and one.before == (Outcome.MUST,) and Outcome.MUST not in one.after
    )


def _differing(
    before: Regulation, after: Regulation, casebook: Casebook, on: date, known: date | None
) -> tuple[Affected, ...]:
    history = History(casebook, known)
    first, second = (dict(_decisions(assess(version, casebook, on, known), history)) for version in (before, after))
    return tuple(
        one
        for key in dict.fromkeys((*first, *second))
        for one in _changes(key, history, first.get(key), second.get(key))
    )


def _decisions(assessment: Assessment, history: History) -> Iterator[tuple[_Key, Decision]]:
    for decision in assessment.firms:
        yield ("firm", decision.case.name, None, None), decision
    decided = dict(history.occasion(assessment.on).decided)
    # In the order in which they were decided.
    scored = (
        (one.application, selection.batch)
        for selection in assessment.selections
        if selection.batch not in decided
        for field in selection.fields
        for one in field.scored
    )
    for (application, batch), decision in zip(scored, assessment.applications, strict=True):
        yield ("application", application.code, application.industry, batch), decision
    for candidate in assessment.replenishment.candidates:
        yield ("candidate", candidate.code, candidate.industry, None), candidate.decision
    yield ("library", "library", None, None), assessment.library
    for decision in assessment.batches:
        yield ("batch", decision.case.name, None, None), decision


def _changes(key: _Key, history: History, old: Decision | None, new: Decision | None) -> Iterator[Affected]:
    subject, code, industry, batch = key
    name = "" if subject in ("library", "batch") else history.name(code)
    first, second = _outcomes(old), _outcomes(new)
    for act in dict.fromkeys((*first, *second)):
        before, after = first.get(act, ()), second.get(act, ())
        if _effects(before) != _effects(after):
            yield Affected(subject, code, name, industry, batch, act, before, after)


def _outcomes(decision: Decision | None) -> Mapping[Act, tuple[Outcome, ...]]:
    return {} if decision is None else {one.act: one.outcomes for one in decision.acts}


def _effects(outcomes: Iterable[Outcome]) -> frozenset[frozenset[Outcome]]:
    """What outcomes come to; what is not asked about comes to nothing."""
    return effects_of(tuple(outcomes) or (Outcome.NOT_APPLICABLE,))


def affected_rows(before: Population[Any], after: Population[Any], act: str) -> tuple[int, ...]:
    """The rows of a table for which an act comes out otherwise under a second version, from 0.

    Args:
        before: the table under the first version.
        after: the same table under the second.
        act: id of the act.

    Raises:
        UnknownNameError: the populations were not asked about that act.

    Of outcomes that come to nothing either way it is no difference which one it is, and a row for which the outcome is
    open under both versions does not count.
    """
    first, second = (
        [_effects((Outcome(one),)) if one != "open" else None for one in version.act(act).outcome]
        for version in (before, after)
    )
    return tuple(row for row, (old, new) in enumerate(zip(first, second, strict=True)) if old != new)
