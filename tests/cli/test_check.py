"""Errors and findings only."""

from pathlib import Path

import pytest

from tests.cli.books import ALPHA, NAMES, ON, stored
from tests.cli.shell import Shell


class TestCheck:
    """A casebook looked through."""

    def test_findings_are_something_to_see_to(self, shell: Shell, tmp_path: Path) -> None:
        """They are all shown, and the exit code is 1."""
        said = shell("check", stored(tmp_path), "--on", ON)
        assert said.code == 1
        assert "案卷没有错误，共25项登记。" in said.out
        assert "核查发现（2项）" in said.out
        assert "应当办理" not in said.out

    def test_subjects_are_in_the_language_asked_for(self, shell: Shell, tmp_path: Path) -> None:
        """A batch and the library are called what the language calls them."""
        chinese, english = (shell("check", stored(tmp_path), "--on", ON, "--lang", word).out for word in ("zh", "en"))
        assert "第1批" in chinese
        assert "资源库" in chinese
        assert "batch" not in chinese
        assert "batch 1" in english

    def test_without_findings_nothing_is_to_be_seen_to(self, shell: Shell, tmp_path: Path) -> None:
        """The exit code is 0."""
        said = shell("check", stored(tmp_path), "--on", "2024-06-01", "--lang", "en")
        assert said.code == 0
        assert "No findings." in said.out

    def test_a_day_outside_says_so_first(self, shell: Shell, tmp_path: Path) -> None:
        """The first line says it here too."""
        casebook = stored(tmp_path)
        assert shell("check", casebook, "--on", "2026-01-01").out.startswith("2026-01-01不在办法有效期内")

    @pytest.mark.parametrize(
        ("recorded", "asked"),
        [("2025-04-02", "2025-04-02"), ("2025-12-31", "2025-12-31"), ("2026-01-05", "2025-12-31")],
    )
    def test_by_default_the_last_day_recorded(self, shell: Shell, tmp_path: Path, recorded: str, asked: str) -> None:
        """Nothing is called late that nobody could have recorded yet; after the last day in force that one is asked."""
        incident = {"on": "2025-04-02", "code": ALPHA, "kind": "low_satisfaction", "recorded_on": recorded}
        assert shell("check", stored(tmp_path, incidents=[incident])).out.startswith(f"{asked}在办法有效期内")

    def test_an_empty_casebook_is_checked_on_the_last_day_in_force(self, shell: Shell, tmp_path: Path) -> None:
        """Where nothing is recorded there is no last day of it."""
        sheets = ("applications", "marks", "notices", "acts", "ratings", "incidents", "readings")
        nothing: dict[str, object] = {sheet: [] for sheet in sheets}
        assert shell("check", stored(tmp_path, **nothing)).out.startswith("2025-12-31在办法有效期内")

    def test_an_act_against_the_measures_is_recorded_and_found(self, shell: Shell, tmp_path: Path) -> None:
        """An exit without any ground is a finding about that firm and no error."""
        acts = [
            {"on": "2024-06-20", "kind": "admit", "code": ALPHA, "industry": "knit", "batch": 1},
            {"on": "2024-07-10", "kind": "exit", "code": ALPHA, "grounds": []},
        ]
        said = shell("check", stored(tmp_path, acts=acts), "--on", "2024-07-31")
        assert said.code == 1
        assert "不符合" in said.out
        assert NAMES[ALPHA] in said.out

    def test_of_many_findings_a_summary_shows_some(self, shell: Shell, tmp_path: Path) -> None:
        """The summary stops after fifteen and says where the others are; the check shows all."""
        ratings = [
            {"on": f"2024-{month:02}-{day:02}", "round": round_, "code": code, "stars": 1}
            for round_, (month, day) in enumerate([(9, 10), (10, 10), (11, 10), (12, 10), (12, 20)], start=1)
            for code in NAMES
        ]
        casebook = stored(tmp_path, ratings=ratings, acts=[])
        checked, summed = shell("check", casebook, "--on", ON), shell("run", casebook, "--on", ON)
        assert "另有" not in checked.out
        assert "另有" in summed.out
        assert "check" in summed.out


