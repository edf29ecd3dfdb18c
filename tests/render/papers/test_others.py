"""Ratings, drafts, memo and findings."""

from datetime import date

from fzdigital.domain.rating import Stars
from fzdigital.domain.report import Reply
from fzdigital.render.papers.drafts import exit_decisions, rectification_notices
from fzdigital.render.papers.every import every_paper
from fzdigital.render.papers.findings import findings_list
from fzdigital.render.papers.memo import replenishment_memo
from fzdigital.render.papers.ratings import rating_results
from tests.render.told import cells, told
from tests.service.builders import (
    LATER,
    NOTICE,
    SEPTEMBER,
    accident,
    admitted,
    book,
    candidate,
    checked,
    exited,
    fault,
    filled,
    left,
    rated,
    reported,
    stand_by,
)
from tests.service.builders import (
    told as notified,
)


class TestRatings:
    """4(3): the stars of every round."""

    def test_a_column_a_round(self) -> None:
        """Every grade stands with its word; a firm not rated in a round has a dash, which is no grade."""
        given = (*candidate(1, 90), *candidate(2, 80), admitted(1), admitted(2), NOTICE)
        ratings = (rated(1, 1, SEPTEMBER, Stars.THREE), rated(1, 2, LATER, Stars.NONE), rated(2, 2, LATER, None))
        (page,) = rating_results(told(book(given, ratings))).pages
        assert page.grids[0].rows[0][3:] == ("3星级（优秀）", "无星级（较差）")
        assert page.grids[0].rows[1][3:] == ("—", "不明")

    def test_who_left_comes_last(self) -> None:
        """A firm that is no member any more is shown as such, after the members."""
        given = (*candidate(1, 90), *candidate(2, 80), admitted(1), admitted(2), NOTICE)
        ratings = (rated(1, 1, SEPTEMBER, Stars.ONE), rated(2, 1, SEPTEMBER, Stars.TWO))
        (page,) = rating_results(told(book(given, ratings, left((1,))))).pages
        assert cells(page, "在库") == ["是", "否"]

    def test_who_is_still_to_be_rated(self) -> None:
        """A member without a rating in the latest round is named below."""
        given = (
            *candidate(1, 90),
            *candidate(2, 80),
            admitted(1),
            admitted(2),
            NOTICE,
            rated(1, 1, SEPTEMBER, Stars.ONE),
        )
        (page,) = rating_results(told(book(given))).pages
        assert page.notes[-1] == "最近一轮尚未评级：服务商2。"

    def test_before_any_round(self) -> None:
        """Without a round the paper says that there is nothing."""
        (page,) = rating_results(told(book(), language="en")).pages
        assert page.notes == ("None.",)

    def test_three_rounds_are_printed_across(self) -> None:
        """A wide table is printed on wide paper."""
        given = (*candidate(1, 90), admitted(1), NOTICE)
        days = (SEPTEMBER, date(2024, 12, 10), LATER)
        ratings = tuple(rated(1, number, day, Stars.ONE) for number, day in enumerate(days, start=1))
        assert not rating_results(told(book(given, ratings[:2]))).pages[0].wide
        assert rating_results(told(book(given, ratings))).pages[0].wide


class TestDrafts:
    """5(1) to 5(4): a letter for each firm that is concerned for certain, and the reasons apart from it."""

    def test_an_exit_that_must_be(self) -> None:
        """The letter names the firm and the clause in substance, and leaves circumstances, date and seal blank."""
        given = told(book(candidate(1, 90), admitted(1), accident(1)), language="en")
        letter, reasons = exit_decisions(given).pages
        assert letter.lead[0].startswith("To: 服务商1 (")
        assert any("[5(3)b.1]" in line for line in letter.lead)
        assert letter.blanks == ("The circumstances: ", "Signature: ", "Date: ", "Authority (seal): ")
        assert "The clauses named require this." in reasons.lead
        assert any("[yes]" in line for line in reasons.lead)
        assert reasons.blanks == ()

    def test_what_is_for_the_file_is_not_in_the_letter(self) -> None:
        """A letter to a firm that was reported holds no case number and no word of how the report was made."""
        report = reported(1, date(2024, 11, 4), number="密字5", accepted_on=date(2024, 11, 6),
                          verified_on=date(2024, 11, 8), reply=Reply.NOT_AS_REQUIRED,
                          reply_on=date(2024, 12, 9))  # fmt: skip
        letter, reasons = exit_decisions(told(book(candidate(1, 90), admitted(1), report))).pages
        assert "密字5" in repr(reasons)
        assert [word for word in ("密字5", "实名", "佐证", "[是]") if word in repr(letter)] == []

    def test_rectification_that_may_be_demanded(self) -> None:
        """A power is a draft too; the file says that its holder decides and what is left to the holder."""
        letter, reasons = rectification_notices(told(book(candidate(1, 90), admitted(1), fault(1)))).pages
        assert "依所列条款可以办理，是否办理由权力人决定。" in reasons.lead
        assert "裁量：视情节轻重。" in reasons.lead
        assert "整改期限：" in letter.blanks

    def test_rectification_that_must_be_demanded(self) -> None:
        """A missed update makes it a duty."""
        given = (*candidate(1, 90), admitted(1), notified(1, date(2024, 10, 8), date(2024, 10, 31)))
        _, reasons = rectification_notices(told(book(given))).pages
        assert "依所列条款应当办理。" in reasons.lead

    def test_what_is_open_is_no_draft(self) -> None:
        """A firm whose exit hangs on an unknown fact gets no letter."""
        (page,) = exit_decisions(told(book(candidate(1, 90), admitted(1), accident(1, during=None)))).pages
        assert page.notes == ("无。",)


