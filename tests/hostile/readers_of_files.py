"""Readers of casebooks: the document, the folder of CSV files, the workbook; and of fonts."""

import shutil
from functools import cache
from io import BytesIO
from logging import getLogger
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

from attrs import evolve
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from fzdigital.cli.files import casebook_from
from fzdigital.demo import demo_casebook_text
from fzdigital.io.csv_folder import read_csv_folder, write_csv_folder
from fzdigital.io.document_json import read_json, write_json
from fzdigital.io.workbook import read_workbook
from fzdigital.io.workbook_out import write_workbook
from fzdigital.policy.measures import MEASURES
from fzdigital.render.fonts import chinese_font, embedded
from tests.hostile.bases import generated
from tests.hostile.reader import Reader

_PARTS: Final = (
    "[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml",
    "xl/sharedStrings.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels", "docProps/core.xml",
)  # fmt: skip
_NEXT_FILE: Final = b"\n%%%%\n"
_TEXT: Final = "福州市遴选"


@cache
def _books() -> tuple[str, ...]:
    """Small casebooks that say something in most of their sheets."""
    written = sorted((write_json(evolve(one, readings=())) for one in generated(40, 7)), key=len)
    return (*written[-6:],)


def _json(data: bytes, folder: Path) -> None:
    casebook = read_json(data, MEASURES.axes)
    assert read_json(write_json(casebook), MEASURES.axes) == casebook


def _json_text(data: bytes, folder: Path) -> None:
    read_json(data.decode("utf-8", "surrogateescape"), MEASURES.axes)


def _folder_of(data: bytes, folder: Path) -> Path:
    """A folder of CSV files: each begins with its name on a line of its own."""
    place = folder / "book"
    if place.exists():
        shutil.rmtree(place)
    place.mkdir()
    for number, part in enumerate(data.split(_NEXT_FILE)):
        name, _, content = part.partition(b"\n")
        stem = name.decode("utf-8", "replace").replace("/", "").replace("\0", "").strip(".")[:40]
        (place / f"{stem or number}.csv").write_bytes(content)
    return place


def _csv(data: bytes, folder: Path) -> None:
    read_csv_folder(_folder_of(data, folder), MEASURES.axes)


def _json_seeds() -> tuple[bytes, ...]:
    return tuple(map(str.encode, (*_books(), demo_casebook_text())))


def _small_seeds() -> tuple[bytes, ...]:
    return tuple(map(str.encode, _books()))


def _csv_seeds() -> tuple[bytes, ...]:
    return tuple(map(_csv_seed, _books()))


def _any_seeds() -> tuple[bytes, ...]:
    return _workbooks()[0], _books()[-1].encode(), b"PK\x03\x04", bytes.fromhex("D0CF11E0A1B11AE1")


def _csv_seed(text: str) -> bytes:
    with TemporaryDirectory() as made:
        place = Path(made, "book")
        write_csv_folder(read_json(text, MEASURES.axes), place)
        parts = [one.stem.encode() + b"\n" + one.read_bytes() for one in sorted(place.iterdir())]
    return _NEXT_FILE.join(parts)


def _stored(data: bytes, folder: Path) -> Path:
    path = folder / "book.bin"
    path.write_bytes(data)
    return path


def _workbook(data: bytes, folder: Path) -> None:
    read_workbook(_stored(data, folder), MEASURES.axes)


def _any_file(data: bytes, folder: Path) -> None:
    casebook_from(str(_stored(data, folder)))


@cache
def _workbooks() -> tuple[bytes, ...]:
    made = []
    with TemporaryDirectory() as folder:
        for number, text in enumerate(_books()[-2:]):
            path = Path(folder, f"{number}.xlsx")
            write_workbook(read_json(text, MEASURES.axes), path)
            made.append(path.read_bytes())
    return tuple(made)


