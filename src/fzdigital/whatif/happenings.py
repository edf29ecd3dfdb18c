"""What a behaviour tells of a firm in a round, as entries of a register."""

from collections.abc import Iterator, Mapping
from datetime import date

from fzdigital.domain.dates import NoDeadline
from fzdigital.domain.entry import Happening
from fzdigital.domain.incident import Incident, IncidentKind
from fzdigital.domain.rating import Rating, Stars
from fzdigital.domain.rectification import Basis, Rectification, RectificationOutcome
from fzdigital.domain.report import Reply, Report, Verification
from fzdigital.domain.update import UpdateNotice
from fzdigital.policy.facts.conduct import RECT_INFORMATION, RECT_SERVICE
from fzdigital.rules.vocabulary import Known

Values = Mapping[str, Known]
"""The value of each fact that is told, by name."""


def happenings(code: str, on: date, number: int, values: Values, no_star: bool | None) -> Iterator[Happening]:
    """The entries that say of one firm what was told of it.

    Args:
        code: the firm's unified social credit code.
        on: the day on which all of it happens.
        number: the number of the round, from 1.
        values: the value of each fact that is told.
        no_star: whether the firm has no star; None if it is not rated.

    Does not check that the entries say everything that was told.
    """

    def so(name: str) -> bool:
        return values.get(name) is True

    if no_star is not None:
        yield Rating(code, number, on, Stars.NONE if no_star else Stars.ONE)
    if so("notice.given"):
        done, late = so("notice.done"), values.get("notice.status_as_judged") == "late"
        first = so("notice.first_filling")
        yield UpdateNotice(code, on, NoDeadline.NONE, first, done, on if done else None, late)
    for kind, basis in ((RECT_INFORMATION, Basis.INFORMATION), (RECT_SERVICE, Basis.SERVICE)):
        if so(f"{kind}.demanded"):
            outcome = RectificationOutcome(values.get(f"{kind}.outcome", "pending"))
            found_on = None if outcome is RectificationOutcome.PENDING else on
            yield Rectification(code, basis, on, NoDeadline.NONE, outcome, found_on)
    if so("report.made"):
        accepted, put = so("report.accepted"), so("report.put_to_provider")
        reply = Reply(values.get("report.reply", "pending"))
        found = Verification(values.get("report.verification", "pending"))
        yield Report(
            code=code,
            case_number=f"{on}",
            on=on,
            real_name=so("report.real_name"),
            evidence=so("report.evidence"),
            contact=so("report.contact"),
            accepted=accepted,
            accepted_on=on if accepted else None,
            verified_on=on if put else None,
            reply=reply,
            reply_on=None if reply is Reply.PENDING else on,
            verification=found,
            verification_on=None if found is Verification.PENDING else on,
        )
    for name, fault in (
        ("poor_result", IncidentKind.POOR_RESULT),
        ("low_satisfaction", IncidentKind.LOW_SATISFACTION),
        ("similar", IncidentKind.SIMILAR_SERVICE),
    ):
        if so(f"service.{name}"):
            yield Incident(code, fault, on, so("service.during_service"), None)
    event = values.get("event.kind", "none")
    if event != "none":
        yield Incident(code, IncidentKind(event), on, so("event.during_service"), so("event.grave"))
