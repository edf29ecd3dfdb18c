"""One firm explained."""

from pathlib import Path

import pytest

from tests.cli.books import ALPHA, BRACKETS, DELTA, GAMMA, NAMES, ON, application, stored
from tests.cli.shell import Shell


class TestExplain:
    """First what follows, then why."""

    def test_the_summary_comes_before_the_reasons(self, shell: Shell, tmp_path: Path) -> None:
        """The period, the firm, where it stands, what must be done, and only then the reasons."""
        said = shell("explain", stored(tmp_path), NAMES[BRACKETS], "--on", ON)
        assert said.code == 0
        parts = (
            "2025-06-30在办法有效期内",
            "所定口径：OP-26.floor=strict",
            f"{NAMES[BRACKETS]}  {BRACKETS}",
            "  在库：",
            "  申报：第1批",
            "应当办理：\n  - 使其退出服务资源库（福州市工信局）；五、（四） [5(4)]",
            "无此情形：",
            "理由：",
            "- [是] 连续无星级次数",
        )
        places = [said.out.index(part) for part in parts]
        assert places == sorted(places)

    @pytest.mark.parametrize("called", [NAMES[ALPHA], ALPHA, f" {NAMES[ALPHA]} ", "福州甲公司"])
    def test_a_firm_by_code_or_name(self, shell: Shell, tmp_path: Path, called: str) -> None:
        """Both lead to the same firm."""
        said = shell("explain", stored(tmp_path), called.strip(), "--on", ON)
        assert f"{NAMES[ALPHA]}  {ALPHA}\n" in said.out

    def test_a_name_in_other_characters(self, shell: Shell, tmp_path: Path) -> None:
        """Full-width letters and their case make no other name."""
        casebook = stored(tmp_path, applications=[application(code, name=f"ABC {code}") for code in NAMES])
        assert ALPHA in shell("explain", casebook, f"ａｂｃ {ALPHA}", "--on", ON).out

    def test_an_unknown_firm(self, shell: Shell, tmp_path: Path) -> None:
        """It is refused, with firms that there are."""
        said = shell("explain", stored(tmp_path), "某公司", "--on", ON)
        assert (said.code, said.out) == (2, "")
        assert said.err.startswith("explain：没有名为'某公司'的企业，已有的如：福州甲公司")

    def test_two_firms_of_one_name(self, shell: Shell, tmp_path: Path) -> None:
        """A name that two firms bear is refused; the codes are offered."""
        casebook = stored(tmp_path, applications=[application(code, name="同名公司") for code in NAMES])
        said = shell("explain", casebook, "同名公司", "--on", ON)
        assert said.code == 2
        assert f"名称相同的有：{ALPHA}、{BRACKETS}" in said.err
        assert shell("explain", casebook, BRACKETS, "--on", ON).code == 0

    def test_a_day_outside_says_so_first(self, shell: Shell, tmp_path: Path) -> None:
        """Outside the period the first line says it, and every act says no more than that."""
        said = shell("explain", stored(tmp_path), ALPHA, "--on", "2026-01-01")
        assert said.out.startswith("2026-01-01不在办法有效期内")
        assert "办法不在有效期内：使其退出服务资源库" in said.out
        assert "[否]" not in said.out

    def test_a_firm_in_reserve(self, shell: Shell, tmp_path: Path) -> None:
        """Its place in the reserve is said, and what of its promotion is open."""
        out = shell("explain", stored(tmp_path), GAMMA, "--on", ON).out
        assert "  在后备资源库，列入次序第1\n" in out
        assert "从后备递补入库：" in out

    def test_a_firm_outside(self, shell: Shell, tmp_path: Path) -> None:
        """What concerns members does not apply to it; the scope is the reason, said once for each act."""
        out = shell("explain", stored(tmp_path), DELTA, "--on", ON).out
        assert "  不在服务资源库，也不在后备资源库\n" in out
        assert "应当、可以、不得办理和待明确的事项：无。" in out
        assert out.split("理由：")[1].count("使其退出服务资源库：不适用") == 1

    def test_a_firm_that_left(self, shell: Shell, tmp_path: Path) -> None:
        """The day on which it left is said."""
        acts = [
            {"on": "2024-06-20", "kind": "admit", "code": ALPHA, "industry": "knit", "batch": 1},
            {"on": "2025-04-10", "kind": "exit", "code": ALPHA, "grounds": []},
        ]
        out = shell("explain", stored(tmp_path, acts=acts), ALPHA, "--on", ON, "--lang", "en").out
        assert "  left the library on 2025-04-10\n" in out

    def test_an_open_act_asks(self, shell: Shell, tmp_path: Path) -> None:
        """What would settle an open act stands under it."""
        casebook = stored(tmp_path, settings={"incomplete": ["incidents"]})
        out = shell("explain", casebook, ALPHA, "--on", ON, "--lang", "en").out
        assert "Open questions:\n  - put it out of the library" in out
        assert (
            "      it may come out as: must / no ground\n      What is the kind of event? (records incomplete) [" in out
        )
        assert "        none → no ground\n" in out

    def test_a_firm_of_a_batch_not_decided(self, shell: Shell, tmp_path: Path) -> None:
        """What follows for its application is said with what follows for the firm."""
        casebook = stored(tmp_path, acts=[])
        out = shell("explain", casebook, ALPHA, "--on", ON).out
        assert "列入推荐名单（专家评审组）" in out

    def test_a_listed_applicant_has_no_rank(self, shell: Shell, tmp_path: Path) -> None:
        """A vetoed application is said to be vetoed, and not ranked."""
        casebook = stored(tmp_path, applications=[application(code, listed=code == ALPHA) for code in NAMES])
        out = shell("explain", casebook, ALPHA, "--on", ON).out
        assert "最终得分91.00、一票否决" in out
