"""All charts of the answers to a plan, by name."""

from collections.abc import Iterator

from matplotlib.figure import Figure

from fzdigital.render.charts.drawing import Drawing, saved
from fzdigital.render.charts.exits_by_ground import exits_by_ground
from fzdigital.render.charts.size_fan import size_fan
from fzdigital.render.charts.sweep_heat_map import sweep_heat_map
from fzdigital.render.charts.tornado import tornado
from fzdigital.render.charts.variance_split import variance_split
from fzdigital.whatif.plan import Answers


def charts(answers: Answers, drawing: Drawing) -> Iterator[tuple[str, Figure]]:
    """Each chart for which there is an answer, with its name.

    Args:
        answers: the answers.
        drawing: how they are drawn.

    Raises:
        FontError: the font lacks characters that the versions are called by.
    """
    plan = answers.plan
    names = tuple(one.name for one in plan.versions)
    drawing.font.require("".join(map(drawing.said, names)))
    yield "size", size_fan(answers.result, names, drawing)
    yield "exits", exits_by_ground(answers.result, names, drawing)
    if answers.grid is not None and plan.sweep is not None:
        yield "sweep", sweep_heat_map(answers.grid, plan.sweep.metric, drawing)
    if answers.singles is not None and plan.singles is not None:
        yield "tornado", tornado(answers.singles, plan.singles.metric, drawing)
    if answers.split is not None:
        yield "variance", variance_split(answers.split, drawing)


def chart_files(answers: Answers, drawing: Drawing) -> Iterator[tuple[str, bytes]]:
    """Each chart as PNG and as SVG, with the names of the files.

    Args:
        answers: the answers.
        drawing: how they are drawn.

    Raises:
        FontError: the font lacks characters that the versions are called by.
    """
    for name, drawn in charts(answers, drawing):
        for form in ("png", "svg"):
            yield f"{name}.{form}", saved(drawn, form, drawing)
