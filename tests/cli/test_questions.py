"""One question about one firm."""

from pathlib import Path

import pytest

from tests.cli.books import ALPHA, BRACKETS, GAMMA, NAMES, ON, stored, stored_in_ascii
from tests.cli.shell import Said, Shell
from tests.cli.test_languages import CHINESE, COMMANDS, QUOTED, WORDS

QUESTIONS = ("why", "why-not", "change", "sensitivity")
OPEN = {"settings": {"incomplete": ["incidents"]}}
"""A casebook in which it is open whether a firm must exit."""


def asked(shell: Shell, folder: Path, question: str, firm: str, *options: str) -> Said:
    """What a question about a firm of the small casebook is answered."""
    return shell(question, stored(folder), firm, "--on", ON, *options)


class TestWhy:
    """What settles it."""

    def test_the_firm_the_conclusion_and_the_facts(self, shell: Shell, tmp_path: Path) -> None:
        """The period, the firm by its name and code, the conclusion, the facts with their clauses."""
        said = asked(shell, tmp_path, "why", BRACKETS)
        assert (said.code, said.err) == (0, "")
        parts = (
            "2025-06-30在办法有效期内",
            f"{NAMES[BRACKETS]}  {BRACKETS}\n",
            "使其退出服务资源库：应当\n以下事实已足以得出这一结论",
            "  - 企业在服务资源库内；五、首句 [5/scope]\n",
            "为2次；五、（四） [5(4)]\n",
        )
        places = [said.out.index(part) for part in parts]
        assert places == sorted(places)

    def test_another_act(self, shell: Shell, tmp_path: Path) -> None:
        """An act by its id; the firm may be called by its name."""
        said = asked(shell, tmp_path, "why", NAMES[ALPHA], "--act", "rate", "--lang", "en")
        assert "give it a star rating: no ground\n" in said.out

    @pytest.mark.parametrize("question", ["why", "why-not"])
    def test_an_open_act_says_what_is_needed(self, shell: Shell, tmp_path: Path, question: str) -> None:
        """Where it is open there is no reason yet, but questions to answer; the exit code is that of explain."""
        said = shell(question, stored(tmp_path, **OPEN), ALPHA, "--on", ON)
        assert said.code == shell("explain", stored(tmp_path, **OPEN), ALPHA, "--on", ON).code == 0
        assert "使其退出服务资源库：应当 / 无此情形\n结论尚未确定，须先明确：\n" in said.out
        assert "  事件类型是哪一种？（登记未齐）〔福州市工信局答复；" in said.out


class TestWhyNot:
    """What excludes it."""

    def test_clause_by_clause(self, shell: Shell, tmp_path: Path) -> None:
        """Every clause on which it might rest is gone through."""
        out = asked(shell, tmp_path, "why-not", ALPHA, "--lang", "en").out
        for clause in ("5(1)c", "5(2)e", "5(3)b.1", "5(4)"):
            assert f"[{clause}]:\n    - " in out

    def test_what_is_not_excluded(self, shell: Shell, tmp_path: Path) -> None:
        """Where it must be done the question is refused, with the one to ask instead."""
        said = asked(shell, tmp_path, "why-not", BRACKETS)
        assert (said.code, said.out) == (2, "")
        assert "并未被排除，请改问为何（why）" in said.err


class TestChange:
    """What to change."""

    def test_whoever_changes_it(self, shell: Shell, tmp_path: Path) -> None:
        """To put a firm with two no-stars out is no way not to have to; a firm without a ground can cause one."""
        out = asked(shell, tmp_path, "change", BRACKETS).out
        assert "做不到：" in out
        assert "（所问行为本身改变的就是它）" in out
        assert "至少须有2项事实不同，办法有" in asked(shell, tmp_path, "change", ALPHA, "--by", "provider").out

    def test_whoever_asks_cannot(self, shell: Shell, tmp_path: Path) -> None:
        """Impossible is an answer, and no error."""
        said = asked(shell, tmp_path, "change", BRACKETS, "--by", "provider", "--lang", "en")
        assert (said.code, said.err) == (0, "")
        assert "It cannot be done: " in said.out
        assert "(it can only grow)" in said.out

    def test_the_outcomes_wanted(self, shell: Shell, tmp_path: Path) -> None:
        """Several may be asked for; an act that is open is asked about like any other."""
        said = shell("change", stored(tmp_path, **OPEN), ALPHA, "--on", ON, "--to", "must", "--to", "may")
        assert said.code == 0
        assert "想要的结论（任一即可）：应当、可以\n" in said.out


