"""Places: who is within the cut of a sector, who beyond, and what an unknown leaves possible (3/rank, 1/table)."""

from collections.abc import Iterable
from fractions import Fraction

from attrs import evolve, frozen

from fzdigital.domain.application import Application
from fzdigital.domain.industry import Industry
from fzdigital.domain.review import Review
from fzdigital.policy.articles.a3_scoring import FinalScore, Ranked, ranking
from fzdigital.rules.regulation import Regulation

STANDINGS = ("within", "tied", "beyond")
"""Where an application stands to the places of its sector, best first."""

_LOWEST = Fraction(-1)


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
        elsewhere: whether the firm already has its one place in another sector, so that the next moves up; None where
            it has a place there and nobody has settled whether it may take another (OP-06).
    """

    application: Application
    review: Review | None
    final: FinalScore | None
    vetoed: bool | None
    rank: int | None = None
    standings: tuple[str, ...] = ()
    elsewhere: bool | None = False

    @property
    def code(self) -> str:
        """The firm's code."""
        return self.application.code

    @property
    def points(self) -> Fraction | None:
        """The exact final score, or None."""
        return self.final.points if self.final else None

    @property
    def undetermined(self) -> bool:
        """Whether the final score itself hangs on an unknown mark or an unresolved reading."""
        missing = self.final.missing if self.final else None
        return missing == "reading_open" or (missing == "score_missing" and bool(self.review and self.review.unknown))

    @property
    def possible(self) -> bool:
        """Whether it is ranked, or may be once what is unknown is known."""
        return self.elsewhere is not True and self.vetoed is not True and (self.points is not None or self.undetermined)

    @property
    def certain(self) -> bool:
        """Whether it is ranked whatever the unknown facts turn out to be and however OP-06 is read."""
        return self.elsewhere is False and self.vetoed is False and self.points is not None

    @property
    def standing(self) -> str | None:
        """The standing if it is settled, else None."""
        if not self.standings:
            return "unranked"
        return self.standings[0] if len(self.standings) == 1 and self.elsewhere is False else None


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


def placed(found: Iterable[Scored], fewest: int, most: int) -> tuple[Scored, ...]:
    """Ranks and standings, whatever the unknown facts turn out to be.

    Args:
        found: the applications that compete with each other.
        fewest: the fewest places there may be.
        most: the most places there may be.

    Returns:
        best first; a rival that may be there pushes down, and one that may not be there lets up.
    """
    given = tuple(found)
    top = max((one.points for one in given if one.points is not None), default=Fraction(0)) + 1
    certain = [_pair(one, top) for one in given if one.certain]
    possible = [_pair(one, top) for one in given if one.possible]
    best, worst = _ranks(certain, most), _ranks(possible, fewest)
    after: list[Scored] = []
    for one in given:
        if not one.possible:
            after.append(one)
            continue
        key = _key(one)
        high = best[key] if one.certain else _ranks([*certain, _pair(one, top)], most)[key]
        low = worst[key]
        if one.points is None:
            low = _ranks([*(pair for pair in possible if pair[0] != key), (key, _LOWEST)], fewest)[key]
        standings = STANDINGS[STANDINGS.index(high.standing) : STANDINGS.index(low.standing) + 1]
        after.append(evolve(one, rank=high.rank if high.rank == low.rank else None, standings=standings))
    return tuple(
        sorted(after, key=lambda one: (one.points is None or one.vetoed is True, -(one.points or 0), one.code))
    )


def _key(one: Scored) -> str:
    return f"{one.code} {one.application.industry.value}"


def _pair(one: Scored, top: Fraction) -> tuple[str, Fraction]:
    """An application with its score; one whose score is unknown may be the best of all."""
    return _key(one), top if one.points is None else one.points


def _ranks(scored: Iterable[tuple[str, Fraction]], places: int) -> dict[str, Ranked]:
    return {one.code: one for one in ranking(scored, places)}


