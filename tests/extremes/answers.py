"""The clerk's answers: for each act the outcomes that are possible, in the words of the library."""

from collections.abc import Mapping

from tests.extremes.cards import Card, Firm
from tests.extremes.conduct import (
    NO,
    NOTICE_STAGES,
    OPEN,
    REPORT_STAGES,
    YES,
    Pair,
    admissible,
    both,
    contrary,
    either,
    followed,
    grounds,
    late,
    managed,
    of_now,
    pair,
    sure,
    unrated,
)
from tests.extremes.desk import Desk
from tests.extremes.ratings import window
from tests.extremes.terms import row_of

Words = frozenset[str]
Answers = Mapping[str, Words]


def said(met: Pair, word: str) -> Words:
    """The one word, or nothing said, or both where it is open."""
    sure, maybe = met
    return frozenset([word]) if sure else frozenset([word, "silent"]) if maybe else frozenset(["silent"])


def about_firm(desk: Desk, firm: Firm) -> Answers:
    """What must and may be done about a firm."""
    exits = frozenset(["not_in_force"]) if not desk.in_force else _exit(desk, firm)
    if not desk.in_force:
        return {"exit": exits, **dict.fromkeys(_DUTIES, exits), "rate": exits, "serve": exits}
    not_concerned = frozenset(["not_applicable"])
    member = firm in desk.lists.members
    if not managed(desk, firm):
        found = dict.fromkeys(_DUTIES, not_concerned)
    else:
        found = {act: said(duty(desk, firm), word) for act, (duty, word) in _DUTIES.items()}
        if desk.reads("OP-23.gravity") == "discretion_how":
            found["demand_rectification_5_3"] = said(_demand_service(desk, firm), "must")
    return {
        "exit": exits,
        **found,
        "rate": said(unrated(desk, firm), "must") if member else not_concerned,
        "serve": said(_may_serve(desk, firm), "may"),
    }


def _exit(desk: Desk, firm: Firm) -> Words:
    if not managed(desk, firm):
        return frozenset(["not_applicable"])
    return said(either(*grounds(desk, firm).values()), "must")


def _update(desk: Desk, firm: Firm) -> Pair:
    """5(1)a: whoever was told must fill in or update, until it is done."""
    found = NO
    for card in desk.of(firm, "notice"):
        done = desk.stage(card, "done", "done_on", False)
        found = either(found, both(of_now(desk, firm, card, NOTICE_STAGES), pair(done, False)))
    return either(found, OPEN) if "notice" in desk.incomplete else found


def _demand_information(desk: Desk, firm: Firm) -> Pair:
    """5(1)b: of whom an update was late rectification is demanded, once."""
    found = NO
    for card in desk.of(firm, "notice"):
        done = desk.stage(card, "done", "done_on", False)
        covered = YES if desk.reads("OP-22.duty") == "fill_or_update" else pair(card["first_filling"], False)
        open_still = contrary(followed(desk, firm, "5(1)", card["on"]))
        now = of_now(desk, firm, card, NOTICE_STAGES)
        found = either(found, both(now, late(desk, card, done), covered, open_still))
    return either(found, OPEN) if "notice" in desk.incomplete else found


def _report(desk: Desk, firm: Firm) -> Pair:
    """5(2)a: anyone may report a firm in the library."""
    return YES


def _accept(desk: Desk, firm: Firm) -> Pair:
    """5(2)b: a report with its elements may be accepted."""
    found = NO
    for card in desk.of(firm, "report"):
        accepted = desk.stage(card, "accepted", "accepted_on", False)
        there = either(_now(desk, firm, card), sure(_untouched(desk, card)))
        found = either(found, both(there, admissible(desk, card), pair(accepted, False)))
    return either(found, OPEN) if "report" in desk.incomplete else found


def _untouched(desk: Desk, card: Card) -> bool:
    """Whether nobody has taken up a report yet: however old, it can still be accepted."""
    put = card["verified_on"] is not None and card["verified_on"] <= desk.seen
    return not put and all(desk.stage(card, *stage) == stage[2] for stage in REPORT_STAGES)


def _verify(desk: Desk, firm: Firm) -> Pair:
    """5(2)c: a report that was accepted must be put to the firm, until it is."""
    found = NO
    for card in desk.of(firm, "report"):
        accepted = desk.stage(card, "accepted", "accepted_on", False)
        reply = desk.stage(card, "reply", "reply_on", "pending")
        result = desk.stage(card, "verification", "verification_on", "pending")
        put = card["verified_on"] is not None and card["verified_on"] <= desk.seen
        known_put = YES if put else either(contrary(pair(reply, "pending")), contrary(pair(result, "pending")))
        if not put and None in (reply, result):
            # One of the two is not known: it may show that the report was put to the firm, or be still to come.
            known_put = OPEN
        found = either(found, both(_now(desk, firm, card), pair(accepted, True), contrary(known_put)))
    return either(found, OPEN) if "report" in desk.incomplete else found


def _now(desk: Desk, firm: Firm, card: Card) -> Pair:
    put = card["verified_on"]
    stages = (*REPORT_STAGES, ("verified_on", "verified_on", None)) if put is not None else REPORT_STAGES
    return of_now(desk, firm, card, stages)


def _demand_service(desk: Desk, firm: Firm) -> Pair:
    """5(3)a.1: of whom service was at fault rectification may be demanded, once for each fault."""
    found = NO
    for card in desk.of(firm, "incident"):
        if card["kind"] in ("poor_result", "low_satisfaction", "similar_service"):
            now = of_now(desk, firm, card, ())
            open_still = contrary(followed(desk, firm, "5(3)", card["on"]))
            found = either(found, both(now, pair(card["during"], True), open_still))
    return either(found, OPEN) if "incident" in desk.incomplete else found


