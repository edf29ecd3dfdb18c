"""Select: from the scores of one batch to ranks, the cut, the list proposed and the reserve proposed."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from attrs import evolve, frozen

from fzdigital.domain.acts import ActKind
from fzdigital.domain.application import Application
from fzdigital.domain.industry import Industry
from fzdigital.domain.library import Membership
from fzdigital.domain.review import NoScore, Review, Score
from fzdigital.policy.articles.a1_goals import next_best, row
from fzdigital.policy.articles.a3_scoring import final_score
from fzdigital.rules.regulation import Regulation
from fzdigital.service.history import History
from fzdigital.service.placing import Field as Field
from fzdigital.service.placing import Scored as Scored
from fzdigital.service.placing import left_tied, placed, ranked_overall, transferred, within
from fzdigital.service.pools import Pools


@frozen
class Selection:
    """One batch, selected.

    Args:
        batch: number of the batch.
        fields: one ranking for each sector.
        recommended: codes within the places, by sector, best first; with ties as OP-11 is read.
        tied: codes of firms that a tie at the cut leaves open.
        unsettled: codes of firms whose place depends on an unknown fact or an unresolved reading.
        twice: codes of firms within the places of two sectors; which one they take is for somebody to say (OP-06).
        reserve: codes proposed for the reserve, best first (OP-14); None where the reading proposes nobody.
        reserve_open: codes of firms that belong to that proposal or not, depending on what is still open.
        answered: whether the panel has given its list or the bureau its decision, so that no tie is waiting any more.
    """

    batch: int
    fields: tuple[Field, ...]
    recommended: tuple[tuple[Industry, tuple[str, ...]], ...]
    tied: tuple[str, ...]
    unsettled: tuple[str, ...]
    twice: tuple[str, ...]
    reserve: tuple[str, ...] | None
    reserve_open: tuple[str, ...] = ()
    answered: bool = False

    def find(self, code: str, industry: Industry) -> Scored | None:
        """One application of the batch, or None."""
        scored = (found for one in self.fields if one.industry is industry for found in one.scored)
        return next((found for found in scored if found.code == code), None)

    def proposes(self, code: str, industry: Industry) -> bool | None:
        """Whether a firm is within the places of a sector; None where a tie or an unknown leaves that open."""
        if code in dict(self.recommended)[industry]:
            return True
        return None if code in (*self.tied, *self.unsettled) else False


def select(regulation: Regulation, history: History, batch: int, on: date) -> Selection:
    """Select one batch on the scores known on a day.

    Args:
        regulation: gives quotas, trims and readings.
        history: the register.
        batch: number of the batch.
        on: the day; places and the veto are those of the day of the decision once the list has been decided.

    Returns:
        the rankings and what follows from them. Nobody becomes a member by it.

    Does not decide ties at the cut beyond the reading of OP-11, nor which of two sectors a firm takes.
    """
    decided = dict(history.occasion(on).decided).get(batch)
    day = decided or on
    pools = history.pools(day)
    reviews = _reviews(history, batch, on)
    panels = {industry: _panel(reviews, industry) for industry in Industry}
    found = [
        evolve(
            _scored(regulation, application, reviews, panels, _vetoed(regulation, history, application, day)),
            elsewhere=_has_its_place(regulation, pools, application),
        )
        for application in history.applications
        if application.batch == batch and application.on <= on
    ]
    separate = tuple(_field(regulation, pools, panels, industry, batch, found) for industry in Industry)
    fields = ranked_overall(regulation, transferred(regulation, separate))
    recommended = tuple((one.industry, within(regulation, one)) for one in fields)
    chosen = [code for _, codes in recommended for code in codes]
    everyone = [scored for one in fields for scored in one.scored]
    tied = tuple(sorted({code for one in fields for code in left_tied(regulation, one)}))
    unsettled = tuple(sorted({one.code for one in everyone if one.standings and not _is_settled(one)}))
    if decided is None:
        taken, waiting = {*chosen}, {*tied, *unsettled}
    else:
        taken = _admitted(history, batch, on)
        waiting = {one.code for one in everyone if one.possible} - {one.code for one in everyone if one.certain}
    members = {member.code for member in history.pools(on).library.members}
    reserve, reserve_open = _reserve(regulation, everyone, taken | members, waiting)
    return Selection(
        batch,
        fields,
        recommended,
        tied,
        unsettled,
        tuple(sorted({code for code in chosen if chosen.count(code) > 1})),
        reserve,
        reserve_open,
        decided is not None or _listed(history, batch, on),
    )


def _has_its_place(regulation: Regulation, pools: Pools, application: Application) -> bool | None:
    """Whether the firm's one place is in another sector already; None where it hangs on OP-06."""
    if all(member.industry is application.industry for member in pools.library.of(application.code)):
        return False
    chosen = regulation.reading("OP-06.slots")
    return None if chosen is None else chosen == "one_firm_one_slot"


def _listed(history: History, batch: int, on: date) -> bool:
    return any(act.kind is ActKind.RECOMMEND and act.batch == batch and act.on <= on for act in history.acts)


