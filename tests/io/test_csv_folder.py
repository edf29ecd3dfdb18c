"""Casebooks as folders of CSV files."""

import os
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from fzdigital.errors import CasebookError, FileRefusedError, InvalidValueError
from fzdigital.io import csv_folder, csv_text
from fzdigital.io.csv_folder import read_csv_folder, write_csv_folder
from fzdigital.io.csv_text import parsed, written
from fzdigital.io.members import MOST_COLUMNS
from fzdigital.io.read import read_casebook
from fzdigital.nouns import Correction, Entry, Score
from fzdigital.service.casebook import Casebook
from tests.io.documents import (
    APPLICATIONS_HEADING,
    APPLICATIONS_ROW,
    MARK,
    MARKS_HEADING,
    Fault,
    Rows,
    mark_row,
    outcome,
    read,
)
from tests.strategies.casebooks import AXES

APPLICATIONS: Rows = (APPLICATIONS_HEADING, APPLICATIONS_ROW)
FOUR_BYTES = "\U00020000"


def text_of(rows: Rows) -> str:
    """Rows as somebody would type them."""
    return "\r\n".join(",".join("" if one is None else str(one) for one in row) for row in rows) + "\r\n"


def folder(path: Path, *, encoding: str = "utf-8", **sheets: Rows) -> Path:
    """A folder of these sheets, with one application unless they say otherwise."""
    path.mkdir(exist_ok=True)
    for title, rows in ({"申报": APPLICATIONS} | sheets).items():
        (path / f"{title}.csv").write_bytes(text_of(rows).encode(encoding))
    return path


def faults(path: Path) -> tuple[Fault, ...]:
    """The faults of a folder; it must have some."""
    with pytest.raises(CasebookError) as caught:
        read_csv_folder(path, AXES)
    return caught.value.problems


def refusal(path: Path) -> FileRefusedError:
    """The error with which a folder is refused."""
    with pytest.raises(FileRefusedError) as caught:
        read_csv_folder(path, AXES)
    return caught.value


def refused(data: bytes) -> str:
    """Why a file of these bytes is refused, in English."""
    with pytest.raises(FileRefusedError) as caught:
        parsed(data, "评分.csv")
    assert "评分.csv" in caught.value.text.zh
    assert "请" in caught.value.text.zh
    return caught.value.text.en


class TestReading:
    """A folder that is read."""

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
    def test_is_the_same_casebook_as_the_document(self, tmp_path: Path, encoding: str) -> None:
        """A folder in any of the usual encodings gives the casebook of the document that says the same."""
        path = folder(tmp_path, encoding=encoding, 评分=(MARKS_HEADING, mark_row(85.5)))
        assert read_csv_folder(path, AXES) == read(marks=[MARK])
        assert read_casebook(path, AXES) == read(marks=[MARK])

    @pytest.mark.parametrize("name", ["marks.csv", "Marks.CSV", " 评分 .csv"])
    def test_names_of_files(self, tmp_path: Path, name: str) -> None:
        """A file may bear the key or either name of its sheet."""
        folder(tmp_path, 评分=(MARKS_HEADING, mark_row(85.5)))
        (tmp_path / "评分.csv").rename(tmp_path / name)
        assert read_csv_folder(tmp_path, AXES) == read(marks=[MARK])

    @pytest.mark.parametrize(
        "name", [".DS_Store", "说明.txt", "._申报.csv", ".~lock.申报.csv", "~$申报.csv", "申报.csv~"]
    )
    def test_other_files_are_passed_over(self, tmp_path: Path, name: str) -> None:
        """Files of the operating system, of other programs and of other kinds are none of the casebook."""
        folder(tmp_path)
        (tmp_path / name).write_bytes(b"\0\xff")
        assert read_csv_folder(tmp_path, AXES) == read()

    def test_settings(self, tmp_path: Path) -> None:
        """Settings are rows of a name and a value, lists divided by marks."""
        rows = (("项目", "内容"), ("满分", "120"), ("未齐表", "评级、举报"), ("休息日", "2024-10-01、2024-10-02"))
        casebook = read_csv_folder(folder(tmp_path, 说明=rows), AXES)
        assert casebook.scale_top == Score(12000)
        assert casebook.incomplete == ("ratings", "reports")
        assert casebook.days_off == (date(2024, 10, 1), date(2024, 10, 2))

    def test_titles_blank_lines_and_remarks(self, tmp_path: Path) -> None:
        """A title above, blank lines, trailing separators and a column of remarks are as in a workbook."""
        rows = (("评分表",), (), (*MARKS_HEADING, "备注", ""), (*mark_row(85.5), "迟到", ""), (), ("",) * 8)
        assert read_csv_folder(folder(tmp_path, 评分=rows), AXES) == read(marks=[MARK])

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_ends_of_lines(self, tmp_path: Path, end: str) -> None:
        """Lines may end as on any system, and the last one need not end."""
        text = text_of(APPLICATIONS).replace("\r\n", end).removesuffix(end)
        (tmp_path / "申报.csv").write_bytes(text.encode())
        assert read_csv_folder(tmp_path, AXES) == read()