_DUTIES = {
    "update_information": (_update, "must"),
    "demand_rectification_5_1": (_demand_information, "must"),
    "demand_rectification_5_3": (_demand_service, "may"),
    "report": (_report, "may"),
    "accept_report": (_accept, "may"),
    "verify_report": (_verify, "must"),
}


def _may_serve(desk: Desk, firm: Firm) -> Pair:
    """preamble/nonmember: members may, others who meet the conditions, which no card tells."""
    if firm in desk.lists.members:
        return YES
    if desk.reads("OP-29.exited") == "excludes_exited" and any(who == firm for _, who in desk.lists.exits):
        return NO
    if desk.reads("OP-29.reserve") == "inside" and firm in desk.lists.reserve:
        return YES
    return OPEN


def adjusted(desk: Desk, but: Firm | None = None) -> int:
    """The firms in the library before anything that was refilled on the day itself (5(5)a)."""
    today = [card for card in desk.cards if card["what"] == "promote" and card["on"] == desk.on]
    lists = desk.lists_without(*today) if today else desk.lists
    return len(lists.members - {but})


def triggered(desk: Desk, count: int) -> bool:
    """5(5)a: after an exit the library is below the floor."""
    low = count <= desk.terms.floor if desk.reads("OP-26.floor") == "inclusive" else count < desk.terms.floor
    return low and (bool(desk.lists.exits) or desk.reads("OP-26.occasion") == "whenever")


def about_library(desk: Desk) -> Answers:
    """What must and may be done about the library as a whole."""
    acts = ("replenish", "use_reserve", "call", "build_reserve", "fill", "hold_first_rating", "re_rate")
    if not desk.in_force:
        return {act: frozenset(["not_in_force"]) for act in acts}
    admitted = any(card["what"] == "admit" for card in desk.cards)
    built = any(card["what"] == "reserve" for card in desk.cards)
    short = len(desk.lists.members) < desk.terms.total
    held = bool(desk.rounds)
    due = window(desk, 1)
    begun = OPEN if due == "unknown" else NO if isinstance(due, str) or desk.on < due[0] else YES
    return {
        **_refill(desk),
        "build_reserve": said(YES if admitted and not built else NO, "must"),
        "fill": said(sure(admitted and desk.reads("OP-04.force") == "exact" and short), "must"),
        "hold_first_rating": said(NO if held else begun, "must"),
        "re_rate": said(YES if held else NO, "may"),
    }


def _refill(desk: Desk) -> dict[str, Words]:
    """5(5)b to 5(5)d: whether the library may be replenished, and by which routes."""
    count = adjusted(desk)
    low = triggered(desk, count)
    room = len(desk.lists.members) < desk.terms.total
    open_to = YES if low and room else NO
    duty = desk.reads("OP-27.duty")
    compelled = low and ((duty == "duty_to_27" and count < desk.terms.floor) or (duty == "duty_to_32" and room))
    looks = [
        False if desk.reads("OP-13.reach") == "applicants" else desk.last_look(firm) for firm in desk.lists.reserve
    ]
    usable = either(NO, *(pair(look, False) for look in looks))
    reserve = both(open_to, usable)
    call = said(open_to, "may")
    if desk.reads("OP-28.route") == "reserve_first" and open_to == YES:
        call = frozenset(["must_not"]) if reserve[0] else frozenset(["must_not", "may"]) if reserve[1] else call
    replenish = frozenset(["must"]) if compelled else said(open_to, "may")
    return {"replenish": replenish, "use_reserve": said(reserve, "may"), "call": call}


def room(desk: Desk, answers: Answers) -> int:
    """How many firms may be added at most, by what was said about the library."""
    allowed = not answers["replenish"].isdisjoint(("must", "may"))
    return max(0, desk.terms.total - len(desk.lists.members)) if allowed else 0


def fewest(desk: Desk, answers: Answers) -> int:
    """How many firms must be added at least, where replenishing is read as a duty (OP-27)."""
    if answers["replenish"] != {"must"}:
        return 0
    target = desk.terms.floor if desk.reads("OP-27.duty") == "duty_to_27" else desk.terms.total
    return max(0, target - len(desk.lists.members))


def against_promotion(desk: Desk, firm: Firm, sector: str) -> dict[str, Pair]:
    """What forbids a promotion: the total, the row, the dishonesty list; by clause."""
    others = [place for place in desk.lists.places if place.firm != firm]
    binding = desk.reads("OP-04.force") != "guideline"
    in_row = len({place.firm for place in others if place.sector == sector})
    rows = binding and desk.reads("OP-28.sector") == "row_caps_apply"
    return {
        "1/total": sure(binding and len({place.firm for place in others}) >= desk.terms.total),
        "1/table": sure(rows and in_row >= row_of(desk.terms, sector)),
        "3/veto": NO if desk.reads("OP-13.reach") == "applicants" else pair(desk.last_look(firm), True),
    }


def about_promotion(desk: Desk, firm: Firm, sector: str) -> Words:
    """5(5)c: whether a firm may be promoted from the reserve into a sector."""
    if not desk.in_force:
        return frozenset(["not_in_force"])
    if firm not in desk.lists.reserve:
        return frozenset(["not_applicable"])
    forbidden, perhaps = either(*against_promotion(desk, firm, sector).values())
    if forbidden:
        return frozenset(["must_not"])
    allowed = "may" if triggered(desk, adjusted(desk, firm)) else "silent"
    return frozenset([allowed, "must_not"] if perhaps else [allowed])
