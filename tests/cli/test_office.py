"""Keeping a casebook: new, convert, standard input and output, and files that cannot be written."""

import io
import json
import sys
from pathlib import Path

import pytest

from fzdigital.cli.files import write
from fzdigital.errors import FileRefusedError
from fzdigital.io.read import read_casebook
from fzdigital.policy.measures import MEASURES
from tests.cli.books import ALPHA, ON, stored
from tests.cli.shell import Shell


class TestNew:
    """``new`` makes an empty workbook."""

    def test_it_reads_back_as_an_empty_casebook(self, shell: Shell, tmp_path: Path) -> None:
        """What was made has no fault and no entry."""
        path = tmp_path / "案卷.xlsx"
        said = shell("new", str(path))
        assert said.code == 0
        assert "填写说明" in said.out
        assert read_casebook(path, MEASURES.axes).entries == ()
        assert shell("check", str(path), "--on", "2024-04-01").code == 0

    def test_nobodys_work_is_written_over(self, shell: Shell, tmp_path: Path) -> None:
        """A file that exists is left as it is."""
        path = tmp_path / "案卷.xlsx"
        path.write_bytes(b"mine")
        said = shell("new", str(path), "--lang", "en")
        assert said.code == 2
        assert "exists and was left as it is" in said.err
        assert path.read_bytes() == b"mine"

    @pytest.mark.parametrize("name", ["案卷.xls", "案卷", "案卷.csv"])
    def test_only_a_workbook_can_be_made(self, shell: Shell, tmp_path: Path, name: str) -> None:
        """Another ending is refused with a name that would do."""
        said = shell("new", str(tmp_path / name))
        assert said.code == 2
        assert "案卷.xlsx" in said.err
        assert not (tmp_path / name).exists()

    def test_a_folder_that_is_not_there(self, shell: Shell, tmp_path: Path) -> None:
        """A sentence says so."""
        said = shell("new", str(tmp_path / "none" / "案卷.xlsx"))
        assert said.code == 2
        assert "不存在，没有写入；请先建立" in said.err


class TestConvert:
    """``convert`` carries a casebook from one form to another."""

    @pytest.mark.parametrize(
        "targets", [("a.xlsx", "b", "c.json"), ("b", "c.json", "a.xlsx"), ("c.json", "a.xlsx", "b")]
    )
    def test_nothing_is_lost_on_the_way(self, shell: Shell, tmp_path: Path, targets: tuple[str, ...]) -> None:
        """Through all three forms the casebook stays the same when experts keep their names."""
        source = stored(tmp_path)
        before = read_casebook(Path(source), MEASURES.axes)
        for name in targets:
            target = str(tmp_path / name)
            assert shell("convert", source, target, "--name-experts").code == 0
            source = target
        assert read_casebook(Path(source), MEASURES.axes) == before

    def test_experts_have_pseudonyms_and_it_says_so(self, shell: Shell, tmp_path: Path) -> None:
        """Unless asked otherwise no expert's name is written, and the way to keep names is told."""
        said = shell("convert", stored(tmp_path), str(tmp_path / "out.json"))
        assert "--name-experts" in said.out
        assert "专家甲" not in (tmp_path / "out.json").read_text(encoding="utf-8")

    def test_to_standard_output(self, shell: Shell, tmp_path: Path) -> None:
        """A dash gives the document and nothing else."""
        said = shell("convert", stored(tmp_path), "-")
        assert json.loads(said.out)["format"] == "fzdigital-casebook"

    @pytest.mark.parametrize("name", ["out.json", "out.xlsx"])
    def test_nobodys_work_is_written_over(self, shell: Shell, tmp_path: Path, name: str) -> None:
        """A target that exists is refused and left as it is."""
        (tmp_path / name).write_bytes(b"mine")
        assert shell("convert", stored(tmp_path), str(tmp_path / name)).code == 2
        assert (tmp_path / name).read_bytes() == b"mine"

    @pytest.mark.parametrize("name", ["out.xls", "out.csv", "out.txt"])
    def test_another_ending_is_refused(self, shell: Shell, tmp_path: Path, name: str) -> None:
        """No folder is made that looks like a file."""
        said = shell("convert", stored(tmp_path), str(tmp_path / name))
        assert said.code == 2
        assert not (tmp_path / name).exists()