def _scored(
    regulation: Regulation,
    application: Application,
    reviews: dict[tuple[str, Industry], Review],
    panels: dict[Industry, tuple[str, ...]],
    vetoed: bool | None,
) -> Scored:
    review = reviews.get((application.code, application.industry))
    if review is None:
        return Scored(application, None, None, vetoed)
    return Scored(application, review, final_score(regulation, review, panels[application.industry]), vetoed)


def _is_settled(one: Scored) -> bool:
    return one.certain and len(one.standings) == 1


def _admitted(history: History, batch: int, on: date) -> set[str]:
    acts = (act for act in history.acts if act.kind is ActKind.ADMIT and act.batch == batch and act.on <= on)
    return {act.code for act in acts if act.code}


def _reviews(history: History, batch: int, on: date) -> dict[tuple[str, Industry], Review]:
    marks: dict[tuple[str, Industry], list[tuple[str, Score | NoScore | None]]] = {}
    for mark in history.marks:
        if mark.batch == batch and mark.on <= on:
            marks.setdefault((mark.code, mark.industry), []).append((mark.expert, mark.score))
    return {(code, industry): Review(code, industry, batch, tuple(given)) for (code, industry), given in marks.items()}


def _panel(reviews: dict[tuple[str, Industry], Review], industry: Industry) -> tuple[str, ...]:
    """The experts of a panel: whoever marked anybody in the sector."""
    marked = (review.marks for (_, sector), review in reviews.items() if sector is industry)
    return tuple(sorted({expert for marks in marked for expert, _ in marks}))


def places_left(regulation: Regulation, pools: Pools, industry: Industry, batch: int) -> int:
    """The places of a sector open to a batch, as OP-07 is read; under an unresolved reading, the fewest.

    Args:
        regulation: gives the row and the reading.
        pools: the library; what this batch itself admitted does not count.
        industry: the sector.
        batch: number of the batch.
    """
    return min(_places(regulation, pools, industry, batch))


def _places(regulation: Regulation, pools: Pools, industry: Industry, batch: int) -> tuple[int, ...]:
    """The places under every reading of OP-07 left open."""
    planned = row(regulation, industry)

    def left_by_others(members: Iterable[Membership]) -> int:
        others = {
            one.code
            for one in members
            if one.industry is industry and (one.by is not ActKind.ADMIT or one.batch != batch)
        }
        return max(0, planned - len(others))

    left = {
        "cumulative": left_by_others(pools.library.members),
        "cumulative_ever_selected": left_by_others(pools.ever),
        "per_batch": planned,
    }
    chosen = regulation.reading("OP-07.batches")
    return tuple(left.values()) if chosen is None else (left[chosen],)


def _field(
    regulation: Regulation,
    pools: Pools,
    panels: dict[Industry, tuple[str, ...]],
    industry: Industry,
    batch: int,
    found: list[Scored],
) -> Field:
    places = _places(regulation, pools, industry, batch)
    scored = placed((one for one in found if one.application.industry is industry), min(places), max(places))
    return Field(industry, min(places), panels[industry], scored)


def _vetoed(regulation: Regulation, history: History, application: Application, on: date) -> bool | None:
    """Whether the dishonesty list keeps an application out, as of the day that OP-13.time says."""
    latest = history.last_look(application.code, on)
    if latest is application.listed:
        return latest
    listed = {"as_of_review": application.listed, "as_of_decision": latest}
    chosen = regulation.reading("OP-13.time")
    answers = {*listed.values()} if chosen is None else {listed[chosen]}
    return answers.pop() if len(answers) == 1 else None


def _reserve(
    regulation: Regulation, everyone: list[Scored], taken: set[str], waiting: set[str]
) -> tuple[tuple[str, ...] | None, tuple[str, ...]]:
    """The firms proposed for the reserve for certain, and those that what is open decides about (OP-14)."""
    if regulation.reading("OP-14.choice") != "next_best_score":
        return None, ()
    top = max((one.points for one in everyone if one.points is not None), default=Fraction(0)) + 1
    best: dict[str, Fraction] = {}
    sure: dict[str, Fraction] = {}
    for one in everyone:
        if one.possible and one.code not in taken:
            points = top if one.points is None else one.points
            best[one.code] = max(points, best.get(one.code, points))
            if one.certain and one.code not in waiting:
                sure[one.code] = max(points, sure.get(one.code, points))
    size = regulation.number("reserve_max")

    def reaching(own: dict[str, Fraction], others: dict[str, Fraction]) -> set[str]:
        """The firms that reach the reserve with their points, each against the points of all others."""
        shared = {*next_best(others.items(), size)}
        apart = {code: points for code, points in own.items() if others.get(code) != points}
        alone = {code for code, points in apart.items() if code in next_best({**others, code: points}.items(), size)}
        return (shared & own.keys()) - apart.keys() | alone

    proposed = reaching(sure, best)
    likely = reaching(best, sure) - proposed
    return tuple(sorted(proposed, key=lambda code: (-sure[code], code))), tuple(sorted(likely))
