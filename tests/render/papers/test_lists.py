"""推荐名单, 入库名单, 后备名单."""

from datetime import date

from attrs import evolve

from fzdigital.policy.measures import MEASURES
from fzdigital.render.papers.lists import lists
from fzdigital.render.papers.told import Told
from fzdigital.service.assess import assess
from fzdigital.service.casebook import SettledReading
from fzdigital.service.history import History
from tests.render.told import cells, told
from tests.service.builders import (
    COTTON,
    LATER,
    LISTED_ON,
    admitted,
    book,
    candidate,
    exited,
    promoted,
    recommended,
    reported,
    reserved,
)
from tests.strategies.nouns import code_of


class TestRecommended:
    """3/recommend: what the panel put on its list, as recorded."""

    def test_without_a_recorded_list_there_is_none(self) -> None:
        """What the scores come to is no list, however clear it is."""
        assert [page.name for page in lists(told(book(candidate(1, 80)))).pages] == ["入库名单", "后备名单"]

    def test_the_recorded_list(self) -> None:
        """Once the panel's list is recorded it is shown, whatever the scores say."""
        page = lists(told(book(candidate(1, 80), candidate(2, 90), recommended(1)))).pages[0]
        assert page.title == "第1批推荐名单"
        assert cells(page, "企业名称") == ["服务商1"]

    def test_a_later_list_is_not_yet_one(self) -> None:
        """On a day before the list there is none."""
        paper = lists(told(book(candidate(1, 80), recommended(1, on=LATER)), on=LISTED_ON))
        assert "第1批推荐名单" not in [page.name for page in paper.pages]

    def test_firms_are_counted_and_not_rows(self) -> None:
        """A firm on the list in two sectors is one firm."""
        given = (*candidate(1, 80), *candidate(1, 80, industry=COTTON), recommended(1), recommended(1, COTTON))
        page = lists(told(book(given))).pages[0]
        assert page.lead[-1] == "共2项，1家。"


class TestStanding:
    """Who is in the library and in the reserve."""

    def test_the_library_by_sector_with_the_way_in(self) -> None:
        """Members stand by sector; how and when each came in is said; who left is not there."""
        given = (
            *candidate(1, 90, industry=COTTON), *candidate(2, 90), *candidate(3, 80), *candidate(4, 70),
            admitted(1, COTTON), admitted(2), admitted(4), exited(4), reserved(3), promoted(3),
        )  # fmt: skip
        page = lists(told(book(given))).pages[-2]
        assert cells(page, "企业名称") == ["服务商2", "服务商3", "服务商1"]
        assert cells(page, "方式") == ["入库", "递补", "入库"]
        assert cells(page, "批次") == [1, "—", 1]
        assert cells(page, "入库日期") == ["2024-06-03", "2025-03-03", "2024-06-03"]

    def test_the_reserve_in_order(self) -> None:
        """The reserve stands in order of entry."""
        page = lists(told(book(candidate(1, 90), candidate(2, 80), reserved(2), reserved(1)))).pages[-1]
        assert set(cells(page, "企业名称")) == {"服务商1", "服务商2"}
        assert cells(page, "服务商类型") == ["专业服务商", "专业服务商"]

    def test_a_firm_that_never_applied_has_its_code_for_a_name(self) -> None:
        """What the casebook does not say is left blank."""
        page = lists(told(book(admitted(7)))).pages[-2]
        assert cells(page, "企业名称") == [code_of(7)]
        assert cells(page, "服务商类型") == [""]


class TestPublic:
    """What must not be published."""

    def test_no_score_no_expert_no_report(self) -> None:
        """Nothing on the lists tells who marked, how, or that a firm was reported."""
        given = (*candidate(1, "87.25"), recommended(1), admitted(1), reported(1, LATER, number="密字第5号"))
        paper = lists(told(book(given), language="zh"))
        assert paper.public
        assert [secret for secret in ("87.25", "专家1", "密字", "举报") if secret in repr(paper)] == []

    def test_the_name_of_another_application_does_not_matter(self) -> None:
        """The kind is that of the firm's own application."""
        other = evolve(candidate(1, 90)[0], batch=2)
        page = lists(told(book(candidate(1, 90), other, admitted(1)))).pages[-2]
        assert cells(page, "服务商类型") == ["专业服务商"]

    def test_the_day_of_knowledge_is_said(self) -> None:
        """A list as known on an earlier day says so; who settled a reading is not said."""
        reading = SettledReading("OP-26.floor", "inclusive", "某局", date(2024, 7, 1))
        casebook = book(candidate(1, 90), admitted(1), readings=(reading,))
        assessment = assess(MEASURES, casebook, LATER, LATER)
        lead = lists(Told(assessment, History(casebook, LATER), "zh")).pages[0].lead
        assert lead[1].startswith(f"按{LATER}已登记的情况")
        assert lead[2] == "所用口径：OP-26.floor=inclusive。"

    def test_outside_the_period_nothing_is_to_be_published_or_sealed(self) -> None:
        """After the last day the lists are for information: they say so, and have no blanks."""
        paper = lists(told(book(candidate(1, 90), admitted(1)), on=date(2026, 1, 1)))
        assert not paper.public
        assert {page.blanks for page in paper.pages} == {()}
        assert all("不在有效期内" in page.title for page in paper.pages)
