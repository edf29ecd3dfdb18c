"""``report.md``."""

from datetime import date

import pytest

from fzdigital.domain.industry import Industry
from fzdigital.domain.rating import Stars
from fzdigital.render.report import escaped
from fzdigital.service.casebook import SettledReading
from tests.render.answers import report, section
from tests.service.builders import (
    LAST,
    LATER,
    NOTICE,
    SEPTEMBER,
    accident,
    admitted,
    applied,
    book,
    candidate,
    checked,
    exited,
    filled,
    left,
    rated,
    reported,
    reserved,
    stand_by,
)
from tests.strategies.nouns import code_of


class TestOrder:
    """What an official reads first."""

    def test_the_sections(self) -> None:
        """The period, then duties, powers, questions, bans, findings, and the lists and reasons after them."""
        titles = [line[3:] for line in report(book()).splitlines() if line.startswith("## ")]
        assert titles == [
            "What must be done",
            "What may be done, as its holder decides",
            "Open questions",
            "What must not be done",
            "Findings",
            "The lists",
            "Selection",
            "Ratings",
            "Replenishment",
            "Reasons for exit",
            "Readings and versions",
        ]

    def test_the_period_comes_before_all_sections(self) -> None:
        """A day outside is said to be outside before anything else."""
        head = report(book(), date(2026, 1, 1)).split("\n## ")[0]
        assert "2026-01-01 lies outside the period in force" in head

    def test_an_empty_casebook(self) -> None:
        """Where nothing happened, sections say none."""
        text = report(book())
        for title in (
            "What may be done, as its holder decides",
            "Findings",
            "Reasons for exit",
            "What must not be done",
        ):
            assert section(text, title) == "None."
        assert "the day from which the first rating is counted is not known" in section(text, "Ratings")
        assert section(text, "The lists").endswith("Reserve, in order of entry: —")


class TestActs:
    """Duties and powers."""

    def test_a_duty_names_its_firms(self) -> None:
        """The act, its holder and clause in one line, the firms below."""
        text = section(report(book(filled(), accident(1), accident(2)), language="zh"), "应当办理")
        assert (
            "- **使其退出服务资源库（福州市工信局）；五、（三）后段（重大安全事故） [5(3)b.1]**\n  - 服务商1、服务商2"
            in text
        )

    def test_an_open_act_asks(self) -> None:
        """What would settle it stands below."""
        text = section(report(book(filled(), accident(1, during=None))), "Open questions")
        assert "  - 服务商1\n  - it may come out as: must / no ground\n" in text

    def test_the_reasons_for_an_exit(self) -> None:
        """Each firm that must or may have to go has its reasons."""
        text = section(report(book(filled(), accident(1), accident(2, during=None))), "Reasons for exit")
        assert "### 服务商1\n\n- Section 5(3), second limb (accident) [5(3)b.1] (2025-03-03): yes" in text
        assert "### 服务商2\n\n- Section 5(3), second limb (accident) [5(3)b.1] (2025-03-03): unknown" in text
        assert "服务商3" not in text


class TestLists:
    """Members, rankings, ratings, the refill."""

    def test_members_and_reserve(self) -> None:
        """Members with sector and day, the reserve in order."""
        text = section(report(book(filled(2), stand_by((101, 102)))), "The lists")
        assert "2 firms in the library, 2 in reserve, 0 have left." in text
        assert f"| 服务商1 | {code_of(1)} | {Industry.KNIT.text.en} | 2024-06-03 |" in text
        assert text.endswith("Reserve, in order of entry: 服务商101, 服务商102")

    def test_findings_name_clause_and_entry(self) -> None:
        """A finding shows its kind, subject, entry and clause."""
        text = section(report(book(filled(1), exited(1))), "Findings")
        assert "**nonconforming** 服务商1 (e" in text

    def test_ratings(self) -> None:
        """The windows of the first rating, the safest day, the rounds, and who is still to be rated."""
        text = section(report(book(filled(2), NOTICE, rated(1, 1, SEPTEMBER, Stars.TWO)), language="zh"), "评星评级")
        assert "- 第一次评级的时段（OP-16.window=calendar_after）：2024-09-01至2024-09-30" in text
        assert "- 最稳妥的日期：" in text
        assert "- 第1轮：2024-09-10" in text
        assert "- 最近一轮尚未评级：服务商2" in text

    def test_windows_counted_from_several_days(self) -> None:
        """OP-16.base unresolved: every month that is possible, each once."""
        text = section(report(book(filled(2), NOTICE), OP_16_base=None), "Ratings")
        assert text.count("OP-16.window=calendar_after): 2024-09-01 to 2024-09-30") == 1
        assert text.count("OP-16.window=anniversary_day)") == 3

    def test_no_power_to_refill(self) -> None:
        """Above the floor nothing may be added."""
        assert section(report(book(filled())), "Replenishment") == "32 firms; no power to refill on this day."

    def test_a_power_to_refill(self) -> None:
        """Below it, how many may be added, and each reserve firm with what holds for it."""
        happened = (filled(), stand_by((101,)), left(range(1, 7)), checked(101, LATER))
        text = section(report(book(*happened)), "Replenishment")
        assert text == f"26 firms; 0 to 6 may be added.\n- 服务商101 ({Industry.KNIT.text.en}): may"

    def test_readings_and_versions(self) -> None:
        """Every reading in use, marked where the office settled it or the question asked for it."""
        settled = SettledReading("OP-26.floor", "strict", "市_局", date(2024, 7, 1))
        text = report(book(readings=(settled,)), OP_02_last_day=None, OP_16_window="rolling_third")
        last = section(text, "Readings and versions")
        assert "- OP-26.floor=strict (settled): " in last
        assert "- OP-02.last_day=unresolved (asked for): " in last
        assert "- OP-16.window=rolling_third (asked for): " in last
        assert "- OP-01.commencement=document_date: " in last
        assert "Reading settled: OP-26.floor=strict (市\\_局, 2024-07-01)." in text


