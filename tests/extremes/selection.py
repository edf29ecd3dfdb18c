"""Who stands within the places of a batch, as the clerk finds it where every mark and every look is known (section 3).

Scores are all different and every panel is of one mind, so nothing here hangs on ties or trimming.
"""

from datetime import date

from tests.extremes.cards import Card, Firm
from tests.extremes.desk import Desk
from tests.extremes.terms import row_of


def applications(desk: Desk, batch: int) -> list[Card]:
    """The applications of a batch until that day."""
    return [card for card in desk.cards if card["what"] == "apply" and card["batch"] == batch]


def can_tell(desk: Desk, batch: int) -> bool:
    """Whether it is known of every applicant whether it was listed."""
    return all(card["listed"] is not None for card in applications(desk, batch))


def decided_on(desk: Desk, batch: int) -> date | None:
    """The day on which the list of a batch was first decided."""
    return min((card["on"] for card in desk.cards if card["what"] == "admit" and card["batch"] == batch), default=None)


def ranked(desk: Desk, batch: int, sector: str | None = None) -> list[Card]:
    """The applications that are ranked, best first: scored, not vetoed, and of a firm without its place elsewhere."""
    day = decided_on(desk, batch)
    lists = (desk.on_day(day) if day is not None else desk.on_day(desk.on)).lists
    found = []
    for card in applications(desk, batch):
        elsewhere = any(place.firm == card["firm"] and place.sector != card["sector"] for place in lists.places)
        taken = elsewhere and desk.reads("OP-06.slots") == "one_firm_one_slot"
        if card["score"] is not None and card["listed"] is False and not taken and sector in (None, card["sector"]):
            found.append(card)
    return sorted(found, key=lambda card: -card["score"])


def within(desk: Desk, batch: int, sector: str) -> list[Firm]:
    """The firms within the places of a sector (3/rank, 1/table)."""
    day = decided_on(desk, batch)
    lists = (desk.on_day(day) if day is not None else desk.on_day(desk.on)).lists
    by_batches = desk.reads("OP-07.batches")
    counted = {"cumulative": lists.places, "cumulative_ever_selected": lists.ever, "per_batch": []}[by_batches]
    others = {
        place.firm for place in counted if place.sector == sector and not (place.by == "admit" and place.batch == batch)
    }
    places = max(0, row_of(desk.terms, sector) - len(others))
    return [card["firm"] for card in ranked(desk, batch, sector)[:places]]


def next_best(desk: Desk, batch: int) -> list[Firm]:
    """The firms proposed for the reserve: the best of those neither selected nor in the library (1/reserve/merit)."""
    if decided_on(desk, batch) is None:
        taken = {firm for sector in ("knit", "cotton", "elec", "auto") for firm in within(desk, batch, sector)}
    else:
        taken = {card["firm"] for card in desk.cards if card["what"] == "admit" and card["batch"] == batch}
    taken |= desk.on_day(desk.on).lists.members
    found: list[Firm] = []
    for card in ranked(desk, batch):
        if card["firm"] not in taken and card["firm"] not in found:
            found.append(card["firm"])
    return found[: desk.terms.high]


def on_the_list(desk: Desk, batch: int, firm: Firm, sector: str) -> bool:
    """Whether the panel listed a firm; where it listed nobody, whether the firm stands within the places."""
    listed = [card for card in desk.cards if card["what"] == "recommend" and card["batch"] == batch]
    if listed:
        return any(card["firm"] == firm and card["sector"] == sector for card in listed)
    return firm in within(desk, batch, sector)
