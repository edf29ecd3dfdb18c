"""Small documents to depart from, and the faults that reading one gives."""

import json
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from fzdigital.errors import CasebookError, FzdigitalError
from fzdigital.io.document_json import read_json
from fzdigital.io.workbook import read_workbook
from fzdigital.service.casebook import Casebook
from fzdigital.text import Text
from tests.strategies.casebooks import AXES
from tests.strategies.nouns import code_of

ONE, OTHER, STRANGER = code_of(1), code_of(2), code_of(3)
KNIT = "针织或钩针编织物及其制造"

Row = dict[str, object]
Fault = tuple[str, Text]
Rows = Sequence[Sequence[object]]

APPLICATION: Row = {
    "on": "2024-05-06",
    "batch": 1,
    "code": ONE,
    "name": "福州甲公司",
    "kind": "professional",
    "industry": "knit",
}
MARK: Row = {"on": "2024-06-03", "batch": 1, "industry": "knit", "code": ONE, "expert": "专家甲", "score": "85.5"}
RATING: Row = {"on": "2024-10-08", "round": 1, "code": ONE, "stars": 2}
CORRECTION: Row = {
    "entry": "评分-1",
    "field": "分数",
    "old": "85.5",
    "new": "86",
    "why": "抄写错误",
    "recorded_on": "2024-06-05",
}
READING: Row = {"axis": "OP-26.floor", "choice": "strict", "by": "福州市工信局", "on": "2024-07-01"}

APPLICATIONS_HEADING = ("申报日期", "批次", "统一社会信用代码", "企业名称", "服务商类型", "细分行业")
APPLICATIONS_ROW = ("2024-05-06", 1, ONE, "福州甲公司", "专业服务商", KNIT)
MARKS_HEADING = ("评审日期", "批次", "细分行业", "统一社会信用代码", "专家", "分数")


def mark_row(score: object, expert: str = "专家甲") -> tuple[object, ...]:
    """A row of marks under ``MARKS_HEADING``."""
    return ("2024-06-03", 1, KNIT, ONE, expert, score)


def document(**sheets: object) -> str:
    """A JSON document of these sheets, with one application unless they say otherwise."""
    return json.dumps({"format": "fzdigital-casebook", "version": 1, "applications": [APPLICATION], **sheets})


def read(**sheets: object) -> Casebook:
    """The casebook of such a document."""
    return read_json(document(**sheets), AXES)


def faults(**sheets: object) -> tuple[Fault, ...]:
    """The faults of a document of these sheets; it must have some."""
    return faults_in(document(**sheets))


def faults_in(text: str) -> tuple[Fault, ...]:
    """The faults of a document; it must have some."""
    with pytest.raises(CasebookError) as caught:
        read_json(text, AXES)
    return caught.value.problems


def outcome(reading: Callable[[], Casebook]) -> Casebook | Text:
    """What reading gives: a casebook, or what the library says against it; any other error leaves."""
    try:
        return reading()
    except FzdigitalError as error:
        return error.text


def places(**sheets: object) -> list[str]:
    """Where the faults of a document are."""
    return [place for place, _ in faults(**sheets)]


def saved(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """A workbook of these sheets, with one application unless they say otherwise."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, rows in ({"申报": (APPLICATIONS_HEADING, APPLICATIONS_ROW)} | dict(sheets)).items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    workbook.save(path)
    return path


def workbook_faults(path: Path, sheets: Mapping[str, Rows]) -> tuple[Fault, ...]:
    """The faults of such a workbook; it must have some."""
    with pytest.raises(CasebookError) as caught:
        read_workbook(saved(path, sheets), AXES)
    return caught.value.problems


def with_member(archive: bytes, name: str, content: bytes) -> bytes:
    """An archive with one member replaced or added."""
    buffer = BytesIO()
    with ZipFile(BytesIO(archive)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return buffer.getvalue()
