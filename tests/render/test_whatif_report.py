"""The report on many futures is one page that says everything that was assumed and fetches nothing."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from typing import Any

import pytest
from attrs import evolve

import fzdigital
from fzdigital.policy.facts.firm import LISTED
from fzdigital.policy.measures import MEASURES
from fzdigital.render.charts.drawing import Drawing
from fzdigital.render.fonts import chinese_font
from fzdigital.render.paper import Grid
from fzdigital.render.whatif_report import whatif_html
from fzdigital.render.whatif_tables import changes, combinations, estimated, shares
from fzdigital.render.whatif_words import behaviour_rows, change_rows, probability_text, spread_text
from fzdigital.rules.amendment import Amendment
from fzdigital.rules.build import holds
from fzdigital.rules.rule import Force
from fzdigital.text import Language, Text
from fzdigital.whatif.behaviour import Behaviour, Now, Refilling, Stateless, Told
from fzdigital.whatif.cohort import Firm
from fzdigital.whatif.conduct import Reports, Serving, Updating
from fzdigital.whatif.draws import Chance
from fzdigital.whatif.elements import Events, Ratings
from fzdigital.whatif.plan import Answers, Discretion, Origin, Spread
from fzdigital.whatif.quality import Fitted, Logistic, Probit
from fzdigital.whatif.result import Estimate
from tests.whatif.futures import amended, exit_rule
from tests.whatif.plans import BEHAVIOUR, LASTING, PLAN, answers, plain_answers

FONT = chinese_font()
CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]")


@cache
def report(language: Language = "zh") -> str:
    """The page of the plan."""
    return whatif_html(answers(), Drawing(FONT, language))


class Page(HTMLParser):
    """What a page holds: its attributes, its ids, its words.

    Args:
        text: the page.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.attributes: list[tuple[str, str]] = []
        self.tags: list[str] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take down a tag."""
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        """Take down words, but for those of style sheets."""
        if self.tags[-1:] != ["style"]:
            self.words.append(data)


class TestSelfContained:
    """Nothing leaves the page."""

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_it_names_no_address(self, language: Language) -> None:
        """No address of another place is in it, loaded or not."""
        assert re.findall(r"https?:|[\"'(]//", report(language)) == []

    def test_it_loads_nothing(self) -> None:
        """No element has a source; every reference stays within the page; a style sheet loads data only."""
        text = report()
        page = Page(text)
        assert [value for name, value in page.attributes if name == "src"] == []
        assert [value for name, value in page.attributes if name == "href" and not value.startswith("#")] == []
        assert set(re.findall(r"url\((.)", text)) <= {"d", "#"}
        assert not {"script", "link", "iframe", "object", "img", "image", "metadata"}.intersection(page.tags)

    def test_the_policy_forbids_it_too(self) -> None:
        """A browser is told to fetch nothing."""
        policies = [value for name, value in Page(report()).attributes if "default-src" in value]
        assert policies == ["default-src 'none'; style-src 'unsafe-inline'; font-src data:"]

    def test_references_lead_somewhere(self) -> None:
        """No two elements have one name, and what is referred to is there."""
        text = report()
        page = Page(text)
        names = [value for name, value in page.attributes if name == "id"]
        assert len(names) == len(set(names))
        used = {value[1:] for name, value in page.attributes if name == "href"} | set(
            re.findall(r"url\(#([^)]*)", text)
        )
        assert used <= set(names)

    def test_the_same_answers_the_same_bytes(self) -> None:
        """No clock and no order gets in."""
        assert report() == whatif_html(answers(), Drawing(FONT, "zh"))

    def test_it_is_small(self) -> None:
        """Font and five charts together."""
        assert len(report().encode()) < 300_000


class TestSaid:
    """What the page says."""

    def test_everything_that_was_assumed(self) -> None:
        """Cohort, rounds, scenarios, seed, probabilities, versions, readings, hashes."""
        text = " ".join(Page(report("en")).words)
        for wanted in (
            "made-up firms: 32 in the library, 12 in reserve.", "4 rounds (2025-06-01 to 2026-03-01)",
            "200 scenarios, seed 1",
            "a rating has no star", "25 %", "90 %", "closing day written for the period of validity [expires_on]",
            "2028-12-31", "OP-26.floor", "strict",
            f"fzdigital {fzdigital.__version__}", "from 20 % to 100 %",
            "up to 27 or 32 firms", "OP-26.floor=strict/inclusive",
        ):  # fmt: skip
            assert wanted in text, wanted

    def test_from_when_on_a_version_has_no_effect(self) -> None:
        """It is said before anything else is."""
        text = report("en")
        said = '"as enacted" has no effect from round 4 (2026-03-01) on unless amended'
        assert text.index(said) < text.index("<section")

    def test_means_and_differences(self) -> None:
        """Each with its interval."""
        page = Page(report())
        assert estimated(answers().result.mean("size", 1)) in page.words
        assert estimated(answers().result.difference("exits", 2), "+") in page.words

    def test_english_holds_no_chinese(self) -> None:
        """But for nothing."""
        assert CHINESE.findall(" ".join(Page(report("en")).words)) == []

    def test_what_was_not_asked_is_not_there(self) -> None:
        """One version and nothing tried: no differences, two charts."""
        page = Page(whatif_html(plain_answers(), Drawing(FONT, "zh")))
        sections = [value for name, value in page.attributes if name == "id" and "-" not in value]
        assert sections == ["means", "size", "exits", "assumptions", "versions", "rounds", "readings", "hashes"]

    def test_documents_are_named_by_their_hash(self) -> None:
        """So that a reader can tell what it was made of."""
        named = evolve(PLAN, origins=(Origin(Text("推演文件", "the study"), "abc123"),))
        page = Page(whatif_html(evolve(answers(), plan=named), Drawing(FONT, "zh")))
        assert "sha256 abc123" in page.words

    def test_an_axis_that_only_one_version_has(self) -> None:
        """The others have no reading of it."""
        axis = evolve(MEASURES.axis("OP-26.floor"), id="OP-99.new", inert=Text("试", "a trial"))
        regulation = MEASURES.amend(Amendment("more", Text("试", "a trial"), axes=(axis,)))
        versions = (PLAN.versions[0], evolve(PLAN.versions[1], regulation=regulation), PLAN.versions[2])
        page = Page(whatif_html(evolve(answers(), plan=evolve(PLAN, versions=versions)), Drawing(FONT, "en")))
        place = page.words.index("OP-99.new")
        assert page.words[place + 2 : place + 5] == ["—", "strict", "—"]


class TestNotAsked:
    """Tables of what was not asked."""

    @pytest.mark.parametrize("rows", [combinations, changes, shares])
    def test_there_is_none(self, rows: Callable[[Answers, Language], Iterator[Grid]]) -> None:
        """No table stands for nothing."""
        assert list(rows(plain_answers(), "zh")) == []


class TestNumbers:
    """How numbers are written."""

    def test_nought_has_no_minus(self) -> None:
        """Whichever side it was rounded from."""
        assert estimated(Estimate(-0.001, 0.0, 10), "+") == "+0.00 [+0.00, +0.00]"

    @pytest.mark.parametrize(
        ("probability", "text"),
        [
            (0.25, "25 %"),
            (1, "100 %"),
            (Probit(0.5, 2), "by the firm's quality: normal error, bar 0.5, spread 2"),
            (Logistic(0.5), "by the firm's quality: logistic error, bar 0.5, scale 1"),
            (
                Fitted((("A", 0.1), ("B", 0.3)), 0.2),
                "fitted from the ratings of 2 firms: 10.0 % to 30.0 %; without ratings 20.0 %",
            ),
            (Fitted((), 0.2), "fitted from the ratings of 0 firms: 20.0 % to 20.0 %; without ratings 20.0 %"),
        ],
    )
    def test_probabilities(self, probability: float | Callable[[Firm, int], float], text: str) -> None:
        """A number as a percentage, a model with its numbers."""
        assert probability_text(probability).en == text

    def test_an_analyst_s_own_function(self) -> None:
        """It is called by its name."""

        def by_round(firm: Firm, number: int) -> float:
            return 0.1 * number

        assert probability_text(by_round).en == "a function of firm and round: by_round"


class Strike(Stateless):
    """An element of an analyst's own."""

    chances = (Chance("strike", 0.125),)

    def tell(self, now: Now[Any]) -> Told[Any]:
        """Nothing."""
        return Told({})


