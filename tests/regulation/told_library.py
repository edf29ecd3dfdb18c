"""Steps that tell of the library, the reserve and the official acts that change them."""

from datetime import date
from typing import Final

from fzdigital.nouns import ActKind, Industry, OfficialAct, PublicNotice
from tests.regulation import filling
from tests.regulation.kinds import KINDS
from tests.regulation.names import code_of
from tests.regulation.step import Step, Table, told
from tests.regulation.world import World

_SECTORS: Final = next(kind for kind in KINDS if kind.id == "sector")


def _in_library(world: World, firm: int, day: date, sector: Industry, batch: int = 1) -> None:
    world.tell(*filling.entered(firm, sector, batch, day, filling.BEST - 500 + firm))


def _in_reserve(world: World, firm: int, day: date, sector: Industry, points: object = 75, batch: int = 1) -> None:
    hundredths = int(points * 100)  # type: ignore[operator]
    world.tell(*filling.stood_by(firm, sector, batch, day, hundredths))


def _outside(world: World, firm: int) -> None:
    if any(True for act in world.happened if getattr(act, "code", None) == code_of(firm)):
        raise LookupError(f"something was told of firm {firm} before")


def _filled(world: World, day: date, total: int, batch: int = 1) -> None:
    filling.fill_library(world, day, total, batch)


def _rows_filled(world: World, day: date, table: Table, batch: int = 1) -> None:
    header, *rows = table
    if list(header) != ["行业", "家数"]:
        raise LookupError("the table has the columns 行业 and 家数")
    counts = {}
    for sector, count in rows:
        industry = _SECTORS.read(sector)
        assert isinstance(industry, Industry)
        counts[industry] = int(count)
    filling.fill_rows(world, day, counts, batch)


def _sector_filled(world: World, sector: Industry, day: date, count: int, batch: int = 1) -> None:
    filling.fill_rows(world, day, {sector: count}, batch)


def _left(world: World, count: int, day: date, sector: Industry | None = None) -> None:
    codes = filling.unnamed_members(world, day, sector)[:count]
    if len(codes) < count:
        raise LookupError(f"only {len(codes)} firms without a name can leave")
    filling.leave(world, codes, day)


def _reserve_filled(world: World, day: date, count: int, sector: Industry, batch: int = 1) -> None:
    filling.fill_reserve(world, day, count, sector, batch)


def _reserve_looked_up(world: World, day: date, listed: bool | None) -> None:
    filling.look_up(world, day, world.history.pools(day).reserve.codes, listed)


def _admitted(world: World, day: date, firm: int, sector: Industry, batch: int = 1) -> None:
    world.tell(OfficialAct(ActKind.ADMIT, day, code_of(firm), sector, batch))


def _recommended(world: World, day: date, firms: tuple[int, ...], sector: Industry, batch: int = 1) -> None:
    world.tell(*(OfficialAct(ActKind.RECOMMEND, day, code_of(firm), sector, batch) for firm in firms))


def _all_admitted(world: World, day: date, firms: tuple[int, ...], sector: Industry, batch: int = 1) -> None:
    for firm in firms:
        _admitted(world, day, firm, sector, batch)


def _reserved(world: World, day: date, firms: tuple[int, ...], batch: int = 1) -> None:
    world.tell(*(OfficialAct(ActKind.RESERVE, day, code_of(firm), None, batch) for firm in firms))


def _promoted(world: World, day: date, firm: int, sector: Industry) -> None:
    world.tell(OfficialAct(ActKind.PROMOTE, day, code_of(firm), sector, None))


def _reserve_promoted(world: World, day: date, count: int, sector: Industry) -> None:
    codes = filling.unnamed_reserve(world, day)[:count]
    if len(codes) < count:
        raise LookupError(f"only {len(codes)} firms without a name stand in the reserve")
    world.tell(*(OfficialAct(ActKind.PROMOTE, day, code, sector, None) for code in codes))


def _exited(world: World, day: date, firm: int, grounds: tuple[str, ...] = ()) -> None:
    world.tell(OfficialAct(ActKind.EXIT, day, code_of(firm), None, None, grounds))


def _opinion(world: World, day: date, batch: int) -> None:
    world.tell(OfficialAct(ActKind.OPINION, day, None, None, batch))


