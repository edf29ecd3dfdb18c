"""The charts of one answer, in one call."""

from collections.abc import Sequence
from pathlib import Path

from matplotlib.figure import Figure

from fzdigital.errors import InvalidValueError
from fzdigital.render.charts.drawing import Drawing
from fzdigital.render.charts.exits_by_ground import exits_by_ground
from fzdigital.render.charts.size_fan import size_fan
from fzdigital.render.charts.sweep_heat_map import sweep_heat_map
from fzdigital.render.charts.tornado import tornado
from fzdigital.render.charts.variance_split import variance_split
from fzdigital.render.fonts import chinese_font
from fzdigital.text import Language, Text
from fzdigital.whatif.grid import Grid
from fzdigital.whatif.result import Result
from fzdigital.whatif.single_changes import Singles
from fzdigital.whatif.variance import Split


def plot(
    answer: Result | Grid | Singles | Split,
    *,
    metric: str = "size",
    names: Sequence[Text] | None = None,
    language: Language = "zh",
    font: Path | None = None,
) -> tuple[Figure, ...]:
    """The charts of an answer: of a result its sizes and its exits by ground, of anything else one.

    Args:
        answer: what a study, a sweep, single changes or a split of the variance came to.
        metric: what is shown of a sweep or of single changes; one of the metrics of its behaviour.
        names: what each version of a result is called; None for their numbers, the first as the one given.
        language: ``zh`` or ``en``.
        font: the file of a font for Chinese; None to look for one.

    Raises:
        FontError: there is no font for Chinese, or it lacks characters that a version is called by.
        InvalidValueError: other names than versions, or what has no chart.
        UnknownNameError: there is no such metric.
    """
    drawing = Drawing(chinese_font(font), language)
    if isinstance(answer, Result):
        called = _names(len(answer.tallies)) if names is None else tuple(names)
        if len(called) != len(answer.tallies):
            expected = Text(f"{len(answer.tallies)}个", f"{len(answer.tallies)} of them")
            raise InvalidValueError(len(called), Text("版本名称", "the names of the versions"), expected)
        drawing.font.require("".join(map(drawing.said, called)))
        return size_fan(answer, called, drawing), exits_by_ground(answer, called, drawing)
    if isinstance(answer, Grid):
        return (sweep_heat_map(answer, metric, drawing),)
    if isinstance(answer, Singles):
        return (tornado(answer, metric, drawing),)
    given: object = answer
    if isinstance(given, Split):
        return (variance_split(given, drawing),)
    expected = Text("研究、扫描、单项修改或方差分解的结果", "what a study, sweep, single changes or a split came to")
    raise InvalidValueError(given, Text("所作图的结果", "what is to be drawn"), expected)


def _names(count: int) -> tuple[Text, ...]:
    others = (Text(f"修改方案{number}", f"change {number}") for number in range(1, count))
    return (Text("所给版本", "as given"), *others)
