"""Cards in the library's own nouns: the same happenings, said to the library."""

from collections.abc import Callable, Iterable
from typing import Any

from fzdigital.nouns import (
    ActKind,
    Application,
    Basis,
    Correction,
    Entry,
    Happening,
    Incident,
    IncidentKind,
    Industry,
    ListingCheck,
    Mark,
    NoDeadline,
    OfficialAct,
    Provider,
    ProviderKind,
    PublicNotice,
    Rating,
    Rectification,
    RectificationOutcome,
    Reply,
    Report,
    Score,
    Stars,
    UpdateNotice,
    Verification,
)
from fzdigital.service.casebook import Casebook
from tests.extremes.cards import Box, Card, Firm, Fix
from tests.strategies.nouns import code_of

CODES = tuple(code_of(number) for number in range(64))
EXPERTS = ("专家1", "专家2", "专家3")

_ACT_KINDS = {
    "admit": ActKind.ADMIT, "reserve": ActKind.RESERVE, "promote": ActKind.PROMOTE, "exit": ActKind.EXIT,
    "recommend": ActKind.RECOMMEND,
}  # fmt: skip
_VALUES = {"outcome": RectificationOutcome, "reply": Reply, "verification": Verification, "stars": Stars}
_FIELDS = {"during": "during_service", "starts": "on", "ends": "ends_on", "sector": "industry"}
SHEETS = {
    "rate": "ratings", "notice": "updates", "demand": "rectifications", "report": "reports",
    "incident": "incidents", "look": "checks",
}  # fmt: skip
"""The casebook's sheet for each kind of card of which rows may be missing."""


def code(firm: Firm) -> str:
    """The code of a firm."""
    return CODES[firm]


def entries_of(card: Card) -> tuple[Entry, ...]:
    """The entries of a card: one, or for an application also the marks it was given."""
    return tuple(
        Entry(card["id"] if number == 0 else f"{card['id']}/{number}", card["recorded"], noun)
        for number, noun in enumerate(_happened(card))
    )


def correction_of(fix: Fix) -> Correction:
    """The correction that says the same."""
    field = _FIELDS.get(fix.field, fix.field)
    return Correction(fix.card, field, _said(fix.field, fix.old), _said(fix.field, fix.new), "更正", fix.recorded)


def casebook_of(box: Box) -> Casebook:
    """The casebook that says the same as a box."""
    entries = [entry for card in box.cards for entry in entries_of(card)]
    return joined(entries, map(correction_of, box.fixes), box.incomplete)


def joined(entries: Iterable[Entry], corrections: Iterable[Correction], incomplete: Iterable[str]) -> Casebook:
    """A casebook of entries and corrections made before."""
    return Casebook(tuple(entries), tuple(corrections), (), tuple(SHEETS[kind] for kind in incomplete))


def _said(field: str, value: Any) -> Any:
    """A value as the noun has it."""
    if value is None or field not in (*_VALUES, "due", "deadline", "sector"):
        return value
    if field in _VALUES:
        return _VALUES[field](value)
    if field == "sector":
        return Industry(value)
    return NoDeadline.NONE if value == "none" else value


def _happened(card: Card) -> tuple[Happening, ...]:
    """The nouns of a card."""
    what, on = card["what"], card["on"]
    if what in _ACT_KINDS:
        sector = card.get("sector")
        industry = None if sector is None else Industry(sector)
        return (
            OfficialAct(
                _ACT_KINDS[what], on, code(card["firm"]), industry, card.get("batch"), tuple(card.get("grounds", ()))
            ),
        )
    if what == "publish":
        return (PublicNotice(card["batch"], on, card["ends"]),)
    if what == "apply":
        return _applied(card)
    return (_MATTERS[what](card, code(card["firm"])),)


def _applied(card: Card) -> tuple[Happening, ...]:
    firm, industry, batch = code(card["firm"]), Industry(card["sector"]), card["batch"]
    provider = Provider(firm, f"福州{firm[-10:]}数字科技有限公司", ProviderKind.PROFESSIONAL)
    application = Application(provider, industry, batch, card["on"], card["form"], card["listed"])
    score = card["score"]
    marks = (
        () if score is None else tuple(Mark(firm, industry, batch, card["on"], one, Score(score)) for one in EXPERTS)
    )
    return application, *marks


def _rating(card: Card, firm: str) -> Rating:
    return Rating(firm, card["round"], card["on"], _said("stars", card["stars"]), card["rechecks"])


def _notice(card: Card, firm: str) -> UpdateNotice:
    return UpdateNotice(
        firm, card["on"], _said("due", card["due"]), card["first_filling"], card["done"], card["done_on"], card["late"]
    )


def _demand(card: Card, firm: str) -> Rectification:
    basis = Basis(card["basis"])
    outcome = _said("outcome", card["outcome"])
    return Rectification(firm, basis, card["on"], _said("deadline", card["deadline"]), outcome, card["outcome_on"])


def _report(card: Card, firm: str) -> Report:
    return Report(
        code=firm,
        case_number=card["id"],
        on=card["on"],
        real_name=card["real_name"],
        evidence=card["evidence"],
        contact=card["contact"],
        accepted=card["accepted"],
        accepted_on=card["accepted_on"],
        verified_on=card["verified_on"],
        reply=_said("reply", card["reply"]),
        reply_on=card["reply_on"],
        verification=_said("verification", card["verification"]),
        verification_on=card["verification_on"],
    )


def _incident(card: Card, firm: str) -> Incident:
    return Incident(firm, IncidentKind(card["kind"]), card["on"], card["during"], card["grave"])


def _look(card: Card, firm: str) -> ListingCheck:
    return ListingCheck(firm, card["on"], card["listed"])


_MATTERS: dict[str, Callable[[Card, str], Happening]] = {
    "rate": _rating, "notice": _notice, "demand": _demand, "report": _report, "incident": _incident, "look": _look,
}  # fmt: skip
