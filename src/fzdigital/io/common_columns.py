"""The columns that several sheets share, and the sheet of entries made with them."""

from collections.abc import Callable
from functools import partial

from fzdigital.domain.entry import Happening
from fzdigital.domain.industry import Industry
from fzdigital.domain.worded import Worded
from fzdigital.io import cells
from fzdigital.io.columns import Choice, Column, Table
from fzdigital.text import Text

ID = Column(
    "id",
    Text("登记号", "Entry id"),
    Text("登记的编号，更正时引用；空则为表名加序号", "the entry's id, used by corrections; blank: sheet name and row"),
    cells.line,
)
RECORDED_ON = Column(
    "recorded_on",
    Text("登记日期", "Recorded on"),
    Text("登记的日期；空则为发生当天", "day of recording; blank: the day it happened"),
    cells.day,
)
CODE = Column(
    "code",
    Text("统一社会信用代码", "Credit code"),
    Text("18位代码，须以文本格式保存", "the firm's code of 18 characters, stored as text"),
    cells.code,
    required=True,
)
BATCH = Column(
    "batch", Text("批次", "Batch"), Text("批次序号，从1起", "number of the batch, from 1"), cells.whole, required=True
)


def words_of(kind: type[Worded]) -> tuple[Choice, ...]:
    """The words for the members of an enumeration."""
    return tuple(Choice(member.text.zh, member.text) for member in kind)


def member_of(
    kind: type[Worded], key: str, heading: Text, about: Text, *, required: bool = False, path: str = ""
) -> Column:
    """A column of the members of an enumeration."""
    parse = partial(cells.member, kind=kind)
    return Column(key, heading, about, parse, required, path=path, choices=words_of(kind))


INDUSTRY = member_of(
    Industry,
    "industry",
    Text("细分行业", "Sector"),
    Text("四个细分行业之一，写全称", "one of the four sectors, by its full name"),
    required=True,
)


def happened_on(zh: str, en: str) -> Column:
    """The column of the day a happening happened; its heading is the sheet's own."""
    return Column(
        "on", Text(zh, en), Text("日期单元格，或YYYY-MM-DD", "a date cell, or YYYY-MM-DD"), cells.day, required=True
    )


def day_of(key: str, zh: str, en: str) -> Column:
    """A column of days that may be unknown or not have come."""
    about = Text("未知或尚未发生则留空", "blank if unknown or not yet")
    return Column(key, Text(zh, en), about, cells.day)


def deadline(key: str) -> Column:
    """The column of a deadline."""
    about = Text("日期；没有期限写“无”；未知则留空", "a day; 无 (none) if there is no deadline; blank if unknown")
    return Column(key, Text("期限", "Due"), about, cells.deadline)


_YES_OR_NO = (Choice("是", Text("是", "yes")), Choice("否", Text("否", "no")))


def truth_of(key: str, heading: Text, about: Text) -> Column:
    """A column of yes, no or unknown."""
    answer = Text(f"{about.zh}：是、否，未知则留空", f"{about.en}: 是 (true), 否 (false), blank if unknown")
    return Column(key, heading, answer, cells.truth, choices=_YES_OR_NO)


def entry_table(
    key: str,
    name: Text,
    about: Text,
    columns: tuple[Column, ...],
    noun: type[Happening],
    build: Callable[..., Happening] | None = None,
) -> Table:
    """A sheet whose rows are entries, with the columns that every entry has."""
    return Table(key, name, about, (ID, *columns, RECORDED_ON), build or noun, noun)
