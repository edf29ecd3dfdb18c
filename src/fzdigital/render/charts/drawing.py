"""How every chart is drawn: its font, its language, its colours; and how it is saved."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from typing import Final

from attrs import frozen
from matplotlib import font_manager, rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine

from fzdigital.render.fonts import Font
from fzdigital.text import Language, Text

COLOURS: Final = ("#1f5f8b", "#c8702a", "#4d8c57", "#8a4f9e", "#b03a48", "#6b6b6b")
"""One for each version, beginning anew after the last."""

FLOOR: Final = "#b03a48"
SOFT: Final = "#8a97a3"

_STYLE: Final = {
    "axes.unicode_minus": False,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 11,
    "font.size": 10,
    "svg.hashsalt": "fzdigital",
}
_DOTS: Final = 150
_EM: Final = 2
"""The width of a Chinese character, in Latin ones."""


@frozen
class Drawing:
    """How charts are drawn.

    Args:
        font: the font.
        language: ``zh`` or ``en``.
    """

    font: Font
    language: Language

    def said(self, text: Text) -> str:
        """A wording in the language of the chart."""
        return text.said_in(self.language)

    def say(self, zh: str, en: str) -> str:
        """The same of a wording that is made here."""
        return self.said(Text(zh, en))

    @contextmanager
    def style(self, **more: object) -> Iterator[None]:
        """While a chart is drawn or saved: its font and looks, whatever the user's own settings are."""
        known = {one.fname for one in font_manager.fontManager.ttflist}
        if str(self.font.path) not in known:
            font_manager.fontManager.addfont(str(self.font.path))
        with rc_context({**_STYLE, "font.family": [self.font.family], **more}):  # type: ignore[dict-item]
            yield


def figure(width: float, height: float) -> Figure:
    """An empty figure.

    Args:
        width: in inches.
        height: in inches.
    """
    return Figure(figsize=(width, height), layout=ConstrainedLayoutEngine(h_pad=0.1))


def saved(drawn: Figure, form: str, drawing: Drawing, *, words: bool = False) -> bytes:
    """A chart as a file; the same chart, the same bytes.

    Args:
        drawn: the chart.
        form: ``svg`` or ``png``.
        drawing: how it was drawn.
        words: whether an SVG holds its words as text, to be shown in a font that the page has, and not as outlines.
    """
    written = BytesIO()
    named = {"Date": None, "Creator": "fzdigital"} if form == "svg" else {"Software": "fzdigital"}
    with drawing.style(**{"svg.fonttype": "none" if words else "path"}):
        drawn.savefig(written, format=form, dpi=_DOTS, metadata=named)
    return written.getvalue()


def wrapped(words: str, width: int) -> str:
    """Words broken into lines.

    Args:
        words: the words.
        width: of a line, in Latin characters; a Chinese one counts as two and can end a line anywhere.
    """
    lines, line, taken = [], "", 0
    for piece in _pieces(words):
        size = _size(piece)
        if line and taken + size > width and piece not in "，。；：、）,.;:)":
            lines.append(line.rstrip())
            line, taken = "", 0
            piece = piece.lstrip()
        line, taken = line + piece, taken + size
    # Blanks that do not break have done their work.
    return "\n".join([*lines, line.rstrip()]).replace("\u00a0", " ")


def _pieces(words: str) -> Iterator[str]:
    """What is not to be broken: Chinese characters, and Latin words with the blank before them."""
    word = ""
    for one in words:
        if one == " " or _size(one) == _EM:
            if word:
                yield word
            word = ""
        if _size(one) == _EM:
            yield one
        else:
            word += one
    if word:
        yield word


def _size(piece: str) -> int:
    return sum(_EM if ord(one) > 0x2E7F else 1 for one in piece)


def rounds_axis(axes: Axes, days: tuple[date, ...], drawing: Drawing) -> None:
    """Rounds along the bottom, with their days, as many as have room; the start is 0."""
    count = len(days)
    step = max(1, -(-count // 6))
    shown = range(step, count + 1, step)
    start = drawing.say("起点", "start")
    axes.set_xticks([0, *shown], [start, *(f"{number}\n{days[number - 1]:%Y-%m}" for number in shown)])
    axes.set_xlabel(drawing.say("轮次及其日期", "round and its day"))
    axes.set_xlim(0, count)
