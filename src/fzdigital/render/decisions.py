"""``decisions.json``: everything an assessment says, for other programs; the same assessment, the same bytes."""

import json
from fractions import Fraction

import fzdigital
from fzdigital.rules.answer import Decision
from fzdigital.rules.decision import ActDecision
from fzdigital.rules.interchange import fingerprint, regulation_document
from fzdigital.rules.interchange_tree import Json
from fzdigital.rules.regulation import Regulation
from fzdigital.service.assess import Assessment
from fzdigital.service.placing import Scored
from fzdigital.service.replenishment import Replenishment
from fzdigital.service.selection import Selection

FORMAT = "fzdigital-decisions"
VERSION = 1

NOT_REVIEWED = "not_reviewed"
"""Why an application has no score that no expert has marked."""


def decisions_json(assessment: Assessment, casebook_sha256: str) -> str:
    """An assessment as one JSON document with sorted keys and a newline at the end.

    Args:
        assessment: the assessment.
        casebook_sha256: the hash of the casebook assessed, so that the answer says what it was asked of:
            :func:`fzdigital.io.document_json.casebook_sha256`.

    Scores are exact fractions of a point, written ``n/d``. Experts and what they gave are not in it.
    """
    return canonical(decisions_document(assessment, casebook_sha256))


def canonical(document: Json) -> str:
    """A JSON value as the one text it is written as."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, indent=2) + "\n"


def decisions_document(assessment: Assessment, casebook_sha256: str) -> dict[str, Json]:
    """An assessment as a JSON value, of which :func:`decisions_json` is the text."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "library_version": fzdigital.__version__,
        "regulation": identity(assessment.regulation),
        "casebook": {"sha256": casebook_sha256},
        "on": assessment.on.isoformat(),
        "known": None if assessment.known is None else assessment.known.isoformat(),
        "settled_readings": [
            {"axis": one.axis, "choice": one.choice, "by": one.by, "on": one.on.isoformat()}
            for one in assessment.settled
        ],
        "in_force": assessment.in_force.truth,
        "members": [
            {
                "code": member.code,
                "industry": str(member.industry.value),
                "joined_on": member.joined_on.isoformat(),
                "by": str(member.by.value),
            }
            for member in assessment.pools.library.members
        ],
        "reserve": list(assessment.pools.reserve.codes),
        "selections": [_selection(one) for one in assessment.selections],
        "decisions": [
            decision_document(one)
            for one in (assessment.library, *assessment.batches, *assessment.applications, *assessment.firms)
        ],
        "replenishment": _replenishment(assessment.replenishment),
        "findings": [
            {
                "kind": one.kind.value,
                "clause": one.clause,
                "on": one.on.isoformat(),
                "subject": one.subject,
                "entry": one.entry,
                "zh": one.text.zh,
                "en": one.text.en,
            }
            for one in assessment.findings
        ],
    }


def identity(regulation: Regulation) -> dict[str, Json]:
    """What identifies a regulation and the readings used: ids and hashes."""
    document = regulation_document(regulation)
    assert isinstance(document, dict)
    readings = document.pop("readings")
    return {
        "id": regulation.id,
        "sha256": fingerprint(document),
        "readings": readings,
        "readings_sha256": fingerprint(readings),
    }


def decision_document(decision: Decision) -> Json:
    """The decision space of one case as a value."""
    return {
        "subject": decision.case.subject,
        "name": decision.case.name,
        "acts": [_act(decision, one) for one in decision.acts],
    }


def _act(decision: Decision, one: ActDecision) -> Json:
    missing = decision.missing(one.act.id)
    relevant = one.undecided if one.is_open else one.applying
    return {
        "act": one.act.id,
        "outcomes": [outcome.value for outcome in one.outcomes],
        "grounds": [
            {
                "rule": ground.result.rule.id,
                "clause": ground.result.rule.clause,
                "holder": ground.result.rule.holder,
                "force": ground.result.rule.force.value,
                "matter": decision.case.matters[ground.matter].id if ground.matter >= 0 else None,
                "applies": ground.result.applies,
            }
            for ground in relevant
        ],
        "missing_facts": [{"fact": fact.name, "matter": matter} for fact, matter in missing.facts],
        "missing_readings": [axis.id for axis in missing.axes],
    }


def _selection(selection: Selection) -> Json:
    return {
        "batch": selection.batch,
        "fields": [
            {
                "industry": str(field.industry.value),
                "places": field.places,
                "applications": [_scored(one) for one in field.scored],
            }
            for field in selection.fields
        ],
        "recommended": {str(industry.value): list(codes) for industry, codes in selection.recommended},
        "tied": list(selection.tied),
        "unsettled": list(selection.unsettled),
        "twice": list(selection.twice),
        "reserve": None if selection.reserve is None else list(selection.reserve),
        "reserve_open": list(selection.reserve_open),
    }


def _scored(one: Scored) -> Json:
    return {
        "code": one.application.code,
        "final_score": None if one.points is None else exact(one.points),
        "no_score": one.final.missing if one.final else NOT_REVIEWED,
        "vetoed": one.vetoed,
        "rank": one.rank,
        "standings": list(one.standings),
    }


def exact(points: Fraction) -> str:
    """An exact fraction of a point, such as ``82/1`` or ``247/3``."""
    return f"{points.numerator}/{points.denominator}"


def _replenishment(one: Replenishment) -> Json:
    return {
        "count": one.count,
        "least": one.least,
        "most": one.most,
        "candidates": [
            {
                "code": candidate.code,
                "industry": str(candidate.industry.value),
                "outcomes": [outcome.value for outcome in candidate.decision.of("promote").outcomes],
            }
            for candidate in one.candidates
        ],
    }
