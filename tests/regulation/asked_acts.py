"""Steps that ask whether an act must, may or must not be done, on what ground, by whom, and what is still missing."""

from typing import Any, Final

from dateutil.relativedelta import relativedelta

from fzdigital.rules.decision import ActDecision, Outcome
from fzdigital.rules.questions.needed import needed
from fzdigital.rules.source import Axis
from fzdigital.rules.vocabulary import FactDef
from tests.regulation.deeds import Deed
from tests.regulation.step import Step, asked
from tests.regulation.world import World

AXIS_OF_BASE: Final = "OP-16.base"


def _decided(world: World, deed: Deed, *, grounds: bool = False, unit: str = "") -> ActDecision:
    """What holds for an act, kept as proof; beside it whether its grounds are checked, or that of one unit."""
    decision = world.decision(deed)
    one = decision.of(deed.act)
    world.asked(
        "decide",
        deed,
        one.outcomes,
        act=deed.act,
        decision=decision,
        unit=unit,
        grounds=grounds,
        numbers=_months(world) if deed.act == "hold_first_rating" else (),
    )
    return one


def _months(world: World) -> tuple[tuple[str, int], ...]:
    """In which month after that of the day counted from the day asked about lies."""
    bases = world.history.occasion(world.day).bases(world.regulation, 1)
    if len(bases) != 1 or bases[0] is None:
        return ()
    between = relativedelta(world.day.replace(day=1), bases[0].replace(day=1))
    return (("first_rating_month", between.years * 12 + between.months),)


def _words(outcomes: tuple[Outcome, ...]) -> str:
    return "、".join(outcome.text.zh for outcome in outcomes)


def _must(world: World, modal: Outcome, deed: Deed, units: tuple[str, ...] | None = None) -> None:
    _one_outcome(world, deed, modal, units)


def _one_outcome(world: World, deed: Deed, outcome: Outcome | None, units: tuple[str, ...] | None = None) -> None:
    one = _decided(world, deed, grounds=units is not None)
    if outcome is None:
        assert one.is_open, f"结论已定：{_words(one.outcomes)}"
    else:
        assert one.outcomes == (outcome,), f"结论是{_words(one.outcomes)}，应为{outcome.text.zh}"
    if units is not None:
        applying = {ground.result.rule.clause for ground in one.applying}
        assert applying == {*units}, f"依据是{sorted(applying)}，应为{sorted(units)}"


def _possible(world: World, deed: Deed, outcomes: tuple[Outcome, ...]) -> None:
    one = _decided(world, deed)
    assert {*one.outcomes} == {*outcomes}, f"可能的结论是{_words(one.outcomes)}"


def _not_on(world: World, deed: Deed, unit: str) -> None:
    one = _decided(world, deed, unit=unit)
    of_unit = [ground.result.applies for ground in one.grounds if ground.result.rule.clause == unit]
    assert of_unit, f"没有关于此事的{unit}"
    assert all(applies is False for applies in of_unit), f"{unit}成立或可能成立"


def _needs(world: World, deed: Deed) -> list[Any]:
    _decided(world, deed)
    (found,) = needed(world.decision(deed), deed.act)
    return [need.about for need in (*found.needs, *found.together)]


def _facts_missing(world: World, deed: Deed, facts: tuple[str, ...]) -> None:
    missing = {one.text.zh for one in _needs(world, deed) if isinstance(one, FactDef)}
    assert missing == {*facts}, f"尚缺的事实是{sorted(missing)}"


def _points_open(world: World, deed: Deed, points_open: tuple[str, ...]) -> None:
    missing = {one.id for one in _needs(world, deed) if isinstance(one, Axis)}
    assert missing == {*points_open}, f"尚待明确的是{sorted(missing)}"


def _held_by(world: World, deed: Deed, holder: str, latitude: str | None = None) -> None:
    rules = [ground.result.rule for ground in _decided(world, deed).applying]
    assert {rule.holder for rule in rules} == {holder}, f"由{sorted({rule.holder for rule in rules})}行使"
    if latitude is not None:
        said = [rule.latitude.zh for rule in rules if rule.latitude]
        assert latitude in said, f"裁量范围是{said}"


STEPS: Final[tuple[Step, ...]] = (
    asked("{modal}{deed}[，依据是{units}]", "one {modal} {deed}[, on the ground of {units}]", _must),
    asked("就{deed}而言，结论是“{outcome}”[，依据是{units}]",
          "to {deed}: {outcome}[, on the ground of {units}]", _one_outcome),
    asked("就{deed}而言，可能的结论是{outcomes}", "to {deed}: possibly {outcomes}", _possible),
    asked("就{deed}而言，“{unit}”不成立", "to {deed}: {unit} does not apply", _not_on),
    asked("就{deed}而言，尚缺的事实是：{facts}", "to {deed}, these facts are missing: {facts}", _facts_missing),
    asked("就{deed}而言，尚待明确的是：{points_open}", "to {deed}, this is unresolved: {points_open}", _points_open),
    asked("{deed}，由{holder}决定[，裁量范围是“{latitude}”]",
          "to {deed} is for {holder} to decide[; its latitude: {latitude}]", _held_by),
)  # fmt: skip
"""The steps asked here."""
