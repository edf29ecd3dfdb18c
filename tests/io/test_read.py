"""Files of whatever kind."""

from pathlib import Path

import pytest

from fzdigital.errors import FileRefusedError
from fzdigital.io.preflight import OLE_MAGIC
from fzdigital.io.read import read_casebook
from tests.io.documents import document, read, saved
from tests.strategies.casebooks import AXES


def refusal(path: Path) -> FileRefusedError:
    """The error with which a file is refused."""
    with pytest.raises(FileRefusedError) as caught:
        read_casebook(path, AXES)
    return caught.value


class TestReadCasebook:
    """The first bytes decide what a file is."""

    @pytest.mark.parametrize("name", ["案卷.xlsx", "案卷.json", "案卷.et", "案卷"])
    def test_workbooks_and_documents_under_any_name(self, tmp_path: Path, name: str) -> None:
        """A workbook and a document are read under each other's name, with and without a byte order mark."""
        path = tmp_path / name
        saved(tmp_path / "a.xlsx", {}).rename(path)
        assert read_casebook(path, AXES) == read()
        for text in (document(), "\ufeff" + document(), "\n  " + document()):
            path.write_text(text, encoding="utf-8")
            assert read_casebook(path, AXES) == read()

    @pytest.mark.parametrize("name", ["旧.xls", "旧.et", "旧.xlsx"])
    def test_old_and_encrypted_formats(self, tmp_path: Path, name: str) -> None:
        """An old or encrypted workbook is refused with what to do, whatever it is called."""
        path = tmp_path / name
        path.write_bytes(OLE_MAGIC + b"\0" * 504)
        assert "密码" in refusal(path).text.zh

    @pytest.mark.parametrize("data", [b"", b"[]", b"a,b\n", b"%PDF-1.7", "{}".encode("utf-16")], ids=repr)
    def test_other_files(self, tmp_path: Path, data: bytes) -> None:
        """Anything else is refused by name."""
        path = tmp_path / "案卷.xlsx"
        path.write_bytes(data)
        assert "既不是.xlsx工作簿，也不是JSON文档" in refusal(path).text.zh
        assert path.name in refusal(path).text.en

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        """A missing file and a folder without a casebook are refused by name."""
        assert "无此.xlsx" in refusal(tmp_path / "无此.xlsx").text.zh
        assert tmp_path.name in refusal(tmp_path).text.en
