"""The charts of one answer, in one call."""

from io import BytesIO

import pytest
from attrs import evolve
from matplotlib.figure import Figure

from fzdigital.errors import FontError, InvalidValueError, UnknownNameError
from fzdigital.render.charts.drawing import Drawing, saved
from fzdigital.render.charts.plot import plot
from fzdigital.render.charts.words import metric_name
from fzdigital.render.fonts import chinese_font
from fzdigital.text import Text
from fzdigital.whatif import Count, singles, sweep
from tests.whatif.plans import LASTING, STUDY, answers


def words(drawn: Figure) -> str:
    """Everything that is written in a chart."""
    return saved(drawn, "svg", Drawing(chinese_font(), "zh"), words=True).decode()


class TestPlot:
    """What it is given says what is drawn."""

    @pytest.mark.parametrize(
        ("language", "said"), [("zh", ("所给版本", "修改方案2")), ("en", ("as given", "change 2"))]
    )
    def test_a_result(self, language: str, said: list[str]) -> None:
        """Sizes and exits, the versions by number unless they are named."""
        sizes, exits = plot(answers().result, language=language)  # type: ignore[arg-type]
        for one in said:
            assert one in words(sizes)
            assert one in words(exits)
        named = plot(answers().result, names=[Text(name, name) for name in ("甲", "乙", "丙")])
        assert "丙" in words(named[0])

    def test_a_sweep_and_single_changes(self) -> None:
        """The metric that is asked for."""
        (map_,) = plot(answers().grid, metric="exits")  # type: ignore[arg-type]
        assert "退出家数" in words(map_)
        (bars,) = plot(answers().singles, metric="dips", language="en")  # type: ignore[arg-type]
        assert "rounds below the floor before refilling" in words(bars)

    def test_a_split(self) -> None:
        """Its own metric."""
        (bars,) = plot(answers().split)  # type: ignore[arg-type]
        assert "期末在库家数" in words(bars)

    def test_what_is_counted_besides(self) -> None:
        """It is called as the analyst calls it."""
        count = Count("rated", 1, lambda now, facts: (now.algebra.one,))
        study = evolve(STUDY, behaviour=evolve(STUDY.behaviour, counts=(count,)))
        (bars,) = plot(singles(study, LASTING, no_star_limit=(1,)), metric="rated", language="en")
        assert "rated: mean difference" in words(bars)
        (map_,) = plot(sweep(study, LASTING, no_star_limit=(1, 2)), metric="rated", language="en")
        assert "mean rated" in words(map_)
        assert metric_name("rated") == Text("rated", "rated")

    def test_a_figure_can_be_saved_anywhere(self) -> None:
        """With matplotlib's own means, in either language, without a character missing."""
        for language in ("zh", "en"):
            for drawn in plot(answers().result, language=language):  # type: ignore[arg-type]
                page = BytesIO()
                drawn.savefig(page, format="png")
                assert page.getvalue().startswith(b"\x89PNG")


class TestRefused:
    """What cannot be drawn."""

    def test_too_few_names(self) -> None:
        """Each version has one."""
        with pytest.raises(InvalidValueError, match="the names of the versions is 1; it must be 3 of them"):
            plot(answers().result, names=[Text("甲", "one")])

    def test_a_name_that_the_font_lacks(self) -> None:
        """No boxes are drawn."""
        with pytest.raises(FontError):
            plot(answers().result, names=[Text("ⴰ", "ⴰ")] * 3)

    def test_an_unknown_metric(self) -> None:
        """It is named."""
        with pytest.raises(UnknownNameError, match="no metric is named 'stars'"):
            plot(answers().grid, metric="stars")  # type: ignore[arg-type]

    def test_what_has_no_chart(self) -> None:
        """The answers to a whole plan have several."""
        with pytest.raises(InvalidValueError, match="it must be what a study, sweep"):
            plot(answers())  # type: ignore[arg-type]