class TestPlaces:
    """Where a fault is."""

    def test_of_a_cell(self, tmp_path: Path) -> None:
        """A cell is named by file, row and heading; the row is counted as a spreadsheet program counts it."""
        rows = (('"一\n二"',), MARKS_HEADING, mark_row(85), (), mark_row("八十五", "专家乙"))
        ((place, text),) = faults(folder(tmp_path, 评分=rows))
        assert place == "评分.csv!F5"
        assert text.zh.startswith("评分.csv 第5行「分数」列（F5）为'八十五'，应为")
        assert text.en.startswith("""评分.csv row 5, column "分数" (F5) is '八十五'; it must be""")

    def test_of_a_file_that_is_none_of_a_casebook(self, tmp_path: Path) -> None:
        """A stray file is a fault that says which there are; the guide is none, nor is an empty one."""
        ((place, text),) = faults(folder(tmp_path, 打分=(MARKS_HEADING,), 填写说明=(("怎样填写",),), 空=()))
        assert "隐藏" not in text.zh
        assert place == "打分.csv"
        assert text.zh.startswith("文件'打分.csv'不是案卷的表")
        assert "评分" in text.en

    def test_of_headings(self, tmp_path: Path) -> None:
        """A file divided by semicolons lacks its headings."""
        rows = ((";".join(MARKS_HEADING),),)
        assert {place for place, _ in faults(folder(tmp_path, 评分=rows))} == {"评分.csv!1:1"}