class TestStreams:
    """Standard input and output."""

    @staticmethod
    def _receive(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    def test_a_document_comes_in_and_decisions_go_out(
        self, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The same bytes as in the file that a folder gets."""
        path = stored(tmp_path)
        shell("run", path, "--on", ON, "--out", str(tmp_path / "out"))
        self._receive(monkeypatch, Path(path).read_bytes())
        said = shell("run", "-", "--on", ON, "--out", "-")
        assert said.err == ""
        assert said.out.encode() == (tmp_path / "out" / "decisions.json").read_bytes()

    def test_a_workbook_comes_in(self, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """What comes in is told by its bytes."""
        shell("convert", stored(tmp_path), str(tmp_path / "a.xlsx"))
        self._receive(monkeypatch, (tmp_path / "a.xlsx").read_bytes())
        assert shell("run", "-", "--on", ON).code == 0

    def test_nothing_comes_in(self, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
        """An empty stream is refused in a sentence."""
        self._receive(monkeypatch, b"")
        said = shell("run", "-", "--on", ON)
        assert said.code == 2
        assert "stdin" in said.err

    def test_the_demo_goes_out_without_a_word_beside(self, shell: Shell) -> None:
        """The remark that the data is synthetic does not spoil the document."""
        assert json.loads(shell("demo", "--out", "-").out)["format"] == "fzdigital-decisions"


class TestKept:
    """Everything that the terminal prints is in a file too."""

    def test_the_summary(self, shell: Shell, tmp_path: Path) -> None:
        """The summary in the folder holds what the screen showed before it named the files."""
        said = shell("run", stored(tmp_path), "--on", ON, "--out", str(tmp_path / "out"))
        shown = [line.rstrip() for line in said.out.split("已写入")[0].splitlines()]
        assert (tmp_path / "out" / "摘要.txt").read_text(encoding="utf-8").splitlines() == shown

    def test_every_file_is_named(self, shell: Shell, tmp_path: Path) -> None:
        """What was written is listed, to the file."""
        said = shell("run", stored(tmp_path), "--on", ON, "--out", str(tmp_path / "out"), "--lang", "en")
        listed = said.out.split("written to")[1].splitlines()[1:]
        assert sorted(one.strip() for one in listed) == sorted(path.name for path in (tmp_path / "out").iterdir())

    def test_the_reasons_of_one_firm(self, shell: Shell, tmp_path: Path) -> None:
        """``explain`` keeps what it says under the firm's code."""
        said = shell("explain", stored(tmp_path), ALPHA, "--on", ON, "--out", str(tmp_path / "out"))
        kept = (tmp_path / "out" / f"{ALPHA}.txt").read_text(encoding="utf-8")
        assert said.out.startswith(kept)

    def test_the_findings(self, shell: Shell, tmp_path: Path) -> None:
        """``check`` keeps what it says."""
        said = shell("check", stored(tmp_path), "--out", str(tmp_path / "out"))
        assert said.code == 1
        assert "核查发现" in (tmp_path / "out" / "核查.txt").read_text(encoding="utf-8")

    @pytest.mark.parametrize("command", ["run", "check"])
    def test_the_faults(self, shell: Shell, tmp_path: Path, command: str) -> None:
        """A list of faults is for somebody to work through: it is in the folder too."""
        path = stored(tmp_path, applications=[{"on": "gestern"}])
        said = shell(command, path, "--on", ON, "--out", str(tmp_path / "out"), "--lang", "en")
        assert said.code == 2
        kept = (tmp_path / "out" / "faults.txt").read_text(encoding="utf-8")
        assert kept.startswith(said.err)
        assert "made earlier" in kept

    def test_faults_that_cannot_be_kept_are_still_said(self, shell: Shell, tmp_path: Path) -> None:
        """Where the folder is none, both things are said."""
        path = stored(tmp_path, applications=[{"on": "gestern"}])
        said = shell("run", path, "--on", ON, f"--out={path}")
        assert "gestern" in said.err
        assert "无法写入" in said.err

    def test_an_earlier_list_of_faults_goes(self, shell: Shell, tmp_path: Path) -> None:
        """Once the casebook is mended no list of faults stays beside its answers."""
        out = str(tmp_path / "out")
        shell("run", stored(tmp_path, applications=[{}]), "--on", ON, "--out", out)
        shell("run", stored(tmp_path, applications=[{}]), "--on", ON, "--out", out, "--lang", "en")
        assert (tmp_path / "out" / "faults.txt").exists()
        shell("run", stored(tmp_path), "--on", ON, "--out", out)
        assert not (tmp_path / "out" / "错误.txt").exists()
        assert not (tmp_path / "out" / "faults.txt").exists()


class TestWrite:
    """Files are written all or none."""

    def test_a_file_that_cannot_be_written_leaves_all_as_they_were(self, tmp_path: Path) -> None:
        """The file before it keeps its old content, and nothing half-done is left behind."""
        (tmp_path / "a").write_bytes(b"old")
        (tmp_path / "b").mkdir()
        with pytest.raises(FileRefusedError, match=r"b' \(it is a folder\)"):
            write(tmp_path, (("a", b"new"), ("b", b"new")))
        assert (tmp_path / "a").read_bytes() == b"old"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]

    def test_a_name_that_is_too_long(self, tmp_path: Path) -> None:
        """A sentence says so."""
        with pytest.raises(FileRefusedError, match="the name is too long"):
            write(tmp_path, (("x" * 300, b""),))
        assert list(tmp_path.iterdir()) == []


class TestHelp:
    """The first screen."""

    def test_it_is_understood_by_an_official(self, shell: Shell) -> None:
        """Within thirty lines it says in Chinese what the program does and how to begin, commands in order of use."""
        lines = shell("--help").out.splitlines()[:30]
        text = "\n".join(lines)
        assert lines[0].startswith("福州市细分行业中小企业数字化服务商遴选暂行办法")
        assert [text.index(one) for one in ("demo", "new", "check", "run")] == sorted(
            text.index(one) for one in ("demo", "new", "check", "run")
        )
        assert "退出码" in text

    @pytest.mark.parametrize("command", ["new", "check", "convert", "run", "explain", "demo", "clauses", "check-text"])
    def test_every_command_explains_itself(self, shell: Shell, command: str) -> None:
        """Each has a sentence in Chinese and one in English."""
        said = shell(command, "--help").out
        assert "Usage: fzdigital" in said
        assert any("\u4e00" <= mark <= "\u9fff" for mark in said.splitlines()[2])

    def test_completion_knows_the_commands(self, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The script that a shell loads offers every command."""
        # It also adds a line to the shell's own file, which must not be that of whoever runs the tests.
        monkeypatch.setenv("HOME", str(tmp_path))
        script = tmp_path / "completion"
        assert shell("--install-completion", "--shell", "bash", "--output", str(script)).code == 0
        text = script.read_text(encoding="utf-8")
        assert [name for name in ("new", "convert", "run", "check-text") if name not in text] == []


class TestExchange:
    """``schema`` and ``replay``, for other systems."""

    @pytest.mark.parametrize("name", ["casebook", "decisions"])
    def test_the_schema_of_a_document(self, shell: Shell, name: str) -> None:
        """It is a JSON Schema of the version of the format."""
        schema = json.loads(shell("schema", name).out)
        assert schema["$schema"].endswith("2020-12/schema")
        assert schema["properties"]["format"]["const"] == f"fzdigital-{name}"

    def test_another_name_is_refused(self, shell: Shell) -> None:
        """There are two documents."""
        assert shell("schema", "report").code == 2

    def test_an_answer_comes_out_the_same(self, shell: Shell, tmp_path: Path) -> None:
        """The casebook unchanged, the answer is the same byte for byte."""
        casebook = stored(tmp_path)
        shell("run", casebook, "--on", ON, "--reading", "OP-26.floor=inclusive", "--out", str(tmp_path / "out"))
        said = shell("replay", str(tmp_path / "out" / "decisions.json"), casebook, "--lang", "en")
        assert (said.code, said.out) == (0, "The answer is the same, byte for byte.\n")

    def test_another_casebook_is_named(self, shell: Shell, tmp_path: Path) -> None:
        """What differs is said, the cause first."""
        shell("run", stored(tmp_path), "--on", ON, "--out", str(tmp_path / "out"))
        said = shell("replay", str(tmp_path / "out" / "decisions.json"), stored(tmp_path, incidents=[]))
        assert said.code == 1
        assert said.out.startswith("案卷与所存不同：$.casebook.sha256。")

    def test_a_masked_answer_is_replayed_masked(self, shell: Shell, tmp_path: Path) -> None:
        """The same options give the same answer."""
        casebook = stored(tmp_path)
        shell("run", casebook, "--on", ON, "--mask-firms", "--out", str(tmp_path / "out"))
        assert shell("replay", str(tmp_path / "out" / "decisions.json"), casebook, "--mask-firms").code == 0

    @pytest.mark.parametrize("content", [b"\xff\xfe", b"{}", b"no", None])
    def test_another_file_is_refused(self, shell: Shell, tmp_path: Path, content: bytes | None) -> None:
        """What is no stored answer, or not there, is refused in a sentence."""
        path = tmp_path / "decisions.json"
        if content is not None:
            path.write_bytes(content)
        said = shell("replay", str(path), stored(tmp_path))
        assert (said.code, said.out) == (2, "")
        assert "。" in said.err
        assert "Traceback" not in said.err

    def test_a_file_that_is_far_too_large(self, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """It is not read to its end."""
        monkeypatch.setattr("fzdigital.cli.files.MOST_BYTES", 10)
        path = tmp_path / "decisions.json"
        path.write_bytes(b" " * 11)
        assert "decisions.json" in shell("replay", str(path), stored(tmp_path)).err
