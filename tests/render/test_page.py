"""``report.html``."""

from datetime import date
from html.parser import HTMLParser

import pytest

from fzdigital.render.html import document, outline, written
from fzdigital.render.page import report_html
from fzdigital.render.papers.every import every_paper
from fzdigital.service.casebook import Casebook, SettledReading
from fzdigital.text import Language
from tests.render.told import told
from tests.service.builders import LATER, accident, admitted, book, candidate, filled, left, stand_by


def page(casebook: Casebook, on: date = LATER, language: Language = "zh", **readings: str | None) -> str:
    """The page on a casebook."""
    given = told(casebook, on, language, **readings)
    return report_html(given, every_paper(given))


class Seen(HTMLParser):
    """What a browser would see: headings, links, ids, and everything that is fetched."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.headings: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.fetched: list[str] = []
        self._heading = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append(tag)
        self._heading = tag == "h2"
        for name, value in attrs:
            if name == "href":
                self.links.append(str(value))
            elif name == "id":
                self.ids.append(str(value))
            elif name in ("src", "data", "action", "srcset", "poster"):
                self.fetched.append(str(value))

    def handle_data(self, data: str) -> None:
        """Note a heading."""
        if self._heading:
            self.headings.append(data)
            self._heading = False


FULL = book(
    filled(), left(range(1, 7)), stand_by(range(101, 104)), candidate(200, 70, batch=2), accident(8, during=None)
)


class TestOrder:
    """What an official reads first."""

    def test_the_open_questions_come_first(self) -> None:
        """Nobody should sign over what is still open."""
        headings = Seen(page(FULL)).headings
        assert headings[:4] == ["待明确事项", "应当办理", "可以办理（由权力人决定）", "不得办理"]
        assert headings[-2:] == ["各项结论与理由", "所用口径与版本"]

    def test_the_contents_list_leads_to_every_section(self) -> None:
        """Every section has its link, and every link its section."""
        seen = Seen(page(FULL))
        assert seen.links == [f"#{one}" for one in seen.ids]
        assert len(seen.ids) == len(seen.headings)

    def test_the_period_is_said_before_the_contents(self) -> None:
        """On a day outside the period that is the first thing said."""
        text = page(FULL, date(2026, 1, 1))
        assert text.index("不在办法有效期内") < text.index("<nav>")

    def test_the_period_is_said_once(self) -> None:
        """The papers within the page do not repeat what the page says once."""
        assert page(FULL).count("在办法有效期内") == 1


class TestReasons:
    """Every decision can be unfolded."""

    def test_each_act_of_each_subject(self) -> None:
        """A firm that must go unfolds into its exit, and that into the clause and what made it apply."""
        text = page(book(candidate(1, 90), admitted(1), accident(1)))
        folded = text.split("<summary><b>服务商1</b>")[1]
        exit_act = folded.split("<summary>使其退出服务资源库：应当</summary>")[1].split("</details>")[0]
        assert "[5(3)b.1]" in exit_act
        assert "[是]" in exit_act

    def test_an_open_act_shows_what_would_settle_it(self) -> None:
        """The unknown fact is asked for at the beginning."""
        text = page(FULL)
        assert text.index("服务期间") < text.index("应当办理</h2>")

    def test_an_outline_is_nested(self) -> None:
        """Two blanks a step become one list within another."""
        root, body = document("题", "zh")
        outline(body, ["- a", "  - b", "    - c", "- d"])
        nested = "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>"
        assert nested in written(root)

    def test_an_outline_that_begins_deeper(self) -> None:
        """A line without a line above it is kept."""
        root, body = document("题", "zh")
        outline(body, ["  - b"])
        assert "<li>b</li>" in written(root)


class TestReadings:
    """The readings in use."""

    def test_who_settled_what(self) -> None:
        """A settled reading names its authority, one asked for is marked, the rest are defaults."""
        settled = SettledReading("OP-26.floor", "strict", "示例工信局", date(2024, 7, 1))
        text = page(book(candidate(1, 90), readings=(settled,)), OP_11_tie="admit_none", OP_28_order=None)
        assert "示例工信局确定" in text
        assert text.count("<td>本次选用</td>") == 2
        assert "<td>未定</td>" in text
        assert "<td>默认</td>" in text

    @pytest.mark.parametrize(("language", "source"), [("zh", "默认"), ("en", "default")])
    def test_in_either_language(self, language: Language, source: str) -> None:
        """The page speaks the language asked for."""
        text = page(book(candidate(1, 90), admitted(1)), language=language)
        assert f"<td>{source}</td>" in text
        assert f'lang="{"zh-CN" if language == "zh" else "en"}"' in text


class TestSelfContained:
    """Nothing leaves the page."""

    def test_nothing_is_fetched_and_nothing_runs(self) -> None:
        """There is no script, no frame, no picture, no style sheet elsewhere, and a policy that forbids them."""
        text = page(FULL)
        seen = Seen(text)
        assert seen.fetched == []
        assert {"script", "iframe", "img", "link", "object", "embed"} & {*seen.tags} == set()
        assert "url(" not in text
        assert "@import" not in text
        assert "default-src 'none'" in text

    def test_a_name_is_never_markup(self) -> None:
        """What the casebook holds is shown as it stands."""
        hostile = "<script>alert(1)</script>"
        settled = SettledReading("OP-26.floor", "strict", hostile, date(2024, 7, 1))
        text = page(book(candidate(1, 90), readings=(settled,)))
        assert hostile not in text
        assert "&lt;script&gt;" in text

    def test_equal_assessments_are_equal_pages(self) -> None:
        """The same question gives the same bytes."""
        assert page(FULL) == page(FULL)