class TestRefusals:
    """Files that are not read at all."""

    def test_no_file(self, tmp_path: Path) -> None:
        """A folder without a CSV file is no empty casebook; neither is one that is not there."""
        assert "申报.csv" in refusal(tmp_path).text.zh
        assert "无此" in refusal(tmp_path / "无此").text.zh

    def test_what_is_no_file(self, tmp_path: Path) -> None:
        """A folder and a pipe named like a sheet are not opened, for a pipe would never end."""
        folder(tmp_path)
        os.mkfifo(tmp_path / "评分.csv")
        assert "no ordinary file" in refusal(tmp_path).text.en

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32"])
    def test_null_characters(self, tmp_path: Path, encoding: str) -> None:
        """Text in UTF-16 holds null characters and is refused with what to save instead."""
        assert "CSV UTF-8" in refusal(folder(tmp_path, encoding=encoding)).text.zh

    @pytest.mark.parametrize("data", [b"\xff\xfe,", b"\xef\xbb\xbf\xc9\xea\xb1\xa8", "申报".encode()[:-1] + b"\xff"])
    def test_other_encodings(self, data: bytes) -> None:
        """What is in neither encoding is refused; after the mark of UTF-8 no other is tried."""
        assert "neither in UTF-8 nor" in refused(data)

    @pytest.mark.parametrize(
        "text",
        ['a,"b', 'a,"b"c\n', 'a\nb,"' + "x" * 200_000 + '"', 'a\n"' + "x\n" * 100_000 + '"'],
        ids=["unclosed", "after a quotation mark", "long", "long of lines"],
    )
    def test_quotation_marks(self, text: str) -> None:
        """A quotation mark that does not close, text after one that closed, and a cell too long are refused."""
        assert "quotation marks of row" in refused(text.encode())

    def test_bounds(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A file at the bounds is read, one row, column or character more is refused."""
        monkeypatch.setattr(csv_text, "MOST_ROWS", 2)
        assert parsed(b"a\nb\n", "") == (("a",), ("b",))
        assert "row 3 is beyond" in refused(b"a\nb\n\n")
        assert len(parsed(b"," * (MOST_COLUMNS - 1), "")[0]) == MOST_COLUMNS
        assert "row 1 is beyond" in refused(b"," * MOST_COLUMNS)
        monkeypatch.setattr(csv_text, "LONGEST_LINE", 4)
        assert parsed(b"abc\n", "") == (("abc",),)
        assert "line 2 is longer" in refused(b"a\nabcd\n")

    @pytest.mark.parametrize("bound", ["MOST_BYTES", "MOST_CELLS", "MOST_FILES"])
    def test_bounds_of_the_folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bound: str) -> None:
        """Bytes, cells and files are counted over the whole folder."""
        folder(tmp_path, 评分=(MARKS_HEADING,))
        data = b"".join(one.read_bytes() for one in tmp_path.iterdir())
        cells = sum(data.count(one) for one in (b",", b"\n", b"\r"))
        at = {"MOST_BYTES": len(data), "MOST_CELLS": cells, "MOST_FILES": 2}[bound]
        monkeypatch.setattr(csv_folder, bound, at)
        assert read_csv_folder(tmp_path, AXES) == read()
        monkeypatch.setattr(csv_folder, bound, at - 1)
        assert str(at - 1) in refusal(tmp_path).text.zh

    @given(st.binary(max_size=60) | st.text("\",\r\n'=甲" + FOUR_BYTES).map(str.encode))
    def test_only_own_errors_leave(self, data: bytes) -> None:
        """Any bytes are parsed or refused."""
        with suppress(FileRefusedError):
            parsed(data, "评分.csv")


class TestText:
    """Values in cells."""

    @pytest.mark.parametrize(
        "text", ["=1+1", "+86", "-5", "@甲", "'=1", "''=", "\uff1d1", "\uff0b1", "\uff0d1", "\uff201"]
    )
    def test_formulas_are_shielded(self, text: str) -> None:
        """Text that a spreadsheet program would calculate has an apostrophe in front, and is itself again when read."""
        data = written([(text,)])
        assert data.decode("utf-8-sig").lstrip('"').startswith("'")
        assert parsed(data, "") == ((text,),)

    @pytest.mark.parametrize("text", ["'甲", "甲=1", "a-b", "'"])
    def test_other_text_is_left_alone(self, text: str) -> None:
        """Text that no program calculates is written as it is."""
        assert written([(text,)]) == b"\xef\xbb\xbf" + text.encode() + b"\r\n"

    @given(st.text(st.sampled_from("'=+-@,\"甲 、"), min_size=1, max_size=6).filter(lambda text: text == text.strip()))
    def test_any_text_comes_back(self, text: str) -> None:
        """Whatever apostrophes, signs, quotation marks and separators a text has, it is read as it was written."""
        assert parsed(written([(text, text)]), "") == ((text, text),)

    @pytest.mark.parametrize("value", ["a\tb", "\ud800", " a", "", ("a、b",), ("",), 1.5, b""], ids=repr)
    def test_what_cannot_come_back_is_refused(self, value: object) -> None:
        """A value that reading would change or no cell can hold is refused."""
        with pytest.raises(InvalidValueError):
            written([(value,)])


class TestWriting:
    """A folder that is written."""

    def test_only_sheets_with_rows(self, tmp_path: Path) -> None:
        """There is a file for the settings and one for each sheet with rows, in UTF-8 with its mark."""
        write_csv_folder(read(marks=[MARK]), tmp_path / "案卷")
        files = sorted((tmp_path / "案卷").iterdir())
        assert {one.name for one in files} == {"申报.csv", "评分.csv", "说明.csv"}
        assert all(one.read_bytes().startswith(b"\xef\xbb\xbf") for one in files)
        assert (tmp_path / "案卷" / "说明.csv").read_text(encoding="utf-8-sig").split()[0] == "项目,内容"

    def test_the_empty_casebook(self, tmp_path: Path) -> None:
        """A casebook without entries has a file of settings, so that it can be read."""
        write_csv_folder(Casebook(()), tmp_path)
        assert read_csv_folder(tmp_path, AXES) == Casebook(())

    @pytest.mark.parametrize("name", ["评级.csv", "打分.CSV"])
    def test_stale_files_are_not_mixed_in(self, tmp_path: Path, name: str) -> None:
        """A folder that holds a CSV file is refused and left as it is; other files do not matter."""
        (tmp_path / "备忘.txt").touch()
        (tmp_path / name).touch()
        with pytest.raises(FileRefusedError) as caught:
            write_csv_folder(read(), tmp_path)
        assert name in caught.value.text.zh
        assert {one.name for one in tmp_path.iterdir()} == {name, "备忘.txt"}
        (tmp_path / name).unlink()
        write_csv_folder(read(), tmp_path)
        assert read_csv_folder(tmp_path, AXES) == read()

    def test_all_or_nothing(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where the last file cannot be put in its place, none stays."""

        def replace(part: Path, whole: Path) -> None:
            if whole.name == "评分.csv":
                raise PermissionError(13, "in use")
            part.rename(whole)

        monkeypatch.setattr(csv_folder.os, "replace", replace)
        with pytest.raises(FileRefusedError):
            write_csv_folder(read(marks=[MARK]), tmp_path)
        assert not list(tmp_path.iterdir())

    def test_values_that_no_cell_holds(self, tmp_path: Path) -> None:
        """A casebook with a value that cannot be given back is refused before anything is written."""
        book = read(marks=[MARK])
        wrong = Correction("评分-1", "score", "a\nb", None, "抄写错误", date(2024, 6, 5))
        with pytest.raises(InvalidValueError):
            write_csv_folder(evolve(book, corrections=(wrong,)), tmp_path / "案卷")
        assert not (tmp_path / "案卷").exists()

    def test_a_file_in_the_way(self, tmp_path: Path) -> None:
        """Where a file stands, no folder is made."""
        (tmp_path / "案卷").touch()
        with pytest.raises(FileRefusedError):
            write_csv_folder(read(), tmp_path / "案卷")

    def test_formulas_in_a_casebook(self, tmp_path: Path) -> None:
        """An id that looks like a formula is harmless in the file and the same when read."""
        (entry,) = read().entries
        book = Casebook((Entry("=1+1", entry.recorded_on, entry.what),))
        write_csv_folder(book, tmp_path)
        assert "\r\n'=1+1," in (tmp_path / "申报.csv").read_bytes().decode()
        assert outcome(lambda: read_csv_folder(tmp_path, AXES)) == book
