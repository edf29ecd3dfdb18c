"""Select: from the scores of one batch to ranks, the cut, the list proposed and the reserve proposed."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from attrs import frozen

from fzdigital.domain.acts import ActKind
from fzdigital.domain.application import Application
from fzdigital.domain.industry import Industry
from fzdigital.domain.library import Membership
from fzdigital.domain.review import NoScore, Review, Score
from fzdigital.policy.articles.a1_goals import next_best, row
from fzdigital.policy.articles.a3_scoring import FinalScore, Ranked, final_score, ranking
from fzdigital.rules.regulation import Regulation
from fzdigital.service.history import History, Pools

_ORDER = ("within", "tied", "beyond")


@frozen
class Scored:
    """One application with its review, score and place.

    Args:
        application: the application.
        review: its marks; None if it was not reviewed.
        final: its final score, or why there is none; None if it was not reviewed.
        vetoed: whether it is out by the dishonesty list; None if unknown.
        rank: its rank in the field; None if it is not ranked or that depends on an unknown.
        standings: the standings still possible, best first; one if settled, none if it cannot be ranked.
    """

    application: Application
    review: Review | None
    final: FinalScore | None
    vetoed: bool | None
    rank: int | None
    standings: tuple[str, ...]

    @property
    def points(self) -> Fraction | None:
        """The exact final score, or None."""
        return self.final.points if self.final else None

    @property
    def standing(self) -> str | None:
        """The standing if it is settled, else None."""
        return self.standings[0] if len(self.standings) == 1 else "unranked" if not self.standings else None


@frozen
class Field:
    """The ranking of one sector.

    Args:
        industry: the sector.
        places: places open to this batch.
        panel: the experts who scored in it.
        scored: the applications, best first; those without a rank at the end.
    """

    industry: Industry
    places: int
    panel: tuple[str, ...]
    scored: tuple[Scored, ...]


@frozen
class Selection:
    """One batch, selected.

    Args:
        batch: number of the batch.
        fields: one ranking for each sector.
        recommended: codes within the places, by sector, best first; with ties as OP-11 is read.
        tied: codes of firms that a tie at the cut leaves open.
        unsettled: codes of firms whose place depends on an unknown fact.
        twice: codes of firms within the places of two sectors; which one they take is for somebody to say (OP-06).
        reserve: codes proposed for the reserve, best first (OP-14); None where the reading proposes nobody.
    """

    batch: int
    fields: tuple[Field, ...]
    recommended: tuple[tuple[Industry, tuple[str, ...]], ...]
    tied: tuple[str, ...]
    unsettled: tuple[str, ...]
    twice: tuple[str, ...]
    reserve: tuple[str, ...] | None

    def find(self, code: str, industry: Industry) -> Scored | None:
        """One application of the batch, or None."""
        for one in self.fields:
            if one.industry is industry:
                return next((found for found in one.scored if found.application.provider.code == code), None)
        return None


def select(regulation: Regulation, history: History, batch: int, on: date) -> Selection:
    """Select one batch on the scores known on a day.

    Args:
        regulation: gives quotas, trims and readings.
        history: the register.
        batch: number of the batch.
        on: the day.

    Returns:
        the rankings and what follows from them. Nobody becomes a member by it.

    Does not decide ties at the cut beyond the reading of OP-11, nor which of two sectors a firm takes.
    """
    pools = history.pools(on)
    reviews = _reviews(history, batch, on)
    panels = _panels(reviews)
    fields = tuple(
        _field(regulation, history, pools, industry, batch, on, reviews, panels.get(industry, ()))
        for industry in Industry
    )
    fields = _transferred(regulation, fields)
    recommended = tuple((one.industry, _within(regulation, one)) for one in fields)
    chosen = [code for _, codes in recommended for code in codes]
    twice = tuple(sorted({code for code in chosen if chosen.count(code) > 1}))
    everyone = [scored for one in fields for scored in one.scored]
    tied = tuple(
        sorted(
            one.application.provider.code
            for one in everyone
            if one.standing == "tied" and one.application.provider.code not in chosen
        )
    )
    unsettled = tuple(sorted({one.application.provider.code for one in everyone if len(one.standings) > 1}))
    return Selection(
        batch, fields, recommended, tied, unsettled, twice, _reserve(regulation, everyone, {*chosen, *tied})
    )


def _reviews(history: History, batch: int, on: date) -> dict[tuple[str, Industry], Review]:
    marks: dict[tuple[str, Industry], list[tuple[str, Score | NoScore | None]]] = {}
    for mark in history.marks:
        if mark.batch == batch and mark.on <= on:
            marks.setdefault((mark.code, mark.industry), []).append((mark.expert, mark.score))
    return {
        (code, industry): Review(code, industry, batch, tuple(given))
        for (code, industry), given in marks.items()
    }


def _panels(reviews: dict[tuple[str, Industry], Review]) -> dict[Industry, tuple[str, ...]]:
    """The experts of each panel: whoever marked anybody in the sector."""
    panels: dict[Industry, set[str]] = {}
    for (_, industry), review in reviews.items():
        panels.setdefault(industry, set()).update(expert for expert, _ in review.marks)
    return {industry: tuple(sorted(experts)) for industry, experts in panels.items()}


def places_left(regulation: Regulation, pools: Pools, industry: Industry, batch: int) -> int:
    """The places of a sector open to a batch, as OP-07 is read; under an unresolved reading, the fewest.

    Args:
        regulation: gives the row and the reading.
        pools: the library; what this batch itself admitted does not count.
        industry: the sector.
        batch: number of the batch.
    """
    planned = row(regulation, industry)

    def of_others(members: Iterable[Membership]) -> int:
        return len(
            [one for one in members if one.industry is industry and (one.by is not ActKind.ADMIT or one.batch != batch)]
        )

    left = {
        "cumulative": planned - of_others(pools.library.members),
        "cumulative_ever_selected": planned - of_others(pools.ever),
        "per_batch": planned,
    }
    chosen = regulation.reading("OP-07.batches")
    return max(0, min(left.values()) if chosen is None else left[chosen])


def _field(
    regulation: Regulation,
    history: History,
    pools: Pools,
    industry: Industry,
    batch: int,
    on: date,
    reviews: dict[tuple[str, Industry], Review],
    panel: tuple[str, ...],
) -> Field:
    applications = [
        one for one in history.applications if one.batch == batch and one.industry is industry and one.on <= on
    ]
    places = places_left(regulation, pools, industry, batch)
    found: list[Scored] = []
    for application in applications:
        review = reviews.get((application.provider.code, industry))
        final = None if review is None else final_score(regulation, review, panel)
        found.append(Scored(application, review, final, _vetoed(regulation, history, application, on), None, ()))
    return Field(industry, places, panel, _placed(found, places))


def _vetoed(regulation: Regulation, history: History, application: Application, on: date) -> bool | None:
    if regulation.reading("OP-13.time") == "as_of_decision":
        checks = [check for check in history.checks(application.provider.code) if check.on <= on]
        return max(checks, key=lambda check: check.on).listed if checks else None
    return application.listed


def _placed(found: list[Scored], places: int) -> tuple[Scored, ...]:
    """Ranks and standings, with every unknown either way: a firm above pushes down, one less pulls up."""
    certain = [one for one in found if one.vetoed is False and one.points is not None]
    doubtful = [one for one in found if one.vetoed is None and one.points is not None]
    unscored = [one for one in found if one.vetoed is not True and one.final and one.final.missing == "score_missing"]
    most = max((one.points for one in found if one.points is not None), default=Fraction(0)) + 1
    hidden = [(f"~{one.application.provider.code}", most) for one in unscored]
    best = _ranks([], certain, places)
    worst = _ranks(hidden, certain + doubtful, places)
    placed = []
    for one in found:
        code = one.application.provider.code
        if one.points is None or one.vetoed is True:
            placed.append(one)
            continue
        high = best[code] if code in best else _ranks([], [*certain, one], places)[code]
        low = worst[code]
        standings = _ORDER[_ORDER.index(high.standing) : _ORDER.index(low.standing) + 1]
        rank = high.rank if high.rank == low.rank else None
        placed.append(Scored(one.application, one.review, one.final, one.vetoed, rank, standings))
    return tuple(
        sorted(placed, key=lambda one: (one.points is None or one.vetoed is True, -(one.points or 0), one.application.provider.code))
    )


def _ranks(hidden: list[tuple[str, Fraction]], scored: list[Scored], places: int) -> dict[str, Ranked]:
    known = [(one.application.provider.code, one.points) for one in scored if one.points is not None]
    return {one.code: one for one in ranking([*hidden, *known], places)}


def _transferred(regulation: Regulation, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Under OP-05 ``transferable``, places a sector cannot fill go to the best of the others."""
    if regulation.reading("OP-05.field") != "transferable":
        return fields
    spare = sum(one.places - sum(1 for s in one.scored if "within" in s.standings) for one in fields)
    waiting = [
        (scored.application.provider.code, scored.points)
        for one in fields
        for scored in one.scored
        if scored.standing == "beyond" and scored.points is not None
    ]
    gained = {one.code for one in ranking(waiting, spare) if one.standing == "within"}
    return tuple(
        Field(
            one.industry,
            one.places + sum(1 for s in one.scored if s.application.provider.code in gained),
            one.panel,
            tuple(
                Scored(s.application, s.review, s.final, s.vetoed, s.rank, ("within",))
                if s.application.provider.code in gained
                else s
                for s in one.scored
            ),
        )
        for one in fields
    )