def _replaced(archive: bytes, name: str, content: bytes) -> bytes:
    """A workbook with one of its parts replaced."""
    buffer = BytesIO()
    with ZipFile(BytesIO(archive)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, content if member == name else old.read(member))
    return buffer.getvalue()


def _font_seeds() -> tuple[bytes, ...]:
    builder = FontBuilder(1000, isTTF=True)
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((500, 0))
    pen.lineTo((250, 500))
    pen.closePath()
    names = [".notdef", *(f"u{ord(one):04X}" for one in _TEXT)]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(one): f"u{ord(one):04X}" for one in _TEXT})
    builder.setupGlyf(dict.fromkeys(names, pen.glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (600, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Made", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    stored = BytesIO()
    builder.save(stored)
    return (stored.getvalue(),)


def _font(data: bytes, folder: Path) -> None:
    told = getLogger("fontTools")
    before, told.disabled = told.disabled, True
    try:
        embedded(chinese_font(_stored(data, folder)), _TEXT)
    finally:
        told.disabled = before


def _part(data: bytes, folder: Path) -> None:
    """A sound workbook in which one part is what the bytes say; the first of them says which."""
    name = _PARTS[data[0] % len(_PARTS)] if data else _PARTS[0]
    _workbook(_replaced(_workbooks()[0], name, data[1:]), folder)


def _part_seeds() -> tuple[bytes, ...]:
    with ZipFile(BytesIO(_workbooks()[0])) as archive:
        present = archive.namelist()
        return tuple(bytes([at]) + archive.read(one) for at, one in enumerate(_PARTS) if one in present)


_JSON_WORDS: Final = (
    b'"id":', b'"on":', b'"2024-05-06"', b'"applications":[', b'"marks":[', b'"corrections":[', b'"readings":[',
    b'"settings":{', b'"reports":[', b"null", b"true", b"NaN", b"1e999", b"-0", b"\\ud800", b"\xef\xbb\xbf",
    b"[[[[", b'"score":', b'"old":', b'"new":', b'"grounds":', b'"incomplete":', b'"\xe6\x98\xaf"', b'"code":',
)  # fmt: skip
_CSV_WORDS: Final = (
    _NEXT_FILE, "评分".encode(), "评分-专家甲".encode(), "专家01".encode(), "专家：甲".encode(), "申报".encode(),
    "说明".encode(), "更正".encode(), "举报".encode(), "备注".encode(), b'"', b"\r\n", b"'=", b"\xef\xbb\xbf",
    b"\xff\xfe", b",,,,", "、".encode(), "是".encode(), b"2024-05-06", "分数".encode(), "登记号".encode(),
)  # fmt: skip
_XML_WORDS: Final = (
    b'<row r="2">', b"</row>", b'<c r="B2" t="s"><v>0</v></c>', b'<c r="A1" t="inlineStr"><is><t>x</t></is></c>',
    b"<f>1+1</f>", b'<mergeCell ref="A1:B2"/>', b"<!DOCTYPE a>", b"&amp;", b"&#0;", b't="b"', b't="e"', b't="d"',
    b't="str"', b'r="XFD1048576"', b"<v>1e999</v>", b"<v>-1</v>", b"<v>45000.5</v>", b"<v>99999999</v>",
    b's="9999"',
)  # fmt: skip

READERS: Final = (
    Reader("casebook-json", _json_seeds, _json, _JSON_WORDS, is_json=True),
    Reader("casebook-text", _small_seeds, _json_text, _JSON_WORDS, is_json=True),
    Reader("csv-folder", _csv_seeds, _csv, _CSV_WORDS),
    Reader(
        "workbook",
        _workbooks,
        _workbook,
        (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"\x08\x00", b"xl/workbook.xml"),
    ),
    Reader("workbook-part", _part_seeds, _part, _XML_WORDS),
    Reader("any-file", _any_seeds, _any_file),
    Reader("font", _font_seeds, _font, (b"glyf", b"cmap", b"name", b"head", b"ttcf", b"OTTO", b"wOFF", b"wOF2")),
)
