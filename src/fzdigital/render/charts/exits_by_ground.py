"""On which grounds firms leave: the mean number of exits on each rule, one bar for each version."""

from typing import Final

from matplotlib.figure import Figure

from fzdigital.render.charts.drawing import COLOURS, Drawing, figure, wrapped
from fzdigital.render.charts.words import rule_name
from fzdigital.text import Text
from fzdigital.whatif.result import Result

_LABEL: Final = 40


def exits_by_ground(result: Result, names: tuple[Text, ...], drawing: Drawing) -> Figure:
    """The mean number of exits over all rounds by ground; an exit on two grounds counts for both.

    Args:
        result: the result.
        names: what each version is called.
        drawing: how it is drawn.

    A rule on which nobody leaves under any version is left out.
    """
    exits = [result.exits(version) for version in range(len(names))]
    called = {
        rule: drawing.said(rule_name(version.regulation, rule))
        for version in result.job.versions
        for rule in version.rules
    }
    rules = [rule for rule in called if any(one.get(rule) for one in exits)]
    thick = 0.8 / len(names)
    with drawing.style():
        drawn = figure(9, 1.6 + len(rules) * max(0.55, 0.26 * len(names)))
        axes = drawn.subplots()
        for version, (name, one) in enumerate(zip(names, exits, strict=True)):
            places = [place - 0.4 + thick * (version + 0.5) for place in range(len(rules))]
            bars = axes.barh(
                places, [one.get(rule, 0.0) for rule in rules], thick, color=COLOURS[version % len(COLOURS)],
                label=wrapped(drawing.said(name), _LABEL),
            )  # fmt: skip
            axes.bar_label(bars, fmt="%.2f", padding=3, fontsize=9)
        axes.set_yticks(range(len(rules)), [wrapped(called[rule], _LABEL) for rule in rules])
        axes.invert_yaxis()
        axes.margins(x=0.1)
        axes.set_xlabel(drawing.say("平均退出家数（全部轮次合计）", "mean number of exits, all rounds together"))
        drawn.legend(loc="outside lower center", ncols=2, frameon=False)
    return drawn
