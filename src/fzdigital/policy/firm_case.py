"""From a firm's dossier to the facts that the rules of article five speak of."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final, TypeVar, assert_never

from fzdigital.domain.acts import ActKind
from fzdigital.domain.dates import NoDeadline
from fzdigital.domain.dossier import Dossier
from fzdigital.domain.incident import Incident, IncidentKind
from fzdigital.domain.rectification import Basis, Rectification, RectificationOutcome
from fzdigital.domain.report import Reply, Report, Verification
from fzdigital.domain.update import UpdateNotice
from fzdigital.policy.asking import as_read
from fzdigital.policy.facts.conduct import EVENT, NOTICE, RECT_INFORMATION, RECT_SERVICE, REPORT, SERVICE
from fzdigital.policy.facts.declare import LAST_DAY
from fzdigital.policy.facts.firm import FIRM, RATINGS
from fzdigital.policy.occasion import WINDOW_AXES, Occasion, agreed, last_look
from fzdigital.policy.ratings_case import rating_facts
from fzdigital.rules.decision import Case, Matter
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.vocabulary import Possible, Value

Staged = TypeVar("Staged", UpdateNotice, Rectification, Report)
_NOT_YET: Final = (False, RectificationOutcome.PENDING, Reply.PENDING, Verification.PENDING)
SERVICE_KINDS: Final = (IncidentKind.POOR_RESULT, IncidentKind.LOW_SATISFACTION, IncidentKind.SIMILAR_SERVICE)


def firm_case(regulation: Regulation, dossier: Dossier, occasion: Occasion) -> Case:
    """The case of one firm on one day.

    Args:
        regulation: whose vocabulary and readings to follow.
        dossier: everything known of the firm; what happened after the day is ignored.
        occasion: the day and what everybody knows on it.

    Returns:
        the case, with at least one matter of each kind: one of which nothing happened where there is none, one of which
        nothing is known where the sheet is declared incomplete.

    Does not judge anything: severity, results, grades and verifications are taken as recorded.
    """
    facts = regulation.vocabulary.facts_of(FIRM, _own(regulation, dossier, occasion))
    found = sorted(_matters(regulation, dossier, occasion), key=lambda one: (one[0], one[1]))
    matters = [Matter(kind, name, regulation.vocabulary.facts_of(kind, known)) for kind, name, known in found]
    for kind, sheet in (
        (NOTICE, "notices"),
        (RECT_INFORMATION, "rectifications"),
        (RECT_SERVICE, "rectifications"),
        (REPORT, "reports"),
        (SERVICE, "incidents"),
        (EVENT, "incidents"),
    ):
        if sheet in dossier.incomplete:
            matters.append(Matter(kind, "?", regulation.vocabulary.unknown(kind)))
    return Case(FIRM, dossier.code, occasion.common(regulation), facts, tuple(matters))


def _own(regulation: Regulation, dossier: Dossier, occasion: Occasion) -> dict[str, Value]:
    joined = min((member.joined_on for member in dossier.memberships), default=None)
    rounds = [(number, day) for number, day in occasion.rounds if joined is not None and day >= joined]
    rated = {one.round for one in dossier.ratings if joined is not None and joined <= one.on <= occasion.on}
    # Before any round of its membership, a rating of its own is what counts (OP-17.later_firms).
    up_to_date = rounds[-1][0] in rated if rounds else bool(rated)
    return {
        "firm.in_library": bool(dossier.memberships),
        "firm.in_reserve": dossier.in_reserve,
        "firm.exited": bool(dossier.exits),
        "firm.meets_service_conditions": None,
        "firm.listed": last_look(dossier.checks, occasion.on, complete="checks" not in dossier.incomplete),
        "firm.rated_this_round": up_to_date or _absent(dossier, "ratings"),
        "firm.round_held_while_member": bool(rounds),
        "firm.own_first_rating_due": _own_window(regulation, dossier, occasion),
    }


def _absent(dossier: Dossier, sheet: str) -> bool | None:
    """What no row means: not done, or unknown where the sheet is declared incomplete."""
    return None if sheet in dossier.incomplete else False


def _own_window(regulation: Regulation, dossier: Dossier, occasion: Occasion) -> Value:
    batch = next((member.batch for member in dossier.memberships if member.by is ActKind.ADMIT), None)
    if batch is None:
        return False
    # Without a window the batch is not notified yet, or notified until a day nobody knows.
    without = None if occasion.announced(batch) else False
    begun = {
        readings: without if one is None else one.first <= occasion.on
        for readings, one in occasion.windows_as_read(regulation, batch).items()
    }
    return agreed(as_read(regulation, WINDOW_AXES, begun))


def _matters(
    regulation: Regulation, dossier: Dossier, occasion: Occasion
) -> Iterator[tuple[str, str, dict[str, Value]]]:
    on, spent = occasion.on, _spent_until(dossier, occasion.on)
    yield RATINGS, "ratings", rating_facts(regulation, dossier, occasion)
    for notice, told in _live(dossier.notices, spent, on):
        yield NOTICE, f"{notice.on}", _notice(notice, dossier, on) if told else {}
    for rectification, told in _live(dossier.rectifications, spent, on):
        kind = RECT_INFORMATION if rectification.basis is Basis.INFORMATION else RECT_SERVICE
        yield kind, f"{rectification.on}", _rectification(kind, rectification, on) if told else {}
    for report, told in _live(dossier.reports, spent, on):
        yield REPORT, report.case_number, _report(report) if told else {}
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

    Beside each stands whether it is told: where a stage of unknown day may have come since, nothing of it can be said.
    """
    for noun in (one.as_of(on) for one in nouns if one.on <= on):
        if noun.on > spent or noun.as_of(spent) != noun:
            yield noun, True
        elif any(day is None and stage not in _NOT_YET for stage, day in _stages(noun)):
            yield noun, False


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
    demanded = any(one.basis is basis and since <= one.on <= on for one in dossier.rectifications)
    return demanded or _absent(dossier, "rectifications")


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
