"""Where the spread comes from: the share of the variance that data, discretion and readings bring in."""

from typing import Final

from matplotlib.figure import Figure

from fzdigital.render.charts.drawing import COLOURS, SOFT, Drawing, figure
from fzdigital.render.charts.words import metric_name
from fzdigital.text import Text
from fzdigital.whatif.variance import Split

GROUP_NAMES: Final = {
    "data": Text("企业状况（数据）", "what happens to firms (data)"),
    "discretion": Text("裁量权的行使", "the use of discretion"),
    "reading": Text("条文的口径", "the reading of the text"),
}
"""What each group of inputs is called."""

_INTERVAL: Final = 1.96
_THICK: Final = 0.36


def variance_split(split: Split, drawing: Drawing) -> Figure:
    """The shares of each group, by itself and together with others, with their 95 % intervals.

    Args:
        split: the shares.
        drawing: how it is drawn.
    """
    rows = split.rows()
    kinds = (
        ("first", drawing.say("单独的份额", "by itself"), COLOURS[0]),
        ("total", drawing.say("连同与其他因素的共同作用", "together with others as well"), COLOURS[1]),
    )
    with drawing.style():
        drawn = figure(9, 3.4)
        axes = drawn.subplots()
        for number, (kind, label, colour) in enumerate(kinds):
            places = [place + (number - 0.5) * _THICK for place in range(len(rows))]
            shares = [row[kind] for row in rows]
            errors = [_INTERVAL * row[f"{kind}_error"] for row in rows]
            axes.barh(places, shares, _THICK, xerr=errors, capsize=3, color=colour, label=label)
            for place, share, error in zip(places, shares, errors, strict=True):
                axes.annotate(
                    f"{share:.2f}", (max(share, 0) + error, place), xytext=(5, 0), textcoords="offset points",
                    va="center", fontsize=9,
                )  # fmt: skip
        axes.set_yticks(range(len(rows)), [drawing.said(GROUP_NAMES[row["group"]]) for row in rows])
        axes.invert_yaxis()
        axes.axvline(0, color=SOFT, linewidth=1)
        axes.margins(x=0.12)
        metric = drawing.said(metric_name(split.metric))
        axes.set_xlabel(
            drawing.say(
                f"{metric}的方差中所占份额及95%区间", f"share of the variance of {metric}, with its 95 % interval"
            )
        )
        drawn.legend(loc="outside lower center", ncols=2, frameon=False)
    return drawn
