"""What each single change does: the mean difference that it makes, the greatest on top."""

from typing import Final

from matplotlib.figure import Figure

from fzdigital.render.charts.drawing import COLOURS, SOFT, Drawing, figure, wrapped
from fzdigital.render.charts.words import metric_name, setting_name, value_name
from fzdigital.whatif.single_changes import Singles

_LABEL: Final = 52


def tornado(singles: Singles, metric: str, drawing: Drawing) -> Figure:
    """The mean difference of a metric that each change makes by itself, with its 95 % interval.

    Args:
        singles: the changes.
        metric: one of :data:`~fzdigital.whatif.behaviour.METRICS`.
        drawing: how it is drawn.

    Raises:
        UnknownNameError: there is no such metric.
    """
    regulation = singles.result.job.versions[0].regulation
    found = singles.differences(metric)
    names = [
        f"{drawing.said(setting_name(regulation, name))} →\u00a0{drawing.said(value_name(regulation, name, value))}"
        for name, value, _ in found
    ]
    labels = [wrapped(name, _LABEL) for name in names]
    with drawing.style():
        drawn = figure(9, 1.0 + sum(0.22 * (label.count("\n") + 1) + 0.2 for label in labels))
        axes = drawn.subplots()
        means = [one.mean for _, _, one in found]
        axes.barh(
            range(len(found)), means, 0.6, xerr=[one.half(0.95) for _, _, one in found], capsize=3,
            color=[COLOURS[0] if mean >= 0 else COLOURS[1] for mean in means],
        )  # fmt: skip
        for place, (_, _, one) in enumerate(found):
            up, number = one.mean >= 0, round(one.mean, 2) + 0.0
            axes.annotate(
                f"{number:+.2f}", (one.mean + (1 if up else -1) * one.half(0.95), place), xytext=(5 if up else -5, 0),
                textcoords="offset points", ha="left" if up else "right", va="center", fontsize=9,
            )  # fmt: skip
        axes.axvline(0, color=SOFT, linewidth=1)
        axes.set_yticks(range(len(found)), labels)
        axes.invert_yaxis()
        axes.margins(x=0.16)
        called = drawing.said(metric_name(metric))
        axes.set_xlabel(
            drawing.say(f"{called}：与首个版本的平均差及95%区间",
                        f"{called}: mean difference to the first version, with its 95 % interval")
        )  # fmt: skip
    return drawn
