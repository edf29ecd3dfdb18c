"""What the charts show is what was counted, and what a reader sees can be read."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from attrs import evolve
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

import fzdigital.render.charts
from fzdigital.errors import FontError, MissingExtraError
from fzdigital.render.charts.all import chart_files, charts
from fzdigital.render.charts.drawing import Drawing, saved, wrapped
from fzdigital.render.charts.exits_by_ground import exits_by_ground
from fzdigital.render.charts.size_fan import size_fan
from fzdigital.render.charts.sweep_heat_map import sweep_heat_map
from fzdigital.render.charts.tornado import tornado
from fzdigital.render.charts.variance_split import variance_split
from fzdigital.render.charts.words import METRIC_NAMES, OPEN, setting_name, value_name
from fzdigital.render.fonts import chinese_font
from fzdigital.text import Text
from fzdigital.whatif.behaviour import METRICS
from fzdigital.whatif.grid import sweep
from fzdigital.whatif.plan import Variant
from tests.whatif.plans import LASTING, PLAN, STUDY, answers, plain_answers

ZH, EN = Drawing(chinese_font(), "zh"), Drawing(chinese_font(), "en")
NAMES = tuple(one.name for one in PLAN.versions)


def words(drawn: Figure) -> list[str]:
    """Everything that is written in a chart."""
    root = fromstring(saved(drawn, "svg", ZH, words=True))
    return ["".join(one.itertext()) for one in root.iter("{http://www.w3.org/2000/svg}text")]


def panels(drawn: Figure) -> list[Axes]:
    """The panels of a chart that are shown."""
    return [one for one in drawn.axes if one.axison]


class TestSizeFan:
    """The library over the rounds."""

    def test_a_panel_for_each_version(self) -> None:
        """Three versions, three panels; the fourth place stays empty."""
        assert len(panels(size_fan(answers().result, NAMES, ZH))) == 3

    def test_the_median_is_that_of_the_result(self) -> None:
        """It begins with the members at the start and goes through the medians."""
        axes = panels(size_fan(answers().result, NAMES, ZH))[1]
        assert list(axes.lines[0].get_ydata()) == [32, *answers().result.sizes(0.5, 1)]

    def test_the_floor_is_drawn_in(self) -> None:
        """A line at the floor in every panel, and its number in the legend."""
        drawn = size_fan(answers().result, NAMES, ZH)
        assert all(list(axes.lines[1].get_ydata()) == [27, 27] for axes in panels(drawn))
        assert "界线：27家" in words(drawn)

    def test_the_end_of_the_period_is_said(self) -> None:
        """The title of a version without effect says from which round on."""
        titles = [axes.get_title() for axes in panels(size_fan(answers().result, NAMES, EN))]
        assert titles == ["prolonged", "prolonged and eased", "as enacted (no effect from round 4)"]


class TestExits:
    """The grounds of exit."""

    def test_bars_are_as_long_as_the_means(self) -> None:
        """One bar for each version and rule with any exit, in the order of the text."""
        axes = exits_by_ground(answers().result, NAMES, ZH).axes[0]
        shown = [[bar.get_width() for bar in container] for container in axes.containers]
        expected = [[one["5(3)b.1"], one["5(4)"]] for one in map(answers().result.exits, range(3))]
        assert shown == expected

    def test_clauses_are_cited(self) -> None:
        """Each rule is called by its citation and id."""
        axes = exits_by_ground(answers().result, NAMES, ZH).axes[0]
        labels = [one.get_text().replace("\n", "") for one in axes.get_yticklabels()]
        assert labels == ["五、（三）后段（重大安全事故） [5(3)b.1]", "五、（四） [5(4)]"]


class TestHeatMap:
    """Every combination."""

    def test_every_cell_has_its_number(self) -> None:
        """As many cells as combinations, each with the mean of its own."""
        grid = answers().grid
        assert grid is not None
        written = words(sweep_heat_map(grid, "size", EN))
        assert [f"{point.mean('size').mean:.2f}" for point in grid.points] == [
            one for one in written if one[-3:-2] == "."
        ]

    def test_one_setting_is_one_row(self) -> None:
        """Nothing stands down the side then."""
        axes = sweep_heat_map(sweep(STUDY, LASTING, no_star_limit=(1, 2, 3)), "exits", ZH).axes[0]
        assert [one.get_text() for one in axes.get_yticklabels()] == [""]
        assert [one.get_text() for one in axes.get_xticklabels()] == ["1", "2", "3"]


class TestTornado:
    """Single changes."""

    def test_the_greatest_stands_on_top(self) -> None:
        """Bars in the order of what they change, each as long as its difference."""
        found = answers().singles
        assert found is not None
        axes = tornado(found, "size", ZH).axes[0]
        assert [bar.get_width() for bar in axes.patches] == [one.mean for _, _, one in found.differences("size")]
        assert axes.yaxis_inverted()

    def test_changes_are_in_words(self) -> None:
        """What is changed and to what, in the language of the chart."""
        found = answers().singles
        assert found is not None
        labels = [one.get_text().replace("\n", " ") for one in tornado(found, "size", EN).axes[0].get_yticklabels()]
        assert "adjoining no-star ratings that lead to exit → 3" in labels
        assert "Is refilling provided for at exactly the floor? → yes; the figure itself is included" in labels


class TestVariance:
    """Where the spread comes from."""

    def test_bars_are_the_shares(self) -> None:
        """By itself, then together with others."""
        found = answers().split
        assert found is not None
        axes = variance_split(found, ZH).axes[0]
        rows = found.rows()
        assert [bar.get_width() for bar in axes.patches] == [row[k] for k in ("first", "total") for row in rows]


class TestFont:
    """The font that is asked for."""

    def test_one_that_is_not_known_yet(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """It is made known, so that nothing is drawn in another one."""
        monkeypatch.setattr(font_manager.fontManager, "ttflist", [])
        with ZH.style():
            assert {one.fname for one in font_manager.fontManager.ttflist} == {str(ZH.font.path)}


class TestFiles:
    """Charts as files."""

    def test_the_same_chart_the_same_bytes(self) -> None:
        """Drawn anew, no file differs."""
        assert dict(chart_files(plain_answers(), ZH)) == dict(chart_files(plain_answers(), ZH))

    def test_all_there_is_an_answer_for(self) -> None:
        """Five charts if all is asked, two if nothing is tried; each as PNG and SVG."""
        assert [name for name, _ in charts(answers(), ZH)] == ["size", "exits", "sweep", "tornado", "variance"]
        files = dict(chart_files(plain_answers(), ZH))
        assert sorted(files) == ["exits.png", "exits.svg", "size.png", "size.svg"]
        assert files["size.png"].startswith(b"\x89PNG")

    def test_an_svg_by_itself_needs_no_font(self) -> None:
        """Its words are outlines, and it says no time."""
        file = dict(chart_files(plain_answers(), ZH))["size.svg"]
        assert b"<text" not in file
        assert b"dc:date" not in file

    def test_a_name_that_the_font_lacks_is_refused(self) -> None:
        """A box instead of a character would go unnoticed."""
        named = Variant(Text("方案🙂", "plan 🙂"), LASTING)
        unreadable = evolve(plain_answers(), plan=evolve(PLAN, versions=(named,)))
        with pytest.raises(FontError, match="🙂"):
            list(charts(unreadable, ZH))


class TestReadable:
    """Nothing is cut off and nothing overlaps."""

    @pytest.mark.parametrize("drawing", [ZH, EN], ids=["zh", "en"])
    def test_words_lie_within_the_chart_and_apart(self, drawing: Drawing) -> None:
        """Every label, title and number is inside the figure, and none covers another."""
        for name, drawn in charts(answers(), drawing):
            with drawing.style():
                canvas = FigureCanvasAgg(drawn)
                canvas.draw()
                boxes = list(_boxes(drawn, canvas))
            for words_, box in boxes:
                assert box.x0 >= 0, (name, words_)
                assert box.y0 >= 0, (name, words_)
                assert box.x1 <= canvas.get_width_height()[0], (name, words_)
                assert box.y1 <= canvas.get_width_height()[1], (name, words_)
            for place, (one, box) in enumerate(boxes):
                for other, another in boxes[place + 1 :]:
                    assert not box.overlaps(another), (name, one, other)


def _boxes(drawn: Figure, canvas: FigureCanvasAgg) -> Iterator[tuple[str, object]]:
    renderer = canvas.get_renderer()
    for axes in panels(drawn):
        ticks = [
            tick.label1
            for axis, (low, high) in ((axes.xaxis, sorted(axes.get_xlim())), (axes.yaxis, sorted(axes.get_ylim())))
            for tick in axis.get_major_ticks()
            if low <= tick.get_loc() <= high
        ]
        for one in (*ticks, axes.xaxis.label, axes.yaxis.label, axes.title, *axes.texts):
            if one.get_text() and one.get_visible():
                # A little less than the box, which has room above and below its letters.
                yield one.get_text(), one.get_window_extent(renderer).padded(-1)


class TestWords:
    """What things are called."""

    def test_every_metric_has_a_name(self) -> None:
        """No metric is left to its id."""
        assert tuple(METRIC_NAMES) == METRICS

    def test_settings_and_values(self) -> None:
        """Parameters by what they count, axes by their question, an analyst's own names as they are."""
        assert setting_name(LASTING, "total").en == "providers planned over the four sectors together"
        assert setting_name(LASTING, "OP-26.floor").en == "Is refilling provided for at exactly the floor?"
        assert setting_name(LASTING, "behaviour") == ("behaviour", "behaviour")
        assert value_name(LASTING, "OP-26.floor", "strict").en == "no; only short of it"
        assert value_name(LASTING, "OP-26.floor", None) == OPEN
        assert value_name(LASTING, "total", 3) == ("3", "3")

    def test_lines_are_broken_between_words(self) -> None:
        """Latin words stay whole, Chinese may break anywhere but before a full stop."""
        assert wrapped("one two three", 8) == "one two\nthree"
        assert wrapped("一二三四。", 8) == "一二三四。"
        assert wrapped("一二三四五", 8) == "一二三四\n五"
        assert wrapped("to →\u00a012", 5) == "to\n→ 12"


class TestExtra:
    """What charts need to be installed."""

    @pytest.mark.parametrize("package", ["matplotlib", "fontTools", "brotli"])
    def test_without_a_package_the_extra_is_named(self, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """Whoever imports the charts is told which extra to install."""
        monkeypatch.setattr(
            "importlib.util.find_spec", lambda name: None if name == package else object()
        )  # fmt: skip
        with pytest.raises(MissingExtraError, match=r"fzdigital\[plot\]"):
            importlib.reload(fzdigital.render.charts)
        assert "fzdigital.render.charts" in sys.modules
        assert Path(fzdigital.render.charts.__file__).exists()