class TestMarks:
    """What a casebook says is never taken for the report's own marks."""

    @pytest.mark.parametrize("mark", "\\`*_|<>[]")
    def test_each_is_escaped(self, mark: str) -> None:
        """Every mark of the format stands behind a backslash."""
        assert escaped(f"a{mark}b") == f"a\\{mark}b"

    def test_a_case_number(self) -> None:
        """The number of a report is written literally, in questions and in reasons."""
        text = report(book(filled(1), reported(1, LATER, number="A|B", verification=None)))
        assert "(A\\|B)" in section(text, "Open questions")
        assert "(A\\|B)" in section(text, "Reasons for exit")
        assert "A|B" not in text

    def test_no_expert_is_named(self) -> None:
        """Rankings show final scores and nobody's marks."""
        text = report(book(candidate(1, 90, 80, 70)), language="zh")
        assert "| 1 | 服务商1 | 80.00 | 入围 |" in text
        assert "专家1" not in text


class TestSelection:
    """Rankings in words."""

    def test_every_place_has_a_word(self) -> None:
        """Within, tied, beyond, vetoed, not reviewed, doubtful."""
        happened = (
            *(candidate(firm, 95) for firm in range(1, 6)),
            candidate(6, 80, industry=Industry.COTTON),
            *(candidate(firm, 90, industry=Industry.AUTO) for firm in range(11, 16)),
            *(candidate(firm, 85, industry=Industry.AUTO) for firm in (16, 17)),
            candidate(18, 70, industry=Industry.AUTO),
            candidate(19, 99, industry=Industry.AUTO, listed=True),
            applied(20, Industry.AUTO),
            candidate(21, 60, industry=Industry.ELEC, listed=None),
        )
        text = section(report(book(*happened), on=date(2024, 5, 30)), "Selection")
        for line in (
            "| 1 | 服务商1 | 95.00 | within the places |",
            "| 6 | 服务商16 | 85.00 | tied at the cut |",
            "| 8 | 服务商18 | 70.00 | beyond the places |",
            "| — | 服务商19 | 99.00 | vetoed |",
            "| — | 服务商20 | — | not reviewed |",
            "| 1 | 服务商21 | 60.00 | within the places (listing unknown) |",
            "Tied at the cut, undetermined: 服务商16, 服务商17",
            "Proposed for the reserve: ",
        ):
            assert line in text

    def test_a_missing_score_says_why(self) -> None:
        """Without a final score, the reason stands in the table, with the places that are possible all the same."""
        text = section(report(book(candidate(1, 90, None, 80)), on=date(2024, 5, 30)), "Selection")
        assert "| 1 | 服务商1 | — | within the places (an expert's score is missing or unknown) |" in text

    def test_a_firm_within_two_sectors(self) -> None:
        """It is named: somebody must say which place it takes."""
        happened = (candidate(1, 90), candidate(1, 90, industry=Industry.AUTO))
        text = section(report(book(*happened), on=date(2024, 5, 30)), "Selection")
        assert "Within the places of two sectors: 服务商1" in text

    def test_a_firm_with_its_place_elsewhere(self) -> None:
        """In the sector whose place it does not take it is said to have one in another."""
        happened = (candidate(1, 90), candidate(1, 90, industry=Industry.AUTO), admitted(1))
        text = section(report(book(*happened), language="zh"), "遴选")
        assert "| — | 服务商1 | 90.00 | 已在另一行业占名额 |" in text


def test_it_ends_with_one_line_end() -> None:
    """The file ends as text files do."""
    text = report(book(admitted(1), reserved(2)), LAST)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
