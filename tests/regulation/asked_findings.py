"""Steps that hold what was recorded, left undone or proposed against the Measures."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from fzdigital.errors import NotAllowedError, UndeterminedError
from fzdigital.nouns import (
    ActKind,
    Basis,
    Happening,
    Industry,
    OfficialAct,
    PublicNotice,
    Rating,
    Rectification,
    Report,
    UpdateNotice,
)
from fzdigital.rules.decision import Outcome
from fzdigital.rules.rule import Force
from fzdigital.service.findings import Finding, FindingKind
from fzdigital.service.proposal import propose
from tests.regulation.deeds import Deed
from tests.regulation.names import code_of
from tests.regulation.step import Step, asked
from tests.regulation.world import World

EXERCISES: Final = {
    ActKind.RECOMMEND: ("recommend",),
    ActKind.OPINION: ("issue_opinion",),
    ActKind.ADMIT: ("admit",),
    ActKind.RESERVE: ("put_in_reserve",),
    ActKind.PROMOTE: ("promote", "replenish", "use_reserve"),
    ActKind.CALL: ("call", "replenish"),
    ActKind.EXIT: ("exit",),
}
"""Which acts an official act exercises."""

_NOUNS: Final[dict[str, type[Happening]]] = {
    "rating": Rating, "notice": UpdateNotice, "rectification": Rectification, "report": Report,
}  # fmt: skip


def exercised(world: World, noun: Happening) -> tuple[str, ...]:
    """Ids of the acts that something recorded exercises."""
    match noun:
        case OfficialAct():
            return EXERCISES[noun.kind]
        case Rating():
            first = min(one.round for one in world.happened if isinstance(one, Rating))
            return ("rate", "hold_first_rating") if noun.round == first else ("rate", "re_rate")
        case Rectification():
            return ("demand_rectification_5_1",) if noun.basis is Basis.INFORMATION else ("demand_rectification_5_3",)
        case Report():
            return ("report", "accept_report") if noun.accepted else ("report",)
        case _:
            return ()


def _recorded(world: World, record: object, day: date, firm: int | None, batch: int | None) -> tuple[str, Happening]:
    """The id and the noun of what a step points at; the latest if there are several."""
    for place in range(len(world.happened), 0, -1):
        one = world.happened[place - 1]
        if isinstance(record, ActKind):
            fits = isinstance(one, OfficialAct) and one.kind is record and batch in (None, one.batch)
        else:
            fits = isinstance(one, _NOUNS[str(record)])
        of_firm = firm is None or getattr(one, "code", None) == code_of(firm)
        # A report is accepted later than it is made; it is the acceptance that is held against the text.
        when = one.accepted_on or one.on if isinstance(one, Report) else one.on
        if fits and of_firm and when == day and not isinstance(one, PublicNotice):
            return f"登记-{place:04}", one
    raise LookupError(f"nothing of this kind was told of {day}")


def _conforming(world: World, day: date, record: object, firm: int | None = None, batch: int | None = None) -> None:
    entry, noun = _recorded(world, record, day, firm, batch)
    against = [one for one in world.findings if one.entry == entry]
    world.held(exercised(world, noun), done=True, finding=against[0] if against else None)
    world.asked("finding", entry, tuple((one.kind.value, one.clause) for one in against))
    assert not against, f"核查结果：{_said(against)}"


def _nonconforming(
    world: World,
    day: date,
    record: object,
    finding: FindingKind,
    unit: str,
    firm: int | None = None,
    batch: int | None = None,
) -> None:
    entry, noun = _recorded(world, record, day, firm, batch)
    against = [one for one in world.findings if one.entry == entry]
    world.held(exercised(world, noun), done=True, finding=against[0] if against else None)
    world.asked("finding", entry, tuple((one.kind.value, one.clause) for one in against))
    assert (finding, unit) in {(one.kind, one.clause) for one in against}, f"核查结果：{_said(against)}"


def _said(against: Iterable[Finding]) -> str:
    return "；".join(f"{one.kind.text.zh}（{one.clause}）{one.text.zh}" for one in against) or "无"


def _subject_fault(world: World, subject: str, finding: FindingKind, unit: str) -> None:
    of_it = [one for one in world.findings if one.subject == subject]
    world.asked("finding", subject, tuple(sorted({(one.kind.value, one.clause) for one in of_it})), unit=unit)
    assert (finding, unit) in {(one.kind, one.clause) for one in of_it}, f"核查结果：{_said(of_it)}"


def _subject_faultless(world: World, subject: str, unit: str) -> None:
    of_it = [one for one in world.findings if one.subject == subject]
    world.asked("finding", subject, tuple(sorted({(one.kind.value, one.clause) for one in of_it})), unit=unit)
    assert unit not in {one.clause for one in of_it}, f"核查结果：{_said(of_it)}"


def _library_fault(world: World, finding: FindingKind, unit: str) -> None:
    _subject_fault(world, "library", finding, unit)


def _library_faultless(world: World, unit: str) -> None:
    _subject_faultless(world, "library", unit)


def _reserve_fault(world: World, finding: FindingKind, unit: str) -> None:
    _subject_fault(world, "reserve", finding, unit)


def _reserve_faultless(world: World, unit: str) -> None:
    _subject_faultless(world, "reserve", unit)


def _pick_fault(world: World, batch: int, finding: FindingKind, unit: str) -> None:
    _picked(world, batch)
    _subject_fault(world, f"batch {batch}", finding, unit)


def _pick_faultless(world: World, batch: int, unit: str) -> None:
    _picked(world, batch)
    _subject_faultless(world, f"batch {batch}", unit)


def _picked(world: World, batch: int) -> None:
    """Keep how many were picked for the reserve, which is measured against the band."""
    picked = sum(one.batch == batch for one in world.acts(ActKind.RESERVE))
    of_it = [one for one in world.findings if one.subject == f"batch {batch}" and one.clause == "1/reserve/size"]
    fault = of_it[0].kind.value if of_it else None
    world.asked("reserve_pick", batch, fault, numbers=(("reserve_min", picked), ("reserve_max", picked)))


def _left_undone(world: World, deed: Deed) -> None:
    decision = world.decision(deed)
    one = decision.of(deed.act)
    assert one.outcomes == (Outcome.MAY,), f"结论是{'、'.join(each.text.zh for each in one.outcomes)}"
    code = None if deed.firm is None else code_of(deed.firm)
    done = [
        noun for noun in world.happened
        if deed.act in exercised(world, noun) and noun.on <= world.day and code in (None, getattr(noun, "code", None))
    ]  # fmt: skip
    # A power on the whole library counts as unused on the day asked about, whatever was done before.
    assert not [noun for noun in done if code is not None or noun.on == world.day], "已经行使"
    powers = {ground.result.rule.clause for ground in one.applying if ground.result.rule.force is Force.MAY}
    subject = code or decision.case.subject
    against = [each for each in world.findings if each.clause in powers and each.subject == subject]
    world.asked("decide", deed, one.outcomes, act=deed.act, decision=decision)
    world.held((deed.act,), done=False, finding=against[0] if against else None)
    assert not against, f"核查结果：{_said(against)}"


_PROPOSED: Final = {
    "admit": ActKind.ADMIT, "recommend": ActKind.RECOMMEND, "put_in_reserve": ActKind.RESERVE,
    "promote": ActKind.PROMOTE, "exit": ActKind.EXIT,
}  # fmt: skip


def _proposal(world: World, deed: Deed) -> str | None:
    """Put an act forward; the clause on which it is refused, None if it is not, empty if that is undetermined."""
    if deed.firm is None or deed.act not in _PROPOSED:
        raise LookupError(f"{deed.act} cannot be put forward as an act about a firm")
    kind, code = _PROPOSED[deed.act], code_of(deed.firm)
    with_sector = kind in (ActKind.ADMIT, ActKind.RECOMMEND, ActKind.PROMOTE)
    industry: Industry | None = None
    batch: int | None = None
    if kind is not ActKind.EXIT:
        application = world.application(deed.firm, deed.industry)
        industry = application.industry if with_sector else None
        batch = None if kind is ActKind.PROMOTE else application.batch
    act = OfficialAct(kind, world.day, code, industry, batch)
    try:
        propose(world.regulation, world.casebook, act, id="提请", recorded_on=world.day)
    except NotAllowedError as error:
        return error.clauses[0]
    except UndeterminedError:
        return ""
    return None


def _refused(world: World, deed: Deed, unit: str) -> None:
    found = _proposal(world, deed)
    world.asked("proposal", deed, found)
    world.held(EXERCISES[_PROPOSED[deed.act]], done=True, refused=found or "")
    assert found == unit, f"提请结果：{found}"


def _granted(world: World, deed: Deed) -> None:
    found = _proposal(world, deed)
    world.asked("proposal", deed, found)
    assert found is None, f"提请结果：{found}"


def _undetermined(world: World, deed: Deed) -> None:
    found = _proposal(world, deed)
    world.asked("proposal", deed, found)
    assert found == "", f"提请结果：{found}"


STEPS: Final[tuple[Step, ...]] = (
    asked("{firm}于{day}的{record}与办法相符", "the {record} of {firm} on {day} conforms", _conforming),
    asked("{firm}于{day}的{record}被指出“{finding}”，所涉条款为“{unit}”",
          "the {record} of {firm} on {day} is found {finding}, on {unit}", _nonconforming),
    asked("{day}的[第{batch:number}批]{record}与办法相符", "the {record} of {day}[ for batch {batch}] conforms",
          _conforming),
    asked("{day}的[第{batch:number}批]{record}被指出“{finding}”，所涉条款为“{unit}”",
          "the {record} of {day}[ for batch {batch}] is found {finding}, on {unit}", _nonconforming),
    asked("服务资源库被指出“{finding}”，所涉条款为“{unit}”", "the library is found {finding}, on {unit}",
          _library_fault),
    asked("服务资源库未被指出涉及“{unit}”的问题", "nothing is found on the library under {unit}", _library_faultless),
    asked("后备资源库被指出“{finding}”，所涉条款为“{unit}”", "the reserve is found {finding}, on {unit}",
          _reserve_fault),
    asked("后备资源库未被指出涉及“{unit}”的问题", "nothing is found on the reserve under {unit}", _reserve_faultless),
    asked("第{batch:number}批后备的选取被指出“{finding}”，所涉条款为“{unit}”",
          "the pick of batch {batch} for the reserve is found {finding}, on {unit}", _pick_fault),
    asked("第{batch:number}批后备的选取未被指出涉及“{unit}”的问题",
          "nothing is found on the pick of batch {batch} for the reserve under {unit}", _pick_faultless),
    asked("虽可{deed}而未行使，不构成与办法不符", "to leave it undone to {deed}, though one may, is no fault",
          _left_undone),
    asked("提请{deed}，应予驳回，所涉条款为“{unit}”", "a proposal to {deed} is refused, on {unit}", _refused),
    asked("提请{deed}，准予提出", "a proposal to {deed} is admitted", _granted),
    asked("提请{deed}，暂不能提出", "a proposal to {deed} cannot be made yet", _undetermined),
)  # fmt: skip
"""The steps asked here."""
