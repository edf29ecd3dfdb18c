"""What rows must be to each other; each row for itself is checked where it is read.

What the measures do not allow is no fault of a casebook. A firm in two sectors, a rating of a firm that is no member,
an act without ground: such things are recorded as they happened and judged elsewhere.
"""

from collections.abc import Callable, Hashable, Iterable
from typing import NamedTuple

from fzdigital.domain.acts import OfficialAct
from fzdigital.domain.application import Application
from fzdigital.domain.entry import Entry
from fzdigital.domain.incident import Incident, ListingCheck
from fzdigital.domain.provider import comparable_name
from fzdigital.domain.rating import Rating
from fzdigital.domain.rectification import Rectification
from fzdigital.domain.report import Report
from fzdigital.domain.review import Mark, Score
from fzdigital.domain.update import UpdateNotice
from fzdigital.io.cells import Token
from fzdigital.io.columns import Table
from fzdigital.io.raw import Place, Problems, RawRow
from fzdigital.text import Text


class Filed(NamedTuple):
    """An entry with the row it was read from.

    Args:
        entry: the entry.
        table: the table of the sheet.
        row: the row.
    """

    entry: Entry
    table: Table
    row: RawRow

    def at(self, key: str) -> Place:
        """The place of the cell of that column."""
        return self.row.at(self.table.index(key))


def cross_check(filed: Iterable[Filed], scale_top: Score, problems: Problems, *, all_applications: bool) -> None:
    """Note every fault that only several rows together show.

    Args:
        filed: the entries of all sheets.
        scale_top: the greatest score an expert can give.
        problems: where faults are noted.
        all_applications: whether the applications are all there. If some could not be read, no firm is called unknown.
    """
    entries = tuple(filed)
    applications = tuple((one, one.entry.what) for one in entries if isinstance(one.entry.what, Application))
    for rule in _ONCE:
        _check_once(rule, entries, problems)
    _check_names(applications, problems)
    _check_scale(entries, scale_top, problems)
    if all_applications:
        _check_known(entries, applications, problems)


class _Once(NamedTuple):
    """Something that a row says and no other row may say again."""

    key: Callable[[Entry], Hashable | None]
    column: str
    rule: Text


def _application_key(entry: Entry) -> Hashable | None:
    match entry.what:
        case Application(code=code, industry=industry, batch=batch):
            return code, industry, batch
        case _:
            return None


def _mark_key(entry: Entry) -> Hashable | None:
    match entry.what:
        case Mark(code=code, industry=industry, batch=batch, expert=expert):
            return code, industry, batch, expert
        case _:
            return None


def _rating_key(entry: Entry) -> Hashable | None:
    match entry.what:
        case Rating(code=code, round=number):
            return code, number
        case _:
            return None


_ONCE = (
    _Once(lambda entry: entry.id, "id", Text("登记号应当唯一", "an id is used once")),
    _Once(
        _application_key,
        "code",
        Text("一家企业在一个批次的一个细分行业只申报一次", "a firm applies once for one sector in one batch"),
    ),
    _Once(_mark_key, "expert", Text("一名专家对一份申报只评一次", "an expert marks an application once")),
    _Once(_rating_key, "round", Text("一家企业在一轮中只评级一次", "a firm is rated once in a round")),
)


def _check_once(rule: _Once, entries: Iterable[Filed], problems: Problems) -> None:
    first: dict[Hashable, Filed] = {}
    for one in entries:
        key = rule.key(one.entry)
        if key is None:
            continue
        earlier = first.setdefault(key, one)
        if earlier is not one:
            where = earlier.at(rule.column).path
            problems.add(
                one.at(rule.column),
                f"与{where}重复：{rule.rule.zh}，请删去其一或改正。",
                f" repeats {where}: {rule.rule.en}; delete or correct one of them.",
            )


def _check_scale(entries: Iterable[Filed], scale_top: Score, problems: Problems) -> None:
    for one in entries:
        match one.entry.what:
            case Mark(score=Score() as score) if score > scale_top:
                expected = Text(f"不超过满分{scale_top}的分数", f"a score of at most {scale_top}")
                problems.refuse(one.at("score"), Token(score), expected)
            case _:
                pass


def _check_names(applications: Iterable[tuple[Filed, Application]], problems: Problems) -> None:
    first: dict[str, tuple[Filed, str]] = {}
    for one, application in applications:
        name = application.provider.name
        earlier, known = first.setdefault(application.code, (one, name))
        if comparable_name(known) != comparable_name(name):
            where = earlier.at("name").path
            problems.add(
                one.at("name"),
                f"为{name!r}，而同一代码的企业在{where}名为{known!r}，请核对代码与名称。",
                f" is {name!r}, but the firm of that code is named {known!r} at {where}; check code and name.",
            )


def _check_known(
    entries: Iterable[Filed], applications: Iterable[tuple[Filed, Application]], problems: Problems
) -> None:
    applied = {(one.code, one.industry, one.batch) for _, one in applications}
    firms = {code for code, _, _ in applied}
    for one in entries:
        match one.entry.what:
            case Mark(code=code, industry=industry, batch=batch) if (code, industry, batch) not in applied:
                problems.add(
                    one.at("code"),
                    f"为{code!r}，但该企业在第{batch}批没有申报“{industry.text.zh}”。",
                    f" is {code!r}, but that firm has no application for {industry.text.en!r} in batch {batch}.",
                )
            case (
                OfficialAct(code=str(code))
                | Rating(code=code)
                | UpdateNotice(code=code)
                | Rectification(code=code)
                | Report(code=code)
                | Incident(code=code)
                | ListingCheck(code=code)
            ) if code not in firms:
                problems.add(
                    one.at("code"),
                    f"为{code!r}，但没有该企业的任何申报，无从识别。",
                    f" is {code!r}, but no application tells which firm that is.",
                )
            case _:
                pass
