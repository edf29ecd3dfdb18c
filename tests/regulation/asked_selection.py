"""Steps that ask for scores, ranks, places, the list proposed and the reserve proposed."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from fzdigital.nouns import Industry, Score
from fzdigital.policy.articles.a1_goals import row
from fzdigital.policy.articles.a3_scoring import in_scale
from fzdigital.service.findings import Finding, FindingKind
from fzdigital.service.placing import Scored
from fzdigital.service.selection import Selection, places_left, select
from tests.regulation.names import code_of
from tests.regulation.step import Step, asked
from tests.regulation.world import World

PANEL_TOO_SMALL: Final = "panel_too_small"
SECTOR_NAMES: Final = {one.text.zh for one in Industry}


def _selection(world: World, batch: int) -> Selection:
    return select(world.regulation, world.history, batch, world.day)


def _scored(world: World, firm: int, sector: Industry | None, batch: int | None) -> Scored:
    application = world.application(firm, sector)
    found = _selection(world, batch or application.batch).find(application.code, application.industry)
    assert found is not None, "没有这一申报"
    return found


def _final(world: World, firm: int, sector: Industry | None, batch: int | None) -> Scored:
    found = _scored(world, firm, sector, batch)
    world.asked("final_score", (firm, sector), found.final, numbers=tuple(_strikable(world, found)))
    return found


def _strikable(world: World, found: Scored) -> Iterator[tuple[str, int]]:
    """How many scores could be struck on one side with one left after the other side is struck, where that decided."""
    missing = found.final.missing if found.final else None
    if found.review is None or missing not in (None, PANEL_TOO_SMALL):
        return
    valid, trims = len(found.review.scores), ("trim_high", "trim_low")
    for one, other in (trims, trims[::-1]):
        yield one, valid - 1 - world.regulation.number(other)


def _final_score(
    world: World, firm: int, points: Fraction, sector: Industry | None = None, batch: int | None = None
) -> None:
    found = _final(world, firm, sector, batch)
    assert found.points == points, f"最终得分是{found.points}"


def _no_final_score(
    world: World, firm: int, no_result: str, sector: Industry | None = None, batch: int | None = None
) -> None:
    found = _final(world, firm, sector, batch)
    why = found.final.missing if found.final else None
    assert why == no_result, f"原因是{why}，得分是{found.points}"


def _placed(
    world: World, firm: int, sector: Industry, standing: str, rank: int | None = None, batch: int | None = None
) -> None:
    found = _scored(world, firm, sector, batch)
    field = next(one for one in _selection(world, found.application.batch).fields if one.industry is sector)
    numbers: tuple[tuple[str, int], ...] = ()
    if found.rank is not None and field.places == row(world.regulation, sector):
        numbers = ((f"row_{sector.value}", found.rank),)
    world.asked("placed", (firm, sector), (found.rank, found.standing), numbers=numbers)
    assert found.standing == standing, f"所处是{found.standing}，名次是{found.rank}"
    assert rank in (None, found.rank), f"名次是{found.rank}"


def _place_open(world: World, firm: int, sector: Industry, batch: int | None = None) -> None:
    found = _scored(world, firm, sector, batch)
    world.asked("placed", (firm, sector), (found.rank, None))
    assert found.standing is None, f"所处已定：{found.standing}"


def _proposed(world: World, sector: Industry, firms: tuple[int, ...] = (), batch: int = 1) -> None:
    codes = dict(_selection(world, batch).recommended)[sector]
    world.asked("proposed", (batch, sector), codes)
    assert codes == tuple(map(code_of, firms)), f"推荐名单有{len(codes)}家：{codes}"


def _proposed_count(world: World, sector: Industry, count: int, batch: int = 1) -> None:
    codes = dict(_selection(world, batch).recommended)[sector]
    world.asked("proposed", (batch, sector), codes)
    assert len(codes) == count, f"推荐名单有{len(codes)}家"


def _on_list(world: World, firm: int, sector: Industry, batch: int = 1) -> None:
    codes = dict(_selection(world, batch).recommended)[sector]
    world.asked("proposed", (batch, sector), codes)
    assert code_of(firm) in codes, "不在推荐名单内"


def _not_on_list(world: World, firm: int, sector: Industry, batch: int = 1) -> None:
    codes = dict(_selection(world, batch).recommended)[sector]
    world.asked("proposed", (batch, sector), codes)
    assert code_of(firm) not in codes, "在推荐名单内"


def _tied(world: World, firms: tuple[int, ...], batch: int = 1) -> None:
    tied = _selection(world, batch).tied
    world.asked("tied", batch, tied)
    assert {*tied} == {*map(code_of, firms)}, f"并列待定的有{len(tied)}家"


def _twice(world: World, firms: tuple[int, ...], batch: int = 1) -> None:
    twice = _selection(world, batch).twice
    world.asked("twice", batch, twice)
    assert {*twice} == {*map(code_of, firms)}, f"两处入围的有{len(twice)}家"


def _reserve(world: World, firms: tuple[int, ...], batch: int = 1) -> None:
    reserve = _selection(world, batch).reserve
    world.asked("next_best", batch, reserve)
    assert reserve == tuple(map(code_of, firms)), f"建议是{reserve}"


def _reserve_count(world: World, count: int, batch: int = 1) -> None:
    reserve = _selection(world, batch).reserve
    world.asked("next_best", batch, reserve)
    assert reserve is not None, "没有建议"
    assert len(reserve) == count, f"建议{len(reserve)}家"


def _nobody_proposed(world: World, batch: int = 1) -> None:
    reserve = _selection(world, batch).reserve
    world.asked("next_best", batch, reserve)
    assert reserve is None, f"建议{len(reserve or ())}家"


def _row(world: World, sector: Industry, count: int) -> None:
    planned = row(world.regulation, sector)
    world.asked("row", sector, planned)
    assert planned == count, f"计划{planned}家"


def _total(world: World, count: int) -> None:
    total = world.regulation.number("total")
    world.asked("total", "library", total)
    assert total == count, f"计划{total}家"


def _places(world: World, sector: Industry, count: int, batch: int = 1) -> None:
    left = places_left(world.regulation, world.pools, sector, batch)
    world.asked("places", (batch, sector), left)
    assert left == count, f"名额{left}家"


def _sector_known(world: World, word: str) -> None:
    world.asked("sector", word, word in SECTOR_NAMES)
    assert word in SECTOR_NAMES, "不在四个细分行业之内"


def _sector_unknown(world: World, word: str) -> None:
    world.asked("sector", word, word in SECTOR_NAMES)
    assert word not in SECTOR_NAMES, "在四个细分行业之内"


def _scale(world: World, points: Fraction, on_scale: bool) -> None:
    found = in_scale(world.regulation, Score(int(points * 100)), world.settings["scale_top"])
    world.asked("in_scale", points, found)
    assert found is on_scale, "分数在分值范围之内" if found else "分数超出分值范围"


def _of_marks(world: World, firm: int, unit: str) -> list[Finding]:
    """What is found on the marks of a firm under a unit."""
    found = [one for one in world.findings if (one.subject, one.clause) == (code_of(firm), unit)]
    world.asked("finding", firm, tuple((one.kind.value, one.clause) for one in found), unit=unit)
    return found


def _marks_fault(world: World, firm: int, finding: FindingKind, unit: str) -> None:
    found = _of_marks(world, firm, unit)
    assert {one.kind for one in found} == {finding}, f"核查结果：{[one.text.zh for one in found]}"


def _marks_faultless(world: World, firm: int, unit: str) -> None:
    found = _of_marks(world, firm, unit)
    assert not found, f"核查结果：{[one.text.zh for one in found]}"


STEPS: Final[tuple[Step, ...]] = (
    asked("{firm}[的{sector}行业申报]最终得分为{points}分[（第{batch:number}批）]",
          "the final score of {firm}[ in sector {sector}] is {points}[ (batch {batch})]", _final_score),
    asked("{firm}[的{sector}行业申报]没有最终得分，原因是“{no_result}”[（第{batch:number}批）]",
          "{firm} has no final score[ in sector {sector}]: {no_result}[ (batch {batch})]", _no_final_score),
    asked("{firm}在{sector}行业[排第{rank:number}名，]处于“{standing}”[（第{batch:number}批）]",
          "in sector {sector}, {firm} is[ number {rank},] {standing}[ (batch {batch})]", _placed),
    asked("{firm}在{sector}行业所处位置尚不能确定[（第{batch:number}批）]",
          "where {firm} stands in sector {sector} is open[ (batch {batch})]", _place_open),
    asked("{sector}行业推荐名单依次为：{firms}[（第{batch:number}批）]",
          "the list proposed for sector {sector} is, in order: {firms}[ (batch {batch})]", _proposed),
    asked("{sector}行业推荐名单为空[（第{batch:number}批）]",
          "the list proposed for sector {sector} is empty[ (batch {batch})]", _proposed),
    asked("{sector}行业推荐名单共{count:number}家[（第{batch:number}批）]",
          "the list proposed for sector {sector} holds {count} firms[ (batch {batch})]", _proposed_count),
    asked("{firm}在{sector}行业推荐名单内[（第{batch:number}批）]",
          "{firm} is on the list proposed for sector {sector}[ (batch {batch})]", _on_list),
    asked("{firm}不在{sector}行业推荐名单内[（第{batch:number}批）]",
          "{firm} is not on the list proposed for sector {sector}[ (batch {batch})]", _not_on_list),
    asked("因并列待定的是：{firms}[（第{batch:number}批）]",
          "a tie leaves open: {firms}[ (batch {batch})]", _tied),
    asked("两处入围须选定一处的是：{firms}[（第{batch:number}批）]",
          "within the places of two sectors, to be settled in one: {firms}[ (batch {batch})]", _twice),
    asked("建议列入后备的依次为：{firms}[（第{batch:number}批）]",
          "proposed for the reserve, in order: {firms}[ (batch {batch})]", _reserve),
    asked("建议列入后备的共{count:number}家[（第{batch:number}批）]",
          "{count} firms are proposed for the reserve[ (batch {batch})]", _reserve_count),
    asked("不提出后备建议[（第{batch:number}批）]", "nobody is proposed for the reserve[ (batch {batch})]",
          _nobody_proposed),
    asked("计划表中{sector}行业为{count:number}家", "the plan table gives sector {sector} {count} places", _row),
    asked("计划总数为{count:number}家", "the planned total is {count}", _total),
    asked("{sector}行业尚有名额{count:number}个[（第{batch:number}批）]",
          "sector {sector} has {count} places left[ (batch {batch})]", _places),
    asked("“{word:quoted}”属于四个细分行业", "“{word}” is one of the four sectors", _sector_known),
    asked("“{word:quoted}”不属于四个细分行业", "“{word}” is none of the four sectors", _sector_unknown),
    asked("{points}分{on_scale}", "{points} points {on_scale}", _scale),
    asked("{firm}的评分被指出“{finding}”，所涉条款为“{unit}”", "the marks of {firm} are found {finding}, on {unit}",
          _marks_fault),
    asked("{firm}的评分未被指出涉及“{unit}”的问题", "nothing is found on the marks of {firm} under {unit}",
          _marks_faultless),
)  # fmt: skip
"""The steps asked here."""