class TestBehaviour:
    """What is taken for granted."""

    def test_every_field_of_every_element_has_words(self) -> None:
        """No probability is left unsaid."""
        elements = (Ratings(0.1), Updating(), Serving(), Reports(), Events())
        rows = list(behaviour_rows(Behaviour(elements)))
        assert len(rows) == 1 + 5 + 4 + 5 + 5 + 5
        assert len({what for what, _ in rows}) == len(rows)

    def test_an_analyst_s_own_element(self) -> None:
        """By its name, with what it draws."""
        rows = list(behaviour_rows(Behaviour((Strike(),))))  # type: ignore[arg-type]
        assert (Text("Strike: strike", "Strike: strike"), Text("12.5%", "12.5 %")) in rows

    def test_how_the_library_is_refilled(self) -> None:
        """Levels are said where there are some."""
        rows = dict(behaviour_rows(Behaviour((), refilling=Refilling(below=25, upto=30))))
        said = [text.en for text in rows.values()]
        assert "where fewer than 25 are in it" in said
        assert "30 firms, at most the planned total" in said

    def test_a_spread_of_the_probability_alone(self) -> None:
        """Without levels and readings there is less to say."""
        spread = Spread("size", Discretion(BEHAVIOUR, (0.5, 1)), (), 7)
        assert spread_text(spread) == (
            "7个样本；补充的概率在50%至100%之间；口径：不变。",
            "7 samples; the power to refill is used with a probability from 50 % to 100 %; readings: as they are.",
        )