def _called(world: World, day: date, batch: int | None = None) -> None:
    world.tell(OfficialAct(ActKind.CALL, day, None, None, batch))


def _notified(world: World, batch: int, first: date, last: date | None = None) -> None:
    world.tell(PublicNotice(batch, first, last))


STEPS: Final[tuple[Step, ...]] = (
    told("{firm}自{day}起在服务资源库，属{sector}行业[，为第{batch:number}批入选]",
         "{firm} has been in the library since {day}, in sector {sector}[, of batch {batch}]", _in_library),
    told("{firm}自{day}起在后备资源库，曾申报{sector}行业[，最终得分{points}分]",
         "{firm} has been in the reserve since {day}; it applied in sector {sector}[, final score {points}]",
         _in_reserve),
    told("{firm}既未申报，也不在两库之内", "{firm} never applied and is in neither library", _outside),
    told("服务资源库至{day}共入库{total:number}家[，均为第{batch:number}批]",
         "by {day} {total} firms in all have entered the library, row by row of the plan table[, all of batch {batch}]",
         _filled),
    told("{day}服务资源库各行业入库如下[（第{batch:number}批）]：",
         "on {day} firms without names enter the library[ (batch {batch})]:", _rows_filled, table=True),
    told("{sector}行业于{day}入库{count:number}家[（第{batch:number}批）]",
         "on {day} {count} firms without names enter the library in sector {sector}[ (batch {batch})]", _sector_filled),
    told("在库企业中有{count:number}家因重大安全事故于{day}退出",
         "{count} of the firms in the library leave it on {day} after major safety accidents", _left),
    told("{sector}行业在库企业中有{count:number}家因重大安全事故于{day}退出",
         "{count} of the firms of sector {sector} in the library leave it on {day} after major safety accidents",
         _left),
    told("后备资源库于{day}列入{count:number}家，均曾申报{sector}行业",
         "on {day} {count} firms, all of sector {sector}, are put in the reserve", _reserve_filled),
    told("{day}查询，后备企业均{listed}失信名单", "a look on {day} shows that every firm in reserve {listed} the "
         "dishonesty list", _reserve_looked_up),
    told("市工信局于{day}确定{firm}入库，属{sector}行业[（第{batch:number}批）]",
         "on {day} the bureau admits {firm} to the library, sector {sector}[ (batch {batch})]", _admitted),
    told("市工信局于{day}确定下列企业入库，属{sector}行业：{firms}[（第{batch:number}批）]",
         "on {day} the bureau admits to the library, sector {sector}: {firms}[ (batch {batch})]", _all_admitted),
    told("专家评审组于{day}推荐{firms}，属{sector}行业[（第{batch:number}批）]",
         "on {day} the panel recommends {firms}, sector {sector}[ (batch {batch})]", _recommended),
    told("专家评审组于{day}出具第{batch:number}批评审意见", "on {day} the panel issues its opinion on batch {batch}",
         _opinion),
    told("市工信局于{day}将{firms}列入后备资源库[（第{batch:number}批）]",
         "on {day} the bureau puts {firms} in the reserve[ (batch {batch})]", _reserved),
    told("市工信局于{day}从后备递补{firm}入库，属{sector}行业",
         "on {day} the bureau promotes {firm} from the reserve, sector {sector}", _promoted),
    told("市工信局于{day}从后备递补未具名企业{count:number}家入库，属{sector}行业",
         "on {day} the bureau promotes {count} firms without names from the reserve, sector {sector}",
         _reserve_promoted),
    told("市工信局于{day}决定{firm}退出服务资源库[，所引依据为{grounds:units}]",
         "on {day} the bureau puts {firm} out of the library[, naming {grounds}]", _exited),
    told("市工信局于{day}面向全国征集[第{batch:number}批]", "on {day} the bureau makes a nationwide call[ for batch "
         "{batch}]", _called),
    told("第{batch:number}批名单自{first:day}起公示，至{last:day}止",
         "batch {batch} is on public notice from {first} to {last}", _notified),
    told("第{batch:number}批名单自{first:day}起公示，结束日期不详",
         "batch {batch} is on public notice from {first}; when that ended is unknown", _notified),
)  # fmt: skip
"""The steps told here."""
