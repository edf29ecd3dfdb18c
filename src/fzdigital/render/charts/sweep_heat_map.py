"""Every combination of a sweep: the mean of a metric as a coloured cell with its number."""

from itertools import chain
from typing import Final

from matplotlib.figure import Figure

from fzdigital.render.charts.drawing import Drawing, figure, wrapped
from fzdigital.render.charts.words import metric_name, setting_name, value_name
from fzdigital.whatif.grid import Grid, Setting

_LABEL: Final = 36
_DARK: Final = 0.6
"""From this share of the range on a cell is dark, and its number white."""


def sweep_heat_map(grid: Grid, metric: str, drawing: Drawing) -> Figure:
    """The mean of a metric under every combination: the last setting across, all others down.

    Args:
        grid: the sweep.
        metric: one of :data:`~fzdigital.whatif.behaviour.METRICS`.
        drawing: how it is drawn.

    Raises:
        UnknownNameError: there is no such metric.
    """
    regulation = grid.points[0].result.job.versions[0].regulation
    *down, across = grid.points[0].settings

    def called(name: str, value: Setting) -> str:
        return drawing.said(value_name(regulation, name, value))

    columns = list(dict.fromkeys(point.settings[across] for point in grid.points))
    rows = list(dict.fromkeys(tuple(point.settings[name] for name in down) for point in grid.points))
    means = [point.mean(metric).mean for point in grid.points]
    cells = [means[place : place + len(columns)] for place in range(0, len(means), len(columns))]
    low, high = min(means), max(means)
    with drawing.style():
        drawn = figure(9, 1.9 + 0.55 * len(rows))
        axes = drawn.subplots()
        # Drawn as shapes: a page that fetches nothing shows no picture of dots.
        axes.pcolormesh(cells, cmap="Blues", edgecolors="white", linewidth=1)
        for row, values in enumerate(cells):
            for column, value in enumerate(values):
                dark = value > low + _DARK * (high - low)
                axes.text(
                    column + 0.5,
                    row + 0.5,
                    f"{value:.2f}",
                    ha="center",
                    va="center",
                    color="white" if dark else "black",
                )
        width = max(8, 2 * _LABEL // len(columns))
        axes.set_xticks(
            [place + 0.5 for place in range(len(columns))], [wrapped(called(across, one), width) for one in columns]
        )
        joint = drawing.say("，", ", ")
        lines = [joint.join(called(name, one) for name, one in zip(down, row, strict=True)) for row in rows]
        axes.set_yticks([place + 0.5 for place in range(len(rows))], [wrapped(line, _LABEL) for line in lines])
        axes.invert_yaxis()
        names = [drawing.said(setting_name(regulation, name)) for name in chain(down, (across,))]
        axes.set_xlabel(wrapped(names[-1], 2 * _LABEL))
        axes.set_ylabel(wrapped(joint.join(names[:-1]), _LABEL))
        axes.spines[:].set_visible(False)
        axes.tick_params(length=0)
        axes.set_title(drawing.say("平均", "mean ") + drawing.said(metric_name(metric)))
    return drawn
