"""What every carrier of an answer says alike: the period, the readings used, who or what something is about."""

from collections.abc import Callable, Iterable, Iterator

from fzdigital.rules.answer import Decision
from fzdigital.rules.regulation import Regulation
from fzdigital.service.assess import Assessment
from fzdigital.service.findings import Finding
from fzdigital.service.replenishment import Replenishment
from fzdigital.text import Language, Text

Name = Callable[[str], str]
"""From a firm's code to how it is called."""

NONE = Text("无。", "None.")
LIBRARY = Text("资源库", "library")
_POOLS = {"library": LIBRARY, "reserve": Text("后备资源库", "reserve")}
_BATCH = "batch "


def period_text(assessment: Assessment) -> Text:
    """Whether the day lies in the period in force, said first."""
    first, last = assessment.regulation.day("effective_from"), assessment.regulation.day("expires_on")
    on = assessment.on
    match assessment.in_force.truth:
        case True:
            return Text(
                f"{on}在办法有效期内（{first}至{last}）。",
                f"{on} lies in the period in force ({first} to {last}).",
            )
        case False:
            return Text(
                f"{on}不在办法有效期内（{first}至{last}）：当日任何条款均不产生效力，以下仅供了解。",
                f"{on} lies outside the period in force ({first} to {last}): no clause has effect on that day; what "
                "follows is for information.",
            )
        case _:
            return Text(
                f"{on}是否在办法有效期内尚不能确定（{first}至{last}，施行日和末日的口径未明）。",
                f"whether {on} lies in the period in force cannot be told yet ({first} to {last}; from or until which "
                "day is open).",
            )


def heading_lines(assessment: Assessment, language: Language) -> Iterator[str]:
    """What must be said before any answer: the period, the day of knowledge, every reading that was not the default."""
    yield period_text(assessment).said_in(language)
    if assessment.known is not None:
        known = assessment.known
        yield Text(f"按{known}已登记的情况，不含此后的登记和更正。", f"As known on {known}.").said_in(language)
    for one in assessment.settled:
        yield Text(
            f"所定口径：{one.axis}={one.choice}（{one.by}，{one.on}）。",
            f"Reading settled: {one.axis}={one.choice} ({one.by}, {one.on}).",
        ).said_in(language)
    settled = {one.axis for one in assessment.settled}
    for axis, reading in assessment.regulation.readings:
        if axis not in settled:
            yield Text(
                f"本次选用口径：{axis}={reading or '未定'}。",
                f"Reading asked for: {axis}={reading or 'unresolved'}.",
            ).said_in(language)


def range_text(one: Replenishment) -> Text:
    """How many firms may be added on a day, if any; where that hangs on something, that it does."""
    if one.most == 0:
        return Text("当日没有补充的权力", "no power to refill on this day")
    if one.decision.of("replenish").is_open:
        return Text(
            f"是否有权补充尚待明确，如有权，至多补充{one.most}家",
            f"whether it may be refilled is open; if so, by at most {one.most}",
        )
    return Text(f"可补充{one.least}至{one.most}家", f"{one.least} to {one.most} may be added")


def subject_text(decision: Decision, name: Name, language: Language) -> str:
    """Whom or what a decision is about."""
    match decision.case.subject:
        case "library":
            return LIBRARY.said_in(language)
        case "batch":
            return batch_text(decision.case.name).said_in(language)
        case _:
            return name(decision.case.name)


def batch_text(number: object) -> Text:
    """A batch by its number."""
    return Text(f"第{number}批", f"batch {number}")


def finding_subject(finding: Finding, name: Name, language: Language) -> str:
    """Whom or what a finding is about."""
    about = finding.subject
    if about in _POOLS:
        return _POOLS[about].said_in(language)
    if about.startswith(_BATCH):
        return batch_text(about.removeprefix(_BATCH)).said_in(language)
    return name(about)


def cited(regulation: Regulation, clauses: Iterable[str], language: Language) -> tuple[str, ...]:
    """Clauses as the text would be cited, each with the id by which it can be looked up, each once."""
    return tuple(f"{regulation.clause(one).citation.said_in(language)} [{one}]" for one in dict.fromkeys(clauses))


def listed(words: Iterable[str], language: Language) -> str:
    """Words in a row, each said once."""
    return ("、" if language == "zh" else ", ").join(dict.fromkeys(words))
