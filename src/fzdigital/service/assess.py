"""The main job: one casebook in, every required and permitted act out."""

from collections.abc import Mapping
from datetime import date

from attrs import frozen

from fzdigital.rules.answer import Decision
from fzdigital.rules.decide import decide
from fzdigital.rules.kleene import Reason
from fzdigital.rules.regulation import Regulation
from fzdigital.service.casebook import Casebook, SettledReading
from fzdigital.service.cases import case_of_application, case_of_batch, case_of_library, pools_on
from fzdigital.service.conformity import findings
from fzdigital.service.findings import Finding
from fzdigital.service.history import History, in_force
from fzdigital.service.management import manage
from fzdigital.service.pools import Pools
from fzdigital.service.rating import RatingPlan, rate
from fzdigital.service.replenishment import Replenishment, replenish
from fzdigital.service.selection import Selection, select


@frozen
class Assessment:
    """Everything the Measures say about a casebook on one day.

    Args:
        regulation: the regulation, with the readings used.
        on: the day asked about.
        known: the day of knowledge; None for everything recorded.
        in_force: whether the Measures are in force that day, with the reasons.
        pools: the library and the reserve.
        selections: each batch, selected.
        batches: the decision space of each batch.
        applications: the decision space of each application of a batch not decided yet.
        firms: the decision space of each member, reserve firm and firm that left.
        library: the decision space of the library.
        ratings: the state of the ratings.
        replenishment: the range of choice for refilling.
        findings: what was done otherwise than the Measures allow.
        settled: the readings the office has settled that were used, by axis.
    """

    regulation: Regulation
    on: date
    known: date | None
    in_force: Reason
    pools: Pools
    selections: tuple[Selection, ...]
    batches: tuple[Decision, ...]
    applications: tuple[Decision, ...]
    firms: tuple[Decision, ...]
    library: Decision
    ratings: RatingPlan
    replenishment: Replenishment
    findings: tuple[Finding, ...]
    settled: tuple[SettledReading, ...]


def regulation_for(
    regulation: Regulation, casebook: Casebook, on: date, readings: Mapping[str, str | None] | None = None
) -> Regulation:
    """The regulation under the readings that the office has settled by a day, and any asked for beside them.

    Args:
        regulation: the regulation.
        casebook: holds the settled readings; of several on one axis the latest by that day counts.
        on: the day.
        readings: readings asked for; they prevail.

    Raises:
        UnknownNameError: an axis or reading that does not exist.
    """
    settled: dict[str, str | None] = {one.axis: one.choice for one in settled_by(casebook, on)}
    chosen = settled | dict(readings or {})
    return regulation.with_readings(chosen) if chosen else regulation


def settled_by(casebook: Casebook, on: date) -> tuple[SettledReading, ...]:
    """The readings that the office has settled by a day, by axis; of several on one axis the latest.

    Args:
        casebook: holds the settled readings.
        on: the day.
    """
    latest = {one.axis: one for one in casebook.readings if one.on <= on}
    return tuple(latest[axis] for axis in sorted(latest))


def assess(
    regulation: Regulation,
    casebook: Casebook,
    on: date,
    known: date | None = None,
    readings: Mapping[str, str | None] | None = None,
) -> Assessment:
    """Everything the Measures say about a casebook on one day.

    Args:
        regulation: the regulation.
        casebook: the casebook.
        on: the day asked about.
        known: as known on this day, without what was recorded or corrected later; None for everything recorded.
        readings: readings to use beside those the casebook settles; None as a value leaves an axis unresolved.

    Raises:
        UnknownNameError: an axis or reading that does not exist.
        InconsistentError: a correction whose old value does not stand there.
    """
    seen = on if known is None else min(on, known)
    used = regulation_for(regulation, casebook, seen, readings)
    history = History(casebook, known)
    pools = pools_on(used, history, on)
    numbers = sorted({one.batch for one in history.applications if one.on <= on})
    selections = tuple(select(used, history, batch, on) for batch in numbers)
    batches = tuple(decide(used, case_of_batch(used, history, batch, on)) for batch in numbers)
    decided = dict(history.occasion(on).decided)
    applications = tuple(
        decide(used, case_of_application(used, history, scored.application, on, pools, selection))
        for selection in selections
        if selection.batch not in decided
        for field in selection.fields
        for scored in field.scored
    )
    return Assessment(
        used,
        on,
        known,
        in_force(used, history, on),
        pools,
        selections,
        batches,
        applications,
        manage(used, history, on),
        decide(used, case_of_library(used, history, on, pools)),
        rate(used, history, on),
        replenish(used, history, on),
        findings(used, history, on),
        tuple(one for one in settled_by(casebook, seen) if used.reading(one.axis) == one.choice),
    )
