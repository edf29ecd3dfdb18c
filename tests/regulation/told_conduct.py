"""Steps that tell what happens to a member: notices, demands, reports, incidents, ratings."""

from datetime import date
from typing import Final

from fzdigital.nouns import (
    Basis,
    Incident,
    IncidentKind,
    NoDeadline,
    Rating,
    Rectification,
    RectificationOutcome,
    Reply,
    Report,
    Stars,
    UpdateNotice,
    Verification,
)
from tests.regulation.names import code_of
from tests.regulation.step import Step, told
from tests.regulation.world import World

Deadline = date | NoDeadline | None


def _notified(world: World, day: date, firm: int, asked_for: bool | None, deadline: Deadline) -> None:
    world.tell(UpdateNotice(code_of(firm), day, deadline, asked_for, done=False, done_on=None, late=None))


def _done(world: World, firm: int, day: date) -> None:
    world.change(UpdateNotice, firm, done=True, done_on=day)


def _done_unknown(world: World, firm: int) -> None:
    world.change(UpdateNotice, firm, done=None)


def _judged_late(world: World, firm: int, late: bool) -> None:
    world.change(UpdateNotice, firm, late=late)


def _demanded_information(world: World, day: date, firm: int, deadline: Deadline) -> None:
    _demanded(world, day, firm, deadline, Basis.INFORMATION)


def _demanded_service(world: World, day: date, firm: int, deadline: Deadline) -> None:
    _demanded(world, day, firm, deadline, Basis.SERVICE)


def _demanded(world: World, day: date, firm: int, deadline: Deadline, basis: Basis) -> None:
    world.tell(Rectification(code_of(firm), basis, day, deadline, RectificationOutcome.PENDING, None))


def _rectified(world: World, firm: int, rectified: RectificationOutcome, day: date | None = None) -> None:
    world.change(Rectification, firm, outcome=rectified, outcome_on=day)


def _rectified_unknown(world: World, firm: int) -> None:
    world.change(Rectification, firm, outcome=None, outcome_on=None)


def _reported(
    world: World, day: date, firm: int, real_name: bool | None, evidence: bool | None, contact: bool | None
) -> None:
    number = sum(isinstance(one, Report) for one in world.happened) + 1
    world.tell(
        Report(
            code=code_of(firm),
            case_number=f"举报{number}",
            on=day,
            real_name=real_name,
            evidence=evidence,
            contact=contact,
            accepted=False,
            accepted_on=None,
            verified_on=None,
            reply=Reply.PENDING,
            reply_on=None,
            verification=Verification.PENDING,
            verification_on=None,
        )
    )


def _accepted(world: World, day: date, firm: int) -> None:
    world.change(Report, firm, accepted=True, accepted_on=day)


def _accepted_unknown(world: World, firm: int) -> None:
    world.change(Report, firm, accepted=None, accepted_on=None)


def _put(world: World, day: date, firm: int) -> None:
    world.change(Report, firm, verified_on=day)


def _replied(world: World, firm: int, reply: Reply, day: date | None = None) -> None:
    world.change(Report, firm, reply=reply, reply_on=day)


def _replied_unknown(world: World, firm: int) -> None:
    world.change(Report, firm, reply=None, reply_on=None)


def _verified(world: World, firm: int, verified: Verification, day: date | None = None) -> None:
    world.change(Report, firm, verification=verified, verification_on=day)


def _verified_unknown(world: World, firm: int) -> None:
    world.change(Report, firm, verification=None, verification_on=None)


def _incident(
    world: World, day: date, firm: int, during: bool | None, incident: IncidentKind, grave: bool | None = None
) -> None:
    world.tell(Incident(code_of(firm), incident, day, during, grave))


def _rated(world: World, round: int, day: date, firm: int, stars: Stars | None, rechecks: int | None = None) -> None:
    world.tell(Rating(code_of(firm), round, day, stars, rechecks))


def _rest_rated(world: World, round: int, day: date, stars: Stars | None) -> None:
    rated = {one.code for one in world.happened if isinstance(one, Rating) and one.round == round}
    members = sorted({one.code for one in world.history.pools(day).library.members} - rated)
    world.tell(*(Rating(code, round, day, stars) for code in members))


STEPS: Final[tuple[Step, ...]] = (
    told("市工信局于{day}通知{firm}{asked_for}，{deadline}",
         "on {day} the bureau tells {firm} to {asked_for}, {deadline}", _notified),
    told("{firm}于{day}完成填写或更新", "{firm} fills in or updates its information on {day}", _done),
    told("{firm}是否完成填写或更新不详", "it is unknown whether {firm} filled in or updated its information",
         _done_unknown),
    told("市工信局认定{firm}更新{late}", "the bureau judges the update of {firm} {late}", _judged_late),
    told("市工信局于{day}因信息未更新要求{firm}整改，{deadline}",
         "on {day} the bureau demands rectification of {firm} for the missed update, {deadline}",
         _demanded_information),
    told("市工信局于{day}因服务问题要求{firm}整改，{deadline}",
         "on {day} the bureau demands rectification of {firm} for its service, {deadline}", _demanded_service),
    told("{firm}[于{day}]被认定{rectified}", "{firm} is found[ on {day}] {rectified}", _rectified),
    told("{firm}的整改结果不详", "what came of the demand to {firm} is unknown", _rectified_unknown),
    told("{day}有人举报{firm}（{real_name}，{evidence}，{contact}）",
         "on {day} somebody reports {firm} ({real_name}, {evidence}, {contact})", _reported),
    told("市工信局于{day}受理对{firm}的举报", "on {day} the bureau accepts the report about {firm}", _accepted),
    told("对{firm}的举报是否受理不详", "it is unknown whether the report about {firm} was accepted",
         _accepted_unknown),
    told("市工信局于{day}向{firm}核实举报", "on {day} the bureau puts the report to {firm}", _put),
    told("{firm}[于{day}]{reply}", "{firm} {reply}[ on {day}]", _replied),
    told("{firm}如何回复不详", "how {firm} replied is unknown", _replied_unknown),
    told("经核实，[于{day}]确认{firm}{verified}", "verification[ on {day}] finds of {firm}: {verified}", _verified),
    told("对{firm}的核实结论不详", "what verification found of {firm} is unknown", _verified_unknown),
    told("{day}{firm}{during}发生“{incident}”[，{grave}]",
         "on {day}, {during}, this happens with {firm}: {incident}[, {grave}]", _incident),
    told("第{round:number}轮评级于{day}评定{firm}为{stars}[，系对第{rechecks:number}轮的复核]",
         "round {round} on {day} rates {firm} {stars}[, checking round {rechecks} again]", _rated),
    told("第{round:number}轮评级于{day}评定其余在库企业均为{stars}",
         "round {round} on {day} rates every other firm in the library {stars}", _rest_rated),
)  # fmt: skip
"""The steps told here."""