class TestChanges:
    """What a version changes."""

    def test_parameters_and_readings(self) -> None:
        """How they were and how they are; an axis may be left unresolved."""
        version = LASTING.amend(total=30).with_readings({"OP-26.floor": None})
        assert [(what.en.split("[")[1], was.en, now.en) for what, was, now in change_rows(MEASURES, version)] == [
            ("total]", "32", "30"),
            ("expires_on]", "2025-12-31", "2028-12-31"),
            ("OP-26.floor]", "strict", "unresolved"),
        ]

    def test_rules(self) -> None:
        """Added, replaced, repealed."""
        base = amended()
        new = exit_rule("new", Force.MUST, holds(LISTED))
        other = evolve(next(one for one in base.rules if one.id == "5(4)"), when=holds(LISTED))
        version = amended(add=[new], replace=[other], repeal=["5(1)d"])
        assert [(what.en, was.en, now.en) for what, was, now in change_rows(base, version)] == [
            ("rule [5(1)d]", "a rule", "no rule"),
            ("rule [5(4)]", "a rule", "replaced"),
            ("rule [new]", "no rule", "a rule"),
        ]

    def test_what_is_new(self) -> None:
        """A parameter or axis that the enacted text has not."""
        axis = evolve(MEASURES.axis("OP-26.floor"), id="OP-99.new", inert=Text("试", "a trial"))
        number = evolve(MEASURES.parameters[1], name="new_total", value=5)
        version = MEASURES.amend(Amendment("more", Text("试", "a trial"), axes=(axis,), new_parameters=(number,)))
        assert [(was.en, now.en) for _, was, now in change_rows(MEASURES, version)] == [("—", "5"), ("—", "strict")]
