"""What the executable regulation is asked about: firms, applications, batches, reserve firms and libraries.

A builder gives the plainest case of its kind; a test changes the one thing it is about. What nouns can say is said in
nouns; facts by name are for what no noun can say.
"""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any, Final

from attrs import evolve

from fzdigital.nouns import (
    ActKind,
    Application,
    Basis,
    Dossier,
    Entry,
    Happening,
    Incident,
    IncidentKind,
    Industry,
    ListingCheck,
    Mark,
    Membership,
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
from fzdigital.policy.firm_case import firm_case
from fzdigital.policy.library_case import (
    Candidacy,
    Places,
    Standing,
    application_case,
    batch_case,
    candidate_case,
    library_case,
)
from fzdigital.policy.measures import MEASURES
from fzdigital.policy.occasion import Occasion
from fzdigital.rules.answer import Decision
from fzdigital.rules.decide import decide
from fzdigital.rules.decision import Case, Outcome
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.vocabulary import Value
from fzdigital.service.casebook import Casebook
from fzdigital.service.history import History
from tests.strategies.nouns import code_of

ONE, OTHER, THIRD = code_of(1), code_of(2), code_of(3)
JOINED: Final = date(2024, 6, 5)
DAY: Final = date(2024, 11, 20)
LATER: Final = date(2025, 3, 3)

NOT_IN_FORCE, NOT_APPLICABLE = (Outcome.NOT_IN_FORCE,), (Outcome.NOT_APPLICABLE,)
MUST, MAY, MUST_NOT, SILENT = (Outcome.MUST,), (Outcome.MAY,), (Outcome.MUST_NOT,), (Outcome.SILENT,)


@cache
def under(axis: str, reading: str | None, base: Regulation = MEASURES) -> Regulation:
    """The Measures under one reading; ``None`` leaves the question unresolved."""
    return base.with_readings({axis: reading})


def possible(*outcomes: Outcome) -> tuple[Outcome, ...]:
    """Several outcomes, in the order in which a decision holds them."""
    return tuple(outcome for outcome in Outcome if outcome in outcomes)


def changed(case: Case, **facts: Value) -> Case:
    """A case with some of its subject's own facts changed, by their names without the subject."""
    names = [fact.name.partition(".")[2] for fact in MEASURES.vocabulary.of(case.subject)]
    assert {*facts} <= {*names}
    values = (facts.get(name, value) for name, value in zip(names, case.facts.values, strict=True))
    return evolve(case, facts=evolve(case.facts, values=tuple(values)))


def applying(decision: Decision, act: str) -> list[str]:
    """The clauses of the rules that apply to an act, sorted, each once."""
    return sorted({ground.result.rule.clause for ground in decision.of(act).applying})


def firm(
    *matters: Happening,
    joined: date | None = JOINED,
    batch: int | None = 1,
    by: ActKind = ActKind.ADMIT,
    in_reserve: bool = False,
    incomplete: Iterable[str] = (),
) -> Dossier:
    """A member of the library, of the reserve or of neither, with what happened around it.

    Args:
        matters: nouns about the firm, in any order.
        joined: day on which it joined; None for a firm that is no member.
        batch: batch by which it was admitted.
        by: the act by which it joined.
        in_reserve: whether it stands in the reserve.
        incomplete: kinds of matters of which more may exist.
    """

    def of(kind: type) -> tuple[Any, ...]:
        return tuple(matter for matter in matters if isinstance(matter, kind))

    places = () if joined is None else (Membership(ONE, Industry.KNIT, joined, by, batch),)
    return Dossier(
        code=ONE,
        memberships=places,
        in_reserve=in_reserve,
        exits=of(OfficialAct),
        applications=of(Application),
        ratings=of(Rating),
        notices=of(UpdateNotice),
        rectifications=of(Rectification),
        reports=of(Report),
        incidents=of(Incident),
        checks=of(ListingCheck),
        incomplete=tuple(incomplete),
    )


def occasion(on: date = DAY, *ratings: Rating, **known: Any) -> Occasion:
    """A day after the rounds of some ratings."""
    rounds: dict[int, date] = {}
    for rating in sorted(ratings, key=lambda one: one.on):
        if rating.on <= on:
            rounds.setdefault(rating.round, rating.on)
    held = tuple(sorted(rounds.items(), key=lambda one: (one[1], one[0])))
    return Occasion(on, **{"rounds": held, **known})


def of_firm(
    *matters: Happening,
    on: date = DAY,
    regulation: Regulation = MEASURES,
    known: Occasion | None = None,
    **status: Any,
) -> Decision:
    """The decision on a firm in whose dossier some matters stand."""
    dossier = firm(*matters, **status)
    return decide(regulation, firm_case(regulation, dossier, known or occasion(on, *dossier.ratings)))


def exit_of(*matters: Happening, **asked: Any) -> tuple[Outcome, ...]:
    """Whether the firm must leave the library."""
    return of_firm(*matters, **asked).of("exit").outcomes


def grounds_of(*matters: Happening, **asked: Any) -> list[str]:
    """The clauses on which the firm must leave the library."""
    return applying(of_firm(*matters, **asked), "exit")


def notice(**changes: Any) -> UpdateNotice:
    """A notice of October 2024 to update by the end of the month, not followed; nobody judged."""
    on, due = date(2024, 10, 1), date(2024, 10, 31)
    plain = UpdateNotice(ONE, on, due, first_filling=False, done=False, done_on=None, late=None)
    return evolve(plain, **changes)


def rectification(
    basis: Basis, outcome: RectificationOutcome | None, outcome_on: date | None = None, **changes: Any
) -> Rectification:
    """A demand of October 2024 with a deadline at the end of the month."""
    plain = Rectification(ONE, basis, date(2024, 10, 8), date(2024, 10, 31), outcome, outcome_on)
    return evolve(plain, **changes)


def report(**changes: Any) -> Report:
    """An admissible report, accepted and put to the firm, on which nothing came yet."""
    plain = Report(
        code=ONE,
        case_number="2024-1",
        on=date(2024, 10, 8),
        real_name=True,
        evidence=True,
        contact=True,
        accepted=True,
        accepted_on=date(2024, 10, 10),
        verified_on=date(2024, 10, 11),
        reply=Reply.PENDING,
        reply_on=None,
        verification=Verification.PENDING,
        verification_on=None,
    )
    return evolve(plain, **changes)


def incident(kind: IncidentKind, **changes: Any) -> Incident:
    """Something of October 2024, while the firm was serving; nobody judged how grave it was."""
    return evolve(Incident(ONE, kind, date(2024, 10, 8), during_service=True, grave=None), **changes)


def rated(number: int, stars: Stars | None, on: date, rechecks: int | None = None) -> Rating:
    """The firm's rating in one round."""
    return Rating(ONE, number, on, stars, rechecks)


def left(on: date) -> OfficialAct:
    """The firm's exit."""
    return OfficialAct(ActKind.EXIT, on, ONE, None, None)


def application(code: str = ONE, industry: Industry = Industry.KNIT, batch: int = 1, **changes: Any) -> Application:
    """A professional provider's application with its form, of a firm not listed."""
    provider = Provider(code, f"福州{code[-10:]}数字科技有限公司", changes.pop("kind", ProviderKind.PROFESSIONAL))
    plain = Application(provider, industry, batch, date(2024, 5, 6), form_submitted=True, listed=False)
    return evolve(plain, **changes)


def of_application(
    asked: Application | None = None,
    *,
    on: date = DAY,
    regulation: Regulation = MEASURES,
    facts: dict[str, Value] | None = None,
    **known: Any,
) -> Decision:
    """The decision on an application that stands within the places, the list being decided and the library empty."""
    none = (0, 0, 0)
    plain = Candidacy(
        standing="within",
        scored=True,
        recommended=True,
        list_decided=True,
        listed_at_decision=False,
        industries=(),
        exited_before=False,
        placed_by_panel=None,
        placed_by_key=None,
        among_next_best=True,
        reserve_picked=0,
        places=Places(none, none, none),
    )
    case = application_case(regulation, asked or application(), evolve(plain, **known), occasion(on))
    return decide(regulation, changed(case, **(facts or {})))


def admit_of(asked: Application | None = None, **known: Any) -> tuple[Outcome, ...]:
    """Whether the applicant may be admitted."""
    return of_application(asked, **known).of("admit").outcomes


def of_batch(on: date = DAY, regulation: Regulation = MEASURES, **done: bool) -> Decision:
    """The decision on a batch whose applications were received and scored."""
    steps = {"received": True, "reviewed": True, "list_proposed": False, "opinion_issued": False, "decided": False}
    return decide(regulation, batch_case(regulation, 1, occasion(on), **{**steps, **done}))


def standing(count: int = 26, exits: int = 6, **changes: Any) -> Standing:
    """A library after some exits, with two firms in reserve that are not listed."""
    plain = Standing(
        count=count,
        adjusted=changes.pop("adjusted", count),
        exits=exits,
        reserve=(OTHER, THIRD),
        listed=(False, False),
        selected=True,
        reserve_built=True,
    )
    return evolve(plain, **changes)


def of_library(
    state: Standing | None = None, *, on: date = DAY, regulation: Regulation = MEASURES, known: Occasion | None = None
) -> Decision:
    """The decision on the library as a whole."""
    return decide(regulation, library_case(regulation, state or standing(), known or occasion(on)))


def of_candidate(
    state: Standing | None = None,
    *,
    industry: Industry = Industry.KNIT,
    on: date = DAY,
    regulation: Regulation = MEASURES,
    **changes: Any,
) -> Decision:
    """The decision on a reserve firm whose sector has room."""
    known = {"in_reserve": True, "member": False, "listed": False, "first_in_order": True, "row": 3, **changes}
    case = candidate_case(regulation, OTHER, industry, occasion(on), standing=state or standing(), **known)
    return decide(regulation, case)


def promote_of(state: Standing | None = None, **asked: Any) -> tuple[Outcome, ...]:
    """Whether the reserve firm may be promoted."""
    return of_candidate(state, **asked).of("promote").outcomes


def history(*happened: Happening, incomplete: Iterable[str] = (), **settings: Any) -> History:
    """A register in which everything was recorded on its day."""
    entries = tuple(Entry(f"登记-{number}", what.on, what) for number, what in enumerate(happened, 1))
    return History(Casebook(entries, incomplete=tuple(incomplete), **settings))


def marks(asked: Application, *points: str, on: date = date(2024, 5, 20)) -> tuple[Mark, ...]:
    """The marks of one application, one expert each."""
    return tuple(
        Mark(asked.code, asked.industry, asked.batch, on, f"专家{number}", Score.parse(one))
        for number, one in enumerate(points, 1)
    )


def admission(code: str, industry: Industry = Industry.KNIT, on: date = JOINED, batch: int = 1) -> OfficialAct:
    """A decision to admit a firm."""
    return OfficialAct(ActKind.ADMIT, on, code, industry, batch)


def notified(ends_on: date | None, *, starts_on: date | None = None, batch: int = 1) -> PublicNotice:
    """A public notice; of seven days if nothing else is said."""
    first = starts_on or (date.fromordinal(ends_on.toordinal() - 6) if ends_on else JOINED)
    return PublicNotice(batch, first, ends_on)
