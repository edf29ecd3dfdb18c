"""Hostile and damaged workbooks."""

import struct
import time
import tracemalloc
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_BZIP2, ZIP_STORED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from fzdigital.errors import FileRefusedError
from fzdigital.io import members, preflight
from fzdigital.io.grid import Area
from fzdigital.io.preflight import Survey, survey
from fzdigital.io.workbook import read_workbook
from tests.io.documents import outcome, saved, with_member
from tests.strategies.casebooks import AXES

SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A workbook that is read."""
    return saved(tmp_path_factory.mktemp("good") / "案卷.xlsx", {}).read_bytes()


def sheet(rows: str, before: str = "") -> bytes:
    """A sheet of these rows."""
    return f"{before}<worksheet {NAMESPACE}><sheetData>{rows}</sheetData></worksheet>".encode()


def seen(data: bytes) -> Survey:
    """What is seen of a workbook."""
    return survey(BytesIO(data))


def refusal(data: bytes) -> FileRefusedError:
    """The error with which a workbook is refused, soon and within little memory."""
    tracemalloc.start()
    started = time.process_time()
    with pytest.raises(FileRefusedError) as caught:
        seen(data)
    taken, peak = time.process_time() - started, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert taken < 2
    assert peak < 20 * 2**20
    assert "不予打开" in caught.value.text.zh
    return caught.value


def changed(content: bytes, draw: Callable[[SearchStrategy[Any]], Any]) -> bytes:
    """Some bytes changed, added and cut, or pieces of a sheet put among them."""
    made = bytearray(content)
    pieces = st.binary(max_size=8) | st.sampled_from(
        (b"<", b">", b'r="B2"', b't="s"', b"<v>1e400</v>", b"<f>", b"9" * 30)
    )
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(made)))
        made[start : start + draw(st.integers(0, 8))] = draw(pieces)
    return bytes(made)


class TestBeginning:
    """Files that are no workbook of this format."""

    @pytest.mark.parametrize("magic", [preflight.OLE_MAGIC, preflight.OLE_MAGIC + b"\0" * 5000], ids=["bare", "long"])
    def test_encrypted_and_old_formats(self, magic: bytes) -> None:
        """An encrypted workbook and an .xls or .et begin alike, and are refused with what to do about either."""
        error = refusal(magic)
        assert "密码" in error.text.zh
        assert ".xls" in error.text.en

    @pytest.mark.parametrize("data", [b"", b"PK", b"PK\x05\x06" + b"\0" * 18, b"<html>", b"\x1f\x8b", b"a,b\n1,2\n"])
    def test_other_files(self, data: bytes) -> None:
        """An empty file, an empty archive, a page, another archive, a table of text are refused."""
        assert ".xlsx" in refusal(data).text.zh

    def test_size(self, good: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
        """A file at the bound is looked through, one byte more is refused."""
        monkeypatch.setattr(preflight, "MOST_BYTES", len(good) - 1)
        assert str(len(good)) in refusal(good).text.en

    def test_another_archive(self) -> None:
        """An archive without a workbook is refused."""
        buffer = BytesIO()
        with ZipFile(buffer, "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        assert "no workbook" in refusal(buffer.getvalue()).text.en


class TestDamage:
    """Workbooks that are damaged."""

    @pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
    def test_truncated(self, good: bytes, share: float) -> None:
        """A workbook cut short anywhere is refused as damaged."""
        assert "cut short or damaged" in refusal(good[: int(len(good) * share)]).text.en

    def test_broken_inside(self, good: bytes) -> None:
        """Bytes changed within a member are noticed."""
        middle = good.index(b"sheet1.xml") + 40
        assert "damaged" in refusal(good[:middle] + b"\xff" * 20 + good[middle + 20 :]).text.en

    def test_a_member_that_is_no_xml_is_left_to_the_library(self, good: bytes, tmp_path: Path) -> None:
        """Pictures are no XML; a sheet that is none cannot be read."""
        assert seen(with_member(good, "xl/media/image1.png", b"\x89PNG\r\n")) == seen(good)
        path = tmp_path / "案卷.xlsx"
        path.write_bytes(with_member(good, SHEET, b"<worksheet"))
        assert seen(path.read_bytes()).sheets == 1
        with pytest.raises(FileRefusedError) as caught:
            read_workbook(path, AXES)
        assert "cannot be read" in caught.value.text.en

    @pytest.mark.parametrize("encoding", ["UT-8", "gb18030", "utf-7"])
    def test_encodings_that_no_parser_knows(self, good: bytes, encoding: str) -> None:
        """A member in an encoding that XML parsers do not read is refused."""
        text = f'<?xml version="1.0" encoding="{encoding}"?>{sheet("").decode()}'
        assert "damaged" in refusal(with_member(good, SHEET, text.encode())).text.en

    @settings(deadline=None)
    @given(data=st.data())
    def test_only_own_errors_leave(
        self, good: bytes, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        """A workbook with bytes changed, added and cut is read or refused, never anything else."""
        path = tmp_path_factory.getbasetemp() / "changed.xlsx"
        path.write_bytes(changed(good, data.draw))
        assert outcome(lambda: read_workbook(path, AXES))

    @settings(deadline=None)
    @given(data=st.data())
    def test_only_own_errors_leave_members(
        self, good: bytes, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        """The same holds for changes inside a member, which no checksum tells."""
        with ZipFile(BytesIO(good)) as archive:
            name = data.draw(st.sampled_from(archive.namelist()))
            member = archive.read(name)
        path = tmp_path_factory.getbasetemp() / "changed.xlsx"
        path.write_bytes(with_member(good, name, changed(member, data.draw)))
        assert outcome(lambda: read_workbook(path, AXES))


class TestEncryption:
    """Members that only a password opens."""

    def test_of_members(self, good: bytes) -> None:
        """A member marked as encrypted is refused with what to do."""
        entry = good.index(b"PK\x01\x02")
        flags = struct.unpack_from("<H", good, entry + 8)[0] | 1
        data = bytearray(good)
        struct.pack_into("<H", data, entry + 8, flags)
        assert "密码" in refusal(bytes(data)).text.zh


class TestBombs:
    """Workbooks that would overwhelm."""

    def test_zip_bomb(self, good: bytes) -> None:
        """Megabytes packed into kilobytes are refused unopened."""
        bomb = with_member(good, "xl/worksheets/sheet2.xml", b" " * (2 * 2**20))
        assert len(bomb) < 20_000
        assert "packed too tightly" in refusal(bomb).text.en

    def test_ratio_does_not_count_for_small_members(self, good: bytes) -> None:
        """A mebibyte of white space is no bomb."""
        assert seen(with_member(good, "xl/media/blank.bin", b" " * 2**20)) == seen(good)

    def test_ratio_is_bounded(self, good: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
        """A member at the ratio is looked through, beyond it refused."""
        data = with_member(good, "xl/media/blank.bin", b" " * (2**20 + 1))
        with ZipFile(BytesIO(data)) as archive:
            member = archive.getinfo("xl/media/blank.bin")
        ratio = -(-member.file_size // member.compress_size)
        monkeypatch.setattr(preflight, "MOST_RATIO", ratio)
        assert seen(data) == seen(good)
        monkeypatch.setattr(preflight, "MOST_RATIO", ratio - 1)
        refusal(data)

    def test_unpacked_size(self, good: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
        """The members together stay within the bound, as the directory states them."""
        with ZipFile(BytesIO(good)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
        monkeypatch.setattr(preflight, "MOST_BYTES", unpacked)
        assert seen(good)
        monkeypatch.setattr(preflight, "MOST_BYTES", unpacked - 1)
        assert str(unpacked) in refusal(good).text.zh

    def test_a_directory_that_states_less_than_there_is(self, good: bytes) -> None:
        """A member that unpacks to more than it states is damaged."""
        data = bytearray(with_member(good, "a.bin", b"x" * 5000))
        entry = bytes(data).rindex(b"PK\x01\x02")
        struct.pack_into("<I", data, entry + 24, 10)
        assert "damaged" in refusal(bytes(data)).text.en

    def test_members(self, good: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
        """The number of members is bounded."""
        with ZipFile(BytesIO(good)) as archive:
            count = len(archive.infolist())
        monkeypatch.setattr(preflight, "MOST_MEMBERS", count)
        assert seen(good)
        monkeypatch.setattr(preflight, "MOST_MEMBERS", count - 1)
        refusal(good)

    def test_other_packing(self, good: bytes) -> None:
        """A method of packing that workbooks do not use is refused, since its ratio is not judged."""
        buffer = BytesIO(good)
        with ZipFile(buffer, "a", ZIP_BZIP2) as archive:
            archive.writestr("a.bin", b"x" * 100)
        refusal(buffer.getvalue())

    def test_members_that_are_not_packed_are_fine(self, good: bytes) -> None:
        """A member stored as it is has a ratio of one."""
        buffer = BytesIO(good)
        with ZipFile(buffer, "a", ZIP_STORED) as archive:
            archive.writestr("a.bin", b"x" * 100)
        assert seen(buffer.getvalue()) == seen(good)

    def test_tags(self, good: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
        """Tags are counted over all members, and beyond the bound refused."""
        with ZipFile(BytesIO(good)) as archive:
            tags = sum(archive.read(name).count(b"<") for name in archive.namelist())
        monkeypatch.setattr(members, "MOST_TAGS", tags)
        assert seen(good)
        monkeypatch.setattr(members, "MOST_TAGS", tags - 1)
        assert str(tags - 1) in refusal(good).text.zh

    @pytest.mark.parametrize("cell", ['<c r="D{0}"/>', '<c/><c r="D{0}"/>', '<x r="D{0}"/>', "<c/><c/><c/><c/>"])
    def test_cells(self, good: bytes, monkeypatch: pytest.MonkeyPatch, cell: str) -> None:
        """Cells are counted with the blank ones that a library would put before them."""
        data = with_member(good, SHEET, sheet("".join(f"<row>{cell.format(row)}</row>" for row in (1, 2))))
        monkeypatch.setattr(members, "MOST_CELLS", 8)
        assert seen(data) == Survey(1, False, {})
        monkeypatch.setattr(members, "MOST_CELLS", 7)
        assert "more than 7 cells" in refusal(data).text.en

    @pytest.mark.parametrize(
        "rows",
        ["<c/><c/><c/>", "<row>{}</row>".format("<x/>" * 3), "<row><c>{}</c></row>".format("<v/>" * 6)],
        ids=["outside rows", "in a row", "in a cell"],
    )
    def test_elements(self, good: bytes, monkeypatch: pytest.MonkeyPatch, rows: str) -> None:
        """Elements that no sheet needs, which a library would keep, are counted."""

        def others(data: bytes) -> int:
            scan = members.Scan()
            with ZipFile(BytesIO(data)) as archive:
                for name in archive.namelist():
                    scan.read(name, [archive.read(name)])
            return scan._elements

        data = with_member(good, SHEET, sheet(rows))
        count = others(data)
        assert count == others(with_member(good, SHEET, sheet(""))) + 3
        monkeypatch.setattr(members, "MOST_ELEMENTS", count)
        assert seen(data)
        monkeypatch.setattr(members, "MOST_ELEMENTS", count - 1)
        assert f"more than {count - 1} elements" in refusal(data).text.en

    def test_merged_cells(self, good: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
        """Areas of merged cells are counted."""
        data = with_member(good, SHEET, sheet(""))
        data = with_member(data, "a.xml", b'<a><mergeCell ref="A1:B2"/><mergeCell ref="A3:B4"/></a>')
        monkeypatch.setattr(members, "MOST_MERGED", 2)
        assert seen(data)
        monkeypatch.setattr(members, "MOST_MERGED", 1)
        assert "more than 1 areas" in refusal(data).text.en

    @pytest.mark.parametrize(
        "tag",
        ['<row a="{}"/>', "<!--{}-->", "<?a {}?>", "<row></row{}>"],
        ids=["attribute", "comment", "instruction", "end"],
    )
    def test_endless_tags(self, good: bytes, tag: str) -> None:
        """A tag that never ends is refused: a parser would go over it again and again."""
        filler = " " * (2**20 - 200)
        assert "tag longer" in refusal(with_member(good, SHEET, sheet(tag.format(filler)))).text.en

    def test_long_text_is_fine(self, good: bytes) -> None:
        """Text may be as long as it likes; it is no tag."""
        filler = "".join(f"{number:x}" for number in range(2**17))
        assert seen(with_member(good, SHEET, sheet(f"<row><c><v>{filler}</v></c></row>"))) == seen(good)


class TestEntities:
    """Document types and entities."""

    @pytest.mark.parametrize(
        "doctype",
        [
            "<!DOCTYPE worksheet>",
            '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
            '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
            '<!DOCTYPE w SYSTEM "http://192.0.2.1/w.dtd">',
        ],
    )
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    def test_are_refused(self, good: bytes, doctype: str, encoding: str) -> None:
        """A document type is refused before an entity is expanded or fetched, in whatever encoding."""
        text = f'<?xml version="1.0" encoding="{encoding}"?>{sheet("", doctype).decode()}'
        assert "DOCTYPE" in refusal(with_member(good, SHEET, text.encode(encoding))).text.zh

    @pytest.mark.parametrize("name", ["xl/media/image1.png", "docProps/core.xml", "xl/_rels/workbook.xml.rels", "a"])
    def test_are_refused_in_every_member(self, good: bytes, name: str) -> None:
        """No name hides one."""
        assert "DOCTYPE" in refusal(with_member(good, name, sheet("", "<!DOCTYPE w>"))).text.en

    def test_word_doctype_in_a_text_is_none(self, good: bytes) -> None:
        """A cell that speaks of document types is a cell."""
        assert seen(with_member(good, SHEET, sheet("<row><c><v>&lt;!DOCTYPE w></v></c></row>"))) == seen(good)


class TestMacros:
    """Programs in a workbook."""

    def test_are_refused(self, good: bytes) -> None:
        """A workbook with macros is refused with what to save instead."""
        assert "宏" in refusal(with_member(good, "xl/vbaProject.bin", b"\0")).text.zh


class TestCells:
    """Where cells stand."""

    @pytest.mark.parametrize(
        "rows",
        [
            '<row r="1"><c r="XFD1"/></row>',
            '<row r="1048576"><c r="A1048576"/></row>',
            '<row r="1048576"/>',
            '<row r="1"><c r="IW1"/></row>',
            "<row>{}</row>".format("<c/>" * 257),
            '<row r="200000"/><row/>',
            '<row r="200001"/>',
            "<row r='1'><x r='XFD1'/></row>",
            '<x:row xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="200001"/>',
        ],
    )
    def test_far_out_are_refused(self, good: bytes, rows: str) -> None:
        """A sparse cell or row far out would make a library fill in everything before it."""
        assert "far out" in refusal(with_member(good, SHEET, sheet(rows))).text.en

    @pytest.mark.parametrize("rows", ['<row r="200000"><c r="IV200000"/></row>', "<row/><row><c/><c/></row>"])
    def test_within_bounds_are_fine(self, good: bytes, rows: str) -> None:
        """The last row and the last column admitted are, and so are cells that do not say where they stand."""
        assert seen(with_member(good, SHEET, sheet(rows))) == seen(good)

    @pytest.mark.parametrize(
        "rows",
        [
            '<row r="２"/>',
            '<row r="1_0"/>',
            '<row r="1e3"/>',
            '<row r=""/>',
            '<row r="0"/>',
            '<row r="1"><c r="a1"/></row>',
            '<row r="1"><c r="A"/></row>',
            '<row r="1"><c r="ABCD1"/></row>',
            '<row r="1"><c r="A12345678"/></row>',
        ],
    )
    def test_places_that_are_none_are_refused(self, good: bytes, rows: str) -> None:
        """Only ASCII capitals and digits make a place."""
        assert "place that is none" in refusal(with_member(good, SHEET, sheet(rows))).text.en

    @pytest.mark.parametrize(
        "rows",
        [
            '<row r="2"/><row r="1"/>',
            '<row r="2"/><row r="2"/>',
            '<row r="A1"/>',
            '<row r="1"><c r="B1"/><c r="A1"/></row>',
            '<row r="1"><c r="A1"/><c r="A1"/></row>',
            '<row r="1"><c r="A2"/></row>',
            '<row r="1"><c r="1"/></row>',
            '<row/><row r="1"/>',
            '<row r="1"><c/><c r="A1"/></row>',
        ],
    )
    def test_out_of_order_are_refused(self, good: bytes, rows: str) -> None:
        """A library that reads in passing would drop what comes too late, without a word."""
        assert "out of order" in refusal(with_member(good, SHEET, sheet(rows))).text.en

    def test_of_other_members_do_not_count(self, good: bytes) -> None:
        """A chain of calculation names cells in any order, outside any row; each member begins anew."""
        chain = b'<calcChain><c r="B2"/><c r="A1"/><f/></calcChain>'
        data = with_member(good, "xl/calcChain.xml", chain)
        assert seen(with_member(data, "xl/worksheets/sheet9.xml", sheet('<row r="1"/>'))) == Survey(1, False, {})


class TestSurvey:
    """What is seen of a good workbook."""

    def test_counts_sheets(self, good: bytes, tmp_path: Path) -> None:
        """Every sheet the workbook declares is counted."""
        assert seen(good) == Survey(1, False, {})
        assert seen(saved(tmp_path / "a.xlsx", {"评分": [], "评级": []}).read_bytes()).sheets == 3

    def test_notes_merged_cells(self, good: bytes) -> None:
        """Merged cells are noted with the member they are in, a whole row too; one cell alone is an area."""
        merges = b'<mergeCells><mergeCell ref="A1:XFD1"/><mergeCell ref="B3"/></mergeCells></worksheet>'
        data = with_member(good, SHEET, sheet("").replace(b"</worksheet>", merges))
        assert seen(data).merged == {SHEET: [Area(1, 1, 1, 16384), Area(3, 3, 2, 2)]}

    @pytest.mark.parametrize("ref", ["", "A:A", "a1:b2", ":B2", "A1:B2:C3"])
    def test_merged_cells_that_are_none_are_refused(self, good: bytes, ref: str) -> None:
        """Merged cells whose place cannot be made out might hide something."""
        data = with_member(good, "a.xml", f'<mergeCell ref="{ref}"/>'.encode())
        assert "place that is none" in refusal(data).text.en

    @pytest.mark.parametrize("prefix", ["", "x:"])
    def test_notices_formulas(self, good: bytes, prefix: str) -> None:
        """A formula in a cell is seen, whatever prefix its name has and whatever stands before it."""
        behind = "<row><c><v/><v/><v/><f>1+1</f></c></row>"
        assert seen(with_member(good, SHEET, sheet(behind))).formulas
        rows = "<row><c><f>1+1</f></c></row>".replace("<f", f"<{prefix}f").replace("</f", f"</{prefix}f")
        assert seen(with_member(good, SHEET, sheet(rows))).formulas