class TestSensitivity:
    """What hangs on readings."""

    def test_every_combination_is_covered(self, shell: Shell, tmp_path: Path) -> None:
        """Also those on which facts hang: whether a rating counts, and whether an exit needs a decision."""
        out = asked(shell, tmp_path, "sensitivity", BRACKETS, "--lang", "en").out
        assert "- OP-21.effect=automatic: Does an exit happen by itself or by decision? " in out
        assert "every combination was covered" in out

    def test_a_firm_that_nothing_concerns(self, shell: Shell, tmp_path: Path) -> None:
        """A reserve firm is asked about as well."""
        assert asked(shell, tmp_path, "sensitivity", GAMMA).code == 0


@pytest.mark.parametrize("question", QUESTIONS)
class TestEach:
    """What all questions have in common."""

    def test_readings_and_the_day_of_knowledge(self, shell: Shell, tmp_path: Path, question: str) -> None:
        """Both are used and said first."""
        options = ("--known", "2025-03-09", "--reading", "OP-19.sequence=skip_breaks", "--act", "update_information")
        out = asked(shell, tmp_path, question, BRACKETS, *options).out
        assert "按2025-03-09已登记的情况" in out
        assert "本次选用口径：OP-19.sequence=skip_breaks。" in out

    @pytest.mark.parametrize(
        ("arguments", "error"),
        [
            (("某公司", "--on", ON), "没有名为'某公司'的企业"),
            ((ALPHA, "--on", "2025-02-30"), "'2025-02-30'"),
            ((ALPHA, "--on", ON, "--known", "x"), "'x'"),
            ((ALPHA, "--on", ON, "--act", "exitt"), "没有名为'exitt'的行为，相近的有：exit。"),
            ((ALPHA, "--on", ON, "--reading", "OP-1=x"), "'OP-1'"),
            ((ALPHA,), "缺少--on"),
        ],
    )
    def test_what_is_refused(
        self, shell: Shell, tmp_path: Path, question: str, arguments: tuple[str, ...], error: str
    ) -> None:
        """A firm, day, act or reading that does not exist is refused with a sentence and nothing is said."""
        said = shell(question, stored(tmp_path), *arguments)
        assert (said.code, said.out) == (2, "")
        assert error in said.err
        assert "Traceback" not in said.err

    def test_its_help_names_the_acts(self, shell: Shell, question: str) -> None:
        """The ids of all acts about a firm are listed, and of no other act."""
        out = shell(question, "--help").out
        assert "update_information" in out
        assert "build_reserve" not in out

    @pytest.mark.parametrize("act", ["exit", "report", "rate"])
    def test_one_language(
        self, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, question: str, act: str
    ) -> None:
        """No sentence of the other language is among the answers, nor among the refusals."""
        monkeypatch.setenv("COLUMNS", "600")
        casebook = stored_in_ascii(tmp_path, **OPEN)
        english = shell(question, casebook, BRACKETS, "--on", ON, "--act", act, "--lang", "en")
        chinese = shell(question, casebook, BRACKETS, "--on", ON, "--act", act)
        assert CHINESE.findall(english.out + english.err) == []
        asides = COMMANDS | {"why", "needed"}
        readings = {word for line in chinese.out.splitlines() for word in WORDS.findall(line.partition("OP-")[2])}
        assert set(WORDS.findall(QUOTED.sub("", chinese.out + chinese.err))) - readings <= asides


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (("--by", "burea"), "没有名为'burea'的主体，相近的有：bureau。", "close names are: bureau"),
        (("--to", "perhaps"), "--to不能是'perhaps'", "--to cannot be 'perhaps'"),
    ],
)
def test_what_only_a_change_can_ask_wrongly(
    shell: Shell, tmp_path: Path, arguments: tuple[str, ...], zh: str, en: str
) -> None:
    """An actor or outcome that does not exist is refused in the language asked for."""
    assert zh in asked(shell, tmp_path, "change", ALPHA, *arguments).err
    assert en in asked(shell, tmp_path, "change", ALPHA, *arguments, "--lang", "en").err
