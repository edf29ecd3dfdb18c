"""The tables of a report on many futures: means, differences, versions, readings, rounds, hashes."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

import fzdigital
from fzdigital.render.charts.variance_split import GROUP_NAMES
from fzdigital.render.charts.words import OPEN, metric_name, setting_name, value_name
from fzdigital.render.decisions import identity
from fzdigital.render.paper import Cell, Grid
from fzdigital.render.whatif_words import behaviour_rows, change_rows
from fzdigital.text import Language, Text
from fzdigital.whatif.plan import Answers, Plan
from fzdigital.whatif.result import Estimate

Row = tuple[Cell | Text, ...]
"""The cells of one row, in one language or in both."""

_METRIC, _VERSION = Text("指标", "metric"), Text("版本", "version")
_VALUE, _DIFFERENCE = Text("取值", "value"), Text("平均差", "mean difference")
_SETTING = Text("参数或口径", "parameter or reading")


def means(answers: Answers, language: Language) -> Grid:
    """The mean of every metric under every version, with its 95 % interval."""
    names = _names(answers.plan)
    rows: list[Row] = [
        (metric_name(metric), *(estimated(answers.result.mean(metric, version)) for version in range(len(names))))
        for metric in answers.result.job.behaviour.metrics
    ]
    return _grid((_METRIC, *names), rows, (24, *(24 for _ in names)), language)


def differences(answers: Answers, language: Language) -> Grid:
    """The mean difference of every metric to the first version, scenario by scenario, with its 95 % interval."""
    names = _names(answers.plan)[1:]
    rows: list[Row] = [
        (
            metric_name(metric),
            *(estimated(answers.result.difference(metric, version), "+") for version in range(1, len(names) + 1)),
        )
        for metric in answers.result.job.behaviour.metrics
    ]
    return _grid((_METRIC, *names), rows, (24, *(24 for _ in names)), language)


def combinations(answers: Answers, language: Language) -> Iterator[Grid]:
    """Every combination of the sweep, if there is one."""
    tried, grid = answers.plan.sweep, answers.grid
    if tried is None or grid is None:
        return
    regulation = answers.plan.versions[0].regulation
    settings = tuple(grid.points[0].settings)
    rows: list[Row] = [
        (
            *(value_name(regulation, name, value) for name, value in point.settings.items()),
            estimated(point.mean(tried.metric)),
            estimated(point.difference(tried.metric), "+"),
        )
        for point in grid.points
    ]
    headings = (*(setting_name(regulation, name) for name in settings), metric_name(tried.metric), _DIFFERENCE)
    yield _grid(headings, rows, (*(24 for _ in settings), 20, 20), language)


def changes(answers: Answers, language: Language) -> Iterator[Grid]:
    """What each single change does, if that was asked."""
    tried, found = answers.plan.singles, answers.singles
    if tried is None or found is None:
        return
    regulation = answers.plan.versions[0].regulation
    rows: list[Row] = [
        (setting_name(regulation, name), value_name(regulation, name, value), estimated(one, "+"))
        for name, value, one in found.differences(tried.metric)
    ]
    yield _grid((_SETTING, _VALUE, _DIFFERENCE), rows, (40, 30, 24), language)


def shares(answers: Answers, language: Language) -> Iterator[Grid]:
    """The shares of the variance, if that was asked."""
    if answers.split is None:
        return
    headings = (
        Text("来源", "source"), Text("单独的份额", "by itself"), Text("标准误", "standard error"),
        Text("连同共同作用", "with others as well"), Text("标准误", "standard error"),
    )  # fmt: skip
    numbers = ("first", "first_error", "total", "total_error")
    rows: list[Row] = [
        (GROUP_NAMES[row["group"]], *(f"{row[name]:.3f}" for name in numbers)) for row in answers.split.rows()
    ]
    yield _grid(headings, rows, (30, 16, 16, 20, 16), language)


def assumptions(plan: Plan, language: Language) -> Grid:
    """What is taken for granted of firms and powers."""
    headings = (Text("每家企业每轮的情形", "of each firm in each round"), Text("概率或做法", "how likely, or how"))
    return _grid(headings, behaviour_rows(plan.study.behaviour), (50, 40), language)


def amended(plan: Plan, language: Language) -> Grid:
    """What each version changes in the enacted text and its readings."""
    headings = (_VERSION, _SETTING, Text("现行", "as enacted"), Text("本版本", "in this version"))
    nothing = (Text("没有修改", "nothing is changed"), "—", "—")
    rows: list[Row] = [
        (one.name, *row)
        for one in plan.versions
        for row in tuple(change_rows(plan.enacted, one.regulation)) or (nothing,)
    ]
    return _grid(headings, rows, (26, 46, 20, 20), language)


def readings(plan: Plan, language: Language) -> Grid:
    """The reading in use on every axis, under every version."""
    axes = {axis.id: axis for one in plan.versions for axis in one.regulation.axes}
    rows: list[Row] = []
    for name, axis in axes.items():
        used = [(one.regulation.reading(name) or OPEN) if axis in one.regulation.axes else "—" for one in plan.versions]
        rows.append((name, axis.question, *used))
    headings = (Text("事项", "axis"), Text("问题", "question"), *_names(plan))
    return _grid(headings, rows, (24, 44, *(20 for _ in plan.versions)), language)


def rounds(plan: Plan, language: Language) -> Grid:
    """The rounds and their days."""
    days = plan.study.days()
    gaps = ["—", *(str((later - earlier).days) for earlier, later in pairwise(days))]
    rows: list[Row] = [
        (number, f"{day}", gap) for number, (day, gap) in enumerate(zip(days, gaps, strict=True), start=1)
    ]
    headings = (Text("轮次", "round"), Text("日期", "day"), Text("距上一轮（日）", "days since the one before"))
    return _grid(headings, rows, (12, 20, 24), language)


def hashes(plan: Plan, language: Language) -> Grid:
    """What was used, and by which hash it can be recognized."""
    rows: list[Row] = [(Text("程序库版本", "version of the library"), f"fzdigital {fzdigital.__version__}")]
    rows += [(one.name, f"sha256 {one.sha256}") for one in plan.origins]
    for one in plan.versions:
        known = identity(one.regulation)
        rows.append((one.name, f"sha256 {known['sha256']}"))
        rows.append((Text(f"{one.name.zh}：口径", f"{one.name.en}: readings"), f"sha256 {known['readings_sha256']}"))
    return _grid((Text("名称", "what"), Text("版本或散列值", "version or hash")), rows, (34, 72), language)


def estimated(one: Estimate, sign: str = "") -> str:
    """A mean and the ends of its 95 % interval.

    Args:
        one: the mean.
        sign: ``+`` to write the sign of a positive number too.
    """
    # Nought has no sign of its own, whichever side it was rounded from.
    mean, low, high = (round(number, 2) + 0.0 for number in (one.mean, *one.interval()))
    return f"{mean:{sign}.2f} [{low:{sign}.2f}, {high:{sign}.2f}]"


def _names(plan: Plan) -> tuple[Text, ...]:
    return tuple(one.name for one in plan.versions)


def _grid(headings: Iterable[Text], rows: Iterable[Row], widths: tuple[int, ...], language: Language) -> Grid:
    def said(cell: Cell | Text) -> Cell:
        return cell.said_in(language) if isinstance(cell, Text) else cell

    return Grid(tuple(one.said_in(language) for one in headings), tuple(tuple(map(said, row)) for row in rows), widths)
