"""What an amendment can be made of: whoever writes one by hand learns at once what stands in the wrong place."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from fzdigital.errors import IllFormedError
from fzdigital.rules.rule import Act, Actor, Rule
from fzdigital.rules.source import Axis, Clause, Parameter
from fzdigital.rules.vocabulary import FactDef
from fzdigital.text import Text, shown

_ID: Final = Text("非空的文字", "a text that is not empty")
_TITLE: Final = Text("中英文的措辞（Text）", "a Text, in both languages")
_DAY: Final = Text("日期（date）或None", "a date, or None")
_LIST: Final = Text("列表，只有一项时也是", "a list, even of a single one")
_PAIRS: Final = Text("名称到值的映射，或（名称，值）的列表", "a mapping of names to values, or a list of (name, value)")
_READING: Final = Text("口径的名称或None", "the name of a reading, or None")
_NAME: Final = Text("规则的编号", "the id of a rule")

_HELD: Final = {
    "add": Rule, "replace": Rule, "repeal": str, "clauses": Clause, "facts": FactDef, "new_parameters": Parameter,
    "axes": Axis, "actors": Actor, "acts": Act,
}  # fmt: skip
"""What each part that is a list holds."""


def as_pairs(given: Mapping[str, Any] | Iterable[tuple[str, Any]]) -> tuple[tuple[str, Any], ...]:
    """A mapping or list as a tuple of (name, value); anything else stays as it is, to be told later."""
    return tuple(given.items()) if isinstance(given, Mapping) else as_tuple(given)


def as_tuple(given: Iterable[Any]) -> tuple[Any, ...]:
    """A list as a tuple; anything else stays as it is, to be told later."""
    return tuple(given) if isinstance(given, list) else given  # type: ignore[return-value]


def part_faults(parts: Mapping[str, object]) -> Iterator[IllFormedError]:
    """Every part of an amendment that is of another kind than it must be.

    Args:
        parts: its parts by name.

    Does not decide whether the values of parameters are numbers or days, nor whether any name exists.
    """
    id, from_day = parts["id"], parts["from_day"]
    sound = isinstance(id, str) and id.strip() != ""
    place = Text(f"{id}", f"{id}") if sound else Text("修改", "the amendment")
    if not sound:
        yield _fault(place, "id", id, _ID)
    if not isinstance(parts["title"], Text):
        yield _fault(place, "title", parts["title"], _TITLE)
    # By the exact type: a moment is a date to Python, yet cannot be compared with one.
    if from_day is not None and type(from_day) is not date:
        yield _fault(place, "from_day", from_day, _DAY)
    for name in ("parameters", "readings"):
        yield from _pair_faults(place, name, parts[name])
    for name, kind in _HELD.items():
        yield from _list_faults(place, name, parts[name], kind)


def _pair_faults(place: Text, name: str, given: object) -> Iterator[IllFormedError]:
    if not isinstance(given, tuple) or not all(_is_pair(one) for one in given):
        yield _fault(place, name, given, _PAIRS)
    elif name == "readings":
        for axis, reading in given:
            if reading is not None and not isinstance(reading, str):
                yield _fault(place, f"{name} {axis}", reading, _READING)


def _is_pair(given: object) -> bool:
    return isinstance(given, tuple) and len(given) == 2 and isinstance(given[0], str)


def _list_faults(place: Text, name: str, given: object, kind: type) -> Iterator[IllFormedError]:
    if not isinstance(given, tuple):
        yield _fault(place, name, given, _LIST)
        return
    for index, one in enumerate(given):
        if not isinstance(one, kind):
            expected = _NAME if kind is str else Text(kind.__name__, f"of the class {kind.__name__}")
            yield _fault(place, f"{name}[{index}]", one, expected)


def _fault(place: Text, name: str, value: object, expected: Text) -> IllFormedError:
    return IllFormedError(
        f"{place.zh}：{name}为{shown(value)}，应为{expected.zh}。",
        f"{place.en}: {name} is {shown(value)}; it must be {expected.en}.",
    )
