"""Names of files, sheets and columns that no message could show, and texts that grow while they are searched."""

import os
import sys
from pathlib import Path
from unicodedata import category
from zipfile import ZipFile

import pytest

from fzdigital.errors import CasebookError
from fzdigital.io import privacy
from fzdigital.io.conduct_tables import REPORTS
from fzdigital.io.csv_folder import read_csv_folder
from fzdigital.io.grid import printable
from fzdigital.io.privacy import MOST_SEARCHED, holds_identity, is_personal
from fzdigital.io.workbook import read_workbook
from fzdigital.text import Text
from tests.io.documents import ONE, saved, with_member
from tests.strategies.casebooks import AXES

NOT_UTF_8 = "评分".encode("gbk") + b".csv"
"""A file name as it comes out of an archive that was packed under a Chinese Windows."""


def refusal(folder: Path) -> Text:
    """What is said against a folder."""
    with pytest.raises(CasebookError) as caught:
        read_csv_folder(folder, AXES)
    return caught.value.text


def odd(said: Text) -> set[str]:
    """The characters of a message that no file can hold or that move a terminal."""
    return {one for one in "".join(said) if category(one) in ("Cc", "Cs") and one != "\n"}


class TestNames:
    """A name is shown whatever it holds."""

    @pytest.mark.skipif(sys.platform != "linux", reason="the names of other systems' files are always Unicode")
    @pytest.mark.parametrize("name", [NOT_UTF_8, b"\xff.csv", b"a\x1b[31mb.csv", b"a\rb.csv"], ids=repr)
    def test_of_a_file(self, tmp_path: Path, name: bytes) -> None:
        """A file name that is not UTF-8, or holds control characters, is refused in words that can be written down."""
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(b"a,b\n1,2\n")
        said = refusal(tmp_path)
        assert odd(said) == set()
        assert printable(os.fsdecode(name)) in said.zh.encode().decode()

    def test_of_a_sheet(self, tmp_path: Path) -> None:
        """A sheet whose name holds a control character that XML admits."""
        path = saved(tmp_path / "book.xlsx", {"marks": (("a",), ("b",))})
        with ZipFile(path) as archive:
            told = archive.read("xl/workbook.xml").replace(b'"marks"', b'"&#x9b;31m"')
        path.write_bytes(with_member(path.read_bytes(), "xl/workbook.xml", told))
        with pytest.raises(CasebookError) as caught:
            read_workbook(path, AXES)
        assert odd(caught.value.text) == set()
        assert r"\x9b31m" in caught.value.text.zh

    def test_of_an_expert(self, tmp_path: Path) -> None:
        """The heading of an expert's column."""
        rows = f"评审日期,批次,细分行业,统一社会信用代码,专家：甲\x1b[2J\n2024-06-03,1,knit,{ONE},八十\n"
        (tmp_path / "评分.csv").write_text(rows, encoding="utf-8")
        assert odd(refusal(tmp_path)) == set()

    def test_an_ordinary_name_stays(self) -> None:
        """Chinese, a wide space and quotation marks are shown as they are."""
        assert printable("评分　“专家 甲”.csv") == "评分　“专家 甲”.csv"


class TestLongTexts:
    """A text is searched as far as a spreadsheet program keeps one."""

    def test_no_more_is_put_into_another_form(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Of a text of any length, which may take eighteen times the memory in compatibility form, no more."""
        lengths: list[int] = []
        normalize = privacy.normalize
        monkeypatch.setattr(privacy, "normalize", lambda form, text: lengths.append(len(text)) or normalize(form, text))
        assert not holds_identity("\ufdfa" * (4 * MOST_SEARCHED))
        assert lengths == [MOST_SEARCHED]

    def test_what_stands_that_far_is_found(self) -> None:
        """A telephone number and a heading at the end of the longest cell there is."""
        for word in ("13800138000", "phone"):
            text = word.rjust(MOST_SEARCHED, "，")
            assert holds_identity(text) or is_personal(REPORTS, text)
