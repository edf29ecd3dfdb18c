"""Wrong arguments and files: a sentence in the language asked for, exit code 2, never a traceback."""

from pathlib import Path

import cyclopts
import pytest

from fzdigital.cli.faults import argument_fault
from fzdigital.cli.shared import language_of
from tests.cli.books import ALPHA, ON, application, mark, stored
from tests.cli.shell import Shell


class TestDays:
    """Days on the command line."""

    @pytest.mark.parametrize(
        "day", ["2025-1-1", "20250101", "2025-02-30", "yesterday", "２０２５-01-01", "2025-01-01 "]
    )
    @pytest.mark.parametrize("option", ["--on", "--known"])
    def test_what_is_no_day(self, shell: Shell, tmp_path: Path, option: str, day: str) -> None:
        """Only a calendar day written YYYY-MM-DD is one; the option and the value are shown."""
        arguments = {"--on": ON} | {option: day}
        said = shell("run", stored(tmp_path), *(part for pair in arguments.items() for part in pair), "--lang", "en")
        assert (said.code, said.out) == (2, "")
        assert said.err.startswith(f"{option} is {day!r}; it must be a calendar day")

    def test_in_chinese(self, shell: Shell, tmp_path: Path) -> None:
        """Chinese is the default."""
        assert shell("check", stored(tmp_path), "--on", "20250101").err.startswith("--on为'20250101'，应为公历日期")


class TestFiles:
    """Files that are no casebook."""

    @pytest.mark.parametrize("command", ["run", "check"])
    def test_a_missing_file(self, shell: Shell, tmp_path: Path, command: str) -> None:
        """It is named, in Chinese alone or in English alone."""
        path = str(tmp_path / "none.xlsx")
        chinese, english = shell(command, path, "--on", ON), shell(command, path, "--on", ON, "--lang", "en")
        assert (chinese.code, english.code) == (2, 2)
        assert f"无法打开{path!r}（没有这个文件或目录）" in chinese.err
        assert f"{path!r} cannot be opened (there is no such file or folder)" in english.err

    def test_a_folder(self, shell: Shell, tmp_path: Path) -> None:
        """A folder without any file of a casebook says what belongs there."""
        assert "申报.csv" in shell("run", str(tmp_path), "--on", ON).err

    def test_another_kind_of_file(self, shell: Shell, tmp_path: Path) -> None:
        """What is neither workbook nor document is refused, with what to save instead."""
        path = tmp_path / "notes.xlsx"
        path.write_text("notes", encoding="utf-8")
        said = shell("run", str(path), "--on", ON, "--lang", "en")
        assert said.code == 2
        assert "save it as .xlsx" in said.err

    def test_all_errors_at_once(self, shell: Shell, tmp_path: Path) -> None:
        """Every fault of a casebook is shown, each on a line with its place, and nothing else is."""
        path = stored(
            tmp_path,
            applications=[application(ALPHA, industry="ships"), application(ALPHA, batch=0)],
            marks=[mark(ALPHA, "专家甲") | {"score": score} for score in ("NaN", "101", "1e3000000", True)],
        )
        for language, word in (("zh", "有6处错误"), ("en", "has 6 fault(s)")):
            said = shell("run", path, "--on", ON, "--lang", language)
            assert (said.code, said.out) == (2, "")
            head, *faults = said.err.splitlines()
            assert word in head
            assert len(faults) == 6
            assert [line for line in faults if not line.startswith("  $.")] == []

    def test_a_correction_that_does_not_fit(self, shell: Shell, tmp_path: Path) -> None:
        """A correction of something that does not stand there is refused with a sentence."""
        correction = {
            "entry": "评级-1", "field": "stars", "old": 1, "new": 2, "why": "抄写错误", "recorded_on": "2024-10-01",
        }  # fmt: skip
        said = shell("run", stored(tmp_path, corrections=[correction]), "--on", ON)
        assert said.code == 2
        assert "Traceback" not in said.err


class TestFaults:
    """Arguments that do not fit the commands."""

    @pytest.mark.parametrize(
        ("arguments", "zh", "en"),
        [
            (["foo"], "没有名为'foo'的命令", "no command is named 'foo'"),
            (["run"], "缺少CASEBOOK", "CASEBOOK is missing"),
            (["run", "book.json"], "缺少--on", "--on is missing"),
            (["run", "book.json", "--on"], "缺少--on", "--on is missing"),
            (["run", "book.json", "more.json", "--on", ON], "多余的参数：more.json", "too many arguments: more.json"),
            (["run", "book.json", "--on", ON, "--bogus"], "没有'--bogus'这个选项", "there is no option '--bogus'"),
            (["run", "book.json", "--on", ON, "--on", ON], "--on只能给一次", "--on can be given only once"),
            (["explain", "book.json", "--on", ON], "缺少FIRM", "FIRM is missing"),
        ],
    )
    def test_each_has_a_sentence(self, shell: Shell, arguments: list[str], zh: str, en: str) -> None:
        """What is wrong, and where the use is explained, in the language asked for alone."""
        chinese, english = shell(*arguments), shell(*_in_english(arguments))
        assert (chinese.code, chinese.out) == (2, "")
        assert chinese.err.startswith(zh)
        assert chinese.err.endswith("--help\n")
        assert english.code == 2
        assert english.err.startswith(en)

    def test_an_unknown_language(self, shell: Shell) -> None:
        """A language that is not spoken is refused in Chinese."""
        assert shell("clauses", "--lang", "fr").err.startswith("--lang不能是'fr'")

    def test_anything_else(self) -> None:
        """A fault of a kind that is not foreseen still has a sentence in both languages."""
        said = argument_fault(cyclopts.CycloptsError())
        assert said.zh == "参数无法识别；用法见：fzdigital --help"
        assert said.en == "the arguments cannot be understood; for its use see: fzdigital --help"

    def test_no_command_shows_the_help(self, shell: Shell) -> None:
        """Without arguments the commands are listed, in both languages."""
        said = shell()
        assert said.code == 0
        for word in ("run", "explain", "clauses", "check", "check-text", "demo", "退出码 exit codes"):
            assert word in said.out

    def test_the_version(self, shell: Shell) -> None:
        """The version is printed."""
        assert shell("--version").out.strip() == "0.1.0"


class TestLanguage:
    """The language of messages before arguments are understood."""

    @pytest.mark.parametrize(
        ("arguments", "language"),
        [
            ([], "zh"),
            (["run", "--lang", "en"], "en"),
            (["run", "--lang=en", "x"], "en"),
            (["run", "--lang", "zh"], "zh"),
            (["en", "--lang"], "zh"),
        ],
    )
    def test_it_is_read_off(self, arguments: list[str], language: str) -> None:
        """English only where the option says so."""
        assert language_of(arguments) == language


def _in_english(arguments: list[str]) -> list[str]:
    """The same arguments with the language put where it takes nothing from an option without a value."""
    return [arguments[0], "--lang", "en", *arguments[1:]]
