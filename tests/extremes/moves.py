"""The moves that are made at random in a register."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.extremes.cards import Card
from tests.extremes.world import World

Touched = tuple[Card, ...]
UNKNOWN = 0.06
"""How often something is not known."""


def _firm(world: World) -> int:
    return world.random.randrange(world.firms)


def _perhaps(world: World, *values: Any) -> Any:
    return None if world.random.random() < UNKNOWN else world.random.choice(values)


def _member(world: World) -> int:
    members = sorted(world.lists.members)
    return world.random.choice(members) if members and world.random.random() < 0.85 else _firm(world)


def apply(world: World) -> Touched:
    """A firm applies, once for a sector and batch."""
    firm, batch = _firm(world), world.random.choice((1, 2))
    sector = world.some_sector(firm)
    key = ("apply", firm, sector, batch)
    if any((card["what"], card.get("firm"), card.get("sector"), card.get("batch")) == key for card in world.box.cards):
        return ()
    score = 6000 + 10 * len(world.box.cards)
    return world.enter(
        "apply", firm=firm, sector=sector, batch=batch, listed=_perhaps(world, False), score=score, form=True
    )


def recommend(world: World) -> Touched:
    """The panel lists a firm."""
    firm = _firm(world)
    return world.enter("recommend", firm=firm, sector=world.some_sector(firm), batch=1)


def admit(world: World) -> Touched:
    """The bureau admits a firm."""
    firm = _firm(world)
    return world.enter("admit", firm=firm, sector=world.some_sector(firm), batch=world.random.choice((1, 1, 1, 2)))


def reserve(world: World) -> Touched:
    """The bureau puts a firm in the reserve."""
    return world.enter("reserve", firm=_firm(world), batch=1)


def promote(world: World) -> Touched:
    """The bureau promotes a firm, mostly one that is in the reserve."""
    waiting = world.lists.reserve
    firm = world.random.choice(waiting) if waiting and world.random.random() < 0.85 else _firm(world)
    return world.enter("promote", firm=firm, sector=world.some_sector(firm))


def put_out(world: World) -> Touched:
    """The bureau puts a firm out, naming a ground or none."""
    grounds = world.random.choice(((), (), ("5(1)c",), ("5(3)b.1",), ("5(4)",), ("5(2)d", "5(2)e"), ("5(3)",)))
    return world.enter("exit", firm=_member(world), grounds=grounds)


def publish(world: World) -> Touched:
    """A batch is notified."""
    ends = _perhaps(world, world.some_day_from(world.today), world.some_day_from(world.today))
    return world.enter("publish", batch=world.random.choice((1, 1, 2)), ends=ends)


def rate(world: World) -> Touched:
    """A firm is rated in the round in hand or in a new one; in one round once."""
    held = [card["round"] for card in world.cards if card["what"] == "rate"]
    latest = max(held, default=0)
    number = latest + 1 if not held or world.random.random() < 0.35 else latest
    firm = _member(world)
    if any(card["what"] == "rate" and card["firm"] == firm and card["round"] == number for card in world.cards):
        number = latest + 1
    rechecks = world.random.randint(1, number - 1) if number > 1 and world.random.random() < 0.15 else None
    return world.enter("rate", firm=firm, round=number, stars=_perhaps(world, 0, 0, 0, 1, 3), rechecks=rechecks)


def notice(world: World) -> Touched:
    """A firm is told to update its information."""
    due = _perhaps(world, "none", world.some_day_from(world.today), world.some_day_from(world.today))
    late = world.random.choice((None, None, True, False)) if due == "none" else None
    return world.enter(
        "notice", firm=_member(world), due=due, first_filling=_perhaps(world, False, True), done=_perhaps(world, False),
        done_on=None, late=late,
    )  # fmt: skip


def _one(world: World, what: str, wanted: Callable[[Card], bool]) -> Card | None:
    found = [card for card in world.cards if card["what"] == what and wanted(card)]
    return world.random.choice(found) if found else None


def update(world: World) -> Touched:
    """A firm does what it was told."""
    card = _one(world, "notice", lambda one: one["done"] is not True)
    if card is None:
        return ()
    day = world.today if world.random.random() > UNKNOWN else None
    return world.put_right(card, done=True, done_on=day)


def demand(world: World) -> Touched:
    """Rectification is demanded, now and then with an outcome that is written down at once."""
    deadline = _perhaps(world, "none", world.some_day_from(world.today))
    outcome, day = _perhaps(world, "pending", "pending", "pending", "pending", "refused"), None
    if outcome == "refused":
        day = world.some_day_from(world.today)
    basis = world.random.choice(("5(1)", "5(3)"))
    return world.enter("demand", firm=_member(world), basis=basis, deadline=deadline, outcome=outcome, outcome_on=day)


def outcome(world: World) -> Touched:
    """An outcome of a demand is found."""
    card = _one(world, "demand", lambda one: one["outcome"] in ("pending", None))
    if card is None:
        return ()
    day = world.today if world.random.random() > UNKNOWN else None
    return world.put_right(card, outcome=world.random.choice(("refused", "failed", "passed")), outcome_on=day)


def report(world: World) -> Touched:
    """Somebody reports a firm."""
    elements = {name: _perhaps(world, True, True, True, True, False) for name in ("real_name", "evidence", "contact")}
    return world.enter(
        "report", firm=_member(world), **elements, accepted=False, accepted_on=None, verified_on=None, reply="pending",
        reply_on=None, verification="pending", verification_on=None,
    )  # fmt: skip


def stage(world: World) -> Touched:
    """A report comes a stage further."""
    card = _one(world, "report", lambda one: one["verification"] == "pending")
    if card is None:
        return ()
    day = world.today if world.random.random() > UNKNOWN else None
    if not card["accepted"]:
        return world.put_right(card, accepted=True, accepted_on=day)
    if card["verified_on"] is None and world.random.random() < 0.7:
        return world.put_right(card, verified_on=world.today)
    if card["reply"] == "pending" and world.random.random() < 0.6:
        reply = _perhaps(world, "as_required", "not_as_required")
        return world.put_right(card, reply=reply, **({} if reply is None else {"reply_on": day}))
    found = _perhaps(world, "falsification", "inaccuracy", "unfounded")
    return world.put_right(card, verification=found, **({} if found is None else {"verification_on": day}))


def incident(world: World) -> Touched:
    """Something goes wrong."""
    kinds = ("poor_result", "low_satisfaction", "similar_service", "major_safety", "severe_dishonesty", "other_illegal")
    during, grave = _perhaps(world, True, True, False), _perhaps(world, True, False)
    return world.enter("incident", firm=_member(world), kind=world.random.choice(kinds), during=during, grave=grave)


def look(world: World) -> Touched:
    """Somebody looks a firm up."""
    waiting = world.lists.reserve
    firm = world.random.choice(waiting) if waiting and world.random.random() < 0.6 else _firm(world)
    return world.enter("look", firm=firm, listed=_perhaps(world, False, False, True))


_CORRECTED: Mapping[str, Mapping[str, tuple[Any, ...]]] = {
    "incident": {"during": (True, False, None), "grave": (True, False, None)},
    "look": {"listed": (True, False, None)},
    "rate": {"stars": (0, 1, 2, 3)},
    "report": {"evidence": (True, False), "contact": (True, False)},
    "admit": {"sector": ("knit", "cotton")},
    "notice": {"first_filling": (True, False)},
}


def correct(world: World) -> Touched:
    """Something that was written down wrongly is put right; sometimes its day."""
    card = _one(world, world.random.choice(sorted(_CORRECTED)), lambda one: True)
    if card is None:
        return ()
    if world.random.random() < 0.25:
        earlier = world.random.choice(world.box.cards)["on"]
        return world.put_right(card, on=earlier) if earlier != card["on"] else ()
    field, values = world.random.choice(sorted(_CORRECTED[card["what"]].items()))
    new = world.random.choice(values)
    return world.put_right(card, **{field: new}) if new != card[field] else ()


def wait(world: World) -> Touched:
    """Nothing happens."""
    return ()


MOVES: Mapping[Callable[[World], Touched], int] = {
    apply: 2, recommend: 1, admit: 10, reserve: 6, promote: 7, put_out: 9, publish: 2, rate: 10, notice: 5, update: 4,
    demand: 6, outcome: 7, report: 4, stage: 9, incident: 8, look: 4, correct: 5, wait: 5,
}  # fmt: skip
"""How often each is made."""
