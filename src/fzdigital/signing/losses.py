"""What is not accounted for: units that nothing claims or shows, and whatever speaks of a unit that is not there."""

from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import chain, groupby
from re import fullmatch, match

from attrs import frozen

from fzdigital.policy.catalogue.outside import OUTSIDE, Outside
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.source import Clause
from fzdigital.signing.account import accounts_of
from fzdigital.signing.scenarios import Scenario
from fzdigital.text import Text
from fzdigital.vectors import Vector


class LossKind(Enum):
    """Why something is not accounted for."""

    UNCLAIMED = "unclaimed"
    EXCUSED_AND_CLAIMED = "excused_and_claimed"
    NO_VECTOR = "no_vector"
    NO_SCENARIO = "no_scenario"
    NO_FEATURE = "no_feature"
    NOT_SHOWN = "not_shown"
    NO_SUCH_UNIT = "no_such_unit"
    NO_UNIT = "no_unit"
    NOTHING_SHOWN = "nothing_shown"
    FAILED = "failed"
    GAP = "gap"

    @property
    def text(self) -> Text:
        """What is wrong, in both languages."""
        return _TEXTS[self.value]


_TEXTS = {
    "unclaimed": Text(
        "没有规则、数值、计算或条件承载，目录也没有说明理由",
        "no rule, number, function or condition claims it, and the catalogue does not say why",
    ),
    "excused_and_claimed": Text(
        "目录说它不产生计算，却有内容承载它", "the catalogue excuses it, and yet something claims it"
    ),
    "no_vector": Text("没有测试向量", "no vector is about it"),
    "no_scenario": Text("没有场景", "no scenario is about it"),
    "no_feature": Text("这一部分没有自己的场景文件", "this section has no feature of its own"),
    "not_shown": Text("没有测试向量显示这条规则起作用", "no vector shows that this rule matters"),
    "no_such_unit": Text("指向目录中没有的单元", "it names a unit that the catalogue does not have"),
    "no_unit": Text("没有指明单元", "it names no unit"),
    "nothing_shown": Text("所显示的规则、数值或口径并不存在", "it shows a rule, number or reading that is not there"),
    "failed": Text("场景没有通过", "the scenario did not pass"),
    "gap": Text(
        "文本的这些位置既不属于单元，也未列在单元之外", "these positions of the text are in no unit nor outside all"
    ),
}


@frozen
class Loss:
    """One thing that is not accounted for.

    Args:
        kind: why.
        about: what: the id of a unit, rule, vector or scenario, the name of a number, the number of a section, or
            positions in the text.
        named: what it names that is not there; empty if it names nothing.
    """

    kind: LossKind
    about: str
    named: str = ""

    @property
    def text(self) -> Text:
        """The loss as a sentence in both languages."""
        what, why = (f"{self.about} ({self.named})" if self.named else self.about), self.kind.text
        return Text(f"{what}：{why.zh}。", f"{what}: {why.en}.")


def unaccounted(
    regulation: Regulation,
    vectors: Iterable[Vector],
    scenarios: Iterable[Scenario],
    units: tuple[Clause, ...] | None = None,
    outside: tuple[Outside, ...] = OUTSIDE,
) -> tuple[Loss, ...]:
    """Everything that is not accounted for.

    Every unit is claimed or excused; every one that is claimed has a vector and a scenario, and one in a feature whose
    title begins with the number of its section or item; every rule is shown by a vector; whatever speaks of a
    unit, rule, number or reading speaks of one that is there; every scenario that was run passed; and no position of
    the text is left over.

    Args:
        regulation: the regulation.
        vectors: the vectors there are.
        scenarios: the scenarios there are, run or not.
        units: the catalogue of units; that of the regulation unless another is given.
        outside: the spans of the text outside the units.

    Returns:
        the losses; none if all is accounted for.

    Does not ask whether the vectors hold.
    """
    catalogue = regulation.clauses if units is None else units
    of_vectors, of_scenarios = tuple(vectors), tuple(scenarios)
    return (
        *_of_units(regulation, catalogue, of_vectors, of_scenarios),
        *_of_rules(regulation, of_vectors),
        *_strays(regulation, catalogue, of_vectors),
        *_of_scenarios(catalogue, of_scenarios),
        *_of_sections(catalogue, of_scenarios),
        *_gaps(catalogue, outside),
    )


def _of_units(
    regulation: Regulation, units: tuple[Clause, ...], vectors: tuple[Vector, ...], scenarios: tuple[Scenario, ...]
) -> Iterator[Loss]:
    for one in accounts_of(regulation, units, vectors, scenarios):
        if one.claimed is one.excused:
            yield Loss(LossKind.EXCUSED_AND_CLAIMED if one.claimed else LossKind.UNCLAIMED, one.unit.id)
        if one.claimed and not one.vectors:
            yield Loss(LossKind.NO_VECTOR, one.unit.id)
        if one.claimed and not one.scenarios:
            yield Loss(LossKind.NO_SCENARIO, one.unit.id)