class TestCheckText:
    """The pins held against a text."""

    def test_another_text(self, shell: Shell, tmp_path: Path) -> None:
        """A text in which nothing is found is probably not the Measures: a line says so, and no words are repeated."""
        path = tmp_path / "text.txt"
        path.write_text("另一份文件。", encoding="utf-8-sig")
        said = shell("check-text", str(path))
        assert said.code == 1
        assert said.out.splitlines() == [
            "文本中找不到任何单元，请检查它是否为办法全文。",
            "全文6字（不计空白）：单元涵盖0字，列在单元之外0字，未涵盖6字。",
            "62个单元中0个定位全部相符。",
        ]

    @pytest.mark.parametrize("content", ["全文".encode("gbk"), b" " * (2**20 + 1)], ids=["encoding", "size"])
    def test_what_is_no_text(self, shell: Shell, tmp_path: Path, content: bytes) -> None:
        """Another encoding and a file far too large are refused."""
        path = tmp_path / "text.txt"
        path.write_bytes(content)
        said = shell("check-text", str(path), "--lang", "en")
        assert (said.code, said.out) == (2, "")
        assert "save it as a text file (.txt) in UTF-8" in said.err

    def test_a_text_too_long(self, shell: Shell, tmp_path: Path) -> None:
        """A text with far more characters than the Measures is refused in the language asked for."""
        path = tmp_path / "text.txt"
        path.write_text("字" * 20_001, encoding="utf-8")
        assert shell("check-text", str(path)).err.startswith("所给文本去除空白后有20001字")

    def test_a_missing_file(self, shell: Shell, tmp_path: Path) -> None:
        """It is refused with a sentence."""
        said = shell("check-text", str(tmp_path / "none.txt"))
        assert said.code == 2
        assert "没有这个文件或目录" in said.err

    def test_the_official_text(self, shell: Shell, tmp_path: Path, official_text: str) -> None:
        """In the official text every unit holds, and no word is left over."""
        path = tmp_path / "text.txt"
        path.write_text(official_text, encoding="utf-8")
        said = shell("check-text", str(path))
        assert said.code == 0
        assert said.out.splitlines() == [
            "全文1865字（不计空白）：单元涵盖1398字，列在单元之外467字，未涵盖0字。",
            "62个单元中62个定位全部相符。",
        ]

    def test_the_official_text_and_a_word_more(self, shell: Shell, tmp_path: Path, official_text: str) -> None:
        """All units hold, and still a word that nothing accounts for wants seeing to."""
        path = tmp_path / "text.txt"
        path.write_text(f"{official_text}另行通知。", encoding="utf-8")
        said = shell("check-text", str(path), "--lang", "en")
        assert said.code == 1
        assert said.out.splitlines() == [
            "uncovered: from character 1865, length 5: 另行通知。",
            "1870 characters without white space: 1398 in units, 467 outside the units, 5 uncovered.",
            "62 of 62 units hold.",
        ]


class TestClauses:
    """The clauses looked up."""

    def test_all_are_listed(self, shell: Shell) -> None:
        """Each takes a line with its id and citation and a line with what it says."""
        said = shell("clauses")
        assert said.code == 0
        lines = said.out.splitlines()
        assert len(lines) == 124
        assert "5(4)  五、（四）" in lines[::2]

    def test_one_shows_its_rules(self, shell: Shell) -> None:
        """One clause comes with its rule, its number and its open questions."""
        out = shell("clauses", "5(4)", "--lang", "en").out
        for part in ("5(4)  Section 5(4)\n", "- rule: Where ", "- number: ", "= 2 ratings", "- open question: OP-19"):
            assert part in out

    def test_an_unknown_one(self, shell: Shell) -> None:
        """It is refused, with close names."""
        said = shell("clauses", "5(4)z")
        assert (said.code, said.out) == (2, "")
        assert "没有名为'5(4)z'的条款，相近的有：5(4)。" in said.err
