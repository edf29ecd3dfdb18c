"""The one specification of all sheets, used by every carrier and by the documentation."""

from fzdigital.domain.entry import Correction
from fzdigital.domain.review import Score
from fzdigital.io import cells
from fzdigital.io.cells import Parser
from fzdigital.io.columns import Choice, Column, Table
from fzdigital.io.common_columns import RECORDED_ON
from fzdigital.io.conduct_tables import CHECKS, INCIDENTS, RECTIFICATIONS, REPORTS, UPDATES
from fzdigital.io.selection_tables import ACTS, APPLICATIONS, MARKS, NOTICES, RATINGS
from fzdigital.policy.measures import MEASURES
from fzdigital.service.casebook import MATTER_SHEETS, SettledReading
from fzdigital.text import Text

ENTRY_TABLES = (
    APPLICATIONS,
    MARKS,
    NOTICES,
    ACTS,
    RATINGS,
    UPDATES,
    RECTIFICATIONS,
    REPORTS,
    INCIDENTS,
    CHECKS,
)
"""The sheets whose rows are entries, in the order in which they are read and written."""


def _line(
    key: str, zh: str, en: str, about: Text, parse: Parser = cells.line, choices: tuple[Choice, ...] = ()
) -> Column:
    return Column(key, Text(zh, en), about, parse, required=True, choices=choices)


CORRECTIONS = Table(
    "corrections",
    Text("更正", "Corrections"),
    Text("对一项登记中一个栏目的更正", "the correction of one field of one entry"),
    (
        _line("entry", "登记号", "Entry id", Text("所更正登记的登记号", "id of the entry corrected")),
        _line("field", "栏目", "Field", Text("所更正栏目的标题", "heading or key of the column corrected")),
        Column("old", Text("原值", "Old"), Text("现有的值；原为空则留空", "what stands there"), cells.anything),
        Column("new", Text("新值", "New"), Text("应有的值；改为未知则留空", "what should stand there"), cells.anything),
        _line("why", "原因", "Why", Text("更正原因", "the reason"), cells.reason),
        Column(
            "recorded_on", RECORDED_ON.heading, Text("更正的日期", "day of the correction"), cells.day, required=True
        ),
    ),
    Correction,
)


def _readings() -> tuple[Choice, ...]:
    meanings: dict[str, list[Text]] = {}
    for axis in MEASURES.axes:
        for reading in axis.readings:
            text = Text(f"{axis.id}：{reading.text.zh}", f"{axis.id}: {reading.text.en}")
            meanings.setdefault(reading.id, []).append(text)
    return tuple(
        Choice(word, Text("；".join(text.zh for text in texts), "; ".join(text.en for text in texts)))
        for word, texts in meanings.items()
    )


READINGS = Table(
    "readings",
    Text("口径", "Readings"),
    Text("一个由有权机关确定的口径", "one question that somebody entitled to has settled"),
    (
        _line(
            "axis",
            "事项",
            "Axis",
            Text("待定事项编号，如OP-26.floor", "id of the axis, such as OP-26.floor"),
            choices=tuple(Choice(axis.id, axis.question) for axis in MEASURES.axes),
        ),
        _line(
            "choice",
            "口径",
            "Choice",
            Text("该事项所定口径的编号，如strict", "id of the reading chosen for that axis, such as strict"),
            choices=_readings(),
        ),
        _line("by", "确定机关", "By", Text("确定口径的机关", "who settled it")),
        Column("on", Text("确定日期", "On"), Text("确定的日期", "day it was settled"), cells.day, required=True),
    ),
    SettledReading,
)

ROW_TABLES = (*ENTRY_TABLES, CORRECTIONS, READINGS)
"""Every sheet with one row per record; only the settings are written otherwise."""


def _sheet_keys(value: object) -> tuple[str, ...]:
    return tuple(_matter_sheet(piece) for piece in cells.pieces(value))


def _matter_sheet(name: object) -> str:
    may_be = tuple(table for table in ENTRY_TABLES if table.key in MATTER_SHEETS)
    for table in may_be:
        if name in (table.key, table.name.zh):
            return table.key
    raise cells.refused(
        name,
        "可声明未齐的表：" + "、".join(table.name.zh for table in may_be),
        "sheets that may be incomplete: " + ", ".join(f"{table.name.zh} ({table.key})" for table in may_be),
    )


def _scale_top(value: object) -> Score:
    given = cells.score(value)
    if not isinstance(given, Score) or given <= Score(0):
        raise cells.refused(value, "大于0的分数", "a score above 0")
    return given


INCOMPLETE = Column(
    "incomplete",
    Text("未齐表", "incomplete sheets"),
    Text("登记尚不齐全的表，以顿号分隔", "sheets whose rows are not yet all there, divided by commas"),
    _sheet_keys,
)

SCALE_TOP = Column(
    "scale_top",
    Text("满分", "score scale"),
    Text("评分的满分，默认100", "the greatest score an expert can give; 100 unless said otherwise"),
    _scale_top,
)

SETTINGS = Table(
    "settings",
    Text("说明", "Settings"),
    Text("整个案卷的设置，每行一项", "settings of the whole casebook, one a row"),
    (
        Column(
            "released_on",
            Text("发布日期", "release date"),
            Text("办法的发布日期；未知则留空", "day the measures were released; blank if unknown"),
            cells.day,
        ),
        SCALE_TOP,
        INCOMPLETE,
        Column(
            "days_off",
            Text("休息日", "days off"),
            Text("另行确定的休息日，以顿号分隔", "further days off, divided by commas"),
            cells.days,
        ),
    ),
    dict,
)
"""The settings; each column is a row of the workbook's sheet and a member of the document's object."""

SETTING_ROWS = Table(
    "settings",
    SETTINGS.name,
    SETTINGS.about,
    (
        _line(
            "key",
            "项目",
            "Item",
            Text("设置的名称", "name of the setting"),
            choices=tuple(Choice(column.heading.zh, column.about) for column in SETTINGS.columns),
        ),
        Column("value", Text("内容", "Value"), Text("设置的内容", "its value"), cells.anything),
    ),
    dict,
)
"""How a workbook writes the settings down."""


def table_named(name: str, tables: tuple[Table, ...]) -> Table | None:
    """The sheet of that name in either language or of that key, or None."""
    return next((table for table in tables if name in (table.key, *table.name)), None)