class TestMemo:
    """5(5): the range of choice."""

    def test_below_the_floor(self) -> None:
        """With 26 members the memo says how many may be added, by which clause, and who might be promoted."""
        given = (*filled(), NOTICE, *left(range(1, 7)), *stand_by(range(101, 121)), checked(101, LATER))
        (page,) = replenishment_memo(told(book(given), on=LATER)).pages
        assert any("在库26家，可补充0至6家。" in line for line in page.lead)
        assert any(line.startswith("可以：") and "5(5)b" in line for line in page.lead)
        assert cells(page, "空缺")[0] == 6
        assert len(page.grids[1].rows) == 20
        assert "可以" in cells(page, "递补", grid=1)

    def test_at_the_floor(self) -> None:
        """With 27 members there is no power, and the memo says that."""
        (page,) = replenishment_memo(told(book(filled(27), NOTICE))).pages
        assert any("在库27家，当日没有补充的权力。" in line for line in page.lead)
        assert len(page.grids) == 1
        assert page.notes == ()
        assert not any("递补" in blank for blank in page.blanks)

    def test_what_a_promotion_hangs_on(self) -> None:
        """For a candidate never looked up on the dishonesty list the question stands in the last column."""
        given = (*filled(), NOTICE, *left(range(1, 7)), *stand_by((101,)))
        (page,) = replenishment_memo(told(book(given))).pages
        assert "失信名单" in str(cells(page, "依据或待明确", grid=1)[0])

    def test_an_open_power_is_asked_about(self) -> None:
        """Where the reading of the floor is left open at 27, the memo says what would settle it."""
        given = (*filled(), NOTICE, *left(range(1, 6)), *stand_by((101,)))
        (page,) = replenishment_memo(told(book(given), OP_26_floor=None)).pages
        assert any("OP-26.floor" in line for line in page.lead)
        assert any("是否有权补充尚待明确，如有权，至多补充5家" in line for line in page.lead)
        assert not any("递补" in blank for blank in page.blanks)


class TestFindings:
    """What was done otherwise than the Measures allow."""

    def test_each_with_entry_clause_and_a_blank(self) -> None:
        """A finding names the entry and the clause and leaves room for what is to be done."""
        (page,) = findings_list(told(book(candidate(1, 90), admitted(1), exited(1)))).pages
        row = next(row for row in page.grids[0].rows if row[3] == "服务商1")
        assert row[4] != ""
        assert row[-1] == ""

    def test_without_findings(self) -> None:
        """An untouched register gives none but says so."""
        (page,) = findings_list(told(book(), on=date(2024, 4, 1))).pages
        assert page.grids == ()
        assert page.notes == ("无。",)


class TestEvery:
    """All papers of a day."""

    def test_all_are_always_there(self) -> None:
        """An empty casebook gives the same eight papers, so that none of an earlier day remains."""
        papers = every_paper(told(book()))
        assert [paper.name for paper in papers] == [
            "评分汇总表", "遴选推算稿", "名单", "评级结果", "整改通知草稿", "退出决定草稿", "补充备忘录", "核查发现",
        ]  # fmt: skip

    def test_only_the_lists_are_public(self) -> None:
        """Nothing else is meant to be published."""
        assert [paper.name for paper in every_paper(told(book())) if paper.public] == ["名单"]

    def test_a_day_outside_the_period_says_so_first(self) -> None:
        """Every page of every paper says that no clause has effect that day."""
        papers = every_paper(told(book(candidate(1, 90), admitted(1)), on=date(2026, 1, 1)))
        pages = [page for paper in papers for page in paper.pages]
        assert [page.name for page in pages if not any("不在办法有效期内" in line for line in page.lead)] == []