def transferred(regulation: Regulation, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields after places that a sector cannot fill have moved to the best of the others, as OP-05 is read.

    Args:
        regulation: gives the reading; where it is unresolved, firms that a transfer would place are left open.
        fields: the fields, each placed by itself.
    """
    reading = regulation.reading("OP-05.field")
    if reading not in ("transferable", None):
        return fields
    fewest = sum(max(0, one.places - sum(scored.possible for scored in one.scored)) for one in fields)
    most = sum(max(0, one.places - sum(scored.certain for scored in one.scored)) for one in fields)
    waiting = [scored for one in fields for scored in one.scored if "beyond" in scored.standings]
    gained = {_key(one): one.standings for one in placed(waiting, fewest, most)}

    def moved(one: Scored) -> Scored:
        if _key(one) not in gained:
            return one
        held = {*one.standings} - {"beyond"} if reading else {*one.standings}
        return evolve(one, standings=tuple(sorted(held | {*gained[_key(one)]}, key=STANDINGS.index)))

    after = []
    for one in fields:
        scored = tuple(moved(found) for found in one.scored)
        more = sum(found.standing == "within" for found in scored) - sum(was.standing == "within" for was in one.scored)
        after.append(evolve(one, places=one.places + more, scored=scored))
    return tuple(after)


def settled_tie(regulation: Regulation, field: Field) -> tuple[str, ...] | None:
    """The tied firms of a sector that the reading of OP-11 places within; None where it leaves the tie open.

    Args:
        regulation: gives the reading.
        field: the sector.

    Does not break a tie by anything the text or the reading does not name.
    """
    tied = [one for one in field.scored if one.standing == "tied"]
    match regulation.reading("OP-11.tie"):
        case "admit_all_tied":
            return tuple(one.code for one in tied if one.vetoed is False)
        case "admit_none":
            return ()
        case "secondary_key" if _places_settled(regulation):
            keys = {one.application.tie_order for one in tied}
            lowest = min((one.points for one in tied if one.points is not None), default=Fraction(0))
            rivals = [one for one in field.scored if one.possible and (one.points is None or one.points >= lowest)]
            # An order settles the tie only if it is complete and no unknown fact bears on who shares it.
            if None in keys or len(keys) < len(tied) or not all(one.certain for one in rivals):
                return None
            ordered = sorted(tied, key=lambda one: one.application.tie_order or 0)
            left = field.places - sum(one.standing == "within" for one in field.scored)
            return tuple(one.code for one in ordered[:left])
        case _:
            return None


def _places_settled(regulation: Regulation) -> bool:
    """Whether a sector's places are one number, and its own: not if readings leave them open or lend some elsewhere."""
    own = regulation.reading("OP-05.field") in ("per_sector", "overall_with_row_caps")
    return own and regulation.reading("OP-07.batches") is not None


def within(regulation: Regulation, field: Field) -> tuple[str, ...]:
    """The firms of a sector that are within its places for certain, best first; ties as OP-11 is read."""
    inside = [one.code for one in field.scored if one.standing == "within" and one.certain]
    return (*inside, *(settled_tie(regulation, field) or ()))


def left_tied(regulation: Regulation, field: Field) -> tuple[str, ...]:
    """The firms of a sector that a tie at the cut leaves open."""
    if settled_tie(regulation, field) is not None:
        return ()
    return tuple(one.code for one in field.scored if one.standing == "tied")


def ranked_overall(regulation: Regulation, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields with ranks counted over all sectors, as OP-05 is read; who is within does not change by it.

    Args:
        regulation: gives the reading.
        fields: the fields, each placed by itself.
    """
    if regulation.reading("OP-05.field") != "overall_with_row_caps":
        return fields
    ranks = {_key(one): one.rank for one in placed([one for each in fields for one in each.scored], 0, 0)}
    return tuple(
        evolve(each, scored=tuple(evolve(one, rank=ranks[_key(one)]) for one in each.scored)) for each in fields
    )
