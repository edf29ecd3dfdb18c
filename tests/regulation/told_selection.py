"""Steps that tell of applications, marks and looks at the dishonesty list."""

from datetime import date
from fractions import Fraction
from typing import Any, Final

from attrs import evolve

from fzdigital.nouns import Application, Industry, ListingCheck, Mark, ProviderKind, Score
from tests.regulation import filling
from tests.regulation.kinds import KINDS
from tests.regulation.names import code_of, number_of_firm
from tests.regulation.step import Step, Table, told
from tests.regulation.world import World

_MARKS: Final = next(kind for kind in KINDS if kind.id == "mark")
_WORDS: Final = ("回避", "缺席", "不详")


def _applied(world: World, firms: tuple[int, ...], day: date, sector: Industry, batch: int = 1) -> None:
    world.tell(*(filling.applied(firm, sector, batch, day) for firm in firms))


def _kind(world: World, firm: int, provider: ProviderKind) -> None:
    world.change(Application, firm, provider=evolve(world.application(firm, None).provider, kind=provider))


def _form(world: World, firm: int, given_in: bool | None) -> None:
    world.change(Application, firm, form_submitted=given_in)


def _listed_at_review(world: World, firm: int, listed: bool | None) -> None:
    world.change(Application, firm, listed=listed)


def _tie_order(world: World, table: Table) -> None:
    for firm, place in table[1:]:
        world.change(Application, number_of_firm(firm), tie_order=int(place))


def _marked(world: World, day: date, sector: Industry, table: Table, batch: int = 1) -> None:
    header, *rows = table
    for name, *given in rows:
        for expert, word in zip(header[1:], given, strict=True):
            if word:
                # A blank is a mark of which nothing was recorded.
                score: Any = _MARKS.read(word) if word in _WORDS else Score.parse(word)
                world.tell(Mark(code_of(number_of_firm(name)), sector, batch, day, expert, score))


def _scored_alike(world: World, day: date, firm: int, sector: Industry, points: Fraction, batch: int = 1) -> None:
    world.tell(*filling.agreed_marks(firm, sector, batch, day, int(points * 100)))


def _field(world: World, count: int, sector: Industry, day: date, points: Fraction, batch: int = 1) -> None:
    filling.fill_field(world, day, count, sector, int(points * 100), batch)


def _top(world: World, points: Fraction) -> None:
    world.settings["scale_top"] = Score(int(points * 100))


def _looked_up(world: World, day: date, firms: tuple[int, ...], listed: bool | None) -> None:
    world.tell(*(ListingCheck(code_of(firm), day, listed) for firm in firms))


def _neither_type(world: World, firm: int) -> None:
    world.stated[f"application {firm}", "application.kind"] = "other"


def _elsewhere(world: World, firm: int) -> None:
    world.stated[f"application {firm}", "application.in_china"] = True


def _abroad(world: World, firm: int) -> None:
    world.stated[f"application {firm}", "application.in_china"] = False


def _unwilling(world: World, firm: int) -> None:
    world.stated[f"application {firm}", "application.willing"] = False


def _minimum(world: World, firm: int, reaches: bool) -> None:
    world.stated[f"application {firm}", "application.above_reserve_minimum"] = reaches


STEPS: Final[tuple[Step, ...]] = (
    told("{firms}于{day}申报{sector}行业[（第{batch:number}批）]",
         "{firms} applied in sector {sector} on {day}[ (batch {batch})]", _applied),
    told("{firm}为{provider}", "{firm} is a {provider}", _kind),
    told("{firm}{given_in}", "{firm} {given_in}", _form),
    told("{firm}评审时{listed:listed_at_review}", "{firm}, at the review: {listed}", _listed_at_review),
    told("同分企业经另行确定的先后次序为：", "among equal scores this order has been settled separately:", _tie_order,
         table=True),
    told("专家评审组于{day}对{sector}行业评分如下[（第{batch:number}批）]：",
         "on {day} the panel marks sector {sector}[ (batch {batch})]:", _marked, table=True),
    told("三位专家于{day}均给{firm}的{sector}行业申报{points}分[（第{batch:number}批）]",
         "on {day} three experts each give {points} points to the application of {firm} in sector "
         "{sector}[ (batch {batch})]", _scored_alike),
    told("另有{count:number}家企业申报{sector}行业，{day}评分，得分自{points}分起逐家递减0.01分[（第{batch:number}批）]",
         "{count} more firms apply in sector {sector} and are scored on {day}, the first with {points} points, each "
         "next with 0.01 less[ (batch {batch})]", _field),
    told("评分表满分为{points}分", "the score sheet's top mark is {points}", _top),
    told("{day}查询，{firms}{listed}失信名单", "a look on {day} shows that {firms} {listed} the dishonesty list",
         _looked_up),
    told("{firm}既非专业服务商也非平台服务商", "{firm} is neither a professional nor a platform provider",
         _neither_type),
    told("{firm}登记于福州以外的国内其他地方", "{firm} is registered in the country, elsewhere than in Fuzhou",
         _elsewhere),
    told("{firm}未在全国范围内登记", "{firm} is not registered in the country", _abroad),
    told("{firm}没有为福州中小企业服务的意愿", "{firm} is not willing to serve Fuzhou's small firms", _unwilling),
    told("{firm}的得分{reaches}另行设定的后备分数线",
         "the score of {firm} {reaches} the minimum set separately for the reserve", _minimum),
)  # fmt: skip
"""The steps told here."""
