"""Steps that tell the day asked about, the readings in use, and what frames the whole register."""

from datetime import date
from typing import Final

from tests.regulation.kinds import ReadingNamed
from tests.regulation.step import Step, told
from tests.regulation.world import World


def _as_of(world: World, day: date) -> None:
    world.on = day


def _as_known(world: World, known: date, day: date) -> None:
    world.known, world.on = known, day


def _read(world: World, point: str, reading: ReadingNamed) -> None:
    world.readings[_of_point(point, reading)] = reading.reading


def _unresolved(world: World, point: str) -> None:
    world.readings[point] = None


def _settled(world: World, day: date, point: str, reading: ReadingNamed) -> None:
    world.settle(_of_point(point, reading), reading.reading, day)


def _of_point(point: str, reading: ReadingNamed) -> str:
    if reading.axis != point:
        raise LookupError(f"{point} has no such reading; it is one of {reading.axis}")
    return point


def _released(world: World, day: date) -> None:
    world.settings["released_on"] = day


def _days_off(world: World, days: tuple[date, ...]) -> None:
    world.settings["days_off"] = (*world.settings["days_off"], *days)


def _incomplete(world: World, sheet: str) -> None:
    world.settings["incomplete"] = (*world.settings["incomplete"], sheet)


def _recorded_later(world: World, day: date) -> None:
    world.recorded_on[len(world.happened)] = day


def _meets(world: World, firm: int) -> None:
    world.stated[f"firm {firm}", "firm.meets_service_conditions"] = True


def _does_not_meet(world: World, firm: int) -> None:
    world.stated[f"firm {firm}", "firm.meets_service_conditions"] = False


STEPS: Final[tuple[Step, ...]] = (
    told("截至{day}", "it is {day}", _as_of),
    told("按{known:day}所掌握的登记，截至{day}", "it is {day}, by what the register held on {known}", _as_known),
    told("{point}取“{reading}”", "{point}, is read “{reading}”", _read),
    told("{point}尚未明确", "{point}, is left unresolved", _unresolved),
    told("有权机关于{day}明确：{point}取“{reading}”", "on {day} whoever may settles {point}, as “{reading}”", _settled),
    told("本办法于{day}实际向社会公布", "the text was actually made public on {day}", _released),
    told("{days}为休息日", "{days} are days off", _days_off),
    told("{sheet}登记未齐", "the sheet of {sheet} is declared incomplete", _incomplete),
    told("上一事项于{day}才登记", "the last thing told was recorded only on {day}", _recorded_later),
    told("{firm}符合提供服务的条件", "{firm} meets the conditions for serving", _meets),
    told("{firm}不符合提供服务的条件", "{firm} does not meet the conditions for serving", _does_not_meet),
)  # fmt: skip
"""The steps told here."""
