"""Steps that ask who is in the library and in the reserve, how many, and how far the library may be refilled."""

from typing import Final

from fzdigital.service.rating import rate
from fzdigital.service.replenishment import replenish
from tests.regulation.names import code_of
from tests.regulation.step import Step, asked
from tests.regulation.world import World


def _members(world: World, count: int) -> None:
    found = world.pools.library.count
    world.asked("members", "library", found)
    assert found == count, f"在库{found}家"


def _slots(world: World, count: int) -> None:
    found = world.pools.library.slots
    world.asked("slots", "library", found)
    assert found == count, f"占用名额{found}个"


def _reserves(world: World, count: int) -> None:
    found = len(world.pools.reserve.codes)
    world.asked("reserve", "reserve", found)
    assert found == count, f"后备{found}家"


def _is_in(world: World, firm: int) -> None:
    _membership(world, firm, wanted=True)


def _is_out(world: World, firm: int) -> None:
    _membership(world, firm, wanted=False)


def _membership(world: World, firm: int, *, wanted: bool) -> None:
    found = bool(world.pools.library.of(code_of(firm)))
    world.asked("membership", firm, found)
    assert found is wanted, "在服务资源库" if found else "不在服务资源库"


def _in_reserve(world: World, firm: int) -> None:
    _reserve_membership(world, firm, wanted=True)


def _not_in_reserve(world: World, firm: int) -> None:
    _reserve_membership(world, firm, wanted=False)


def _reserve_membership(world: World, firm: int, *, wanted: bool) -> None:
    found = code_of(firm) in world.pools.reserve.codes
    world.asked("reserve_membership", firm, found)
    assert found is wanted, "在后备资源库" if found else "不在后备资源库"


def _most(world: World, count: int) -> None:
    found = replenish(world.regulation, world.history, world.day)
    world.asked("refill", "library", (found.least, found.most))
    assert found.most == count, f"最多可补充{found.most}家"


def _least(world: World, count: int) -> None:
    found = replenish(world.regulation, world.history, world.day)
    world.asked("refill", "library", (found.least, found.most))
    assert found.least == count, f"至少应补充{found.least}家"


def _to_rate(world: World, count: int) -> None:
    found = len(rate(world.regulation, world.history, world.day).to_rate)
    world.asked("to_rate", "library", found)
    assert found == count, f"尚待评级{found}家"


STEPS: Final[tuple[Step, ...]] = (
    asked("服务资源库有{count:number}家", "the library holds {count} firms", _members),
    asked("服务资源库占用名额{count:number}个", "{count} places of the library are taken", _slots),
    asked("后备资源库有{count:number}家", "the reserve holds {count} firms", _reserves),
    asked("{firm}在服务资源库", "{firm} is in the library", _is_in),
    asked("{firm}不在服务资源库", "{firm} is not in the library", _is_out),
    asked("{firm}在后备资源库", "{firm} is in the reserve", _in_reserve),
    asked("{firm}不在后备资源库", "{firm} is not in the reserve", _not_in_reserve),
    asked("最多可补充{count:number}家", "at most {count} firms may be added", _most),
    asked("至少应补充{count:number}家", "at least {count} firms must be added", _least),
    asked("本轮尚待评级的有{count:number}家", "{count} firms are still to be rated in the latest round", _to_rate),
)  # fmt: skip
"""The steps asked here."""