def _of_rules(regulation: Regulation, vectors: tuple[Vector, ...]) -> Iterator[Loss]:
    subjects = {subject_shown(shows) for vector in vectors for shows in vector.shows}
    yield from (Loss(LossKind.NOT_SHOWN, rule.id) for rule in regulation.rules if rule.id not in subjects)
    known = {
        *(rule.id for rule in regulation.rules),
        *(act.id for act in regulation.acts),
        *(one.name for one in regulation.parameters),
        *(f"{axis.id}={reading.id}" for axis in regulation.axes for reading in axis.readings),
        IN_FORCE,
    }
    for vector in vectors:
        for subject in dict.fromkeys(map(subject_shown, vector.shows)):
            if subject not in known:
                yield Loss(LossKind.NOTHING_SHOWN, vector.id, subject)


IN_FORCE = "in force"
"""What a vector shows that turns on the period in force."""


def subject_shown(shows: str) -> str:
    """What an entry of ``shows`` is about.

    Args:
        shows: such as ``5(5)b.duty: when all[0]: never``, ``refill_floor -1`` or ``default OP-26.floor=inclusive``.

    Returns:
        the id of a rule or act, the name of a number, or a reading as ``axis=reading``.
    """
    if ": " in shows:
        return shows.partition(": ")[0]
    number = fullmatch(r"(\w+) (?:[+-]\d+|\w+)", shows)
    return number[1] if number else shows.removeprefix("default ")


def _strays(regulation: Regulation, units: tuple[Clause, ...], vectors: tuple[Vector, ...]) -> Iterator[Loss]:
    ids = {unit.id for unit in units}
    claims = chain(
        ((rule.id, rule.clause) for rule in regulation.rules),
        ((one.name, one.clause) for one in regulation.parameters),
        ((one.function.__qualname__, one.clause) for one in regulation.functions),
        (("conditions", clause) for clause, _ in regulation.conditions),
        ((axis.id, clause) for axis in regulation.axes for clause in axis.clauses),
        ((vector.id, vector.unit) for vector in vectors),
    )
    yield from (Loss(LossKind.NO_SUCH_UNIT, about, unit) for about, unit in claims if unit not in ids)


def _of_scenarios(units: tuple[Clause, ...], scenarios: tuple[Scenario, ...]) -> Iterator[Loss]:
    ids = {unit.id for unit in units}
    for one in scenarios:
        if not one.units:
            yield Loss(LossKind.NO_UNIT, one.id)
        yield from (Loss(LossKind.NO_SUCH_UNIT, one.id, unit) for unit in one.units if unit not in ids)
        if one.result == "failed":
            yield Loss(LossKind.FAILED, one.id)


def _of_sections(units: tuple[Clause, ...], scenarios: tuple[Scenario, ...]) -> Iterator[Loss]:
    """Units whose part of the text, a section or an item of one, has no feature in which they are shown."""
    numbered = {unit.id: _number(unit.citation.zh) for unit in units if unit.excuse is None}
    shown = {(unit, _number(one.feature)) for one in scenarios for unit in one.units}
    bare = (
        number
        for unit, number in numbered.items()
        if number and not any(_belongs(number, feature) for about, feature in shown if about == unit)
    )
    yield from (Loss(LossKind.NO_FEATURE, number) for number in dict.fromkeys(bare))


def _number(title: str) -> str:
    """The number with which a title or a citation begins, such as 五、 or 五、（四）; empty if it begins with none."""
    found = match("[一二三四五六七八九十]+、(?:（[一二三四五六七八九十]+）)?", title)
    return found[0] if found else ""


def _belongs(number: str, feature: str) -> bool:
    """Whether a feature is about a part: that part, the section it stands in, or an item of it."""
    return bool(feature) and (number.startswith(feature) or feature.startswith(number))


def _gaps(units: tuple[Clause, ...], outside: tuple[Outside, ...]) -> Iterator[Loss]:
    pins = (*(pin for unit in units for pin in unit.pins), *(span.pin for span in outside))
    taken = {at for pin in pins for at in range(pin.start, pin.end)}
    left = (at for at in range(max(taken, default=0)) if at not in taken)
    for _, run in groupby(enumerate(left), key=lambda one: one[1] - one[0]):
        places = [at for _, at in run]
        yield Loss(LossKind.GAP, f"{places[0]}-{places[-1] + 1}")
