"""How large the library becomes: the median and two bands over the rounds, with the floor drawn in."""

from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from fzdigital.render.charts.drawing import COLOURS, FLOOR, SOFT, Drawing, figure, rounds_axis, wrapped
from fzdigital.text import Text
from fzdigital.whatif.result import Result

_ACROSS: Final = 2
_TITLE: Final = 44


def size_fan(result: Result, names: tuple[Text, ...], drawing: Drawing) -> Figure:
    """The size of the library over the rounds, one panel for each version.

    Args:
        result: the result.
        names: what each version is called.
        drawing: how it is drawn.
    """
    with drawing.style():
        across = min(_ACROSS, len(names))
        down = -(-len(names) // across)
        drawn = figure(9, 3.2 * down + 0.7)
        panels = [*drawn.subplots(down, across, sharey=True, squeeze=False).flat]
        for version, (axes, name) in enumerate(zip(panels, names, strict=False)):
            _panel(axes, result, version, drawing)
            axes.set_title(wrapped(_title(result, version, name, drawing), _TITLE))
        for axes in panels[len(names) :]:
            axes.set_axis_off()
        first = drawn.axes[0]
        drawn.legend(*first.get_legend_handles_labels(), loc="outside lower center", ncols=3, frameon=False)
    return drawn


def _title(result: Result, version: int, name: Text, drawing: Drawing) -> str:
    ended = result.without_effect(version)
    if ended is None:
        return drawing.said(name)
    return drawing.say(f"{name.zh}（第{ended}轮起不再有效）", f"{name.en} (no effect from round {ended})")


def _panel(axes: Axes, result: Result, version: int, drawing: Drawing) -> None:
    job = result.job
    rounds = range(len(job.days) + 1)
    start = len(job.cohort.members)
    level = {share: [start, *result.sizes(share, version)] for share in (0.05, 0.25, 0.5, 0.75, 0.95)}
    colour = COLOURS[version % len(COLOURS)]
    inner = drawing.say("中间50%的情景", "middle 50 % of scenarios")
    outer = drawing.say("中间90%的情景", "middle 90 % of scenarios")
    axes.fill_between(rounds, level[0.05], level[0.95], color=colour, alpha=0.2, linewidth=0, label=outer)
    axes.fill_between(rounds, level[0.25], level[0.75], color=colour, alpha=0.35, linewidth=0, label=inner)
    axes.plot(rounds, level[0.5], color=colour, linewidth=2, label=drawing.say("中位数", "median"))
    floor = drawing.say(f"界线：{job.floor}家", f"floor: {job.floor} firms")
    axes.axhline(job.floor, color=FLOOR, linestyle="--", linewidth=1.3, label=floor)
    ended = result.without_effect(version)
    if ended is not None:
        axes.axvspan(ended - 0.5, len(job.days), color=SOFT, alpha=0.25, linewidth=0)
    rounds_axis(axes, job.days, drawing)
    axes.set_ylabel(drawing.say("在库家数", "members"))
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
