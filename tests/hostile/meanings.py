"""What a document says, as plain values, by the second decoder; and which of its values mean nothing after all."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from re import split
from typing import Any, Final, NamedTuple
from unicodedata import category, normalize

from msgspec.structs import asdict

from tests.hostile.casebook_format import SHEETS, Document, Line, Matter, Record
from tests.hostile.scalars import Said
from tests.hostile.second_decoder import fits

FORMAT_CHARACTERS: Final = "format characters in a text, or its length in normal form"
PIECES: Final = "the pieces of a list that is written as one text"

WORDS: Final[Mapping[str, str]] = {
    "专业服务商": "professional", "平台服务商": "platform",
    "针织或钩针编织物及其制造": "knit", "棉纺织或化纤纺织及印染精加工": "cotton",
    "电子器件制造及配套": "elec", "汽车零部件及配件制造": "auto",
    "征集": "call", "推荐": "recommend", "评审意见": "issue_opinion", "入库": "admit", "列入后备": "put_in_reserve",
    "递补": "promote", "退出": "exit", "信息更新": "5(1)", "服务质量": "5(3)",
    "待定": "pending", "拒不整改": "refused", "不达标": "failed", "达标": "passed",
    "待回复": "pending", "按要求回复": "as_required", "未按要求回复": "not_as_required",
    "待核实": "pending", "弄虚作假": "falsification", "信息不准确": "inaccuracy", "不属实": "unfounded",
    "改造效果差": "poor_result", "满意度低": "low_satisfaction", "类似服务问题": "similar_service",
    "重大安全事故": "major_safety", "严重失信": "severe_dishonesty", "其他违法违规": "other_illegal",
    "评级": "ratings", "更新通知": "updates", "整改": "rectifications", "举报": "reports", "事件": "incidents",
    "失信核查": "checks",
}  # fmt: skip
"""What the Chinese words stand for that a cell may hold instead of a value."""

_STARS: Final = {"无星级": 0, "一星级": 1, "二星级": 2, "三星级": 3, "1星级": 1, "2星级": 2, "3星级": 3}
_TRUTHS: Final = {"是": True, "true": True, "TRUE": True, "否": False, "false": False, "FALSE": False}
_WHOLE: Final = frozenset(("batch", "tie_order", "round", "rechecks"))
_WORDED: Final = frozenset(("kind", "industry", "outcome", "basis", "reply", "verification"))
_LINES: Final = frozenset(("id", "code", "name", "expert", "case_number", "entry", "axis", "choice", "by"))
_BOTH_WAYS: Final = frozenset((
    "form_submitted", "listed", "first_filling", "done", "late", "real_name", "evidence", "contact", "accepted",
    "during_service", "grave",
))  # fmt: skip
_DEFAULT_SCALE: Final = 10_000


class Row(NamedTuple):
    """One entry.

    Args:
        sheet: key of its sheet.
        id: its id.
        recorded_on: day of recording.
        values: everything else, by key.
    """

    sheet: str
    id: str
    recorded_on: date
    values: dict[str, object]


class Book(NamedTuple):
    """Everything that a document says, but for corrections.

    Args:
        rows: the entries in the order of the document.
        readings: axis, choice, authority and day of each.
        settings: by key.
        faults: what values mean nothing, by the words of this module.
    """

    rows: list[Row]
    readings: list[tuple[object, ...]]
    settings: dict[str, object]
    faults: set[str]


def book_of(document: Document) -> Book:
    """What a document says.

    Args:
        document: the document.
    """
    faults: set[str] = set()
    rows = [
        _row(sheet, f"{name}-{number}", record, faults)
        for sheet, (name, _) in SHEETS.items()
        for number, record in enumerate(getattr(document, sheet), 1)
    ]
    readings = [(*(line(text, faults) for text in (one.axis, one.choice, one.by)), one.on) for one in document.readings]
    given = document.settings
    settings: dict[str, object] = {
        "released_on": given.released_on,
        "scale_top": _DEFAULT_SCALE if given.scale_top is None else given.scale_top.meaning,
        "incomplete": _sorted(_pieces(given.incomplete, Matter, faults), WORDS),
        "days_off": _sorted(_pieces(given.days_off, date, faults)),
    }
    return Book(rows, readings, settings, faults)


def _row(sheet: str, default: str, record: Record, faults: set[str]) -> Row:
    values = {key: meant(key, value, faults) for key, value in asdict(record).items()}
    entry, recorded_on = values.pop("id"), values.pop("recorded_on")
    return Row(sheet, str(entry or default), recorded_on or record.on, values)  # type: ignore[arg-type]


def meant(key: str, value: Any, faults: set[str]) -> object:
    """What a value means that its field may hold.

    Args:
        key: of its column.
        value: the value.
        faults: where it is noted if it means nothing after all.
    """
    match value:
        case _ if key == "grounds":
            return tuple(line(one, faults) for one in _pieces(value, Line, faults))
        case None:
            return None
        case Said(meaning=meaning):
            return meaning
        case _ if key in _WHOLE:
            return int(value)
        case _ if key in _WORDED:
            return WORDS.get(value, value)
        case _ if key in _BOTH_WAYS:
            return _TRUTHS.get(value, value)
        case "0" | "1" | "2" | "3" if key == "stars":
            return int(value)
        case _ if key == "stars":
            return _STARS.get(value, value)
        case str() if key in _LINES:
            return line(value, faults)
        case _:
            return value


def line(text: str, faults: set[str], most: int = 100) -> str:
    """A text in normal form.

    Args:
        text: the text.
        faults: where it is noted if it cannot be kept.
        most: how long it may be.
    """
    kept = normalize("NFC", text)
    if len(kept) > most or {category(one) for one in kept} & {"Cc", "Cf", "Cs", "Zl", "Zp"}:
        faults.add(FORMAT_CHARACTERS)
    return kept


def _pieces(value: Any, kind: Any, faults: set[str]) -> list[Any]:
    """The pieces of a list, or of one text in which they are divided."""
    if not isinstance(value, str):
        return list(value or ())
    found = []
    for piece in filter(None, (piece.strip() for piece in split("[、,，;；]", value))):
        try:
            found.append(fits(piece, kind))
        except ValueError:
            faults.add(PIECES)
    return found


def _sorted(given: Iterable[Any], words: Mapping[Any, Any] | None = None) -> tuple[Any, ...]:
    means: Callable[[Any], Any] = (lambda one: words.get(one, one)) if words else (lambda one: one)
    return tuple(sorted({means(one) for one in given}))