def _within(regulation: Regulation, field: Field) -> tuple[str, ...]:
    inside = [one for one in field.scored if one.standing == "within" and one.vetoed is False]
    tied = [one for one in field.scored if one.standing == "tied" and one.vetoed is False]
    return tuple(one.application.provider.code for one in [*inside, *settled_ties(regulation, field, inside, tied)])


def settled_ties(regulation: Regulation, field: Field, inside: list[Scored], tied: list[Scored]) -> list[Scored]:
    """The tied firms that the reading of OP-11 places within; nobody where it leaves them open.

    Args:
        regulation: gives the reading.
        field: the sector.
        inside: the firms within, best first.
        tied: the firms tied across the last place.
    """
    match regulation.reading("OP-11.tie"):
        case "admit_all_tied":
            return tied
        case "secondary_key":
            keys = [one.application.tie_order for one in tied]
            if None in keys or len(set(keys)) < len(keys):
                return []
            ordered = sorted(tied, key=lambda one: one.application.tie_order or 0)
            return ordered[: field.places - len(inside)]
        case _:
            return []


def _reserve(regulation: Regulation, everyone: list[Scored], taken: set[str]) -> tuple[str, ...] | None:
    if regulation.reading("OP-14.choice") != "next_best_score":
        return None
    best: dict[str, Fraction] = {}
    for one in everyone:
        code = one.application.provider.code
        if one.points is not None and one.vetoed is False and len(one.standings) == 1 and code not in taken:
            best[code] = max(one.points, best.get(code, one.points))
    return next_best(best.items(), regulation.number("reserve_max"))
