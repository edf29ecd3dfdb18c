"""From the notices, demands, reports and incidents of a dossier to the matters of article five."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final, TypeVar, assert_never

from fzdigital.domain.dates import NoDeadline
from fzdigital.domain.dossier import Dossier
from fzdigital.domain.incident import Incident, IncidentKind
from fzdigital.domain.rectification import Basis, Rectification, RectificationOutcome
from fzdigital.domain.report import Reply, Report, Verification
from fzdigital.domain.update import UpdateNotice
from fzdigital.policy.facts.conduct import EVENT, NOTICE, RECT_INFORMATION, RECT_SERVICE, REPORT, SERVICE
from fzdigital.policy.facts.declare import LAST_DAY
from fzdigital.rules.vocabulary import Bool, FactDef, Possible, Value, Vocabulary

Staged = TypeVar("Staged", UpdateNotice, Rectification, Report)
_NOT_YET: Final = (False, RectificationOutcome.PENDING, Reply.PENDING, Verification.PENDING)
SERVICE_KINDS: Final = (IncidentKind.POOR_RESULT, IncidentKind.LOW_SATISFACTION, IncidentKind.SIMILAR_SERVICE)


def conduct(vocabulary: Vocabulary, dossier: Dossier, on: date) -> Iterator[tuple[str, str, dict[str, Value]]]:
    """The matters of one firm that stand on a day.

    Args:
        vocabulary: the facts of each kind of matter.
        dossier: everything known of the firm; what happened after the day is ignored.
        on: the day.

    Yields:
        for each its kind, its name and what is known of it. What belongs to no membership of now is left out
        (5/scope, OP-20). What a sheet declared incomplete may lack is not among them.
    """
    spent = _spent_until(dossier, on)

    def said(kind: str, known: dict[str, Value], sure: bool) -> dict[str, Value]:
        return known if sure else _perhaps(vocabulary.of(kind), known)

    for notice, sure in _live(dossier.notices, spent, on):
        yield NOTICE, f"{notice.on}", said(NOTICE, _notice(notice, dossier, on), sure)
    for rectification, sure in _live(dossier.rectifications, spent, on):
        kind = RECT_INFORMATION if rectification.basis is Basis.INFORMATION else RECT_SERVICE
        yield kind, f"{rectification.on}", said(kind, _rectification(kind, rectification, on), sure)
    for report, sure in _live(dossier.reports, spent, on):
        yield REPORT, report.case_number, said(REPORT, _report(report), sure)
    for incident in (one for one in dossier.incidents if spent < one.on <= on):
        if incident.kind in SERVICE_KINDS:
            yield SERVICE, f"{incident.on}", _service(incident, dossier, on)
        else:
            yield EVENT, f"{incident.on}", _event(incident)


def _spent_until(dossier: Dossier, on: date) -> date:
    """The day until which matters are spent: those before the membership (5/scope) and those of one it left (OP-20)."""
    if not dossier.memberships:
        return date.min
    joined = min(member.joined_on for member in dossier.memberships)
    return max([joined - timedelta(days=1), *(act.on for act in dossier.exits if act.on <= on)])


def _live(nouns: Iterable[Staged], spent: date, on: date) -> Iterator[tuple[Staged, bool]]:
    """The matters of a day, as they stood on it, but for those in which nothing happened since they were spent.

    Beside each stands whether it counts for sure: where a stage of unknown day may have come since, it may be spent.
    """
    for noun in (one.as_of(on) for one in nouns if one.on <= on):
        if noun.on > spent or noun.as_of(spent) != noun or _waits(noun):
            yield noun, True
        elif any(day is None and stage not in _NOT_YET for stage, day in _stages(noun)):
            yield noun, False


def _waits(noun: UpdateNotice | Rectification | Report) -> bool:
    """Whether it is a report that nobody has taken up yet: however old, it is there to be accepted (5(2)b)."""
    return isinstance(noun, Report) and (noun.accepted, noun.verified_on, noun.reply, noun.verification) == (
        False, None, Reply.PENDING, Verification.PENDING,
    )  # fmt: skip


def _perhaps(facts: Iterable[FactDef], known: dict[str, Value]) -> dict[str, Value]:
    """What is known of a matter that may be spent: of each fact, that it is as told or as if there were no matter."""
    return {fact.name: _either(fact, known.get(fact.name)) for fact in facts}


def _either(fact: FactDef, told: Value) -> Value:
    if told is None or told == fact.absent:
        return told
    if isinstance(fact.sort, Bool) or fact.absent is None:
        return None
    return Possible((fact.absent, *(told.values if isinstance(told, Possible) else (told,))))


def _stages(noun: UpdateNotice | Rectification | Report) -> tuple[tuple[object, date | None], ...]:
    """The stages of a matter, each with its day."""
    match noun:
        case UpdateNotice():
            return ((noun.done, noun.done_on),)
        case Rectification():
            return ((noun.outcome, noun.outcome_on),)
        case Report():
            return (
                (noun.accepted, noun.accepted_on),
                (noun.reply, noun.reply_on),
                (noun.verification, noun.verification_on),
            )
        case _:
            assert_never(noun)


def _notice(notice: UpdateNotice, dossier: Dossier, on: date) -> dict[str, Value]:
    return {
        "notice.given": True,
        "notice.first_filling": notice.first_filling,
        "notice.done": notice.done,
        "notice.status_by_due_date": _by_due_date(notice, on),
        "notice.status_as_judged": _as_judged(notice),
        "notice.rectification_demanded": _followed(dossier, Basis.INFORMATION, notice.on, on),
    }


def _by_due_date(notice: UpdateNotice, on: date) -> Value:
    """By the date in the notice where there is one, else as a person judged (OP-22)."""
    due = notice.due
    if due is None:
        # Whether a date was set, and which, is unknown: what a person judged may have been judged by another measure.
        return None
    if isinstance(due, NoDeadline):
        return _as_judged(notice)
    if notice.done is True:
        return None if notice.done_on is None else "in_time" if notice.done_on <= due else "late"
    if on <= due:
        return "pending" if notice.done is False else Possible(("in_time", "pending"))
    return "late" if notice.done is False else Possible(("in_time", "late"))


def _as_judged(notice: UpdateNotice) -> Value:
    if notice.late is None:
        return None
    if notice.late:
        return "late"
    return "in_time" if notice.done else "pending"


def _followed(dossier: Dossier, basis: Basis, since: date, on: date) -> bool | None:
    if any(one.basis is basis and since <= one.on <= on for one in dossier.rectifications):
        return True
    return None if "rectifications" in dossier.incomplete else False


def _rectification(kind: str, one: Rectification, on: date) -> dict[str, Value]:
    deadline = one.deadline
    return {
        f"{kind}.demanded": True,
        f"{kind}.outcome": None if one.outcome is None else str(one.outcome.value),
        f"{kind}.overdue": None if deadline is None else not isinstance(deadline, NoDeadline) and on > deadline,
        f"{kind}.arose_on": _outcome_on(one),
    }


def _outcome_on(one: Rectification) -> date | None:
    """The day on which a ground arose or, while the outcome is pending, arises by the passing of the deadline."""
    if one.outcome is not RectificationOutcome.PENDING or one.deadline is None:
        return one.outcome_on
    return LAST_DAY if isinstance(one.deadline, NoDeadline) else one.deadline + timedelta(days=1)


def _report(report: Report) -> dict[str, Value]:
    stages = (report.reply, report.verification)
    found = report.verification in (None, Verification.FALSIFICATION, Verification.INACCURACY)
    put: bool | None = report.verified_on is not None
    if not put:
        # The day on which it was put to the provider is the record of it; a stage beyond it proves it too.
        put = None if None in stages else stages != (Reply.PENDING, Verification.PENDING)
    return {
        "report.made": True,
        "report.real_name": report.real_name,
        "report.evidence": report.evidence,
        "report.contact": report.contact,
        "report.accepted": report.accepted,
        "report.put_to_provider": put,
        "report.reply": None if report.reply is None else str(report.reply.value),
        "report.verification": None if report.verification is None else str(report.verification.value),
        # What is no ground arose on no day, be its own day known or not.
        "report.replied_on": report.reply_on if report.reply in (None, Reply.NOT_AS_REQUIRED) else LAST_DAY,
        "report.found_on": report.verification_on if found else LAST_DAY,
    }


def _service(incident: Incident, dossier: Dossier, on: date) -> dict[str, Value]:
    return {
        "service.poor_result": incident.kind is IncidentKind.POOR_RESULT,
        "service.low_satisfaction": incident.kind is IncidentKind.LOW_SATISFACTION,
        "service.similar": incident.kind is IncidentKind.SIMILAR_SERVICE,
        "service.during_service": incident.during_service,
        "service.rectification_demanded": _followed(dossier, Basis.SERVICE, incident.on, on),
    }


def _event(incident: Incident) -> dict[str, Value]:
    return {
        "event.kind": str(incident.kind.value),
        "event.during_service": incident.during_service,
        "event.grave": incident.grave,
        "event.arose_on": incident.on,
    }
