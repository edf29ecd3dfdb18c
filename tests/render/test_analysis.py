"""What is proved about a regulation, in words."""

from attrs import evolve

from fzdigital.policy.measures import MEASURES
from fzdigital.render.analysis import analysis_lead, analysis_paper
from fzdigital.render.pages import pages_markdown
from fzdigital.rules.build import at_least
from fzdigital.rules.questions.analyse import analyse
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force
from fzdigital.text import Language
from tests.rules.toy import FINE, HEAD, LATE, ROOM_RULES, rule


def said(regulation: Regulation, language: Language = "en") -> str:
    """The findings as Markdown."""
    found = analyse(regulation)
    return pages_markdown(analysis_paper(found, language), analysis_lead(found, language))


def section(text: str, title: str) -> str:
    """What stands under a heading."""
    return text.split(f"\n## {title}\n")[1].split("\n## ")[0].strip()


class TestMeasures:
    """The findings of the page in the documentation."""

    def test_in_chinese(self) -> None:
        """No contradiction; nine dead rules, each with the readings that would revive it; overlaps by act."""
        text = said(MEASURES, "zh")
        assert "所用口径：默认。" in text
        assert section(text, "互相矛盾的规则") == section(text, "被另一条规则涵盖的规则") == "无。"
        dead = section(text, "从不适用的规则").splitlines()
        assert len(dead) == 2 + 10
        assert "| OP-27.duty=duty\\_to\\_27、OP-27.duty=duty\\_to\\_32 |" in "\n".join(dead)
        assert "任何一项口径均不能" in "\n".join(dead)
        assert "| 使其退出服务资源库 | 36 |" in section(text, "可能同时适用而不矛盾的规则")
        assert "| 只在其他口径下用到 | 44 |" in section(text, "不影响结论的事实")


class TestFindings:
    """Findings that the Measures do not have."""

    def test_a_contradiction(self) -> None:
        """Both rules, and a case in which they meet."""
        ban = rule("9", FINE, HEAD, Force.MUST_NOT, at_least(LATE, 100), clause="5")
        text = said(evolve(ROOM_RULES, rules=(*ROOM_RULES.rules, ban)))
        assert "| charge a fee | section 5 \\[5\\]<br>section 5 \\[5\\] 9 | days late is 100 days |" in section(
            text, "Rules that contradict each other"
        )

    def test_a_repetition_and_an_idle_power(self) -> None:
        """What only says what another says, and a power where there is a duty."""
        again = rule("9", FINE, HEAD, Force.MUST, at_least(LATE, 100), clause="5")
        power = rule("9a", FINE, HEAD, Force.MAY, at_least(LATE, 50), clause="5")
        text = said(evolve(ROOM_RULES, rules=(*ROOM_RULES.rules, again, power)))
        assert section(text, "Rules that merely repeat another").endswith("| section 5 \\[5\\] 9 | section 5 \\[5\\] |")
        assert section(text, "Powers that never decide anything").endswith("| section 5 \\[5\\] 9a |")

    def test_the_readings(self) -> None:
        """Those that are not the defaults are said first, an unresolved one as such."""
        lines = list(analysis_lead(analyse(ROOM_RULES.with_readings({"Q-5.from_when": None})), "en"))
        assert lines[-1].endswith("Readings: Q-5.from_when=?.")
