"""The commands about all cases at once."""

from pathlib import Path

import pytest

from tests.cli.books import BRACKETS, NAMES, stored
from tests.cli.shell import Shell
from tests.repository.tree import ROOT

EXAMPLE = str(ROOT / "examples" / "amendment.toml")
HEAD = 'format = "fzdigital.amendment/1"\nid = "test"\n[title]\nzh = "测试"\nen = "a test"\n'


def amendment(folder: Path, text: str = "[parameters]\nno_star_limit = 3\n") -> str:
    """The path of an amendment."""
    path = folder / "amendment.toml"
    path.write_text(HEAD + text, encoding="utf-8")
    return str(path)


class TestAnalyse:
    """What is proved of the measures."""

    def test_on_the_terminal(self, shell: Shell) -> None:
        """In the language asked for; nothing wants seeing to."""
        said = shell("analyse", "--lang", "en")
        assert (said.code, said.err) == (0, "")
        assert said.out.startswith("Analysis over all cases\n")
        assert "Rules that contradict each other\nNone.\n" in said.out
        assert "互相矛盾的规则\n无。\n" in shell("analyse").out

    def test_in_a_file(self, shell: Shell, tmp_path: Path) -> None:
        """Also as Markdown; a file that is there is left as it is."""
        path = tmp_path / "found.md"
        assert f"已写入{path}" in shell("analyse", "--out", str(path)).out
        kept = path.read_bytes()
        assert kept.startswith("# 全部情形的分析\n".encode())
        said = shell("analyse", "--out", str(path))
        assert (said.code, said.out) == (2, "")
        assert "已经存在" in said.err
        assert path.read_bytes() == kept


class TestCompare:
    """What an amendment changes."""

    def test_on_the_terminal(self, shell: Shell) -> None:
        """The title, the clauses, the acts; without a casebook nobody is named."""
        said = shell("compare", EXAMPLE, "--lang", "en")
        assert (said.code, said.err) == (0, "")
        assert "Before and after the amendment\nInvented example" in said.out
        assert "narrower" in said.out
        assert "laxer (for the" in said.out
        assert "Affected" not in said.out

    def test_who_is_affected(self, shell: Shell, tmp_path: Path) -> None:
        """A firm by name, what stands in brackets in it too, on the day asked about."""
        said = shell("compare", amendment(tmp_path), stored(tmp_path), "--on", "2025-06-30")
        shown = said.out.split("2025-06-30受影响的")[1]
        assert NAMES[BRACKETS] in shown
        assert BRACKETS in shown

    def test_a_day_on_which_it_does_not_apply(self, shell: Shell, tmp_path: Path) -> None:
        """Nobody is listed on it."""
        said = shell("compare", EXAMPLE, stored(tmp_path), "--on", "2025-06-30", "--lang", "en")
        assert said.code == 0
        shown = said.out.split("Affected on 2025-06-30")[1]
        assert "does not apply on 2025-06-30" in shown
        assert BRACKETS not in shown

    def test_the_day_left_out(self, shell: Shell, tmp_path: Path) -> None:
        """The last one recorded, but not before the amendment applies."""
        assert "2025-04-02受影响的" in shell("compare", amendment(tmp_path), stored(tmp_path)).out
        assert "2025-07-01受影响的" in shell("compare", EXAMPLE, stored(tmp_path)).out

    def test_masked(self, shell: Shell, tmp_path: Path) -> None:
        """No firm is named where masks are asked for, on the terminal and in the files."""
        out = tmp_path / "out"
        said = shell("compare", amendment(tmp_path), stored(tmp_path), "--mask-firms", "--out", str(out))
        for text in (said.out, *(path.read_text(encoding="utf-8") for path in out.iterdir())):
            assert NAMES[BRACKETS] not in text
            assert "企业000" in text

    def test_files(self, shell: Shell, tmp_path: Path) -> None:
        """The report as Markdown and as HTML, in full, beside whatever else is in the folder."""
        out = tmp_path / "out"
        out.mkdir()
        (out / "report.md").write_text("of another command", encoding="utf-8")
        said = shell("compare", EXAMPLE, "--out", str(out))
        assert said.out.endswith(f"已写入{out}：\n  amendment.md\n  amendment.html\n")
        assert "不少于3次的" in (out / "amendment.md").read_text(encoding="utf-8")
        assert "不少于3次的" in (out / "amendment.html").read_text(encoding="utf-8")
        assert (out / "report.md").read_text(encoding="utf-8") == "of another command"


class TestRefusals:
    """What cannot be compared is refused with a sentence, and nothing is written."""

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ('[parameters]\nno_star_limit = "three"\nrefill_floor = 1.5\n', "修改文件有2处错误"),
            ("[parameters]\nno_star_limt = 3\n", "no_star_limit"),
            ('repeal = ["5(9)"]\n', "5(9)"),
            ("[parameters\n", "不是TOML"),
            ("[parameters]\nfirst_rating_month = 100000\n", "100000"),
            ("from = 0001-01-01\n", "0001-01-01"),
        ],
        ids=["several faults", "an unknown number", "an unknown rule", "no TOML", "out of range", "no day of a case"],
    )
    def test_the_amendment(self, shell: Shell, tmp_path: Path, text: str, said: str) -> None:
        """A file with faults, all at once; an amendment that cannot be made; a file that is none."""
        path = tmp_path / "amendment.toml"
        path.write_text(text + HEAD if text.startswith(("repeal", "from")) else HEAD + text, encoding="utf-8")
        told = shell("compare", str(path), "--out", str(tmp_path / "out"))
        assert (told.code, told.out) == (2, "")
        assert said in told.err
        assert not (tmp_path / "out").exists()

    def test_the_casebook(self, shell: Shell, tmp_path: Path) -> None:
        """A casebook with faults is refused, and the faults are kept in the folder."""
        casebook = stored(tmp_path, ratings=[{"on": "2024-09-10", "round": 1, "code": BRACKETS, "stars": 9}])
        told = shell("compare", EXAMPLE, casebook, "--out", str(tmp_path / "out"))
        assert (told.code, told.out) == (2, "")
        assert [path.name for path in (tmp_path / "out").iterdir()] == ["错误.txt"]

    def test_a_day_without_a_casebook(self, shell: Shell) -> None:
        """Without a casebook nobody is asked about on any day."""
        told = shell("compare", EXAMPLE, "--on", "2025-06-30", "--lang", "en")
        assert told.code == 2
        assert "--on is '2025-06-30'; it must be given with a casebook" in told.err

    def test_no_amendment(self, shell: Shell) -> None:
        """The amendment must be named."""
        told = shell("compare", "--lang", "en")
        assert told.code == 2
        assert "is missing" in told.err
