"""How charts and the report call metrics, settings and rules."""

from typing import Final

from fzdigital.rules.regulation import Regulation
from fzdigital.text import Text

METRIC_NAMES: Final = {
    "exits": Text("退出家数", "exits"),
    "refills": Text("递补家数", "refills"),
    "size": Text("期末在库家数", "members at the end"),
    "rounds_below": Text("低于界线的轮数", "rounds that end below the floor"),
    "first_below": Text("首次低于界线的轮次", "first round below the floor"),
    "dips": Text("补充前低于界线的轮数", "rounds below the floor before refilling"),
    "reserve_left": Text("期末后备家数", "firms in reserve at the end"),
    "rounds_to_empty": Text("后备用尽的轮次", "round in which the reserve runs out"),
}
"""What each metric is called."""

OPEN: Final = Text("未定", "unresolved")


def metric_name(metric: str) -> Text:
    """What a metric is called; what an analyst counts has the analyst's name."""
    return METRIC_NAMES.get(metric, Text(metric, metric))


def setting_name(regulation: Regulation, name: str) -> Text:
    """What a parameter or axis is called: the parameter by what it counts, the axis by its question."""
    found = next((one.text for one in regulation.parameters if one.name == name), None)
    if found is None:
        found = next((one.question for one in regulation.axes if one.id == name), Text(name, name))
    return found


def value_name(regulation: Regulation, name: str, value: object) -> Text:
    """What a value of a parameter or a reading of an axis is called."""
    if value is None:
        return OPEN
    for axis in regulation.axes:
        if axis.id == name:
            return next(one.text for one in axis.readings if one.id == value)
    return Text(str(value), str(value))


def rule_name(regulation: Regulation, rule: str) -> Text:
    """What a rule is called: the citation of its clause, and its id."""
    clause = next(one.clause for one in regulation.rules if one.id == rule)
    citation = regulation.clause(clause).citation
    return Text(f"{citation.zh} [{rule}]", f"{citation.en} [{rule}]")
